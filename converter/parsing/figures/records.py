"""The records of one sentence: what is a level, a change or an earlier value, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from converter.model import Basis
from converter.parsing.figures.borders import leading_nouns
from converter.parsing.figures.changing import Changing
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.context import Context
from converter.parsing.figures.drafts import Draft, Measure, State, Told, same_unit
from converter.parsing.figures.earlier import Earlier
from converter.parsing.figures.fitting import settle
from converter.parsing.figures.gaps import Comparison, Gap, find_comparison, read_gap, signed
from converter.parsing.figures.grammar import named
from converter.parsing.figures.kinds import Kind, KindRule, Seen, against, ends_later, kind_of
from converter.parsing.figures.levels import Levels
from converter.parsing.figures.naming import Name, joined, matter_of, wording
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.trimming import trim
from converter.parsing.figures.vocabulary import changes, names

_PARTS_OPEN = named("records.parts_open")


_IS_ONE_OF = named("records.is_one_of")
_TOTAL = named("records.total")
_COUNTED = named("records.counted")
_OF_BASE = named("records.of_base")
_BASE = named("records.base")


@dataclass(slots=True)
class _Run:
    """Numbers of one kind that stand together."""

    kind: Kind = ""
    numbers: list[tuple[Quantity, Gap]] = field(default_factory=list)
    changes: list[Told] = field(default_factory=list)


class SentenceReader:
    """Reads the clauses of one sentence in order.

    Args:
        text: the folded source.
        context: period, scope and aims of the sentence.
        subject: what the paragraph or its heading is about, for bare measures.
        own_year: the year the report speaks of.
        carried: what changes of the clauses before a `；` are measured against.
        measures: what the sentence before measured, for the parts of a whole.
        told_before: whether `subject` is that of the sentence before, not of a heading.
    """

    def __init__(
        self,
        text: str,
        context: Context,
        subject: Name,
        own_year: int | None,
        carried: Basis | None = None,
        measures: Sequence[Measure] = (),
        told_before: bool = False,
    ) -> None:
        self._state = State(
            text, context, subject, own_year, carried, measures=list(measures), told_before=told_before
        )
        self._levels = Levels(self._state)
        self._changes = Changing(self._state)
        self._earlier = Earlier(self._state, self._changes)
        self._run = _Run()
        self.rules: dict[int, KindRule] = {}
        """By which rule each number was read, by its place."""

    @property
    def drafts(self) -> list[Draft]:
        return self._state.drafts

    @property
    def topic(self) -> Name:
        return self._state.topic

    @property
    def measures(self) -> list[Measure]:
        return self._state.measures

    @property
    def carried(self) -> Basis | None:
        return self._state.carried

    def read(self, clauses: Sequence[Clause]) -> None:
        for clause in clauses:
            self._clause(clause)
        settle(self._state.drafts)

    def _clause(self, clause: Clause) -> None:
        if _PARTS_OPEN.match(self._state.text[clause.start : clause.end]):
            self._state.in_parts = True
        if not clause.quantities and not clause.insets:
            self._without_figures(clause)
            return
        total = _TOTAL.match(self._state.text, clause.start, clause.end)
        if total and len(self._state.drafts) > 1:
            self._state.topic = self._state.total = (total.span(1),)
        self._levels.verb = None
        begin, insets = clause.start, list(clause.insets)
        base: Quantity | None = None
        for place, quantity in enumerate(clause.quantities):
            while insets and insets[0].end <= quantity.start:
                self._end_run(clause)
                begin = self._read_inset(insets.pop(0), begin)
            if base is None and self._is_base_of_share(clause, place, begin):
                self._end_run(clause)
                base = quantity
                self._note_base(quantity, clause.quantities[place + 1], begin)
                continue
            gap = read_gap(
                self._state.text,
                begin,
                base.start if base is not None else quantity.start,
                first=place == 0,
                compared=self._state.compared,
                own_year=self._state.own_year,
            )
            seen = Seen(self._state, self._run.kind, clause, place, quantity, gap)
            kind, self.rules[quantity.numeral] = kind_of(seen)
            self._take(kind, quantity, gap, clause, place)
            begin, base = quantity.end, None
        self._end_run(clause)
        for inset in insets:
            begin = self._read_inset(inset, begin)
        self._changes.unchanged(clause, begin)
        self._state.lead = ()

    def _is_base_of_share(self, clause: Clause, place: int, begin: int) -> bool:
        """占年初预算12000万元的43.6%: what the share is a share of."""
        quantity, text = clause.quantities[place], self._state.text
        if place + 1 == len(clause.quantities) or quantity.is_part:
            return False
        share = clause.quantities[place + 1]
        return (
            share.unit in ("%", "‰")
            and bool(_OF_BASE.fullmatch(text, quantity.end, share.start))
            and bool(_BASE.search(text, begin, quantity.start))
        )

    def _note_base(self, quantity: Quantity, share: Quantity, begin: int) -> None:
        """What a share is a share of stands under its own name: 年初预算 12000万元."""
        text, state = self._state.text, self._state
        told = _BASE.search(text, begin, quantity.start)
        start = told.start(2) if told else begin
        noun = (quantity.end, share.start) if text[quantity.end : quantity.end + 1] != "的" else (0, 0)
        name = joined(
            trim(text, (start, quantity.start), state.context),
            trim(text, noun, state.context, behind_number=True),
        )
        if not name:
            return
        draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), quantity, quantity.bound)
        draft.is_share = True
        draft.numbers.append(quantity.numeral)
        group, topic, touched = state.group, state.topic, state.touched
        state.add(draft)
        state.group, state.topic, state.touched = group, topic, touched

    def _take(self, kind: Kind, quantity: Quantity, gap: Gap, clause: Clause, place: int) -> None:
        """Add a number to the run of its kind; one that opens another run ends the one before."""
        run = self._run
        goes_on = kind == run.kind and (kind == "level" or gap.joint or self._goes_on(gap))
        if not goes_on:
            self._end_run(clause)
            run = self._run
        if kind != "change":
            if kind == "previous" and gap.comparison is None and not gap.begins:
                named = against(self._state.text, gap)
                told = named and Comparison(*named.span(), "since", named.group())
                gap = replace(gap, comparison=told, subject=None if told else gap.subject)
            if gap.comparison is not None and kind == "previous":
                self._state.compared = True
            elif gap.comparison is not None and gap.singled_out:
                self._state.carried = gap.comparison.basis
            run.kind = kind
            run.numbers.append((quantity, gap))
            return
        change = self._as_change(quantity, gap, run.changes)
        if self._earlier.waiting and gap.subject is None and ends_later(self._state.text, clause, place):
            self._earlier.deferred.append(change)
        else:
            run.kind = kind
            run.changes.append(change)

    def _end_run(self, clause: Clause) -> None:
        run, self._run = self._run, _Run()
        if run.kind == "level":
            self._levels.may_fill = not self._earlier.waiting
            self._levels.make(run.numbers, clause)
            self._earlier.take()
        elif run.kind == "change":
            self._changes.make(run.changes)
        elif run.kind == "previous":
            self._earlier.note(run.numbers)

    def _without_figures(self, clause: Clause) -> None:
        """A clause may name the comparison for those behind it, or say that nothing changed."""
        self._state.lead = trim(self._state.text, (clause.start, clause.end), self._state.context)
        self._changes.unchanged(clause, clause.start)
        if not self._state.drafts and self._state.lead:
            start, end = self._state.lead[0]
            nouns = leading_nouns(self._state.text, start, end)
            if start + 2 <= nouns < end:
                self._state.topic = ((start, nouns),)
                if names().heads.search(self._state.text[start:nouns]):
                    self._state.lead = self._state.topic  # 粮食产量再上新台阶,达到…
        if self._state.lead:
            start, end = self._state.lead[0]
            opened = [right for _, right in self._state.context.periods if clause.start < right <= start]
            matter = matter_of(self._state.text, (max(opened, default=clause.start), end))
            self._state.matter = matter or self._state.matter
            if self._state.matter and not self._state.drafts:
                self._state.topic = self._state.matter
        aspect = re.search(r"(?:方面|部分)$", self._state.text[clause.start : clause.end])
        if aspect:
            self._state.aspect = trim(
                self._state.text, (clause.start, clause.start + aspect.start()), self._state.context
            )
            self._state.topic = self._state.aspect or self._state.topic
        found = find_comparison(self._state.text, clause.start, clause.end, self._state.own_year)
        if found is not None:
            rest = self._state.text[found.end : clause.end].strip()
            lead = self._state.text[clause.start : found.start].strip()
            if len(lead) <= 8 and (len(rest) <= 3 or (len(rest) <= 8 and re.search(r"[升降增减]", rest))):
                self._state.carried, self._state.compared = found.basis, True

    def _goes_on(self, gap: Gap) -> bool:
        """Whether a change goes on a list of changes: 分别增长18.5%、下降6.7%."""
        return gap.listed and bool(gap.word) and not self._state.words(gap.subject)

    def _as_change(self, quantity: Quantity, gap: Gap, before: list[Told]) -> Told:
        direction = gap.direction or (before[-1].direction if before else 0)
        sign = signed(self._state.text, quantity.numeral)
        if not gap.direction and sign is not None and not before:
            direction = int(sign) if quantity.value >= 0 else 1
        if gap.word == "改善" and self._better_lower(gap):
            direction = -1
        if gap.comparison is not None:
            basis = gap.comparison.basis
        elif before:
            basis = before[-1].basis
        else:
            basis = None if self._state.is_average(gap) else self._state.carried
        if before and gap.joint and quantity.bound == "exact":
            quantity = _bounded_like(quantity, before[-1].quantity)
        return Told(quantity, gap, direction or 1, basis)

    def _better_lower(self, gap: Gap) -> bool:
        measure = self._state.words(gap.subject)
        if not measure and self._state.drafts:
            measure = wording(self._state.text, self._state.drafts[-1].name)
        return bool(changes().better_lower.search(measure))

    def _read_inset(self, inset: Clause, begin: int) -> int:
        """Figures in brackets: a change of the number before, its earlier value, or parts of it."""
        keep_group, keep_parts = self._state.group, self._state.in_parts
        first = inset.quantities[0]
        sign = signed(self._state.text, first.numeral)
        lead = self._state.text[inset.start : first.start].strip(" +-")
        if self._value_of_comparison(inset, lead) or self._told_of_noun(inset, begin):
            return inset.end + 1
        if sign is not None and not lead and first.is_part and self._earlier.deferred:
            self._earlier.deferred.append(
                Told(first, self._earlier.deferred[-1].gap, int(sign), self._earlier.deferred[-1].basis)
            )
            return inset.end + 1
        if not self._state.drafts or (not lead and sign is None and self._names_before(inset)):
            self._named_outside(inset)
            return inset.end + 1
        base = self._state.touched or self._state.drafts[-1]
        moved = base.change
        if sign is None and not lead and first.is_part and moved and moved.amount and moved.unit == base.unit:
            sign = Decimal(-1 if moved.amount < 0 else 1)  # 上升5宗(4.3%)
        absolute = same_unit(base.unit, first.unit) and moved is not None and moved.unit == "%"
        if sign is not None and not lead and (first.is_part or absolute):
            gap = read_gap(
                self._state.text,
                first.start,
                first.start,
                first=True,
                compared=True,
                own_year=self._state.own_year,
            )
            basis = moved.basis if moved is not None else self._state.carried
            self._changes.tell(Told(first, gap, int(sign), basis), base)
            return inset.end + 1
        self._state.inset_of, self._state.inset_topic = base, ()
        for part in _split_inset(self._state.text, inset):
            self._clause(part)
        self._state.inset_of = None
        self._state.group, self._state.in_parts = keep_group, keep_parts
        self._to_end(base)
        return inset.end + 1

    def _told_of_noun(self, inset: Clause, begin: int) -> bool:
        """服装(下跌3.4%)、监管不力(14.2%): brackets that tell the one figure of the words before them."""
        state, first = self._state, inset.quantities[0]
        name = trim(state.text, (begin, inset.start - 1), state.context)
        if len(inset.quantities) > 1 or not first.is_part or not name:
            return False
        last = list(_IS_ONE_OF.finditer(state.text, name[0][0], name[-1][1]))
        if last:
            name = ((last[-1].end(), name[-1][1]),)
        gap = read_gap(
            state.text, inset.start, first.start, first=True, compared=True, own_year=state.own_year
        )
        if gap.subject is not None and state.words(gap.subject):
            return False
        if gap.direction or signed(state.text, first.numeral) is not None:
            self._changes.tell(self._as_change(first, gap, []), name)
            return True
        if not last and not self._lists_shares(begin):
            return False
        draft = Draft(name, first.numeral, (first.start, first.end), first, first.bound)
        draft.numbers.append(first.numeral)
        state.add(draft)
        return True

    def _lists_shares(self, begin: int) -> bool:
        """Whether a bracket with a share stands just before, or at the end of the clause before."""
        before = self._state.text[max(0, begin - 4) : begin].rstrip(" ,、和及以")
        return bool(before) and before[-1] in ")）" and bool(self._state.drafts)

    def _to_end(self, base: Draft) -> None:
        """What follows the brackets is told of the record before them: it stands last again."""
        inner = self._state.drafts.index(base)
        self._state.drafts = [*self._state.drafts[:inner], *self._state.drafts[inner + 1 :], base]

    def _value_of_comparison(self, inset: Clause, lead: str) -> bool:
        """较二零二一年(29157宗): the value of the time compared with."""
        if lead not in ("", "即", "为", "是", "当时为") or len(inset.quantities) != 1:
            return False
        found = find_comparison(self._state.text, inset.start - 24, inset.start - 1, self._state.own_year)
        if found is None or found.end < inset.start - 1 or _COUNTED.search(found.text):
            return False
        self._state.carried, self._state.compared = found.basis, True
        if inset.quantities[0].is_part and found.basis not in ("yoy", "mom"):
            return False  # a mark to measure against: a figure of its own
        gap = read_gap(
            self._state.text,
            found.start,
            inset.quantities[0].start,
            first=True,
            compared=True,
            own_year=self._state.own_year,
        )
        self._earlier.note([(inset.quantities[0], replace(gap, subject=None, comparison=found))])
        return True

    def _names_before(self, inset: Clause) -> bool:
        """Whether a wording, not a number, stands before the bracket: 目标值(53%)."""
        before = self._state.text[max(0, inset.start - 2) : inset.start - 1]
        return bool(re.match(r"[率值数额量重比]", before))

    def _named_outside(self, inset: Clause) -> None:
        start = max(self._state.text.rfind(mark, 0, inset.start) for mark in ",;:。") + 1
        aim = self._state.text.rfind("于", start, inset.start)
        name = trim(self._state.text, (aim + 1 if aim >= 0 else start, inset.start - 1), self._state.context)
        quantity = inset.quantities[0]
        draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), quantity, quantity.bound)
        draft.numbers.append(quantity.numeral)
        base = self._state.base()
        goal = re.search(r"目标值?$", wording(self._state.text, name))
        if goal and base is not None:
            draft.name = joined(base.name, ((inset.start - 1 - len(goal.group()), inset.start - 1),))
        self._state.add(draft)
        draft.aimed = draft.aimed or bool(goal)


def _bounded_like(quantity: Quantity, before: Quantity) -> Quantity:
    """超过四成和一倍: the bound before the first of a list holds for the rest."""
    return replace(quantity, bound=before.bound) if before.start < before.numeral else quantity


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
