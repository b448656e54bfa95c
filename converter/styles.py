"""Styles: what a document looks like, read from TOML files that inherit from one another.

A style file may hold `extends = "modern"` and any of the keys of `style_sections`; what it leaves out comes
from the style it extends (`modern` where it extends none). All of the default stands in `styles/modern.toml`.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from converter.assets import folder, is_file, read_toml
from converter.compose.options import LineOptions
from converter.errors import StyleError, not_toml, reason_of
from converter.messages import about, message
from converter.model import Variant
from converter.style_sections import (
    BodySection,
    ChartSection,
    Colours,
    DocxFaces,
    DocxFontSection,
    DocxSection,
    Faces,
    FontSection,
    HeadingLevel,
    HeadingSection,
    LayoutSection,
    PageSection,
    RunningSection,
    TableSection,
    TocSection,
)
from converter.style_values import build, check, points

__all__ = [
    "DEFAULT",
    "LAYOUTS",
    "BodySection",
    "ChartSection",
    "Colours",
    "DocxFaces",
    "DocxFontSection",
    "DocxSection",
    "FaceRole",
    "Faces",
    "FontSection",
    "HeadingLevel",
    "HeadingSection",
    "LayoutName",
    "LayoutSection",
    "PageSection",
    "RunningSection",
    "Style",
    "TableSection",
    "TocSection",
    "load_style",
    "merged_toml",
    "style_names",
]

DEFAULT: Final = "modern"

LayoutName = Literal["parallel", "stacked", "facing"]
LAYOUTS: Final[tuple[LayoutName, ...]] = ("parallel", "stacked", "facing")
LEAST_MEASURE: Final = 6
"""Em of the narrowest column that can be set decently."""
LEAST_LINES: Final = 8
"""Of the lowest page."""
LARGEST_FILE: Final = 256 * 1024
"""Bytes; the bundled default, with all there is to say, has 4,000."""
LONGEST_CHAIN: Final = 20
"""Styles that extend one another."""
WIDEST_IN_WORD: Final = 1584
"""Points: 22 inches, the widest page Word knows."""
LEAST_IN_WORD: Final = 72
"""Points that the margins of a page in Word leave, across and down."""
_SHOWN: Final = 80
"""Characters of a name that a message repeats."""
FaceRole = Literal["body", "strong", "title", "heading", "kai", "number", "latin", "latin_strong"]


@dataclass(frozen=True, slots=True)
class Style:
    """One style, everything it inherits filled in."""

    name: str
    about: str
    fonts: FontSection
    cjk: LineOptions
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

    def face_references(self, role: FaceRole, variant: Variant) -> tuple[str, ...]:
        """The faces the style names for a role, as `fonts.load_fonts` asks for them."""
        faces: Faces = getattr(self.fonts, variant)
        references: tuple[str, ...] = getattr(faces, role)
        as_other = {"title": faces.heading, "number": faces.body}
        return references or as_other.get(role, ())

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

    def tables(self, name: LayoutName) -> TableSection:
        """Tables with the size, leading and white they have in one layout."""
        scale = (self.layout(name).table_size or self.table.size) / self.table.size
        return self.table.scaled(scale)


def style_names() -> tuple[str, ...]:
    """Names of the bundled styles, the default first."""
    names = sorted(path.stem for path in folder("styles").glob("*.toml"))
    return (DEFAULT, *(name for name in names if name != DEFAULT))


def load_style(name_or_path: str | Path = DEFAULT) -> Style:
    """A bundled style by name, or one from a TOML file.

    Raises:
        StyleError: no such style, a file that is not TOML, a key or value that does not fit, columns wider
            than the paper.
    """
    table = _merged(name_or_path)
    file = _shown_name(name_or_path)
    em = points(table["body"]["size"], file, "body.size")
    style = build(Style, table, file, em)
    _check_room(style, file)
    _check_sizes(style, file)
    _check_word_page(style, file)
    return style


def _check_room(style: Style, file: str) -> None:
    """Raise StyleError where a layout's columns or a single line do not fit the paper."""
    page = style.page
    across = page.width - (page.inner or 0.0) - (page.outer or 0.0)
    down = page.height - page.top - page.bottom
    for name in LAYOUTS:
        section, text = style.layout(name), style.text(name)
        columns = 2 if name == "parallel" else 1
        width = (columns * section.measure + section.gap) * text.size
        if section.measure < LEAST_MEASURE:
            raise StyleError(
                message(
                    "{file}: {layout}.measure is {measure:g}em; {least}em is the least",
                    file=file,
                    layout=name,
                    measure=section.measure,
                    least=LEAST_MEASURE,
                )
            )
        if style.body.indent > section.measure / 2:
            raise StyleError(
                message(
                    "{file}: body.indent is {indent:g}em; half of {layout}.measure, {most:g}em, is the most",
                    file=file,
                    indent=style.body.indent,
                    layout=name,
                    most=section.measure / 2,
                )
            )
        if width > across + 0.01 or text.leading * LEAST_LINES > down:
            raise StyleError(
                message(
                    "{file}: {layout} takes {width:.0f}pt by {lines} lines and the page leaves "
                    "{across:.0f}pt by {down:.0f}pt; lower {layout}.measure, the sizes or the margins",
                    file=file,
                    layout=name,
                    width=width,
                    lines=LEAST_LINES,
                    across=across,
                    down=down,
                )
            )


