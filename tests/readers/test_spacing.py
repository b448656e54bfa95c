"""Text set with a space between all characters."""

from __future__ import annotations

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
