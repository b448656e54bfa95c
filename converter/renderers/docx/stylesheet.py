"""Styles, settings and the table of fonts: what makes a Word document behave in Chinese."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from converter.assets import read_toml
from converter.model import Variant
from converter.renderers.docx.look import WORD_LANG, Look, colour, east_asian, half_points, twips
from converter.renderers.docx.numbering import BULLETS, HEADINGS, LEVELS, SOURCES, Scheme
from converter.renderers.docx.ooxml import Child, Element, w

_HEADING_SPACE: Final = ((16, 6), (12, 4), (9, 3), (6, 3))
"""Points above and below a heading of each level."""
_MODERN_WORD: Final = 15
"""Compatibility mode of Word 2013 and all since."""


def styles_part(look: Look, numbers: Scheme) -> Element:
    """All styles the document uses; change one in Word and everything in it follows."""
    return w(
        "styles",
        _defaults(look),
        w(
            "latentStyles",
            defLockedState=0,
            defUIPriority=99,
            defSemiHidden=0,
            defUnhideWhenUsed=0,
            defQFormat=0,
            count=376,
        ),
        _base_styles(look),
        [_heading(look, level, level in numbers.linked) for level in range(1, LEVELS + 1)],
        _front_styles(look),
        _text_styles(look),
        _contents_styles(look),
        _margin_styles(look),
        _table_styles(look),
        _parallel_styles(look) if look.second else None,
        _character_styles(look),
    )


def settings_part(look: Look, *, update_fields: bool, two_sided: bool, mirrored: bool = False) -> Element:
    """Settings.

    Args:
        look: the variant.
        update_fields: Word asks before it updates fields, so that is an option (WD-15).
        two_sided: whether even pages have heads and feet of their own.
        mirrored: whether margins change places on them.
    """
    compatible = {
        "compatibilityMode": _MODERN_WORD,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return w(
        "settings",
        w("zoom", percent=100),
        w("mirrorMargins") if mirrored else None,
        w("updateFields", val=True) if update_fields else None,
        w("defaultTabStop", val=480),
        w("evenAndOddHeaders") if two_sided else None,
        w(
            "characterSpacingControl",
            val="doNotCompress" if look.variant == "tw" else "compressPunctuation",
        ),
        w(
            "compat",
            w("spaceForUL"),
            w("balanceSingleByteDoubleByteWidth"),
            w("doNotLeaveBackslashAlone"),
            w("ulTrailSpace"),
            w("doNotExpandShiftReturn"),
            w("adjustLineHeightInTable"),
            w("useFELayout"),
            [
                w("compatSetting", name=key, uri="http://schemas.microsoft.com/office/word", val=value)
                for key, value in compatible.items()
            ],
        ),
        w("themeFontLang", val="en-US", eastAsia=look.lang),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def fonts_part(look: Look) -> Element:
    """Every face the document names, with what may stand in for it on another system."""
    known = read_toml(files("converter.renderers.docx") / "data" / "fonts.toml")
    both = [look.faces_of(variant) for variant in look.variants]
    names = dict.fromkeys(
        name for faces in both for name in (faces.latin, faces.latin_heading, faces.body, faces.heading)
    )
    return w("fonts", [_font(name, known.get(name)) for name in names])


def _font(name: str, known: dict[str, object] | None) -> Element:
    if known is None:
        return w(
            "font", w("charset", val="00"), w("family", val="auto"), w("pitch", val="variable"), name=name
        )
    other_names = known["other_names"]
    assert isinstance(other_names, list)
    return w(
        "font",
        w("altName", val=",".join(other_names)),
        w("charset", val=known["charset"]),
        w("family", val=known["family"]),
        w("pitch", val="variable"),
        name=name,
    )


# --- styles ----------------------------------------------------------------------------------------------


def _style(
    identity: str,
    name: str,
    *,
    kind: str = "paragraph",
    based: str | None = "Normal",
    follow: str | None = None,
    priority: int = 99,
    quick: bool = False,
    paragraph: Child = None,
    character: Child = None,
    more: Child = None,
) -> Element:
    custom = identity in _OWN_STYLES
    paragraph_properties = w("pPr", paragraph)
    character_properties = w("rPr", character)
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val=based) if based else None,
        w("next", val=follow) if follow else None,
        w("uiPriority", val=priority),
        w("qFormat") if quick else None,
        paragraph_properties if len(paragraph_properties) else None,
        character_properties if len(character_properties) else None,
        more,
        type=kind,
        styleId=identity,
        customStyle=True if custom else None,
        default=True if identity in _DEFAULT_STYLES else None,
    )


_DEFAULT_STYLES: Final = frozenset({"Normal", "DefaultParagraphFont", "TableNormal", "NoList"})
_OWN_STYLES: Final = frozenset(
    {
        "Fact",
        "SourceNote",
        "TableText",
        "TableNumber",
        "TableHead",
        "ReportTable",
        "Rise",
        "Fall",
        "ChartFrame",
        "TextHeading",
        "SourceText",
        "SourceReference",
        "ParallelText",
        "ParallelTable",
        "OtherScript",
        "OtherScriptHeading",
    }
)


def _size(points: float) -> list[Element]:
    return [w("sz", val=half_points(points)), w("szCs", val=half_points(points))]


def _bold() -> list[Element]:
    return [w("b"), w("bCs")]


def _tint(value: str) -> Element | None:
    """Black is left to the reader's own colours, which may be of high contrast."""
    return None if value == "000000" else w("color", val=value)


