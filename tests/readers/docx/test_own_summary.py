"""A summary made here, edited in Word, and converted: what people changed and filled in is what is set."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from converter import WordOptions
from converter.model import Filled
from converter.parsing import parse
from converter.pipeline import Converted, Options, convert, read_report
from converter.readers.docx import read_docx

SEED = Path(__file__).parents[3] / "seeds" / "qingdao-psb-2016h1.txt"
TITLE = "全市公安工作半年報告"
BEFORE, AFTER = "登記流動人口67.5萬人", "登記流動人口68.2萬人"
FILLED = Filled("指揮部", "2016年12月31日", "進行中")


def summary(folder: Path, *, full_text: bool, variant: Any = "source") -> Path:
    options = Options(formats=("docx",), word=WordOptions(full_text=full_text), docx_variant=variant)
    return convert(SEED, folder, options=options).files[0]


def edit(path: Path, *, everywhere: bool = True) -> Path:
    """As a person would: another title, another number in a sentence, the first row of the tracker filled in."""
    file = docx.Document(str(path))
    body = file.element.body
    next(each for each in file.paragraphs if each.style.name == "Title").text = TITLE
    texts = [text for text in body.iter(qn("w:t")) if BEFORE in (text.text or "")]
    assert texts
    for text in texts if everywhere else texts[:1]:
        text.text = text.text.replace(BEFORE, AFTER)
    for tag, value in (("unit", FILLED.unit), ("due", FILLED.due), ("status", FILLED.status)):
        control = body.xpath(f".//w:sdt[starts-with(w:sdtPr/w:tag/@w:val, '{tag}:a1:')]")[0]
        first, *others = control.iter(qn("w:t"))
        first.text = value
        for other in others:
            other.text = ""
    edited = path.with_name("edited.docx")
    file.save(str(edited))
    return edited


@pytest.fixture(scope="module", params=[True, False], ids=["full text", "quotes"])
def back(request: Any, tmp_path_factory: Any) -> Converted:
    folder = tmp_path_factory.mktemp("back")
    edited = edit(summary(folder, full_text=request.param))
    return convert(edited, folder / "out", options=Options(formats=("pdf", "docx")))


def test_title_sentence_and_fields_are_those_of_the_edited_file(back: Converted) -> None:
    report = back.report
    assert report.title is not None
    assert report.title.text == TITLE
    assert AFTER in report.text
    assert BEFORE not in report.text
    items = list(report.action_items())
    assert len(items) == 5
    assert [item.filled for item in items] == [FILLED, None, None, None, None]


def test_sections_come_back_with_their_numbers_and_without_the_words_of_the_program(back: Converted) -> None:
    labels = [section.label.text for section in back.report.sections if section.label]
    assert labels == ["一、", "二、", "三、", "四、", "五、", "六、"]
    headings = [section.heading.text for section in back.report.sections if section.heading]
    assert headings[0] == "依法嚴厲打擊刑事犯罪"
    for word in ("摘要", "關鍵指標", "指標總表", "其他內容", "轉換說明", "填寫單位", "選擇日期", "[2]"):
        assert word not in back.report.text


def test_the_pdf_shows_title_sentence_and_what_was_filled_in(back: Converted) -> None:
    with pdfplumber.open(back.files[0]) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    for shown in (TITLE, "68.2", FILLED.unit, "12月31日", FILLED.status, "进行中", "負責單位"):
        assert shown in text, shown


def test_the_next_summary_keeps_what_was_filled_in(back: Converted) -> None:
    again = parse(read_docx(back.files[1].read_bytes(), "again.docx"))
    assert next(again.action_items()).filled == FILLED


def test_what_is_not_read_back_is_said(back: Converted) -> None:
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
    heading = next(each for each in file.paragraphs if each.text == "依法嚴厲打擊刑事犯罪")
    heading.runs[0].text = "從嚴打擊犯罪"
    file.save(str(tmp_path / "edited.docx"))
    codes = [each.code for each in read_report(tmp_path / "edited.docx").diagnostics]
    assert "summary-differs" in codes


def test_a_quoted_sentence_changed_in_one_of_its_places_is_said_and_told_once(tmp_path: Path) -> None:
    file = docx.Document(str(summary(tmp_path, full_text=False)))
    text = next(
        text for text in file.element.body.iter(qn("w:t")) if "7.7%，命案實現全破" in (text.text or "")
    )
    text.text = text.text.replace("7.7%", "7.9%")
    file.save(str(tmp_path / "edited.docx"))
    report = read_report(tmp_path / "edited.docx")
    assert "summary-differs" in [each.code for each in report.diagnostics]
    assert report.text.count("命案實現全破") == 1


def test_levels_of_headings_come_back(tmp_path: Path) -> None:
    text = "某市工作總結\n一、執法。\n（一）檢查。全市檢查單位320家。\n（二）宣傳。開展活動66場。\n二、隊伍。招錄隊員180人。\n"
    for full_text in (True, False):
        options = Options(formats=("docx",), word=WordOptions(full_text=full_text), force=True)
        path = convert(text.encode(), tmp_path, name="report.txt", options=options).files[0]
        made = [(each.level, each.number) for each in read_report(path).walk()]
        assert made == [(1, "一"), (2, "一"), (2, "二"), (1, "二")]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_may_save_it_in_between(tmp_path: Path) -> None:
    edited = edit(summary(tmp_path, full_text=True))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(edited)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    report = read_report(tmp_path / "saved" / "edited.docx")
    assert report.title is not None
    assert report.title.text == TITLE
    assert AFTER in report.text
    assert [item.filled for item in report.action_items()] == [FILLED, None, None, None, None]


def test_a_summary_in_two_scripts_is_a_document_like_any(tmp_path: Path) -> None:
    made = read_report(summary(tmp_path, full_text=False, variant="both"))
    assert "summary-as-document" in [each.code for each in made.diagnostics]


def test_a_word_file_without_the_mark_is_read_like_any(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("全文", 1)
    file.add_paragraph("全市檢查單位320家。")
    file.save(str(tmp_path / "plain.docx"))
    assert "全文" in read_report(tmp_path / "plain.docx").text
