"""The records of one sentence: what is a level, a change or an earlier value, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from converter.model import Basis, Bound
from converter.parsing.indicators.clauses import Clause
from converter.parsing.indicators.context import Context
from converter.parsing.indicators.gaps import Comparison, Gap, find_comparison, read_gap, signed
from converter.parsing.indicators.naming import (
    Name,
    Piece,
    alike,
    all_deeds,
    has_deed,
    head_of,
    is_bare,
    joined,
    members,
    topic,
    trim,
    verb_of,
    wording,
)
from converter.parsing.indicators.quantities import Quantity
from converter.parsing.indicators.vocabulary import deeds, names

_PARALLEL = 12
"""How far back a change looks for the level it belongs to."""
_POINTS = frozenset({"个百分点", "百分点", "个点", "个千分点"})
_AVERAGE = re.compile(r"(?:平均|年均|累计)$")
_PARTS_OPEN = re.compile(r"^ *(?:其中|当中|含|包括|包含)")
_FLAT = re.compile(r"(?:基本|大体|总体|大致)?(?:持平|翻了?[一两三四]番|翻番)")
_ADVERB = re.compile(
    r"(?:均|都|全部|用于|支持|后|时|以来|为|是|并|且|被|由|于|在|与|和|及|、|的|至|到|达|以|给|向|从|来|去|左右|不等|就|则|再|已|未|占|较|比|同比|环比|按年|增|减|升|降|提|下|上升|回|跌|涨)"
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
    amount: Decimal | None = None
    amount_unit: str = "%"
    basis: Basis | None = None
    previous: Decimal | None = None
    verb: str = ""
    """The word of its change."""
    aimed: bool = False
    is_share: bool = False
    own: str = ""
    """What its own clause calls it, before anything is borrowed."""
    numbers: list[int] = field(default_factory=list)
    """Where the numbers it took in stand."""

    @property
    def unit(self) -> str | None:
        return self.quantity.unit if self.quantity else None


@dataclass(frozen=True, slots=True)
class _Change:
    quantity: Quantity
    gap: Gap
    direction: int
    basis: Basis | None


class SentenceReader:
    """Reads the clauses of one sentence in order.

    Args:
        text: the folded source.
        context: period, scope and aims of the sentence.
        subject: what the paragraph or its heading is about, for bare measures.
        own_year: the year the report speaks of.
        carried: what changes of the clauses before a `；` are measured against.
    """

    def __init__(
        self, text: str, context: Context, subject: Name, own_year: int | None, carried: Basis | None = None
    ) -> None:
        self._text = text
        self._context = context
        self._topic = subject
        self._own_year = own_year
        self.drafts: list[Draft] = []
        self._group: list[Draft] = []
        self._carried: Basis | None = carried
        self._compared = False
        self._verb: Piece | None = None
        self._in_parts = False
        self._previous: list[Quantity] = []
        self._inset_of: Draft | None = None
        self._deferred: list[_Change] = []
        """Changes told between 由X and 至Y, which belong to Y."""
        self._touched: Draft | None = None
        """The record made or changed last, which brackets speak of."""
        self._aspect: Name = ()
        """What the sentence turns to: 诈骗案方面."""
        self._pending: Name = ()
        """A wording of a clause without figures that a measure in the next may need."""

    @property
    def topic(self) -> Name:
        return self._topic

    @property
    def carried(self) -> Basis | None:
        return self._carried

    # --- clauses ----------------------------------------------------------------------------------------

    def read(self, clauses: Sequence[Clause]) -> None:
        for clause in clauses:
            self._clause(clause)

    def _clause(self, clause: Clause) -> None:
        if _PARTS_OPEN.match(self._text[clause.start : clause.end]):
            self._in_parts = True
        if not clause.quantities and not clause.insets:
            self._without_figures(clause)
            return
        self._verb = None
        begin, insets = clause.start, list(clause.insets)
        changes: list[_Change] = []
        levels: list[tuple[Quantity, Gap]] = []
        for place, quantity in enumerate(clause.quantities):
            while insets and insets[0].end <= quantity.start:
                changes, levels = self._flush(changes, levels, clause)
                begin = self._read_inset(insets.pop(0))
            gap = read_gap(
                self._text,
                begin,
                quantity.start,
                first=place == 0,
                carried=self._compared or self._carried is not None,
                own_year=self._own_year,
            )
            kind = self._kind(clause, place, quantity, gap, changes, levels)
            if kind == "change":
                if levels or (changes and not (gap.joint or self._goes_on(gap))):
                    changes, levels = self._flush(changes, levels, clause)
                change = self._as_change(quantity, gap, changes)
                if self._previous and gap.subject is None and self._ends_later(clause, place):
                    self._deferred.append(change)
                else:
                    changes.append(change)
            elif kind == "previous":
                if levels:
                    changes, levels = self._flush(changes, levels, clause)
                self._note_previous(quantity, gap)
            else:
                if changes:
                    changes, levels = self._flush(changes, levels, clause)
                levels.append((quantity, gap))
            begin = quantity.end
        self._flush(changes, levels, clause)
        for inset in insets:
            self._read_inset(inset)
        self._flat_changes(clause, begin)

    def _without_figures(self, clause: Clause) -> None:
        """A clause may name the comparison for those behind it, or say that nothing changed."""
        self._flat_changes(clause, clause.start)
        aspect = re.search(r"(?:方面|部分)$", self._text[clause.start : clause.end])
        if aspect:
            self._aspect = trim(self._text, (clause.start, clause.start + aspect.start()), self._context)
            self._topic = self._aspect or self._topic
        found = find_comparison(self._text, clause.start, clause.end, self._own_year)
        if found is not None:
            rest = self._text[found.end : clause.end].strip()
            lead = self._text[clause.start : found.start].strip()
            if len(rest) <= 3 and len(lead) <= 8:
                self._carried, self._compared = found.basis, True

    def _flush(
        self, changes: list[_Change], levels: list[tuple[Quantity, Gap]], clause: Clause
    ) -> tuple[list[_Change], list[tuple[Quantity, Gap]]]:
        if levels:
            self._make_levels(levels, clause)
        if changes:
            self._make_changes(changes)
        return [], []

    def _goes_on(self, gap: Gap) -> bool:
        """Whether a change goes on a list of changes: 分别增长18.5%、下降6.7%."""
        return gap.listed and bool(gap.word) and not self._words(gap.subject)

    # --- kinds ------------------------------------------------------------------------------------------

    def _kind(
        self,
        clause: Clause,
        place: int,
        quantity: Quantity,
        gap: Gap,
        changes: list[_Change],
        levels: list[tuple[Quantity, Gap]],
    ) -> str:
        if quantity.unit in _POINTS:
            return "change"
        if gap.direction:
            return "change" if self._may_change(quantity, gap, levels) else "level"
        if gap.joint and changes:
            return "change"
        if gap.begins and self._ends_later(clause, place):
            return "previous"
        if gap.comparison is not None and not gap.leads_to and quantity.unit != "倍" and gap.share < 0:
            behind = self._text[gap.comparison.end : quantity.start]
            told = not deeds().search(behind) or is_bare(behind.strip())
            if told and (gap.comparison.basis == "yoy" or not behind.strip(" 的为是")):
                return "previous"
        if signed(self._text, quantity.numeral) is not None and quantity.is_part and self._inset_of:
            return "change"
        return "level"

    def _may_change(self, quantity: Quantity, gap: Gap, levels: list[tuple[Quantity, Gap]]) -> bool:
        """净增231万户 with nothing to be compared with is a level, not a change."""
        if not gap.word.startswith("净") or quantity.is_part:
            return True
        if gap.comparison is not None or self._compared:
            return True
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.unit == quantity.unit and not self._words(gap.subject)

    def _ends_later(self, clause: Clause, place: int) -> bool:
        """Whether 到, 至 or 为 leads to a later number of the clause: 由88.2%升至90.5%."""
        end = clause.quantities[place].end
        for later in clause.quantities[place + 1 :]:
            if re.search(r"(?:到|至|为|成)[^,;。]{0,14}$", self._text[end : later.start]):
                return True
            end = later.end
        return False

    def _as_change(self, quantity: Quantity, gap: Gap, before: list[_Change]) -> _Change:
        direction = gap.direction or (before[-1].direction if before else 0)
        sign = signed(self._text, quantity.numeral)
        if not gap.direction and sign is not None and not before:
            direction = int(sign)
        if gap.comparison is not None:
            basis = gap.comparison.basis
        elif before:
            basis = before[-1].basis
        else:
            basis = None if self._is_average(gap) else self._carried
        if before and gap.joint and quantity.bound == "exact":
            quantity = _bounded_like(quantity, before[-1].quantity)
        return _Change(quantity, gap, direction or 1, basis)

    def _is_average(self, gap: Gap) -> bool:
        return bool(_AVERAGE.search(self._words(gap.subject)))

    # --- levels -----------------------------------------------------------------------------------------

    def _make_levels(self, levels: list[tuple[Quantity, Gap]], clause: Clause) -> None:
        last_group, self._group = self._group, []
        shared = [gap for _, gap in levels if gap.shared >= 0]
        count = len(levels)
        if count == 1 and shared and self._text[shared[0].shared - 1] == "各" and self._each(*levels[0]):
            return
        if shared and count > 1 and all(gap.joint for _, gap in levels[1:]):
            named = self._shared_names(levels[0][1], count, last_group)
        else:
            named = self._names_in_turn(levels, clause)
        for (quantity, gap), name in zip(levels, named, strict=True):
            self._level(quantity, gap, name)
        self._take_previous()

    def _each(self, quantity: Quantity, gap: Gap) -> bool:
        """特教学校和青少年活动中心各1所: one number, a record for each."""
        if gap.subject is None:
            return False
        listed = re.findall(r"、|[和及与]", self._text[gap.subject[0] : gap.subject[1]])
        if not listed:
            return False
        for name in members(self._text, gap.subject, len(listed) + 1):
            self._level(quantity, gap, self._trimmed(name))
        return True

    def _shared_names(self, gap: Gap, count: int, before: list[Draft]) -> list[Name]:
        """Names for numbers that 分别 shares out over the members before it, or over the last records."""
        behind = trim(self._text, (gap.shared, gap.end), self._context)
        subject = self._lead(gap)
        if subject is not None and self._words(subject):
            return [joined(self._trimmed(each), behind) for each in members(self._text, subject, count)]
        if len(before) < count and len(self.drafts) >= count:
            before = self.drafts[-count:]
        if len(before) >= count:
            return [joined(each.name, behind) for each in before[-count:]]
        return [behind] * count

    def _lead(self, gap: Gap) -> Piece | None:
        """The subject before 分别; what stands behind it is no member."""
        if gap.subject is None or gap.subject[0] >= gap.shared > 0:
            return None
        return gap.subject

    def _trimmed(self, name: Name) -> Name:
        if not name:
            return name
        return joined(*(trim(self._text, piece, self._context) for piece in name))

    def _names_in_turn(self, levels: list[tuple[Quantity, Gap]], clause: Clause) -> list[Name]:
        """The name of each level of a clause: before it, around it, or that of the one before."""
        named: list[Name] = []
        nouns = self._nouns(levels, clause)
        for place, (quantity, gap) in enumerate(levels):
            own = self._own_subject(gap, nouns[place - 1] if place else None)
            noun = nouns[place]
            follows = place > 0 and levels[place - 1][0].end == quantity.start
            if own and noun is not None and self._noun_belongs(own, noun, quantity):
                name = joined(own, noun)
            elif own:
                name = own
            elif noun is not None:
                name = noun
            elif place > 0 and (gap.joint or follows):
                name = named[-1]
            else:
                name = ()
            if place > 0 and gap.listed and own and self._verb and not has_deed(self._text, own):
                name = joined((self._verb,), name)
            if self._verb is None and own:
                self._verb = verb_of(self._text, own)
            named.append(name)
        for place in range(len(levels) - 1):
            if levels[place][0].end == levels[place + 1][0].start:
                named[place] = named[place + 1] if not named[place] or nouns[place + 1] else named[place]
        return self._with_predicate(levels, nouns, named)

    def _with_predicate(
        self, levels: list[tuple[Quantity, Gap]], nouns: list[Name | None], named: list[Name]
    ) -> list[Name]:
        """63个集体、97人次获得表彰: what is told of the last is told of all."""
        last = nouns[-1]
        if len(levels) < 2 or last is None or not all(nouns):
            return named
        verb = next(deeds().finditer(self._text, last[0][0], last[-1][1]), None)
        if verb is None:
            return named
        predicate = (verb.start(), last[-1][1])
        return [
            name
            if place == len(named) - 1 or has_deed(self._text, nouns[place] or (), within=99)
            else joined(name, (predicate,))
            for place, name in enumerate(named)
        ]

    def _own_subject(self, gap: Gap, taken: Name | None) -> Name:
        """The trimmed subject of a gap, less the noun that the number before took."""
        if gap.subject is None:
            return ()
        start, end = gap.subject
        if taken:
            verb = next(deeds().finditer(self._text, max(start, taken[0][0] + 1), end), None)
            cut = re.search(r"、|和|及|与|以及|并", self._text[start:end])
            if taken[-1][1] >= end and not cut and verb is not None:
                start = verb.start()
            elif taken[-1][1] > start:
                start = taken[-1][1]
        if start >= end:
            return ()
        if gap.listed and not taken:
            lead = re.match(r" *(?:、|和|及|与|以及|并) *", self._text[start:end])
            start += lead.end() if lead else 0
        return trim(self._text, (start, end), self._context)

    def _nouns(self, levels: list[tuple[Quantity, Gap]], clause: Clause) -> list[Name | None]:
        """What directly follows each number and is counted by it: 12处重点路口."""
        found: list[Name | None] = []
        for place, (quantity, _) in enumerate(levels):
            limit = levels[place + 1][0].start if place + 1 < len(levels) else clause.end
            limit = min([limit, *(inset.start - 1 for inset in clause.insets if inset.start > quantity.end)])
            later = [q.start for q in clause.quantities if q.start >= quantity.end]
            limit = min([limit, *later])
            found.append(self._noun(quantity, limit, last=place + 1 == len(levels)))
        for place in range(len(levels) - 2, -1, -1):
            if levels[place][0].end == levels[place + 1][0].start and found[place] is None:
                found[place] = found[place + 1]
        return found

    def _noun(self, quantity: Quantity, limit: int, *, last: bool) -> Name | None:
        start = quantity.end
        if start >= limit or quantity.unit is None:
            return None
        text = self._text[start:limit]
        if quantity.share_of:
            start, text = start + 1, text[1:]
        elif _ADVERB.match(text) or not re.match(r"[一-龥“「《(A-Za-z]", text):
            return None
        if not last:
            cut = re.search(r"(?:、|和|及|以及|与|并|,)(?=[^、和及与]*$)", text)
            if cut:
                text = text[: cut.start()]
        name = trim(self._text, (start, start + len(text)), self._context)
        return name or None

    def _noun_belongs(self, own: Name, noun: Name, quantity: Quantity) -> bool:
        """Whether the words before and behind a number make one name: 指导|1071家|重点单位建成…"""
        words = wording(self._text, own)
        if deeds().match(self._text, noun[0][0], noun[0][1]) and not _ends_with_deed(words):
            return False
        if quantity.unit is not None and quantity.unit.endswith(("元", "币")):
            return _ends_with_deed(words)
        return not quantity.is_part

    def _level(self, quantity: Quantity, gap: Gap, name: Name) -> None:
        share = False
        own = wording(self._text, name)
        if gap.share >= 0 and gap.subject is not None and gap.share <= gap.subject[0] + 1:
            base = self._base()
            tail = trim(self._text, (gap.share, gap.end), self._context)
            name = joined(base.name if base else (), tail)
            share = True
        elif self._inset_of is not None:
            name = joined(self._inset_of.name, name) if name else self._inset_of.name
        elif not name:
            base = self._base()
            name = base.name if base else self._topic
        elif is_bare(wording(self._text, name)):
            name = joined(self._topic, name) if self._topic else name
        elif self._aspect and all_deeds(own):
            name = joined(self._aspect, name)
        else:
            name = self._with_head(name, quantity.unit)
        draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), quantity, quantity.bound)
        draft.is_share = share
        draft.own = own
        draft.numbers.append(quantity.numeral)
        self._add(draft)

    def _base(self) -> Draft | None:
        """The last record that is no share of another."""
        return next((draft for draft in reversed(self.drafts[-_PARALLEL:]) if not draft.is_share), None)

    def _with_head(self, name: Name, unit: str | None) -> Name:
        """The parts of a whole are told in its measure: 其中食用菌3.6万吨 is 食用菌产量."""
        if not self._in_parts or head_of(self._text, name) or not self.drafts:
            return name
        for whole in reversed(self.drafts[-_PARALLEL:]):
            head = head_of(self._text, whole.name)
            if head and whole.unit == unit and not has_deed(self._text, name):
                return (*name, head)
        return name

    def _add(self, draft: Draft) -> None:
        self._touched = draft
        draft.aimed = draft.place >= self._context.aim_from
        self.drafts.append(draft)
        self._group.append(draft)
        if self._inset_of is None and not draft.is_share:
            about = topic(self._text, draft.name)
            bare = is_bare(draft.own) or all_deeds(draft.own)
            if about and not self._in_parts and not bare:
                self._topic = about

    # --- earlier values ---------------------------------------------------------------------------------

    def _note_previous(self, quantity: Quantity, gap: Gap) -> None:
        if gap.comparison is not None:
            self._carried, self._compared = gap.comparison.basis, True
        if gap.begins or (gap.subject is not None and gap.comparison is None):
            self._previous.append(quantity)
            self._pending = trim(self._text, gap.subject, self._context) if gap.subject else ()
            return
        target = self._matching(self._words(gap.subject), quantity) if not gap.joint else None
        target = target or next(
            (d for d in self.drafts[-_PARALLEL:] if d.quantity and d.previous is None and d in self._group),
            None,
        )
        if target is None:
            target = self.drafts[-1] if self.drafts else None
        if target is not None and target.quantity is not None and target.previous is None:
            target.previous = quantity.value
            target.numbers.append(quantity.numeral)
        else:
            self._previous.append(quantity)

    def _take_previous(self) -> None:
        """由X to Y: the level just made takes the value before it."""
        if not self._previous or not self._group:
            return
        for draft, quantity in zip(self._group, self._previous, strict=False):
            if draft.previous is None:
                draft.previous = quantity.value
                draft.numbers.append(quantity.numeral)
                if self._pending:
                    name = self._pending
                    if is_bare(wording(self._text, name)):
                        name = joined(self._topic, name)
                    draft.name = self._with_head(name, draft.unit)
        self._previous = []
        self._pending = ()
        for change in self._deferred:
            self._change(change, self._group[0])
        self._deferred = []

    # --- changes ----------------------------------------------------------------------------------------

    def _make_changes(self, changes: list[_Change]) -> None:
        first = changes[0].gap
        explicit = next((c.gap.comparison for c in changes if c.gap.comparison is not None), None)
        if explicit is not None and explicit.basis in ("yoy", "mom") and not self._is_average(first):
            self._carried = explicit.basis
        changes = self._same_points(changes)
        count = len(changes)
        subject = self._words(first.subject)
        if explicit is not None and explicit.joins == count > 1 and not first.subject:
            targets: list[Draft | Name] = [self.drafts[-1]] * count if self.drafts else [()] * count
        elif not subject or self._only_anaphora(subject, changes):
            targets = self._elided(changes)
        elif count == 1:
            targets = [self._told_of(first, changes[0])]
        else:
            targets = self._told_of_members(first, changes)
        made = [self._change(each, target) for each, target in zip(changes, targets, strict=True)]
        if len(made) > 1 or not any(draft in self._group for draft in made):
            self._group = made

    def _only_anaphora(self, subject: str, changes: list[_Change]) -> bool:
        return (
            bool(names().anaphora.fullmatch(subject))
            and bool(self.drafts)
            and len(changes) == 1
            and (self._matching(subject, changes[0].quantity) is None)
        )

    @staticmethod
    def _same_points(changes: list[_Change]) -> list[_Change]:
        """2.9个、23.9个百分点: the unit that the first leaves out."""
        if not any(change.quantity.unit in _POINTS for change in changes):
            return changes
        return [
            change
            if change.quantity.unit in _POINTS or change.quantity.unit != "个"
            else _with_points(change)
            for change in changes
        ]

    def _elided(self, changes: list[_Change]) -> list[Draft | Name]:
        """The records that changes without a subject are told of: the last ones that have none."""
        count = len(changes)
        if not self.drafts:
            return [self._topic] * count
        if count == 1:
            return [self._one_elided(changes[0])]
        group = self._group if len(self._group) >= count else self.drafts[-_PARALLEL:]
        free = [draft for draft in group if draft.amount is None and draft.quantity is not None]
        if len(free) >= count:
            return list(free[-count:])
        return list(group[-count:]) if len(group) >= count else [self.drafts[-1]] * count

    def _one_elided(self, change: _Change) -> Draft:
        last = self.drafts[-1]
        if change.quantity.is_part or last.unit == change.quantity.unit or last.quantity is None:
            return last
        for draft in reversed(self._group or self.drafts[-_PARALLEL:]):
            if draft.unit == change.quantity.unit:
                return draft
        return last

    def _told_of(self, gap: Gap, change: _Change) -> Draft | Name:
        """The record a change with a subject of its own is told of, else the name of a new one."""
        assert gap.subject is not None
        words = self._words(gap.subject)
        name = trim(self._text, gap.subject, self._context)
        found = self._matching(words, change.quantity)
        if found is not None:
            self._spelt_out(found, name)
            return found
        if (
            self._is_average(gap)
            or gap.is_rate
            or words in ("增速", "增幅", "降幅", "涨幅", "跌幅", "占比", "比重")
        ):
            return self._measured(gap, name)
        if is_bare(wording(self._text, name)) and self._topic:
            return joined(self._topic, name)
        return self._with_change_head(name)

    def _measured(self, gap: Gap, name: Name) -> Name:
        """增速, 两年平均 and the like, told of what was measured last."""
        tail = self._word(gap) if self._is_average(gap) and not gap.is_rate else ()
        base = self._base()
        words = wording(self._text, name)
        if (
            base is not None
            and len(words) <= 6
            and re.fullmatch(r".{0,3}(?:平均|年均|增速|增幅|降幅|涨幅|跌幅|占比|比重)", words)
        ):
            return joined(base.name, self._full(gap), tail)
        return joined(self._full(gap), tail)

    def _word(self, gap: Gap) -> Name:
        start = self._text.rfind(gap.word, gap.start, gap.end) if gap.word else -1
        return ((start, start + len(gap.word)),) if start >= 0 else ()

    def _full(self, gap: Gap) -> Name:
        """A subject with its words of time left in: 两年平均."""
        assert gap.subject is not None
        return trim(self._text, gap.subject, Context((), self._context.scopes, 0))

    def _with_change_head(self, name: Name) -> Name:
        """采矿业下降1.1% behind 规模以上工业增加值: its 增加值."""
        if head_of(self._text, name) or not self.drafts or has_deed(self._text, name):
            return name
        whole = self.drafts[-1]
        head = head_of(self._text, whole.name)
        if head and self._in_parts and whole.quantity is None:
            return (*name, head)
        return name

    def _told_of_members(self, gap: Gap, changes: list[_Change]) -> list[Draft | Name]:
        assert gap.subject is not None
        targets: list[Draft | Name] = []
        if self._is_average(gap) and len(self._group) >= len(changes):
            tail = joined(self._full(gap), self._word(gap))
            return [joined(draft.name, tail) for draft in self._group[-len(changes) :]]
        for name, change in zip(members(self._text, gap.subject, len(changes)), changes, strict=True):
            trimmed = self._trimmed(name)
            found = self._matching(wording(self._text, trimmed), change.quantity)
            if found is not None and found not in targets:
                self._spelt_out(found, trimmed)
                targets.append(found)
            else:
                targets.append(trimmed)
        return targets

    def _spelt_out(self, draft: Draft, name: Name) -> None:
        """A record called by one character, 伤11人, takes the fuller wording of its change: 受伤人数."""
        if len(draft.own) == 1:
            draft.name = joined(self._topic, name)

    def _matching(self, words: str, quantity: Quantity) -> Draft | None:
        """The level of this sentence that a wording means: by its unit, or by its characters."""
        if not words:
            return None
        anaphora = bool(names().anaphora.fullmatch(words))
        recent = [d for d in self.drafts[-_PARALLEL:] if d.quantity is not None and d.amount is None]
        best: Draft | None = None
        best_score = 0.0
        for draft in recent:
            name = wording(self._text, draft.name)
            score = alike(words, name) if len(words) > 1 else 0.0
            if draft.unit and words.endswith((f"{draft.unit}数", f"{draft.unit}数量")):
                score += 0.5
            if len(draft.own) == 1 and draft.own in words:
                score += 0.5
            if not quantity.is_part and draft.unit == quantity.unit:
                score += 0.4
            if anaphora and score >= 0.4:
                score += 0.5
            if name.endswith(words) or words.endswith(name):
                score += 0.3
            if score > best_score:
                best, best_score = draft, score
        return best if best_score >= 0.9 else None

    def _change(self, change: _Change, target: Draft | Name) -> Draft:
        quantity = change.quantity
        amount = quantity.value * change.direction
        unit = _change_unit(quantity)
        if isinstance(target, Draft):
            if self._attach(target, change, amount, unit):
                self._touched = target
                return target
            name = self._name_of_second(target, change, unit)
        else:
            name = target
        draft = Draft(
            name,
            quantity.numeral,
            (quantity.start, quantity.end),
            None,
            quantity.bound,
            amount,
            unit,
            change.basis,
        )
        draft.verb = change.gap.word
        draft.numbers.append(quantity.numeral)
        self._add(draft)
        return draft

    def _attach(self, draft: Draft, change: _Change, amount: Decimal, unit: str) -> bool:
        """Give a record its change; False where it is a record of its own."""
        quantity = change.quantity
        if self._is_average(change.gap):
            return False
        if draft.amount is None:
            if unit == "pp" and draft.unit not in ("%", "‰", None):
                return False
            if unit not in ("%", "pp", "times") and draft.unit not in (unit, None):
                return False
            draft.amount, draft.amount_unit, draft.basis, draft.verb = (
                amount,
                unit,
                change.basis,
                change.gap.word,
            )
            if draft.quantity is None:
                draft.bound = quantity.bound
            draft.numbers.append(quantity.numeral)
            return True
        own = draft.amount_unit not in ("%", "pp", "times")
        if unit == "%" and own:
            draft.amount, draft.amount_unit, draft.bound = (
                amount,
                unit,
                (draft.bound if draft.quantity else quantity.bound),
            )
            draft.basis = draft.basis or change.basis
            draft.numbers.append(quantity.numeral)
            return True
        if (
            unit not in ("%", "pp", "times")
            and draft.amount_unit in ("%", "times")
            and draft.quantity is not None
        ):
            draft.numbers.append(quantity.numeral)
            return True
        return False

    def _name_of_second(self, draft: Draft, change: _Change, unit: str) -> Name:
        """A change of a change is called by the word of the first: 地区生产总值同比增长."""
        if unit != "pp" or not draft.verb or draft.amount_unit == "pp":
            return draft.name
        if wording(self._text, draft.name).endswith(draft.verb):
            return draft.name
        start = self._text.rfind(draft.verb, 0, change.quantity.start)
        while start > 0 and start > change.gap.start - 1:
            start = self._text.rfind(draft.verb, 0, start)
        return joined(draft.name, ((start, start + len(draft.verb)),)) if start >= 0 else draft.name

    def _flat_changes(self, clause: Clause, start: int) -> None:
        """持平 and 翻一番: changes without a number."""
        match = _FLAT.search(self._text, start, clause.end)
        if match is None:
            return
        word = match.group()
        amount = (
            Decimal(0)
            if word.endswith("持平")
            else Decimal({"两": 300, "三": 700, "四": 1500}.get(word[-2], 100))
        )
        gap = read_gap(
            self._text, start, match.start(), first=True, carried=self._compared, own_year=self._own_year
        )
        comparison: Comparison | None = gap.comparison
        basis = comparison.basis if comparison else self._carried
        subject = self._words(gap.subject)
        last = self.drafts[-1] if self.drafts else None
        if len(subject) < 2 and last is not None and last.amount is None:
            last.amount, last.basis, last.verb = amount, basis, word
            return
        if len(subject) < 2 or gap.subject is None:
            return
        name = trim(self._text, gap.subject, self._context)
        draft = Draft(name, match.start(), match.span(), None, "exact", amount, "%", basis)
        if word.startswith(("基本", "大体", "总体", "大致")):
            draft.bound = "about"
        self._add(draft)

    # --- brackets ---------------------------------------------------------------------------------------

    def _read_inset(self, inset: Clause) -> int:
        """Figures in brackets: a change of the number before, its earlier value, or parts of it."""
        keep_group, keep_parts = self._group, self._in_parts
        first = inset.quantities[0]
        sign = signed(self._text, first.numeral)
        lead = self._text[inset.start : first.start].strip(" +-")
        if sign is not None and not lead and first.is_part and self._deferred:
            self._deferred.append(_Change(first, self._deferred[-1].gap, int(sign), self._deferred[-1].basis))
            return inset.end + 1
        if not self.drafts or (not lead and sign is None and self._names_before(inset)):
            self._named_outside(inset)
            return inset.end + 1
        base = self._touched or self.drafts[-1]
        if sign is not None and not lead and first.is_part:
            gap = read_gap(
                self._text, first.start, first.start, first=True, carried=True, own_year=self._own_year
            )
            self._change(_Change(first, gap, int(sign), base.basis), base)
            return inset.end + 1
        self._inset_of = base
        for part in _split_inset(self._text, inset):
            self._clause(part)
        self._inset_of = None
        self._group, self._in_parts = keep_group, keep_parts
        self._to_end(base)
        return inset.end + 1

    def _to_end(self, base: Draft) -> None:
        """What follows the brackets is told of the record before them: it stands last again."""
        inner = self.drafts.index(base)
        self.drafts = [*self.drafts[:inner], *self.drafts[inner + 1 :], base]

    def _names_before(self, inset: Clause) -> bool:
        """Whether a wording, not a number, stands before the bracket: 目标值(53%)."""
        before = self._text[max(0, inset.start - 2) : inset.start - 1]
        return bool(re.match(r"[率值数额量重比]", before))

    def _named_outside(self, inset: Clause) -> None:
        start = max(self._text.rfind(mark, 0, inset.start) for mark in ",;:。") + 1
        aim = self._text.rfind("于", start, inset.start)
        name = trim(self._text, (aim + 1 if aim >= 0 else start, inset.start - 1), self._context)
        quantity = inset.quantities[0]
        draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), quantity, quantity.bound)
        draft.numbers.append(quantity.numeral)
        base = self._base()
        goal = re.search(r"目标值?$", wording(self._text, name))
        if goal and base is not None:
            draft.name = joined(base.name, ((inset.start - 1 - len(goal.group()), inset.start - 1),))
        self._add(draft)
        draft.aimed = draft.aimed or bool(goal)

    # --- words ------------------------------------------------------------------------------------------

    def _words(self, piece: Piece | None) -> str:
        return "" if piece is None else wording(self._text, trim(self._text, piece, self._context))


def _ends_with_deed(words: str) -> bool:
    tail = words[-4:]
    return any(match.end() == len(tail) for match in deeds().finditer(tail)) or words.endswith(
        ("的", "为", "有", "等", "对", "给", "向", "使", "令", "让")
    )


def _bounded_like(quantity: Quantity, before: Quantity) -> Quantity:
    """超过四成和一倍: the bound before the first of a list holds for the rest."""
    return replace(quantity, bound=before.bound) if before.start < before.numeral else quantity


def _with_points(change: _Change) -> _Change:
    return replace(change, quantity=replace(change.quantity, unit="个百分点"))


def _change_unit(quantity: Quantity) -> str:
    if quantity.unit in _POINTS:
        return "pp"
    if quantity.unit == "倍":
        return "times"
    return quantity.unit or ""


def _split_inset(text: str, inset: Clause) -> list[Clause]:
    """The clauses inside brackets."""
    parts: list[Clause] = []
    start = inset.start
    spans = [(q.start, q.end) for q in inset.quantities]
    for place in range(inset.start, inset.end + 1):
        if place < inset.end and (text[place] not in ",;:" or any(a <= place < b for a, b in spans)):
            continue
        own = tuple(q for q in inset.quantities if start <= q.start and q.end <= place)
        if own:
            parts.append(Clause(start, place, own))
        start = place + 1
    return parts
