"""The parts of a report that have a name: what contents, bookmarks and running heads list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from converter.content.labels import ByEdition, Labels
from converter.content.sections import first_words
from converter.content.tree import Content


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of the report: under a heading of its own, or called by what it is about."""

    section: str
    """Its id."""
    level: int
    """From 1."""
    texts: ByEdition
    """Its label and its name."""
    labels: ByEdition
    """What of the texts stands before the hanging text: `一、`."""
    opening: ByEdition = ()
    """How its text begins, where it has no heading of its own; nothing where it has one."""
    is_first_line: bool = False
    """Whether its name is the line its text begins with, as that of a list of words."""


def report_parts(content: Content) -> Iterator[ReportPart]:
    """The named parts in reading order. Closing words without a heading are none: nobody looks for them."""
    views = {view.id: view for view in content.sections}
    labels = Labels([edition.variant for edition in content.editions])
    within: set[str] = set()
    for same in zip(*(edition.report.walk() for edition in content.editions), strict=True):
        section = same[0]
        if section.back_matter == "glossary" and section.heading is None:
            own = tuple(each.paragraphs[0].text.text.rstrip("：:") for each in same)
            yield ReportPart(section.id, 1, own, labels.same(""), is_first_line=True)
        if section.back_matter is not None and section.heading is None:
            continue
        view, opening = views.get(section.id), tuple(map(first_words, same))
        if view is not None and view.own_heading:
            yield ReportPart(view.id, view.level, view.headed, view.printed_label)
        elif view is not None and view.title is not None and view.role in ("plan", "problems"):
            yield ReportPart(view.id, view.level, view.headed, view.printed_label, opening)
        elif view is None and section.id not in within:  # its text stands in the list of problems
            within.update(below.id for below in section.walk())
            yield ReportPart(section.id, 1, labels("problems"), labels.same(""), opening)
