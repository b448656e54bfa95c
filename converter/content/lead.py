"""The lead: the sentences of the report that say best how things stand, in the report's order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.standing import Standing
from converter.content.tree import IndicatorRow
from converter.content.weights import phrases, weights
from converter.lexicon import is_han
from converter.model import Span


class _Moves:
    """Which way the results of a report move, by their places."""

    def __init__(self, rows: Iterable[IndicatorRow]) -> None:
        told = {row.written.span: row.direction for row in rows if row.direction and not row.target}
        self._figures = sorted(told)
        self._ways = [told[figure] for figure in self._figures]

    def ways(self, span: Span) -> set[int]:
        """Whether figures in a stretch rise, fall, or both."""
        first = bisect_left(self._figures, Span(span.start, span.start))
        behind = bisect_left(self._figures, Span(span.end, span.end))
        return {self._ways[at] for at in range(first, behind) if self._figures[at].end <= span.end}


def lead(
    source: FoldedReport,
    key_figures: Iterable[IndicatorRow],
    indicators: Iterable[IndicatorRow],
    standing: Standing,
) -> tuple[Quote, ...]:
    """Two to four sentences of the report, or fewer where it has no more that say something.

    Args:
        source: the report.
        key_figures: results shown on the first page; a sentence that states them is worth more.
        indicators: all of the report; no half is taken without one that moves the other way.
        standing: how the report says they stand.
    """
    own = weights().lead
    figures = list(key_figures)
    told = {row.written.span: own.figure if row.moved else own.still for row in figures}
    moves = _Moves(indicators)
    beside = [
        row.written.span
        for row in indicators
        if _is_beside(row, source, standing) and row.written.span not in told
    ]
    scored: list[tuple[float, bool, int, Quote]] = []
    for place, (candidate, is_opening) in enumerate(_candidates(source, moves)):
        quote = _to_the_point(source, candidate, told)
        if moves.ways(quote.span) != moves.ways(candidate.span):
            quote = candidate
        seen = source.seen(quote.span)
        if phrases().greeting.search(seen) or not _has_words(seen, own.fewest_characters):
            continue
        stated = sorted((weight for span, weight in told.items() if quote.span.contains(span)), reverse=True)
        score = sum(stated[: own.most_figures])
        score += own.headline * any(quote.span.contains(span) for span in beside)
        score += _assessed(seen, is_opening)
        score += own.milestone * (phrases().milestone.search(seen) is not None)
        score += own.stock * (phrases().stock.search(seen) is not None and own.figure not in stated)
        score += own.ranked_behind * _ranks_behind(seen)
        score += own.hanging * (phrases().hanging.search(seen) is not None)
        score += own.nameless * any(_is_nameless(row, quote) for row in figures)
        gives_account = standing.gives_account(quote.span)
        score += own.account * gives_account
        score += own.long * (len(quote) > own.most_characters and not gives_account)
        score += own.background * source.is_background(quote.node)
        score += own.slogan * min(own.most_slogans, len(phrases().slogan.findall(seen)))
        if score > 0:
            scored.append((score + own.opening * is_opening, gives_account, place, quote))
    chosen: list[tuple[bool, int, Quote]] = []
    room = own.most_in_all
    for _, gives_account, place, quote in sorted(scored, key=lambda each: (-each[0], each[2])):
        if len(chosen) < own.most_sentences and (len(quote) <= room or not chosen):
            chosen.append((not gives_account, place, quote))
            room -= len(quote)
    return tuple(quote for *_, quote in sorted(chosen, key=lambda each: each[:2]))


def _is_beside(row: IndicatorRow, source: FoldedReport, standing: Standing) -> bool:
    """Whether a result is a measure of the whole that moved, or one such reports are judged by at a rank."""
    if row.target:
        return False
    moved = row.moved and standing.is_of_whole(row)
    return moved or (source.is_headline(row) and standing.is_milestone(row))


def _assessed(seen: str, is_opening: bool) -> float:
    """What it is worth that a sentence says how things stand: less with neither figure nor overview."""
    own = weights().lead
    if phrases().assessment.search(seen) is None:
        return 0.0
    return own.assessment if is_opening or any(map(str.isdecimal, seen)) else own.bare_assessment


def _ranks_behind(seen: str) -> bool:
    """Whether a sentence tells the second or third of a ranking alone."""
    return phrases().ranked_behind.search(seen) is not None and phrases().foremost.search(seen) is None


def _candidates(source: FoldedReport, moves: _Moves) -> Iterator[tuple[Quote, bool]]:
    """Sentences of the report but for problems and plans; of long ones the halves."""
    most = weights().lead.most_characters
    nodes = [paragraph.id for paragraph in source.report.preamble]
    for section in source.report.walk():
        if section.role in ("problems", "plan", "closing") or source.is_plan(section.id):
            continue
        nodes += [paragraph.id for paragraph in section.paragraphs]
    for identity in nodes:
        overview = source.is_overview(identity)
        halves = source.nodes.sentences(identity, clauses=True)
        for quote in source.nodes.sentences(identity):
            if len(quote) <= most:
                yield _bare(source, quote), overview
            else:
                inside = [half.span for half in halves if quote.span.contains(half.span)]
                for piece in _pieces(inside, moves):
                    yield _bare(source, source.nodes.stretch(piece) or quote), overview


def _pieces(halves: Sequence[Span], moves: _Moves) -> Sequence[Span]:
    """The halves of a sentence; together those of which one alone would drop what moves the other way.

    A sentence with both is one piece where the lead has room for it, else pieces that each tell both.
    """
    whole = Span(halves[0].start, halves[-1].end)
    every = moves.ways(whole)
    if all(moves.ways(half) in (set(), every) for half in halves):
        return halves
    if whole.end - whole.start <= weights().lead.most_in_all:
        return [whole]
    pieces: list[Span] = []
    for half in halves:
        if pieces and moves.ways(pieces[-1]) != every:
            pieces[-1] = Span(pieces[-1].start, half.end)
        else:
            pieces.append(half)
    if len(pieces) > 1 and moves.ways(pieces[-1]) not in (set(), every):
        pieces[-2:] = [Span(pieces[-2].start, pieces[-1].end)]
    return pieces


def _to_the_point(source: FoldedReport, quote: Quote, told: Iterable[Span]) -> Quote:
    """A sentence from the clause on that tells its first key figure, or how things stand.

    It is shortened only if what stands before that are slogans, or if it is too long to be one of the lead;
    and not to a mere claim, such as 取得新成效, that has neither a subject nor a figure then.
    """
    seen = source.seen(quote.span)
    inside = [span for span in told if quote.span.contains(span)]
    assessed = phrases().milestone.search(seen) or phrases().assessment.search(seen)
    if not inside and assessed is not None and not phrases().claim.search(assessed[0]):
        start = quote.span.start
        inside = [Span(start + assessed.start(), start + assessed.end())]
    long = len(quote) > weights().lead.most_characters
    if not inside or not (long or phrases().slogan.search(seen)):
        return quote
    clause = source.nodes.clauses(quote.span, min(inside))
    start = _with_subject(source, quote, clause) if clause is not None else 0
    rest = source.nodes.stretch(Span(start, quote.span.end)) if clause is not None else None
    if rest is None or (not long and phrases().slogan.search(source.seen(rest.span))):
        return quote
    return rest


def _with_subject(source: FoldedReport, quote: Quote, clause: Quote) -> int:
    """Where a clause begins, or the one before it that says of whom it tells: 事业迈上新台阶，|名列第二."""
    start = clause.span.start
    if start == quote.span.start or not phrases().leaning.search(source.seen(clause.span)):
        return start
    before = source.nodes.clauses(quote.span, Span(start - 2, start - 1))
    return start if before is None or phrases().slogan.search(source.seen(before.span)) else before.span.start


def _is_nameless(row: IndicatorRow, quote: Quote) -> bool:
    """Whether a quote tells a figure of something that only what stands before it names."""
    names = row.figure[0].name_spans
    return (
        quote.span.contains(row.written.span)
        and bool(names)
        and all(name.end <= quote.span.start for name in names)
    )


def _bare(source: FoldedReport, quote: Quote) -> Quote:
    """A sentence without a number or a dateline before it, and without a semicolon at its end."""
    start = quote.span.start
    for opening in (phrases().number_of_sentence, phrases().reported):
        found = opening.match(source.seen(Span(start, quote.span.end)))
        start += found.end() if found is not None else 0
    end = quote.span.end - (source.folded[quote.span.end - 1] == ";")
    return source.nodes.stretch(Span(start, end)) or quote


def _has_words(text: str, fewest: int) -> bool:
    return sum(map(is_han, text)) >= fewest
