"""The whole document: title, contents, report, action items, indicators, charts, notes, colophon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from converter.compose.paragraph import Inline
from converter.content import ByEdition, Content, ConversionNote, report_parts
from converter.fonts import FontRole, Fonts, load_fonts
from converter.model import Diagnostic
from converter.pages.action_table import action_table
from converter.pages.annex import Annex
from converter.pages.body import BodySetter, addressee, title_look, titles
from converter.pages.charts import chart_rows, headings
from converter.pages.contents import ContentsEntry, contents_rows
from converter.pages.gathering import destinations, pages_of
from converter.pages.geometry import geometry
from converter.pages.indicator_table import indicator_table
from converter.pages.layout import Artifact, Destination, Layout, Line, OutlineEntry
from converter.pages.letterhead import letterhead_rows
from converter.pages.looseness import loose_diagnostics
from converter.pages.missing import missing_diagnostics
from converter.pages.pagination import Sheet, Strip, paginate
from converter.pages.parallel import ParagraphLook, ParagraphTag, Texts, heading_rows, parallel_rows
from converter.pages.references import Marks, references
from converter.pages.series import series_in
from converter.pages.setter import TextSetter
from converter.pages.signature import Signature, bylines, signature
from converter.pages.stand_ins import stand_in_diagnostics
from converter.pages.title_page import title_page_rows
from converter.strings import strings
from converter.style_values import fill_page_number
from converter.styles import LayoutName, Style
from converter.variants import plain

_WHOLE: Final = "\u2060"
"""Between characters that stay on one line; the composer takes it out."""
_HEAD_LONGEST: Final = 200
"""Characters of a running head that are looked at: no line holds more."""
_COMPANY: Final = 3
"""Rows that come with the colophon to a page where it would be alone."""
_ANYWHERE: Final = "\u200b"
"""Between characters that may part; the composer takes it out."""
_LONGEST_WORD: Final = 32
"""Letters and figures of a word that must find room in a column."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document set, and what should be said about it."""

    layout: Layout
    diagnostics: tuple[Diagnostic, ...]


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


