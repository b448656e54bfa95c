"""The action items of a table that gives out work: what is to be done, who does it, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model import Span
from converter.parsing.actions import NOWHERE, Item, title_of
from converter.parsing.tables.grid import Grid, bare
from converter.parsing.tables.vocabulary import words

_LEAST = 2
"""A series has two items at least, in a table as in text."""
_SHORTEST = 4


def task_items(text: str, grid: Grid) -> list[Item]:
    """The items of a table, a row each; none where it gives out no work."""
    rules = words()["work"]
    heads = [head.text for head in grid.heads]
    given = [place for place, head in enumerate(heads) if re.fullmatch(rules["given"], head)]
    tasks = [
        place for place, head in enumerate(heads) if re.fullmatch(rules["task"], head) and place not in given
    ]
    if not given or not tasks:
        return []
    task = max(
        tasks, key=lambda place: sum(len(row.cells[place]) for row in grid.body if place < len(row.cells))
    )
    index = next((place for place, head in enumerate(heads) if re.fullmatch(rules["number"], head)), None)
    due = next((place for place in given if re.fullmatch(rules["due"], heads[place])), None)
    body = next(
        (place for place in given if place != due and re.fullmatch(rules["body"], heads[place])), None
    )
    items: list[Item] = []
    for row in grid.body:
        told = _cell(row.cells, task)
        if len(bare(text, told)) < _SHORTEST:
            continue
        label = _cell(row.cells, index)
        items.append(
            Item(
                len(items) + 1,
                label if len(label) else Span(told.start, told.start),
                title_of(text, told),
                told,
                responsible=_cell(row.seen, body),
                due=_cell(row.seen, due),
            )
        )
    return items if len(items) >= _LEAST else []


def _cell(cells: Sequence[Span], place: int | None) -> Span:
    return NOWHERE if place is None or place >= len(cells) else cells[place]
