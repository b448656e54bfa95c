"""Action items: 一是…二是…, 第一，…第二，…, 首先…其次…, 1.…；2.… inside paragraphs, and numbered lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from converter.model import Span
from converter.parsing.numbering import ordinal

_BOUNDARY = r"(?:^|(?<=[。；;！!？?：:，,、\n”」）)]))[ \u3000]*"
_HAN = "[一二三四五六七八九十]{1,3}"
_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("是", re.compile(rf"{_BOUNDARY}(({_HAN})[是要])(?![否非])")),
    ("第", re.compile(rf"{_BOUNDARY}(第({_HAN})(?:[，,：:]|是))")),
    ("首先", re.compile(rf"{_BOUNDARY}((首先|其次|再次|再者|最后|最後)[，,]?)")),
    ("1.", re.compile(rf"{_BOUNDARY}(([0-9０-９]{{1,2}})(?:[.．、](?![0-9０-９])))")),
    ("(1)", re.compile(rf"{_BOUNDARY}([（(]([0-9０-９]{{1,2}}|{_HAN})[)）])")),
    ("①", re.compile(r"(([①-⑳]))")),
)
_ORDER_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 0, "最後": 0}
_TITLE_END = re.compile(r"[，,。：:；;！？]")
_OPEN, _CLOSE = "“「『‘《（(【", "”」』’》）)】"


@dataclass(frozen=True, slots=True)
class Item:
    """An item by its spans in the source."""

    number: int
    label: Span
    title: Span
    body: Span


@dataclass(frozen=True, slots=True)
class _Marker:
    kind: str
    ordinal: int
    label: Span


def inline_items(text: str, paragraphs: Iterable[Span], whole_lines: Set[int]) -> list[Item]:
    """The items of the series that run through the paragraphs of one section, in the order of the text.

    Labels that begin at one of `whole_lines` number a line of its own, and are none of these.
    """
    stretches = list(paragraphs)
    found: list[Item] = []
    for kind, pattern in _MARKERS:
        markers = [m for m in _markers(kind, pattern, text, stretches) if m.label.start not in whole_lines]
        for series in _series(markers):
            found += _items(series, text, stretches)
    return sorted(found, key=lambda item: item.label)


def line_items(text: str, lines: Iterable[tuple[Span, int]]) -> list[Item]:
    """The items that are whole numbered lines, given as their span and the length of the label."""
    items = []
    for number, (span, length) in enumerate(lines, start=1):
        label = Span(span.start, span.start + len(text[span.start : span.start + length].rstrip()))
        body = Span(span.start + length, span.end)
        items.append(Item(number, label, title_of(text, body), body))
    return items


def title_of(text: str, body: Span) -> Span:
    """The first clause: up to `，` `。` `：` `；` outside quotation marks, brackets and numbers."""
    depth = 0
    for place in range(body.start, body.end):
        char = text[place]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and _TITLE_END.match(char) and not _inside_number(text, place):
            return Span(body.start, place)
    return body


def _inside_number(text: str, place: int) -> bool:
    return (
        text[place] in ",，:："
        and 0 < place < len(text) - 1
        and text[place - 1].isdigit()
        and text[place + 1].isdigit()
    )


def _markers(kind: str, pattern: re.Pattern[str], text: str, stretches: list[Span]) -> Iterator[_Marker]:
    for stretch in stretches:
        for match in pattern.finditer(stretch.of(text)):
            word = match.group(2)
            value = _ORDER_WORDS[word] if word in _ORDER_WORDS else ordinal(word)
            yield _Marker(kind, value, Span(stretch.start + match.start(1), stretch.start + match.end(1)))


def _series(markers: Iterable[_Marker]) -> Iterator[list[_Marker]]:
    """Runs that count up from one, of two or more."""
    series: list[_Marker] = []
    for marker in markers:
        expected = len(series) + 1
        if series and (marker.ordinal == expected or marker.ordinal == 0):
            series.append(marker)
        elif marker.ordinal == 1:
            if len(series) > 1:
                yield series
            series = [marker]
    if len(series) > 1:
        yield series


def _items(series: list[_Marker], text: str, stretches: list[Span]) -> Iterator[Item]:
    for number, marker in enumerate(series, start=1):
        follower = series[number].label.start if number < len(series) else None
        end = _body_end(marker.label, follower, stretches)
        body = _stripped(text, Span(marker.label.end, end))
        yield Item(number, marker.label, title_of(text, body), body)


def _body_end(label: Span, follower: int | None, stretches: list[Span]) -> int:
    """Where an item ends: at the next one, or with its paragraph; over broken lines, the last before it."""
    home = next(stretch for stretch in stretches if stretch.contains(label))
    if follower is None:
        return home.end
    between = [stretch for stretch in stretches if stretch.start < follower and stretch.end > label.end]
    return min(follower, between[-1].end)


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "，,：:"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
