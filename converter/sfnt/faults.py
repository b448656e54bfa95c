"""What is said of a face whose file is broken."""

from __future__ import annotations

from converter.messages import message


def damaged(face: str) -> str:
    """What is said of a face that cannot be read to its end. `face`: its file, and its place in it."""
    return message("{face} is damaged or cut short", face=face)
