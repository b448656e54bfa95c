"""What every document set here has: contents, headings, bookmarks, running heads, page numbers, colophon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from converter.compose.paragraph import Inline
from converter.compose.segments import JOINER
from converter.content import ByEdition, Fact
from converter.fonts import FontRole, Fonts
from converter.model import Diagnostic, Variant
from converter.pages.contents import ContentsEntry, contents_rows
from converter.pages.gathering import destinations, pages_of
from converter.pages.geometry import Geometry, geometry, ways
from converter.pages.layout import Artifact, Destination, Layout, Line, OutlineEntry, Shape
from converter.pages.looseness import loose_diagnostics
from converter.pages.missing import missing_diagnostics
from converter.pages.pagination import Sheet, paginate
from converter.pages.parallel import ParagraphLook, ParagraphTag, Texts, heading_rows, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.stand_ins import stand_in_diagnostics
from converter.pages.strips import Strip
from converter.regions import LANG
from converter.strings import strings
from converter.style_values import fill_page_number
from converter.styles import LayoutName, Style
from converter.variants import plain

_HEAD_LONGEST: Final = 200
"""Characters of a running head that are looked at: no line holds more."""
_TAIL: Final = 0.25
"""Share of a page that contents going on to it fill at least; shorter ones give up their lower levels."""
_AFTER_HEADING: Final = 0.5
"""Lines of white below a heading of ours where the style has none."""
_UNDER_HEADING: Final = 0.75
"""Lines of white between a heading of ours and one right below it."""
_BELOW_RULE: Final = 0.4
"""White between the rule and the colophon, in lines of it."""
_ANYWHERE: Final = "\u200b"
"""Between characters that may part; the composer takes it out."""
_LONGEST_WORD: Final = 32
"""Letters and figures of a word that must find room in a column."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document set, and what should be said about it."""

    layout: Layout
    diagnostics: tuple[Diagnostic, ...]


