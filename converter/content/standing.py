"""How a report says a figure stands: for the first time so, at a rank, beside a plan; or as a mere stock."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.tree import IndicatorRow
from converter.content.weights import phrases, weights
from converter.lexicon.characters import HALF_ENDS
from converter.model import Span


class Standing:
    """Reads the clauses around the figures of a report."""

    def __init__(self, rows: Sequence[IndicatorRow], source: FoldedReport) -> None:
        self._rows, self._source = rows, source
        self._beside: dict[Span, list[IndicatorRow]] = {}
        for row in rows:
            self._beside.setdefault(row.sentence.span, []).append(row)

    def is_milestone(self, row: IndicatorRow) -> bool:
        """Whether it is called the first, the highest, a turn, or given a rank: 为近5年来首度转正."""
        return self._says(row, phrases().milestone)

    def is_judged(self, row: IndicatorRow) -> bool:
        """Whether it is told beside a plan, a limit or others' measure: 完成预算的98.7%, 低于法定上限."""
        return not self._is_yardstick(row) and self._says(row, phrases().judged)

    def is_stock(self, row: IndicatorRow) -> bool:
        """Whether it is no more than what there is: 目前共有各级各类学校218所; 下辖12个社区."""
        lead, seen = row.figure[0], self._source.seen
        if phrases().own_means.search(self._source.seen_name(row)):
            return True
        if lead.change is not None or lead.previous is not None:
            return False
        if self._source.is_headline(row):
            return False
        start = 1 + max(self._source.folded.rfind(mark, 0, row.sentence.span.start) for mark in "\n。")
        return phrases().stock.search(seen(Span(start, row.written.span.end))) is not None

    def gives_account(self, span: Span) -> bool:
        """Whether a stretch is of a sentence that tells several measures of the whole, and how they moved."""
        return any(span.overlaps(each) for each in self._accounts)

    def is_accounted(self, row: IndicatorRow) -> bool:
        """Whether it is one of the measures of a sentence that gives account."""
        return row.sentence.span in self._accounts and self.is_of_whole(row) and not row.target

    def is_of_whole(self, row: IndicatorRow) -> bool:
        """Whether it is a measure of the whole that a government gives account of."""
        return phrases().account.search(self._source.seen_name(row)) is not None

    def is_spread(self, row: IndicatorRow) -> bool:
        """Whether it is a measure of the whole that its part alone tells how it moved: a 公报 has them so."""
        return self._are_spread and row.moved and not row.target and self.is_of_whole(row)

    @cached_property
    def _are_spread(self) -> bool:
        """Whether no sentence gives account, and parts of the report tell as many measures as one would."""
        if self._accounts:
            return False
        told = {
            row.sentence.span for row in self._rows if not row.target and row.moved and self.is_of_whole(row)
        }
        return len(told) >= weights().figures.account_of

    def is_over_years(self, row: IndicatorRow) -> bool:
        """Whether a change is one of several years: 年均增长6.3%, 从2020年的3.68万亿元增长到4.93万亿元."""
        clause = self._source.seen(Span(row.sentence.span.start, row.written.span.end))
        return any(phrases().over_years.search(told) for told in (self._source.seen_name(row), clause))

    @cached_property
    def _accounts(self) -> frozenset[Span]:
        """The sentences that give account; halves of one, at its semicolons, are one here."""
        own, told = weights().figures, defaultdict[int, list[IndicatorRow]](list)
        for row in self._rows:
            if not row.target and self.is_of_whole(row) and not self.is_over_years(row):
                told[self._end_of_sentence(row.written.span.end)].append(row)
        return frozenset(
            row.sentence.span
            for together in told.values()
            if len(together) >= own.account_of and sum(row.moved for row in together) >= own.account_moved
            for row in together
        )

    def _end_of_sentence(self, start: int) -> int:
        folded = self._source.folded
        found = (folded.find(mark, start) for mark in "。\n")
        return min((at for at in found if at >= 0), default=len(folded))

    def words(self, row: IndicatorRow) -> Quote | None:
        """The clause behind a figure that says so, where it is short: 近5年来首度转正, 完成预算的98.7%."""
        own, behind = weights().figures, list(self._spans(row))[1:]
        for wording in (phrases().milestone, phrases().judged):
            for span in behind:
                seen = self._source.seen(span)
                found = wording.search(seen)
                lead = phrases().copula.match(seen)
                start = span.start + (lead.end() if lead is not None else 0)
                if (
                    found is not None
                    and found.start() <= own.in_its_clause
                    and span.end - start <= own.told_in_cell
                ):
                    return self._source.nodes.stretch(Span(start, span.end))
        return None

    def _is_yardstick(self, row: IndicatorRow) -> bool:
        """Whether it is what another is held against, or its share of that: 债务限额, 收入完成预算."""
        name = self._source.seen_name(row)
        return any(each.search(name) for each in (phrases().judged, phrases().own_means))

    def _says(self, row: IndicatorRow, wording: re.Pattern[str]) -> bool:
        own, *behind = self._clauses(row)
        most = weights().figures.in_its_clause
        return wording.search(own) is not None or any(
            found.start() <= most for each in behind if (found := wording.search(each))
        )

    def _clauses(self, row: IndicatorRow) -> Iterator[str]:
        return map(self._source.seen, self._spans(row))

    def _spans(self, row: IndicatorRow) -> Iterator[Span]:
        """The clause that tells a figure, then those of its half of the sentence that name no other."""
        sentence, written, folded = row.sentence.span, row.written.span, self._source.folded
        name = row.figure[0].name
        others = [
            each.figure[0].name_spans[0].start
            for each in self._beside[sentence]
            if each.figure[0].name_spans
            and not (each.figure[0].name.startswith(name) or self._is_yardstick(each))
        ]
        for clause in self._source.clauses(sentence):
            if clause.end <= written.start:
                continue
            if clause.start > written.start and any(clause.start <= at < clause.end for at in others):
                return
            yield clause
            if folded[clause.end : clause.end + 1] in HALF_ENDS:
                return
