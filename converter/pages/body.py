"""The report itself: title, headings, paragraphs, lists and tables of the source, in all editions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from converter.content import ByEdition, Content
from converter.lexicon.characters import is_han
from converter.lexicon.salutation import is_salutation
from converter.model import Paragraph, Report, Section
from converter.pages.geometry import Geometry, told_once
from converter.pages.imprint import annex_indents, imprint_rows, names_annexes
from converter.pages.layout import Path
from converter.pages.lists import Nesting, within
from converter.pages.named_parts import NamedPart, label_rows
from converter.pages.parallel import ParagraphLook, ParagraphTag, heading_rows, led_to, parallel_rows
from converter.pages.references import Marks, sentence_anchor
from converter.pages.series import Breaks, pieces
from converter.pages.setter import TextSetter
from converter.pages.signature import Signature, with_signature
from converter.pages.source_tables import Sides, grouped, source_table_rows
from converter.pages.strips import Strip
from converter.styles import HeadingLevel, Style

_HANG: Final = 2.0
"""Em that the later lines of an item of a series stand in."""

References: TypeAlias = Callable[[str], Marks]
"""The figures in the texts of a node that the tables list."""


def titles(content: Content, page: Geometry) -> ByEdition:
    """The title in all editions; each wording once where they would stand under each other."""
    return told_once(page, content.title)


def title_look(content: Content, style: Style) -> HeadingLevel:
    """How the title is set: modestly where the report has none and a file's name stands for it."""
    look = style.heading.title
    if content.report.title is not None or any(map(is_han, content.title[0])):
        return look
    modest = style.heading.level(1)
    return replace(look, size=modest.size, lines=modest.lines)


def addressee(report: Report) -> str | None:
    """Id of the first line of a report if that names whom it is for: 市人民政府：."""
    first = next(iter(report.preamble), None)
    return first.id if first is not None and is_salutation(first.text.text) else None


def aligned(parts: Sequence[Sequence[Paragraph]]) -> list[tuple[Paragraph, ...]]:
    """What each edition has, side by side."""
    return list(zip(*parts, strict=True))


