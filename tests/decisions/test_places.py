"""Places: every stretch of a source is found again, also after the source was edited, or said not to be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.decisions import Place, PlaceError, SentenceIndex
from converter.model import Span

SENTENCES = [
    "破案5起。",
    "破案15起和5起。",
    "一是巡逻；",
    "抓获3人，上升5%。",
    "合计\t5\t5\n",
    "结束\n",
    "“说。”好。",
]


def whole(index: SentenceIndex, number: int) -> Place | None:
    return index.place(index.spans[number])


@given(st.lists(st.sampled_from(SENTENCES), max_size=12).map("".join), st.data())
@settings(max_examples=150, deadline=None)
def test_a_stretch_within_a_sentence_is_found_again(text: str, data: st.DataObject) -> None:
    index = SentenceIndex(text)
    for span in index.spans:
        start = data.draw(st.integers(span.start, span.end - 1))
        end = data.draw(st.integers(start + 1, span.end))
        place = index.place(Span(start, end))
        if place is not None:
            found = index.find(place, same_source=True)
            assert found.start == start
            assert found.of(text) == text[start:end].rstrip()


def test_the_sentences_are_cut_by_the_text_alone() -> None:
    text = "一、治安。破案5起；抓获“3人。”好！\n  甲\t\t5 \n"
    index = SentenceIndex(text)
    assert [span.of(text) for span in index.spans] == [
        "一、治安。",
        "破案5起；",
        "抓获“3人。”好！",
        "甲\t\t5",
    ]


def test_equal_words_and_equal_sentences_are_counted_only_where_they_are_several() -> None:
    text = "破案5起。破案15起和5起。破案5起。"
    index = SentenceIndex(text)
    assert index.place(Span(2, 4)) == Place("破案5起。", "5起", occurrence=1)
    assert index.place(Span(11, 13)) == Place("破案15起和5起。", "5起", nth=2)
    assert index.place(Span(16, 18)) == Place("破案5起。", "5起", occurrence=2, after="破案15起和5起。")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (Place("破案6起。"), "the sentence is not in the report"),
        (Place("破案5起。"), "the sentence stands 2 times in the report"),
        (Place("破案5起。", occurrence=3), "the sentence stands only 2 times in the report"),
        (Place("抓5人，逃5人。", "7人"), "the words are not in the sentence"),
        (Place("抓5人，逃5人。", "5人"), "the words stand 2 times in the sentence; nth says which"),
        (Place("抓5人，逃5人。", "5人", nth=3), "the words are not in the sentence"),
    ],
)
def test_what_is_not_certain_is_not_found(place: Place, reason: str) -> None:
    with pytest.raises(PlaceError) as error:
        SentenceIndex("破案5起。破案5起。抓5人，逃5人。").find(place, same_source=True)
    assert str(error.value) == reason


def edited(data: st.DataObject, before: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Sentences with their identities, some deleted, doubled and new ones put between."""
    made = list(before)
    fresh = 100
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(made)))
        what = data.draw(st.sampled_from(["insert", "delete", "double"]))
        if what == "delete" and made:
            made.pop(min(at, len(made) - 1))
        elif what == "insert":
            made.insert(at, (fresh, data.draw(st.sampled_from(SENTENCES))))
        elif made:
            made.insert(at, (fresh, made[min(at, len(made) - 1)][1]))
        fresh += 1
    return made


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.data())
@settings(max_examples=300, deadline=None)
def test_in_an_edited_source_a_place_is_found_where_it_is_certain_and_nowhere_else(
    sentences: list[str], data: st.DataObject
) -> None:
    before = list(enumerate(sentences))
    after = edited(data, before)
    old, new = (SentenceIndex("".join(text for _, text in made)) for made in (before, after))
    words = [text.strip() for _, text in after]
    for number, sentence in enumerate(sentences):
        place = whole(old, number)
        assert place is not None
        try:
            found = new.spans.index(new.find(place, same_source=False))
        except PlaceError:
            assert words.count(sentence.strip()) != 1 or place.occurrence is not None  # certain is found
            continue
        assert words[found] == sentence.strip()
        if place.occurrence is None:
            assert words.count(sentence.strip()) == 1
        else:  # equal sentences: the neighbour is the same one
            assert words[found - 1] == sentences[number - 1].strip()
