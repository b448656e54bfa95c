"""Decisions as TOML: in the order of the report, one short block each, so that a difference reads well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Final

import tomlkit
from tomlkit.items import Item

from converter.decisions.places import PlaceError, SentenceIndex
from converter.decisions.records import SCHEMA, Decision, Decisions, HeadingDecision, ItemDecision, Place
from converter.model import Change

_MOST_DOTS: Final = 32

Value = str | int | bool | Decimal | date | Change | Sequence[str]


def decisions_to_toml(decisions: Decisions, text: str = "") -> str:
    """A decisions file: the same decisions give the same text.

    Args:
        decisions: what was decided.
        text: the normalised source, which gives the order; what it does not have stands last.
    """
    parts = [_lines(head_pairs(decisions))]
    source = list(source_pairs(decisions))
    if source:
        parts.append(block("[source]", source))
    return "\n".join([*parts, *map(block_of, _in_order(decisions, text))])


def head_pairs(decisions: Decisions) -> Iterator[tuple[str, Value]]:
    """What stands at the head of the file."""
    yield "schema", SCHEMA
    if decisions.editor:
        yield "editor", decisions.editor
    if decisions.date:
        yield "date", decisions.date


def source_pairs(decisions: Decisions) -> Iterator[tuple[str, Value]]:
    """What the decisions are about."""
    if decisions.source_name:
        yield "name", decisions.source_name
    if decisions.source_sha256:
        yield "sha256", decisions.source_sha256


def block(header: str, pairs: Iterable[tuple[str, Value]]) -> str:
    """A table with its header."""
    return f"{header}\n{_lines(pairs)}"


def block_of(decision: Decision) -> str:
    """A decision as a table of its own."""
    header = "[title]" if decision.kind == "title" else f"[[{decision.kind}]]"
    return block(header, pairs_of(decision))


def _in_order(decisions: Decisions, text: str) -> list[Decision]:
    index = SentenceIndex(text)

    def start(decision: Decision) -> float:
        if decision.kind == "title":
            return -1
        place: Place | None = getattr(decision, "place", None)
        try:
            return float("inf") if place is None else index.find(place, same_source=True).start
        except PlaceError:
            return float("inf")

    return sorted(decisions, key=start)


def pairs_of(decision: Decision) -> Iterator[tuple[str, Value]]:
    """Its keys and values as the file has them; what is empty or usual is left out."""
    last = []
    for field in fields(decision):
        value = getattr(decision, field.name)
        if field.name in ("editor", "date", "note"):
            last += [(field.name, value)] if value else []
        elif isinstance(value, Place):
            yield from _place(value)
        elif field.name == "verdict":
            if value != "correct":
                yield value, True
        elif isinstance(decision, HeadingDecision) and value is None:
            yield "not_a_heading", True
        elif value is not None and value != "" and value != ():
            kind_of_item = isinstance(decision, ItemDecision) and field.name == "about"
            yield "kind" if kind_of_item else field.name, value
    yield from last


def _place(place: Place) -> Iterator[tuple[str, Value]]:
    yield "sentence", place.sentence
    if place.occurrence is not None:
        yield "occurrence", place.occurrence
    if place.after:
        yield "after", place.after
    if place.at:
        yield "at", place.at
    if place.nth is not None:
        yield "nth", place.nth


def _lines(pairs: Iterable[tuple[str, Value]]) -> str:
    made = tomlkit.document()
    for key, value in pairs:
        made.append(key, item(value))
    return made.as_string()


def item(value: Value) -> Item:
    """A value as TOML has it."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Decimal):
        return tomlkit.value(format(value, "f"))
    if isinstance(value, Change):
        pairs = ", ".join(f"{key} = {item(each).as_string()}" for key, each in _change(value))
        return tomlkit.value(f"{{ {pairs} }}")
    if isinstance(value, (bool, int, date)):
        return tomlkit.item(value)
    return tomlkit.value(f"[{', '.join(item(each).as_string() for each in value)}]")


def _change(change: Change) -> Iterator[tuple[str, Value]]:
    yield "amount", change.amount
    if change.amount_max is not None:
        yield "amount_max", change.amount_max
    if change.unit:  # a change of an index has none
        yield "unit", change.unit
    if change.base is not None:
        yield "basis", change.base
    if change.bound != "exact":
        yield "bound", change.bound


def _string(text: str) -> Item:
    """A text. Full stops of a leader are escaped, lest they look like a key of many parts."""
    made = tomlkit.string(text)
    if text.count(".") > _MOST_DOTS:
        return tomlkit.value(made.as_string().replace(".", "\\u002E"))
    return made
