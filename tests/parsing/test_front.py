"""The title block: the title among date, issuing body, subtitle and speaker; none where there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.model import Report

TEXT = "今年以来，全市公安机关忠实履行职责，各项工作取得新的进展和成效。"


def test_lines_of_the_page_are_kept_apart_and_what_they_tell_is_not_lost(
    understood: Callable[[str], Report],
) -> None:
    lines = [
        "某县审计局2023年工作总结",
        "来源：清源日报",
        "时间：2024-01-08",
        "张某某在会上作报告。本报记者 李某 王某摄",
    ]
    report = understood(
        "\n".join(
            [*lines, TEXT, "一、打击犯罪", TEXT, "相关报道：", "下载全文(PDF)　　覆检日期：2024年3月1日"]
        )
    )
    assert report.byline == ()
    assert [piece.text for piece in report.furniture][:4] == [*lines[1:], "相关报道："]
    assert report.date is not None
    assert report.date.text.text == "2024-01-08"
    assert report.sections[-1].paragraphs[-1].text.text == TEXT


def test_the_day_of_an_occasion_goes_before_the_minute_of_a_page(
    understood: Callable[[str], Report],
) -> None:
    lines = [
        "2024年清源县政府工作报告",
        "2024年02月10日07时41分",
        "清源日报",
        "2024年2月3日在清源县第九届人民代表大会第五次会议上",
    ]
    report = understood("\n".join([*lines, TEXT, "一、打击犯罪", TEXT]))
    assert [paragraph.text.text for paragraph in report.byline] == lines[3:]
    assert report.date is not None
    assert report.date.text.text == "2024年2月3日"


def test_the_day_of_a_page_is_the_reports_where_it_has_no_other(understood: Callable[[str], Report]) -> None:
    report = understood(
        "\n".join(["某署年报摘要", TEXT, "一、打击犯罪", TEXT, "下载全文(PDF)　　覆检日期：2024年9月30日"])
    )
    assert report.date is not None
    assert report.date.text.text == "2024年9月30日"
    assert len(report.furniture) == 1


@pytest.mark.parametrize(
    ("lines", "title", "byline"),
    [
        (["某市公安局", "2023年工作总结", "2024年1月8日"], "某市公安局2023年工作总结", 1),
        (["2023年工作总结", "来源：某市公安局", "发布日期：2024-01-08"], "2023年工作总结", 0),
        (["政府工作报告", "——2023年1月10日在某市人民代表大会上", "某市市长　王某", ""], "政府工作报告", 2),
        (["治安形势持续向好", "刑案下降一成"], "治安形势持续向好", 1),
        (["关于某市2022年国民经济和社会发展计划执行情况与2023年国民经济和社会发展计划草案的报告"],
         "关于某市2022年国民经济和社会发展计划执行情况与2023年国民经济和社会发展计划草案的报告", 0),
        (["某市公安局文件", "某公〔2016〕12号", "关于上半年工作情况的报告"], "关于上半年工作情况的报告", 0),
        (["臺北市政府警察局工作報告", "報告人：局長　林○○"], "臺北市政府警察局工作報告", 1),
        (["某县政府施政报告", "报告人：县长　王某", "中华民国113年11月"], "某县政府施政报告", 2),
        (["某省2024年国民经济和社会发展计划执行情况与2025年国民经济和", "社会发展计划草案的报告"],
         "某省2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告", 0),
        ([], None, 0),
    ],
)  # fmt: skip
def test_the_title_is_found_and_what_stands_around_it(
    understood: Callable[[str], Report], lines: list[str], title: str | None, byline: int
) -> None:
    report = understood("\n".join([*lines, TEXT, "一、打击犯罪", TEXT]))
    assert report.title_line == title
    assert len(report.byline) == byline
    assert [paragraph.text.text for paragraph in report.preamble] == [TEXT]
    assert [section.number for section in report.sections] == ["一"]


@pytest.mark.parametrize("mark", ["[1]", "①", "（注1）", "〔2〕", "¹"])
def test_the_mark_of_a_note_belongs_to_no_title_and_no_heading(
    understood: Callable[[str], Report], mark: str
) -> None:
    report = understood(f"某县2022年统计公报{mark}\n{TEXT}\n一、总体情况{mark}\n{TEXT}\n二、打击犯罪\n{TEXT}")
    assert report.title is not None
    assert report.title.text == "某县2022年统计公报"
    assert [piece.text for piece in report.furniture] == [mark]
    assert [section.heading and section.heading.text for section in report.sections] == [
        "总体情况",
        "打击犯罪",
    ]
    assert report.sections[0].mark is not None
    assert report.sections[0].mark.text == mark


def test_a_heading_right_above_the_first_number_is_no_part_of_the_title_block(
    understood: Callable[[str], Report],
) -> None:
    report = understood(f"某县工作报告\n2022年主要工作\n一、打击犯罪\n{TEXT}")
    assert [paragraph.text.text for paragraph in report.byline] == []
    assert report.sections[0].heading is not None
    assert report.sections[0].heading.text == "2022年主要工作"
    assert [below.number for below in report.sections[0].sections] == ["一"]


def test_a_line_that_says_the_title_again_heads_nothing(understood: Callable[[str], Report]) -> None:
    report = understood(f"某县法院2022年工作报告\n{TEXT}\n2022年工作报告\n{TEXT}{TEXT}")
    assert report.sections == ()
    assert len(report.preamble) == 3


def test_a_session_named_below_the_title_is_no_section_and_the_opening_says_what_is_covered(
    understood: Callable[[str], Report],
) -> None:
    report = understood(
        "某市政府環境保護局工作報告\n報告人：局長　陳○○\n某市議會第11屆第4次定期大會\n壹、前言\n"
        "主席、各位議員：欣逢貴會第11屆第4次定期大會開議，承邀列席報告，至感榮幸。謹將本局113年7月至12月重要工作執行情形報告如下。\n"
        "貳、空氣品質\n稽查200家次。\n"
    )
    assert [section.number for section in report.sections] == ["壹", "貳"]
    assert report.period is not None
    assert report.period.text.text == "113年7月至12月"
