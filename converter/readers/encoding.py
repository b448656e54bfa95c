"""Which encoding the bytes of a Chinese text are in, and how sure that is.

UTF-8 and byte order marks prove themselves. Where they are absent, the legacy encodings decode almost any
bytes to *something*, so each candidate is judged by what comes out: about half the characters of real Chinese
are among its few hundred commonest, and next to none are where bytes were decoded wrongly.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from converter.assets import package_folder
from converter.errors import EncodingError
from converter.lexicon.characters import is_han
from converter.messages import about, message
from converter.readers.strays import mended

CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5hkscs": "Big5-HKSCS",
    "utf-16-le": "UTF-16 (little-endian)",
    "utf-16-be": "UTF-16 (big-endian)",
    "utf-32-le": "UTF-32 (little-endian)",
    "utf-32-be": "UTF-32 (big-endian)",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_CHARSETS = frozenset(
    (
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
    )
)
"""Codecs of Python that no file of text is in."""
_NEARLY = 50
"""Characters for each one that is lost, at least, in a text that is damaged and not in another encoding."""
_SAMPLE = 64 * 1024
_PLAUSIBLE = 0.25
CLEAR_LEAD = 0.15
"""How much more plausible than the next the right encoding is."""
_ENOUGH = 20
"""Fewer Chinese characters than this prove nothing."""


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    sure: bool
    """Whether the bytes themselves settle the encoding."""
    rival: str | None = None
    """The next best encoding where it is not settled."""
    odd_line: int | None = None
    """First line with a character that no Chinese text has, where the encoding is not settled by that."""
    notes: tuple[str, ...] = ()
    """What should be said of how the bytes were read."""


def display_name(encoding: str) -> str:
    """The name of an encoding as people write it."""
    return NAMES.get(encoding, encoding)


def doubt(decoded: Decoded) -> str:
    """What people are to know of an encoding that is not settled."""
    taken = display_name(decoded.encoding)
    if decoded.rival:
        taken = message("{encoding} (or {other})", encoding=taken, other=display_name(decoded.rival))
    if decoded.odd_line is None:
        return message(
            "read as {encoding}, but its bytes do not settle it; check the text, or use --encoding",
            encoding=taken,
        )
    return message(
        "read as {encoding}, but a character in line {line} makes that doubtful; check the text, or use "
        "--encoding",
        encoding=taken,
        line=decoded.odd_line,
    )


def text_codec(encoding: str) -> tuple[str, str]:
    """The codec that `--encoding` names, and how it takes bytes that are not text in it.

    Args:
        encoding: `gb18030`, or `gb18030:replace` to read � where a byte is not text.

    Raises:
        EncodingError: there is no such encoding, or it is none of text.
    """
    name, colon, errors = encoding.partition(":")
    try:
        " ".encode(name)  # unlike `codecs.lookup` refuses what is not an encoding of text, such as hex
        known = codecs.lookup(name).name not in _NO_CHARSETS
    except (LookupError, ValueError):
        known = False
    if not known or (colon and errors != "replace"):
        raise EncodingError(
            message(
                "there is no encoding named {encoding!r}; try utf-8, gb18030, big5hkscs or utf-16, or "
                "gb18030:replace to read \ufffd where a byte is not text in it",
                encoding=encoding[:40],
            )
        )
    return name, errors or "strict"


def decode(data: bytes, name: str, encoding: str | None = None, *, is_input: bool = True) -> Decoded:
    """The text of `data`.

    Args:
        data: the bytes of a whole file.
        name: the file's name, for messages.
        encoding: taken instead of looking, if given; see `text_codec`.
        is_input: whether `--encoding` says something of this file, so that a message may name it.

    Raises:
        EncodingError: the bytes are not text in the encoding given, or in any that is known here.
    """
    if encoding is not None:
        return _as_asked(data, name, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _as_marked(data, name, marked, len(mark), is_input=is_input)
    if wide := unmarked_wide(data):
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError as error:
        return _best_candidate(data, name, error, is_input=is_input)


def _as_asked(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        codec, errors = text_codec(encoding)
    except EncodingError as error:
        raise EncodingError(about(name, str(error))) from None
    for mark, marked in _MARKS:
        if codec.lower().replace("_", "-") in (marked, "utf8") and data.startswith(mark):
            data = data[len(mark) :]
    try:
        return Decoded(data.decode(codec, errors), codec, sure=True)
    except (UnicodeDecodeError, ValueError) as error:
        raise EncodingError(about(name, _not_as_asked(data, codec, error))) from None


def _as_marked(data: bytes, name: str, marked: str, start: int, *, is_input: bool) -> Decoded:
    """Text after a byte order mark, from `start`; a mark of UTF-8 before GB18030 is a program's mistake."""
    try:
        return Decoded(data[start:].decode(marked), marked, sure=True)
    except UnicodeDecodeError as error:
        if marked == "utf-8":
            found = _best_candidate(data[start:], name, error, is_input=is_input)
            note = message(
                "it begins with the mark of UTF-8, but is in {encoding}; read as that",
                encoding=display_name(found.encoding),
            )
            return replace(found, notes=(note, *found.notes))
        place = _place(data, error)
        raise EncodingError(about(name, _not_as_marked(marked, place, is_input=is_input))) from None


def _not_as_asked(data: bytes, codec: str, error: Exception) -> str:
    if not isinstance(error, UnicodeDecodeError):
        return message(
            "not {encoding}; leave out --encoding, name another, or use --encoding {codec}:replace to read "
            "\ufffd there",
            encoding=display_name(codec),
            codec=codec,
        )
    return message(
        "not {encoding} ({place}); leave out --encoding, name another, or use --encoding {codec}:replace to "
        "read \ufffd there",
        encoding=display_name(codec),
        codec=codec,
        place=_place(data, error),
    )


