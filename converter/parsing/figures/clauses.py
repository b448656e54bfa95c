"""Sentences and clauses of a folded text, with the brackets that hold figures set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.parsing.figures.quantities import Quantity

LONGEST = 1500
"""Characters; a longer stretch without a full stop is read in parts, at a comma where there is one."""
_SENTENCE_MARKS = re.compile(r"[。!?;；\n“「《『(”」》』)]")
_MARKS = ",;:，"
_ASIDE = 40
"""Characters of a bracket without figures that is no clause of its own."""
_OPEN, _CLOSE = "(（[【", ")）]】"
_QUOTES = {"“": "”", "「": "」", "《": "》", "『": "』"}
_MARK = re.compile(rf"[{_MARKS}]|(?<=\S)(?:\t| {{2}})\s*(?=\S)|\Z")
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_QUOTE = re.compile(f"[{''.join(_QUOTES)}]")


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence between commas, or inside brackets."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    insets: tuple[Clause, ...] = ()
    """Brackets in it that hold figures, in order; their characters belong to no gap of this clause."""


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a folded paragraph lie: up to `。！？；` outside quotes and brackets."""
    for begin, end in _full_sentences(text):
        start = begin
        while end - start > LONGEST:
            cut = max(text.rfind(mark, start, start + LONGEST) for mark in ",、") + 1
            cut = cut if cut > start else start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def _full_sentences(text: str) -> Iterator[tuple[int, int]]:
    start, depth, limit = 0, 0, 0
    for mark in _SENTENCE_MARKS.finditer(text):
        place, char = mark.start(), mark.group()
        if depth and place > limit:
            depth = 0  # a mark that is never closed
        if char in "“「《『(":
            depth, limit = depth + 1, place + 80
        elif char in "”」》』)":
            depth = max(0, depth - 1)
        elif depth == 0:
            if text[start : place + 1].strip():
                yield start, place + 1
            start = place + 1
    if text[start:].strip():
        yield start, len(text)


def clauses(text: str, found: Sequence[Quantity], begin: int = 0, at: int = 0) -> list[Clause]:
    """The clauses of a folded sentence from `begin` on, in order, each with its quantities.

    Args:
        text: the sentence.
        found: its quantities.
        begin: where its first clause begins.
        at: where the sentence stands in the source; the places of the clauses are those of the source.
    """
    pairs = brackets(text)
    holding = [pair for pair in pairs if _within(pair, found)]
    told_aside = [pair for pair in pairs if pair[1] - pair[0] <= _ASIDE]
    whole = [*holding, *told_aside, *((each.start, each.end) for each in found), *quoted(text)]
    masked = {place for left, right in whole for place in range(left, right)}
    ends = {each.end for each in found}
    """A wide gap parts clauses only behind a number: 面积22万亩　　总产9万吨."""
    made: list[Clause] = []
    start = begin
    for mark in _MARK.finditer(text, begin):
        place = mark.start()
        if place in masked or (mark.group().isspace() and place not in ends):
            continue
        if text[start:place].strip():
            made.append(_clause((start, place), found, holding, at))
        start = place + 1
    return made


def _within(pair: tuple[int, int], found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities inside a pair of brackets."""
    left, right = pair
    return [each for each in found if left < each.start < right]


def _clause(
    piece: tuple[int, int], found: Sequence[Quantity], holding: Sequence[tuple[int, int]], at: int
) -> Clause:
    start, end = piece
    own = [each for each in found if start <= each.start and each.end <= end]
    insets: list[Clause] = []
    for pair in holding:
        left, right = pair
        if start <= left and right <= end:
            inside = _within(pair, found)
            own = [each for each in own if each not in inside]
            held = [each.shifted(at) for each in inside if each.end <= right]
            insets.append(Clause(left + 1 + at, right - 1 + at, tuple(held)))
    return Clause(start + at, end + at, tuple([each.shifted(at) for each in own]), tuple(insets))


def brackets(text: str) -> list[tuple[int, int]]:
    """Outermost pairs of brackets, each as a half-open range that holds them."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark in _BRACKET.finditer(text):
        if mark.group() in _OPEN:
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if not opened:
                pairs.append((start, mark.end()))
    return pairs


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches inside quotation marks that close within 62 characters, in order."""
    stretches: list[tuple[int, int]] = []
    place = 0
    while mark := _QUOTE.search(text, place):
        start, place = mark.span()
        end = text.find(_QUOTES[mark.group()], place, start + 62)
        if end >= 0:
            stretches.append((start, end))
            place = end + 1
    return stretches
