"""Words that an editor decided: set as decided in their variant, in one place, and in no doubt."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from converter.decisions import Decisions, Place, SentenceIndex, WordDecision
from converter.model import Edition, Span, Variant
from converter.parsing import parse
from converter.readers.text import read_text
from converter.variants import edition
from converter.variants.review import review_report

TEXT = "一、治安。在公里里程碑旁设警示牌。后面的人。\n"
SENTENCE = "在公里里程碑旁设警示牌。"


def made(variant: Variant, *words: WordDecision, text: str = TEXT) -> Edition:
    document = read_text(text.encode(), "report.txt", "utf-8")
    return edition(parse(document, decisions=Decisions(words=words)), variant, "")


def test_a_word_is_set_as_decided_in_one_place_of_one_variant() -> None:
    word = WordDecision(place=Place(SENTENCE, "里", nth=2), variant="tw", to="裡")
    assert "在公里裡程碑旁" in made("tw", word).report.sections[0].paragraphs[0].text.text
    for other in ("hk", "cn"):
        assert made(other, word).report.sections == made(other).report.sections


def test_a_word_for_both_standards_takes_the_shape_of_each() -> None:
    word = WordDecision(place=Place(SENTENCE, "里", nth=2), variant="hant", to="裏")
    assert "在公里裡程" in made("tw", word).report.sections[0].paragraphs[0].text.text
    assert "在公里裏程" in made("hk", word).report.sections[0].paragraphs[0].text.text


def test_words_of_another_length_keep_what_stands_behind_them_in_its_place() -> None:
    word = WordDecision(place=Place(SENTENCE, "里程碑"), variant="tw", to="哩程標示牌")
    report = made("tw", word, text=TEXT.replace("后面的人", "后面5人")).report
    assert report.sections[0].paragraphs[0].text.text == "在公里哩程標示牌旁設警示牌。後面5人。"


def test_what_is_decided_is_in_no_doubt_and_the_review_says_so() -> None:
    text = "一、民政。编制名册，周边对面馆检查。\n"
    document = read_text(text.encode(), "report.txt", "utf-8")
    doubts = edition(parse(document), "tw", "").doubts
    assert doubts
    words = tuple(
        WordDecision(place=place, variant="tw", to=doubt.chosen)
        for doubt in doubts
        if (place := SentenceIndex(document.text).place(doubt.span)) is not None
    )
    report = parse(document, decisions=Decisions(words=words))
    assert edition(report, "tw", "").doubts == ()
    assert review_report(report).editions[0].findings == ()


def test_a_wrong_form_that_an_editor_keeps_is_no_repair() -> None:
    text = "一、治安。斗爭。\n二、防控。堅決斗爭到底，規范執法，不準酒駕。\n"
    word = WordDecision(place=Place("斗爭。"), variant="tw", to="斗爭。")
    repaired, kept = made("tw", text=text), made("tw", word, text=text)
    assert kept.report.sections[0].paragraphs[0].text.text == "斗爭。"
    assert _places(kept) < _places(repaired)


def _places(edition: Edition) -> int:
    return sum(each.count for each in edition.repairs)


def test_words_that_stand_in_two_paragraphs_are_told() -> None:
    document = read_text(TEXT.encode(), "report.txt", "utf-8")
    word = WordDecision(place=Place("一、治安。"), variant="tw", to="壹、治安。")
    report = parse(document, decisions=Decisions(file="d", words=(word,)))
    assert [each.message for each in report.diagnostics] == [
        "d: word 一、治安。: not applied: the words do not stand in one heading or paragraph"
    ]


@given(st.integers(0, len(SENTENCE) - 1), st.integers(1, 4), st.text("甲乙丙", min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_nothing_but_the_words_decided_changes(start: int, length: int, to: str) -> None:
    document = read_text(TEXT.encode(), "report.txt", "utf-8")
    at = document.text.index(SENTENCE) + start
    place = SentenceIndex(document.text).place(
        Span(at, min(at + length, document.text.index(SENTENCE) + len(SENTENCE)))
    )
    assert place is not None
    word = WordDecision(place=place, variant="tw", to=to)
    before, after = made("tw"), made("tw", word)
    span = document.text.index(place.sentence)
    node = after.alignment.node(Span(at, at))
    assert span >= 0
    assert node is not None
    text, plain = (each.report.sections[0].paragraphs[0].text.text for each in (after, before))
    low = at - node.span.start
    high = low + len(place.at or place.sentence)
    assert text[:low] == plain[:low]
    assert text[low : low + len(to)] == to
    assert text[low + len(to) :].strip("。") == plain[high:].strip("。")
