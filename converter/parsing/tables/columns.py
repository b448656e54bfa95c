"""What each column of a table holds, by the words at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from converter.assets import read_toml
from converter.lexicon import fold
from converter.model import Basis, Span
from converter.parsing.figures.context import read_context
from converter.parsing.figures.counting import read_quantities
from converter.parsing.tables.grid import Grid, Head, bare, is_figure

Kind = Literal["name", "index", "unit", "note", "rank", "share", "previous", "change", "target", "value"]
_BRACKETS = re.compile(r"[(\[]([^()\[\]\d]{1,10})[)\]]")
_POINTS = ("个百分点", "百分点")


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The words of `data/tables.toml`."""
    return read_toml(files("converter.parsing") / "data" / "tables.toml")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    place: int
    kind: Kind
    head: Head
    unit: str = ""
    """As written in the head's brackets, or after a comma."""
    basis: Basis | None = None
    falls: bool = False
    """Whether the head itself tells of a fall: 降幅."""
    period: Span | None = None
    named: bool = False
    """Whether the head names a measure: the name of a record is that of the row with it."""
    counted: bool = False
    """Whether the head's last word counts: 起数, 增加值."""


def columns_of(text: str, grid: Grid) -> list[Column]:
    """The columns of a table; the first that no figures fill is that of the names."""
    columns: list[Column] = []
    has_name = False
    for place, head in enumerate(grid.heads):
        cells = [bare(text, row.cells[place]) for row in grid.body if place < len(row.cells)]
        filled = [cell for cell in cells if cell not in ("", "-", "—", "/")]
        kind = _kind(head, filled, has_name)
        has_name = has_name or kind == "name"
        columns.append(_column(text, place, head, kind))
    return columns


def _kind(head: Head, filled: Sequence[str], has_name: bool) -> Kind:
    title = _title(head.text)
    figures = sum(map(is_figure, filled))
    if not has_name and re.fullmatch(words()["names"]["times"], title):
        return "name"
    for each in words()["column"]:
        kind: Kind = each["kind"]
        if re.fullmatch(each["head"], title) and (kind in ("index", "unit", "note") or figures):
            return kind
    if 2 * figures < max(1, len(filled)):
        return "note" if has_name else "name"
    return "value"


def _column(text: str, place: int, head: Head, kind: Kind) -> Column:
    title, unit = _title(head.text), unit_in(head.text)
    rules = words()
    basis: Basis | None = None
    if kind == "change":
        basis = "mom" if re.search(rules["changes"]["month"], title) else None
        basis = "yoy" if re.search(rules["changes"]["year"], title) else basis
    period = _period(text, head)
    rest = title
    if period is not None:
        rest = title.replace(bare(text, period), "", 1)
    plain = re.fullmatch(rules["values"]["plain"], rest) is not None
    return Column(
        place,
        kind,
        head,
        unit,
        basis,
        falls=kind == "change" and re.search(rules["changes"]["falls"], title) is not None,
        period=period,
        named=kind in ("value", "share") and bool(rest) and not plain,
        counted=re.fullmatch(rules["values"]["counted"], title) is not None,
    )


def _title(head: str) -> str:
    return _BRACKETS.sub("", head).strip("%‰±+-/")


def unit_in(wording: str) -> str:
    """The unit a bare wording gives in brackets at its end: 破获案件（起） → 起; empty where none."""
    for match in reversed(list(_BRACKETS.finditer(wording))):
        if is_unit(match.group(1).removeprefix("单位:")):
            return match.group(1).removeprefix("单位:")
    return wording[-1] if wording[-1:] in ("%", "‰") else ""


def is_unit(wording: str) -> bool:
    """Whether a folded wording is a unit and nothing else: 起, 万元, %, 个百分点."""
    if wording in _POINTS or wording in ("%", "‰"):
        return True
    if len(wording) > 8 or not wording:
        return False
    found, _ = read_quantities(f"共3{wording}")
    return len(found) == 1 and found[0].unit is not None and found[0].unit_end == len(wording) + 2


def _period(text: str, head: Head) -> Span | None:
    for span in head.spans:
        periods = read_context(fold(span.of(text)), plan=False).periods
        if periods:
            return Span(span.start + periods[0][0], span.start + periods[0][1])
    return None
