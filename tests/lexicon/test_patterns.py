"""Patterns of times that spaces may set apart, and patterns that wait until they are asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.lexicon import bundled, patterns
from converter.lexicon.patterns import alternatives, compiled, later, spaced

WORDS = tuple(bundled().work)
CHARACTERS = sorted(set("".join(WORDS)) | set("甲1,。 "))


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


@pytest.mark.parametrize(
    "written", [r"乙[\p{Han}]", r"(?<=[\p{Han}])乙", "乙."], ids=["dear", "behind", "cheap"]
)
def test_what_waits_finds_the_same(written: str) -> None:
    waiting, at_once = later(written), compiled(written)
    for text in ["甲丙", "甲乙", "乙丙", "甲乙丙"] * 9:
        for places in [(), (1,), (0, 1), (0, 2), (2, 9)]:
            found = [each.span() for each in at_once.finditer(text, *places)]
            assert [each.span() for each in waiting.finditer(text, *places)] == found
            assert bool(waiting.search(text, *places)) == bool(found)
            for method in ("match", "fullmatch"):
                same = getattr(waiting, method)(text, *places), getattr(at_once, method)(text, *places)
                assert bool(same[0]) == bool(same[1])
        assert waiting.findall(text) == at_once.findall(text)


def test_a_pattern_that_is_dear_is_not_compiled_for_a_text_without_what_it_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    compile_it = patterns.compiled
    monkeypatch.setattr(patterns, "compiled", lambda written: made.append(written) or compile_it(written))
    waiting = later(r"乙[\p{Han}]")
    assert waiting.search("甲丙") is None
    assert waiting.match("乙甲", 1) is None
    assert not made
    assert waiting.search("甲乙丙").span() == (1, 3)  # type: ignore[union-attr]
    assert waiting.search("乙丙").span() == (0, 2)  # type: ignore[union-attr]
    assert len(made) == 1


def test_what_is_no_pattern_is_told_when_it_is_asked() -> None:
    wrong = later("(甲")
    with pytest.raises(re.error):
        wrong.search("甲")


def _one_by_one(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) + ")"


@given(
    words=st.lists(
        st.sampled_from(WORDS) | st.text("甲乙-]^丙", min_size=1, max_size=3), min_size=1, max_size=90
    ),
    text=st.lists(
        st.sampled_from(WORDS) | st.text(CHARACTERS, max_size=3) | st.text("甲乙-]^丙"), max_size=12
    ),
)
def test_words_tried_in_parts_find_what_they_find_one_by_one(words: list[str], text: list[str]) -> None:
    said, known = "".join(text), tuple(words)
    for ends in ("", "$", "+", "(?=[甲乙])"):
        plain = re.compile(_one_by_one(known) + ends)
        found = [match.span() for match in plain.finditer(said)]
        assert [match.span() for match in compiled(alternatives(known) + ends).finditer(said)] == found


def test_many_words_are_tried_in_parts_and_few_as_they_are() -> None:
    assert "(?=[" in alternatives(WORDS)
    assert alternatives(WORDS[:8]) == _one_by_one(WORDS[:8])
    assert alternatives([*WORDS, ""]) == _one_by_one((*WORDS, ""))
