"""The first page: how things stand, the figures that show it, what is wrong, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from converter.content.labels import ByEdition
from converter.content.nodes import Quote
from converter.content.tracker import MORE
from converter.content.tree import ColumnKey, FirstPage, IndicatorRow, TrackerRow
from converter.number_format import NO_BREAK
from converter.renderers.docx.cells import Cells, in_one_line
from converter.renderers.docx.labels import DocxLabels, differing, joined
from converter.renderers.docx.metrics import ems
from converter.renderers.docx.ooxml import (
    Child,
    Element,
    bookmark,
    bookmark_end,
    bookmark_start,
    keep_rows,
    link,
    paragraph,
    row,
    table,
    w,
)
from converter.renderers.docx.prose import Numbers, Prose
from converter.renderers.docx.sources import Sources
from converter.renderers.docx.stylesheet import ITEM_INDENT
from converter.renderers.docx.table_styles import FIRST_PAGE, PLAIN, as_head
from converter.renderers.docx.tables import doubt_mark
from converter.renderers.docx.theme import DocxTheme, twips
from converter.renderers.docx.widths import Wish

END: Final = "first_page"
"""Bookmark of the last paragraph that has to stand on the first page."""
_LEAST_NAME: Final = 8.0
"""Em of the column of names, at least."""
_COLUMNS: Final[tuple[ColumnKey, ...]] = ("indicator", "figure", "moved")
_ABOVE_AIMS: Final[Mapping[ColumnKey, str]] = {
    "indicator": "column_indicator",
    "figure": "column_aimed",
    "moved": "column_remarks",
}
"""What heads the columns where aims begin: they have not moved yet."""
_LONG_NUMBER: Final = 100
"""From which on the number of an action has three digits."""
_AROUND: Final = 4.0
"""Em of a problem's line beside its words: the bullet, what parts two scripts, its paragraph's number."""


@dataclass(frozen=True, slots=True)
class _Column:
    key: ColumnKey
    at: int | None = None
    """The edition it shows; None for all."""
    in_line: bool = False
    """Whether units of both scripts stand behind one number, and not under each other."""


@dataclass(frozen=True, slots=True)
class _Table:
    rows: list[Element]
    widths: list[int]
    lines: int
    holds: bool
    """Whether every word and figure has its room."""


class FirstPageSetter:
    """Sets a first page; made anew for every try, since what is set once has its numbers."""

    def __init__(
        self,
        theme: DocxTheme,
        labels: DocxLabels,
        prose: Prose,
        numbers: Numbers,
        sources: Sources,
        *,
        told_again: bool,
        spare: bool,
        name_cell: Callable[[Cells, ByEdition, IndicatorRow], Child] | None = None,
    ) -> None:
        """Args:
        theme: sizes, the width of the text.
        labels: languages.
        prose: sets quotes.
        numbers: of bookmarks.
        sources: where quotes stand.
        told_again: whether sentences and problems are told again below.
        spare: whether the program keeps its own words short.
        name_cell: sets the name of a figure that stands here alone, as the place others lead to.
        """
        self._theme, self._labels, self._prose, self._number = theme, labels, prose, numbers
        self._sources, self._told_again, self._spare = sources, told_again, spare
        self._name_cell = name_cell
        self._cells = Cells(theme, labels, kind=FIRST_PAGE if theme.close else PLAIN)

    def elements(self, page: FirstPage) -> Iterator[Element]:
        """Paragraphs and the table, in their order."""
        if page.lead:
            yield self._heading("summary", "lead" if self._told_again else "abstract")
            yield from self._lead(page.lead)
        if page.results or page.aims:
            yield self._heading("key_figures", "key_figures")
            yield self._figures(page.results, page.aims)
            if any(each.is_doubtful for each in (*page.results, *page.aims)):
                yield from self._note("doubted")
        yield self._heading(
            "column_problems" if self._spare else "problems",
            "named_problems" if self._told_again else "problems",
        )
        yield from self._problems(page)
        yield self._heading("next_actions", "next_actions")
        *others, last = self._actions(page)
        yield from others
        last.extend([bookmark_start(identity := self._number(), END), bookmark_end(identity)])
        yield last

    def _heading(self, key: str, anchor: str) -> Element:
        words = self._labels.runs(self._labels(key), heading=True)
        return paragraph("SummaryHeading", bookmark(self._number(), anchor, words))

    def _lead(self, quotes: Sequence[Quote]) -> Iterator[Element]:
        for at in range(len(self._labels.variants)):
            content: list[Child] = []
            for quote in quotes:
                content += self._quoted(quote, at)
            yield paragraph("SummaryText", content)
            if len({quote.texts for quote in quotes if len(set(quote.texts)) > 1}) == 0:
                return

    def _quoted(self, quote: Quote, at: int) -> list[Child]:
        """A quote as a sentence, with the mark it lacks where only a part is quoted."""
        content = self._prose.quote(quote, at)
        if stop := quote.stop(at):
            content.append(self._labels.one(stop, at))
        if at == 0:
            content += self._prose.reference(self._sources.of_quote(quote))
        return content

    def _figures(self, results: Sequence[IndicatorRow], aims: Sequence[IndicatorRow]) -> Element:
        """Results, then aims under a head of their own, each marked."""
        rows = [*results, *aims]
        made = min(
            (self._table(rows, columns) for columns in self._layouts(rows)),
            key=lambda each: (not each.holds, each.lines),
        )
        keep_rows(made.rows, whole=len(made.rows))
        title = joined(self._labels("key_figures"))
        about = joined(self._labels("alt_indicators", count=len(rows)))
        return table("ReportTable", made.widths, made.rows, title=title, about=about)

    def _layouts(self, rows: Sequence[IndicatorRow]) -> Iterator[Sequence[_Column]]:
        """The columns: two for the names in two scripts, or one in which they stand under each other.

        Units of both scripts stand behind one number where there is room, else under each other too.
        """
        shown = [key for key in _COLUMNS if any(self._told(each, key)[0] for each in rows)]
        for in_line in (("figure", "moved"), ("figure",), ()):
            figures = [_Column(key, in_line=key in in_line) for key in shown if key != "indicator"]
            if any(len(set(each.cells["indicator"])) > 1 for each in rows):
                names = [_Column("indicator", at) for at in range(len(self._labels.variants))]
                yield [*names, *figures]
            yield [_Column("indicator"), *figures]

    def _table(self, rows: Sequence[IndicatorRow], columns: Sequence[_Column]) -> _Table:
        beside = any(column.at is not None for column in columns)
        wishes = [self._wish(column, rows, beside=beside) for column in columns]
        widths = self._cells.fit(wishes, self._theme.width)
        made: list[Element] = []
        for each in rows:
            if self._begins(each, rows):
                heads = [self._head(column, beside=beside, aims=each.target) for column in columns]
                begun = row(heads, widths, head=not made)
                made.append(as_head(begun, self._theme) if made else begun)
            made.append(row([self._cell(each, column) for column in columns], widths))
        holds = self._cells.hold(wishes, self._theme.width)
        return _Table(made, widths, self._cells.lines(wishes, widths), holds)

    @staticmethod
    def _begins(each: IndicatorRow, rows: Sequence[IndicatorRow]) -> bool:
        """Whether results, or aims, begin with a row."""
        return each is next(row for row in rows if row.target == each.target)

    def _told(self, each: IndicatorRow, key: ColumnKey) -> ByEdition:
        """What a cell says; of an aim what its measure was, and where the tracker has it."""
        if key != "moved" or each.number is None:
            return each.cells[key]
        place = self._labels("action_numbered", number=each.number)
        told = zip(each.cells[key], place, strict=True)
        return tuple("，".join(filter(None, own)).replace(" ", NO_BREAK) for own in told)

    def _wording(self, column: _Column, *, aims: bool) -> ByEdition:
        """The words of a head, which are others above aims."""
        return self._labels(_ABOVE_AIMS[column.key] if aims else f"column_{column.key}")

    def _wish(self, column: _Column, rows: Sequence[IndicatorRow], *, beside: bool) -> Wish:
        kinds = dict.fromkeys(each.target for each in rows)
        first, *others = (self._wording(column, aims=aims) for aims in kinds)
        if column.key != "indicator":
            heads = [(joined(each),) if beside else each for each in (first, *others)]
            cells = [self._told(each, column.key) for each in rows]
            shown = [in_one_line(each) if column.in_line else each for each in cells]
            return Wish(heads[0], [*heads[1:], *shown])
        at = slice(None) if column.at is None else slice(column.at, column.at + 1)
        names = [each.cells["indicator"][at] for each in rows]
        heads = [each[at] for each in (first, *others)]
        return Wish(heads[0], [*heads[1:], *names], wraps=True, least=_LEAST_NAME)

    def _head(self, column: _Column, *, beside: bool, aims: bool) -> Child:
        wording = self._wording(column, aims=aims)
        if column.key == "indicator":
            return self._cells.head(wording, at=column.at)
        return self._cells.head_in_line(wording) if beside else self._cells.head(wording, right=True)

    def _cell(self, each: IndicatorRow, column: _Column) -> Child:
        if column.key == "indicator" and self._name_cell is not None:
            names = each.cells["indicator"]
            if column.at:
                return self._cells.other(names[column.at])
            return self._name_cell(self._cells, names if column.at is None else names[:1], each)
        if column.key == "indicator":
            marks = doubt_mark(each, self._labels)
            return self._cells.linked(each.cells["indicator"], f"ind_{each.id}", marks, at=column.at)
        style = "Strong" if column.key == "figure" else None
        told = self._told(each, column.key)
        if column.in_line:
            return self._cells.number_in_line(told, style=style)
        return self._cells.number(told, None, style=style)

    def _problems(self, page: FirstPage) -> Iterator[Element]:
        if not page.problems:
            yield from self._note("no_problems")
            return
        for quote, is_cut in page.problem_lines:
            lines = [self._problem(quote, at, is_cut=is_cut) for at in differing(quote.texts)]
            if sum(map(ems, quote.texts)) + _AROUND <= self._room:
                lines = [
                    [*lines[0], *(each for line in lines[1:] for each in (self._labels.one("／"), *line))]
                ]
            for line in lines:
                yield paragraph("SummaryBullet", line)
        if page.more_problems:
            yield from self._problems_besides(page)

    def _problems_besides(self, page: FirstPage) -> Iterator[Element]:
        """How many more there are, and what they are by their first clauses."""
        told = page.told_besides
        if not told:
            yield from self._note("more_problems", page.more_problems)
            return
        cut = len(told) < page.more_problems
        words = tuple(
            self._labels("problems_besides", count=page.more_problems, told="；".join(own) + MORE * cut)[at]
            for at, own in enumerate(zip(*(quote.texts for quote in told), strict=True))
        )
        yield paragraph("SummaryText", self._labels.runs(words))

    def _problem(self, quote: Quote, at: int, *, is_cut: bool) -> list[Child]:
        content = self._prose.quote(quote, at)
        if is_cut:
            content.append(self._labels.one(MORE, at))
        if at == 0:
            content += self._prose.reference(self._sources.of_quote(quote))
        return content

    @property
    def _room(self) -> float:
        """Em of a line."""
        return self._theme.width / twips(self._theme.on_first_page(self._theme.page.table_size))

    def _actions(self, page: FirstPage) -> Iterator[Element]:
        if not page.actions:
            yield from self._note("no_plan")
            return
        longest = max(action.number for action in page.actions)
        for action, line in page.action_lines:
            yield self._action(action, line, self._indent(longest))
        if page.more_actions:
            yield from self._note("more_actions", page.more_actions)

    def _indent(self, number: int) -> Child:
        """Where actions begin behind numbers of three digits or more; the style has room for two."""
        if number < _LONG_NUMBER:
            return None
        size = self._theme.on_first_page(self._theme.page.table_size)
        place = twips(size * (len(str(number)) + 1) / 2)
        tabs = w("tab", val="clear", pos=twips(size * ITEM_INDENT)), w("tab", val="left", pos=place)
        return [w("tabs", *tabs), w("ind", left=place, hanging=place)]

    def _action(self, action: TrackerRow, line: ByEdition, indent: Child) -> Element:
        content: list[Child] = [self._labels.one(f"{action.number}\t")]
        for at in differing(line):
            if at:
                content.append(self._labels.one("／"))
            name = action.headline[at]
            head = name if line[at].startswith(name) else line[at]
            content.append(link(f"item_{action.id}", self._labels.one(head, at, style="Hyperlink")))
            if rest := line[at].removeprefix(head):
                content.append(self._labels.one(rest, at))
        return paragraph("SummaryItem", content, properties=indent)

    def _note(self, key: str, count: int = 0) -> Iterator[Element]:
        yield paragraph("SummaryText", self._labels.runs(self._labels(key, count=count)))
