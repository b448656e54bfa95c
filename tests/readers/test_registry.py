"""The reader is found by name, suffix and content; what is not needed is not imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from converter import readers
from converter.errors import InputError, UsageError

SAME = Path(__file__).parent / "same"
NAME = "linjiang_fire_2021_jan_sep"
FORMATS = {"txt": "text", "md": "markdown", "html": "html", "docx": "docx", "pdf": "pdf"}


@pytest.mark.parametrize(("suffix", "format"), FORMATS.items())
def test_the_suffix_decides(suffix: str, format: str) -> None:
    assert readers.read(SAME / f"{NAME}.{suffix}").source.format == format


@pytest.mark.parametrize(("suffix", "format"), [("html", "html"), ("docx", "docx"), ("pdf", "pdf")])
def test_where_the_suffix_says_nothing_the_content_decides(suffix: str, format: str) -> None:
    data = (SAME / f"{NAME}.{suffix}").read_bytes()
    for name in ("-", "report", "report.doc", "report.php"):
        assert readers.read(data, name=name).source.format == format


def test_a_suffix_that_is_plainly_wrong_is_told_with_the_remedy() -> None:
    data = (SAME / f"{NAME}.html").read_bytes()
    with pytest.raises(InputError, match=r"this is a web page, not a Word file; .* use --from html"):
        readers.read(data, name="report.docx")
    assert readers.read(data, name="report.docx", format="html").source.format == "html"


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_an_encoding_named_for_a_file_that_says_its_own_is_told_to_be_of_no_use(suffix: str) -> None:
    document = readers.read(SAME / f"{NAME}.{suffix}", encoding="big5hkscs")
    (note,) = (each for each in document.diagnostics if each.code == "encoding-unused")
    assert note.message.startswith(f"{NAME}.{suffix}: --encoding big5hkscs is not used: ")
    assert note.level == "warning"


def test_a_format_is_named_by_its_name_or_a_suffix() -> None:
    data = "一、打击犯罪\n\n上半年。".encode()
    assert readers.read(data, format="md").source.format == "markdown"
    assert readers.read(data, format="Text").source.format == "text"
    with pytest.raises(UsageError, match=f"known: {', '.join(readers.READERS)}$"):
        readers.read(data, format="wps")


def test_the_source_of_a_page_given_as_text_is_text() -> None:
    assert readers.read("<html>工作".encode(), name="report.txt").text == "<html>工作"


def test_plain_text_is_read_without_the_libraries_of_other_formats() -> None:
    code = (
        "import sys; from converter import readers; from pathlib import Path;"
        f"readers.read(Path({str(SAME / f'{NAME}.txt')!r}));"
        "print([name for name in ('lxml', 'mdit_py_plugins', 'pypdfium2', 'markdown_it', 'docx', 'email')"
        " if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_spans_of_blocks_and_cells_point_at_their_text(suffix: str) -> None:
    document = readers.read(SAME / f"{NAME}.{suffix}")
    end = 0
    for block in document.blocks:
        assert block.span.of(document.text) == block.text == block.text.strip()
        assert not document.text[end : block.span.start].strip()
        end = block.span.end
