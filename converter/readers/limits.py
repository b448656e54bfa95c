"""How large an input may be: far beyond every real report, and no further than a laptop can bear."""

from __future__ import annotations

from converter.errors import InputError
from converter.messages import message

BYTES = 64 * 1024 * 1024
"""Largest file; it holds pictures too."""
CHARACTERS = 1_000_000
"""Longest text; the longest real reports have some hundred thousand characters."""


def check_length(length: int, name: str) -> None:
    """Refuse a text that no report is as long as.

    Args:
        length: in characters.
        name: the file's name, for the message.

    Raises:
        InputError: it is longer than the limit.
    """
    if length > CHARACTERS:
        raise InputError(
            message(
                "{name}: its text has {length:,} characters, more than the {most:,} of the longest report; "
                "split it into one report a file",
                name=name,
                length=length,
                most=CHARACTERS,
            )
        )