class _Compositor:
    def __init__(self, content: Content, style: Style, fonts: Fonts, layout: LayoutName) -> None:
        self._content = content
        self._style = style
        self._setter = TextSetter(style, fonts)
        self._page = geometry(style, [edition.variant for edition in content.editions], layout)
        self._entries: list[ContentsEntry] = []
        self._marks = references(content)
        below = style.body.signature == "end"
        reports = [edition.report for edition in content.editions]
        self._signature = signature(reports) if below else Signature(None, None)
        number = style.running.number
        self._number = [
            plain(number, "cn") if column.variant == "cn" else number
            for column in self._page.columns[: self._page.spread_pages]
        ]
        """The page number's words on each page of a spread."""

    def document(self) -> Typeset:
        body = self._body()
        sheets = self._sheets({}, body)
        if self._style.toc.show:  # the heights stay: only the page numbers come in
            sheets = self._sheets(destinations(sheets), body)
        count = sum(sheet.pages for sheet in sheets)
        pages = pages_of(
            sheets, self._page, lambda sheet, number, page: self._running(sheet, number, page, count)
        )
        layout = Layout(
            title=self._content.title[0],
            lang=self._content.editions[0].lang,
            pages=tuple(pages),
            destinations=destinations(sheets),
            outline=self._outline(),
            faces={name: face.source for name, face in sorted(self._setter.faces.items())},
            spreads=self._page.spread_pages == 2,
        )
        return Typeset(layout, self._diagnostics(layout))

    def _sheets(self, places: Mapping[str, Destination], body: Sequence[Strip]) -> list[Sheet]:
        """All pages; where the editions face each other, a page for the title alone comes first."""
        contents = self._contents(places)
        count = self._page.spread_pages
        if count == 1:
            return self._paginate([*self._title_rows(), *contents, *body])
        first = self._paginate(
            title_page_rows(self._setter, self._page, self._content, self._signature), pages=1
        )
        if len(first) % count == 0:  # a spread begins on a left page
            first.append(Sheet((), None))
        return [*first, *self._paginate([*contents, *body], pages=count)]

    def _paginate(self, rows: Sequence[Strip], pages: int = 1) -> list[Sheet]:
        return paginate(rows, self._page.top, self._page.text_height, self._page.leading, pages)

    # --- front ------------------------------------------------------------------------------------------

    def _contents(self, places: Mapping[str, Destination]) -> list[Strip]:
        if not (self._style.toc.show and self._entries):
            return []
        rows = self._heading("contents", self._words("contents"), listed=False)
        rows += contents_rows(self._setter, self._page, self._entries, places)
        return [*rows, Strip(self._page.leading / 2), Strip(0.0, snap=True)]

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
        return rows

    # --- body -------------------------------------------------------------------------------------------

    def _body(self) -> list[Strip]:
        series = series_in(self._content) if self._style.body.series == "list" else {}
        body = BodySetter(
            self._setter, self._page, self._references, self._list_sections(), series, self._signature,
            addressee(self._content.report),
        )  # fmt: skip
        report = body.report([edition.report for edition in self._content.editions])
        added = [*self._items(), *self._indicators(), *self._charts()]
        if added and self._style.body.annex_page:
            added[0] = replace(added[0], turn=True)
        notes, colophon = self._notes(), self._colophon()
        if notes:
            return [*report, *added, *_with_colophon(notes, colophon)]
        return _with_colophon([*report, *added], colophon)

    def _references(self, node: str) -> Marks:
        return self._marks.get(node, ((),) * len(self._page.columns))

    def _list_sections(self) -> dict[str, ByEdition]:
        """List the parts of the report; the names of those without a heading, by id."""
        names: dict[str, ByEdition] = {}
        for part in report_parts(self._content):
            self._entries.append(ContentsEntry(part.section, part.level, part.texts, part.labels))
            names[part.section] = part.texts
        return names

    def _words(self, key: str) -> ByEdition:
        return tuple(strings(column.variant)[key] for column in self._page.columns)

    def _heading(
        self, node: str, texts: ByEdition, *, level: int = 1, listed: bool = True, printed: bool = True
    ) -> list[Strip]:
        """A heading of our own.

        Args:
            node: its id.
            texts: what it says.
            level: from 1.
            listed: whether it is a bookmark, and in the running head.
            printed: whether the contents show it as well.
        """
        if listed:
            self._entries.append(ContentsEntry(node, level, texts, printed=printed))
        rows = heading_rows(self._setter, self._page, texts, node=node, level=level)
        if not self._style.heading.level(level).lines_after:  # what follows is not a line of text
            rows.append(Strip(self._page.leading / 2, keep=True))
        before = max(rows[0].before, self._page.leading)  # what stands above may be a table
        section = texts if listed and printed else None
        return [replace(rows[0], section=section, before=before), *rows[1:]]

    def _items(self) -> list[Strip]:
        if not self._content.actions:
            return []
        rows = self._heading("items", self._words("action_items"))
        return rows + self._annex(action_table(self._setter, self._page, self._content.actions))

    def _indicators(self) -> list[Strip]:
        shown = self._content.indicators
        if not shown.groups:
            return []
        rows = self._heading("indicators", self._words("indicators"))
        marked = {place.row for places in self._content.figure_places.values() for place in places}
        return rows + self._annex(indicator_table(self._setter, self._page, shown, marked))

    def _annex(self, annex: Annex) -> list[Strip]:
        self._entries += [ContentsEntry(node, 2, texts, printed=False) for node, texts in annex.groups]
        return annex.rows

    def _charts(self) -> list[Strip]:
        rows: list[Strip] = []
        for chart, first_of_counts in headings(self._content.charts):
            if first_of_counts:
                rows += self._heading("counts.heading", self._words("chart_counts"))
            level = 1 if chart.kind == "changes" else 2
            own = self._heading(f"{chart.key}.heading", chart.title, level=level, printed=level == 1)
            if first_of_counts:  # heading under heading
                own[0] = replace(own[0], before=0.0)
            rows += own
            rows += chart_rows(self._setter, self._page, chart)
        return rows

    def _notes(self) -> list[Strip]:
        rows = [
            row
            for number, note in enumerate(self._content.notes, start=1)
            for row in self._changes(note, f"notes.{number}")
        ]
        return [*self._heading("notes", self._words("conversion_notes")), *rows] if rows else []

    def _changes(self, told: ConversionNote, name: str) -> list[Strip]:
        """One note on what an edition has otherwise than the source, in all editions."""
        lead = self._page.columns[0].variant
        notes = tuple([Inline(f"{heading}：")] for heading in told.heading)
        for number, each in enumerate(told.lines, start=1):
            for line, note in zip(each, notes, strict=True):
                changed, comma, times = line.rpartition("，")
                note.append(Inline(_WHOLE.join(changed), variant=lead))
                end = "；" if number < len(told.lines) else "。"
                note.append(Inline(f"{_WHOLE}{_WHOLE.join(comma + times)}{end}"))
        return self._small(notes, name)

    def _colophon(self) -> list[Strip]:
        rows = self._heading("colophon", self._words("colophon"))
        facts = [
            [f"{name}：{_parting(value)}" for name, value in zip(fact.name, fact.value, strict=True)]
            for fact in self._content.colophon
        ]
        named = "、".join(map(_parting, self._faces()))
        facts.append([f"{name}：{named}" for name in self._words("faces")])
        told = [
            f"{'；'.join(texts)}。{made_by}。"
            for texts, made_by in zip(zip(*facts, strict=True), self._content.made_by, strict=True)
        ]
        rows += self._small(told, "colophon.1")
        return [*(replace(row, keep=True) for row in rows[:-1]), rows[-1]]

    def _faces(self) -> list[str]:
        """Names of the faces of the document; those of title and page numbers are set after all else."""
        roles: tuple[FontRole, ...] = (self._style.heading.title.role, "number")
        later = (
            self._setter.fonts.chain(role, column.variant)[0]
            for role in roles
            for column in self._page.columns
        )
        return sorted({face.file.postscript_name for face in (*self._setter.faces.values(), *later)})

    def _small(self, texts: Texts, node: str) -> list[Strip]:
        look = ParagraphLook(
            self._style.table.size, self._style.table.leading, align="left", colour=self._style.colours.muted
        )
        return parallel_rows(self._setter, self._page, texts, look, ParagraphTag(node, "P"))

    # --- running heads, bookmarks, diagnostics ----------------------------------------------------------

    def _running(self, sheet: Sheet, number: int, page_of_spread: int, count: int) -> list[Artifact]:
        artifacts = []
        head = self._running_head(sheet)
        if head and number > 1:
            artifacts.append(Artifact("Header", self._head_lines(head, page_of_spread)))
        if number == 1 and self._page.spread_pages > 1:
            return artifacts
        artifacts.append(Artifact("Footer", self._foot_lines(number, page_of_spread, count)))
        return artifacts

    def _head_lines(self, head: ByEdition, page_of_spread: int) -> tuple[Line, ...]:
        style, page = self._style.running, self._page
        lines: tuple[Line, ...] = ()
        for text, column in zip(head, page.columns, strict=True):
            if column.page_of_spread != page_of_spread:
                continue
            apart = page.layout != "parallel" and len(page.columns) > 1
            ends = column.number > 0 and apart  # of the line, not of a column
            room = page.measure * (1.0 if page.beside else 0.96 / len(page.columns))
            lines += self._setter.single(
                self._setter.shortened(text[:_HEAD_LONGEST], column.variant, style.size, room),
                column.variant, size=style.size, x=column.x + (page.measure - room if ends else 0.0),
                y=page.top - style.head_distance, width=room, colour=self._style.colours.muted,
                align="right" if ends else "left",
            )[:1]  # fmt: skip
        return lines

    def _foot_lines(self, number: int, page_of_spread: int, count: int) -> tuple[Line, ...]:
        style, page = self._style.running, self._page
        align: Literal["left", "right", "center"] = "center"
        inset = 0.0
        if style.number_at == "outer":  # one character from the edge (GB/T 9704 7.5)
            align, inset = ("right" if number % 2 else "left"), style.number_size
        return self._setter.single(
            (Inline(fill_page_number(self._number[page_of_spread], number, count), role="number"),),
            page.columns[page_of_spread].variant,
            size=style.number_size,
            x=page.left + inset,
            y=page.top + page.text_height + style.number_distance,
            width=page.text_width - 2 * inset,
            align=align,
            colour=self._style.colours.muted,
        )

    def _running_head(self, sheet: Sheet) -> ByEdition | None:
        kind = self._style.running.head
        if kind == "none":
            return None
        return (sheet.section or self._content.title) if kind == "section" else self._content.title

    def _outline(self) -> tuple[OutlineEntry, ...]:
        entries = [OutlineEntry(_all(self._content.title), 1, "title")]
        entries += [OutlineEntry(_all(entry.texts), entry.level, entry.node) for entry in self._entries]
        return tuple(entries)

    def _diagnostics(self, layout: Layout) -> tuple[Diagnostic, ...]:
        setter = self._setter
        return (
            *missing_diagnostics(setter.missing, self._content.report),
            *loose_diagnostics(setter.loose, layout.pages, self._style.cjk.loosest),
            *stand_in_diagnostics(
                setter.fonts, [column.variant for column in self._page.columns], list(setter.faces)
            ),
        )


def _with_colophon(rows: Sequence[Strip], colophon: Sequence[Strip]) -> list[Strip]:
    """The colophon after all else; where it has no room, what stands last comes with it to the next page,
    but for what stands at the foot of its own."""
    shown = [at for at, row in enumerate(rows) if row.fragments]
    first = shown[-_COMPANY:][0] if shown else 0
    foot = next((at for at in reversed(range(len(rows))) if rows[at].foot), None)
    if foot is not None and all(row.keep for row in rows[foot:-1]):
        first = len(rows)
    return [*rows[:first], *(replace(row, keep=True) for row in rows[first:]), *colophon]


def _all(texts: Sequence[str]) -> str:
    """Every wording once, in a line."""
    return "　".join(dict.fromkeys(texts))


def _parting(value: str) -> str:
    """A long word without a break, such as a hash, may part anywhere, a name never after its hyphen: copied,
    it would lose that."""
    if len(value) > _LONGEST_WORD and value.isalnum():
        return _ANYWHERE.join(value)
    return value.replace("-", f"-{_WHOLE}")
