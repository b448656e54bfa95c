"""A summary made here, edited in Word, and converted: what people changed and filled in is what is set."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from reports import EACH_REPORT, report_of

from converter import WordOptions
from converter.content import build_content
from converter.model import Filled, Report
from converter.parsing import parse
from converter.pipeline import Conversion, Options, convert, editions, read_report
from converter.readers.docx import read_docx
from converter.readers.text import read_text
from converter.renderers.docx import render_docx
from converter.styles import load_style

SEED = Path(__file__).parents[3] / "seeds" / "qingdao-psb-2016h1.txt"
TITLE = "全市公安工作半年報告"
BEFORE, AFTER = "登記流動人口67.5萬人", "登記流動人口68.2萬人"
FILLED = Filled("指揮部", "2016年12月31日", "進行中")


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The file with a pattern replaced in one of its parts."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == part:
                content, count = re.subn(old, new, content)
                assert count
            after.writestr(entry, content)
    return stream.getvalue()


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def summary(folder: Path, *, full_text: bool, variant: Any = "source", lock: bool = False) -> Path:
    word = WordOptions(full_text=full_text, appendix=not full_text, lock_tracker=lock)
    options = Options(formats=("docx",), word=word, docx_variant=variant)
    return convert(SEED, folder, options=options).files[0]


def edit(path: Path, *, everywhere: bool = True, both: str = "") -> Path:
    """As a person would: another title, another number in a sentence, the first row of the tracker filled in.

    `both` is the state in the other script, where the list has both.
    """
    file = docx.Document(str(path))
    body = file.element.body
    next(each for each in file.paragraphs if each.style.name == "Title").text = TITLE
    texts = [text for text in body.iter(qn("w:t")) if BEFORE in (text.text or "")]
    assert texts
    for text in texts if everywhere else texts[:1]:
        text.text = text.text.replace(BEFORE, AFTER)
    for tag, value in (
        ("unit", FILLED.unit),
        ("due", FILLED.due),
        ("status", "／".join(filter(None, (FILLED.status, both)))),
    ):
        control = body.xpath(f".//w:sdt[starts-with(w:sdtPr/w:tag/@w:val, '{tag}:a1:')]")[0]
        first, *others = control.iter(qn("w:t"))
        first.text = value
        for other in others:
            other.text = ""
    edited = path.with_name("edited.docx")
    file.save(str(edited))
    return edited


@pytest.fixture(scope="module", params=[True, False], ids=["full text", "quotes"])
def back(request: Any, tmp_path_factory: Any) -> Conversion:
    folder = tmp_path_factory.mktemp("back")
    edited = edit(summary(folder, full_text=request.param))
    return convert(edited, folder / "out", options=Options(formats=("pdf", "docx")))


def test_title_sentence_and_fields_are_those_of_the_edited_file(back: Conversion) -> None:
    report = back.report
    assert report.title is not None
    assert report.title.text == TITLE
    assert AFTER in report.text
    assert BEFORE not in report.text
    items = list(report.action_items())
    assert len(items) == 5
    assert [item.filled for item in items] == [FILLED, None, None, None, None]


def test_sections_come_back_with_their_numbers_and_without_the_words_of_the_program(back: Conversion) -> None:
    labels = [section.label.text for section in back.report.sections if section.label]
    assert labels == ["一、", "二、", "三、", "四、", "五、", "六、"]
    headings = [section.heading.text for section in back.report.sections if section.heading]
    assert headings[0] == "依法嚴厲打擊刑事犯罪"
    for word in ("摘要", "關鍵指標", "指標總表", "其他內容", "轉換說明", "填寫單位", "選擇日期", "[2]"):
        assert word not in back.report.text


def test_the_pdf_shows_title_sentence_and_what_was_filled_in(back: Conversion) -> None:
    with pdfplumber.open(back.files[0]) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    for shown in (TITLE, "68.2", FILLED.unit, "12月31日", FILLED.status, "进行中", "負責單位"):
        assert shown in text, shown


def test_the_next_summary_keeps_what_was_filled_in(back: Conversion) -> None:
    again = parse(read_docx(back.files[1].read_bytes(), "again.docx"))
    assert next(again.action_items()).filled == FILLED


def test_what_is_not_read_back_is_said(back: Conversion) -> None:
    said = next(each.message for each in back.diagnostics if each.code == "summary-read")
    assert "indicator tables, charts" in " ".join(said.split())


def test_the_full_text_comes_back_as_it_was(tmp_path: Path) -> None:
    made = read_report(summary(tmp_path, full_text=True))
    source = read_report(SEED)
    assert len(made.indicators) == len(source.indicators)
    assert [each.label and each.label.text for each in made.sections][:6] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert {"problems", "plan"} <= {each.role for each in made.walk()}
    assert [item.number for item in made.action_items()] == [item.number for item in source.action_items()]
    assert all(item.filled is None for item in made.action_items())
    assert not [each for each in made.diagnostics if each.code == "summary-differs"]


def test_a_sentence_changed_in_one_of_its_places_is_said(tmp_path: Path) -> None:
    file = docx.Document(str(summary(tmp_path, full_text=True)))
    lead = next(each for each in file.paragraphs if "命案實現全破" in each.text)
    told = next(each for each in lead.runs if "命案實現全破" in each.text)
    told.text = told.text.replace("命案實現全破", "命案全部偵破")
    file.save(str(tmp_path / "edited.docx"))
    codes = [each.code for each in read_report(tmp_path / "edited.docx").diagnostics]
    assert "summary-differs" in codes


def test_a_quoted_sentence_changed_in_one_of_its_places_is_said_and_told_once(tmp_path: Path) -> None:
    file = docx.Document(str(summary(tmp_path, full_text=False)))
    texts = [text for text in file.element.body.iter(qn("w:t")) if "7.7%，命案實現全破" in (text.text or "")]
    text = texts[1]  # the first is that of the first page, which is not read where all quotes stand below
    text.text = text.text.replace("7.7%", "7.9%")
    file.save(str(tmp_path / "edited.docx"))
    report = read_report(tmp_path / "edited.docx")
    assert "summary-differs" in [each.code for each in report.diagnostics]
    assert report.text.count("命案實現全破") == 1


def test_levels_of_headings_come_back(tmp_path: Path) -> None:
    text = "某市工作總結\n一、執法。\n（一）檢查。全市檢查單位320家。\n（二）宣傳。開展活動66場。\n二、隊伍。招錄隊員180人。\n"
    for full_text in (True, False):
        options = Options(
            formats=("docx",), word=WordOptions(full_text=full_text, appendix=not full_text), force=True
        )
        path = convert(text.encode(), tmp_path, name="report.txt", options=options).files[0]
        made = [(each.level, each.number) for each in read_report(path).walk()]
        assert made == [(1, "一"), (2, "一"), (2, "二"), (1, "二")]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize(("variant", "full_text"), [("source", True), ("both", False)])
def test_libreoffice_may_save_it_in_between(tmp_path: Path, variant: str, full_text: bool) -> None:
    both = "进行中" if variant == "both" else ""
    edited = edit(summary(tmp_path, full_text=full_text, variant=variant, lock=not full_text), both=both)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(edited)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    report = read_report(tmp_path / "saved" / "edited.docx")
    assert report.title is not None
    assert report.title.text == TITLE
    assert AFTER in report.text
    assert [item.filled for item in report.action_items()] == [FILLED, None, None, None, None]
    assert len(report.sections) == 9


TWO_ITEMS = """某市消防工作总结
今年以来，全市消防工作平稳有序。
一、严格执法检查。全市检查单位320家，督促整改隐患66处，同比增长7.7%。
二、存在的问题。一些单位责任不实；基层力量薄弱。经费保障不足。部分设备老化。宣传面还不够广。
三、下一步打算。重点如下：一要严格监管。全面排查隐患。二要建强队伍，力争队员达到500人。三要加强宣传。办好活动。
此外，圆满完成大型活动安保任务。
某市消防局
2021年1月5日
"""


def back_from(data: bytes) -> Report:
    return parse(read_docx(data, "summary.docx"))


def of_text(text: str, *, full_text: bool = False, variant: Any = "source", **more: Any) -> bytes:
    options = Options(
        formats=("docx",),
        word=WordOptions(full_text=full_text, appendix=not full_text, **more),
        docx_variant=variant,
    )
    with TemporaryDirectory() as folder:
        return convert(text.encode(), Path(folder), name="report.txt", options=options).files[0].read_bytes()


@pytest.mark.parametrize("full_text", [True, False])
def test_of_two_scripts_the_sources_own_is_read(full_text: bool) -> None:
    data = of_text(TWO_ITEMS, full_text=full_text, variant="both")
    report = back_from(data)
    source = parse(read_text(TWO_ITEMS.encode(), "report.txt"))
    assert report.title is not None
    assert source.title is not None
    assert report.title.text == source.title.text
    assert [each.heading and each.heading.text for each in report.walk()] == [
        each.heading and each.heading.text for each in source.walk()
    ]
    for section, own in zip(report.walk(), source.walk(), strict=True):
        told = [paragraph.text.text for paragraph in section.paragraphs]
        assert "".join(told) in "".join(paragraph.text.text for paragraph in own.paragraphs)
    assert not set(report.text) & set("監隱處繁體關鍵")
    (said,) = [each.message for each in report.diagnostics if each.code == "summary-read"]
    assert "of its two scripts only the Simplified is read" in said


@pytest.mark.parametrize("full_text", [True, False])
def test_a_heading_in_two_scripts_keeps_its_hyphens_and_its_own_strokes(full_text: bool) -> None:
    text = TWO_ITEMS.replace("严格执法检查。", "严格-5度／-2度检查。")
    report = back_from(of_text(text, full_text=full_text, variant="both"))
    assert report.sections[0].heading is not None
    assert report.sections[0].heading.text == "严格-5度／-2度检查"


@pytest.mark.parametrize("full_text", [True, False])
def test_a_summary_in_two_scripts_comes_back_with_what_was_filled_in(tmp_path: Path, full_text: bool) -> None:
    edited = edit(summary(tmp_path, full_text=full_text, variant="both"), both="进行中")
    report = read_report(edited)
    assert report.title is not None
    assert report.title.text == TITLE
    assert AFTER in report.text
    assert [item.filled for item in report.action_items()] == [FILLED, None, None, None, None]


@pytest.mark.parametrize("path", EACH_REPORT, ids=lambda path: path.stem)
def test_every_report_comes_back_from_quotes_with_its_sections_items_and_figures(path: Path) -> None:
    report = report_of(path)
    pair = editions(report, ("tw", "cn"), options=Options(title="工作總結"))
    data = render_docx(build_content(pair), load_style("modern"), appendix=True)

    def shape(of: Report) -> Any:
        sections = [(each.level, each.number, each.heading is None, each.role) for each in of.walk()]
        items = [(each.section, each.number) for each in of.action_items()]
        return (
            sections,
            items,
            Counter((each.value, each.change.amount if each.change else None) for each in of.indicators),
        )  # what a change is measured against may be told in a sentence without figures, which is not quoted

    made = back_from(data)
    assert shape(made) == shape(report)
    assert [each.code for each in made.diagnostics if each.level == "warning"] == ["summary-read"]


def test_items_are_told_once_and_as_the_report_numbers_them() -> None:
    report = back_from(of_text(TWO_ITEMS))
    plan = next(each for each in report.sections if each.role == "plan")
    assert [each.text.text for each in plan.paragraphs] == [
        "重点如下：一要严格监管。全面排查隐患。二要建强队伍，力争队员达到500人。三要加强宣传。办好活动。"
    ]
    assert not [paragraph for each in report.walk() for paragraph in each.paragraphs if paragraph.row]


def test_without_their_tags_items_are_numbered_as_in_the_tracker() -> None:
    data = changed(of_text(TWO_ITEMS), "word/document.xml", rb'<w:tag w:val="[^"]*"/>', b"")
    plan = next(each for each in back_from(data).sections if each.role == "plan")
    assert [item.label.text for item in plan.action_items] == ["（1）", "（2）", "（3）"]
    assert plan.paragraphs[0].text.text.startswith("重点如下：（1）严格监管。全面排查隐患。（2）建强队伍")


def test_items_of_a_table_are_numbered_as_in_the_tracker() -> None:
    text = "# 某市工作总结\n\n| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n"
    text += "| 1 | 全面排查火灾隐患 | 支队 |\n| 2 | 加强队伍建设 | 人事处 |\n"
    with TemporaryDirectory() as folder:
        options = Options(formats=("docx",), word=WordOptions(appendix=True))
        made = convert(text.encode(), Path(folder), name="report.md", options=options)
        assert [item.label.text for item in made.report.action_items()] == ["1", "2"]
        report = back_from(made.files[0].read_bytes())
    assert [(item.label.text, item.title.text) for item in report.action_items()] == [
        ("（1）", "全面排查火灾隐患"),
        ("（2）", "加强队伍建设"),
    ]


def test_a_row_that_people_added_goes_on_in_the_series() -> None:
    document = docx.Document(BytesIO(of_text(TWO_ITEMS)))
    tracker = next(each for each in document.tables if each.cell(0, 1).text == "事项")
    row = tracker.add_row()
    row.cells[1].text = "整修设备"
    row.cells[1].add_paragraph("更新消防车")
    plan = next(each for each in back_from(saved(document)).sections if each.role == "plan")
    assert [item.title.text for item in plan.action_items][3:] == ["整修设备"]
    assert plan.paragraphs[0].text.text.endswith("四要整修设备。更新消防车。")


def test_problems_that_their_section_does_not_quote_go_on_in_it() -> None:
    problems = next(each for each in back_from(of_text(TWO_ITEMS)).sections if each.role == "problems")
    assert [each.text.text for each in problems.paragraphs] == [
        "一些单位责任不实；基层力量薄弱。经费保障不足。部分设备老化。宣传面还不够广。"
    ]


@pytest.mark.parametrize("full_text", [True, False])
def test_a_part_without_heading_stays_apart(full_text: bool) -> None:
    text = TWO_ITEMS.replace("三、下一步打算。", "三、加强宣传。开展活动66场。\n下一步，").partition("此外")[
        0
    ]
    source = parse(read_text(text.encode(), "report.txt"))
    assert [each.number for each in source.sections] == ["一", "二", "三", None]
    report = back_from(of_text(text, full_text=full_text))
    assert [each.number for each in report.sections] == ["一", "二", "三", None]


def test_a_sentence_changed_in_the_section_but_not_in_the_tracker_is_said_and_told_once() -> None:
    data = of_text(TWO_ITEMS)
    (old, new) = ("全面排查隐患。", "全面排查整治隐患。")
    document = docx.Document(BytesIO(data))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    report = back_from(saved(document))
    assert (old in report.text, new in report.text) == (True, False)
    assert "summary-differs" in [each.code for each in report.diagnostics]


def test_a_summary_of_another_version_is_read_by_its_marks_and_that_is_said() -> None:
    data = changed(of_text(TWO_ITEMS), "docProps/custom.xml", rb">1 Hans cn<", b">7 Hans cn something<")
    report = back_from(data)
    assert [each.number for each in report.sections] == ["一", "二", "三", None, None]
    assert [each.code for each in report.diagnostics] == ["summary-of-other-version", "summary-read"]


def test_a_locked_tracker_is_read_like_an_open_one(tmp_path: Path) -> None:
    edited = edit(summary(tmp_path, full_text=False, lock=True))
    assert next(read_report(edited).action_items()).filled == FILLED


def test_what_word_asks_for_in_a_field_that_was_emptied_is_nothing_filled_in() -> None:
    document = docx.Document(BytesIO(of_text(TWO_ITEMS)))
    for control in document.element.body.xpath(".//w:sdt[w:sdtPr/w:text]"):
        prompting = next(control.iter(qn("w:showingPlcHdr")))
        prompting.addprevious(control.makeelement(qn("w:placeholder")))
        next(control.iter(qn("w:t"))).text = "单击此处输入文字。"
    assert all(item.filled is None for item in back_from(saved(document)).action_items())


def test_a_word_file_without_the_mark_is_read_like_any(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("全文", 1)
    file.add_paragraph("全市檢查單位320家。")
    file.save(str(tmp_path / "plain.docx"))
    assert "全文" in read_report(tmp_path / "plain.docx").text


@pytest.mark.parametrize("full_text", [False, True])
def test_the_last_day_that_a_report_gives_an_aim_is_nothing_people_filled_in(full_text: bool) -> None:
    text = "某市消防工作总结\n一、宣传\n培训9场。\n二、下一步工作\n一是抓好培训。年底前建成消防站6座，加装报警器1.2万只。\n"
    report = back_from(of_text(text, full_text=full_text))
    assert "filled-not-placed" not in {each.code for each in report.diagnostics}


def test_a_tracker_whose_details_have_a_column_of_their_own_is_read_as_well() -> None:
    data = of_text(TWO_ITEMS)
    document = docx.Document(BytesIO(data))
    tracker = next(each for each in document.tables if each.cell(0, 1).text == "事项")
    for row in tracker.rows:
        action = row._tr.tc_lst[1]
        detail = deepcopy(action)
        action.addnext(detail)
        for line in action.p_lst[1:]:
            action.remove(line)
        for line in detail.p_lst[:1] if len(detail.p_lst) > 1 else ():
            detail.remove(line)
    for text in tracker.rows[0]._tr.tc_lst[2].iter(qn("w:t")):
        text.text = "内容"
    plan = next(each for each in back_from(saved(document)).sections if each.role == "plan")
    same = next(each for each in back_from(data).sections if each.role == "plan")
    assert [each.text.text for each in plan.paragraphs] == [each.text.text for each in same.paragraphs]
    assert len(plan.action_items) == 3


PLANNED = "某市2023年工作總結\n一、主要工作。新建公園3座。\n二、2024年工作打算\n" + "".join(
    f"{mark}是{name}。{'推進各項重點工作落到實處，' * 9}不斷提高水平。\n"
    for mark, name in zip("一二三", ("盤活存量土地", "建設高標準農田", "推廣良種"), strict=True)
)


@pytest.mark.parametrize("variant", ["source", "both"])
@pytest.mark.parametrize("controls", [True, False], ids=["Word", "LibreOffice"])
def test_fields_below_the_words_of_a_row_are_read_back(variant: Any, controls: bool, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(PLANNED, encoding="utf-8")
    options = Options(formats=("docx",), docx_variant=variant)
    file = docx.Document(str(convert(source, tmp_path, options=options).files[0]))
    body = file.element.body
    for tag, value in (("unit", FILLED.unit), ("due", FILLED.due), ("status", FILLED.status)):
        control = body.xpath(f".//w:sdt[starts-with(w:sdtPr/w:tag/@w:val, '{tag}:a2:')]")[0]
        next(control.iter(qn("w:t"))).text = value
    for control in () if controls else body.xpath(".//w:tbl//w:sdt"):
        for run in list(control.find(qn("w:sdtContent"))):
            control.addprevious(run)
        control.getparent().remove(control)
    report = read_report(saved(file), name="edited.docx")
    assert [item.title.text for item in report.action_items()] == [
        "盤活存量土地",
        "建設高標準農田",
        "推廣良種",
    ]
    assert [item.filled for item in report.action_items()] == [None, FILLED, None]
    assert "負責單位" not in report.text
    assert report.text.count("推進各項重點工作落到實處") == 27
