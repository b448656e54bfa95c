"""Deeds and ranks that a record before tells whole, and the next measure takes up by a word of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from converter.lexicon.scope import in_use
from converter.parsing.figures.drafts import Draft, same_unit
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    between,
    joined,
    short_subject,
    topic,
    wording,
)
from converter.parsing.figures.things import thing_of

_MEASURE = named("told_deeds.measure")
_SUMMED = named("told_deeds.summed")
_LEVEL = named("around.level")
_RANK, _KIND_LAST = named("told_deeds.rank"), named("told_deeds.kind_last")
_NEW, _EACH = named("borrowing.new"), named("naming.each")
_PUNISHED, _STAFF = named("told_deeds.punished"), named("told_deeds.staff")
_WRONG = named("told_deeds.wrong")
_SUSPECTS, _CASES = named("told_deeds.suspects"), named("told_deeds.cases")
_PERSONS = words_of("drafts.persons")
_NEAR: Final = 3
"""Records back within which a deed is taken up."""
_SHORT: Final = 2
_RATE: Final = "率"
_TOTAL: Final = "总"
_DEED_LONG: Final = 3


def deed_measured(text: str, own: str, recent: Sequence[Draft]) -> Name:
    """研发经费 of 研发经费|投入2150万元, for 投入强度; 教研经费 of 投入|教研经费; () where none is told."""
    stem = own.removesuffix(_RATE)
    of_rate = (draft for draft in reversed(recent) if draft.own == stem != own and len(draft.name) > 1)
    rated = next(of_rate, None)
    if rated is not None:
        return rated.name[:-1]  # 餐厨垃圾|资源化利用, 资源化利用率
    measure = _MEASURE.search(own)
    deed = own[: measure.start()] if measure is not None else ""
    if len(deed) != _SHORT:
        return ()
    for draft in reversed(recent[-_NEAR:]):
        written = wording(text, draft.name)
        place = written.find(deed)
        if place < 0 or written.endswith(own):
            continue
        lead, rest = between(draft.name, 0, place), between(draft.name, place + _SHORT, len(written))
        if len(wording(text, lead)) >= _SHORT and not all_deeds(wording(text, lead)):
            return short_subject(text, lead)
        opens = place == 0 and len(wording(text, rest)) >= _SHORT
        return short_subject(text, topic(text, rest)) if opens else ()
    return ()


def total_of(text: str, own: str, last: Draft | None) -> Name:
    """日供水 of 新增|日供水|能力10万吨, for 总能力; () where the record before ends otherwise."""
    measure = own.removeprefix(_TOTAL)
    if last is None or measure == own or len(measure) < _SHORT:
        return ()
    written = wording(text, last.name)
    new = _NEW.match(written)
    start, size = new.end() if new is not None else 0, len(written) - len(measure)
    if not written.endswith(measure) or size - start < _SHORT or _EACH.match(written):
        return ()
    return between(last.name, start, size)


def done_alike(text: str, own: str, unit: str | None, last: Draft | None) -> Name:
    """子公司 of 子公司|亏损6家, for 合计亏损3870万元: what so much of a deed is of; () where none is told."""
    summed = _SUMMED.match(own)
    deed = own[summed.end() :] if summed is not None else own
    if last is None or same_unit(last.unit, unit) or not in_use().counts(last.unit):
        return ()
    if not _SHORT <= len(deed) <= _DEED_LONG:
        return ()
    written = wording(text, last.name)
    size = len(written) - len(deed)
    return between(last.name, 0, size) if size >= _SHORT and written.endswith(deed) else ()


def of_other_rank(text: str, own: str, unit: str | None, recent: Sequence[Draft]) -> Name:
    """一流专业 of 国家级|一流专业, for 省级21个; () where nothing counted alike has a rank."""
    if _LEVEL.fullmatch(own) is None:
        return ()
    for draft in reversed(recent[-_NEAR:]):
        written = wording(text, draft.name)
        rank = _RANK.search(written) if same_unit(draft.unit, unit) else None
        if rank is not None and rank.end() < len(written):
            return between(draft.name, rank.end(), len(written))
        kind = _KIND_LAST.search(written) if same_unit(draft.unit, unit) else None
        if kind is not None and kind.start() >= _SHORT:
            return between(draft.name, 0, kind.start())  # 产业集群|千亿级
    return ()


def of_whom(text: str, own: str, unit: str | None, recent: Sequence[Draft]) -> Name:
    """纪检监察干部 of 谈话函询|纪检监察干部, for 党纪处分1人: who, or for what; () where it is not told."""
    if unit not in _PERSONS or _PUNISHED.fullmatch(own) is None:
        return ()
    for draft in reversed(recent[-_NEAR:]):
        written = wording(text, draft.name)
        told = _STAFF if draft.unit in _PERSONS else _WRONG
        if told.search(written) is not None:
            return thing_of(text, draft.name)
    return ()


def whose_suspects(text: str, name: Name, own: str, last: Draft | None) -> Name:
    """破获诈骗集团|嫌犯 of 破获诈骗集团58个、嫌犯412人; () where no case is told just before."""
    suspects = _SUSPECTS.search(own)
    if suspects is None or last is None or last.unit in _PERSONS:
        return ()
    carried = suspects.start() == 0 or name[0][1] <= last.written[0]
    if _CASES.search(wording(text, last.name)) is None or not carried:
        return ()
    return joined(last.name, between(name, suspects.start(), len(own)))
