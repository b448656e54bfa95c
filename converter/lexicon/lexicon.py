"""The words of official Chinese with what is known of each: measures, changes, comparisons, aims, work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Final, Literal, get_args

from converter.assets import package_folder
from converter.lexicon.characters import MULTIPLIERS, VAGUE
from converter.lexicon.fold import fold
from converter.lexicon.patterns import data_of

MeasureKind = Literal["counts", "measures", "time", "part", "order"]
ChangeKind = Literal["verb", "comparative", "rate", "better"]
_BETWEEN: Final = frozenset(MULTIPLIERS + VAGUE)
"""Characters between a number and its unit."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure word or unit. The kinds and flags are those of `data/measures.tsv`."""

    word: str
    """Folded."""
    kind: MeasureKind = "counts"
    flags: frozenset[str] = frozenset()
    joint: int | None = None
    """Where the word may part at the end of a line, in characters."""

    @property
    def is_quantity(self) -> bool:
        """Whether a number of it says how many or how much, and is neither a date nor a place in an order."""
        return self.kind not in ("time", "order")


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """A word for a rise or a fall. The kinds are those of `data/changes.tsv`."""

    word: str
    """Folded."""
    direction: Literal[1, -1]
    kind: ChangeKind = "verb"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What is known of words. Lexicons are compared by identity, so that what is made of one can be kept."""

    measures: Mapping[str, Measure]
    """By the folded word."""
    changes: Mapping[str, ChangeWord]
    """By the folded word."""

    def measure(self, written: str) -> Measure | None:
        """The measure word or unit that is written so, in either script; None where it is none."""
        return self.measures.get(written) or self.measures.get(fold(written))

    def measure_at(self, folded: str, place: int) -> Measure | None:
        """The longest measure word or unit that begins at `place` of a folded text."""
        for length in self._lengths.get(folded[place : place + 1], ()):
            found = self.measures.get(folded[place : place + length])
            if found and not _goes_on_in_letters(folded, place + length):
                return found
        return None

    def unit_after(self, folded: str, number: int) -> tuple[int, Measure | None]:
        """The unit of a number that ends at `number`, with 萬 and 餘 between them; and where it begins.

        `千瓦` is a unit, `千` of `千棵` is none; without a unit, where what multiplies the number ends.
        """
        place = number
        while True:
            found = self.measure_at(folded, place)
            if found or folded[place : place + 1] not in _BETWEEN:
                return place, found
            place += 1

    def counts(self, unit: str | None) -> bool:
        """Whether a unit, in either script, counts persons, things or cases; the rest measures."""
        measure = self.measure(unit) if unit else None
        return measure is not None and measure.kind == "counts"

    def measures_of(self, *kinds: MeasureKind) -> tuple[str, ...]:
        """The folded words of these kinds, the longest first."""
        return _longest_first(word for word, measure in self.measures.items() if measure.kind in kinds)

    def measures_with(self, flag: str) -> tuple[str, ...]:
        """The folded words that have a flag, the longest first."""
        return _longest_first(word for word, measure in self.measures.items() if flag in measure.flags)

    def changes_of(self, *kinds: ChangeKind) -> tuple[str, ...]:
        """The folded words of change of these kinds, the longest first."""
        return _longest_first(word for word, change in self.changes.items() if change.kind in kinds)

    @cached_property
    def comparisons(self) -> Mapping[str, Any]:
        """Patterns of what a change is measured against; the keys are those of `data/comparisons.toml`."""
        return data_of("converter.lexicon", "comparisons")

    @cached_property
    def aims(self) -> Mapping[str, Sequence[str]]:
        """Patterns of words that make a figure or a deed an aim; the keys are those of `data/aims.toml`."""
        return data_of("converter.lexicon", "aims")

    @cached_property
    def work(self) -> tuple[str, ...]:
        """Verbs of official work, folded, the longest first."""
        return _longest_first(data_of("converter.lexicon", "work")["verbs"])

    def extended(self, *, measures: Iterable[Measure] = (), changes: Iterable[ChangeWord] = ()) -> Lexicon:
        """A lexicon that has these words as well; words may be in either script.

        >>> lexicon = bundled().extended(measures=[Measure("疋")], changes=[ChangeWord("走高", 1)])
        >>> lexicon.counts("疋"), bundled().counts("疋")
        (True, False)
        """
        more = {fold(each.word): replace(each, word=fold(each.word)) for each in measures}
        moved = {fold(each.word): replace(each, word=fold(each.word)) for each in changes}
        return Lexicon({**self.measures, **more}, {**self.changes, **moved})

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the measure words are that begin with a character, the longest first."""
        lengths: dict[str, set[int]] = {}
        for word in self.measures:
            lengths.setdefault(word[0], set()).add(len(word))
        return {char: tuple(sorted(each, reverse=True)) for char, each in lengths.items()}


@lru_cache(maxsize=1)
def bundled() -> Lexicon:
    """The lexicon that comes with duizhao.

    Raises:
        ValueError: a line of its data is not what the file's head says.
    """
    measures, changes = {}, {}
    for word, kind, *flags in _rows("measures"):
        whole = fold(word.replace("+", ""))
        measure = Measure(
            whole,
            _one_of(kind, MeasureKind, word),
            frozenset(flags[0].split(",")) if flags else frozenset(),
            word.index("+") if "+" in word else None,
        )
        measures[whole] = measure
    for word, direction, kind in _rows("changes"):
        change = ChangeWord(fold(word), 1 if direction == "up" else -1, _one_of(kind, ChangeKind, word))
        changes[change.word] = change
    return Lexicon(measures, changes)


def _one_of(value: str, literal: Any, word: str) -> Any:
    if value not in get_args(literal):
        raise ValueError(f"lexicon: {word}: {value} is none of {', '.join(get_args(literal))}")
    return value


def _goes_on_in_letters(text: str, place: int) -> bool:
    """Whether a unit in Latin letters is but the beginning of a word: the m of `3mx`."""
    before = text[place - 1 : place]
    if not (before.isascii() and before.isalpha()):
        return False
    after = text[place : place + 1]
    return after.isascii() and after.isalpha()


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))


def _rows(name: str) -> Iterable[list[str]]:
    text = (package_folder("converter.lexicon") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
