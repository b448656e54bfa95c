"""Names of measures as stretches of the source: what they are about, what they share, what they borrow."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from converter.lexicon.lattice import tag_of, words
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.grammar import named, pattern
from converter.parsing.figures.vocabulary import changes, deeds, names, only_deeds

Piece = tuple[int, int]
"""A stretch of the sentence."""
Name = tuple[Piece, ...]

_WORDINGS = 4096
"""So many are kept with what is known of them: those of a long report."""
_NOUN_TAG = "n"
_DEED_SHORT = 2
"""Characters of most verbs."""
_QUOTED = named("naming.quoted")
_QUOTE_ENDS = named("naming.quote_ends")
_OF, _AND = pattern("naming.of"), pattern("naming.and")


def wording(text: str, name: Name) -> str:
    if len(name) == 1:  # nearly all are of one piece
        start, end = name[0]
        return text[start:end]
    return "".join([text[start:end] for start, end in name])


_QUALIFIED = named("naming.qualified")
"""查获|违反条例之组织: the second deed qualifies the noun."""
_TELLS_HOW_MANY = named("naming.tells_how_many")
_ANEW = named("naming.anew")
_CASES_OF = named("naming.cases_of")
_OF_WHOM = named("naming.of_whom")
"""Those whom a deed before makes what they are: 失业|人员."""


def verb_of(text: str, name: Name) -> Piece | None:
    """The deed a name begins with, for the rest of a list to share."""
    if not name:
        return None
    start, end = name[0]
    if _TELLS_HOW_MANY.search(text, start, end):
        return None
    begin = start
    if _QUOTED.match(text, start) and (close := _QUOTE_ENDS.search(text, start, end)):
        begin = close.end()
    match = _ANEW.match(text, begin, end) or deeds().match(text, begin, end)
    if match is not None and match.end() == end and len(name) > 1:
        return (start, end)
    if match is None or match.end() >= end or not may_cut(text, match.end()):
        return None
    if match.group() in names().qualifying:
        return None
    stop = match.end()
    if _QUALIFIED.search(text[stop:end]):
        return (match.start(), stop)
    while (more := deeds().match(text, stop, end)) and more.end() < end and more.end() - match.start() <= 4:
        if _OF_WHOM.match(text, more.end(), end):
            break  # 培训|失业人员
        stop = more.end()
    return (match.start(), stop)


def has_deed(text: str, name: Name, within: int = 5) -> bool:
    """Whether a deed begins in the first characters of a name, `within` of them."""
    first = deeds().search(text, *name[0]) if name else None
    return first is not None and first.start() - name[0][0] <= within


def head_of(text: str, name: Name) -> Piece | None:
    """The word for the measure that a name ends with: 产量 of 食用菌产量."""
    if not name:
        return None
    start, end = name[-1]
    match = names().heads.search(text[start:end])
    return (start + match.start(), end) if match else None


def measure_of(text: str, name: Name) -> Piece | None:
    """That word with the deed it is of: 参保人数 of 基本医疗保险参保人数, 进出口总额 of 货物进出口总额."""
    head = head_of(text, name)
    if head is None:
        return None
    start, place = name[-1][0], head[0]
    before = text[max(start, place - _DEED_SHORT) : place]
    if len(before) < _DEED_SHORT or _NO_DEED_BEFORE.match(text, place):
        return head
    inside = not may_cut(text, place) and all_deeds(before)
    done = tag_of(before) in ("v", "g") or _TOLD.fullmatch(before) is not None
    verb = done and may_cut(text, place) and may_cut(text, place - _DEED_SHORT)
    can = _CAN.search(text[start : place - _DEED_SHORT])
    begin = place - _DEED_SHORT - (len(can.group()) if can is not None else 0)
    return (begin, head[1]) if inside or verb else head


@lru_cache(maxsize=_WORDINGS)
def is_bare(written: str) -> bool:
    """Whether a wording says nothing without its subject: 破获率, 亡."""
    if written == "" or names().bare.fullmatch(written):
        return True
    return names().measure.fullmatch(written) is not None and written not in names().whole_measures


@lru_cache(maxsize=_WORDINGS)
def all_deeds(written: str) -> bool:
    """Whether a wording is nothing but verbs of official work: 接获, 查处."""
    return only_deeds().fullmatch(written) is not None


_STANDING = named("naming.standing")
_NEGATED = named("naming.negated")
_CASUALTIES, _FATE = named("naming.casualties"), named("naming.fate")
_NOT_YET = named("naming.not_yet")
_GOING_ON = named("naming.going_on")
_CAN = named("naming.can")
_NO_DEED_BEFORE = named("naming.no_deed_before")
_MEAN_OF = named("naming.mean_of")
_RATE = "率"
_DEED_LONG = 3
"""Characters of a deed alone at most; two deeds together say enough: 调解处理."""


@lru_cache(maxsize=_WORDINGS)
def is_deed_alone(written: str) -> bool:
    """Whether a wording says what was done and not to what: 废止, 尚未拨入; 逮捕 and 罚款 say enough."""
    adverb = _NOT_YET.match(written)
    core = written[adverb.end() :] if adverb is not None else written
    ongoing = _GOING_ON.search(core)
    core = core[: ongoing.start()] if ongoing is not None else core
    if not _DEED_SHORT <= len(core) <= _DEED_LONG or stands_alone(written):
        return False
    told = [tag_of(word) or "" for word in words(core)]
    return all_deeds(core) or all(tag == "v" for tag in told)


def stands_alone(written: str) -> bool:
    """Whether a deed or a rate says enough without what it is done to: 逮捕, 罚款, 失业率."""
    return _STANDING.fullmatch(written) is not None or names().crimes.fullmatch(written) is not None


@lru_cache(maxsize=_WORDINGS)
def is_rate_alone(written: str) -> bool:
    """Whether a wording is the rate or the mean of a deed: 通过率, 平均留宿."""
    mean = _MEAN_OF.match(written)
    if mean is not None:
        return is_deed_alone(written[mean.end() :])
    stem = written.removesuffix(_RATE)
    short = stem != written and len(stem) == _DEED_SHORT
    return short and not stands_alone(written) and not names().rates_alone.fullmatch(written)


@lru_cache(maxsize=_WORDINGS)
def is_leaning(written: str) -> bool:
    """Whether a wording is a measure that is told of what was counted before it."""
    return names().leaning.fullmatch(written) is not None


def leans(written: str) -> bool:
    """Whether a wording is such a measure, or a deed that is told of it."""
    return is_leaning(written) or written in names().leaning_deeds


_LONGEST_LENT = 12
"""Characters a subject lends at most."""


def short_subject(text: str, subject: Name) -> Name:
    """A subject as a name may borrow it: its noun alone; nothing where that is long or holds a figure.

    发生适用一般程序处理的道路交通事故 lends 道路交通事故.
    """
    if len(subject) > 1 and _EXAMPLES.match(text, subject[-2][1], subject[-1][0]):
        subject = subject[-1:]  # 数字媒体艺术|等5个|专业
    if subject and _GENERAL_NOUN.search(wording(text, subject)):
        return _of_general(text, subject)
    if len(subject) != 1:
        return subject if len(wording(text, subject)) <= _LONGEST_LENT else ()
    start, end = subject[0]
    cut = max(text.rfind(_OF, start, end - 3), text.rfind(_AND, start, end - 3))
    start = cut + 1 if cut >= 0 and end - start > _LONGEST_LENT else start
    closed = _QUOTE_ENDS.search(text, start, end)
    if closed is not None and not _QUOTED.search(text, start, closed.start()):
        start = closed.end()  # “双随机、|一公开”|抽查企业
    hotline = _HOTLINE.match(text, start, end)
    start = hotline.end() if hotline else start
    written = text[start:end]
    figures = _BARE_FIGURE.search(written)
    return () if len(written) > _LONGEST_LENT or figures else ((start, end),)


def _of_general(text: str, name: Name) -> Name:
    """A long name of a general noun as it is best lent: 生态环境保护督察反馈的问题, without whose it was."""
    (start, end), *rest = name
    longest = _LONGEST_LENT + _OVER - len(wording(text, tuple(rest)))
    while end - start > longest and (first := words(text[start:end])):
        start += len(first[0])
    return ((start, end), *rest)


_GENERAL_NOUN = named("naming.general_noun")
_OVER = 4
"""Characters that it may be longer."""
_EXAMPLES = named("naming.examples")
_HOTLINE = named("naming.hotline")
"""What a telephone line is called by: 12315|投诉举报."""
_BARE_FIGURE = named("naming.bare_figure")


def topic(text: str, name: Name) -> Name:
    """What a name is about, without its measure: 全般刑案 of 全般刑案发生数."""
    if not name:
        return ()
    whom = _FOR_WHOM.match(text, *name[0])
    if whom is not None and (given := deeds().match(text, whom.end(), name[0][1])):
        name = ((given.start(), name[0][1]), *name[1:])  # 向80周岁以上老年人|发放高龄津贴
    actor = _ACTOR.match(text, *name[0])
    if actor is not None:
        name = ((actor.end(), name[0][1]), *name[1:])  # 房屋署|接获渗水举报
    while deed := deeds().match(text, *name[0]):
        if deed.end() == name[0][1] and len(name) > 1:
            name = name[1:]
            continue
        if deed.end() >= name[0][1] or not may_cut(text, deed.end()) or _OF_WHOM.match(text, deed.end()):
            break
        if _CASES_OF.fullmatch(text, *name[0]):
            break  # 受理|执行案件
        behind = deed.end() + text.startswith((_AND, _OF), deed.end())  # 新建、|改造农田
        name = ((behind, name[0][1]), *name[1:])
        if _RECEIVED.fullmatch(text, *name[0]):
            break  # 受理|投诉举报
    each = _EACH.search(text, *name[-1])
    if each is not None:
        name = joined(name[:-1], ((name[-1][0], each.start()),))  # 幼儿|每人每月
        if not name:
            return ()
    start, end = name[-1]
    head = names().heads.search(text[start:end]) or _COUNT.search(text[start:end])
    stop = start + head.start() if head else end
    told = _TOLD.search(text[start:stop])
    if told:
        stop = start + told.start()
    elif head:
        stop = _without_verb(text, start, stop)
    kind = _KIND.search(text[start:stop]) if head else None
    stop = start + kind.start() if kind and kind.start() else stop
    planned = (_PLANNED if head else _PROGRESS).search(text, start, stop)
    stop = planned.start() if planned and planned.start() > start else stop
    return (*name[:-1], (start, stop)) if stop > start else name[:-1]


def _without_verb(text: str, start: int, stop: int) -> int:
    """Where what a measure tells of ends: 人口 of 人口|出生|率, 一审案件 of 一审案件|服判|息诉|率."""
    told = stop
    while stop > start and not may_cut(text, stop):
        stop -= 1
    if stop == start:
        return told if tag_of(text[start:told]) == _NOUN_TAG else start  # 粮食|产量 is one word, 出生率 too
    for word in reversed(words(text[start:stop])):
        before = stop - len(word)
        if tag_of(word) != "v" or len(word) == 1 or before < start + 2 or not may_cut(text, before):
            break
        stop -= len(word)
    return stop


_EACH = named("naming.each")
_RECEIVED = named("drafts.received")
_FOR_WHOM, _ACTOR = named("naming.for_whom"), named("naming.actor")
_PLANNED = named("naming.planned")
_PROGRESS = named("naming.progress")
_KIND = named("naming.kind")
"""Of what a sum is made up: 省属企业|资产总额."""
_COUNT = named("naming.count")
_TOLD = named("naming.told")
"""What is done, before the word for the measure: 粮食|播种面积."""


_NO_MATTER = named("naming.no_matter")
_HOW_LONG = named("naming.how_long")
_GROUP, _WORK_END = named("naming.group"), named("naming.work_end")
_WRONGLY, _CAMPAIGN = named("common.wrongly"), named("naming.campaign")
_LONGEST_MATTER = 14
_SHORTEST_MATTER = 3


def matter_of(text: str, piece: Piece) -> Name:
    """What the deed of a clause without figures is done to.

    电信网络诈骗 of 惩治电信网络诈骗, 县道129线拓宽工程 of 争取中央补助办理县道129线拓宽工程.
    """
    start, end = piece
    verbs = _behind_verbs(text, start, end)
    if _AND in text[start:end]:
        group = _GROUP.search(text, verbs, end) if verbs > start else None
        return (group.span(1),) if group is not None else ()
    while verbs > start and end - verbs > _LONGEST_MATTER:
        deed = next(
            (deed for deed in deeds().finditer(text, verbs, end) if may_cut(text, deed.start())), None
        )
        start, verbs = (deed.start(), _behind_verbs(text, deed.start(), end)) if deed else (verbs, verbs)
    work = _WORK_END.search(text, verbs, end)
    end = end if work is None else work.start()
    if verbs == start or end - verbs < _SHORTEST_MATTER or _NO_MATTER.search(text, verbs, end):
        return ()
    if _HOW_LONG.match(text, verbs, end):
        return ()
    return ((verbs, end),)


def without_campaign(text: str, name: Name) -> Name:
    """漠视群众利益问题 of 漠视群众利益问题专项治理: what a campaign is about."""
    campaign = _CAMPAIGN.search(text, *name[-1]) if name else None
    return name if campaign is None else joined(name[:-1], ((name[-1][0], campaign.start()),))


def _behind_verbs(text: str, start: int, end: int) -> int:
    """Where the adverbs and verbs of work end that a stretch begins with; `start` if there is no verb."""
    place, done = start, False
    while (opener := changes().opener.match(text[place:end])) and may_cut(text, place + opener.end()):
        place += opener.end()
        done = done or any(tag_of(word) == "v" for word in words(opener.group()))
    deed = deeds().match(text, place, end)
    if deed is not None and may_cut(text, deed.end()) and not (done and _WRONGLY.match(text, *deed.span())):
        place, done = deed.end(), True
    for word in words(text[place:end]):
        tag = tag_of(word)
        if not all_deeds(word) and tag != "d" and (done or tag != "v"):
            break
        if done and (_WRONGLY.match(word) or word in names().qualifying):
            break  # 整治|拖欠农民工工资, 开展|信访问题治理
        done = done or tag != "d"
        place += len(word)
    return place if done else start


def alike(first: str, second: str) -> float:
    """How much of the shorter wording the other has, from 0 to 1, by characters."""
    short, long = sorted((first, second), key=len)
    if not short:
        return 0.0
    pool = list(long)
    shared = 0
    for char in short:
        if char in pool:
            pool.remove(char)
            shared += 1
    return shared / len(short)


def borrowed(text: str, subject: Name, name: Name) -> Name:
    """A bare name with the subject it borrows, nothing said twice: 问题整改 + 整改率 is 问题整改率."""
    lead, own = wording(text, subject), wording(text, name)
    twice = next((size for size in range(len(own), 1, -1) if lead.endswith(own[:size])), 0)
    harmed = _CASUALTIES.search(lead) if _FATE.fullmatch(own) else None
    if harmed is not None:
        twice = len(harmed.group())  # 意外造成|死伤, 死亡
    elif _NEGATED.fullmatch(lead[: len(lead) - twice][-1:]):
        lead, twice = "", 0  # 检出不|合格, 合格率
    if not twice and len(own) > 2 and len(lead) > 4 and lead.endswith(own[-2:]):
        twice = 0 if _ends_in_verb(lead[:-2]) else 2  # 警报器设置 + 补助设置 is 警报器补助设置
    kept = list(subject)
    while kept and twice:
        start, end = kept.pop()
        if end - start > twice:
            kept.append((start, end - twice))
        twice -= min(twice, end - start)
    planned = _PLANNED.search(text, *kept[-1]) if kept != list(subject) and kept else None
    if planned is not None and planned.start() > kept[-1][0]:
        kept[-1] = (kept[-1][0], planned.start())  # 工程|计划总|投资 + 完成投资
    return joined(kept, name)


def _ends_in_verb(written: str) -> bool:
    """Whether a wording without its last word would end in a verb: 从业|人员."""
    last = words(written)[-1:]
    return bool(last) and (tag_of(last[0]) or "").startswith("v")


def joined(*parts: Sequence[Piece]) -> Name:
    """One name of several, pieces that touch made one."""
    pieces: list[Piece] = []
    for part in parts:
        for start, end in part:
            if start >= end:
                continue
            if pieces and pieces[-1][1] == start:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
    return tuple(pieces)


def between(name: Name, start: int, end: int) -> Name:
    """The characters of a name from `start` up to `end`, counted along its pieces."""
    kept: list[Piece] = []
    for left, right in name:
        size = right - left
        kept.append((left + max(0, start), right - max(0, size - end)))
        start, end = start - size, end - size
    return joined([(left, right) for left, right in kept if left < right])
