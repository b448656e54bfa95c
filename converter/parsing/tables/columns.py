"""What each column of a table holds, by the words at its head and by its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from converter.lexicon import fold
from converter.model import Base, Span
from converter.parsing.figures.context import read_context
from converter.parsing.figures.counting import read_quantities
from converter.parsing.figures.gaps import planned
from converter.parsing.tables.grid import Grid, Head, bare, is_figure
from converter.parsing.tables.vocabulary import words

Kind = Literal["name", "index", "unit", "note", "rank", "share", "previous", "change", "target", "value"]
Label = Literal["measure", "place", "time"]
_FIGURES: tuple[Kind, ...] = ("rank", "share", "previous", "change", "target", "value")
_BRACKETS = re.compile(r"[(\[]([^()\[\]\d]{1,10})[)\]]")
_TAIL = re.compile(r"\s*[(\[][^()\[\]]{1,10}[)\]]\s*$")
_BLANK = ("", "-", "—", "/")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    place: int
    kind: Kind
    head: Head
    label: Label = "measure"
    """Of a column of names: what they name."""
    unit: str = ""
    """As written in the head's brackets, or after a comma."""
    basis: Base | None = None
    falls: bool = False
    """Whether the head itself tells of a fall: 降幅."""
    period: Span | None = None
    scope: Span | None = None
    """The place that the head names: 全市."""
    measures: tuple[Span, ...] = ()
    """What of the head names a measure: it is a part of the name of a record, or all of it."""
    counted: bool = False
    """Whether the head's last word counts: 起数, 增加值."""


def columns_of(text: str, grid: Grid) -> list[Column]:
    """The columns of a table; those before the first figures that tell its rows apart are of names."""
    columns = [_column(text, grid, place, head) for place, head in enumerate(grid.heads)]
    first = next((column.place for column in columns if column.kind in _FIGURES), len(columns))
    labels: list[Column] = []
    for column in columns[:first]:
        if column.kind == "name" and (not labels or _tells_apart(text, grid, labels, column)):
            labels.append(column)
    if not labels:
        labels = [column for column in columns if column.kind == "name"][:1]
    return [
        replace(column, kind="note") if column.kind == "name" and column not in labels else column
        for column in columns
    ]


def label_cells(grid: Grid, labels: Sequence[Column]) -> list[tuple[Span, ...]]:
    """What the columns of names say of each row.

    An empty cell of any but the last of them says what stands above it, if the source does not tell which
    cells are covered.
    """
    told: list[tuple[Span, ...]] = []
    known = any(each.covered for each in grid.body)
    above = [Span(0, 0)] * len(labels)
    for row in grid.body:
        seen = [_at(row.seen, column.place) for column in labels]
        if not known:
            seen[:-1] = [own if len(own) else last for own, last in zip(seen[:-1], above, strict=False)]
        above = seen
        told.append(tuple(seen))
    return told


def _at(cells: Sequence[Span], place: int) -> Span:
    return cells[place] if place < len(cells) else Span(0, 0)


def _tells_apart(text: str, grid: Grid, labels: Sequence[Column], column: Column) -> bool:
    """Whether a column of words is one of the names: by its head, or because those before it recur."""
    names = words()["names"]
    before, own = (_title(each.head.text) for each in (labels[-1], column))
    if column.label != "measure" or re.fullmatch(names["categories"], before):
        return True
    if labels[-1].label != "measure" and re.fullmatch(names["measures"], own):
        return True
    rows = label_cells(grid, [*labels, column])
    return len({tuple(bare(text, span) for span in row[:-1]) for row in rows}) < len(rows)


