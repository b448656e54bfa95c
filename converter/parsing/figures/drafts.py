"""Records in the making, and what of a sentence has been read so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from converter.lexicon.scope import in_use
from converter.model import Base, Bound, Change
from converter.parsing.figures.context import Context
from converter.parsing.figures.gaps import Gap, OwnTime, read_gap
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import (
    Name,
    Piece,
    alike,
    all_deeds,
    is_bare,
    is_deed_alone,
    is_leaning,
    is_rate_alone,
    joined,
    measure_of,
    topic,
    wording,
)
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.told_lists import ToldList
from converter.parsing.figures.trimming import trim
from converter.parsing.figures.vocabulary import names

PARALLEL = 12
"""How many records back a change looks for the level it belongs to."""
Measure = tuple[Piece, "str | None"]
"""A word for a measure, with the unit it was counted in."""
_NUMBER_OF = named("drafts.number_of")
NEGATED = named("drafts.negated")
_MEAN = named("drafts.mean")
HELD = named("drafts.held")
CALLED: Final = "called"
"""The rule that names what things counted before are."""
MEASURED_DEED: Final = "measured-deed"
"""The rule that names again what was done and counted before."""
_OF_OTHERS: Final = frozenset({CALLED, "restored", MEASURED_DEED})
"""Rules whose records turn to nothing new."""
_COUNTS = named("drafts.counts")
_RECEIVED = named("drafts.received")
_HARMED = named("drafts.harmed")
_MEASURE = named("drafts.measure")
_AVERAGE = named("drafts.average")
_FATE = named("drafts.fate")
_SIDE = named("drafts.side")
_PROPERTY: Final = "property"
"""The rule of what some of those counted are."""
INVOLVED = named("drafts.involved")
SHARE_IN = named("drafts.share_in")
_WHOSE, _WHOSE_MEASURE = named("borrowing.whose"), named("borrowing.whose_measure")


def _same_fate(words: str, name: str) -> bool:
    """Whether both tell of the hurt, or both of the dead: 伤人 of 火灾受伤."""
    told, its = _FATE.fullmatch(words), _FATE.search(name)
    return told is not None and its is not None and told.lastindex == its.lastindex


@lru_cache(maxsize=4096)
def _needs_subject(own: str) -> bool:
    """Whether what a clause calls a number says nothing without the subject it borrows."""
    if (all_deeds(own) or is_deed_alone(own)) and not HELD.match(own):
        return True
    return (
        is_bare(own)
        or is_leaning(own)
        or is_rate_alone(own)
        or names().rates_alone.fullmatch(own) is not None
        or own in names().leaning_deeds
        or own in names().others
        or names().listed.fullmatch(own) is not None
        or NEGATED.fullmatch(own) is not None
    )


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units count the same: 683名 are 42人 fewer than before, 6个工作天 are 1天 less."""
    if one == other:
        return True
    return any(
        one in alike and other in alike for alike in (words_of("drafts.persons"), words_of("drafts.days"))
    )


@dataclass(slots=True)
class Draft:
    """A record in the making."""

    name: Name
    place: int
    """Of the number it was made for."""
    written: Piece
    quantity: Quantity | None = None
    bound: Bound = "exact"
    """Of its value."""
    change: Change | None = None
    moved: Piece | None = None
    """Where the change is written."""
    previous: Decimal | None = None
    earlier: Piece | None = None
    """Where the earlier value is written."""
    period: Piece | None = None
    """The time of a list that it is told of; None where that is told before it alone."""
    verb: Piece | None = None
    """The word of its change."""
    against: Piece | None = None
    """Where the name says how far it is from what other: 高于全省平均水平."""
    aimed: bool = False
    is_share: bool = False
    about: Name = ()
    """What the text was about where it was told."""
    part: Name = ()
    """The part of a whole that was told before it: 其中|城市低保|620户, 发放低保金."""
    own: str = ""
    """What its own clause calls it, before anything is borrowed."""
    numbers: list[int] = field(default_factory=list)
    """Where the numbers it took in stand."""
    bracketed: bool = False
    """Whether brackets tell it."""
    rules: tuple[str, ...] = ()
    """Ids of those by which it got its name."""

    @property
    def unit(self) -> str | None:
        return self.quantity.unit if self.quantity else None

    def came_from(self, earlier: Quantity) -> None:
        """Take an earlier value."""
        self.previous, self.earlier = earlier.value, (earlier.start, earlier.end)
        self.numbers.append(earlier.numeral)


