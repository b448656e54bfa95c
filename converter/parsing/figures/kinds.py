"""What a number tells, level, change or earlier value: an ordered table of rules; the first that fits holds.

Each rule has a stable id, which `inspect --explain` shows, one line that says what it reads, and an example
that is its test.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import State, same_unit
from converter.parsing.figures.gaps import Gap, signed
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import all_deeds, is_bare
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.vocabulary import deeds

Kind = Literal["", "level", "change", "previous"]

_NOUN = named("kinds.noun")
_DEEDS_JOINED = named("kinds.deeds_joined")
_EACH_HAS = named("kinds.each_has")
_AGAINST = named("kinds.against")
_COMPARED = named("kinds.compared")
_REVISED = named("kinds.revised")
_OTHER_PLACE = named("kinds.other_place")
_ENDS_NEXT = named("kinds.ends_next")
_TO = named("kinds.to")
_FLAT = named("kinds.flat")
_NET = named("kinds.net")
_LINKING = named("kinds.linking")


@dataclass(frozen=True, slots=True)
class Seen:
    """A number in its clause, and the sentence as far as it has been read."""

    state: State
    run: Kind
    """What the numbers just before it tell."""
    clause: Clause
    place: int
    """Of the number in the clause."""
    quantity: Quantity
    gap: Gap

    @property
    def written(self) -> str:
        return self.state.text[self.quantity.start : self.quantity.end]


@dataclass(frozen=True, slots=True)
class KindRule:
    """What words before a number make of it."""

    id: str
    """Stable; shown by `inspect --explain`."""
    kind: Kind
    """What the number tells where the rule fits; empty: the same as the number before."""
    reads: str
    """One line, for people."""
    example: str
    """A sentence that the rule reads, and would be read otherwise without it."""
    fits: Callable[[Seen], bool]


def kind_of(seen: Seen) -> tuple[Kind, KindRule]:
    """What a number tells, and by which rule."""
    rule = next(rule for rule in KINDS if rule.fits(seen))
    return rule.kind or seen.run, rule


def against(text: str, gap: Gap) -> re.Match[str] | None:
    """与上期 of 与上期4100人完成训练相较: what a comparison around a number names."""
    return _AGAINST.search(text, gap.start, gap.end)


def _points(seen: Seen) -> bool:
    return seen.quantity.unit in words_of("common.points") or bool(_FLAT.search(seen.written))


def _rate(seen: Seen) -> bool:
    gap, state = seen.gap, seen.state
    if not gap.is_rate or not seen.quantity.is_part or gap.comparison is not None:
        return False
    subject = state.words(gap.subject)
    return (
        bool(subject)
        and subject not in words_of("common.one_and_other")
        and state.matching(subject, None) is None
    )


def _of_another(seen: Seen) -> bool:
    gap, quantity = seen.gap, seen.quantity
    last = seen.state.drafts[-1] if seen.state.drafts else None
    if last is None or quantity.unit != "%" or last.unit != "%" or gap.comparison is None:
        return False
    named = seen.state.text[gap.comparison.start : quantity.start]
    return gap.direction != 0 and bool(_OTHER_PLACE.fullmatch(named))


def _added(seen: Seen) -> bool:
    gap, quantity, state = seen.gap, seen.quantity, seen.state
    if not gap.direction or quantity.is_part or gap.comparison is not None or state.compared:
        return False
    if any(same_unit(draft.unit, quantity.unit) for draft in state.drafts):
        return False
    subject = state.words(gap.subject)
    each = bool(gap.subject and _EACH_HAS.search(state.text[gap.subject[0] : gap.subject[1]]))
    listed = _DEEDS_JOINED.split(subject)
    noun = _NOUN.fullmatch(state.text[quantity.end : quantity.end + 2])
    return each or ((not subject or all(map(all_deeds, listed))) and (len(listed) > 1 or bool(noun)))


def _net(seen: Seen) -> bool:
    gap, state = seen.gap, seen.state
    if not _NET.match(gap.word) or seen.quantity.is_part:
        return False
    if gap.comparison is not None or state.compared:
        return False
    last = state.drafts[-1] if state.drafts else None
    return last is None or last.unit != seen.quantity.unit or bool(state.words(gap.subject))


def _moved(seen: Seen) -> bool:
    return seen.gap.direction != 0


def _goes_on(seen: Seen) -> bool:
    return seen.gap.joint and seen.run in ("change", "previous")


def _stated_against(seen: Seen) -> bool:
    closed = _COMPARED.search(seen.state.text, seen.quantity.end, seen.clause.end)
    return against(seen.state.text, seen.gap) is not None and closed is not None and _counts_alike(seen)


def _counts_alike(seen: Seen) -> bool:
    last = seen.state.drafts[-1] if seen.state.drafts else None
    return last is not None and last.quantity is not None and same_unit(last.unit, seen.quantity.unit)


def _start(seen: Seen) -> bool:
    return seen.gap.begins and ends_later(seen.state.text, seen.clause, seen.place)


def ends_later(text: str, clause: Clause, place: int) -> bool:
    """Whether 到, 至 or 为 leads to a later number of the clause: 由88.2%升至90.5%."""
    end = clause.quantities[place].end
    for later in clause.quantities[place + 1 : place + 4]:
        if _TO.search(text[end : later.start]):
            return True
        end = later.end
    return place + 1 == len(clause.quantities) and bool(_ENDS_NEXT.match(text, clause.end))


def _earlier(seen: Seen) -> bool:
    gap, quantity = seen.gap, seen.quantity
    if (
        gap.comparison is None
        or gap.leads_to
        or quantity.unit in words_of("quantities.multiples")
        or gap.share >= 0
    ):
        return False
    behind = _REVISED.sub("", seen.state.text[gap.comparison.end : quantity.start])
    told = (
        not (deeds().search(behind) or gap.singled_out)
        or is_bare(behind.strip())
        or (all_deeds(behind.strip()) and _counts_alike(seen))
    )
    return told and (gap.comparison.basis == "yoy" or bool(_LINKING.fullmatch(behind)))


def _signed(seen: Seen) -> bool:
    sign = signed(seen.state.text, seen.quantity.numeral)
    return sign is not None and seen.quantity.is_part and seen.state.inset_of is not None


def _any(seen: Seen) -> bool:
    return True


KINDS: Final = (
    KindRule(
        "points",
        "change",
        "percentage points, or 持平 in a list",
        "三次产业对经济增长的拉动分别为0.21、-3.48、1.17个百分点。",
        _points,
    ),
    KindRule("rate", "level", "a rate of growth is the measure itself", "开支增幅逾一倍半。", _rate),
    KindRule(
        "of-another",
        "level",
        "the rate of another, not how far it is from it",
        "失业率为3.44%，低于美国3.8%。",
        _of_another,
    ),
    KindRule(
        "added", "level", "so many are added to nothing told before", "增加5000个高中招生计划。", _added
    ),
    KindRule("net", "level", "净增 with nothing to compare with", "经营主体净增231万户。", _net),
    KindRule("moved", "change", "a word of rise or fall leads to the number", "命案同比下降20%。", _moved),
    KindRule(
        "goes-on",
        "",
        "a list goes on: what the number before tells",
        "盗窃摩托车和电动车警情同比分别下降31%、12.9%。",
        _goes_on,
    ),
    KindRule(
        "stated-against",
        "previous",
        "the earlier value stands inside the comparison",
        "本期计有12300人完成训练，与上期4100人完成训练相较，增加8200人。",
        _stated_against,
    ),
    KindRule("start", "previous", "由 or 从 begins, 至 or 到 ends", "服判息诉率由88.2%升至90.5%。", _start),
    KindRule(
        "earlier",
        "previous",
        "the value of the time compared with",
        "发生4218件，较上年同期4563件，减少345件。",
        _earlier,
    ),
    KindRule(
        "signed",
        "change",
        "a sign before a number in brackets",
        "罪案5236宗（其中刑事罪案-9.7%）。",
        _signed,
    ),
    KindRule("level", "level", "anything else says how much there is", "破获毒品案件1360余起。", _any),
)
"""In the order they are asked."""
