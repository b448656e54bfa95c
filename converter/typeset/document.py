"""The whole document in the `parallel` layout: title, contents, report, items, indicators, chart, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from converter import __version__
from converter.fonts import Fonts, load_fonts
from converter.model import Diagnostic, Edition, EditionPair, Repair
from converter.styles import Style
from converter.typeset.annexes import action_rows, indicator_rows
from converter.typeset.body import (
    Texts,
    heading_rows,
    paired_rows,
    paragraph_rows,
    section_heading,
    section_rows,
)
from converter.typeset.charts import chart_rows, charted
from converter.typeset.contents import Entry, contents_rows
from converter.typeset.flow import Row, Sheet, destinations, page_of, paginate
from converter.typeset.geometry import geometry, variants
from converter.typeset.layout import Artifact, Destination, Layout, OutlineEntry
from converter.typeset.line import Inline
from converter.typeset.setter import Setter
from converter.words import words

_WHOLE: Final = "\u2060"
"""Between characters that stay on one line; the composer takes it out."""
_ANYWHERE: Final = "\u200b"
"""Between characters that may part; the composer takes it out."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document set, and what should be said about it."""

    layout: Layout
    diagnostics: tuple[Diagnostic, ...]


def typeset(
    pair: EditionPair, style: Style, *, layout: Literal["parallel"] = "parallel", fonts: Fonts | None = None
) -> Typeset:
    """Set a report in both scripts.

    Args:
        pair: the report in Traditional and in Simplified.
        style: sizes, faces and colours.
        layout: how the scripts stand on the page.
        fonts: where faces come from, if they are loaded already.

    Raises:
        FontError: a face cannot be found or used.
    """
    compositor = _Compositor(pair, style, fonts or load_fonts(style))
    return compositor.document()


