"""Totals behind a list: which records a number sums up, and what they are called together.

新建公厕15座、改建公厕20座, | 共计35座: 新建、改建公厕.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from converter.lexicon.scope import in_use
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.drafts import Draft, State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import Name, all_deeds, between, joined, short_subject, verb_of, wording
from converter.parsing.figures.quantities import Quantity

_SUMS_UP = named("summing.sums_up")
_MARK = named("summing.mark")
_LONGEST: Final = 24
"""Characters of what a list is called together; a longer one is called by what the text is about."""
_TAIL: Final = 2
"""Characters that the members have in common at their end at least."""


def total_of_list(state: State, quantity: Quantity, gap: Gap, own: str) -> Name | None:
    """What a number that sums up the list before it is called; None where it sums up none.

    Args:
        state: the sentence as far as it has been read.
        quantity: the number.
        gap: the words before it.
        own: what they call it.
    """
    words = _SUMS_UP.match(state.text, gap.start, quantity.start)
    if words is None or state.records.inset is not None or (own and not all_deeds(own)):
        return None
    told = _summed_up(state, quantity)
    if not told:
        return None
    name = _together(state.text, told)
    opened = short_subject(state.text, state.about.opened)
    return opened if opened and len(wording(state.text, name)) > _LONGEST else name


def _summed_up(state: State, quantity: Quantity) -> Sequence[Draft]:
    """The records of the sentence, the last ones, that make up a number; first those of its own unit."""
    counted = [draft for draft in state.records.recent if _counts(draft)]
    for drafts in ([draft for draft in counted if draft.unit == quantity.unit], counted):
        total = Decimal(0)
        for place in range(len(drafts) - 1, -1, -1):
            total += _value(drafts[place])
            if total == quantity.value and len(drafts) - place > 1:
                return drafts[place:]
    return ()


def _counts(draft: Draft) -> bool:
    whole = bool(draft.name) and draft.quantity is not None and not draft.is_share
    return whole and in_use().counts(draft.unit)


def _value(draft: Draft) -> Decimal:
    return draft.quantity.value if draft.quantity is not None else Decimal(0)


def _together(text: str, drafts: Sequence[Draft]) -> Name:
    """招聘教师、医生 of 招聘教师 and 招聘医生, 新建、改建公厕 of 新建公厕 and 改建公厕."""
    told = [draft.name for draft in drafts]
    verb = verb_of(text, told[0])
    lead: Name = ()
    if verb is not None and all(wording(text, name).startswith(text[slice(*verb)]) for name in told):
        lead = (verb,)
        told = [between(name, verb[1] - verb[0], len(wording(text, name))) for name in told]
    tail = _common_tail(text, told)
    short = [between(name, 0, len(wording(text, name)) - tail) for name in told[:-1]]
    pieces: list[Name] = [lead]
    for draft, name in zip(drafts, [*short, told[-1]], strict=True):
        pieces.append(name)
        mark = _MARK.match(text, max(draft.written[1], draft.name[-1][1]))
        pieces.append(() if draft is drafts[-1] or mark is None else (mark.span(1),))
    return joined(*pieces)


def _common_tail(text: str, told: Sequence[Name]) -> int:
    """How many characters the members have in common at their end, in whole words; less than any has."""
    written = [wording(text, name) for name in told]
    size = 0
    limit = min(map(len, written)) - 1
    while size < limit and len({words[-1 - size] for words in written}) == 1:
        size += 1
    while size and not all(may_cut(text, name[-1][1] - size) for name in told if name):
        size -= 1
    return size if size >= _TAIL else 0
