"""The action tracker: what the report says, and for each item three fields to fill in.

What is to be done and how stand in one cell, which has the room that the fields do not need; the names of the
parts of the report that say so stand above their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from converter.content.labels import BETWEEN
from converter.content.tracker import fields_among_words
from converter.content.tree import Group, TrackerRow, day_of
from converter.number_format import NO_BREAK
from converter.renderers.docx.cells import Cells, wordings
from converter.renderers.docx.controls import control, date_picker, drop_down, locked, text_field
from converter.renderers.docx.labels import DocxLabels, differing, joined
from converter.renderers.docx.metrics import ems
from converter.renderers.docx.ooxml import (
    Child,
    Element,
    bookmark,
    keep_rows,
    link,
    paragraph,
    row,
    spanning_row,
    table,
)
from converter.renderers.docx.table_styles import TRACKER
from converter.renderers.docx.tables import Places, cells_for
from converter.renderers.docx.theme import DocxTheme
from converter.renderers.docx.widths import Wish

_CONTROLS: Final = 100_000
"""Numbers of content controls begin here, apart from those of bookmarks."""
_LONGEST_TAG: Final = 64
"""Of a control, in characters; Word takes no more."""
COMMA: Final = ","
"""Behind the item in the tags of its fields: its detail goes on in the sentence of its title."""
_FIELDS: Final = (
    ("column_responsible", "fill_unit", "unit", 4.0),
    ("column_due", "fill_date", "due", 5.0),
    ("column_status", "fill_status", "status", 3.0),
)
"""Of each field: its column, what it asks for while empty, how its tag begins, and em to write in: a short
name, a date on two lines, a state."""
_BEHIND_NUMBER: Final = 0.75
"""Em between a number and what it counts, beside what pads the cells: they are two columns."""
_LAST_WORDS: Final = 2
"""Columns where the fields stand below the words."""
FIELDS_APART: Final = "\u3000"
"""Between them there."""
_WORDS: Final = 1
"""Index of the column of words,"""
_LEAST_ACTION: Final = 22.0
"""and em it has, at least; the type gets smaller where they would have less."""
_LEAST_BESIDE: Final = 16.0
"""The same where fields are filled in, which need room too."""
_AIMED: Final = f" ·{NO_BREAK}"
"""Between what is to be reached and its figure; a line may end before it, else LibreOffice ends one among the
digits."""


class Tracker:
    """Builds the tracker's table."""

    def __init__(self, theme: DocxTheme, labels: DocxLabels, places: Places) -> None:
        self._theme, self._labels, self._places = theme, labels, places
        self._cells = Cells(theme, labels)

    def table(self, groups: Sequence[Group[TrackerRow]], title: str, width: int, *, lock: bool) -> Element:
        """One row for each item, with fields that are open but cannot be deleted.

        Args:
            groups: the items by parts of the report, whose names stand above them where there are several.
            title: of the table.
            width: of the table, in twips.
            lock: whether nothing but the fields can be changed.
        """
        tasks = _tasks(groups)
        wishes = self._wishes(tasks)
        self._cells = cells_for(wishes, width, self._theme, self._labels, TRACKER)
        widths = self._cells.fit(wishes, width)
        first, *others = map(self._labels, _columns(tasks))
        heads = [self._cells.head(first, right=True, after=_BEHIND_NUMBER), *map(self._cells.head, others)]
        rows = [row(heads, widths, head=True)]
        for group in groups:
            if len(groups) > 1:
                rows.append(spanning_row(self._part(group), widths))
            for task in group.rows:
                told = self._words(task, below=len(widths) == _LAST_WORDS)
                whole = self._cells.stays_whole(told, widths[_WORDS])
                rows.append(row(self._row(task, widths), widths, whole=whole))
        keep_rows(rows)
        about = joined(self._labels("alt_tracker", count=len(tasks)))
        made = table("ReportTable", widths, rows, title=title, about=about)
        return locked(_CONTROLS + self._places.numbers(), title, made) if lock else made

    def holds(self, groups: Sequence[Group[TrackerRow]], width: int) -> bool:
        """Whether the table tears nothing."""
        tasks = _tasks(groups)
        own = self._wishes(tasks) if tasks else []
        return not own or cells_for(own, width, self._theme, self._labels, TRACKER).hold(own, width)

    def told(self, groups: Sequence[Group[TrackerRow]]) -> Iterator[str]:
        """All that the table shows of the items."""
        tasks = _tasks(groups)
        below = fields_among_words(tasks)
        for key in _columns(tasks) if groups else ():
            yield from wordings(self._labels(key))
        for group in groups if len(groups) > 1 else ():
            yield from group.name
            yield from self._labels("count_of", count=len(group.rows))
        for task in tasks:
            yield from self._words(task, below=below)
            if not below:
                yield from (self._filled_or_asked(task, prompt, tag)[0] for _, prompt, tag, _ in _FIELDS)

    def pass_over(self, groups: Sequence[Group[TrackerRow]]) -> None:
        """Remark on the items as the table does, without it."""
        for task in _tasks(groups):
            for quote in (task.title, task.detail) if task.aim is None else ():
                for at in differing(quote.texts):
                    self._places.prose.remarks_on(quote, at)

    def _wishes(self, tasks: Sequence[TrackerRow]) -> list[Wish]:
        """What each column asks for: words what they need, fields room to write in or what they hold."""
        labels = self._labels
        below = fields_among_words(tasks)
        words = [[*self._words(task, below=below)] for task in tasks]
        fields, is_filled = [], False
        for column, asked, tag, room in () if below else _FIELDS:
            held = [self._filled_or_asked(task, asked, tag) for task in tasks]
            wraps = any(filled for _, filled in held)
            is_filled = is_filled or wraps
            fields.append(Wish(labels(column), [(text,) for text, _ in held], wraps, room))
        return [
            Wish(
                labels("column_number"),
                [(str(task.number),) for task in tasks],
                least=max(map(ems, labels("column_number"))) + _BEHIND_NUMBER,
            ),
            Wish(labels("column_action"), words, True, _LEAST_BESIDE if is_filled else _LEAST_ACTION),
            *fields,
        ]

    def _part(self, group: Group[TrackerRow]) -> Element:
        """The name of a part of the report, which leads to it, and the number of its rows."""
        anchor = self._places.section(group.section)
        words = self._labels.runs(group.name, style="Strong")
        return self._cells.group(link(anchor, words) if anchor else words, len(group.rows))

    def _words(self, task: TrackerRow, *, below: bool) -> Iterator[str]:
        """All lines in the cell of an item."""
        yield from (line for lines in _lines(task) for line in lines)
        if below:
            yield FIELDS_APART.join(
                f"{joined(self._labels(column))}：{self._filled_or_asked(task, prompt, tag)[0]}"
                for column, prompt, tag, _ in _FIELDS
            )

    def _row(self, task: TrackerRow, widths: Sequence[int]) -> list[Child]:
        """The cell of each column.

        Args:
            task: the item.
            widths: of the columns, in twips.
        """
        number = self._cells.counted(task.number, _BEHIND_NUMBER)
        below = len(widths) == _LAST_WORDS
        line = [self._line_of_fields(task)] if below else []
        words = self._aim(task) if task.aim is not None else self._action(task, widths[_WORDS], line)
        if below:
            return [number, [words, line if task.aim is not None else None]]
        fields = (self._field(task, *field[:3]) for field in _FIELDS)
        return [number, words, *(paragraph(self._cells.text_style, each) for each in fields)]

    def _line_of_fields(self, task: TrackerRow) -> Element:
        """All fields of an item with their names."""
        content: list[Child] = []
        for at, (column, prompt, tag, _) in enumerate(_FIELDS):
            name = f"{FIELDS_APART if at else ''}{joined(self._labels(column))}："
            content += [self._labels.one(name, style="FieldName"), self._field(task, column, prompt, tag)]
        return paragraph(self._cells.text_style, content)

    def _aim(self, task: TrackerRow) -> Child:
        """What is to be reached, and how much of it."""
        made = []
        for at in differing(tuple(map(str.__add__, task.name, task.told))):
            words: Child = link(f"ind_{task.id}", self._labels.one(task.name[at], at, style="Hyperlink"))
            if at == 0:
                words = bookmark(self._places.numbers(), f"item_{task.id}", words)
            made.append(
                paragraph(self._cells.text_style, words, self._labels.one(_AIMED + task.told[at], at))
            )
        return made

    def _action(self, task: TrackerRow, width: int, line: Sequence[Element]) -> Child:
        """What is to be done, in two scripts on one line where that is short, and below it how.

        Args:
            task: the item.
            width: of the column, in twips.
            line: of fields, which stands between the two: at the foot of a long row it might begin a page.
        """
        prose, anchor = self._places.prose, self._places.section(task.section)
        is_more = any(task.told)
        style = self._cells.title_style if is_more else self._cells.text_style
        titles: list[Child] = []
        for at in differing(task.title.texts):
            words: Child = prose.quote(task.title, at, style="Hyperlink" if anchor else None)
            words = link(anchor, words) if anchor else words
            titles.append(bookmark(self._places.numbers(), f"item_{task.id}", words) if at == 0 else words)
        if len(titles) > 1 and ems(joined(task.name)) <= self._cells.room(width):
            titles = [
                [
                    piece
                    for at, own in enumerate(titles)
                    for piece in (self._labels.one(BETWEEN) if at else None, own)
                ]
            ]
        made = [*(paragraph(style, own) for own in titles), *line]
        if not is_more:
            return made
        source = self._places.sources.of_quote(task.detail)
        for at in differing(task.detail.texts):
            number = prose.reference(source) if at == 0 else None
            made.append(paragraph(self._cells.text_style, prose.quote(task.detail, at), number))
        return made

    def _field(self, task: TrackerRow, column: str, prompt: str, tag: str) -> Element:
        """A control; in it, as in all plain ones, stands text of one language: the leading edition's."""
        text, filled = self._filled_or_asked(task, prompt, tag)
        return control(
            _CONTROLS + self._places.numbers(),
            joined(self._labels(column)),
            f"{tag}:{task.id}{COMMA if task.goes_on else ''}:{_label(task)}"[:_LONGEST_TAG],
            self._labels.one(text, style=None if filled else "PlaceholderText"),
            self._kind(tag, text if filled else ""),
            empty=not filled,
        )

    def _filled_or_asked(self, task: TrackerRow, prompt: str, tag: str) -> tuple[str, bool]:
        """What stands in a field, and whether it is filled in: else it is what the field asks for."""
        filled: str = getattr(task.fields[0], tag)
        if tag == "status":
            filled = self._states.get(filled, filled)
        return filled or self._labels(prompt)[0], bool(filled)

    def _kind(self, tag: str, filled: str) -> Element:
        if tag == "unit":
            return text_field()
        if tag == "due":
            return date_picker(self._theme.lang, day_of(filled))
        return drop_down(dict.fromkeys(self._states.values()))

    @cached_property
    def _states(self) -> dict[str, str]:
        """What each state is called in the list, by each of its wordings."""
        wording = [self._labels(key) for key in ("status_open", "status_doing", "status_done")]
        return {own: joined(each) for each in wording for own in (*each, joined(each))}


def _columns(tasks: Sequence[TrackerRow]) -> tuple[str, ...]:
    """Keys of the words that head the columns."""
    fields = () if fields_among_words(tasks) else (field[0] for field in _FIELDS)
    return ("column_number", "column_action", *fields)


def _tasks(groups: Sequence[Group[TrackerRow]]) -> list[TrackerRow]:
    return [task for group in groups for task in group.rows]


def _lines(task: TrackerRow) -> Iterator[Iterator[str]]:
    """What stands under each other in the cell of an item."""
    if task.aim is not None:
        yield wordings(tuple(name + _AIMED + told for name, told in zip(task.name, task.told, strict=True)))
        return
    yield wordings(task.name)
    if any(task.told):
        yield wordings(task.told)


def _label(task: TrackerRow) -> str:
    return task.items[0].label.text if task.items else ""
