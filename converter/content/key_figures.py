"""The figures a reader wants first, results and aims apart; the rule is in `docs/content.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from converter.content.alike import OthersNames, are_alike
from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.standing import Standing
from converter.content.tree import IndicatorRow
from converter.content.weights import FigureWeights, phrases, weights
from converter.model import Indicator, Span

_RATES: Final = ("%", "‰", "pp")
_ALL: Final = 100
"""Per cent."""


def key_figures(
    rows: Sequence[IndicatorRow],
    source: FoldedReport,
    standing: Standing,
    named_problems: Sequence[Quote] = (),
) -> tuple[tuple[IndicatorRow, ...], tuple[IndicatorRow, ...]]:
    """The results and the aims that stand on the first page, the weightiest first.

    Args:
        rows: all indicators in the report's order.
        source: the report.
        standing: how the report says they stand.
        named_problems: what the report calls wrong; a figure in it is told by the problem.
    """
    own = weights().figures
    results = [row for row in rows if not row.target]
    aims = [row for row in rows if row.target]
    most_aims = min(len(aims), own.aims if results else own.alone)
    most_results = own.results if aims else own.alone
    scores = _Scores(rows, source, standing, own, [quote.span for quote in named_problems])
    return _chosen(results, most_results, scores), _chosen(aims, most_aims, scores)


class _Scores:
    """The weight of each figure by itself."""

    def __init__(
        self,
        rows: Sequence[IndicatorRow],
        source: FoldedReport,
        standing: Standing,
        own: FigureWeights,
        problems: Sequence[Span],
    ) -> None:
        self._source, self._own, self._problems = source, own, problems
        names = [{row.figure[0].name for row in rows if row.target is aimed} for aimed in (False, True)]
        self._told_twice = {
            name
            for mine, others in (names, names[::-1])
            for known in (OthersNames(others, own.same_pairs, own.telling_name),)
            for name in mine
            if known.have_like(name)
        }
        self.standing = standing
        self._in_sentence: dict[Span, list[str]] = {}
        for row in rows:
            self._in_sentence.setdefault(row.sentence.span, []).append(row.id)
        self._first = {
            sentences[0].span
            for section in source.report.walk()
            if (sentences := tuple(source.sentences(section))[:1])
        }

    def of(self, row: IndicatorRow) -> float:
        """The weight of a figure; what was chosen before it takes from that."""
        own, lead = self._own, row.figure[0]
        at = self._in_sentence[row.sentence.span].index(row.id)
        score = own.first_place / (1 + at) if not lead.target else 0.0
        score += own.background * self._source.is_background(lead.node)
        score += own.problem * (self._is_problem(row) and not lead.target)
        score += own.aimed_at * (lead.name in self._told_twice)
        score += own.headline * self._source.is_headline(row)
        accounted = self.standing.is_accounted(row)
        score += own.account * accounted or own.opening * self._source.is_overview(lead.node)
        score += own.spread * self.standing.is_spread(row)
        score += own.first_sentence * (row.sentence.span in self._first)
        score += own.subject * (self._is_subject(row) and not self._source.is_background(lead.node))
        score += own.whole * (not self._is_part(row))
        score += own.long_name * (len(lead.name) > own.longest_name)
        score += own.doubt * row.is_doubtful
        score += self._telling(row)
        return score

    def _is_problem(self, row: IndicatorRow) -> bool:
        """Whether a part on problems tells it, or a sentence that calls it wrong."""
        return self._source.is_problem(row.figure[0].section) or any(
            span.contains(row.written.span) for span in self._problems
        )

    def _telling(self, row: IndicatorRow) -> float:
        own, lead = self._own, row.figure[0]
        moved = _moved(lead, own.points)
        is_rate = lead.unit in _RATES or moved is not None
        if lead.target:
            far = own.far_aim * self.standing.is_over_years(row)
            return own.aim_rate * is_rate + own.means * self._is_means(row) + far
        score = own.rate * (lead.unit in _RATES and lead.value is not None)
        score += own.all_of_it * (lead.unit == "%" and lead.value == _ALL)
        standing = own.milestone * self.standing.is_milestone(row)
        standing += own.judged * self.standing.is_judged(row)
        score += standing + own.stock * self.standing.is_stock(row)
        if moved is None:
            return score + own.part_of_whole * self._is_part_of_whole(row) + own.bare * (standing == 0)
        score += own.unchanged * (moved == 0)
        score += own.value_and_change if lead.value is not None else own.change
        score += own.short_basis * (lead.change is not None and lead.change.basis == "mom")
        score += own.over_years * self.standing.is_over_years(row)
        return score + own.large_change * min(1.0, moved / own.full_change)

    def _is_part_of_whole(self, row: IndicatorRow) -> bool:
        """Whether its name says that it is a share of a whole, and of no plan."""
        return phrases().part_of_whole.search(self._source.seen_name(row)) is not None

    def _is_means(self, row: IndicatorRow) -> bool:
        """Whether an aim is what is spent, and not what is to be reached by it."""
        return phrases().means.search(self._source.seen_name(row)) is not None

    def _is_subject(self, row: IndicatorRow) -> bool:
        """Whether its name shares two characters in a row with a heading it stands under."""
        lead = row.figure[0]
        pairs = {lead.name[at : at + 2] for at in range(len(lead.name) - 1)}
        headings = [each.heading.text for each in self._source.with_parents(lead.section) if each.heading]
        return any(heading[at : at + 2] in pairs for heading in headings for at in range(len(heading) - 1))

    def _is_part(self, row: IndicatorRow) -> bool:
        """Whether the sentence has said before it that parts follow."""
        before = self._source.seen(Span(row.sentence.span.start, row.written.span.start))
        return phrases().part.search(before) is not None


def _chosen(candidates: Sequence[IndicatorRow], most: int, scores: _Scores) -> tuple[IndicatorRow, ...]:
    """The weightiest, each lighter by what those before it have already shown."""
    own = weights().figures
    alone = {row.id: scores.of(row) for row in candidates}
    told_in: Counter[Span] = Counter()
    sections: Counter[str | None] = Counter()
    alike: set[str] = set()
    chosen: list[IndicatorRow] = []
    waiting = list(candidates)
    while waiting and len(chosen) < most:
        best = max(
            waiting,
            key=lambda row: (
                alone[row.id]
                + (
                    own.same_account * told_in[row.sentence.span]
                    if scores.standing.is_accounted(row)
                    else own.same_sentence * told_in[row.sentence.span]
                    + own.same_section * sections[row.section]
                )
                + own.alike * (row.figure[0].name in alike)
            ),
        )
        chosen.append(best)
        name = best.figure[0].name
        waiting = [row for row in waiting if row.figure[0].name != name]  # no two alike
        others = {row.figure[0].name for row in waiting}
        alike |= {each for each in others - alike if are_alike(each, name, own.same_pairs)}
        told_in[best.sentence.span] += 1
        sections[best.section] += 1
    return tuple(chosen)


def _moved(indicator: Indicator, points: float) -> float | None:
    """How far a measure moved, in per cent; a percentage point, or one of anything else, counts as so many.

    None where the report tells neither a change nor what the value was before.
    """
    change, now, before = indicator.change, indicator.value, indicator.previous
    if change is not None:
        amount = float(abs(change.amount))
        return amount * 100 if change.unit == "times" else amount if change.unit == "%" else amount * points
    if now is None or before is None:
        return None
    if indicator.unit in _RATES or not before:
        return float(abs(now - before)) * points
    return float(abs(now / before - 1)) * 100
