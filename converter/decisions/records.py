"""What an editor decided about a report: one frozen record for each choice, and the file they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final, Literal

from converter.messages import message
from converter.model import Bound, Change, ItemKind, Variant

SCHEMA: Final = "duizhao/decisions/1"
"""What a file of decisions says it is."""
Verdict = Literal["accept", "correct", "drop", "add"]
"""Looked at and right; other than it was read; not what it was taken for; missed by the program."""
DecidedVariant = Variant | Literal["hant"]
"""`hant` is both standards of Traditional, each in its own shape."""
Clearable = Literal["value", "value_max", "unit", "change", "previous", "scope", "period"]
"""What an indicator may be without."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source a choice belongs, in words that a person finds again."""

    sentence: str
    """As the source has it; a row of a table with a tab between its cells."""
    at: str = ""
    """The words in the sentence that are meant; empty for all of it."""
    nth: int | None = None
    """Which of equal words in the sentence, from 1; None where they stand there once."""
    occurrence: int | None = None
    """Which of equal sentences in the source, from 1; None where the sentence stands there once."""
    after: str = ""
    """Of one that stands more than once: the sentence before it, if that tells it from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What all decisions have."""

    kind: ClassVar[str]

    editor: str = ""
    """Who decided; empty for the editor of the file."""
    date: date | None = None
    """When; None for the date of the file."""
    note: str = ""
    """What the editor remarks for other editors; nothing is done with it."""

    @property
    def key(self) -> tuple[object, ...]:
        """What it decides about: two decisions of one key exclude each other."""
        return (self.kind,)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleDecision(Decision):
    """What the report is called."""

    kind = "title"

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordDecision(Decision):
    """How words are set in one variant."""

    kind = "word"

    place: Place
    variant: DecidedVariant
    to: str

    @property
    def key(self) -> tuple[object, ...]:
        return (self.kind, self.place, self.variant)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDecision(Decision):
    """What is right of an indicator; a field that is None stays as it is read."""

    kind = "figure"

    place: Place
    read_as: str = ""
    """Name as it was read, where several indicators stand in the same words."""
    verdict: Verdict = "correct"
    name: str | None = None
    value: Decimal | None = None
    value_max: Decimal | None = None
    bound: Bound | None = None
    unit: str | None = None
    change: Change | None = None
    previous: Decimal | None = None
    target: bool | None = None
    scope: str | None = None
    period: str | None = None
    without: tuple[Clearable, ...] = ()
    """Fields that the indicator does not have, whatever was read."""

    @property
    def key(self) -> tuple[object, ...]:
        name = self.name if self.verdict == "add" else self.read_as
        return (self.kind, self.place, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingDecision(Decision):
    """How deep a heading stands, or that words are none."""

    kind = "heading"

    place: Place
    level: int | None
    """From 1; None where the words are no heading."""

    @property
    def key(self) -> tuple[object, ...]:
        return (self.kind, self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDecision(Decision):
    """What is right of an action item; a field that is None stays as it is read."""

    kind = "item"

    place: Place | None = None
    """None of one that is added and has no words in the source."""
    verdict: Verdict = "correct"
    about: ItemKind | None = None
    """Whether it is to be done, was done, or is a problem; `kind` in the file."""
    title: str | None = None
    body: str | None = None
    responsible: str | None = None
    due: str | None = None
    status: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        return (self.kind, self.place, self.title if self.verdict == "add" else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemDecision(Decision):
    """What is right of a problem the report names."""

    kind = "problem"

    place: Place | None = None
    """None of one that is added and has no words in the source."""
    verdict: Verdict = "correct"
    text: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        return (self.kind, self.place, self.text if self.verdict == "add" else None)


KINDS: Final[Mapping[str, str]] = {
    "heading": "headings", "word": "words", "figure": "figures", "item": "items", "problem": "problems",
}  # fmt: skip
"""The kinds that stand many times in a file, and what `Decisions` calls them."""
KIND_NAMES: Final[Mapping[str, str]] = {
    "title": message("title"),
    "heading": message("heading"),
    "word": message("word"),
    "figure": message("figure"),
    "item": message("item"),
    "problem": message("problem"),
}
"""What messages call a decision of each kind."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that was decided about one report: the contents of a decisions file."""

    file: str = field(default="", compare=False)
    """Name of the file they were read from, for messages."""
    written: str = field(default="", compare=False, repr=False)
    """The file as it was read, so that it can be changed where it says something else only."""

    source_name: str = ""
    """File name of the report."""
    source_sha256: str = ""
    """Of the report's bytes when it was decided about; empty where that is not known."""
    editor: str = ""
    date: date | None = None
    title: TitleDecision | None = None
    words: tuple[WordDecision, ...] = ()
    figures: tuple[FigureDecision, ...] = ()
    headings: tuple[HeadingDecision, ...] = ()
    items: tuple[ItemDecision, ...] = ()
    problems: tuple[ProblemDecision, ...] = ()

    def __iter__(self) -> Iterator[Decision]:
        if self.title is not None:
            yield self.title
        for name in KINDS.values():
            yield from getattr(self, name)

    def __len__(self) -> int:
        return sum(1 for _ in self)
