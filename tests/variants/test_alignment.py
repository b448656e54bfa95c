"""Every character of an edition leads to the source and back, also where a conversion changes the length."""

from __future__ import annotations

from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import AlignedNode, Edition, Span
from converter.parsing import parse
from converter.pipeline import read_document
from converter.variants import edition
from converter.variants.glossary import load_glossary
from converter.variants.wording import Wording

TEXT = "全市工作总结\n\n一、工作情况\n全市破获案件15起，同比下降3%。全市破获案件15起，同比下降3%。\n"


def _texts(made: Edition) -> dict[Span, str]:
    report = made.report
    found = {each.text.span: each.text.text for each in (*report.byline, *report.preamble)}
    for section in report.walk():
        for text in (
            section.label,
            section.heading,
            section.mark,
            *(each.text for each in section.paragraphs),
        ):
            if text is not None:
                found[text.span] = text.text
    if report.title is not None:
        found[report.title.span] = report.title.text
    return found


@pytest.mark.parametrize("variant", ["tw", "hk", "cn"])
def test_every_node_of_an_edition_is_aligned(variant: str) -> None:
    report = parse(read_document(TEXT.encode(), name="a.txt"))
    made = edition(report, variant, "t")  # type: ignore[arg-type]
    for span, text in _texts(made).items():
        node = made.alignment.node(span)
        assert node is not None
        assert node.converted(span) == Span(0, len(text))
        assert node.source(Span(0, len(text))) == span


def test_words_of_another_length_move_what_follows(tmp_path: Path) -> None:
    glossary = tmp_path / "words.csv"
    glossary.write_text("source,target,direction\n案件,刑事案子,tw\n", encoding="utf-8")
    report = parse(read_document(TEXT.encode(), name="a.txt"))
    made = edition(report, "tw", "t", wording=Wording(load_glossary([glossary])))
    second = [item for item in report.indicators if item.value == 15][1]
    node = made.alignment.node(second.written.span)
    assert node is not None
    place = node.converted(second.written.span)
    text = _texts(made)[node.span]
    assert place.of(text) == "15起"
    assert place.start > text.index("15起")
    assert node.source(place) == second.written.span


def test_a_character_dropped_belongs_to_the_one_before() -> None:
    node = AlignedNode(Span(10, 14), (0, 3, 3, 3, 4))
    assert node.converted(Span(11, 13)) == Span(3, 3)
    assert node.source(Span(0, 3)) == Span(10, 13)
    assert node.source(Span(3, 4)) == Span(13, 14)
    assert node.source(node.converted(Span(11, 13))) == Span(11, 13)


def test_part_of_a_lengthened_character_stands_for_all_of_it() -> None:
    node = AlignedNode(Span(10, 15), (0, 1, 3, 3, 3, 4))  # `...` between two characters, set as `……`
    assert node.source(Span(1, 2)) == Span(11, 14)
    assert node.source(Span(2, 3)) == Span(11, 14)
    assert node.source(Span(2, 4)) == Span(11, 15)
    assert node.source(Span(2, 2)) == Span(11, 11)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.integers(0, 50))
def test_every_character_leads_to_the_other_side_and_back(lengths: list[int], begin: int) -> None:
    node = AlignedNode(Span(begin, begin + len(lengths)), tuple(accumulate(lengths, initial=0)))
    for at in range(node.span.start, node.span.end):
        character = Span(at, at + 1)
        assert node.source(node.converted(character)).contains(character)
    length = sum(lengths)
    for at in range(length):
        assert node.converted(node.source(Span(at, at + 1))).contains(Span(at, at + 1))
    stood_for = [node.source(Span(at, at + 1)) for at in range(length)]
    assert {place for span in stood_for for place in range(span.start, span.end)} == (
        set(range(node.span.start, node.span.end)) if length else set()
    )
    assert all(one == other or one.end == other.start for one, other in pairwise(stood_for))
    assert node.source(Span(0, length)) == node.span
