"""The composer's interface: runs, colours, languages, ranges and widths."""

from __future__ import annotations

import pytest

from converter.compose.paragraph import ComposedLine, Inline, compose
from converter.fonts import load_fonts
from converter.model import Variant
from converter.pages.setter import TextSetter
from converter.styles import load_style

STYLE = load_style()
FONTS = load_fonts(STYLE)


def lines_of(*inlines: Inline, variant: Variant = "tw", measure: float = 100.0) -> tuple[ComposedLine, ...]:
    return compose(inlines, fonts=FONTS, variant=variant, size=10, measure=measure, options=STYLE.cjk)


def test_a_run_ends_where_the_face_changes() -> None:
    (line,) = lines_of(Inline("全市"), Inline("公安", role="heading"), Inline("機𠮷關"))
    assert [(run.text, run.face.name) for run in line.runs] == [
        ("全市", "NotoSerifTC-Regular"),
        ("公安", "NotoSansTC-Bold"),
        ("機", "NotoSerifTC-Regular"),
        ("𠮷", "HanaMinB-hkscs"),
        ("關", "NotoSerifTC-Regular"),
    ]


def test_a_run_ends_where_the_colour_changes() -> None:
    (line,) = lines_of(Inline("全市", colour="#aa0000"), Inline("公安"))
    assert [(run.text, run.colour, run.xs) for run in line.runs] == [
        ("全市", "#aa0000", (0.0, 10.0)),
        ("公安", None, (20.0, 30.0)),
    ]


def test_text_of_another_variant_comes_from_its_face_and_says_its_language() -> None:
    (line,) = lines_of(Inline("簡體"), Inline("骨头", variant="cn"))
    assert [(run.face.name, run.lang) for run in line.runs] == [
        ("NotoSerifTC-Regular", None),
        ("NotoSerifSC-Regular", "zh-Hans-CN"),
    ]


def test_ranges_count_characters_of_all_inlines_together() -> None:
    lines = lines_of(Inline("全市公安"), Inline("機關\n深入"), Inline("推進執法規範化建設"))
    assert [(line.text, line.start, line.end) for line in lines] == [
        ("全市公安機關", 0, 7),
        ("深入推進執法規範化", 7, 16),
        ("建設", 16, 18),
    ]


def test_an_empty_line_is_a_line() -> None:
    lines = lines_of(Inline("上\n\n下"))
    assert [(line.text, line.start, line.end) for line in lines] == [("上", 0, 2), ("", 2, 3), ("下", 3, 4)]


def test_a_space_at_the_end_of_a_line_is_kept_beyond_its_width() -> None:
    first, second = lines_of(Inline("safety and security"), measure=60)
    assert (first.text, second.text) == ("safety and ", "security")
    assert first.width <= 60 < first.runs[0].xs[-1] + 2.5


def test_the_natural_width_is_that_of_the_widest_part() -> None:
    def width(text: str) -> float:
        return TextSetter(STYLE, FONTS).width(text, "tw", size=10)

    assert width("全市公安") == 40
    assert width("全市\n公安機關\n深") == 40
    assert width("") == width("\n") == 0


@pytest.mark.parametrize("size", [6, 10.5, 40])
def test_everything_scales_with_the_size(size: float) -> None:
    def setting(size: float) -> list[tuple[str, list[float]]]:
        text = "全市公安機關破獲案件1360餘起，「同比」下降36%。"
        lines = compose(
            [Inline(text)], fonts=FONTS, variant="cn", size=size, measure=9 * size, options=STYLE.cjk
        )
        return [(line.text, [round(x / size, 6) for run in line.runs for x in run.xs]) for line in lines]

    assert setting(size) == setting(10)
