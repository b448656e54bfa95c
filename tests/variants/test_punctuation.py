"""Marks are set as the region sets them, and figures, times and addresses are left alone."""

from __future__ import annotations

import pytest

from converter.model import Variant
from converter.variants.punctuation import regional


def set_marks(text: str, variant: Variant) -> str:
    changes = regional(text, variant)
    return "".join(changes.get(place, char) for place, char in enumerate(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("举办“鹭引五洲 才聚八闽”活动", "举办「鹭引五洲　才聚八闽」活动"),
        ("“中国梦 劳动美”主题", "「中国梦　劳动美」主题"),
        ("“学党史 悟思想  办实事”", "「学党史　悟思想　办实事」"),
        ("“最多 跑一次”改革", "「最多跑一次」改革"),
        ("“十四 五”规划", "「十四五」规划"),
        ("使用“Word 2016 软件”", "使用「Word 2016软件」"),
    ],
)
def test_a_space_parts_the_halves_of_a_slogan_and_no_words(text: str, wanted: str) -> None:
    assert set_marks(text, "tw") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("今年以來,全市;如下:好!嗎?", "今年以來，全市；如下：好！嗎？"),
        ("提高7.7%,命案", "提高7.7%，命案"),
        ("1,071家重點單位", "1,071家重點單位"),
        ("民間社會會議(C20會議)召開", "民間社會會議（C20會議）召開"),
        ("減少896件(-25.15%)", "減少896件（-25.15%）"),
        ("上午9:30集合,見https://a.cn/b,c", "上午9:30集合，見https://a.cn/b,c"),
        ("信箱lin.j@city.gov.cn,電話見後", "信箱lin.j@city.gov.cn，電話見後"),
        ("推進 “七項治理”", "推進「七項治理」"),
        ("使用 Python 3.12 開發", "使用Python 3.12開發"),
        ("等等...結束", "等等……結束"),
        ("工作--總結", "工作——總結"),
        ("工作——總結", "工作——總結"),
        ("已完成.", "已完成。"),
        ("see note (a), page 3.", "see note (a), page 3."),
    ],
)
def test_half_width_marks_between_chinese_become_full_width(text: str, wanted: str) -> None:
    assert set_marks(text, "tw") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("清源縣統計局  國家統計局清源調查隊", "清源縣統計局　國家統計局清源調查隊"),
        ("局長   林某某", "局長　林某某"),
        ("局長 林某某", "局長　林某某"),
        ("清源縣人民政府代縣長 阿依古麗·買買提", "清源縣人民政府代縣長　阿依古麗·買買提"),
        ("（市政府秘書長 林 青）", "（市政府秘書長　林青）"),
        ("產值同比增長 明顯加快", "產值同比增長明顯加快"),
        ("局長 林某某主持會議。", "局長林某某主持會議。"),
        ("全縣  共破案20起，同比下降。", "全縣共破案20起，同比下降。"),
        ("發佈  2025", "發佈2025"),
    ],
)
def test_names_that_a_line_sets_apart_stay_apart(text: str, wanted: str) -> None:
    assert set_marks(text, "tw") == wanted


@pytest.mark.parametrize(
    ("text", "variant", "wanted"),
    [
        ("“甲‘乙’丙”", "tw", "「甲『乙』丙」"),
        ("「甲『乙』丙」", "cn", "“甲‘乙’丙”"),
        ("“甲“乙“丙”丁”戊”", "hk", "「甲『乙「丙」丁』戊」"),
        ('他說:"好"', "cn", "他說：“好”"),
        ("don’t 停", "tw", "don’t停"),
        ("多了一個”", "tw", "多了一個」"),
        ("「甲說“I can’t go”，乙", "tw", "「甲說『I can’t go』，乙"),
    ],
)
def test_quotation_marks_follow_the_region_by_depth(text: str, variant: Variant, wanted: str) -> None:
    assert set_marks(text, variant) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("運用ＧＰＳ破獲１３６０餘起", "運用GPS破獲1360餘起"),
        ("提高７．７％", "提高7.7％"),
        ("１、強化管理", "１、強化管理"),
        ("（１２）強化ＧＰＳ", "（１２）強化GPS"),
    ],
)
def test_mx05_letters_and_figures_are_half_width_but_for_a_printed_label(text: str, wanted: str) -> None:
    assert set_marks(text, "tw") == wanted


@pytest.mark.parametrize(
    "text", ["「甲說：這就是「協作」。", "「乙說it’s「好」，丙。", "見《易經‧習坎卦》，七‧五千瓦，皆・霍斯"]
)
def test_a_writers_own_marks_of_the_region_stay(text: str) -> None:
    assert set_marks(text, "tw") == set_marks(text, "hk") == text


@pytest.mark.parametrize("mark", "‧•・·")
def test_pw09_one_dot_stands_between_the_parts_of_a_name(mark: str) -> None:
    assert set_marks(f"卡爾{mark}馬克思", "cn") == "卡爾·馬克思"
    assert set_marks(f"a{mark}b", "cn") == f"a{mark}b"
