"""Doubts about figures: why a person should look at a record before it goes into a table.

A doubt comes of the record, its sentence and the other records of the report; it changes nothing read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from converter.lexicon import fold
from converter.messages import message
from converter.model import FigureDoubt, Indicator
from converter.parsing.figures.doubts.changes import (
    changes_part,
    does_not_come_out,
    is_distance,
    is_far,
    is_unread,
)
from converter.parsing.figures.doubts.left_over import has_words_left
from converter.parsing.figures.doubts.names import (
    is_cut,
    is_deed_alone,
    is_joint,
    is_lent,
    is_lesser_member,
    is_long,
    is_measure_alone,
    is_odd,
    is_reached,
    is_short,
    is_told_again,
    leans,
    opens_behind_word,
    points,
)
from converter.parsing.figures.doubts.rows import Rows
from converter.parsing.figures.doubts.seen import (
    Doubted,
    Trace,
    behind_mark,
    has_plain_name,
    has_several_numbers,
    is_aim,
    is_any,
    is_any_share,
    is_change_alone,
    is_level_of_pieces,
    is_of_text,
    is_share,
)
from converter.parsing.figures.doubts.shares import is_share_alone, is_share_of_another, is_share_over_all
from converter.parsing.figures.doubts.telling import is_in_broken_line, is_weak_aim
from converter.parsing.figures.doubts.units import unit_is_cut, unit_is_unlike

__all__ = ["EXPLANATIONS", "RULES", "DoubtRule", "Trace", "doubted"]


@dataclass(frozen=True, slots=True)
class DoubtRule:
    """Why a record may be wrong."""

    code: str
    """Stable; programs may go by it."""
    why: str
    """What a person is told."""
    test: Callable[[Doubted], bool]
    of: Callable[[Doubted], bool] = is_of_text
    """Which records it may fit: they are chosen once for all rules that ask for the same."""


def doubted(text: str, records: Sequence[Indicator], traces: Mapping[str, Trace]) -> tuple[Indicator, ...]:
    """The records of a report with their doubts.

    Args:
        text: the folded source.
        records: all of the report, those of its tables too.
        traces: how those of the text were read.
    """
    rows = Rows(text, records)
    sentences: dict[tuple[int, int], list[Indicator]] = defaultdict(list)
    for each in records:
        sentences[each.sentence.span.start, each.sentence.span.end].append(each)
    seen: list[Doubted] = []
    last: Indicator | None = None
    together: Sequence[Indicator] = ()
    for each in records:
        alike = rows.has_alike(each)
        start, number = each.sentence.span.start, each.written.span.start
        beside = sentences[start, each.sentence.span.end]
        before = last if beside is together else None
        clause = max(start, behind_mark(text, start, number))
        trace = traces.get(each.id)
        name, rules = (fold(each.name), ()) if trace is None else (_name_in(text, each), trace.rules)
        seen.append(Doubted(text, trace, each, name, alike, before, beside, clause, rules))
        last, together = each, beside
    borne = _borne(seen)
    return tuple(
        replace(each, doubts=tuple(borne[place])) if place in borne else each
        for place, each in enumerate(records)
    )


def _name_in(text: str, record: Indicator) -> str:
    """The name of a record of a text, folded."""
    return "".join([text[span.start : span.end] for span in record.name_spans]).strip()


def _borne(seen: Sequence[Doubted]) -> dict[int, list[FigureDoubt]]:
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


RULES: Final = (
    DoubtRule("name-short", message("the name is too short to say what is counted"), is_short),
    DoubtRule(
        "name-measure",
        message("the name is a measure alone and does not say of what"),
        is_measure_alone,
        has_plain_name,
    ),
    DoubtRule(
        "name-reached",
        message("the name tells who or what is reached or given, not by what"),
        is_reached,
        has_plain_name,
    ),
    DoubtRule(
        "name-leaning",
        message("the name has words of the figure before it, which may not be its own"),
        leans,
        is_level_of_pieces,
    ),
    DoubtRule(
        "name-lent", message("the name has words of a sentence before, which may not be its own"), is_lent
    ),
    DoubtRule("name-points", message("the name points at something that is told elsewhere"), points),
    DoubtRule(
        "name-member",
        message("the name may lack words that it shares with the one before it in the list"),
        is_lesser_member,
    ),
    DoubtRule("name-deed", message("the name tells what was done, not to what"), is_deed_alone),
    DoubtRule("name-cut", message("the name begins or ends inside a word or a quotation"), is_cut),
    DoubtRule(
        "name-opening",
        message("the name begins behind a word of place or means that it may need"),
        opens_behind_word,
    ),
    DoubtRule("name-odd", message("the name may hold words that do not belong to it"), is_odd),
    DoubtRule("name-long", message("the name is so long that it may hold more than a name"), is_long),
    DoubtRule(
        "name-alike",
        message("another figure of the report has the same name"),
        lambda seen: seen.alike or is_told_again(seen),
        is_any,
    ),
    DoubtRule(
        "name-joint", message("several figures share the name, which does not tell them apart"), is_joint
    ),
    DoubtRule("words-left", message("words beside the number are not in its name"), has_words_left),
    DoubtRule(
        "share-alone", message("the name does not say what it is a share of"), is_share_alone, is_share
    ),
    DoubtRule(
        "change-part",
        message("the change may be that of only a part of what the name says"),
        changes_part,
        has_several_numbers,
    ),
    DoubtRule(
        "change-unread",
        message("a change is told behind the number that was not read as its own"),
        is_unread,
    ),
    DoubtRule(
        "change-far",
        message("the change stands far from its number and may not belong to it"),
        is_far,
        has_several_numbers,
    ),
    DoubtRule(
        "change-distance",
        message("it may be how far the figure is from another one, and no change of it"),
        is_distance,
        is_change_alone,
    ),
    DoubtRule("unit-cut", message("the unit may go on behind what was read of it"), unit_is_cut),
    DoubtRule("unit-unlike", message("the unit does not fit what the name measures"), unit_is_unlike, is_any),
    DoubtRule(
        "arithmetic",
        message("value, earlier value and change, or part and share, do not come out"),
        lambda seen: does_not_come_out(seen) or is_share_of_another(seen),
        is_any,
    ),
    DoubtRule("share-over-100", message("a share of more than the whole"), is_share_over_all, is_any_share),
    DoubtRule(
        "broken-line",
        message("the number or its name was read across a break of the line"),
        is_in_broken_line,
    ),
    DoubtRule(
        "aim-unsure", message("it may be reached, and no aim: a weak word tells it"), is_weak_aim, is_aim
    ),
)
"""In the order they are shown."""

EXPLANATIONS: Final[Mapping[str, str]] = {rule.code: rule.why for rule in RULES}
