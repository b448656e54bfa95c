"""What is said of all that a clause counts, behind the last of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.parsing.figures.around.seen import OF_THING_RULE, Called, Levels
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import Name, Piece, all_deeds, has_deed, is_bare, joined, wording
from converter.parsing.figures.vocabulary import deeds

_RECEIVED = named("around.received")
"""集体|获|省级以上表彰: what is told of all begins there."""
_OF_PLACE = named("around.of_place")
_BEFORE_DEED = named("around.before_deed")
_ENTERED, _OF_KIND = named("around.entered"), named("around.of_kind")
_MEASURES_THING = named("around.measures_thing")
_LEFT_UNDONE = named("around.left_undone")


def with_predicate(text: str, nouns: Sequence[Name | None], made: list[Called]) -> list[Called]:
    """63个集体、97人次获得表彰: what is told of the last is told of all."""
    counted = [noun for noun in nouns if noun]
    first = wording(text, made[0].name)
    if len(nouns) > 1 and nouns[-1] and len(counted) == 1 and first and all_deeds(first):
        name = joined(made[0].name, counted[0])  # 带动7.9万户、28万人增收
        return [Called(name, called.rule) for called in made]
    if len(nouns) < 2 or len(counted) < len(nouns):
        return made
    last = counted[-1]
    entered = _ENTERED.search(text, last[0][0] + 1, last[-1][1])
    if entered is not None:
        return _told_entered(text, counted, made, (entered.start(), last[-1][1]))
    made = _of_one_kind(text, counted, made)
    verb = next(deeds().finditer(text, last[0][0], last[-1][1]), None)
    if verb is None or last[-1][1] - verb.end() == 1 or _OF_PLACE.match(text, verb.end(), last[-1][1]):
        return made  # 提档升级|村 and 文化服务|中心 are nouns
    each = _objects(text, counted, verb)
    if each:
        return [Called(name, called.rule) for name, called in zip(each, made, strict=True)]
    received = _RECEIVED.search(text, last[0][0] + 1, verb.start())
    begins = received.start() if received else verb.start()
    before = _BEFORE_DEED.search(text, last[0][0] + 1, begins)
    predicate = (begins if before is None else before.start(), last[-1][1])
    return [
        called
        if place == len(made) - 1 or has_deed(text, counted[place], within=99)
        else Called(_told_of_all(called, predicate), called.rule)
        for place, called in enumerate(made)
    ]


def _told_entered(text: str, nouns: Sequence[Name], made: list[Called], predicate: Piece) -> list[Called]:
    """5个数据集、4个数据空间|纳入国家试点: into what all of them came, but where one says its own."""
    return [
        called
        if place == len(made) - 1 or _has_its_own(text, noun)
        else Called(_told_of_all(called, predicate), called.rule)
        for place, (noun, called) in enumerate(zip(nouns, made, strict=True))
    ]


def _has_its_own(text: str, noun: Name) -> bool:
    """25项改革经验|获全国推广: whether what those counted did or came into is told of them alone."""
    start, end = noun[-1]
    told = _ENTERED.search(text, start, end) or _RECEIVED.search(text, start, end)
    return told is not None or any(deed.end() == end for deed in deeds().finditer(text, start + 2, end))


def _of_one_kind(text: str, nouns: Sequence[Name], made: list[Called]) -> list[Called]:
    """新建5个|国家级|、18个省级重点实验室: those of which only the kind is told are what the last is."""
    last = _OF_KIND.match(text, *nouns[-1][0])
    if last is None or last.end() == nouns[-1][-1][1]:
        return made
    told = (last.end(), nouns[-1][-1][1])
    return [
        Called(joined(called.name, (told,)), called.rule)
        if _OF_KIND.fullmatch(wording(text, noun))
        else called
        for noun, called in zip(nouns, made, strict=True)
    ]


def undone(text: str, clause: Clause, made: list[Called], levels: Levels) -> list[Called]:
    """14处房产、面积1.27万平方米|未登记入账: what was not done with any of them."""
    undone = _LEFT_UNDONE.fullmatch(text, levels[-1][0].end, clause.end)
    if undone is None or not made[0].name:
        return made
    for place in range(1, len(made)):
        made[place] = made[place] if made[place].name else made[place - 1]  # 8项|专项资金|1.35亿元
    told = undone.span("what")
    return [_left_undone(text, called, made[0], told) for called in made]


def _left_undone(text: str, called: Called, first: Called, told: Piece) -> Called:
    """A name with what was not done; a bare measure borrows the thing that is told of so far."""
    written = wording(text, called.name)
    if called.name[-1][1] > told[0] or is_bare(written):
        return called
    if called is not first and _MEASURES_THING.fullmatch(written):
        return Called(joined(first.name, (told,), called.name), called.rule)  # 车21辆、|价值|386万元
    return Called(joined(called.name, (told,)), called.rule)


def _told_of_all(called: Called, predicate: Piece) -> Name:
    """A name with what is told of the last; a measure stays at its end: 九杨路|改造工程|全长."""
    last = 1 if called.rule == OF_THING_RULE else 0
    name = called.name
    return joined(name[: len(name) - last], (predicate,), name[len(name) - last :])


def _objects(text: str, nouns: Sequence[Name], verb: re.Match[str]) -> list[Name]:
    """9个集体和12名个人荣获模范集体和模范个人: to each its own, where the objects say whose they are."""
    last = nouns[-1]
    piece = (verb.end(), last[-1][1])
    if count_of_members(text, piece) != len(nouns):
        return []
    subjects: list[Name] = [*nouns[:-1], ((last[0][0], verb.start()),)]
    objects = members(text, piece, len(nouns))
    pairs = list(zip(subjects, objects, strict=True))
    if not all(wording(text, told).endswith(wording(text, subject)) for subject, told in pairs):
        return []
    first = wording(text, objects[0])
    named_each = []
    for subject, told in pairs:
        shared = first.find(wording(text, told)[:2])
        lead = (objects[0][0][0], objects[0][0][0] + max(0, shared))
        named_each.append(joined(subject, (verb.span(),), (lead,), told))
    return named_each
