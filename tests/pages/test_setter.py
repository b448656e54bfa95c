"""The compositor's setter: hanging lines, and things moved without loss."""

from __future__ import annotations

from array import array

import pytest

from converter.fonts import load_fonts
from converter.model import Variant
from converter.pages.layout import GlyphRun, Line, Link, Shape
from converter.pages.setter import TextSetter
from converter.styles import load_style

STYLE = load_style()
DESK = TextSetter(STYLE, load_fonts(STYLE))


@pytest.mark.parametrize("variant", ["tw", "hk", "cn"])
@pytest.mark.parametrize(("label", "ems"), [("二、", 2.0), ("（一）", 2.5), ("①　", 2.0), ("", 0.0)])
def test_lines_under_a_label_begin_where_its_text_does(variant: Variant, label: str, ems: float) -> None:
    hang = DESK.hang(label, variant, size=10)
    assert hang == pytest.approx(10 * ems)
    (line,) = DESK.lines(label + "公安", variant, size=10, measure=200)
    assert [x for run in line.runs for x in run.xs][len(label)] == pytest.approx(hang)


def test_what_is_moved_is_otherwise_the_same() -> None:
    run = GlyphRun("甲", "face", 10.0, 5.0, array("d", [1.0]), "#123456", "zh-Hans-CN", "乙", "target")
    line = Line("甲", (run,), 1.0, 5.0, 10.0, 30.0)
    link = Link(1.0, 2.0, 3.0, 4.0, "target", "alt")
    shape = Shape("rect", 1.0, 2.0, 3.0, 4.0, "#000000", "#ffffff", 0.5)
    for each in (run, line, link, shape):
        assert each.moved(0.0, 0.0) == each
    moved = line.moved(2.0, 7.0)
    assert (moved.x, moved.y, moved.following) == (3.0, 12.0, 32.0)
    assert (moved.runs[0].xs, moved.runs[0].y) == (array("d", [3.0]), 12.0)
