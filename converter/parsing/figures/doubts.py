"""Doubts about figures: why a person should look at a record before it goes into a table.

A doubt comes of the record, its sentence and the other records of the report; it changes nothing read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from converter.lexicon import bundled, fold
from converter.lexicon.lattice import tag_of, words
from converter.messages import message
from converter.model import FigureDoubt, Indicator, Span
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.naming import is_bare
from converter.parsing.figures.vocabulary import aiming, doubting, names

_LONG: Final = 18
"""Characters of a name that tells a story."""
_SHORT: Final = 3
"""Characters of a name that seldom says whose measure it is."""
_LEANING: Final = 5
"""Characters of names that borrow, which seldom say enough."""
_RATE: Final = "率"
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
_ALL_MARKS: Final = frozenset("".join(_MARKS))
_PER_CENT: Final = Decimal(100)
_ROUNDING: Final = Decimal("0.06")
"""Points by which a share may miss its parts."""


@dataclass(frozen=True, slots=True)
class Trace:
    """How a record was read, as far as its reader does not need to know."""

    numbers: tuple[int, ...]
    """Where the numbers it is made of stand in the folded source; its own first."""
    between: int
    """How many other records of the sentence stand between its number and its change."""
    rules: tuple[str, ...] = ()
    """Ids of those by which it was read and named."""
    unread: bool = False
    """Whether a number stands behind it of which nothing was read."""


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
    """Whether another row has its name, unit and period and another figure."""
    before: Indicator | None
    """The record before it in its sentence."""
    beside: Sequence[Indicator]
    """All records of its sentence."""

    def read_by(self, rule: str) -> bool:
        return self.trace is not None and rule in self.trace.rules

    @property
    def left_off(self) -> str:
        """The words of its clause before its name."""
        return self.text[self.clause : self.record.name_spans[0].start] if self.record.name_spans else ""

    @property
    def clause(self) -> int:
        """Where its clause begins."""
        start, number = self.record.sentence.span.start, self.record.written.span.start
        return max(start, max(self.text.rfind(mark, start, number) for mark in ",;:") + 1)


@dataclass(frozen=True, slots=True)
class DoubtRule:
    """Why a record may be wrong."""

    code: str
    """Stable; programs may go by it."""
    why: str
    """What a person is told."""
    test: Callable[[_Seen], bool]


def doubted(source: str, records: Sequence[Indicator], traces: Mapping[str, Trace]) -> tuple[Indicator, ...]:
    """The records of a report with their doubts.

    Args:
        source: the normalised source.
        records: all of the report, those of its tables too.
        traces: how those of the text were read.
    """
    text = fold(source)
    figures: dict[Hashable, set[Hashable]] = defaultdict(set)
    sentences: dict[Span, list[Indicator]] = defaultdict(list)
    for each in records:
        figures[_head(each)].add(_figure(each))
        sentences[each.sentence.span].append(each)
    made = []
    last: Indicator | None = None
    for each in records:
        alike = len(figures[_head(each)]) > 1
        before = last if last is not None and last.sentence.span == each.sentence.span else None
        beside = sentences[each.sentence.span]
        seen = _Seen(text, traces.get(each.id), each, fold(each.name), alike, before, beside)
        last = each
        rules = RULES if seen.trace else OF_TABLES
        doubts = tuple(FigureDoubt(rule.code, rule.why) for rule in rules if rule.test(seen))
        made.append(replace(each, doubts=doubts) if doubts else each)
    return tuple(made)


def _head(record: Indicator) -> Hashable:
    change = record.change
    unit = record.unit or (change and change.unit)
    return (record.name, unit, record.period and record.period.text, record.scope and record.scope.text)


def _figure(record: Indicator) -> Hashable:
    return record.value if record.value is not None else record.change and record.change.amount


def _is_short(seen: _Seen) -> bool:
    if doubting().full.search(seen.name):
        return False
    whole = seen.name.endswith(_RATE) or tag_of(seen.name) == _NOUN or doubting().thing.search(seen.name)
    if len(seen.name) == _SHORT and whole and seen.read_by("before"):
        return False
    return len(seen.name) <= _SHORT or is_bare(seen.name)


def _leans(seen: _Seen) -> bool:
    """A short name with what it borrows from the one before: 隐患销号."""
    return seen.read_by("leaning") and len(seen.name) <= _LEANING


def _is_lesser_member(seen: _Seen) -> bool:
    """A short name right behind one in the same unit that says more: 查获走私案件32宗, 酒类14宗."""
    before = seen.before
    if before is None or before.unit != seen.record.unit or len(seen.name) > _LESSER:
        return False
    if names().heads.search(seen.name) or doubting().full.search(seen.name) or seen.name[0] in _ALL_MARKS:
        return False
    between = seen.text[before.written.span.end : seen.record.written.span.start]
    return len(before.name) >= len(seen.name) + _LESS_BY and doubting().member.match(between) is not None


def _is_deed_alone(seen: _Seen) -> bool:
    """What was done, but not to what: 移送法办, 调解处理."""
    if doubting().full.search(seen.name) or len(seen.name) <= _SHORT:
        return False
    if doubting().process.search(seen.name):
        return True
    return all((tag_of(word) or "")[:1] in _DEED_TAGS for word in words(seen.name))


def _is_of_clause_before(seen: _Seen) -> bool:
    """A number without a name in its clause that has that of the record before."""
    spans = seen.record.name_spans
    if not seen.read_by("unnamed-level") or not spans or doubting().rate.search(seen.name):
        return False
    between = seen.text[spans[-1].end : seen.record.written.span.start]
    return spans[-1].end <= seen.clause and doubting().other_record.match(between) is not None


def _is_amid_deed(seen: _Seen) -> bool:
    """A name behind its number, of a clause whose verb stands before the number."""
    if not seen.read_by("behind"):
        return False
    told = (word for word in words(seen.left_off) if not doubting().light.fullmatch(word))
    return any((tag_of(word) or "").startswith("v") for word in told)


def _is_cut(seen: _Seen) -> bool:
    spans = seen.record.name_spans
    marked = not _ALL_MARKS.isdisjoint(seen.name)
    if marked and any(seen.name.count(left) != seen.name.count(right) for left, right in _MARKS):
        return True
    return bool(spans) and not all(
        may_cut(seen.text, place) for place in (spans[0].start, spans[-1].end) if 0 < place < len(seen.text)
    )


def _is_odd(seen: _Seen) -> bool:
    return bool(doubting().odd.search(seen.name))


def _is_long(seen: _Seen) -> bool:
    return len(seen.name) > _LONG and not doubting().share.search(seen.name)


def _is_far(seen: _Seen) -> bool:
    numbers = seen.trace.numbers if seen.trace else ()
    between = seen.trace.between if seen.trace else 0
    return len(numbers) > 1 and (max(numbers) - min(numbers) > _FAR or between > _MANY)


def _is_unread(seen: _Seen) -> bool:
    """A number stands behind of which nothing was read, or a change behind a number that has none."""
    record = seen.record
    if seen.trace is not None and seen.trace.unread:
        return True
    if record.value is None or record.change is not None or doubting().share.search(seen.name):
        return False
    return doubting().unread.match(seen.text, record.written.span.end) is not None


def _unit_is_cut(seen: _Seen) -> bool:
    """What a unit is told for stands behind it: 毫克|/升."""
    span = seen.record.unit_span
    return span is not None and doubting().goes_on.match(seen.text, span.end) is not None


def _unit_is_unlike(seen: _Seen) -> bool:
    if seen.record.value is None or doubting().share.search(seen.name):
        return False
    unit = fold(seen.record.unit or "")
    if doubting().ratings.search(unit):
        return True
    if not unit:
        return not doubting().unitless.search(seen.name)
    if doubting().rate.search(seen.name):
        return bundled().counts(unit)
    if doubting().persons.search(seen.name):
        return bool(doubting().money_units.search(unit) or doubting().no_persons.search(unit))
    return bool(doubting().money.search(seen.name)) and bundled().counts(unit)


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
    if record.unit != "%" or record.value is None or record.bound != "exact":
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
    record = seen.record
    if record.unit != "%" or record.value is None or record.value <= _PER_CENT:
        return False
    return not doubting().may_exceed.search(seen.name)


def _is_in_broken_line(seen: _Seen) -> bool:
    record = seen.record
    near = Span(max(0, record.written.span.start - 1), record.written.span.end + 1)
    return any("\n" in span.of(seen.text) for span in (near, *record.name_spans))


def _is_weak_aim(seen: _Seen) -> bool:
    """An aim told by a weak word in a sentence that also tells of results."""
    if not seen.record.target:
        return False
    sentence = seen.record.sentence.span.of(seen.text)
    word = aiming().aims.search(sentence)
    weak = word is None or aiming().weak.match(word.group()) is not None
    return weak and aiming().reached.search(sentence) is not None


RULES: Final = (
    DoubtRule("name-short", message("the name says too little on its own"), _is_short),
    DoubtRule("name-leaning", message("the name leans on the one before it"), _leans),
    DoubtRule(
        "name-member", message("the name is short beside the one before it in a list"), _is_lesser_member
    ),
    DoubtRule("name-deed", message("the name tells what was done, not to what"), _is_deed_alone),
    DoubtRule(
        "name-before", message("the name stands in a clause before that of the number"), _is_of_clause_before
    ),
    DoubtRule("name-behind", message("the name is only a part of what the number tells"), _is_amid_deed),
    DoubtRule("name-cut", message("the name begins or ends inside a word or a quotation"), _is_cut),
    DoubtRule("name-odd", message("the name holds words that belong to no measure"), _is_odd),
    DoubtRule("name-long", message("the name tells a story"), _is_long),
    DoubtRule(
        "name-alike", message("another figure of the report has the same name"), lambda seen: seen.alike
    ),
    DoubtRule(
        "change-unread",
        message("a change is told behind the number that was not read as its own"),
        _is_unread,
    ),
    DoubtRule("change-far", message("the change stands far from its number"), _is_far),
    DoubtRule("unit-cut", message("the unit goes on behind what was read of it"), _unit_is_cut),
    DoubtRule("unit-unlike", message("the unit is unlike what the name measures"), _unit_is_unlike),
    DoubtRule(
        "arithmetic",
        message("value, earlier value and change, or part and share, do not come out"),
        lambda seen: _does_not_come_out(seen) or _is_share_of_another(seen),
    ),
    DoubtRule("share-over-100", message("a share of more than the whole"), _is_share_over_all),
    DoubtRule(
        "broken-line",
        message("the number or its name was read across a break of the line"),
        _is_in_broken_line,
    ),
    DoubtRule(
        "aim-unsure", message("whether it is aimed at or reached is told by a weak word"), _is_weak_aim
    ),
)
"""In the order they are shown."""

OF_TABLES: Final = tuple(
    rule for rule in RULES if rule.code in ("name-alike", "unit-unlike", "arithmetic", "share-over-100")
)
"""Those that may fit a figure of a table, whose name is what the table says."""

EXPLANATIONS: Final[Mapping[str, str]] = {rule.code: rule.why for rule in RULES}
