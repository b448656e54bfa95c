"""A summary without the full text, read back: the report as far as it is quoted, nothing twice.

A section is its heading, its leading sentences, its action items from the tracker, and the sentences its
tables refer to. Problems stand in the section they come from, or in one of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import Final

from converter.messages import counted, message
from converter.model import Hint
from converter.opc import W
from converter.readers.assembly import Assembly
from converter.readers.docx.body import BodyReader
from converter.readers.docx.parts import Part, bookmarks, of_kind
from converter.readers.docx.phrases import alike, bare, says, sentences, short
from converter.readers.docx.tracker import Task, series, written
from converter.readers.labels import OPENING

_MOST_COMPARED: Final = 20
"""Sentences of a section that one of elsewhere is compared with, letter by letter."""
_MOST_COMPARISONS: Final = 20_000
_MOST_PROBLEMS: Final = 500
_MOST_SENTENCES: Final = 200
"""Of a section, that are looked for in a series of items; no summary made here quotes so many."""
_MOST_SERIES: Final = 50


@dataclass(slots=True)
class _Told:
    """What is going to stand under one heading, or under none."""

    part: Part
    paragraphs: list[str]

    @property
    def shown(self) -> str:
        return bare("".join(self.paragraphs))

    def sentences(self) -> list[str]:
        return [text for paragraph in self.paragraphs for text in sentences(paragraph)]


def read_quotes(parts: Sequence[Part], tasks: Sequence[Task], body: BodyReader, assembly: Assembly) -> None:
    """Put the report, as far as it is quoted, into the assembly.

    Args:
        parts: of the summary.
        tasks: the rows of its tracker.
        body: reads lines.
        assembly: takes the text, and notes on what does not fit.
    """
    _Quotes(parts, tasks, body, assembly).read()


class _Quotes:
    def __init__(
        self, parts: Sequence[Part], tasks: Sequence[Task], body: BodyReader, assembly: Assembly
    ) -> None:
        self._parts, self._tasks, self._body, self._assembly = parts, tasks, body, assembly
        self._sentences = self._quoted_sentences()
        self._comparisons = _MOST_COMPARISONS

    def read(self) -> None:
        told = [_Told(part, _once(part.prose(self._body))) for part in of_kind(self._parts, "section")]
        homes = {each.part.anchor: each for each in told if each.part.anchor}
        for part in of_kind(self._parts, "problems"):
            homes[part.anchor] = self._place_problems(part, told)
        opening = _Told(Part("preamble"), [])
        for part in of_kind(self._parts, "preamble"):
            opening.paragraphs += part.prose(self._body)
            opening.part.sources += part.sources
        self._add_tasks(opening, told, homes)
        told.insert(0, opening)
        for place, each in enumerate(told):
            self._add_quoted(each, islice(told, place + 1, None))
        self._add_abstract(opening, told)
        for each in told:
            self._tell(each)
        if self._sentences:
            lost = counted(
                "{count} quoted sentence belongs to no section any more; it stands at the end",
                "{count} quoted sentences belong to no section any more; they stand at the end",
                len(self._sentences),
            )
            self._assembly.note("sentences-out-of-place", lost)
            self._assembly.text("".join(self._sentences.values()), Hint(apart=True))

    def _tell(self, told: _Told) -> None:
        part = told.part
        apart = part.heading is None and part.kind != "preamble"
        if part.heading:
            self._assembly.text(part.heading, Hint(level=part.level))
        for text in filter(None, told.paragraphs):
            self._assembly.text(text, Hint(apart=apart))
            apart = False

    # --- problems ---

    def _place_problems(self, part: Part, told: list[_Told]) -> _Told:
        """Problems go on in the section they are from, or in a part of their own, which is given back.

        That part stands where a section is missing in the order of the report, else at the end.
        """
        home: _Told | None = None
        loose: list[str] = []
        known = [(each, each.shown, each.sentences()) for each in told]
        for place, text in enumerate(sentences("".join(part.prose(self._body)))):
            compared, words = (known if place < _MOST_PROBLEMS else []), bare(text)
            teller = next((each for each, shown, _ in compared if words in shown), None) or next(
                (each for each, _, own in compared if self._differs(text, own)), None
            )
            if teller is not None:
                home = teller
            elif home is not None:
                home.paragraphs.append(home.paragraphs.pop() + text)
            else:
                loose.append(text)
        if home is not None and not loose:
            home.part.sources += part.sources
            return home
        own = _Told(part, ["".join(loose)])
        numbers = [each.part.number for each in told]
        gaps = (at for at, (one, other) in enumerate(pairwise(numbers), start=1) if other > one + 1 > 1)
        told.insert(next(gaps, len(told)), own)
        return own

    # --- action items ---

    def _add_tasks(self, opening: _Told, told: Sequence[_Told], homes: Mapping[str, _Told]) -> None:
        """The items of the tracker, each in the section it comes from."""
        rows: dict[int, tuple[_Told, list[Task]]] = {}
        for task in self._tasks:
            home = opening if task.anchor is None else homes.get(task.anchor) or (told or [opening])[-1]
            rows.setdefault(id(home), (home, []))[1].append(task)
        for home, tasks in rows.values():
            for place, same in enumerate(series(tasks)):
                if place < _MOST_SERIES:
                    self._insert(home, same)
                else:
                    home.paragraphs.append(written(same))

    def _insert(self, home: _Told, tasks: Sequence[Task]) -> None:
        """Put a series in the place of those of its sentences that the section quotes, else at the end."""
        text = written(tasks)
        paragraphs: list[str] = []
        placed, left = False, _MOST_SENTENCES
        for paragraph in home.paragraphs or [""]:
            pieces: list[str] = []
            for sentence in sentences(paragraph):
                left -= 1
                pieces.append(self._untold(sentence, tasks[0], text) if left >= 0 else sentence)
                if not placed and pieces[-1] != sentence:
                    pieces.append(text)
                    placed = True
            paragraphs.append("".join(pieces))
        if not placed:
            paragraphs[-1] += text
        home.paragraphs = paragraphs

    def _untold(self, sentence: str, first: Task, text: str) -> str:
        """What of a sentence a series does not hold: all of it, nothing, or its opening `重点如下：`."""
        opening = _before_item(sentence, first)
        if opening is not None:
            return opening
        told = says(bare(text), sentence) or self._differs(sentence, sentences(text), tracked=True)
        return "" if told else sentence

    # --- sentences of tables ---

    def _quoted_sentences(self) -> dict[str, str]:
        """The quoted sentences by their bookmarks; those that lost theirs by a number."""
        found: dict[str, str] = {}
        for part in of_kind(self._parts, "sentences"):
            for element in part.elements:
                if element.tag == f"{W}p" and (text := self._body.line(element).text.strip()):
                    names = [name for name in bookmarks(element) if name.startswith("src_")]
                    found[names[0] if names else f"lost_{len(found)}"] = text
        return found

    def _add_quoted(self, told: _Told, following: Iterable[_Told]) -> None:
        """The sentences the tables of a part refer to, each once; those are taken.

        A table of a section has the figures of those below it, too, which may hold the sentence themselves.
        """
        below = list(takewhile(lambda each: each.part.level > told.part.level, following))
        shown, own = "".join(each.shown for each in (told, *below)), told.sentences()
        quoted = []
        for name in dict.fromkeys(told.part.sources):
            text = self._sentences.pop(name, "")
            if text and not says(shown, text) and not self._differs(text, own):
                quoted.append(text)
        if quoted:
            told.paragraphs.append("".join(quoted))

    def _differs(self, text: str, others: Sequence[str], *, tracked: bool = False) -> bool:
        """Whether a sentence is one of these in other words, which is said; theirs are taken.

        Args:
            text: the sentence.
            others: of its section, or of the tracker.
            tracked: whether they are the tracker's.
        """
        others = others[: min(_MOST_COMPARED, self._comparisons)]
        self._comparisons -= len(others)
        if not any(alike(text, other) for other in others):
            return False
        told = (
            message("“{text}” stands in it in two wordings; that of the tracker is taken", text=short(text))
            if tracked
            else message(
                "“{text}” stands in it in two wordings; that of its section is taken", text=short(text)
            )
        )
        self._assembly.note("summary-differs", told)
        return True

    # --- the abstract ---

    def _add_abstract(self, opening: _Told, told: Sequence[_Told]) -> None:
        """What of the abstract stands nowhere else opens the report."""
        shown = "".join(each.shown for each in told)
        lines = []
        for part in of_kind(self._parts, "abstract"):
            for paragraph in part.prose(self._body):
                own = "".join(text for text in sentences(paragraph) if not says(shown, text))
                lines.append(own)
                shown += bare(own)  # a paragraph that people copied is told once
        opening.paragraphs[:0] = lines


def _once(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs without those that people copied within their part."""
    known: dict[str, str] = {}
    for paragraph in paragraphs:
        known.setdefault(bare(paragraph), paragraph)
    return list(known.values())


def _before_item(sentence: str, first: Task) -> str | None:
    """What a sentence says before the first item of a series: `重点如下：` of `重点如下：一是严管；`."""
    title = first.assignment.title
    labels = (found for found in OPENING.finditer(sentence) if sentence.startswith(title, found.end()))
    start = sentence.find(first.label + title) if first.label else next((each.start() for each in labels), -1)
    return sentence[:start] if start >= 0 else None
