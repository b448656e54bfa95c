"""Where a name may be cut: between the words of the text, never inside one."""

from __future__ import annotations

from converter.lexicon.lattice import is_inside_word
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
