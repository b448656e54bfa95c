"""Text set with a space between all characters."""

from __future__ import annotations

import pytest

from converter.readers.spacing import without_spacing
from converter.readers.text import read_text

SENTENCE = (
    "旅客總數為1億8 400萬名，較二零零五年增加百分之六點三。被捕的非法入境者有2 893名，定罪率達百分之九十八。"
)


def test_characters_set_apart_come_together_and_figures_keep_their_spaces() -> None:
    text = " ".join(["旅 客 總 數 為 1 億 8 400 萬 名 ， 較 二 零 零 五 年 增 加 百 分 之 六 點 三 。"] * 3)
    assert without_spacing(text).startswith("旅客總數為1億8 400萬名，較二零零五年增加百分之六點三。")


def test_a_text_with_spaces_here_and_there_is_left_alone() -> None:
    assert without_spacing(SENTENCE * 3) == SENTENCE * 3
    text = "壹、內　　政 一、 戶政業務 " * 20
    assert without_spacing(text) == text


def test_the_text_reader_takes_the_spaces_out() -> None:
    source = "處 方 人 員 在 年 內 截 獲 通 緝 犯 三 百 五 十 名 。 " * 4
    document = read_text(source.encode(), "yearbook.txt")
    assert document.blocks[0].text.startswith("處方人員在年內截獲通緝犯三百五十名。")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("立 案 1 2 0 起 ， 破 案 9 0 起 。", "立案120起，破案90起。"),
        ("临 江 市 2023 年 上 半 年 工 作 总 结", "临江市2023年上半年工作总结"),
        (
            "上　半　年　，　立　案　120　起　，　同　比　下　降　5.6%　。",
            "上半年，立案120起，同比下降5.6%。",
        ),
        (
            "上 半 年 ， 全 市 立 案 120 起 。\n全 市共 破案 90起。",
            "上半年，全市立案120起。\n全市共破案90起。",
        ),
        ("　　上 半 年 ， 全 市 立 案 120 起 。", "　　上半年，全市立案120起。"),
        ("參 加 人 員 ： 張 三  李 四  王 五", "參加人員：張三  李四  王五"),
    ],
)
def test_a_short_text_set_apart_comes_together(written: str, read: str) -> None:
    assert without_spacing(written) == read


@pytest.mark.parametrize(
    "text", ["打击犯罪 维护稳定 服务群众", "参加人员：张三 李四 王五", "張 三  李 四  王 五", "工 作 总 结"]
)
def test_names_and_slogans_keep_their_spaces(text: str) -> None:
    assert without_spacing(f"{text}\n今年以来，各项工作有序推进。") == f"{text}\n今年以来，各项工作有序推进。"
