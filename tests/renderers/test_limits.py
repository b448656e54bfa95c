"""A report that no file can hold is refused in a line that names the way on."""

from __future__ import annotations

import pytest

from converter import read_report
from converter.errors import InputError
from converter.model import Report
from converter.options import Format, Options
from converter.pipeline import render
from converter.renderers import limits

TEXT = "关于工作的报告\n一、工作\n办理案件12起，增长5.2%。查处案件34起，下降1.5%。\n"


@pytest.fixture
def report() -> Report:
    return read_report(TEXT.encode(), name="long.txt")


def made(report: Report, kind: Format) -> bytes:
    return render(report, options=Options(formats=(kind,)))[kind]


def test_a_text_too_long_for_pages_is_refused_and_its_other_files_are_made(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PDF_CHARACTERS", len(report.text))
    assert made(report, "pdf")
    monkeypatch.setattr(limits, "PDF_CHARACTERS", len(report.text) - 1)
    with pytest.raises(InputError, match=r"^long\.txt: its text has .* characters, .*; split it .* --to$"):
        made(report, "pdf")
    assert made(report, "docx")


def test_more_figures_than_a_summary_holds_are_refused_and_a_workbook_is_made(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WORD_FIGURES", len(report.indicators))
    assert made(report, "docx")
    monkeypatch.setattr(limits, "WORD_FIGURES", len(report.indicators) - 1)
    with pytest.raises(InputError, match=r"^long\.txt: it has 2 figures, .*; split it .* --to xlsx$"):
        made(report, "docx")
    assert made(report, "xlsx")
