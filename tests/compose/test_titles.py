"""Titles and what is centred are divided between words."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pytest

from converter.compose.paragraph import Inline, compose
from converter.fonts import load_fonts
from converter.lexicon import fold
from converter.lexicon.lattice import words
from converter.model import Variant
from converter.styles import load_style

STYLE: Final = load_style()
FONTS: Final = load_fonts(STYLE)


def divided(text: str, measure: float, variant: Variant) -> list[str]:
    lines = compose(
        [Inline(text)], fonts=FONTS, variant=variant, size=10, measure=measure * 10, align="center",
        options=STYLE.cjk,
    )  # fmt: skip
    return [line.text for line in lines]


@pytest.mark.parametrize("measure", [7, 8, 9, 10, 12])
@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("雲川市中級人民法院工作報告", "tw"),
        ("云川市中级人民法院工作报告", "cn"),
        ("深入推进执法规范化建设情况的报告", "cn"),
        ("關於加強社會治安防控體系建設的工作總結", "tw"),
    ],
)
def test_no_word_of_a_title_is_torn(text: str, variant: Variant, measure: float) -> None:
    borders = {0}
    for word in words(fold(text)):
        borders.add(max(borders) + len(word))
    lines = divided(text, measure, variant)
    assert "".join(lines) == text
    ends = {len("".join(lines[:count])) for count in range(1, len(lines))}
    assert ends <= borders


def test_a_word_longer_than_the_measure_is_torn_all_the_same() -> None:
    lines = divided("中华人民共和国", 3, "cn")
    assert "".join(lines) == "中华人民共和国"
    assert all(len(line) <= 3 for line in lines)


def test_lines_of_a_title_are_of_like_length() -> None:
    lines = divided("關於加強社會治安防控體系建設的工作總結", 12, "tw")
    assert max(abs(len(one) - len(next_one)) for one, next_one in pairwise(lines)) <= 3


@pytest.mark.parametrize("measure", [7, 8, 9, 10, 12])
@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("臨溪區衛生健康局2021年工作總結", "tw"),
        ("临溪区卫生健康局2021年工作总结", "cn"),
        ("在青河地區工作會議上的報告（節錄）", "tw"),
        ("云溪县人民检察院关于公益诉讼的工作情况", "cn"),
    ],
)
def test_no_line_of_a_title_begins_with_what_closes_the_words_before(
    text: str, variant: Variant, measure: float
) -> None:
    lines = divided(text, measure, variant)
    assert "".join(lines) == text
    assert not any(line[0] in "局县縣院的上" for line in lines)
