"""Where a person should look at a conversion: the places that could be read, or written, in another way.

Four signs. Another cut into words is nearly as good as the one taken (`segmentation`: its margin is small).
A word or a lone character is known for two forms (`risk-word`, `alone`; `risk.toml`). A Traditional source
has one form and the way through Simplified would give another, whichever was taken (`round-trip`). What an
editor, the user's glossary or a rule for names decided is in no doubt, nor is a form that a Traditional
source itself shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from converter.model import Doubt, Span
from converter.regions import Script, Variant
from converter.variants.convert import simplified_reading
from converter.variants.engine import dictionary
from converter.variants.forms import free, only_regional, regional_form
from converter.variants.pieces import Converted, Layer
from converter.variants.wordlists import WordList, WordRule, data

_SETTLED: frozenset[Layer] = frozenset({"decided", "protected", "glossary", "vocabulary"})
_LISTED: frozenset[Layer] = _SETTLED | {"official"}


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
    look = _Look(converted, to, source, simplified_reading(converted.source, source))
    found = look.to_simplified() if to == "cn" else look.to_traditional()
    return [
        Doubt(
            Span(start + low, start + high),
            converted.source[low:high],
            converted.slice(low, high),
            candidates,
            reason,
        )
        for low, high, candidates, reason in _without_overlaps(found, len(converted.source))
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
        self._to: Variant = to
        self._source = source
        self._simplified = simplified

    def to_traditional(self) -> Iterator[_Found]:
        """Doubts of a Traditional edition, the weightiest sign first."""
        yield from self._words()
        yield from self._rivals()
        yield from self._alone(_alone("alone"), self._simplified)
        if self._source == "Hant":
            yield from self._round_trip()

    def to_simplified(self) -> Iterator[_Found]:
        """Doubts of a Simplified edition of a Traditional source."""
        yield from self._rivals()
        yield from self._alone(_alone("alone_to_hans"), self._converted.source)

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

    def _rivals(self) -> Iterator[_Found]:
        for rival in self._converted.rivals:
            places = range(rival.start, rival.end)
            output = regional_form(rival.output, self._to)
            differing = [
                place
                for place in places
                if not _alike(output[place - rival.start], self._converted.outputs[place] or " ")
            ]
            if differing and not any(
                self._layer(place) in _SETTLED or self._shown(place) for place in differing
            ):
                yield rival.start, rival.end, (output,), "segmentation"

    def _words(self) -> Iterator[_Found]:
        for word in _risk_words().longest(self._simplified):
            places = range(word.start, word.end)
            if any(self._layer(place) in _SETTLED for place in places):
                continue
            chosen = self._converted.slice(word.start, word.end)
            forms = [regional_form(form, self._to) for form in word.output.split(" ")]
            differing = [place for place in places if len({form[place - word.start] for form in forms}) > 1]
            if chosen in forms and not any(self._shown(place) for place in differing):
                yield word.start, word.end, _others(chosen, forms), "risk-word"

    def _alone(self, characters: WordList, text: str) -> Iterator[_Found]:
        for char in characters.longest(text):
            place = char.start
            layer, rule = self._converted.layers[place]
            if layer in (*_LISTED, "kept") or (layer == "engine" and len(rule) > 1):
                continue
            if self._to != "cn" and self._shown(place):
                continue
            forms = [regional_form(form, self._to) for form in char.output.split(" ")]
            candidates = _others(self._converted.outputs[place], forms)
            if candidates:
                yield place, place + 1, candidates, "alone"

    def _round_trip(self) -> Iterator[_Found]:
        """Where the source and its Simplified reading set anew differ in a form that is right somewhere."""
        known = dictionary("to_hant")
        both = zip(self._converted.source, self._converted.outputs, strict=True)
        for place, (char, output) in enumerate(both):
            layer, rule = self._converted.layers[place]
            if layer == "kept":
                other = rule[-1]
            elif char != self._simplified[place] and known and layer not in _LISTED:
                other = char if char in known.candidates(self._simplified[place]) else output
            else:
                continue
            if not _alike(other, output):
                yield place, place + 1, (other,), "round-trip"


def _others(chosen: str, forms: list[str]) -> tuple[str, ...]:
    """The forms that are not the one chosen."""
    others = dict.fromkeys(forms)
    return tuple(form for form in others if len(form) == len(chosen) and not all(map(_alike, form, chosen)))


def _alike(one: str, other: str) -> bool:
    return one == other or only_regional(one, other) or free(one, other)


@lru_cache(maxsize=1)
def _risk_words() -> WordList:
    return WordList({word: WordRule(forms) for word, forms in data("risk")["words"].items()}, "same")


@lru_cache(maxsize=2)
def _alone(table: str) -> WordList:
    return WordList({char: WordRule.read(value) for char, value in data("risk")[table].items()}, "same")
