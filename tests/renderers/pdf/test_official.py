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


def pages_of(layout: LayoutName, *variants: str, text: str = TEXT, style: str = "official-cn") -> list[Any]:
    report = read_report(text.encode(), name="report.txt")
    title = report.title_line or ""
    editions: list[Edition] = [edition(report, each, title) for each in variants]  # type: ignore[arg-type]
    made = typeset(content_of(tuple(editions)), load_style(style), layout=layout)
    return pdfplumber.open(io.BytesIO(render_pdf(made.layout))).pages


@pytest.fixture(scope="module")
def alone() -> list[Any]:
    """The pages of the Simplified text alone."""
    return pages_of("parallel", "cn")


def lines_of(page: Any, edge: float = 37) -> list[list[dict[str, Any]]]:
    """The characters in the type area, line by line."""
    inside = [
        char for char in page.chars if char["top"] > edge * MM - 1 and char["bottom"] < (297 - 35) * MM + 6
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


RED: Final = (0.753, 0.0, 0.0)
LETTER: Final = (
    "000123\n秘密★1年\n特急\n\n临川市教育局文件\n\n临教〔2025〕18号　　签发人：李某某\n\n"
    "临川市教育局关于上半年工作情况的报告\n\n市人民政府：\n\n"
    f"现将上半年工作情况报告如下。\n\n一、主要工作\n\n{SENTENCE * 4}\n\n特此报告。\n\n"
    "附件：1.主要指标完成情况表\n      2.下半年重点任务清单\n\n临川市教育局\n2025年7月8日\n\n"
    "（联系人：王某某）\n\n抄送：市委办公室，市人大常委会办公室。\n临川市教育局办公室　　2025年7月9日印发\n"
)


@pytest.fixture(scope="module")
def letter() -> list[Any]:
    """The pages of an official document, Simplified alone."""
    return pages_of("parallel", "cn", text=LETTER)


@pytest.fixture(scope="module")
def lines(letter: list[Any]) -> dict[str, list[dict[str, Any]]]:
    """The lines of its first page, by what they say."""
    return {text_of(line): line for line in lines_of(letter[0])}


class TestFrontAndBackMatter:
    """7.2 above the title, 7.3.2 below it, 7.3.4 and 7.4 at the end."""

    def test_the_upper_left_corner_has_copy_number_secrecy_and_urgency(self, letter: list[Any]) -> None:
        corner = lines_of(letter[0])[:3]
        assert [text_of(line) for line in corner] == ["000123", "秘密★1年", "特急"]
        for line in corner:
            assert line[0]["x0"] == pytest.approx(28 * MM, abs=2)
            assert {round(char["size"], 2) for char in line} == {15.75}
        faces = [{char["fontname"].partition("+")[2] for char in line} for line in corner]
        assert faces[1:] == [{"NotoSansSC-Bold"}, {"NotoSansSC-Bold"}]  # 黑体

    def test_the_red_head_begins_35_mm_below_the_edge_of_the_type_area(self, lines: Any) -> None:
        head = lines["临川市教育局文件"]
        assert {char["non_stroking_color"] for char in head} == {RED}
        assert {char["fontname"].partition("+")[2] for char in head} == {"NotoSerifSC-Bold"}  # 小标宋
        size = head[0]["size"]
        assert size > 22
        top = 297 * MM - head[0]["matrix"][5] - 0.88 * size
        assert top == pytest.approx((37 + 35) * MM, abs=1)
        assert (head[0]["x0"] + head[-1]["x1"]) / 2 == pytest.approx((28 + 156 / 2) * MM, abs=2)

    def test_number_and_signer_share_a_line_above_the_red_rule(self, letter: list[Any], lines: Any) -> None:
        number = next(line for text, line in lines.items() if text.startswith("临教〔2025〕18号"))
        assert text_of(number).endswith("签发人：李某某")
        assert number[0]["x0"] - 28 * MM == pytest.approx(15.75, abs=1)
        assert (28 + 156) * MM - number[-1]["x1"] == pytest.approx(15.75, abs=2)
        assert number[-1]["fontname"].endswith("DuizhaoKaiSC-Regular")
        head = lines["临川市教育局文件"]
        below = head[0]["matrix"][5] - number[0]["matrix"][5]
        assert 2 * 28.9 < below < 4 * 28.9  # two lines blank
        (rule,) = [each for each in letter[0].lines if each["stroking_color"] == RED]
        assert rule["x1"] - rule["x0"] == pytest.approx(156 * MM, abs=1.5)
        foot = 297 * MM - number[0]["matrix"][5] + 0.12 * 15.75
        assert rule["top"] - foot == pytest.approx(4 * MM, abs=1)
        title = lines["临川市教育局关于上半年工作情况的报告"]
        assert 2 * 28.9 < 297 * MM - title[0]["matrix"][5] - rule["top"] < 4 * 28.9

    def test_whom_it_is_for_stands_at_the_edge(self, lines: Any) -> None:
        assert lines["市人民政府："][0]["x0"] == pytest.approx(28 * MM, abs=2)

    def test_names_of_annexes_stand_under_each_other_before_the_signature(self, letter: list[Any]) -> None:
        found = {text_of(line): line for page in letter for line in lines_of(page)}
        first, second = found["附件：1.主要指标完成情况表"], found["2.下半年重点任务清单"]
        assert second[0]["x0"] == pytest.approx(first[3]["x0"], abs=0.5)
        order = [text_of(line) for page in letter for line in lines_of(page)]
        places = [
            order.index(text)
            for text in ("特此报告。", "附件：1.主要指标完成情况表", "临川市教育局", "（联系人：王某某）")
        ]
        assert places == sorted(places)
        assert order.index("2025年7月8日") == places[2] + 1

    def test_the_imprint_ends_at_the_foot_of_the_last_page_of_the_text(self, letter: list[Any]) -> None:
        page = next(page for page in letter if "抄送" in (page.extract_text() or ""))
        rules = sorted((each["top"], each["linewidth"]) for each in page.lines)
        assert [round(width / MM, 2) for _, width in rules] == [0.35, 0.25, 0.35]
        assert rules[-1][0] == pytest.approx((297 - 35) * MM, abs=3)
        left = 28 if page.page_number % 2 else 26
        inside = [char for char in page.chars if rules[0][0] < char["top"] < rules[-1][0]]
        assert {round(char["size"], 1) for char in inside} == {14.0}  # 4号
        assert min(char["x0"] for char in inside) == pytest.approx(left * MM + 14, abs=1.5)
        assert max(char["x1"] for char in inside) == pytest.approx((left + 156) * MM - 14, abs=1.5)
        printed = [char for char in inside if char["top"] > rules[1][0]]
        assert "".join(char["text"] for char in printed) == "临川市教育局办公室2025年7月9日印发"

    @pytest.mark.parametrize("layout", ["parallel", "stacked", "facing"])
    def test_all_of_it_is_there_in_both_scripts(self, layout: LayoutName) -> None:
        words = "".join(
            "".join(char["text"] for char in page.chars) for page in pages_of(layout, "tw", "cn", text=LETTER)
        )
        for text in ("临川市教育局文件", "臨川市教育局文件", "签发人：李某某", "簽發人：李某某"):
            assert words.count(text) == 1, text
        for text in ("临教〔2025〕18号", "临川市教育局办公室", "臨川市教育局辦公室"):
            assert text in words

    def test_other_styles_set_the_same_words_as_quiet_lines(self) -> None:
        pages = pages_of("parallel", "cn", text=LETTER, style="modern")
        first = [text_of(line) for line in lines_of(pages[0], edge=20)]
        assert first[:3] == ["000123　秘密★1年　特急", "临川市教育局文件", "临教〔2025〕18号　签发人：李某某"]
