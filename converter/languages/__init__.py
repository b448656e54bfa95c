"""The languages that duizhao speaks: which one a person is told in, and the sentences of each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from converter.languages.catalogues import catalogue_of
from converter.languages.choosing import DEFAULT, LANGUAGES, Language, known_language, language_of_user
from converter.messages import Catalogue, said

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "Language",
    "known_language",
    "language_of_user",
    "speaking",
    "spoken",
    "tell",
    "translated",
]

_SPOKEN: Final[ContextVar[Language | None]] = ContextVar("spoken", default=None)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Within it `tell` tells in this language."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def spoken() -> Language | None:
    """The language that is told in; None where none was chosen, which is then English."""
    return _SPOKEN.get()


def tell(text: str) -> str:
    """`text` in the language that is spoken; what is no message stays as it is."""
    catalogue = _catalogue()
    return text if catalogue is None else said(text, catalogue)


def translated(sentence: str, plural: str | None = None, count: int = 1) -> str:
    """A sentence of the catalogues, its places left open, in the language that is spoken."""
    catalogue = _catalogue()
    if catalogue is None or not sentence:  # the empty one is the head of a catalogue
        return sentence if plural is None or count == 1 else plural
    return catalogue.gettext(sentence) if plural is None else catalogue.ngettext(sentence, plural, count)


def _catalogue() -> Catalogue | None:
    language = _SPOKEN.get()
    return None if language in (None, DEFAULT) else catalogue_of(language)
