"""Styles: what a document looks like, read from TOML files that inherit from one another.

A style file may hold `extends = "modern"` and any of the keys below; what it leaves out comes from the style
it extends (`modern` where it extends none). All of the default stands in `styles/modern.toml`, with comments.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from converter.assets import folder, read_toml
from converter.errors import StyleError
from converter.model import Variant
from converter.style_values import Colour, Ems, Points, build, check, points

DEFAULT: Final = "modern"

LayoutName = Literal["parallel", "stacked", "facing"]
FaceRole = Literal["body", "strong", "heading", "latin", "latin_strong"]


# --- faces -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Faces:
    """Faces of one variant: bundled names, paths beside the style file, or system fonts."""

    body: str
    strong: str
    heading: str
    latin: str | None
    """Western letters and figures; None takes them from the Chinese face."""
    latin_strong: str | None


@dataclass(frozen=True, slots=True)
class FontSection:
    tw: Faces
    hk: Faces
    cn: Faces


# --- line composition ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cjk:
    """How lines of Chinese are composed (CLREQ 3.1–3.3)."""

    prohibition: Literal["basic", "gb", "strict"]
    """Line start and end (CLREQ 3.1.5): gb also keeps a solidus from a line's end, strict also dashes and
    ellipses from its start."""
    squeeze: bool
    """Whether marks give way to fit a line."""
    squeeze_stops: bool
    """Whether 。？！ do as well, as the last resort."""
    adjacent: tuple[Variant, ...]
    """Variants in which two marks that meet share half an em."""
    line_start: tuple[Variant, ...]
    """Variants in which an opening mark at a line's start loses its white half."""
    line_end: tuple[Variant, ...]
    """Variants in which a mark at a line's end always takes half an em; elsewhere only where that helps."""
    latin_gap: Ems
    """Between Chinese and Western letters or figures; 0 sets them solid."""
    latin_gap_min: Ems
    latin_gap_max: Ems
    loosest: Ems
    """Widest gap between two Chinese characters before a line counts as loose."""


# --- the page (typeset/page.py) --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PageSection:
    width: Points
    height: Points
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
    """One way of bringing both scripts together; sizes that are None are the body's."""

    measure: Ems
    """Of one column, in em of its text: a whole number."""
    gap: Ems
    """Between two columns."""
    size: Points | None
    leading: Points | None


@dataclass(frozen=True, slots=True)
class BodySection:
    size: Points
    leading: Points
    """Baseline to baseline; the grid that all text stands on."""
    indent: Ems
    """Of a paragraph's first line."""
    paragraph_gap: Points


@dataclass(frozen=True, slots=True)
class HeadingLevel:
    size: Points
    role: Literal["heading", "strong", "body"]
    align: Literal["left", "center"]
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
    size: Points
    leading: Points
    leader: str
    """Repeated between an entry and its page number."""


@dataclass(frozen=True, slots=True)
class TableSection:
    size: Points
    leading: Points
    padding: Points
    """White left and right inside a cell; above and below it is half."""
    rule_width: Points
    head_rule_width: Points


@dataclass(frozen=True, slots=True)
class RunningSection:
    """Running head and page number."""

    size: Points
    head: Literal["section", "title", "none"]
    number: str
    """`{page}` and `{pages}` are filled in."""
    number_size: Points
    number_at: Literal["center", "outer"]
    head_distance: Points
    """Type area to the running head's baseline."""
    number_distance: Points
    """Type area to the page number's baseline."""


@dataclass(frozen=True, slots=True)
class Colours:
    text: Colour
    muted: Colour
    """Running heads, notes, source references."""
    accent: Colour
    """Headings, links."""
    rule: Colour
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
    size: Points
    bar_height: Points
    bar_gap: Points
    most_bars: int


# --- Word (renderers/docx) -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DocxFaces:
    """Font names as an office has them installed."""

    body: str
    heading: str
    latin: str
    latin_heading: str


@dataclass(frozen=True, slots=True)
class DocxFontSection:
    tw: DocxFaces
    hk: DocxFaces
    cn: DocxFaces


@dataclass(frozen=True, slots=True)
class DocxSection:
    width: Points
    height: Points
    top: Points
    bottom: Points
    left: Points
    right: Points
    size: Points
    leading: Points
    title_size: Points
    h1_size: Points
    h2_size: Points
    h3_size: Points
    table_size: Points
    number: str
    """Page number; `{page}` and `{pages}` become fields."""
    fonts: DocxFontSection


