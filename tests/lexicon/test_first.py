"""A pattern that is tried only where it can match finds what it finds when it is tried everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.lexicon import fold
from converter.lexicon.characters import HAN
from converter.lexicon.first import all_needed_by, only_where_it_can_begin, where_it_can_begin
from converter.lexicon.patterns import Sought, beginnings, data_of, spans

REPORTS = Path(__file__).parents[1] / "cases" / "reports"
GROUPS = [
    *(each["patterns"] for each in data_of("converter.parsing", "exclusions")["exclusion"]),
    data_of("converter.parsing", "furniture")["whole_line"],
]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("甲|乙?丙|[丁戊]|子丑", "[丁戊]|甲|乙|丙|子"),
        ("(?:甲|乙){0,2}丙|丁|戊", "甲|乙|丙|丁|戊"),
        (r"^甲|(?<=年)\d+|(?!丙)乙|丁", r"甲|\d|乙|丁"),
        (r"(?P<name>甲)|[-\]乙]|\(|\.", r"[-\]乙]|甲|\(|\."),
        ("新?(?:甲|乙|丙)+", "新|甲|乙|丙"),
    ],
)
def test_the_first_characters_are_looked_up_first(written: str, first: str) -> None:
    assert only_where_it_can_begin(written) == f"(?={first})(?:{written})"


@pytest.mark.parametrize(
    "written",
    [
        "甲|乙",
        "甲|乙|丙|丁?",
        "甲|乙|丙|.丁",
        "甲|乙|丙|[^丁]",
        r"(甲)|乙|丙|\W|丁",
        "甲|乙|丙|(?i:a)|丁",
        "(?:甲|乙|丙|丁)",
    ],
    ids=["few", "empty", "any", "negated", "not a word", "unknown", "words alone"],
)
def test_a_pattern_that_gains_nothing_or_is_not_understood_stays_as_it_is(written: str) -> None:
    assert only_where_it_can_begin(written) == written


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("甲|乙?丙|[丁戊]", "甲|乙|丙|[丁戊]"),
        (r"(?<!年)\d+|(?=己)己庚", r"\d|己"),
        ("甲|.乙", None),
        ("甲?", None),
    ],
)
def test_with_what_a_match_begins_is_known(written: str, first: str | None) -> None:
    assert where_it_can_begin(written) == first


def test_matches_begin_where_one_may() -> None:
    written = [
        each for group in GROUPS for each in group if where_it_can_begin(each.replace(r"\p{Han}", HAN))
    ]
    one = beginnings(written)
    text = fold("\n".join(path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))[:6]))
    places = {match.start() for match in one.finditer(text)}
    whole = re.compile("|".join(f"(?:{each})" for each in written).replace(r"\p{Han}", HAN))
    found = {match.start() for match in whole.finditer(text)}
    assert found
    assert found <= places


def test_a_match_that_may_begin_with_anything_is_no_pattern_of_one_character() -> None:
    with pytest.raises(ValueError, match="begin with anything"):
        beginnings(["甲", ".乙"])


def test_in_reports_the_same_is_found() -> None:
    text = fold("\n".join(path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))[:6]))
    quickened = 0
    for each in data_of("converter.parsing", "exclusions")["exclusion"]:
        plain = "|".join(f"(?:{written})" for written in each["patterns"]).replace(r"\p{Han}", HAN)
        quick = only_where_it_can_begin(plain)
        quickened += quick != plain
        found = [match.span() for match in re.finditer(plain, text)]
        assert [match.span() for match in re.finditer(quick, text)] == found
    assert quickened > 6


@pytest.mark.parametrize(
    ("written", "needed"),
    [
        ("第?[0-9]+号", "号"),
        (r"\d+(?:\.\d+)?[a-c](?![a-zA-Z])", "abc"),
        (r"(?<=年)\d+|(?:甲|乙)丙", "年丙"),
        (r"[一二三]{2,}(?=条|款)", "条款"),
        (r"[-_.|]{2,}", "-_.|"),
        (r"\(\d+\)", ")"),
        (r"^\d{1,2}(?!月)", ""),
        ("甲?|乙", ""),
        (r"甲|\w", ""),
        (r"(?i:a)", ""),
        (r"[\d甲]", ""),
        (r"[^甲]", ""),
    ],
)
def test_what_every_match_has_is_known(written: str, needed: str) -> None:
    found = all_needed_by(written)
    assert set().union(*found[:1]) <= set(needed) | {"("}
    assert bool(found) == bool(needed)


@settings(max_examples=40)
@given(data=st.data())
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0][:12])
def test_nothing_is_found_without_it(group: list[str], data: st.DataObject) -> None:
    for each in group:
        written = each.replace(r"\p{Han}", HAN)
        others = set(each) | set("0123456789一二三四五六七八九十百千万ABxX ,;。")
        for needed in all_needed_by(written):
            text = data.draw(st.text(st.sampled_from(sorted(others - needed)), min_size=1, max_size=30))
            assert re.search(written, text) is None


def test_of_several_patterns_the_first_holds_at_each_place() -> None:
    groups = data_of("converter.parsing", "exclusions")["exclusion"]
    sought = Sought(each["patterns"] for each in groups)
    plain = [
        re.compile("|".join(f"(?:{written})" for written in each["patterns"]).replace(r"\p{Han}", HAN))
        for each in groups
    ]
    found = 0
    for path in sorted(REPORTS.glob("*.txt"))[:12]:
        for line in fold(path.read_text("utf-8")).split("\n"):
            tried = sought.tried(set(line))
            for group, pattern in enumerate(plain):
                expected = [match.span() for match in pattern.finditer(line)]
                assert list(spans(tried.get(group, []), line)) == expected
                found += len(expected)
    assert found > 100
