"""Places of a source as a person would name them, and the way back: the sentence, and words in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import Final

from converter.decisions.records import Place
from converter.lexicon.sentences import sentence_spans
from converter.messages import counted, message
from converter.model import Span

LONGEST_SENTENCE: Final = 10_000
"""Characters; what is longer has no sentences and no place that could be found again."""


class PlaceError(Exception):
    """A place cannot be found, or not for certain; `str()` is a short reason."""


class SentenceIndex:
    """The sentences of a source: each line is cut after `。！？；` outside quotation marks and brackets.

    The rule is the text's alone, so that a place holds whatever a later version reads in it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans = tuple(_sentences(text))
        """In the order of the source, without the white space around them."""
        self._starts = [span.start for span in self.spans]
        self._equal: dict[str, list[int]] = defaultdict(list)
        for number, span in enumerate(self.spans):
            self._equal[span.of(text)].append(number)

    def place(self, span: Span) -> Place | None:
        """The place of a stretch; what lies beyond the sentence it begins in is left out.

        None where it begins in no sentence, or in one that is too long.
        """
        number = self._at(span.start)
        if number is None:
            return None
        whole = self.spans[number]
        if len(whole) > LONGEST_SENTENCE:
            return None
        sentence, occurrence, after = self.named(number)
        at = self._text[span.start : min(span.end, whole.end)].rstrip()
        if not at:
            return None
        if at == sentence:
            return Place(sentence, occurrence=occurrence, after=after)
        starts = _starts_of(at, sentence)
        nth = starts.index(span.start - whole.start) + 1 if len(starts) > 1 else None
        return Place(sentence, at, nth, occurrence, after)

    def named(self, number: int) -> tuple[str, int | None, str]:
        """What `Place` says of a sentence, counted from 0: its words, `occurrence` and `after`."""
        sentence = self.spans[number].of(self._text)
        equal = self._equal[sentence]
        if len(equal) == 1:
            return sentence, None, ""
        before = self._before(number)
        alone = before and sum(self._before(each) == before for each in equal) == 1
        return sentence, equal.index(number) + 1, before if alone else ""

    def find(self, place: Place, *, same_source: bool) -> Span:
        """The stretch a place names.

        Args:
            place: as `place` gave it, or as a person wrote it.
            same_source: whether it was made from this very text; if not, equal sentences cannot be counted.

        Raises:
            PlaceError: nothing stands there, or it is not certain which of several places is meant.
        """
        whole = self.spans[self._number(place, same_source)]
        if not place.at:
            return whole
        starts = _starts_of(place.at, place.sentence)
        if not starts or len(starts) < (place.nth or 1):
            raise PlaceError(message("the words are not in the sentence"))
        if place.nth is None and len(starts) > 1:
            raise PlaceError(
                message("the words stand {count} times in the sentence; nth says which", count=len(starts))
            )
        start = whole.start + starts[(place.nth or 1) - 1]
        return Span(start, start + len(place.at))

    def _number(self, place: Place, same_source: bool) -> int:
        equal = self._equal.get(place.sentence, [])
        if not equal:
            raise PlaceError(message("the sentence is not in the report"))
        if place.occurrence is None:
            if len(equal) > 1:
                raise PlaceError(message("the sentence stands {count} times in the report", count=len(equal)))
            return equal[0]
        if same_source:
            if place.occurrence > len(equal):
                raise PlaceError(
                    counted(
                        "the sentence stands only once in the report",
                        "the sentence stands only {count} times in the report",
                        len(equal),
                    )
                )
            return equal[place.occurrence - 1]
        known = [each for each in equal if place.after and self._before(each) == place.after]
        if len(known) != 1:
            raise PlaceError(
                message("the report has changed, and which of equal sentences is meant is not certain")
            )
        return known[0]

    def _before(self, number: int) -> str:
        return self.spans[number - 1].of(self._text) if number else ""

    def _at(self, place: int) -> int | None:
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self.spans[number].end else None


def _sentences(text: str) -> list[Span]:
    found = []
    start = 0
    for line in text.split("\n"):
        for begin, end in sentence_spans(line, halves=True):
            piece = line[begin:end]
            first = start + begin + len(piece) - len(piece.lstrip())
            found.append(Span(first, first + len(piece.strip())))
        start += len(line) + 1
    return found


def _starts_of(words: str, sentence: str) -> list[int]:
    """Where words begin in a sentence; those that overlap count as well."""
    starts = []
    start = sentence.find(words)
    while start >= 0:
        starts.append(start)
        start = sentence.find(words, start + 1)
    return starts
