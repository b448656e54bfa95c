"""What the tables behind the report share: their heads, and the names of their groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from converter.compose.segments import JOINER
from converter.content import ByEdition, Group
from converter.lexicon.titles import pieces
from converter.pages.geometry import Geometry
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip
from converter.pages.table_columns import BETWEEN, EditionCells, cell_of
from converter.pages.tables import TableRow, strong
from converter.strings import strings

_LIMIT: Final = re.compile(r"（[^（）]{1,6}）$")
"""What limits a name: `（全年目標）`."""
_NAME: Final = re.compile(r"(?:（[^（）]*）|[^、，；,;/／\n])+[、，；,;/／]?|.", re.DOTALL)
"""One of several that share a cell, with the mark behind it."""
_LONGEST_NAME: Final = 9
"""Characters of a name with that mark that does not part; a longer one parts at a joint of its meaning."""
_LONGEST_WHOLE: Final = 12
"""Characters of a figure with its bound and its unit that does not part."""


@dataclass(frozen=True, slots=True)
class Annex:
    """A table with the names of its groups, each with the node of its row."""

    rows: list[Strip]
    groups: list[tuple[str, ByEdition]]


def head(page: Geometry, key: str) -> EditionCells:
    """A word of our own in all editions, on one line where it has room."""
    return cell_of(page, [strings(column.variant)[key] for column in page.columns], BETWEEN)


def head_width(setter: TextSetter, page: Geometry, title: EditionCells) -> float:
    """The width of a column whose head stands on one line, in points."""
    look = setter.style.table
    own = (title.together(),) if page.shared else title.cells
    widest = max(setter.width(strong(one).inlines, one.variant, size=look.size) for one in own)
    return widest + 2 * look.padding


def group_row(page: Geometry, node: str, told: Mapping[int, EditionCells], fields: int) -> TableRow:
    """The head of a section's rows: its name, and what may be said of all of them.

    Args:
        page: where the columns are.
        node: what links lead to it by.
        told: what it says, by index of the cell.
        fields: cells of a row.
    """
    nothing = cell_of(page, [""] * len(page.columns))
    return TableRow([told.get(field, nothing) for field in range(fields)], page.anchors(node), kind="group")


def name_and_count(page: Geometry, group: Group[Any]) -> EditionCells:
    """The name of a section and how many rows it has, in one cell."""
    count = len(group.rows)
    return cell_of(
        page,
        [
            name + strings(column.variant).format("count_of", count=count)
            for name, column in zip(group.name, page.columns, strict=True)
        ],
    )


def whole(text: str) -> str:
    """The text, no line ending inside it unless it is long."""
    return JOINER.join(text) if len(text) <= _LONGEST_WHOLE else text


def limited(name: str) -> str:
    """A name, no line ending inside what limits it at its end."""
    return _LIMIT.sub(lambda limit: whole(limit[0]), name)


def short_names(text: str) -> list[str]:
    """The names in a cell that do not part, each with the mark behind it; dates are such, too."""
    return [name for name in _NAME.findall(text) if len(name) <= _LONGEST_NAME]


def parted_names(text: str) -> str:
    """The text; lines end behind names, in long ones where the meaning has a joint."""
    names = _NAME.findall(text)
    parts = (part for name in names for part in ([name] if len(name) <= _LONGEST_NAME else pieces(name)))
    return "".join(map(JOINER.join, parts))
