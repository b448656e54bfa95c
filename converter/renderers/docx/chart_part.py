"""A chart in DrawingML, which Word draws and edits, with the workbook its figures are edited in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Final

from converter.opc.packing import repacked
from converter.renderers.docx.charts import BarSeries, Chart
from converter.renderers.docx.metrics import ems
from converter.renderers.docx.ooxml import Child, Element, el, paragraph, w
from converter.renderers.docx.theme import TWIPS, DocxTheme, colour, twips

SHEET: Final = "Sheet1"
_EMU: Final = 635
"""English metric units in a twip."""
_FIGURE: Final = 1.8
"""Em for the unit of the figure at a bar, and white beside it."""
_WIDEST_FIGURE: Final = 0.3
"""Of the axis, beyond which the bars would be too short."""
_BAR: Final = 1.8
_LEGEND: Final = 2.2
_EDGES: Final = 0.8
"""Em of a bar with the white beside it, of the legend, and of the margins above and below."""
_CATEGORIES, _VALUES = 111_111_111, 222_222_222


def workbook(chart: Chart, when: datetime) -> bytes:
    """The figures as an Excel workbook: names in the first column, a column for each series."""
    from xlsxwriter import Workbook  # only documents with a chart need it

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": when.replace(tzinfo=None)})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 32)
        for column, series in enumerate(chart.series, start=1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, float(value))
        for row, name in enumerate(chart.categories, start=1):
            sheet.write_string(row, 0, name)
    return repacked(stream.getvalue())


def chart_part(chart: Chart, theme: DocxTheme, workbook_id: str) -> Element:
    """The part that holds the chart.

    Args:
        chart: what it shows.
        theme: faces, colours and the language.
        workbook_id: relationship to the embedded workbook.
    """
    series = [_series(place, each, chart, theme) for place, each in enumerate(chart.series)]
    bars = el(
        "c:barChart",
        None,
        _c("barDir", "bar"),
        _c("grouping", "clustered"),
        _c("varyColors", 0),
        series,
        _c("gapWidth", 50),
        _c("overlap", 100),
        _c("axId", _CATEGORIES),
        _c("axId", _VALUES),
    )
    legend = [_legend(theme)] if len(chart.series) > 1 else []
    return el(
        "c:chartSpace",
        None,
        _c("date1904", 0),
        _c("lang", theme.lang),
        _c("roundedCorners", 0),
        el(
            "c:chart",
            None,
            _c("autoTitleDeleted", 1),
            el("c:plotArea", None, el("c:layout"), bars, _category_axis(theme), _value_axis(chart, theme)),
            legend,
            _c("plotVisOnly", 1),
            _c("dispBlanksAs", "gap"),
        ),
        el("c:spPr", None, el("a:noFill"), el("a:ln", None, el("a:noFill"))),
        _text(theme),
        el("c:externalData", {"r:id": workbook_id}, _c("autoUpdate", 0)),
    )


def chart_paragraph(chart: Chart, theme: DocxTheme, chart_id: str, identity: int) -> Element:
    """The paragraph the chart stands in.

    Args:
        chart: what it shows.
        theme: the width of the text.
        chart_id: relationship to the part.
        identity: a number of its own among the drawings of the document.
    """
    lines = max(name.count("\n") for name in chart.categories)
    rows = (_BAR + lines) * len(chart.categories)
    height = twips(theme.page.table_size * (rows + _LEGEND * (len(chart.series) > 1) + _EDGES))
    graphic = el(
        "a:graphic",
        None,
        el(
            "a:graphicData",
            {"uri": "http://schemas.openxmlformats.org/drawingml/2006/chart"},
            el("c:chart", {"r:id": chart_id}),
        ),
    )
    inline = el(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        el("wp:extent", {"cx": theme.width * _EMU, "cy": height * _EMU}),
        el("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        el(
            "wp:docPr",
            {"id": identity, "name": f"Chart {identity}", "descr": chart.about, "title": chart.title[0]},
        ),
        el("wp:cNvGraphicFramePr"),
        graphic,
    )
    return paragraph("ChartFrame", w("r", w("drawing", inline)))


def _c(tag: str, value: object) -> Element:
    return el(f"c:{tag}", {"val": value})


def _series(place: int, series: BarSeries, chart: Chart, theme: DocxTheme) -> Element:
    last = len(chart.categories) + 1
    column = chr(ord("B") + place)
    points = [
        el("c:pt", {"idx": row}, el("c:v", None, _number(value)))
        for row, value in enumerate(series.values)
        if value is not None
    ]
    usual = chart.formats[0]
    others = [
        el("c:dLbl", None, _c("idx", row), _label(own, theme))
        for row, (own, value) in enumerate(zip(chart.formats, series.values, strict=True))
        if own != usual and value is not None
    ]
    labels = el("c:dLbls", None, others, _label(usual, theme))
    return el(
        "c:ser",
        None,
        _c("idx", place),
        _c("order", place),
        el("c:tx", None, _strings(f"{SHEET}!${column}$1", [series.name])),
        el("c:spPr", None, _fill(series)),
        _c("invertIfNegative", 0),
        labels,
        el("c:cat", None, _strings(f"{SHEET}!$A$2:$A${last}", chart.categories)),
        el(
            "c:val",
            None,
            el(
                "c:numRef",
                None,
                el("c:f", None, f"{SHEET}!${column}$2:${column}${last}"),
                el(
                    "c:numCache",
                    None,
                    el("c:formatCode", None, "General"),
                    _c("ptCount", len(series.values)),
                    points,
                ),
            ),
        ),
    )


def _fill(series: BarSeries) -> Element:
    """Of one colour; aims are hatched."""
    own = el("a:srgbClr", {"val": colour(series.colour)})
    if not series.hatched:
        return el("a:solidFill", None, own)
    white = el("a:bgClr", None, el("a:srgbClr", {"val": "FFFFFF"}))
    return el("a:pattFill", {"prst": "wdUpDiag"}, el("a:fgClr", None, own), white)


def _label(number_format: str, theme: DocxTheme) -> list[Element]:
    """The figure at the end of a bar."""
    shown = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return [
        el("c:numFmt", {"formatCode": number_format, "sourceLinked": 0}),
        el("c:spPr", None, el("a:noFill"), el("a:ln", None, el("a:noFill"))),
        _text(theme, wrap="none"),
        _c("dLblPos", "outEnd"),
        *(_c(each, each == "showVal") for each in shown),
    ]


def _strings(place: str, texts: Sequence[str]) -> Element:
    points = [el("c:pt", {"idx": at}, el("c:v", None, text)) for at, text in enumerate(texts)]
    cache = el("c:strCache", None, _c("ptCount", len(texts)), points)
    return el("c:strRef", None, el("c:f", None, place), cache)


def _category_axis(theme: DocxTheme) -> Element:
    line = el("a:ln", {"w": 6350}, el("a:solidFill", None, _srgb(theme.style.chart.axis)))
    return _axis(
        "c:catAx",
        _CATEGORIES,
        _VALUES,
        [_c("orientation", "maxMin")],
        "l",
        deleted=False,
        theme=theme,
        more=[_c("auto", 1), _c("lblAlgn", "ctr"), _c("lblOffset", 100), _c("noMultiLvlLbl", 1)],
        line=line,
    )


def _value_axis(chart: Chart, theme: DocxTheme) -> Element:
    """Not shown: every bar has its figure."""
    low, high = _range(chart, theme)
    return _axis(
        "c:valAx",
        _VALUES,
        _CATEGORIES,
        [_c("orientation", "minMax"), _c("max", _number(high)), _c("min", _number(low))],
        "b",
        deleted=True,
        theme=theme,
        more=_c("crossBetween", "between"),
    )


def _range(chart: Chart, theme: DocxTheme) -> tuple[Decimal, Decimal]:
    """From where to where the axis goes: beyond the bars there is room for their figures."""
    values = [value for series in chart.series for value in series.values if value is not None]
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    names = max(ems(line) for name in chart.categories for line in name.split("\n"))
    size = theme.page.table_size - 1
    figure = max(ems(_number(value)) for value in values) + _FIGURE
    share = min(_WIDEST_FIGURE, figure / max(1.0, theme.width / TWIPS / size - names))
    room = (high - low) * Decimal(round(share / (1 - share * ((low < 0) + (high > 0))), 4))
    return low - room if low < 0 else low, high + room if high > 0 else high


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _axis(
    tag: str,
    own: int,
    other: int,
    scaling: Child,
    side: str,
    *,
    deleted: bool,
    theme: DocxTheme,
    more: Child,
    line: Element | None = None,
) -> Element:
    return el(
        tag,
        None,
        _c("axId", own),
        el("c:scaling", None, scaling),
        _c("delete", deleted),
        _c("axPos", side),
        el("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
        _c("majorTickMark", "none"),
        _c("minorTickMark", "none"),
        _c("tickLblPos", "low"),
        el("c:spPr", None, line) if line is not None else None,
        _text(theme),
        _c("crossAx", other),
        _c("crosses", "autoZero"),
        more,
    )


def _legend(theme: DocxTheme) -> Element:
    return el("c:legend", None, _c("legendPos", "b"), _c("overlay", 0), _text(theme))


def _text(theme: DocxTheme, wrap: str | None = None) -> Element:
    """Faces and size of what is written in the chart."""
    faces = theme.faces
    properties = el(
        "a:defRPr",
        {"sz": round((theme.page.table_size - 1) * 100)},
        el("a:solidFill", None, _srgb(theme.style.colours.text)),
        el("a:latin", {"typeface": faces.latin}),
        el("a:ea", {"typeface": faces.body}),
        el("a:cs", {"typeface": faces.latin}),
    )
    return el(
        "c:txPr",
        None,
        el("a:bodyPr", {"wrap": wrap}),
        el("a:lstStyle"),
        el("a:p", None, el("a:pPr", None, properties), el("a:endParaRPr", {"lang": theme.lang})),
    )


def _srgb(value: str) -> Element:
    return el("a:srgbClr", {"val": colour(value)})
