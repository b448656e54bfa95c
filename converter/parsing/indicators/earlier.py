"""Earlier values: the X of 由X至Y and of 较去年同期X, kept with the value that came of them."""

from __future__ import annotations

from converter.parsing.indicators.changing import Changing
from converter.parsing.indicators.drafts import PARALLEL, State, Told
from converter.parsing.indicators.gaps import Gap
from converter.parsing.indicators.levels import Levels
from converter.parsing.indicators.naming import Name, is_bare, joined, trim, wording
from converter.parsing.indicators.quantities import Quantity


class Earlier:
    """Keeps earlier values until the level they belong to has been read."""

    def __init__(self, state: State, levels: Levels, changing: Changing) -> None:
        self._state = state
        self._levels = levels
        self._changes = changing
        self.waiting: list[Quantity] = []
        self.deferred: list[Told] = []
        """Changes told between 由X and 至Y, which belong to Y."""
        self._pending: Name = ()
        """The subject before 由, which is that of Y."""

    def note(self, quantity: Quantity, gap: Gap) -> None:
        if gap.comparison is not None:
            self._state.carried, self._state.compared = gap.comparison.basis, True
        if gap.begins or (gap.subject is not None and gap.comparison is None):
            self.waiting.append(quantity)
            self._pending = trim(self._state.text, gap.subject, self._state.context) if gap.subject else ()
            return
        target = self._state.matching(self._state.words(gap.subject), quantity) if not gap.joint else None
        target = target or next(
            (
                d
                for d in self._state.drafts[-PARALLEL:]
                if d.quantity and d.previous is None and d in self._state.group
            ),
            None,
        )
        if target is None:
            target = self._state.drafts[-1] if self._state.drafts else None
        if target is not None and target.quantity is not None and target.previous is None:
            target.previous = quantity.value
            target.numbers.append(quantity.numeral)
        else:
            self.waiting.append(quantity)

    def take(self) -> None:
        """由X to Y: the level just made takes the value before it."""
        if not self.waiting or not self._state.group:
            return
        for draft, quantity in zip(self._state.group, self.waiting, strict=False):
            if draft.previous is None:
                draft.previous = quantity.value
                draft.numbers.append(quantity.numeral)
                if self._pending:
                    name = self._pending
                    base = next((d for d in reversed(self._state.drafts) if d not in self._state.group), None)
                    if base is not None and wording(self._state.text, name).startswith("占"):
                        name = joined(base.name, name)
                    elif is_bare(wording(self._state.text, name)):
                        name = joined(self._state.topic, name)
                    draft.name = self._levels.with_head(name, draft.unit)
        self.waiting = []
        self._pending = ()
        for change in self.deferred:
            self._changes.tell(change, self._state.group[0])
        self.deferred = []
