"""Official documents of the Mainland, measured in the PDF with pdfplumber (GB/T 9704-2012)."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

import pdfplumber
import pytest
from nodes import content_of

from converter.model import Edition
from converter.pages import typeset
from converter.pipeline import read_report
from converter.renderers.pdf import render_pdf
from converter.styles import LayoutName, load_style
from converter.variants import edition

MM: Final = 72 / 25.4
SENTENCE: Final = "各单位认真贯彻落实上级部署要求，坚持问题导向，压实工作责任，各项工作有序推进，成效明显。"
TEXT: Final = (
    "云川市公安局关于上半年工作情况的报告\n云川市公安局\n2025年7月8日\n\n"
    f"今年以来，{SENTENCE}\n一、依法打击犯罪\n"
    + "".join(f"（{number}）整治突出问题\n{SENTENCE * 9}\n" for number in "一二三四")
    + f"二、下一步工作\n{SENTENCE * 12}\n"
)


def pages_of(layout: LayoutName, *variants: str) -> list[Any]:
    report = read_report(TEXT.encode(), name="report.txt")
    title = report.title_line or ""
    editions: list[Edition] = [edition(report, each, title) for each in variants]  # type: ignore[arg-type]
    made = typeset(content_of(tuple(editions)), load_style("official-cn"), layout=layout)
    return pdfplumber.open(io.BytesIO(render_pdf(made.layout))).pages


@pytest.fixture(scope="module")
def alone() -> list[Any]:
    """The pages of the Simplified text alone."""
    return pages_of("parallel", "cn")


def lines_of(page: Any) -> list[list[dict[str, Any]]]:
    """The characters in the type area, line by line."""
    inside = [
        char for char in page.chars if char["top"] > 37 * MM - 1 and char["bottom"] < (297 - 35) * MM + 6
    ]
    ordered = sorted(inside, key=lambda char: (round(char["matrix"][5]), char["x0"]))
    lines = [list(line) for _, line in groupby(ordered, key=lambda char: round(char["matrix"][5]))]
    return lines[::-1]


def text_of(line: list[dict[str, Any]]) -> str:
    return "".join(char["text"] for char in line).strip()


def of_text(pages: list[Any]) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Number of the page and line, up to the issuing body."""
    for number, page in enumerate(pages, start=1):
        for line in lines_of(page):
            if text_of(line) == "云川市公安局":
                return
            yield number, line


def test_a_full_page_has_22_lines_of_28_characters(alone: list[Any]) -> None:
    (full,) = (lines_of(page) for page in alone[1:2])
    assert len(full) == 22
    assert max(Counter(len(line) for line in full)) >= 28
    plain = [line for line in full if len(line) >= 28]
    assert len(plain) >= 15
    for line in plain:
        assert line[0]["x0"] == pytest.approx(26 * MM, abs=1.5)  # a left-hand page: the outer margin
        assert line[-1]["x0"] - line[0]["x0"] <= 156 * MM
    assert {round(char["size"], 2) for line in full for char in line} == {15.75}
    assert full[0][0]["matrix"][5] - full[21][0]["matrix"][5] == pytest.approx(21 * 28.9, abs=0.5)


def test_each_level_has_the_face_of_the_standard(alone: list[Any]) -> None:
    faces = {
        text_of(line): {char["fontname"].partition("+")[2] for char in line} for _, line in of_text(alone)
    }
    assert faces["云川市公安局关于上半年工作情况的报告"] == {"NotoSerifSC-Bold"}  # 小标宋
    assert faces["一、依法打击犯罪"] == {"NotoSansSC-Bold"}  # 黑体
    assert faces["（一）整治突出问题"] == {"DuizhaoKaiSC-Regular"}  # 楷体
    texts = [own for text, own in faces.items() if "各单位" in text]
    assert texts
    assert all(own == {"DuizhaoFangSC-Regular"} for own in texts)  # 仿宋


