"""Decisions about a report that was edited since get the places of the report as it is now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from converter.decisions import (
    Decisions,
    FigureDecision,
    Place,
    SentenceIndex,
    decisions_to_toml,
    read_decisions,
)
from converter.decisions.moving import moved
from converter.model import Span

OLD, NEW = "a" * 64, "b" * 64


def about(text: str, words: str, nth: int = 0) -> Decisions:
    """A decision that something is no indicator, about the words in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    place = SentenceIndex(text).place(Span(start, start + len(words)))
    assert place is not None
    return Decisions(source_sha256=OLD, figures=(FigureDecision(place=place, verdict="drop"),))


def place_of(decisions: Decisions) -> Place:
    return decisions.figures[0].place


def test_a_sentence_that_stands_twice_now_is_told_by_the_one_before() -> None:
    before = about("甲一。破案3起。乙二。", "3起")
    assert place_of(before).occurrence is None
    now = "甲一。破案3起。乙二。破案3起。"
    kept = place_of(moved(before, now, NEW))
    assert kept == place_of(before)  # which of the two is meant is not certain
    counted = about(now, "3起", nth=1)
    found = place_of(moved(counted, "丙。" + now, NEW))
    assert (found.occurrence, found.after) == (2, "乙二。")


def test_what_is_not_certain_stays_with_the_source_it_counts_in() -> None:
    counted = about("破案3起。破案3起。", "3起", nth=1)
    made = moved(counted, "破案3起。破案3起。破案3起。", NEW)
    assert made == counted
    assert made.source_sha256 == OLD
    lost = moved(about("甲一。破案3起。", "3起"), "乙二。", NEW)
    assert lost.source_sha256 == NEW


def test_the_same_source_keeps_every_place() -> None:
    counted = about("破案3起。破案3起。", "3起", nth=1)
    assert moved(counted, "破案3起。破案3起。", OLD) == counted


SENTENCES = st.lists(
    st.sampled_from(["破案3起。", "破案4起，抓获3起。", "甲。", "乙！"]), min_size=1, max_size=8
)


@given(SENTENCES, SENTENCES)
def test_nothing_is_lost_or_decided_twice(before: list[str], after: list[str]) -> None:
    text, now = "".join(before), "".join(after)
    index = SentenceIndex(text)
    places = {index.place(Span(at, at + 2)) for at in range(len(text)) if text.startswith("3起", at)}
    figures = tuple(FigureDecision(place=place, verdict="drop") for place in places if place is not None)
    made = moved(Decisions(source_sha256=OLD, figures=figures), now, NEW)
    assert len(made) == len(figures)
    again = read_decisions(decisions_to_toml(made, now).encode(), "again.toml")
    assert len(again) == len(figures)
