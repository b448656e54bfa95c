"""Spaces that a page's typesetting put between all characters, as in some yearbooks, taken out again."""

from __future__ import annotations

import re

from converter.lexicon import HAN

_WRITTEN = f"[{HAN}，。、；：！？（）「」『』“”《》%％]"
_APART = re.compile(f"[{HAN}] (?=[{HAN}])")
_TOGETHER = re.compile(f"[{HAN}](?=[{HAN}])")
_SPACE = re.compile(rf"(?<={_WRITTEN}) (?! )|(?<! ) (?={_WRITTEN})")
_FEWEST = 40


def without_spacing(text: str) -> str:
    """`text` without the spaces between its Chinese characters, where most of them stand apart.

    Spaces between figures stay (`8 400`), and so do those of a text that is not set apart throughout.
    """
    apart = len(_APART.findall(text))
    if apart < _FEWEST or apart < len(_TOGETHER.findall(text)):
        return text
    return _SPACE.sub("", text)
