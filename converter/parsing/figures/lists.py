"""Members of a list before 分别, and what they share: 刑事、治安案件 are 刑事案件 and 治安案件."""

from __future__ import annotations

import re
from itertools import accumulate

from converter.lexicon.lattice import tag_of, words
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.grammar import listed, named
from converter.parsing.figures.naming import (
    Name,
    Piece,
    all_deeds,
    has_deed,
    head_of,
    is_bare,
    is_leaning,
    joined,
    topic,
    wording,
)
from converter.parsing.figures.vocabulary import deeds, names

_MEMBER = named("lists.member")
_DIVIDING = tuple(each.split() for each in listed("lists.dividing"))
_GROUP = named("lists.group")
"""Names all members at once and tells none apart."""
_PARTS = named("lists.parts")
_MEMBERS_OF_GROUP = tuple(named(f"lists.industry_{place}") for place in ("first", "second", "third"))
_SIDES = {"城": named("lists.town"), "乡": named("lists.country")}
_CRIME, _CRIME_END = named("lists.crime"), named("lists.crime_end")
_SUMMED = named("lists.summed")
"""What sums members up in one noun: 送药、护理、陪诊|三类|任务."""
_NUMBERED, _INDUSTRY = named("lists.numbered"), named("lists.industry")
_SUBJECT_SHARED_BY = 5
"""Characters of a later member that borrows the subject before the deed of the first."""
_WHOLE_NOUN = 3
"""Characters of a word that may want the noun of the last: 国际, but not 集成电路."""
_WORDS_OF_OWN = 2
"""Words of a member that shares what follows as many of the last one."""


def members(text: str, piece: Piece, count: int) -> list[Name]:
    """The `count` measures that a subject before 分别 names, with what they share.

    盗窃摩托车和电动车警情 → 盗窃摩托车警情, 盗窃电动车警情.
    """
    piece = _without_opener(text, piece)
    if count > 1 and (each := _FOR_EACH.search(text, *piece)):
        piece = (piece[0], each.start())
    if count == 2 and (paired := pair_in(text, piece)):
        rest = (paired.end(), piece[1])
        lead = (piece[0], paired.start())
        halves = ((paired.start(), paired.start() + 1), (paired.start() + 1, paired.end()))
        sides = [_side_told_elsewhere(text, half) or half for half in halves]
        return [joined((lead,), (side,), (rest,)) for side in sides]
    saved = _SAVED.fullmatch(text, *piece) if count == _PAIR else None
    if saved is not None:
        of, rest = saved.span("of"), saved.span("rest")
        return [joined((of,) if of[0] < of[1] else (), (saved.span(side), rest)) for side in ("in", "out")]
    pieces = _divided(text, piece, count)
    summed = _SUMMED.search(text, *pieces[-1])
    if summed is not None and len(pieces) == count > 1 and may_cut(text, summed.start()):
        pieces[-1] = (pieces[-1][0], summed.start())
        return [joined(_led(text, place, pieces), ((summed.end(), piece[1]),)) for place in range(count)]
    if len(pieces) == 1 < count and (group := _GROUP.match(text, *pieces[0])):
        pieces = [(group.end(), pieces[0][1])]
        if told := _told_elsewhere(text, count):
            return [joined((each,), pieces) for each in told]
    if len(pieces) < count:
        pieces += [pieces[-1]] * (count - len(pieces))
    return [_completed(text, place, pieces) for place in range(count)]


def pair_in(text: str, piece: Piece) -> re.Match[str] | None:
    """城乡 of 城乡低保标准: two at once that no mark parts."""
    return None if _marks(text, *piece) else names().paired.search(text, *piece)


def _told_elsewhere(text: str, count: int) -> list[Piece]:
    """What the members of 三次产业 are called where the text names them all; nothing where it does not."""
    found = [pattern.search(text) for pattern in _MEMBERS_OF_GROUP]
    return [each.span() for each in found if each] if count == len(found) and all(found) else []


def _side_told_elsewhere(text: str, half: Piece) -> Piece | None:
    """城镇 for 城 of 城乡, where the report has the word elsewhere."""
    fuller = _SIDES.get(text[half[0] : half[1]])
    found = fuller.search(text) if fuller is not None else None
    return found.span() if found else None


