"""No name of an indicator begins or ends inside a word, in any report here."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from reports import REPORTS, report_of

from converter.lexicon import fold, is_han
from converter.lexicon.lattice import border_margin
from converter.model import Indicator
from converter.parsing.figures.vocabulary import names


def shares_a_head(indicator: Indicator) -> bool:
    """Whether a name is made of several pieces: a head shared out of a list (第二、第三产业, 城乡)."""
    return any(one.end != other.start for one, other in pairwise(indicator.name_spans))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_no_name_is_cut_inside_a_word(path: Path) -> None:
    report = report_of(path)
    text = fold(report.text)
    cut = {}
    for indicator in report.indicators:
        if shares_a_head(indicator):
            continue
        for span in indicator.name_spans:
            for place in (span.start, span.end):
                inside = 0 < place < len(text) and is_han(text[place - 1]) and is_han(text[place])
                shared = names().paired.match(text, place - 1) is not None  # 城|乡低保标准
                if inside and not shared and border_margin(text, place) < 0:
                    cut[indicator.name] = f"{text[place - 4 : place]}|{text[place : place + 4]}"
    assert cut == {}
