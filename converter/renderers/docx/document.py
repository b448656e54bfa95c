"""The body of the summary, from its title block to the colophon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import Final, Literal

from converter.content.labels import BETWEEN
from converter.content.nodes import Quote
from converter.content.tracker import fields_among_words
from converter.content.tree import BarChart, Content, FirstPage, Group, IndicatorRow, SectionView
from converter.renderers.docx.chart_part import chart_paragraph
from converter.renderers.docx.charts import Chart, ChartColours, word_chart
from converter.renderers.docx.closing import brief_colophon, colophon, notes
from converter.renderers.docx.contents import (
    ContentsLine,
    caption,
    list_of_captions,
    table_of_contents,
)
from converter.renderers.docx.endnotes import Endnotes
from converter.renderers.docx.extent import SummaryExtent
from converter.renderers.docx.first_page import FirstPageSetter
from converter.renderers.docx.fulltext import FullTextWriter
from converter.renderers.docx.headline import fits, headline
from converter.renderers.docx.labels import ByEdition, DocxLabels, joined
from converter.renderers.docx.metrics import ems
from converter.renderers.docx.numbering import LEVELS, Scheme, num_properties, scheme
from converter.renderers.docx.ooxml import (
    Child,
    Element,
    begin_page,
    bookmark,
    end_page_break,
    end_section,
    keep_with_next,
    link,
    name,
    paragraph,
    w,
)
from converter.renderers.docx.pages import Furniture, Pages
from converter.renderers.docx.prose import Numbers, Prose
from converter.renderers.docx.remarks import Remarks
from converter.renderers.docx.sources import Sources
from converter.renderers.docx.tables import IndicatorTables, Places, doubt_mark
from converter.renderers.docx.theme import DocxTheme, twips
from converter.renderers.docx.tracker import Tracker

_NAME: Final = re.compile(r"\W")
_FEWEST_FOR_A_LIST: Final = 2
"""Tables that make a list of them worth having."""
_SHORT_TEXT: Final = 240
"""Characters of a text that stays on the page of what it leads to."""
_QUOTED: Final = re.compile("(「.*?」|“.*?”)")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first heading behind the contents."""

    paragraph: Element
    anchor: str
    """Its bookmark."""