class _Compositor:
    def __init__(self, pair: EditionPair, style: Style, fonts: Fonts) -> None:
        self._pair = pair
        self._style = style
        self._desk = Setter(style, fonts)
        self._page = geometry(style)
        self._entries: list[Entry] = []

    def document(self) -> Typeset:
        body = self._body()
        front = self._front({})
        sheets = self._paginate([*front, *body])
        if self._style.toc.show:  # the heights stay: only the page numbers come in
            sheets = self._paginate([*self._front(destinations(sheets)), *body])
        page = self._page
        pages = tuple(
            page_of(sheet, number, page.width, page.height, self._running(sheet, number, len(sheets)))
            for number, sheet in enumerate(sheets, start=1)
        )
        layout = Layout(
            title=self._pair.hant.title,
            lang=self._pair.hant.lang,
            pages=pages,
            destinations=destinations(sheets),
            outline=self._outline(),
            faces={name: str(face.path) for name, face in sorted(self._desk.faces.items())},
        )
        return Typeset(layout, self._diagnostics())

    def _paginate(self, rows: Sequence[Row]) -> list[Sheet]:
        return paginate(rows, self._page.top, self._page.text_height, self._page.leading)

    # --- front ------------------------------------------------------------------------------------------

    def _front(self, places: Mapping[str, Destination]) -> list[Row]:
        rows = self._title_rows()
        if self._style.toc.show and self._entries:
            rows += self._heading("contents", "contents", listed=False)
            rows += contents_rows(self._desk, self._page, self._pair, self._entries, places)
            rows += [Row(self._page.leading / 2), Row(0.0, snap=True)]
        return rows

    def _title_rows(self) -> list[Row]:
        pair, look = self._pair, self._style.heading.title
        rows = heading_rows(
            self._desk, self._page, pair, (pair.hant.title, pair.hans.title), node="title", level=0, look=look
        )
        for hant, hans in zip(pair.hant.report.byline, pair.hans.report.byline, strict=True):
            rows += paired_rows(
                self._desk, self._page, pair, (hant.text.text, hans.text.text), node=hant.id, role="P",
                size=self._page.size, leading=self._page.leading, align="left",
                colour=self._style.colours.muted,
            )  # fmt: skip
        return rows

    # --- body -------------------------------------------------------------------------------------------

    def _body(self) -> list[Row]:
        pair = self._pair
        rows: list[Row] = []
        for hant, hans in zip(pair.hant.report.preamble, pair.hans.report.preamble, strict=True):
            rows += paragraph_rows(self._desk, self._page, pair, hant, hans)
        for left, right in zip(pair.hant.report.sections, pair.hans.report.sections, strict=True):
            rows += section_rows(self._desk, self._page, pair, left, right)
        self._list_sections()
        return [*rows, *self._items(), *self._indicators(), *self._chart(), *self._notes(), *self._colophon()]

    def _list_sections(self) -> None:
        pairs = zip(self._pair.hant.report.walk(), self._pair.hans.report.walk(), strict=True)
        for hant, hans in pairs:
            if hant.heading is not None:
                self._entries.append(Entry(hant.id, hant.level, section_heading(hant), section_heading(hans)))

    def _heading(self, node: str, word: str, *, level: int = 1, listed: bool = True) -> list[Row]:
        """A heading of our own, listed in the contents unless it is theirs."""
        texts = (words(self._pair.hant.variant)[word], words(self._pair.hans.variant)[word])
        if listed:
            self._entries.append(Entry(node, level, *texts))
        rows = heading_rows(self._desk, self._page, self._pair, texts, node=node, level=level)
        if not self._style.heading.level(level).lines_after:  # what follows is no line of text
            rows.append(Row(self._page.leading / 2, keep=True))
        return [replace(rows[0], section=texts if listed else None), *rows[1:]]

    def _items(self) -> list[Row]:
        if not any(True for _ in self._pair.hant.report.action_items()):
            return []
        return [*self._heading("items", "action_items"), *action_rows(self._desk, self._page, self._pair)]

    def _indicators(self) -> list[Row]:
        if not self._pair.hant.report.indicators:
            return []
        return [
            *self._heading("indicators", "indicators"),
            *indicator_rows(self._desk, self._page, self._pair),
        ]

    def _chart(self) -> list[Row]:
        bars = charted(self._pair, self._style.chart.most_bars)
        if len(bars) < 2:
            return []
        return [
            *self._heading("chart.heading", "chart"),
            *chart_rows(self._desk, self._page, self._pair, bars),
        ]

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
                note.append(Inline(_WHOLE.join(line), variant=variant))
                note.append(Inline("；" if number < len(changes) else "。"))
        return self._small(notes, name)

    def _colophon(self) -> list[Row]:
        rows = self._heading("colophon", "colophon")
        left, right = self._colophon_lines(self._pair.hant), self._colophon_lines(self._pair.hans)
        for number, texts in enumerate(zip(left, right, strict=True), start=1):
            rows += self._small(texts, f"colophon.{number}")
        return rows

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
            self._desk, self._page, self._pair, texts, node=node, role="P", size=self._style.table.size,
            leading=self._style.table.leading, align="left", colour=self._style.colours.muted,
        )  # fmt: skip

    # --- running heads, bookmarks, diagnostics ----------------------------------------------------------

    def _running(self, sheet: Sheet, number: int, count: int) -> list[Artifact]:
        style, page = self._style.running, self._page
        artifacts = []
        head = self._running_head(sheet)
        if head and number > 1:
            y = page.top - style.head_distance
            lines = tuple(
                line
                for side, (text, variant) in enumerate(zip(head, variants(self._pair), strict=True))
                for line in self._desk.single(
                    text, variant, size=style.size, x=page.column_x(side), y=y, width=page.column,
                    colour=self._style.colours.muted,
                )[:1]
            )  # fmt: skip
            artifacts.append(Artifact("Header", lines))
        foot = page.top + page.text_height + style.number_distance
        shown = style.number.format(page=number, pages=count)
        align: Literal["left", "right", "center"] = "center"
        if style.number_at == "outer":
            align = "right" if number % 2 else "left"
        lines = self._desk.single(
            shown, self._pair.hant.variant, size=style.number_size, x=page.left, y=foot,
            width=page.text_width, align=align, colour=self._style.colours.muted,
        )  # fmt: skip
        artifacts.append(Artifact("Footer", lines))
        return artifacts

    def _running_head(self, sheet: Sheet) -> tuple[str, str] | None:
        kind = self._style.running.head
        if kind == "none":
            return None
        titles = (self._pair.hant.title, self._pair.hans.title)
        return (sheet.section or titles) if kind == "section" else titles

    def _outline(self) -> tuple[OutlineEntry, ...]:
        entries = [OutlineEntry(_both(self._pair.hant.title, self._pair.hans.title), 1, "title")]
        entries += [
            OutlineEntry(_both(entry.hant, entry.hans), entry.level, entry.node) for entry in self._entries
        ]
        return tuple(entries)

    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(
            Diagnostic(
                "missing-glyph",
                f"no face has U+{ord(char):04X} {char if char.isprintable() else ''}".rstrip()
                + f" (first in {node or 'the page'}); 〓 stands for it",
            )
            for char, node in sorted(self._desk.missing.items())
        )


def _both(hant: str, hans: str) -> str:
    return hant if hant == hans else f"{hant}　{hans}"
