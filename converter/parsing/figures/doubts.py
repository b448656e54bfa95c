"""Doubts about figures: why a person should look at a record before it goes into a table.

A doubt comes of the record, its sentence and the other records of the report; it changes nothing read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from converter.lexicon import bundled, fold
from converter.lexicon.lattice import tag_of, words
from converter.messages import message
from converter.model import FigureDoubt, Indicator
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.naming import is_bare
from converter.parsing.figures.vocabulary import aiming, deeds, doubting, names

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
_DEED_TAGS: Final = ("v", "d")
"""The tags of verbs and adverbs."""
_NOUN: Final = "n"
"""The tag of nouns."""
_FAR: Final = 70
"""Characters between a number and its change."""
_MANY: Final = 4
"""Records between a number and what is told of it."""
_MARKS: Final = ("“”", "「」", "《》", "()", "『』")
_CLAUSE_MARKS: Final = ",;:"
_LINE: Final = "\n"
_ENDS: Final = "。!?;:"
_HEADING_LONG: Final = 20
"""Characters of a line that is a heading and no broken one."""
_ALL_MARKS: Final = frozenset("".join(_MARKS))
_PER_CENT: Final = Decimal(100)
_PER_CENT_SIGN: Final = "%"
_ROUNDING: Final = Decimal("0.06")
"""Points by which a share may miss its parts."""


@dataclass(slots=True)
class Trace:
    """How a record was read, as far as its reader does not need to know."""

    numbers: tuple[int, ...]
    """Where the numbers it is made of stand in the folded source; its own first."""
    between: int
    """How many other records of the sentence stand between its number and its change."""
    rules: tuple[str, ...] = ()
    """Ids of those by which it was read and named."""


@dataclass(slots=True)
class _Seen:
    """A record and what the rules ask of it."""

    text: str
    """The folded source."""
    trace: Trace | None
    """None for a record of a table."""
    record: Indicator
    name: str
    """Folded."""
    alike: bool
    """Whether another row has its name and unit and another figure, and no other period, scope or aim."""
    before: Indicator | None
    """The record before it in its sentence."""
    beside: Sequence[Indicator]
    """All records of its sentence."""
    clause: int
    """Where its clause begins."""
    rules: Sequence[str]
    """Ids of those by which it was read and named."""


def _is_any(seen: _Seen) -> bool:
    """Also a figure of a table, whose name is what the table says."""
    return True


def _is_of_text(seen: _Seen) -> bool:
    return seen.trace is not None


def _is_any_share(seen: _Seen) -> bool:
    return seen.record.unit == _PER_CENT_SIGN and seen.record.value is not None


def _is_share(seen: _Seen) -> bool:
    return seen.trace is not None and _is_any_share(seen)


def _has_several_numbers(seen: _Seen) -> bool:
    return seen.trace is not None and len(seen.trace.numbers) > 1


def _is_of_pieces(seen: _Seen) -> bool:
    return seen.trace is not None and len(seen.record.name_spans) > 1


def _has_short_name(seen: _Seen) -> bool:
    return seen.trace is not None and len(seen.name) <= _LESSER


def _is_aim(seen: _Seen) -> bool:
    return seen.trace is not None and seen.record.target


@dataclass(frozen=True, slots=True)
class DoubtRule:
    """Why a record may be wrong."""

    code: str
    """Stable; programs may go by it."""
    why: str
    """What a person is told."""
    test: Callable[[_Seen], bool]
    of: Callable[[_Seen], bool] = _is_of_text
    """Which records it may fit: they are chosen once for all rules that ask for the same."""


def doubted(text: str, records: Sequence[Indicator], traces: Mapping[str, Trace]) -> tuple[Indicator, ...]:
    """The records of a report with their doubts.

    Args:
        text: the folded source.
        records: all of the report, those of its tables too.
        traces: how those of the text were read.
    """
    rows = _Rows(text, records)
    sentences: dict[tuple[int, int], list[Indicator]] = defaultdict(list)
    for each in records:
        sentences[each.sentence.span.start, each.sentence.span.end].append(each)
    seen: list[_Seen] = []
    last: Indicator | None = None
    together: Sequence[Indicator] = ()
    for each in records:
        alike = rows.has_alike(each)
        start, number = each.sentence.span.start, each.written.span.start
        beside = sentences[start, each.sentence.span.end]
        before = last if beside is together else None
        clause = max(start, _behind_mark(text, start, number))
        trace = traces.get(each.id)
        name, rules = (fold(each.name), ()) if trace is None else (_name_in(text, each), trace.rules)
        seen.append(_Seen(text, trace, each, name, alike, before, beside, clause, rules))
        last, together = each, beside
    borne = _borne(seen)
    return tuple(
        replace(each, doubts=tuple(borne[place])) if place in borne else each
        for place, each in enumerate(records)
    )


def _name_in(text: str, record: Indicator) -> str:
    """The name of a record of a text, folded."""
    return "".join([text[span.start : span.end] for span in record.name_spans]).strip()


def _borne(seen: Sequence[_Seen]) -> dict[int, list[FigureDoubt]]:
    """The doubts of records by their places among those seen: rule by rule, in the order of the rules."""
    borne: dict[int, list[FigureDoubt]] = defaultdict(list)
    placed = list(enumerate(seen))
    chosen = {of: [(place, each) for place, each in placed if of(each)] for of in {rule.of for rule in RULES}}
    for rule in RULES:
        doubt, test = FigureDoubt(rule.code, rule.why), rule.test
        for place, each in chosen[rule.of]:
            if test(each):
                borne[place].append(doubt)
    return borne


def _behind_mark(text: str, start: int, end: int) -> int:
    """Where the last clause of a piece of text begins; 0 where it is all of one clause."""
    place = end
    while (place := max([text.rfind(mark, start, place) for mark in _CLAUSE_MARKS])) >= 0:
        if not text[place - 1 : place].isdigit() or not text[place + 1 : place + 2].isdigit():
            break  # not the comma of 1,986,000
    return place + 1


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The time and the place that a row is told of."""

    period: str | None
    several_years: bool | None
    """Whether it is told of several years, by its period or by what opens its stretch; None for unknown."""
    scope: str | None

    def may_be(self, other: _Stretch) -> bool:
        """Whether nothing tells the two apart."""
        if self.scope and other.scope and self.scope != other.scope:
            return False
        if self.period and other.period:
            return self.period == other.period
        unknown = self.several_years is None or other.several_years is None
        return unknown or self.several_years == other.several_years


