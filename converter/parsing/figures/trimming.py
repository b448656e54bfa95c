"""What is no part of a name: an ordered table of named rules takes it off, from `data/trim.toml`.

The rules go round until none takes off more; then a long wording begins at its deed, and remarks and
the deed between a subject and its measure fall out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from converter.lexicon.lattice import tag_of
from converter.lexicon.patterns import Needs, beginnings, data_of, later, needs_of
from converter.parsing.figures.borders import leading_nouns, may_cut
from converter.parsing.figures.context import Context
from converter.parsing.figures.grammar import named, pattern, words_of
from converter.parsing.figures.naming import Name, Piece, all_deeds, joined
from converter.parsing.figures.vocabulary import changes, deeds, names

_NOTE_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised before a name they number a note."""
_EDGE = " ,、:;。-—~·*|>/"
_EDGE_BEFORE = _EDGE + _NOTE_MARKS
_CLOSING, _OPENING = ")）】]", "(（【["
_MARKS = ("“”", "「」", "()", "《》")
_OF_MEASURE, _BENEFITS = named("trimming.of_measure"), named("trimming.benefits")
_PASSED_MARK, _REACHED_AFTER = named("trimming.passed_mark"), named("trimming.reached_after")
_NOTE_END = named("trimming.note_end")
_BODIES = named("trimming.bodies")
_UNTIL = named("trimming.until")
_PLACE_OF = named("trimming.place_of")
_OF_PLAN = named("trimming.of_plan")
_MEANS, _AGAINST_RULES = named("trimming.means"), named("trimming.against_rules")
_QUALIFIES = named("trimming.qualifies")
_FOREMOST = named("trimming.foremost")
_COMES_FIRST = named("trimming.comes_first")
_OF: Final = "的"
_OF_SHORT: Final = 2
_TO_TIME: Final = ("自", "在", "于")
_BEHIND_TIME: Final = "的、以内前后止"
_FOR_WHOM = named("trimming.for_whom")
_STATES, _STAYING = named("trimming.states"), named("trimming.staying")
_REMARK = named("trimming.remark")
_ALREADY = named("trimming.already")
_BRINGS = named("trimming.brings")
_HAS = named("trimming.has")
_MEASURED = named("trimming.measured")
_OPENS_NOUN = named("trimming.opens_noun")
_NOUN_BEHIND = named("trimming.noun_behind")
_TOLD_THROUGH = named("trimming.told_through")
_LISTED = named("trimming.listed")
_EXAMPLES = named("trimming.examples")
_RELATED = named("trimming.related")
_SINCE_WHEN = named("trimming.since_when")
_LONG: Final = 16
"""A longer wording is cut at the verb that tells the deed."""
_MEANS_LONG: Final = 14
_BODY_LONG: Final = 8
_OBJECT_SHORT: Final = 6
_SUBJECT_SHORT: Final = 4


@dataclass(slots=True)
class Stretch:
    """A wording under the knife."""

    text: str
    """The folded source."""
    start: int
    end: int
    context: Context
    counted: bool
    """Whether a number before it counts it: it begins at once and keeps its end."""

    @property
    def written(self) -> str:
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class TrimRule:
    """One thing that is no part of a name."""

    id: str
    reads: str
    """One line, for people."""
    example: str
    name: str
    """What its example must be called."""
    cut: Callable[[Stretch], Piece]
    needs: tuple[frozenset[str], ...] = ()
    """Characters of each of which a wording has one, or more, where the rule cuts it."""


def trim(text: str, piece: Piece, context: Context, *, behind_number: bool = False) -> Name:
    """A stretch without what is no part of a name: time, place, adverbs before it; copulas behind it.

    Args:
        behind_number: whether it is what a number counts: it begins at once and keeps its end.
    """
    stretch = Stretch(text, *piece, context, behind_number)
    asked = table(around=bool(context.periods or context.scopes)).asked_of(stretch.written)
    start, end = piece
    if start >= end:
        return ()
    cut = True
    while cut:
        cut = False
        for rule in asked:
            start, end = rule.cut(stretch)
            if start >= end:
                return ()
            if start != stretch.start or end != stretch.end:
                stretch.start, stretch.end, cut = start, end, True
    for left, right in context.periods:
        outer = left - 1 if text[left - 1 : left] in _TO_TIME else left  # 人口|在年末|达到
        behind = right + len(_OF) if text.startswith(_OF, right) and right + 2 < end else right
        if start < outer and behind < end and _may_leave_time(text, start, outer, behind):
            return joined(
                _whole(text, start, outer), trim(text, (behind, end), context)
            )  # 基金会|2016年的|预算
    begin = start if behind_number else _deed_start(text, start, end)
    if _falls_out().search(text, start, end) is None:
        return ((begin, end),)
    return _foremost(text, start, end) or _whole(text, begin, end)


