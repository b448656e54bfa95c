"""What is said of what cannot be understood in a summary, with its place there."""

from __future__ import annotations

from typing import Final

from converter.messages import message

NO_PLACE: Final = message("its place in the report cannot be named")


def unread(where: str, name: str, what: str) -> str:
    """One line: the place in the summary, what stands there, and what is wrong with it."""
    return message("{where}: {name}: {what}", where=where, name=name, what=what)
