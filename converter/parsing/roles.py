"""What a section is for, read from its wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from converter.lexicon import Lexicon, fold
from converter.lexicon.patterns import alternatives, compiled, data_of, filled, later, patterns
from converter.lexicon.scope import of_lexicon
from converter.model import Role, Section

_OPENING = 60
"""Characters of a paragraph that say what follows."""
_LOOKED_AT = 120
_SPACES = re.compile(r"\s+")
BINDING: tuple[Role, ...] = ("problems", "plan", "closing")
"""What is said in a section for one of these is for the same, whatever its words."""


@dataclass(frozen=True, slots=True)
class _Cue:
    role: Role
    heading: re.Pattern[str]
    opening: re.Pattern[str]
    tail: re.Pattern[str] | None
    title: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return data_of("converter.parsing", "roles")


@of_lexicon
def _cues(lexicon: Lexicon) -> tuple[_Cue, ...]:
    """Those with the measure words of the lexicon in use."""
    counted = alternatives(lexicon.measures_of("counts", "measures", "part"))
    data = _data()["role"]
    return tuple(
        _Cue(
            cue["name"],
            later(cue["heading"]),
            later(filled(cue["opening"], {"counted": counted})),
            later(cue["tail"]) if "tail" in cue else None,
            later(cue["title"]) if "title" in cue else None,
        )
        for cue in data
    )


@lru_cache(maxsize=1)
def _ahead() -> dict[str, re.Pattern[str]]:
    """By what the work of a year to come is told beside that of a year that is over."""
    return patterns(_data()["ahead"])


@cache
def _words(name: str) -> re.Pattern[str]:
    """A pattern of its own in the data."""
    return compiled(_data()[name])


_LOOKED_BACK = 80
"""Characters of a paragraph in which it turns to the whole."""


def tail_cue(opening: str) -> Role | None:
    """The role of a paragraph that by its first words leaves the section it follows, if it does."""
    seen = fold(opening[:_OPENING])
    if _words("leave").search(seen):
        return "closing"
    return next((cue.role for cue in _cues() if cue.tail and cue.tail.search(seen)), None)


def is_address(line: str) -> bool:
    """Whether a line only calls on those present: 各位代表！"""
    return len(line) <= _OPENING and _words("address").fullmatch(_SPACES.sub("", fold(line))) is not None


def turns_to_whole(opening: str) -> bool:
    """Whether a paragraph calls on those present and turns to the whole: 各位代表！…过去的五年."""
    return _words("whole").search(fold(opening[:_LOOKED_BACK])) is not None


def is_name_of_part(folded: str) -> bool:
    """Whether a few words name a part of a report, and say no more: 主要成效, 存在问题."""
    return _words("part").fullmatch(folded.rstrip()) is not None


def only_leads_in(folded: str) -> bool:
    """Whether a line heads nothing, and says that the work of the part it stands in follows."""
    return _words("leads_in").fullmatch(folded.rstrip()) is not None


def leads_in_findings(heading: str, last: str, title: str) -> bool:
    """Whether the parts below a section tell what was found wrong.

    Args:
        heading: that of the section.
        last: its last paragraph, which may say so: 审计发现的主要问题：
        title: that of the report; in one on an audit, parts headed 审计情况 do.
    """
    if _words("finds").search(fold(last).rstrip()):
        return True
    seen, whole = (_SPACES.sub("", fold(each)) for each in (heading, title))
    return all(_words(name).search(text) for name, text in (("findings", seen), ("inspection", whole)))


def role_of_whole(title: str | None) -> Role:
    """What a whole document is for, where its title says so: 2026年民生实事 is a plan."""
    seen = _SPACES.sub("", fold(title or ""))
    return next((cue.role for cue in _cues() if cue.title and cue.title.search(seen)), "other")


def named_roles(heading: str) -> frozenset[Role]:
    """All roles that the words of a heading name: 存在问题和下一步打算 names two."""
    seen = _SPACES.sub("", fold(heading))
    return frozenset(cue.role for cue in _cues() if cue.heading.search(seen))


def role_of(heading: str | None, opening: str, above: Role = "other") -> Role:
    """The role of a section.

    Args:
        heading: its heading.
        opening: its first paragraph.
        above: the role of the section it stands in, which it shares unless its own words say otherwise.
    """
    named = _by_heading(_SPACES.sub("", fold(heading))) if heading else None
    announced = _by_opening(fold(opening[:_OPENING]))
    if named in BINDING:
        return named
    if above in BINDING:
        return above
    if announced in BINDING:
        return announced
    return named or announced or above


def _by_heading(seen: str) -> Role | None:
    if _words("both").search(seen):
        return "other"
    return next((cue.role for cue in _cues() if cue.heading.search(seen)), None)


def _by_opening(seen: str) -> Role | None:
    if _words("leave").search(seen):
        return "closing"
    return next((cue.role for cue in _cues() if cue.opening.search(seen)), None)


def looks_back(heading: str, opening: str, *, listed: bool = False) -> bool:
    """Whether the words of a section are about what was done: 回顾, 一年来, 已, 同比.

    Args:
        heading: that of the section.
        opening: its first paragraph.
        listed: whether its heading is that of a list of work: 2026年民生实事.
    """
    said = fold(f"{heading}。{opening[:_LOOKED_AT]}")
    return _words("back_on_list" if listed else "back").search(said) is not None


def tells_of_past(opening: str) -> bool:
    """Whether a paragraph begins by telling of years that are over: 过去五年，我们…."""
    return _words("past").search(fold(opening[:_LOOKED_AT])) is not None


def looks_ahead(heading: str, before: str, after: Sequence[str]) -> bool:
    """Whether the work of a year is to be done yet: 2022年主要工作 behind 2021年工作回顾.

    Args:
        heading: that of the section.
        before: that of the section in front of it.
        after: those of the sections behind it, beside which it is no plan if one of them is.
    """
    told_in = _ahead()
    own, earlier = (_SPACES.sub("", fold(each)) for each in (heading, before))
    if told_in["this_year"].search(own) and told_in["last_year"].search(earlier):
        return not _is_planned_in(after)
    if not told_in["heading"].search(own) or not told_in["before"].search(earlier):
        return False
    named, told = (list(map(int, told_in["year"].findall(each))) for each in (own, earlier))
    follows = bool(named and told) and min(named) == max(told) + 1
    return follows and not _is_planned_in(after)


def _is_planned_in(headings: Sequence[str]) -> bool:
    return any("plan" in named_roles(each) for each in headings)


def with_role(section: Section, role: Role) -> Section:
    """The section and what stands below it for this role; what has one of its own that binds keeps it."""
    return replace(
        section,
        role=role,
        action_items=tuple(
            replace(item, kind="plan") if item.kind == "done" and role == "plan" else item
            for item in section.action_items
        ),
        sections=tuple(
            below if below.role in BINDING else with_role(below, role) for below in section.sections
        ),
    )
