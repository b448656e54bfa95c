"""Styles of tables and of what stands in their cells."""

from __future__ import annotations

from typing import Final

from converter.renderers.docx.ooxml import Element, name, w
from converter.renderers.docx.style_pieces import cell_margins, lines, style, tint, type_size
from converter.renderers.docx.theme import DocxTheme, colour, twips
from converter.style_sections import WHITE

PLAIN: Final = "Table"
"""What the names of styles of cells begin with."""
FIRST_PAGE: Final = "FirstTable"
"""The same on a first page whose lines stand closer, and whose type may be smaller."""
NARROW: Final = "NarrowTable"
"""The same in a table of many columns, in which larger figures would be torn,"""
TRACKER: Final = "TrackerTable"
"""and in the tracker, where it has no room for the usual ones."""
_LINE: Final = 1.4
_CLOSE: Final = 1.3
"""Lines of cells in their type, and those of a first page whose lines stand closer."""


def table_styles(theme: DocxTheme) -> list[Element]:
    """Of tables with a head and bands, and of the text, figures and heads in them."""
    return [
        *_cell_styles(theme, PLAIN, "Table"),
        *_cell_styles(theme, NARROW, "Narrow Table"),
        *_cell_styles(theme, TRACKER, "Tracker Table"),
        *(_cell_styles(theme, FIRST_PAGE, "First Page Table") if theme.close else []),
        *(
            _heavy_style(theme, key, name, "Title")
            for key, name in ((PLAIN, "Table"), (TRACKER, "Tracker Table"))
        ),
        _report_table(theme),
    ]


def cell_size(theme: DocxTheme, kind: str) -> float:
    """Of the text in cells, in points.

    Args:
        theme: the style's sizes.
        kind: what the names of the styles of the cells begin with.
    """
    if kind == NARROW:
        return theme.narrow or theme.page.narrow_table_size
    if kind == TRACKER:
        return theme.tracker or theme.page.narrow_table_size
    return theme.on_first_page(theme.page.table_size) if kind == FIRST_PAGE else theme.page.table_size


def _cell_styles(theme: DocxTheme, key: str, name: str) -> list[Element]:
    """Of what stands in the cells of tables."""
    size = cell_size(theme, key)
    line, around = (_CLOSE, 1) if key == FIRST_PAGE else (_LINE, 2)
    text = [w("snapToGrid", val=False), lines(size * line, "exact", around, around)]
    return [
        style(
            f"{key}Text", f"{name} Text", priority=37, quick=True, paragraph=text, character=type_size(size)
        ),
        style(
            f"{key}Number",
            f"{name} Number",
            based=f"{key}Text",
            priority=37,
            quick=True,
            paragraph=w("jc", val="right"),
        ),
        _heavy_style(theme, key, name, "Head"),
    ]


def _heavy_style(theme: DocxTheme, key: str, name: str, kind: str) -> Element:
    """Of heads of columns, and of what is to be done above how: in the letters of headings."""
    return style(
        f"{key}{kind}",
        f"{name} {kind}",
        based=f"{key}Text",
        priority=37,
        quick=True,
        paragraph=w("keepNext"),
        character=theme.heading_letters(),
    )


def _report_table(theme: DocxTheme) -> Element:
    colours, table = theme.style.colours, theme.style.table
    heavy, light = round(table.head_rule_width * 8), max(2, round(table.rule_width * 8))
    head = w(
        "tblStylePr",
        w("rPr", weight) if (weight := theme.weight()) else None,
        w("tcPr", *_head_look(theme)),
        type="firstRow",
    )
    ground = _ground(colours.table_band)
    band = w("tblStylePr", w("tcPr", ground), type="band2Horz") if ground is not None else None
    borders = w(
        "tblBorders",
        w("top", val="single", sz=heavy, space=0, color=theme.accent),
        w("bottom", val="single", sz=heavy, space=0, color=theme.accent),
        w("insideH", val="single", sz=light, space=0, color=theme.rule),
    )
    return style(
        "ReportTable",
        "Report Table",
        kind="table",
        based="TableNormal",
        priority=40,
        quick=True,
        more=[
            w(
                "tblPr",
                w("tblStyleRowBandSize", val=1),
                w("tblInd", w=0, type="dxa"),
                borders,
                cell_margins(0, twips(table.padding)),
            ),
            head,
            band,
        ],
    )


def _head_look(theme: DocxTheme) -> list[Element | None]:
    """The rule below the cells of a head, and their ground."""
    heavy = round(theme.style.table.head_rule_width * 8)
    rule = w("bottom", val="single", sz=heavy, space=0, color=theme.accent)
    return [w("tcBorders", rule), _ground(theme.style.colours.table_head)]


def as_head(row: Element, theme: DocxTheme) -> Element:
    """A row inside a table in the look of its head, for columns that mean something else below it."""
    for properties in row.iter(name("w:tcPr")):
        properties.extend(each for each in _head_look(theme) if each is not None)
    return row


def _ground(value: str) -> Element | None:
    """The shade of cells; white is left to the reader's own colours."""
    return None if value == WHITE else w("shd", val="clear", color="auto", fill=colour(value))


def parallel_styles(theme: DocxTheme) -> list[Element]:
    """For two editions side by side: rules between the rows, white between the columns, quiet heads."""
    size, table = theme.page.table_size, theme.style.table
    rule = {"space": 0, "color": theme.rule, "sz": max(2, round(table.rule_width * 8)), "val": "single"}
    composed = [w("snapToGrid", val=False), lines(size * 1.6, "exact", 3, 3), w("jc", val="both")]
    return [
        style(
            "ParallelText",
            "Parallel Text",
            priority=38,
            quick=True,
            paragraph=composed,
            character=type_size(size),
        ),
        style(
            "ParallelHead",
            "Parallel Head",
            based="TableText",
            priority=38,
            paragraph=w("keepNext"),
            character=[theme.heading_fonts(), tint(theme.muted), type_size(size - 1)],
        ),
        style(
            "ParallelTable",
            "Parallel Table",
            kind="table",
            based="TableNormal",
            priority=40,
            more=w(
                "tblPr",
                w("tblInd", w=0, type="dxa"),
                w("tblBorders", w("top", **rule), w("bottom", **rule), w("insideH", **rule)),
                cell_margins(0, twips(table.padding * 2)),
            ),
        ),
    ]
