"""Blocks put together to a Document, each cleaned as it comes: for every reader whose source is not lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from converter.errors import InputError
from converter.messages import about, counted, message
from converter.model import PLAIN, Block, Cover, Diagnostic, Document, Hint, Source, SourceRow, Span
from converter.readers.cleaning import clean
from converter.readers.limits import check_length
from converter.readers.line_breaks import goes_on

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
_BETWEEN_WIDE = re.compile(f"(?<=[{_WIDE}”’])[ \n]+(?=[{_WIDE}“‘])")
_GAPS = re.compile(" {2,}")
_CELL_LIMIT = 600
"""Characters; a longer cell is text that a table only puts in its place."""
ONLY_FURNITURE = message(
    "all of its text stands around a report (navigation, headers, footers, comments) and none in one; there "
    "is nothing to convert"
)
"""Said of a document in which no report is found."""
BLOCK_LIMIT = 400_000
"""Most blocks of one document: the longest real reports have some thousands."""


@dataclass(frozen=True, slots=True)
class StyledText:
    """A stretch of a paragraph in one look. `\\n` in it ends a line."""

    text: str
    bold: bool = False


@dataclass(slots=True)
class Assembly:
    """A document in the making."""

    name: str
    _blocks: list[Block] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _raw: list[str] = field(default_factory=list)
    _length: int = 0
    _tables: int = 0
    _notes: list[Diagnostic] = field(default_factory=list)

    def note(self, code: str, what: str, level: Literal["info", "note", "warning"] = "warning") -> None:
        """Say something of the document as a whole, once."""
        self.keep(Diagnostic(code, about(self.name, what), level))

    def keep(self, note: Diagnostic) -> None:
        """Take over what was said of the document before, once."""
        if note not in self._notes:
            self._notes.append(note)

    def struck(self, count: int) -> None:
        """Say that so many characters of text that was struck out are left out."""
        told = counted(
            "{count} character of text that was struck out is left out",
            "{count} characters of text that was struck out are left out",
            count,
        )
        self.note("struck-text-left-out", told)

    def paragraph(self, pieces: Iterable[StyledText], hint: Hint = PLAIN) -> None:
        """A paragraph, one block for each of its lines that has text; bold is counted from the pieces."""
        for line in _whole_lines(pieces):
            raw = "".join(piece.text for piece in line)
            text = clean(raw)[0].strip()
            if text:
                bold = _bold_start(line, text)
                self._raw.append(raw)
                self._add(text, replace(hint, bold=bold) if bold else hint)

    def text(self, text: str, hint: Hint = PLAIN) -> None:
        """A paragraph of one look."""
        self.paragraph([StyledText(text)], hint)

    def table(self, rows: Sequence[Sequence[str | Cover]], kind: Hint = PLAIN) -> None:
        """A table, given as its grid; a row without text makes no block.

        Args:
            rows: of cells: their text, or what covers them. All are as long as the longest.
            kind: what is known of the table as a whole.
        """
        self._tables += 1
        width = max(map(len, rows), default=0)
        for number, cells in enumerate(rows, start=1):
            covers = tuple(cell if isinstance(cell, Cover) else None for cell in cells)
            given = ["" if isinstance(cell, Cover) else cell for cell in cells]
            given += [""] * (width - len(given))
            self._raw += given
            texts = [cell_text(cell) for cell in given]
            if not any(texts):
                continue
            spans, start = [], self._length
            for text in texts:
                spans.append(Span(start, start + len(text)))
                start += len(text) + 1
            row = SourceRow(self._tables, number, tuple(spans), covers if any(covers) else ())
            self._add("\t".join(texts), replace(kind, row=row))

    def _add(self, line: str, hint: Hint) -> None:
        if len(self._blocks) >= BLOCK_LIMIT:
            raise InputError(
                message(
                    "{name}: it has more than {most:,} paragraphs; split it into one report a file",
                    name=self.name,
                    most=BLOCK_LIMIT,
                )
            )
        span = Span(self._length, self._length + len(line))
        self._lines.append(line)
        self._blocks.append(Block(line, span, len(self._lines), hint))
        self._length += len(line) + 1
        check_length(self._length, self.name)

    def document(self, format: str, data: bytes, encoding: str | None = None) -> Document:
        """The document.

        Raises:
            InputError: there is no text in it.
        """
        if not self._blocks:
            raise InputError(about(self.name, message("there is no text in it; there is nothing to convert")))
        if all(block.hint.kind == "furniture" for block in self._blocks):
            raise InputError(about(self.name, ONLY_FURNITURE))
        source = Source(self.name, format, hashlib.sha256(data).hexdigest(), encoding)
        notes = (*self._notes, *clean("\n".join(self._raw))[1])
        return Document(source, "\n".join(self._lines), tuple(self._blocks), notes)


def cell_text(text: str) -> str:
    """The text of a cell on one line: its own line ends are there for the width of the column only."""
    return _GAPS.sub(" ", _BETWEEN_WIDE.sub("", clean(text)[0].strip()).replace("\n", " "))


def joined(lines: Iterable[str]) -> str:
    """The paragraphs of a cell as one text, a line end between them."""
    return "\n".join(line.strip() for line in lines if line.strip())


def is_grid(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is one of data; else it only places text on the page, and the text is what is read."""
    return max(map(len, rows), default=0) > 1 and all(
        len(cell) <= _CELL_LIMIT for row in rows for cell in row
    )


def _whole_lines(pieces: Iterable[StyledText]) -> list[list[StyledText]]:
    """The lines of a paragraph, those put together that are evidently one sentence; from the last, for a line
    may be shown to go on by what its follower goes on with."""
    made: list[list[StyledText]] = []
    for line in reversed(list(_lines_of(pieces))):
        one = bool(made) and goes_on(_text_of(line), _text_of(made[-1]))
        made.append(in_one_line(line, made.pop()) if one else line)
    return made[::-1]


def in_one_line(line: Sequence[StyledText], follower: Sequence[StyledText]) -> list[StyledText]:
    """Two lines that have text as one, nothing between them."""
    ends = max(place for place, piece in enumerate(line) if piece.text.strip())
    begins = next(place for place, piece in enumerate(follower) if piece.text.strip())
    return [
        *line[:ends],
        replace(line[ends], text=line[ends].text.rstrip()),
        replace(follower[begins], text=follower[begins].text.lstrip()),
        *follower[begins + 1 :],
    ]


def _text_of(line: Iterable[StyledText]) -> str:
    return "".join(piece.text for piece in line)


def _lines_of(pieces: Iterable[StyledText]) -> Iterable[list[StyledText]]:
    line: list[StyledText] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        line.append(replace(piece, text=first) if rest else piece)
        for text in rest:
            yield line
            line = [replace(piece, text=text)]
    yield line


def _bold_start(line: list[StyledText], text: str) -> int:
    """How many characters at the start of `text` are bold; white space between bold pieces is bold too."""
    bold = ""
    for piece in line:
        if not piece.bold and piece.text.strip():
            break
        bold += piece.text
    if not any(piece.bold and piece.text.strip() for piece in line):
        return 0
    return min(len(clean(bold)[0].strip()), len(text))
