"""Changes: which record a rise or fall is told of, and when it is a record of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from converter.lexicon.scope import in_use
from converter.parsing.figures.changing import giving, moves, owners
from converter.parsing.figures.changing.seen import ChangeSeen, Target
from converter.parsing.figures.drafts import State, Told
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.rules import Rule, Table, when
from converter.parsing.figures.vocabulary import names

_TWO_TIMES = named("changing.two_times")
_YEARS = named("changing.years")
_RELATIVE: Final = frozenset(("%", "‰", "pp", "times"))
_TWICE: Final = 2


def give(state: State, changes: Sequence[Told]) -> None:
    """Give records the changes that a clause tells together; at least one."""
    if len(changes) == _TWICE and _tells_one(changes):
        give(state, changes[:1])
        changes = changes[1:]  # 减少12件、下降3%
    elif len(changes) == _TWICE and (times := _TWO_TIMES.match(state.text, changes[0].gap.start)):
        before, change = (replace(each, gap=replace(each.gap, subject=None)) for each in changes)
        give(state, [replace(before, basis="mom") if times["mom"] else before])
        changes = [change]  # 按季及按年分别下跌0.1及0.5个百分点
    records, first = state.records, changes[0].gap
    told = next((each.gap.comparison for each in changes if each.gap.comparison is not None), None)
    if told is not None and told.basis in ("yoy", "mom") and not state.is_average(first):
        state.against.basis = told.basis
    subject = state.words(first.subject)
    untold_of = not subject or subject in words_of("changing.all") or _YEARS.fullmatch(subject) is not None
    elided = untold_of or _points_back(state, subject, changes)
    if subject and first.shared < 0:
        changes = _told_once(changes)
    seen = ChangeSeen(state, _same_points(changes), subject, elided)
    untold = "nothing-told", [state.about.topic] * len(changes)
    turned, state.about.turned = state.about.turned, ()
    if elided and turned:
        seen.state.records.group = []
        giving.give_to(state, changes[0], turned, "of-its-own")
        state.about.awaits_value = True
        return
    told_before = records.made or state.about.listed is not None or not elided
    lead = None if told_before else owners.of_lead(seen)
    found = (
        TARGETS.first(seen, elided=elided, lead=state.about.lead, several=len(seen.changes) > 1)
        if told_before
        else lead and ("of-lead", lead)
    )
    rule, targets = found or untold
    each_change = list(seen.changes)
    if len(targets) > len(each_change):
        each_change *= len(targets)
    made = [
        giving.give_to(state, each, target, rule) for each, target in zip(each_change, targets, strict=True)
    ]
    state.told_in_turn(made, first.end)
    if len(made) > 1 or not any(draft in records.group for draft in made):
        records.group = made


def _tells_one(changes: Sequence[Told]) -> bool:
    """Whether two changes are one, told absolutely and relatively, each with its word."""
    first, second = changes
    told = first.gap.word and second.gap.word and first.gap.shared < 0 and second.gap.listed
    return bool(told) and second.quantity.unit == "%" and moves.change_unit(first.quantity) not in _RELATIVE


def _points_back(state: State, subject: str, changes: Sequence[Told]) -> bool:
    """Whether a subject only points at the record before: 案件总数."""
    last = state.records.last
    if len(changes) > 1 or last is None or not names().anaphora.fullmatch(subject):
        return False
    if last.unit is not None and in_use().counts(subject[-2:-1]) and not in_use().counts(last.unit):
        return False  # 损失3872万元, 起数升8.1%
    return state.matching(subject, changes[0].quantity.counted_in) is None


def _told_once(changes: Sequence[Told]) -> Sequence[Told]:
    """The changes; one told again in per cent right behind in per cent alone: 减少2件、下降0.27%."""
    kept: list[Told] = []
    for change in changes:
        last = kept[-1] if kept else None
        if last is not None and _is_told_again(last, change):
            gap = replace(change.gap, subject=last.gap.subject, comparison=last.gap.comparison)
            kept[-1] = replace(change, gap=gap)
        else:
            kept.append(change)
    return kept


def _is_told_again(change: Told, other: Told) -> bool:
    per_cent = other.quantity.unit == "%" and not change.quantity.is_part
    own_verb = other.gap.subject is None and bool(other.gap.word)
    return per_cent and own_verb and change.direction == other.direction


def _same_points(changes: Sequence[Told]) -> Sequence[Told]:
    """2.9个、23.9个百分点: the unit that the first leaves out."""
    points = words_of("common.points")
    whole = next((each.quantity for each in changes if each.quantity.unit in points), None)
    if whole is None:
        return changes
    cut = words_of("changing.cut_points")
    return [
        replace(each, quantity=each.quantity.in_unit_of(whole)) if each.quantity.unit in cut else each
        for each in changes
    ]


TARGETS: Final[Table[ChangeSeen, Sequence[Target]]] = Table(
    Rule("done-to-each", owners.done_to_each, when("several")),
    Rule("less-part", owners.less_part, when("lead")),
    Rule("of-told-list", owners.of_told_list),
    Rule("of-lead", owners.of_lead),
    Rule("each-of", owners.each_of),
    Rule("both", owners.both),
    Rule("whole-of-share", owners.whole_of_share),
    Rule("same-counted", owners.same_counted),
    Rule("of-output", owners.of_output, when("elided")),
    Rule("of-earlier", owners.of_earlier, when("elided")),
    Rule("last", owners.last),
    Rule("last-ones", owners.last_ones),
    Rule("one-or-other", owners.one_or_other),
    Rule("share-itself", owners.share_itself),
    Rule("named", owners.of_name),
    Rule("of-bracketed", owners.of_bracketed),
    Rule("share-moved", owners.share_moved),
    Rule("on-terms", owners.on_terms),
    Rule("mean-or-rate", owners.mean_or_rate),
    Rule("bare-change", owners.bare),
    Rule("of-its-own", owners.of_its_own),
    Rule("mean-of-each", owners.mean_of_each),
    Rule("of-members", owners.of_members),
)
"""What changes are told of; in the order they are asked."""
