"""What is said of loose lines: how many there are, and where the loosest stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from converter.messages import counted
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
    values = {"most": loosest, "share": worst.share, "text": worst.text.strip()}
    told = (
        counted(
            "{count} line has more than {most:g} em of white between characters; the loosest, with "
            "{share:.2f} em, is on page {page}: {text}",
            "{count} lines have more than {most:g} em of white between characters; the loosest, with "
            "{share:.2f} em, is on page {page}: {text}",
            len(lines),
            **values,
            page=number,
        )
        if number
        else counted(
            "{count} line has more than {most:g} em of white between characters; the loosest, with "
            "{share:.2f} em, is: {text}",
            "{count} lines have more than {most:g} em of white between characters; the loosest, with "
            "{share:.2f} em, is: {text}",
            len(lines),
            **values,
        )
    )
    yield Diagnostic("loose-line", told, "info")


def _stands_on(loose: LooseLine, page: Page) -> bool:
    return any(
        line.text == loose.text for block in page.blocks if block.node == loose.node for line in block.lines
    )
