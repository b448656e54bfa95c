"""A pattern that looks at the first character matches what it matches without."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from converter.lexicon import fold
from converter.lexicon.characters import HAN
from converter.lexicon.first import only_where_it_can_begin
from converter.lexicon.patterns import data_of

REPORTS = Path(__file__).parents[1] / "cases" / "reports"


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
