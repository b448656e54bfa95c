"""A table of a decisions file, whose values are checked as they are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NoReturn, TypeVar

from converter.decisions.places import LONGEST_SENTENCE
from converter.decisions.records import Place, Verdict
from converter.errors import UsageError
from converter.messages import about, message
from converter.readers.cleaning import one_line

LONGEST: Final = 2_000
"""Characters of a name, a wording or a note."""
PLACE_KEYS: Final = ("sentence", "at", "nth", "occurrence", "after")
VERDICTS: Final[tuple[Verdict, ...]] = ("accept", "drop", "add")
_MOST_PLACES: Final = 1_000_000
_GREATEST: Final = Decimal(10) ** 18
_FINEST: Final = 12
"""Digits behind the point."""
_MOST_DIGITS: Final = 40

T = TypeVar("T")
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A table, and how it is called in messages. What is wrong with a value raises `UsageError`."""

    where: str
    values: Table

    def wrong(self, what: str) -> NoReturn:
        raise UsageError(about(self.where, what))

    def only(self, *known: str) -> None:
        for key in self.values:
            if key not in known:
                self.wrong(message("there is no {key}; there are {known}", key=shown(key), known=known))

    def text(self, key: str, longest: int = LONGEST) -> str:
        """A text fit to be shown, empty where there is none; what cannot be seen is left out of it.

        A place keeps all it has, for it must be found again.
        """
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.wrong(message("{key} must be a text in quotation marks", key=key))
        if len(value) > longest:
            self.wrong(
                message(
                    "{key} has {count:,} characters; {most:,} is the most",
                    key=key,
                    count=len(value),
                    most=longest,
                )
            )
        if key not in PLACE_KEYS:
            value = one_line(value).strip()
        if not value.strip():
            self.wrong(message("{key} is empty; leave it out", key=key))
        return value

    def optional_text(self, key: str) -> str | None:
        return self.text(key) or None

    def needed_text(self, key: str, longest: int = LONGEST) -> str:
        return self.text(key, longest) or self.wrong(message("{key} is missing", key=key))

    def choice(self, key: str, choices: tuple[T, ...]) -> T | None:
        value = self.values.get(key)
        if value is None:
            return None
        found = next((each for each in choices if value == each), None)
        if found is None:
            self.wrong(
                about(
                    key,
                    message(
                        "{value} is not a choice; choose from {choices}",
                        value=shown(value),
                        choices=tuple(map(repr, choices)),
                    ),
                )
            )
        return found

    def flag(self, key: str) -> bool | None:
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(message("{key} must be true or false", key=key))
        return value

    def count(self, key: str, most: int) -> int | None:
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            self.wrong(message("{key} must be a whole number from 1 to {most:,}", key=key, most=most))
        return value

    def number(self, key: str) -> Decimal | None:
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
            self.wrong(
                message("{key} must be a number, without quotation marks and without 万 or %", key=key)
            )
        if not _is_usual(value):
            self.wrong(message("{key} is no number that a report tells", key=key))
        return Decimal(value)

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            self.wrong(
                message(
                    "{key} must be a day without quotation marks, such as {example}",
                    key=key,
                    example="2026-07-01",
                )
            )
        return value

    def table(self, key: str) -> Table | None:
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(message("{key} is not a table", key=key))
        return value

    def place(self) -> Place:
        return Place(
            sentence=self.needed_text("sentence", LONGEST_SENTENCE),
            at=self.text("at", LONGEST_SENTENCE),
            nth=self.count("nth", LONGEST_SENTENCE),
            occurrence=self.count("occurrence", _MOST_PLACES),
            after=self.text("after", LONGEST_SENTENCE),
        )

    def optional_place(self, verdict: Verdict) -> Place | None:
        """None for what is added and has no words in the source."""
        without = verdict == "add" and not any(key in self.values for key in PLACE_KEYS)
        return None if without else self.place()

    def verdict(self, fields: tuple[str, ...]) -> Verdict:
        """What is said of a thing as a whole.

        Args:
            fields: keys that say something of its parts.
        """
        given = [verdict for verdict in VERDICTS if self.flag(verdict)]
        said = [key for key in fields if key in self.values]
        if len(given) > 1:
            self.wrong(message("{one} and {other} exclude each other", one=given[0], other=given[1]))
        if given == ["drop"] and said:
            self.wrong(
                message("drop = true says that there is none, and {key} that there is one", key=said[0])
            )
        if not given and not said:
            self.wrong(
                message(
                    "nothing is decided; give accept, drop or add = true, or one of {fields}", fields=fields
                )
            )
        return given[0] if given else "correct"


def shown(value: object) -> str:
    """A value as messages show it."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _is_usual(value: int | Decimal) -> bool:
    if isinstance(value, int):
        return abs(value) < _GREATEST
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or len(value.as_tuple().digits) > _MOST_DIGITS:
        return False
    return -_FINEST <= exponent <= _MOST_DIGITS and abs(value) < _GREATEST
