"""New decisions added to those there are: nothing is lost, and what conflicts is told."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Final

from converter.decisions import Decision, Decisions
from converter.decisions.moving import moved
from converter.decisions.records import KINDS
from converter.messages import message

_OWN: Final = ("place", "read_as", "variant", "editor", "date", "note", "verdict", "without")
"""Fields that do not conflict by themselves."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A choice that is other than the one there is."""

    decision: Decision
    field: str
    before: object
    now: object


@dataclass(frozen=True, slots=True)
class Merged:
    """All decisions, the newer of conflicting ones taken."""

    decisions: Decisions
    """Of each kind first those that were there, in their order."""
    conflicts: tuple[Conflict, ...]
    added: int
    """Decisions that are new or say more than before."""


def merged(known: Decisions, new: Decisions, text: str) -> Merged:
    """New decisions added to those there are.

    Args:
        known: those there are, which may have been made about the report before it was edited.
        new: made about the report as it is.
        text: of the report.
    """
    known = moved(known, text, new.source_sha256)
    conflicts: list[Conflict] = []
    added = 0
    made: dict[str, Any] = {}
    for kind in KINDS.values():
        own: dict[tuple[object, ...], Decision] = {each.key: each for each in getattr(known, kind)}
        for decision in getattr(new, kind):
            before = own.get(decision.key)
            together = decision if before is None else _together(before, decision, conflicts)
            added += together != before
            own[decision.key] = together
        made[kind] = tuple(own.values())
    title = known.title
    if new.title is not None and (title is None or title.text != new.title.text):
        if title is not None:
            conflicts.append(Conflict(new.title, "text", title.text, new.title.text))
        title, added = new.title, added + 1
    whole = replace(
        known,
        source_name=new.source_name or known.source_name,
        title=title,
        **made,
    )
    return Merged(whole, tuple(conflicts), added)


def _together(before: Any, now: Any, conflicts: list[Conflict]) -> Decision:
    """Two decisions about one thing as one: what the newer does not tell stays."""
    if not hasattr(now, "verdict"):  # a heading, or words
        if replace(before, editor=now.editor, date=now.date, note=now.note) != now:
            conflicts.append(Conflict(now, now.kind, before, now))
            return now  # type: ignore[no-any-return]
        return before  # type: ignore[no-any-return]
    if before.verdict == "drop" or now.verdict == "drop":
        if before.verdict != now.verdict:
            conflicts.append(Conflict(now, "drop", before.verdict == "drop", now.verdict == "drop"))
        return before if before.verdict == now.verdict else now  # type: ignore[no-any-return]
    given: dict[str, Any] = {}
    for field in fields(now):
        value, old = getattr(now, field.name), getattr(before, field.name)
        if field.name in _OWN or value is None:
            continue
        if old is None and before.verdict == "accept" and now.verdict != "accept":
            old = message("as it was read")
        if old is not None and old != value:
            conflicts.append(Conflict(now, field.name, old, value))
        given[field.name] = value
    if hasattr(now, "without"):
        for key in now.without:
            if getattr(before, key) is not None:
                conflicts.append(Conflict(now, key, getattr(before, key), None))
                given[key] = None
        kept = [key for key in before.without if given.get(key) is None]
        conflicts += [
            Conflict(now, key, None, given[key]) for key in before.without if given.get(key) is not None
        ]
        given["without"] = tuple(dict.fromkeys((*kept, *now.without)))
    result: Decision = replace(before, **given)
    return result