def _without_opener(text: str, piece: Piece) -> Piece:
    """其中一、二产: the first member without what opens the parts of a whole."""
    opener = _PARTS.match(text, *piece)
    return (opener.end(), piece[1]) if opener is not None else piece


def count_of_members(text: str, piece: Piece) -> int:
    """How many members a stretch lists by its marks."""
    return len(_marks(text, *piece)) + 1


def _marks(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [
        mark for mark in _MEMBER.finditer(text, start, end) if not _inside_marks(text, start, mark.start())
    ]


def division(text: str, piece: Piece) -> list[Piece]:
    """The members a stretch lists, at all its marks."""
    return _between(piece, _marks(text, *piece))


def _divided(text: str, piece: Piece, count: int) -> list[Piece]:
    start, end = piece
    cuts = _marks(text, start, end)
    if len(cuts) > count - 1:
        cuts = _best_cuts(text, piece, cuts, count)
    return _between(piece, cuts)


def _between(piece: Piece, cuts: list[re.Match[str]]) -> list[Piece]:
    edges = [piece[0], *(edge for cut in cuts for edge in cut.span()), piece[1]]
    return [(edges[place], edges[place + 1]) for place in range(0, len(edges), 2)]


def _best_cuts(text: str, piece: Piece, cuts: list[re.Match[str]], count: int) -> list[re.Match[str]]:
    """Of more marks than needed those that leave a measure in every part or divide most plainly.

    A业、B业和C及D业 are three: what 及 joins there is one.
    """
    fitting = []
    for marks in _DIVIDING:
        dividing = [cut for cut in cuts if cut.group() in marks]
        if len(dividing) == count - 1:
            fitting.append(dividing)
    for dividing in fitting:
        if all(names().listed.search(text[start:end]) for start, end in _between(piece, dividing)):
            return dividing
    if fitting:
        return fitting[0]
    return cuts[len(cuts) - (count - 1) :] if count > 1 else []


def _inside_marks(text: str, start: int, place: int) -> bool:
    lead = text[start:place]
    return any(lead.count(left) > lead.count(right) for left, right in ("“”", "「」", "()", "《》"))


def measured_tail(text: str, last: Piece) -> Piece | None:
    """供电可靠率 of 农网供电可靠率, 综合利用率 of 秸秆综合利用率: what is no noun at its end."""
    place = last[1]
    for word in reversed(words(text[last[0] : last[1]])):
        if place < last[1] and tag_of(word) in _NOUN and not all_deeds(word):
            break
        place -= len(word)
    return (place, last[1]) if last[0] < place < last[1] else None


def whole_measure(text: str, last: Piece) -> Piece | None:
    """外运量 of 水泥外运量, where what is no noun at its end is 量 alone."""
    tail = measured_tail(text, last)
    if tail is None or tail[1] - tail[0] > 1:
        return tail
    told = words(text[last[0] : tail[0]])
    return (tail[0] - len(told[-1]), tail[1]) if len(told) > 1 else None


def ends_in_measure(text: str, name: Name) -> bool:
    """Whether a name says itself what is measured: 覆盖率."""
    return bool(name) and _MEASURE.search(text, *name[-1]) is not None


def says_measure(text: str, name: Name) -> bool:
    """Whether a name ends in what is measured: 合格率, 产值, 投资."""
    if head_of(text, name) or ends_in_measure(text, name):
        return True
    return names().listed.search(wording(text, name)) is not None


_NOUN = frozenset("nRSlzifs")
_OR = "/"
_MEASURE = named("lists.measure")
_AGED = named("lists.aged")
_ACCOUNT, _ACCOUNT_END = named("lists.account"), named("lists.account_end")
_OF_MONEY, _SMALL = named("lists.of_money"), named("lists.small")
_FOR_EACH = named("lists.for_each")
_QUOTED = named("lists.quoted")
_PER_HEAD = named("lists.per_head")
"""What each has of it: 居民医保和服务经费|人均补助标准."""
_PER, _MEAN_OF_EACH = named("lists.per"), named("lists.mean_of_each")
_SEXES = named("naming.sexes")
_AVERAGE = named("lists.average")
_PLACE = named("lists.place")
_OF_TRADE = named("around.of_trade")
_OF_WHOM, _OF_WHOM_TOLD = named("lists.of_whom"), named("lists.of_whom_told")
"""Members that each say of whom: 散居孤儿和无人抚养儿童|生活费标准."""
_SECTOR = named("lists.sector")
_TRADE, _TRADE_TOLD = named("lists.trade"), named("lists.trade_told")
_SAVED, _TRADED, _WHOLE = named("lists.saved"), named("lists.traded"), named("lists.whole")
_ZONE, _SIDE, _SIDED = named("lists.zone"), named("lists.side"), named("lists.sided")
_OF_WHOLE, _MARK = named("lists.of_whole"), "、"
_STATES = named("lists.states")
_RATE_END, _QUALITY = named("lists.rate_end"), named("lists.quality")
_SUM_VALUE = named("lists.sum_value")
_PAIR = 2
_SOME_WHOLE = 2
"""Members before the last by which a list is one of whole measures."""
_SPENT, _SPENT_ON = named("lists.spent"), named("lists.spent_on")
_RATE = named("lists.rate")
"""What even a member that is a measure takes from the last: 存款、贷款增速."""


def _led(text: str, place: int, pieces: list[Piece]) -> Name:
    """A member with what the first lends it, and nothing of the last."""
    return joined(_lead_of(text, place, pieces[place], pieces[0]), (pieces[place],))


def _completed(text: str, place: int, pieces: list[Piece]) -> Name:
    """A member with the head that stands on the last, or the subject or verb that stands on the first."""
    own, first, last = pieces[place], pieces[0], pieces[-1]
    if _are_whole(text, place, pieces):
        return (own,)
    if place < len(pieces) - 1:
        tail = _numbered_tail(text, own, last) or _place_tail(text, own, last)
        if tail is not None:
            return joined((own,), (tail,))
    per = _PER.match(text, *first)
    lead = _lead_of(text, place, own, first)
    if place and per is not None and not lead and not _PER.match(text, *own):
        lead = (per.span(),)
    mean = _MEAN_OF_EACH.match(text, *first) if place and not lead else None
    if mean is not None and _ends_alike(text, own, first, last) and not _MEAN_OF_EACH.match(text, *own):
        lead = (mean.span(),)  # 次均|住院救助、门诊救助
    tail = _tail_of(text, own, last) if place < len(pieces) - 1 else None
    if tail is None and 0 <= place < len(pieces) - 1 and _is_no_measure(text, own, pieces):
        tails = (_tail_of(text, each, last) for each in pieces[:-1] if each != own)
        tail = next((each for each in tails if each is not None), None)
    tail = None if tail is None else _less_told(text, tail, pieces[:-1])
    if tail is not None and _OF_WHOM.search(text, *own):
        whom = _OF_WHOM_TOLD.search(text, *tail)
        tail = tail if whom is None else (whom.end(), tail[1])
    return joined(lead, (own,), () if tail is None else (tail,))


def _ends_alike(text: str, own: Piece, first: Piece, last: Piece) -> bool:
    """Whether a member is measured as the first is: 住院费用, 门诊费用; 住院, 门诊费用."""
    alike = text[own[1] - _PAIR : own[1]] == text[first[1] - _PAIR : first[1]]
    return alike or _tail_of(text, first, last) is not None


def _are_whole(text: str, place: int, pieces: list[Piece]) -> bool:
    """Whether members of a list say nothing of each other: 出口货值、国际航线班次、免税商品销售额.

    What 和 joins with the last shares its words all the same.
    """
    if sum(_WHOLE.search(text, *each) is not None for each in pieces[:-1]) < _SOME_WHOLE:
        return False
    return place != len(pieces) - _PAIR or text[pieces[place][1]] == _MARK


def _is_no_measure(text: str, own: Piece, pieces: list[Piece]) -> bool:
    """Whether a member only ends like a measure, as others do not: 城市运营、产业|投资|、文化旅游板块收入."""
    measure = names().listed.search(text, *own)
    if measure is None or measure.start() == own[0] or names().heads.search(text[slice(*own)]):
        return False
    others = [each for each in pieces[:-1] if each != own]
    return bool(others) and not any(names().listed.search(text, *each) for each in others)


def _less_told(text: str, tail: Piece, others: list[Piece]) -> Piece:
    """A tail less what another member says itself: 产量 of 汽车、光伏电池、锂|电池产量."""
    start, end = tail
    for word in words(text[start:end])[:-1]:
        if not any(text[left:right].endswith(word) for left, right in others):
            break
        start += len(word)
    return start, end


def _numbered_tail(text: str, own: Piece, last: Piece) -> Piece | None:
    """第二、第三产业占比: what follows the number of the last; 男性、女性预期寿命, its sex."""
    here, there = _SEXES.search(text, *own), _SEXES.match(text, *last)
    if here is not None and here.end() == own[1] and there is not None and there.end() < last[1]:
        return (there.end(), last[1])
    age = _AGED.match(text, *last)
    if age is not None and age.end() < last[1] and _AGED.fullmatch(text, *own):
        return (age.end(), last[1])
    industry = _INDUSTRY.match(text, *last)
    if industry is not None and industry.end() < last[1] and _INDUSTRY.fullmatch(text, *own):
        return (industry.end(), last[1])
    number = _NUMBERED.match(text, *last)
    if number is None or not _NUMBERED.fullmatch(text, *own) or number.end() == last[1]:
        return None
    return (number.end(), last[1])


def _place_tail(text: str, own: Piece, last: Piece) -> Piece | None:
    """东山县、西川县产量: what follows the place of the last."""
    here, there = _PLACE.match(text, *own), _PLACE.match(text, *last)
    if here is None or there is None or here.end() != own[1]:
        return None
    return (there.end(), last[1])


def _lead_of(text: str, place: int, own: Piece, first: Piece) -> Name:
    """What a later member takes from the first: its subject, or its verb."""
    if place == 0:
        return ()
    written = text[own[0] : own[1]]
    leads = text[first[0] : first[1]]
    if (
        _ACCOUNT.fullmatch(written)
        and (side := _ACCOUNT_END.search(text, *first))
        and side.start() > first[0]
    ):
        return ((first[0], side.start()),)
    side = _SEXES.search(text, *first)
    if side is not None and side.end() == first[1] and _SEXES.match(text, *own):
        return ((first[0], side.start()),)  # 城镇|男性、女性登记失业人员
    if is_bare(written):
        return () if is_bare(leads) or is_leaning(leads) else topic(text, (first,))
    leans = is_leaning(written) and not is_leaning(leads)
    if leans and not all_deeds(leads):  # but not 进口增幅 behind 出口
        return topic(text, (first,))  # 国有企业资产总额、利润总额
    if is_leaning(written) and is_leaning(leads):
        return ()  # 响应率、解决率
    zone = _ZONE.match(text, *first)
    if zone is not None and _ZONE.match(text, *own) is None:
        return ((first[0], zone.end()),)
    people = _SIDE.match(text, *first) if _RATE_END.search(written) and not _SIDED.search(written) else None
    if people is not None:
        return (people.span(),)  # 农村|自来水、户厕普及率
    verb = deeds().match(text, *first) or names().crimes.match(text, *first)
    if verb is not None and written.endswith(text[verb.end() : first[1]]):
        return ()  # 装备制造业、高技术制造业
    if verb is None and names().heads.search(written) and own[1] - own[0] <= _SUBJECT_SHARED_BY:
        last = list(deeds().finditer(text, first[0] + 2, first[1] - 2))
        told = last[-1] if last else None
        if told is not None and not has_deed(text, (own,), within=0):
            return ((first[0], told.start()),)
    if verb is None or verb.end() >= first[1] or deeds().match(text, *own):
        return ()
    if in_other_money(written, leads):
        return ()
    qualifies = verb.group() in names().qualifying or _STATES.fullmatch(verb.group()) is not None
    if qualifies or _OF_TRADE.match(text, verb.end(), first[1]):  # 服务业增加值
        return ()
    return ((first[0], verb.end()),)


def in_other_money(written: str, first: str) -> bool:
    """Whether a member is money and the first of its list is none: 旅游花费 behind 接待旅客."""
    return _OF_MONEY.search(written) is not None and _OF_MONEY.search(first) is None


def _tail_of(text: str, own: Piece, last: Piece) -> Piece | None:
    """What a member takes from the last: the words behind as many as it has itself, or the measure."""
    written = text[own[0] : own[1]]
    if words(written)[-1:] == words(text[last[0] : last[1]])[-1:]:
        return None  # 万元GDP用水量、万元工业增加值用水量
    if names().listed.search(written) or _SUM_VALUE.search(written):
        rate = _RATE.search(text, last[0] + 1, last[1])
        return rate.span() if rate is not None and not _RATE.search(text, *own) else None
    behind = last[0] + len(written)
    if written[:2] == text[last[0] : last[0] + 2] and len(written) > 2 and may_cut(text, behind):
        return (behind, last[1]) if behind < last[1] else None  # 行政处罚、行政强制决定
    kind = _tail_of_kind(text, own, last)
    if kind is not None:
        return kind
    verb = deeds().match(text, *own) or names().crimes.match(text, *own)
    start = own[0] if verb is None or verb.end() == own[1] else verb.end()
    quoted = _QUOTED.match(text, *last)
    if quoted is not None:
        return (quoted.end(), last[1]) if quoted.end() < last[1] else None  # 刑事、“两抢一盗”|案件
    sector = _SECTOR.search(text, last[0] + 1, last[1])
    if sector is not None and not _SECTOR.search(text, *own):
        return (sector.start(), last[1])  # 水务、园林绿化|板块收入
    size = len(words(text[start : own[1]]))
    borders = list(accumulate(map(len, words(text[last[0] : last[1]]))))[2 * text.count(_OR, *last) :]
    if borders[:1] == [1] and _SMALL.match(text, last[0]):
        borders = borders[1:]  # 小|浆果设施产量
    alike = size < len(borders) and text[: last[0] + borders[size - 1]].endswith(written[-2:])
    whole = size == 1 and len(written) > _WHOLE_NOUN and not alike  # 集成电路、工业|机器人产量
    if size <= _WORDS_OF_OWN and size < len(borders) and not whole:
        tail = (last[0] + borders[size - 1], last[1])  # 国际/港澳台|快递业务量
        if not may_cut(text, tail[0]):
            tail = (last[0] + borders[size - 2] if size > 1 else tail[0], last[1])  # 门急诊、住院|次均费用
        shared = names().shared.search(text[tail[0] : tail[1]]) or names().listed.search(text, *tail)
        if shared and not names().shared.search(written):
            crime = _CRIME.search(text, *tail)
            return (
                _money_alone(text, tail) if crime is None else (crime.start(), last[1])
            )  # 贪污、挪用|公款|犯罪案件
    if not _MEASURE.search(written) and _MEASURE.search(text, *last):
        measured = measured_tail(text, last)
        whole = measured is None or measured[1] - measured[0] > 1 or not size < len(borders)
        return measured if whole else (last[0] + borders[size - 1], last[1])  # 客运、货运|列车正点率
    for pattern in (names().measure, names().shared):
        head = pattern.search(text, last[0] + 1, last[1])
        if head and not pattern.search(text, *own):
            average = _AVERAGE.search(text, last[0] + 1, head.start())
            return (average.start() if average else head.start(), last[1])
    traded = _TRADED.search(text, last[0] + 1, last[1])
    if traded is not None and not _TRADED.search(text, *own) and not deeds().search(written):
        return traded.span()
    per_head = _PER_HEAD.search(text, last[0] + 1, last[1])
    return per_head.span() if per_head is not None and not _PER_HEAD.search(text, *own) else None


def _tail_of_kind(text: str, own: Piece, last: Piece) -> Piece | None:
    """What a member takes from the last by what it is: whom, a crime, a trade, what is told of waters."""
    written = text[own[0] : own[1]]
    whom = _OF_WHOM_TOLD.search(text, *last) if _OF_WHOM.search(written) else None
    if whom is not None:
        return (whom.end(), last[1])
    quality = _QUALITY.search(text, last[0] + 1, last[1])
    if quality is not None and not _MEASURE.search(written):
        return quality.span()
    if _TRADE.search(written):
        share = _OF_WHOLE.search(text, *last)
        trades = list(_TRADE_TOLD.finditer(text, last[0], share.start() if share else last[1]))
        if trades:
            return (trades[-1].end(), last[1])  # 规上制造业、战略性新兴产业|增加值
    crime = _CRIME.search(text, *last) if _CRIME_END.search(written) else None
    if crime is not None:
        return (crime.end(), last[1])  # 渎职犯罪、破坏金融管理秩序犯罪|案件
    return None


def _money_alone(text: str, tail: Piece) -> Piece:
    """支出 of 健康|支出, which 教育、卫生健康支出 share, but 经营收入 whole."""
    money = _SPENT.search(text, *tail)
    if money is None or money.start() == tail[0]:
        return tail
    return tail if _SPENT_ON.search(text, tail[0], money.start()) else money.span()
