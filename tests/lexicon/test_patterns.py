"""Patterns of times that spaces may set apart, and patterns that wait until they are asked."""

from __future__ import annotations

import re

import pytest

from converter.lexicon.patterns import later, spaced


@pytest.mark.parametrize("text", ["108年3月1日", "108 年 3 月 1 日", "108年 3月1日"])
def test_a_date_is_found_with_spaces_and_without(text: str) -> None:
    pattern = spaced(r"\d{2,3}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?")
    assert re.match(pattern, text).group() == text  # type: ignore[union-attr]


def test_words_without_figures_stay_as_they_are() -> None:
    assert spaced("今年(?:上半年)?") == "今年(?:上半年)?"


def test_a_pattern_waits_until_it_is_asked() -> None:
    asked: list[str] = []

    def written() -> str:
        asked.append("asked")
        return r"[\p{Han}]+|\d"

    waiting = later(written)
    assert not asked
    assert waiting.findall("甲1乙2") == ["甲", "1", "乙", "2"]
    assert waiting.sub("", "甲1") == ""
    assert [match.span() for match in waiting.finditer("甲1")] == [(0, 1), (1, 2)]
    assert asked == ["asked"]


def test_what_is_no_pattern_is_told_when_it_is_asked() -> None:
    wrong = later("(甲")
    with pytest.raises(re.error):
        wrong.search("甲")
