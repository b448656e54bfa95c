"""The public API is what the package says it is."""

from __future__ import annotations

import doctest
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import converter
from converter.cli import cli

OF_FILES_AND_MESSAGES = {"--lang", "--output", "--dry-run", "--open", "--quiet", "--verbose", "--debug"}
OF_MANY = {"--jobs", "--files-from", "--tree", "--resume", "--timeout", "--memory", "--scheduler"}
"""Options of the command line that are arguments of `convert`, or none of a library's business."""
RENAMED = {
    "--to": "formats",
    "--from": "source_format",
    "--glossary": "glossaries",
    "--no-decisions": "decisions",
}


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
    chosen = {
        RENAMED.get(each, each[2:].replace("-", "_")) for each in named - OF_FILES_AND_MESSAGES - OF_MANY
    }
    known = [*fields(converter.Options), *fields(converter.WordOptions)]
    assert chosen == {each.name for each in known} - {"word"}


@pytest.mark.parametrize(
    "name", ["Options", "convert", "editions", "parse", "read_document", "read_report", "render"]
)
def test_every_public_function_has_an_example_that_runs(name: str) -> None:
    function = getattr(converter, name)
    finder, runner = (
        doctest.DocTestFinder(recurse=False),
        doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL),
    )
    (example,) = finder.find(
        function, name, globs={each: getattr(converter, each) for each in converter.__all__}
    )
    assert example.examples
    assert runner.run(example).failed == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            {"formats": ("csv",)},
            "formats: 'csv' is not a choice; choose from 'pdf', 'docx', 'html', 'json', 'xlsx'",
        ),
        ({"formats": ()}, "formats: none is named; choose from 'pdf', 'docx', 'html', 'json', 'xlsx'"),
        ({"formats": "pdf"}, "formats: 'pdf' is not a list of values; give a tuple"),
        ({"formats": 7}, "formats: 7 is not a list of values"),
        ({"formats": ([],)}, "formats: [] is not a choice"),
        ({"variant": "sg"}, "variant: 'sg' is not a choice; choose from 'tw', 'hk'"),
        ({"variant": None}, "variant: None is not a choice"),
        ({"variant": ["tw"]}, "variant: ['tw'] is not a choice"),
        ({"layout": "side"}, "layout: 'side' is not a choice; choose from 'parallel', 'stacked', 'facing'"),
        (
            {"docx_variant": "jp"},
            "docx_variant: 'jp' is not a choice; choose from 'source', 'tw', 'hk', 'cn', 'both'",
        ),
        ({"punctuation": "x"}, "punctuation: 'x' is not a choice; choose from 'region', 'keep'"),
        ({"vocabulary": "sg"}, "vocabulary: 'sg' is not a choice; choose from None, 'tw', 'hk', 'cn'"),
        ({"vocabulary": "hk"}, "vocabulary: 'hk' does not go with variant 'tw'"),
        ({"source_format": "wps"}, "no format named 'wps'; known: text, markdown, html, "),
        ({"source_format": 3}, "source_format: 3 is not a choice; choose from 'text'"),
        ({"encoding": "klingon"}, "there is no encoding named 'klingon'; try 'utf-8'"),
        ({"encoding": "hex"}, "there is no encoding named 'hex'"),
        ({"encoding": 8}, "there is no encoding named 8"),
        ({"style": "baroque"}, "no style is called 'baroque'; there are modern, "),
        ({"style": "~nobody-of-this-name/x.toml"}, "no such style file"),
        ({"style": "a" * 100_000}, "no style is called 'aaa"),
        ({"style": "a\0b"}, "no style is called 'a\\x00b'"),
        ({"style": None}, "style: None is neither a name nor a path"),
        ({"title": "\u200b\u3164 "}, "can be seen; leave it out or write a title"),
        ({"title": "长" * 501}, "title: 501 characters; 500 is the most"),
        ({"title": 5}, "title: 5 is not text"),
        ({"glossaries": "mine.csv"}, "glossaries: 'mine.csv' is not a list of values; give a tuple"),
        ({"glossaries": Path("mine.csv")}, "is a single path; give a tuple of paths"),
        ({"glossaries": (1,)}, "glossaries: 1 is not a file path"),
        ({"glossaries": ("a.csv",) * 101}, "glossaries: 101 files; 100 is the most"),
        ({"force": "yes"}, "force: 'yes' is not a choice; choose from True, False"),
        ({"word": None}, "word: None is not a WordOptions"),
    ],
)
def test_a_wrong_option_is_wrong_usage_that_names_the_choices(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(converter.UsageError) as raised:
        converter.Options(**wrong)
    message = str(raised.value)
    assert said in message
    assert "\n" not in message
    assert len(message) < 300


@pytest.mark.parametrize("name", ["full_text", "comments", "lock_tracker"])
def test_the_choices_for_word_are_checked_too(name: str) -> None:
    with pytest.raises(converter.UsageError, match=f"{name}: 'no' is not a choice"):
        converter.WordOptions(**{name: "no"})
    with pytest.raises(converter.UsageError, match="template: 1 is not a file path"):
        converter.WordOptions(template=1)


def test_paths_may_be_given_as_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("一、打击犯罪。破案12起。\n", encoding="utf-8")
    Path("mine.csv").write_text("破案,偵破案件,tw\n", encoding="utf-8")
    options = converter.Options(formats=["json", "docx", "json"], glossaries=["mine.csv"], docx_variant="tw")
    assert options.formats == ("json", "docx")
    assert [path.name for path in converter.convert("report.txt", "out", options=options).files] == [
        "report.json",
        "report.docx",
    ]
    for source in (None, 3, Path):
        with pytest.raises(converter.UsageError, match="give the path of a file, or bytes"):
            converter.read_report(source)


def test_editions_come_in_the_order_asked_for_and_an_unknown_variant_is_told() -> None:
    report = converter.read_report("一、执法规范。".encode(), name="report.txt")
    assert [each.variant for each in converter.editions(report)] == ["tw", "cn"]
    assert [each.variant for each in converter.editions(report, ("cn", "tw", "hk"))] == ["cn", "tw", "hk"]
    for wrong in (("jp",), (), "tw"):
        with pytest.raises(converter.UsageError, match="variants: "):
            converter.editions(report, wrong)


def test_what_should_be_said_comes_with_the_bytes(tmp_path: Path) -> None:
    glossary = tmp_path / "mine.csv"
    glossary.write_text("破案,甲,tw\n破案,乙,tw\n", encoding="utf-8")
    report = converter.read_report("一、打击犯罪。破案12起。".encode(), name="report.txt")
    options = converter.Options(formats=("json", "pdf"), glossaries=(glossary,))
    made = converter.render(report, options=options)
    assert list(made) == ["json", "pdf"]
    assert [each.code for each in made.diagnostics] == ["glossary-conflict"]


def test_files_come_in_the_order_asked_for_whichever_is_made_first() -> None:
    report = converter.read_report("一、执法规范。\n破案1360起。".encode(), name="report.txt")
    made: list[str] = []
    files = converter.render(
        report, options=converter.Options(formats=("pdf", "html", "docx")), progress=made.append
    )
    assert list(files) == ["pdf", "html", "docx"]
    assert made.index("building the DOCX") < made.index("setting the pages")
