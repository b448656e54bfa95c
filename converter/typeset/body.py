"""The report itself: pairs of title, headings and paragraphs, line by line beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeAlias

from converter.model import EditionPair, Paragraph, Section
from converter.styles import HeadingLevel
from converter.typeset.flow import Fragment, Row
from converter.typeset.geometry import Geometry, variants
from converter.typeset.layout import StructRole
from converter.typeset.line import Align, ComposedLine, Inline
from converter.typeset.setter import Setter, lang

BASELINE = 0.72
"""Share of the line's height above its baseline: Chinese characters sit centred in their line."""
_HEADINGS: tuple[StructRole, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")

Texts: TypeAlias = Sequence[str | Sequence[Inline]]
"""A text in both scripts, Traditional first."""


def paired_rows(
    desk: Setter,
    page: Geometry,
    pair: EditionPair,
    texts: Texts,
    *,
    node: str,
    role: StructRole,
    size: float,
    leading: float,
    indent: float = 0.0,
    hang: float = 0.0,
    align: Align = "justify",
    colour: str | None = None,
    path: tuple[tuple[str, str], ...] = (),
) -> list[Row]:
    """A text in both scripts as rows: line one beside line one, and so on. The first row is its anchor."""
    columns = [
        desk.lines(
            text, variant, size=size, measure=page.column, indent=indent, hang=hang, align=align, node=node
        )
        for text, variant in zip(texts, variants(pair), strict=True)
    ]
    count = max(len(lines) for lines in columns)
    rows = []
    for number, beside in enumerate(zip_longest(*columns)):
        rows.append(
            Row(
                leading,
                tuple(_fragments(desk, page, pair, beside, node, role, leading, colour, path)),
                anchors=(node,) if number == 0 else (),
                keep=number < count - 1 and (number == 0 or number == count - 2),
            )
        )
    return rows


def _fragments(
    desk: Setter,
    page: Geometry,
    pair: EditionPair,
    beside: Sequence[ComposedLine | None],
    node: str,
    role: StructRole,
    leading: float,
    colour: str | None,
    path: tuple[tuple[str, str], ...],
) -> Iterator[Fragment]:
    for side, (line, variant) in enumerate(zip(beside, variants(pair), strict=True)):
        if line is not None:
            put = desk.put(line, page.column_x(side), leading * BASELINE, colour)
            yield Fragment(node, role, lang(variant), path, (put,))


def heading_rows(
    desk: Setter,
    page: Geometry,
    pair: EditionPair,
    texts: tuple[str, str],
    *,
    node: str,
    level: int,
    look: HeadingLevel | None = None,
) -> list[Row]:
    """A heading in both scripts, kept with what follows; its white and lines stay on the grid.

    `level` 0 is the document's title.
    """
    style = look or desk.style.heading.level(level)
    rows = paired_rows(
        desk, page, pair,
        tuple([Inline(text, role=style.role)] for text in texts),
        node=node, role=_HEADINGS[min(level, 6) - 1] if level else "Title", size=style.size,
        leading=style.lines * page.leading, align=style.align, colour=desk.style.colours.accent,
    )  # fmt: skip
    kept = [
        replace(
            row, keep=True, before=style.lines_before * page.leading if number == 0 else 0.0, snap=number == 0
        )
        for number, row in enumerate(rows)
    ]  # fmt: skip
    if style.lines_after:
        kept.append(Row(style.lines_after * page.leading, keep=True))
    return kept


def paragraph_rows(
    desk: Setter, page: Geometry, pair: EditionPair, hant: Paragraph, hans: Paragraph, *, indent: bool = True
) -> list[Row]:
    """A paragraph in both scripts."""
    return paired_rows(
        desk, page, pair, (hant.text.text, hans.text.text),
        node=hant.id, role="P", size=page.size, leading=page.leading, indent=page.indent if indent else 0.0,
    )  # fmt: skip


def section_heading(section: Section) -> str:
    """Label and heading as they are set: `一、依法打擊`."""
    return (section.label.text if section.label else "") + (section.heading.text if section.heading else "")


def section_rows(
    desk: Setter, page: Geometry, pair: EditionPair, hant: Section, hans: Section, level: int = 1
) -> list[Row]:
    """A section and all below it. A section without heading starts as plain text."""
    rows: list[Row] = []
    headings = (section_heading(hant), section_heading(hans))
    titled = hant.heading is not None
    if titled:
        own = heading_rows(desk, page, pair, headings, node=hant.id, level=level)
        rows.append(replace(own[0], section=headings))
        rows += own[1:]
    for number, (left, right) in enumerate(zip(hant.paragraphs, hans.paragraphs, strict=True)):
        texts: tuple[str, str] = (left.text.text, right.text.text)
        if number == 0 and not titled and hant.label is not None and hans.label is not None:
            texts = (hant.label.text + texts[0], hans.label.text + texts[1])
        own = paired_rows(
            desk, page, pair, texts,
            node=left.id, role="P", size=page.size, leading=page.leading, indent=page.indent,
        )  # fmt: skip
        if number == 0 and not titled:
            own[0] = replace(own[0], anchors=(*own[0].anchors, hant.id))
        rows += own
    for left_section, right_section in zip(hant.sections, hans.sections, strict=True):
        rows += section_rows(desk, page, pair, left_section, right_section, level + 1 if titled else level)
    return rows
