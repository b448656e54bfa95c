"""Spaces that a page's typesetting put between all characters, as in some yearbooks, taken out again."""

from __future__ import annotations

from converter.lexicon import HAN
from converter.lexicon.patterns import later

_MARKS = "，。、；：！？（）「」『』“”《》〈〉%％"
_ANY = f"{HAN}{_MARKS}0-9.,"
_APART = later(f"[{_ANY}][ \u3000](?=[{_ANY}])")
_TOGETHER = later(f"[{HAN}](?=[{_ANY}])|[0-9{_MARKS}](?=[{HAN}])")
_SPACE = later(rf"(?<=[{HAN}{_MARKS}])[ \u3000](?![ \u3000])|(?<![ \u3000])[ \u3000](?=[{HAN}{_MARKS}])")
_DIGIT_SPACE = later(r"(?<=[0-9.,])[ \u3000](?=[0-9.,])")
_DIGITS = later("[0-9]{2}")
_WRITTEN = later(f"[0-9{_MARKS}]")
_FEWEST = 6
_MOSTLY = 3
"""Times as many characters stand apart as together in a line that is set apart."""
_SHARE = 0.3
"""Of a text's length: from here on the whole text is set apart, and its other lines by halves."""


def without_spacing(text: str) -> str:
    """`text` without the spaces between its characters, line by line, where most of them stand apart.

    Spaces between figures stay (`8 400`) unless every digit stands apart; wider gaps stay everywhere.
    """
    lines = text.split("\n")
    spaced = [_is_spaced(line) for line in lines]
    if not any(spaced):
        return text
    whole = sum(len(line) for line, apart in zip(lines, spaced, strict=True) if apart) >= _SHARE * len(text)
    return "\n".join(
        _closed_up(line) if apart or (whole and _is_partly_spaced(line)) else line
        for line, apart in zip(lines, spaced, strict=True)
    )


def _is_spaced(line: str) -> bool:
    apart = len(_APART.findall(line.strip()))
    if apart < _FEWEST or not _WRITTEN.search(line):
        return False
    return apart >= _MOSTLY * len(_TOGETHER.findall(line))


def _is_partly_spaced(line: str) -> bool:
    apart = len(_APART.findall(line.strip()))
    return apart > 0 and 2 * apart >= len(_TOGETHER.findall(line))


def _closed_up(line: str) -> str:
    bare = line.strip()
    if not _DIGITS.search(bare):
        bare = _DIGIT_SPACE.sub("", bare)
    indent = line[: len(line) - len(line.lstrip())]
    return indent + _SPACE.sub("", bare)