class _Rows:
    """What stands in the rows of a report under one name."""

    def __init__(self, text: str, records: Sequence[Indicator]) -> None:
        self._text = text
        self._opened: list[tuple[int, bool]] | None = None
        self._figures: dict[Hashable, dict[_Stretch, set[Hashable]]] = {}
        heads = list(map(_head, records))
        often = Counter(heads)
        for each, head in zip(records, heads, strict=True):
            if often[head] > 1:
                told = self._figures.setdefault(head, defaultdict(set))
                told[self._stretch(each)].add(_figure(each))

    def has_alike(self, record: Indicator) -> bool:
        """Whether another row tells another figure, and no other period or scope."""
        rows = self._figures.get(_head(record))
        if rows is None:
            return False
        own, stretch = {_figure(record)}, self._stretch(record)
        return any(figures - own and stretch.may_be(other) for other, figures in rows.items())

    def _stretch(self, record: Indicator) -> _Stretch:
        scope = record.scope.text if record.scope is not None else None
        if record.period is not None:
            period = fold(record.period.text)
            return _Stretch(period, doubting().of_years.search(period) is not None, scope)
        if self._opened is None:
            found = doubting().of_times.finditer(self._text)
            self._opened = [(match.start(), match.group("years") is not None) for match in found]
        place = bisect_right(self._opened, (record.written.span.start, True))
        return _Stretch(None, self._opened[place - 1][1] if place else None, scope)


def _head(record: Indicator) -> Hashable:
    change = record.change
    return (record.name, record.unit or (change and change.unit), record.target)


def _figure(record: Indicator) -> Hashable:
    return record.value if record.value is not None else record.change and record.change.amount


def _is_short(seen: _Seen) -> bool:
    name = seen.name
    unmeasured = seen.record.value is None and doubting().unmeasured.search(name) is not None
    if not (unmeasured or len(name) <= _SHORT or is_bare(name)) or doubting().full.search(name):
        return False
    if unmeasured or len(name) != _SHORT:
        return True
    noun = tag_of(name) == _NOUN or doubting().thing.search(name)
    return not (noun or (name.endswith(_RATE) and "before" in seen.rules))


def _leans(seen: _Seen) -> bool:
    """A name with words of a clause before, beside a figure of the same unit: 查处9人, 其中移送2人."""
    before = seen.before
    if before is None or before.unit != seen.record.unit:
        return False
    places = [span.start for span in seen.record.name_spans]
    lent = seen.record.sentence.span.start <= min(places) < seen.clause <= max(places)
    return lent and not any(rule in seen.rules for rule in _LENDING_WELL)


