"""Indicators as an editor has them: corrected, left out, added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from converter.decisions import FigureDecision
from converter.lexicon.sentences import sentence_spans
from converter.messages import message
from converter.model import Indicator, Report, Section, Span, Text
from converter.parsing.decided.placing import PlacedDecisions
from converter.parsing.figures import Reading, Reason

RULE: Final = "decided"
_WHY: Final = message("decided by an editor")
_FIGURES: Final = ("value", "value_max", "bound", "unit", "change")
"""What is written at the place of an indicator itself."""
_FIELDS: Final = (*_FIGURES, "previous", "target")


@dataclass(frozen=True, slots=True)
class _Node:
    """Where an indicator stands."""

    id: str
    section: str | None
    span: Span


def decided_figures(report: Report, reading: Reading, placed: PlacedDecisions) -> tuple[Report, Reading]:
    """A report with its indicators as they were decided, and for each number the reason anew.

    Args:
        report: with the indicators that were read.
        reading: the reasons.
        placed: the decisions; what cannot be applied is told there.
    """
    kept: dict[str, Indicator | None] = {each.id: each for each in report.indicators}
    decided: set[str] = set()
    added: list[Indicator] = []
    for decision, span in placed.of(placed.decisions.figures):
        found = _meant(report.indicators, decision, span)
        if decision.verdict == "add":
            found = [each for each in found if each.name == decision.name]
        if len(found) == 1:
            own = found[0]
            kept[own.id] = None if decision.verdict == "drop" else _corrected(report, own, decision)
            decided.add(own.id)
        elif found:
            placed.losses.add(
                decision,
                message(
                    "{count} indicators stand there, and read_as says which: {names}",
                    count=len(found),
                    names=[each.name for each in found],
                ),
            )
        elif _is_whole(decision):
            made = _added(report, decision, span, f"{RULE} {len(added) + 1}")
            if made is None:
                placed.losses.add(decision, message("what stands there is no part of the report's text"))
            else:
                added.append(made)
        elif decision.verdict != "drop":
            placed.losses.add(
                decision, message("no indicator is read there; add = true, with name and value, makes one")
            )
    indicators = sorted(
        [each for each in (*kept.values(), *added) if each is not None],
        key=lambda each: (each.sentence.span.start, each.written.span.start),
    )
    if not added:  # ids are those of the reading, whatever was left out
        return replace(report, indicators=tuple(indicators)), _explained(reading, kept, decided, ())
    ids = {each.id: f"i{number}" for number, each in enumerate(indicators, start=1)}
    reasons = _explained(reading, kept, decided, added).reasons
    renamed = tuple(replace(each, indicator=ids.get(each.indicator or "")) for each in reasons)
    return (
        replace(report, indicators=tuple(replace(each, id=ids[each.id]) for each in indicators)),
        replace(reading, reasons=renamed),
    )


def _meant(indicators: Sequence[Indicator], decision: FigureDecision, span: Span) -> list[Indicator]:
    """The indicators at a place: those in just these words, else those that share some."""
    found = [each for each in indicators if each.written.span == span]
    if not found:
        found = [each for each in indicators if each.written.span.overlaps(span)]
    if decision.read_as:
        found = [each for each in found if each.name == decision.read_as]
    return found


def _is_whole(decision: FigureDecision) -> bool:
    """Whether a decision says enough to make an indicator where none is read."""
    told = decision.value is not None or decision.change is not None
    return decision.verdict != "drop" and decision.name is not None and told


def _corrected(report: Report, indicator: Indicator, decision: FigureDecision) -> Indicator:
    """An indicator with the fields that were decided; what is not told stays as it was read."""
    given = {key: value for key in _FIELDS if (value := getattr(decision, key)) is not None}
    given |= dict.fromkeys(decision.without)
    changed = {key for key in _FIGURES if key in given and given[key] != getattr(indicator, key)}
    if "unit" in changed:
        given["unit_span"] = None
    given |= {f"{key}_span": None for key in ("change", "previous") if key in decision.without}
    if "value" in changed and "value_max" not in given:
        given["value_max"] = None
    for key in ("scope", "period"):
        told = getattr(decision, key)
        if told is not None:
            given[key] = worded(report.text, told, indicator.sentence.span)
    if decision.name is not None and decision.name != indicator.name:
        given["name"] = decision.name
        given["name_spans"] = _places_of(report.text, decision.name, indicator.sentence.span)
    return replace(
        indicator, **given, doubts=(), decided=True, corrected=indicator.corrected or bool(changed)
    )


def worded(text: str, words: str, inside: Span) -> Text:
    """Words of an editor; with their place, if they are the source's own, else with that of nothing."""
    start = text.find(words, inside.start, inside.end)
    return Text(words, Span(start, start + len(words)) if start >= 0 else Span(inside.start, inside.start))


def _places_of(text: str, words: str, inside: Span) -> tuple[Span, ...]:
    found = worded(text, words, inside).span
    return (found,) if len(found) else ()


def _added(report: Report, decision: FigureDecision, span: Span, identity: str) -> Indicator | None:
    node = next((each for each in _nodes(report) if each.span.contains(span)), None)
    if node is None:
        return None
    whole = node.span.of(report.text)
    sentence = next(
        (
            Span(node.span.start + start, node.span.start + end)
            for start, end in sentence_spans(whole, halves=True)
            if node.span.start + start <= span.start < node.span.start + end
        ),
        node.span,
    )
    bare = Indicator(
        id=identity,
        section=node.section,
        node=node.id,
        name="",
        name_spans=(),
        written=Text(span.of(report.text), span),
        sentence=Text(sentence.of(report.text), sentence),
    )
    return _corrected(report, bare, decision)


def _nodes(report: Report) -> Iterator[_Node]:
    """What may hold an indicator, the innermost stretches."""
    for paragraph in report.preamble:
        yield _Node(paragraph.id, None, paragraph.text.span)
    for section in report.walk():
        yield from _nodes_of(section)


def _nodes_of(section: Section) -> Iterator[_Node]:
    if section.heading is not None:
        yield _Node(section.id, section.id, section.heading.span)
    for paragraph in section.paragraphs:
        cells = paragraph.row.cells if paragraph.row is not None else (paragraph.text.span,)
        yield from (_Node(paragraph.id, section.id, cell) for cell in cells)


def _explained(
    reading: Reading, kept: dict[str, Indicator | None], decided: set[str], added: Sequence[Indicator]
) -> Reading:
    """The reasons, with those of an editor."""
    reasons = []
    made = {each.written.span: each for each in added}
    for reason in reading.reasons:
        own = made.pop(reason.span, None)
        identity = reason.indicator or ""
        if own is not None:
            reasons.append(_by_editor(own))
        elif identity in decided and kept[identity] is None:
            why = message("decided by an editor; read as an indicator by {rule}", rule=reason.rule)
            left_out = replace(reason, verdict="excluded", rule=RULE, why=why, indicator=None)
            reasons.append(replace(left_out, record_by=()))
        elif identity in decided:
            reasons.append(replace(reason, why=message("decided by an editor; {why}", why=reason.why)))
        else:
            reasons.append(reason)
    reasons += [_by_editor(each) for each in made.values()]
    return replace(reading, reasons=tuple(sorted(reasons, key=lambda reason: reason.span)))


def _by_editor(indicator: Indicator) -> Reason:
    written = indicator.written
    return Reason(written.span, written.text, "indicator", RULE, _WHY, indicator.id)
