"""Rows of the tables of figures that people changed: the fields of their indicators that are other now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from converter import number_format
from converter.content import Content, IndicatorRow
from converter.corrections.cells import ARROWS, CellFigure, bare, bare_name, read_change, read_figure
from converter.corrections.places import NO_PLACE, unread
from converter.decisions import FigureDecision, SentenceIndex
from converter.messages import message
from converter.model import EditedFigure, Indicator, Report
from converter.strings import strings

_BETWEEN: Final = re.compile("[，、,]")
_CONTEXT: Final = re.compile(r"[（(][^（()）]*[)）]$")
_OF_TEXT: Final = ("written", "sentence", "note", "section")
"""Columns that say the report's own words, or put several fields into one."""

Convert = Callable[[str], str]
"""Words of the summary in the report's own script."""


@dataclass(frozen=True, slots=True)
class _Expected:
    """A row as the report gives it."""

    row: IndicatorRow
    indicator: Indicator
    """In the variant of the summary."""

    def is_called(self, name: str) -> bool:
        """Whether a row has this name, whatever a table puts behind it to tell rows apart."""
        core, context = _parted(name)
        own = bare(self.indicator.name)
        shown = bare(self.row.cells["indicator"][0])
        return bare(name) in (own, shown) or (bare(core) == own and context <= self.context)

    @property
    def context(self) -> frozenset[str]:
        """What may stand in brackets behind the name."""
        return _parted(self.row.cells["indicator"][0])[1] | frozenset(
            bare(piece) for texts in self.row.cells.values() for piece in _BETWEEN.split(texts[0]) if piece
        )

    def name_in(self, cell: str) -> str:
        """The name in a cell without what the table put behind it."""
        core, context = _parted(cell)
        return core if context <= self.context else cell


def _parted(name: str) -> tuple[str, frozenset[str]]:
    """A name, and what stands in brackets behind it."""
    core, context = name.strip(), set()
    while (found := _CONTEXT.search(core)) is not None and found.start() > 0:
        context |= {bare(piece) for piece in _BETWEEN.split(found[0][1:-1])}
        core = core[: found.start()].strip()
    return core, frozenset(context)


def _behind(word: str, cell: str) -> str | None:
    """What a cell says behind a word it begins with, or behind an arrow and that; None for anything else."""
    said = bare(cell).lstrip(ARROWS)
    return said.removeprefix(bare(word)) if said.startswith(bare(word)) else None


