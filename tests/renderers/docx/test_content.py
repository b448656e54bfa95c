"""What the summary holds, in which order, and where its parts lead to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from reports import REPORTS, SEED, content_of

from converter.content import build_content
from converter.model import Change, Paragraph, Report, SourceRow, Text
from converter.parsing import parse
from converter.pipeline import read_document
from converter.renderers.docx import render_docx
from converter.renderers.docx.ooxml import NAMESPACES, name
from converter.styles import load_style
from converter.variants import edition
from tests.renderers.docx.conftest import Read, text_of

W = "{" + NAMESPACES["w"] + "}"


def headings(word: Any) -> list[str]:
    return word.paragraphs("Heading1")


def test_the_parts_stand_in_their_order(make: Any) -> None:
    assert headings(make()) == [
        "行動事項追蹤表",
        "嚴格執法檢查",
        "加強隊伍建設",
        "四、做好宣傳教育",
        "下一步工作",
        "報告指出的問題",
        "指標總表",
        "指標原句",
        "轉換說明",
        "製作說明",
    ]
    assert headings(make(full_text=True))[7] == "全文"
    assert make().paragraphs("SummaryHeading") == ["摘要", "關鍵指標", "報告指出的問題", "下一步行動"]


def test_the_program_keeps_its_own_words_short_in_the_summary_of_a_short_report(make: Any) -> None:
    short = make(appendix=False)
    assert headings(short) == ["行動事項", "轉換說明"]  # page one tells every figure
    assert short.paragraphs("SummaryHeading") == ["摘要", "關鍵指標", "問題", "下一步行動"]
    assert len(short.paragraphs("Colophon")) == 1


BRIEF = "城东派出所上半年情况\n上半年，城东派出所接处警1286起，同比下降8.3%；破获刑事案件47起，同比上升11.9%；调处纠纷312起，成功率98.1%。新装视频探头120个，盗窃案件下降21.4%。发放资料8000份，止损挽损63万元，开展宣传46场。\n下半年，将推进夏季整治，力争刑事发案下降5%以上。\n"


def test_the_summary_of_a_very_short_report_tells_each_figure_in_one_table() -> None:
    report = parse(read_document(BRIEF.encode(), name="report.txt"))
    for variants in (("cn",), ("tw", "cn")):
        content = build_content([edition(report, variant, "r") for variant in variants])  # type: ignore[arg-type]
        made = Read(render_docx(content, load_style("modern")))
        assert "各章節指標" not in headings(made) or len(content.first_page.results) < len(report.indicators)
        places = [mark.get(f"{W}name") for mark in made.find("//w:bookmarkStart")]
        for row in content.all_indicators.rows:
            assert places.count(f"ind_{row.id}") == 1
        shown = [text_of(cell) for cell in made.find("//w:tbl//w:p[w:pPr/w:pStyle/@w:val='TableNumber']")]
        assert sum("1,286" in each for each in shown) == 1
        assert len(made.find("//w:drawing")) == len(content.charts)
        for line in made.find("//w:tr[.//w:bookmarkStart[starts-with(@w:name, 'ind_')]]"):
            second = line.findall(f"{W}tc")[1]  # a figure, or its name in the other script
            assert not second.findall(f".//{W}hyperlink")
        assert {each.get(f"{W}anchor") for each in made.find("//w:hyperlink")} <= set(places)


def test_units_of_both_scripts_stand_behind_one_number() -> None:
    text = "某局2020年总结\n全年收入63万元，同比增长5.8%。\n一、办案\n办结案件15件。\n"
    report = parse(read_document(text.encode(), name="report.txt"))
    content = build_content([edition(report, variant, "r") for variant in ("tw", "cn")])
    made = Read(render_docx(content, load_style("modern")))
    shown = [text_of(cell) for cell in made.find("//w:tbl//w:p[w:pPr/w:pStyle/@w:val='TableNumber']")]
    assert "63 萬元／万元" in shown


def test_problems_of_the_first_page_have_their_marks() -> None:
    made = Read(render_docx(content_of(SEED, ("tw",)), load_style("modern")))
    [style] = made.find("//w:style[@w:styleId='SummaryBullet']//w:numId", "word/styles.xml")
    [number] = made.find(f"//w:num[@w:numId='{style.get(f'{W}val')}']/w:abstractNumId", "word/numbering.xml")
    own = f"//w:abstractNum[@w:abstractNumId='{number.get(f'{W}val')}']"
    assert [each.get(f"{W}val") for each in made.find(f"{own}//w:pStyle", "word/numbering.xml")] == [
        "SummaryBullet"
    ]


def test_titles_of_both_scripts_stand_under_each_other_where_a_line_does_not_hold_them() -> None:
    for text, breaks in (
        ("临江局2020年总结\n", 0),
        ("临江市消防救援局2020年度工作情况报告\n", 1),
        ("临江市人民政府办公室关于2020年度城市管理工作情况的报告\n", 3),  # two lines each
    ):
        report = parse(read_document(f"{text}一、办案\n办结案件15件。\n".encode(), name="report.txt"))
        content = build_content([edition(report, variant, report.title_line) for variant in ("tw", "cn")])
        made = Read(render_docx(content, load_style("modern")))
        assert len(made.find("//w:p[w:pPr/w:pStyle/@w:val='Title']//w:br")) == breaks


def test_every_figure_leads_to_an_endnote_and_no_clause_is_told_twice() -> None:
    path = next(path for path in REPORTS if path.stem == "qiyun_exit_entry_2014")
    content = content_of(path, ("cn",))
    made = Read(render_docx(content, load_style("modern")))
    rows = content.all_indicators.rows
    again = [code for code in made.find("//w:instrText") if (code.text or "").split()[0] == "NOTEREF"]
    assert len(made.find("//w:endnoteReference")) + len(again) == len(rows)
    notes = made.find("//w:endnote[not(@w:type)]", "word/endnotes.xml")
    said = [text_of(note).strip() for note in notes]
    assert set(said) == {row.evidence.texts[0] for row in rows}
    places = {mark.get(f"{W}name") for mark in made.find("//w:bookmarkStart")}
    assert {(code.text or "").split()[1] for code in again} <= places


def test_a_note_says_how_many_figures_a_chart_leaves_out() -> None:
    for path in REPORTS:
        content = content_of(path, ("cn",))
        left_out = [chart.omitted for chart in content.charts if chart.omitted]
        if left_out:
            break
    notes = Read(render_docx(content, load_style("modern"), appendix=True)).paragraphs("SourceNote")
    assert [note for note in notes if f"另有 {left_out[0]} 项见指标表" in note]


def test_a_figure_in_doubt_bears_a_mark_that_is_explained_below() -> None:
    path = next(path for path in REPORTS if path.stem == "qiyun_exit_entry_2014")
    content = content_of(path, ("cn",))
    made = Read(render_docx(content, load_style("modern")))
    doubted = sum(row.is_doubtful for row in content.all_indicators.rows)
    marks = [
        run
        for run in made.find("//w:tc//w:r[w:rPr/w:rStyle/@w:val='SourceReference']")
        if text_of(run) == "*"
    ]
    on_first_page = sum(row.is_doubtful for row in (*content.first_page.results, *content.first_page.aims))
    assert len(marks) == doubted + on_first_page > 0
    assert any(note.startswith("* 请核对：") for note in made.paragraphs("SourceNote"))


def test_the_abstract_is_made_of_sentences_of_the_report_as_the_paragraphs_they_come_from(
    word: Any, report: Any
) -> None:
    (lead,) = word.paragraphs("SummaryText")[:1]
    told = [piece for piece in lead.split("。") if piece]
    assert told[0] == "今年以來，全市消防工作平穩有序"
    assert all(piece in report.text for piece in told)


def test_every_sentence_quoted_leads_to_its_place_in_the_full_text(make: Any) -> None:
    word = make(full_text=True)
    bookmarks = {each.get(W + "name"): each for each in word.find("//w:bookmarkStart")}
    numbers = {}
    for number, paragraph in enumerate(word.find("//w:p[w:pPr/w:pStyle/@w:val='SourceText']"), start=1):
        for start in paragraph.iter(W + "bookmarkStart"):
            numbers[start.get(W + "name")] = number
    referring = word.find("//w:p[w:pPr/w:pStyle/@w:val='BodyText' or w:pPr/w:pStyle/@w:val='ListBullet']")
    seen = 0
    for paragraph in referring:
        for instruction in paragraph.iter(W + "instrText"):
            anchor = instruction.text.split()[1]
            assert instruction.text.split()[0] == "REF"
            assert anchor in bookmarks
            assert f"[{numbers[anchor]}]" in text_of(paragraph)
            seen += 1
    assert seen >= 8


def test_every_indicator_leads_to_its_sentence(make: Any, report: Any) -> None:
    for full_text in (False, True):
        word = make(full_text=full_text)
        marked: dict[str, str] = {}
        for paragraph in word.find("//w:p[w:pPr/w:pStyle/@w:val='SourceText']"):
            for start in paragraph.iter(W + "bookmarkStart"):
                marked[start.get(W + "name")] = text_of(paragraph)
        table = word.find("//w:tbl[w:tblPr/w:tblCaption/@w:val='指標總表']")[0]
        rows = table.findall(W + "tr")[1:]
        assert len(rows) == len(report.indicators)
        for row, indicator in zip(rows, report.indicators, strict=True):
            anchor = row.findall(f".//{W}instrText")[-1].text.split()[1]
            assert indicator.sentence.text in marked[anchor]


def test_the_full_text_is_whole(make: Any, report: Any) -> None:
    shown = make(full_text=True).paragraphs("SourceText")
    assert shown == [
        paragraph.text.text
        for paragraphs in (report.preamble, *(section.paragraphs for section in report.walk()))
        for paragraph in paragraphs
    ]


def test_a_section_without_heading_keeps_its_number_and_a_mark_in_the_full_text(
    make: Any, report: Any
) -> None:
    first, *others = report.sections
    below = replace(first.sections[0], heading=None, mark=None)
    word = make(report=replace(report, sections=(replace(first, sections=(below,)), *others)), full_text=True)
    shown = word.paragraphs("SourceText")
    assert "（一）檢查重點單位260家，較上年減少12家。" in shown
    begun = {each.get(W + "name"): text_of(each.getparent()) for each in word.find("//w:p/w:bookmarkStart")}
    assert begun["begin_s11"].startswith("（一）檢查重點單位")
    assert begun["begin_s5"].startswith("當前，仍有兩方面不足")
    assert not {"begin_s1", "head_s5"} & set(begun)


def test_sentences_of_several_paragraphs_stay_several_paragraphs(make: Any, report: Any) -> None:
    last = report.sections[-1]
    signed = tuple(Paragraph(f"z{at}", report.byline[0].text) for at in (1, 2))
    closing = replace(last, id="s7", role="closing", paragraphs=signed, action_items=())
    word = make(report=replace(report, sections=(*report.sections, closing)))
    assert word.paragraphs("BodyText").count("某市消防局") == 2


def cells_of(word: Any, table: str, row: int) -> list[str]:
    cells = word.find(f"//w:tbl[w:tblPr/w:tblCaption/@w:val='{table}']/w:tr[{row + 1}]/w:tc")
    return [text_of(cell) for cell in cells]


def test_values_stand_as_people_write_them_with_bound_sign_and_arrow(word: Any) -> None:
    table = "一、嚴格執法檢查：指標"
    assert cells_of(word, table, 0) == ["指標", "數值", "單位", "變化", "比較", "期間、範圍", "原句"]
    assert cells_of(word, table, 1) == [
        "檢查單位",
        "逾 1.5",
        "萬家",
        "↑ +7.7%",
        "同比",
        "今年以來，全市",
        "[1]",
    ]
    assert word.find("//w:tc[.//w:t='檢查單位']/..//w:rStyle[@w:val='Rise']")


def test_the_annex_has_the_wording_and_the_exact_figure_apart(word: Any) -> None:
    first = cells_of(word, "指標總表", 1)
    assert first[2:6] == ["檢查單位", "1.5萬余家", "15,000", "家"]


def test_a_cell_is_blank_where_the_report_says_nothing(word: Any) -> None:
    assert cells_of(word, "一、嚴格執法檢查：指標", 2) == ["整改隱患", "320", "處", "", "", "", "[2]"]


def test_a_figure_is_never_parted_from_its_unit_and_signs_are_in_the_face_of_figures(
    make: Any, report: Report
) -> None:
    first = replace(report.indicators[0], change=Change(Decimal("2.3"), "pp", "yoy"))
    word = make(report=replace(report, indicators=(first, *report.indicators[1:])))
    lines = word.find("//w:tbl[w:tblPr/w:tblCaption/@w:val='一、嚴格執法檢查：指標']/w:tr[2]/w:tc[4]/w:p")
    assert [text_of(line) for line in lines] == ["↑ +2.3 個百分點"]
    hints = [run.find(f"{W}rPr/{W}rFonts") is not None for line in lines for run in line.iter(W + "r")]
    assert hints == [False, True]


def test_figures_line_up_at_their_decimal_point(word: Any) -> None:
    cells = word.find("//w:tbl[w:tblPr/w:tblCaption/@w:val='一、嚴格執法檢查：指標']//w:tc[4]/w:p")[1:]
    indents = {text_of(cell): cell.find(f"{W}pPr/{W}ind") for cell in cells}
    assert indents["↑ +7.7%"] is None  # the longest behind the point


def test_captions_are_counted_and_listed(word: Any) -> None:
    captions = word.paragraphs("Caption")
    assert captions[0] == "表 1　一、嚴格執法檢查：指標"
    assert [each.split("\t")[0] for each in word.paragraphs("TableofFigures")] == captions
    instructions = [each.text.strip() for each in word.find("//w:instrText")]
    assert instructions.count("SEQ 表 \\* ARABIC") == len(captions)
    assert 'TOC \\h \\z \\c "表"' in instructions


def test_only_the_annex_lies_on_its_side(word: Any) -> None:
    turned = [each.get(W + "orient") for each in word.find("//w:sectPr/w:pgSz")]
    assert turned == [None, "landscape", None]


def test_every_paragraph_of_text_is_the_reports_own_or_the_programs(word: Any) -> None:
    assert all(each.get(name("xml:space")) for each in word.find("//w:instrText"))


def test_a_table_of_the_source_is_a_table_in_the_full_text_and_no_sentence(make: Any, report: Any) -> None:
    rows = [("單位", "家"), ("甲類", "80"), ("乙類", "90")]
    span = report.preamble[0].text.span
    paragraphs = tuple(
        Paragraph(f"t{at}", Text("\t".join(cells), span), SourceRow(1, at + 1, (span, span)))
        for at, cells in enumerate(rows)
    )
    first = report.sections[0]
    changed = replace(
        report, sections=(replace(first, paragraphs=(*paragraphs, *first.paragraphs)), *report.sections[1:])
    )
    word = make(report=changed, full_text=True)
    table = word.find("//w:tbl[w:tblPr/w:tblDescription[contains(@w:val, '報告中的表格')]]")[0]
    shown = [[text_of(cell) for cell in row.findall(W + "tc")] for row in table.findall(W + "tr")]
    assert shown == [["", *cells] for cells in rows]  # Word puts the number into the first column
    assert table.findall(f".//{W}numId")
    assert not any("\t" in text for text in word.paragraphs("BodyText"))


def test_a_line_below_the_title_breaks_between_words() -> None:
    line = "——2025年1月8日在云岭高新技术产业开发区第十八届人民代表大会第四次全体会议上"
    text = f"政府工作报告\n{line}\n\n一、2024年工作\n新增企业23家。\n"
    content = build_content(
        [edition(parse(read_document(text.encode(), name="r.txt")), "cn", "政府工作报告")]
    )
    [shown] = [
        each
        for each in Read(render_docx(content, load_style("official-tw"))).body.iter(f"{W}p")
        if "人民代表" in text_of(each)
    ]
    parts = [part.text if part.tag == f"{W}t" else "\n" for part in shown.iter(f"{W}t", f"{W}br")]
    first, _, second = "".join(parts).partition("\n")
    assert first + second == line
    assert 6 < len(second) < len(line) / 2 + 3


def test_an_official_document_is_black_on_white_and_stresses_in_its_own_faces() -> None:
    fonts = "//w:style[@w:styleId='{}']//w:rFonts/@w:eastAsia"
    for look, variant, face, bold in (
        ("official-cn", "cn", ["黑体"], 0),
        ("official-cn", "tw", ["微軟正黑體"], 1),
        ("official-tw", "tw", [], 1),
    ):
        word = Read(render_docx(content_of(SEED, (variant,)), load_style(look)))  # type: ignore[arg-type]
        assert word.find(fonts.format("Strong"), "word/styles.xml") == face
        for key in ("Strong", "Heading1", "TableHead"):
            assert len(word.find(f"//w:style[@w:styleId='{key}']//w:b", "word/styles.xml")) == bold
        assert not word.find("//w:shd", "word/styles.xml")
        heads = [part for part in word.members if part.startswith("word/header")]
        assert heads
        assert not [text for part in heads for text in word.find("//w:t", part)]  # it has no running head
        assert word.find("//w:style[@w:styleId='Title']//w:rFonts/@w:ascii", "word/styles.xml") == [
            "Times New Roman"
        ]
        assert not word.find("//w:style[@w:styleId='Fall']//w:color", "word/styles.xml"), "no pale words"
        charts = [part for part in word.members if part.startswith("word/charts/chart")]
        colours = {str(value) for part in charts for value in word.find("//a:srgbClr/@val", part)}
        colours |= set(map(str, word.find("//w:color/@w:val", "word/styles.xml")))
        assert charts
        assert all(len({value[:2], value[2:4], value[4:]}) == 1 for value in colours)
