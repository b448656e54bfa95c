"""The review list: uncertain places are on it, certain ones are not, and it is short."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import read_report
from converter.model import Doubt, Script
from converter.variants import Wording, convert_text, edition
from converter.variants.doubts import doubts
from converter.variants.engine import dictionary
from converter.variants.glossary import Glossary, Term

SEED = Path(__file__).parents[2] / "seeds" / "qingdao-psb-2016h1.txt"


def of(text: str, source: Script = "Hans", wording: Wording = Wording()) -> list[tuple[str, ...]]:  # noqa: B008
    converted = convert_text(text, "tw", source=source, wording=wording)
    found = doubts(converted, "tw", source)
    return [(each.source, each.chosen, *each.candidates, each.reason) for each in found]


needs_words = pytest.mark.skipif(
    dictionary("to_hant") is None, reason="the engine's own words cannot be read"
)


@needs_words
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("周边对面馆", ("面馆", "面館", "麵館", "segmentation")),
        ("干河滩", ("干", "幹", "乾", "干", "alone")),
        ("周钟挂牌", ("钟", "鍾", "鐘", "alone")),
        ("加工麦面", ("面", "面", "麵", "alone")),
        ("编制名册", ("编制", "編制", "編製", "risk-word")),
    ],
)
def test_what_can_be_read_in_two_ways_is_listed(text: str, wanted: tuple[str, ...]) -> None:
    assert of(text) == [wanted]


@needs_words
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("採邑制度", ("採", "採", "采", "round-trip")),
        ("製空權", ("製", "製", "制", "round-trip")),
        ("干河", ("干", "干", "幹", "round-trip")),
    ],
)
def test_a_form_of_the_source_that_the_engine_would_not_take_is_listed(
    text: str, wanted: tuple[str, ...]
) -> None:
    assert of(text, "Hant") == [wanted]


@pytest.mark.parametrize("text", ["發展很快", "幹河", "余人", "斗爭", "規范", "機製創新", "每周", "羣衆"])
def test_what_the_source_shows_and_what_is_plainly_repaired_is_in_no_doubt(text: str) -> None:
    assert of(text, "Hant") == []


@pytest.mark.parametrize("text", ["余某系该公司职工", "3000只羊", "维护发展环境", "市长范志明", "出口占比"])
def test_what_a_rule_or_a_term_decided_is_in_no_doubt(text: str) -> None:
    assert of(text) == []


def test_the_users_own_word_ends_the_doubt() -> None:
    wording = Wording(Glossary([Term("编制", "編製", ("tw",), "test")]))
    assert of("编制名册") != []
    assert of("编制名册", wording=wording) == []


def test_an_edition_lists_its_doubts_with_places_in_the_source() -> None:
    report = read_report("一、队伍建设。本周完成编制清理，又编制台账。\n".encode())
    made = edition(report, "tw", "報告")
    assert [each.span.of(report.text) for each in made.doubts] == ["编制", "编制"]
    assert made.doubts[0] == Doubt(made.doubts[0].span, "编制", "編制", ("編製",), "risk-word")
    assert edition(report, "cn", "报告").doubts == ()


def test_a_traditional_paragraph_in_a_simplified_report_is_repaired_as_one() -> None:
    text = "一、队伍建设。全市公安机关坚持从严治警，队伍面貌发生变化。\n二、打擊犯罪。全市斗爭規范，余額50余萬元。\n"
    report = read_report(text.encode())
    made = edition(report, "tw", "報告")
    assert report.script == "Hans"
    assert {(each.before, each.after) for each in made.repairs} == {
        ("斗爭", "鬥爭"),
        ("規范", "規範"),
        ("余額", "餘額"),
        ("余", "餘"),
    }


def test_the_seed_has_about_one_doubt_in_a_thousand_characters() -> None:
    report = read_report(SEED)
    made = edition(report, "tw", "x")
    assert 1 <= len(made.doubts) <= 7
    assert {each.source for each in made.doubts} <= {"團伙", "槍支"}
    assert sum(each.count for each in made.repairs) >= 49
