"""Ordered tables of named rules.

What each rule reads, with an example that is its test, stands in `data/rules.toml`. A table is asked from its
top; the first rule that answers holds. `inspect --explain` shows its id. Most rules fit few of the shapes a
clause may have: they say by which traits, and are not asked without.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Any, Generic, TypeVar

from converter.lexicon.patterns import data_of
from converter.messages import Message

Seen = TypeVar("Seen")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Seen, Made]):
    """One way to read what is seen."""

    id: str
    """Stable, of one rule in all tables."""
    read: Callable[[Seen], Any]
    """What it makes of it; None where it does not fit. Of a rule that `tells`: whether it fits."""
    needs: frozenset[str] = frozenset()
    """Traits of what is seen, as its table names them, all of which it needs to be asked."""
    tells: Made | None = None
    """What it makes of all that it fits, if that is always the same."""

    def answers(self, made: Any) -> bool:
        """Whether `made`, which `read` gave, is an answer."""
        return bool(made) if self.tells is not None else made is not None

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


class Table(tuple[Rule[Seen, Made], ...]):
    """Rules in the order they are asked."""

    _asked: dict[tuple[bool, ...], tuple[Rule[Seen, Made], ...]]

    def __new__(cls, *rules: Rule[Seen, Made]) -> Table[Seen, Made]:
        table = super().__new__(cls, rules)
        table._asked = {}
        return table

    def first(self, seen: Seen, **holds: object) -> tuple[str, Made] | None:
        """The id of the first rule that fits, and what it makes; None if none does.

        Args:
            seen: what they are asked about.
            holds: whether each trait is there of all that rules of the table need, always in one order:
                which rules are asked is found once for each way that they are.
        """
        there = tuple(map(bool, holds.values()))
        asked = self._asked.get(there)
        if asked is None:
            traits = frozenset(compress(holds, there))
            asked = self._asked[there] = tuple(rule for rule in self if rule.needs <= traits)
        for rule in asked:
            made = rule.read(seen)
            if made and rule.tells is not None:
                return rule.id, rule.tells
            if made is not None and rule.tells is None:
                return rule.id, made
        return None


@lru_cache(maxsize=1)
def _texts() -> dict[str, tuple[Message, str]]:
    tables = data_of("converter.parsing", "rules")
    return {
        rule["id"]: (Message(rule["reads"]), rule["example"]) for table in tables.values() for rule in table
    }