def _not_as_marked(marked: str, place: str, *, is_input: bool) -> str:
    if not is_input:
        return message(
            "it begins with the mark of {encoding}, but is not in it ({place}); save it as UTF-8",
            encoding=display_name(marked),
            place=place,
        )
    return message(
        "it begins with the mark of {encoding}, but is not in it ({place}); get it again, or use --encoding "
        "{codec}:replace",
        encoding=display_name(marked),
        place=place,
        codec=marked,
    )


def _place(data: bytes, error: UnicodeDecodeError) -> str:
    """Where a byte is not text: its line and its place in the file."""
    at = error.start
    return message(
        "byte 0x{byte:02X} in line {line}, at byte {at}",
        byte=data[at],
        line=data.count(b"\n", 0, at) + 1,
        at=at + 1,
    )


def unmarked_wide(data: bytes) -> Decoded | None:
    """`data` as UTF-16 without its mark, where NUL bytes ask for that and Chinese comes out.

    Digits, line ends and characters such as 一 (U+4E00) have NUL bytes in UTF-16, which other text has not.
    """
    if b"\0" not in data or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = _sample(data, encoding)
        if "\0" in sample or plausibility(sample) < _PLAUSIBLE:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return Decoded(text, encoding, sure=_chinese_characters(text) >= _ENOUGH)
    return None


def _best_candidate(
    data: bytes, name: str, utf8_error: UnicodeDecodeError, *, is_input: bool = True
) -> Decoded:
    ranked = sorted(
        ((plausibility(text), encoding) for encoding in CANDIDATES if (text := _sample(data, encoding))),
        reverse=True,
    )
    for score, encoding in ranked:
        if score < _PLAUSIBLE:
            break
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and (found := _with_strays(data)):
            return found
        rivals = [(s, e) for s, e in ranked if e != encoding]
        rival_score, rival = rivals[0] if rivals else (0.0, None)
        clear = score - rival_score >= CLEAR_LEAD and _chinese_characters(text) >= _ENOUGH
        odd = _odd_line(text)
        return Decoded(text, encoding, clear and odd is None, None if clear else rival, odd)
    if found := _with_strays(data):
        return found
    raise EncodingError(about(name, _why_none(data, utf8_error, is_input=is_input)))


def _with_strays(data: bytes) -> Decoded | None:
    """`data` in GB18030 with single bytes of Windows code pages in it, read as they were meant."""
    found = mended(data)
    if found is None or plausibility(found.text[:_SAMPLE]) < _PLAUSIBLE:
        return None
    note = message(
        "single bytes of Windows code pages stand in its GB18030 and are read as what was meant: {strays}; "
        "first in line {line}",
        strays=[f"{char} ×{count}" for char, count in sorted(found.strays.items())],
        line=found.line,
    )
    return Decoded(found.text, "gb18030", sure=True, notes=(note,))


def _why_none(data: bytes, utf8_error: UnicodeDecodeError, *, is_input: bool) -> str:
    """What is said of bytes that fit no encoding: where a few of them only do not, where they stand."""
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        text = data.decode(encoding, "replace")
        nearly = text.count("\ufffd") <= 1 + len(text) // _NEARLY
        if nearly and plausibility(text[:_SAMPLE]) >= _PLAUSIBLE:
            error = _first_error(data, encoding)
            if error is not None:
                return _not_all(encoding, _place(data, error), is_input=is_input)
    place = {"line": data.count(b"\n", 0, utf8_error.start) + 1, "at": utf8_error.start + 1}
    if is_input:
        return message(
            "its bytes are not text in UTF-8 (line {line}, byte {at}), GB18030, Big5 or UTF-16; if you know "
            "the encoding, name it with --encoding",
            **place,
        )
    return message(
        "its bytes are not text in UTF-8 (line {line}, byte {at}), GB18030, Big5 or UTF-16; save it as UTF-8",
        **place,
    )


def _not_all(encoding: str, place: str, *, is_input: bool) -> str:
    if not is_input:
        return message(
            "not all of it is {encoding} ({place}); get the file again, or save it as UTF-8",
            encoding=display_name(encoding),
            place=place,
        )
    return message(
        "not all of it is {encoding} ({place}); get the file again, or use --encoding {codec}:replace to "
        "read \ufffd there",
        encoding=display_name(encoding),
        place=place,
        codec=encoding,
    )


def _first_error(data: bytes, encoding: str) -> UnicodeDecodeError | None:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error
    return None


def _odd_line(text: str) -> int | None:
    """First line with a character of private use, or none of Unicode: bytes of another encoding give such."""
    odd = {char for char in set(text) if unicodedata.category(char) in ("Co", "Cn")}
    first = next((place for place, char in enumerate(text) if char in odd), None) if odd else None
    return None if first is None else text.count("\n", 0, first) + 1


def _sample(data: bytes, encoding: str) -> str:
    """The beginning of `data`, decoded; nothing where it cannot be."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        return decoder.decode(data[:_SAMPLE], final=len(data) <= _SAMPLE)
    except UnicodeDecodeError:
        return ""


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    text = (package_folder("converter.readers") / "data" / "common.txt").read_text(encoding="utf-8")
    return frozenset(text) - {"\n"}


def plausibility(text: str) -> float:
    """How much `text` looks like Chinese: the share of common characters beside ASCII (0–1)."""
    rest = [
        char for char in text if char > "\x7f" and char not in "，。、；：？！“”‘’「」『』（）《》　·—…％"
    ]
    if not rest:
        return 0.0
    common = _common()
    return sum(char in common for char in rest) / len(rest)


def _chinese_characters(text: str) -> int:
    return sum(map(is_han, text[:_SAMPLE]))
