"""Patterns of times that spaces may set apart."""

from __future__ import annotations

import re

import pytest

from converter.lexicon.patterns import spaced


@pytest.mark.parametrize("text", ["108年3月1日", "108 年 3 月 1 日", "108年 3月1日"])
def test_a_date_is_found_with_spaces_and_without(text: str) -> None:
    pattern = spaced(r"\d{2,3}年(?:\d{1,2}月)?(?:\d{1,2}[日号])?")
    assert re.match(pattern, text).group() == text  # type: ignore[union-attr]


def test_words_without_figures_stay_as_they_are() -> None:
    assert spaced("今年(?:上半年)?") == "今年(?:上半年)?"
