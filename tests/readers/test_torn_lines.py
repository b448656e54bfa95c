"""Lines that a web page tore inside a sentence are put together; lines of their own stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.readers.text import read_text
from converter.readers.torn_lines import whole_lines
from converter.readers.wrapping import Joined

TEXTS = [
    path
    for folder in ("cases/reports", "content/reports")
    for path in sorted((Path(__file__).parents[1] / folder).glob("*.txt"))
]


def whole(text: str) -> list[str]:
    lines = [Joined(line, number) for number, line in enumerate(text.split("\n"), start=1)]
    return [line.text for line in whole_lines(lines)]


@pytest.mark.parametrize(
    "torn",
    [
        "今年经济社会发展的|主要预期目标|是：地区生产总值增长5%左右。",
        "全县经济社会发展的|主要目标|为：粮食总产量30万吨。",
        "推行“双向|揭榜|挂帅”，兑现奖励12笔。",
        "企业提出需求，由技术供给方带团队、带技术、带成果参加|揭榜|；成果由需求方带资金来取。",
        "持续改善空气质量，PM|2.5|年平均浓度保持在20微克/立方米左右。",
        "推动节能，CO|2|排放量下降3%，完成目标。",
        "完成投资6.4亿元|，同比增长11.3%。",
        "整治《某县城镇|供水管理|办法》列明的问题，下发通知。",
    ],
)
def test_a_sentence_in_pieces_is_one_again(torn: str) -> None:
    assert whole(torn.replace("|", "\n")) == [torn.replace("|", "")]


@pytest.mark.parametrize(
    "text",
    [
        "一、主要目标\n是年开工42个项目。",
        "新增的\n结转的\n销号的",
        "工作目的\n确保供水安全。",
        "他指出：“水是生命之源。\n要节约每一滴水。”",
        "附件：“双减”工作\n一、总体情况\n二、下一步打算”",
        "治理大气PM\n2.5个百分点的降幅已经达到。",
        "减小\n】",
        "【\n打印本页\n】",
        "产值 | 5亿元 |\n，",
        "完成全部任务。\n；",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert whole(text) == text.split("\n")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_line_of_a_report_is_put_to_another(path: Path) -> None:
    text = path.read_text("utf-8")
    assert whole(text) == text.split("\n")


def test_blocks_keep_the_line_they_begin_on() -> None:
    document = read_text("发展的\n今年全县发展的\n主要目标\n是：增长5%。\n二、工作。".encode(), "a.txt")
    assert [(block.text, block.line) for block in document.blocks][-2:] == [
        ("今年全县发展的主要目标是：增长5%。", 2), ("二、工作。", 5),
    ]  # fmt: skip


def test_a_paragraph_of_a_hundred_thousand_characters_takes_no_longer_for_its_marks() -> None:
    text = "“改善的生态（" * 20_000  # the square takes minutes
    assert whole(f"{text}\n{text}") == [text, text]
