"""A Word file is read as a reader sees it: numbers and all, changes accepted, nothing lost unsaid."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from converter.model import Document
from converter.readers.docx import read_docx
from converter.readers.list_numbers import numeral

WordFile = Callable[..., bytes]


def texts(document: Document, kind: str = "text") -> list[str]:
    return [block.text for block in document.blocks if block.hint.kind == kind]


def p(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(place: int, format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


OFFICIAL = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimalEnclosedCircle", "%4")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_automatic_numbers_are_text_and_begin_anew_under_a_higher_one(word_file: WordFile) -> None:
    entries = (("打击", 0), ("刑案", 1), ("要案", 2), ("细节", 3), ("毒品", 1), ("防控", 0), ("巡逻", 1))
    body = "".join(numbered(text, level) for text, level in entries)
    assert texts(read_docx(word_file(body, numbering=OFFICIAL), "a.docx")) == [
        "一、打击", "（一）刑案", "1. 要案", "①细节", "（二）毒品", "二、防控", "（一）巡逻",
    ]  # fmt: skip


def test_lists_of_one_abstract_list_count_on_and_an_override_starts_anew(word_file: WordFile) -> None:
    on = (
        OFFICIAL.replace('w:numId="2"', 'w:numId="3"')
        .replace("<w:lvlOverride", "<w:x")
        .replace("lvlOverride>", "x>")
    )
    body = numbered("甲", 0) + numbered("乙", 0, 3) + numbered("丙", 0)
    assert texts(read_docx(word_file(body, numbering=on), "a.docx")) == ["一、甲", "二、乙", "三、丙"]
    body = numbered("甲", 0) + numbered("乙", 0, 2) + numbered("丙", 0, 2)
    assert texts(read_docx(word_file(body, numbering=OFFICIAL), "a.docx")) == ["一、甲", "一、乙", "二、丙"]


def test_a_level_that_never_restarts_counts_on_and_legal_numbers_are_plain(word_file: WordFile) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCounting", "第%1章")
        + level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = numbered("甲", 0) + numbered("子", 1) + numbered("乙", 0) + numbered("丑", 1)
    assert texts(read_docx(word_file(body, numbering=numbering), "a.docx")) == [
        "第一章甲", "1.1 子", "第二章乙", "2.2 丑",
    ]  # fmt: skip


def test_heading_styles_bring_their_numbers_level_and_look(word_file: WordFile) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a" w:default="1"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="小标题"/><w:basedOn w:val="1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    )
    numbering = OFFICIAL.replace("<w:lvlText", '<w:pStyle w:val="1"/><w:lvlText', 1)
    body = p("工作总结", '<w:pStyle w:val="t"/>') + p("打击", '<w:pStyle w:val="1"/>')
    body += p("刑案", '<w:pStyle w:val="2"/>') + p("正文", '<w:pStyle w:val="a"/>')
    document = read_docx(word_file(body, styles=styles, numbering=numbering), "a.docx")
    assert [(b.text, b.hint.kind, b.hint.level, b.hint.align) for b in document.blocks] == [
        ("工作总结", "title", None, None),
        ("一、打击", "text", 1, "center"),
        ("（一）刑案", "text", 2, "center"),
        ("正文", "text", None, None),
    ]


def test_a_list_linked_to_a_style_that_names_the_real_one_is_found(word_file: WordFile) -> None:
    numbering = OFFICIAL + (
        '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    document = read_docx(word_file(numbered("甲", 0, 9), numbering=numbering, styles=styles), "a.docx")
    assert texts(document) == ["一、甲"]


def test_bullets_are_look_but_dashes_are_the_writers_own(word_file: WordFile) -> None:
    def numbering(sign: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", sign)}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )

    for sign, expected in (("\uf0b7", "甲"), ("●", "甲"), ("——", "——甲")):
        assert texts(read_docx(word_file(numbered("甲", 0), numbering=numbering(sign)), "a.docx")) == [
            expected
        ]


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("chineseCounting", "一 十 十一 二十 二十一 一百零一 一百一十"),
        ("ideographTraditional", "甲 癸 甲 癸 甲 甲 癸"),
        ("ideographLegalTraditional", "壹 壹拾 壹拾壹 貳拾 貳拾壹 壹佰零壹 壹佰壹拾"),
        ("ideographDigital", "一 一〇 一一 二〇 二一 一〇一 一一〇"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ ㉑ 101 110"),
        ("decimalFullWidth", "１ １０ １１ ２０ ２１ １０１ １１０"),
        ("upperRoman", "I X XI XX XXI CI CX"),
        ("lowerLetter", "a j k t u wwww fffff"),
        ("nonsense", "1 10 11 20 21 101 110"),
    ],
)
def test_numbers_are_written_in_words_own_formats(format: str, expected: str) -> None:
    assert " ".join(numeral(n, format) for n in (1, 10, 11, 20, 21, 101, 110)) == expected


def test_bold_at_the_start_is_counted_with_its_number(word_file: WordFile) -> None:
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>打击</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>犯罪。</w:t></w:r>"
        '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>上半年</w:t></w:r></w:p>'
    )
    (block,) = read_docx(word_file(body, numbering=OFFICIAL), "a.docx").blocks
    assert block.text[: block.hint.bold] == "一、打击犯罪。"


def test_tracked_changes_are_read_as_accepted(word_file: WordFile) -> None:
    body = (
        "<w:p><w:r><w:t>破获</w:t></w:r><w:del><w:r><w:delText>三十</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>四十</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>起</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半，</w:t></w:r></w:p>" + p("后半。")
    )
    assert texts(read_docx(word_file(body), "a.docx")) == ["破获四十起", "前半，后半。"]


def test_notes_stand_at_the_end_in_the_order_of_their_marks(word_file: WordFile) -> None:
    def reference(id: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'

    body = f"<w:p><w:r><w:t>立案</w:t></w:r>{reference(7)}<w:r><w:t>破案</w:t></w:r>{reference(3)}</w:p>"
    notes = "".join(
        f'<w:footnote w:id="{id}">{p(text)}</w:footnote>' for id, text in ((3, "乙注"), (7, "甲注"))
    )
    document = read_docx(word_file(body, footnotes=notes), "a.docx")
    assert texts(document) == ["立案¹破案²"]
    assert texts(document, "note") == ["¹ 甲注", "² 乙注"]


def test_headers_footers_comments_and_the_contents_are_furniture(word_file: WordFile) -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('一、打击 3')}</w:sdtContent></w:sdt>"
    )
    comment = f'<w:comment w:id="0">{p("请核")}</w:comment>'
    document = read_docx(
        word_file(contents + p("一、打击"), header=p("内部"), footer=p("第1页"), comments=comment), "a.docx"
    )
    assert texts(document) == ["一、打击"]
    assert texts(document, "furniture") == ["一、打击 3", "内部", "第1页", "请核"]


def test_of_a_field_only_the_result_is_text(word_file: WordFile) -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7月</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>起</w:t></w:r></w:p>'
    )
    assert texts(read_docx(word_file(body), "a.docx")) == ["7月起"]


def test_a_text_box_told_in_two_forms_is_read_once(word_file: WordFile) -> None:
    box = f"<w:txbxContent>{p('框中文字')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(read_docx(word_file(body), "a.docx")) == ["正文", "框中文字"]


def test_hidden_text_is_left_out_and_told(word_file: WordFile) -> None:
    document = read_docx(word_file(p("可见") + p("暗语", run="<w:vanish/>")), "a.docx")
    assert texts(document) == ["可见"]
    assert [note.code for note in document.diagnostics] == ["hidden-text"]


def saved(made: object) -> bytes:
    stream = io.BytesIO()
    made.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def test_a_table_is_read_as_rows_with_the_spans_of_their_cells() -> None:
    made = docx.Document()
    made.add_paragraph("主要指标").alignment = WD_ALIGN_PARAGRAPH.CENTER
    table = made.add_table(3, 3)
    for row, cells in enumerate((("指标", "数值", ""), ("刑事\n案件", "1360", "起"), ("", "7.7", "%"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    document = read_docx(saved(made), "a.docx")
    rows = [block for block in document.blocks if block.hint.row]
    assert document.blocks[0].hint.align == "center"
    assert [b.text for b in rows] == ["指标\t数值\t", "刑事案件\t1360\t起", "\t7.7\t%"]
    assert all(block.span.of(document.text) == block.text for block in document.blocks)
    grid = [[cell.of(document.text) for cell in block.hint.row.cells] for block in rows if block.hint.row]
    assert grid == [["指标", "数值", ""], ["刑事案件", "1360", "起"], ["", "7.7", "%"]]


def test_a_table_that_only_places_text_is_read_as_the_text() -> None:
    made = docx.Document()
    cell = made.add_table(1, 1).cell(0, 0)
    cell.text = "一、打击"
    cell.add_paragraph("上半年……")
    document = read_docx(saved(made), "a.docx")
    assert [(block.text, block.hint.row) for block in document.blocks] == [
        ("一、打击", None),
        ("上半年……", None),
    ]
