"""Doubts of the conversion as Word comments on the very words."""

from __future__ import annotations

from typing import Any

from converter.model import Doubt, Repair, Span
from converter.renderers.docx.ooxml import NAMESPACES
from tests.renderers.docx.conftest import SOURCE, text_of

W = "{" + NAMESPACES["w"] + "}"


def doubt(source: str, chosen: str, *candidates: str, after: str = "") -> Doubt:
    start = SOURCE.index(source, SOURCE.index(after))
    return Doubt(Span(start, start + len(source)), source, chosen, candidates, "segmentation")


def commented(word: Any) -> list[tuple[str, str]]:
    """The words every comment stands on, and what it says."""
    comments = {each.get(W + "id"): text_of(each) for each in word.find("//w:comment", "word/comments.xml")}
    found = []
    for start in word.find("//w:commentRangeStart"):
        words = ""
        for after in start.itersiblings():
            if after.tag == W + "commentRangeEnd":
                break
            words += text_of(after)
        found.append((words, comments[start.get(W + "id")]))
    return found


def test_a_comment_stands_on_the_very_words_and_tells_the_choices(make: Any) -> None:
    word = make(comments=True, doubts=(doubt("余家", "余家", "餘家"), doubt("責任", "責任")))
    assert commented(word) == [
        ("余家", "請核對：原文「余家」，此處作「余家」；也可能是「餘家」，因為另一種斷詞也說得通。"),
        ("責任", "請核對：原文「責任」，此處作「責任」，因為另一種斷詞也說得通。"),
    ]
    references = [each.get(W + "id") for each in word.find("//w:commentReference")]
    assert references == [each.get(W + "id") for each in word.find("//w:comment", "word/comments.xml")]


def test_of_a_change_the_first_place_that_is_shown_is_remarked_on_with_its_why(make: Any) -> None:
    places = [SOURCE.index("隊員"), SOURCE.index("隊員", SOURCE.index("力爭"))]
    changes = (
        Repair("隊", "隊", 2, "wrong-form", tuple(Span(place, place + 1) for place in places)),
        Repair("員", "員", 1, "beside-wrong-form", (Span(places[0] + 1, places[0] + 2),)),
    )
    word = make(comments=True, full_text=True, repairs=changes)
    assert commented(word) == [
        ("隊", "訂正：原文「隊」，此處作「隊」，因為繁體中文此處不用此字形；共 2 處。"),
        ("員", "訂正：原文「員」，此處作「員」，因為旁有誤字，可見原文由機器轉成；共 1 處。"),
    ]


def test_of_words_that_recur_the_right_one_is_marked(make: Any) -> None:
    word = make(comments=True, full_text=True, doubts=(doubt("隊員", "隊員", after="力爭"),))
    paragraph = word.find("//w:p[w:commentRangeStart]")[0]
    before = paragraph.find(W + "commentRangeStart").itersiblings(preceding=True)
    assert "".join(map(text_of, reversed(list(before)))).endswith("力爭")


def test_doubts_about_words_that_are_not_shown_are_counted_in_the_notes(make: Any) -> None:
    hidden = doubt("督促", "督促")
    word = make(comments=True, doubts=(doubt("責任", "責任"), hidden))
    assert "用字轉換有 2 處請核對，其中 2 處" in "".join(word.paragraphs("SourceNote"))
    silent = make(doubts=(hidden,))
    assert "word/comments.xml" not in silent.members
    assert "共有 1 處請核對" in "".join(silent.paragraphs("SourceNote"))


def test_comments_are_not_dated_by_the_clock(make: Any) -> None:
    first = make(comments=True, doubts=(doubt("責任", "責任"),))
    assert first.find("//w:comment", "word/comments.xml")[0].get(W + "date") == "2000-01-01T00:00:00Z"
