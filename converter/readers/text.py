"""Plain text: every line that is not blank is a block, unless lines are broken for a page's width."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from converter.errors import InputError
from converter.model import Block, Diagnostic, Document, Source, Span
from converter.readers.cleaning import clean
from converter.readers.encoding import Decoded, decode, display_name, doubt, unmarked_wide
from converter.readers.limits import check_length
from converter.readers.sniffing import KINDS, other_kind, sniff
from converter.readers.spacing import without_spacing
from converter.readers.wrapping import Joined, joined_lines

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
        raise InputError(f"{name}: the file is empty; there is nothing to convert")
    text, taken, notes = plain_text(data, name, encoding, report=True)
    lines = joined_lines(without_spacing(text))
    blocks = _blocks(lines)
    if not blocks:
        raise InputError(f"{name}: the file holds white space only; there is nothing to convert")
    source = Source(name, NAME, hashlib.sha256(data).hexdigest(), display_name(taken))
    return Document(source, "\n".join(line.text for line in lines), blocks, notes)


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
    text, notes = clean(decoded.text)
    return text, decoded.encoding, (*_encoding_notes(decoded, name), *notes)


def _refuse_binary(data: bytes, name: str) -> None:
    sniffed = sniff(data)
    if sniffed in ("pdf", "docx"):
        raise InputError(
            f"{name}: this is {KINDS[sniffed]}, not plain text; give it the right suffix, or use "
            f"--from {sniffed}"
        )
    kind = other_kind(data)
    if kind:
        raise InputError(f"{name}: this is {kind}, not plain text; save its text as .txt (UTF-8) first")
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    if marked or data.count(b"\0") <= _NULS_ALLOWED * len(data):
        return
    if not unmarked_wide(data) and not _looks_wide(data):
        raise InputError(
            f"{name}: this is a binary file, not plain text; save its text as .txt (UTF-8) first, or name "
            "its encoding with --encoding"
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
    if not decoded.sure:
        return (Diagnostic("encoding-guessed", f"{name}: {doubt(decoded)}"),)
    if decoded.encoding == "utf-8":
        return ()
    return (Diagnostic("encoding", f"{name}: read as {display_name(decoded.encoding)}", "info"),)


def _blocks(lines: Sequence[Joined]) -> tuple[Block, ...]:
    blocks = []
    start = 0
    for line in lines:
        bare = line.text.strip()
        if bare:
            first = start + line.text.index(bare)
            blocks.append(Block(bare, Span(first, first + len(bare)), line.line))
        start += len(line.text) + 1
    return tuple(blocks)