class DocumentBuilder:
    """Builds the document part by part; each method adds what its name says."""

    def __init__(
        self,
        content: Content,
        theme: DocxTheme,
        labels: DocxLabels,
        furniture: Furniture,
        *,
        full_text: bool,
        appendix: bool,
        extent: SummaryExtent,
        lock_tracker: bool,
        remarks: Remarks | None,
        place_chart: Callable[[Chart], str],
        section: Element | None = None,
        template_headings: Mapping[int, bool] = MappingProxyType({}),
        bare: bool = False,
    ) -> None:
        """Args:
        content: what to say.
        theme: sizes, faces, the page.
        labels: languages.
        furniture: headers and footers.
        full_text: whether the whole report is shown.
        extent: how much is said beside the tables.
        appendix: whether all indicators and the quoted sentences are shown again, for reference.
        lock_tracker: whether nothing of the tracker but its fields can be changed.
        remarks: doubts to comment on.
        place_chart: puts a chart into the file and returns its relationship id.
        section: an office's own page set-up.
        template_headings: levels whose style is the office's, and whether that has numbers of its own.
        bare: whether tracker and tables of figures are left out; what they lead to is said all the same.
        """
        self._content, self._theme, self._labels = content, theme, labels
        self._remarks, self._lock_tracker = remarks, lock_tracker
        self._pages = Pages(theme, furniture, section)
        self._elements: list[Element] = []
        self._headings: list[ContentsLine] = []
        self._tables: list[ContentsLine] = []
        self._figures = 0
        self._place_chart = place_chart
        self._number = Numbers()
        self._prose = Prose(labels, self._number, remarks)
        self._setter = FullTextWriter(theme, labels, self._prose, self._number)
        self._with_appendix, self._extent, self._bare = appendix, extent, bare
        self.endnotes = Endnotes(labels, self._number)
        rows = content.all_indicators.rows
        self._sources = Sources(content.nodes, rows, whole=full_text, quoted=appendix)
        self._groups: Sequence[Group[IndicatorRow]] = content.indicators.groups
        self._grouped = {group.section: group.rows for group in self._groups}
        self._shown = content.sections if appendix else tuple(self._with_figures())
        self._anchors = self._section_anchors()
        labelled = [(min(view.level, LEVELS), view.printed_label[0]) for view in self._shown if view.title]
        self._template_headings = template_headings
        numbers = scheme(labelled, theme.variant)
        self.numbers: Scheme = replace(numbers, linked=numbers.linked - template_headings.keys())
        self._places = Places(
            self._anchor_of_section, self._sources, self._prose, self._number, self._figure_marks
        )
        self._indicators = IndicatorTables(theme, labels, self._places, content, annex=appendix)
        self._tracker_table = Tracker(theme, labels, self._places)

    def build(self, first_page: FirstPage) -> Element:
        """The body of the document without contents; called once.

        Args:
            first_page: as much of it as one page holds.
        """
        self._tell_once(first_page)
        front = self._front(first_page)
        self._tracker()
        if self._with_appendix:
            self._charts("changes")
            self._preamble()
            self._sections()
            self._problems()
            self._annex()
        else:
            self._figures_by_section()
        self._source_text()
        goes_on = bool(self._headings)
        self._closing()
        if goes_on:  # notes alone follow the first page on it
            begin_page(self._elements[0])
        return w("body", front, self._elements, self._pages.end(endnotes=bool(self.endnotes)))

    def front_alone(self, first_page: FirstPage) -> Element:
        """A first page without the rest, to see whether it is one."""
        return w("body", self._front(first_page), self._pages.end())

    def figures_hold(self) -> bool:
        """Whether the tables of figures tear nothing in the type they have."""
        return self._indicators.hold(self._pages.landscape_width)

    def tracker_holds(self) -> bool:
        """Whether the tracker tears nothing in the type it has."""
        return self._tracker_table.holds(self._content.tracker_groups, self._theme.width)

    def told_in_tables(self) -> Iterator[str]:
        """All that tracker and tables of figures show below the first page, once the document is built."""
        yield from self._tracker_table.told(self._content.tracker_groups)
        yield from self._indicators.told(self._groups)

    def add_contents(self, body: Element) -> list[Element]:
        """Put the contents behind the first page; returns them."""
        parts = self.contents()
        begin_page(next(part for top in parts[:1] for part in top.iter(name("w:p"))))
        body[body.index(self._elements[0]) : body.index(self._elements[0])] = parts
        end_page_break(self._elements[0])
        return parts

    def contents(self) -> list[Element]:
        """The contents, and a list of tables where there are several, once the document is built."""
        parts = [table_of_contents(self._headings, self._labels)]
        if len(self._tables) >= _FEWEST_FOR_A_LIST:
            kind = self._labels("table")[0]
            parts += list_of_captions(kind, self._labels("list_of_tables"), self._tables, self._labels)
        return parts

    @property
    def opening(self) -> Opening:
        """Where the text begins, once it is built."""
        return Opening(self._elements[0], self._headings[0].anchor)

    # --- parts ---

    def _tell_once(self, first_page: FirstPage) -> None:
        """Leave figures that the first page tells out of the table, where that is asked for."""
        if not self._extent.once:
            return
        told = {row.id for row in (*first_page.results, *first_page.aims)}
        left = ((group, tuple(row for row in group.rows if row.id not in told)) for group in self._groups)
        self._groups = [replace(group, rows=rows) for group, rows in left if rows]
        self._grouped = {group.section: group.rows for group in self._groups}

    def _front(self, first_page: FirstPage) -> list[Element]:
        content, labels = self._content, self._labels
        front = [self._title()]
        bylines = content.bylines[:1] if first_page.brief else content.bylines
        room = self._theme.width / twips(self._theme.facts_size)
        front += [
            self._line("Subtitle", tuple(headline(own, room) for own in line.texts)) for line in bylines
        ]
        front += self._facts()
        setter = FirstPageSetter(
            self._theme,
            labels,
            self._prose,
            self._number,
            self._sources,
            told_again=self._with_appendix,
            spare=self._extent.spare,
            name_cell=self._indicators.name_cell if self._extent.once else None,
        )
        return [*front, *setter.elements(first_page)]

    def _title(self) -> Element:
        """In two scripts both in a line, or each on its own where one does not hold both."""
        title, theme = self._content.title, self._theme
        room = theme.width / twips(theme.on_first_page(theme.page.title_size))
        between = BETWEEN
        if not fits(joined(title), room):
            title, between = tuple(headline(own, room) for own in title), "\n"
        return paragraph("Title", self._labels.runs(title, heading=True, between=between))

    def _facts(self) -> Iterator[Element]:
        """Issuing body, date and period: as many in a line as go into it, none broken between two."""
        labels, theme = self._labels, self._theme
        room = theme.width / twips(theme.facts_size)
        line: list[Child] = []
        used = 0.0
        for fact in self._content.facts:
            if self._extent.spare and fact.value[0] in self._content.title[0]:
                continue  # the title says it
            length = ems(f"　{joined(fact.name)}：{joined(fact.value)}")
            if line and used + length > room:
                yield paragraph("Fact", line)
                line, used = [], 0.0
            line += [labels.one("　") if line else None, *labels.runs(fact.name, style="Strong")]
            line += [labels.one("："), *labels.runs(fact.value)]
            used += length
        if line:
            yield paragraph("Fact", line)

    def _charts(self, *kinds: str) -> None:
        for chart in self._content.charts:
            if chart.kind in kinds:
                self._chart(chart)

    def _figures_by_section(self) -> None:
        """Every indicator once, and the charts."""
        groups = self._groups
        if not groups:
            return
        title = self._labels("figures_by_section")
        self._heading(title, anchor="figures")
        if self._bare:
            for each in (row for group in groups for row in group.rows):
                self._figure_marks(each)
        else:
            self._elements.append(self._indicators.of_groups(groups, joined(title), _group_anchor))
        self._doubt_note()
        if not self._sources.whole and not self._extent.noted and not self._extent.spare:
            self._note(self._labels("evidence_elsewhere"))
        if self._content.charts:
            self._heading(self._labels("charts"), anchor="charts")
            self._charts("changes", "counts")

    def _preamble(self) -> None:
        items, rows = self._content.preamble_items, self._grouped.get(None, ())
        if items or rows:
            title = self._labels("preamble")
            self._heading(title)
            if items:
                self._text(_by_node(items), title)
            self._indicator_table(rows, title)

    def _sections(self) -> None:
        numbered = iter(self.numbers.headings)
        for view in self._shown:
            if view.title is not None:
                own = next(numbered)
                self._heading(
                    view.title,
                    level=min(view.level, LEVELS),
                    anchor=_anchor("sec" if view.own_heading else "part", view.id),
                    label=own.label,
                    num=own.num,
                    shown=view.printed_label[0],
                )
            if self._with_appendix:
                self._opening(view)
            whole = view.headed or self._labels.same("")
            self._indicator_table(self._grouped.get(view.id, ()), whole)

    def _opening(self, view: SectionView) -> None:
        quotes = self._content.openings[view.id]
        if quotes:
            first = self._content.nodes.get(quotes[0].node) if view.title is None else None
            title = view.title or self._labels("summary")
            self._text(_by_node(quotes), title, first.labels if first else ())

    def _problems(self) -> None:
        """All that the parts on problems say, and the figures of those that stand only here."""
        problems = self._content.problems
        if not problems:
            return
        title = self._labels("problems")
        self._heading(title, anchor="problems")
        if self._theme.second is None:
            self._elements += [paragraph("ListBullet", self._quoted([clause])) for clause in problems]
        else:
            self._text([[clause] for clause in problems], title)
        known = {view.id for view in self._content.sections}
        rows = [row for section, own in self._grouped.items() if section not in (None, *known) for row in own]
        self._indicator_table(rows, title)

    def _with_figures(self) -> Iterator[SectionView]:
        """The sections that have figures, or stand above one that has."""
        kept: list[SectionView] = []
        level = 0
        for view in reversed(self._content.sections):
            if self._grouped.get(view.id) or view.level < level:
                kept.append(view)
                level = view.level
        return reversed(kept)

    def _tracker(self) -> None:
        """The action tracker, with a note under it."""
        if self._extent.once and not self._content.tracker:
            return  # the first page says so
        title = self._labels("action_items" if self._extent.spare else "action_tracker")
        self._heading(title, anchor="tracker")
        if not self._content.tracker:
            self._note(self._labels("no_plan"))
            return
        groups, width = self._content.tracker_groups, self._theme.width
        if self._bare:
            self._tracker_table.pass_over(groups)
        else:
            self._elements.append(
                self._tracker_table.table(groups, joined(title), width, lock=self._lock_tracker)
            )
        if self._lock_tracker or not self._extent.spare:
            open_note = "tracker_note_below" if fields_among_words(self._content.tracker) else "tracker_note"
            self._note(self._labels("tracker_note_locked" if self._lock_tracker else open_note))

    def _annex(self) -> None:
        """All indicators on wide pages of their own."""
        if not self._content.all_indicators.rows:
            return
        if self._elements[-1].tag != name("w:p"):  # only a paragraph can end a section
            self._note(self._labels("annex_follows"), "annex")
        end_section(self._elements[-1], self._pages.end())
        title = self._labels("all_indicators")
        self._heading(title, anchor="annex")
        self._caption(title)
        width = self._pages.landscape_width
        self._elements.append(self._indicators.of_all(joined(title), width))
        self._note(self._labels("annex_note"))
        self._doubt_note()
        end_section(self._elements[-1], self._pages.end(landscape=True))

    def _source_text(self) -> None:
        """The full text, or the sentences the indicators stand in: numbered, for all that refers to them."""
        if self._sources.whole:
            title = self._labels("full_text")
            self._heading(title, anchor="text")
            nodes = [node for node in self._content.nodes.all if node.kind != "byline"]
            self._elements += self._setter.whole(nodes, self._sources, title)
            return
        title = self._labels("quoted_sentences")
        sentences = self._setter.sentences(self._sources, title)
        if sentences:
            self._heading(title, anchor="sentences")
            self._elements += sentences

    def _closing(self) -> None:
        counted = not self._extent.once
        wording = list(notes(self._content, self._labels, self._remarks, counted=counted))
        if wording:
            self._heading(self._labels("conversion_notes"), anchor="notes")
            self._elements += wording
            self._keep(wording)
        if self._elements and self._elements[-1].tag == name(
            "w:p"
        ):  # a few lines on a page of their own look lost
            self._keep(self._elements[-1:])
        if self._extent.spare:
            self._elements.append(brief_colophon(self._content, self._labels))
            return
        self._heading(self._labels("colophon"), anchor="colophon")
        self._elements += colophon(self._content, self._labels)

    # --- pieces ---

    def _figure_marks(self, figure: IndicatorRow) -> list[Child]:
        """What stands raised behind the name of a figure: that it is in doubt, and where its sentence is."""
        marks: list[Child] = doubt_mark(figure, self._labels)
        if not self._with_appendix and not self._sources.whole and self._extent.noted:
            marks += self.endnotes.mark(figure.evidence)
        return marks

    def _doubt_note(self) -> None:
        """What the mark of doubt means."""
        reasons = self._content.figure_doubts
        if not reasons:
            return
        if self._extent.spare:
            self._note(self._labels("doubted"))
            return
        said = tuple(
            "；".join(f"{reason.name[at]}（{reason.value[at]}）" for reason in reasons)
            for at in range(len(self._labels.variants))
        )
        self._note(self._labels("doubted_why", reasons=said))

    def _line(self, style: str, said: ByEdition, *, heading: bool = False) -> Element:
        return paragraph(style, self._labels.runs(said, heading=heading))

    def _heading(
        self,
        wording: ByEdition,
        *,
        level: int = 1,
        anchor: str | None = None,
        label: str = "",
        num: int | None = None,
        shown: str = "",
    ) -> None:
        """A heading with its line of the contents.

        Args:
            wording: its words.
            level: from 1.
            anchor: a name others may link to.
            label: its number as text, where Word does not count it.
            num: the list that counts it.
            shown: its number as printed, for the contents.
        """
        contents_anchor = f"_Toc{len(self._headings) + 1:09d}"
        content: Child = self._labels.runs((label + wording[0], *wording[1:]), heading=True)
        if len(set(wording)) == 1:
            content = self._labels.one(label + wording[0])
        content = bookmark(self._number(), contents_anchor, content)
        if anchor is not None:
            content = bookmark(self._number(), anchor, content)
        linked = level in self.numbers.linked
        counted = linked or self._template_headings.get(level, False)
        properties: list[Child] = []
        if (num is None and counted) or (num is not None and (num != 1 or not linked)):
            properties.append(num_properties(num, level))
        self._elements.append(paragraph(f"Heading{level}", content, properties=properties))
        self._headings.append(ContentsLine(level, shown or label, wording, contents_anchor))

    def _text(self, paragraphs: Sequence[Sequence[Quote]], title: ByEdition, labels: ByEdition = ()) -> None:
        """Quotes as paragraphs; with two editions as a table of two columns, a row for each paragraph.

        Args:
            paragraphs: their sentences.
            title: what a table of them is called.
            labels: what stands before the first.
        """
        rows: list[Sequence[Child]] = []
        for place, quotes in enumerate(paragraphs):
            sides = [self._quoted(quotes, at) for at in range(len(self._labels.variants))]
            if place == 0:
                sides = [
                    [self._labels.one(label, at), *side] if label else side
                    for at, (label, side) in enumerate(zip(labels or ("",) * len(sides), sides, strict=True))
                ]
            rows.append(sides)
        if self._theme.second is None:
            self._elements += [paragraph("BodyText", *sides) for sides in rows]
        else:
            self._elements.append(self._setter.columns([(first, second) for first, second in rows], title))

    def _quoted(self, quotes: Iterable[Quote], at: int = 0) -> list[Child]:
        """Quotes of an edition; the leading one has the numbers of the paragraphs they come from."""
        content: list[Child] = []
        for quote in quotes:
            content += self._prose.quote(quote, at)
            if at == 0:
                content += self._prose.reference(self._sources.of_quote(quote))
        return content

    def _note(self, wording: ByEdition, anchor: str | None = None) -> None:
        """A note, not parted from a table above; the words it quotes lead to `anchor`."""
        if self._elements[-1].tag != name("w:p") or self._ends_in_note:
            keep_with_next(self._elements[-1])
        lines = []
        for at, text in enumerate(dict.fromkeys(wording)):
            content = [
                link(anchor, self._labels.one(piece, at, style="Hyperlink"))
                if anchor and _QUOTED.fullmatch(piece)
                else self._labels.one(piece, at)
                for piece in _QUOTED.split(text)
                if piece
            ]
            lines.append(paragraph("SourceNote", content))
        for line in lines[:-1]:
            keep_with_next(line)
        self._elements += lines

    @property
    def _ends_in_note(self) -> bool:
        """Whether a note under a table is the last there is: what is noted of one table stays together."""
        style = self._elements[-1].find(f"{name('w:pPr')}/{name('w:pStyle')}")
        return style is not None and style.get(name("w:val")) == "SourceNote"

    def _indicator_table(self, rows: Sequence[IndicatorRow], section: ByEdition) -> None:
        """The indicators of a section, and its charts."""
        if not rows:
            return
        self._keep(self._elements[-1:])
        named = any(section)
        title = self._labels("indicators_of", section=section) if named else self._labels("indicators")
        if self._with_appendix:
            self._caption(title)
        self._elements.append(self._indicators.of_section(rows, joined(title)))
        groups = {row.section for row in rows}
        for chart in self._content.charts:
            if chart.kind == "counts" and chart.section in groups:
                self._chart(chart)

    def _keep(self, elements: Sequence[Element]) -> None:
        """Have a heading and the few lines below it stay with what follows; long text goes its way."""
        length = sum(len(str(text)) for each in elements for text in each.itertext())
        if length <= _SHORT_TEXT:
            for each in elements:
                keep_with_next(each)

    def _chart(self, chart: BarChart) -> None:
        """A chart over its caption."""
        own = self._theme.style.chart
        drawn = word_chart(chart, self._labels, ChartColours(own.rise, own.fall, own.bar))
        identity = self._place_chart(drawn)
        self._elements.append(chart_paragraph(drawn, self._theme, identity, self._number()))
        if not chart.omitted:
            self._caption(chart.title, kind="figure")
        elif self._extent.spare:
            more = self._labels("chart_more", omitted=chart.omitted)
            self._caption(tuple(map("；".join, zip(chart.title, more, strict=True))), kind="figure")
        else:
            key = "chart_most" if chart.kind == "changes" else "chart_counts_most"
            self._caption(chart.title, kind="figure", noted=True)
            keep_with_next(self._elements[-1])
            self._note(self._labels(key, count=len(chart.bars), omitted=chart.omitted))

    def _caption(
        self, wording: ByEdition, kind: Literal["table", "figure"] = "table", *, noted: bool = False
    ) -> None:
        number = (len(self._tables) if kind == "table" else self._figures) + 1
        anchor = f"_Toc{100_000 + number:09d}" if kind == "table" else f"fig_{number}"
        word = self._labels(kind)[0]
        follows = kind == "table"  # what it names, which it must not be parted from
        self._elements.append(
            caption(word, number, wording, anchor, self._number(), self._labels, follows=follows, noted=noted)
        )
        if kind == "table":
            self._tables.append(ContentsLine(1, f"{word} {number}　", wording, anchor))
        else:
            self._figures = number

    # --- places ---

    def _section_anchors(self) -> dict[str, str]:
        """Bookmark of the heading under which each section stands."""
        anchors: dict[str, str] = {}
        current: str | None = None
        for view in self._shown:
            if view.title is not None:
                current = _anchor("sec" if view.own_heading else "part", view.id)
            if current is not None:
                anchors[view.id] = current
        return anchors

    def _anchor_of_section(self, section: str | None) -> str | None:
        """The name a section stands under; None where the document does not show it."""
        if self._with_appendix:
            return self._anchors.get(section or "")
        group = self._content.group_of(section)
        return _group_anchor(group) if group in self._grouped else None


def _group_anchor(section: str | None) -> str:
    return _anchor("group", section or "preamble")


def _by_node(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Sentences as the paragraphs they come from."""
    return [list(same) for _, same in groupby(quotes, key=lambda quote: quote.node)]


def _anchor(kind: str, identity: str) -> str:
    """A name for a bookmark: letters, digits and underscores, at most 40."""
    return _NAME.sub("_", f"{kind}_{identity}")[:40]
