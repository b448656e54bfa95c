"""No name, unit, bound, word of change or of aim begins or ends inside a word, in any report here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from reports import REPORTS, document_of

from converter.lexicon import fold, is_han
from converter.lexicon.lattice import border_margin
from converter.model import Indicator
from converter.parsing import parse
from converter.parsing.figures import drafts
from converter.parsing.figures.aims import aim_word, clauses
from converter.parsing.figures.gaps import Gap, read_gap
from converter.parsing.figures.vocabulary import names

ROOT = Path(__file__).parents[2]
GOLD = (ROOT.parent / "shared" / "extraction" / "gold").glob("*.txt")
"""Beside the project, where they are present."""
OWN = {path.stem for path in REPORTS}
EVERY_REPORT = [
    *(ROOT / "seeds").glob("*.txt"),
    *REPORTS,
    *sorted(path for path in GOLD if path.stem not in OWN),
]
EXCEPTIONS = {
    "a unit begins behind its number (2.1万|元)": ("[0-9〇一二三四五六七八九十百千万亿零余多几数]$", ""),
    "a word of change behind a year (2019年|少)": (r"[0-9]年$", ""),
    "each household behind households (126户|户均增收)": ("户$", "户均"),
    "an aim that is half of a compound (目标|值)": ("目标$", "值"),
}
"""Where the list of words is mistaken: what stands before such a place, and behind it."""
SENTENCE = re.compile(r"[^。!?;\n]+")
Place = tuple[str, int]


def cuts(text: str, places: Iterator[Place]) -> dict[str, str]:
    """The places inside a word of a folded text, by what they are an end of."""
    found = {}
    for what, place in places:
        if not (0 < place < len(text) and is_han(text[place - 1]) and is_han(text[place])):
            continue
        named = any(
            re.search(before, text[:place][-8:]) and re.match(behind, text[place:])
            for before, behind in EXCEPTIONS.values()
        )
        if not named and border_margin(text, place) < 0:
            found[what] = f"{text[max(0, place - 4) : place]}|{text[place : place + 4]}"
    return found


def shares_a_head(indicator: Indicator) -> bool:
    """Whether a name is made of several pieces: a head shared out of a list (第二、第三产业, 城乡)."""
    return any(one.end != other.start for one, other in pairwise(indicator.name_spans))


def ends_of(indicator: Indicator, text: str) -> Iterator[Place]:
    """Both ends of what an indicator is read from: its name, unit, number with bound, scope and period."""
    spans = [indicator.unit_span, indicator.written.span]
    spans += [each.span for each in (indicator.scope, indicator.period) if each is not None]
    for span in spans:
        if span is not None:
            yield from ((f"{span.of(text)} of {indicator.name}", at) for at in (span.start, span.end))
    if not shares_a_head(indicator):
        for span in indicator.name_spans:
            for place in (span.start, span.end):
                if names().paired.match(text, place - 1) is None:  # 城|乡低保标准
                    yield indicator.name, place


def words_of_aim(text: str) -> Iterator[Place]:
    for sentence in SENTENCE.finditer(text):
        own = sentence.group()
        for start, end in clauses(own):
            word = aim_word(own, start, end)
            if word is not None:
                yield from ((word.group(), sentence.start() + place) for place in word.span())


@pytest.mark.parametrize("path", EVERY_REPORT, ids=lambda path: path.stem)
def test_nothing_is_cut_inside_a_word(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gaps: list[tuple[str, Gap]] = []

    def spy(text: str, *args: int, **more: object) -> Gap:
        gap = read_gap(text, *args, **more)  # type: ignore[arg-type]
        gaps.append((text, gap))
        return gap

    monkeypatch.setattr(drafts, "read_gap", spy)
    report = parse(document_of(path))
    text = fold(report.text)
    cut = cuts(text, (end for indicator in report.indicators for end in ends_of(indicator, text)))
    cut |= cuts(text, words_of_aim(text))
    for sentence, gap in gaps:
        cut |= cuts(sentence, ((gap.word, place) for place in gap.word_span or ()))
    assert cut == {}


@pytest.mark.parametrize(
    "marked", ["有|机茶园", "附|近30米", "同比现|代农业", "以|前年度", "安|全村", "2019年少|年"]
)
def test_a_cut_is_seen(marked: str) -> None:
    text, place = marked.replace("|", ""), marked.index("|")
    assert cuts(text, iter([("", place)])) == {"": marked[max(0, place - 4) : place + 5]}
