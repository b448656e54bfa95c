"""What is shown of a comparison: tables of cells in every edition, and charts; every output lays it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypeAlias

from converter.content.labels import ByEdition
from converter.content.tree import BarChart, Fact, Group
from converter.model import Variant
from converter.regions import LANG

ComparisonTableKey: TypeAlias = Literal[
    "disagreements", "aims_and_results", "values_compared", "changes_checked", "unmatched", "matches"
]
ComparedCellKind: TypeAlias = Literal["name", "words", "figure", "change"]
"""How a column is set: what heads the row, words, a figure under other figures, a change with its arrow."""


@dataclass(frozen=True, slots=True)
class ComparedColumn:
    key: str
    """Unique in its table."""
    head: ByEdition
    kind: ComparedCellKind
    data_only: bool = False
    """Whether it is for a workbook alone: a unit that the cells beside it name."""


@dataclass(frozen=True, slots=True)
class ComparedCell:
    """A cell as it is read, and as a spreadsheet reckons with it."""

    texts: ByEdition
    exact: Decimal | ByEdition | None = None
    """The number itself, or other words than those shown; None where it is what is shown."""
    direction: Literal[-1, 0, 1] | None = None
    """Whether a change is a fall or a rise."""
    marked: bool = False
    """Whether a person should look at it."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    id: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """A table of a comparison."""

    key: ComparisonTableKey
    title: ByEdition
    columns: tuple[ComparedColumn, ...]
    groups: tuple[Group[ComparedRow], ...]
    note: ByEdition | None = None
    """What should be known of it."""
    data_only: bool = False
    """Whether it is for a workbook alone."""

    @property
    def rows(self) -> tuple[ComparedRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    def to_read(self) -> ComparisonTable:
        """The table without columns that are for a workbook alone."""
        kept = [at for at, column in enumerate(self.columns) if not column.data_only]
        if len(kept) == len(self.columns):
            return self
        groups = tuple(
            replace(
                group,
                rows=tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in group.rows),
            )
            for group in self.groups
        )
        return replace(self, columns=tuple(self.columns[at] for at in kept), groups=groups)


@dataclass(frozen=True, slots=True)
class ComparisonContent:
    """All that is shown of a comparison."""

    variants: tuple[Variant, ...]
    title: ByEdition
    facts: tuple[Fact, ...]
    """The reports, each with its file."""
    overview: tuple[ByEdition, ...]
    """What was found, a sentence each."""
    tables: tuple[ComparisonTable, ...]
    charts: tuple[BarChart, ...]
    charts_title: ByEdition
    colophon: tuple[Fact, ...]
    made_by: ByEdition

    @property
    def langs(self) -> tuple[str, ...]:
        """Tags of the editions (BCP 47)."""
        return tuple(LANG[variant] for variant in self.variants)

    @property
    def shown(self) -> tuple[ComparisonTable, ...]:
        """The tables that are read, and not only reckoned with."""
        return tuple(table.to_read() for table in self.tables if not table.data_only)