def _check_sizes(style: Style, file: str) -> None:
    """Raise StyleError where type is so large that a line of the narrowest column holds hardly a word."""
    narrowest = min(style.layout(name).measure * style.text(name).size for name in LAYOUTS)
    most = narrowest / LEAST_MEASURE
    sizes = {
        "toc.size": style.toc.size,
        "table.size": style.table.size,
        **{f"{name}.table_size": style.tables(name).size for name in LAYOUTS},
        "running.size": style.running.size,
        "running.number_size": style.running.number_size,
        "chart.size": style.chart.size,
        **{
            f"heading.{each}.size": getattr(style.heading, each).size
            for each in ("title", "h1", "h2", "h3", "h4")
        },
    }
    for key, size in sizes.items():
        if size > most:
            raise StyleError(
                message(
                    "{file}: {key} is {size:g}pt; {most:.0f}pt is the most that the columns hold",
                    file=file,
                    key=key,
                    size=size,
                    most=most,
                )
            )


def _check_word_page(style: Style, file: str) -> None:
    """Raise StyleError where the margins of the Word page leave no room."""
    page = style.docx
    if max(page.width, page.height) > WIDEST_IN_WORD:
        raise StyleError(
            message(
                "{file}: a page of the DOCX is at most {most}pt wide and high", file=file, most=WIDEST_IN_WORD
            )
        )
    room = min(page.width - page.left - page.right, page.height - page.top - page.bottom)
    if room < LEAST_IN_WORD:
        raise StyleError(
            message(
                "{file}: the margins of the DOCX leave {room:.0f}pt; {least}pt is the least: lower them",
                file=file,
                room=room,
                least=LEAST_IN_WORD,
            )
        )


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
    path: Path | None = style_path(name_or_path)
    name = path.stem if path else ""
    while path is not None:
        if path.resolve() in seen:
            raise StyleError(
                message("{file}: extends itself, by way of {other}", file=path, other=seen[-1].name)
            )
        if len(seen) == LONGEST_CHAIN:
            raise StyleError(
                message(
                    "{file}: more than {most} styles extend one another; join some",
                    file=path,
                    most=LONGEST_CHAIN,
                )
            )
        seen.append(path.resolve())
        table = _read(path)
        parent = table.pop("extends", None if path == folder("styles") / f"{DEFAULT}.toml" else DEFAULT)
        if parent is not None and not isinstance(parent, str):
            raise StyleError(
                message(
                    '{file}: extends must name a style, such as "{example}"',
                    file=_shown_name(path),
                    example=DEFAULT,
                )
            )
        check(Style, table, _shown_name(path))
        tables.append(_with_paths(table, path.parent))
        path = style_path(parent, path.parent) if parent else None
    merged: dict[str, Any] = {"name": name}
    for table in reversed(tables):
        _merge(merged, table)
    merged["name"] = tables[0].get("name", name)
    return merged


def style_path(name_or_path: str | Path, beside: Path | None = None) -> Path:
    """The file of a bundled style, or of one named by its path; a relative path starts from `beside`.

    Raises:
        StyleError: there is none.
    """
    bundled = folder("styles") / f"{name_or_path}.toml"
    if Path(name_or_path).name == str(name_or_path) and is_file(bundled):
        return bundled
    try:
        path = (beside or Path()) / Path(name_or_path).expanduser()
    except RuntimeError:  # there is no such home
        path = Path(name_or_path)
    if is_file(path):
        return path
    shown = str(name_or_path) if len(str(name_or_path)) <= _SHOWN else str(name_or_path)[:_SHOWN] + "…"
    if path.suffix == ".toml":
        raise StyleError(about(shown, message("no such style file")))
    near = difflib.get_close_matches(shown, style_names(), n=1)
    if near:
        raise StyleError(
            message("no style is called {name!r}; did you mean {near!r}?", name=shown, near=near[0])
        )
    raise StyleError(
        message("no style is called {name!r}; there are {known}", name=shown, known=style_names())
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise StyleError(
                message(
                    "{file}: larger than {size} kB, so not a style",
                    file=_shown_name(path),
                    size=LARGEST_FILE // 1024,
                )
            )
        return read_toml(path)
    except UnicodeDecodeError as error:
        raise StyleError(about(_shown_name(path), message("it is not in UTF-8; save it as UTF-8"))) from error
    except (ValueError, RecursionError) as error:
        raise StyleError(about(_shown_name(path), not_toml(error))) from error
    except OSError as error:
        raise StyleError(
            about(_shown_name(path), message("it cannot be read ({reason})", reason=reason_of(error)))
        ) from error


def _with_paths(table: dict[str, Any], beside: Path) -> dict[str, Any]:
    """Faces that lie beside the style file become full paths."""
    for faces in table.get("fonts", {}).values():
        for role, named in faces.items():
            several = isinstance(named, list)
            faces[role] = [_beside(each, beside) for each in named] if several else _beside(named, beside)
    return table


def _beside(reference: str, beside: Path) -> str:
    """A face as a full path where it lies in the style file's folder."""
    return str((beside / reference).resolve()) if is_file(beside / reference) else reference


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
