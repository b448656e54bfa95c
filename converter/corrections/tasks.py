"""The tracker, the problems and the title of a summary as people left them, against what the report gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from converter.content import Content, TrackerRow
from converter.corrections.cells import bare
from converter.corrections.places import NO_PLACE, unread
from converter.decisions import ItemDecision, Place, ProblemDecision, SentenceIndex, TitleDecision
from converter.messages import about, message
from converter.model import EditedFigure, EditedSummary, EditedTask, Filled, Report, Span
from converter.strings import strings

_ALIKE: Final = 0.6
_SAME_WORDS: Final = 1
_MOST_COMPARISONS: Final = 40_000
_LONGEST_COMPARED: Final = 400
_MARKS: Final = "。；;，,：:！!"

Convert = Callable[[str], str]


class TaskCorrections:
    """Compares rows, problems and title of a summary with what the report gives."""

    def __init__(self, report: Report, content: Content, convert: Convert) -> None:
        """Args:
        report: the report, in its own script.
        content: what is shown of it, the variant of the summary first.
        convert: words of the summary into the report's script.
        """
        self._report, self._content, self._convert = report, content, convert
        self._index = SentenceIndex(report.text)
        self._items = {item.id: item for item in report.action_items()}
        self.aims: list[EditedFigure] = []
        """The rows of the tracker that are aims, once it was read: what they say are figures."""
        self.unread: list[str] = []
        """What cannot be understood, with its place."""

    # --- the title ---

    def title(self, summary: EditedSummary) -> TitleDecision | None:
        """The title, if it is another."""
        shown = {bare(each) for each in self._content.title}
        if not bare(summary.title) or bare(summary.title) in shown:
            return None
        return TitleDecision(text=self._convert(summary.title.strip()))

    # --- the tracker ---

    def items(self, tasks: Sequence[EditedTask], *, whole: bool = True) -> Iterator[ItemDecision]:
        """What was changed in the tracker.

        Args:
            tasks: its rows.
            whole: whether rows that were reworded, filled in or removed are decisions too, not only those
                that people added: where the summary itself is the report, they are read as such.
        """
        rows = {row.id: row for row in self._content.tracker}
        origins = origins_of(tasks, self._content.tracker)
        identities = {id(task): identity for identity, task in origins.items()}
        added: set[str] = set()
        for task in tasks:
            identity = identities.get(id(task))
            if identity is None:
                yield from self._added(task, origins.get(task.id), added)
            elif whole and identity in rows:
                yield from self._changed(task, rows[identity])
            elif whole:
                self.unread.append(
                    unread(task.where, task.title, message("what it was made from is not in the report"))
                )
        if whole and tasks:
            yield from self._removed([row for identity, row in rows.items() if identity not in origins])

    def _added(self, task: EditedTask, copied: EditedTask | None, added: set[str]) -> Iterator[ItemDecision]:
        """A row that people made, from nothing or by copying another."""
        title = self._convert(task.title.strip())
        if copied is not None and (copied.title, copied.detail, copied.filled) == (
            task.title, task.detail, task.filled,
        ):  # fmt: skip
            self.unread.append(
                unread(task.where, task.title, message("a copy of another row, without a change"))
            )
        elif copied is None and any(bare(title) == bare(item.title.text) for item in self._items.values()):
            return  # it is in the report, and read there
        elif title in added:
            self.unread.append(unread(task.where, task.title, message("a row of this name is added already")))
        else:
            added.add(title)
            body = self._convert(task.detail.strip()) if bare(task.detail) != bare(task.title) else None
            yield ItemDecision(
                verdict="add", about="plan", title=title, body=body, **self._filled(task.filled, [Filled()])
            )

    def _changed(self, task: EditedTask, row: TrackerRow) -> Iterator[ItemDecision]:
        given = self._filled(task.filled, row.fields)
        if row.aim is not None:
            self.aims.append(_figure_of(task, row))
            if given:
                self.unread.append(
                    unread(task.where, task.title, message("an aim has nobody who does it, and no state"))
                )
            return
        name, detail = row.name[0], row.detail.texts[0]
        reworded = bare(task.title) != bare(name)
        told = bare(task.detail) != bare(detail) and not (
            not bare(detail) and bare(task.detail) == bare(name)
        )
        if not (reworded or told or given):
            return
        place = self._place(row)
        if place is None:
            self.unread.append(unread(task.where, task.title, NO_PLACE))
            return
        yield ItemDecision(
            place=place,
            title=self._convert(task.title.strip()) if reworded else None,
            body=self._convert(task.detail.strip()) if told else None,
            **given,
        )

    def _removed(self, rows: Sequence[TrackerRow]) -> Iterator[ItemDecision]:
        """Rows that are gone are nothing to be done; what an aim is stays one in the tables of figures."""
        for row in rows:
            place = self._place(row)
            if place is not None:
                yield ItemDecision(place=place, verdict="drop")
            else:
                self.unread.append(
                    unread(
                        message("tracker"),
                        row.name[0],
                        message("it was removed, and its place in the report cannot be named"),
                    )
                )

    def _filled(self, now: Filled, before: Sequence[Filled]) -> dict[str, Any]:
        """The fields that say something else now; emptied ones are told by nobody."""
        states = {bare(strings(variant)["status_open"]) for variant in self._content_variants}
        pairs = {
            "responsible": (now.unit, [each.unit for each in before]),
            "due": (now.due, [each.due for each in before]),
            "status": (
                "" if bare(now.status) in states else now.status,
                [each.status for each in before],
            ),
        }
        return {
            key: self._convert(own.strip())
            for key, (own, others) in pairs.items()
            if bare(own) and bare(own) not in map(bare, others)
        }

    @property
    def _content_variants(self) -> tuple[str, ...]:
        return tuple(edition.variant for edition in self._content.editions)

    def _place(self, row: TrackerRow) -> Place | None:
        item = self._items.get(row.id)
        span = row.title.span if row.aim is None else row.detail.span
        if item is not None:
            span = item.label.span if len(item.label.span) else item.title.span
        return self._index.place(span) if len(span) else None

    # --- the problems ---

    def problems(self, told: Sequence[str], more: int) -> Iterator[ProblemDecision]:
        """The problems of the first page that were reworded, removed or added.

        Args:
            told: as they stand there now; nothing where the summary has no such part.
            more: how many more it says there are: the last ones give way where the page is full.
        """
        if not told:
            if self._content.first_page.problems and not more:
                self.unread.append(
                    about(
                        message("problems"),
                        message("none is left; drop them in the file of decisions if they are none"),
                    )
                )
            return
        shown = {_words(text): quote for quote in self._content.first_page.problems for text in quote.texts}
        now = [text for text in told if _words(text) not in shown]
        left = {quote.span: quote for quote in self._content.first_page.problems}
        for text in told:
            if _words(text) in shown:
                left.pop(shown[_words(text)].span, None)
        for text in now:
            quote = next((each for each in left.values() if _alike(text, each.texts[0])), None)
            if quote is None:
                yield ProblemDecision(verdict="add", text=self._convert(text.strip()))
                continue
            del left[quote.span]
            place = self._problem_place(quote.span)
            if place is None:
                self.unread.append(unread(message("problems"), text, NO_PLACE))
            else:
                yield ProblemDecision(place=place, text=self._convert(text.strip()))
        page = self._content.first_page
        removed = len(left) - more + page.more_problems
        for quote in [*left.values()][: max(0, removed)]:
            place = self._problem_place(quote.span)
            if place is not None:
                yield ProblemDecision(place=place, verdict="drop")
            else:
                self.unread.append(
                    unread(
                        message("problems"),
                        quote.texts[0],
                        message("it was removed, and its place in the report cannot be named"),
                    )
                )

    def _problem_place(self, span: Span) -> Place | None:
        return self._index.place(span) if len(span) else None


def origins_of(tasks: Sequence[EditedTask], rows: Sequence[TrackerRow]) -> dict[str, EditedTask]:
    """The row of an edited tracker that each of the report's still is, by the ids of those.

    Rows have the id of what they were made from; of copies the one that is most like it is no copy. Where the
    program that saved the file lost ids, rows are known by their words.
    """
    known = {row.id: row for row in rows}
    origins: dict[str, EditedTask] = {}
    for task in tasks:
        row = known.get(task.id)
        before = origins.setdefault(task.id, task) if task.id else task
        if row is not None and _sameness(task, row) > _sameness(before, row):
            origins[task.id] = task
    lost = [task for task in tasks if not task.id]
    for least in (_SAME_WORDS, _ALIKE / 2) if len(lost) == len(tasks) else (_SAME_WORDS,):
        for task in [each for each in lost if not any(each is other for other in origins.values())]:
            left = [row for row in rows if row.id not in origins]
            if least < _SAME_WORDS and len(left) * len(lost) > _MOST_COMPARISONS:
                break
            best = max(left, key=lambda row: _sameness(task, row), default=None)
            if best is not None and _sameness(task, best) >= least:
                origins[best.id] = task
    return origins


def _sameness(task: EditedTask, row: TrackerRow) -> float:
    """How much of a row an edited one still says: 2 for all of it, 1 for one of its cells and more."""
    title, detail = _cells_of(row)
    same = (bare(task.title) == bare(title)) + (bare(task.detail) == bare(detail))
    return same or max(_likeness(task.title, title), _likeness(task.detail, detail)) / 2


def _cells_of(row: TrackerRow) -> tuple[str, str]:
    return row.name[0], row.told[0]


def _figure_of(task: EditedTask, row: TrackerRow) -> EditedFigure:
    """The row of an aim as one of a table of figures."""
    return EditedFigure(row.id, task.where, (("indicator", task.title), ("value", task.detail)))


def _words(text: str) -> str:
    return bare(text).rstrip(_MARKS)


def _alike(one: str, other: str) -> bool:
    """Whether a text is another that was reworded."""
    return _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    """From 0, nothing in common, to 1, the same; what is less than alike is 0."""
    matcher = SequenceMatcher(None, one[:_LONGEST_COMPARED], other[:_LONGEST_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0
