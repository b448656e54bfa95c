"""Names that may be too short, cut, lent, or hold more than a name."""

from __future__ import annotations

import re
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.doubts.seen import CLAUSE_MARKS, Doubted, has_noun, is_verb
from converter.parsing.figures.naming import is_bare
from converter.parsing.figures.vocabulary import deeds, doubting, names

_LONG: Final = 18
"""Characters of a name that tells a story."""
_SHORT: Final = 3
"""Characters of a name that seldom says whose measure it is."""
_LENDING_WELL: Final = ("leaning", "shares-in-turn", "all-told")
"""Ids of the rules that seldom lend a name words that are not its own."""
_RATE: Final = "率"
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
    if unmeasured or len(name) != _SHORT:
        return True
    noun = tag_of(name) == _NOUN or doubting().thing.search(name)
    return not (noun or (name.endswith(_RATE) and "before" in seen.rules))


def leans(seen: Doubted) -> bool:
    """A name with words of a clause before, beside a figure of the same unit: 查处9人, 其中移送2人."""
    before = seen.before
    if before is None or before.unit != seen.record.unit:
        return False
    places = [span.start for span in seen.record.name_spans]
    lent = seen.record.sentence.span.start <= min(places) < seen.clause <= max(places)
    return lent and not any(rule in seen.rules for rule in _LENDING_WELL)


def is_lesser_member(seen: Doubted) -> bool:
    """A short name right behind one in the same unit that says more: 查获走私案件32宗, 酒类14宗."""
    before = seen.before
    if before is None or before.unit != seen.record.unit:
        return False
    if names().heads.search(seen.name) or doubting().full.search(seen.name) or seen.name[0] in _ALL_MARKS:
        return False
    deed = deeds().match(seen.name)
    if deed is not None and deed.end() < len(seen.name):
        return False  # 查处酒驾
    between = seen.text[before.written.span.end : seen.record.written.span.start]
    return len(before.name) >= len(seen.name) + _LESS_BY and doubting().member.match(between) is not None


def is_deed_alone(seen: Doubted) -> bool:
    """What was done, but not to what: 移送法办, 调解处理."""
    if len(seen.name) <= _SHORT or doubting().process.search(seen.name) is None:
        return False
    return doubting().full.search(seen.name) is None


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
