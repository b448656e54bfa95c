"""Clauses are told apart in one place, whatever asks for them."""

from __future__ import annotations

import pytest

from converter.lexicon import clause_spans


@pytest.mark.parametrize(
    ("text", "also", "told"),
    [
        ("受理1,360起，办结率98.5%；满意", "", ["受理1,360起", "办结率98.5%", "满意"]),
        ("定于9:30开会：三项议程。", "", ["定于9:30开会", "三项议程"]),
        ("改造3处（市教育局牵头，9月底前）。", "（）", ["改造3处", "市教育局牵头", "9月底前"]),
        ("改造3处（市教育局牵头，9月底前）。", "", ["改造3处（市教育局牵头", "9月底前）"]),
        ("，，提升；。", "", ["提升"]),
        ("", "", []),
    ],
)
def test_clauses_stand_without_the_marks_that_part_them(text: str, also: str, told: list[str]) -> None:
    spans = clause_spans(text, 0, len(text), also=also)
    assert [text[start:end] for start, end in spans] == told


def test_the_clauses_of_a_stretch_keep_their_places_in_the_text() -> None:
    text = "一、受理案件，办结。二、提升"
    assert [*clause_spans(text, 2, 10)] == [(2, 6), (7, 9)]
