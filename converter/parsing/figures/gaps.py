"""What stands before a quantity in its clause: subject, comparison, word of change, 分别, 占, 由."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.model import Base, Yardstick
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.vocabulary import Changes, changes, deeds, only_deeds

_NEWLY = named("gaps.newly")
_YEAR_END = named("gaps.year_end")
_FISCAL_YEAR = named("gaps.fiscal_year")
_OWN_RATE = named("gaps.own_rate")
_RAISED_RATE = named("gaps.raised_rate")
_JOINT = named("gaps.joint")
_LEADING_JOINT = named("gaps.leading_joint")
_SHARED = named("gaps.shared")
_IN_ORDER = named("gaps.in_order")
"""What opens a list that names its own members: 依次为|大麻312公斤."""
_FROM = named("gaps.from")
_SHARE = named("gaps.share")
_TIME = named("gaps.time")
_THIS_YEAR = named("gaps.this_year")
_TIMES_YEAR = named("gaps.times_year")
_LONG_PAST = 2
"""Years before the report's own from which 同期 is no year before; one less would trust its year too much."""
_SINGLED_OUT = named("gaps.singled_out")
_SAME = named("gaps.same")
_TURNED_RATE = named("gaps.turned_rate")
_ALONE = named("gaps.alone")
_MORE_DONE = named("gaps.more_done")
_THAN_THEN = named("gaps.than_then")
_FROM_WHERE = named("gaps.from_where")
_DRAWS = named("gaps.draws")
_ENDS_LATER = named("gaps.ends_later")
_PLACE_SHORT: Final = 3
"""Characters of 从 and the shortest place behind it."""


@lru_cache(maxsize=1)
def than_words() -> dict[str, int]:
    """Comparatives with what they compare, 高于 or 低于, and whether that is more or less."""
    return {**dict.fromkeys(words_of("gaps.more_than"), 1), **dict.fromkeys(words_of("gaps.less_than"), -1)}


PLANS: Final[frozenset[Base | None]] = frozenset(("budget", "last_budget", "plan", "target"))
"""What a figure is compared with that is no time."""
_BLANK: Final = " 、,"
"""What stands around words and is none of them."""


@dataclass(frozen=True, slots=True)
class OwnTime:
    """The time a report or a sentence speaks of, to tell what it is compared with."""

    year: int | None = None
    in_part: bool = False
    """Whether it ends within the year, and the end of the year before is no year before it."""


@dataclass(slots=True)
class Comparison:
    """A phrase that says what a figure is compared with."""

    start: int
    end: int
    basis: Base | None
    text: str


@dataclass(slots=True)
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
    word_start: int
    """Where it begins; -1 where there is none."""
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

    @property
    def word_span(self) -> tuple[int, int] | None:
        """Where the word of change stands."""
        return (self.word_start, self.word_start + len(self.word)) if self.word else None


def read_gap(text: str, start: int, end: int, *, first: bool, compared: bool, own: OwnTime) -> Gap:
    """Read `text[start:end]`, which ends at a quantity.

    Args:
        text: the folded source.
        start: end of the quantity before, or start of the clause.
        end: start of the quantity, its bound included.
        first: whether it is the first of its clause.
        compared: whether a clause of its own named a comparison before.
        own: the time the report or the sentence speaks of.
    """
    gap = text[start:end]
    joint = not first and bool(_JOINT.match(gap))
    lead = None if first else _LEADING_JOINT.match(gap)
    comparison = find_comparison(text, start, end, own)
    known = changes()
    word, direction, is_rate, word_start = _change(gap, known, comparison is not None or compared)
    named_at = start + word_start
    to = known.to_number.search(gap)
    if to is not None:
        word, direction, is_rate, word_start = "", 0, False, to.start()
    shared = _SHARED.search(gap)
    begins = _beginning(text, start, end) if not direction else None
    if comparison is not None and (is_rate or not direction):
        than = text[comparison.start : comparison.start + 2]
        if than in than_words():
            direction, is_rate = than_words()[than], False
            word, named_at = than, comparison.start
    edge = len(gap) if word_start < 0 else word_start
    edge = edge if begins is None else min(edge, begins.start())
    edge = edge if shared is None else min(edge, shared.start())
    edge = edge if comparison is None else min(edge, comparison.start - start)
    left = lead.end() if lead else 0
    subject: tuple[int, int] | None = (start + left, start + edge)
    if not text[start + left : start + edge].strip(_BLANK):
        subject = _behind(text, start, comparison, word_start, shared, begins, len(gap))
    in_order = _IN_ORDER.search(gap) if shared and not direction else None
    if in_order is not None:
        shared, subject = None, (start + in_order.end(), end)
    if direction and (turned := _TURNED_RATE.search(gap)):
        subject = _before(text, start + left, start + turned.start())
    singled = _SINGLED_OUT.search(text, comparison.end, end) if comparison is not None else None
    subject = (singled.end(), end) if singled and singled.end() < end else subject
    return Gap(
        start,
        end,
        subject,
        comparison,
        direction,
        word,
        named_at if word else -1,
        is_rate,
        to is not None,
        bool(begins),
        start + shared.end() if shared else -1,
        joint,
        bool(lead) and not joint,
        _share_at(text, start, end),
        bool(singled),
    )


