"""Names of measures: trimmed of adverbs and copulas, shared out over 分别, borrowed where they are bare."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from converter.lexicon.lattice import tag_of
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.context import Context
from converter.parsing.figures.vocabulary import changes, deeds, names, only_deeds

Piece = tuple[int, int]
"""A stretch of the sentence."""
Name = tuple[Piece, ...]

_EDGE = " ,、:;。-—~·*|>"
_BEFORE_TIME = frozenset(("", "在", "于", "自", "到", "从"))
_LONG = 16
"""A longer wording is cut at the verb that tells the deed."""
_BODY = re.compile(r"[一-龥]+(?:[省市县区镇乡村国州港澳湾局院队部委厅处所司署府校]|地区|法院|公司)")
"""A place or an acting body, before the time it tells of."""


def wording(text: str, name: Name) -> str:
    return "".join([text[start:end] for start, end in name])


def trim(text: str, piece: Piece, context: Context, *, behind_number: bool = False) -> Name:
    """A stretch without what is no part of a name: time, place, adverbs before it; copulas behind it.

    Args:
        behind_number: whether it is what a number counts: it begins at once and keeps its end.
    """
    start, end = piece
    openers = changes().opener
    while True:
        before = (start, end)
        start, end = _without_edges(text, start, end)
        start, end = _without_context(text, start, end, context)
        start = _without_setting(text, start, end)
        opener = openers.match(text[start:end])
        if opener and (
            _keeps_company(text, start, start + opener.end(), end)
            or _qualifies(text, opener.group(), start + opener.end(), end)
        ):
            opener = None
        if opener and behind_number and opener.group() in _DONE_TO:
            opener = None
        if opener and _may_go(text, start + opener.end(), end) and not _OF_PLAN.match(text, start, end):
            start += opener.end()
        lasting = _LASTING.search(text[start:end])
        if lasting:
            end = start + lasting.start()
        opened = text.rfind("(", start, end)
        if opened > start and text.find(")", opened, end) < 0:
            end = opened
        copula = None if behind_number else _copula(text, start, end)
        if copula:
            end = start + copula.start()
        if (start, end) == before or start >= end:
            break
    if start >= end:
        return ()
    return _whole(text, start if behind_number else _deed_start(text, start, end), end)


_REMARK = re.compile(r"[(\[][^()\[\]]*(?:下同|简称|下称|口径|含税|附件|见表|如图|另文)[^()\[\]]*[)\]]")
"""A bracket that belongs to the text, not to the measure."""
_BRINGS = re.compile(
    r"(?<=[一-龥)]{2})(?:共?实现|共有|设有|拥有|共设|现有|完成(?=增加值|[一-龥]{0,2}产值))(?=[一-龥]{2,8}$)"
)
"""What brings a measure about: 企业|实现|营业收入."""


def _whole(text: str, start: int, end: int) -> Name:
    """A name less the remarks in brackets, and less the deed between a subject and its measure."""
    pieces: Name = ((start, end),)
    for remark in _REMARK.finditer(text, start, end):
        if remark.start() > start:
            pieces = (*pieces[:-1], (pieces[-1][0], remark.start()), (remark.end(), end))
    left, right = pieces[-1]
    deed = _BRINGS.search(text[start:end])
    if deed is None or start + deed.end() > right:
        return joined(pieces)
    if not deed.group().endswith(("有", "设")) and not names().heads.search(text[left:right]):
        return joined(pieces)
    cut = (start + deed.start(), start + deed.end())
    return joined([piece for old in pieces for piece in _less(old, cut)])


def _less(piece: Piece, cut: Piece) -> list[Piece]:
    start, end = piece
    if cut[1] <= start or end <= cut[0]:
        return [piece]
    return [(start, max(start, cut[0])), (min(end, cut[1]), end)]


def _copula(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words that state a value, at the end; not the end of a longer word, as 为 of 行为 is."""
    begin, copula = start, changes().copula
    while match := copula.search(text[begin:end]):
        place = begin + match.start()
        if may_cut(text, place) or _states(text, place):
            return match if begin == start else copula.search(text[start:end], place - start)
        begin = place + 1
    return None


def _keeps_company(text: str, start: int, stop: int, end: int) -> bool:
    """Whether 与 opens a clause of its own deed: 与公众开展互动交流, not the last of a list."""
    if text[start:stop] not in ("与", "同", "和") or (start and text[start - 1] not in ",;:。 "):
        return False
    return any(deed.start() > stop for deed in deeds().finditer(text, stop, end))


def _qualifies(text: str, opener: str, stop: int, end: int) -> bool:
    """Whether an adverb is part of what is named: 集中养育, but 集中|查处."""
    if opener in ("对", "对于") and "的" in text[stop + 1 : end - 1] and not deeds().match(text, stop, end):
        return True  # 对经济增长的拉动
    return opener in changes().before_deed and not deeds().match(text, stop, end)


