"""The style sheet: change a style in Word and everything that wears it follows."""

from __future__ import annotations

from math import floor
from typing import Final

from converter.model import Variant
from converter.renderers.docx.numbering import (
    BULLETS,
    HEADINGS,
    LEVELS,
    SOURCE_INDENT,
    SOURCES,
    SUMMARY_BULLETS,
    Scheme,
)
from converter.renderers.docx.ooxml import Child, Element, w
from converter.renderers.docx.style_pieces import cell_margins, lines, style, tint, type_size
from converter.renderers.docx.table_styles import parallel_styles, table_styles
from converter.renderers.docx.theme import TWIPS, WORD_LANG, DocxTheme, colour, east_asian, twips

ITEM_INDENT: Final = 1.5
"""Em before the actions of the first page, where their numbers have two digits at most."""
_HEADING_SPACE: Final = ((16, 6), (12, 4), (9, 3), (6, 3))
"""Points above and below a heading of each level."""
_HEADING_LINE: Final = 1.45
"""Em: no less than any Chinese face asks for (Noto Sans CJK 1.448), so that no face moves a page."""
_FACT: Final = (6, 11)
"""Em for the names of facts, in one wording and in two."""
_NOTE: Final = 0.87
"""Size of endnotes, in that of tables."""
_COLOPHON: Final = 11
"""Em for the names in the colophon."""


def styles_part(theme: DocxTheme, numbers: Scheme) -> Element:
    """All styles the document uses; change one in Word and everything in it follows."""
    return w(
        "styles",
        _defaults(theme),
        w(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=0,
            defUnhideWhenUsed=0,
            defQFormat=0,
            count=376,
        ),
        _base_styles(theme),
        [_heading(theme, level, level in numbers.linked) for level in range(1, LEVELS + 1)],
        _front_styles(theme),
        _text_styles(theme),
        _summary_styles(theme),
        _label_styles(theme),
        _source_styles(theme),
        _chart_frame(),
        _contents_styles(theme),
        _margin_styles(theme),
        table_styles(theme),
        parallel_styles(theme) if theme.second else None,
        _character_styles(theme),
    )


def _defaults(theme: DocxTheme) -> Element:
    return w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                theme.body_fonts(),
                w("kern", val=2),
                type_size(theme.page.size),
                w("lang", val="en-US", eastAsia=theme.lang, bidi="ar-SA"),
            ),
        ),
        w("pPrDefault", w("pPr", w("widowControl"))),
    )


def _base_styles(theme: DocxTheme) -> list[Element]:
    composition = [
        w("widowControl"),
        w("kinsoku"),
        w("overflowPunct", val=False),
        w("topLinePunct", val=False),
        w("autoSpaceDE"),
        w("autoSpaceDN"),
        w("snapToGrid", val=None if theme.grid_space is None else False),
        lines(theme.page.leading),
    ]
    return [
        style(
            "Normal",
            "Normal",
            based=None,
            priority=0,
            quick=True,
            paragraph=composition,
            character=[theme.body_fonts(), type_size(theme.page.size)],
        ),
        style("DefaultParagraphFont", "Default Paragraph Font", kind="character", based=None, priority=1),
        style(
            "TableNormal",
            "Normal Table",
            kind="table",
            based=None,
            more=w("tblPr", w("tblInd", w=0, type="dxa"), cell_margins(0, 108)),
        ),
        style("NoList", "No List", kind="numbering", based=None),
    ]


def _heading(theme: DocxTheme, level: int, numbered: bool) -> Element:
    page = theme.page
    size = (page.h1_size, page.h2_size, page.h3_size, page.h3_size)[level - 1]
    before, after = _HEADING_SPACE[level - 1]
    number = w("numPr", w("ilvl", val=level - 1), w("numId", val=HEADINGS)) if numbered else None
    return style(
        f"Heading{level}",
        f"heading {level}",
        follow="BodyText",
        priority=9,
        quick=True,
        paragraph=[
            w("keepNext"),
            w("keepLines"),
            number,
            w("snapToGrid", val=False),
            lines(size * _HEADING_LINE, "atLeast", before, after),
            w("outlineLvl", val=level - 1),
        ],
        character=[*theme.heading_letters(level), tint(theme.accent), type_size(size)],
    )


