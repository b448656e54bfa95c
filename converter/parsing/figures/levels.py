"""Levels: numbers that say how much there is, and the records they make."""

from __future__ import annotations

from converter.model import Bound
from converter.parsing.figures.around import called_in_turn
from converter.parsing.figures.around.seen import Called, Carried, Levels
from converter.parsing.figures.borrowing import share_of_told, unborrowed, whole_name
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import Draft, State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.sharing import shared_out

_REACHED = named("levels.reached")
_PASSED = named("levels.passed")
_EARLY_BOUND = named("gaps.early_bound")
_AT_LEAST = named("levels.at_least")
_QUOTED = named("levels.quoted")


class LevelMaker:
    """Makes the records of the levels of a sentence, clause by clause."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._carried = Carried()

    def open_clause(self) -> None:
        """A deed that a list carries on goes no further than its clause."""
        self._carried.verb = None

    def make(self, levels: Levels, clause: Clause, *, may_fill: bool) -> None:
        """Make the records of levels that stand together.

        Args:
            levels: at least one.
            clause: the one they stand in.
            may_fill: whether a value without a name may be that of the change told before: not after 由X.
        """
        records = self._state.records
        before, records.group = records.group, []
        if may_fill and self._fill_in_turn(levels, before):
            return
        self._make(levels, clause, before, may_fill=may_fill)
        self._state.told_in_turn(records.group, levels[0][0].start)

    def _make(self, levels: Levels, clause: Clause, before: list[Draft], *, may_fill: bool) -> None:
        records = self._state.records
        shared = shared_out(self._state, levels, before)
        if shared is None:
            called = called_in_turn(self._state, levels, clause, self._carried)
            for (quantity, gap), each in zip(levels, called, strict=True):
                self._level(quantity, gap, each, may_fill=may_fill)
            return
        topic = self._state.about.topic
        for (quantity, gap), each in zip(shared.numbers, shared.called, strict=True):
            if shared.shares:
                self._add(quantity, gap, each, is_share=True)
            else:
                self._level(quantity, gap, each, may_fill=may_fill)
        for draft in records.group:
            draft.about = topic  # not what the first of them turns to

    def _level(self, quantity: Quantity, gap: Gap, called: Called, *, may_fill: bool) -> None:
        state = self._state
        seen = unborrowed(state, quantity, gap, called.name)
        share = share_of_told(seen)
        if share is not None:
            self._add(quantity, gap, share, is_share=True, own=seen.own)
            return
        if may_fill and not called.name and state.records.inset is None and self._fills(quantity, gap):
            return
        self._add(quantity, gap, whole_name(seen), is_share=False, own=seen.own, before=called.rule)

    def _add(
        self,
        quantity: Quantity,
        gap: Gap,
        called: Called,
        *,
        is_share: bool,
        own: str = "",
        before: str = "",
    ) -> None:
        written = (quantity.start, quantity.end)
        draft = Draft(
            called.name, quantity.numeral, written, quantity, _bound(self._state.text, quantity, gap)
        )
        draft.is_share, draft.own = is_share, own
        draft.rules = tuple(filter(None, (before, called.rule)))
        draft.numbers.append(quantity.numeral)
        self._state.add(draft)

    def _fill_in_turn(self, levels: Levels, before: list[Draft]) -> bool:
        """分别下降0.6和1.1个百分点, 降至29.4%和33.8%: the values of the measures whose changes were told."""
        gap = levels[0][1]
        if len(levels) == 1 or len(before) != len(levels) or self._state.words(gap.subject):
            return False
        if not (gap.leads_to or _REACHED.match(self._state.text, gap.start, gap.end)):
            return False
        if any(draft.quantity is not None or draft.is_share for draft in before):
            return False
        for draft, (quantity, _) in zip(before, levels, strict=True):
            _fill(draft, quantity)
        self._state.records.group = before
        return True

    def _fills(self, quantity: Quantity, gap: Gap) -> bool:
        """结案率提高2.1个百分点,达到96.5%: the value of the measure whose change was told just before."""
        last = self._state.records.last
        if last is None or last.quantity is not None or last.is_share:
            return False
        text = self._state.text
        passed = not text[gap.start : gap.end].strip() and _PASSED.match(text, quantity.start)
        reached = self._state.about.awaits_value or passed or _REACHED.match(text, gap.start, gap.end)
        in_points = last.change is not None and last.change.unit == "pp"
        if not reached or in_points != (quantity.unit in ("%", "‰")):
            return False
        _fill(last, quantity)
        if self._state.about.awaits_value:
            self._state.records.group = [last]
        return True


def _fill(draft: Draft, quantity: Quantity) -> None:
    draft.quantity, draft.bound = quantity, quantity.bound
    draft.place, draft.written = quantity.numeral, (quantity.start, quantity.end)
    draft.numbers.append(quantity.numeral)


def _bound(text: str, quantity: Quantity, gap: Gap) -> Bound:
    """The bound of a number, also where it stands before the verb: 至少办理…60场次."""
    early = _EARLY_BOUND.search(text, gap.start, gap.end)
    if quantity.bound != "exact" or early is None or _QUOTED.search(text, gap.start, early.start()):
        return quantity.bound  # “最多跑一次”等5项
    return "more_than" if _AT_LEAST.fullmatch(early.group()) else "less_than"
