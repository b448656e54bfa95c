"""Formulas of Word and of pages become one line in which what is raised stays raised."""

from __future__ import annotations

import pytest
from lxml import etree

from converter.readers import read
from converter.readers.formulas import linear

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def omml(inner: str) -> str:
    tree = etree.fromstring(f'<m:oMath xmlns:m="{M}">{inner}</m:oMath>')
    return linear(tree)


def r(text: str) -> str:
    return f"<m:r><m:rPr/><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (f"{r('3.5×')}<m:sSup><m:sSupPr/><m:e>{r('10')}</m:e><m:sup>{r('8')}</m:sup></m:sSup>", "3.5×10⁸"),
        (f"<m:sSub><m:e>{r('CO')}</m:e><m:sub>{r('2')}</m:sub></m:sSub>", "CO₂"),
        (f"<m:sSup><m:e>{r('x')}</m:e><m:sup>{r('n+k')}</m:sup></m:sSup>", "x^(n+k)"),
        (
            f"<m:sSubSup><m:e>{r('x')}</m:e><m:sub>{r('i')}</m:sub><m:sup>{r('2')}</m:sup></m:sSubSup>",
            "x_i²",
        ),
        (f"<m:f><m:fPr/><m:num>{r('1')}</m:num><m:den>{r('4')}</m:den></m:f>", "1/4"),
        (f"<m:f><m:num>{r('a+b')}</m:num><m:den>{r('总户数')}</m:den></m:f>", "(a+b)/总户数"),
        (f"<m:rad><m:deg/><m:e>{r('2')}</m:e></m:rad>", "√2"),
        (f"<m:rad><m:deg>{r('3')}</m:deg><m:e>{r('a+b')}</m:e></m:rad>", "∛(a+b)"),
        (
            f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{r("a")}</m:e></m:d>',
            "[a]",
        ),
        (f"<m:d><m:e>{r('a')}</m:e></m:d>", "(a)"),
    ],
)
def test_a_formula_of_word_is_one_line(formula: str, text: str) -> None:
    assert omml(formula) == text


def test_a_formula_of_a_page_is_one_line() -> None:
    page = (
        "<html><head><meta charset='utf-8'></head><body><h1>临江市工作总结</h1><p>库容"
        "<math><mrow><mn>3.5</mn><mo>×</mo><msup><mn>10</mn><mn>8</mn></msup></mrow></math>立方米，占<math>"
        "<semantics><mfrac><mn>1</mn><mn>4</mn></mfrac><annotation>\\frac14</annotation></semantics></math>，边长"
        "<math><msqrt><mi>a</mi><mo>+</mo><msub><mi>b</mi><mn>2</mn></msub></msqrt></math>。</p></body></html>"
    )
    assert "库容3.5×10⁸立方米，占1/4，边长√(a+b₂)。" in read(page.encode(), name="a.html").text
