"""The action tracker: what the report says, and for each item three fields to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from converter.content.nodes import Quote
from converter.content.tree import TrackerRow, day_of
from converter.renderers.docx.cells import Cells, wordings
from converter.renderers.docx.controls import control, date_picker, drop_down, locked, text_field
from converter.renderers.docx.labels import ByEdition, DocxLabels, joined
from converter.renderers.docx.metrics import ems
from converter.renderers.docx.ooxml import Child, Element, bookmark, keep_rows, link, paragraph, row, table
from converter.renderers.docx.table_styles import TRACKER
from converter.renderers.docx.tables import Places, cells_for
from converter.renderers.docx.theme import DocxTheme
from converter.renderers.docx.widths import Wish

_HALF_A_PAGE: Final = 300
"""Characters of a cell above which its row may break over pages."""
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
_LEAST_SECTION: Final = 4.0
_LEAST_ACTION: Final = 8.0
_LEAST_DETAIL: Final = 10.0
"""Em below which the columns of words do not go while there are so many."""


class Tracker:
    """Builds the tracker's table."""

    def __init__(self, theme: DocxTheme, labels: DocxLabels, places: Places) -> None:
        self._theme, self._labels, self._places = theme, labels, places
        self._cells = Cells(theme, labels)

    def table(self, tasks: Sequence[TrackerRow], title: str, width: int, *, lock: bool) -> Element:
        """One row for each item, with fields that are open but cannot be deleted.

        Args:
            tasks: the items.
            title: of the table.
            width: of the table, in twips.
            lock: whether nothing but the fields can be changed.
        """
        keys = _columns(tasks)
        all_wishes = self._wishes(tasks)
        wishes = [all_wishes[key] for key in keys]
        self._cells = cells_for(wishes, width, self._theme, self._labels, TRACKER)
        widths = self._cells.fit(wishes, width)
        heads = [self._cells.head(self._labels(key), right=place == 0) for place, key in enumerate(keys)]
        rows = [row(heads, widths, head=True)]
        for task in tasks:
            cells = self._row(task)
            whole = len(task.detail) * len(task.detail.texts) < _HALF_A_PAGE
            rows.append(row([cells[key] for key in keys], widths, whole=whole))
        keep_rows(rows)
        about = joined(self._labels("alt_tracker", count=len(tasks)))
        made = table("ReportTable", widths, rows, title=title, about=about)
        return locked(_CONTROLS + self._places.numbers(), title, made) if lock else made

    def holds(self, tasks: Sequence[TrackerRow], width: int) -> bool:
        """Whether the table tears nothing."""
        wishes = self._wishes(tasks)
        own = [wishes[key] for key in _columns(tasks)] if tasks else []
        return not own or cells_for(own, width, self._theme, self._labels, TRACKER).hold(own, width)

    def told(self, tasks: Sequence[TrackerRow]) -> Iterator[str]:
        """All that the table shows of the items."""
        keys = _columns(tasks) if tasks else []
        for key in keys:
            yield from wordings(self._labels(key))
        for task in tasks:
            if "column_section" in keys:
                yield from wordings(task.place)
            yield from wordings(task.name)
            yield from wordings(task.told)
            yield from (self._filled_or_asked(task, prompt, tag)[0] for _, prompt, tag, _ in _FIELDS)

    def pass_over(self, tasks: Sequence[TrackerRow]) -> None:
        """Remark on the items as the table does, without it."""
        for task in tasks:
            for quote in (task.title, task.detail) if task.aim is None else ():
                for at in _shown(quote):
                    self._places.prose.remarks_on(quote, at)

    def _wishes(self, tasks: Sequence[TrackerRow]) -> dict[str, Wish]:
        """What each column asks for: words what they need, fields room to write in or what they hold."""
        labels = self._labels
        own = {
            "column_number": Wish(labels("column_number"), [(str(task.number),) for task in tasks]),
            "column_section": self._words("column_section", [task.place for task in tasks], _LEAST_SECTION),
            "column_action": self._words("column_action", [task.name for task in tasks], _LEAST_ACTION),
            "column_detail": self._words("column_detail", [task.told for task in tasks], _LEAST_DETAIL),
        }
        for column, asked, tag, room in _FIELDS:
            held = [self._filled_or_asked(task, asked, tag) for task in tasks]
            wraps = any(filled for _, filled in held)
            own[column] = Wish(labels(column), [(text,) for text, _ in held], wraps, room)
        return own

    def _words(self, column: str, rows: Sequence[ByEdition], least: float) -> Wish:
        """A column of words, as narrow as they are where these are few."""
        longest = max((ems(line) for cell in rows for line in cell), default=0.0)
        return Wish(self._labels(column), rows, True, min(least, longest))

    def _row(self, task: TrackerRow) -> dict[str, Child]:
        """The cell of each column."""
        anchor = self._places.section(task.section)
        own = {
            "column_number": self._cells.number((str(task.number),), None),
            "column_section": self._cells.linked(task.place, anchor),
            "column_action": self._action(task, anchor),
            "column_detail": self._detail(task),
        }
        return own | {field[0]: self._field(task, *field[:3]) for field in _FIELDS}

    def _action(self, task: TrackerRow, anchor: str | None) -> Child:
        if task.aim is not None:
            place = f"ind_{task.aim.id}"
            own = [self._labels.one(task.name[at], at, style="Hyperlink") for at in _differing(task.name)]
            lines: list[Child] = [link(place, each) for each in own]
            lines[0] = bookmark(self._places.numbers(), f"item_{task.id}", lines[0])
            return [paragraph(self._cells.text_style, line) for line in lines]
        prose = self._places.prose
        shown: list[Child] = []
        for at in _shown(task.title):
            words = prose.quote(task.title, at, style="Hyperlink" if anchor else None)
            shown.append(link(anchor, words) if anchor else words)
        first = bookmark(self._places.numbers(), f"item_{task.id}", shown[0])
        return [
            paragraph(self._cells.text_style, first),
            *(paragraph(self._cells.text_style, line) for line in shown[1:]),
        ]

    def _detail(self, task: TrackerRow) -> Child:
        if task.aim is not None:
            return self._cells.text(task.told)
        detail = task.detail
        prose = self._places.prose
        source = self._places.sources.of_quote(detail)
        return [
            paragraph(
                self._cells.text_style, prose.quote(detail, at), prose.reference(source) if at == 0 else None
            )
            for at in _shown(detail)
        ]

    def _field(self, task: TrackerRow, column: str, prompt: str, tag: str) -> Child:
        """A control; in it, as in all plain ones, stands text of one language: the leading edition's."""
        text, filled = self._filled_or_asked(task, prompt, tag)
        return paragraph(
            self._cells.text_style,
            control(
                _CONTROLS + self._places.numbers(),
                joined(self._labels(column)),
                f"{tag}:{task.id}{COMMA if task.goes_on else ''}:{_label(task)}"[:_LONGEST_TAG],
                self._labels.one(text, style=None if filled else "PlaceholderText"),
                self._kind(tag, text if filled else ""),
                empty=not filled,
            ),
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


def _columns(tasks: Sequence[TrackerRow]) -> list[str]:
    """The heads of the columns that are of use, as keys of the program's words."""
    told = {
        "column_section": len({task.section for task in tasks}) > 1,
        "column_detail": any(any(task.told) for task in tasks),
    }
    columns = ("column_number", "column_section", "column_action", "column_detail")
    return [key for key in (*columns, *(own for own, *_ in _FIELDS)) if told.get(key, True)]


def _label(task: TrackerRow) -> str:
    return task.items[0].label.text if task.items else ""


def _differing(text: ByEdition) -> range:
    return range(len(text) if len(set(text)) > 1 else 1)


def _shown(quote: Quote) -> range:
    """The editions to show: only the first where they agree."""
    return range(len(quote.texts) if len(set(quote.texts)) > 1 else 1)
