"""What a number tells: level, change or earlier value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from converter.lexicon.scope import in_use
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import State, same_unit
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import all_deeds, is_bare
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.rules import Rule, Table, when
from converter.parsing.figures.vocabulary import deeds

Kind = Literal["", "level", "change", "previous"]

PRESSED_TOO: Final = "pressed-too"
"""The rule by which a change goes on a list of what one deed is done to."""

MADE_INTO: Final = "made-into"
"""The rule by which a number is how many there were of what is made into fewer."""

_BLANK, _STOP = " ,", " 。"
_DONE_LONG: Final = 32
"""Characters of a deed with who does it and what it is done to."""
_DEED_LONG: Final = 4
"""Characters of a deed that a word of change ends."""

_NOUN = named("kinds.noun")
_DEEDS_JOINED = named("kinds.deeds_joined")
_EACH_HAS = named("kinds.each_has")
_AGAINST = named("kinds.against")
_COMPARED_RATE = named("kinds.compared_rate")
_COMPARED = named("kinds.compared")
_REVISED = named("kinds.revised")
_OTHER_COUNT = named("kinds.other_count")
_OTHER_PLACE, _LIMIT = named("kinds.other_place"), named("kinds.limit")
_ENDS_NEXT = named("kinds.ends_next")
_TO = named("kinds.to")
_FLAT = named("kinds.flat")
_TOLD_FROM = named("kinds.told_from")
_NET, _LEFT = named("kinds.net"), named("kinds.left")
_OF_MONEY = named("kinds.of_money")
_RAISED = named("kinds.raised")
_RAISED_WITH = named("kinds.raised_with")
_BODIES, _OF_MEASURE = named("kinds.bodies"), named("kinds.of_measure")
_LINKING = named("kinds.linking")
_PRESSED = named("kinds.pressed")
_KEPT, _GROWING = named("kinds.kept"), named("kinds.growing")
_LIFTED, _NEXT_LIFTED = named("kinds.lifted"), named("kinds.next_lifted")
_DONE_TO_EACH = named("kinds.done_to_each")
_MADE_OF, _MADE_INTO = named("kinds.made_of"), named("kinds.made_into")
_ADDED_EACH = named("kinds.added_each")


@dataclass(slots=True)
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


def kind_of(seen: Seen) -> tuple[str, Kind]:
    """By which rule a number is read, and what it tells."""
    gap = seen.gap
    found = KINDS.first(
        seen,
        word=gap.word,
        moved=gap.direction,
        compared=gap.comparison,
        rate=gap.is_rate,
        begins=gap.begins,
        joint=gap.joint,
        subject=gap.subject,
        alone=gap.subject is None and not gap.word,
        part=seen.quantity.is_part,
        alike=_is_counted_before(seen),
    )
    return found or ("level", "level")


def _is_counted_before(seen: Seen) -> bool:
    """Whether something told just before is counted in the same unit."""
    for each in seen.state.records.recent:
        if each.quantity is not None and same_unit(each.quantity.unit, seen.quantity.unit):
            return True
    return False


def against(text: str, gap: Gap) -> re.Match[str] | None:
    """与上期 of 与上期4100人完成训练相较: what a comparison around a number names."""
    return _AGAINST.search(text, gap.start, gap.end)


def _points(seen: Seen) -> bool:
    return seen.quantity.unit in words_of("common.points") or bool(_FLAT.search(seen.written))


def _rate(seen: Seen) -> bool:
    gap, state = seen.gap, seen.state
    if gap.comparison is not None:
        return False
    subject = state.words(gap.subject)
    return (
        bool(subject)
        and subject not in words_of("common.one_and_other")
        and state.matching(subject, None) is None
    )


def _of_another(seen: Seen) -> bool:
    gap, quantity = seen.gap, seen.quantity
    last = seen.state.records.last
    if gap.comparison is None:
        return False
    named = seen.state.text[gap.comparison.start : quantity.start]
    if seen.place and not quantity.is_part and seen.clause.quantities[seen.place - 1].unit == quantity.unit:
        return bool(_OTHER_COUNT.fullmatch(named))  # 出生数128人高于死亡数103人
    if last is None or quantity.unit != "%" or last.unit != "%":
        return False
    value = last.quantity.value if last.quantity is not None else None
    if value is not None and _LIMIT.search(named) and (value - quantity.value) * gap.direction <= 0:
        return False  # 占62%, 低于法定上限50%: by so much
    return bool(_OTHER_PLACE.fullmatch(named))


def _added(seen: Seen) -> bool:
    gap, quantity, state = seen.gap, seen.quantity, seen.state
    if quantity.is_part or gap.comparison is not None or state.against.named:
        return False
    subject = state.words(gap.subject)
    noun = _NOUN.fullmatch(state.text[quantity.end : quantity.end + 2])
    done_to = bool(subject) and all_deeds(subject) and noun
    if not done_to and any(same_unit(draft.unit, quantity.unit) for draft in state.records.made):
        return False
    named = state.text[gap.subject[0] : gap.subject[1]] if gap.subject else ""
    each = bool(_ADDED_EACH.match(gap.word) and _EACH_HAS.search(named))
    listed = _DEEDS_JOINED.split(subject)
    return each or ((not subject or all(map(all_deeds, listed))) and (len(listed) > 1 or bool(noun)))


def _done_to_bodies(seen: Seen) -> bool:
    gap, quantity, state = seen.gap, seen.quantity, seen.state
    if gap.comparison is not None or state.against.named or not in_use().counts(quantity.unit):
        return False
    if _OF_MONEY.fullmatch(gap.word):
        return True
    near = max(gap.start, gap.word_start - _DEED_LONG)
    done = any(deed.end() == gap.word_start for deed in deeds().finditer(state.text, near, gap.word_start))
    done = done or _RAISED_WITH.search(state.text, near, gap.word_start) is not None
    if not done and _BODIES.match(state.text, quantity.unit_start) is not None:
        done = gap.subject is not None and not _OF_MEASURE.search(state.text[slice(*gap.subject)])
    return done and _RAISED.match(gap.word) is not None


def _net(seen: Seen) -> bool:
    gap, state = seen.gap, seen.state
    if not _NET.match(gap.word) or seen.quantity.is_part:
        return False
    if gap.comparison is not None or state.against.named:
        return False
    last = state.records.last
    if last is not None and _LEFT.fullmatch(last.own):
        return True  # 新设立6820户, 注销2140户, 净增4680户
    if last is not None and last.aimed != state.context.is_aim(seen.quantity.numeral):
        return True  # 去年净增企业15家, 今年力争净增20家
    return last is None or last.unit != seen.quantity.unit or bool(state.words(gap.subject))


def _compared_rate(seen: Seen) -> bool:
    return _COMPARED_RATE.search(seen.state.text, seen.gap.start, seen.gap.end) is not None


def _pressed(seen: Seen) -> bool:
    gap, text = seen.gap, seen.state.text
    if seen.quantity.unit != "%" or gap.subject is None or gap.share >= 0:
        return False
    if gap.comparison is not None and gap.comparison.basis is None:
        return False
    if _PRESSED.fullmatch(text, gap.subject[0], seen.quantity.start):
        return True
    lifted = _NEXT_LIFTED.match(text, seen.quantity.unit_end)
    return bool(lifted and _LIFTED.fullmatch(text, gap.subject[0], seen.quantity.start))


def _pressed_too(seen: Seen) -> bool:
    """压减环节58%、|材料|46%: what the verb of the first is done to as well."""
    gap, text = seen.gap, seen.state.text
    if seen.run != "change" or not gap.listed or not (seen.quantity.unit == "%" or _points(seen)):
        return False
    if gap.word or gap.share >= 0 or gap.comparison is not None:
        return False
    if gap.subject is not None and _PRESSED.fullmatch(text, gap.subject[0], seen.quantity.start):
        return False  # 减材料52%、减环节40%
    before = seen.clause.quantities[: seen.place]
    opened = seen.clause.start
    return any(_DONE_TO_EACH.search(text, max(opened, q.start - _DONE_LONG), q.start) for q in before)


def _in_per_cent(seen: Seen) -> bool:
    """較上年增加3億元, |約3.4%: the change told just before, in per cent."""
    last, quantity = seen.state.records.last, seen.quantity
    if seen.place or last is None or last.moved is None or last.change is None:
        return False
    if last.change.unit in ("%", "‰", "pp", "times") or quantity.unit != "%":
        return False
    between = seen.state.text[last.moved[1] : quantity.start]
    return not between.strip(_BLANK) and not seen.state.text[quantity.end : seen.clause.end].strip(_STOP)


def _kept_growing(seen: Seen) -> bool:
    text, quantity = seen.state.text, seen.quantity
    grows = quantity.unit == "%" and _GROWING.match(text, quantity.end) is not None
    return grows and _KEPT.search(text, seen.gap.start, quantity.start) is not None


def _goes_on(seen: Seen) -> Kind | None:
    return seen.run if seen.run in ("change", "previous") else None


def _stated_against(seen: Seen) -> bool:
    closed = _COMPARED.search(seen.state.text, seen.quantity.end, seen.clause.end)
    return closed is not None and against(seen.state.text, seen.gap) is not None


def _counts_alike(seen: Seen) -> bool:
    last = seen.state.records.last
    return last is not None and last.quantity is not None and same_unit(last.unit, seen.quantity.unit)


def _start(seen: Seen) -> bool:
    return ends_later(seen.state.text, seen.clause, seen.place)


def ends_later(text: str, clause: Clause, place: int) -> bool:
    """Whether 到, 至 or 为 leads to a later number of the clause: 由88.2%升至90.5%."""
    end = clause.quantities[place].end
    for later in clause.quantities[place + 1 : place + 4]:
        if _TO.search(text[end : later.start]):
            return True
        end = later.end
    return place + 1 == len(clause.quantities) and bool(_ENDS_NEXT.match(text, clause.end))


def made_of(text: str, before: Quantity, after: Quantity) -> tuple[int, int] | None:
    """站所 of 将28个|站所整合为|9个: of what so many are made into fewer; None where nothing is."""
    made = _MADE_INTO.fullmatch(text, before.end, after.start)
    return made.span("what") if made is not None else None


def _made_into_fewer(seen: Seen) -> bool:
    """将|28个|站所整合为9个: how many there were of what fewer are made of."""
    if seen.place + 1 >= len(seen.clause.quantities):
        return False
    text, made = seen.state.text, seen.clause.quantities[seen.place + 1]
    if not same_unit(made.unit, seen.quantity.unit) or not _MADE_OF.search(
        text, seen.gap.start, seen.gap.end
    ):
        return False
    return made_of(text, seen.quantity, made) is not None


def _told_from(seen: Seen) -> bool:
    return told_from(seen.state.text, seen.gap) is not None


def told_from(text: str, gap: Gap) -> re.Match[str] | None:
    """由上年的 of 由上年的4926万元下降8.4%: what names the time a value told before came of."""
    return _TOLD_FROM.fullmatch(text, gap.start, gap.end)


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


def _kind(id: str, kind: Kind, fits: Callable[[Seen], bool], *needs: str) -> Rule[Seen, Kind]:
    return Rule(id, fits, when(*needs), kind)


KINDS: Final[Table[Seen, Kind]] = Table(
    _kind(PRESSED_TOO, "change", _pressed_too, "part", "subject"),
    _kind("points", "change", _points),
    _kind("rate", "level", _rate, "rate", "part"),
    _kind("of-another", "level", _of_another, "compared", "moved"),
    _kind("added", "level", _added, "moved"),
    _kind("done-to-bodies", "level", _done_to_bodies, "word"),
    _kind("net", "level", _net, "word"),
    _kind("compared-rate", "change", _compared_rate, "part"),
    _kind("pressed", "change", _pressed, "part", "subject"),
    _kind("in-per-cent", "change", _in_per_cent, "part", "alone"),
    _kind("kept-growing", "change", _kept_growing, "part"),
    _kind("moved", "change", lambda seen: True, "moved"),
    Rule("goes-on", _goes_on, when("joint")),
    _kind("stated-against", "previous", _stated_against, "alike"),
    _kind("start", "previous", _start, "begins"),
    _kind(MADE_INTO, "previous", _made_into_fewer, "subject"),
    _kind("told-from", "previous", _told_from, "begins", "alike"),
    _kind("earlier", "previous", _earlier, "compared"),
    _kind("level", "level", lambda seen: True),
)
"""In the order they are asked."""
