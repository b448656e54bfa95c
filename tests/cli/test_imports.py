"""A command loads what it uses and nothing else: whoever asks for help does not wait for what draws PDFs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "临江市工作总结\n一、治安。今年1至6月，立案1234起，同比下降5.6%。\n二、下一步。一是加强巡逻，二是加强宣传。\n"
ROOMS = (
    *(
        "converter.readers",
        "converter.parsing",
        "converter.decisions",
        "converter.lexicon",
        "converter.variants",
    ),
    *("converter.content", "converter.compose", "converter.pages", "converter.renderers", "converter.many"),
    *("converter.pipeline", "converter.styles", "converter.fonts", "converter.model", "opencc"),
)
"""What is for reports."""
PDF = ("reportlab", "PIL", "pikepdf", "pypdfium2")
WORD = ("docx", "lxml", "xlsxwriter")
READING = ("markdown_it", "pikepdf", "pypdfium2")
MANY = (
    "dask",
    "distributed",
    "pyarrow",
    "fsspec",
    "pebble",
    "sqlite3",
    "multiprocessing",
    "concurrent.futures",
)
NEVER = ("playwright", "pandas", "openpyxl", "pytest", "tomlkit")
_SEEN = """
import sys
from converter.__main__ import main
sys.argv[0] = "duizhao"
try:
    main()
finally:
    sys.stderr.write("\\n".join(["", "modules:", *sorted(sys.modules)]))
"""


def loaded_by(*arguments: str, folder: Path) -> set[str]:
    """The modules that a run of the command line has loaded at its end."""
    run = subprocess.run(
        [sys.executable, "-c", _SEEN, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(run.stderr.partition("modules:\n")[2].split("\n"))


def of(names: tuple[str, ...], modules: set[str]) -> set[str]:
    """Which of the modules are these, or within them."""
    return {module for module in modules for name in names if f"{module}.".startswith(f"{name}.")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_only_tells_of_the_program_loads_nothing_for_reports(option: str, folder: Path) -> None:
    modules = loaded_by(option, folder=folder)
    assert "converter.cli" in modules
    assert not of((*ROOMS, *PDF, *WORD, *READING, *MANY, *NEVER, "rich"), modules)


def test_plain_text_is_converted_without_parser_pages_and_renderers(folder: Path) -> None:
    modules = loaded_by("text", "--to", "tw", "report.txt", folder=folder)
    rooms = tuple(each for each in ROOMS if each.rpartition(".")[2] not in ("readers", "lexicon", "variants"))
    rooms = tuple(each for each in rooms if each not in ("converter.model", "opencc"))
    assert "converter.variants" in modules
    assert not of((*rooms, *PDF, *WORD, *READING, *MANY, *NEVER, "rich"), modules)


def test_a_pdf_is_made_without_word(folder: Path) -> None:
    modules = loaded_by("convert", "report.txt", "--to", "pdf", folder=folder)
    assert (folder / "report.pdf").stat().st_size
    assert "reportlab" in modules
    others = (
        "converter.renderers.docx",
        "converter.renderers.html",
        "converter.opc",
        "converter.corrections",
    )
    assert not of((*others, *WORD, *READING, *MANY, *NEVER), modules)


def test_a_word_file_is_made_without_pages_and_pdf(folder: Path) -> None:
    modules = loaded_by("convert", "report.txt", "--to", "docx", folder=folder)
    assert (folder / "report.docx").stat().st_size
    assert "docx" in modules
    others = (
        "converter.renderers.pdf",
        "converter.renderers.html",
        "converter.pages",
        "converter.corrections",
    )
    assert not of((*others, *PDF, *READING, *MANY, *NEVER), modules)