def _lines(points: float, rule: str = "exact", before: float = 0, after: float = 0) -> Element:
    return w("spacing", before=twips(before), after=twips(after), line=twips(points), lineRule=rule)


def _defaults(look: Look) -> Element:
    return w(
        "docDefaults",
        w(
            "rPrDefault",
            w(
                "rPr",
                look.body_fonts(),
                w("kern", val=2),
                _size(look.page.size),
                w("lang", val="en-US", eastAsia=look.lang, bidi="ar-SA"),
            ),
        ),
        w("pPrDefault", w("pPr", w("widowControl"))),
    )


def _base_styles(look: Look) -> list[Element]:
    composition = [
        w("widowControl"),
        w("kinsoku"),
        w("overflowPunct", val=False),
        w("topLinePunct", val=False),
        w("autoSpaceDE"),
        w("autoSpaceDN"),
        w("snapToGrid"),
        _lines(look.page.leading),
    ]
    return [
        _style(
            "Normal",
            "Normal",
            based=None,
            priority=0,
            quick=True,
            paragraph=composition,
            character=[look.body_fonts(), _size(look.page.size)],
        ),
        _style("DefaultParagraphFont", "Default Paragraph Font", kind="character", based=None, priority=1),
        _style(
            "TableNormal",
            "Normal Table",
            kind="table",
            based=None,
            more=w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(0, 108)),
        ),
        _style("NoList", "No List", kind="numbering", based=None),
    ]


def _heading(look: Look, level: int, numbered: bool) -> Element:
    page = look.page
    size = (page.h1_size, page.h2_size, page.h3_size, page.h3_size)[level - 1]
    before, after = _HEADING_SPACE[level - 1]
    number = w("numPr", w("ilvl", val=level - 1), w("numId", val=HEADINGS)) if numbered else None
    return _style(
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
            _lines(size * 1.4, "atLeast", before, after),
            w("outlineLvl", val=level - 1),
        ],
        character=[look.heading_fonts(), _bold(), _tint(look.accent), _size(size)],
    )


def _front_styles(look: Look) -> list[Element]:
    size = look.page.title_size
    side = look.style.heading.title.align
    return [
        _style(
            "Title",
            "Title",
            follow="BodyText",
            priority=10,
            quick=True,
            paragraph=[
                w("keepNext"),
                w("keepLines"),
                w("snapToGrid", val=False),
                _lines(size * 1.4, "atLeast", 0, size * 0.4),
                w("jc", val=side),
            ],
            character=[look.heading_fonts(), _bold(), _tint(look.accent), _size(size)],
        ),
        _style(
            "Subtitle",
            "Subtitle",
            follow="BodyText",
            priority=11,
            quick=True,
            paragraph=[w("keepNext"), _lines(look.page.leading, "exact", 0, 4), w("jc", val=side)],
            character=[look.body_fonts(), _tint(look.muted), _size(look.page.size)],
        ),
        _style(
            "Fact",
            "Fact",
            priority=12,
            quick=True,
            paragraph=[
                w("tabs", w("tab", val="left", pos=twips(look.page.size * 6))),
                w("ind", left=twips(look.page.size * 6), hanging=twips(look.page.size * 6)),
            ],
        ),
    ]