def _is_lesser_member(seen: _Seen) -> bool:
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


def _is_deed_alone(seen: _Seen) -> bool:
    """What was done, but not to what: 移送法办, 调解处理."""
    if len(seen.name) <= _SHORT or doubting().process.search(seen.name) is None:
        return False
    return doubting().full.search(seen.name) is None


def _is_verb(word: str) -> bool:
    return (tag_of(word) or "").startswith(_DEED_TAGS[0])


def _is_cut(seen: _Seen) -> bool:
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


def _is_odd(seen: _Seen) -> bool:
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


def _holds_two_measures(seen: _Seen) -> bool:
    """A measure lent to another measure: 固定资产投资|各项存款余额."""
    spans = seen.record.name_spans
    if len(spans) < _TWO or doubting().share.search(seen.name):
        return False
    pieces, heads = [span.of(seen.text) for span in spans], names().heads
    return heads.search(pieces[-1]) is not None and any(heads.search(piece) for piece in pieces[:-1])


def _points(seen: _Seen) -> bool:
    """A name that says nothing without what it points at: 上述项目, 前三名, 相关案件."""
    return doubting().pointing.search(seen.name) is not None


def _is_lent(seen: _Seen) -> bool:
    """A name that leans on a figure of a sentence before: 公路|投资, told of the next road.

    Or a share of what was told before, though a clause between names another thing:
    韩国1.45亿元,东盟为第一,占14.6%.
    """
    spans = seen.record.name_spans
    if "share-of-told" in seen.rules and seen.before is not None:
        between = seen.text[seen.before.written.span.end : seen.clause]
        return any(
            _has_noun(clause)
            for clause in re.split(f"[{_CLAUSE_MARKS}]", between)[1:]
            if len(clause) > _LESSER
        )
    before = bool(spans) and spans[0].end <= seen.record.sentence.span.start
    own = seen.name[spans[0].end - spans[0].start :] if before else ""
    return before and "leaning" in seen.rules and own in names().of_projects


def _has_words_left(seen: _Seen) -> bool:
    """Words beside the number that its name does not hold: 收入合计|32亿元, 46宗|求助个案."""
    record = seen.record
    number, spans = record.written.span.start, record.name_spans
    sums = doubting().summed.search(seen.text, seen.clause, number)
    if sums is not None and spans and not doubting().sums.search(seen.name):
        return True
    last = max([span.end for span in spans], default=number)
    if last <= seen.clause and _has_noun(seen.text[seen.clause : number]):
        return True
    if record.value is None or any(span.start >= number for span in spans):
        return False
    if doubting().left_behind.match(seen.text, _end(record)) is not None:
        return True
    return _has_words_between(seen)


def _has_words_between(seen: _Seen) -> bool:
    """Words between two numbers, where the name of the second stands before both: 违规36件|移送法办|16人."""
    record, before = seen.record, seen.before
    if before is None or record.unit == "%":
        return False
    start, end = _end(before), record.written.span.start
    if start >= end or not record.name_spans or any(span.start >= start for span in record.name_spans):
        return False
    between = seen.text[start:end]
    told = doubting().between.sub("", doubting().besides.sub("", between))
    return len(told) > 1


def _end(record: Indicator) -> int:
    """Where a number ends, its unit with it."""
    return max(record.written.span.end, record.unit_span.end if record.unit_span else 0)


def _has_noun(text: str) -> bool:
    said = doubting()
    told = (word for word in words(text) if not said.light.fullmatch(word) and not said.no_noun.search(word))
    return any((tag_of(word) or "").startswith(_NOUN) for word in told)


def _is_joint(seen: _Seen) -> bool:
    """The name of several figures, which one bears: 街头及彩票骗案分别录得35宗及141宗."""
    said = doubting()
    apart = said.apart.search(seen.text, seen.clause, seen.record.written.span.start)
    return apart is not None and said.joint.search(seen.name) is not None


def _is_share_alone(seen: _Seen) -> bool:
    """A share of which the name does not say what it is a share of."""
    if names().heads.search(seen.name):
        return False
    if doubting().of_share.search(seen.name) is not None or "to-what" in seen.rules:
        return False  # 总开支|用于环境卫生
    return all((tag_of(last) or "")[:1] not in _DEED_TAGS for last in words(seen.name)[-1:])


