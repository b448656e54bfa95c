"""Lines of help where characters are two columns wide and words have no spaces between them."""

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
        text: the paragraph; breaks between its words, and between characters that are two columns wide, but
            no line begins with a closing mark (，。」）) or ends with an opening one.
        room: columns of a line; what cannot be broken goes beyond.
    """
    lines, line, gap = [], "", ""
    for piece in _unbreakable(text):
        if piece.isspace():
            gap = " "
        elif not line:
            line, gap = piece, ""
        elif columns(line + gap + piece) <= room:
            line, gap = line + gap + piece, ""
        else:
            lines.append(line)
            line, gap = piece, ""
    return [*lines, line] if line else lines


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