def _text_styles(look: Look) -> list[Element]:
    page = look.page
    return [
        _style(
            "BodyText",
            "Body Text",
            priority=1,
            quick=True,
            paragraph=[
                w("ind", firstLineChars=200, firstLine=twips(page.size * 2)),
                w("jc", val="both"),
            ],
        ),
        _style(
            "ListBullet",
            "List Bullet",
            priority=2,
            quick=True,
            paragraph=[
                w("numPr", w("ilvl", val=0), w("numId", val=BULLETS)),
                w("ind", left=twips(page.size * 2), hanging=twips(page.size)),
                w("jc", val="both"),
            ],
        ),
        _style(
            "Caption",
            "caption",
            follow="BodyText",
            priority=35,
            quick=True,
            paragraph=[
                w("keepNext"),
                w("snapToGrid", val=False),
                _lines(page.table_size * 1.5, "atLeast", 10, 4),
            ],
            character=[look.heading_fonts(), _bold(), _size(page.table_size)],
        ),
        _style(
            "SourceNote",
            "Source Note",
            priority=36,
            quick=True,
            paragraph=[w("snapToGrid", val=False), _lines(page.table_size * 1.5, "atLeast", 4, 8)],
            character=[_tint(look.muted), _size(page.table_size - 1)],
        ),
        _style(
            "TextHeading",
            "Text Heading",
            follow="BodyText",
            priority=36,
            paragraph=[w("keepNext"), w("ind", firstLineChars=200, firstLine=twips(page.size * 2))],
            character=[look.heading_fonts(), _bold()],
        ),
        _style(
            "SourceText",
            "Source Text",
            priority=36,
            quick=True,
            paragraph=[w("numPr", w("ilvl", val=0), w("numId", val=SOURCES)), w("jc", val="both")],
        ),
        _style(
            "CommentText",
            "annotation text",
            paragraph=[w("snapToGrid", val=False), _lines(page.table_size * 1.4, "atLeast")],
            character=_size(page.table_size),
        ),
        _style(
            "ChartFrame",
            "Chart",
            priority=36,
            paragraph=[
                w("keepNext"),
                w("keepLines"),
                w("snapToGrid", val=False),
                _lines(12, "auto", 8, 0),
                w("jc", val="center"),
            ],
        ),
    ]


def _contents_styles(look: Look) -> list[Element]:
    size = look.page.table_size

    def entry(identity: str, name: str, indent: float) -> Element:
        return _style(
            identity,
            name,
            follow="Normal",
            priority=39,
            paragraph=[
                w("tabs", w("tab", val="right", leader="dot", pos=look.width)),
                w("snapToGrid", val=False),
                _lines(size * 1.6),
                w("ind", left=twips(indent)),
            ],
            character=_size(size),
        )

    return [
        _style(
            "TOCHeading",
            "TOC Heading",
            follow="Normal",
            priority=39,
            quick=True,
            paragraph=[
                w("keepNext"),
                w("snapToGrid", val=False),
                _lines(look.page.h1_size * 1.4, "atLeast", 14, 6),
            ],
            character=[look.heading_fonts(), _bold(), _tint(look.accent), _size(look.page.h1_size)],
        ),
        entry("TOC1", "toc 1", 0),
        entry("TOC2", "toc 2", size * 2),
        entry("TOC3", "toc 3", size * 4),
        entry("TableofFigures", "table of figures", 0),
    ]


