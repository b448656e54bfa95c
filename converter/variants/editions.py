"""A Report in one variant: every text converted once, and what points into it sliced from the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from converter.lexicon import detect_script
from converter.model import (
    ActionItem,
    AlignedNode,
    Alignment,
    Dated,
    Doubt,
    Editing,
    Edition,
    Filled,
    Indicator,
    Paragraph,
    Point,
    Report,
    Script,
    Section,
    Span,
    Text,
    Variant,
)
from converter.variants.changes import repairs, rewordings, shapes
from converter.variants.convert import (
    convert_text,
    hong_kong_source,
    machine_made,
    script_of,
    simplified_reading,
)
from converter.variants.decided import decided_in
from converter.variants.doubts import doubts
from converter.variants.names import found
from converter.variants.pieces import Converted
from converter.variants.wording import AS_THE_REGION, Wording
from converter.variants.wordlists import Candidate


def source_variant(report: Report) -> Variant:
    """The variant a report is written in."""
    if report.script == "Hans":
        return "cn"
    return "hk" if hong_kong_source(report.text) else "tw"


def edition(
    report: Report,
    variant: Variant,
    title: str,
    *,
    wording: Wording = AS_THE_REGION,
) -> Edition:
    """The report in one variant.

    Args:
        report: what the parser gave.
        variant: the variant wanted.
        title: what the title page shows, in any script.
        wording: the user's words and marks.

    Raises:
        EngineError: the conversion engine is missing or broken.
    """
    return _EditionMaker(report, variant, wording).make(title)


def edition_with_nodes(
    report: Report, variant: Variant, title: str, *, wording: Wording = AS_THE_REGION
) -> tuple[Edition, tuple[tuple[Span, Converted], ...]]:
    """The edition, and the conversions of the nodes that tile the source, each with its place, in order."""
    maker = _EditionMaker(report, variant, wording)
    return maker.make(title), maker.nodes()


class _EditionMaker:
    """Converts the nodes that tile the source, and slices every view out of them."""

    def __init__(self, report: Report, variant: Variant, wording: Wording) -> None:
        self._report = report
        self._variant: Variant = variant
        self._wording = wording
        self._names = _names(report) if variant != "cn" else frozenset()
        self._machine_made = (
            report.script == "Hant" and variant != "cn" and machine_made(report.text.split("\n"), variant)
        )
        self._stretches: list[tuple[Span, Converted]] = []

    def make(self, title: str) -> Edition:
        report = self._report
        converted = replace(
            report,
            title=self._text(report.title),
            front_matter=tuple(replace(piece, text=self._node(piece.text)) for piece in report.front_matter),
            byline=self._paragraphs(report.byline),
            preamble=self._paragraphs(report.preamble),
            sections=tuple(self._section(section) for section in report.sections),
            furniture=tuple(self._node(text) for text in report.furniture),
        )
        self._stretches.sort(key=lambda stretch: stretch[0])
        converted = replace(
            converted,
            preamble=self._with_points(converted.preamble),
            preamble_items=tuple(self._item(item) for item in report.preamble_items),
            sections=tuple(self._with_items(section) for section in converted.sections),
            indicators=tuple(self._indicator(indicator) for indicator in report.indicators),
            issuer=self._optional_view(report.issuer),
            date=self._dated(report.date),
            place=self._optional_view(report.place),
            period=self._dated(report.period),
            editing=self._editing(report.editing),
        )
        return Edition(
            self._variant,
            self._title(title, converted),
            converted,
            repairs=repairs(self._stretches),
            doubts=self._doubts(),
            shapes=shapes(self._stretches),
            rewordings=rewordings(self._stretches),
            alignment=Alignment(tuple(_aligned(span, converted) for span, converted in self._stretches)),
        )

    def _title(self, title: str, converted: Report) -> str:
        if title == self._report.title_line:
            return converted.title_line or title
        return self._convert(title, detect_script(title)).text

    def nodes(self) -> tuple[tuple[Span, Converted], ...]:
        return tuple(self._stretches)

    def _convert(
        self, text: str, source: Script | None = None, *, decided: Sequence[Candidate] = ()
    ) -> Converted:
        source = source or script_of(text, self._report.script)
        return convert_text(
            text,
            self._variant,
            source=source,
            wording=self._wording,
            known_names=self._names,
            machine_made=self._machine_made if source == self._report.script else None,
            decided=decided,
        )

    def _node(self, text: Text) -> Text:
        editing = self._report.editing
        words = editing.words if editing is not None else ()
        decided = tuple(decided_in(text.span, words, text.text, self._variant))
        converted = self._convert(text.text, decided=decided)
        self._stretches.append((text.span, converted))
        return Text(converted.text, text.span)

    def _text(self, text: Text | None) -> Text | None:
        return None if text is None else self._node(text)

    def _paragraphs(self, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(replace(paragraph, text=self._node(paragraph.text)) for paragraph in paragraphs)

    def _section(self, section: Section) -> Section:
        return replace(
            section,
            label=self._text(section.label),
            heading=self._text(section.heading),
            mark=self._text(section.mark),
            paragraphs=self._paragraphs(section.paragraphs),
            sections=tuple(self._section(below) for below in section.sections),
        )

    def _with_points(self, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(replace(paragraph, point=self._point(paragraph.point)) for paragraph in paragraphs)

    def _point(self, point: Point | None) -> Point | None:
        if point is None or point.label is None:
            return point
        return replace(point, label=self._view(point.label))

    def _with_items(self, section: Section) -> Section:
        return replace(
            section,
            point=self._point(section.point),
            paragraphs=self._with_points(section.paragraphs),
            action_items=tuple(self._item(item) for item in section.action_items),
            sections=tuple(self._with_items(below) for below in section.sections),
        )

    def _item(self, item: ActionItem) -> ActionItem:
        filled = item.filled
        if filled is not None:
            values = (filled.unit, filled.due, filled.status)
            filled = Filled(*(self._convert(value).text for value in values))
        return replace(
            item,
            label=self._view(item.label),
            title=self._view(item.title),
            body=self._view(item.body),
            responsible=self._optional_view(item.responsible),
            due=self._optional_view(item.due),
            filled=filled,
        )

    def _indicator(self, indicator: Indicator) -> Indicator:
        return replace(
            indicator,
            name=self._name(indicator),
            written=self._view(indicator.written),
            sentence=self._view(indicator.sentence),
            unit=None if indicator.unit is None else self._unit(indicator),
            scope=None if indicator.scope is None else self._view(indicator.scope),
            period=None if indicator.period is None else self._view(indicator.period),
            change=indicator.change
            and replace(indicator.change, unit=self._change_unit(indicator.change.unit)),
        )

    def _name(self, indicator: Indicator) -> str:
        pieces = [span.of(self._report.text) for span in indicator.name_spans]
        if "".join(pieces) != indicator.name:
            return self._convert(indicator.name).text
        return "".join(
            self._at(span) or self._convert(span.of(self._report.text)).text for span in indicator.name_spans
        )

    def _unit(self, indicator: Indicator) -> str:
        written = None if indicator.unit_span is None else self._at(indicator.unit_span)
        return written or self._convert(indicator.unit or "").text

    def _change_unit(self, unit: str) -> str:
        return unit if unit in ("%", "pp", "times") else self._convert(unit).text

    def _view(self, text: Text) -> Text:
        own = text.text == text.span.of(self._report.text)  # else the words are an editor's
        sliced = self._at(text.span) if own else None
        return Text(self._convert(text.text).text if sliced is None else sliced, text.span)

    def _editing(self, editing: Editing | None) -> Editing | None:
        """What an editor wrote, in this variant."""
        if editing is None:
            return None
        return replace(
            editing,
            title=None if editing.title is None else self._convert(editing.title).text,
            problems=tuple(replace(each, text=self._optional_view(each.text)) for each in editing.problems),
        )

    def _optional_view(self, text: Text | None) -> Text | None:
        return None if text is None else self._view(text)

    def _dated(self, dated: Dated | None) -> Dated | None:
        return None if dated is None else replace(dated, text=self._view(dated.text))

    def _at(self, span: Span) -> str | None:
        """The converted wording of a stretch of the source; of several nodes, if it runs over them."""
        low, high = 0, len(self._stretches)
        while low < high:  # the last node that begins at or before the span
            middle = (low + high) // 2
            if self._stretches[middle][0].start <= span.start:
                low = middle + 1
            else:
                high = middle
        index = low - 1
        if index < 0:
            return None
        parts = []
        place = span.start
        while index < len(self._stretches) and place < span.end:
            node, converted = self._stretches[index]
            if node.start > place and self._report.text[place : node.start].strip():
                return None
            start, end = max(place, node.start), min(span.end, node.end)
            if start < end:
                parts.append(converted.slice(start - node.start, end - node.start))
            place = max(place, node.end)
            index += 1
        if place < span.end and self._report.text[place : span.end].strip():
            return None
        return "".join(parts)

    def _doubts(self) -> tuple[Doubt, ...]:
        """What a person should look at, in the order of the source; furniture is not part of the report."""
        furniture = {text.span for text in self._report.furniture}
        return tuple(
            doubt
            for span, converted in self._stretches
            if span not in furniture
            for doubt in doubts(
                converted,
                self._variant,
                script_of(converted.source, self._report.script),
                span.start,
            )
        )


def _aligned(span: Span, converted: Converted) -> AlignedNode:
    if all(len(output) == 1 for output in converted.outputs):
        return AlignedNode(span)
    return AlignedNode(span, tuple(accumulate(map(len, converted.outputs), initial=0)))


def _names(report: Report) -> frozenset[str]:
    names: frozenset[str] = frozenset()
    for line in report.text.split("\n"):
        names |= found(simplified_reading(line, script_of(line, report.script)))
    return names