def _front_styles(theme: DocxTheme) -> list[Element]:
    size, text = theme.on_first_page(theme.page.title_size), theme.facts_size
    leading = theme.page.leading * text / theme.page.size
    if theme.close:
        leading = min(leading, text * theme.text_line[0])
    side = theme.style.heading.title.align
    return [
        style(
            "Title",
            "Title",
            follow="BodyText",
            priority=10,
            quick=True,
            paragraph=[
                w("keepNext"),
                w("keepLines"),
                w("snapToGrid", val=False),
                lines(size * _HEADING_LINE, "atLeast", 0, size * 0.4),
                w("jc", val=side),
            ],
            character=[*theme.heading_letters(0), tint(theme.accent), type_size(size)],
        ),
        style(
            "Subtitle",
            "Subtitle",
            follow="BodyText",
            priority=11,
            quick=True,
            paragraph=[
                w("keepNext"),
                lines(leading, "exact", 0, 4),
                w("jc", val=side),
            ],
            character=[theme.body_fonts(), tint(theme.muted), type_size(text)],
        ),
        style(
            "Fact",
            "Fact",
            priority=12,
            quick=True,
            paragraph=[
                _named(text, _FACT[theme.second is not None]),
                _block(theme),
                lines(leading) if theme.close else None,
            ],
            character=type_size(text) if theme.close else None,
        ),
        style(
            "Colophon",
            "Colophon",
            priority=36,
            paragraph=[
                w("keepLines"),
                w("snapToGrid", val=False),
                lines((theme.page.table_size - 1) * 1.5, "atLeast"),
                _named(theme.page.table_size - 1, _COLOPHON),
            ],
            character=[tint(theme.muted), type_size(theme.page.table_size - 1)],
        ),
    ]


def _named(size: float, room: float) -> list[Element]:
    """A tab behind a name that has `room` em, where its lines begin."""
    place = twips(size * room)
    return [w("tabs", w("tab", val="left", pos=place)), w("ind", left=place, hanging=place)]


def _block(theme: DocxTheme) -> Element:
    """Rules above and below paragraphs that follow each other."""
    rule = {"val": "single", "sz": 4, "color": theme.rule}
    return w("pBdr", w("top", **rule, space=3), w("bottom", **rule, space=3))


def _text_styles(theme: DocxTheme) -> list[Element]:
    """Of the summary's own prose."""
    size = theme.page.size
    return [
        style(
            "BodyText",
            "Body Text",
            priority=1,
            quick=True,
            paragraph=[_first_line(size), w("jc", val="both")],
            character=_grid_space(theme),
        ),
        style(
            "ListBullet",
            "List Bullet",
            priority=2,
            quick=True,
            paragraph=[
                w("numPr", w("ilvl", val=0), w("numId", val=BULLETS)),
                w("ind", left=twips(size * 2), hanging=twips(size)),
                w("jc", val="both"),
            ],
            character=_grid_space(theme),
        ),
    ]


def _label_styles(theme: DocxTheme) -> list[Element]:
    """Of what stands above and below tables and charts."""
    page = theme.page
    return [
        style(
            "Caption",
            "caption",
            follow="BodyText",
            priority=35,
            quick=True,
            paragraph=[
                w("keepNext"),
                w("snapToGrid", val=False),
                lines(page.table_size * 1.5, "atLeast", 10, 4),
            ],
            character=[*theme.heading_letters(), type_size(page.table_size)],
        ),
        style(
            "SourceNote",
            "Source Note",
            priority=36,
            quick=True,
            paragraph=[w("snapToGrid", val=False), lines((page.table_size - 1) * 1.5, "atLeast", 3, 6)],
            character=[tint(theme.muted), type_size(page.table_size - 1)],
        ),
    ]


def _source_styles(theme: DocxTheme) -> list[Element]:
    """Of the report's text, and of comments on it."""
    page = theme.page
    return [
        style(
            "TextHeading",
            "Text Heading",
            follow="BodyText",
            priority=36,
            paragraph=[
                w("keepNext"),
                lines(page.leading, "exact", 8, 3),
                None if theme.second else w("ind", left=SOURCE_INDENT),
            ],
            character=theme.heading_letters(),
        ),
        style(
            "SourceText",
            "Source Text",
            priority=36,
            quick=True,
            paragraph=[w("numPr", w("ilvl", val=0), w("numId", val=SOURCES)), w("jc", val="both")],
            character=_grid_space(theme),
        ),
        style(
            "EndnoteText",
            "endnote text",
            paragraph=[w("snapToGrid", val=False), lines(page.table_size * _NOTE * 1.4, "atLeast")],
            character=type_size(page.table_size * _NOTE),
        ),
        style(
            "CommentText",
            "annotation text",
            paragraph=[w("snapToGrid", val=False), lines(page.table_size * 1.4, "atLeast")],
            character=type_size(page.table_size),
        ),
    ]


def _chart_frame() -> Element:
    """Of the paragraph that holds a chart."""
    return style(
        "ChartFrame",
        "Chart",
        priority=36,
        paragraph=[
            w("keepNext"),
            w("keepLines"),
            w("snapToGrid", val=False),
            lines(12, "auto", 8, 0),
            w("jc", val="center"),
        ],
    )


