"""Which encoding the bytes of a Chinese text are in, and how sure that is.

UTF-8 and byte order marks prove themselves. Where they are absent, the legacy encodings decode almost any
bytes to *something*, so each candidate is judged by what comes out: about half the characters of real Chinese
are among its few hundred commonest, and next to none are where bytes were decoded wrongly.
"""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from converter.errors import EncodingError

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


def display_name(encoding: str) -> str:
    """The name of an encoding as people write it."""
    return NAMES.get(encoding, encoding)


def doubt(decoded: Decoded) -> str:
    """What people are told of an encoding that is not settled."""
    other = f" (or {display_name(decoded.rival)})" if decoded.rival else ""
    why = "its bytes do not settle it"
    if decoded.odd_line is not None:
        why = f"a character in line {decoded.odd_line} makes that doubtful"
    taken = display_name(decoded.encoding)
    return f"read as {taken}{other}, but {why}; check the text, or use --encoding"


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of `data`.

    Args:
        data: the bytes of a whole file.
        name: the file's name, for messages.
        encoding: taken instead of looking, if given.

    Raises:
        EncodingError: the bytes are no text in the encoding given, or in any that is known here.
    """
    if encoding is not None:
        return Decoded(_decode_as(data, name, encoding), encoding, sure=True)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_decode_as(data[len(mark) :], name, marked), marked, sure=True)
    if wide := unmarked_wide(data):
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError as error:
        return _best_candidate(data, name, error)


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


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise EncodingError(
            f"{name}: there is no encoding named {encoding!r}; try utf-8, gb18030, big5hkscs or utf-16"
        ) from None
    except (UnicodeDecodeError, ValueError) as error:
        where = f" at byte {error.start + 1}" if isinstance(error, UnicodeDecodeError) else ""
        raise EncodingError(
            f"{name}: not {display_name(encoding)}{where}; leave out --encoding, or name another one"
        ) from None


def _best_candidate(data: bytes, name: str, utf8_error: UnicodeDecodeError) -> Decoded:
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
        rivals = [(s, e) for s, e in ranked if e != encoding]
        rival_score, rival = rivals[0] if rivals else (0.0, None)
        clear = score - rival_score >= CLEAR_LEAD and _chinese_characters(text) >= _ENOUGH
        odd = _odd_line(text)
        return Decoded(text, encoding, clear and odd is None, None if clear else rival, odd)
    line = data.count(b"\n", 0, utf8_error.start) + 1
    raise EncodingError(
        f"{name}: its bytes are no text in UTF-8 (line {line}, byte {utf8_error.start + 1}), GB18030, Big5 "
        "or UTF-16; if you know the encoding, name it with --encoding"
    )


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
    text = (files("converter.readers") / "data" / "common.txt").read_text(encoding="utf-8")
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
    return sum(char >= "㐀" for char in text[:_SAMPLE])
