"""The whole document: title, contents, report, action items, indicators, chart, notes, colophon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from converter import __version__
from converter.compose.paragraph import Inline
from converter.fonts import Fonts, load_fonts
from converter.lexicon import Lexicon, bundled
from converter.model import Diagnostic, Edition, EditionPair, Indicator, Repair
from converter.pages.annexes import Annex, action_items
from converter.pages.body import Body, section_heading, section_label, titles
from converter.pages.charts import chart_rows, charts
from converter.pages.contents import Entry, contents_rows
from converter.pages.gathering import destinations, pages_of
from converter.pages.geometry import geometry
from converter.pages.indicators import indicators
from converter.pages.layout import Artifact, Destination, Layout, Line, OutlineEntry
from converter.pages.looseness import loose_diagnostics
from converter.pages.missing import missing_diagnostics
from converter.pages.pagination import Row, Sheet, paginate
from converter.pages.parallel import Marks, Texts, heading_rows, paired_rows
from converter.pages.references import references, sentence_anchor
from converter.pages.setter import TextSetter
from converter.pages.title_page import cover_rows
from converter.style_values import fill_page_number
from converter.styles import LayoutName, Style
from converter.variants import plain
from converter.words import words

_WHOLE: Final = "\u2060"
"""Between characters that stay on one line; the composer takes it out."""
_HEAD_LONGEST: Final = 200
"""Characters of a running head that are looked at: no line holds more."""
_ANYWHERE: Final = "\u200b"
"""Between characters that may part; the composer takes it out."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document set, and what should be said about it."""

    layout: Layout
    diagnostics: tuple[Diagnostic, ...]


def typeset(
    pair: EditionPair,
    style: Style,
    *,
    layout: LayoutName = "parallel",
    fonts: Fonts | None = None,
    lexicon: Lexicon | None = None,
) -> Typeset:
    """Set a report in both scripts.

    Args:
        pair: the report in Traditional and in Simplified.
        style: sizes, faces and colours.
        layout: how the scripts stand on the page: side by side, under each other, or on facing pages.
        fonts: where faces come from, if they are loaded already.
        lexicon: what is known of words; the bundled one by default.

    Raises:
        FontError: a face cannot be found or used.
    """
    compositor = _Compositor(pair, style, fonts or load_fonts(style), layout, lexicon or bundled())
    return compositor.document()


