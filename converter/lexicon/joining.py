"""Lines that were broken for the width of a page, put together again."""

from __future__ import annotations


def join_lines(*lines: str) -> str:
    """The lines of one paragraph as one.

    A space stands only between words that need one: a number broken at the end of its line is one number
    (`25` and `0.3亿元`), and Chinese takes none.
    """
    joined: list[str] = []
    for line in lines:
        piece = line.strip() if joined else line.rstrip()
        if piece:
            if joined and _are_words(joined[-1][-1], piece[0]):
                joined.append(" ")
            joined.append(piece)
    return "".join(joined)


def _are_words(last: str, first: str) -> bool:
    letters = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
    return letters and not (last.isdigit() and first.isdigit())
