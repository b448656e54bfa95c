"""The guard before everything else: one form of line end, NFC, no characters that do harm unseen."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from converter.model import Diagnostic

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls; NUL would cut the text short in some engines
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # unseen
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_PIECE = 64
_HEAP = re.compile(  # all that has marks to sort, by blocks
    "[\u0300-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e\ufe20-\ufe2f\U000101fd-\U0001e94a]{65,}"
)

_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The normalised source, and what had to be taken out of it.

    NFC, not NFKC: full-width figures and compatibility signs are the writer's own.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    removed = Counter(match.group() for match in _UNWANTED.finditer(text))
    text = _composed(_UNWANTED.sub("", text))
    return text, _reports(removed, text)


def _composed(text: str) -> str:
    """`text` in NFC.

    Sorting the marks on one letter takes the square of their number in time; where a hostile text heaps them
    up they are done piece by piece.
    """
    parts = []
    start = 0
    for match in _HEAP.finditer(text):
        parts.append(unicodedata.normalize("NFC", text[start : match.start()]))
        heap = match.group()
        parts += [unicodedata.normalize("NFC", heap[at : at + _PIECE]) for at in range(0, len(heap), _PIECE)]
        start = match.end()
    parts.append(unicodedata.normalize("NFC", text[start:]))
    return "".join(parts)


def one_line(text: str) -> str:
    """A title or a file's name fit to be shown: one line, nothing invisible, � for bytes that are no text."""
    text = _SURROGATES.sub("\ufffd", text)
    return _UNWANTED.sub("", _LINE_ENDS.sub(" ", text).replace("\t", " ").replace("\n", " "))


def _reports(removed: Counter[str], text: str) -> tuple[Diagnostic, ...]:
    found = []
    if removed:
        points = ", ".join(f"U+{ord(char):04X} ×{count}" for char, count in sorted(removed.items())[:8])
        more = ", …" if len(removed) > 8 else ""
        found.append(
            Diagnostic(
                "characters-removed", f"{removed.total()} invisible characters were left out: {points}{more}"
            )
        )
    lost = text.count("\ufffd")
    if lost:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        found.append(
            Diagnostic(
                "replacement-character", f"{lost} characters were lost before (U+FFFD, first in line {line})"
            )
        )
    return tuple(found)
