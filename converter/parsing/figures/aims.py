"""Aims and results, clause by clause: 计划投资900万元, 已完成投资720万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.lexicon.lattice import is_inside_word
from converter.parsing.figures.borders import leading_nouns
from converter.parsing.figures.vocabulary import aiming, deeds

Stretch = tuple[int, int]
_MARKS = re.compile(r"[,;:]")
_FIGURE = re.compile(r"\d")
_BRACKETED = re.compile(r"\([^()]{0,24}\)")


def aimed_stretches(text: str, *, aimed: bool) -> tuple[Stretch, ...]:
    """The stretches of a folded sentence that tell what is aimed at.

    A word of aim holds for its clause, and for the clauses behind it until one tells of a result. A weak
    one, 将, ends before a clause that has a subject and a deed of its own; 努力 holds for its clause alone.

    Args:
        text: the sentence.
        aimed: whether the words before it already tell of aims.
    """
    found: list[Stretch] = []
    carried, told = "strong" if aimed else "", -1
    for start, end in clauses(text):
        if text[end : end + 1] == ":" and (is_aim := _heads(text, start, end)) is not None:
            carried, told = "strong" if is_aim else "", start
            continue
        word = aim_word(text, start, end)
        opened = -1 if word is None else text.rfind("(", start, word.start())
        if word is not None and opened > text.rfind(")", start, word.start()):
            close = text.find(")", word.end())
            found.append((opened + 1, close if close >= 0 else end))
            continue
        if word is not None:
            goes_on = carried == "strong" and not tells_result(text, start, word.start())
            carried, told = _strength(text, word), start
            last = not carried and text[end : end + 1] == ";"  # goes on to no sentence behind it
            begin = start if goes_on else _begin(text, start, word.start())
            found.append((begin, end - 1 if last else end))
            continue
        weak = carried == "weak" and _own_deed(text, start, end)
        if carried and (weak or tells_result(text, start, end) or _came_so_far(text, told, start)):
            carried = ""
        if carried:
            found.append((start, end))
    return tuple(found)


def clauses(text: str) -> Iterator[Stretch]:
    """The clauses of a folded sentence; what stands in brackets parts none."""
    masked = _BRACKETED.sub(lambda match: "_" * len(match.group()), text)
    start = 0
    for mark in _MARKS.finditer(masked):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _heads(text: str, start: int, end: int) -> bool | None:
    """Whether what a colon heads is aimed at, 年度目标:, or came about, 实际完成:; None for neither."""
    if aiming().heads.fullmatch(text, start, end):
        return True
    return False if aiming().results.fullmatch(text, start, end) else None


def heads_aims(heading: str) -> bool:
    """Whether a folded heading says that what stands below it is aimed at: 安全生产目标."""
    return aiming().heads.fullmatch(heading.strip()) is not None


def opens_results(text: str) -> bool:
    """Whether a folded paragraph begins with what heads results: 实际完成:…"""
    end = text.find(":")
    return end >= 0 and aiming().results.fullmatch(text, 0, end) is not None


def aim_word(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first word of aim in a clause: not 完成年度计划, 未达目标, nor a purpose, 为确保…"""
    place = start
    while (word := aiming().aims.search(text, place, end)) is not None:
        purpose = aiming().purpose.search(text, start, word.start())
        measured = aiming().measured.search(text, start, word.start())
        cut = is_inside_word(text, word.start())  # 研|拟
        if not purpose and not measured and not cut and not aiming().done.match(text, word.start()):
            return word
        place = word.end()
    return None


def _begin(text: str, start: int, place: int) -> int:
    """What stands before 将 in its clause is aimed at as well: 800支将于明年启用; not over a 、."""
    return max(start, text.rfind("、", start, place) + 1)


def _strength(text: str, word: re.Match[str]) -> str:
    if aiming().own_clause.match(text, word.start()):
        return ""
    return "weak" if aiming().weak.match(word.group()) else "strong"


def tells_result(text: str, start: int, end: int) -> bool:
    """Whether a clause says what came about: 已建成, 累计, 截至9月."""
    return bool(aiming().reached.search(text, start, end))


def _came_so_far(text: str, told: int, start: int) -> bool:
    """力争年底前贯通, |上半年完成投资2亿元: a part of the year, behind an aim without a figure."""
    if told < 0 or aiming().so_far.match(text, start) is None:
        return False
    return not _FIGURE.search(aiming().times.sub("", text[told:start]))


def _own_deed(text: str, start: int, end: int) -> bool:
    """Whether a clause has a subject and a deed of its own: 小组受理案件72件."""
    joiner = aiming().joins.match(text, start, end)
    start = joiner.end() if joiner is not None else start  # 并|优化线路15条
    nouns = leading_nouns(text, start, end)
    return any(start < deed.start() for deed in deeds().finditer(text, start, min(end, nouns + 4)))