def _summary_styles(theme: DocxTheme) -> list[Element]:
    """Of the first page, which has to hold much: text of the size of tables, close together."""
    size, head = theme.on_first_page(theme.page.table_size), theme.on_first_page(theme.page.size)
    line, rule = theme.text_line
    close = [w("snapToGrid", val=False), lines(size * line, rule, 0, 1 if theme.close else 2)]
    return [
        style(
            "SummaryHeading",
            "Summary Heading",
            follow="SummaryText",
            priority=9,
            paragraph=[
                w("keepNext"),
                w("snapToGrid", val=False),
                lines(head * 1.3, "atLeast", *((5, 2) if theme.close else (7, 3))),
                w("outlineLvl", val=0),
            ],
            character=[*theme.heading_letters(), tint(theme.accent), type_size(head)],
        ),
        style(
            "SummaryText",
            "Summary Text",
            priority=9,
            quick=True,
            paragraph=[*close, w("jc", val="both")],
            character=type_size(size),
        ),
        style(
            "SummaryBullet",
            "Summary Bullet",
            based="SummaryText",
            priority=9,
            paragraph=[
                w("numPr", w("ilvl", val=0), w("numId", val=SUMMARY_BULLETS)),
                w("ind", left=twips(size * 1.5), hanging=twips(size * 1.5)),
            ],
        ),
        style(
            "SummaryItem",
            "Summary Item",
            based="SummaryText",
            priority=9,
            paragraph=[_named(size, ITEM_INDENT)],
        ),
    ]


def _grid_space(theme: DocxTheme) -> Element | None:
    """What the grid of characters does, for programs that set two cells for a character wider than one.

    LibreOffice is one. It also rounds widths, hence a twentieth of a point more.
    """
    space = theme.grid_space
    return None if space is None else w("spacing", val=floor(space * TWIPS) - 1)


def _first_line(size: float) -> Element:
    return w("ind", firstLineChars=200, firstLine=twips(size * 2))


def _contents_styles(theme: DocxTheme) -> list[Element]:
    size = theme.page.table_size

    def entry(identity: str, name: str, indent: float) -> Element:
        return style(
            identity,
            name,
            follow="Normal",
            priority=39,
            paragraph=[
                w("tabs", w("tab", val="right", leader="dot", pos=theme.width)),
                w("snapToGrid", val=False),
                lines(size * 1.6),
                w("ind", left=twips(indent)),
            ],
            character=type_size(size),
        )

    return [
        style(
            "TOCHeading",
            "TOC Heading",
            follow="Normal",
            priority=39,
            quick=True,
            paragraph=[
                w("keepNext"),
                w("snapToGrid", val=False),
                lines(theme.page.h1_size * _HEADING_LINE, "atLeast", 14, 6),
            ],
            character=[*theme.heading_letters(), tint(theme.accent), type_size(theme.page.h1_size)],
        ),
        entry("TOC1", "toc 1", 0),
        entry("TOC2", "toc 2", size * 2),
        entry("TOC3", "toc 3", size * 4),
        entry("TableofFigures", "table of figures", 0),
    ]


def _margin_styles(theme: DocxTheme) -> list[Element]:
    size = theme.style.running.size + 0.5
    stops = w(
        "tabs",
        w("tab", val="center", pos=theme.width // 2),
        w("tab", val="right", pos=theme.width),
    )
    plain = [w("snapToGrid", val=False), lines(size * 1.4, "atLeast")]
    rule = w("pBdr", w("bottom", val="single", sz=4, space=4, color=theme.rule))
    return [
        style(
            "Header",
            "header",
            paragraph=[*plain, rule, stops],
            character=[tint(theme.muted), type_size(size)],
        ),
        style(
            "Footer",
            "footer",
            paragraph=[w("snapToGrid", val=False), lines(size * 1.4, "atLeast")],
            character=[tint(theme.muted), type_size(theme.style.running.number_size)],
        ),
    ]


def _character_styles(theme: DocxTheme) -> list[Element]:
    chart = theme.style.chart
    return [
        _character("Hyperlink", "Hyperlink", tint(theme.accent)),
        _character("PlaceholderText", "Placeholder Text", w("color", val=theme.muted)),
        _character("FieldName", "Field Name", tint(theme.muted)),
        _character("Strong", "Strong", *theme.strong_letters()),
        _character("Rise", "Rise", _hue(chart.rise)),
        _character("Fall", "Fall", _hue(chart.fall)),
        _character(
            "SourceReference", "Source Reference", tint(theme.accent), w("vertAlign", val="superscript")
        ),
        _character("EndnoteReference", "endnote reference", w("vertAlign", val="superscript")),
        _character("CommentReference", "annotation reference", type_size(8)),
        *([] if theme.second is None else _other_script(theme, theme.second)),
    ]


def _other_script(theme: DocxTheme, variant: Variant) -> list[Element]:
    """For words of the second edition in a line of the first."""
    lang, faces = WORD_LANG[variant], theme.faces_of(variant)
    body, heading = (
        [east_asian(*names), w("lang", val="en-US", eastAsia=lang)]
        for names in ((faces.latin, faces.body), (faces.latin_heading, faces.heading))
    )
    return [
        _character("OtherScript", "Other Script", body),
        _character("OtherScriptHeading", "Other Script Heading", heading),
    ]


def _hue(value: str) -> Element | None:
    """The colour of words, which no grey makes pale: their arrows tell what they are."""
    return None if value[1:3] == value[3:5] == value[5:7] else w("color", val=colour(value))


def _character(identity: str, name: str, *character: Child) -> Element:
    return style(identity, name, kind="character", based="DefaultParagraphFont", character=list(character))