def without_note(folded: str) -> int:
    """Where the marks of notes begin that a wording ends with, as [1] and ①; its length where it has none."""
    if folded[-1:].isalnum() and not folded[-1:].isdigit():  # ① is a digit
        return len(folded)
    mark = _NOTE_END.search(folded)
    return mark.start() if mark is not None and mark.start() else len(folded)


class TrimTable:
    """Rules in the order they are asked, chosen by the characters that they need."""

    def __init__(self, rules: tuple[TrimRule, ...]) -> None:
        self._rules = rules
        self._needs = Needs(rule.needs for rule in rules)

    def asked_of(self, written: str) -> list[TrimRule]:
        """The rules that may cut a wording."""
        return [self._rules[place] for place in self._needs.met_by(written)]


@lru_cache(maxsize=2)
def table(*, around: bool) -> TrimTable:
    """The rules; where a sentence tells neither time nor place, without those that take these off."""
    return TrimTable(tuple(rule for rule in rules() if around or rule.id not in _AROUND))


@lru_cache(maxsize=1)
def rules() -> tuple[TrimRule, ...]:
    """The rules in the order they are asked."""
    return tuple(
        TrimRule(
            each["id"],
            each["reads"],
            each["example"],
            each["name"],
            _cut_of(each),
            needs_of(_looked_for(each)),
        )
        for each in data_of("converter.parsing", "trim")["rule"]
    )


def _looked_for(rule: Mapping[str, Any]) -> str:
    """The pattern without which a rule cuts nothing; an empty one where none is known."""
    looked_for = _LOOKED_FOR.get(rule["id"])
    written: str = rule.get("pattern", "") if looked_for is None else looked_for()
    return written


def _cut_of(rule: Mapping[str, Any]) -> Callable[[Stretch], Piece]:
    if rule["at"] == "code":
        return _CODE[rule["id"]]
    found = later(rule["pattern"])
    if rule["at"] == "end":
        return lambda stretch: _off_end(stretch, found)
    return lambda stretch: _off_start(stretch, found, before_deed=rule.get("deed", False))


def _off_start(stretch: Stretch, pattern: re.Pattern[str], *, before_deed: bool) -> Piece:
    start, end = stretch.start, stretch.end
    match = pattern.match(stretch.text, start, end)
    if match is None or match.end() >= end:
        return start, end
    if before_deed and not deeds().match(stretch.text, match.end(), end):
        return start, end
    return match.end(), end


def _off_end(stretch: Stretch, pattern: re.Pattern[str]) -> Piece:
    match = pattern.search(stretch.written)
    return stretch.start, stretch.start + match.start() if match else stretch.end


# --- rules with a function of their own -------------------------------------------------------------------


def _edges(stretch: Stretch) -> Piece:
    text, start, end = stretch.text, stretch.start, stretch.end
    while start < end and text[start] in _EDGE_BEFORE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if start < end and text[start] in _CLOSING:
        start += 1
    if end > start and text[end - 1] in _OPENING:
        end -= 1
    return start, end


def _note_mark(stretch: Stretch) -> Piece:
    return stretch.start, stretch.start + without_note(stretch.written)


def _context(stretch: Stretch) -> Piece:
    text, start, end = stretch.text, stretch.start, stretch.end
    for left, right in (*stretch.context.periods, *stretch.context.scopes):
        if (
            start <= left <= start + 1
            and right <= end
            and text[start:left] in words_of("trimming.before_time")
            and not _SINCE_WHEN.match(text, right)
        ):
            start = right
        if right == end and left > start:
            end = left
            until = _UNTIL.search(text, start, end)
            end = until.start() if until else end
            if _PLACE_OF.match(text, left - 1) and not deeds().search(text[start:left]):
                end = start  # 会同司法部门在全市: where, and with whom
    return start, end


def _body(stretch: Stretch) -> Piece:
    text, start, end = stretch.text, stretch.start, stretch.end
    for left, right in (*stretch.context.periods, *stretch.context.scopes):
        if not start < left <= start + _BODY_LONG or right + 2 > end:
            continue
        lead = text[start:left]
        if _BODIES.fullmatch(lead) and not deeds().match(lead):
            start = right
    return start, end


