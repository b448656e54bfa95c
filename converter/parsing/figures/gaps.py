"""What stands before a quantity in its clause: subject, comparison, word of change, 分别, 占, 由."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from converter.model import Basis
from converter.parsing.figures.vocabulary import changes, deeds

_JOINT = re.compile(r"^ *(?:[、和及与]|以及|并|或)? *$")
_LEADING_JOINT = re.compile(r"^ *(?:、|和|及|与|以及|并) *")
_SHARED = re.compile(
    r"分别|各(?:有|为|是|达)?$|依次(?:为)?|(?<![平人户年月日])均(?:达到?|为|是|超过|保持|在)*$"
)
_FROM = re.compile(
    r"(?:由(?![于此来])|从(?![业事严重快优轻宽众旧])|自(?=\d|去年|上年|今年|年))(?:[^,;。、由从]{0,12}?的?)$"
)
_SHARE = re.compile(r"占(?!地|道|用|领)")
_TIME = re.compile(
    r"(?:[\d一二三四五六七八九十零]+(?:年|月|季|日|届)|年初|年末|年底|年均|常年|历年|历史|多年|[上下]半年|季度|期初|期末|[“]?十[一二三四五]五|疫情前|改革前|整治前|实施前|成立前|规划|月[初末底]|前期|之前|以前|此前|历史|基准|基期|初期|[\d]+-[\d]+月|当年|计划|目标|预期|[一-龥]{0,8}(?:前|时|初|末|底)(?=[,分]|$))"
)
_TIMES_YEAR = re.compile(r"((?:19|20)?\d{2,4}|[零一二三四五六七八九]{4})年(?:度)?(?:同期|同月|同季)?")
_LONG_PAST = 2
"""Years before the report's own from which 同期 is no year before; one less would trust its year too much."""
_THAN = {
    "超过": 1,
    "超出": 1,
    "优于": 1,
    "低于": -1,
    "高于": 1,
    "快于": 1,
    "慢于": -1,
    "好于": 1,
    "多于": 1,
    "少于": -1,
}
_SINGLED_OUT = re.compile(r"者[为是]|最[多大高]的?[为是]")
"""较上年同期增加较多者为证券交易税1318亿元: a value, not the earlier one."""
_SAME = re.compile(r"同期|同月|同季")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A phrase that says what a figure is compared with."""

    start: int
    end: int
    basis: Basis | None
    text: str

    @property
    def joins(self) -> int:
        """How many times it names: 较1-8月、上半年 names two."""
        return self.text.count("、") + self.text.count("和") + 1


@dataclass(frozen=True, slots=True)
class Gap:
    """The text before a quantity, understood."""

    start: int
    end: int
    subject: tuple[int, int] | None
    """What is measured, untrimmed; None where the gap names nothing."""
    comparison: Comparison | None
    direction: int
    """+1 or -1 where a word of change leads to the quantity, else 0."""
    word: str
    """That word."""
    is_rate: bool
    """Whether it is a noun such as 增幅."""
    leads_to: bool
    """Whether the quantity is the end point of a change: 增至."""
    begins: bool
    """Whether 由 or 从 stands before the quantity."""
    shared: int
    """Place behind 分别 or 各, or -1."""
    joint: bool
    """Whether it is nothing but 、 or 和."""
    listed: bool
    """Whether it opens with 、 or 和 and names something."""
    share: int
    """Place of 占, or -1."""
    singled_out: bool
    """Whether the comparison singles out what is measured: 较上年同期增加较多者为."""


def read_gap(text: str, start: int, end: int, *, first: bool, compared: bool, own_year: int | None) -> Gap:
    """Read `text[start:end]`, which ends at a quantity.

    Args:
        text: the folded source.
        start: end of the quantity before, or start of the clause.
        end: start of the quantity, its bound included.
        first: whether it is the first of its clause.
        compared: whether a clause of its own named a comparison before.
        own_year: the year the report or the sentence speaks of, to tell the year before it.
    """
    gap = text[start:end]
    joint = not first and bool(_JOINT.match(gap))
    lead = _LEADING_JOINT.match(gap)
    comparison = find_comparison(text, start, end, own_year)
    word, direction, is_rate, word_start = _change(gap, comparison is not None or compared)
    to = changes().to_number.search(gap)
    if to is not None:
        word, direction, is_rate, word_start = "", 0, False, to.start()
    shared = _SHARED.search(gap)
    begins = _FROM.search(gap) if not direction else None
    if not direction and comparison is not None and text[comparison.start : comparison.start + 2] in _THAN:
        word = text[comparison.start : comparison.start + 2]
        direction = _THAN[word]
    edges = [len(gap)]
    if word_start >= 0:
        edges.append(word_start)
    if begins:
        edges.append(begins.start())
    if shared:
        edges.append(shared.start())
    if comparison is not None:
        edges.append(comparison.start - start)
    left = lead.end() if lead and not first else 0
    edge = min(edges)
    subject: tuple[int, int] | None = (start + left, start + edge)
    if not text[start + left : start + edge].strip(" 、,"):
        subject = _behind(text, start, comparison, word_start, shared, begins, len(gap))
    singled = _SINGLED_OUT.search(text, comparison.end, end) if comparison is not None else None
    if singled and singled.end() < end:
        subject = (singled.end(), end)
    share = _SHARE.search(gap)
    return Gap(
        start,
        end,
        subject,
        comparison,
        direction,
        word,
        is_rate,
        to is not None,
        bool(begins),
        start + shared.end() if shared else -1,
        joint,
        bool(lead) and not first and not joint,
        start + share.start() if share else -1,
        bool(singled),
    )


def _behind(
    text: str,
    start: int,
    comparison: Comparison | None,
    word_start: int,
    shared: re.Match[str] | None,
    begins: re.Match[str] | None,
    length: int,
) -> tuple[int, int] | None:
    """A subject that stands behind the comparison or 分别: 较去年同期破获率…, 分别走访小单位…"""
    left = 0
    if comparison is not None:
        left = comparison.end - start
    if shared and shared.start() <= left + 2:
        left = max(left, shared.end())
    right = word_start if word_start >= left else length
    if begins and begins.start() >= left:
        right = min(right, begins.start())
    piece = text[start + left : start + right].strip(" 、,")
    if not piece:
        return None
    begin = text.index(piece, start + left)
    return (begin, begin + len(piece))


def _change(gap: str, compared: bool) -> tuple[str, int, bool, int]:
    """Word, direction, whether it is a rate, and where it begins; place -1 where none leads to the number."""
    known = changes()
    match = known.before_number.search(gap)
    if not match:
        return "", 0, False, -1
    word = match.group(1)
    if word in known.rates:
        return word, known.rates[word], True, match.start()
    if word in known.needs_basis and not compared:
        return "", 0, False, -1
    if len(word) == 1 and gap[: match.start()].endswith("新") and find_basis(gap):
        return "新增", 1, False, match.start() - 1
    if len(word) == 1 and _in_longer_word(gap, match.start(), match.start() + 1):
        return "", 0, False, -1
    return word, known.verbs[word], False, match.start()


def find_basis(gap: str) -> bool:
    """Whether a gap compares with another time: 较上年分别新增."""
    return bool(changes().yoy.search(gap) or changes().mom.search(gap))


def _in_longer_word(gap: str, start: int, end: int) -> bool:
    """Whether a verb of official work, such as 新增, holds the character."""
    base = max(0, start - 3)
    return any(
        base + match.end() == end and base + match.start() < start
        for match in deeds().finditer(gap[base:end])
    )


def find_comparison(text: str, start: int, end: int, own_year: int | None) -> Comparison | None:
    """The last comparison in `text[start:end]`."""
    found: Comparison | None = None
    known = changes()
    for basis, pattern in (("yoy", known.yoy), ("mom", known.mom)):
        for match in pattern.finditer(text, start, end):
            if is_period(match.group()):
                continue
            if found is None or match.start() >= found.start:
                found = Comparison(match.start(), match.end(), basis, match.group())  # type: ignore[arg-type]
    if found is not None:
        return found
    return _named_time(text, start, end, own_year)


_YEARS_BEFORE = frozenset(("上一年", "上年", "前一年", "上一年度"))
_ALWAYS = ("同比", "按年", "年增", "年减", "环比", "按月", "按季", "月增", "月减", "相对", "比照")
_ENDS = ("数字", "数目", "数据", "数值", "相比", "比较", "比", "相较", "对比")


def is_period(phrase: str) -> bool:
    """Whether a phrase is a time on its own: 去年全年, 上年度, with no 较 and no 同期."""
    compares = changes().compare.match(phrase) or phrase.startswith(_ALWAYS) or phrase.endswith(_ENDS)
    return not compares and not _SAME.search(phrase) and phrase not in _YEARS_BEFORE


def _named_time(text: str, start: int, end: int, own_year: int | None) -> Comparison | None:
    """较1-8月, 比2015年, 与整治前相比, 低于一季度, 高于全省平均: compared with what is named."""
    for match in reversed(list(changes().compare.finditer(text, start, end))):
        tail = text[match.end() : end]
        word = changes().before_number.search(tail)
        if match.group() in _THAN:
            named = tail
        elif match.group() in ("与", "和", "同", "跟", "对照"):
            close = re.search(r"相比较?|比较|相较|对比", tail)
            if close is None:
                continue
            named = tail[: close.start()]
            return _judged(text, match.start(), match.end() + close.end(), named, own_year)
        else:
            cut = re.search(r"分别|相比较?|比较", tail)
            named = tail[: cut.start()] if cut else tail[: word.start()] if word else tail
        if not named.strip() or len(named) > 16:
            continue
        if (
            match.group() in ("同", "比", "较")
            and match.start() > start
            and text[match.start() - 1] in "对相无不可会陪占"
        ):
            continue
        stop = match.end() + len(named)
        return _judged(text, match.start(), stop, named, own_year)
    return None


def _judged(text: str, start: int, end: int, named: str, own_year: int | None) -> Comparison:
    basis: Basis | None = None
    year = _TIMES_YEAR.search(named)
    same = _SAME.search(named) and not re.search(r"常年|历年|历史|多年|[一-龥](?<!年)同期", named)
    named_year = year_in(year.group(1)) if year else None
    long_past = named_year is not None and own_year is not None and named_year < own_year - _LONG_PAST
    before = named_year is not None and own_year is not None and named_year == own_year - 1
    if before or (same and not long_past):
        basis = "yoy"
    elif _TIME.search(named):
        basis = "since"
    return Comparison(start, end, basis, named)


_HAN_DIGITS = str.maketrans("零一二三四五六七八九", "0123456789")


def year_in(written: str) -> int:
    """2016, 98 (of the Republic) or 二零一六 as a year of our era."""
    year = int(written.translate(_HAN_DIGITS))
    return year + 1911 if year < 200 else year


def signed(text: str, place: int) -> Decimal | None:
    """+1 or -1 where a sign stands just before `place`: (-25.15%)."""
    before = text[place - 1 : place]
    if before in ("-", "−"):
        return Decimal(-1)
    return Decimal(1) if before == "+" else None
