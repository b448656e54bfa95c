"""What pages are filled with: a document is a column of whole rows."""

from __future__ import annotations

from dataclasses import dataclass

from converter.pages.geometry import Anchor
from converter.pages.layout import Line, Link, Path, Shape, StructRole


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one row holds of one node; y counts from the row's top, x from the page's left edge."""

    node: str
    role: StructRole
    lang: str
    path: Path = ()
    lines: tuple[Line, ...] = ()
    shapes: tuple[Shape, ...] = ()
    links: tuple[Link, ...] = ()
    alt: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    decoration: tuple[Line, ...] = ()
    """What a screen reader passes over: the leader of an entry."""
    page_of_spread: int = 0
    """Page of a spread it stands on, from 0."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of the page, or of all pages of a spread, that is never divided."""

    height: float
    fragments: tuple[Fragment, ...] = ()
    shapes: tuple[Shape, ...] = ()
    """Decoration, y from the row's top; the same on all pages of a spread."""
    anchors: tuple[Anchor, ...] = ()
    """What has its destination at this row's top, on the page of its edition."""
    keep: bool = False
    """Whether the next row must stand on the same page."""
    before: float = 0.0
    """White above, given up at the top of a page."""
    spared: bool = False
    """Whether it is white below a heading, given up where the white above that was."""
    heads: tuple[Strip, ...] = ()
    """Rows repeated above this one when it is the first of a page: the head of its table."""
    section: tuple[str, ...] | None = None
    """What the running head says from here on, in each edition."""
    snap: bool = False
    """Whether it stands on the grid again, whatever stood above."""
    turn: bool = False
    """Whether it begins a page."""
    foot: bool = False
    """Whether it and what it is kept with end at the foot of the page."""
    block: bool = False
    """Whether it is part of a table or a chart: above that a page may end before it is full."""
    closing: bool = False
    """Whether it tells how the document was made: of such rows alone no page should be."""

    @property
    def blank(self) -> bool:
        """Whether it is white, given up at the top of a page."""
        return not (self.fragments or self.shapes or self.anchors)
