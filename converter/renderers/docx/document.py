"""The body of the summary, from its title block to the colophon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from converter.model import Indicator
from converter.renderers.docx.contents import Entry, caption, list_of_tables, table_of_contents
from converter.renderers.docx.look import Look, half_points, twips
from converter.renderers.docx.numbering import LEVELS, Scheme, num_properties, scheme
from converter.renderers.docx.ooxml import Child, Element, bookmark, el, paragraph, run, w
from converter.renderers.docx.summary import Part, Summary
from converter.renderers.docx.tables import IndicatorTables, Places, tracker

_NAME: Final = re.compile(r"\W")
FEWEST_FOR_LIST_OF_TABLES: Final = 2


@dataclass(frozen=True, slots=True)
class Credits:
    """What the colophon says beside the source."""

    version: str
    engine: str | None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Relationship ids of headers and footers, by kind of page."""

    headers: tuple[tuple[str, str], ...]
    footers: tuple[tuple[str, str], ...]


class Body:
    """Builds the document part by part; each method adds what its name says."""

    def __init__(
        self, summary: Summary, look: Look, credits: Credits, furniture: Furniture, *, full_text: bool
    ) -> None:
        self._summary, self._look, self._credits, self._furniture = summary, look, credits, furniture
        self._words = summary.words
        self._full_text = full_text
        self._elements: list[Element] = []
        self._headings: list[Entry] = []
        self._captions: list[Entry] = []
        self._last_number = 1
        self._first_section, self._landscape = True, False
        self._sentences: dict[str, list[tuple[str, str]]] = {}
        self._titles = self._section_titles()
        labelled = [(min(part.level, LEVELS), _label(part)) for part in summary.parts if part.title]
        self.numbers: Scheme = scheme(labelled, look.variant)
        self._note_sentences()
        self._tables = IndicatorTables(
            look,
            self._words,
            Places(self._place_of_section, self._place_of_sentence, self._number),
            summary.edition.report.indicators,
        )

    def build(self) -> Element:
        """The body of the document; called once."""
        self._abstract()
        self._key_figures()
        self._preamble()
        self._sections()
        self._problems()
        self._tracker()
        if self._full_text:
            self._whole_text()
        self._annex()
        self._notes()
        self._colophon()
        front = self._front()
        return w("body", front, self._elements, self._section_properties())

    # --- parts ---

    def _front(self) -> list[Element]:
        edition, lang = self._summary.edition, self._look.lang
        front = [paragraph("Title", run(edition.title, lang))]
        front += [paragraph("Subtitle", run(line.text.text, lang)) for line in edition.report.byline]
        front += [
            paragraph("Fact", run(f"{name}\t", lang, style="Strong"), run(value, lang))
            for name, value in self._summary.facts
        ]
        front.append(table_of_contents(self._headings, self._look, self._words))
        if len(self._captions) >= FEWEST_FOR_LIST_OF_TABLES:
            front += list_of_tables(self._captions, self._look, self._words)
        return front

    def _abstract(self) -> None:
        if self._summary.abstract:
            self._heading(self._words["summary"], new_page=True)
            self._text("".join(self._summary.abstract))

    def _key_figures(self) -> None:
        figures = self._summary.key_figures
        if not figures:
            return
        self._heading(self._words["key_figures"])
        title = self._words["key_figures"]
        self._caption(title)
        self._elements.append(self._tables.of_key_figures(figures, title))
        self._source_note(self._words["key_figures_rule"])

    def _preamble(self) -> None:
        if self._summary.preamble_indicators:
            self._heading(self._words["preamble"])
            self._indicator_table(self._summary.preamble_indicators, self._words["preamble"])

    def _sections(self) -> None:
        numbered = iter(self.numbers.headings)
        for part in self._summary.parts:
            label = ""
            if part.title is not None:
                own = next(numbered)
                level = min(part.level, LEVELS)
                self._heading(
                    part.title,
                    level=level,
                    anchor=_anchor("sec", part.section.id),
                    label=own.label,
                    num=own.num,
                    shown=_label(part) + part.title,
                )
            elif part.section.label is not None:
                label = part.section.label.text
            self._leading(part, label)
            self._indicator_table(part.indicators, _label(part) + (part.title or ""))

    def _leading(self, part: Part, label: str) -> None:
        if not part.leading:
            return
        content: list[Child] = [run(label, self._look.lang)] if label else []
        for place, sentence in enumerate(part.leading):
            anchor = _anchor("sen", f"{part.section.id}_{place}")
            content += bookmark(self._number(), anchor, run(sentence, self._look.lang))
        self._elements.append(paragraph("BodyText", content))

    def _problems(self) -> None:
        if not self._summary.problems:
            return
        self._heading(self._words["problems"], anchor="problems")
        self._elements += [
            paragraph("ListBullet", run(clause, self._look.lang)) for clause in self._summary.problems
        ]
        self._indicator_table(self._summary.problem_indicators, self._words["problems"])

    def _tracker(self) -> None:
        tasks = self._summary.tasks
        if not tasks:
            return
        title = self._words["action_tracker"]
        self._heading(title, anchor="tracker")
        self._caption(title)
        places = Places(self._place_of_section, self._place_of_sentence, self._number)
        self._elements.append(tracker(tasks, self._look, self._words, places, title))
        self._source_note(self._words["tracker_note"])

    def _annex(self) -> None:
        indicators = self._summary.edition.report.indicators
        if not indicators:
            return
        self._source_note(self._words["annex_follows"], section=self._section_properties())
        self._landscape = True
        title = self._words["all_indicators"]
        self._heading(title, anchor="annex")
        self._caption(title)
        width = twips(self._look.page.height) - twips(self._look.page.left) - twips(self._look.page.right)
        self._elements.append(self._tables.of_all(indicators, title, width))
        self._source_note(self._words["annex_note"])

    def _whole_text(self) -> None:
        self._heading(self._words["full_text"], anchor="text")
        report = self._summary.edition.report
        for each in report.preamble:
            self._elements.append(self._full_paragraph(each.id, each.text.text))
        for section in report.walk():
            label = section.label.text if section.label else ""
            heading = section.heading.text if section.heading else ""
            if label + heading:
                self._elements.append(paragraph("TextHeading", run(label + heading, self._look.lang)))
            self._elements += [self._full_paragraph(each.id, each.text.text) for each in section.paragraphs]

    def _notes(self) -> None:
        edition = self._summary.edition
        notes = {"repaired": edition.repairs, f"reworded_{edition.variant}": edition.rewordings}
        if not any(notes.values()):
            return
        self._heading(self._words["conversion_notes"])
        for heading, changes in notes.items():
            if changes:
                lines = (
                    self._words.format("repair_line", before=each.before, after=each.after, count=each.count)
                    for each in changes
                )
                self._text(f"{self._words[heading]}：{'；'.join(lines)}。")

    def _colophon(self) -> None:
        words, source = self._words, self._summary.edition.report.source
        self._heading(words["colophon"])
        facts: list[tuple[str, str, str | None]] = [
            (words["source_file"], source.name, self._look.lang),
            (words["source_hash"], source.sha256[:16], None),
            (words["variants"], words["language"], self._look.lang),
        ]
        if self._credits.engine:
            facts.append((words["engine"], self._credits.engine, None))
        content: list[Child] = []
        for name, value, lang in facts:
            content += [run(f"{name}：", self._look.lang), run(value, lang), run("；", self._look.lang)]
        content[-1] = run("。", self._look.lang)
        made_by = words.format("made_by", version=self._credits.version)
        self._elements.append(paragraph("BodyText", content, run(f"{made_by}。", self._look.lang)))

    # --- pieces ---

    def _heading(
        self,
        text: str,
        *,
        level: int = 1,
        anchor: str | None = None,
        label: str = "",
        num: int | None = None,
        shown: str | None = None,
        new_page: bool = False,
    ) -> None:
        """A heading with its line of the contents; `shown` is what Word prints, its number included."""
        contents_anchor = f"_Toc{len(self._headings) + 1:09d}"
        content: Child = bookmark(self._number(), contents_anchor, run(label + text, self._look.lang))
        if anchor is not None:
            content = bookmark(self._number(), anchor, content)
        linked = level in self.numbers.linked
        properties: list[Child] = [w("pageBreakBefore") if new_page else None]
        if (num is None and linked) or (num is not None and num != 1):
            properties.append(num_properties(num, level))
        self._elements.append(paragraph(f"Heading{level}", content, properties=properties))
        self._headings.append(Entry(level, shown or label + text, contents_anchor))

    def _text(self, text: str) -> None:
        self._elements.append(paragraph("BodyText", run(text, self._look.lang)))

    def _source_note(self, text: str, section: Element | None = None) -> None:
        self._elements.append(paragraph("SourceNote", run(text, self._look.lang), properties=section))

    def _indicator_table(self, indicators: Sequence[Indicator], section: str) -> None:
        if indicators:
            title = (
                self._words.format("indicators_of", section=section) if section else self._words["indicators"]
            )
            self._caption(title)
            self._elements.append(self._tables.of_section(indicators, title))

    def _caption(self, text: str) -> None:
        number = len(self._captions) + 1
        anchor = f"_Toc{100_000 + number:09d}"
        kind = self._words["table"]
        self._elements.append(caption(kind, number, text, anchor, self._number(), self._look))
        self._captions.append(Entry(1, f"{kind} {number}　{text}", anchor))

    def _full_paragraph(self, node: str, text: str) -> Element:
        """A paragraph of the full text whose sentences with indicators can be linked to."""
        anchors = self._sentences.get(node, [])
        content: list[Child] = []
        rest = text
        for sentence, anchor in anchors:
            before, found, after = rest.partition(sentence)
            if not found:
                continue
            content += [run(before, self._look.lang)] if before else []
            content += bookmark(self._number(), anchor, run(sentence, self._look.lang))
            rest = after
        content += [run(rest, self._look.lang)] if rest else []
        return paragraph("BodyText", content)

    # --- places ---

    def _number(self) -> int:
        self._last_number += 1
        return self._last_number

    def _section_titles(self) -> dict[str, tuple[str, str]]:
        """Anchor and short name of the heading under which each section stands."""
        titles: dict[str, tuple[str, str]] = {}
        current: tuple[str, str] | None = None
        for part in self._summary.parts:
            if part.title is not None:
                label = part.section.label.text.strip() if part.section.label else ""
                current = (_anchor("sec", part.section.id), label.rstrip("、.．") or part.title)
            if current is not None:
                titles[part.section.id] = current
        for section in self._summary.edition.report.walk():
            if section.id not in titles and section.role == "problems":
                titles[section.id] = ("problems", self._words["problems"])
        return titles

    def _place_of_section(self, section: str | None) -> tuple[str, str] | None:
        return self._titles.get(section or "")

    def _note_sentences(self) -> None:
        """Where sentences of indicators can be found: in the full text, else among the leading ones."""
        self._anchors: dict[str, str] = {}
        if self._full_text:
            for place, indicator in enumerate(self._summary.edition.report.indicators):
                known = self._sentences.setdefault(indicator.node, [])
                anchor = next((own for text, own in known if text == indicator.sentence.text), None)
                if anchor is None:
                    anchor = f"txt_{place}"
                    known.append((indicator.sentence.text, anchor))
                self._anchors[indicator.id] = anchor
            return
        for part in self._summary.parts:
            nodes = {part.section.id, *(each.id for each in part.section.paragraphs)}
            for indicator in part.indicators:
                for place, sentence in enumerate(part.leading):
                    if indicator.node in nodes and indicator.sentence.text.strip() in sentence:
                        self._anchors.setdefault(indicator.id, _anchor("sen", f"{part.section.id}_{place}"))

    def _place_of_sentence(self, indicator: Indicator) -> str | None:
        return self._anchors.get(indicator.id)

    # --- the page ---

    def _section_properties(self) -> Element:
        """Of the section that ends here."""
        page, landscape = self._look.page, self._landscape
        width, height = twips(page.width), twips(page.height)
        margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
        if landscape:
            width, height = height, width
            margins = {"top": page.left, "right": page.right, "bottom": page.bottom, "left": page.left}
        edges = {side: twips(value) for side, value in margins.items()}
        first, self._first_section = self._first_section, False
        return w(
            "sectPr",
            self._references(),
            w("pgSz", w=width, h=height, orient="landscape" if landscape else None),
            w(
                "pgMar",
                **edges,
                header=twips(_margin_line(page.top)),
                footer=twips(_margin_line(page.bottom)),
                gutter=0,
            ),
            w("cols", space=425),
            w("titlePg") if first else None,
            self._grid(),
        )

    def _references(self) -> list[Element]:
        return [
            el(f"w:{kind}Reference", {"w:type": of, "r:id": identity})
            for kind, known in (("header", self._furniture.headers), ("footer", self._furniture.footers))
            for of, identity in known
        ]

    def _grid(self) -> Element:
        """Lines of the grid; characters too where Word lacks the style's size (GB/T 9704-2012 §5.2)."""
        page = self._look.page
        real = half_points(page.size) / 2
        if abs(real - page.size) < 0.01:
            return w("docGrid", type="lines", linePitch=twips(page.leading))
        measure = (self._look.width / 20) / round(self._look.width / 20 / page.size)
        return w(
            "docGrid",
            type="linesAndChars",
            linePitch=twips(page.leading),
            charSpace=floor((measure - real) * 4096),
        )


def _margin_line(margin: float) -> float:
    """Edge of the paper to the running head or foot: a little more than half of the margin."""
    return margin * 0.55


def _label(part: Part) -> str:
    return part.section.label.text.strip() if part.section.label is not None and part.own_heading else ""


def _anchor(kind: str, identity: str) -> str:
    """A name for a bookmark: letters, digits and underscores, at most 40."""
    return _NAME.sub("_", f"{kind}_{identity}")[:40]
