"""Where a person should look at a conversion: the places that could be read, or written, in another way.

Three signs. The engine's words matched from the left and from the right give different characters
(`segmentation`). A word or a lone character is known for two forms (`risk-word`, `alone`; `risk.toml`). A
Traditional source had a form of its own that is right in other words, and the edition has another
(`round-trip`). What the user's glossary or a rule for names decided is in no doubt, nor is a form that a
Traditional source itself shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from converter.model import Doubt, Script, Span, Variant
from converter.variants.convert import simplified_reading
from converter.variants.engine import dictionary
from converter.variants.forms import Marks, free, only_regional, set_common_forms, set_regional_forms
from converter.variants.layers import Entry, WordList, data
from converter.variants.pieces import Converted, Layer
from converter.variants.segmentation import Dictionary, Reading, Word, read

_SETTLED: frozenset[Layer] = frozenset({"protected", "glossary", "vocabulary"})
_LISTED: frozenset[Layer] = _SETTLED | {"official"}
_WINDOW = 8


def doubts(converted: Converted, to: Variant, source: Script, start: int = 0) -> list[Doubt]:
    """The places of one stretch of text that a person should look at, in order.

    Args:
        converted: what was made of it.
        to: the variant it was made in.
        source: script of the source.
        start: place of the stretch in the source, added to the spans.
    """
    if source == "Hans" and to == "cn":
        return []
    simplified = simplified_reading(converted.source, source)
    look = _Look(converted, to, source, simplified)
    found = look.to_simplified() if to == "cn" else look.to_traditional()
    return [
        Doubt(
            Span(start + low, start + high),
            converted.source[low:high],
            converted.slice(low, high),
            candidates,
            reason,
        )
        for low, high, candidates, reason in _without_overlaps(found, len(simplified))
    ]


_Found = tuple[int, int, tuple[str, ...], str]


def _without_overlaps(found: Iterator[_Found], length: int) -> list[_Found]:
    """Of several signs for one place the first one found."""
    taken = bytearray(length)
    kept: list[_Found] = []
    for low, high, candidates, reason in found:
        if not any(taken[low:high]):
            taken[low:high] = b"\1" * (high - low)
            kept.append((low, high, candidates, reason))
    return sorted(kept)


class _Look:
    """One stretch of text, looked at."""

    def __init__(self, converted: Converted, to: Variant, source: Script, simplified: str) -> None:
        self._converted = converted
        self._to = to
        self._source = source
        self._simplified = simplified

    def to_traditional(self) -> Iterator[_Found]:
        """Doubts of a Traditional edition, the weightiest sign first."""
        known = dictionary()
        reading = read(self._simplified, known) if known else Reading({}, {})
        yield from self._segmentation(reading)
        yield from self._words()
        yield from self._alone(reading, _alone("alone"), self._simplified)
        if known and self._source == "Hant":
            yield from self._round_trip(known, reading)

    def to_simplified(self) -> Iterator[_Found]:
        """Doubts of a Simplified edition of a Traditional source."""
        yield from self._alone(None, _alone("alone_to_hans"), self._converted.source)

    def _layer(self, place: int) -> Layer:
        return self._converted.layers[place][0]

    def _shown(self, place: int) -> bool:
        """Whether a Traditional source itself shows the form that was chosen."""
        char = self._converted.source[place]
        return (
            self._source == "Hant"
            and char != self._simplified[place]
            and _alike(char, self._converted.outputs[place])
        )

    def _segmentation(self, reading: Reading) -> Iterator[_Found]:
        open_places = [
            place
            for place in reading.differing()
            if self._layer(place) not in _LISTED and not self._shown(place)
        ]
        for low, high, places in _stretches(open_places, reading):
            ways = (self._other_way(low, high, places, side) for side in (reading.left, reading.right))
            candidates = self._candidates(low, high, ways)
            if candidates:
                yield low, high, candidates, "segmentation"

    def _other_way(self, low: int, high: int, places: list[int], side: dict[int, Word]) -> str:
        """What the stretch would be if these places were read from one side."""
        left, right = max(0, low - _WINDOW), min(len(self._simplified), high + _WINDOW)
        outputs = list(self._converted.outputs[left:right])
        marks: Marks = [("kept", "")] * len(outputs)
        for place in places:
            outputs[place - left] = side[place].at(place)
            marks[place - left] = ("engine", "")
        set_common_forms(outputs, marks)
        set_regional_forms(outputs, marks, self._to)
        return "".join(outputs[low - left : high - left])

    def _candidates(self, low: int, high: int, ways: Iterator[str]) -> tuple[str, ...]:
        chosen = self._converted.slice(low, high)
        others = dict.fromkeys(ways)
        return tuple(way for way in others if len(way) == len(chosen) and not all(map(_alike, way, chosen)))

    def _words(self) -> Iterator[_Found]:
        for hit in _risk_words().hits(self._simplified):
            places = range(hit.start, hit.end)
            if any(self._layer(place) in _SETTLED for place in places):
                continue
            chosen = self._converted.slice(hit.start, hit.end)
            forms = [self._regional(form) for form in hit.output.split(" ")]
            differing = [place for place in places if len({form[place - hit.start] for form in forms}) > 1]
            if chosen in forms and not any(self._shown(place) for place in differing):
                yield hit.start, hit.end, self._candidates(hit.start, hit.end, iter(forms)), "risk-word"

    def _alone(self, reading: Reading | None, characters: WordList, text: str) -> Iterator[_Found]:
        for hit in characters.hits(text):
            place = hit.start
            if self._layer(place) in (*_LISTED, "kept") or (reading is not None and self._shown(place)):
                continue
            if reading is not None and (place not in reading.left or not reading.alone(place)):
                continue
            forms = (self._regional(form) for form in hit.output.split(" "))
            candidates = self._candidates(place, place + 1, forms)
            if candidates:
                yield place, place + 1, candidates, "alone"

    def _round_trip(self, known: Dictionary, reading: Reading) -> Iterator[_Found]:
        """Where the source and the engine differ in a form that is right somewhere, whichever was taken."""
        both = zip(self._converted.source, self._converted.outputs, strict=True)
        for place, (char, output) in enumerate(both):
            simple = self._simplified[place]
            if char == simple or self._layer(place) in _LISTED:
                continue
            if self._layer(place) == "kept":
                word = reading.left.get(place)
                other = self._regional(word.at(place)) if word and word.end - word.start > 1 else output
            else:
                other = char if char in known.candidates(simple) else output
            if not _alike(other, output):
                yield place, place + 1, (other,), "round-trip"

    def _regional(self, form: str) -> str:
        outputs = list(form)
        marks: Marks = [("official", "")] * len(form)
        set_regional_forms(outputs, marks, self._to)
        return "".join(outputs)


def _alike(one: str, other: str) -> bool:
    return one == other or only_regional(one, other) or free(one, other)


def _stretches(places: list[int], reading: Reading) -> Iterator[tuple[int, int, list[int]]]:
    """The words around places, joined where they overlap."""
    low, high, inside = 0, 0, []  # type: int, int, list[int]
    for place in places:
        words = reading.left[place], reading.right[place]
        start, end = min(word.start for word in words), max(word.end for word in words)
        if inside and start < high:
            high = max(high, end)
        else:
            if inside:
                yield low, high, inside
            low, high, inside = start, end, []
        inside.append(place)
    if inside:
        yield low, high, inside


@lru_cache(maxsize=1)
def _risk_words() -> WordList:
    return WordList({word: Entry(forms) for word, forms in data("risk")["words"].items()}, "same")


@lru_cache(maxsize=2)
def _alone(table: str) -> WordList:
    return WordList({char: Entry.read(value) for char, value in data("risk")[table].items()}, "same")