class DocumentFrame:
    """A document being set; what stands in it is for those that build on this."""

    def __init__(
        self,
        title: ByEdition,
        variants: Sequence[Variant],
        style: Style,
        fonts: Fonts,
        layout: LayoutName,
        source: str,
    ) -> None:
        """Args:
        title: of the document.
        variants: of its editions, the leading one first.
        style: sizes, faces and colours.
        fonts: where faces come from.
        layout: how several editions stand.
        source: the text it is about, in which characters without a face are looked for.
        """
        self._title, self._source = title, source
        self._page = geometry(style, variants, layout)
        self._style = style = replace(style, table=style.tables(self._page.layout))
        self._setter = TextSetter(style, fonts)
        self._entries: list[ContentsEntry] = []
        number = style.running.number
        self._number = [
            plain(number, "cn") if column.variant == "cn" else number
            for column in self._page.columns[: self._page.spread_pages]
        ]
        """The page number's words on each page of a spread."""

    def _body(self) -> list[Strip]:
        """All that stands behind title and contents."""
        raise NotImplementedError

    def _sheets(self, places: Mapping[str, Destination], body: Sequence[Strip]) -> list[Sheet]:
        """All pages, with the page numbers of the contents as far as they are known."""
        raise NotImplementedError

    def _with_pages(self, body: list[Strip], places: Mapping[str, Destination]) -> list[Strip]:
        """What stands behind the contents, with the numbers of pages that it tells; heights stay."""
        return body

    def document(self) -> Typeset:
        body = self._body()
        sheets = self._sheets({}, body)
        places = destinations(sheets)  # the heights stay: only the page numbers come in
        sheets = self._sheets(places, self._with_pages(body, places))
        del body
        places = destinations(sheets)
        count = sum(sheet.pages for sheet in sheets)
        pages = pages_of(  # which lets sheets and rows go as it makes them
            sheets, self._page, lambda sheet, number, page: self._running(sheet, number, page, count)
        )
        layout = Layout(
            title=self._title[0],
            lang=LANG[self._page.columns[0].variant],
            pages=list(pages),
            destinations=places,
            outline=self._outline(),
            faces={name: face.source for name, face in sorted(self._setter.faces.items())},
            spreads=self._page.spread_pages == 2,
        )
        return Typeset(layout, self._diagnostics(layout))

    def _paginate(self, rows: Sequence[Strip], pages: int = 1) -> list[Sheet]:
        return paginate(rows, self._page.top, self._page.text_height, self._page.leading, pages)

    def _contents(self, places: Mapping[str, Destination], above: Sequence[Strip] = ()) -> list[Strip]:
        """The contents, of fewer levels where the last entries alone would go on to the next page.

        Args:
            places: what the page numbers are taken from.
            above: what stands above them on their first page.
        """
        if not (self._style.toc.show and self._entries):
            return []
        taken = sum(row.before + row.height for row in above)
        whole = self._contents_of(self._style.toc.levels, places)
        over = taken + sum(row.before + row.height for row in whole) - self._page.text_height
        if 0 < over <= _TAIL * self._page.text_height:
            for levels in range(self._style.toc.levels - 1, 0, -1):
                made = self._contents_of(levels, places)
                if taken + sum(row.before + row.height for row in made) <= self._page.text_height:
                    return made
        return whole

    def _contents_of(self, levels: int, places: Mapping[str, Destination]) -> list[Strip]:
        entries = [entry for entry in self._entries if entry.level <= levels]
        made = [
            (page, contents_rows(self._setter, page, entries, places))
            for page in reversed(
                ways(self._page, self._style.toc.size)
            )  # beside each other if that is not longer
        ]
        page, rows = min(made, key=lambda each: _height(each[1]))
        heading = self._heading("contents", self._words("contents"), listed=False, page=page)
        return [*heading, *rows, Strip(page.leading / 2), Strip(0.0, snap=True)]

    def _words(self, key: str) -> ByEdition:
        return tuple(strings(column.variant)[key] for column in self._page.columns)

    def _heading(
        self,
        node: str,
        texts: ByEdition,
        *,
        level: int = 1,
        listed: bool = True,
        printed: bool = True,
        page: Geometry | None = None,
    ) -> list[Strip]:
        """A heading of our own, its scripts beside each other where that is shorter.

        Args:
            node: its id.
            texts: what it says.
            level: from 1.
            listed: whether it is a bookmark, and in the running head.
            printed: whether the contents show it as well.
            page: where its columns are, if not where those of the text are.
        """
        if listed:
            self._entries.append(ContentsEntry(node, level, texts, printed=printed))
        look = self._style.heading.level(level)
        if level > 1:  # above small type, which does not grow with the text
            most = self._style.chart.title_size * self._style.body.size / self._page.size
            look = replace(look, size=min(look.size, most))
        pages = [page] if page else ways(self._page, self._page.size)
        made = [
            heading_rows(self._setter, each, texts, node=node, level=level, look=look, divided=True)
            for each in pages
        ]
        rows = [row for row in min(made, key=_height) if row.fragments]
        # what follows is no line of text on the grid, and stands apart at the top of a page as well
        rows.append(Strip((look.lines_after or _AFTER_HEADING) * self._page.leading, keep=True))
        before = rows[0].before or self._page.leading  # what stands above may be a table
        section = texts if listed and printed else None
        return [replace(rows[0], section=section, before=before), *rows[1:]]

    def _under(self, above: Sequence[Strip], own: Sequence[Strip]) -> list[Strip]:
        """A heading right below another: as near at the top of a page and below other text."""
        white = _UNDER_HEADING * self._page.leading
        last = max(at for at, row in enumerate(above) if row.fragments)
        return [*above[: last + 1], replace(own[0], before=white, snap=False), *own[1:]]

    def _colophon(self, told_facts: Sequence[Fact], made_by: ByEdition) -> list[Strip]:
        """How the document was made: in small type under a rule, at the foot of the last page."""
        page, style = self._page, self._style
        title = self._words("colophon")
        self._entries.append(ContentsEntry("colophon", 1, title))
        facts = [
            [f"{name}：{_parting(value)}" for name, value in zip(fact.name, fact.value, strict=True)]
            for fact in told_facts
        ]
        named = "、".join(map(_parting, self._faces()))
        facts.append([f"{name}：{named}" for name in self._words("faces")])
        told = [
            f"{'；'.join(texts)}。{own}。"
            for texts, own in zip(zip(*facts, strict=True), made_by, strict=True)
        ]
        size = min(style.table.size, style.chart.size)
        leading = style.table.leading * size / style.table.size
        look = ParagraphLook(size, leading, align="left", colour=style.colours.muted)
        heading = tuple([Inline(text, role=style.heading.h1.role)] for text in title)
        rule = Shape(
            "line", page.left, 0.0, page.text_width, 0.0,
            stroke=style.colours.rule, stroke_width=style.table.rule_width,
        )  # fmt: skip
        rows = [
            Strip(leading * _BELOW_RULE, shapes=(rule,), before=leading, foot=True),
            *parallel_rows(self._setter, page, heading, look, ParagraphTag("colophon", "H1")),
            *parallel_rows(self._setter, page, told, look, ParagraphTag("colophon.1", "P")),
        ]
        rows[0] = replace(rows[0], section=title)
        last = len(rows) - 1
        return [replace(row, keep=at < last, closing=True) for at, row in enumerate(rows)]

    def _faces(self) -> list[str]:
        """Families of the faces of the document; those of title and page numbers are set after all else."""
        roles: tuple[FontRole, ...] = (self._style.heading.title.role, "number")
        later = (
            self._setter.fonts.chain(role, column.variant)[0]
            for role in roles
            for column in self._page.columns
        )
        used = (*self._setter.faces.values(), *later)
        return sorted({face.file.postscript_name.partition("-")[0] for face in used})

    def _small(self, texts: Texts, node: str) -> list[Strip]:
        look = ParagraphLook(
            self._style.table.size, self._style.table.leading, align="left", colour=self._style.colours.muted
        )
        return parallel_rows(self._setter, self._page, texts, look, ParagraphTag(node, "P"))

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
        return (sheet.section or self._title) if kind == "section" else self._title

    def _outline(self) -> tuple[OutlineEntry, ...]:
        entries = [OutlineEntry(_all(self._title), 1, "title")]
        entries += [OutlineEntry(_all(entry.texts), entry.level, entry.node) for entry in self._entries]
        return tuple(entries)

    def _diagnostics(self, layout: Layout) -> tuple[Diagnostic, ...]:
        setter = self._setter
        return (
            *missing_diagnostics(setter.missing, self._source),
            *loose_diagnostics(setter.loose, layout.pages, self._style.cjk.loosest),
            *stand_in_diagnostics(
                setter.fonts, [column.variant for column in self._page.columns], list(setter.faces)
            ),
        )


def with_colophon(rows: Sequence[Strip], colophon: Sequence[Strip]) -> list[Strip]:
    """The colophon after all else, without the white below that: it stands at the foot of its page."""
    shown = [at for at, row in enumerate(rows) if row.fragments]
    return [*(rows[: shown[-1] + 1] if shown else rows), *colophon]


def _height(rows: Sequence[Strip]) -> float:
    return sum(row.height for row in rows)


def _all(texts: Sequence[str]) -> str:
    """Every wording once, in a line."""
    return "　".join(dict.fromkeys(texts))


def _parting(value: str) -> str:
    """A long word without a break, such as a hash, may part anywhere, a name never after its hyphen: copied,
    it would lose that. What is cut off keeps its dots."""
    if len(value) > _LONGEST_WORD and value.isalnum():
        return _ANYWHERE.join(value)
    return value.replace("-", f"-{JOINER}").replace("…", f"{JOINER}…")