@dataclass(frozen=True, slots=True)
class BodySetter:
    """Sets the report on a page."""

    setter: TextSetter
    page: Geometry
    references: References
    named: Mapping[str, NamedPart]
    """The parts of the report that have a name and no heading, by id."""
    series: Mapping[str, Breaks]
    """Where items of series inside a paragraph begin a line, by its node; nothing where they are text."""
    signed: Signature
    """The lines that stand below the text, wherever the source has them."""
    addressee: str | None = None
    """Id of the line that names whom the report is for: it stands at the edge."""

    def report(self, reports: Sequence[Report]) -> list[Strip]:
        """All of a report as each edition has it."""
        rows = self._paragraphs(aligned([each.preamble for each in reports]))
        plain: list[Sequence[Section]] = []
        copies: list[Sides] = []
        signed = False
        for sides in zip(*(each.sections for each in reports), strict=True):
            kind = sides[0].back_matter
            if kind == "copies" and self._imprint:
                copies += aligned([side.paragraphs for side in sides])
                continue
            if kind == "signature":
                rows = with_signature(rows + self._sections(plain), self.setter, self.page, self.signed)
                if self.signed and any(each.id not in self.signed.ids for each in sides[0].paragraphs):
                    rows[-1] = replace(rows[-1], keep=True)  # a remark begins no page
                plain, signed = [], True
            plain.append(sides)
        rows += self._sections(plain)
        if not signed:
            rows = with_signature(rows, self.setter, self.page, self.signed)
        return [*rows, *imprint_rows(self.setter, self.page, copies)]

    @property
    def _imprint(self) -> bool:
        """Whether annexes and copies stand below the text as in official documents."""
        return self.setter.style.body.back_matter == "imprint"

    def _annexes(self, paragraphs: Sequence[Sides]) -> list[Strip]:
        """A blank line and the names of what is annexed, under each other."""
        rows = [Strip(self.page.leading)]
        for sides, (indents, hangs) in zip(
            paragraphs, annex_indents(self.setter, self.page, paragraphs), strict=True
        ):
            look = ParagraphLook(self.page.size, self.page.leading, indents, hangs)
            texts, tag = [side.text.text for side in sides], ParagraphTag(sides[0].id, "P")
            rows += parallel_rows(self.setter, self.page, texts, look, tag, self.references(sides[0].id))
        return rows

    def _paragraphs(
        self,
        paragraphs: Sequence[Sides],
        around: Path = (),
        labels: Sequence[str] = (),
        item: Path | None = None,
    ) -> list[Strip]:
        """Paragraphs, lists and tables of the source in order.

        Args:
            paragraphs: each as every edition has it.
            around: the structure elements that enclose them.
            labels: what stands before the first, where their section has a label and no heading.
            item: the item of a list that the first is with these labels; it encloses only that one.
        """
        rows: list[Strip] = []
        nesting = Nesting(around)
        unsigned = [sides for sides in paragraphs if sides[0].id not in self.signed.ids]
        for is_table, group in grouped(unsigned):
            if is_table and not any(labels):
                anchors = [
                    [sentence_anchor(mark.row) for mark in self.references(sides[0].id)[0]] for sides in group
                ]
                path = nesting.path(group[0][0].point)
                rows += source_table_rows(self.setter, self.page, group, anchors, path)
                continue
            for sides in group:
                if item is None:
                    path = nesting.path(sides[0].point)
                    heads: Sequence[str] = _labels(sides)
                else:
                    path, heads, item = item, labels, None
                rows += self._paragraph(sides, labels, path, heads)
                labels = ()
        return rows

    def _paragraph(
        self, sides: Sides, before: Sequence[str], path: Path, heads: Sequence[str]
    ) -> list[Strip]:
        """A paragraph in all editions.

        Args:
            sides: the paragraph.
            before: what is printed before it.
            path: the structure elements that enclose it.
            heads: what of the printed text is the label of an item.
        """
        before = before or ("",) * len(sides)
        texts = [label + _apart(side.text.text) for label, side in zip(before, sides, strict=True)]
        marks = [
            [mark.moved(len(label)) for mark in own]
            for own, label in zip(self.references(sides[0].id), before, strict=True)
        ]
        lengths = [_length(head, text) for head, text in zip(heads, texts, strict=True)]
        indent = 0.0 if sides[0].id == self.addressee else self.page.indent
        look = ParagraphLook(self.page.size, self.page.leading, indent)
        tag = ParagraphTag(sides[0].id, "LBody" if lengths[0] else "P", path, lengths)
        breaks = self.series.get(sides[0].id)
        if breaks is None:
            rows = parallel_rows(self.setter, self.page, texts, look, tag, marks)
            return rows if indent else [replace(row, keep=True) for row in rows]
        moved = tuple(
            tuple(place + len(label) for place in own) for own, label in zip(breaks, before, strict=True)
        )
        return self._series(texts, moved, look, tag, marks)

    def _series(
        self, texts: Sequence[str], breaks: Breaks, look: ParagraphLook, tag: ParagraphTag, marks: Marks
    ) -> list[Strip]:
        """A paragraph that begins a line with each item of its series; arguments as of `parallel_rows`."""
        rows: list[Strip] = []
        for number, stretches in enumerate(pieces(texts, breaks)):
            own = [
                [mark.moved(-stretch.start) for mark in each if stretch.start <= mark.start < stretch.end]
                for each, stretch in zip(marks, stretches, strict=True)
            ]
            item = stretches[0].start in breaks[0][:-1]
            made = parallel_rows(
                self.setter, self.page,
                [stretch.of(text) for stretch, text in zip(stretches, texts, strict=True)],
                replace(look, hangs=[look.size * _HANG] * len(texts)) if item else look,
                replace(tag, labels=() if number else tag.labels, goes_on=bool(number)),
                own,
            )  # fmt: skip
            rows += made if item else [*made[:-1], *(replace(row, keep=True) for row in made[-1:])]
        last = [replace(row, keep=False) for row in rows[-1:]]
        return [*rows[:-1], *last]

    def _section(self, sides: Sequence[Section], level: int = 1, path: Path = ()) -> list[Strip]:
        """A section and all below it. A section without heading starts as plain text.

        Args:
            sides: the section in each edition.
            level: of its heading.
            path: the structure elements that enclose it; an item of a list, if it is one.
        """
        lead, labels = sides[0], [side.printed_label for side in sides]
        paragraphs = aligned([side.paragraphs for side in sides])
        if lead.heading is not None:
            headings = tuple(side.printed_heading for side in sides)
            rows = heading_rows(
                self.setter, self.page, headings, node=lead.id, level=level, labels=labels, around=path
            )
            marked = (sentence_anchor(mark.row) for mark in self.references(lead.id)[0])
            rows = led_to(rows, self.page, *marked)
            rows[0] = replace(rows[0], section=headings)
            rows += self._paragraphs(paragraphs, path)
            level += 1
        elif lead.point is not None:
            path, item = within(path), path
            rows = self._paragraphs(paragraphs, path, labels, item)
            rows = self._begun(rows, lead.id)
        elif lead.back_matter == "annex" and self._imprint and names_annexes(paragraphs):
            rows = self._begun(self._annexes(paragraphs), lead.id)
        else:
            rows = self._begun(self._paragraphs(paragraphs, path, labels), lead.id)
        return rows + self._sections(list(zip(*(side.sections for side in sides), strict=True)), level, path)

    def _begun(self, rows: list[Strip], section: str) -> list[Strip]:
        """The rows of a section that begins without a heading."""
        if not rows:  # all of it is the signature
            return [Strip(0.0, anchors=self.page.anchors(section), keep=True)]
        part = self.named.get(section)
        if part is not None and part.labelled:
            rows = [*label_rows(self.setter, self.page, section, part), *rows]
        rows = led_to(rows, self.page, section)
        if part is not None:
            rows[0] = replace(rows[0], section=part.name)
        return rows

    def _sections(
        self, sections: Sequence[Sequence[Section]], level: int = 1, around: Path = ()
    ) -> list[Strip]:
        """Sections in order. The arguments are those of `_section`."""
        nesting = Nesting(around)
        rows: list[Strip] = []
        for sides in sections:
            rows += self._section(sides, level, nesting.path(sides[0].point))
        return rows


def _apart(text: str) -> str:
    """The cells of a row of a source table with a character's space between them, where a tab stands."""
    return text.replace("\t", "　")


def _labels(sides: Sides) -> tuple[str, ...]:
    labels = [side.point.label if side.point else None for side in sides]
    return tuple(label.text if label and all(labels) else "" for label in labels)


def _length(label: str, text: str) -> int:
    """Characters of a text that are its label and the white after that."""
    if not label or not text.startswith(label):
        return 0
    return len(text) - len(text[len(label) :].lstrip())
