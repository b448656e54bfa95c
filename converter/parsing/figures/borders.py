"""Where a name may be cut: between the words of the text, never inside one."""

from __future__ import annotations

import re
from itertools import accumulate

from converter.lexicon.lattice import is_inside_word, tag_of, words
from converter.parsing.figures.grammar import named
from converter.parsing.figures.vocabulary import changes, names

_LONGEST = 4
"""Characters of the longest word that is listed for names."""


_OF_GOVERNMENT = named("borders.of_government")


def may_cut(text: str, place: int) -> bool:
    """Whether a name of the folded `text` may begin or end at `place`."""
    if is_inside_word(text, place):
        return _OF_GOVERNMENT.match(text, place) is not None
    if text[place - 1 : place + 1] not in names().pairs:
        return True
    near = max(0, place - _LONGEST + 1)
    found = names().whole.finditer(text, near, place + _LONGEST - 1)
    return not any(word.start() < place < word.end() for word in found)


def _of_measure(word: str) -> bool:
    """Whether a word qualifies a measure: 营业 of 营业收入, PM2.5 of PM2.5浓度."""
    return word in names().of_measure or (word.isascii() and not word.isspace())


def leading_nouns(text: str, start: int, end: int) -> int:
    """Where the nouns that a stretch begins with end; `start` if it begins with something else.

    乡镇企业|异军突起.
    """
    place = start
    for word in words(text[start:end]):
        hotline = place == start and word.isdecimal()  # 12345|热线
        if not hotline and (tag_of(word) or "") not in _NOUN:
            break
        place += len(word)
    return place


def without_brackets(text: str) -> str:
    """A text as long, what stands in brackets blotted out: what parts a list does not do so inside them."""
    return _BRACKETS.sub(lambda bracket: "□" * len(bracket.group()), text)


def before_measure(text: str, start: int, end: int) -> int:
    """Where the measure begins that things just counted are measured by; 0 if none does.

    16条|重点产业链|营业收入增长12.3%.
    """
    if _LIST.search(without_brackets(text[start:end])):
        return 0
    tail = _TAIL.search(text, start + 2, end)
    if tail is not None:
        return tail.start()
    has = _HAS.search(text, start + 2, end)
    if has is not None:
        return has.start()
    found = names().measure.finditer(text, start, end)
    heads = [head for head in found if may_cut(text, head.end()) or _SUMMED.match(text, head.end(), end)]
    place = heads[0].start() if heads else _rate_at(text, start, end)
    if not place or _OWED.search(text, start, place):
        return 0
    borders = [start, *(start + size for size in accumulate(map(len, words(text[start:place]))))]
    counted = next((border for border in borders[1:] if _BODIES.search(text, start, border)), None)
    if counted is not None and counted < borders[-1]:
        return counted
    while len(borders) > 2 and _of_measure(text[borders[-2] : borders[-1]]):
        borders.pop()
    return borders[-1] if borders[-1] - start >= 2 else 0


def _rate_at(text: str, start: int, end: int) -> int:
    """Where the rate begins that a stretch states: 床位|入住率|为; 0 if it states none."""
    place = start
    for word in words(text[start:end]):
        if _RATE.fullmatch(word) is not None:
            stated = _LASTING.sub("", text[place + len(word) : end])
            return place if changes().copula.fullmatch(stated) or not stated else 0
        place += len(word)
    return 0


_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LIST = named("borders.list")
_TAIL, _LASTING = named("borders.tail"), named("borders.lasting")
"""4条|干渠|总长|21.66公里."""
_SUMMED = named("borders.summed")
"""17个|村集体经济|收入合计."""
_HAS = named("borders.has")
_OWED = named("borders.owed")
"""2个|部门应缴未缴罚没收入."""
_RATE = named("borders.rate")
_BODIES = named("borders.bodies")
"""11个街市|共有档位1842个."""
_NOUN = frozenset("nRSTjbg")
