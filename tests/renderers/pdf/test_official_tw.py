"""Official documents of Taiwan, measured in the PDF with pdfplumber (文書處理手冊: A4, 2.5 cm, 楷體)."""

from __future__ import annotations

import io
from itertools import pairwise
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

CM: Final = 72 / 2.54
SENTENCE: Final = (
    "各單位落實「預防為先」原則，查獲 1,250 件，較前一年減少 5.2%，各項工作依計畫辦理，成效良好。"
)
TEXT: Final = (
    "臨海市政府警察局113年上半年工作報告\n\n"
    f"壹、前言\n\n{SENTENCE * 2}\n\n貳、重要工作\n\n一、犯罪偵防\n\n{SENTENCE * 9}\n\n"
    f"二、交通安全\n\n{SENTENCE * 9}\n\n參、結語\n\n{SENTENCE}\n"
)


def pages_of(layout: LayoutName, *variants: str) -> list[Any]:
    report = read_report(TEXT.encode(), name="report.txt")
    editions: list[Edition] = [edition(report, each, report.title_line or "") for each in variants]  # type: ignore[arg-type]
    made = typeset(content_of(tuple(editions)), load_style("official-tw"), layout=layout)
    return pdfplumber.open(io.BytesIO(render_pdf(made.layout))).pages


@pytest.fixture(scope="module")
def alone() -> list[Any]:
    """The pages of the Traditional text alone."""
    return pages_of("parallel", "tw")


def of_size(pages: list[Any], size: float) -> list[dict[str, Any]]:
    return [char for page in pages for char in page.chars if round(char["size"], 2) == size]


def test_margins_are_two_and_a_half_centimetres_on_all_sides(alone: list[Any]) -> None:
    for page in alone:
        assert (page.width, page.height) == (pytest.approx(21 * CM, abs=1), pytest.approx(29.7 * CM, abs=1))
        inside = [char for char in page.chars if char["bottom"] < page.height - 2.5 * CM + 6]
        assert min(char["x0"] for char in inside) >= 2.5 * CM - 1
        assert max(char["x1"] for char in inside) <= page.width - 2.5 * CM + 1
        assert min(char["top"] for char in inside) >= 2.5 * CM - 6


def test_chinese_is_set_in_kai_throughout_and_figures_in_a_western_face(alone: list[Any]) -> None:
    faces: dict[bool, set[str]] = {True: set(), False: set()}
    for char in of_size(alone, 16):
        faces[char["text"].isascii() and char["text"].isalnum()].add(char["fontname"].partition("+")[2])
    assert faces[False] <= {"DuizhaoKaiTC-Regular", "NotoSerifTC-Regular"}
    assert "DuizhaoKaiTC-Regular" in faces[False]
    assert faces[True] == {"NotoSerifTC-Regular"}
    han = {char["fontname"].partition("+")[2] for char in of_size(alone, 16) if "一" <= char["text"] <= "龥"}
    assert han == {"DuizhaoKaiTC-Regular"}


def test_the_title_is_20_points_in_the_middle_and_text_16_points(alone: list[Any]) -> None:
    title = of_size(alone[:1], 20)
    assert "".join(char["text"] for char in title).replace(" ", "") == "臨海市政府警察局113年上半年工作報告"
    middle = (min(char["x0"] for char in title) + max(char["x1"] for char in title)) / 2
    assert middle == pytest.approx(10.5 * CM, abs=3)
    assert len(of_size(alone, 16)) > 500


def test_marks_that_meet_keep_their_room_as_in_taiwan(alone: list[Any]) -> None:
    text = of_size(alone, 16)
    widths = [
        later["x0"] - each["x0"]
        for each, later in pairwise(text)
        if each["text"] == "」" and later["text"] == "原" and later["top"] == each["top"]
    ]
    assert widths
    assert min(widths) >= 8


def test_each_page_says_which_of_how_many_it_is(alone: list[Any]) -> None:
    for number, page in enumerate(alone, start=1):
        foot = [char for char in of_size([page], 9) if char["top"] > page.height - 3 * CM]
        text = "".join(char["text"] for char in foot).replace(" ", "")
        assert text == f"第{number}頁，共{len(alone)}頁"
        middle = (foot[0]["x0"] + foot[-1]["x1"]) / 2
        assert middle == pytest.approx(10.5 * CM, abs=3)


@pytest.mark.parametrize("layout", ["parallel", "stacked", "facing"])
def test_both_scripts_have_a_kai_of_their_own(layout: LayoutName) -> None:
    faces = {
        char["fontname"].partition("+")[2] for page in pages_of(layout, "tw", "cn") for char in page.chars
    }
    assert {"DuizhaoKaiTC-Regular", "DuizhaoKaiSC-Regular"} <= faces
