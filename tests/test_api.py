"""The public API is what the package says it is."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import converter
from converter.cli import cli

OF_FILES_AND_MESSAGES = {"--output", "--open", "--quiet", "--verbose", "--debug"}
"""Options of the command line that are arguments of `convert`, or none of a library's business."""
RENAMED = {"--to": "formats", "--from": "source_format", "--glossary": "glossaries"}


def test_every_public_name_exists_and_the_list_is_sorted() -> None:
    assert converter.__all__ == sorted(converter.__all__)
    for name in converter.__all__:
        assert getattr(converter, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = converter.nothing


def test_importing_the_package_loads_neither_reportlab_nor_docx_nor_opencc() -> None:
    code = "import sys, converter.cli; print({'reportlab', 'docx', 'opencc', 'rich'} & set(sys.modules))"
    root = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_a_report_can_be_read_and_converted_from_python(tmp_path: Path) -> None:
    source = tmp_path / "report.txt"
    source.write_text(
        "一、打击犯罪。上半年，全市破获刑事案件1360余起。\n二、防控。抓紧。\n", encoding="utf-8"
    )
    report = converter.read_report(source)
    assert [section.number for section in report.sections] == ["一", "二"]
    made = converter.convert(source, tmp_path / "out", options=converter.Options(formats=("json",)))
    assert [path.name for path in made.files] == ["report.json"]


def test_a_program_may_choose_all_that_the_command_line_does() -> None:
    named = {
        option.opts[-1] for option in cli.commands["convert"].params if option.param_type_name == "option"
    }
    chosen = {RENAMED.get(each, each[2:].replace("-", "_")) for each in named - OF_FILES_AND_MESSAGES}
    known = [*fields(converter.Options), *fields(converter.WordOptions)]
    assert chosen == {each.name for each in known} - {"word"}
