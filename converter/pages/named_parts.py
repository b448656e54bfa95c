"""Parts of the report with a name and no heading: what stands above them, what contents say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from converter.compose.paragraph import Inline
from converter.content import ByEdition, Content, ReportPart, report_parts
from converter.content.labels import Labels
from converter.pages.contents import ContentsEntry
from converter.pages.geometry import Geometry, ways
from converter.pages.parallel import ParagraphLook, ParagraphTag, heading_role, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part without a heading of its own."""

    name: ByEdition
    """What running heads call it."""
    level: int
    """From 1, as that of a heading."""
    labelled: bool
    """Whether its name stands above it; else the contents tell how its text begins."""


def named_parts(content: Content, *, labelled: bool) -> tuple[list[ContentsEntry], dict[str, NamedPart]]:
    """What contents and bookmarks list of the report, and the parts without a heading by their ids.

    Args:
        content: what is shown of the report.
        labelled: whether names may stand above parts without a heading.
    """
    entries: list[ContentsEntry] = []
    parts: dict[str, NamedPart] = {}
    items = {section.id for section in content.report.walk() if section.point is not None}
    for part in report_parts(content):
        texts = part.texts
        if part.opening:
            own = labelled and part.section not in items  # nothing of ours stands inside a list
            parts[part.section] = NamedPart(part.texts, part.level, own)
            texts = texts if own else _quoted(content, part)
        elif part.is_first_line:
            parts[part.section] = NamedPart(part.texts, part.level, labelled=False)
        entries.append(ContentsEntry(part.section, part.level, texts, part.labels))
    return entries, parts


def _quoted(content: Content, part: ReportPart) -> ByEdition:
    labels = Labels([edition.variant for edition in content.editions])
    return labels("part_beginning", name=part.texts, words=part.opening)


def label_rows(setter: TextSetter, page: Geometry, section: str, part: NamedPart) -> list[Strip]:
    """The name of a part above it, small and quiet, as no heading of the report is; scripts side by side."""
    style = setter.style
    look = ParagraphLook(style.table.size, page.leading, align="left", colour=style.colours.muted)
    texts = tuple([Inline(text, role="heading")] for text in part.name)
    tag = ParagraphTag(f"name.{section}", heading_role(part.level))
    made = [parallel_rows(setter, each, texts, look, tag) for each in ways(page, page.size)]
    rows = min(made, key=_height)
    first = replace(rows[0], before=page.leading, snap=True)
    return [replace(row, keep=True) for row in (first, *rows[1:])]


def _height(rows: Iterable[Strip]) -> float:
    return sum(row.height for row in rows)
