"""The Layout: pages of positioned text, fit to be drawn, tagged or dumped.

Coordinates are points from the page's top left corner; y grows downward; a line's y is its baseline.
What is decoration stands in `Page.artifacts`.
"""

from __future__ import annotations

import dataclasses
from array import array
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from converter.sfnt import FaceFile

StructRole = Literal[
    "Title",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "TOCI",
    "Lbl",
    "LBody",
    "TH",
    "TD",
    "Caption",
    "Figure",
    "Note",
]


class Enclosing(NamedTuple):
    """A structure element around others."""

    kind: str
    id: str
    attributes: tuple[tuple[str, str], ...] = ()
    """Structure attributes, such as `("ListNumbering", "Decimal")`."""
    lang: str | None = None
    """Where all it holds is in one language."""


Path: TypeAlias = tuple[Enclosing, ...]
"""Elements around something, outermost first: a table and one of its rows, a list and one of its items."""


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Characters of one face, size and colour on one baseline."""

    text: str
    face: str
    """Key of `Layout.faces`."""
    size: float
    y: float
    xs: array[float]
    """Pen position of each character; as many as `text` has. An array takes a quarter of the memory."""
    colour: str = "#000000"
    lang: str | None = None
    """Where it is not the block's."""
    stands_for: str = ""
    """The one character it is drawn for, where no face has that: what is extracted."""
    target: str | None = None
    """Key of `Layout.destinations` where it is the text of a link inside a paragraph; the link itself is one
    of the block's, and they come in the same order."""

    def moved(self, dx: float, dy: float) -> GlyphRun:
        """The same, elsewhere."""
        xs = array("d", [x + dx for x in self.xs]) if dx else self.xs
        return GlyphRun(
            self.text, self.face, self.size, self.y + dy, xs, self.colour, self.lang, self.stands_for,
            self.target,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One set line."""

    text: str
    """The characters it carries, in order, as they should be extracted."""
    runs: tuple[GlyphRun, ...]
    x: float
    y: float
    width: float
    """Advance width after adjustment."""
    following: float | None = None
    """Where its text goes on beside it in another block: after the label of an item."""

    def moved(self, dx: float, dy: float) -> Line:
        """The same, elsewhere."""
        runs = tuple([run.moved(dx, dy) for run in self.runs])
        following = None if self.following is None else self.following + dx
        return Line(self.text, runs, self.x + dx, self.y + dy, self.width, following)


@dataclass(frozen=True, slots=True)
class Link:
    """A clickable area inside the document."""

    x: float
    y: float
    width: float
    height: float
    target: str
    """Key of `Layout.destinations`."""
    alt: str
    """What the link says to a person who does not see it."""

    def moved(self, dx: float, dy: float) -> Link:
        """The same, elsewhere."""
        return Link(self.x + dx, self.y + dy, self.width, self.height, self.target, self.alt)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or stroked path: rules, cell grounds, bars."""

    kind: Literal["rect", "line"]
    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.0

    def moved(self, dx: float, dy: float) -> Shape:
        """The same, elsewhere."""
        return dataclasses.replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class TaggedBlock:
    """What belongs to one element of the structure tree on one page."""

    node: str
    """Id of the node it sets; blocks of one node on several pages share it."""
    role: StructRole
    lang: str
    path: Path
    lines: tuple[Line, ...] = ()
    shapes: tuple[Shape, ...] = ()
    """Content of a Figure; decoration belongs to `Page.artifacts`."""
    links: tuple[Link, ...] = ()
    alt: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    """Structure attributes, such as `("Scope", "Column")`."""
    order: int = 0
    """Place in the order of reading; blocks of the pages of a spread share theirs."""

    @property
    def links_inside(self) -> bool:
        """Whether its links belong to parts of its lines and not to the whole of it."""
        return bool(self.links) and any(run.target for line in self.lines for run in line.runs)


@dataclass(frozen=True, slots=True)
class Artifact:
    """Decoration or pagination that a screen reader passes over."""

    kind: Literal["Header", "Footer", "Layout"]
    lines: tuple[Line, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    blocks: tuple[TaggedBlock, ...]
    artifacts: tuple[Artifact, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    page: int
    """Number of the page, from 1."""
    y: float


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark."""

    title: str
    level: int
    """From 1."""
    target: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole document, set."""

    title: str
    lang: str
    pages: list[Page]
    destinations: dict[str, Destination]
    outline: tuple[OutlineEntry, ...]
    faces: dict[str, FaceFile]
    """Face name to its font file, for the faces that are used."""
    spreads: bool = False
    """Whether pages 2 and 3, 4 and 5, and so on are read together; page 1 stands alone."""

    def reading_order(self) -> list[TaggedBlock]:
        """All blocks in reading order, edition by edition also where each has its own pages."""
        return sorted((block for page in self.pages for block in page.blocks), key=lambda block: block.order)

    def to_json(self, digits: int = 2) -> dict[str, Any]:
        """Plain data, lengths rounded to `digits` decimals (points), faces by file name only."""

        def plain(value: Any) -> Any:
            if isinstance(value, float):
                return round(value, digits)
            if isinstance(value, dict):
                return {key: plain(item) for key, item in value.items()}
            if isinstance(value, (list, tuple, array)):
                return [plain(item) for item in value]
            return value

        data: dict[str, Any] = plain(dataclasses.asdict(self))
        data["faces"] = {name: file.path.name for name, file in self.faces.items()}
        return data
