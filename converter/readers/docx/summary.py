"""A summary made here, edited by people and read back: what of it is the report's, and what they filled in.

Of one with the full text, that is the report. Of one without, the report is what the summary quotes of it:
headings, leading sentences, the sentences of its figures, problems, and the action items as a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from lxml import etree

from converter.errors import InputError
from converter.model import LANG, SUMMARY_MARK, SUMMARY_VERSION, Assignment, Filled, Hint
from converter.readers.assembly import Assembly
from converter.readers.docx.body import Body, contents_left_out
from converter.readers.docx.controls import drop_repeated, take_out_references
from converter.readers.docx.package import Package, W
from converter.words import words

_PROPERTY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_KINDS: Final = {
    "abstract": "summary",
    "key_figures": "key_figures",
    "preamble": "preamble",
    "problems": "problems",
    "tracker": "action_tracker",
    "annex": "all_indicators",
    "text": "full_text",
    "sentences": "quoted_sentences",
    "notes": "conversion_notes",
    "colophon": "colophon",
}
"""The program's own parts by their bookmarks, with the word that heads each."""
_SECTION: Final = re.compile(r"(sec|part)_s(\d+)\w*")
_TEXT_HEADING: Final = re.compile(r"head_s\d+(?:_\d+)*")
_NO_PROSE: Final = re.compile(r"caption.*|source note|chart|fact|toc .*|table of figures.*", re.IGNORECASE)
"""Styles of what the program writes between the report's sentences."""
_SENTENCE: Final = re.compile(r"[^。！？；]+[。！？；]*[」”』’）]*|[。！？；]+")
_ALIKE: Final = 0.8
_MOST_COMPARED: Final = 20
_MOST_QUOTED: Final = 2000
_LONGEST_COMPARED: Final = 500
_DEEPEST: Final = 9
_COLUMNS: Final = tuple(
    f"column_{name}" for name in ("number", "action", "detail", "responsible", "due", "status")
)
_SPACE: Final = re.compile(r"\s+")


@dataclass(slots=True)
class _Part:
    """What stands under a heading of the summary, up to the next."""

    kind: str
    number: int = 0
    """Of a section: its place among those of the highest level."""
    heading: str | None = None
    level: int = 1
    elements: list[etree._Element] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    """Bookmarks of the sentences its tables refer to."""


@dataclass(frozen=True, slots=True)
class _Task:
    number: str
    assignment: Assignment


def read_summary(package: Package, body: Body, assembly: Assembly) -> tuple[Assignment, ...] | None:
    """Read a summary made here into the assembly; what is filled in, or None for any other Word file."""
    mark = _mark(package)
    if mark is None:
        return None
    version, *variants = mark.split() or [""]
    root = package.xml(package.main)
    parts = _parts(root, body)
    if not any(part.kind in _KINDS for part in parts):
        return None  # the file was emptied and used for something else
    if version != SUMMARY_VERSION or len(variants) != 1:
        why = "in two scripts" if len(variants) > 1 else "of another version of the program"
        assembly.note(
            "summary-as-document",
            f"it is a summary made by duizhao, {why}: it is read like any document, tables and all",
        )
        return None
    return _Reader(parts, body, assembly).read()


def _mark(package: Package) -> str | None:
    for relation in package.relations(""):
        if relation.kind == "custom-properties" and package.has(relation.target):
            try:
                properties = package.xml(relation.target)
            except InputError:
                return None  # the text of such a file can still be read
            for own in properties.iter(_PROPERTY):
                if own.get("name") == SUMMARY_MARK:
                    return own.findtext("{*}lpwstr", "").strip()
    return None


# --- the parts of the file -------------------------------------------------------------------------------


def _parts(root: etree._Element, body: Body) -> list[_Part]:
    """The summary cut at its headings; references to sentences are noted and taken out of the text."""
    known = {words(variant)[word]: kind for kind, word in _KINDS.items() for variant in LANG}
    parts = [_Part("front")]
    for element in _elements(root):
        made = None
        if element.tag == f"{W}p":
            names = _bookmarks(element)
            made = _begun(element, names, body, known, in_text=parts[-1].kind == "text")
        if made is not None:
            parts.append(made)
            continue
        parts[-1].sources += take_out_references(element)
        parts[-1].elements.append(element)
    return parts


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    for holder in parent.iterfind(f"{W}body"):
        yield from contents_left_out(holder)


