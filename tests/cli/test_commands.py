"""The command line: what it makes, what it says, and its exit codes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pdfplumber
import pytest
from commands import Duizhao

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "qingdao-psb-2016h1.txt"


def test_convert_leaves_a_pdf_and_a_docx_beside_the_input_and_says_nothing_in_a_pipe(
    duizhao: Duizhao, report: Path
) -> None:
    run = duizhao("convert", "report.txt")
    assert (run.code, run.output, run.message) == (0, "", "")
    assert (duizhao.folder / "report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (duizhao.folder / "report.docx").read_bytes().startswith(b"PK")


def test_convert_takes_standard_input_and_makes_only_what_is_asked_for(
    duizhao: Duizhao, report: Path
) -> None:
    run = duizhao("convert", "-", "--to", "json", "-o", "out", stdin=report.read_bytes())
    assert run.code == 0, run.message
    assert (
        json.loads((duizhao.folder / "out" / "report.json").read_text("utf-8"))["schema"]
        == "duizhao/report/1"
    )
    assert [path.name for path in (duizhao.folder / "out").iterdir()] == ["report.json"]


def test_nothing_is_overwritten_without_force(duizhao: Duizhao, report: Path) -> None:
    old = duizhao.folder / "report.docx"
    old.write_bytes(b"old")
    run = duizhao("convert", "report.txt")
    assert run.code == 4
    assert "report.docx: it exists already; add --force" in run.message
    assert old.read_bytes() == b"old"
    assert not (duizhao.folder / "report.pdf").exists()
    assert duizhao("convert", "report.txt", "--force").code == 0
    assert old.read_bytes() != b"old"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "there is no such file"),
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\n ", "nothing to convert"),
        ("binary.txt", b"\x00\x01\x02\x03" * 100, "this is a binary file"),
        ("pdf.txt", b"%PDF-1.4\n1 0 obj", "this is a PDF"),
        ("english.txt", b"Annual report of the police.", "there is no Chinese text"),
        ("broken.txt", b"\xe4\xb8\xad\xff\xff\xff\x81\x30" * 30, "--encoding"),
    ],
)
def test_bad_input_gets_one_line_that_names_it_and_exit_code_3(
    duizhao: Duizhao, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (duizhao.folder / name).write_bytes(content)
    for arguments in (("convert", name), ("inspect", name)):
        run = duizhao(*arguments)
        assert run.code == 3, run.message
        assert run.message.count("\n") == 1
        assert run.message.startswith("duizhao: ")
        assert name in run.message
        assert said in run.message
    assert {path.name for path in duizhao.folder.iterdir()} <= {name}


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("report.pdf", b"%PDF-1.4\n1 0 obj", "a PDF"),
        ("report.txt", b"%PDF-1.4\n1 0 obj", "a PDF"),
        ("report.docx", b"PK\x03\x04....[Content_Types].xml word/document.xml", "a Word file"),
        ("report.html", "<p>公安工作</p>".encode(), "a web page"),
        ("report", "<!DOCTYPE html><p>公安工作</p>".encode(), "a web page"),
    ],
)
def test_text_sends_what_is_no_plain_text_to_the_commands_that_read_it(
    duizhao: Duizhao, name: str, content: bytes, kind: str
) -> None:
    (duizhao.folder / name).write_bytes(content)
    run = duizhao("text", "--to", "tw", name)
    assert run.code == 3, run.message
    assert run.message.count("\n") == 1
    assert f"{name}: this is {kind}; `duizhao text` reads plain text: use `duizhao convert`" in run.message
    assert "--from" not in run.message


def test_text_takes_the_source_of_a_page_that_is_named_a_text(duizhao: Duizhao) -> None:
    (duizhao.folder / "page.txt").write_bytes("<html><p>公安机关</p></html>\n".encode())
    run = duizhao("text", "--to", "tw", "page.txt")
    assert (run.code, run.output) == (0, "<html><p>公安機關</p></html>\n")


def test_a_folder_without_a_report_is_told(duizhao: Duizhao) -> None:
    run = duizhao("convert", ".")
    assert (run.code, "there is no report" in run.message) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--style", "baroque"), "baroque"),
        (("--variant", "jp"), "'jp'"),
        (("--to", "odt"), "'odt' is not a format"),
        (("--from", "wps"), "no format named 'wps'"),
        (("--layout", "spiral"), "--layout"),
        (("--scripts", "hant", "--layout", "parallel"), "--layout is for both scripts"),
        (("--scripts", "latin"), "--scripts"),
        (("--encoding", "klingon"), "no encoding named 'klingon'; try utf-8"),
        (("--encoding", "hex"), "no encoding named 'hex'"),
        (("--template", "nosuch.docx"), "'nosuch.docx' does not exist"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_leaves_nothing(
    duizhao: Duizhao, report: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = duizhao("convert", "report.txt", *arguments)
    assert run.code == 2
    assert said in run.message
    assert "Traceback" not in run.message
    assert [path.name for path in duizhao.folder.iterdir()] == ["report.txt"]


@pytest.mark.parametrize(("scripts", "lang", "other"), [("hant", "治安", "执法"), ("hans", "执法", "執法")])
def test_one_script_alone_is_all_that_the_pdf_has(
    duizhao: Duizhao, scripts: str, lang: str, other: str
) -> None:
    duizhao.write("one.txt", "一、執法規範。\n治安良好，破獲案件120起。\n".encode())
    run = duizhao("convert", "one.txt", "--to", "pdf", "--scripts", scripts)
    assert (run.code, run.message) == (0, "")
    with pdfplumber.open(duizhao.folder / "one.pdf") as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    assert lang in text
    assert other not in text


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_exit_code_4(duizhao: Duizhao, report: Path) -> None:
    duizhao.folder.chmod(0o500)
    run = duizhao("convert", "report.txt")
    duizhao.folder.chmod(0o700)
    assert (run.code, "cannot be written" in run.message) == (4, True)


def test_a_file_in_the_place_of_the_output_folder_is_exit_code_4(duizhao: Duizhao, report: Path) -> None:
    run = duizhao("convert", "report.txt", "-o", "report.txt")
    assert (run.code, "not a folder" in run.message) == (4, True)


def test_one_bad_file_of_several_is_exit_code_1_and_the_others_are_made(
    duizhao: Duizhao, report: Path
) -> None:
    run = duizhao("convert", "none.txt", "report.txt", "-o", "out", "--to", "json")
    assert run.code == 1
    assert "none.txt" in run.message
    assert (duizhao.folder / "out" / "report.json").exists()


def test_two_inputs_of_one_name_do_not_overwrite_each_other(duizhao: Duizhao, report: Path) -> None:
    duizhao.write("other/report.txt", report.read_bytes())
    run = duizhao("convert", "report.txt", "other/report.txt", "-o", "out", "--to", "json", "--force")
    assert run.code == 2
    assert "would be those of report.txt" in run.message
    assert "--tree" in run.message
    assert not (duizhao.folder / "out").exists()


def test_a_named_encoding_is_used_and_a_guessed_one_is_told(duizhao: Duizhao) -> None:
    (duizhao.folder / "short.txt").write_bytes("公安工作".encode("gb18030"))
    run = duizhao("inspect", "short.txt", "--json")
    assert "warning: short.txt: read as GB18030" in run.message
    run = duizhao("inspect", "short.txt", "--json", "--encoding", "gb18030")
    assert run.message == ""


@pytest.mark.parametrize(
    ("variant", "expected"),
    [("tw", "鬥爭規範\n\n餘額\n"), ("hk", "鬥爭規範\n\n餘額\n"), ("cn", "斗争规范\n\n余额\n")],
)
def test_text_converts_standard_input_and_keeps_its_lines(
    duizhao: Duizhao, variant: str, expected: str
) -> None:
    run = duizhao("text", "--to", variant, stdin="斗爭規范\n\n余額\n".encode())
    assert run.output == expected


def test_styles_are_listed_and_printed(duizhao: Duizhao) -> None:
    assert "modern" in duizhao("styles").output.split()
    assert "[page]" in duizhao("styles", "modern").output
    run = duizhao("styles", "modren")
    assert (run.code, "modern" in run.message) == (2, True)


def test_the_version_names_the_conversion_engine(duizhao: Duizhao) -> None:
    assert "opencc" in duizhao("--version").output


def test_help_has_examples(duizhao: Duizhao) -> None:
    assert "duizhao convert report.txt" in duizhao("--help").output
    assert "Example" in duizhao("convert", "--help").output


def test_a_title_given_stands_in_the_pdf_and_none_is_invented(duizhao: Duizhao, report: Path) -> None:
    import pikepdf

    duizhao("convert", "report.txt", "--to", "pdf", "--title", "上半年工作報告", "-o", "a")
    duizhao("convert", "report.txt", "--to", "pdf", "-o", "b")
    titles = []
    for folder in ("a", "b"):
        with pikepdf.open(duizhao.folder / folder / "report.pdf") as pdf:
            titles.append(str(pdf.docinfo["/Title"]))
    assert titles[0].startswith("上半年工作報告")
    assert titles[1].startswith("report")


@pytest.mark.parametrize(("layout", "pages"), [("stacked", None), ("facing", b"/PageLayout /TwoPageRight")])
def test_convert_sets_the_scripts_under_each_other_or_on_facing_pages(
    duizhao: Duizhao, report: Path, layout: str, pages: bytes | None
) -> None:
    run = duizhao("convert", "report.txt", "--to", "pdf", "--layout", layout)
    assert (run.code, run.message) == (0, "")
    made = (duizhao.folder / "report.pdf").read_bytes()
    assert made.startswith(b"%PDF-1.7")
    assert pages is None or pages in made


def test_a_title_and_a_file_name_that_are_no_text_are_shown_as_far_as_they_can_be(
    duizhao: Duizhao, report: Path
) -> None:
    import pikepdf

    run = duizhao("convert", "report.txt", "--to", "pdf", "--title", "上\udcff半\n年\u200b")
    assert (run.code, run.message) == (0, ""), run.message
    with pikepdf.open(duizhao.folder / "report.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "上\ufffd半年"


def test_review_makes_a_page(duizhao: Duizhao, report: Path) -> None:
    made = duizhao("review", str(report), "--page", "page.html")
    assert made.code == 0
    assert made.output == ""
    assert b"report.decisions.toml" in duizhao.path("page.html").read_bytes()
    again = duizhao("review", str(report), "--page", "page.html")
    assert again.code == 4
    assert "--force" in again.message
    assert duizhao("review", str(report), "--page", "page.html", "--force").code == 0


def test_a_review_page_never_replaces_the_report(duizhao: Duizhao, report: Path) -> None:
    before = report.read_bytes()
    assert duizhao("review", str(report), "--page", str(report), "--force").code == 2
    assert report.read_bytes() == before


@pytest.mark.parametrize("wrong", [["--open"], ["--force"], ["--json", "--page", "page.html"]])
def test_options_of_a_page_go_with_a_page(duizhao: Duizhao, report: Path, wrong: list[str]) -> None:
    assert duizhao("review", str(report), *wrong).code == 2


def test_a_review_page_holds_what_was_decided_before(duizhao: Duizhao, report: Path) -> None:
    duizhao.write("report.decisions.toml", 'schema = "duizhao/decisions/1"\n[title]\ntext = "王編輯的題名"\n')
    made = duizhao("review", str(report), "--page", "page.html")
    assert "decisions are taken from report.decisions.toml" in made.message
    page = duizhao.path("page.html").read_text("utf-8")
    assert "王編輯的題名" in page
    assert "審閱：report" in page  # what the program read, not what was decided
    assert duizhao("review", str(report), "--page", "bare.html", "--no-decisions").code == 0
    assert "王編輯的題名" not in duizhao.path("bare.html").read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "report.txt", "--variant", "jp"),
        ("convert", "report.txt", "--layuot", "facing"),
        ("convert", "report.txt", "--title"),
        ("convert", "report.txt", "-j", "x"),
        ("text",),
        ("inspect",),
        ("inspect", "a.txt", "b.txt"),
        ("completion",),
        ("completion", "tcsh"),
        ("konvert", "report.txt"),
        ("--variant", "tw"),
        ("schema", "nothing"),
        ("desktop",),
        ("watch",),
    ],
)
def test_every_wrong_use_is_one_line_with_the_way_to_help(
    duizhao: Duizhao, report: Path, arguments: tuple[str, ...]
) -> None:
    run = duizhao(*arguments)
    assert (run.code, run.output, run.message.count("\n")) == (2, "", 1), run.message
    assert run.message.startswith("duizhao: ")
    assert "; see duizhao" in run.message


def test_of_a_report_that_is_unchanged_nothing_is_told_as_made(duizhao: Duizhao, report: Path) -> None:
    duizhao("convert", "--resume", "-o", "out", "--to", "docx", report.name)
    run = duizhao("convert", "--resume", "-v", "-o", "out", "--to", "docx", report.name)
    assert run.message == f"{report.name}: unchanged since an earlier run\n"
