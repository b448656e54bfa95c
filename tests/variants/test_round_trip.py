"""There and back: a Simplified text comes back from Traditional as it was, but for places on the review list."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import Variant
from converter.variants import convert_text, plain
from converter.variants.doubts import doubts

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT.parent / "shared" / "extraction" / "gold").glob("*.txt"))
REPORTS = GOLD or [ROOT / "seeds" / "qingdao-psb-2016h1.txt"]


@cache
def simplified(path: Path) -> tuple[str, ...]:
    return tuple(line for line in plain(path.read_text("utf-8"), "cn").split("\n") if line.strip())


def changed(line: str, variant: Variant) -> set[str]:
    """What comes back otherwise and is not on the review list of the way there."""
    there = convert_text(line, variant, source="Hans")
    back = convert_text(there.text, "cn", source="Hant")
    assert len(back.text) == len(line)
    listed = {
        place for doubt in doubts(there, variant, "Hans") for place in range(doubt.span.start, doubt.span.end)
    }
    return {
        f"{line[place]} → {there.outputs[place]} → {char}"
        for place, char in enumerate(back.text)
        if char != line[place] and place not in listed
    }


@pytest.mark.parametrize("variant", ["tw", "hk"])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_line_of_a_report_comes_back(path: Path, variant: Variant) -> None:
    assert set().union(*(changed(line, variant) for line in simplified(path))) == set()


@given(st.data(), st.sampled_from(["tw", "hk"]))
def test_any_part_of_a_line_comes_back(data: st.DataObject, variant: Variant) -> None:
    line = data.draw(st.sampled_from([line for path in REPORTS for line in simplified(path)]))
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, min(len(line), start + 120)))
    assert changed(line[start:end], variant) == set()
