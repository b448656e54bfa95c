"""Earlier values: the X of 由X至Y and of 较去年同期X, kept with the value that came of them."""

from __future__ import annotations

from collections.abc import Sequence

from converter.parsing.figures.changing import give_to
from converter.parsing.figures.drafts import Draft, State, Told, same_unit
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import Name, borrowed, is_bare, joined, wording
from converter.parsing.figures.quantities import Quantity

_SHARE = named("borrowing.share")


class Earlier:
    """Keeps earlier values until the level they belong to has been read."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.waiting: list[Quantity] = []
        self.deferred: list[Told] = []
        """Changes told between 由X and 至Y, which belong to Y."""
        self._pending: Name = ()
        """The subject before 由, which is that of Y."""

    def note(self, told: Sequence[tuple[Quantity, Gap]]) -> None:
        """Take earlier values that stand together: 较去年同期35件、36人."""
        first = told[0][1]
        if first.comparison is not None:
            self._state.against.basis, self._state.against.named = first.comparison.basis, True
        if first.begins or (first.subject is not None and first.comparison is None):
            self.waiting += [quantity for quantity, _ in told]
            self._pending = self._state.trimmed((first.subject,)) if first.subject else ()
            return
        for quantity, target in zip((quantity for quantity, _ in told), self._targets(told), strict=True):
            if target is None:
                self.waiting.append(quantity)
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
        targets: list[Draft | None] = []
        for place, (quantity, _) in enumerate(told):
            unit = quantity.unit
            alike = [d for d in free if d not in targets and (unit is None or same_unit(d.unit, unit))]
            left = sum(same_unit(later.unit, unit) for later, _ in told[place:])
            targets.append(alike[-min(left, len(alike))] if alike else None)
        return targets

    def take(self) -> None:
        """由X to Y: the level just made takes the value before it."""
        if not self.waiting or not self._state.records.group:
            return
        for draft, quantity in zip(self._state.records.group, self.waiting, strict=False):
            if draft.quantity is not None and draft.quantity.unit is None:
                draft.quantity = draft.quantity.in_unit_of(quantity)
            if draft.previous is None:
                draft.came_from(quantity)
                if self._pending:
                    name = self._pending
                    base = next(
                        (d for d in reversed(self._state.records.made) if d not in self._state.records.group),
                        None,
                    )
                    if base is not None and _SHARE.match(wording(self._state.text, name)):
                        name = joined(base.name, name)
                    elif is_bare(wording(self._state.text, name)):
                        name = borrowed(self._state.text, self._state.about.topic, name)
                    draft.name = self._state.with_measure(name, draft.unit)
        self.waiting = []
        self._pending = ()
        for change in self.deferred:
            give_to(self._state, change, self._state.records.group[0], "last")
        self.deferred = []
