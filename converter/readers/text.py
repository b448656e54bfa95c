"""Plain text: every line that is not blank is a block, unless lines are broken for a page's width."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from converter.errors import InputError
from converter.messages import about, counted, message, some
from converter.model import PLAIN, Block, Diagnostic, Document, Hint, Source, SourceRow, Span
from converter.readers.cleaning import clean
from converter.readers.encoding import Decoded, decode, display_name, doubt, unmarked_wide
from converter.readers.limits import check_length
from converter.readers.page_marks import without_page_marks
from converter.readers.plain_tables import PlainRow, plain_tables
from converter.readers.quoting import without_quotation_marks
from converter.readers.sniffing import KINDS, other_kind, sniff
from converter.readers.spacing import without_spacing
from converter.readers.torn_lines import whole_lines
from converter.readers.wrapping import Joined, cuts_number, joined_lines

NAME = "text"
SUFFIXES = (".txt", ".text")
_NULS_ALLOWED = 0.02


def read_text(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in the bytes of a plain text file.

    Raises:
        InputError: it is empty, or no text.
        EncodingError: no encoding fits.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(about(name, message("the file is empty; there is nothing to convert")))
    text, taken, notes = plain_text(data, name, encoding, report=True)
    text, quoted = without_quotation_marks(text)
    lines = _paragraphs(without_spacing(text))
    if quoted:
        told = counted(
            "the mark of quotation (>) before {count} line is left out",
            "the marks of quotation (>) before {count} lines are left out",
            len(quoted),
        )
        notes = (*notes, Diagnostic("quotation-marks-left-out", about(name, told), "info"))
        lines.append(_Paragraph(" ".join(quoted), text.count("\n") + 1, furniture=True))
    blocks, cut = _blocks(lines)
    if not blocks:
        raise InputError(about(name, message("the file holds white space only; there is nothing to convert")))
    source = Source(name, NAME, hashlib.sha256(data).hexdigest(), display_name(taken))
    return Document(source, "\n".join(line.text for line in lines), blocks, (*notes, *_cut_notes(cut, name)))


def plain_text(
    data: bytes, name: str, encoding: str | None = None, *, report: bool = False
) -> tuple[str, str, tuple[Diagnostic, ...]]:
    """The cleaned text in the bytes of a file, the encoding taken, and what should be said about both.

    Args:
        data: the bytes.
        name: the file's name, for messages.
        encoding: taken instead of looking, if given.
        report: whether the text is to be a report, and no longer than one.

    Raises:
        InputError: it is a binary file, or too long for a report.
        EncodingError: no encoding fits.
    """
    if encoding is None:
        _refuse_binary(data, name)
    decoded = decode(data, name, encoding)
    if report:
        check_length(len(decoded.text), name)
    text, notes = clean(decoded.text, keep_tabs=report)
    return text, decoded.encoding, (*_encoding_notes(decoded, name), *notes)


def _refuse_binary(data: bytes, name: str) -> None:
    sniffed = sniff(data)
    if sniffed in ("pdf", "docx"):
        raise InputError(
            message(
                "{name}: this is {kind}, not {expected}; give it the right suffix, or use --from {format}",
                name=name,
                kind=KINDS[sniffed],
                expected=KINDS[NAME],
                format=sniffed,
            )
        )
    kind = other_kind(data)
    if kind:
        raise InputError(
            message(
                "{name}: this is {kind}, not plain text; save its text as .txt (UTF-8) first",
                name=name,
                kind=kind,
            )
        )
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    if marked or data.count(b"\0") <= _NULS_ALLOWED * len(data):
        return
    if not unmarked_wide(data) and not _looks_wide(data):
        raise InputError(
            about(
                name,
                message(
                    "this is a binary file, not plain text; save its text as .txt (UTF-8) first, or name its "
                    "encoding with --encoding"
                ),
            )
        )


def _looks_wide(data: bytes) -> bool:
    """Whether every NUL is half of a UTF-16 character of plain ASCII, on the same side throughout."""
    head = data[: 4096 & ~1]
    halves = head[0::2], head[1::2]
    for nuls, others in (halves, halves[::-1]):
        letters = [other for nul, other in zip(nuls, others, strict=False) if nul == 0]
        if letters and 0 not in others:
            return all(letter in b"\t\r\n" or 0x20 <= letter < 0x7F for letter in letters)
    return False


def _encoding_notes(decoded: Decoded, name: str) -> tuple[Diagnostic, ...]:
    if decoded.notes:
        return tuple(Diagnostic("encoding-mixed", about(name, note)) for note in decoded.notes)
    if not decoded.sure:
        return (Diagnostic("encoding-guessed", about(name, doubt(decoded))),)
    if decoded.encoding == "utf-8":
        return ()
    told = message("{name}: read as {encoding}", name=name, encoding=display_name(decoded.encoding))
    return (Diagnostic("encoding", told, "info"),)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    line: int
    furniture: bool = False
    row: PlainRow | None = None


def _paragraphs(text: str) -> list[_Paragraph]:
    """The paragraphs of a text, and the rows of its tables; marks of pages inside one come after it."""
    unpaged = without_page_marks(text.split("\n"))
    tables = plain_tables([each.text for each in unpaged.lines])
    lines = [
        Joined("" if place in tables else each.text.replace("\t", " "), each.line)
        for place, each in enumerate(unpaged.lines)
    ]
    joined = whole_lines(joined_lines(lines, unpaged.cut))
    made = [_Paragraph(each.text, each.line) for each in joined]
    made += [
        _Paragraph("\t".join(row.cells), unpaged.lines[place].line, row=row)
        for place, row in tables.items()
        if row is not None and any(row.cells)
    ]
    made += [_Paragraph(each.text, each.line, furniture=True) for each in unpaged.marks]
    return sorted(made, key=lambda paragraph: paragraph.line) if unpaged.marks or tables else made


def _blocks(lines: Sequence[_Paragraph]) -> tuple[tuple[Block, ...], list[int]]:
    """The blocks, and the numbers of lines that end inside a number which the next one goes on with."""
    blocks: list[Block] = []
    cut: list[int] = []
    start = 0
    for line in lines:
        bare = line.text.strip()
        if line.row is not None:
            blocks.append(_row(line, line.row, start))
        elif bare:
            first = start + line.text.index(bare)
            last = blocks[-1] if blocks else None
            is_cut = last is not None and line.line == last.line + 1 and cuts_number(last.text, bare)
            hint = Hint("furniture") if line.furniture else Hint(cut=True) if is_cut else PLAIN
            if is_cut:
                cut.append(line.line - 1)
            blocks.append(Block(bare, Span(first, first + len(bare)), line.line, hint))
        start += len(line.text) + 1
    return tuple(blocks), cut


def _cut_notes(cut: Sequence[int], name: str) -> tuple[Diagnostic, ...]:
    if not cut:
        return ()
    told = message(
        "{name}: a number is cut at the end of these lines and is not read: {lines}; join the lines",
        name=name,
        lines=some(cut),
    )
    return (Diagnostic("number-cut", told),)


def _row(line: _Paragraph, row: PlainRow, start: int) -> Block:
    """A row of a table as a block, its cells with a tab between any two."""
    spans, at = [], start
    for cell in row.cells:
        spans.append(Span(at, at + len(cell)))
        at += len(cell) + 1
    hint = Hint(row=SourceRow(row.table, row.number, tuple(spans)))
    return Block(line.text, Span(start, start + len(line.text)), line.line, hint)