def _changes_part(seen: _Seen) -> bool:
    """A change told of a part of the name: 医师和护士132人, 医师增加6人."""
    numbers = seen.trace.numbers if seen.trace else ()
    start = seen.record.written.span.end
    if len(numbers) < 2 or seen.record.change is None or numbers[-1] < start:
        return False
    clause = _behind_mark(seen.text, start, numbers[-1])
    told = doubting().told_of.match(seen.text, clause, numbers[-1]) if clause else None
    return (
        told is not None
        and doubting().and_more.match(seen.name.removeprefix(told[1])) is not None
        and seen.name.startswith(told[1])
    )


def _is_long(seen: _Seen) -> bool:
    said = doubting()
    if len(seen.name) <= _LONG or len(said.besides.sub("", seen.name)) <= _LONG:
        return False
    if _is_verb(words(seen.name)[0]):
        return False  # 指导… and what was done, told whole
    return not (said.share.search(seen.name) or said.list.search(seen.name))


def _is_far(seen: _Seen) -> bool:
    numbers = seen.trace.numbers if seen.trace else ()
    between = seen.trace.between if seen.trace else 0
    return len(numbers) > 1 and (max(numbers) - min(numbers) > _FAR or between > _MANY)


def _is_unread(seen: _Seen) -> bool:
    """A change is told behind a number that has none, or an earlier value without its change."""
    record = seen.record
    if record.value is None or record.change is not None or doubting().share.search(seen.name):
        return False
    if record.previous is not None and seen.trace is not None:
        return max(seen.trace.numbers) > record.written.span.start
    return doubting().unread.match(seen.text, record.written.span.end) is not None