def _states(text: str, place: int) -> bool:
    """Whether 为 or 是 states the number though it could end a verb: 平均得|分为|0.18分, no end of 行为."""
    word = text[place - 1 : place + 1]
    return word[-1] in "为是" and tag_of(word) == "v" and not names().whole.fullmatch(word)


def _may_go(text: str, start: int, end: int) -> bool:
    """Whether an opening word can be cut off: not where it is the beginning of a longer word."""
    return start <= end and may_cut(text, start) and text[start:end] not in ("率", "数", "量", "额", "比")


def _without_edges(text: str, start: int, end: int) -> Piece:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if start < end and text[start] in ")）】]":
        start += 1
    if end > start and text[end - 1] in "(（【[":
        end -= 1
    return start, end


def _without_context(text: str, start: int, end: int, context: Context) -> Piece:
    for left, right in (*context.periods, *context.scopes):
        if start <= left <= start + 1 and right <= end and text[start:left] in _BEFORE_TIME:
            start = right
        if right == end and left > start:
            end = left
            until = _UNTIL.search(text, start, end)
            end = until.start() if until else end
            if text[left - 1] in "在于" and not deeds().search(text[start:left]):
                end = start  # 会同司法部门在全市: where, and with whom
        if start < left and right + 2 <= end and left - start <= 8 and (start, end) != (left, right):
            lead = text[start:left]
            if _BODY.fullmatch(lead) and not deeds().search(lead):
                start = right
    return start, end


_DONE_TO = ("完成", "实现", "组织", "共同", "联合", "集中")
"""Behind a number these are deeds: 12人完成资格认定."""
_OF_PLAN = re.compile(r"完成(?:[一-龥]{0,2}年(?:度|初)?)?(?:计划|预算|任务|目标)")
"""完成年度计划的95%: the deed is the measure."""
_UNTIL = re.compile(r"(?:截[至止]|(?<!恢复)至)$")
"""Before a time: 四癌筛检至|年底."""
_LASTING = re.compile(r"(?:已|已经)?(?:连续|持续)[^,;。]{1,4}[年月季]$")
_SETTING = re.compile(
    r"(?:在|通过|随着|会同|针对|围绕)[^,;。]{2,24}?(?:中|上|下|内|期间|方面|过程|基础|在)(?=[一-龥])"
)


_MEANS = re.compile(r"(?:通过|依托|利用|借助)[一-龥“”]{2}")
"""By what means a deed is done: 通过官方网站|发布信息."""
_MEANS_LONG: Final = 14
_BY_LAW = re.compile(r"(?:适用|依据|依照|根据|按照?|依)《[^》]*》(?:第[^,;。条]{1,8}条)?(?:的?规定)?")


def _without_setting(text: str, start: int, end: int) -> int:
    """Behind words that tell where or amid what a deed is done: 在信息比对中识破…"""
    by = _BY_LAW.match(text, start, end)
    if by is not None and by.end() < end:
        return by.end()
    means = _MEANS.match(text, start, end)
    if means is not None:
        deed = next(deeds().finditer(text, means.end(), min(end, means.end() + _MEANS_LONG)), None)
        qualifies = deed is not None and "的" in text[means.end() : deed.end() + 1]
        return deed.start() if deed and not qualifies and may_cut(text, deed.start()) else start
    match = _SETTING.match(text, start, end)
    return match.end() if match and deeds().match(text, match.end(), end) else start


def _deed_start(text: str, start: int, end: int) -> int:
    """Where a long wording is best begun: at the deed, with what it is done to."""
    if end - start <= _LONG or deeds().match(text, start, end) or _MEASURED.search(text[start:end]):
        return start
    best = start
    for match in deeds().finditer(text, start, end):
        if match.start() == start or end - match.end() < 2:
            continue
        lead = text[start : match.start()]
        if (
            _BRINGS.search(text[start:end])
            or any(char.isdigit() for char in lead)
            or _opens_mark(lead)
            or not may_cut(text, match.start())
        ):
            continue
        if any(char in lead for char in "“「的(") and end - match.start() < 6:
            continue
        if len(lead) >= 4 and "、" not in lead and "的" not in text[match.end() : end][-8:]:
            best = match.start()
            break
    return best


_QUALIFIED = re.compile(r"[的之](?=[一-龥])")
"""查获|违反条例之组织: the second deed qualifies the noun."""
_MEASURED = re.compile(r"[率数量额比]$")
"""起诉率 is a measure of its own: what it begins with tells of what."""


