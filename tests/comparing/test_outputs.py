"""The files of a comparison: what they show, that others open them, and the same bytes each time."""

from __future__ import annotations

import hashlib
import io
from functools import lru_cache
from pathlib import Path
from typing import get_args

import docx
import openpyxl
import pdfplumber
import pytest
import verapdf
from compared_bodies import CASES
from lxml import html

from converter.compared import Compared, compare
from converter.options import Format, Options
from converter.pipeline import read_report

YEARS = ("2021", "2022", "2023")
CHANGED = "增減與兩期數值不符"
REVISED = "前期數已修訂"


@lru_cache(maxsize=4)
def made(body: str = "police", years: tuple[str, ...] = YEARS) -> Compared:
    reports = [read_report(CASES / body / f"{year}.txt") for year in years]
    options = Options(formats=get_args(Format), docx_variant="tw")
    return compare(reports, options=options)


def test_the_same_reports_make_the_same_bytes() -> None:
    first = {kind: hashlib.sha256(content).hexdigest() for kind, content in made().files.items()}
    made.cache_clear()
    again = {kind: hashlib.sha256(content).hexdigest() for kind, content in made().files.items()}
    assert first == again
    assert set(first) == set(get_args(Format))


def test_the_pdf_shows_warnings_aims_values_and_both_scripts() -> None:
    with pdfplumber.open(io.BytesIO(made().files["pdf"])) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    for told in (
        "臨江市公安局",
        "临江市公安局",
        CHANGED,
        REVISED,
        "未達成",
        "未达成",
        "指標對照",
        "4,286",
        "3,617",
    ):
        assert told in text.replace(" ", ""), told


def test_the_word_file_has_tables_to_work_on_and_charts() -> None:
    document = docx.Document(io.BytesIO(made().files["docx"]))
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert heads[0][:3] == ["指標", "期間", "問題"]
    assert ["指標", "單位", "2021年", "2022年", "2023年"] in heads
    rows = {row.cells[0].text: [cell.text for cell in row.cells] for row in document.tables[0].rows}
    assert rows["破獲各類刑事案件"][2:5] == [CHANGED, "+6.3%", "+3.6%"]
    names = [part.partname for part in document.part.package.iter_parts()]
    assert sum("charts/chart" in name for name in names) == 6


def test_the_open_xml_sdk_finds_nothing_in_the_word_file(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "comparison.docx"
    path.write_bytes(made().files["docx"])
    assert [each.description for each in audit.OpenXmlValidator().validate(str(path)).errors] == []


def test_the_workbook_has_numbers_in_basic_units_and_the_scores() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made().files["xlsx"]))
    values = {row[1]: row[2:] for row in book["指標對照"].iter_rows(values_only=True)}
    assert values["止付凍結涉案資金"] == ("元", 86_300_000, 102_000_000, 117_000_000)
    assert values["市局本級直接偵破"][3] == "—"
    scores = list(book["對照依據"].iter_rows(min_row=2, values_only=True))
    assert len(scores) == 64
    assert all(0.62 <= row[4] <= 1 for row in scores)


def test_the_workbook_has_whole_checksums() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made().files["xlsx"]))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    for year in YEARS:
        whole = hashlib.sha256((CASES / "police" / f"{year}.txt").read_bytes()).hexdigest()
        assert f"{year}.txt（SHA-256 {whole}）" in cells


def test_the_page_is_self_contained_and_marks_what_does_not_agree() -> None:
    page = html.fromstring(made().files["html"].decode())
    assert not page.xpath("//@src | //link")
    marked = [cell.text_content() for cell in page.xpath("//td[contains(@class, 'marked')]")]
    assert f"{CHANGED} 增减与两期数值不符" in marked
    assert len(page.xpath("//svg")) == 12


def test_two_years_show_their_values_with_the_changes_and_one_chart_of_them() -> None:
    document = docx.Document(io.BytesIO(made(years=("2022", "2023")).files["docx"]))
    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert ["指標", "前期", "本期", "計算增減", "所述增減", "核對"] in heads
    assert not any("2022年" in head for head in heads)
    names = [part.partname for part in document.part.package.iter_parts()]
    assert sum("charts/chart" in name for name in names) == 1


def test_years_of_the_republic_head_the_columns_of_a_taiwanese_county() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("county", ("2022", "2023", "2024")).files["xlsx"]))
    head = next(book["指標對照"].iter_rows(values_only=True))
    assert head[3:] == ("111年", "112年", "113年")


@pytest.mark.slow
@pytest.mark.skipif(not verapdf.available(), reason="no JDK, or no veraPDF library")
def test_the_pdf_keeps_to_pdf_ua_and_pdf_a(tmp_path: Path) -> None:
    path = tmp_path / "comparison.pdf"
    path.write_bytes(made().files["pdf"])
    assert [each.failed for each in verapdf.verdicts([path]) if not each.passed] == []


@pytest.mark.parametrize(
    ("told", "shown"),
    [("規模以上工業企業總數123家，淨增11家", "↑ +11 家"), ("規模以上工業企業總數125家", "↑ +13 家")],
)
def test_how_many_more_there_are_is_shown_in_its_unit(told: str, shown: str) -> None:
    texts = (
        "111年工作報告\n一、情況。規模以上工業企業總數112家。\n二、112年工作目標。112年目標：淨增規模以上工業企業12家。",
        f"112年工作報告\n一、情況。{told}。",
    )
    made = compare(
        [read_report(text.encode(), name=f"{at}.txt") for at, text in enumerate(texts)],
        options=Options(formats=("html",)),
    )
    cells = [" ".join(cell.text_content().split()) for cell in html.fromstring(made.files["html"]).iter("td")]
    assert shown in cells, cells