def _unit_is_cut(seen: _Seen) -> bool:
    """What a unit is told for stands behind it: 毫克|/升."""
    span = seen.record.unit_span
    return span is not None and doubting().goes_on.match(seen.text, span.end) is not None


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a unit counts, as far as names may not fit it."""

    rates_things: bool
    happens: bool
    counts: bool
    of_no_person: bool


@lru_cache(maxsize=256)
def _unit_of(written: str) -> _Unit:
    said, unit = doubting(), fold(written)
    return _Unit(
        said.ratings.search(unit) is not None,
        said.events.fullmatch(unit) is not None,
        bundled().counts(unit),
        said.money_units.search(unit) is not None or said.no_persons.search(unit) is not None,
    )


def _unit_is_unlike(seen: _Seen) -> bool:
    if seen.record.value is None:
        return False
    if not seen.record.unit:
        return not (doubting().unitless.search(seen.name) or doubting().share.search(seen.name))
    return _is_unlike(_unit_of(seen.record.unit), seen.name) and not doubting().share.search(seen.name)


def _is_unlike(unit: _Unit, name: str) -> bool:
    """Whether a name measures something else than a unit counts."""
    if unit.rates_things or (unit.happens and doubting().places.search(name)):
        return True
    if not (unit.counts or unit.of_no_person) or not doubting().measured.search(name):
        return False
    if doubting().rate.search(name):
        return unit.counts
    if doubting().persons.search(name):
        return unit.of_no_person
    return unit.counts and doubting().money.search(name) is not None


def _does_not_come_out(seen: _Seen) -> bool:
    """Value, earlier value and change of one record, but for rounding."""
    record, change = seen.record, seen.record.change
    if record.value is None or not record.previous or change is None or change.unit not in ("%", "pp"):
        return record.value is not None and record.previous is not None and record.value == record.previous
    difference = record.value - record.previous
    moved = difference if change.unit == "pp" else difference / record.previous * _PER_CENT
    return abs(moved - change.amount) > max(Decimal(1), abs(change.amount) / 10)


def _is_share_of_another(seen: _Seen) -> bool:
    """A share that is that of another part of the whole: 甲62元, 乙166元, of 229元; 甲占72.8%."""
    record = seen.record
    if record.unit != _PER_CENT_SIGN or record.value is None:
        return False
    if record.bound != "exact" or seen.name.endswith(_RATE):
        return False
    told = [each for each in seen.beside if each.value and each.unit != "%"]
    parts = [each for each in told if seen.name.startswith(fold(each.name))]
    part = max(parts, key=lambda each: len(each.name), default=None)
    if part is None:
        return False
    alike = [each for each in told if each.unit == part.unit]
    fitting = {each.id for each in alike for whole in alike if _is_share_of(record.value, each, whole)}
    return bool(fitting) and part.id not in fitting


def _is_share_of(share: Decimal, part: Indicator, whole: Indicator) -> bool:
    if part is whole or not part.value or not whole.value:
        return False
    return abs(part.value / whole.value * _PER_CENT - share) < _ROUNDING


def _is_share_over_all(seen: _Seen) -> bool:
    value = seen.record.value
    return value is not None and value > _PER_CENT and not doubting().may_exceed.search(seen.name)


def _is_in_broken_line(seen: _Seen) -> bool:
    text, written = seen.text, seen.record.written.span
    if text.find("\n", written.start, written.end + 1) >= 0 or _goes_on_from_line(text, written.start):
        return True
    return any(text.find("\n", span.start, span.end) >= 0 for span in seen.record.name_spans)


def _goes_on_from_line(text: str, place: int) -> bool:
    """Whether a number opens a line that goes on from a long one that nothing ends."""
    if text[place - 1 : place] != _LINE:
        return False
    line = text[text.rfind(_LINE, 0, place - 1) + 1 : place - 1].rstrip()
    return len(line) > _HEADING_LONG and line[-1] not in _ENDS


def _is_weak_aim(seen: _Seen) -> bool:
    """An aim told by a weak word in another clause than the number, beside words of results."""
    if aiming().aims.search(seen.text, seen.clause, seen.record.written.span.start):
        return False
    sentence = seen.record.sentence.span.of(seen.text)
    word = aiming().aims.search(sentence)
    weak = word is None or aiming().weak.match(word.group()) is not None
    return weak and aiming().reached.search(sentence) is not None


RULES: Final = (
    DoubtRule("name-short", message("the name is too short to say what is counted"), _is_short),
    DoubtRule(
        "name-leaning",
        message("the name has words of the figure before it, which may not be its own"),
        _leans,
        _is_of_pieces,
    ),
    DoubtRule(
        "name-lent", message("the name has words of a sentence before, which may not be its own"), _is_lent
    ),
    DoubtRule("name-points", message("the name points at something that is told elsewhere"), _points),
    DoubtRule(
        "name-member",
        message("the name may lack words that it shares with the one before it in the list"),
        _is_lesser_member,
        _has_short_name,
    ),
    DoubtRule("name-deed", message("the name tells what was done, not to what"), _is_deed_alone),
    DoubtRule("name-cut", message("the name begins or ends inside a word or a quotation"), _is_cut),
    DoubtRule("name-odd", message("the name may hold words that do not belong to it"), _is_odd),
    DoubtRule("name-long", message("the name is so long that it may hold more than a name"), _is_long),
    DoubtRule(
        "name-alike",
        message("another figure of the report has the same name"),
        lambda seen: seen.alike,
        _is_any,
    ),
    DoubtRule(
        "name-joint", message("several figures share the name, which does not tell them apart"), _is_joint
    ),
    DoubtRule("words-left", message("words beside the number are not in its name"), _has_words_left),
    DoubtRule(
        "share-alone", message("the name does not say what it is a share of"), _is_share_alone, _is_share
    ),
    DoubtRule(
        "change-part",
        message("the change may be that of only a part of what the name says"),
        _changes_part,
        _has_several_numbers,
    ),
    DoubtRule(
        "change-unread",
        message("a change is told behind the number that was not read as its own"),
        _is_unread,
    ),
    DoubtRule(
        "change-far",
        message("the change stands far from its number and may not belong to it"),
        _is_far,
        _has_several_numbers,
    ),
    DoubtRule("unit-cut", message("the unit may go on behind what was read of it"), _unit_is_cut),
    DoubtRule(
        "unit-unlike", message("the unit does not fit what the name measures"), _unit_is_unlike, _is_any
    ),
    DoubtRule(
        "arithmetic",
        message("value, earlier value and change, or part and share, do not come out"),
        lambda seen: _does_not_come_out(seen) or _is_share_of_another(seen),
        _is_any,
    ),
    DoubtRule("share-over-100", message("a share of more than the whole"), _is_share_over_all, _is_any_share),
    DoubtRule(
        "broken-line",
        message("the number or its name was read across a break of the line"),
        _is_in_broken_line,
    ),
    DoubtRule(
        "aim-unsure", message("it may be reached, and no aim: a weak word tells it"), _is_weak_aim, _is_aim
    ),
)
"""In the order they are shown."""

EXPLANATIONS: Final[Mapping[str, str]] = {rule.code: rule.why for rule in RULES}
