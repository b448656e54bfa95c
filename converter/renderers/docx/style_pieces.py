"""What every style is made of: its frame, sizes, weights, lines."""

from __future__ import annotations

from typing import Final

from converter.renderers.docx.ooxml import Child, Element, w
from converter.renderers.docx.theme import half_points, twips


def style(
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
        "ParallelHead",
        "Colophon",
        "ParallelTable",
        "OtherScript",
        "OtherScriptHeading",
    }
)


def type_size(points: float) -> list[Element]:
    return [w("sz", val=half_points(points)), w("szCs", val=half_points(points))]


def tint(value: str) -> Element | None:
    """Black is left to the reader's own colours, which may be of high contrast."""
    return None if value == "000000" else w("color", val=value)


def lines(points: float, rule: str = "exact", before: float = 0, after: float = 0) -> Element:
    return w("spacing", before=twips(before), after=twips(after), line=twips(points), lineRule=rule)


def cell_margins(top: int, side: int) -> Element:
    return w(
        "tblCellMar",
        w("top", w=top, type="dxa"),
        w("left", w=side, type="dxa"),
        w("bottom", w=top, type="dxa"),
        w("right", w=side, type="dxa"),
    )
