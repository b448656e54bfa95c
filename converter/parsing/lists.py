"""Lists in the text: paragraphs one after another whose labels count on (1. 2., (a) (b)) or are alike (•)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from converter.lexicon.series import ORDER_WORD
from converter.model import Paragraph, Point, PointKind, Section, Span, Text
from converter.parsing.actions import Item
from converter.parsing.numbering import go_on, place_of_letter, place_of_roman, read_label

_BULLET: Final = re.compile(r"([•·●○■□◆◇▪▫‣∙⁃►▶➢➤✓✔☐☑☒]|——(?!—)|[-–—－*＊](?=[ \t\u3000]))\s*(?=\S)")
"""A mark at the head of a paragraph; a lone dash or star is one only with a space after it."""
BOXES: Final = "☐☑☒"
_BOX: Final = "☐"
"""Boxes of tasks are of one list, done or not."""
_LETTER: Final = re.compile(r"(?:[（(]([A-Za-z])[)）]|([A-Za-z])[.．、)）])(?![A-Za-z0-9])\s*(?=\S)")
_ROMAN: Final = re.compile(r"(?:[（(]([ivx]{1,5})[)）]|([ivx]{1,5})[.．、)）])(?![A-Za-z0-9])\s*(?=\S)")
_NUMERALS: Final = re.compile("[一二三四五六七八九十]+")
_ORDER_WORDS: Final = re.compile(ORDER_WORD)
_LEADS_IN: Final = ("：", ":")
_MISCOUNT: Final = 2
"""A number may err: 1. 2. 4. is one list."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label that a paragraph may have."""

    style: str
    """Labels of one list are of one style."""
    ordinal: int
    """0 where it does not count."""
    length: int
    kind: PointKind = "number"


@dataclass(slots=True, eq=False)
class _List:
    """A list being read."""

    last: _Label
    items: int = 1
    number: int = 0
    """Given when it turns out to be one."""

    def goes_on_with(self, labels: Iterable[_Label]) -> _Label | None:
        """The label that counts on, of those a paragraph may have."""
        for label in labels:
            if label.style == self.last.style and (
                not label.ordinal or 0 < label.ordinal - self.last.ordinal <= _MISCOUNT
            ):
                return label
        return None


@dataclass(frozen=True, slots=True)
class _Place:
    """What a paragraph is: an item of the last of these lists; without label a part of an item of it."""

    lists: tuple[_List, ...]
    label: _Label | None


def with_points(
    text: str, paragraphs: Sequence[Paragraph], items: Iterable[Item], numbers: Iterator[int]
) -> tuple[Paragraph, ...]:
    """The paragraphs of one section with their places in lists. What alone has its label is not a list.

    Args:
        text: the normalised source.
        paragraphs: in order.
        items: the action items of the section.
        numbers: of the lists of the document.
    """
    known = sorted(items, key=lambda item: item.label)
    starts = [item.label.start for item in known]
    labels = []
    for paragraph in paragraphs:
        span = paragraph.text.span
        own = known[bisect_right(starts, span.start - 1) : bisect_right(starts, span.end)]
        labels.append([] if paragraph.row else _labels(text, span, own))
    places = _Reader(labels, [paragraph.text.text for paragraph in paragraphs]).places()
    return tuple(
        paragraph
        if (point := _point(text, paragraph.text.span, place, numbers)) is None
        else replace(paragraph, point=point)
        for paragraph, place in zip(paragraphs, places, strict=True)
    )


def _point(text: str, span: Span, place: _Place, numbers: Iterator[int]) -> Point | None:
    lists = [each for each in place.lists if each.items > 1]
    if not lists:
        return None
    inner = lists[-1]
    inner.number = inner.number or next(numbers)
    label = None
    if place.label and inner is place.lists[-1]:
        end = span.start + len(text[span.start : span.start + place.label.length].rstrip())
        label = Text(text[span.start : end], Span(span.start, end))
    return Point(inner.number, len(lists), inner.last.kind, label)


def sections_with_points(sections: Sequence[Section], numbers: Iterator[int]) -> tuple[Section, ...]:
    """Sections beside each other; two or more in a row that have labels and no headings are a list."""
    runs: list[_List] = []
    places: list[_List | None] = []
    for section in sections:
        printed = section.label.text if section.label and not section.heading else ""
        label = _numbered(printed, len(printed))
        before = places[-1] if places else None
        if label is None:
            places.append(None)
        elif before and before.goes_on_with([label]):
            before.last, before.items = label, before.items + 1
            places.append(before)
        else:
            runs.append(_List(label))
            places.append(runs[-1])
    for run in runs:
        run.number = next(numbers) if run.items > 1 else 0
    return tuple(
        replace(section, point=Point(run.number, 1, run.last.kind, section.label))
        if run and run.number
        else section
        for section, run in zip(sections, places, strict=True)
    )


