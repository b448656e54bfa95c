"""`convert -o`: a folder, one file, or standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Duizhao


@pytest.mark.parametrize(
    ("given", "made", "start"),
    [
        ("x.pdf", "x.pdf", b"%PDF-"),
        ("out/深/X.DOCX", "out/深/X.DOCX", b"PK"),
        ("sub/y.json", "sub/y.json", b"{"),
        ("y.html", "y.html", b"<!DOCTYPE html>"),
    ],
)
def test_a_suffix_that_is_a_format_names_the_only_file(
    duizhao: Duizhao, report: Path, given: str, made: str, start: bytes
) -> None:
    run = duizhao("convert", "report.txt", "-o", given)
    assert (run.code, run.output, run.message) == (0, "", "")
    assert duizhao.path(made).read_bytes().startswith(start)
    files = {path.relative_to(duizhao.folder).as_posix() for path in duizhao.folder.rglob("*.*")}
    assert files == {"report.txt", made}


def test_a_named_file_is_that_of_the_folder_to_the_byte(duizhao: Duizhao, report: Path) -> None:
    assert duizhao("convert", "report.txt", "-o", "one.pdf").code == 0
    assert duizhao("convert", "report.txt", "-o", "out", "--to", "pdf").code == 0
    assert duizhao.path("one.pdf").read_bytes() == duizhao.path("out/report.pdf").read_bytes()


def test_a_named_file_is_replaced_only_by_force(duizhao: Duizhao, report: Path) -> None:
    duizhao.write("x.pdf", b"mine")
    run = duizhao("convert", "report.txt", "-o", "x.pdf")
    assert (run.code, "x.pdf: it exists already; add --force" in run.message) == (4, True)
    assert duizhao.path("x.pdf").read_bytes() == b"mine"
    assert duizhao("convert", "report.txt", "-o", "x.pdf", "--force").code == 0


def test_one_format_goes_to_standard_output_and_nothing_else(duizhao: Duizhao, report: Path) -> None:
    run = duizhao("convert", "report.txt", "-o", "-", "--to", "json", "-v")
    assert (run.code, json.loads(run.output)["schema"]) == (0, "duizhao/report/1")
    assert "standard output" in run.message
    assert duizhao.files == {"report.txt"}
    assert duizhao("convert", "report.txt", "-o", "x.json").code == 0
    assert duizhao.path("x.json").read_text("utf-8") == run.output


def test_what_cannot_be_read_leaves_standard_output_empty(duizhao: Duizhao) -> None:
    run = duizhao("convert", "none.txt", "-o", "-", "--to", "json")
    assert (run.code, run.output) == (3, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "x.pdf", "--to", "pdf,docx"), "-o x.pdf is one file; leave out --to pdf,docx"),
        (("-o", "x.pdf", "--to", "docx"), "leave out --to docx"),
        (("-o", "-"), "name it with --to"),
        (("-o", "-", "--to", "pdf,html"), "name it with --to"),
        (("-o", ""), "the name is empty"),
        (("-o", "x.odt"), "no such file is made, only .pdf, .docx"),
        (("-o", "x.pfd"), "no such file is made, only .pdf, .docx"),
        (("-o", "x.pdf", "other.txt"), "takes one report and 2 are named"),
        (("-o", "-", "--to", "html", "other.txt"), "takes one report and 2 are named"),
        (("-o", "x.pdf", "--resume"), "--resume is for outputs in a folder"),
        (("-o", "x.pdf", "--tree"), "--tree is for outputs in a folder"),
        (("-o", "-", "--to", "html", "--open"), "--open is for files"),
        (("-o", "report.pdf", "--decisions", "none.toml"), "none.toml"),
        (("-o", "report.pdf", "--glossary", "none.csv"), "none.csv"),
        (("-o", "report.pdf", "--style", "none"), "no style is called 'none'"),
    ],
)
def test_wrong_usage_is_told_before_a_file_that_exists(
    duizhao: Duizhao, report: Path, arguments: tuple[str, ...], said: str
) -> None:
    duizhao.write("report.pdf", b"old")
    duizhao.write("other.txt", report.read_bytes())
    run = duizhao("convert", "report.txt", *arguments)
    assert (run.code, said in run.message, run.message.count("\n")) == (2, True, 1), run.message
    assert duizhao.files == {"report.txt", "report.pdf", "other.txt"}


def test_a_wrong_glossary_of_a_review_is_told_before_a_page_that_exists(
    duizhao: Duizhao, report: Path
) -> None:
    duizhao.write("page.html", b"old")
    run = duizhao("review", "report.txt", "--page", "page.html", "--glossary", "none.csv")
    assert (run.code, "none.csv" in run.message) == (2, True), run.message


def test_the_output_never_replaces_the_input(duizhao: Duizhao) -> None:
    page = duizhao.write("page.html", "<p>一、打擊犯罪。破獲刑事案件1360起。</p>")
    before = page.read_bytes()
    run = duizhao("convert", "page.html", "-o", "page.html", "--force")
    assert (run.code, "would replace the input" in run.message) == (2, True)
    assert page.read_bytes() == before


def test_a_folder_may_have_a_point_in_its_name(duizhao: Duizhao, report: Path) -> None:
    assert duizhao("convert", "report.txt", "-o", "v1.0", "--to", "json").code == 0
    assert duizhao.path("v1.0/report.json").exists()
    assert duizhao("convert", "report.txt", "-o", "x.pdf/", "--to", "json").code == 0
    assert duizhao.path("x.pdf/report.json").exists()


@pytest.mark.parametrize(("text", "code"), [("工作好", 3), ("工作 好。12", 3), ("公安工作", 0)])
def test_fewer_than_four_han_characters_are_no_report(duizhao: Duizhao, text: str, code: int) -> None:
    run = duizhao("convert", "-", "-o", "-", "--to", "json", "--encoding", "utf-8", stdin=text)
    assert run.code == code, run.message
    assert bool(run.output) is not bool(code)
