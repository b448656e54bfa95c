"""Changes: which record a rise or fall is told of, and when it is a record of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from converter.model import Bound, Change
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.context import Context
from converter.parsing.figures.drafts import PARALLEL, Draft, State, Told, same_unit
from converter.parsing.figures.gaps import Comparison, Gap, read_gap
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import (
    Name,
    borrowed,
    is_bare,
    joined,
    wording,
)
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.trimming import trim
from converter.parsing.figures.vocabulary import names

_FLAT = named("changing.flat")


_BOTH = named("changing.both")
_EACH = named("changing.each")
_SHARE = frozenset(("比重", "占比", "份额", "所占比重"))
_RELATIVE = frozenset(("%", "‰", "pp", "times"))
_ALL = frozenset(("两者", "二者", "三者", "两项", "均", "双双"))


class Changing:
    """Gives records their changes."""

    def __init__(self, state: State) -> None:
        self._state = state

    def make(self, changes: list[Told]) -> None:
        first = changes[0].gap
        explicit = next((c.gap.comparison for c in changes if c.gap.comparison is not None), None)
        if explicit is not None and explicit.basis in ("yoy", "mom") and not self._state.is_average(first):
            self._state.carried = explicit.basis
        changes = self._same_points(changes)
        count = len(changes)
        subject = self._state.words(first.subject)
        if explicit is not None and explicit.joins == count > 1 and not first.subject:
            targets: list[Draft | Name] = (
                [self._state.drafts[-1]] * count if self._state.drafts else [()] * count
            )
        elif not subject or subject in _ALL or self._only_anaphora(subject, changes):
            targets = self._elided(changes)
        elif count == 1:
            targets = [self._told_of(first, changes[0])]
        else:
            targets = self._told_of_members(first, changes)
        if count == 1 and not subject and _BOTH.match(self._state.text, first.start):
            group = [draft for draft in self._state.group if draft.change is None]
            if len(group) > 1:
                changes, targets = changes * len(group), list(group)
        if count == 1 and (each_of := self._each_of(first)):
            changes, targets = changes * len(each_of), list(each_of)
        made = [self.tell(each, target) for each, target in zip(changes, targets, strict=True)]
        if len(made) > 1 or not any(draft in self._state.group for draft in made):
            self._state.group = made

    def _each_of(self, gap: Gap) -> list[Name]:
        """旅游人数和收入均增长18%: one change, a record for each."""
        if gap.subject is None:
            return []
        start, end = gap.subject
        each = _EACH.search(self._state.text, start, end)
        if each is None:
            return []
        piece = (start, each.start())
        count = count_of_members(self._state.text, piece)
        if count == 1 or self._state.matching(self._state.words(piece), None) is not None:
            return []
        return [self._state.trimmed(name) for name in members(self._state.text, piece, count)]

    def _only_anaphora(self, subject: str, changes: list[Told]) -> bool:
        return (
            bool(names().anaphora.fullmatch(subject))
            and bool(self._state.drafts)
            and len(changes) == 1
            and (self._state.matching(subject, changes[0].quantity.counted_in) is None)
        )

    @staticmethod
    def _same_points(changes: list[Told]) -> list[Told]:
        """2.9个、23.9个百分点: the unit that the first leaves out."""
        if not any(change.quantity.unit in words_of("common.points") for change in changes):
            return changes
        return [
            change
            if change.quantity.unit in words_of("common.points") or change.quantity.unit != "个"
            else _with_points(change)
            for change in changes
        ]

    def _elided(self, changes: list[Told]) -> list[Draft | Name]:
        """The records that changes without a subject are told of: the last ones that have none."""
        count = len(changes)
        if not self._state.drafts:
            return [self._state.topic] * count
        if count == 1:
            return [self._one_elided(changes[0])]
        group = self._state.group if len(self._state.group) >= count else self._state.drafts[-PARALLEL:]
        free = [draft for draft in group if draft.change is None and draft.quantity is not None]
        if len(free) >= count:
            return list(free[-count:])
        return list(group[-count:]) if len(group) >= count else [self._state.drafts[-1]] * count

    def _one_elided(self, change: Told) -> Draft:
        last = self._state.drafts[-1]
        whole = self._state.base()
        touched = self._state.touched
        if change.gap.is_rate and touched and touched.change and touched.change.unit == touched.unit:
            return touched  # 较上年减少420人,增加率为-21.5%
        if last.is_share and whole is not None and change.quantity.unit not in words_of("common.points"):
            return whole  # 收入98640万元,为预算的102.3%,比上年增长7.6%
        if change.quantity.is_part or same_unit(last.unit, change.quantity.unit) or last.quantity is None:
            return last
        for draft in reversed(self._state.drafts[-PARALLEL:]):
            if same_unit(draft.unit, change.quantity.unit):
                return draft
        return last

    def _told_of(self, gap: Gap, change: Told) -> Draft | Name:
        """The record a change with a subject of its own is told of, else the name of a new one."""
        assert gap.subject is not None
        words = self._state.words(gap.subject)
        name = trim(self._state.text, gap.subject, self._state.context)
        if words in (pairs := listed("common.one_and_other")):
            pair = self._state.group if len(self._state.group) > 1 else self._state.drafts[-2:]
            if len(pair) > 1:
                return pair[pairs.index(words)]
        last = self._state.drafts[-1] if self._state.drafts else None
        if (
            last is not None
            and last.is_share
            and words in _SHARE
            and change.quantity.unit in words_of("common.points")
        ):
            return last  # 占总值的64.2%,比重提升2.1个百分点
        found = self._state.matching(words, change.quantity.counted_in)
        if found is not None:
            self._spelt_out(found, name)
            return found
        if (
            self._state.is_average(gap)
            or gap.is_rate
            or words in ("增速", "增幅", "降幅", "涨幅", "跌幅", "占比", "比重")
        ):
            return self._measured(gap, name)
        if is_bare(wording(self._state.text, name)) and self._state.topic:
            return borrowed(self._state.text, self._state.topic, name)
        return self._state.with_measure(name, None)

    def _measured(self, gap: Gap, name: Name) -> Name:
        """增速, 两年平均 and the like, told of what was measured last."""
        tail = self._word(gap) if self._state.is_average(gap) and not gap.is_rate else ()
        base = self._state.base()
        words = wording(self._state.text, name)
        if (
            base is not None
            and len(words) <= 6
            and re.fullmatch(
                r".{0,3}(?:平均(?:每[日天月年周季])?|年均|增速|增幅|降幅|涨幅|跌幅|占比|比重)", words
            )
        ):
            return joined(base.name, self._full(gap), tail)
        subject = self._state.topic if base is None and re.fullmatch(r".{0,3}(?:平均|年均)", words) else ()
        return joined(subject, self._full(gap), tail)

    def _word(self, gap: Gap) -> Name:
        start = self._state.text.rfind(gap.word, gap.start, gap.end) if gap.word else -1
        return ((start, start + len(gap.word)),) if start >= 0 else ()

    def _full(self, gap: Gap) -> Name:
        """A subject with its words of time left in: 两年平均."""
        assert gap.subject is not None
        return trim(self._state.text, gap.subject, Context((), self._state.context.scopes, ()))

    def _told_of_members(self, gap: Gap, changes: list[Told]) -> list[Draft | Name]:
        assert gap.subject is not None
        targets: list[Draft | Name] = []
        if self._state.is_average(gap) and len(self._state.group) >= len(changes):
            tail = joined(self._full(gap), self._word(gap))
            return [joined(draft.name, tail) for draft in self._state.group[-len(changes) :]]
        for name, change in zip(members(self._state.text, gap.subject, len(changes)), changes, strict=True):
            trimmed = self._state.trimmed(name)
            found = self._state.matching(wording(self._state.text, trimmed), change.quantity.counted_in)
            if found is not None and found not in targets:
                self._spelt_out(found, trimmed)
                targets.append(found)
            else:
                targets.append(trimmed)
        return targets

    def _spelt_out(self, draft: Draft, name: Name) -> None:
        """A record called by one character, 伤11人, takes the fuller wording of its change: 受伤人数."""
        if len(draft.own) == 1:
            about = draft.name[:-1]
            spelt = wording(self._state.text, about) in wording(self._state.text, name)
            draft.name = name if spelt else joined(about, name)

    def tell(self, change: Told, target: Draft | Name) -> Draft:
        quantity = change.quantity
        moved = _moved(change)
        if isinstance(target, Draft):
            if self._attach(target, change, moved):
                self._state.touched = target
                return target
            name = self._name_of_second(target, change, moved.unit)
            told = change.gap.comparison
            if told is not None and told.basis is None and moved.unit in ("pp", "%"):
                name = joined(name, ((told.start, told.end),))  # 增速高于全省平均水平6.5个百分点
        else:
            name = target
        draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), change=moved)
        draft.verb = change.gap.word
        draft.is_share = self._state.is_average(change.gap)
        draft.numbers.append(quantity.numeral)
        self._state.add(draft)
        return draft

    def _attach(self, draft: Draft, change: Told, moved: Change) -> bool:
        """Give a record its change; False where it is a record of its own."""
        quantity, unit, held = change.quantity, moved.unit, draft.change
        other = change.gap.comparison is not None and change.gap.comparison.basis is None
        between_rates = unit == "pp" or (unit == "%" and draft.unit in ("%", "‰"))
        if self._state.is_average(change.gap) or (other and between_rates):
            return False  # an average, and how far it is from another's: records of their own
        if held is None:
            if unit == "pp" and draft.unit not in ("%", "‰", None):
                return False
            if unit not in _RELATIVE and draft.unit is not None and not same_unit(draft.unit, unit):
                return False
            draft.change, draft.verb = moved, change.gap.word
            draft.numbers.append(quantity.numeral)
            return True
        if unit == "%" and held.unit not in _RELATIVE:
            draft.change = replace(moved, basis=held.basis or moved.basis)
            draft.numbers.append(quantity.numeral)
            return True
        if unit not in ("%", "pp", "times") and held.unit in ("%", "times") and draft.quantity is not None:
            draft.numbers.append(quantity.numeral)
            return True
        return False

    def _name_of_second(self, draft: Draft, change: Told, unit: str) -> Name:
        """A change of a change is called by the word of the first: 地区生产总值同比增长."""
        if unit != "pp" or not draft.verb or (draft.change and draft.change.unit == "pp"):
            return draft.name
        if wording(self._state.text, draft.name).endswith(draft.verb):
            return draft.name
        start = self._state.text.rfind(draft.verb, 0, change.quantity.start)
        while start > 0 and start > change.gap.start - 1:
            start = self._state.text.rfind(draft.verb, 0, start)
        return joined(draft.name, ((start, start + len(draft.verb)),)) if start >= 0 else draft.name

    def unchanged(self, clause: Clause, start: int) -> None:
        """持平 and 翻一番: changes without a number."""
        match = _FLAT.search(self._state.text, start, clause.end)
        if match is None:
            return
        word = match.group()
        amount = (
            Decimal(0)
            if word.endswith(("持平", "相同", "一致"))
            else Decimal({"两": 300, "三": 700, "四": 1500}.get(word[-2], 100))
        )
        gap = read_gap(
            self._state.text,
            start,
            match.start(),
            first=True,
            compared=self._state.compared,
            own_year=self._state.own_year,
        )
        comparison: Comparison | None = gap.comparison
        basis = comparison.basis if comparison else self._state.carried
        bound: Bound = "exact"
        if word.startswith(("基本", "大体", "总体", "大致")):
            bound = "about"
        elif self._state.text[match.end() : match.end() + 1] in ("多", "余"):
            bound = "more_than"
        moved = Change(amount, "%", basis, bound)
        subject = self._state.words(gap.subject)
        last = self._state.drafts[-1] if self._state.drafts else None
        if len(subject) < 2 and last is not None and last.change is None:
            same = word.endswith(("相同", "一致"))
            for draft in self._state.group if same and last in self._state.group else [last]:
                if draft.change is None:
                    draft.change, draft.verb = moved, word
            return
        if len(subject) < 2 or gap.subject is None:
            told = last.change if last is not None else None
            if last is not None and basis != (told and told.basis) and gap.comparison is not None:
                self._state.add(Draft(last.name, match.start(), match.span(), change=moved))
            return
        level = self._state.matching(subject, None) if amount == 0 else None
        if level is not None:
            level.change, level.verb = moved, word
            return
        name = trim(self._state.text, gap.subject, self._state.context)
        self._state.add(Draft(name, match.start(), match.span(), change=moved))


def _with_points(change: Told) -> Told:
    return replace(change, quantity=replace(change.quantity, unit="个百分点"))


def _moved(told: Told) -> Change:
    """The change that a number tells, signed."""
    quantity = told.quantity
    amount = quantity.value * told.direction if quantity.value else Decimal(0)
    upper = None if quantity.value_max is None else quantity.value_max * told.direction
    return Change(amount, _change_unit(quantity), told.basis, quantity.bound, upper)


def _change_unit(quantity: Quantity) -> str:
    if quantity.unit == "个千分点":
        return "‰"
    if quantity.unit in words_of("common.points"):
        return "pp"
    if quantity.unit == "倍":
        return "times"
    return quantity.unit or ""
