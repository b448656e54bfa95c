"""What holds for every text: nothing lost, nothing beyond the measure, no prohibited start or end."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from converter.compose.glue import TORN
from converter.compose.options import LineOptions
from converter.compose.paragraph import Align, ComposedLine, Inline, compose
from converter.compose.segments import segments
from converter.fonts import load_fonts
from converter.model import Variant
from converter.pages.setter import TextSetter
from converter.styles import load_style, style_names

STYLE = load_style()
FONTS = load_fonts(STYLE)
SIZE: Final = 10.0
TOLERANCE: Final = 0.1

HAN: Final = "今年以來全市公安機關群眾安全感国际发展战略一二三萬亿年月人"
MARKS: Final = "，。、：；！？（）「」『』“”‘’《》【】·—…～/／–"
WESTERN: Final = "abcdefgGPSWTO0123456789.,%$+-:;()[]!?'\"/ "
PIECES: Final = [
    "——",
    "……",
    "1.5萬餘起",
    "2016年7月",
    "¥3,400.50",
    "36%",
    "GPS",
    "COVID-19",
    " ",
    "「『",
    "』」，",
    "H₂O",
    "¹",
    "[2]",
    "3月~5月",
]
NO_START: Final = frozenset("，。、：；！？）」』”’》】·～/／–¹%,.:;!?)]")
NO_END: Final = frozenset("（「『“‘《【([$¥")

texts = st.lists(
    st.one_of(
        st.text(HAN, min_size=1, max_size=12),
        st.text(MARKS, min_size=1, max_size=3),
        st.text(WESTERN, min_size=1, max_size=8),
        st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=30,
).map("".join)
any_texts = st.text(st.characters(codec="utf-8"), max_size=60)
variants: st.SearchStrategy[Variant] = st.sampled_from(("tw", "hk", "cn"))
measures = st.integers(1, 40).map(lambda ems: ems * SIZE)
MODERN: Final = STYLE.cjk
options: st.SearchStrategy[LineOptions] = st.sampled_from(
    (
        *(load_style(name).cjk for name in style_names()),
        dataclasses.replace(MODERN, latin_grid=True),
        dataclasses.replace(MODERN, prohibition="strict", squeeze_stops=True, line_end=("tw", "hk", "cn")),
        dataclasses.replace(MODERN, squeeze=False, adjacent=(), line_start=()),
    )
)
aligns: st.SearchStrategy[Align] = st.sampled_from(("justify", "left", "right", "center"))


def lines_of(
    text: str,
    variant: Variant,
    measure: float,
    indent: float = 0.0,
    align: Align = "justify",
    cjk: LineOptions = MODERN,
) -> tuple[ComposedLine, ...]:
    return compose(
        [Inline(text)],
        fonts=FONTS,
        variant=variant,
        size=SIZE,
        measure=measure,
        indent=indent,
        align=align,
        options=cjk,
    )


@given(texts, variants, measures, aligns, options)
def test_no_character_is_lost_doubled_or_moved(
    text: str, variant: Variant, measure: float, align: Align, cjk: LineOptions
) -> None:
    lines = lines_of(text, variant, measure, align=align, cjk=cjk)
    assert "".join(line.text for line in lines) == text
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    for line in lines:
        assert line.text == text[line.start : line.end] == "".join(run.text for run in line.runs)
        assert all(len(run.xs) == len(run.text) for run in line.runs)


@given(any_texts, variants, measures)
def test_any_unicode_at_all_is_set_and_its_ranges_tile_the_source(
    text: str, variant: Variant, measure: float
) -> None:
    lines = lines_of(text, variant, measure)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        rest = iter(text[line.start : line.end])
        for drawn in line.text:
            assert any(drawn == char or _has_no_face(char, variant) for char in rest)
        for run in line.runs:
            assert all(run.face.covers(char) for char in run.text)


def _has_no_face(char: str, variant: Variant) -> bool:
    return FONTS.face_for(char, "body", variant) is None


@given(texts, variants, measures, st.sampled_from((0.0, 2 * SIZE)), options)
def test_no_line_is_longer_than_its_measure(
    text: str, variant: Variant, measure: float, indent: float, cjk: LineOptions
) -> None:
    for line in lines_of(text, variant, measure, min(indent, measure - SIZE), cjk=cjk):
        alone = len(line.text.rstrip()) <= 1
        assert line.width <= measure + TOLERANCE or alone


@given(texts, variants, st.integers(12, 40).map(lambda ems: ems * SIZE), options)
def test_no_line_starts_or_ends_with_what_may_not_stand_there(
    text: str, variant: Variant, measure: float, cjk: LineOptions
) -> None:
    (part,) = segments([Inline(text)], FONTS, variant, cjk)
    whole = part.prepared
    ends = [0, *(end for end in range(1, len(whole)) if whole.costs[end] < TORN), len(whole)]
    if any(whole.rights[end - 1] - whole.starts[start] > measure / SIZE for start, end in pairwise(ends)):
        return
    lines = lines_of(text, variant, measure, cjk=cjk)
    for line, following in pairwise(lines):
        assert following.text[0] not in NO_START
        assert line.text.rstrip(" ")[-1:] not in NO_END
        joint = line.text[-2:] + "|" + following.text[:2]
        assert not re.search(r"—\|—|…\|…|\d\|[\d%]|\d[.,]\|\d|[A-Za-z]\|[A-Za-z]|¥\|\d", joint), joint


@given(texts, variants, st.integers(8, 40).map(lambda ems: ems * SIZE), options)
def test_every_line_but_the_last_fills_the_measure(
    text: str, variant: Variant, measure: float, cjk: LineOptions
) -> None:
    for line in lines_of(text, variant, measure, cjk=cjk)[:-1]:
        rigid = not re.search(r"[一-鿿]{2}|[^\s—…] [^\s—…]", line.text)
        assert line.width == pytest.approx(measure, abs=TOLERANCE) or rigid


@given(texts, variants, measures, aligns, options)
@example("· ‘1.5萬餘起", "tw", 40.0, "justify", MODERN)  # a space between two marks that give way
def test_pens_never_go_back(
    text: str, variant: Variant, measure: float, align: Align, cjk: LineOptions
) -> None:
    for line in lines_of(text, variant, measure, align=align, cjk=cjk):
        pens = [x for run in line.runs for x in run.xs]
        for (char, earlier), (following, later) in pairwise(zip(line.text, pens, strict=True)):
            white = 0.55 * SIZE if following in MARKS else 0.0  # a mark's white half may overlap
            assert later >= earlier - white - TOLERANCE, char + following


@given(texts, variants, measures, aligns, options)
@example("· ‘1.5萬餘起", "tw", 40.0, "justify", MODERN)
@example("—」·「/：「", "cn", 40.0, "justify", MODERN)
def test_nothing_overlaps(
    text: str, variant: Variant, measure: float, align: Align, cjk: LineOptions
) -> None:
    for line in lines_of(text, variant, measure, align=align, cjk=cjk):
        seen = float("-inf")
        for run in line.runs:
            for char, x in zip(run.text, run.xs, strict=True):
                ink = run.face.ink(char)
                if ink:
                    assert x + ink[0] * SIZE >= seen - 0.08 * SIZE, (char, line.text)
                    seen = x + ink[1] * SIZE


@given(texts, variants)
def test_a_text_fits_on_one_line_of_its_natural_width(text: str, variant: Variant) -> None:
    width = TextSetter(STYLE, FONTS).width(text, variant, size=SIZE)
    (line,) = lines_of(text, variant, width)
    assert line.width == pytest.approx(width)


@given(st.lists(texts, min_size=1, max_size=5), variants, measures)
def test_cutting_a_text_into_runs_changes_no_line(
    pieces: list[str], variant: Variant, measure: float
) -> None:
    whole = lines_of("".join(pieces), variant, measure)
    colours = ("#000000", "#111111")
    inlines = [Inline(piece, colour=colours[index % 2]) for index, piece in enumerate(pieces)]
    cut = compose(inlines, fonts=FONTS, variant=variant, size=SIZE, measure=measure, options=STYLE.cjk)
    assert [(line.text, line.width) for line in cut] == [(line.text, line.width) for line in whole]
    assert [x for line in cut for run in line.runs for x in run.xs] == [
        x for line in whole for run in line.runs for x in run.xs
    ]


def test_an_empty_text_has_no_lines() -> None:
    assert lines_of("", "tw", 100) == ()


@pytest.mark.parametrize("measure", [0.0, -5.0, 1.0, 10.0])
def test_a_measure_too_narrow_still_loses_nothing(measure: float) -> None:
    text = "全市破獲1360余起（GPS）。"
    lines = lines_of(text, "tw", measure)
    assert "".join(line.text for line in lines) == text
