"""Names that may be too short, cut, lent, or hold more than a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from converter.lexicon import fold
from converter.lexicon.lattice import tag_of, words
from converter.model import Indicator
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.doubts.seen import (
    CLAUSE_MARKS,
    PER_CENT,
    Doubted,
    has_noun,
    is_verb,
)
from converter.parsing.figures.naming import is_bare
from converter.parsing.figures.vocabulary import deeds, doubting, names

_LONG: Final = 18
"""Characters of a name that tells a story."""
_SHORT: Final = 3
"""Characters of a name that seldom says whose measure it is."""
_LENDING_WELL: Final = frozenset(
    (
        *("shares-in-turn", "all-told", "in-brackets"),
        *("other-side", "of-ranked", "passive", "told-list", "judged"),
    )
)
"""Ids of the rules that seldom lend a name words that are not its own."""
_LENDING_WHAT: Final = frozenset(("done-to", "leaning"))
"""Ids of the rules that lend what something is done to."""
_MUCH: Final = 6
"""Characters of that which may tell more: 公营骨灰龛供应量新增龛位|编配."""
_MEMBERS: Final = "of-members"
_TWO: Final = 2
_LESSER: Final = 4
"""Characters of a name that may lack what the one before it says."""
_LESS_BY: Final = 3
_NOUN: Final = "n"
"""The tag of nouns."""
_MARKS: Final = ("“”", "「」", "《》", "()", "『』")
_ALL_MARKS: Final = frozenset("".join(_MARKS))


def is_short(seen: Doubted) -> bool:
    name = seen.name
    unmeasured = seen.record.value is None and doubting().unmeasured.search(name) is not None
    if not (unmeasured or len(name) <= _SHORT or is_bare(name)) or doubting().full.search(name):
        return False
    if not unmeasured and _is_counted_thing(seen):
        return False
    if unmeasured or len(name) != _SHORT:
        return True
    return not (tag_of(name) == _NOUN or doubting().thing.search(name))


def _is_counted_thing(seen: Doubted) -> bool:
    """A thing right behind its number, told of it and no more: 2150张|床位."""
    return "behind" in seen.rules and seen.record.unit != PER_CENT and tag_of(seen.name) == _NOUN


def leans(seen: Doubted) -> bool:
    """A name with words of a clause before, beside a figure of the same unit: 查处9人, 其中移送2人."""
    before, spans = seen.before, seen.record.name_spans
    if before is None or before.unit != seen.record.unit or not _LENDING_WELL.isdisjoint(seen.rules):
        return False
    starts = [span.start for span in spans]
    if _LENDING_WHAT.isdisjoint(seen.rules):
        return seen.record.sentence.span.start <= min(starts) < seen.clause <= max(starts)
    own = max(seen.clause, before.written.span.end)
    lent = sum(span.end - span.start for span in spans if span.start < own)
    return lent >= _MUCH and seen.record.sentence.span.start <= min(starts) and own <= max(starts)


def is_lesser_member(seen: Doubted) -> bool:
    """A name right behind one that says more of what is told of both."""
    before = seen.before
    if before is None or before.unit != seen.record.unit:
        return False
    if _MEMBERS in seen.rules:
        return _lacks_the_verb(words(fold(before.name)), words(seen.name))
    return len(seen.name) <= _LESSER and (_is_lesser(seen, before) or _lacks_the_measure(seen, before))


def _lacks_the_verb(before: Sequence[str], own: Sequence[str]) -> bool:
    """盗窃|摩托车|警情 and 电动车|警情分别下降31%、12.9%."""
    return (
        len(before) == len(own) + 1 and before[-1] == own[-1] and is_verb(before[0]) and not is_verb(own[0])
    )


def _lacks_the_measure(seen: Doubted, before: Indicator) -> bool:
    """What the first of those that say enough alone was led by: 生均图书小学23.4册、初中35.1册."""
    full, last = doubting().full, words(fold(before.name))[-1]
    told = full.fullmatch(seen.name) is not None and full.fullmatch(last) is not None
    return told and len(before.name) > len(last) and not _is_part(seen)


def _is_part(seen: Doubted) -> bool:
    return doubting().part.match(seen.text, seen.clause) is not None


def _is_lesser(seen: Doubted, before: Indicator) -> bool:
    """A short name: 查获走私案件32宗, 酒类14宗."""
    if _is_part(seen) and fold(before.name)[-1:] == seen.name[-1]:
        return False  # 在校生3万人, 其中本科生
    if names().heads.search(seen.name) or doubting().full.search(seen.name) or seen.name[0] in _ALL_MARKS:
        return False
    deed = deeds().match(seen.name)
    if deed is not None and deed.end() < len(seen.name):
        return False  # 查处酒驾
    between = seen.text[before.written.span.end : seen.record.written.span.start]
    return len(before.name) >= len(seen.name) + _LESS_BY and doubting().member.match(between) is not None


def is_deed_alone(seen: Doubted) -> bool:
    """What was done, but not to what: 移送法办, 调解处理, 给予行政处分."""
    if "own" not in seen.rules or len(seen.name) <= _SHORT or doubting().full.search(seen.name):
        return False
    deed = doubting().process.search(seen.name)
    return deed is not None and not has_noun(doubting().of_process.sub("", seen.name[: deed.start()]))


def is_cut(seen: Doubted) -> bool:
    spans, text = seen.record.name_spans, seen.text
    marked = not _ALL_MARKS.isdisjoint(seen.name)
    if marked and _halves(seen.name) - _halves(seen.record.sentence.span.of(text)):
        return True
    if not spans:
        return False
    first, last = spans[0].start, spans[-1].end
    if first and text[first - 1].isdigit() and doubting().of_date.match(seen.name):
        return True
    return (first > 0 and not may_cut(text, first)) or (last < len(text) and not may_cut(text, last))


def _halves(text: str) -> set[str]:
    """The pairs of marks of which a text has one half more."""
    return {left for left, right in _MARKS if text.count(left) != text.count(right)}


def is_odd(seen: Doubted) -> bool:
    name = seen.name
    doubled = (len(name) > 2 and name[-1] == name[-2]) or (len(name) > 4 and name[-2:] == name[-4:-2])
    if "property" in seen.rules:
        name = doubting().told_of_some.sub("", name)  # 新的和严重|的
    if "restored" in seen.rules:
        return doubled
    return doubled or _tells_more(name) or _holds_two_measures(seen)


def _tells_more(name: str) -> bool:
    """Whether a name has words that are no part of one: 比上年, 目前."""
    tried = doubting().odd.tried(name).get(0, ())
    return any(each.search(name) is not None for each in tried)


def _holds_two_measures(seen: Doubted) -> bool:
    """A measure lent to another measure: 固定资产投资|各项存款余额."""
    spans = seen.record.name_spans
    if len(spans) < _TWO or doubting().share.search(seen.name):
        return False
    pieces, heads = [span.of(seen.text) for span in spans], names().heads
    return heads.search(pieces[-1]) is not None and any(heads.search(piece) for piece in pieces[:-1])


def points(seen: Doubted) -> bool:
    """A name that says nothing without what it points at: 上述项目, 前三名, 相关案件."""
    return doubting().pointing.search(seen.name) is not None


def is_lent(seen: Doubted) -> bool:
    """A name that leans on a figure of a sentence before: 公路|投资, told of the next road.

    Or a share of what was told before, though a clause between names another thing:
    韩国1.45亿元,东盟为第一,占14.6%.
    """
    spans = seen.record.name_spans
    if "share-of-told" in seen.rules and seen.before is not None:
        between = seen.text[seen.before.written.span.end : seen.clause]
        return any(
            has_noun(clause) for clause in re.split(f"[{CLAUSE_MARKS}]", between)[1:] if len(clause) > _LESSER
        )
    before = bool(spans) and spans[0].end <= seen.record.sentence.span.start
    own = seen.name[spans[0].end - spans[0].start :] if before else ""
    return before and "leaning" in seen.rules and own in names().of_projects


def is_measure_alone(seen: Doubted) -> bool:
    """平均处理时间, 支出进度, 成功率: of what?"""
    return doubting().measure_alone.match(seen.name) is not None


def is_reached(seen: Doubted) -> bool:
    """惠及居民, 提供岗位: by what?"""
    return doubting().reached.match(seen.name) is not None


def opens_behind_word(seen: Doubted) -> bool:
    """A name behind a word of where or by what, which it would need: 在|四个养殖区批出牌照, 以|拒执罪判处."""
    spans = seen.record.name_spans
    opening = spans[0].start - 1 if spans else seen.clause - 1
    return opening >= seen.clause and doubting().leads_in.match(seen.text, opening) is not None


def is_told_again(seen: Doubted) -> bool:
    """A second change under the name of the first: 进出口342.8亿元, 环比增长5.6%, 同比下降1.4%."""
    record, before = seen.record, seen.before
    if record.value is not None or before is None or seen.trace is None:
        return False
    return record.name == before.name and before.change is not None


def is_long(seen: Doubted) -> bool:
    said = doubting()
    if len(seen.name) <= _LONG or len(said.besides.sub("", seen.name)) <= _LONG:
        return False
    if is_verb(words(seen.name)[0]):
        return False  # 指导… and what was done, told whole
    return not (said.share.search(seen.name) or said.list.search(seen.name))


def is_joint(seen: Doubted) -> bool:
    """The name of several figures, which one bears: 街头及彩票骗案分别录得35宗及141宗."""
    said = doubting()
    apart = said.apart.search(seen.text, seen.clause, seen.record.written.span.start)
    return apart is not None and said.joint.search(seen.name) is not None