def _means(stretch: Stretch) -> Piece:
    text, start, end = stretch.text, stretch.start, stretch.end
    means = _MEANS.match(text, start, end)
    if means is None:
        return start, end
    deed = next(deeds().finditer(text, means.end(), min(end, means.end() + _MEANS_LONG)), None)
    if deed is None or deed.end() == end or _QUALIFIES.search(text, means.end(), deed.end() + 1):
        return start, end  # 通过|技能鉴定
    return (deed.start() if may_cut(text, deed.start()) else start), end


def _opener(stretch: Stretch) -> Piece:
    text, start, end = stretch.text, stretch.start, stretch.end
    opener = changes().opener.match(text[start:end])
    if opener is None or (stretch.counted and opener.group() in words_of("trimming.done_to")):
        return start, end
    stop = start + opener.end()
    if (
        _RELATED.fullmatch(text, start, end)
        or _keeps_company(text, start, stop, end)
        or _qualifies(text, opener.group(), stop, end)
        or _STAYING.match(text, start, end)
    ):
        return start, end
    if not _may_go(text, stop, end) or _OF_PLAN.match(text, start, end):
        return start, end
    return stop, end


def _copula(stretch: Stretch) -> Piece:
    """The words that state a value, at the end; not the end of a longer word, as 为 of 行为 is."""
    text, start, end = stretch.text, stretch.start, stretch.end
    if stretch.counted or text[end - 1] not in changes().copula_ends:
        return start, end
    begin, copula = start, changes().copula
    while match := copula.search(text[begin:end]):
        place = begin + match.start()
        if may_cut(text, place) or _states(text, place):
            return start, place
        begin = place + 1
    return start, end


def _passed_mark(stretch: Stretch) -> Piece:
    """地区生产总值|突破2万亿元, of which 、达2.3万亿元 tells how much it is."""
    passed = _PASSED_MARK.search(stretch.written)
    if passed is None or _REACHED_AFTER.match(stretch.text, stretch.end) is None:
        return stretch.start, stretch.end
    return stretch.start, stretch.start + passed.start()


_CODE: Final[Mapping[str, Callable[[Stretch], Piece]]] = {
    "edges": _edges,
    "note-mark": _note_mark,
    "context": _context,
    "body": _body,
    "means": _means,
    "opener": _opener,
    "copula": _copula,
    "passed-mark": _passed_mark,
}


_LOOKED_FOR: Final[Mapping[str, Callable[[], str]]] = {
    "means": lambda: pattern("trimming.means"),
    "note-mark": lambda: pattern("trimming.note_end"),
    "opener": lambda: changes().opener.pattern,
    "passed-mark": lambda: pattern("trimming.passed_mark"),
    "copula": lambda: changes().copula.pattern,
}
"""Of those, what they go by."""
_AROUND: Final = ("context", "body")
"""Those that go by times and places."""


def _keeps_company(text: str, start: int, stop: int, end: int) -> bool:
    """Whether 与 opens a clause of its own deed: 与公众开展互动交流, not the last of a list."""
    if text[start:stop] not in words_of("trimming.company") or (start and text[start - 1] not in ",;:。 "):
        return False
    return any(deed.start() > stop for deed in deeds().finditer(text, stop, end))


def _qualifies(text: str, opener: str, stop: int, end: int) -> bool:
    """Whether an adverb is part of what is named: 集中养育, but 集中|查处; 对经济增长的拉动."""
    done = deeds().match(text, stop, end)
    whom = _FOR_WHOM.match(text, stop - len(opener), end)
    if whom is not None and deeds().match(text, whom.end(), end):
        return True  # 为读者举办活动
    if opener in words_of("trimming.about") and _QUALIFIES.search(text, stop + 1, end - 1) and not done:
        return True
    return opener in changes().before_deed and not done


def _states(text: str, place: int) -> bool:
    """Whether 为 or 是 states the number though it could end a verb: 平均得|分为|0.18分, no end of 行为."""
    word = text[place - 1 : place + 1]
    return bool(_STATES.fullmatch(word[-1:])) and tag_of(word) == "v" and not names().whole.fullmatch(word)


def _may_go(text: str, start: int, end: int) -> bool:
    """Whether an opening word can be cut off: not where it is the beginning of a longer word."""
    return (
        start <= end and may_cut(text, start) and text[start : start + 1] not in words_of("trimming.measures")
    )


# --- what is done once, at the end ------------------------------------------------------------------------


