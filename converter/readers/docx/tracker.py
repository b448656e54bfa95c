"""The action tracker of a summary, read back: its items, where they belong, and what was filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from converter.lexicon.joining import join_lines
from converter.messages import message
from converter.model import LANG, Assignment, Filled, Variant
from converter.opc import W
from converter.readers.docx.body import BodyReader, cells_of, rows_of
from converter.readers.docx.controls import drop_prompts, drop_repeated
from converter.readers.docx.parts import bookmarks
from converter.readers.docx.phrases import bare
from converter.readers.docx.sides import BETWEEN
from converter.readers.labels import CLOSED
from converter.readers.list_numbers import numeral
from converter.strings import strings

_COLUMNS: Final = tuple(
    f"column_{name}" for name in ("number", "action", "detail", "responsible", "due", "status")
)
_DETAIL: Final = 2
"""Index of the column that only summaries of older versions have: what is to be done says how, too."""
_PROMPTS: Final = ("fill_unit", "fill_date", "fill_status")
_STATES: Final = ("status_open", "status_doing", "status_done")
_TAG: Final = re.compile(r"(?:unit|due|status):[^:]*:(.*[是要、，,.．:：)）①-⑳⑴-⒇])")
"""Of a field, with a label that can stand in running text: the number of a row of a table cannot."""
_COMMA: Final = re.compile(r"(?:unit|due|status):[^:]*,:.*")
"""Of a field of an item whose detail goes on in the sentence of its title."""
_MADE_FROM: Final = re.compile(r"(?:unit|due|status):([^:,]+),?:")
"""Of a field: the id of what its row was made from."""
_PLACE: Final = re.compile(r"item_(\w[\w.]*?)(?:_Copy_\d+)?")
"""Of a row: the same id, with what LibreOffice puts behind that of a copy."""
_ITEM: Final = re.compile(r"a\d+")
_NUMERALS: Final = ("chineseCounting", "decimal", "decimalFullWidth", "decimalEnclosedCircle")
_LONGEST_NUMBER: Final = 4
_AFTER_TITLE: Final = ("。", "：", ":", "，")
_AIMED: Final = re.compile("(.*)[ \u00a0]·\u00a0(.*)", re.DOTALL)
"""What is to be reached and its figure."""


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the tracker."""

    number: int
    label: str
    """What numbered it in the report, `一是`; empty where that is not known."""
    anchor: str | None
    """The bookmark of the section it belongs to."""
    assignment: Assignment
    goes_on: bool = False
    """Whether the detail goes on in the title's sentence."""
    id: str = ""
    """Of what the row was made from; empty where people added it."""
    where: str = ""
    """The row, for messages."""
    is_copy: bool = False
    """Whether people made it by copying a row above it."""

    @property
    def text(self) -> str:
        """The item as a sentence or more."""
        title, detail = self.assignment.title, self.assignment.detail
        whole = detail if detail.startswith(title) else f"{title}{'，' if self.goes_on else '。'}{detail}"
        return whole if whole.endswith(CLOSED) else f"{whole}。"


def read_tasks(elements: Iterable[etree._Element], body: BodyReader, variant: Variant) -> list[Task]:
    """The rows of the first table among the elements that has the tracker's columns.

    Args:
        elements: of the tracker's part.
        body: reads cells.
        variant: what states are called in.
    """
    for element in elements:
        if element.tag != f"{W}tbl":
            continue
        drop_repeated(element)
        drop_prompts(element)
        grid = body.grid(element)
        heads = [bare(cell) for cell in grid[0]] if grid else []
        at = [_place(heads, {strings(each)[key] for each in LANG}) for key in _COLUMNS]
        if at[1] is not None or at[2] is not None:
            rows = zip(list(rows_of(element))[1:], grid[1:], strict=True)
            own = [(row, cells) for row, cells in rows if len(list(cells_of(row))) > 1]  # no names of parts
            return list(_tasks(own, at, variant))
    return []


def _tasks(
    rows: Sequence[tuple[etree._Element, Sequence[str]]], at: Sequence[int | None], variant: Variant
) -> Iterable[Task]:
    last, anchor = 0, None
    seen: set[str] = set()
    for place, (row, cells) in enumerate(rows, start=1):
        number, title, detail, unit, due, status = (
            cells[column].strip() if column is not None and column < len(cells) else "" for column in at
        )
        if not title and not detail:
            continue
        identity = _id(row)
        if not any(column is not None for column in at[_DETAIL + 1 :]):
            title, unit, due, status = _with_fields(title)
        if at[_DETAIL] is None:
            title, detail = _parted(title)
        is_item = not identity or _ITEM.fullmatch(identity) is not None  # else an aim, or a part of the plan
        is_copy = bool(identity) and identity in seen
        seen.add(identity)
        if is_item:  # rows that people add go on from the last item
            last = int(number) if number.isdecimal() and len(number) <= _LONGEST_NUMBER else last + 1
            links = (link.get(f"{W}anchor") for link in row.iter(f"{W}hyperlink"))
            anchor = next(filter(None, links), anchor)
        filled = Filled(*map(_unless_asked, (unit, due, _state(status, variant))))
        assignment = Assignment(title or detail, detail or title, filled, is_item)
        where = message("tracker, row {row}", row=place)
        yield Task(last, _label(row), anchor, assignment, _goes_on(row), identity, where, is_copy)


