"""What programs and people leave behind in Word files: fields, raised figures, prompts, boxes, red heads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from converter.model import Document
from converter.parsing import parse
from converter.readers.docx import read_docx

INPUTS = Path(__file__).parents[1] / "inputs"
WordFile = Callable[..., bytes]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str) -> str:
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in runs)}</w:p>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


RAISED, LOWERED = ('<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>')
BEGIN, DIVIDE, END = mark("begin"), mark("separate"), mark("end")


def read(data: bytes) -> Document:
    return read_docx(data, "a.docx")


def codes(document: Document) -> list[str]:
    return [note.code for note in document.diagnostics]


# --- fields ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    [
        BEGIN + code("DATE") + "今日",
        BEGIN + code("DATE") + DIVIDE + "今日",
        BEGIN + code("DATE") + DIVIDE + "今日" + f"<w:del>{END}</w:del>",
        BEGIN + code("DATE") + DIVIDE + "今日" + f"<w:moveFrom>{END}</w:moveFrom>",
        BEGIN + code("DATE") + f"<w:del>{DIVIDE}{run('今日')}{END}</w:del>",
        f"<w:del>{BEGIN}</w:del>" + DIVIDE + "今日" + END,
        END + DIVIDE + "今日",
        BEGIN + code("IF") + DIVIDE + BEGIN + code("DATE") + "今日" + END,
    ],
)
def test_a_field_whose_marks_do_not_belong_together_takes_in_nothing(
    word_file: WordFile, broken: str
) -> None:
    broken = broken.replace("今日", run("今日"), 1) if run("今日") not in broken else broken
    document = read(word_file(p("前段。") + f"<w:p>{broken}</w:p>" + p("末段。") + p("又一段。")))
    assert [block.text for block in document.blocks][-2:] == ["末段。", "又一段。"]
    assert codes(document) == ["field-unfinished"]


def test_a_code_that_goes_on_into_another_paragraph_hides_none(word_file: WordFile) -> None:
    body = f"<w:p>{BEGIN}{code('DATE')}</w:p>" + p("中段。") + f"<w:p>{END}</w:p>" + p("末段。")
    document = read(word_file(body))
    assert [block.text for block in document.blocks] == ["中段。", "末段。"]


def test_sound_fields_show_their_results_and_nothing_else(word_file: WordFile) -> None:
    inner = BEGIN + code("PAGE") + DIVIDE + run("7") + END
    body = f"<w:p>{run('第')}{BEGIN}{code('IF ')}{inner}{DIVIDE}{run('八')}{END}{run('页')}</w:p>"
    document = read(word_file(body))
    assert document.text == "第八页"
    assert codes(document) == []


@pytest.mark.parametrize("file", ["f1.docx", "f2.docx"])
def test_hostile_fields_swallow_nothing(file: str) -> None:
    document = read((INPUTS / "hostile" / file).read_bytes())
    assert sum("末段甲甲，完成投资三百亿元。" in block.text for block in document.blocks) == 2
    assert "field-unfinished" in codes(document)


# --- raised and lowered figures -------------------------------------------------------------------------


def test_raised_and_lowered_figures_keep_their_meaning(word_file: WordFile) -> None:
    body = p(
        "库容3.5×10",
        run("8", RAISED),
        "m",
        run("3", RAISED),
        "，CO",
        run("2", LOWERED),
        "，10",
        run("-6", RAISED),
    )
    assert read(word_file(body)).text == "库容3.5×10⁸m³，CO₂，10⁻⁶"


def test_what_has_no_raised_form_stays_whole(word_file: WordFile) -> None:
    body = p("PM", run("2.5", LOWERED), "，120户", run("[1]", RAISED), "，甲", run("注", RAISED))
    assert read(word_file(body)).text == "PM2.5，120户[1]，甲注"


def test_a_style_may_raise(word_file: WordFile) -> None:
    styles = (
        f'<w:style w:type="character" w:styleId="up"><w:name w:val="up"/><w:rPr>{RAISED}</w:rPr></w:style>'
    )
    body = p("120km", run("2", '<w:rStyle w:val="up"/>'))
    assert read(word_file(body, styles=styles)).text == "120km²"


def test_the_given_file_keeps_its_powers() -> None:
    text = read((INPUTS / "d10_superscript.docx").read_bytes()).text
    assert "10⁸立方米" in text
    assert "120km²，蓄水3.5万m³" in text


# --- content controls -----------------------------------------------------------------------------------


def control(content: str, *, prompting: bool = True) -> str:
    showing = "<w:showingPlcHdr/>" if prompting else '<w:showingPlcHdr w:val="0"/>'
    return f"<w:sdt><w:sdtPr>{showing}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_prompts_of_empty_controls_are_no_text_wherever_they_stand(word_file: WordFile) -> None:
    cell = f"<w:tc>{control(p('选择一项。'))}</w:tc><w:tc>{p('乙')}</w:tc>"
    body = (
        p("备注：", control(run("单击此处输入文字。")))
        + control(p("点击输入日期。"))
        + f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"
        + p("单位：", control(run("市公安局"), prompting=False))
    )
    document = read(word_file(body))
    assert [block.text for block in document.blocks] == ["备注：", "\t乙", "\t乙", "单位：市公安局"]
    assert set(codes(document)) == {"prompt-left-out"}
    assert "单击此处输入文字" in document.diagnostics[0].message


# --- boxes ----------------------------------------------------------------------------------------------


def box(*paragraphs: str) -> str:
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_box_in_a_cell_is_text_of_that_cell_once(word_file: WordFile) -> None:
    rows = [
        f"<w:tr><w:tc>{p('指标')}</w:tc><w:tc>{p('数值')}</w:tc></w:tr>",
        f"<w:tr><w:tc>{p('立案数', box(p('其一'), p('其二')))}</w:tc><w:tc>{p('12起')}</w:tc></w:tr>",
    ]
    document = read(word_file(f"<w:tbl>{''.join(rows)}</w:tbl>" + p("末段。")))
    assert [block.text for block in document.blocks] == ["指标\t数值", "立案数\u3000其一其二\t12起", "末段。"]


# --- the look of an official document's head ------------------------------------------------------------


def test_red_and_large_lines_are_told(word_file: WordFile) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="红头"/><w:rPr><w:color w:val="E60012"/>'
        '<w:sz w:val="72"/></w:rPr></w:style>'
    )
    body = (
        p(run("临江市公安局文件", '<w:color w:val="FF0000"/><w:sz w:val="72"/>'))
        + f'<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr>{run("临江市人民政府")}</w:p>'
        + p(run("关于印发总结的通知", '<w:sz w:val="44"/>'))
        + p(run("正文。", '<w:color w:val="0000FF"/><w:sz w:val="32"/>'))
    )
    hints = [block.hint for block in read(word_file(body, styles=styles)).blocks]
    assert [(hint.red, hint.large) for hint in hints] == [
        (True, True),
        (True, True),
        (False, True),
        (False, False),
    ]


# --- signs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings" w:char="A8"/>', "☐"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="宋体" w:char="2460"/>', "①"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fe\uf0fd</w:t>', "☑☒"),
    ],
)
def test_a_sign_of_a_font_of_signs_is_the_character_it_shows(
    word_file: WordFile, sign: str, text: str
) -> None:
    document = read(word_file(f"<w:p><w:r>{sign}</w:r>{run('完成改造15个')}</w:p>"))
    assert document.text == text + "完成改造15个"
    assert codes(document) == []


def test_a_sign_that_is_not_known_is_left_out_and_said(word_file: WordFile) -> None:
    document = read(word_file(p('<w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r>', "完成改造")))
    assert document.text == "完成改造"
    assert codes(document) == ["symbol-left-out"]


def test_an_equation_keeps_what_is_raised(word_file: WordFile) -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    power = (
        f"<m:oMath {math}><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e>"
        "<m:sup><m:r><m:t>8</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    assert read(word_file(p("库容", power, "立方米"))).text == "库容10⁸立方米"


# --- tables ---------------------------------------------------------------------------------------------


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


DOWN, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_three_columns_of_labels_merged_down_name_the_figures_of_their_rows(word_file: WordFile) -> None:
    rows = [
        [cell("区县"), cell("类别"), cell("指标"), cell("数值")],
        [cell("东城区", DOWN), cell("刑事", DOWN), cell("立案"), cell("120起")],
        [cell("", BELOW), cell("", BELOW), cell("破案"), cell("90起")],
        [cell("", BELOW), cell("治安"), cell("查处"), cell("60起")],
        [cell("西城区", DOWN), cell("刑事"), cell("立案"), cell("80起")],
    ]
    table = f"<w:tbl>{''.join(f'<w:tr>{chr(32).join(row)}</w:tr>' for row in rows)}</w:tbl>"
    report = parse(read(word_file(p("一、主要指标") + table)))
    assert [
        (each.scope and each.scope.text, each.name, int(each.value or 0)) for each in report.indicators
    ] == [
        ("东城区", "刑事立案", 120),
        ("东城区", "刑事破案", 90),
        ("东城区", "治安查处", 60),
        ("西城区", "刑事立案", 80),
    ]


def test_names_and_values_side_by_side_stand_below_a_title_over_all(word_file: WordFile) -> None:
    rows = [
        cell("表1　主要指标完成情况", '<w:gridSpan w:val="4"/>'),
        "".join(map(cell, ("指标", "数值", "指标", "数值"))),
        "".join(map(cell, ("刑事立案", "1234起", "刑事破案", "880起"))),
        "".join(map(cell, ("治安立案", "560起", "治安查处", "430起"))),
    ]
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    report = parse(read(word_file(p("一、主要指标") + table)))
    assert [f"{each.name} {each.value}" for each in report.indicators] == [
        "刑事立案 1234",
        "刑事破案 880",
        "治安立案 560",
        "治安查处 430",
    ]
