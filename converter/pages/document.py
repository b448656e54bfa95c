"""The whole document: title, contents, report, tracker, indicators, charts, notes, colophon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.compose.paragraph import Inline
from converter.compose.segments import JOINER
from converter.content import Content, ConversionNote, Fact
from converter.fonts import Fonts, load_fonts
from converter.pages.annex import Annex
from converter.pages.body import BodySetter, addressee, title_look, titles
from converter.pages.charts import chart_rows, headings
from converter.pages.contents import ContentsEntry
from converter.pages.frame import DocumentFrame, Typeset, with_colophon
from converter.pages.indicator_table import indicator_table
from converter.pages.layout import Destination
from converter.pages.letterhead import letterhead_rows
from converter.pages.named_parts import named_parts
from converter.pages.pagination import Sheet
from converter.pages.parallel import ParagraphLook, ParagraphTag, heading_rows, parallel_rows
from converter.pages.place_numbers import with_page_numbers
from converter.pages.references import Marks, references
from converter.pages.series import series_in
from converter.pages.signature import bylines, signature
from converter.pages.strips import Strip
from converter.pages.title_page import title_page_rows
from converter.pages.tracker import tracker_table
from converter.styles import LayoutName, Style


def typeset(
    content: Content, style: Style, *, layout: LayoutName = "parallel", fonts: Fonts | None = None
) -> Typeset:
    """Set a report in all its editions.

    Args:
        content: what is shown of the report; a single edition takes the whole measure.
        style: sizes, faces and colours.
        layout: how several editions stand: side by side, under each other, or on facing pages.
        fonts: where faces come from, if they are loaded already.

    Raises:
        FontError: a face cannot be found or used.
    """
    compositor = _Compositor(content, style, fonts or load_fonts(style), layout)
    return compositor.document()


class _Compositor(DocumentFrame):
    def __init__(self, content: Content, style: Style, fonts: Fonts, layout: LayoutName) -> None:
        variants = [edition.variant for edition in content.editions]
        super().__init__(content.title, variants, style, fonts, layout, content.report.text)
        self._content = content
        self._marks = references(content)
        self._parts: dict[str, str] = {}
        """The parts of the report by the nodes of the rows that name them in the table of figures."""
        reports = [edition.report for edition in content.editions]
        self._signature = signature(reports, below_title=style.body.signature == "end")

    def _sheets(self, places: Mapping[str, Destination], body: Sequence[Strip]) -> list[Sheet]:
        """All pages; where the editions face each other, a page for the title alone comes first."""
        count = self._page.spread_pages
        title = self._title_rows() if count == 1 else []
        contents = self._contents(places, title)
        if count == 1:
            return self._paginate([*title, *contents, *body])
        first = self._paginate(
            title_page_rows(self._setter, self._page, self._content, self._signature), pages=1
        )
        if len(first) % count == 0:  # a spread begins on a left page
            first.append(Sheet((), None))
        return [*first, *self._paginate([*contents, *body], pages=count)]

    def _with_pages(self, body: list[Strip], places: Mapping[str, Destination]) -> list[Strip]:
        return with_page_numbers(self._setter, self._page, body, self._parts, places)

    # --- front ------------------------------------------------------------------------------------------

    def _title_rows(self) -> list[Strip]:
        page, look = self._page, title_look(self._content, self._style)
        rows = letterhead_rows(self._setter, page, self._content, look)
        rows += heading_rows(
            self._setter, page, titles(self._content, page), node="title", level=0, look=look
        )
        byline = ParagraphLook(page.size, page.leading, align=look.align, colour=self._style.colours.muted)
        for sides in bylines(self._content, self._signature):
            texts = [side.text.text for side in sides]
            rows += parallel_rows(self._setter, page, texts, byline, ParagraphTag(sides[0].id, "P"))
            if not page.beside:  # between one fact in both scripts and the next
                rows.append(Strip(page.leading / 2))
        return [*rows, Strip(0.0, snap=True)]

    # --- body -------------------------------------------------------------------------------------------

    def _body(self) -> list[Strip]:
        series = series_in(self._content) if self._style.body.series == "list" else {}
        entries, named = named_parts(self._content, labelled=self._style.body.named_parts == "label")
        self._entries += entries
        body = BodySetter(
            self._setter, self._page, self._references, named, series, self._signature,
            addressee(self._content.report),
        )  # fmt: skip
        report = body.report([edition.report for edition in self._content.editions])
        added = [*self._tracker(), *self._indicators(), *self._charts()]
        if added and self._style.body.annex_page:
            added[0] = replace(added[0], turn=True)
        notes, colophon = self._notes(), self._colophon(self._made_how(), self._content.made_by)
        return with_colophon([*report, *added, *notes], colophon)

    def _references(self, node: str) -> Marks:
        return self._marks.get(node, ((),) * len(self._page.columns))

    def _tracker(self) -> list[Strip]:
        """The tracker; of a report that plans nothing a line that says so, not promised by the contents."""
        groups = self._content.tracker_groups
        if not groups and not self._has_figures:
            return []
        rows = self._heading("tracker", self._words("action_items"), printed=bool(groups))
        if not groups:
            return rows + self._small(self._words("no_plan"), "tracker.none")
        return rows + self._annex(tracker_table(self._setter, self._page, groups, self._marked))

    @property
    def _has_figures(self) -> bool:
        return bool(self._content.indicators.groups)

    def _made_how(self) -> tuple[Fact, ...]:
        """What the colophon says; that nothing is planned too, where no table follows the report."""
        facts = self._content.colophon
        if self._content.tracker_groups or self._has_figures:
            return facts
        nothing = tuple(line.rstrip("。") for line in self._words("no_plan"))
        return (Fact("no_plan", self._words("action_items"), nothing), *facts)

    def _indicators(self) -> list[Strip]:
        shown = self._content.indicators
        if not self._has_figures:
            return []
        rows = self._heading("indicators", self._words("indicators"))
        sections = (group.section for group in shown.groups)
        self._parts = {f"indicators.{at}": own for at, own in enumerate(sections, start=1) if own}
        return rows + self._annex(indicator_table(self._setter, self._page, shown, self._marked))

    @property
    def _marked(self) -> frozenset[str]:
        """Ids of the indicators whose sentence has a place of its own in the text."""
        return frozenset(place.row for places in self._content.figure_places.values() for place in places)

    def _annex(self, annex: Annex) -> list[Strip]:
        self._entries += [ContentsEntry(node, 2, texts, printed=False) for node, texts in annex.groups]
        return annex.rows

    def _charts(self) -> list[Strip]:
        rows: list[Strip] = []
        for chart, first_of_counts in headings(self._content.charts):
            above = self._heading("counts.heading", self._words("chart_counts")) if first_of_counts else []
            level = 1 if chart.kind == "changes" else 2
            own = self._heading(f"{chart.key}.heading", chart.title, level=level, printed=level == 1)
            rows += self._under(above, own) if above else own
            rows += chart_rows(self._setter, self._page, chart)
        return rows

    def _notes(self) -> list[Strip]:
        rows = [
            row
            for number, note in enumerate(self._content.notes, start=1)
            for row in self._changes(note, f"notes.{number}")
        ]
        if not rows:
            return []
        told = [*self._heading("notes", self._words("conversion_notes")), *rows]
        return [replace(row, closing=True) for row in told]

    def _changes(self, told: ConversionNote, name: str) -> list[Strip]:
        """One note on what an edition has otherwise than the source, in all editions."""
        lead = self._page.columns[0].variant
        notes = tuple([Inline(f"{heading}：")] for heading in told.heading)
        for number, each in enumerate(told.lines, start=1):
            for line, note in zip(each, notes, strict=True):
                changed, comma, times = line.rpartition("，")
                note.append(Inline(JOINER.join(changed), variant=lead))
                end = "；" if number < len(told.lines) else "。"
                note.append(Inline(f"{JOINER}{JOINER.join(comma + times)}{end}"))
        return self._small(notes, name)
