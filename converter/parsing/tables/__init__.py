"""Source tables: their figures as indicators, their tasks as action items."""

from __future__ import annotations

from converter.parsing.tables.grid import Grid, grids_of
from converter.parsing.tables.reading import in_order, read_tables
from converter.parsing.tables.tasks import task_items

__all__ = ["Grid", "grids_of", "in_order", "read_tables", "task_items"]
