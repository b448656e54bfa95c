"""What the look and the markup of a source say about a line counts beside its wording."""

from __future__ import annotations

from converter.model import PLAIN, Block, Document, Hint, Report, Source, SourceRow, Span
from converter.parsing import parse


def report(*blocks: tuple[str, Hint] | str) -> Report:
    """The report in these blocks, one a line."""
    made, start = [], 0
    for number, given in enumerate(blocks, start=1):
        text, hint = given if isinstance(given, tuple) else (given, PLAIN)
        made.append(Block(text, Span(start, start + len(text)), number, hint))
        start += len(text) + 1
    whole = "\n".join(block.text for block in made)
    return parse(Document(Source("report", "test", ""), whole, tuple(made)))


def tree(report: Report) -> list[tuple[int, str | None, str | None]]:
    return [(s.level, s.number, s.heading.text if s.heading else None) for s in report.walk()]


LONG = "今年以来，全市公安机关忠实履行职责，各项工作取得新的进展。"


def test_a_marked_heading_is_a_section_though_a_figure_stands_in_it() -> None:
    made = report(LONG, ("破获案件1360起", Hint(level=1)), LONG)
    assert tree(made) == [(1, None, "破获案件1360起")]


def test_marked_headings_without_numbers_nest_by_their_levels() -> None:
    made = report(
        LONG,
        ("2023年工作", Hint(level=1)),
        ("打击", Hint(level=2)),
        LONG,
        ("防控", Hint(level=2)),
        LONG,
        ("2024年计划", Hint(level=1)),
        LONG,
    )
    assert [level for level, _, _ in tree(made)] == [1, 2, 2, 1]


def test_a_numbered_section_after_a_marked_one_within_it_closes_it() -> None:
    made = report(("一、打击", Hint(level=1)), ("重点案件", Hint(level=3)), LONG, "二、防控", LONG)
    assert tree(made) == [(1, "一", "打击"), (2, None, "重点案件"), (1, "二", "防控")]


def test_what_the_source_sets_apart_leaves_the_section_before_it() -> None:
    blocks = ["一、打击", LONG, "二、防控", LONG, LONG, "此外，还圆满完成了大型活动安保任务。"]
    assert tree(report(*blocks)) == [(1, "一", "打击"), (1, "二", "防控")]
    made = report(*blocks[:4], (LONG, Hint(apart=True)), blocks[5])
    assert tree(made) == [(1, "一", "打击"), (1, "二", "防控"), (1, None, None)]
    assert len(made.sections[-1].paragraphs) == 2


def test_the_only_heading_of_the_highest_level_at_the_head_is_the_title() -> None:
    made = report(
        ("市公安局", Hint(level=1)), ("一、打击", Hint(level=2)), LONG, ("二、防控", Hint(level=2)), LONG
    )
    assert made.title is not None
    assert made.title.text == "市公安局"
    assert [level for level, _, _ in tree(made)] == [1, 1]


def test_a_heading_with_equals_is_no_title() -> None:
    made = report(("概述", Hint(level=1)), LONG, ("工作", Hint(level=1)), LONG)
    assert made.title is None
    assert len(made.sections) == 2


def test_a_run_in_heading_ends_where_the_bold_ends() -> None:
    text = "一、打击犯罪，全市上下联动，多警种合成，各地同步，成效明显 上半年抓获1329人。"
    made = report((text, Hint(bold=text.index(" "))), "二、防控。加强巡逻。", LONG)
    assert tree(made)[0] == (1, "一", "打击犯罪，全市上下联动，多警种合成，各地同步，成效明显")
    assert made.sections[0].paragraphs[0].text.text == "上半年抓获1329人。"


def test_bold_says_nothing_where_the_whole_text_is_bold() -> None:
    made = report(
        (LONG, Hint(bold=len(LONG))), ("全市破获案件1360起", Hint(bold=10)), (LONG, Hint(bold=len(LONG)))
    )
    assert tree(made) == []


def test_what_the_reader_knows_as_furniture_title_byline_and_note_goes_to_its_place() -> None:
    made = report(
        ("网站首页", Hint("furniture")),
        ("发布日期：2015-01-16", Hint("byline")),
        ("2014年度工作", Hint("title")),
        "一、打击",
        LONG,
        ("¹ 据年报。", Hint("note")),
    )
    assert [piece.text for piece in made.furniture] == ["网站首页"]
    assert [paragraph.text.text for paragraph in made.byline] == ["发布日期：2015-01-16"]
    assert made.title is not None
    assert made.title.text == "2014年度工作"
    assert made.sections[-1].heading is None
    assert made.sections[-1].paragraphs[0].text.text == "¹ 据年报。"


def test_a_row_of_a_table_is_a_paragraph_of_its_section_with_its_cells() -> None:
    row = SourceRow(1, 1, (Span(6, 10), Span(11, 14)))
    made = report("一、主要指标", ("一、案件\t560", Hint(row=row)), "二、下一步", LONG)
    assert tree(made) == [(1, "一", "主要指标"), (1, "二", "下一步")]
    paragraph = made.sections[0].paragraphs[0]
    assert (paragraph.text.text, paragraph.row) == ("一、案件\t560", row)


def test_the_only_marked_heading_above_numbered_ones_is_the_title() -> None:
    made = report(("治安管理情况", Hint(level=1)), LONG, "一、打击犯罪", LONG, "二、做好防控", LONG)
    assert made.title is not None
    assert made.title.text == "治安管理情况"
    assert tree(made) == [(1, "一", "打击犯罪"), (1, "二", "做好防控")]