def _parted(cell: str) -> tuple[str, str]:
    """What is to be done, and how: the first paragraph of a cell and the others; or an aim and its figure."""
    title, _, detail = cell.partition("\n")
    if not detail:
        title, detail = found.groups() if (found := _AIMED.fullmatch(cell)) else (cell, "")
    return title.strip(), join_lines(*detail.strip().split("\n"))


@lru_cache(maxsize=1)
def _line_of_fields() -> re.Pattern[str]:
    """The fields of a row where they stand among its words, `責任單位：…　期限：…　狀態：…`."""
    names = ("|".join({re.escape(strings(each)[key]) for each in LANG}) for key in _COLUMNS[_DETAIL + 1 :])
    field = r"(?:{0})(?:／(?:{0}))*[:：](.*?)"
    return re.compile(r"\s+".join(field.format(each) for each in names))


def _with_fields(cell: str) -> tuple[str, str, str, str]:
    """The words of a cell without the line of fields among them, and what is filled in there."""
    lines = [line.strip() for line in cell.split("\n")]
    found = next(filter(None, map(_line_of_fields().fullmatch, lines)), None)
    if found is None:
        return cell, "", "", ""
    unit, due, status = (each.strip() for each in found.groups())
    lines.remove(found.string)
    return "\n".join(lines).strip(), unit, due, status


def _place(heads: Sequence[str], names: set[str]) -> int | None:
    return next((at for at, head in enumerate(heads) if head in names), None)


def _label(row: etree._Element) -> str:
    tags = (tag.get(f"{W}val", "") for tag in row.iter(f"{W}tag"))
    return next((found[1] for tag in tags if (found := _TAG.fullmatch(tag))), "")


def _id(row: etree._Element) -> str:
    """What a row was made from, by its fields, or by its bookmark: LibreOffice keeps only that."""
    tags = (tag.get(f"{W}val", "") for tag in row.iter(f"{W}tag"))
    made_from = next((found[1] for tag in tags if (found := _MADE_FROM.match(tag))), "")
    if made_from:
        return made_from
    return next((found[1] for name in bookmarks(row) if (found := _PLACE.fullmatch(name))), "")


def _goes_on(row: etree._Element) -> bool:
    return any(_COMMA.fullmatch(tag.get(f"{W}val", "")) for tag in row.iter(f"{W}tag"))


def _unless_asked(value: str) -> str:
    """What stands in a field, unless it is what the program asks for there."""
    asked = {strings(variant)[key] for variant in LANG for key in _PROMPTS}
    return "" if set(bare(value).split(BETWEEN)) <= asked else value


def _state(value: str, variant: Variant) -> str:
    """Of a state in two scripts the words of one variant; any other words as they are."""
    said = set(bare(value).split(BETWEEN))
    known = (key for key in _STATES if len(said) > 1 and said <= {strings(each)[key] for each in LANG})
    return next((strings(variant)[key] for key in known), value)


def series(tasks: Sequence[Task]) -> list[list[Task]]:
    """The items cut where their numbers begin anew; those inside another are left to that."""
    made: list[list[Task]] = []
    told = ""  # by the last item that was not part of another
    for task in tasks:
        title, detail = bare(task.assignment.title), bare(task.assignment.detail)
        if bare(task.text) in told or any(title + mark + detail in told for mark in _AFTER_TITLE):
            continue
        if not made or task.number <= made[-1][-1].number:
            made.append([])
        made[-1].append(task)
        told = bare(task.text)
    return made


def written(tasks: Sequence[Task]) -> str:
    """A series as running text, numbered as in the report, or as in the tracker where that is not known."""
    pieces = []
    known = next((task for task in tasks if task.label), None)
    for task in tasks:
        label = task.label or (_like(known, task.number) if known else "") or f"（{task.number}）"
        pieces.append(label + task.text)
    return "".join(pieces)


def _like(known: Task, number: int) -> str:
    """The label of another number of the same series: `三是` after `一是`."""
    for format in _NUMERALS:
        own = numeral(known.number, format)
        if own in known.label:
            return known.label.replace(own, numeral(number, format), 1)
    return ""
