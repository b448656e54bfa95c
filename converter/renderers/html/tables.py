"""Tables of what was read: key figures, tracker, indicators by section, and the data behind charts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from converter.content import (
    BarChart,
    ByEdition,
    ColumnKey,
    Group,
    IndicatorRow,
    IndicatorTable,
    TrackerRow,
    told_fields,
)
from converter.renderers.html.editions import Editions
from converter.renderers.html.marks import Marks, row_anchor
from converter.renderers.html.markup import element

_NUMBERS: Final[frozenset[ColumnKey]] = frozenset({"value", "change", "figure", "moved", "exact", "previous"})


def doubt_anchor(indicator: str) -> str:
    """Id of the line that says why a figure is doubtful."""
    return f"doubt-{indicator}"


def indicator_table(
    table: IndicatorTable, editions: Editions, marks: Marks, *, rows_named: bool
) -> etree._Element:
    """Indicators, a body of rows for each section.

    Args:
        table: what is shown.
        editions: of the page.
        marks: where the sentences stand.
        rows_named: whether figures of the text lead to these rows.
    """
    columns = [key for key in table.columns if key != "sentence"]  # the name leads there
    heads = [
        editions.labelled("th", f"column_{key}", scope="col", class_=_class(key), data_column=str(at))
        for at, key in enumerate(columns)
    ]
    bodies = []
    for group in table.groups:
        rows = (_row(row, columns, editions, marks, rows_named=rows_named) for row in group.rows)
        bodies.append(_body(group.name, rows, len(heads), editions))
    return element(
        "table", element("thead", element("tr", *heads)), *bodies,
        class_="figures" if rows_named else "figures few",
        data_filter=editions.words("filter")[0] if rows_named else None,
    )  # fmt: skip


def _class(key: ColumnKey) -> str | None:
    return "number" if key in _NUMBERS else "unit" if key == "unit" else None


def _row(
    row: IndicatorRow, columns: Sequence[ColumnKey], editions: Editions, marks: Marks, *, rows_named: bool
) -> etree._Element:
    made = element("tr", id=row_anchor(row.id) if rows_named else None, class_="aim" if row.target else None)
    for key in columns:
        if key == "indicator":
            link = editions.cells(
                "a", row.cells[key], href=f"#{marks.sentence_of(row.id, row.sentence.node)}"
            )
            made.append(element("th", link, _doubt(row), scope="row"))
        else:
            cell = editions.cells("td", row.cells[key], class_=_class(key))
            if amount := _amount(row, key):
                cell.set("data-sort", amount)
            made.append(cell)
    return made


def _doubt(row: IndicatorRow) -> etree._Element | None:
    why = row.cells["doubt"][0]
    if not why:
        return None
    return element("a", "?", class_="doubt", href=f"#{doubt_anchor(row.id)}", title=why, aria_label=why)


def _amount(row: IndicatorRow, key: ColumnKey) -> str | None:
    """What a column is sorted by, in basic units."""
    lead = row.figure[0]
    if key in ("value", "figure") and lead.value is not None:
        return f"{lead.value:f}"
    if key in ("change", "moved") and lead.change is not None:
        return f"{lead.change.amount:f}"
    return None


def tracker_table(groups: Sequence[Group[TrackerRow]], editions: Editions, marks: Marks) -> etree._Element:
    """What is to be done or reached; who does it, by when and how far it is, where that is known.

    Args:
        groups: a body of rows each.
        editions: of the page.
        marks: where the sentences stand.
    """
    told = told_fields(row for group in groups for row in group.rows)
    keys = ["column_number", "column_action", "column_detail", *(key for key, _ in told)]
    heads = (
        editions.labelled("th", key, scope="col", class_="number" if key == "column_number" else None)
        for key in keys
    )
    bodies = []
    for group in groups:
        rows = (_task(row, [field for _, field in told], editions, marks) for row in group.rows)
        count = editions.words("count_of", count=len(group.rows))
        name = tuple(map(str.__add__, group.name, count))
        bodies.append(_body(name, rows, len(keys), editions))
    return element("table", element("thead", element("tr", *heads)), *bodies, class_="tracker")


def _task(row: TrackerRow, told: Sequence[str], editions: Editions, marks: Marks) -> etree._Element:
    made = element("tr", element("td", str(row.number), class_="number"))
    place = row.title.node if row.aim is None else marks.sentence_of(row.aim.id, row.title.node)
    made.append(element("th", editions.cells("a", row.name, href=f"#{place}"), scope="row"))
    made.append(editions.cells("td", row.told))
    for field in told:
        texts = tuple(getattr(each, field) for each in row.fields)
        made.append(editions.cells("td", texts) if all(texts) else element("td"))
    return made


def _body(
    name: ByEdition, rows: Iterable[etree._Element], columns: int, editions: Editions
) -> etree._Element:
    """Rows under a name that goes across the table."""
    head = editions.cells("th", name, scope="colgroup", colspan=str(columns))
    return element("tbody", element("tr", head, class_="group"), *rows)


def chart_table(chart: BarChart, editions: Editions) -> etree._Element:
    """The figures a chart draws."""
    value = "column_change" if chart.kind == "changes" else "column_value"
    heads = (editions.labelled("th", key, scope="col") for key in ("column_indicator", value))
    rows = (
        element(
            "tr",
            editions.cells("th", bar.name, scope="row"),
            editions.cells("td", bar.written, class_="number"),
        )
        for bar in chart.bars
    )
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows))
