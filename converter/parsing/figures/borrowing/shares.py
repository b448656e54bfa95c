"""Names of shares and means of what was told before, and of measures of a whole."""

from __future__ import annotations

from typing import Final

from converter.parsing.figures.borrowing.seen import LevelSeen
from converter.parsing.figures.drafts import Draft
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import ends_in_measure, measured_tail
from converter.parsing.figures.naming import Name, head_of, joined, topic, wording
from converter.parsing.figures.parted import with_measure
from converter.parsing.figures.sharing import without_copula
from converter.parsing.figures.told_lists import is_foremost

_MEAN = named("borrowing.mean")
_ON_AVERAGE = named("borrowing.on_average")
_ON_EACH = named("borrowing.on_each")
_OF_PLAN = named("borrowing.of_plan")
_STATED_SHARE = named("borrowing.stated_share")
_IS_SHARE = named("borrowing.is_share")
_SHARE = named("borrowing.share")
_SUM_END = named("borrowing.sum_end")
_ALIKE = named("borrowing.alike")
_MOST = named("borrowing.most")
_SHARE_BEFORE = named("borrowing.share_before")
_LINE: Final = "\n"
_MEASURE_SHORT: Final = 2
_BEFORE_LONG: Final = 90
"""Characters before a share in which the whole of the one before is told."""
_SHARE_LAST = named("borrowing.share_last")
_SECOND = named("borrowing.second")
_MOST_LONG: Final = 18
"""Characters of a clause that says who is the most."""


def mean_first(text: str, name: Name) -> Name:
    """接报警情|日均 is 日均接报警情: the mean leads the name."""
    mean = _MEAN.search(text, name[-1][0], name[-1][1]) if name else None
    if mean is None or (len(name) == 1 and mean.start() == name[0][0]):
        return name
    return (mean.span(), *joined(name[:-1], ((name[-1][0], mean.start()),)))


def share(seen: LevelSeen) -> Name | None:
    gap = seen.gap
    if gap.share < 0 or gap.subject is None:
        return None
    if gap.share > gap.subject[0] + 1 and seen.state.words((gap.subject[0], gap.share)):
        return None
    told = seen.state.trim((gap.share, gap.end))
    share = told or _same_whole(seen) or ((gap.share, gap.share + 1),)
    listed, lead = seen.state.about.listed, seen.state.about.lead
    if listed is not None and len(listed.members) == 1 and listed.moved:
        return joined(listed.members[0], share)
    base = _whole_of_share(seen)
    second = _SECOND.fullmatch(seen.state.text, *lead[0]) if len(lead) == 1 and base else None
    if second is not None:
        rest = base[1:] if is_foremost(base) else share
        return joined((second.span("who"),), rest)
    most = _MOST.search(seen.state.text, gap.start - _MOST_LONG, gap.start) if lead and base else None
    if most is not None:
        return joined(topic(seen.state.text, base), (most.span("who"),), share)
    return joined(base, share)


def _whole_of_share(seen: LevelSeen) -> Name:
    """The last record that names no share itself: 求助者132人, 男性占七成六, 以青少年最多, 占31%."""
    base, text = seen.base, seen.state.text
    if base is None or not (
        base.quantity and base.quantity.is_part and _SHARE_LAST.search(text, *base.name[-1])
    ):
        return base.name if base else ()
    wholes = (each for each in reversed(seen.state.records.recent) if each.unit and not each.is_share)
    return next((each.name for each in wholes if each.quantity and not each.quantity.is_part), base.name)


def _same_whole(seen: LevelSeen) -> Name:
    """占|全省收案总数 of the share told before, where it is of a thing counted alike: 占13.7%."""
    made, base = [*seen.state.before, *seen.state.records.made], seen.base
    place = next((at for at in range(len(made) - 1, 0, -1) if made[at].is_share), 0)
    if base is None:
        return ()
    if not place:
        return _whole_before(seen, base)
    if made[place - 1].unit != base.unit or made[place - 1] is base:
        return ()
    whole = made[place].name[-1]
    return (whole,) if _SHARE.match(seen.state.text, *whole) and whole[1] - whole[0] > 1 else ()


def _whole_before(seen: LevelSeen, base: Draft) -> Name:
    """占总载客量四成。专营巴士平均每日载客366万人次, 占30.8%: the whole that the sentence before names."""
    text, end = seen.state.text, base.name[0][0] if base.name else 0
    begin = max(0, end - _BEFORE_LONG, text.rfind(_LINE, 0, end))
    head = head_of(text, base.name) or (base.name[-1] if base.name else None)
    alike = head is not None and text.find(text[slice(*head)][-_MEASURE_SHORT:], begin, end) >= 0
    told = [match for match in _SHARE_BEFORE.finditer(text, begin, end) if alike]
    return ((told[-1].start(), told[-1].end("whole")),) if told else ()


def of_plan(seen: LevelSeen) -> Name | None:
    base, text = seen.base, seen.state.text
    of = _OF_PLAN.match(text, seen.gap.start, seen.gap.end) if seen.quantity.is_part else None
    told = base.name if base is not None else seen.state.about.matter
    return joined(told, without_copula(text, *of.span("plan"))) if of is not None and told else None


def on_average(seen: LevelSeen) -> Name | None:
    if _ON_EACH.fullmatch(seen.own):
        recent = reversed(seen.state.records.recent)
        whole = next((each for each in recent if each.name and each.unit == seen.quantity.unit), None)
        if whole is None:
            return joined(seen.base.name, seen.name) if seen.base is not None else None
        start, end = whole.name[-1]
        summed = _SUM_END.search(seen.state.text, start + 1, end)
        return joined(whole.name[:-1], ((start, summed.start() if summed else end),), seen.name)
    if seen.base is None or not _ON_AVERAGE.fullmatch(seen.own):
        return None
    return joined(seen.base.name, seen.name)


def measure_of_whole(seen: LevelSeen) -> Name | None:
    state, name, last = seen.state, seen.name, seen.state.records.last
    made = with_measure(state, name, seen.quantity.unit)
    if made != name:
        return made
    alike = last is not None and last.unit == seen.quantity.unit and seen.quantity.is_part and name
    if not alike or not last or not _ALIKE.fullmatch(state.text, name[-1][1], seen.quantity.start):
        return None
    if ends_in_measure(state.text, name) or not ends_in_measure(state.text, last.name):
        return None
    tail = measured_tail(state.text, last.name[-1])  # 大学部新生注册率97.8%, 硕士班为93.1%
    return joined(name, (tail,)) if tail is not None else None


def with_share(seen: LevelSeen, name: Name) -> Name:
    """企业占35.2%: a share of what was told before is called one."""
    text, gap = seen.state.text, seen.gap
    if gap.share < 0 or not seen.quantity.is_part or not name or _IS_SHARE.search(wording(text, name)):
        return name
    if not _STATED_SHARE.fullmatch(text, gap.share, gap.end):
        return name
    share = (gap.share, gap.share + 1)
    return name if name[-1] == share else (*name, share)
