"""Marks that a mail program puts before the lines of a text that is passed on."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile("(?:[>＞][ \t]?)+")
_LEAST: Final = 3
"""Lines with a mark, at the least; they are most lines of the text, too."""


def without_quotation_marks(text: str) -> tuple[str, list[str]]:
    """A text without the marks before its lines, and these marks; as it is where few lines have one.

    >>> without_quotation_marks("> 一、治安\\n>\\n> > 立案12起。")
    ('一、治安\\n\\n立案12起。', ['>', '>', '> >'])
    """
    lines = text.split("\n")
    found = [_MARKS.match(line) for line in lines]
    marks = [match.group().strip() for match in found if match]
    if len(marks) < _LEAST or 2 * len(marks) <= sum(bool(line.strip()) for line in lines):
        return text, []
    bare = (line[match.end() :] if match else line for line, match in zip(lines, found, strict=True))
    return "\n".join(bare), marks
