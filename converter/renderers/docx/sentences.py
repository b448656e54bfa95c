"""Paragraphs into sentences, so that a summary can be made of the report's own ones."""

from __future__ import annotations

from typing import Final

_ENDS: Final = frozenset("。！？!?")
_CLAUSE_ENDS: Final = _ENDS | frozenset("；;")
_OPENING: Final = "「『“‘（(《〈【"
_CLOSING: Final = "」』”’）)》〉】"


def sentences(text: str, *, clauses: bool = False) -> tuple[str, ...]:
    """The sentences of a paragraph, each with the mark that closes it; joined again they are the paragraph.

    Args:
        text: one paragraph.
        clauses: whether a semicolon ends a piece as well.
    """
    ends = _CLAUSE_ENDS if clauses else _ENDS
    pieces, depth = _split(text, ends, quotes_hold=True)
    if depth != 0:  # a quotation that never closes would swallow the rest
        pieces, _ = _split(text, ends, quotes_hold=False)
    return tuple(piece for piece in pieces if piece.strip())


def _split(text: str, ends: frozenset[str], *, quotes_hold: bool) -> tuple[list[str], int]:
    pieces: list[str] = []
    start = depth = 0
    place = 0
    while place < len(text):
        char = text[place]
        place += 1
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth -= 1
        if char in ends and (depth <= 0 or not quotes_hold):
            while place < len(text) and (text[place] in ends or text[place] in _CLOSING):
                depth -= text[place] in _CLOSING
                place += 1
            pieces.append(text[start:place])
            start = place
    pieces.append(text[start:])
    return pieces, depth
