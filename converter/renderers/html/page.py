"""The page as a whole: head, switch of scripts, summary, contents, report, tables, charts, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from converter.content import ByEdition, Content, Fact, Labels, report_parts
from converter.renderers.html.body import BodyWriter
from converter.renderers.html.charts import chart_figure
from converter.renderers.html.editions import Editions
from converter.renderers.html.head import page_file, page_head
from converter.renderers.html.marks import Marks
from converter.renderers.html.markup import document, element
from converter.renderers.html.tables import doubt_anchor, indicator_table, tracker_table


def render_html(content: Content) -> bytes:
    """A report as one page for the browser that holds all it needs.

    Args:
        content: what is shown, in one or more editions.

    Returns:
        A self-contained page in UTF-8; its security policy forbids all network.
    """
    return document(_Page(content).page())


@dataclass(slots=True)
class _Part:
    """A part of the page that the contents list."""

    id: str
    title: ByEdition
    blocks: list[etree._Element]


class _Page:
    def __init__(self, content: Content) -> None:
        self._content = content
        self._style, self._code = page_file("base.css", "reading.css"), page_file("reading.js")
        langs = tuple(edition.lang for edition in content.editions)
        self._editions = Editions(langs, Labels([edition.variant for edition in content.editions]))
        self._marks = Marks(content)
        self._body = BodyWriter(content.report, content.nodes, self._editions, self._marks)

    def page(self) -> etree._Element:
        annexes = [part for part in self._annexes() if part.blocks]
        main = element(
            "main", self._summary(), self._report(), *(self._section(part) for part in annexes), id="main"
        )
        skip = self._editions.labelled("a", "skip_to_text", href="#report", class_="skip")
        body = element("body", skip, self._header(), self._contents(annexes), main, self._colophon())
        body.append(element("script", self._code))
        head = page_head(self._content.title[0], self._content.made_by[0], self._style, self._code)
        return element("html", head, body, lang=self._editions.langs[0])

    # --- head -------------------------------------------------------------------------------------------

    def _header(self) -> etree._Element:
        facts = self._facts(self._content.facts)
        title = self._editions.title(self._content.title)
        return element(
            "header",
            title,
            *self._body.byline(),
            facts if len(facts) else None,
            script_switch(self._editions),
            role="banner",
        )

    # --- parts ------------------------------------------------------------------------------------------

    def _summary(self) -> etree._Element:
        page = self._content.first_page
        blocks: list[etree._Element] = []
        if page.lead:
            sides = [
                ["".join(quote.texts[at] + quote.stop(at) for quote in page.lead)]
                for at in range(len(self._editions.langs))
            ]
            blocks.append(self._editions.pair("p", sides))
        if self._content.key_figures.groups:
            table = indicator_table(self._content.key_figures, self._editions, self._marks, rows_named=False)
            blocks += [self._editions.labelled("h3", "key_figures", id="key-heading"), wide(table, "key")]
        problems = [self._linked("li", quote.texts, quote.node) for quote in page.problems]
        actions = [
            self._linked("li", line, row.title.node, value=str(row.number)) for row, line in page.action_lines
        ]
        blocks += [
            self._labelled("h3", "problems"),
            element("ul", *problems) if problems else self._labelled("p", "no_problems"),
            self._labelled("h3", "next_actions"),
            element("ol", *actions) if actions else self._labelled("p", "no_plan"),
        ]
        return self._section(_Part("summary", self._editions.words("summary"), blocks))

    def _report(self) -> etree._Element:
        return element(
            "article", *self._body.report(), id="report", aria_label=self._editions.words("report")[0]
        )

    def _annexes(self) -> Iterator[_Part]:
        content, words = self._content, self._editions.words
        tracker: list[etree._Element] = []
        if content.tracker_groups:
            table = tracker_table(content.tracker_groups, self._editions, self._marks)
            tracker.append(wide(table, "tracker"))
        yield _Part("tracker", words("action_tracker"), tracker)
        figures: list[etree._Element] = []
        if content.indicators.groups:
            table = indicator_table(content.indicators, self._editions, self._marks, rows_named=True)
            figures.append(wide(table, "figures"))
        yield _Part("figures", words("indicators"), figures)
        charts = [chart_figure(chart, self._editions, "chart_figures") for chart in content.charts]
        yield _Part("charts", words("charts"), charts)
        yield _Part(
            "notes", words("conversion_notes"), [*self._notes(), *self._doubts(), *self._figure_doubts()]
        )

    def _notes(self) -> Iterator[etree._Element]:
        for note in self._content.notes:
            if note.certain:  # what is in doubt is listed place by place
                rows = (self._cells("li", line) for line in note.lines)
                yield element("details", self._cells("summary", note.heading), element("ul", *rows))

    def _doubts(self) -> Iterator[etree._Element]:
        """Places of the conversion that a person should look at."""
        found = element("ul")
        for edition in self._content.editions:
            for doubt in edition.doubts:
                key = "doubt" if doubt.candidates else "doubt_alone"
                node = self._content.nodes.holding(doubt.span)
                texts = self._editions.words(
                    key,
                    source=doubt.source,
                    chosen=doubt.chosen,
                    candidates="、".join(doubt.candidates),
                    why=self._editions.words(f"why_{doubt.reason}"),
                )
                found.append(self._linked("li", texts, node.id if node else "report"))
        if len(found):
            yield element("details", self._labelled("summary", "doubtful_words"), found)

    def _figure_doubts(self) -> Iterator[etree._Element]:
        found = element("ul")
        for row in self._content.indicators.rows:
            if any(row.cells["doubt"]):
                place = self._marks.sentence_of(row.id, row.sentence.node)
                name = self._editions.cells("a", row.cells["indicator"], href=f"#{place}")
                why = self._editions.cells("span", row.cells["doubt"], class_="why")
                found.append(element("li", name, why, id=doubt_anchor(row.id)))
        if len(found):
            yield element("details", self._labelled("summary", "doubtful_figures"), found)

    def _colophon(self) -> etree._Element:
        facts = self._facts(self._content.colophon)
        return element("footer", facts, self._cells("p", self._content.made_by), role="contentinfo")

    def _contents(self, annexes: Sequence[_Part]) -> etree._Element:
        entries = element("ol", role="list")
        listed = [
            (self._editions.words("summary"), "summary", None),
            *((part.texts, part.section, str(part.level)) for part in report_parts(self._content)),
            *((part.title, part.id, None) for part in annexes),
        ]
        for texts, anchor, level in listed:
            link = self._editions.columns("a", texts, href=f"#{anchor}")
            entries.append(element("li", link, data_level=level))
        title = self._editions.labelled("h2", "contents", id="contents")
        return element("nav", title, entries, aria_labelledby="contents")

    # --- pieces -----------------------------------------------------------------------------------------

    def _facts(self, facts: Sequence[Fact]) -> etree._Element:
        rows = (element("div", self._cells("dt", fact.name), self._cells("dd", fact.value)) for fact in facts)
        return element("dl", *rows, class_="facts")

    def _section(self, part: _Part) -> etree._Element:
        heading = self._cells("h2", part.title, id=f"{part.id}-heading")
        return element("section", heading, *part.blocks, id=part.id, aria_labelledby=f"{part.id}-heading")

    def _linked(self, tag: str, texts: ByEdition, anchor: str, **attributes: str) -> etree._Element:
        return element(tag, self._editions.cells("a", texts, href=f"#{anchor}"), **attributes)

    def _cells(self, tag: str, texts: ByEdition, **attributes: str | None) -> etree._Element:
        return self._editions.cells(tag, texts, **attributes)

    def _labelled(self, tag: str, key: str, **values: str | int) -> etree._Element:
        return self._editions.cells(tag, self._editions.words(key, **values))


def wide(table: etree._Element, part: str) -> etree._Element:
    """A table that may be wider than the screen; the keyboard can move it."""
    return element(
        "div", table, class_="wide", tabindex="0", role="region", aria_labelledby=f"{part}-heading"
    )


def script_switch(editions: Editions) -> etree._Element | None:
    """Which editions are shown; without any code as well. Nothing for a single one."""
    langs, words = editions.langs, editions.words
    if len(langs) == 1:
        return None
    choices = [("all", words("all_scripts")[0]), *zip(langs, words("language"), strict=True)]
    made = element("fieldset", editions.labelled("legend", "shown_scripts"), class_="switch")
    for at, (value, name) in enumerate(choices):
        button = element(
            "input",
            type="radio",
            name="show",
            id=f"show-{at}",
            value=value,
            checked=at == 0,
            autocomplete="off",
        )
        made.append(element("label", button, " ", name))
    return made