@dataclass(slots=True)
class Told:
    """A change as a clause tells it."""

    quantity: Quantity
    gap: Gap
    direction: int
    basis: Base | None


@dataclass(slots=True)
class Subject:
    """What a sentence speaks of, for what does not say so itself."""

    topic: Name
    """What the paragraph is about."""
    told_before: bool = False
    """Whether the topic is that of the sentence before, not of a heading."""
    headed: Name = ()
    """A heading of nouns alone that the sentence stands right below: 全般刑案：发生3件."""
    aspect: Name = ()
    """What the sentence turns to: 诈骗案方面."""
    lead: Name = ()
    """The clause without figures just before: …再创新高,达…"""
    listed: ToldList | None = None
    """The list that the clause without figures just before names."""
    matter: Name = ()
    """What the clause without figures before is done to: 惩治|电信网络诈骗, 批捕21人."""
    turned: Name = ()
    """What a comparison names whose value is told after it: 陆路案件|较前年的104宗下跌16%,共87宗."""
    awaits_value: bool = False
    """Whether the change told last is of such a one, whose value is still to come."""
    opening: Name = ()
    """The clause without figures before those that went before: it may say whose bare measures are."""
    heading: Name = ()
    """That of the section, whatever it names: 学校建设."""
    opened: Name = ()
    """What the sentence before was about, or the heading."""
    total: Name = ()
    """The word that sums up what was counted before, where one does: 合计."""
    summing: Name = ()
    """That word, where it stands before what the clause tells: 合计|事故67起、死亡22人."""
    whole: Name = ()
    """The topic before 其中 opened the parts of a whole."""
    in_parts: bool = False
    """Whether 其中 opened the parts of a whole."""
    part: Name = ()
    """The part told last."""
    parts_at: int = 0
    """How many records there were before it did."""
    measures: list[Measure] = field(default_factory=list)
    """What names so far, and in the sentence before, ended with."""


@dataclass(slots=True)
class Against:
    """What changes are measured against where they do not say."""

    basis: Base | None
    named: bool = False
    """Whether a clause of its own named it."""


@dataclass(slots=True)
class Inset:
    """Brackets under way."""

    of: Draft
    """The record they stand behind."""
    topic: Name = ()
    """What they are about, for measures in them that do not say."""


@dataclass(slots=True)
class Records:
    """The records of a sentence."""

    made: list[Draft] = field(default_factory=list)
    group: list[Draft] = field(default_factory=list)
    """Those made together last, which a list of changes is told of."""
    touched: Draft | None = None
    """The one made or changed last, which brackets speak of."""
    inset: Inset | None = None
    """Brackets under way, if any."""

    @property
    def last(self) -> Draft | None:
        return self.made[-1] if self.made else None

    @property
    def recent(self) -> list[Draft]:
        """Those near enough for what is told after them."""
        return self.made[-PARALLEL:]

    def to_end(self, draft: Draft) -> None:
        """What follows brackets is told of the record before them: it stands last again."""
        place = self.made.index(draft)
        self.made = [*self.made[:place], *self.made[place + 1 :], draft]

    def base(self) -> Draft | None:
        """The last record that is no share of another, nor how far one is from another."""
        for draft in reversed(self.made[-PARALLEL:]):
            if not draft.is_share and draft.against is None:
                return draft
        return None