class _Reader:
    """Reads the lists of one section, one within another."""

    def __init__(self, labels: Sequence[list[_Label]], texts: Sequence[str]) -> None:
        self._labels, self._texts = labels, texts
        self._open: list[_List] = []
        self._labelled = [place for place, each in enumerate(labels) if each]
        self._by_style: dict[str, list[int]] = defaultdict(list)
        for place in self._labelled:
            for style in {label.style for label in labels[place]}:
                self._by_style[style].append(place)

    def places(self) -> list[_Place]:
        found = []
        for place, labels in enumerate(self._labels):
            label = self._label(place) if labels else None
            if not labels:
                self._go_on_without(place)
            found.append(_Place(tuple(self._open), label))
        return found

    def _label(self, place: int) -> _Label:
        """The label of a paragraph; the list it is in is the last that is open then."""
        labels = self._labels[place]
        for depth in reversed(range(len(self._open))):
            label = self._open[depth].goes_on_with(labels)
            if label:
                self._open[depth].last = label
                self._open[depth].items += 1
                del self._open[depth + 1 :]
                return label
        label = next((each for each in labels if each.ordinal == 1), labels[0])
        self._close_for(label, place)
        self._open.append(_List(label))
        return label

    def _close_for(self, label: _Label, place: int) -> None:
        """Close what a new list does not stand in: it stands in what leads it in, or goes on after it."""
        for depth, each in enumerate(self._open):
            if each.last.style == label.style:
                del self._open[depth:]
                break
        if not self._texts[place - 1].endswith(_LEADS_IN):
            while self._open and not self._goes_on_later(self._open[-1], place):
                self._open.pop()

    def _goes_on_later(self, each: _List, place: int) -> bool:
        later = self._by_style[each.last.style]
        at = bisect_right(later, place)
        return at < len(later) and each.goes_on_with(self._labels[later[at]]) is not None

    def _go_on_without(self, place: int) -> None:
        """A paragraph without label belongs to the item before it if the next label counts on from there."""
        at = bisect_right(self._labelled, place)
        labels = self._labels[self._labelled[at]] if at < len(self._labelled) else []
        for depth in reversed(range(len(self._open))):
            label = self._open[depth].goes_on_with(labels)
            if label and label.ordinal:
                del self._open[depth + 1 :]
                return
        self._open.clear()


def _labels(text: str, span: Span, items: Sequence[Item]) -> list[_Label]:
    """The labels that a paragraph may have; none where it holds several items of one list.

    Args:
        text: the normalised source.
        span: of the paragraph.
        items: the action items that begin in it, in order.
    """
    said = span.of(text)
    numbering = read_label(said)
    if numbering and go_on(said, numbering):
        return []
    found = (_numbered(said, len(said) - 1), _bullet(said), _letter(said), _roman(said))
    return [each for each in found if each] or list(_word(text, span, items))


def _numbered(said: str, longest: int) -> _Label | None:
    numbering = read_label(said)
    if numbering is None or numbering.length > longest:
        return None
    kind: PointKind = "upper roman" if numbering.style == "roman" else "number"
    return _Label(numbering.style, numbering.ordinal, numbering.length, kind)


def _bullet(said: str) -> _Label | None:
    match = _BULLET.match(said)
    if match is None:
        return None
    return _Label(_BOX if match[1] in BOXES else match[1], 0, match.end(), "bullet")


def _letter(said: str) -> _Label | None:
    match = _LETTER.match(said)
    if not match:
        return None
    char = match[1] or match[2]
    kind: PointKind = "lower letter" if char.islower() else "upper letter"
    return _Label(match[0].strip().replace(char, kind), place_of_letter(char), match.end(), kind)


def _roman(said: str) -> _Label | None:
    match = _ROMAN.match(said)
    numeral = match and (match[1] or match[2])
    if not match or not numeral or not (place := place_of_roman(numeral)):
        return None
    style = match[0].strip().replace(numeral, "roman")
    return _Label(style, place, match.end(), "lower roman")


def _word(text: str, span: Span, items: Sequence[Item]) -> Iterator[_Label]:
    """The label of an action item that is the whole paragraph: `一是`, `第二，`, `首先`."""
    first = next((item for item in items if item.label.start == span.start), None)
    if first is None:
        return
    style = _form(first.label.of(text))
    inside = (item for item in items if item.label.start > span.start and item.number == first.number + 1)
    if not any(_form(item.label.of(text)) == style for item in inside):
        yield _Label(style, first.number, len(first.label))


def _form(label: str) -> str:
    """What labels of one series have in common; 首先 counts with 第二."""
    return _NUMERALS.sub("", _ORDER_WORDS.sub("第", label)).replace("要", "是")
