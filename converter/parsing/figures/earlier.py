"""Earlier values: the X of 由X至Y and of 较去年同期X, kept with the value that came of them."""

from __future__ import annotations

from collections.abc import Sequence

from converter.lexicon.scope import in_use
from converter.parsing.figures.changing.giving import give_to
from converter.parsing.figures.drafts import Draft, State, Told, same_unit
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import Name, all_deeds, borrowed, is_bare, is_leaning, joined, wording
from converter.parsing.figures.parted import with_measure
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.things import thing_of
from converter.parsing.figures.vocabulary import names

_SHARE = named("borrowing.share")
_SHORTEST = 3
"""Characters of a subject of its own."""


class Earlier:
    """Keeps earlier values until the level they belong to has been read."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.waiting: list[Quantity] = []
        self.deferred: list[Told] = []
        """Changes told between 由X and 至Y, which belong to Y."""
        self._pending: Name = ()
        """The subject before 由 as it is written, a list of as many or one: that of Y."""

    def note(self, told: Sequence[tuple[Quantity, Gap]]) -> None:
        """Take earlier values that stand together: 较去年同期35件、36人."""
        first = told[0][1]
        if first.comparison is not None:
            self._state.against.basis, self._state.against.named = first.comparison.basis, True
        if first.begins or (first.subject is not None and first.comparison is None):
            self.waiting += [quantity for quantity, _ in told]
            self._pending = (first.subject,) if first.subject else ()
            return
        for quantity, target in zip((quantity for quantity, _ in told), self._targets(told), strict=True):
            if target is None:
                self.waiting.append(quantity)
                turned = self._turned_to(told[0][1])
                self._state.about.turned = turned or self._state.about.turned
            else:
                target.came_from(quantity)

    def _targets(self, told: Sequence[tuple[Quantity, Gap]]) -> list[Draft | None]:
        """The record that each earlier value belongs to: by its wording, its unit, its turn."""
        free = [d for d in self._state.records.recent if d.quantity is not None and d.previous is None]
        if len(told) == 1:
            quantity, gap = told[0]
            named = self._state.matching(self._state.words(gap.subject), quantity.counted_in)
            if named is not None and named in free:
                return [named]
            if self._turned_to(gap):
                return [None]
        targets: list[Draft | None] = []
        for place, (quantity, _) in enumerate(told):
            unit = quantity.unit
            alike = [d for d in free if d not in targets and (unit is None or same_unit(d.unit, unit))]
            left = sum(same_unit(later.unit, unit) for later, _ in told[place:])
            targets.append(alike[-min(left, len(alike))] if alike else None)
        return targets

    def _whole(self, subject: Name) -> Name:
        """The subject before 由 with what it borrows: as a share, or as a measure that says nothing alone."""
        text, records = self._state.text, self._state.records
        told = (each for each in reversed(records.made) if each not in records.group and not each.is_share)
        base = next(told, None)
        whole = base.name if base is not None else self._state.lead_measured
        if whole and _SHARE.match(wording(text, subject)):
            return joined(whole, subject)
        told_of = wording(text, subject)
        if is_bare(told_of):
            return borrowed(text, self._state.about.topic, subject)
        lent = thing_of(text, base.name) if base is not None and is_leaning(told_of) else ()
        return borrowed(text, lent, subject) if lent else subject  # 债券, 平均利率由3.12%降到2.46%

    def _pending_of_each(self, count: int) -> list[Name]:
        """The subject of each of several that 由 or 从 tells together: 城镇、农村居民收入分别从…增加到…"""
        text = self._state.text
        alike = self._pending and count_of_members(text, self._pending[0]) in (count, 1)
        if count < 2 or not alike:
            return [self._state.trimmed(self._pending)] * count
        return [self._state.trimmed(each) for each in members(text, self._pending[0], count)]

    def _turned_to(self, gap: Gap) -> Name:
        """What a comparison tells of that was not told before: 陆路案件|则较前年的104宗; empty if nothing."""
        if gap.subject is None or gap.comparison is None or gap.subject[0] > gap.comparison.start:
            return ()
        subject, known = self._state.trimmed((gap.subject,)), names()
        words = wording(self._state.text, subject)
        if len(words) < _SHORTEST or is_bare(words) or all_deeds(words):
            return ()
        leans = known.anaphora.fullmatch(words) or is_leaning(words)
        return () if leans else subject

    def take(self) -> None:
        """由X to Y: the level just made takes the value before it."""
        group = self._state.records.group
        if not self.waiting or not group:
            return
        pending = self._pending_of_each(len(group))
        for draft, quantity, subject in zip(group, self.waiting, pending, strict=False):
            if draft.quantity is not None and draft.quantity.unit is None:
                draft.quantity = draft.quantity.in_unit_of(quantity)
            if draft.previous is None:
                draft.came_from(quantity)
                if subject:
                    draft.is_share = draft.is_share or bool(_SHARE.match(wording(self._state.text, subject)))
                    draft.name = with_measure(self._state, self._whole(subject), draft.unit)
                    if not draft.is_share and in_use().counts(draft.unit):
                        self._state.turn_to(draft)  # 复康巴士由52辆增至61辆, 服务9万趟次
        self.waiting = []
        self._pending = ()
        for change in self.deferred:
            give_to(self._state, change, self._state.records.group[0], "last")
        self.deferred = []
