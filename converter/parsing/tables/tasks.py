"""The action items of a table that gives out work: what is to be done, who does it, by when."""

from __future__ import annotations

import re

from converter.model import Span
from converter.parsing.actions import Item, title_of
from converter.parsing.tables.columns import words
from converter.parsing.tables.grid import Grid, bare

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
    index = next((place for place, head in enumerate(heads) if head in ("序号", "编号", "项次", "号")), None)
    items: list[Item] = []
    for row in grid.body:
        body = row.cells[task] if task < len(row.cells) else Span(0, 0)
        if len(bare(text, body)) < _SHORTEST:
            continue
        label = (
            row.cells[index] if index is not None and len(row.cells[index]) else Span(body.start, body.start)
        )
        items.append(Item(len(items) + 1, label, title_of(text, body), body))
    return items if len(items) >= _LEAST else []
