"""Readers: bytes in, Document out; the registry of formats by name, suffix and content."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from converter.errors import InputError, UsageError, reason_of
from converter.messages import about, message
from converter.model import Diagnostic, Document
from converter.readers import text
from converter.readers.cleaning import one_line
from converter.readers.limits import BYTES
from converter.readers.sniffing import KINDS, sniff

LIMIT = BYTES
"""Largest input in bytes; the longest real reports are below 1 MB."""


@dataclass(frozen=True, slots=True)
class Reader:
    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, str | None], Document]
    """Bytes, name for messages, encoding or None."""


_OWN_ENCODING = ("docx", "pdf")
"""Formats that say themselves how their text is encoded."""
_TEXTS = ("text", "markdown")
"""What may hold anything: a page's source is text too."""


def _markdown(data: bytes, name: str, encoding: str | None) -> Document:
    from converter.readers.markdown import read_markdown

    return read_markdown(data, name, encoding)


def _html(data: bytes, name: str, encoding: str | None) -> Document:
    from converter.readers.html import read_html

    return read_html(data, name, encoding)


def _docx(data: bytes, name: str, encoding: str | None) -> Document:
    from converter.readers.docx import read_docx

    return read_docx(data, name, encoding)


def _pdf(data: bytes, name: str, encoding: str | None) -> Document:
    from converter.readers.pdf import read_pdf

    return read_pdf(data, name, encoding)


READERS = {
    reader.name: reader
    for reader in (
        Reader("text", text.SUFFIXES, text.read_text),
        Reader("markdown", (".md", ".markdown", ".mdown"), _markdown),
        Reader("html", (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht"), _html),
        Reader("pdf", (".pdf",), _pdf),
        Reader("docx", (".docx", ".docm", ".dotx"), _docx),
    )
}
"""By name. A reader's libraries are imported when it reads, not before."""


def read(
    source: Path | bytes, *, name: str | None = None, format: str | None = None, encoding: str | None = None
) -> Document:
    """The document in a file, or in bytes already at hand.

    Args:
        source: a path, or the bytes themselves.
        name: what messages and the colophon call bytes without a file.
        format: name of a reader, or one of its suffixes; else the suffix decides, then the content, and
            text is the rule.
        encoding: Python's name of the encoding; else it is found from the bytes.

    Raises:
        UsageError: there is no such format.
        InputError: the file is missing, a folder, too large, unreadable, or not what it says.
    """
    if isinstance(source, Path):
        data, name = load(source), source.name
    else:
        data, name = source, name or "-"
    reader = _reader(format, name, data)
    document = reader.read(data, one_line(name), encoding)
    if encoding is None or reader.name not in _OWN_ENCODING:
        return document
    unused = Diagnostic(
        "encoding-unused",
        about(
            document.source.name,
            message(
                "--encoding {encoding} is not used: {kind} says itself how its text is encoded",
                encoding=encoding,
                kind=KINDS[reader.name],
            ),
        ),
    )
    return replace(document, diagnostics=(*document.diagnostics, unused))


def read_plain(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The cleaned text in `data` as it stands, line by line, for work on text that need not be a report.

    Raises:
        InputError: it is a binary file, or of a format that is more than its text.
        EncodingError: no encoding fits.
    """
    expected = by_suffix(Path(name).suffix)
    kind = sniff(data)
    if expected is not None and kind not in ("pdf", "docx"):
        kind = expected.name  # a page's source may stand in a .txt
    if kind not in (None, *_TEXTS):
        assert kind is not None
        raise InputError(
            message(
                "{name}: this is {kind}; `duizhao text` reads plain text: use `duizhao convert` or "
                "`duizhao inspect` for it, or save its text as .txt",
                name=name,
                kind=KINDS[kind],
            )
        )
    decoded, _, notes = text.plain_text(data, name, encoding)
    return decoded, notes


def _reader(format: str | None, name: str, data: bytes) -> Reader:
    if format is not None:
        return named(format)
    expected = by_suffix(Path(name).suffix)
    by_content = sniff(data)
    if expected is None:
        return READERS[by_content or "text"]
    if by_content in (None, expected.name, "markdown") or (by_content == "html" and expected.name in _TEXTS):
        return expected
    assert by_content is not None
    raise InputError(
        message(
            "{name}: this is {kind}, not {expected}; give it the right suffix, or use --from {format}",
            name=name,
            kind=KINDS[by_content],
            expected=KINDS[expected.name],
            format=by_content,
        )
    )


def named(format: str) -> Reader:
    """The reader of this name, or of this suffix.

    Raises:
        UsageError: there is none.
    """
    reader = READERS.get(format.lower()) or by_suffix(f".{format}")
    if reader is None:
        raise UsageError(
            message(
                "there is no format named {format!r}; known: {known}", format=format, known=tuple(READERS)
            )
        )
    return reader


def by_suffix(suffix: str) -> Reader | None:
    """The reader of files with this suffix, which begins with a full stop."""
    return next((reader for reader in READERS.values() if suffix.lower() in reader.suffixes), None)


def load(path: Path, *, limit: int = LIMIT) -> bytes:
    """The bytes of a file, within the limit.

    Args:
        path: of the file.
        limit: in bytes; that of a report by default.

    Raises:
        InputError: it is missing, a folder, too large or may not be read.
    """
    try:
        if path.is_dir():
            if not os.access(path, os.R_OK | os.X_OK):
                raise InputError(
                    about(
                        path, message("you are not allowed to look into this folder; check its permissions")
                    )
                )
            raise InputError(about(path, message("this is a folder; name the report's file inside it")))
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise InputError(
            about(path, message("there is no such file; check the name and the folder"))
        ) from None
    except PermissionError:
        raise InputError(
            about(path, message("you are not allowed to read it; check the file's permissions"))
        ) from None
    except OSError as error:
        raise InputError(about(path, _unreadable(error))) from None
    return within_limit(data, str(path), limit)


def load_standard_input() -> bytes:
    """The bytes on standard input, within the limit.

    Raises:
        InputError: there is none, or too much.
    """
    if sys.stdin is None:
        raise InputError(
            about("-", message("standard input is closed; name a file, or give the report on standard input"))
        )
    try:
        data = sys.stdin.buffer.read(LIMIT + 1)
    except OSError as error:
        raise InputError(about("-", _unreadable(error))) from None
    return within_limit(data, "-")


def within_limit(data: bytes, name: str, limit: int = LIMIT) -> bytes:
    """`data`, if it is no larger than an input may be."""
    if len(data) > limit:
        raise InputError(
            message(
                "{name}: larger than {size} MB; split it into one report a file",
                name=name,
                size=limit // 2**20,
            )
        )
    return data


def _unreadable(error: OSError) -> str:
    return message("it cannot be read ({reason})", reason=reason_of(error))
