"""Lines of help and tables where characters are two columns wide and words have no spaces between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import category, east_asian_width

_PIECE: Final = re.compile(r"\s+|\[[^\[\]]{1,24}\]|\S")


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if _is_wide(char) else 1 for char in text)


def wrapped(text: str, room: int) -> list[str]:
    """The lines of a paragraph.

    Args:
        text: the paragraph.
        room: columns of a line; what cannot be broken goes beyond.
    """
    ends = [*breaks(text, room), len(text)]
    lines = [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]
    return [line for line in lines if line]


def breaks(text: str, room: int, *, fold: bool = False) -> list[int]:
    """Where in a line of text further lines begin.

    A line ends between words, and between characters that are two columns wide, but none begins with a
    closing mark (，。」）) or ends with an opening one.

    Args:
        text: one line.
        room: columns that there are.
        fold: whether what has no such place within the room is broken anywhere.
    """
    found, start, taken = [], 0, 0
    for piece in _unbreakable(text):
        width = columns(piece)
        if taken and taken + width > room and not piece.isspace():
            found.append(start)
            taken = 0
        if fold and width > room and not piece.isspace():
            inside = _folded(piece, room)
            found += [start + offset for offset in inside]
            width = columns(piece[inside[-1] :])
        start, taken = start + len(piece), taken + width
    return found


def _folded(piece: str, room: int) -> list[int]:
    """Where a piece that is too wide is broken."""
    found, taken = [], 0
    for offset, char in enumerate(piece):
        width = columns(char)
        if taken and taken + width > room:
            found.append(offset)
            taken = 0
        taken += width
    return found


def _unbreakable(text: str) -> Iterator[str]:
    """Spaces, and the pieces between which a line may end."""
    held = ""
    for piece in _PIECE.findall(text):
        if held and (piece.isspace() or held.isspace() or _may_part(held[-1], piece)):
            yield held
            held = ""
        held += piece
    if held:
        yield held


def _may_part(before: str, after: str) -> bool:
    if not (_is_wide(before) or _is_wide(after)):
        return False
    closes = category(after) in ("Pe", "Pf") or (_is_wide(after) and category(after) == "Po")
    return not closes and category(before) not in ("Ps", "Pi")


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in ("W", "F")
