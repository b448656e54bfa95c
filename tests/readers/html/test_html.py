"""In a web page the report is found, whatever the page is built like; what stands around it is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import readers
from converter.model import Document
from converter.parsing import parse
from converter.readers.html import read_html

SEED = Path(__file__).parents[3] / "seeds" / "qingdao-psb-2016h1.txt"
PAGE = Path(__file__).parents[3].parent / "shared" / "inputs" / "qiyun_exit_entry_2014.html"
LINES = [line.strip() for line in SEED.read_text("utf-8").splitlines() if line.strip()]
NAV = "".join(
    f'<li><a href="/{n}">{name}栏目</a></li>' for n, name in enumerate(("首页", "机构", "政务", "办事"))
)
RELATED = "".join(f'<p><a href="/r{n}">全市公安机关召开第{n}次重点工作推进会议</a></p>' for n in range(8))
FOOT = "<p>版权所有：临江市公安局 地址：滨江大道1号 邮编：000000</p>"
FRAMES = {
    "paragraphs": f'<div class="nav"><ul>{NAV}</ul></div><div class="TRS_Editor">{{p}}</div><div class="foot">{FOOT}</div>',
    "a layout of tables": f"<table><tr><td><table><tr><td><ul>{NAV}</ul></td></tr></table></td></tr><tr><td>"
    f"<table><tr><td>{{br}}</td><td width='200'>{RELATED}</td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table>",
    "a division for each paragraph": f"<ul>{NAV}</ul><div id='zoom'>{{div}}</div><div class='xg'>{RELATED}</div>{FOOT}",
    "modern elements": f"<header><nav><ul>{NAV}</ul></nav></header><main><article>{{p}}</article><aside>{RELATED}"
    f"</aside></main><footer>{FOOT}</footer>",
    "spans in spans": f"<ul>{NAV}</ul><div><div>{{span}}</div></div>{FOOT}",
}
FORMS = {
    "p": "".join(f"<p style='text-indent:2em'>{line}</p>\n" for line in LINES),
    "br": "<br>\n<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in LINES),
    "div": "".join(f"<div>　　{line}</div>" for line in LINES),
    "span": "".join(f"<p><span><span>{line[:9]}</span><font>{line[9:]}</font></span></p>" for line in LINES),
}


def texts(document: Document, kind: str = "text") -> list[str]:
    return [block.text for block in document.blocks if block.hint.kind == kind]


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()
    )


@pytest.mark.parametrize("frame", FRAMES)
def test_the_report_is_found_and_all_around_it_is_furniture(frame: str) -> None:
    document = read_html(page(FRAMES[frame].format(**FORMS)), "page.html")
    assert texts(document) == LINES
    assert any("栏目" in text for text in texts(document, "furniture"))
    assert any("版权所有" in text for text in texts(document, "furniture"))


def test_a_page_with_nothing_around_it_is_read_whole() -> None:
    assert texts(read_html(page(FORMS["p"]), "page.html")) == LINES


def test_a_short_report_in_a_long_frame_is_found() -> None:
    body = f"<ul>{NAV * 8}</ul>{RELATED}<div class='content'><p>一、打击犯罪。上半年，全市破获刑事案件1360余起。</p><p>二、下一步，加强重点部位防控，推进平台建设。</p></div>{RELATED}"
    assert texts(read_html(page(body), "page.html"))[-2:] == [
        "一、打击犯罪。上半年，全市破获刑事案件1360余起。",
        "二、下一步，加强重点部位防控，推进平台建设。",
    ]


def test_title_date_and_issuer_come_from_what_stands_above_the_text() -> None:
    body = (
        f"<ul>{NAV}</ul><div class='h'><h1>全市公安<br>工作总结</h1></div>"
        "<div>发布日期：2016-07-25&nbsp;&nbsp;来源：市公安局&nbsp;&nbsp;浏览次数：12</div>"
        f"<div class='content'>{FORMS['p']}</div>{FOOT}"
    )
    document = read_html(page(body, "<title>全市公安工作总结_市公安局</title>"), "page.html")
    assert texts(document, "title") == ["全市公安工作总结"]
    assert texts(document, "byline") == ["发布日期：2016-07-25", "来源：市公安局"]
    assert "浏览次数：12" in texts(document, "furniture")
    report = parse(document)
    assert report.title is not None
    assert report.title.text == "全市公安工作总结"
    assert [p.text.text for p in report.byline] == ["发布日期：2016-07-25", "来源：市公安局"]


def test_metadata_tell_what_the_page_does_not_show() -> None:
    head = (
        '<title>政务公开</title><meta name="ArticleTitle" content="上半年工作情况">'
        '<meta name="PubDate" content="2016-07-25 10:00"><meta name="ContentSource" content="市公安局">'
    )
    document = read_html(page(FRAMES["paragraphs"].format(**FORMS), head), "page.html")
    assert [(b.text, b.hint.kind) for b in document.blocks[:3]] == [
        ("上半年工作情况", "title"),
        ("2016-07-25 10:00", "byline"),
        ("市公安局", "byline"),
    ]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("utf-8", "gb18030"),
        ("big5", "big5hkscs"),
        ("gb2312", "big5hkscs"),
        ("", "utf-16"),
    ],
)
def test_the_encoding_is_found_from_the_bytes_whatever_is_declared(declared: str, encoding: str) -> None:
    text = "上半年工作情況，全市公安機關破獲刑事案件一千三百餘起，比去年同期有所上升，群眾滿意。"
    markup = f"<html><head><meta charset={declared}></head><body><p>{text}</p></body></html>"
    document = read_html(markup.encode(encoding), "page.html")
    assert document.text == text


def test_where_nothing_settles_the_encoding_the_guess_is_told() -> None:
    guessed = read_html("<p>黩锱隳阌</p>".encode("gb18030"), "page.html")
    assert [note.code for note in guessed.diagnostics if note.level == "warning"] == ["encoding-guessed"]
    declared = "<meta charset=gb2312><p>黩锱隳阌</p>"
    assert not read_html(declared.encode("gb18030"), "page.html").diagnostics[1:]


def test_an_archive_of_a_page_is_unpacked() -> None:
    import quopri

    encoded = quopri.encodestring(page(FORMS["p"])).decode()
    archive = (
        "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        '\ttype="text/html"; boundary="--x"\n\n----x\nContent-Type: text/html\n'
        f"Content-Transfer-Encoding: quoted-printable\n\n{encoded}\n----x\nContent-Type: image/png\n\nxx\n----x--\n"
    )
    document = readers.read(archive.encode(), name="page.mhtml")
    assert texts(document) == LINES
    assert readers.read(archive.encode(), name="-").source.format == "html"


def test_headings_bold_and_alignment_are_hints() -> None:
    body = (
        "<h2>一、打击</h2><p><b>（一）刑案。</b>上半年破案。</p><p style='font-weight:bold'>全粗</p>"
        "<p align=center>居中</p><center><p>也居中</p></center><p><b>半</b>粗</p>"
    )
    document = read_html(page(body), "page.html")
    assert [(b.hint.level, b.hint.bold, b.hint.align) for b in document.blocks] == [
        (2, 0, None), (None, 6, None), (None, 2, None), (None, 0, "center"), (None, 0, "center"), (None, 1, None),
    ]  # fmt: skip


def test_numbers_of_lists_are_text_and_white_space_is_as_a_browser_has_it() -> None:
    body = (
        "<ol start=3><li>甲</li><li value=7>乙</li></ol><ol style='list-style-type:cjk-ideographic'><li>丙</li></ol>"
        "<ul><li>丁</li></ul><p>一行\n二行 &amp; 三\n 行 <sup>2</sup></p><pre>四\n五</pre>"
    )
    document = read_html(page(body), "page.html")
    assert texts(document) == ["3. 甲", "7. 乙", "一、丙", "丁", "一行二行 & 三行 ²", "四", "五"]


def test_a_table_is_a_grid_with_its_spans() -> None:
    body = (
        "<p>主要指标如下，供参考使用。</p><table><caption>表1</caption><tr><th rowspan=2>指标</th><th colspan=2>数</th></tr>"
        "<tr><td>今年</td><td>去年</td></tr><tr><td>刑事<br>案件</td><td>1360</td><td>1500</td></tr></table>"
    )
    document = read_html(page(body), "page.html")
    rows = [block for block in document.blocks if block.hint.row]
    grid = [[cell.of(document.text) for cell in block.hint.row.cells] for block in rows if block.hint.row]
    assert grid == [["指标", "数", ""], ["", "今年", "去年"], ["刑事案件", "1360", "1500"]]
    assert "表1" in texts(document)


def test_text_that_looks_like_markup_is_text() -> None:
    assert texts(read_html(page("<p>公安&lt;b&gt;工作 &amp;amp; {{</p>"), "page.html")) == [
        "公安<b>工作 &amp; {{"
    ]


def test_scripts_are_no_text_and_hidden_text_is_furniture() -> None:
    body = "<script>var 甲;</script><style>p{}</style><p>正文</p><p style='display:none'>藏</p><select><option>选</select>"
    document = read_html(page(body), "page.html")
    assert texts(document) == ["正文"]
    assert texts(document, "furniture") == ["藏", "选"]


@pytest.mark.skipif(not PAGE.exists(), reason="the page as a web site has it is not here")
def test_a_report_as_a_web_site_has_it_is_the_report_of_its_text() -> None:
    text = PAGE.parents[1] / "extraction" / "gold" / f"{PAGE.stem}.txt"
    a, b = (parse(readers.read(path)) for path in (PAGE, text))
    assert [s.heading and s.heading.text for s in a.walk()] == [
        s.heading and s.heading.text for s in b.walk()
    ]
    assert [[p.text.text for p in s.paragraphs] for s in a.walk()] == [
        [p.text.text for p in s.paragraphs] for s in b.walk()
    ]
    assert a.title is None
    assert [p.text.text for p in a.byline] == ["发布日期：2015-01-16", "信息来源：栖云区公安分局"]


def test_a_table_with_a_heading_in_a_cell_only_places_text() -> None:
    cell = f"<h1>临江市公安局上半年工作总结</h1><p>一、治安管理</p><p>{LINES[3]}</p>"
    document = read_html(page(f"<table><tr><td><a>首页</a></td><td>{cell}</td></tr></table>"), "page.html")
    assert parse(document).sections[0].number == "一"
    assert all(block.hint.row is None for block in document.blocks)


def test_entries_of_a_numbered_list_are_no_sections_of_the_report() -> None:
    body = (
        "<h1>临江市公安局上半年工作总结</h1><h2>一、总体情况</h2><p>全市刑事立案120起，同比下降5.6%。</p>"
        "<ol start=3 style='list-style:cjk-ideographic'><li>新建学校3所。</li></ol>"
        "<ol style='list-style-type:simp-chinese-informal'><li>加强巡逻防控。</li><li>加强宣传教育。</li></ol>"
        "<p>各项工作取得新的进展。</p><h2>二、下一步打算</h2><p>继续加强治安管理，确保社会大局持续稳定。</p>"
    )
    report = parse(read_html(page(body), "page.html"))
    assert [(section.number, section.level) for section in report.sections] == [("一", 1), ("二", 1)]
    told = [paragraph.text.text for paragraph in report.sections[0].paragraphs]
    assert told[1:4] == ["三、新建学校3所。", "一、加强巡逻防控。", "二、加强宣传教育。"]
    assert [item.label.text for item in report.sections[0].action_items] == ["一、", "二、"]


def test_a_numbered_list_of_headings_is_sections() -> None:
    body = (
        "<h1>临江市公安局上半年工作总结</h1><ol style='list-style:cjk-ideographic'><li>总体情况</li></ol>"
        "<p>全市刑事立案120起，同比下降5.6%。</p><ol start=2 style='list-style:cjk-ideographic'>"
        "<li>下一步打算</li></ol><p>继续加强治安管理，确保社会大局持续稳定。</p>"
    )
    report = parse(read_html(page(body), "page.html"))
    assert [section.heading and section.heading.text for section in report.sections] == [
        "总体情况",
        "下一步打算",
    ]
