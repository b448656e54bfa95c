"""Sentences of a summary compared with one another: it says the report's words in several places."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from converter.lexicon import split_sentences
from converter.readers.labels import OPENING

_SPACE: Final = re.compile(r"\s+")
_ALIKE: Final = 0.8
_LONGEST_COMPARED: Final = 500
_SHOWN: Final = 20


def sentences(text: str) -> list[str]:
    """A text cut at the marks that end sentences and their halves."""
    return list(split_sentences(text, halves=True, quotes_hold=False))


def bare(text: str) -> str:
    """A text without white space, to be compared."""
    return _SPACE.sub("", text)


def says(shown: str, sentence: str) -> bool:
    """Whether a sentence stands in a bare text, under its number or under another."""
    text = bare(sentence)
    label = OPENING.match(text)
    return text in shown or (label is not None and len(text) > label.end() and text[label.end() :] in shown)


def alike(one: str, other: str) -> bool:
    """Whether two sentences are one that was changed."""
    if max(len(one), len(other)) > _LONGEST_COMPARED:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def short(text: str) -> str:
    """The opening of a text, to be named in a message."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