@dataclass(slots=True)
class State:
    """A sentence as far as it has been read; what goes on from number to number is in its parts."""

    text: str
    """The folded source."""
    context: Context
    own: OwnTime
    about: Subject
    against: Against
    records: Records = field(default_factory=Records)
    before: tuple[Draft, ...] = ()
    """Records of the sentence before, where this one goes on behind a `；`."""
    _trimmed: dict[tuple[Piece, bool], Name] = field(default_factory=dict)
    """Stretches that were trimmed already, and whether a number stands before them."""

    def gap(self, start: int, end: int, *, first: bool = True, compared: bool = False) -> Gap:
        """The words before a number; `compared` says that a comparison is understood."""
        gap = read_gap(
            self.text,
            start,
            end,
            first=first,
            compared=compared or self.against.named,
            own=self.own,
        )
        return replace(gap, subject=self._less_times(gap.subject)) if self.context.listed else gap

    def _less_times(self, subject: Piece | None) -> Piece | None:
        """A subject without the list of times it begins or ends with: 2020年、2021年|火灾起数."""
        for start, end in self.context.periods if subject else ():
            if subject and subject[0] <= start and end < subject[1] and not self.words((subject[0], start)):
                subject = (end, subject[1])
            elif subject and subject[1] == end and subject[0] < start:
                subject = (subject[0], start)
        return subject

    def told_in_turn(self, drafts: Sequence[Draft], place: int) -> None:
        """Give each record of one measure its time of the list before `place`, if they are as many."""
        if not self.context.listed:
            return
        times = self.context.times_at(place)
        alike = len({wording(self.text, draft.name) for draft in drafts}) == 1
        if alike and len(times) == len(drafts):
            for draft, time in zip(drafts, times, strict=True):
                draft.period = time

    @property
    def lead_measured(self) -> Name:
        """The clause without figures just before, where it is a measure alone."""
        lead = self.about.lead
        return lead if lead and _MEASURE.search(wording(self.text, lead)) else ()

    def with_owner(self, name: Name) -> Name | None:
        """A measure that says nothing without whose it is: 铁路|发送旅客; None for others."""
        opening = self.about.opening
        if not opening or _WHOSE_MEASURE.fullmatch(wording(self.text, name)) is None:
            return None
        whose = _WHOSE.match(self.text, *opening[0])
        return None if whose is None else joined((whose.span("who"),), name)

    def words(self, piece: Piece | None) -> str:
        return "" if piece is None else wording(self.text, self.trim(piece))

    def add(self, draft: Draft) -> None:
        self.records.touched = draft
        draft.aimed = self.context.is_aim(draft.place)
        draft.about, draft.part = self.about.topic, self.about.part
        draft.bracketed = self.records.inset is not None
        self.records.made.append(draft)
        measure = measure_of(self.text, draft.name)
        if measure is not None:
            self.about.measures.append((measure, draft.unit))
        self.records.group.append(draft)
        name = wording(self.text, draft.name)
        in_parts = draft.quantity is not None and draft.quantity.is_part
        a_share = draft.is_share or (in_parts and SHARE_IN.search(name))
        if self.records.inset is None and not a_share:
            self.turn_to(draft)

    def turn_to(self, draft: Draft) -> None:
        """Take what a record is about as what is told of behind it, if it says that whole."""
        # 其中44例为境外输入病例; 涉及居民; 恢复到2019年的104.7%
        part = _OF_OTHERS.intersection(draft.rules) or INVOLVED.match(draft.own)
        about = self._without_mean(topic(self.text, draft.name))
        received = about != draft.name and _RECEIVED.fullmatch(wording(self.text, about)) is not None
        leans = bool(part) or (_needs_subject(draft.own) and not received)
        if leans and not self.about.in_parts:
            return
        if self.about.in_parts and about == draft.name:
            self.about.part = about  # 其中 夏粮 tells of itself alone
            return
        empty = all_deeds(wording(self.text, about)) and not (received or HELD.match(draft.own))
        if about and not (leans or empty):
            self.about.topic = about
            if draft.name[: len(self.about.matter)] != self.about.matter:
                self.about.matter = ()

    def _without_mean(self, about: Name) -> Name:
        """热线|日均: what is counted by the day is the subject, not the mean of it."""
        mean = _MEAN.search(self.text, *about[-1]) if about else None
        return about if mean is None else joined(about[:-1], ((about[-1][0], mean.start()),))

    def trim(self, piece: Piece, *, behind_number: bool = False) -> Name:
        """A stretch of the sentence as `trimming.trim` cuts it; several rules ask for one stretch."""
        trimmed = self._trimmed.get((piece, behind_number))
        if trimmed is None:
            trimmed = trim(self.text, piece, self.context, behind_number=behind_number)
            self._trimmed[piece, behind_number] = trimmed
        return trimmed

    def trimmed(self, name: Name) -> Name:
        return joined(*map(self.trim, name)) if name else name

    def trimmed_member(self, name: Name) -> Name:
        """A member of a list, trimmed, but for what tells it from the others: 国内|游客."""
        trimmed = self.trimmed(name)
        return name if len(name) > 1 and trimmed == self.trimmed(name[1:]) else trimmed

    def matching(self, words: str, unit: str | None) -> Draft | None:
        """The level of this sentence that a wording means: by its unit, or by its characters.

        Args:
            words: what a change or an earlier value is told of.
            unit: what that is counted in; None for a part of the whole.
        """
        if not words:
            return None
        anaphora = bool(names().anaphora.fullmatch(words))
        measure = names().heads.search(words)
        measured = measure.group() if measure and not _COUNTS.search(measure.group()) else ""
        recent = [d for d in self.records.recent if d.quantity is not None and d.change is None]
        best: Draft | None = None
        best_score = 0.0
        for draft in recent:
            name = wording(self.text, draft.name)
            if unit is None and measured and measured not in name and in_use().counts(draft.unit):
                continue  # 16条产业链营业收入增长12.3%: not the 16
            score = alike(words, name) if len(words) > 1 else 0.0
            counted = draft.unit is not None and _counts_in(words, draft.unit)
            if counted and (anaphora or alike(words[: -len(draft.unit or "") - 1], name) > 0.3):
                score += 0.5
            harmed = _HARMED.search(words)
            if (len(draft.own) == 1 and draft.own in words) or (harmed and harmed.group() in draft.own):
                score += 0.5
            if unit is not None and same_unit(draft.unit, unit):
                score += 0.4
            if same_unit(draft.unit, "人") and _same_fate(words, name):
                score += 0.6
            if anaphora and score >= 0.4:
                score += 0.5
            if name.endswith(words) or words.endswith(name):
                score += 0.3
            if score >= best_score:
                best, best_score = draft, score
        return best if best_score >= 0.9 else None

    def whole(self, quantity: Quantity) -> Draft | None:
        """What a number tells a part of: what was counted last in its unit, or for a share at all."""
        told = self.records.made[: self.about.parts_at] if self.about.in_parts else self.records.made
        ages = words_of("drafts.ages")
        wholes = (
            each
            for each in reversed([*self.before, *told][-PARALLEL:])
            if each.quantity
            and not each.quantity.is_part
            and not each.is_share
            and each.unit not in ages
            and _PROPERTY not in each.rules  # 女性8612人; 35岁以下4216人
        )
        return next(
            (each for each in wholes if quantity.is_part or same_unit(each.unit, quantity.unit)), None
        )

    def is_side(self, name: Name) -> bool:
        """Whether a name is one of two sides and nothing else: 农村."""
        return len(name) == 1 and _SIDE.fullmatch(self.text, *name[0]) is not None

    def other_side(self, name: Name, unit: str | None) -> Piece | None:
        """低保标准 of 城市低保标准, for 农村 behind it."""
        last = self.records.last
        if last is None or not last.name or last.unit != unit or not self.is_side(name):
            return None
        side = _SIDE.match(self.text, *last.name[0])
        return (side.end(), last.name[0][1]) if side and side.end() < last.name[0][1] else None

    def measured_together(self) -> bool:
        """Whether the last two measures were told of together, and changed: 起数和人数分别下降3%、5%."""
        last = self.about.measures[-2:]
        if len(last) < 2 or any(counted is not None for _, counted in last):
            return False
        between = self.text[last[0][0][1] : last[1][0][0]]
        return not any(mark in between for mark in ",;。") and last[0][0] != last[1][0]

    def is_average(self, gap: Gap) -> bool:
        return bool(_AVERAGE.search(self.words(gap.subject)))


def _counts_in(words: str, unit: str) -> bool:
    """Whether a wording is for how many of a unit there are: 案件件数."""
    number = _NUMBER_OF.search(words)
    return number is not None and words[: number.start()].endswith(unit)