def _opens_mark(lead: str) -> bool:
    """Whether a quotation or a bracket is open at the end of `lead`."""
    return any(lead.count(left) > lead.count(right) for left, right in ("“”", "「」", "()", "《》"))


_TELLS_HOW_MANY = re.compile("计有|共有|部分")


def verb_of(text: str, name: Name) -> Piece | None:
    """The deed a name begins with, for the rest of a list to share."""
    if not name:
        return None
    start, end = name[0]
    if _TELLS_HOW_MANY.search(text, start, end):
        return None
    begin = start
    if text[start] in "“「《" and (close := re.search(r"[”」》]", text[start:end])):
        begin = start + close.end()
    match = deeds().match(text, begin, end)
    if match is not None and match.end() == end and len(name) > 1:
        return (start, end)
    if match is None or match.end() >= end or not may_cut(text, match.end()):
        return None
    stop = match.end()
    if _QUALIFIED.search(text[stop:end]):
        return (match.start(), stop)
    while (more := deeds().match(text, stop, end)) and more.end() < end and more.end() - match.start() <= 4:
        stop = more.end()
    return (match.start(), stop)


def has_deed(text: str, name: Name, within: int = 5) -> bool:
    return bool(name) and any(
        match.start() - name[0][0] <= within for match in deeds().finditer(text, name[0][0], name[0][1])
    )


def head_of(text: str, name: Name) -> Piece | None:
    """The word for the measure that a name ends with: 产量 of 食用菌产量."""
    if not name:
        return None
    start, end = name[-1]
    match = names().heads.search(text[start:end])
    return (start + match.start(), end) if match else None


@lru_cache(maxsize=1024)
def is_bare(words: str) -> bool:
    """Whether a wording says nothing without its subject: 破获率, 亡."""
    return bool(names().bare.fullmatch(words)) or words == "" or bool(names().measure.fullmatch(words))


@lru_cache(maxsize=1024)
def all_deeds(words: str) -> bool:
    """Whether a wording is nothing but verbs of official work: 接获, 查处."""
    return only_deeds().fullmatch(words) is not None


_LONGEST_LENT = 12
"""Characters a subject lends at most."""


def short_subject(text: str, subject: Name) -> Name:
    """A subject as a name may borrow it: its noun alone; nothing where that is long or holds a figure.

    发生适用一般程序处理的道路交通事故 lends 道路交通事故.
    """
    if len(subject) != 1:
        return subject if len(wording(text, subject)) <= _LONGEST_LENT else ()
    start, end = subject[0]
    cut = max(text.rfind("的", start, end - 3), text.rfind("、", start, end - 3))
    start = cut + 1 if cut >= 0 and end - start > _LONGEST_LENT else start
    hotline = _HOTLINE.match(text, start, end)
    start = hotline.end() if hotline else start
    words = text[start:end]
    figures = _BARE_FIGURE.search(words)
    return () if len(words) > _LONGEST_LENT or figures else ((start, end),)


_HOTLINE = re.compile(r"\d{3,5}(?=[一-龥]{3})(?![万亿千百])")
"""What a telephone line is called by: 12315|投诉举报."""
_BARE_FIGURE = re.compile(r"(?<![“「\d])\d")


def topic(text: str, name: Name) -> Name:
    """What a name is about, without its measure: 全般刑案 of 全般刑案发生数."""
    if not name:
        return ()
    while deed := deeds().match(text, *name[0]):
        if deed.end() >= name[0][1] or not may_cut(text, deed.end()):
            break
        name = ((deed.end(), name[0][1]), *name[1:])
    start, end = name[-1]
    head = names().heads.search(text[start:end]) or _COUNT.search(text[start:end])
    stop = start + head.start() if head else end
    told = _TOLD.search(text[start:stop])
    stop = start + told.start() if told else stop
    kind = _KIND.search(text[start:stop]) if head else None
    stop = start + kind.start() if kind and kind.start() else stop
    return (*name[:-1], (start, stop)) if stop > start else name[:-1]


_KIND = re.compile(r"(?:资产|利润|存款|贷款|投资|建筑|施工|成交|通车|运营)$")
"""Of what a sum is made up: 省属企业|资产总额."""
_COUNT = re.compile(r"(?:数量|起数|人数|件数|宗数|数|率|量|金额|额|价值)$")
_TOLD = re.compile(
    r"(?:发生|破获|发案|查获|侦破|受理|死亡|受伤|起诉|播种|种植|营业|零售|销售|预算|决算|实收|实支|应收|已收|送审|实现|完成)$"
)
"""What is done, before the word for the measure: 粮食|播种面积."""


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
    kept = list(subject)
    while kept and twice:
        start, end = kept.pop()
        if end - start > twice:
            kept.append((start, end - twice))
        twice -= min(twice, end - start)
    return joined(kept, name)


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