def _column(text: str, grid: Grid, place: int, head: Head) -> Column:
    cells = [bare(text, _at(row.cells, place)) for row in grid.body]
    filled = [cell for cell in cells if cell not in _BLANK]
    title, rules = _title(head.text), words()
    label = _label(text, grid, place, title)
    kind = _kind(title, filled, label)
    basis: Base | None = None
    if kind == "change":
        basis = "mom" if re.search(rules["changes"]["month"], title) else None
        basis = "yoy" if re.search(rules["changes"]["year"], title) else basis
        compared = re.search(rules["changes"]["than"], title)
        basis = (compared and planned(compared["what"], yearly=basis == "yoy")) or basis
    measures, period, scope = _parts(text, head)
    return Column(
        place,
        kind,
        head,
        label,
        unit_in(head.text),
        basis,
        falls=kind == "change" and re.search(rules["changes"]["falls"], title) is not None,
        period=period,
        scope=scope if kind != "name" else None,
        measures=measures if kind in ("value", "share") else (),
        counted=re.fullmatch(rules["values"]["counted"], title) is not None,
    )


def _kind(title: str, filled: Sequence[str], label: Label) -> Kind:
    figures = sum(map(is_figure, filled))
    if label == "time":
        return "name"
    for each in words()["column"]:
        kind: Kind = each["kind"]
        if not re.fullmatch(each["head"], title):
            continue
        if kind == "unit" and 2 * sum(map(is_unit, filled)) < len(filled):
            return "name"  # 单位 is a body as well as a unit
        if kind in ("index", "unit", "note") or figures:
            return kind
    return "name" if 2 * figures < max(1, len(filled)) else "value"


def _label(text: str, grid: Grid, place: int, title: str) -> Label:
    """What the cells of a column name, if they are names."""
    names = words()["names"]
    cells = [fold(span.of(text)) for row in grid.body if len(span := _at(row.cells, place))]
    if re.fullmatch(names["times"], title) or (cells and all(map(_is_period, cells))):
        return "time"
    if re.fullmatch(names["places"], title) or (title == names["bodies"] and not any(map(is_unit, cells))):
        return "place"
    return "measure"


def _is_period(cell: str) -> bool:
    periods = read_context(cell, plan=False).periods
    return len(periods) == 1 and periods[0][:2] == (0, len(cell.rstrip()))


def _parts(text: str, head: Head) -> tuple[tuple[Span, ...], Span | None, Span | None]:
    """Of a head: what names a measure, the period and the place that it tells."""
    rules = words()
    measures: list[Span] = []
    period: Span | None = None
    scope: Span | None = None
    for whole in head.spans:
        tail = _TAIL.search(fold(whole.of(text)))
        span = Span(whole.start, whole.end - len(tail.group())) if tail else whole
        periods = read_context(fold(span.of(text)), plan=False).periods
        if periods:
            start, end = (span.start + place for place in periods[0][:2])
            period = period or Span(start, end)
            span = _without(span, start, end)
        rest = bare(text, span)
        if re.fullmatch(rules["names"]["within"], rest):
            scope = scope or span
        elif rest.strip("%‰±+-/") and not re.fullmatch(rules["values"]["plain"], rest):
            measures.append(span)
    return tuple(measures), period, scope


def _without(span: Span, start: int, end: int) -> Span:
    """A stretch without a part at its begin or its end; a part inside stays."""
    if start == span.start:
        return Span(end, span.end)
    return Span(span.start, start) if end == span.end else span


def _title(head: str) -> str:
    return _BRACKETS.sub("", head).strip("%‰±+-/")


def unit_in(wording: str) -> str:
    """The unit a bare wording gives in brackets at its end: 破获案件（起） → 起; empty where none."""
    for match in reversed(list(_BRACKETS.finditer(wording))):
        if is_unit(unit := match.group(1).removeprefix(words()["units"]["label"])):
            return unit
    return wording[-1] if wording[-1:] in ("%", "‰") else ""


def is_unit(wording: str) -> bool:
    """Whether a folded wording is a unit and nothing else: 起, 万元, %, 个百分点."""
    if wording in (*words()["units"]["points"], "%", "‰"):
        return True
    if len(wording) > 8 or not wording:
        return False
    found, _ = read_quantities(f"共3{wording}")
    return len(found) == 1 and found[0].unit is not None and found[0].unit_end == len(wording) + 2