class _Compositor:
    def __init__(
        self, pair: EditionPair, style: Style, fonts: Fonts, layout: LayoutName, lexicon: Lexicon
    ) -> None:
        self._pair = pair
        self._style = style
        self._desk = TextSetter(style, fonts, lexicon)
        self._page = geometry(style, pair, layout)
        self._entries: list[Entry] = []
        self._marks = (references(pair.hant), references(pair.hans))
        self._marked = {mark.row for marks in self._marks[0].values() for mark in marks}
        number = style.running.number
        self._number = (number, plain(number, "cn") if self._page.leaves > 1 else number)
        """The page number's words on the left and on the right page of an opening."""

    def document(self) -> Typeset:
        body = self._body()
        sheets = self._sheets({}, body)
        if self._style.toc.show:  # the heights stay: only the page numbers come in
            sheets = self._sheets(destinations(sheets), body)
        count = sum(sheet.leaves for sheet in sheets)
        pages = pages_of(
            sheets, self._page, lambda sheet, number, leaf: self._running(sheet, number, leaf, count)
        )
        layout = Layout(
            title=self._pair.hant.title,
            lang=self._pair.hant.lang,
            pages=tuple(pages),
            destinations=destinations(sheets),
            outline=self._outline(),
            faces={name: str(face.path) for name, face in sorted(self._desk.faces.items())},
            openings=self._page.leaves > 1,
        )
        return Typeset(layout, self._diagnostics(layout))

    def _sheets(self, places: Mapping[str, Destination], body: Sequence[Row]) -> list[Sheet]:
        """All pages; where the scripts face each other, a page for the title alone comes first."""
        contents = self._contents(places)
        if self._page.leaves == 1:
            return self._paginate([*self._title_rows(), *contents, *body])
        cover = self._paginate(cover_rows(self._desk, self._page, self._pair), leaves=1)
        if len(cover) % 2 == 0:  # an opening begins on a left page
            cover.append(Sheet((), None))
        return [*cover, *self._paginate([*contents, *body], leaves=self._page.leaves)]

    def _paginate(self, rows: Sequence[Row], leaves: int = 1) -> list[Sheet]:
        return paginate(rows, self._page.top, self._page.text_height, self._page.leading, leaves)

    # --- front ------------------------------------------------------------------------------------------

    def _contents(self, places: Mapping[str, Destination]) -> list[Row]:
        if not (self._style.toc.show and self._entries):
            return []
        rows = self._heading("contents", "contents", listed=False)
        rows += contents_rows(self._desk, self._page, self._entries, places)
        return [*rows, Row(self._page.leading / 2), Row(0.0, snap=True)]

    def _title_rows(self) -> list[Row]:
        pair, page = self._pair, self._page
        rows = heading_rows(
            self._desk, page, titles(pair, page), node="title", level=0,
            look=self._style.heading.title,
        )  # fmt: skip
        for hant, hans in zip(pair.hant.report.byline, pair.hans.report.byline, strict=True):
            rows += paired_rows(
                self._desk, page, (hant.text.text, hans.text.text), node=hant.id, role="P", size=page.size,
                leading=page.leading, align=self._style.heading.title.align,
                colour=self._style.colours.muted,
            )  # fmt: skip
        return rows

    # --- body -------------------------------------------------------------------------------------------

    def _body(self) -> list[Row]:
        hant, hans = self._pair.hant.report, self._pair.hans.report
        body = Body(self._desk, self._page, self._references)
        self._list_sections()
        return [
            *body.paragraphs(hant.preamble, hans.preamble),
            *body.sections(hant.sections, hans.sections),
            *self._items(),
            *self._indicators(),
            *self._charts(),
            *self._tail(),
        ]

    def _references(self, node: str) -> Marks:
        hant, hans = self._marks
        return hant.get(node, ()), hans.get(node, ())

    def _place(self, indicator: Indicator) -> str:
        """The node of the line an indicator's sentence begins on."""
        return sentence_anchor(indicator.id) if indicator.id in self._marked else indicator.node

    def _list_sections(self) -> None:
        pairs = zip(self._pair.hant.report.walk(), self._pair.hans.report.walk(), strict=True)
        for hant, hans in pairs:
            if hant.heading is not None:
                texts = (section_heading(hant), section_heading(hans))
                labels = (section_label(hant), section_label(hans))
                self._entries.append(Entry(hant.id, hant.level, texts, labels))

    def _heading(self, node: str, word: str, *, level: int = 1, listed: bool = True) -> list[Row]:
        """A heading of our own, listed in the contents unless it is theirs."""
        texts = (words(self._pair.hant.variant)[word], words(self._pair.hans.variant)[word])
        if listed:
            self._entries.append(Entry(node, level, texts))
        rows = heading_rows(self._desk, self._page, texts, node=node, level=level)
        if not self._style.heading.level(level).lines_after:  # what follows is no line of text
            rows.append(Row(self._page.leading / 2, keep=True))
        before = max(rows[0].before, self._page.leading)  # what stands above may be a table
        return [replace(rows[0], section=texts if listed else None, before=before), *rows[1:]]

    def _items(self) -> list[Row]:
        if not any(True for _ in self._pair.hant.report.action_items()):
            return []
        rows = self._heading("items", "action_items")
        return rows + self._annex(action_items(self._desk, self._page, self._pair))

    def _indicators(self) -> list[Row]:
        if not self._pair.hant.report.indicators:
            return []
        rows = self._heading("indicators", "indicators")
        return rows + self._annex(indicators(self._desk, self._page, self._pair, self._place))

    def _annex(self, annex: Annex) -> list[Row]:
        self._entries += [Entry(node, 2, texts, printed=False) for node, texts in annex.groups]
        return annex.rows

    def _charts(self) -> list[Row]:
        rows: list[Row] = []
        for chart in charts(self._pair, self._style.chart.most_bars, self._desk.lexicon):
            rows += self._heading(f"{chart.key}.heading", chart.key)
            rows += chart_rows(self._desk, self._page, chart)
        return rows

    def _tail(self) -> list[Row]:
        """Notes and colophon, together on the last page where they leave room for more."""
        notes, colophon = self._notes(), self._colophon()
        if sum(row.height for row in (*notes, *colophon)) < self._page.text_height / 2:
            notes = [replace(row, keep=True) for row in notes]
        return [*notes, *colophon]

    def _notes(self) -> list[Row]:
        hant = self._pair.hant
        rows = [
            *self._changes("repaired", hant.repairs, "notes.text"),
            *self._changes(f"reworded_{hant.variant}", hant.rewordings, "notes.words"),
        ]
        return [*self._heading("notes", "conversion_notes"), *rows] if rows else []

    def _changes(self, heading: str, changes: tuple[Repair, ...], name: str) -> list[Row]:
        """One note on what the Traditional edition has otherwise than the source, in both scripts."""
        if not changes:
            return []
        variant = self._pair.hant.variant
        both = words(variant), words(self._pair.hans.variant)
        notes = tuple([Inline(f"{word[heading]}：")] for word in both)
        for number, each in enumerate(changes, start=1):
            for word, note in zip(both, notes, strict=True):
                line = word.format("repair_line", before=each.before, after=each.after, count=each.count)
                changed, comma, times = line.rpartition("，")
                note.append(Inline(_WHOLE.join(changed), variant=variant))
                end = "；" if number < len(changes) else "。"
                note.append(Inline(f"{_WHOLE}{_WHOLE.join(comma + times)}{end}"))
        return self._small(notes, name)

    def _colophon(self) -> list[Row]:
        rows = self._heading("colophon", "colophon")
        left, right = self._colophon_lines(self._pair.hant), self._colophon_lines(self._pair.hans)
        for number, texts in enumerate(zip(left, right, strict=True), start=1):
            rows += self._small(texts, f"colophon.{number}")
        return [*(replace(row, keep=True) for row in rows[:-1]), rows[-1]]

    def _colophon_lines(self, edition: Edition) -> list[str]:
        own, source = words(edition.variant), edition.report.source
        return [
            f"{own['source_file']}：{source.name}",
            f"{own['source_hash']}：{_ANYWHERE.join(source.sha256)}",
            f"{own['variants']}：{self._pair.hant.lang}、{self._pair.hans.lang}",
            f"{own['engine']}：{self._pair.engine}",
            own.format("made_by", version=__version__),
        ]

    def _small(self, texts: Texts, node: str) -> list[Row]:
        return paired_rows(
            self._desk, self._page, texts, node=node, role="P", size=self._style.table.size,
            leading=self._style.table.leading, align="left", colour=self._style.colours.muted,
        )  # fmt: skip

    # --- running heads, bookmarks, diagnostics ----------------------------------------------------------

    def _running(self, sheet: Sheet, number: int, leaf: int, count: int) -> list[Artifact]:
        style, page, muted = self._style.running, self._page, self._style.colours.muted
        artifacts = []
        head = self._running_head(sheet)
        if head and number > 1:
            lines: tuple[Line, ...] = ()
            for which, (text, side) in enumerate(zip(head, page.sides, strict=True)):
                if side.leaf == leaf:
                    ends = which == 1 and page.layout != "parallel"  # of the line, not of a column
                    room = page.column * (1.0 if page.beside else 0.48)  # both share a line where stacked
                    lines += self._desk.single(
                        self._desk.shortened(text[:_HEAD_LONGEST], side.variant, style.size, room),
                        side.variant, size=style.size, x=side.x + (page.column - room if ends else 0.0),
                        y=page.top - style.head_distance, width=room, colour=muted,
                        align="right" if ends else "left",
                    )[:1]  # fmt: skip
            artifacts.append(Artifact("Header", lines))
        if number == 1 and page.leaves > 1:
            return artifacts
        align: Literal["left", "right", "center"] = "center"
        inset = 0.0
        if style.number_at == "outer":  # one character from the edge (GB/T 9704 7.5)
            align, inset = ("right" if number % 2 else "left"), style.number_size
        shown = fill_page_number(self._number[leaf], number, count)
        lines = self._desk.single(
            shown, page.sides[leaf].variant, size=style.number_size,
            x=page.left + inset, y=page.top + page.text_height + style.number_distance,
            width=page.text_width - 2 * inset,
            align=align, colour=muted,
        )  # fmt: skip
        artifacts.append(Artifact("Footer", lines))
        return artifacts

    def _running_head(self, sheet: Sheet) -> tuple[str, str] | None:
        kind = self._style.running.head
        if kind == "none":
            return None
        both = (self._pair.hant.title, self._pair.hans.title)
        return (sheet.section or both) if kind == "section" else both

    def _outline(self) -> tuple[OutlineEntry, ...]:
        entries = [OutlineEntry(_both(self._pair.hant.title, self._pair.hans.title), 1, "title")]
        entries += [OutlineEntry(_both(*entry.texts), entry.level, entry.node) for entry in self._entries]
        return tuple(entries)

    def _diagnostics(self, layout: Layout) -> tuple[Diagnostic, ...]:
        setter = self._desk
        return (
            *missing_diagnostics(setter.missing, self._pair.hant.report),
            *loose_diagnostics(setter.loose, layout.pages, self._style.cjk.loosest),
        )


def _both(hant: str, hans: str) -> str:
    return hant if hant == hans else f"{hant}　{hans}"
