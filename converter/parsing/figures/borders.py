"""Where a name may be cut: between the words of the text, never inside one."""

from __future__ import annotations

from converter.lexicon.lattice import is_inside_word, tag_of, words
from converter.parsing.figures.vocabulary import names

_LONGEST = 4
"""Characters of the longest word that is listed for names."""


def may_cut(text: str, place: int) -> bool:
    """Whether a name of the folded `text` may begin or end at `place`."""
    if is_inside_word(text, place):
        return False
    near = max(0, place - _LONGEST + 1)
    found = names().whole.finditer(text, near, place + _LONGEST - 1)
    return not any(word.start() < place < word.end() for word in found)


def leading_nouns(text: str, start: int, end: int) -> int:
    """Where the nouns that a stretch begins with end; `start` if it begins with something else.

    乡镇企业|异军突起.
    """
    place = start
    for word in words(text[start:end]):
        if (tag_of(word) or "") not in _NOUN:
            break
        place += len(word)
    return place


_NOUN = frozenset("nRSTjbg")
