"""The tables of indicators: how each cell is written, which columns a table has, how its rows are grouped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from converter import number_format
from converter.content.labels import ByEdition, Labels
from converter.content.nodes import Quote, TextNodes
from converter.content.sections import Sections
from converter.content.tree import ColumnKey, Figure, Group, IndicatorRow, IndicatorTable
from converter.content.weights import weights
from converter.model import Indicator, Span
from converter.strings import Strings

SECTION_COLUMNS: Final[tuple[ColumnKey, ...]] = (
    "indicator", "value", "unit", "change", "basis", "note", "sentence",
)  # fmt: skip
KEY_COLUMNS: Final[tuple[ColumnKey, ...]] = (
    "indicator", "figure", "moved", "in_tracker",
)  # fmt: skip
ALL_COLUMNS: Final[tuple[ColumnKey, ...]] = (
    "number", "section", "indicator", "written", "exact", "exact_unit", "previous", "moved", "note",
    "sentence",
)  # fmt: skip
BRIEF_COLUMNS: Final[tuple[ColumnKey, ...]] = (
    "indicator", "kind", "figure", "moved", "previous", "period", "scope",
)  # fmt: skip
_NEEDED: Final[frozenset[ColumnKey]] = frozenset({"number", "indicator", "sentence", "written"})
"""Columns that stand though no row fills them here: they are never empty, or filled by the output."""


def rows(
    found: Sequence[Figure], nodes: TextNodes, sections: Sections, labels: Labels
) -> tuple[IndicatorRow, ...]:
    """A row for each indicator, in the order given.

    Args:
        found: the indicators.
        nodes: of the report.
        sections: names of places.
        labels: the program's own words.
    """
    return tuple(_row(number, figure, nodes, sections, labels) for number, figure in enumerate(found, 1))


def table(columns: Iterable[ColumnKey], groups: Iterable[Group[IndicatorRow]]) -> IndicatorTable:
    """A table without the columns that no row fills.

    Against what changes are stands behind them where few rows have any: a column of its own would leave the
    names less room.

    Args:
        columns: those it may have.
        groups: its rows.
    """
    made = tuple(groups)
    all_rows = [row for group in made for row in group.rows]
    if _is_in_few(all_rows, "basis"):
        columns = ("moved" if key == "change" else key for key in columns if key != "basis")
        made = tuple(replace(group, rows=tuple(map(_with_moved, group.rows))) for group in made)
        all_rows = [row for group in made for row in group.rows]
    used = tuple(key for key in columns if key in _NEEDED or any(row.cells[key][0] for row in all_rows))
    return IndicatorTable(used, made)


def _with_moved(row: IndicatorRow) -> IndicatorRow:
    """A row whose change says what the value was before where no change is told: `↓ 原 96 家`."""
    told = tuple(map(lambda moved, change: moved or change, row.cells["moved"], row.cells["change"]))
    return replace(row, cells={**row.cells, "moved": told})


def _is_in_few(rows: Sequence[IndicatorRow], key: ColumnKey) -> bool:
    """Whether a column would be filled in a small share of the rows."""
    filled = sum(bool(row.cells[key][0]) for row in rows)
    return 0 < filled <= len(rows) * weights().tables.few_filled


def with_previous(row: IndicatorRow, labels: Labels) -> IndicatorRow:
    """A row that says what its value was before where the report tells no change: `↓ 原 9.87%`."""
    if row.figure[0].change is not None or row.figure[0].previous is None:
        return row
    told = tuple(
        "，".join(filter(None, (told_so_far, _whole(number_format.before(each, words)))))
        for told_so_far, each, words in zip(row.cells["moved"], row.figure, labels.words, strict=True)
    )
    return replace(row, cells={**row.cells, "moved": told})


def with_other_half(row: IndicatorRow, told: Iterable[IndicatorRow]) -> IndicatorRow:
    """A result with its level and how it moved, where the report tells one of them in another sentence.

    It does so once, of the same name and time, and of no other place.
    """
    if row.target or bool(row.cells["figure"][0]) == bool(row.cells["moved"][0]):
        return row
    keys: tuple[ColumnKey, ColumnKey] = ("figure", "moved") if row.cells["figure"][0] else ("moved", "figure")
    here, lacks = keys
    halves = [
        each
        for each in told
        if not each.target
        and each.figure[0].name == row.figure[0].name
        and each.cells["period"] == row.cells["period"]
        and (
            each.cells["scope"] == row.cells["scope"]
            or not each.cells["scope"][0]
            or not row.cells["scope"][0]
        )
        and each.id != row.id
    ]
    if len(halves) != 1 or halves[0].cells[here][0] or not halves[0].cells[lacks][0]:
        return row
    return replace(row, cells={**row.cells, lacks: halves[0].cells[lacks]})


def with_standing(row: IndicatorRow, said: Quote | None) -> IndicatorRow:
    """A result that did not move, with what the report says of how it stands: `近5年來首度轉正`."""
    if said is None or row.target or any(row.cells["moved"]):
        return row
    return replace(row, cells={**row.cells, "moved": said.texts})


def _row(number: int, figure: Figure, nodes: TextNodes, sections: Sections, labels: Labels) -> IndicatorRow:
    lead = figure[0]
    cells: dict[ColumnKey, ByEdition] = {
        key: tuple(write(each, own) for each, own in zip(figure, labels.words, strict=True))
        for key, write in _CELLS.items()
    }
    cells["number"] = labels.same(str(number))
    cells["section"] = sections.short_name(lead.section)
    cells["doubt"] = _doubts(lead, labels)
    cells["sentence"] = labels.same("")
    cells["named"] = cells["indicator"]
    cells["aimed"] = cells["in_tracker"] = labels.same("")
    return IndicatorRow(
        id=lead.id,
        section=sections.group_of(lead.section),
        figure=figure,
        cells=cells,
        sentence=nodes.quote(lead.node, [each.sentence for each in figure]),
        evidence=_evidence(lead, nodes) or nodes.quote(lead.node, [each.sentence for each in figure]),
        written=nodes.quote(lead.node, [each.written for each in figure]),
        direction=_direction(lead),
    )


def change(indicator: Indicator, words: Strings, power: int | None = None) -> str:
    """How a figure changed; where that is told by what it was alone, `↓ 原 42分鐘`. See `moved`."""
    if indicator.change is not None:
        return number_format.moved_as_told(indicator, words, power)
    return _whole(number_format.before(indicator, words, power))


def _evidence(indicator: Indicator, nodes: TextNodes) -> Quote | None:
    """The stretch from the name, where that stands near, to the end of the clause that states the figure."""
    sentence, written = indicator.sentence.span, indicator.written.span
    most = weights().tables.name_within
    near = [span.start for span in indicator.name_spans if 0 <= written.start - span.start <= most]
    begins = max(sentence.start, min((written.start, *near)))
    ends = max(written.end, *(span.end for span in indicator.name_spans if span.start in near), written.end)
    return nodes.clauses(sentence, Span(begins, min(ends, sentence.end)))


def _doubts(indicator: Indicator, labels: Labels) -> ByEdition:
    """Why a person should look at the figure; empty where nothing speaks against it."""
    said = [doubt_words(doubt.code, labels) for doubt in indicator.doubts]
    return tuple("；".join(each[at] for each in said) for at in range(len(labels.words)))


def doubt_words(code: str, labels: Labels) -> ByEdition:
    """Why a figure is doubted, in a few words."""
    return tuple(own.get(f"doubt_{code}", own["doubt_other"]) for own in labels.words)


def _direction(indicator: Indicator) -> Literal[-1, 0, 1] | None:
    if indicator.change is None:
        return None
    amount = indicator.change.amount
    return 1 if amount > 0 else -1 if amount < 0 else 0


def _whole(text: str) -> str:
    """With spaces that no line breaks at."""
    return text.replace(" ", number_format.NO_BREAK)


def moved(indicator: Indicator, words: Strings, power: int | None = None) -> str:
    """The change in one piece that no line parts.

    Args:
        indicator: whose change it is.
        words: the program's own.
        power: of the value's magnitude, see `number_format.figure_and_unit`.
    """
    return _whole(number_format.change(indicator, words, power))


def _exact(indicator: Indicator, _words: Strings) -> str:
    if indicator.value is None:
        return ""
    figure = number_format.as_told(indicator.value)
    return figure if indicator.value_max is None else f"{figure}–{number_format.as_told(indicator.value_max)}"


def _previous(indicator: Indicator, _words: Strings) -> str:
    return "" if indicator.previous is None else number_format.as_told(indicator.previous)


def _period(indicator: Indicator, _words: Strings) -> str:
    return indicator.period.text if indicator.period else ""


def _scope(indicator: Indicator, _words: Strings) -> str:
    return indicator.scope.text if indicator.scope else ""


def _kind(indicator: Indicator, words: Strings) -> str:
    return words["target"] if indicator.target else ""


def _note(indicator: Indicator, words: Strings) -> str:
    told = (write(indicator, words) for write in (_period, _scope, _kind))
    return "，".join(filter(None, told))


_CELLS: Final[Mapping[ColumnKey, Callable[[Indicator, Strings], str]]] = {
    "indicator": lambda each, words: each.name,
    "value": lambda each, words: number_format.value_cells(each, words)[0],
    "unit": lambda each, words: number_format.value_cells(each, words)[1],
    "change": change,
    "basis": lambda each, words: number_format.basis(each.change, words) if each.change else "",
    "figure": lambda each, words: (
        number_format.aim(each, words) if each.target else number_format.figure(each, words)
    ),
    "moved": moved,
    "note": _note,
    "kind": _kind,
    "written": lambda each, words: each.written.text,
    "bound": number_format.bound_of,
    "exact": _exact,
    "exact_unit": lambda each, words: each.unit or "",
    "previous": _previous,
    "period": _period,
    "scope": _scope,
}