def _share_at(text: str, start: int, end: int) -> int:
    """Where 占 stands as a word of its own; -1 where it does not."""
    share = _SHARE.search(text, start, end)
    while share is not None and not may_cut(text, share.start()):
        share = _SHARE.search(text, share.end(), end)
    return -1 if share is None else share.start()


def _beginning(text: str, start: int, end: int) -> re.Match[str] | None:
    """由 or 从 before the value where a change begins."""
    begins = _FROM.search(text[start:end])
    return None if begins is None or _does_there(text, start + begins.start(), end) else begins


def _does_there(text: str, start: int, end: int) -> bool:
    """从现场|营救被困人员37098人: from where a deed is done, with no end point behind the number."""
    if _FROM_WHERE.match(text, start, end) is None or _ENDS_LATER.match(text, end):
        return False
    if any(end - deed.end() > 1 for deed in deeds().finditer(text, start + _PLACE_SHORT, end)):
        return True
    last = words(text[start:end])[-1]
    return _DRAWS.fullmatch(last) is not None


def _before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A subject before 由上年的下降8.9%转为; none where the value stands before that."""
    return (start, end) if text[start:end].strip(_BLANK) else None


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
    between = text[start + left : start + right]
    begin = start + left + len(between) - len(between.lstrip(_BLANK))
    end = start + left + len(between.rstrip(_BLANK))
    return (begin, end) if begin < end else None


def _change(gap: str, known: Changes, compared: bool) -> tuple[str, int, bool, int]:
    """Word, direction, whether it is a rate, and where it begins; place -1 where none leads to the number."""
    match = known.before_number.search(gap)
    if not match:
        done = more_done(gap) if compared else None
        return (
            ("", 0, False, -1)
            if done is None
            else (done.group(1), changes().verbs[done.group(1)], False, done.start())
        )
    word = match.group(1)
    if _RAISED_RATE.match(gap, match.start(1)):
        return "", 0, False, -1  # 转化提升率100%
    if word in known.rates and _OWN_RATE.search(gap, 0, match.end(1)):
        return "", 0, False, -1
    if word in known.rates:
        return word, known.rates[word], True, match.start()
    if word in known.needs_basis and not compared and not _ALONE.fullmatch(gap):
        return "", 0, False, -1
    newly = _NEWLY.search(gap, 0, match.end()) if len(word) == 1 else None
    if newly and newly.end() == match.end() and (find_basis(gap) or compared):
        return newly.group(), 1, False, newly.start()
    if len(word) == 1 and _in_longer_word(gap, match.start(), match.start() + 1):
        return "", 0, False, -1
    return word, known.verbs[word], False, match.start()


def more_done(gap: str) -> re.Match[str] | None:
    """多 or 少 before what was done, at the end of a gap: 较上年多|挽回."""
    match = _MORE_DONE.search(gap)
    if match is None:
        return None
    done = match.group("done")
    at_once = _THAN_THEN.search(gap, 0, match.start())
    known = only_deeds().fullmatch(done) or (tag_of(done) or "").startswith("v")
    return match if at_once or known else None


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


def find_comparison(text: str, start: int, end: int, own: OwnTime) -> Comparison | None:
    """The last comparison in `text[start:end]`."""
    found: Comparison | None = None
    known = changes()
    if known.comparing.search(text, start, end) is None:
        return None
    terms = _TERMS.search(text, start, end)
    if terms is not None:
        start = terms.end()  # 扣除去年同期缓税因素后|可比增长6.9%
    for basis, pattern in (("yoy", known.yoy), ("mom", known.mom)):
        for match in pattern.finditer(text, start, end):
            if is_period(match.group()):
                continue
            if found is None or match.start() >= found.start:
                found = Comparison(match.start(), match.end(), basis, match.group())  # type: ignore[arg-type]
    if found is None:
        return _named_time(text, start, end, own)
    found.basis = planned(found.text, yearly=found.basis == "yoy") or found.basis
    if found.basis == "yoy" and own.in_part and _YEAR_END.search(found.text):
        found.basis = "since"
    return found


def planned(named: str, *, yearly: bool = False) -> Yardstick | None:
    """Which plan the words of a comparison name, if they name one: 年初预算数, 年度计划.

    Args:
        named: the words.
        yearly: whether they say as well that it is of the year before.
    """
    found = next((kind for kind, ends in changes().plans if ends.search(named)), None)
    return "last_budget" if yearly and found == "budget" else found


_TERMS = named("gaps.terms")
_ALWAYS = named("gaps.always")
_ENDS = named("gaps.ends")
_AROUND = named("gaps.around")
_CLOSES = named("gaps.closes")
_CUT = named("gaps.cut")
_LED_IN = named("gaps.led_in")
_THRESHOLD = named("gaps.threshold")
_NOT: Final = "不"
_OTHER_TIMES = named("gaps.other_times")


def is_period(phrase: str) -> bool:
    """Whether a phrase is a time on its own: 去年全年, 上年度, with no 较 and no 同期."""
    compares = changes().compare.match(phrase) or _ALWAYS.match(phrase) or _ENDS.search(phrase)
    return not compares and not _SAME.search(phrase) and phrase not in words_of("gaps.years_before")


def _named_time(text: str, start: int, end: int, own: OwnTime) -> Comparison | None:
    """较1-8月, 比2015年, 与整治前相比, 低于一季度, 高于全省平均: compared with what is named."""
    than = than_words()
    for match in reversed(list(changes().compare.finditer(text, start, end))):
        tail = text[match.end() : end]
        word = changes().before_number.search(tail) or more_done(tail)
        if match.group() in than:
            if _THRESHOLD.match(text, match.end(), end) or text[match.start() - 1 : match.start()] == _NOT:
                continue  # 不低于税收收入的5% is a bound
            named = tail
        elif _AROUND.fullmatch(match.group()):
            close = _CLOSES.search(tail)
            if close is None:
                continue
            named = tail[: close.start()]
            return judged(text, match.start(), match.end() + close.end(), named, own)
        else:
            cut = _CUT.search(tail) or (word and _NEWLY.search(tail, 0, word.end()))
            named = tail[: cut.start()] if cut else tail[: word.start()] if word else tail
        if not named.strip() or len(named) > 16:
            continue
        if match.start() > start and _LED_IN.match(text, match.start() - 1):
            continue
        stop = match.end() + len(named)
        return judged(text, match.start(), stop, named, own)
    return None


def judged(text: str, start: int, end: int, named: str, own: OwnTime) -> Comparison:
    """A comparison with what is named, which stands at `text[start:end]`."""
    basis: Base | None = planned(named)
    same = _SAME.search(named) and not _OTHER_TIMES.search(named)
    named_year = _year_named(named)
    long_past = named_year is not None and own.year is not None and named_year < own.year - _LONG_PAST
    before = named_year is not None and own.year is not None and named_year == own.year - 1
    before = before and not (own.in_part and _YEAR_END.search(named))
    if basis is not None:
        pass
    elif before or (same and not long_past) or _THIS_YEAR.fullmatch(named):
        basis = "yoy"
    elif _TIME.search(named):
        basis = "since"
    return Comparison(start, end, basis, named)


def _year_named(phrase: str) -> int | None:
    """The year a phrase names; of a fiscal year, 2021-22年度, that in which it ends."""
    fiscal = _FISCAL_YEAR.search(phrase)
    if fiscal:
        return int(fiscal.group(1) + fiscal.group(2))
    year = _TIMES_YEAR.search(phrase)
    return year_in(year.group(1)) if year else None


def year_in(written: str) -> int:
    """2016, 98 (of the Republic) or 二零一六 as a year of our era."""
    digits = listed("gaps.digits")[0]
    year = int("".join(str(digits.find(char)) if char in digits else char for char in written))
    return year + 1911 if year < 200 else year


def signed(text: str, place: int) -> Decimal | None:
    """+1 or -1 where a sign stands just before `place`: (-25.15%)."""
    before = text[place - 1 : place]
    if before in ("-", "−"):
        return Decimal(-1)
    return Decimal(1) if before == "+" else None
