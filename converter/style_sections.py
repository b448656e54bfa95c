"""The sections of a style: the keys a style file may hold, their kinds (values: `styles/modern.toml`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from converter.style_values import Colour, Ems, FaceNames, PageNumber, Paper, Points, Size

WHITE: Final = "#ffffff"
"""Of a ground that is not there: a style without bands has rules between its rows instead."""

# --- faces -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Faces:
    """Faces of one variant: bundled names, paths beside the style file, or installed fonts."""

    body: FaceNames
    strong: FaceNames
    title: FaceNames
    """None takes that of the headings."""
    heading: FaceNames
    kai: FaceNames
    """Regular script, for headings that a style sets in it."""
    number: FaceNames
    """Page numbers; none takes them from the text's face."""
    latin: FaceNames
    """Western letters and figures; none takes them from the Chinese face."""
    latin_strong: FaceNames


@dataclass(frozen=True, slots=True)
class FontSection:
    tw: Faces
    hk: Faces
    cn: Faces


# --- the page --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageSection:
    width: Paper
    height: Paper
    top: Points
    """Edge of the paper to the type area."""
    bottom: Points
    inner: Points | None
    """Left on right-hand pages; None centres the type area."""
    outer: Points | None
    two_sided: bool
    """Whether inner and outer margins change places on left-hand pages."""


@dataclass(frozen=True, slots=True)
class LayoutSection:
    """One way of bringing both scripts together; sizes that are None are those all layouts have."""

    measure: Ems
    """Of one column, in em of its text: a whole number."""
    gap: Ems
    """Between two columns."""
    size: Size | None
    leading: Size | None
    table_size: Size | None
    """Of tables, whose leading and white go with it."""


@dataclass(frozen=True, slots=True)
class BodySection:
    size: Size
    leading: Size
    """Baseline to baseline; the grid that all text stands on."""
    indent: Ems
    """Of a paragraph's first line."""
    series: Literal["list", "text"]
    """Whether each item of a series inside a paragraph, 一是…二是…, begins a line."""
    signature: Literal["below title", "end"]
    """Where issuing body and date of the title block stand; `end` is below the text, as GB/T 9704 7.3.5 has
    them unsealed."""
    front_matter: Literal["lines", "red head"]
    """How the number, the secrecy and the like stand above the title; `red head` is GB/T 9704 7.2."""
    back_matter: Literal["text", "imprint"]
    """How annexes and copies stand below the text; `imprint` is GB/T 9704 7.3.4 and 7.4."""
    annex_page: bool
    """Whether what the program adds to the report begins a page."""
    named_parts: Literal["label", "quoted"]
    """How parts on problems and plans without a heading are found: by their name in small type above them,
    or by their first words in contents and bookmarks, the text as it is."""


@dataclass(frozen=True, slots=True)
class HeadingLevel:
    size: Size
    role: Literal["title", "heading", "kai", "strong", "body"]
    align: Literal["left", "center"]
    indent: Ems
    """Of the first line, in em of the heading, where it stands left."""
    lines_before: float
    """White above, in lines of the grid."""
    lines: float
    """Height of one line of the heading, in lines of the grid."""
    lines_after: float


@dataclass(frozen=True, slots=True)
class HeadingSection:
    title: HeadingLevel
    h1: HeadingLevel
    h2: HeadingLevel
    h3: HeadingLevel
    h4: HeadingLevel

    def level(self, level: int) -> HeadingLevel:
        """Level 1 to 4; deeper ones look like the fourth."""
        return (self.h1, self.h2, self.h3, self.h4)[min(max(level, 1), 4) - 1]


@dataclass(frozen=True, slots=True)
class TocSection:
    show: bool
    levels: int
    size: Size
    leading: Size
    leader: str
    """Repeated between an entry and its page number."""


@dataclass(frozen=True, slots=True)
class TableSection:
    size: Size
    leading: Size
    padding: Points
    """White left and right inside a cell; above and below it is half."""
    rule_width: Points
    head_rule_width: Points

    def scaled(self, scale: float) -> TableSection:
        """The same with other type, and leading and white to it."""
        return replace(
            self, size=self.size * scale, leading=self.leading * scale, padding=self.padding * scale
        )


@dataclass(frozen=True, slots=True)
class RunningSection:
    """Running head and page number."""

    size: Size
    head: Literal["section", "title", "none"]
    number: PageNumber
    """`{page}` and `{pages}` are filled in."""
    number_size: Size
    number_at: Literal["center", "outer"]
    head_distance: Points
    """Type area to the running head's baseline."""
    number_distance: Points
    """Type area to the page number's baseline."""


@dataclass(frozen=True, slots=True)
class Colours:
    text: Colour
    second: Colour
    """The Simplified text where it stands under the Traditional."""
    muted: Colour
    """Running heads, notes, source references."""
    accent: Colour
    """Headings, links."""
    rule: Colour
    red_head: Colour
    """Name of the issuing body and rule above the title of an official document."""
    table_head: Colour
    """Ground of a table's head."""
    table_band: Colour
    """Ground of every second row."""


@dataclass(frozen=True, slots=True)
class ChartSection:
    rise: Colour
    fall: Colour
    bar: Colour
    axis: Colour
    size: Size
    title_size: Size
    """Of the title of one of several charts, at most."""
    bar_height: Size
    bar_gap: Points


# --- Word (renderers/docx) -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocxFaces:
    """Font names as an office has them installed."""

    body: str
    heading: str
    title: str | None
    """None takes the headings' face."""
    heading2: str | None
    """Of headings of the second level; None takes the headings' face."""
    strong: str | None
    """Of what is stressed; None takes the text's face."""
    heavy: bool
    """Whether the faces of headings and of what is stressed are heavy by themselves, so that none is bold."""
    latin: str
    latin_heading: str


@dataclass(frozen=True, slots=True)
class DocxFontSection:
    tw: DocxFaces
    hk: DocxFaces
    cn: DocxFaces


@dataclass(frozen=True, slots=True)
class DocxSection:
    width: Paper
    height: Paper
    top: Points
    bottom: Points
    left: Points
    right: Points
    size: Size
    leading: Size
    title_size: Size
    h1_size: Size
    h2_size: Size
    h3_size: Size
    table_size: Size
    narrow_table_size: Size
    """In tables with so many columns that figures of `table_size` would be torn."""
    first_page_least: Size
    """Down to which the text of the first page, of the size of tables, gets smaller where it is too long."""
    number: PageNumber
    """Page number; `{page}` and `{pages}` become fields."""
    fonts: DocxFontSection
