"""Names that lack what the list, the heading or the lead of their sentence tells."""

from __future__ import annotations

from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.lexicon.scope import in_use
from converter.parsing.figures.borrowing.seen import LevelSeen
from converter.parsing.figures.drafts import HELD
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    borrowed,
    head_of,
    joined,
    short_subject,
    topic,
    verb_of,
    wording,
)
from converter.parsing.figures.things import thing_of

_IS_SHARE = named("borrowing.is_share")
_CASES = named("borrowing.cases")
"""严惩严重暴力犯罪, 办结|案件|384件: which cases is told before."""
_CRIME_TOLD = named("borrowing.crime_told")
_AMONG_THOSE = named("borrowing.among_those")
_HAPPENS = named("borrowing.happens")
_LED_SHORT: Final = 4
"""Characters of a name that may need the measure of the clause before."""
_RATED = named("borrowing.rated")
_IN_LIST = named("borrowing.in_list")
_RELATES = named("borrowing.relates")
_NOT_YET_DONE = named("borrowing.not_yet_done")
_OF: Final = "的"
_VERB: Final = "v"
_SEVERAL: Final = 3
_REACHES, _WRONGLY, _FOUND = named("borrowing.reaches"), named("common.wrongly"), named("borrowing.found")
_MOST_LONG: Final = 18
"""Characters of a clause that says who is the most."""


def aspect(seen: LevelSeen) -> Name | None:
    about = seen.state.about
    subject = about.aspect or about.matter or about.headed
    own = _CASES.sub("", seen.own) if _CRIME_TOLD.search(wording(seen.state.text, subject)) else seen.own
    done = all_deeds(own) or _HAPPENS.fullmatch(seen.own)
    if not subject or not done or HELD.match(seen.own) or head_of(seen.state.text, seen.name):
        return None
    return borrowed(seen.state.text, subject, seen.name)


def led(seen: LevelSeen) -> Name | None:
    """国家基本药物配备品种, 总院不低于40%: a part of the whole needs the measure the clause before names."""
    lead, state = seen.state.about.lead, seen.state
    if not 1 < len(seen.own) <= _LED_SHORT or seen.gap.share >= 0:
        return None
    if head_of(state.text, seen.name) or _RATED.search(seen.own) or _IS_SHARE.search(seen.own):
        return None
    told = words(wording(state.text, lead))
    measures = (tag_of(told[-1]) or "").startswith("n") and not any(map(all_deeds, told[:1]))
    return joined(lead, seen.name) if measures else None


def of_those(seen: LevelSeen) -> Name | None:
    """12个派出所中,有10个破案率上升: what is told of some of those counted before."""
    base = seen.base
    if base is None or not base.name:
        return None
    if wording(seen.state.text, seen.name).startswith(wording(seen.state.text, base.name)):
        return None  # 120件投诉中,有86件已办结
    some = _AMONG_THOSE.fullmatch(seen.state.text, base.name[-1][1], seen.quantity.start)
    return borrowed(seen.state.text, base.name, seen.name) if some is not None else None


def relating(seen: LevelSeen) -> Name | None:
    """诈骗案500宗,其中七成涉及网上骗案: what is told of what was counted before."""
    text, base = seen.state.text, seen.base
    if base is not None and base.quantity is not None and base.quantity.is_part:
        base = seen.state.whole(seen.quantity) or base  # 三成涉及购物, 六成七在一个月内完成
    if base is None:
        return None
    reaches = _REACHES.match(text, *seen.name[0]) and base is seen.state.records.last
    if reaches and not seen.quantity.is_part and base.unit != seen.quantity.unit:
        if _of_several_deeds(seen):
            return None
        if wording(text, base.name).endswith(seen.own):
            return base.name  # 涉及住房38栋、1620户
        told = wording(text, base.name)
        found = _WRONGLY.search(told) or _FOUND.search(told)  # 镇|违规发放补贴|涉及资金
        lent = () if found else thing_of(text, base.name)  # 发放助学金136万元, 惠及学生682人
        lent = lent or _short(text, base.name)
        measured = head_of(text, base.name) or base.unit in ("%", "‰")
        return joined(lent, seen.name) if lent and not measured else None
    if not _RELATES.match(text, *seen.name[0]):
        return None
    if not seen.quantity.is_part and not (base.unit == seen.quantity.unit and in_use().counts(base.unit)):
        return None
    if not seen.quantity.is_part and _IN_LIST.search(text, base.written[1], seen.name[0][0]):
        return None  # 超员2467起、涉牌涉证9052起: of one list
    lent = short_subject(text, topic(text, base.name) or base.name)
    return joined(lent, seen.name) if lent and _OF not in seen.own else None


def left_undone(seen: LevelSeen) -> Name | None:
    """6家国企违规出借资金, 2.3亿元|逾期未收回: what was not done yet with what was found before."""
    base = seen.base
    if base is None or not base.name or _NOT_YET_DONE.fullmatch(seen.own) is None:
        return None
    if not _WRONGLY.search(wording(seen.state.text, base.name)) or base.unit == seen.quantity.unit:
        return None
    lent = _short(seen.state.text, base.name)
    return joined(lent, seen.name) if lent else None


def _of_several_deeds(seen: LevelSeen) -> bool:
    """改造农田6万亩, 疏浚渠道48公里, 受益农户2万户: not of the last of several works alone."""
    text, works = seen.state.text, seen.state.records.made[-_SEVERAL:]
    units = {draft.unit for draft in works if not draft.is_share and _is_work(text, draft.name)}
    return len(units) == _SEVERAL


def _is_work(text: str, name: Name) -> bool:
    return (tag_of(words(wording(text, name))[0]) or "").startswith(_VERB) or verb_of(text, name) is not None


def _short(text: str, name: Name) -> Name:
    """A name that may be lent whole: 基金共批出项目|涉及拨款."""
    return name if len(wording(text, name)) <= _MOST_LONG else ()
