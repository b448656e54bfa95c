"""Decisions as TOML: in the order of the report, one short block each, so that a difference reads well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Final

from converter.decisions.places import PlaceError, SentenceIndex
from converter.decisions.records import Decision, Decisions, HeadingDecision, ItemDecision, Place
from converter.model import Change

SCHEMA: Final = "duizhao/decisions/1"
_ESCAPES: Final[Mapping[str, str]] = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

_MOST_DOTS: Final = 32

_Value = str | int | bool | Decimal | date | Change | Sequence[str]


def decisions_to_toml(decisions: Decisions, text: str = "") -> str:
    """A decisions file: the same decisions give the same text.

    Args:
        decisions: what was decided.
        text: the normalised source, which gives the order; what it does not have stands last.
    """
    head: list[tuple[str, _Value]] = [("schema", SCHEMA)]
    head += [("editor", decisions.editor)] if decisions.editor else []
    head += [("date", decisions.date)] if decisions.date else []
    parts = ["".join(_lines(head))]
    source: list[tuple[str, _Value]] = [("name", decisions.source_name)] if decisions.source_name else []
    source += [("sha256", decisions.source_sha256)] if decisions.source_sha256 else []
    if source:
        parts.append("[source]\n" + "".join(_lines(source)))
    return "\n".join([*parts, *map(_block, _in_order(decisions, text))])


def _block(decision: Decision) -> str:
    bracket = "[title]" if decision.kind == "title" else f"[[{decision.kind}]]"
    return f"{bracket}\n" + "".join(_lines(_pairs(decision)))


def added_to_toml(text: str, decisions: Decisions) -> str:
    """A decisions file with more decisions behind those it has, which stay to the letter.

    Args:
        text: of the file.
        decisions: those to add; who, when and the source are the file's.
    """
    blocks = "\n".join(map(_block, decisions))
    return f"{text.rstrip()}\n\n{blocks}" if blocks else text


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


def _pairs(decision: Decision) -> Iterator[tuple[str, _Value]]:
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


def _place(place: Place) -> Iterator[tuple[str, _Value]]:
    yield "sentence", place.sentence
    if place.occurrence is not None:
        yield "occurrence", place.occurrence
    if place.after:
        yield "after", place.after
    if place.at:
        yield "at", place.at
    if place.nth is not None:
        yield "nth", place.nth


def _lines(pairs: Sequence[tuple[str, _Value]] | Iterator[tuple[str, _Value]]) -> Iterator[str]:
    for key, value in pairs:
        yield f"{key} = {_value(value)}\n"


def _value(value: _Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Change):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in _change(value)) + " }"
    return "[" + ", ".join(map(_value, value)) + "]"


def _change(change: Change) -> Iterator[tuple[str, _Value]]:
    yield "amount", change.amount
    if change.amount_max is not None:
        yield "amount_max", change.amount_max
    if change.unit:  # a change of an index has none
        yield "unit", change.unit
    if change.basis is not None:
        yield "basis", change.basis
    if change.bound != "exact":
        yield "bound", change.bound


def _quoted(text: str) -> str:
    """A basic string of TOML. Full stops of a leader are escaped, lest they look like a key of many parts."""
    dots = {".": "\\u002E"} if text.count(".") > _MOST_DOTS else {}
    return '"' + "".join(dots.get(char) or _ESCAPES.get(char) or _shown(char) for char in text) + '"'


def _shown(char: str) -> str:
    point = ord(char)
    return f"\\u{point:04X}" if point < 0x20 or point == 0x7F else char
