"""Numbers that a clause shares out: 分别, 各, and lists that name as many measures as there are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from converter.parsing.figures.around.seen import Called, Levels
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.drafts import Draft, State, same_unit
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import count_of_members, division, members, pair_in, says_measure
from converter.parsing.figures.naming import (
    Name,
    Piece,
    between,
    borrowed,
    is_bare,
    joined,
    topic,
    verb_of,
    wording,
)
from converter.parsing.figures.parted import with_measure
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.rules import Rule, Table
from converter.parsing.figures.vocabulary import changes, names

_IN_ORDER = named("sharing.in_order")
_MARKS = named("sharing.marks")
_STATED_SHARE = named("sharing.stated_share")
_MEASURE_END = named("sharing.measure_end")
_EACH = named("sharing.each")
_MOVED_TO = named("sharing.moved_to")
_ALL_ALIKE = named("sharing.all_alike")
_OF_EACH = named("sharing.of_each")
_OF_CHANGE = named("sharing.of_change")
_EXAMPLES = named("sharing.examples")
_OF_GROUP = named("sharing.of_group")
_HAN, _REACHED = named("sharing.han"), named("levels.reached")
_AND_EACH, _OVER_OR_SHORT = named("sharing.and_each"), named("borrowing.over_or_short")
_PAID, _TO_PERSONS, _MONEY = named("sharing.paid"), named("sharing.to_persons"), named("around.money")
_PLACE = named("lists.place")


@dataclass(frozen=True, slots=True)
class Shared:
    """Numbers with what each is called."""

    numbers: tuple[tuple[Quantity, Gap], ...]
    called: tuple[Called, ...]
    shares: bool = False
    """Whether they are shares of what was told before, whose names are whole already."""


@dataclass(slots=True)
class _Seen:
    """The levels of a clause that stand together."""

    state: State
    levels: Levels
    before: Sequence[Draft]
    """The records made together just before."""

    @property
    def gap(self) -> Gap:
        """The words before the first."""
        return self.levels[0][1]

    @property
    def in_turn(self) -> bool:
        """Whether nothing but 、 or 和 stands between them."""
        return len(self.levels) > 1 and all(gap.joint for _, gap in self.levels[1:])

    @property
    def are_shared(self) -> bool:
        return any(gap.shared >= 0 for _, gap in self.levels)


def shared_out(state: State, levels: Levels, before: Sequence[Draft]) -> Shared | None:
    """What the numbers of a clause are called where it shares them out; None where it does not.

    Args:
        state: the sentence as far as it has been read.
        levels: those of a clause, at least one.
        before: the records made together just before.
    """
    if len(levels) == 1 and levels[0][1].shared < 0:
        return None  # one number alone, as most are
    found = SHARED.first(_Seen(state, levels, before))
    if found is None:
        return None
    rule, (numbers, names, shares) = found
    first = numbers[0][0]
    if len(levels) > 1 and levels[0][1].shared >= 0 and first.bound != "exact":
        numbers = [(quantity.bounded_like(first), gap) for quantity, gap in numbers]  # 分别不低于60吨、92吨
    return Shared(tuple(numbers), tuple(Called(name, rule) for name in names), shares)


_TWO: Final = 2
_MEASURE_LONG: Final = 8
"""Characters of a measure that is told of each of a group."""

_Made = tuple[Levels, Sequence[Name], bool]
"""Numbers, their names, whether they are shares of what was told before."""


def _each(seen: _Seen) -> _Made | None:
    if len(seen.levels) != 1 or not seen.are_shared or seen.gap.subject is None:
        return None
    text, subject = seen.state.text, seen.gap.subject
    words = text[seen.gap.start : seen.gap.end]
    if not _EACH.search(words) and not (
        _ALL_ALIKE.search(words) and _MEASURE_END.search(text[subject[0] : subject[1]])
    ):
        return None
    count = count_of_members(text, subject)
    if count == 1:
        return None
    names = [seen.state.trimmed(name) for name in members(text, subject, count)]
    return list(seen.levels) * count, names, False


def _shares_in_turn(seen: _Seen) -> _Made | None:
    gap = seen.gap
    if not seen.in_turn or gap.share < 0 or gap.subject is None or gap.share > gap.subject[0] + 1:
        return None
    before = seen.before
    if len(before) != len(seen.levels) and seen.are_shared:
        wholes = [draft for draft in seen.state.records.made if not draft.is_share]
        before = wholes[-len(seen.levels) :]  # 经常门12亿元, 资本门5亿元, 各占70%及30%
        before = before if len({draft.unit for draft in before}) == 1 else ()
    if len(before) != len(seen.levels):
        return None
    told = seen.state.trim((gap.share, gap.end))
    share = told or ((gap.share, gap.share + 1),)
    return seen.levels, [joined(draft.name, share) for draft in before], True


def _measure_of_each(seen: _Seen) -> _Made | None:
    subject = _shared_subject(seen)
    before = seen.before if len(seen.before) == len(seen.levels) else _alike_before(seen)
    if subject is None or len(before) != len(seen.levels):
        return None
    named_each = _with_measure(seen, subject, before)
    return None if named_each is None else (seen.levels, named_each, _are_parts(seen))


def _measure_of_all(seen: _Seen) -> _Made | None:
    """投诉320件、举报160件, 办结率均为98%: one number holds for each of the things counted before."""
    text, subject = seen.state.text, seen.gap.subject
    if len(seen.levels) != 1 or not seen.are_shared or subject is None:
        return None
    measured = _OF_EACH.fullmatch(seen.state.words(subject)) is not None
    if not measured or not _ALL_ALIKE.search(text, seen.gap.start, seen.gap.end):
        return None
    before = _alike_before(seen)
    named_each = _with_measure(seen, subject, before) if len(before) > 1 else None
    return None if named_each is None else (list(seen.levels) * len(before), named_each, False)


def _alike_before(seen: _Seen) -> Sequence[Draft]:
    """The things counted last in one unit, in as many clauses as it takes."""
    made = [draft for draft in seen.state.records.made if not draft.is_share]
    unit = made[-1].unit if made else None
    run = list(takewhile(lambda draft: draft.unit == unit, reversed(made)))
    return run[::-1] if unit not in ("%", "‰", None) else ()


def _with_measure(seen: _Seen, subject: Piece, before: Sequence[Draft]) -> list[Name] | None:
    """One measure, told of each of the records before; None where it is none."""
    text = seen.state.text
    measure = seen.state.trim(subject)
    paired = len(seen.levels) > 1 and names().paired.search(text, *subject)
    if not measure or paired or count_of_members(text, subject) != 1:
        return None
    moved = _OF_CHANGE.search(wording(text, measure)) is not None
    lent = [each.name if moved else topic(text, each.name) or each.name for each in before]
    if all(same_unit(each.unit, seen.levels[0][0].unit) for each in before):
        lent = [_less_alike(text, each, lent) for each in lent]  # 东区、西区|小学生, 初中生
    return [borrowed(text, each, measure) for each in lent]


def _less_alike(text: str, name: Name, others: Sequence[Name]) -> Name:
    """东区 of 东区小学生, where the others end alike: what is told of each takes the place of that."""
    told = [wording(text, each)[::-1] for each in others]
    size = len(list(takewhile(lambda chars: len(set(chars)) == 1, zip(*told, strict=False))))
    whole, place = len(wording(text, name)), _PLACE.match(text, *name[0])
    size = 0 if len(told) == 1 else size if place is None else min(size, whole - len(place.group()))
    return between(name, 0, whole - size) if 0 < size < whole else name


def _told_list(seen: _Seen) -> _Made | None:
    listed, subject = seen.state.about.listed, seen.gap.subject
    if listed is None or not seen.in_turn or len(listed.members) != len(seen.levels):
        return None
    if not (seen.are_shared or listed.moved or listed.grouped):
        return None
    if listed.grouped:
        measure = measure_of_group(seen.state, subject)
        return None if measure is None else (seen.levels, listed.called(measure), False)
    if seen.state.words(subject) and (subject is None or not subject[0] >= seen.gap.shared > 0):
        return None
    return seen.levels, listed.called(_behind(seen.state.text, seen.gap)), _are_parts(seen)


def measure_of_group(state: State, subject: Piece | None) -> Name | None:
    """What is told of each of a group the clause before names: () for itself; None for another thing."""
    if subject is None or not state.words(subject):
        return ()
    name = state.trim(subject)
    if count_of_members(state.text, subject) > 1 or len(wording(state.text, name)) > _MEASURE_LONG:
        return None
    measures = says_measure(state.text, name) or is_bare(wording(state.text, name))
    return name if measures or _OF_GROUP.search(state.text, *name[-1]) else None


def _counted_list(seen: _Seen) -> _Made | None:
    """建成|绿谷、云海、金岭|3个|园区, 产值分别达…: those counted were named, and are told one measure."""
    base, text = seen.state.records.last, seen.state.text
    if not seen.in_turn or not seen.are_shared or base is None or not base.name:
        return None
    if base.quantity is None or base.quantity.value != len(seen.levels):
        return None
    verb = verb_of(text, base.name)
    (start, end) = base.name[0]
    told = division(text, (verb[1] if verb is not None else start, end))
    measure = measure_of_group(seen.state, seen.gap.subject)
    if len(told) != len(seen.levels) or not measure:
        return None
    return seen.levels, [joined((each,), measure) for each in told], False


def _members(seen: _Seen) -> _Made | None:
    subject = _shared_subject(seen)
    if subject is None or not seen.state.words(subject):
        return None
    behind = _behind(seen.state.text, seen.gap)
    listed = members(seen.state.text, subject, len(seen.levels))
    unit = seen.levels[0][0].unit
    in_turn = seen.are_shared
    names = [
        with_measure(seen.state, seen.state.trimmed_member(each), unit, in_turn=in_turn) for each in listed
    ]
    return seen.levels, [joined(name, behind) for name in names], _are_parts(seen)


def _over_or_short(seen: _Seen) -> _Made | None:
    """甲税及乙税较预算数分别|超收1亿元及短收2亿元: what each is over the plan, or short of it."""
    state, first = seen.state, seen.gap
    told, than = first.subject, first.comparison
    if len(seen.levels) == 1 or first.shared < 0 or told is None or told[1] > first.shared:
        return None
    behind = first.shared if than is None else max(first.shared, than.end)
    begun = [behind, *(gap.start for _, gap in seen.levels[1:])]
    deeds = [_done(state.text, start, gap.end) for start, (_, gap) in zip(begun, seen.levels, strict=True)]
    done = [deed for deed in deeds if deed is not None]
    if len(done) < len(deeds) or count_of_members(state.text, told) != len(done):
        return None
    against = ((than.start, than.end),) if than is not None else ()
    each_told = zip(members(state.text, told, len(done)), done, strict=True)
    return seen.levels, [joined(name, against, (deed,)) for name, deed in each_told], False


def _done(text: str, start: int, end: int) -> Piece | None:
    """短收 of 及短收: how what stands before a number went against the plan; None for other words."""
    mark = _AND_EACH.match(text, start, end)
    begin = start if mark is None else mark.end()
    done = _OVER_OR_SHORT.match(text, begin, end)
    return done.span() if done is not None and not text[done.end() : end].strip() else None


def _records_before(seen: _Seen) -> _Made | None:
    if not seen.in_turn or not (seen.are_shared or _lists_as_many(seen)):
        return None
    count, made = len(seen.levels), seen.state.records.made
    before = seen.before if len(seen.before) >= count or len(made) < count else made
    behind = _behind(seen.state.text, seen.gap)
    if len(before) < count:
        return seen.levels, [behind] * count, _are_parts(seen)
    return seen.levels, [joined(each.name, behind) for each in before[-count:]], _are_parts(seen)


SHARED: Final[Table[_Seen, _Made]] = Table(
    Rule("each", _each),
    Rule("told-list", _told_list),
    Rule("counted-list", _counted_list),
    Rule("shares-in-turn", _shares_in_turn),
    Rule("measure-of-each", _measure_of_each),
    Rule("measure-of-all", _measure_of_all),
    Rule("over-or-short-each", _over_or_short),
    Rule("members", _members),
    Rule("records-before", _records_before),
)
"""How the numbers of a clause are shared out; in the order they are asked."""


def _shared_subject(seen: _Seen) -> Piece | None:
    """What numbers in turn are shared out over: the subject before 分别, or a list before it."""
    if not seen.in_turn:
        return None
    if not (seen.are_shared or _lists_as_many(seen)):
        reached = _REACHED.match(seen.state.text, seen.gap.start, seen.gap.end) is not None
        return _led(seen) if reached else None
    subject, word = seen.gap.subject, seen.gap.word_span
    if subject is not None and not subject[0] >= seen.gap.shared > 0:
        measured = word is not None and seen.gap.is_rate and word[0] == subject[1]
        return (subject[0], word[1]) if measured and word else subject  # GDP|增速|分别为
    return _listed_before(seen.state, len(seen.levels)) or _led(seen)


def _led(seen: _Seen) -> Piece | None:
    """小麦、玉米单产|均创新高, 达42、56公斤: the list that the clause before without figures tells of."""
    lead = seen.state.about.lead
    if len(lead) != 1 or count_of_members(seen.state.text, lead[0]) != len(seen.levels):
        return None
    return lead[0] if says_measure(seen.state.text, lead) else None


def _are_parts(seen: _Seen) -> bool:
    return seen.gap.share >= 0 and seen.levels[0][0].is_part


def _behind(text: str, gap: Gap) -> Name:
    """What the names end with: the words between 分别 and the first number."""
    if gap.share >= gap.shared and _STATED_SHARE.fullmatch(text, gap.share, gap.end):
        return ((gap.share, gap.share + 1),)
    if gap.leads_to or _MOVED_TO.search(text, gap.shared, gap.end):
        return ()
    return without_copula(text, gap.shared, gap.end)


def _lists_as_many(seen: _Seen) -> bool:
    """煤炭、原油产量达到3200万吨、150万吨: as many measures as numbers, though no 分别 says so."""
    text, subject = seen.state.text, seen.gap.subject
    marked = all(text[gap.start : gap.end].strip() for _, gap in seen.levels[1:])
    if not marked or subject is None or _HAN.match(text, seen.levels[-1][0].end):
        return False
    if len(seen.levels) == _TWO and _pays_persons(seen, subject):
        return False  # 发放高龄津贴、护理补贴2156人次、186万元
    if _EXAMPLES.search(text, *subject):
        return False  # 面向军人、农民等群体开展培训32期、5640人次
    if len(seen.levels) == _TWO and pair_in(text, subject):
        return True  # 城乡低保标准提高到780元和610元
    return count_of_members(text, subject) == len(seen.levels)


def _pays_persons(seen: _Seen, subject: Piece) -> bool:
    """Whether a list is of what is paid, and the numbers are to how many and how much."""
    units = [quantity.unit or "" for quantity, _ in seen.levels]
    paid = _PAID.search(seen.state.text, *subject) is not None
    return paid and _TO_PERSONS.fullmatch(units[0]) is not None and _MONEY.search(units[1]) is not None


def _listed_before(state: State, count: int) -> Piece | None:
    """界别依次为A业、B业和C业, | 分别有498宗、176宗和131宗: the list the clause before ends with."""
    if len(state.about.lead) != 1:
        return None
    start, end = state.about.lead[0]
    opening = _IN_ORDER.search(state.text, start, end)
    if opening is None or len(_MARKS.findall(state.text[opening.end() : end])) < count - 1:
        return None
    return (opening.end(), end)


def without_copula(text: str, start: int, end: int) -> Name:
    """完成年度计划的 less its 的, and 为 and its like less themselves."""
    copula = changes().copula.search(text[start:end])
    if copula and may_cut(text, start + copula.start()):
        end = start + copula.start()
    return ((start, end),) if start < end else ()
