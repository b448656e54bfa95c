"""What the name of a level borrows to be understood on its own, and when it is a share of what was told."""

from __future__ import annotations

from typing import Final

from converter.parsing.figures.around.seen import Called
from converter.parsing.figures.borrowing import counted, leads, shares, subjects, totals
from converter.parsing.figures.borrowing.seen import LevelSeen
from converter.parsing.figures.drafts import MEASURED_DEED, State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.naming import Name, all_deeds, is_bare, joined, wording
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.rules import Rule, Table, when

_RATE: Final = "率"


def unborrowed(state: State, quantity: Quantity, gap: Gap, name: Name) -> LevelSeen:
    """A level as it is seen by the rules of what names borrow: `name` is what its clause calls it."""
    return LevelSeen(state, quantity, gap, name, wording(state.text, name), state.records.base())


def share_of_told(seen: LevelSeen) -> Called | None:
    """The whole name of a number that is a share or a mean of what was told before; None if it is none."""
    found = SHARES.first(seen)
    return None if found is None else Called(found[1], found[0])


def whole_name(seen: LevelSeen) -> Called:
    """The name a level has in a table: that of its clause, with what it borrows."""
    state = seen.state
    rule, made = _borrowed(seen) or ("own", seen.name)
    made = shares.mean_first(state.text, shares.with_share(seen, made))
    if not state.about.summing:
        return Called(made, rule)
    summing = wording(state.text, state.about.summing)
    told = wording(state.text, made).startswith(summing)
    return Called(made if told else joined(state.about.summing, made), rule)


def _borrowed(seen: LevelSeen) -> tuple[str, Name] | None:
    """The rule by which a name borrows, and what it is called then; None where it needs nothing."""
    state, about, base = seen.state, seen.state.about, seen.base
    told = bool(state.records.made or state.before)
    return BORROWED.first(
        seen,
        named=seen.name,
        unnamed=not seen.name,
        bare=is_bare(seen.own),
        deed=not seen.own or all_deeds(seen.own),
        rate=seen.own.endswith(_RATE),
        part=seen.quantity.is_part,
        inset=state.records.inset,
        told=told,
        base=base,
        alike=base is not None and base.unit == seen.quantity.unit,
        whole=about.whole,
        aspect=about.aspect or about.matter or about.headed,
        lead=about.lead,
        opening=about.opening,
        compared=seen.gap.comparison,
    )


SHARES: Final[Table[LevelSeen, Name]] = Table(
    Rule("share-of-told", shares.share),
    Rule("of-plan", shares.of_plan),
    Rule("on-average", shares.on_average),
)
"""When a number is told of one told before; in the order they are asked."""


BORROWED: Final[Table[LevelSeen, Name]] = Table(
    Rule("in-brackets", totals.in_brackets, when("inset")),
    Rule("to-what", subjects.to_what, when("part", "told")),
    Rule("total", totals.total, when("unnamed")),
    Rule("list-total", totals.list_total, when("deed", "told")),
    Rule("at-hand", counted.at_hand, when("told", "alike")),
    Rule("unnamed-level", totals.unnamed, when("unnamed")),
    Rule("all-told", totals.all_told, when("bare", "alike")),
    Rule("done-then", totals.done_then, when("told")),
    Rule("whose", subjects.whose, when("named", "opening")),
    Rule("other-side", counted.other_side, when("named", "alike")),
    Rule(MEASURED_DEED, subjects.measured_deed, when("named", "told")),
    Rule("done-alike", subjects.who_did_alike, when("named", "told")),
    Rule("of-rank", subjects.of_rank, when("named")),
    Rule("of-whom", subjects.to_whom, when("named", "told")),
    Rule("suspects", subjects.suspects, when("named", "told")),
    Rule("same-stem", subjects.same_stem, when("named", "told")),
    Rule("of-benefit", subjects.of_benefit, when("named", "told")),
    Rule("of-matter", subjects.of_matter, when("rate")),
    Rule("left-undone", leads.left_undone, when("named", "told")),
    Rule("bare", counted.bare, when("bare")),
    Rule("others", counted.others, when("whole")),
    Rule("pointing", counted.pointing),
    Rule("restored", counted.restored),
    Rule("aged", subjects.aged, when("part")),
    Rule("property", subjects.of_property, when("told")),
    Rule("beside", subjects.beside, when("named", "told")),
    Rule("of-case", subjects.of_case, when("rate", "told")),
    Rule("rate-of-part", subjects.rate_of_part, when("rate", "part", "base")),
    Rule("against-plan", subjects.against_plan, when("named", "compared")),
    Rule("rated", subjects.rate_of_deed, when("rate", "told")),
    Rule("leaning", counted.leaning),
    Rule("building", subjects.building),
    Rule("judged", subjects.judged),
    Rule("predicate", subjects.predicate, when("named", "told")),
    Rule("done-to", subjects.done_to, when("named", "told")),
    Rule("aspect", leads.aspect, when("aspect")),
    Rule("led", leads.led, when("part", "lead")),
    Rule("of-those", leads.of_those, when("named", "alike")),
    Rule("relating", leads.relating, when("named", "base")),
    Rule("measure-of-whole", shares.measure_of_whole),
)
"""What a name borrows; in the order they are asked."""
