"""Paragraphs into sentences, and sentences into clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from converter.lexicon.characters import CLOSING, HALF_ENDS, OPENING, SENTENCE_ENDS, ends_clause

_ENDS: Final = frozenset(SENTENCE_ENDS)
_HALF_ENDS: Final = frozenset(HALF_ENDS)


def split_sentences(text: str, *, halves: bool = False, quotes_hold: bool = True) -> tuple[str, ...]:
    """The sentences of a paragraph, each with the mark that closes it; joined again they are the paragraph.

    Args:
        text: one paragraph, in either script, folded or not.
        halves: whether a semicolon ends a piece as well.
        quotes_hold: whether a mark inside quotation marks or brackets ends nothing.
    """
    spans = sentence_spans(text, halves=halves, quotes_hold=quotes_hold)
    return tuple(text[start:end] for start, end in spans)


def sentence_spans(text: str, *, halves: bool = False, quotes_hold: bool = True) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end; see `split_sentences`. Blank pieces are left out."""
    ends = _HALF_ENDS if halves else _ENDS
    pieces, depth = _split(text, ends, quotes_hold=quotes_hold)
    if depth != 0 and quotes_hold:  # a quotation that never closes would swallow the rest
        pieces, _ = _split(text, ends, quotes_hold=False)
    for start, end in pieces:
        if not text[start:end].isspace() and start < end:
            yield start, end


def clause_spans(text: str, start: int, end: int, *, also: str = "") -> Iterator[tuple[int, int]]:
    """Where the clauses of a stretch begin and end, without the marks that part them.

    Blank ones are left out; a comma in a number parts none.

    Args:
        text: what the stretch is of, in either script, folded or not.
        start: where it begins.
        end: where it ends.
        also: marks that part clauses as well, brackets or line ends.

    >>> list(clause_spans("受理1,360起,同比下降。", 0, 14))
    [(0, 8), (9, 13)]
    """
    begin = start
    for place in range(start, end + 1):
        if place < end and text[place] not in also and not ends_clause(text, place):
            continue
        if text[begin:place].strip():
            yield begin, place
        begin = place + 1


def _split(text: str, ends: frozenset[str], *, quotes_hold: bool) -> tuple[list[tuple[int, int]], int]:
    pieces: list[tuple[int, int]] = []
    start = depth = 0
    place = 0
    while place < len(text):
        char = text[place]
        place += 1
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth -= 1
        if char in ends and (depth <= 0 or not quotes_hold):
            while place < len(text) and (text[place] in ends or text[place] in CLOSING):
                depth -= text[place] in CLOSING
                place += 1
            pieces.append((start, place))
            start = place
    pieces.append((start, len(text)))
    return pieces, depth
