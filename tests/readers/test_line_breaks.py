"""A line end that stands inside a sentence for its look alone parts nothing; verses, lists, addresses stay lines."""

from __future__ import annotations

import pytest

from converter.parsing import parse
from converter.readers import read
from converter.readers.line_breaks import goes_on

GOES_ON = [
    ("上半年，全市公安机关共立刑事案件", "1234起，同比下降5.6%。"),
    ("上半年，全市公安机关共立刑事案件1234", "起，同比下降5.6%。"),
    ("完成投资12", "00万元，增长3%。"),
    ("完成投资1.5万", "元，增长3%。"),
    ("坚持以人民为中心，", "扎实推进各项工作。"),
    ("坚持以人民为中心", "，扎实推进各项工作。"),
    ("市局牢固树立大局意识和", "服务意识，工作成效明显。"),
    ("市局严格按照党中央的", "部署，开展工作。"),
    ("全市公安机", "关主动作为，成效明显。"),
    (
        "市局坚持问题导向和目标导向，聚焦群众反映强烈的突出问题持续发力",
        "不断完善工作机制，群众安全感明显提升。",
    ),
    ("組織開展“平安", "行動”，查處違法人員56名。"),
    ("共接待群众来访（含电话", "）320批次。"),
]
STAYS = [
    ("立案1234起，同比下降5.6%", "破案880起，同比上升3%"),
    ("立案数", "1234起"),
    ("联系人：张三", "电话：12345678"),
    ("临江市公安局", "2023年7月5日"),
    ("附件1", "人员名单"),
    ("一手抓发展", "一手抓稳定"),
    ("加强领导，落实责任", "一是加强巡逻，二是加强宣传。"),
    ("工作总结", "（2023年上半年）"),
    ("上半年工作完成。", "下半年继续努力。"),
    ("各位领导、同志们：", "现将工作报告如下。"),
    ("出席会议的有：市长张三", "副市长李四"),
    ("单位：临江市公安局", "地址：临江市人民路1号"),
    ("", "立案12起。"),
    ("Annual report", "2023"),
]


@pytest.mark.parametrize(("line", "following"), GOES_ON)
def test_a_sentence_goes_on_over_its_line_end(line: str, following: str) -> None:
    assert goes_on(line, following)


@pytest.mark.parametrize(("line", "following"), STAYS)
def test_what_may_be_two_lines_stays_two(line: str, following: str) -> None:
    assert not goes_on(line, following)


BREAKS = ["  \n", "\\\n", "<br>", "<br/>\n", " <br>\n"]


@pytest.mark.parametrize("end", BREAKS)
def test_markdown_joins_the_sentence_without_a_space_and_reads_its_figures(end: str) -> None:
    text = f"# 临江市工作总结\n\n上半年，全市共立刑事案件{end}1234{end}起，同比**下降**{end}5.6%。"
    document = read(text.encode(), name="a.md")
    assert document.blocks[-1].text == "上半年，全市共立刑事案件1234起，同比下降5.6%。"
    (figure,) = parse(document).indicators
    assert (figure.value, figure.unit) == (1234, "起")
    assert figure.change is not None
    assert str(figure.change.amount) == "-5.6"


@pytest.mark.parametrize("end", ["<br>", "<br/>\n", "<br>\n　"])
def test_a_page_joins_it_too(end: str) -> None:
    page = f"<html><meta charset=utf-8><body><h1>临江市工作总结</h1><p>上半年，全市共立刑事案件{end}1234起，同比下降5.6%。</p>"
    document = read(page.encode(), name="a.html")
    assert document.blocks[-1].text == "上半年，全市共立刑事案件1234起，同比下降5.6%。"


def test_lines_of_an_address_stay_lines() -> None:
    for name, text in (
        ("a.md", "# 临江市工作总结\n\n临江市公安局  \n地址：人民路1号  \n电话：12345678"),
        ("a.html", "<h1>临江市工作总结</h1><p>临江市公安局<br>地址：人民路1号<br>电话：12345678</p>"),
    ):
        assert [block.text for block in read(text.encode(), name=name, encoding="utf-8").blocks][1:] == [
            "临江市公安局",
            "地址：人民路1号",
            "电话：12345678",
        ]


def test_two_line_ends_part_paragraphs_of_a_page() -> None:
    page = (
        "<meta charset=utf-8><h1>临江市工作总结</h1><div>全市共立刑事案件<br><br>1234起，同比下降5.6%。</div>"
    )
    assert len(read(page.encode(), name="a.html").blocks) == 3
