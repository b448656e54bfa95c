"""What is said of loose lines: how many there are, and where the loosest stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converter.model import Diagnostic
from converter.pages.layout import Page


class LooseLine(NamedTuple):
    """A line that no choice of line ends could make less loose than the style bears."""

    share: float
    """By how much its gaps have grown, in em."""
    node: str
    text: str


def loose_diagnostics(
    lines: Sequence[LooseLine], pages: Sequence[Page], loosest: float
) -> Iterator[Diagnostic]:
    """One of level `info` for all loose lines together.

    Args:
        lines: all of them.
        pages: of the Layout.
        loosest: what the style bears, in em.
    """
    if not lines:
        return
    worst = max(lines, key=lambda line: line.share)
    number = next((page.number for page in pages if _stands_on(worst, page)), None)
    where = f" on page {number}" if number else ""
    have = "1 line has" if len(lines) == 1 else f"{len(lines)} lines have"
    yield Diagnostic(
        "loose-line",
        f"{have} more than {loosest:g} em of white between characters; "
        f"the loosest, with {worst.share:.2f} em, is{where}: {worst.text.strip()}",
        "info",
    )


def _stands_on(loose: LooseLine, page: Page) -> bool:
    return any(
        line.text == loose.text for block in page.blocks if block.node == loose.node for line in block.lines
    )
