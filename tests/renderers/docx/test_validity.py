"""Judged from outside: by a validator of Office files, and by LibreOffice."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from reports import REPORTS, content_of

from converter.content import build_content
from converter.model import Doubt, Edition, Report, Span
from converter.options import Options
from converter.pipeline import editions
from converter.renderers.docx import render_docx
from converter.styles import load_style, style_names
from tests.renderers.docx.conftest import SOURCE, Read

openxml_audit = pytest.importorskip("openxml_audit")

DOUBT = Doubt(Span(SOURCE.index("責任"), SOURCE.index("責任") + 2), "責任", "責任", ("職責",), "segmentation")


LONG = next(path for path in REPORTS if path.stem == "qiyun_exit_entry_2014")
"""So much text that its figures have endnotes."""


def complaints(path: Path) -> list[str]:
    """What the validator finds, but for list 0, which takes a paragraph out of its style's list."""
    errors = openxml_audit.OpenXmlValidator().validate(str(path)).errors
    return [each.description for each in errors if "Numbering definition '0'" not in each.description]


@pytest.fixture(scope="module", params=["plain", "everything", "both", "noted"])
def file(
    request: Any,
    make: Callable[..., Read],
    edition: Edition,
    charted_report: Report,
    tmp_path_factory: Any,
) -> Path:
    if request.param == "plain":
        data = make().data
    elif request.param == "everything":
        options = {"full_text": True, "comments": True, "lock_tracker": True, "update_fields": True}
        data = make("official-cn", report=charted_report, doubts=(DOUBT,), **options).data
    elif request.param == "noted":
        data = render_docx(content_of(LONG, ("cn",)), load_style("modern"))
        assert b"endnoteReference" in Read(data).members["word/document.xml"]
    else:
        pair = editions(edition.report, ("tw", "cn"), options=Options(title=edition.title))
        data = render_docx(build_content(pair), load_style("modern"), appendix=True, full_text=True)
    path: Path = tmp_path_factory.mktemp("word") / f"{request.param}.docx"
    path.write_bytes(data)
    return path


def test_the_file_keeps_to_the_schemas_of_office(file: Path) -> None:
    assert not complaints(file)


@pytest.mark.skipif(shutil.which("ooxml-validator") is None, reason="the Open XML SDK is not here")
def test_the_open_xml_sdk_finds_nothing(file: Path) -> None:
    done = subprocess.run(["ooxml-validator", str(file)], capture_output=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


@pytest.mark.parametrize("style", style_names())
def test_no_style_makes_a_file_office_would_refuse(make: Any, style: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(make(style).data)
    assert not complaints(path)


def test_the_same_report_makes_the_same_bytes(make: Any, charted_report: Report) -> None:
    first, second = (make(report=charted_report, full_text=True) for _ in range(2))
    assert any(name.endswith(".xlsx") for name in first.members)
    assert first.data == second.data
    assert first.dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_wd19_libreoffice_opens_it_and_loses_nothing(make: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(make(full_text=True, comments=True, doubts=(DOUBT,)).data)
    out = tmp_path / "out"
    for kind in ("pdf", "docx"):
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless",
             "--convert-to", kind, "--outdir", str(out), str(path)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    assert (out / "a.pdf").read_bytes().startswith(b"%PDF")
    ours, theirs = docx.Document(str(path)), docx.Document(str(out / "a.docx"))

    def tables(document: Any) -> list[list[list[str]]]:
        return [[[cell.text for cell in row.cells] for row in each.rows] for each in document.tables]

    assert tables(theirs) == tables(ours)
    known = [(each.style.name, each.text) for each in theirs.paragraphs if each.text]
    for paragraph in ours.paragraphs:
        if paragraph.style.name.startswith(("Heading", "Body", "Source Text", "Title")):
            assert (paragraph.style.name, paragraph.text) in known
    again = Read((out / "a.docx").read_bytes())
    for kind in ("text", "date", "dropDownList"):  # LibreOffice 7 keeps neither tags nor all names
        assert len(again.find(f"//w:sdt/w:sdtPr/w:{kind}")) >= 2
    assert len(again.find("//w:comment", "word/comments.xml")) == 1
