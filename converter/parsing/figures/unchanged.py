"""Changes without a number: 持平, 翻一番, 与去年同期相同."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile

from converter.model import Bound, Change
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import Draft, Records, State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import Name, Piece, joined
from converter.parsing.figures.parted import with_measure

_FLAT = named("unchanged.flat")
_EACH, _PLACE = named("unchanged.each"), named("lists.place")
_QUOTE, _QUOTE_ENDS = "“", "”"
_SAME = named("unchanged.same")
_LEVEL = named("unchanged.level")
_ALL = named("unchanged.all")
_ABOUT = named("unchanged.about")
_MORE = named("unchanged.more")
_TIMES = named("unchanged.times")
_YEARS = named("changing.years")
"""三年翻了一番: told of what was measured last."""


def tells_unchanged(text: str, clause: Clause) -> bool:
    """Whether a clause may tell a change without a number."""
    return _FLAT.search(text, clause.start, clause.end) is not None


def tell_unchanged(state: State, clause: Clause, start: int) -> None:
    """Give records the change that a clause tells without a number from `start` on, if it tells one."""
    match = _FLAT.search(state.text, start, clause.end)
    if match is None:
        return
    gap = state.gap(start, match.start())
    basis = gap.comparison.basis if gap.comparison else state.against.basis
    moved = Change(_amount(match.group()), "%", None, _bound(state.text, match)).on(basis)
    subject = state.words(gap.subject)
    pointed = subject in words_of("unchanged.same_time") or _YEARS.fullmatch(subject)
    if len(subject) < 2 or gap.subject is None or pointed:
        _tell_last(state, match, moved, gap)
        return
    level = state.matching(subject, None) if moved.amount == 0 else None
    if level is not None:
        level.change, level.moved, level.verb = moved, match.span(), match.span()
        return
    quoted = state.text.rfind(_QUOTE, *gap.subject) > state.text.rfind(_QUOTE_ENDS, *gap.subject)
    if quoted and not _each(state, gap.subject):
        return  # 实现“双翻番”
    for name in _each(state, gap.subject) or [state.trim(gap.subject)]:
        state.add(_flat(with_measure(state, name, None), match, moved))


def _each(state: State, subject: Piece) -> list[Name]:
    """总产值、利润|均实现: the members that it is told of, one by one; none where it is told of all."""
    each = _EACH.search(state.text, *subject)
    count = 0 if each is None else count_of_members(state.text, (subject[0], each.start()))
    if each is None or count == 1:
        return []
    where = _PLACE.match(state.text, *subject)
    lead = (where.span(),) if where is not None else ()
    told = members(state.text, (subject[0], each.start()), count)
    return [joined(lead if place else (), state.trimmed(name)) for place, name in enumerate(told)]


def _tell_last(state: State, match: re.Match[str], moved: Change, gap: Gap) -> None:
    """It is told of the record before, or of all that were made together: 均与去年同期相同."""
    records = state.records
    last = records.last
    if last is None:
        return
    if last.change is None:
        together = _SAME.search(match.group()) and last in records.group
        alike = _counted_alike(records) if _ALL.search(state.text, gap.start, match.start()) else []
        for draft in records.group if together else alike or [last]:
            if draft.change is None:
                draft.change, draft.moved, draft.verb = moved, match.span(), match.span()
    elif moved.base != last.change.base and gap.comparison is not None:
        state.add(_flat(last.name, match, moved))


def _counted_alike(records: Records) -> list[Draft]:
    """The last records without a change in the unit of the last: 计算机22万台, 终端14万台, 均持平."""
    last = records.made[-1]
    free = takewhile(lambda draft: draft.change is None and draft.unit == last.unit, reversed(records.made))
    return list(free)


def _flat(name: Name, match: re.Match[str], moved: Change) -> Draft:
    return Draft(name, match.start(), match.span(), change=moved, moved=match.span(), rules=("flat",))


def _amount(word: str) -> Decimal:
    """In per cent: nothing for 持平, 100 for each 番, 300 for two."""
    if _LEVEL.search(word):
        return Decimal(0)
    times = _TIMES.search(word)
    counts = listed("unchanged.counts")
    doublings = counts.index(times.group()) + 1 if times else 1
    return Decimal(100 * (2**doublings - 1))


def _bound(text: str, match: re.Match[str]) -> Bound:
    if _ABOUT.match(match.group()):
        return "about"
    return "more_than" if _MORE.match(text, match.end()) else "exact"
