"""What was counted before, for what is told of it without naming it again: deeds, rates, properties alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.parsing.figures.drafts import INVOLVED, Draft, same_unit
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    head_of,
    is_deed_alone,
    is_leaning,
    joined,
    short_subject,
    stands_alone,
    topic,
    wording,
)
from converter.parsing.figures.vocabulary import deeds, names

_QUOTED = named("lists.quoted")
_STATE, _BROUGHT = named("things.state"), named("things.brought")
_GROUP, _RECEIVED = named("things.group"), named("drafts.received")
_PROPERTY = named("things.property")
_DONE_TO_SOME = named("things.done_to_some")
_VERBS: Final = ("v", "d")
"""The tags of verbs and adverbs."""
_WHOLE_LONG: Final = 12
"""Characters of a whole that a property of its parts is told with."""
_THING_SHORT: Final = 4
"""Characters of a thing that says enough without what was done to it: not 党员 of 发展党员."""
_RATE: Final = "率"
_STEM: Final = 2


def thing_of(text: str, name: Name) -> Name:
    """What was counted, without what was done to it: 隐患 of 排查隐患 and of 隐患整改; () for deeds alone."""
    told = topic(text, name)
    made = _BROUGHT.match(text, *told[0]) if told else None
    told = ((made.end(), told[0][1]), *told[1:]) if made is not None else told  # 产生|危险废物
    if told != name and _RECEIVED.fullmatch(wording(text, told)):
        return told  # 接获|投诉
    if not told or all_deeds(wording(text, told)):
        return ()
    told = without_anew(text, told)
    quoted = _QUOTED.search(text, *told[-1])
    if quoted is not None and quoted.end() == told[-1][1]:
        return (quoted.span(),)  # 群众|“微心愿”
    if len(told) > 1 and is_deed_alone(text[slice(*told[-1])]):
        return short_subject(text, told[:-1])  # 爱心卡|1至8月|使用
    (start, end) = told[-1]
    group = _GROUP.search(text, start, end)
    start = start if group is None else group.start("what")
    told, left = joined(told[:-1], ((start, end),)), list(words(text[start:end]))
    if told[0][0] > name[0][0]:
        left = []  # 办理|急难救助: a deed before it makes a noun of what it ends with
    while len(left) > 1 and ((tag_of(left[-1]) or "").startswith(_VERBS) or all_deeds(left[-1])):
        end -= len(left.pop())
    told = joined(told[:-1], ((start, end),))
    return () if is_deed_alone(wording(text, told)) else short_subject(text, told)


def without_anew(text: str, name: Name) -> Name:
    """市场主体 of 新登记市场主体: those that leave are not those that came."""
    anew = _STATE.match(text, *name[0]) if name else None
    if anew is None or anew.end() == name[0][1]:
        return name
    return topic(text, ((anew.end(), name[0][1]), *name[1:]))


def whole_of_parts(text: str, whole: Draft) -> Name:
    """A whole as a property of its parts is told with it: 发展党员|35岁以下, 应收账款|账龄一年以上."""
    head = head_of(text, whole.name)
    name = whole.name if head is None else joined(whole.name[:-1], ((whole.name[-1][0], head[0]),))
    deed = deeds().match(text, *name[0]) if name else None
    thing = joined(((deed.end(), name[0][1]),), name[1:]) if deed is not None else ()
    if _THING_SHORT <= len(wording(text, thing)) <= _WHOLE_LONG:
        return thing  # 上报|药品不良反应报告
    return name if len(wording(text, name)) <= _WHOLE_LONG else thing_of(text, whole.name)


def rated(text: str, own: str, recent: Sequence[Draft]) -> Name:
    """What the deed that a rate is of was done to: 适用|认罪认罚从宽制度, 适用率; () where none is told."""
    stem = own.removesuffix(_RATE)
    if stem == own or len(stem) != _STEM:
        return ()
    for draft in reversed(recent):
        start, end = draft.name[-1] if draft.name else (0, 0)
        place = text.find(stem, start, end)
        if place < 0:
            continue
        if end - place - _STEM > _STEM:
            return short_subject(text, ((place + _STEM, end),))
        if place + _STEM == end and not is_leaning(own):
            return short_subject(text, draft.name)  # 调解|成功, 成功率
    return ()


def counted_alike(recent: Sequence[Draft], unit: str | None) -> Draft | None:
    """The last that was counted in a unit and is no deed alone."""
    alike = (each for each in reversed(recent) if same_unit(each.unit, unit) and not each.is_share)
    things = (each for each in alike if each.quantity is not None and not is_deed_alone(each.own))
    return next((each for each in things if not INVOLVED.match(each.own)), None)


def begins_with_deed(text: str, name: Name) -> bool:
    """Whether a name tells what was done to some of a whole: 暂停医保服务, 移送公安机关, 约谈."""
    written = text[slice(*name[0])]
    if stands_alone(wording(text, name)) or words(written)[0] in names().not_of_parts:
        return False  # 收入50万元以上的村
    own = wording(text, name)
    return (is_deed_alone(own) and all_deeds(own)) or _DONE_TO_SOME.match(written) is not None


def share_a_word(one: str, other: str) -> bool:
    """Whether two wordings have two characters running in common."""
    return any(one[place : place + 2] in other for place in range(len(one) - 1))


def is_property(written: str) -> bool:
    """Whether a wording tells what some of the things counted are, and not what they are: 35岁以下, 女性."""
    return _PROPERTY.fullmatch(written) is not None
