"""The first page: how things stand, the figures that show it, what is wrong, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from converter.content.labels import ByEdition
from converter.content.nodes import Quote
from converter.content.tree import ColumnKey, FirstPage, IndicatorRow, TrackerRow
from converter.lexicon.characters import HALF_ENDS
from converter.renderers.docx.cells import Cells
from converter.renderers.docx.labels import DocxLabels, joined
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
)
from converter.renderers.docx.prose import Numbers, Prose
from converter.renderers.docx.sources import Sources
from converter.renderers.docx.tables import doubt_mark
from converter.renderers.docx.theme import DocxTheme
from converter.renderers.docx.widths import Wish

END: Final = "first_page"
"""Bookmark of the last paragraph that has to stand on the first page."""
_LEAST_NAME: Final = 8.0
"""Em of the column of names, at least."""
_COLUMNS: Final[tuple[ColumnKey, ...]] = ("indicator", "figure", "moved")


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
    ) -> None:
        self._theme, self._labels, self._prose, self._number = theme, labels, prose, numbers
        self._sources, self._told_again, self._spare = sources, told_again, spare
        self._cells = Cells(theme, labels)

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
        if quote.texts[at][-1:] not in HALF_ENDS:
            content.append(self._labels.one("。", at))
        if at == 0:
            content += self._prose.reference(self._sources.of_quote(quote))
        return content

    def _figures(self, results: Sequence[IndicatorRow], aims: Sequence[IndicatorRow]) -> Element:
        """Results, then aims under a head of their own, each marked."""
        rows = [*results, *aims]
        shown = [key for key in _COLUMNS if any(each.cells[key][0] for each in rows)]
        wishes = [
            Wish(
                self._labels(f"column_{key}"),
                [each.cells[key] for each in rows],
                wraps=key == "indicator",
                least=_LEAST_NAME if key == "indicator" else 0.0,
            )
            for key in shown
        ]
        widths = self._cells.fit(wishes, self._theme.width)
        heads = [
            self._cells.head(self._labels(f"column_{key}"), right=key in ("figure", "moved")) for key in shown
        ]
        made = [row(heads, widths, head=True)]
        made += [row([self._cell(each, key) for key in shown], widths) for each in rows]
        keep_rows(made, whole=len(made))
        title = joined(self._labels("key_figures"))
        about = joined(self._labels("alt_indicators", count=len(rows)))
        return table("ReportTable", widths, made, title=title, about=about)

    def _cell(self, each: IndicatorRow, key: ColumnKey) -> Child:
        if key == "indicator":
            return self._cells.linked(
                each.cells["indicator"], f"ind_{each.id}", doubt_mark(each, self._labels)
            )
        return self._cells.number(each.cells[key], None, style="Strong" if key == "figure" else None)

    def _problems(self, page: FirstPage) -> Iterator[Element]:
        if not page.problems:
            yield from self._note("no_problems")
            return
        for quote in page.problems:
            for at in _differing(quote.texts):
                content = self._prose.quote(quote, at)
                if at == 0:
                    content += self._prose.reference(self._sources.of_quote(quote))
                yield paragraph("SummaryBullet", content)
        if page.more_problems:
            yield from self._note("more_problems", page.more_problems)

    def _actions(self, page: FirstPage) -> Iterator[Element]:
        if not page.actions:
            yield from self._note("no_plan")
            return
        for action, line in page.action_lines:
            yield self._action(action, line)
        if page.more_actions:
            yield from self._note("more_actions", page.more_actions)

    def _action(self, action: TrackerRow, line: ByEdition) -> Element:
        content: list[Child] = [self._labels.one(f"{action.number}\t")]
        for at in _differing(line):
            if at:
                content.append(self._labels.one("／"))
            head = action.name[at] if line[at].startswith(action.name[at]) else line[at]
            content.append(link(f"item_{action.id}", self._labels.one(head, at, style="Hyperlink")))
            if rest := line[at].removeprefix(head):
                content.append(self._labels.one(rest, at))
        return paragraph("SummaryItem", content)

    def _note(self, key: str, count: int = 0) -> Iterator[Element]:
        wording = self._labels(key, count=count)
        for at in _differing(wording):
            yield paragraph("SummaryText", self._labels.one(wording[at], at))


def _differing(text: ByEdition) -> range:
    """The editions to show: only the first where they agree."""
    return range(len(text) if len(set(text)) > 1 else 1)
