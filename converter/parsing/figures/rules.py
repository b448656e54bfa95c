"""Ordered tables of named rules.

What each rule reads, with an example that is its test, stands in `data/rules.toml`. A table is asked from its
top; the first rule that answers holds. `inspect --explain` shows its id. Most rules fit few of the shapes a
clause may have: they say by which traits, and are not asked without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from converter.lexicon.patterns import data_of
from converter.messages import Message

Seen = TypeVar("Seen")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Seen, Made]):
    """One way to read what is seen."""

    id: str
    """Stable, of one rule in all tables."""
    read: Callable[[Seen], Made | None]
    """What it makes of it; None where it does not fit."""
    needs: frozenset[str] = frozenset()
    """Traits of what is seen, as its table names them, all of which it needs to be asked."""

    @property
    def reads(self) -> str:
        """One line, for people."""
        return _texts()[self.id][0]

    @property
    def example(self) -> str:
        """A sentence that it reads, and that would be read otherwise without it."""
        return _texts()[self.id][1]


def reads_of(id: str) -> str:
    """What a rule reads, for people."""
    return _texts()[id][0]


def explanations() -> tuple[str, ...]:
    """What all rules read, for people, as the catalogues of other languages have to know it."""
    return tuple(reads for reads, _ in _texts().values())


def when(*traits: str) -> frozenset[str]:
    """What a rule needs."""
    return frozenset(traits)


def traits_of(**holds: object) -> frozenset[str]:
    """The traits that are there, of all that a table names."""
    return frozenset([trait for trait, there in holds.items() if there])


def first_of(
    table: Sequence[Rule[Seen, Made]], seen: Seen, traits: Set[str] = frozenset()
) -> tuple[str, Made] | None:
    """The id of the first rule of a table that fits, and what it makes; None if none does.

    Args:
        table: the rules, in the order they are asked.
        seen: what they are asked about.
        traits: those it has, of all that rules of the table need.
    """
    for rule in table:
        if rule.needs <= traits and (made := rule.read(seen)) is not None:
            return rule.id, made
    return None


@lru_cache(maxsize=1)
def _texts() -> dict[str, tuple[Message, str]]:
    tables = data_of("converter.parsing", "rules")
    return {
        rule["id"]: (Message(rule["reads"]), rule["example"]) for table in tables.values() for rule in table
    }