def _margin_styles(look: Look) -> list[Element]:
    size = look.style.running.size + 0.5
    stops = w(
        "tabs",
        w("tab", val="center", pos=look.width // 2),
        w("tab", val="right", pos=look.width),
    )
    plain = [w("snapToGrid", val=False), _lines(size * 1.4, "atLeast")]
    rule = w("pBdr", w("bottom", val="single", sz=4, space=4, color=look.rule))
    return [
        _style(
            "Header",
            "header",
            paragraph=[*plain, rule, stops],
            character=[_tint(look.muted), _size(size)],
        ),
        _style(
            "Footer",
            "footer",
            paragraph=[w("snapToGrid", val=False), _lines(size * 1.4, "atLeast")],
            character=[_tint(look.muted), _size(look.style.running.number_size)],
        ),
    ]


def _table_styles(look: Look) -> list[Element]:
    size, colours, table = look.page.table_size, look.style.colours, look.style.table
    heavy, light = round(table.head_rule_width * 8), max(2, round(table.rule_width * 8))
    text = [w("snapToGrid", val=False), _lines(size * 1.4, "exact", 2, 2)]
    head = w(
        "tblStylePr",
        w("rPr", _bold()),
        w(
            "tcPr",
            w("tcBorders", w("bottom", val="single", sz=heavy, space=0, color=look.accent)),
            w("shd", val="clear", color="auto", fill=colour(colours.table_head)),
        ),
        type="firstRow",
    )
    band = w(
        "tblStylePr",
        w("tcPr", w("shd", val="clear", color="auto", fill=colour(colours.table_band))),
        type="band2Horz",
    )
    borders = w(
        "tblBorders",
        w("top", val="single", sz=heavy, space=0, color=look.accent),
        w("bottom", val="single", sz=heavy, space=0, color=look.accent),
        w("insideH", val="single", sz=light, space=0, color=look.rule),
    )
    return [
        _style("TableText", "Table Text", priority=37, quick=True, paragraph=text, character=_size(size)),
        _style(
            "TableNumber",
            "Table Number",
            based="TableText",
            priority=37,
            quick=True,
            paragraph=w("jc", val="right"),
        ),
        _style(
            "TableHead",
            "Table Head",
            based="TableText",
            priority=37,
            quick=True,
            paragraph=w("keepNext"),
            character=[look.heading_fonts(), _bold()],
        ),
        _style(
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
                    _cell_margins(0, twips(table.padding)),
                ),
                head,
                band,
            ],
        ),
    ]


def _parallel_styles(look: Look) -> list[Element]:
    """For two editions side by side: rules between the rows, white between the columns."""
    size, table = look.page.table_size, look.style.table
    rule = {"space": 0, "color": look.rule, "sz": max(2, round(table.rule_width * 8)), "val": "single"}
    lines = [w("snapToGrid", val=False), _lines(size * 1.6, "exact", 3, 3), w("jc", val="both")]
    return [
        _style(
            "ParallelText", "Parallel Text", priority=38, quick=True, paragraph=lines, character=_size(size)
        ),
        _style(
            "ParallelTable",
            "Parallel Table",
            kind="table",
            based="TableNormal",
            priority=40,
            more=[
                w(
                    "tblPr",
                    w("tblInd", w=0, type="dxa"),
                    w("tblBorders", w("top", **rule), w("bottom", **rule), w("insideH", **rule)),
                    _cell_margins(0, twips(table.padding * 2)),
                ),
                w("tblStylePr", w("rPr", _bold()), type="firstRow"),
            ],
        ),
    ]


def _cell_margins(top: int, side: int) -> Element:
    return w(
        "tblCellMar",
        w("top", w=top, type="dxa"),
        w("left", w=side, type="dxa"),
        w("bottom", w=top, type="dxa"),
        w("right", w=side, type="dxa"),
    )


def _character_styles(look: Look) -> list[Element]:
    chart = look.style.chart

    def other_script(variant: Variant) -> list[Element]:
        lang, faces = WORD_LANG[variant], look.faces_of(variant)
        body, heading = (
            [east_asian(*names), w("lang", val="en-US", eastAsia=lang)]
            for names in ((faces.latin, faces.body), (faces.latin_heading, faces.heading))
        )
        return [
            style("OtherScript", "Other Script", body),
            style("OtherScriptHeading", "Other Script Heading", heading),
        ]

    def style(identity: str, name: str, *character: Child) -> Element:
        return _style(
            identity, name, kind="character", based="DefaultParagraphFont", character=list(character)
        )

    return [
        style("Hyperlink", "Hyperlink", _tint(look.accent)),
        style("PlaceholderText", "Placeholder Text", w("color", val=look.muted)),
        style("Strong", "Strong", _bold()),
        style("Rise", "Rise", w("color", val=colour(chart.rise))),
        style("Fall", "Fall", w("color", val=colour(chart.fall))),
        style("SourceReference", "Source Reference", _tint(look.accent), w("vertAlign", val="superscript")),
        style("CommentReference", "annotation reference", _size(8)),
        *([] if look.second is None else other_script(look.second)),
    ]
