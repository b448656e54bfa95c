"""The records of one sentence, read clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from converter.model import Base
from converter.parsing.figures.borders import leading_nouns
from converter.parsing.figures.changing import give
from converter.parsing.figures.changing.moves import as_change
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.context import Context
from converter.parsing.figures.drafts import Against, Draft, Inset, Measure, State, Subject, Told
from converter.parsing.figures.earlier import Earlier
from converter.parsing.figures.fitting import settle
from converter.parsing.figures.gaps import Comparison, Gap, OwnTime, find_comparison, judged
from converter.parsing.figures.grammar import named
from converter.parsing.figures.insets import parts_of, read_inset
from converter.parsing.figures.kinds import (
    MADE_INTO,
    PRESSED_TOO,
    Kind,
    Seen,
    against,
    ends_later,
    kind_of,
    made_of,
    told_from,
)
from converter.parsing.figures.levels import LevelMaker
from converter.parsing.figures.naming import Name, between, joined, matter_of, without_campaign, wording
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.told_lists import told_list
from converter.parsing.figures.unchanged import tell_unchanged, tells_unchanged
from converter.parsing.figures.vocabulary import deeds, names

_PARTS_OPEN = named("records.parts_open")
_TOTAL = named("records.total")
_OF_BASE = named("records.of_base")
_BASE = named("records.base")
_WHOLE = named("records.whole")
_ASPECT, _ASPECT_DEED = named("records.aspect"), named("records.aspect_deed")
_MOVES = named("records.moves")
_WHERE = named("records.where")
_FROM_YEAR = named("records.from_year")
"""最大降雨量|出现在双溪镇, 达…: what a clause without figures tells beside its measure."""
_TOTAL_OF = named("records.total_of")
_TELLS_OF = named("records.tells_of")
"""诈骗类警情|持续高位运行, 共接报…: what a clause tells of in words."""
_DONE_TO = named("records.done_to")
_MEANWHILE, _TOGETHER = named("records.meanwhile"), named("common.together")
_LAGS = named("records.lags")
_GOES_BY = named("records.goes_by")
_GENERAL = named("records.general")
_DOING = named("records.doing")
_HEADED = named("records.headed")
_OF = named("common.of")
_LEAD_SHORT, _REST_SHORT, _REST_LONG = 8, 3, 8
"""Characters before and behind a comparison that stands as a clause of its own."""


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
        own: the time the report speaks of.
        carried: what changes of the clauses before a `；` are measured against.
        measures: what the sentence before measured, for the parts of a whole.
        before: what was counted in the sentence before, where this one goes on behind a `；`.
        told_before: whether `subject` is that of the sentence before, not of a heading.
        heading: that of its section.
        whole: of what the sentence before told parts, where this one goes on behind a `；`.
    """

    def __init__(
        self,
        text: str,
        context: Context,
        subject: Name,
        own: OwnTime,
        carried: Base | None = None,
        measures: Sequence[Measure] = (),
        told_before: bool = False,
        before: Sequence[Draft] = (),
        whole: Name = (),
        heading: Name = (),
    ) -> None:
        headed = subject if subject and not told_before and _HEADED.fullmatch(text, *subject[0]) else ()
        if headed and deeds().match(text, *headed[0]):
            headed = ()
        about = Subject(
            subject,
            told_before,
            measures=list(measures),
            headed=headed,
            whole=whole,
            opened=subject,
            heading=heading,
        )
        self._state = State(text, context, own, about, Against(carried), before=tuple(before))
        self._levels = LevelMaker(self._state)
        self._earlier = Earlier(self._state)
        self._run = _Run()
        self.rules: dict[int, str] = {}
        """By which rule each number was read, by its place."""

    @property
    def drafts(self) -> list[Draft]:
        return self._state.records.made

    @property
    def topic(self) -> Name:
        """What the next sentence may borrow: not a part of what this one told."""
        about, told = self._state.about, self.drafts
        if told and not about.told_before and not about.whole and all(each.unit is None for each in told):
            return told[0].name  # 固定资产投资增长6.3%。分产业看, …
        return about.whole or about.topic

    @property
    def whole(self) -> Name:
        """Of what parts were told, if any were."""
        return self._state.about.whole

    @property
    def measures_lent(self) -> list[Measure]:
        """The measure that the next sentence may borrow; none where two were told of together."""
        return [] if self._state.measured_together() else self._state.about.measures[-1:]

    @property
    def carried(self) -> Base | None:
        return self._state.against.basis

    def read(self, clauses: Sequence[Clause]) -> None:
        last = len(clauses) - 1
        while last >= 0 and not self._may_tell(clauses[last]):
            last -= 1
        for place, clause in enumerate(clauses):
            self._clause(clause, goes_on=place < last)
        settle(self.drafts)

    def _may_tell(self, clause: Clause) -> bool:
        """Whether a clause has figures, or tells a change without a number."""
        return bool(clause.quantities or clause.insets) or tells_unchanged(self._state.text, clause)

    def _clause(self, clause: Clause, *, goes_on: bool = True) -> None:
        """Read a clause; `goes_on`: whether one behind it may tell something."""
        state = self._state
        if _PARTS_OPEN.match(state.text[clause.start : clause.end]):
            state.about.whole = state.about.whole or state.about.topic
            state.about.in_parts, state.about.parts_at = True, len(self.drafts)
        if not clause.quantities and not clause.insets:
            if goes_on or not self.drafts or tells_unchanged(state.text, clause):
                self._leads(clause)
            self._turns(clause)
            return
        total = _TOTAL.match(state.text, clause.start, clause.end)
        if total and len(self.drafts) > 1:
            state.about.topic = state.about.total = (total.span(1),)
        total_of = _TOTAL_OF.match(state.text, clause.start, clause.end)
        state.about.summing = (total_of.span(1),) if total_of and len(self.drafts) > 1 else ()
        self._levels.open_clause()
        begin, insets = clause.start, list(clause.insets)
        base: Quantity | None = None
        for place, quantity in enumerate(clause.quantities):
            while insets and insets[0].end <= quantity.start:
                self._end_run(clause)
                if self._tells_whole(insets[0], quantity, begin):
                    inset = insets.pop(0)
                    self._note_base(inset.quantities[0], quantity, begin, inset.start - 1)
                    base = replace(inset.quantities[0], start=inset.start - 1)
                    continue
                begin = self._inset(insets.pop(0), begin)
            if base is None and self._is_base_of_share(clause, place, begin):
                self._end_run(clause)
                base = quantity
                self._note_base(quantity, clause.quantities[place + 1], begin)
                continue
            gap = state.gap(
                begin,
                base.start if base is not None else quantity.start,
                first=place == 0,
                compared=place > 0 and self._run.kind == "change",
            )
            seen = Seen(state, self._run.kind, clause, place, quantity, gap)
            self.rules[quantity.numeral], kind = kind_of(seen)
            self._take(kind, quantity, gap, clause, place)
            begin, base = quantity.end, None
        self._end_run(clause)
        for inset in insets:
            begin = self._inset(inset, begin)
        tell_unchanged(state, clause, begin)
        state.about.lead, state.about.listed = (), None

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

    def _tells_whole(self, inset: Clause, share: Quantity, begin: int) -> bool:
        """占全国出生人口(17.8万人)15.97%: brackets that say how large the whole of a share is."""
        state = self._state
        return (
            len(inset.quantities) == 1
            and bool(self.drafts)
            and not inset.quantities[0].is_part
            and share.is_part
            and not state.text[inset.start : inset.quantities[0].start].strip()
            and not state.text[inset.end + 1 : share.start].strip()
            and _WHOLE.search(state.text, begin, inset.start - 1) is not None
        )

    def _note_base(self, quantity: Quantity, share: Quantity, begin: int, end: int | None = None) -> None:
        """What a share is a share of stands under its own name: 年初预算 12000万元."""
        state = self._state
        end = quantity.start if end is None else end
        told = _BASE.search(state.text, begin, end)
        start = told.start(2) if told else begin
        named = _OF.match(state.text, quantity.end) or end < quantity.start
        noun = (0, 0) if named else (quantity.end, share.start)
        name = joined(
            state.trim((start, end)),
            state.trim(noun, behind_number=True),
        )
        if not name:
            return
        draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), quantity, quantity.bound)
        draft.is_share, draft.rules = True, ("base-of-share",)
        draft.numbers.append(quantity.numeral)
        group, topic, touched = state.records.group, state.about.topic, state.records.touched
        state.add(draft)
        state.records.group, state.about.topic, state.records.touched = group, topic, touched

    def _take(self, kind: Kind, quantity: Quantity, gap: Gap, clause: Clause, place: int) -> None:
        """Add a number to the run of its kind; one that opens another run ends the one before."""
        of_deed = self.rules[quantity.numeral] == PRESSED_TOO
        goes_on = kind == self._run.kind and (kind == "level" or gap.joint or of_deed or self._goes_on(gap))
        if not goes_on:
            self._end_run(clause)
        run = self._run
        if kind == "change":
            change = as_change(self._state, quantity, gap, run.changes)
            if self._earlier.waiting and gap.subject is None and ends_later(self._state.text, clause, place):
                self._earlier.deferred.append(change)
            else:
                run.kind = kind
                run.changes.append(change)
            return
        if self.rules[quantity.numeral] == MADE_INTO:
            what = made_of(self._state.text, quantity, clause.quantities[place + 1])
            gap = replace(gap, subject=what, begins=True)
        elif kind == "previous" and gap.comparison is None and not gap.begins:
            text = self._state.text
            named_time = against(text, gap)
            told = named_time and judged(text, *named_time.span(), named_time.group(), self._state.own)
            gap = replace(gap, comparison=told, subject=None if told else gap.subject)
        elif kind == "previous" and gap.begins and not ends_later(self._state.text, clause, place):
            year = told_from(self._state.text, gap)
            told = Comparison(*year.span(), "yoy", year.group()) if year else gap.comparison
            gap = replace(gap, comparison=told, subject=None, begins=False)
        if kind == "previous" and gap.begins and _FROM_YEAR.search(self._state.text, gap.start, gap.end):
            self._state.against.basis = "yoy"  # 由前一年的118宗增至145宗, 增加22.9%
        if gap.comparison is not None and kind == "previous":
            self._state.against.named = True
        elif gap.comparison is not None and gap.singled_out:
            self._state.against.basis = gap.comparison.basis
        run.kind = kind
        run.numbers.append((quantity, gap))

    def _end_run(self, clause: Clause) -> None:
        if not self._run.kind:
            return
        run, self._run = self._run, _Run()
        if run.kind == "level":
            about = self._state.about
            may_fill = not self._earlier.waiting or about.awaits_value
            self._levels.make(run.numbers, clause, may_fill=may_fill)
            about.awaits_value = False
            self._earlier.take()
        elif run.kind == "change":
            give(self._state, run.changes)
        elif run.kind == "previous":
            self._earlier.note(run.numbers)

    def _goes_on(self, gap: Gap) -> bool:
        """Whether a change goes on a list of changes: 分别增长18.5%、下降6.7%."""
        return gap.listed and bool(gap.word) and not self._state.words(gap.subject)

    def _inset(self, inset: Clause, begin: int) -> int:
        """Read brackets; where the words behind them begin."""
        state = self._state
        group, in_parts = state.records.group, state.about.in_parts
        rule = read_inset(state, self._earlier, inset, begin)
        if rule is not None:
            self.rules[inset.quantities[0].numeral] = rule
            return inset.end + 1
        base = state.records.touched or state.records.made[-1]
        state.records.inset = Inset(base)
        for part in parts_of(state.text, inset):
            self._clause(part)
        state.records.inset = None
        state.records.group, state.about.in_parts = group, in_parts
        state.records.to_end(base)
        return inset.end + 1

    def _leads(self, clause: Clause) -> None:
        """A clause without figures may say what those behind it are about, or that nothing changed."""
        state = self._state
        where = _WHERE.search(state.text, clause.start, clause.end)
        end = where.start() if where is not None else clause.end
        state.about.lead = state.trim((clause.start, end))
        state.about.opening = state.about.lead[:1]
        last = state.records.last
        state.about.listed = told_list(
            state.text,
            (clause.start, clause.end),
            state.context,
            state.about.listed,
            last.name if last is not None else (),
        )
        tell_unchanged(state, clause, clause.start)
        if state.about.lead and not state.about.aspect:
            if not self.drafts:
                self._lead_with_nouns(clause, state.about.lead[0])
            self._note_matter(clause, state.about.lead[0])

    def _turns(self, clause: Clause) -> None:
        """It may turn to something else, or say what all behind it is measured against, sentences too."""
        state = self._state
        aspect = _ASPECT.search(state.text[clause.start : clause.end])
        if aspect:
            state.about.aspect = state.trim((clause.start, clause.start + aspect.start()))
            state.about.topic = _of_aspect(state.text, state.about.aspect) or state.about.topic
        found = find_comparison(state.text, clause.start, clause.end, state.own)
        if found is None:
            return
        lead = state.text[clause.start : found.start].strip()
        rest = state.text[found.end : clause.end].strip()
        short = len(rest) <= _REST_SHORT or (len(rest) <= _REST_LONG and _MOVES.search(rest))
        if len(lead) <= _LEAD_SHORT and short:
            state.against.basis, state.against.named = found.basis, True

    def _note_matter(self, clause: Clause, lead: tuple[int, int]) -> None:
        """惩治|电信网络诈骗, 批捕21人: what the deed of the clause is done to."""
        state, (start, end) = self._state, lead
        opened = [right for _, right in state.context.periods if clause.start < right <= start]
        begin = max(opened, default=clause.start)
        also = _MEANWHILE.match(state.text, begin, end)
        together = _TOGETHER.match(state.text, begin if also is None else also.end(), clause.end)
        if together is not None:
            state.about.matter = (together.span(),)
            return
        tells = _TELLS_OF.match(state.text, begin, end) or _DONE_TO.match(state.text, begin, end)
        tells = tells or _LAGS.match(state.text, start, end)
        matter = (
            state.trim(tells.span(tells.lastindex or 1)) if tells else matter_of(state.text, (begin, end))
        )
        state.about.matter = without_campaign(state.text, matter) or state.about.matter
        if state.about.matter and not self.drafts:
            state.about.topic = state.about.matter

    def _lead_with_nouns(self, clause: Clause, lead: tuple[int, int]) -> None:
        """粮食产量|再上新台阶, 达到…: the nouns a sentence begins with are what it is about."""
        state, (start, end) = self._state, lead
        nouns = leading_nouns(state.text, start, end)
        head = names().measure.match(state.text, nouns, end)
        nouns = head.end() if head is not None and nouns > start else nouns
        doing = _DOING.search(state.text, start, nouns)
        nouns = doing.start() if doing is not None else nouns
        goes_by = _GOES_BY.match(state.text, clause.start, clause.end)
        if goes_by is not None or _GENERAL.fullmatch(state.text, start, nouns):
            return
        if start + 2 <= nouns < end or state.lead_measured:
            state.about.topic = state.lead_measured or ((start, nouns),)
            if names().heads.search(state.text[start:nouns]):
                state.about.lead = state.about.topic


def _of_aspect(text: str, aspect: Name) -> Name:
    """天然气 of 天然气发展: what is told under a head, less what is done about it."""
    written = wording(text, aspect)
    done = _ASPECT_DEED.search(written)
    return between(aspect, 0, done.start()) if done is not None else aspect
