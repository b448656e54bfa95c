"""A summary made here, edited by people and read back: what of it is the report's, and what they filled in.

Of one with the full text, that is the report. Of one without, the report is what the summary quotes of it:
headings, leading sentences, the sentences of its figures, problems, and the action items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from converter.errors import InputError
from converter.lexicon.joining import join_lines
from converter.messages import counted, message
from converter.messages import sentences as all_sentences
from converter.model import LANG, Assignment, EditedSummary, EditedTask, Hint, Variant
from converter.opc import W, WordPackage
from converter.opc.summary import SUMMARY_FORMAT, SUMMARY_MARK
from converter.readers.assembly import Assembly
from converter.readers.docx.body import BodyReader
from converter.readers.docx.figures import read_figures
from converter.readers.docx.parts import DEEPEST, OWN, Part, bookmarks, of_kind, parts_of
from converter.readers.docx.phrases import bare, sentences, short
from converter.readers.docx.quotes import read_quotes
from converter.readers.docx.sides import Sides, kept_side, side_that_is_read
from converter.readers.docx.styles import Styles
from converter.readers.docx.tracker import Task, read_tasks
from converter.strings import strings

_PROPERTY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_HEADING: Final = re.compile(r"head_s\d+(?:_\d+)*")
_BEGINNING: Final = re.compile(r"begin_s\d+")
"""Where a section of the highest level begins that has no heading."""
_MOST_QUOTED: Final = 2000
_SCRIPTS: Final = ("Hant", "Hans")


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a summary says of itself."""

    format: str
    script: str | None
    """Of the report it was made from."""
    variants: tuple[Variant, ...]

    @property
    def kept(self) -> int:
        """The side that is read where there are two."""
        return kept_side(self.variants, self.script)


def read_summary(
    package: WordPackage, body: BodyReader, styles: Styles, assembly: Assembly
) -> tuple[tuple[Assignment, ...], EditedSummary] | None:
    """Read a summary made here into the assembly.

    Returns:
        What is filled in, and what its tables say; None for any other Word file.
    """
    mark = _mark(package)
    if mark is None:
        return None
    two = len(mark.variants) > 1
    parts = parts_of(package.xml(package.main), body, Sides(mark.kept, styles) if two else None)
    if not any(part.kind in OWN for part in parts):
        return None  # the file was emptied and used for something else
    if mark.format != SUMMARY_FORMAT:
        assembly.note(
            "summary-of-other-version",
            message(
                "another version of duizhao made this summary; it is read as far as its marks are known: "
                "look through the result"
            ),
        )
    return _Reader(parts, mark, body, assembly).read()


@lru_cache(maxsize=1)
def _more() -> re.Pattern[str]:
    """What says that there are more problems, in every variant."""
    told = (bare(strings(variant)["more_problems"]) for variant in LANG)
    return re.compile("|".join(r"(\d{1,6})".join(map(re.escape, each.split("{count}"))) for each in told))


def _edited(tasks: Sequence[Task]) -> tuple[EditedTask, ...]:
    return tuple(
        EditedTask(task.id, task.where, task.assignment.title, task.assignment.detail, task.assignment.filled)
        for task in tasks
    )


def _mark(package: WordPackage) -> _Mark | None:
    for relation in package.relations(""):
        if relation.kind == "custom-properties" and package.has(relation.target):
            try:
                properties = package.xml(relation.target)
            except InputError:
                return None  # the text of such a file can still be read
            for own in properties.iter(_PROPERTY):
                if own.get("name") == SUMMARY_MARK:
                    return _understood(own.findtext("{*}lpwstr", ""))
    return None


def _understood(written: str) -> _Mark:
    format, *others = written.split() or [""]
    script = next((each for each in others if each in _SCRIPTS), None)
    return _Mark(format, script, tuple(each for each in others if each in LANG))


