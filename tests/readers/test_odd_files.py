"""Files of many makers: what each says of itself and of its figures comes out right."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from converter.model import Report
from converter.parsing import parse
from converter.readers import read

TITLE = "临江市公安局2023年上半年工作总结"
BODY = "今年以来，全市公安机关坚持以人民为中心的发展思想，紧紧围绕中心工作，社会大局持续稳定。"


def page(body: str, title: str = TITLE) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>"


def figures(report: Report) -> list[str]:
    return [
        f"{each.name} {each.value:f} {each.unit}" + (f" {each.change.amount:+f}" if each.change else "")
        for each in report.indicators
        if each.value is not None
    ]


FILES = [
    (
        "a.txt",
        f"{TITLE}\n\n一、指标\n\n｜类别｜指标｜数值｜同比｜\n｜刑事｜立案｜1234起｜下降5.6%｜\n"
        f"｜　　｜破案｜880起｜增长8.5%｜\n｜治安｜查处｜560起｜｜\n\n二、下一步\n{BODY}\n",
        ["刑事立案 1234 起 -5.6", "刑事破案 880 起 +8.5", "治安查处 560 起"],
        ["一", "二"],
    ),
    (
        "a.txt",
        f"{TITLE}\n\n⼀､治安管理\n刑事⽴案120起､同⽐下降5.6%。\n⼆､⾏政管理\n查处60起。\n",
        ["刑事立案 120 起 -5.6", "查处 60 起"],
        ["一", "二"],
    ),
    (
        "a.txt",
        f"{TITLE}\n\n一、治安\n刑事立案120起。\n\n二、下一步\n一是加强巡逻。二是加强宣传。\n\n附表：1.主要指标\n"
        "　　　2.任务清单\n\n说明：1.数据为快报数。\n　　　2.同比按可比口径计算。\n\n抄送：市委办公室。\n",
        ["刑事立案 120 起"],
        ["一", "二"],
    ),
    (
        "a.md",
        f"# {TITLE}\n\n## 一、指标\n\n<table><tr><th>类别</th><th>指标</th><th>数值</th></tr><tr><td rowspan='2'>刑事"
        "</td><td>立案</td><td>120起</td></tr><tr><td>破案</td><td>90起</td></tr></table>\n",
        ["刑事立案 120 起", "刑事破案 90 起"],
        ["一"],
    ),
    (
        "a.md",
        f"# {TITLE}\n\n## 一、治安\n\n**刑事立案**120起，*同比*下降**5.6%**；~~抓获50人~~**抓获60人**，`查处`30起。\n",
        ["刑事立案 120 起 -5.6", "抓获 60 人", "查处 30 起"],
        ["一"],
    ),
    (
        "a.html",
        page(
            "<a href='#m'>跳过导航</a><div>当前位置：<a>首页</a>&gt;<a>工作动态</a>&gt;正文</div><form><label>请输入关键字"
            f"</label><button>搜索</button></form><h1>{TITLE}</h1><div>发布时间：2023-07-08 来源：办公室 阅读：1234次 "
            "字号：[大 中 小]</div><p>一、治安</p><p>刑事立案120起。</p><p>二、交通</p><p>查处60起。</p><div><a>打印</a> "
            "<a>关闭</a> <a>分享到微信</a></div>"
        ),
        ["刑事立案 120 起", "查处 60 起"],
        ["一", "二"],
    ),
    (
        "a.html",
        page(
            f"<h1>{TITLE}</h1><p>一、治安</p><dl><dt>刑事立案</dt><dd>120起，同比下降5.6%。</dd><dt>抓获嫌疑人</dt>"
            f"<dd><del>50</del><ins>60</ins>人。</dd></dl><p>二、下一步</p><p>{BODY}</p>",
            "工作总结",
        ),
        ["刑事立案 120 起 -5.6", "抓获嫌疑人 60 人"],
        ["一", "二"],
    ),
    (
        "a.html",
        page(
            f"<p align=center><b>{TITLE}</b></p><p style='mso-list:l0'><![if !supportLists]><span>一、<span>&nbsp;&nbsp; "
            "</span></span><![endif]>治安管理</p><p>刑事立案<span lang=EN-US>120</span>起<o:p></o:p></p><p>"
            "<![if !supportLists]><span>二、</span><![endif]>交通管理</p><p>查处60起。</p>"
        ),
        ["刑事立案 120 起", "查处 60 起"],
        ["一", "二"],
    ),
    (
        "a.html",
        page(
            "<table width=100%><tr><td><a href=1>领导之窗</a><br><a href=2>政策文件</a></td><td><table><tr><td align="
            f"center><font size=5>{TITLE}</font></td></tr><tr><td><p>　　（一）治安。{BODY}刑事立案120起。</p><p>　　（二）"
            "交通。查处60起，下降5.6%。</p></td></tr></table></td></tr></table>",
            "工作总结",
        ),
        ["刑事立案 120 起", "查处 60 起 -5.6"],
        ["一", "二"],
    ),
    (
        "a.md",
        f"{TITLE}\n===\n\n一、治安\n---\n\n> 刑事立案**120**起^[含隐匿3起。]，查处\\\n60起。\n\n二、交通\n---\n\n☑已完成　☐未完成\n\n办结率≥90%。\n",
        ["刑事立案 120 起", "刑事查处 60 起", "交通办结率 90 %", "隐匿 3 起"],
        ["一", "二"],
    ),
    (
        "a.txt",
        f"发件人：办公室\n收件人：各科室\n\n> {TITLE}\n>\n> 一、治安\n> > 刑事立案120起，同比下降5.6%。\n>\n> 二、交通\n> 查处60起。\n",
        ["刑事立案 120 起 -5.6", "查处 60 起"],
        ["一", "二"],
    ),
]


@pytest.mark.parametrize(("name", "source", "told", "sections"), FILES)
def test_the_report_in_a_file_is_read(
    name: str, source: str, told: Sequence[str], sections: Sequence[str]
) -> None:
    report = parse(read(source.encode(), name=name))
    assert report.title is not None
    assert report.title.text == TITLE
    assert figures(report) == told
    assert [section.number for section in report.sections if section.number] == sections
    said = [
        *(section.heading.text for section in report.walk() if section.heading),
        *(line.text.text for line in report.byline),
    ]
    around = ("附表", "说明", "抄送", "导航", "位置", "关键字", "阅读", "字号", "打印", "分享")
    assert not [text for text in said if any(word in text for word in around)]