def _may_leave_time(text: str, start: int, left: int, right: int) -> bool:
    """Whether a time between a noun and its measure is no part of them."""
    plain = left - start > 1 and leading_nouns(text, start, left) == left and may_cut(text, left)
    return plain and text[right] not in _BEHIND_TIME and not deeds().match(text, start, left)


def _foremost(text: str, start: int, end: int) -> Name:
    """东区|人口 of 人口以东区|增加31人最多: who comes first, and in what."""
    who = _FOREMOST.search(text, start, end)
    if who is None or who.end() != end or who.start() - start < _OF_SHORT:
        return ()
    return (who.span(1), (start, who.start())) if _COMES_FIRST.match(text, end) else ()


def _whole(text: str, start: int, end: int) -> Name:
    """A name less the remarks in brackets, and less the deed between a subject and its measure."""
    pieces = _less_examples(text, start, end)
    for remark in _REMARK.finditer(text, start, end):
        pieces = (*pieces[:-1], (pieces[-1][0], remark.start()), (remark.end(), end))
    already = _ALREADY.search(text, start, end)
    if already is not None and all_deeds(text[already.end() : end]) and may_cut(text, already.start()):
        return joined(pieces[:-1], ((pieces[-1][0], already.start()), (already.end(), end)))
    left, right = pieces[-1]
    deed = _BRINGS.search(text[start:end])
    if deed is None or start + deed.end() > right:
        return joined(pieces)
    told = text[left:right]
    if not (_HAS.search(deed.group()) or names().heads.search(told) or _MEASURED.search(told)):
        return joined(pieces)
    cut = (start + deed.start(), start + deed.end())
    return joined([piece for old in pieces for piece in _less(old, cut)])


@lru_cache(maxsize=1)
def _falls_out() -> re.Pattern[str]:
    """A character with which begins what falls out of a name, or changes places in it."""
    keys = ("foremost", "examples", "remark", "already", "brings")
    return beginnings(pattern(f"trimming.{key}") for key in keys)


def _less_examples(text: str, start: int, end: int) -> Name:
    """资助|特殊人群 of 资助低保对象、特困人员等特殊人群: the class says enough without its examples."""
    told = _EXAMPLES.search(text, start, end)
    if told is None or _LISTED.search(text, start, told.start()) is None:
        return ((start, end),)
    deed = deeds().match(text, start, end)
    begin = deed.end() if deed is not None else start
    return joined(((start, begin), (told.end(), end))) if begin < told.start() else ((start, end),)


def _less(piece: Piece, cut: Piece) -> list[Piece]:
    start, end = piece
    if cut[1] <= start or end <= cut[0]:
        return [piece]
    return [(start, max(start, cut[0])), (min(end, cut[1]), end)]


def _deed_start(text: str, start: int, end: int) -> int:
    """Where a long wording is best begun: at the deed, with what it is done to."""
    opened = text.rfind("(", start, end) if text[end - 1] == ")" else end
    if opened - start <= _LONG or deeds().match(text, start, end) or _MEASURED.search(text[start:end]):
        return start
    against = _AGAINST_RULES.match(text, start, end)
    if _BRINGS.search(text[start:end]) or (against and deeds().match(text, against.end(), end)):
        return start  # 重复|发放耕地地力保护补贴
    for deed in deeds().finditer(text, start, end):
        if _begins(text, (start, end), deed.span()):
            return deed.start()
    return start


def _begins(text: str, piece: Piece, deed: Piece) -> bool:
    """Whether a long wording can begin at a deed: behind a whole lead, before the whole of its object."""
    lead = text[piece[0] : deed[0]]
    if len(lead) < _SUBJECT_SHORT or piece[1] - deed[1] < 2 or not may_cut(text, deed[0]):
        return False
    if any(char.isdigit() for char in lead) or _opens_mark(lead) or _LISTED.match(text, deed[1]):
        return False
    if _NOUN_BEHIND.match(text, deed[1], piece[1]) or _TOLD_THROUGH.match(lead):
        return False
    if _OF_MEASURE.match(text, deed[1], piece[1]) or _BENEFITS.fullmatch(text, *deed):
        return False  # 研发经费|支出|占…比重, 关爱项目|惠及|儿童
    if _OPENS_NOUN.search(lead) and piece[1] - deed[0] < _OBJECT_SHORT:
        return False
    return not _LISTED.search(lead) and not _QUALIFIES.search(text[deed[1] : piece[1]][-8:])


def _opens_mark(lead: str) -> bool:
    """Whether a quotation or a bracket is open at the end of `lead`."""
    return any(lead.count(mark[0]) > lead.count(mark[1]) for mark in _MARKS)