def _begun(
    element: etree._Element, names: Sequence[str], body: Body, known: dict[str, str], *, in_text: bool
) -> _Part | None:
    """The part a paragraph is the heading of; None where it is no such heading."""
    own = next((name for name in names if name in _KINDS), None)
    section = next((found for name in names if (found := _SECTION.fullmatch(name))), None)
    line = body.line(element)
    level = line.look.heading
    if own is None and section is None:
        if level is None or line.look.is_title:
            return None
        own = known.get(_bare(line.text))
    if in_text:
        return _Part(own) if own in ("notes", "colophon") else None
    if own is not None:
        return _Part(own)
    number = int(section[2][:6]) if section else 0
    if section is not None and section[1] == "part":
        return _Part("section", number)
    return _Part("section", number, line.label + line.text, min(level or 1, _DEEPEST))


def _bookmarks(element: etree._Element) -> list[str]:
    return [mark.get(f"{W}name", "") for mark in element.iter(f"{W}bookmarkStart")]


# --- what they say ---------------------------------------------------------------------------------------


class _Reader:
    def __init__(self, parts: Sequence[_Part], body: Body, assembly: Assembly) -> None:
        self._parts, self._body, self._assembly = parts, body, assembly

    def read(self) -> tuple[Assignment, ...]:
        self._front()
        heads, tasks = self._tracker()
        text = [part for part in self._parts if part.kind == "text"]
        if text:
            self._full_text(text, tasks)
        else:
            self._quotes(heads, tasks)
        return tuple(task.assignment for task in tasks)

    def _front(self) -> None:
        for part in self._of("front"):
            for element in part.elements:
                if element.tag != f"{W}p":
                    continue
                line = self._body.line(element)
                if line.look.is_title:
                    self._assembly.text(line.text, Hint("title"))
                elif line.look.is_subtitle:
                    self._assembly.text(line.text, Hint("byline"))

    def _of(self, *kinds: str) -> list[_Part]:
        return [part for part in self._parts if part.kind in kinds]

    def _prose(self, part: _Part) -> list[str]:
        """The report's sentences in a part, a paragraph each."""
        lines = []
        for element in part.elements:
            if element.tag == f"{W}p":
                line = self._body.line(element)
                if line.text.strip() and not _NO_PROSE.fullmatch(line.look.name):
                    lines.append(line.text.strip())
        return lines

    # --- with the full text ---

    def _full_text(self, parts: Sequence[_Part], tasks: Sequence[_Task]) -> None:
        shown: list[str] = []
        for element in (element for part in parts for element in part.elements):
            if element.tag == f"{W}tbl":
                grid = self._body.grid(element)
                if grid and not any(row[0] for row in grid if row):
                    grid = [row[1:] for row in grid]  # the numbers of the rows
                if any(map(len, grid)):
                    self._assembly.table(grid)
                    shown += [cell for row in grid for cell in row]
                continue
            line = self._body.line(element)
            name = next((each for each in _bookmarks(element) if _TEXT_HEADING.fullmatch(each)), None)
            level = name.count("_") if name else line.look.heading
            if level is None and line.look.name.lower() == "text heading":
                level = 1
            self._assembly.text(line.text, Hint(level=None if level is None else min(level, _DEEPEST)))
            shown.append(line.text)
        self._assembly.note(
            "summary-read",
            "it is a summary made by duizhao: its title, its full text and the filled-in fields of the "
            "tracker are read back; abstract, indicator tables, charts, notes and comments are not, they are "
            "made anew from the text",
        )
        quoted = [
            sentence for part in self._of("abstract", "section", "problems") for sentence in self._said(part)
        ]
        quoted += [text for task in tasks for text in (task.assignment.title, task.assignment.detail)]
        self._differing(quoted, _bare("".join(shown)))

    def _said(self, part: _Part) -> Iterator[str]:
        if part.heading:
            yield part.heading
        for paragraph in self._prose(part):
            yield from _sentences(paragraph)

    def _differing(self, quoted: Iterable[str], shown: str) -> None:
        differing = [
            text for text in list(dict.fromkeys(map(_bare, quoted)))[:_MOST_QUOTED] if text not in shown
        ]
        if differing:
            self._assembly.note(
                "summary-differs",
                f"{len(differing)} sentences or headings above the full text are not in it, such as "
                f"“{_short(differing[0])}”; the full text is what is set, so change them there too",
            )

    # --- without ---

    def _quotes(self, heads: Sequence[str], tasks: Sequence[_Task]) -> None:
        sentences = self._sentences()
        sections, problems = self._of("section"), self._of("problems")
        place = next(
            (
                at
                for at, (one, other) in enumerate(pairwise(sections), start=1)
                if other.number > one.number + 1 > 1
            ),
            len(sections),
        )
        ordered = [*sections[:place], *problems, *sections[place:]]
        told = [(part, self._paragraphs(part, sentences)) for part in ordered]
        opening = self._paragraphs(_Part("preamble", sources=_sources(self._of("preamble"))), sentences)
        shown = _bare("".join(text for _, paragraphs in told for text in paragraphs))
        for part in self._of("abstract"):
            for paragraph in self._prose(part):
                own = [text for text in _sentences(paragraph) if _bare(text) not in shown]
                opening = ["".join(own), *opening]
        for text in opening:
            self._assembly.text(text)
        for part, paragraphs in told:
            if part.heading:
                self._assembly.text(part.heading, Hint(level=part.level))
            for text in paragraphs:
                self._assembly.text(text)
        if sentences:
            self._assembly.note(
                "sentences-out-of-place",
                f"{len(sentences)} quoted sentences belong to no section any more; they stand at the end",
            )
            self._assembly.text("".join(sentences.values()))
        self._work(heads, tasks)
        self._assembly.note(
            "summary-read",
            "it is a summary made by duizhao without the full text: its title, headings, quoted sentences "
            "and tracker are read back; what it does not quote of the report is missing, and indicator "
            "tables, charts and comments are made anew; to keep the whole report make it with --full-text",
        )

    def _sentences(self) -> dict[str, str]:
        """The quoted sentences by their bookmarks; those that lost theirs by a number."""
        found: dict[str, str] = {}
        for part in self._of("sentences"):
            for element in part.elements:
                if element.tag == f"{W}p" and (text := self._body.line(element).text.strip()):
                    names = [name for name in _bookmarks(element) if name.startswith("src_")]
                    found[names[0] if names else f"lost_{len(found)}"] = text
        return found

    def _paragraphs(self, part: _Part, sentences: dict[str, str]) -> list[str]:
        """What a part says, and the sentences its tables refer to, each once; those are taken."""
        prose = self._prose(part)
        if part.kind == "problems" and prose:
            prose = ["".join(prose)]
        shown = _bare("".join(prose))
        own = [text for paragraph in prose for text in _sentences(paragraph)][:_MOST_COMPARED]
        quoted = []
        for name in dict.fromkeys(part.sources):
            text = sentences.pop(name, "")
            if not text or _bare(text) in shown:
                continue
            if any(_alike(text, other) for other in own):
                self._assembly.note(
                    "summary-differs",
                    f"“{_short(text)}” stands in it in two wordings; that of its section is taken",
                )
                continue
            quoted.append(text)
        return [*prose, "".join(quoted)] if quoted else prose

    def _work(self, heads: Sequence[str], tasks: Sequence[_Task]) -> None:
        if not tasks:
            return
        rows = [list(heads)]
        for task in tasks:
            title, detail = task.assignment.title, task.assignment.detail
            text = detail if detail.startswith(title) else f"{title}。{detail}"
            filled = task.assignment.filled
            rows.append([task.number, text, filled.unit, filled.due, filled.status])
        used = [at for at in range(len(heads)) if at < 2 or any(row[at] for row in rows[1:])]
        if len(used) < 3:
            used = [0, 1, 2]  # who does it makes it a table of work, though nobody is named yet
        self._assembly.table([[row[at] for at in used] for row in rows])

    # --- the tracker ---

    def _tracker(self) -> tuple[list[str], list[_Task]]:
        """Heads of number, item, unit, date and status; and the rows."""
        asked = {words(variant)[key] for variant in LANG for key in ("fill_unit", "fill_date", "fill_status")}
        for part in self._of("tracker"):
            for element in part.elements:
                drop_repeated(element)
                grid = self._body.grid(element) if element.tag == f"{W}tbl" else []
                heads = [_bare(cell) for cell in grid[0]] if grid else []
                at = [_place(heads, {words(variant)[key] for variant in LANG}) for key in _COLUMNS]
                if at[1] is None and at[2] is None:
                    continue
                tasks = []
                for row in grid[1:]:
                    number, title, detail, *filled = (
                        row[column].strip() if column is not None and column < len(row) else ""
                        for column in at
                    )
                    own = Filled(*("" if _bare(value) in asked else value for value in filled))
                    if title or detail:
                        tasks.append(_Task(number, Assignment(title, detail or title, own)))
                shown = [heads[column] if column is not None else "" for column in at]
                return [shown[0], shown[1] or shown[2], *shown[3:]], tasks
        return [], []


def _place(heads: Sequence[str], names: set[str]) -> int | None:
    return next((at for at, head in enumerate(heads) if head in names), None)


def _sources(parts: Iterable[_Part]) -> list[str]:
    return [name for part in parts for name in part.sources]


def _sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


def _alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) > _LONGEST_COMPARED:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE
