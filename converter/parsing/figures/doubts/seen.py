"""A record as the rules of doubts see it, and what they ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.model import Indicator
from converter.parsing.figures.vocabulary import doubting

_PLAIN: Final = 8
"""Characters of the longest names that are no more than a measure: 批复匡算总投资."""
_VERB: Final = "v"
"""The tag of verbs."""
_NOUN: Final = "n"
"""The tag of nouns."""
CLAUSE_MARKS: Final = ",;:"
PER_CENT: Final = "%"


@dataclass(slots=True)
class Trace:
    """How a record was read, as far as its reader does not need to know."""

    numbers: tuple[int, ...]
    """Where the numbers it is made of stand in the folded source; its own first."""
    between: int
    """How many other records of the sentence stand between its number and its change."""
    rules: tuple[str, ...] = ()
    """Ids of those by which it was read and named."""


@dataclass(slots=True)
class Doubted:
    """A record and what the rules ask of it."""

    text: str
    """The folded source."""
    trace: Trace | None
    """None for a record of a table."""
    record: Indicator
    name: str
    """Folded."""
    alike: bool
    """Whether another row has its name and unit and another figure, and no other period, scope or aim."""
    before: Indicator | None
    """The record before it in its sentence."""
    beside: Sequence[Indicator]
    """All records of its sentence."""
    clause: int
    """Where its clause begins."""
    rules: Sequence[str]
    """Ids of those by which it was read and named."""


def is_any(seen: Doubted) -> bool:
    """Also a figure of a table, whose name is what the table says."""
    return True


def is_of_text(seen: Doubted) -> bool:
    return seen.trace is not None


def has_plain_name(seen: Doubted) -> bool:
    return seen.trace is not None and len(seen.name) <= _PLAIN


def is_change_alone(seen: Doubted) -> bool:
    return seen.trace is not None and seen.record.value is None


def is_any_share(seen: Doubted) -> bool:
    return seen.record.unit == PER_CENT and seen.record.value is not None


def is_share(seen: Doubted) -> bool:
    return seen.trace is not None and is_any_share(seen)


def has_several_numbers(seen: Doubted) -> bool:
    return seen.trace is not None and len(seen.trace.numbers) > 1


def is_level_of_pieces(seen: Doubted) -> bool:
    return seen.trace is not None and seen.record.value is not None and len(seen.record.name_spans) > 1


def is_aim(seen: Doubted) -> bool:
    return seen.trace is not None and seen.record.target


def behind_mark(text: str, start: int, end: int) -> int:
    """Where the last clause of a piece of text begins; 0 where it is all of one clause."""
    place = end
    while (place := max([text.rfind(mark, start, place) for mark in CLAUSE_MARKS])) >= 0:
        if not text[place - 1 : place].isdigit() or not text[place + 1 : place + 2].isdigit():
            break  # not the comma of 1,986,000
    return place + 1


def end_of(record: Indicator) -> int:
    """Where a number ends, its unit with it."""
    return max(record.written.span.end, record.unit_span.end if record.unit_span else 0)


def has_noun(text: str) -> bool:
    said = doubting()
    told = (word for word in words(text) if not said.light.fullmatch(word) and not said.no_noun.search(word))
    return any((tag_of(word) or "").startswith(_NOUN) for word in told)


def is_verb(word: str) -> bool:
    return (tag_of(word) or "").startswith(_VERB)
