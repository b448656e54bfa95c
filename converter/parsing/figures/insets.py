"""Figures in brackets: the change or the earlier value of what stands before them, or its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from converter.parsing.figures.changing.giving import give_to, new_record
from converter.parsing.figures.changing.moves import as_change
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import Draft, State, Told, same_unit
from converter.parsing.figures.earlier import Earlier
from converter.parsing.figures.gaps import find_comparison, signed, year_in
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import Name, Piece, joined, wording
from converter.parsing.figures.parted import with_measure
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.rules import Rule, Table
from converter.parsing.figures.told_lists import ranked_by

_IS_ONE_OF = named("insets.is_one_of")
_INCLUDES = named("insets.includes")
_EARLIER_YEAR = named("insets.earlier_year")
_COUNTED = named("insets.counted")
_MEASURE = named("insets.measure")
_GOAL = named("insets.goal")
_JOINED = named("insets.joined")
_NEXT_MEMBER = named("insets.next_member")
_CLOSING = named("insets.closing")
_OF = named("insets.of")
_PART = named("insets.part")
_SHARE, _OTHER_RANK = named("insets.share"), named("insets.other_rank")
_KIND_BEHIND = named("insets.kind_behind")
_MARKS: Final = ",;:。"
_ENDS: Final = ",;。"
_NEAR: Final = 24
"""Characters before a bracket in which what it is compared with is named."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """Brackets with figures, and what stands before them."""

    state: State
    earlier: Earlier
    inset: Clause
    begin: int
    """Where the words before them begin: at the clause, or behind the number before."""

    @property
    def first(self) -> Quantity:
        return self.inset.quantities[0]

    @property
    def sign(self) -> Decimal | None:
        return signed(self.state.text, self.first.numeral)

    @property
    def lead(self) -> str:
        """The words between the bracket and its first number."""
        return self.state.text[self.inset.start : self.first.start].strip(" +-")

    @property
    def base(self) -> Draft | None:
        """The record they stand behind."""
        return self.state.records.touched or self.state.records.last


def read_inset(state: State, earlier: Earlier, inset: Clause, begin: int) -> str | None:
    """Read brackets that tell one thing: by which rule; None where they hold parts of what stands before.

    Args:
        state: the sentence as far as it has been read.
        earlier: its earlier values that wait for their level.
        inset: the brackets, at least one figure in them.
        begin: where the words before them begin.
    """
    found = INSETS.first(_Seen(state, earlier, inset, begin))
    return None if found is None else found[0]


# --- the rules: each does what it reads ------------------------------------------------------------------


def _value_of_comparison(seen: _Seen) -> bool | None:
    state, inset = seen.state, seen.inset
    if (seen.lead and seen.lead not in words_of("insets.stating")) or len(inset.quantities) != 1:
        return None
    begin = max(inset.start - _NEAR, *(state.text.rfind(mark, 0, inset.start) + 1 for mark in _MARKS))
    found = find_comparison(state.text, begin, inset.start - 1, state.own)
    if (
        found is None
        or found.start < seen.begin
        or found.end < inset.start - 1
        or _COUNTED.search(found.text)
    ):
        return None
    state.against.basis, state.against.named = found.basis, True
    if seen.first.is_part and found.basis not in ("yoy", "mom"):
        return None  # a mark to measure against: a figure of its own
    gap = state.gap(found.start, seen.first.start, compared=True)
    seen.earlier.note([(seen.first, replace(gap, subject=None, comparison=found))])
    return True


def _earlier_year(seen: _Seen) -> bool | None:
    state, base = seen.state, seen.base
    if base is None or base.quantity is None or base.previous is not None or len(seen.inset.quantities) != 1:
        return None
    told = _EARLIER_YEAR.fullmatch(seen.lead)
    if told is None or not same_unit(base.unit, seen.first.unit):
        return None
    year = year_in(told.group(1)) if told.group(1).isdigit() else None
    if year is not None and state.own.year is not None and year > state.own.year:
        return None
    base.came_from(seen.first)
    return True


def _of_ranked(seen: _Seen) -> bool | None:
    """指数居前3位的是: 沁南县(3.41), …; 末位的是工业新区(4.87): each with what they are ranked by."""
    state, first, piece = seen.state, seen.first, (seen.begin, seen.inset.start - 1)
    if len(seen.inset.quantities) > 1 or seen.lead or seen.sign is not None:
        return None
    measure, begin = ranked_by(state.text, piece, state.context) or ((), seen.begin)
    if not measure:
        listed, told = state.about.listed, [*state.before, *state.records.made]
        last = told[-1] if told and "of-ranked" in told[-1].rules else None
        others = _OTHER_RANK.match(state.text, *piece)
        begin = others.end() if others is not None else begin
        measure = listed.measure if listed is not None else last.name[1:] if last is not None else ()
    who = state.trim((begin, piece[1])) if measure else ()
    if not who:
        return None
    new_record(state, first, joined(who, measure), "of-ranked")
    return True


def _of_noun(seen: _Seen) -> bool | None:
    state, first = seen.state, seen.first
    name = state.trim((seen.begin, seen.inset.start - 1))
    if len(seen.inset.quantities) > 1 or not first.is_part or not name:
        return None
    openings = list(_IS_ONE_OF.finditer(state.text, name[0][0], name[-1][1]))
    if openings:
        name = ((openings[-1].end(), name[-1][1]),)
    gap = state.gap(seen.inset.start, first.start, compared=True)
    if gap.subject is not None and seen.lead and state.words(gap.subject):
        return None
    if gap.direction or seen.sign is not None:
        give_to(state, as_change(state, first, gap, []), name, "of-noun")
        return True
    if not openings and not _lists_shares(seen):
        return None
    name = with_measure(state, name, first.unit)
    told = _as_share(seen, name)
    new_record(state, first, told, "of-noun").is_share = told != name
    return True


def _as_share(seen: _Seen, name: Name) -> Name:
    """商店(占15.0%): a name with the word that tells that its figure is a share, in the brackets."""
    share = _SHARE.match(seen.state.text, seen.inset.start)
    if share is None or not seen.first.is_part or _SHARE.search(wording(seen.state.text, name)):
        return name
    return joined(name, (share.span(),))


def _of_member(seen: _Seen) -> bool | None:
    """类别包括网上骗案(8950宗)、投资骗案(6330宗): each of a list with what it counts behind it."""
    state, first = seen.state, seen.first
    name = state.trim((seen.begin, seen.inset.start - 1))
    if len(seen.inset.quantities) > 1 or first.is_part or seen.lead or seen.sign is not None or not name:
        return None
    opening = _INCLUDES.search(state.text, name[0][0], name[-1][1])
    if (kind := _kind_behind(state.text, seen.inset.end + 1)) and not state.records.inset:
        name = joined(name, (kind,))
    elif opening is not None:
        name = ((opening.end(), name[-1][1]),)
    elif _is_whole_clause(seen) and (whole := _whole_of(seen)) is not None:
        name = joined(whole.name, name)  # 住客12万人次; 内地(7.6万人次), 香港(1.7万人次)
    elif not (_opens_list(seen) or (_lists_shares(seen) and "of-member" in state.records.made[-1].rules)):
        return None
    new_record(state, first, name, "of-member")
    return True


def _opens_list(seen: _Seen) -> bool:
    """Whether the next of a list has its figure in brackets too: 留宿旅客(3人次)及不过夜旅客(4人次)."""
    return _NEXT_MEMBER.match(seen.state.text, seen.inset.end) is not None


def _kind_behind(text: str, start: int) -> Piece | None:
    """旅客 of 当中甲国(72300人次)及乙国(58900人次)旅客较多: what all members of a list are."""
    kind = _KIND_BEHIND.match(text, start)
    return None if kind is None else kind.span("kind")


def _whole_of(seen: _Seen) -> Draft | None:
    """The record of which brackets tell a part."""
    told = reversed([*seen.state.before, *seen.state.records.made])
    whole = (draft for draft in told if not draft.is_share and "of-member" not in draft.rules)
    return next((draft for draft in whole if same_unit(draft.unit, seen.first.unit)), None)


def _is_whole_clause(seen: _Seen) -> bool:
    """Whether a clause is a noun and its brackets, and nothing else."""
    text, inset = seen.state.text, seen.inset
    return text[seen.begin - 1 : seen.begin] in _ENDS and text[inset.end + 1 : inset.end + 2] in _ENDS


def _lists_shares(seen: _Seen) -> bool:
    """Whether a bracket with a share stands just before, or at the end of the clause before."""
    before = _JOINED.sub("", seen.state.text[max(0, seen.begin - 4) : seen.begin])
    return _CLOSING.search(before) is not None and bool(seen.state.records.made)


def _between_ends(seen: _Seen) -> bool | None:
    sign, waiting = seen.sign, seen.earlier.deferred
    if sign is None or seen.lead or not seen.first.is_part or not waiting:
        return None
    waiting.append(Told(seen.first, waiting[-1].gap, int(sign), waiting[-1].basis))
    return True


def _of_words(seen: _Seen) -> bool | None:
    state, start = seen.state, seen.inset.start
    names_measure = _MEASURE.match(state.text, max(0, start - 2), start - 1)
    if state.records.made and (seen.lead or seen.sign is not None or not names_measure):
        return None
    clause = max(state.text.rfind(mark, 0, start) for mark in _MARKS) + 1
    of = list(_OF.finditer(state.text, clause, start))
    name = state.trim((of[-1].end() if of else clause, start - 1))
    base = state.records.base()
    part = _PART.match(state.text, start, seen.first.start)
    if part is not None:  # 治安案件(不含调解36起)
        state.about.lead = name
        name = joined(name, state.trim((part.end(), seen.first.start)))
    goal = _GOAL.search(wording(state.text, name))
    if goal and base is not None:
        name = joined(base.name, ((start - 1 - len(goal.group()), start - 1),))
    told = _as_share(seen, name)
    draft = new_record(state, seen.first, told, "of-words")
    draft.is_share = told != name
    draft.aimed = draft.aimed or bool(goal)
    return True


def _change_of_base(seen: _Seen) -> bool | None:
    state, first, base = seen.state, seen.first, seen.base
    if base is None or seen.lead:
        return None
    moved, sign = base.change, seen.sign
    if sign is None and first.is_part and moved and moved.amount and moved.unit == base.unit:
        sign = Decimal(-1 if moved.amount < 0 else 1)  # 上升5宗(4.3%)
    absolute = same_unit(base.unit, first.unit) and moved is not None and moved.unit == "%"
    if sign is None or not (first.is_part or absolute):
        return None
    gap = state.gap(first.start, first.start, compared=True)
    basis = moved.base if moved is not None else state.against.basis
    give_to(state, Told(first, gap, int(sign), basis), base, "change-of-base")
    return True


INSETS: Final[Table[_Seen, bool]] = Table(
    Rule("value-of-comparison", _value_of_comparison),
    Rule("earlier-year", _earlier_year),
    Rule("of-ranked", _of_ranked),
    Rule("of-noun", _of_noun),
    Rule("between-ends", _between_ends),
    Rule("of-member", _of_member),
    Rule("of-words", _of_words),
    Rule("change-of-base", _change_of_base),
)
"""What brackets tell; in the order they are asked."""


def parts_of(text: str, inset: Clause) -> list[Clause]:
    """The clauses inside brackets that hold figures."""
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
