"""What an editor decided is what is shown: figures, problems, things to be done, and a line in the colophon."""

from __future__ import annotations

import pytest

from converter.content import Content, build_content
from converter.decisions import read_decisions
from converter.parsing import parse
from converter.readers.text import read_text
from converter.variants import edition

TEXT = """\
一、打击犯罪。破获刑事案件1.5万余起，同比提高7.7%。接处警110次。
二、存在的主要问题。警力不足问题突出，装备落后。科技手段运用不够充分。
三、下一步工作。一是提高打击能力。坚持以人民为中心。二是加强防控。推进平台建设。全年发案下降5%以上。
"""
HEAD = 'schema = "duizhao/decisions/1"\neditor = "王編輯"\ndate = 2016-07-20\n'
FIGURE = '[[figure]]\nsentence = "破获刑事案件1.5万余起，同比提高7.7%。"\nat = "1.5万余起"\n'
AIM = '[[figure]]\nsentence = "全年发案下降5%以上。"\nat = "5%以上"\n'


def shown(toml: str) -> Content:
    document = read_text(TEXT.encode(), "report.txt", "utf-8")
    decisions = read_decisions(f"{HEAD}{toml}".encode(), "report.decisions.toml")
    report = parse(document, decisions=decisions)
    assert report.diagnostics == ()
    return build_content([edition(report, variant, "") for variant in ("tw", "cn")])


def figures(toml: str, cell: str) -> list[str]:
    return [row.cells[cell][0].replace("\u00a0", " ") for row in shown(toml).indicators.rows]  # type: ignore[index]


def problems(toml: str) -> list[tuple[str, ...]]:
    return [quote.texts for quote in shown(toml).first_page.problems]


@pytest.mark.parametrize(
    ("choice", "figure"),
    [
        ("accept = true", "逾 1.5 萬起"),
        ('value = 16000\nbound = "exact"', "1.6 萬起"),
        ("value = 1500", "逾 1,500 起"),
        ('unit = "宗"', "逾 1.5 萬宗"),
    ],
)
def test_a_figure_is_shown_as_decided(choice: str, figure: str) -> None:
    assert figures(FIGURE + choice, "figure")[0] == figure


def test_an_aim_is_shown_as_decided_and_not_as_written() -> None:
    assert figures(AIM + "accept = true", "figure")[-1] == "↓ 5%以上"
    corrected = AIM + 'change = { amount = -6, unit = "%", bound = "exact" }'
    assert figures(corrected, "figure")[-1] == "↓ −6%"


def test_a_figure_that_is_none_stands_nowhere() -> None:
    content = shown('[[figure]]\nsentence = "接处警110次。"\nat = "110次"\ndrop = true')
    assert "接處警" not in [row.cells["indicator"][0] for row in content.indicators.rows]
    assert all(row.cells["doubt"] == ("", "") for row in content.indicators.rows if row.figure[0].decided)


def test_problems_are_left_out_reworded_and_added_in_both_scripts() -> None:
    told = problems("")
    assert len(told) == 2
    at = '[[problem]]\nsentence = "科技手段运用不够充分。"\n'
    assert problems(at + "drop = true") == told[:1]
    assert problems(at + 'text = "科技水平不高"') == [told[0], ("科技水平不高", "科技水平不高")]
    assert problems(at + "accept = true") == told
    assert problems('[[problem]]\nadd = true\ntext = "经费保障不够"') == [
        *told,
        ("經費保障不夠", "经费保障不够"),
    ]


def test_things_to_be_done_are_those_of_the_editor() -> None:
    toml = (
        '[[item]]\nsentence = "二是加强防控。"\nat = "二是"\ndrop = true\n'
        '[[item]]\nsentence = "一是提高打击能力。"\nat = "一是"\ntitle = "提高办案能力"\nresponsible = "刑警支队"\n'
        '[[item]]\nadd = true\ntitle = "召开总结会"\n'
    )
    content = shown(toml)
    rows = [(row.title.texts[0], row.detail.texts[0]) for row in content.tracker if row.aim is None]
    assert rows == [("提高辦案能力", "堅持以人民為中心。"), ("召開總結會", "召開總結會")]
    filled = content.tracker[0].items[0].filled
    assert filled is not None
    assert filled.unit == "刑警支隊"


def test_the_colophon_says_that_an_editor_decided_in_both_scripts() -> None:
    facts = {fact.key: (fact.name, fact.value) for fact in shown(FIGURE + "accept = true").colophon}
    assert facts["decided"] == (
        ("由編輯核定", "由编辑核定"),
        (
            "1 處，王編輯、2016-07-20（report.decisions.toml）",
            "1 处，王編輯、2016-07-20（report.decisions.toml）",
        ),
    )
    assert "decided" not in {fact.key for fact in shown("").colophon}
