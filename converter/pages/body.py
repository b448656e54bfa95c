"""The report itself: title, headings, paragraphs, lists and tables of the source, in both scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from converter.model import EditionPair, Paragraph, Section
from converter.pages.geometry import Geometry
from converter.pages.layout import Path
from converter.pages.lists import Nesting, within
from converter.pages.pagination import Row
from converter.pages.parallel import Marks, heading_rows, led_to, paired_rows
from converter.pages.references import sentence_anchor
from converter.pages.setter import TextSetter
from converter.pages.source_tables import grouped, source_table_rows

References: TypeAlias = Callable[[str], Marks]
"""The figures in both texts of a node that the tables list."""


def titles(pair: EditionPair, page: Geometry) -> tuple[str, str]:
    """The title in both scripts; once where it is the same and would stand under itself."""
    hant, hans = pair.hant.title, pair.hans.title
    return hant, ("" if hant == hans and not page.beside else hans)


def section_label(section: Section) -> str:
    """The label as printed, `一、`; nothing where there is none."""
    return section.label.text if section.label else ""


def section_heading(section: Section) -> str:
    """Label and heading as they are set: `一、依法打擊`."""
    return section_label(section) + (section.heading.text if section.heading else "")


@dataclass(frozen=True, slots=True)
class Body:
    """Sets the report on a page."""

    setter: TextSetter
    page: Geometry
    references: References

    def paragraphs(
        self,
        hant: Sequence[Paragraph],
        hans: Sequence[Paragraph],
        around: Path = (),
        labels: tuple[str, str] = ("", ""),
        item: Path | None = None,
    ) -> list[Row]:
        """Paragraphs, lists and tables of the source in order.

        Args:
            hant, hans: the paragraphs.
            around: the structure elements that enclose them.
            labels: what stands before the first, where their section has a label and no heading.
            item: the item of a list that the first is with these labels; it encloses only that one.
        """
        rows: list[Row] = []
        nesting = Nesting(around)
        for is_table, pairs in grouped(hant, hans):
            if is_table and not any(labels):
                anchors = [
                    [sentence_anchor(mark.row) for mark in self.references(left.id)[0]] for left, _ in pairs
                ]
                path = nesting.path(pairs[0][0].point)
                rows += source_table_rows(self.setter, self.page, pairs, anchors, path)
                continue
            for left, right in pairs:
                if item is None:
                    path, heads = nesting.path(left.point), _labels(left, right)
                else:
                    path, heads, item = item, labels, None
                rows += self._paragraph(left, right, labels, path, heads)
                labels = ("", "")
        return rows

    def _paragraph(
        self, hant: Paragraph, hans: Paragraph, before: tuple[str, str], path: Path, heads: tuple[str, str]
    ) -> list[Row]:
        """A paragraph in both scripts.

        Args:
            hant, hans: the paragraph.
            before: what is printed before it.
            path: the structure elements that enclose it.
            heads: what of the printed text is the label of an item.
        """
        texts = [label + _apart(text.text.text) for label, text in zip(before, (hant, hans), strict=True)]
        left, right = (
            [mark.moved(len(label)) for mark in own]
            for own, label in zip(self.references(hant.id), before, strict=True)
        )
        first, second = (_length(head, text) for head, text in zip(heads, texts, strict=True))
        return paired_rows(
            self.setter, self.page, texts, node=hant.id, role="LBody" if first else "P", size=self.page.size,
            leading=self.page.leading, indent=self.page.indent, marks=(left, right), around=path,
            labels=(first, second),
        )  # fmt: skip

    def section(self, hant: Section, hans: Section, level: int = 1, path: Path = ()) -> list[Row]:
        """A section and all below it. A section without heading starts as plain text.

        Args:
            hant, hans: the section.
            level: of its heading.
            path: the structure elements that enclose it; an item of a list, if it is one.
        """
        labels = (section_label(hant), section_label(hans))
        if hant.heading is not None:
            headings = (section_heading(hant), section_heading(hans))
            rows = heading_rows(
                self.setter, self.page, headings, node=hant.id, level=level, labels=labels, around=path
            )
            rows = led_to(rows, *(sentence_anchor(mark.row) for mark in self.references(hant.id)[0]))
            rows[0] = replace(rows[0], section=headings)
            rows += self.paragraphs(hant.paragraphs, hans.paragraphs, path)
            level += 1
        elif hant.point is not None:
            path, item = within(path), path
            rows = self.paragraphs(hant.paragraphs, hans.paragraphs, path, labels, item)
            rows = led_to(rows, hant.id)
        else:
            rows = led_to(self.paragraphs(hant.paragraphs, hans.paragraphs, path, labels), hant.id)
        return rows + self.sections(hant.sections, hans.sections, level, path)

    def sections(
        self, hant: Sequence[Section], hans: Sequence[Section], level: int = 1, around: Path = ()
    ) -> list[Row]:
        """Sections beside each other. The arguments are those of `section`."""
        nesting = Nesting(around)
        rows: list[Row] = []
        for left, right in zip(hant, hans, strict=True):
            rows += self.section(left, right, level, nesting.path(left.point))
        return rows


def _apart(text: str) -> str:
    """The cells of a row of a source table with a character's space between them, where a tab stands."""
    return text.replace("\t", "　")


def _labels(hant: Paragraph, hans: Paragraph) -> tuple[str, str]:
    left, right = (each.point.label if each.point else None for each in (hant, hans))
    return (left.text, right.text) if left and right else ("", "")


def _length(label: str, text: str) -> int:
    """Characters of a text that are its label and the white after that."""
    if not label or not text.startswith(label):
        return 0
    return len(text) - len(text[len(label) :].lstrip())
