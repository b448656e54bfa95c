"""The tables behind the report: action items, and the indicators section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from converter import figures
from converter.model import ActionItem, EditionPair, Indicator, Section
from converter.typeset.body import heading_rows, section_heading
from converter.typeset.flow import Row
from converter.typeset.geometry import Geometry
from converter.typeset.line import Inline
from converter.typeset.setter import Setter
from converter.typeset.tables import Cell, Look, Table, both, cell, columns, measure_figures
from converter.words import words

_Node = TypeVar("_Node", ActionItem, Indicator)
_Pairs = list[tuple[_Node, _Node]]

_NUMBER_EM = 4.0
"""Width of the column of numbers, in em of the table."""
_PERIOD_SHARE = 0.16
"""Of the table's width at most."""
_OPENING = 16
"""Characters of a section's first words that stand for a heading it has not."""


def action_rows(desk: Setter, page: Geometry, pair: EditionPair) -> list[Row]:
    """The action items, one table for each section that has some; rows lead to their paragraphs."""
    items = list(zip(pair.hant.report.action_items(), pair.hans.report.action_items(), strict=True))
    groups = list(_by_section(pair, items))
    width = page.text_width
    number = _NUMBER_EM * desk.style.table.size
    side = (width - number) / 2
    places = columns(page, (number, side, side), ("center", "left", "left"))
    left, right = words(pair.hant.variant), words(pair.hans.variant)
    head = (
        both(pair, left["column_number"], right["column_number"]),
        cell(pair.hant.variant, left["column_action"]),
        cell(pair.hans.variant, right["column_action"]),
    )
    rows: list[Row] = []
    for index, (headings, group) in enumerate(groups, start=1):
        if len(groups) > 1:
            rows += heading_rows(desk, page, pair, headings, node=f"items.{index}", level=2)
        table = Table(f"items.table.{index}", places, desk, page)
        rows += table.rows(head, [_item_cells(pair, hant, hans) for hant, hans in group])
    return rows


def _item_cells(pair: EditionPair, hant: ActionItem, hans: ActionItem) -> tuple[Cell, ...]:
    place = words(pair.hant.variant)["column_place"]
    return (
        cell(pair.hant.variant, str(hant.number), link=hant.node, alt=f"{place}：{hant.title.text}"),
        cell(pair.hant.variant, *_item_text(hant)),
        cell(pair.hans.variant, *_item_text(hans)),
    )


def _item_text(item: ActionItem) -> tuple[Inline, ...]:
    """The title strong, the rest after it."""
    title, body = item.title.text, item.body.text
    if title and body.startswith(title):
        return (Inline(title, "strong"), Inline(body[len(title) :]))
    if title and title not in body:
        return (Inline(f"{title}\n", "strong"), Inline(body))
    return (Inline(body),)


def indicator_rows(desk: Setter, page: Geometry, pair: EditionPair) -> list[Row]:
    """The indicators, one table for each section; rows lead to the paragraphs they come from."""
    found = list(zip(pair.hant.report.indicators, pair.hans.report.indicators, strict=True))
    cells = [_indicator_cells(pair, hant, hans) for hant, hans in found]
    by_id = {hant.id: one for (hant, _), one in zip(found, cells, strict=True)}
    dated = any(one[4].text for one in cells)
    kept = 5 if dated else 4
    places = columns(page, *_indicator_columns(desk, page, cells, dated=dated))
    left, right = words(pair.hant.variant), words(pair.hans.variant)
    head = (
        cell(pair.hant.variant, left["column_indicator"]),
        cell(pair.hans.variant, right["column_indicator"]),
        *(both(pair, left[word], right[word]) for word in ("column_value", "column_change", "column_period")),
    )
    rows: list[Row] = []
    for index, (headings, group) in enumerate(_by_section(pair, found), start=1):
        rows += heading_rows(desk, page, pair, headings, node=f"indicators.{index}", level=2)
        table = Table(f"indicators.table.{index}", places, desk, page)
        rows += table.rows(head[:kept], [by_id[hant.id][:kept] for hant, _ in group])
    return rows


def _indicator_columns(
    desk: Setter, page: Geometry, cells: Sequence[tuple[Cell, ...]], *, dated: bool
) -> tuple[list[float], list[Look]]:
    """Widths and looks: figures take the room they need, the names share what is left."""
    look = desk.style.table
    values = measure_figures(desk, (one[2] for one in cells))
    changes = measure_figures(desk, (one[3] for one in cells))
    least = 3 * look.size
    wide = [max(room.width, least) + 2 * look.padding for room in (values, changes)]
    if dated:
        periods = measure_figures(desk, (one[4] for one in cells)).width
        wide.append(min(max(periods, least) + 2 * look.padding, _PERIOD_SHARE * page.text_width))
    most = 0.56 * page.text_width
    shrink = min(1.0, most / sum(wide))
    wide = [width * shrink for width in wide]
    name = (page.text_width - sum(wide)) / 2
    looks: list[Look] = ["left", "left", values, changes]
    return [name, name, *wide], [*looks, "left"] if dated else looks


def _indicator_cells(pair: EditionPair, hant: Indicator, hans: Indicator) -> tuple[Cell, ...]:
    left, right = words(pair.hant.variant), words(pair.hans.variant)
    values = [figures.value(one, own) for one, own in ((hant, left), (hans, right))]
    if hant.target and values[0]:
        values = [f"{value}（{own['target']}）" for value, own in zip(values, (left, right), strict=True)]
    return (
        cell(pair.hant.variant, hant.name, link=hant.node, alt=f"{left['column_place']}：{hant.name}"),
        cell(pair.hans.variant, hans.name, link=hans.node, alt=f"{right['column_place']}：{hans.name}"),
        both(pair, *values),
        both(pair, figures.change(hant, left), figures.change(hans, right)),
        both(pair, hant.period.text if hant.period else "", hans.period.text if hans.period else ""),
    )


def _by_section(
    pair: EditionPair, pairs: Sequence[tuple[_Node, _Node]]
) -> Iterator[tuple[tuple[str, str], _Pairs[_Node]]]:
    """Pairs under the headings of the sections they stand in, in the order of the report."""
    hant = {section.id: section for section in pair.hant.report.walk()}
    hans = {section.id: section for section in pair.hans.report.walk()}
    for section, group in groupby(pairs, key=lambda sides: sides[0].section):
        if section is None:
            headings = (words(pair.hant.variant)["preamble"], words(pair.hans.variant)["preamble"])
        else:
            headings = (_named(hant[section]), _named(hans[section]))
        yield headings, list(group)


def _named(section: Section) -> str:
    """What a section without a heading is called: its opening words."""
    heading = section_heading(section)
    if section.heading or not section.paragraphs:
        return heading
    opening = section.paragraphs[0].text.text
    return heading + (opening if len(opening) <= _OPENING else opening[: _OPENING - 1] + "…")
