"""Whether a text is Chinese at all: other languages of East Asia write Han characters too."""

from __future__ import annotations

import re

from converter.errors import InputError
from converter.lexicon import HAN
from converter.messages import about, message

_HAN = re.compile(f"[{HAN}]")
_OTHERS = {
    message("Japanese"): re.compile("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]"),
    message("Korean"): re.compile("[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff]"),
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
        raise InputError(
            about(name, message("there is no Chinese text in it; duizhao converts Chinese reports"))
        )
    for language, letters in _OTHERS.items():
        if _count(letters, text) > _MUCH * han:
            raise InputError(about(name, _of_another(language, encoding)))


def check_enough(text: str, name: str) -> None:
    """Nothing, where `text` has enough of Chinese to be a report.

    Raises:
        InputError: it has fewer than four Han characters, which make no sentence.
    """
    han = _count(_HAN, text)
    if han < _LEAST:
        raise InputError(
            message(
                "{name}: it has fewer than {least} Chinese characters ({count}), so it is no report; check "
                "that it is the right file",
                name=name,
                least=_LEAST,
                count=han,
            )
        )


def _of_another(language: str, encoding: str | None) -> str:
    if encoding is None:
        return message(
            "its text is {language}, not Chinese; duizhao converts Chinese reports", language=language
        )
    return message(
        "its text is {language}, not Chinese; duizhao converts Chinese reports (if it is one, it was read in "
        "a wrong encoding: name the right one with --encoding)",
        language=language,
    )


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