# --- the whole -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    about: str
    fonts: FontSection
    cjk: Cjk
    page: PageSection
    parallel: LayoutSection
    stacked: LayoutSection
    facing: LayoutSection
    body: BodySection
    heading: HeadingSection
    toc: TocSection
    table: TableSection
    running: RunningSection
    colours: Colours
    chart: ChartSection
    docx: DocxSection

    def face_reference(self, role: FaceRole, variant: Variant) -> str | None:
        """The face the style names for a role, as `fonts.load_fonts` asks for it."""
        faces: Faces = getattr(self.fonts, variant)
        reference: str | None = getattr(faces, role)
        return reference

    def layout(self, name: LayoutName) -> LayoutSection:
        """The section of one layout."""
        section: LayoutSection = getattr(self, name)
        return section

    def text(self, name: LayoutName) -> BodySection:
        """The body with the size and leading it has in one layout."""
        layout = self.layout(name)
        return dataclasses.replace(
            self.body, size=layout.size or self.body.size, leading=layout.leading or self.body.leading
        )


def style_names() -> tuple[str, ...]:
    """Names of the bundled styles, the default first."""
    names = sorted(path.stem for path in folder("styles").glob("*.toml"))
    return (DEFAULT, *(name for name in names if name != DEFAULT))


def load_style(name_or_path: str | Path = DEFAULT) -> Style:
    """A bundled style by name, or one from a TOML file.

    Raises:
        StyleError: no such style, a file that is no TOML, a key or value that does not fit.
    """
    table = _merged(name_or_path)
    file = _shown_name(name_or_path)
    em = points(table["body"]["size"], file, "body.size")
    return build(Style, table, file, em)


def merged_toml(name_or_path: str | Path) -> str:
    """A style with everything it inherits, as TOML that could stand alone.

    Raises:
        StyleError: as `load_style`.
    """
    load_style(name_or_path)
    return "\n".join(_toml_lines(_merged(name_or_path), ())).strip() + "\n"


def _merged(name_or_path: str | Path) -> dict[str, Any]:
    """The tables of a style over those of all it extends, each file checked by itself."""
    tables: list[dict[str, Any]] = []
    seen: list[Path] = []
    path: Path | None = _style_file(name_or_path)
    name = path.stem if path else ""
    while path is not None:
        if path.resolve() in seen:
            raise StyleError(f"{path}: extends itself, by way of {seen[-1].name}")
        seen.append(path.resolve())
        table = _read(path)
        parent = table.pop("extends", None if path == folder("styles") / f"{DEFAULT}.toml" else DEFAULT)
        if parent is not None and not isinstance(parent, str):
            raise StyleError(
                f'{_shown_name(path)}: extends is no text; a style is named, such as "{DEFAULT}"'
            )
        check(Style, table, _shown_name(path))
        tables.append(_with_paths(table, path.parent))
        path = _style_file(parent, path.parent) if parent else None
    merged: dict[str, Any] = {"name": name}
    for table in reversed(tables):
        _merge(merged, table)
    merged["name"] = tables[0].get("name", name)
    return merged


def _style_file(name_or_path: str | Path, beside: Path | None = None) -> Path:
    bundled = folder("styles") / f"{name_or_path}.toml"
    if bundled.is_file() and Path(name_or_path).name == str(name_or_path):
        return bundled
    path = (beside / Path(name_or_path).expanduser()) if beside else Path(name_or_path).expanduser()
    if path.is_file():
        return path
    if path.suffix == ".toml":
        raise StyleError(f"{name_or_path}: no such style file")
    near = difflib.get_close_matches(str(name_or_path), style_names(), n=1)
    hint = f"did you mean {near[0]!r}?" if near else "there are " + ", ".join(style_names())
    raise StyleError(f"no style is called {str(name_or_path)!r}; {hint}")


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except UnicodeDecodeError as error:
        raise StyleError(f"{_shown_name(path)}: is not in UTF-8") from error
    except ValueError as error:
        raise StyleError(f"{_shown_name(path)}: is no TOML: {error}") from error
    except OSError as error:
        raise StyleError(f"{_shown_name(path)}: cannot be read: {error.strerror or error}") from error


def _with_paths(table: dict[str, Any], beside: Path) -> dict[str, Any]:
    """Faces that lie beside the style file become full paths."""
    for faces in table.get("fonts", {}).values():
        for role, reference in faces.items():
            if reference and (beside / reference).is_file():
                faces[role] = str((beside / reference).resolve())
    return table


def _merge(into: dict[str, Any], table: Mapping[str, Any]) -> None:
    for key, value in table.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _shown_name(name_or_path: str | Path) -> str:
    return Path(name_or_path).name if Path(name_or_path).suffix else f"{name_or_path}.toml"


def _toml_lines(table: Mapping[str, Any], above: tuple[str, ...]) -> list[str]:
    lines = [f"[{'.'.join(above)}]"] if above and any(not isinstance(v, dict) for v in table.values()) else []
    lines += [f"{key} = {_toml_value(value)}" for key, value in table.items() if not isinstance(value, dict)]
    lines += [""] if lines else []
    for key, value in table.items():
        if isinstance(value, dict):
            lines += _toml_lines(value, (*above, key))
    return lines


def _toml_value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    return str(value)
