"""Whether a text is Chinese at all: other languages of East Asia write Han characters too."""

from __future__ import annotations

import re

from converter.errors import InputError
from converter.lexicon import HAN

_HAN = re.compile(f"[{HAN}]")
_OTHERS = {
    "Japanese": re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]"),
    "Korean": re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]"),
}
"""Languages by their own letters: kana, hangul."""
_MUCH = 0.5
"""Letters for each Han character: official Japanese has about one, Chinese that quotes some far fewer."""

_LEAST = 4
"""Han characters of the shortest text that is converted."""


def check_chinese(text: str, name: str, encoding: str | None = None) -> None:
    """Nothing, where `text` is Chinese.

    Args:
        text: of the whole document.
        name: the file's name, for the message.
        encoding: of the file, where it is not settled by its format.

    Raises:
        InputError: it has no Han characters, or many letters of Japanese or Korean beside them.
    """
    han = _count(_HAN, text)
    if not han:
        raise InputError(f"{name}: there is no Chinese text in it; duizhao converts Chinese reports")
    for language, letters in _OTHERS.items():
        if _count(letters, text) > _MUCH * han:
            hint = " (if it is one, it was read in a wrong encoding: name the right one with --encoding)"
            raise InputError(
                f"{name}: its text is {language}, not Chinese; duizhao converts Chinese reports"
                + (hint if encoding else "")
            )


def check_enough(text: str, name: str) -> None:
    """Nothing, where `text` has enough of Chinese to be a report.

    Raises:
        InputError: it has fewer than four Han characters, which make no sentence.
    """
    han = _count(_HAN, text)
    if han < _LEAST:
        raise InputError(
            f"{name}: it has fewer than {_LEAST} Chinese characters ({han}), so it is no report; "
            "check that it is the right file"
        )


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