class FigureCorrections:
    """Compares the rows of a summary with what the report gives."""

    def __init__(self, report: Report, content: Content, convert: Convert, *, complete: bool) -> None:
        """Args:
        report: the report, in its own script.
        content: what is shown of it, the variant of the summary first.
        convert: words of the summary into the report's script.
        complete: whether the report has every figure that the summary was made with; if not, none is
            known by its value alone, under another name.
        """
        self._complete = complete
        self._report, self._convert = report, convert
        self._variant = content.editions[0].variant
        self._index = SentenceIndex(report.text)
        self._sources = {each.id: each for each in report.indicators}
        self._rows = [_Expected(row, row.figure[0]) for row in content.indicators.rows]
        self._by_name: dict[str, list[_Expected]] = defaultdict(list)
        for each in self._rows:
            for name in {bare(each.indicator.name), bare(_parted(each.row.cells["indicator"][0])[0])}:
                self._by_name[name].append(each)
        self._told: set[str] = set()
        """Ids of rows that stand in the summary as the report gives them."""
        self.unread: list[str] = []
        """What cannot be understood, with its place."""

    def decisions(self, figures: Sequence[EditedFigure]) -> Iterator[FigureDecision]:
        """What was changed; the same indicator in several tables is decided once."""
        changed: dict[str, tuple[dict[str, Any], str]] = {}
        cells = [dict(figure.cells) for figure in figures]
        exact = [
            each.row.id
            for own in cells
            for each in self._named(own.get("indicator", ""))
            if self._is_unchanged(own, each)
        ]
        self._told = set(exact)
        for figure in figures:
            found = self._meant(figure)
            if found is None:
                continue
            given = self._changes(figure, found)
            known, where = changed.setdefault(found.row.id, ({}, figure.where))
            for key, value in given.items():
                if known.setdefault(key, value) != value:
                    told = message("{field} differs from {other}", field=key, other=where)
                    self.unread.append(unread(figure.where, found.row.cells["indicator"][0], told))
        for identity, (given, where) in changed.items():
            if given:
                yield from self._decision(self._sources[identity], given, where)

    def _meant(self, figure: EditedFigure) -> _Expected | None:
        """The row of the report that a row of the summary was made from; None where that is not certain."""
        cells = dict(figure.cells)
        same = self._named(cells.get("indicator", ""))
        alike = [each for each in same if self._is_unchanged(cells, each)]
        if alike:
            return next((each for each in alike if each.row.id == figure.id), alike[0])
        if not same and self._complete and (cells.get("value") or cells.get("exact") or cells.get("change")):
            same = self._renamed(figure)
        own = [each for each in same if each.row.id == figure.id]
        if len(own) == 1 or len(same) == 1:
            return (own or same)[0]
        if not same and not self._complete:
            return None  # it is told that such a summary does not hold the whole report
        name = bare_name(cells.get("indicator", ""))
        told = (
            message("{count} figures of the report could be meant", count=len(same))
            if same
            else message("no figure of the report is meant")
        )
        self.unread.append(unread(figure.where, name, told))
        return None

    def _renamed(self, figure: EditedFigure) -> list[_Expected]:
        """The rows that a row of another name says the figures of, those that another table tells last."""
        found = [each for each in self._rows if self._is_unchanged(dict(figure.cells), each, named=False)]
        own = [each for each in found if each.row.id == figure.id]
        return own or [each for each in found if each.row.id not in self._told] or found

    def _named(self, name: str) -> list[_Expected]:
        seen = bare_name(name)
        found = [*self._by_name.get(bare(seen), ()), *self._by_name.get(bare(_parted(seen)[0]), ())]
        return [each for each in {each.row.id: each for each in found}.values() if each.is_called(seen)]

    def _is_unchanged(self, cells: dict[str, str], expected: _Expected, *, named: bool = True) -> bool:
        changes = self._fields(cells, expected)
        return changes is not None and not [key for key in changes if named or key != "name"]

    def _changes(self, figure: EditedFigure, expected: _Expected) -> dict[str, Any]:
        found = self._fields(dict(figure.cells), expected, figure.where)
        return found or {}

    def _fields(self, cells: dict[str, str], expected: _Expected, where: str = "") -> dict[str, Any] | None:
        """The fields that are other than the report's; None where a cell cannot be read, which is told."""
        changes: dict[str, Any] = {}
        lost: list[str] = []
        name = bare_name(cells.get("indicator", ""))
        if name and not expected.is_called(name):
            changes["name"] = expected.name_in(name)
        cells, indicator = self._in_known_words(cells, expected.indicator)
        for read in (self._value, self._change, self._others):
            told = read(cells, indicator, changes)
            lost += [told] if told else []
        if lost and where:
            name = bare_name(cells.get("indicator", ""))
            self.unread += [unread(where, name, each) for each in lost]
        return None if lost and not where else changes

    def _in_known_words(
        self, cells: dict[str, str], indicator: Indicator
    ) -> tuple[dict[str, str], Indicator]:
        """Cells in which an earlier time that the report names, 較年初, is told as any other, 較前."""
        change = indicator.change
        if change is None or not change.since:
            return cells, indicator
        words = strings(self._variant)
        named, plain = number_format.basis(change, words), replace(change, since="")
        known = number_format.basis(plain, words)
        told = {
            key: text.replace(named, known) if key in ("change", "basis") else text
            for key, text in cells.items()
        }
        return told, replace(indicator, change=plain)

    def _value(self, cells: dict[str, str], indicator: Indicator, changes: dict[str, Any]) -> str:
        key = "exact" if "exact" in cells else "value"
        if key not in cells:
            return ""
        words = strings(self._variant)
        if key == "value" and indicator.target and indicator.change is not None:
            return self._aim(cells, indicator, changes)
        if key == "exact":
            shown = CellFigure(indicator.value, indicator.value_max, indicator.bound, indicator.unit or "")
            told = read_figure(cells[key], cells.get("unit", ""))
            told = None if told is None else replace(told, bound=indicator.bound)
        else:
            expected = number_format.figure_and_unit(indicator, words)
            whole = (
                number_format.aim(indicator, words)
                if indicator.target
                else number_format.figure(indicator, words)
            )
            seen = bare(cells[key] + cells.get("unit", ""))
            if seen in (bare("".join(expected)), bare(whole)):
                return ""
            known = read_figure(*expected)
            told = read_figure(cells[key], cells.get("unit", ""))
            shown = known or CellFigure()
        if told is None:
            written = f"{cells[key]} {cells.get('unit', '')}".strip()
            return message("{text} cannot be read as a figure", text=written)
        if told.value is None:
            if indicator.value is not None:
                changes["without"] = (*changes.get("without", ()), "value")
            return ""
        for name in ("value", "value_max", "bound"):
            if getattr(told, name) != getattr(shown, name):
                changes[name] = getattr(told, name)
        if changes.get("value_max", 0) is None:
            del changes["value_max"]
            changes["without"] = (*changes.get("without", ()), "value_max")
        if told.unit != shown.unit and told.unit:
            changes["unit"] = told.unit
        return ""

    def _aim(self, cells: dict[str, str], indicator: Indicator, changes: dict[str, Any]) -> str:
        """An aim that says how much something should move: `↓ 20%`, or `33.8亿元，↑ +6.9%`."""
        words = strings(self._variant)
        seen = cells["value"] + cells.get("unit", "")
        if bare(seen) in (
            bare(number_format.aim(indicator, words)),
            bare("".join(number_format.figure_and_unit(indicator, words))),
        ):
            return ""
        value, comma, move = seen.rpartition("，")
        told = read_change(move, "", indicator.change) if comma or indicator.value is None else None
        if told is None or (comma and indicator.value is None):
            return message("{text} cannot be read as an aim", text=seen)
        if indicator.change is not None and told.on(indicator.change.base) != indicator.change:
            changes["change"] = told.on(indicator.change.base)
        level = replace(indicator, change=None)
        return self._value({"value": value}, level, changes) if comma else ""

    def _change(self, cells: dict[str, str], indicator: Indicator, changes: dict[str, Any]) -> str:
        if "change" not in cells or indicator.target:
            return ""
        words = strings(self._variant)
        change = indicator.change
        basis = cells.get("basis", "")
        shown = number_format.moved_as_told(indicator, words)
        named = number_format.basis(change, words) if change is not None else ""
        if bare(cells["change"]) == bare(number_format.change(indicator, words)):
            return ""
        if bare(cells["change"]) == bare(shown) and ("basis" not in cells or bare(basis) == bare(named)):
            return ""
        if change is None and bare(cells["change"]) == bare(number_format.before(indicator, words)):
            return ""
        if change is None and bare(cells["change"]) in bare(indicator.sentence.text):
            return ""  # how it stands, in the report's words
        if (was := _behind(words["was_before"].format(figure=""), cells["change"])) is not None:
            return self._others({"previous": _CONTEXT.sub("", was)}, indicator, changes)
        if not bare(cells["change"]):
            changes["without"] = (*changes.get("without", ()), "change")
            return ""
        told = read_change(cells["change"], basis, change)
        if told is None:
            written = f"{cells['change']} {basis}".strip()
            return message("{text} cannot be read as a change", text=written)
        if change is not None and told.base is None and "basis" not in cells:
            told = told.on(change.base)
        changes["change"] = told
        return ""

    def _others(self, cells: dict[str, str], indicator: Indicator, changes: dict[str, Any]) -> str:
        for key in ("period", "scope"):
            own = getattr(indicator, key)
            if key in cells and bare(cells[key]) != bare(own.text if own is not None else ""):
                if bare(cells[key]):
                    changes[key] = cells[key]
                else:
                    changes["without"] = (*changes.get("without", ()), key)
        if "previous" in cells:
            told = read_figure(cells["previous"])
            if told is None:
                return message("{text} cannot be read as a figure", text=cells["previous"])
            if told.value != indicator.previous:
                if told.value is None:
                    changes["without"] = (*changes.get("without", ()), "previous")
                else:
                    changes["previous"] = told.value
        return ""

    def _decision(self, indicator: Indicator, given: dict[str, Any], where: str) -> Iterator[FigureDecision]:
        place = self._index.place(indicator.written.span)
        if place is None:
            self.unread.append(unread(where, indicator.name, NO_PLACE))
            return
        for key in ("name", "unit", "period", "scope"):
            if key in given:
                given[key] = self._convert(given[key])
        several = [each for each in self._sources.values() if each.written.span == indicator.written.span]
        read_as = indicator.name if len(several) > 1 else ""
        yield FigureDecision(place=place, read_as=read_as, **given)
