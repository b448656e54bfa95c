"""Reports from plain text, and what was understood of them as an outline to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from converter.model import ActionItem, Report, Section
from converter.parsing import parse
from converter.readers.text import read_text


@pytest.fixture(scope="session")
def understood() -> Callable[[str], Report]:
    """The report in a text."""
    return lambda text: parse(read_text(text.encode("utf-8", "surrogatepass"), "report.txt", "utf-8"))


@pytest.fixture(scope="session")
def outline() -> Callable[[Report], str]:
    """A report as lines: title, `[number] heading /paragraphs role`, `number) item`, furniture."""
    return lambda report: "\n".join(_outline(report)) + "\n"


def _outline(report: Report) -> Iterator[str]:
    if report.title:
        yield f"title {report.title.text}"
    if report.byline:
        yield f"byline {len(report.byline)}"
    if report.preamble:
        yield f"preamble {len(report.preamble)}"
    yield from _items(report.preamble_items, "  ")
    for section in report.sections:
        yield from _section(section, "")
    for piece in report.furniture:
        yield f"furniture {piece.text}"


def _section(section: Section, indent: str) -> Iterator[str]:
    heading = section.heading.text if section.heading else "-"
    role = "" if section.role == "other" else f" {section.role}"
    yield f"{indent}[{section.number or '-'}] {heading} /{len(section.paragraphs)}{role}"
    yield from _items(section.action_items, indent + "  ")
    for below in section.sections:
        yield from _section(below, indent + "  ")


def _items(items: tuple[ActionItem, ...], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}{item.number}) {item.title.text}"