class _Reader:
    def __init__(self, parts: Sequence[Part], mark: _Mark, body: BodyReader, assembly: Assembly) -> None:
        self._parts, self._mark, self._body, self._assembly = parts, mark, body, assembly

    def read(self) -> tuple[tuple[Assignment, ...], EditedSummary]:
        title = self._front()
        variant = self._mark.variants[self._mark.kept] if self._mark.variants else "tw"
        elements = [element for part in self._of("tracker") for element in part.elements]
        tasks = read_tasks(elements, self._body, variant)
        figures = read_figures(self._parts, self._body, variant)
        text = list(self._of("text"))
        edited = EditedSummary(
            variant,
            self._mark.variants,
            title,
            figures,
            _edited(tasks),
            *self._problems(),
            full_text=bool(text),
        )
        tasks = [task for task in tasks if not task.is_copy]
        items = [task for task in tasks if task.assignment.is_item]
        if text:
            self._full_text(text, items)
        else:
            read_quotes(self._parts, items, self._body, self._assembly)
            self._say(
                message(
                    "it is a summary made by duizhao without the full text: its title, headings, quoted "
                    "sentences and tracker are read back; what it does not quote of the report is missing, "
                    "and indicator tables, charts and comments are made anew; to keep the whole report make "
                    "it with --full-text"
                )
            )
        assignments = (task.assignment for task in tasks)
        return tuple(each for each in assignments if each.is_item or each.filled), edited

    def _problems(self) -> tuple[tuple[str, ...], int]:
        """The problems on the first page, and how many more there are."""
        found, more = [], 0
        own = list(self._of("named_problems")) or list(self._of("problems"))
        for part in own[:1]:
            for element in part.elements:
                if element.tag != f"{W}p":
                    continue
                line = self._body.line(element)
                if line.look.name.lower() == "summary bullet" and line.text.strip():
                    found.append(line.text.strip())
                elif (counted := _more().match(bare(line.text))) is not None:
                    more = int(next(filter(None, counted.groups())))
        return tuple(found), more

    def _say(self, what: str) -> None:
        """One note on what is read back and what is not, and on the script that is read."""
        if len(self._mark.variants) > 1:
            what = all_sentences((what, side_that_is_read(traditional=self._mark.kept == 0)))
        self._assembly.note("summary-read", what)

    def _of(self, *kinds: str) -> Iterator[Part]:
        return of_kind(self._parts, *kinds)

    def _front(self) -> str:
        """Tell the title block; the title."""
        title = ""
        for part in self._of("front"):
            for element in part.elements:
                if element.tag != f"{W}p":
                    continue
                line = self._body.line(element)
                if line.look.is_title:
                    text = join_lines(*line.text.split("\n"))
                    self._assembly.text(text, Hint("title"))
                    title = title or text
                elif line.look.is_subtitle:
                    self._assembly.text(line.text, Hint("byline"))
        return title

    # --- with the full text ---

    def _full_text(self, parts: Sequence[Part], tasks: Sequence[Task]) -> None:
        shown: list[str] = []
        for element in (element for part in parts for element in part.elements):
            shown += self._table(element) if element.tag == f"{W}tbl" else [self._line(element)]
        self._say(
            message(
                "it is a summary made by duizhao: its title, its full text and the filled-in fields of the "
                "tracker are read back; abstract, indicator tables, charts, notes and comments are not, they "
                "are made anew from the text"
            )
        )
        quoted = [
            sentence for part in self._of("abstract", "section", "problems") for sentence in self._said(part)
        ]
        quoted += [text for task in tasks for text in (task.assignment.title, task.assignment.detail)]
        self._differing(quoted, bare("".join(shown)))

    def _table(self, element: etree._Element) -> list[str]:
        grid = self._body.grid(element)
        if grid and not any(row[0] for row in grid if row):
            grid = [row[1:] for row in grid]  # the numbers of the rows
        if any(map(len, grid)):
            self._assembly.table(grid)
        return [cell for row in grid for cell in row]

    def _line(self, element: etree._Element) -> str:
        line = self._body.line(element)
        names = bookmarks(element)
        name = next((each for each in names if _HEADING.fullmatch(each)), None)
        level = name.count("_") if name else line.look.heading
        if level is None and line.look.name.lower() == "text heading":
            level = 1
        apart = any(map(_BEGINNING.fullmatch, names))
        self._assembly.text(
            line.text, Hint(level=None if level is None else min(level, DEEPEST), apart=apart)
        )
        return line.text

    def _said(self, part: Part) -> Iterator[str]:
        if part.heading:
            yield part.heading
        for paragraph in part.prose(self._body):
            yield from sentences(paragraph)

    def _differing(self, quoted: Iterable[str], shown: str) -> None:
        differing = [
            text for text in list(dict.fromkeys(map(bare, quoted)))[:_MOST_QUOTED] if text not in shown
        ]
        if differing:
            told = counted(
                "{count} sentence or heading above the full text is not in it: “{text}”; the full text is "
                "what is set, so change it there too",
                "{count} sentences or headings above the full text are not in it, such as “{text}”; the full "
                "text is what is set, so change them there too",
                len(differing),
                text=short(differing[0]),
            )
            self._assembly.note("summary-differs", told)