def test_the_title_is_of_size_two_and_headings_stand_two_characters_from_the_edge(alone: list[Any]) -> None:
    lines = {text_of(line): line for _, line in of_text(alone)}
    title = lines["云川市公安局关于上半年工作情况的报告"]
    assert {char["size"] for char in title} == {22}
    middle = (title[0]["x0"] + title[-1]["x1"]) / 2
    assert middle == pytest.approx((28 + 156 / 2) * MM, abs=2)
    for heading in ("一、依法打击犯罪", "（一）整治突出问题"):
        indent = lines[heading][0]["x0"] - 28 * MM
        assert indent == pytest.approx(2 * 15.75, abs=8)  # an opening bracket gives up its white half


def test_the_first_page_has_text_and_no_contents(alone: list[Any]) -> None:
    first = [text_of(line) for line in lines_of(alone[0])]
    assert sum("各单位" in line or "上级" in line for line in first) > 2
    assert "目录" not in first


def test_issuing_body_and_date_stand_below_the_text_and_not_below_the_title(alone: list[Any]) -> None:
    found = [
        (number, at, line)
        for number, page in enumerate(alone, start=1)
        for at, line in enumerate(lines_of(page))
        if text_of(line) in ("云川市公安局", "2025年7月8日")
    ]
    (page, _, body), (same, _, date) = found
    assert page == same > 1
    left = 26 if page % 2 == 0 else 28
    right = (left + 156) * MM
    above = [line for line in lines_of(alone[page - 1]) if line[0]["matrix"][5] > body[0]["matrix"][5]]
    assert len(above) >= 2  # they never stand on a page without text
    assert above[-1][0]["matrix"][5] - body[0]["matrix"][5] == pytest.approx(2 * 28.9, abs=0.5)
    longer = max(body, date, key=lambda line: line[-1]["x1"] - line[0]["x0"])
    assert right - longer[-1]["x1"] == pytest.approx(2 * 15.75, abs=1.5)
    assert date[0]["x0"] - body[0]["x0"] == pytest.approx(2 * 15.75, abs=1.5)


def test_the_page_number_stands_at_the_outer_side_between_dashes(alone: list[Any]) -> None:
    for number, page in enumerate(alone, start=1):
        foot = [char for char in page.chars if char["top"] > (297 - 35) * MM + 6]
        assert "".join(char["text"] for char in foot) == f"— {number} —"
        assert {char["size"] for char in foot} == {14}
        assert {char["fontname"].partition("+")[2] for char in foot} == {"NotoSerifSC-Regular"}  # 宋体
        left = (26 if number % 2 == 0 else 28) * MM
        if number % 2:
            assert left + 156 * MM - foot[-1]["x1"] == pytest.approx(14, abs=2)
        else:
            assert foot[0]["x0"] - left == pytest.approx(14, abs=2)


def test_facing_pages_have_the_same_lines_and_characters() -> None:
    pages = pages_of("facing", "tw", "cn")
    counted = [len(lines_of(page)) for page in pages]
    assert counted.count(22) >= 2
    assert max(counted) == 22
    body = [line for page in pages for line in lines_of(page) if line[0]["size"] == 15.75]
    assert 28 <= max(map(len, body)) <= 31  # marks give way at times


@pytest.mark.parametrize("layout", ["parallel", "stacked"])
def test_two_scripts_on_a_page_keep_margins_and_faces(layout: LayoutName) -> None:
    pages = pages_of(layout, "tw", "cn")
    faces = {char["fontname"].partition("+")[2] for page in pages for char in page.chars}
    assert {"DuizhaoFangSC-Regular", "DuizhaoKaiTC-Regular", "NotoSansSC-Bold"} <= faces
    for number, page in enumerate(pages, start=1):
        left = (26 if number % 2 == 0 else 28) * MM
        assert min(char["x0"] for char in page.chars) >= left - 8
        assert max(char["x1"] for char in page.chars) <= left + 156 * MM + 8
