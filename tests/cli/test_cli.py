"""The command line: what it makes, what it says, and its exit codes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "qingdao-psb-2016h1.txt"
REPORT = """\
一、打擊犯罪。上半年,全市破獲刑事案件1360余起,同比提高7.7%。
二、下一步工作。一是提高打擊能力。堅持以人民為中心。二是加強防控。推進平臺建設。
"""


def duizhao(*arguments: str, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "converter", *arguments],
        cwd=cwd, input=stdin, capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip


def message(run: subprocess.CompletedProcess[bytes]) -> str:
    return run.stderr.decode()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_convert_leaves_a_pdf_and_a_docx_beside_the_input_and_says_nothing_in_a_pipe(report: Path) -> None:
    run = duizhao("convert", report.name, cwd=report.parent)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert (report.parent / "report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (report.parent / "report.docx").read_bytes().startswith(b"PK")


def test_convert_is_byte_identical_when_run_again(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert duizhao("convert", str(SEED), "-o", folder, cwd=tmp_path).returncode == 0

    def digests(folder: str) -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (tmp_path / folder).iterdir()
        }

    assert digests("one") == digests("two")
    assert digests("one").keys() == {"qingdao-psb-2016h1.pdf", "qingdao-psb-2016h1.docx"}


def test_convert_takes_standard_input_and_makes_only_what_is_asked_for(tmp_path: Path) -> None:
    run = duizhao("convert", "-", "--to", "json", "-o", "out", cwd=tmp_path, stdin=REPORT.encode())
    assert run.returncode == 0, message(run)
    assert json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["schema"] == "duizhao/report/1"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["report.json"]


def test_nothing_is_overwritten_without_force(report: Path) -> None:
    old = report.parent / "report.docx"
    old.write_bytes(b"old")
    run = duizhao("convert", report.name, cwd=report.parent)
    assert run.returncode == 4
    assert "report.docx: it exists already; add --force" in message(run)
    assert old.read_bytes() == b"old"
    assert not (report.parent / "report.pdf").exists()
    assert duizhao("convert", report.name, "--force", cwd=report.parent).returncode == 0
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
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    for arguments in (("convert", name), ("inspect", name)):
        run = duizhao(*arguments, cwd=tmp_path)
        assert run.returncode == 3, message(run)
        assert message(run).count("\n") == 1
        assert message(run).startswith("duizhao: ")
        assert name in message(run)
        assert said in message(run)
    assert {path.name for path in tmp_path.iterdir()} <= {name}


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
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(content)
    run = duizhao("text", "--to", "tw", name, cwd=tmp_path)
    assert run.returncode == 3, message(run)
    assert message(run).count("\n") == 1
    assert f"{name}: this is {kind}; `duizhao text` reads plain text: use `duizhao convert`" in message(run)
    assert "--from" not in message(run)


def test_text_takes_the_source_of_a_page_that_is_named_a_text(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes("<html><p>公安机关</p></html>\n".encode())
    run = duizhao("text", "--to", "tw", "page.txt", cwd=tmp_path)
    assert (run.returncode, run.stdout.decode()) == (0, "<html><p>公安機關</p></html>\n")


def test_a_folder_as_input_is_told(tmp_path: Path) -> None:
    run = duizhao("convert", ".", cwd=tmp_path)
    assert (run.returncode, "this is a folder" in message(run)) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--style", "baroque"), "baroque"),
        (("--variant", "jp"), "'jp'"),
        (("--to", "odt"), "'odt' is no format"),
        (("--from", "wps"), "no format named 'wps'"),
        (("--layout", "spiral"), "--layout"),
        (("--encoding", "klingon"), "no encoding named 'klingon'; try utf-8"),
        (("--encoding", "hex"), "no encoding named 'hex'"),
        (("--template", "nosuch.docx"), "'nosuch.docx' does not exist"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_leaves_nothing(
    report: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = duizhao("convert", report.name, *arguments, cwd=report.parent)
    assert run.returncode == 2
    assert said in message(run)
    assert "Traceback" not in message(run)
    assert [path.name for path in report.parent.iterdir()] == ["report.txt"]


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_exit_code_4(report: Path) -> None:
    report.parent.chmod(0o500)
    run = duizhao("convert", report.name, cwd=report.parent)
    report.parent.chmod(0o700)
    assert (run.returncode, "cannot be written" in message(run)) == (4, True)


def test_a_file_in_the_place_of_the_output_folder_is_exit_code_4(report: Path) -> None:
    run = duizhao("convert", report.name, "-o", "report.txt", cwd=report.parent)
    assert (run.returncode, "not a folder" in message(run)) == (4, True)


def test_one_bad_file_of_several_is_exit_code_1_and_the_others_are_made(report: Path) -> None:
    run = duizhao("convert", "none.txt", report.name, "-o", "out", "--to", "json", cwd=report.parent)
    assert run.returncode == 1
    assert "none.txt" in message(run)
    assert (report.parent / "out" / "report.json").exists()


def test_two_inputs_of_one_name_do_not_overwrite_each_other(report: Path) -> None:
    (report.parent / "other").mkdir()
    (report.parent / "other" / "report.txt").write_text(REPORT, encoding="utf-8")
    run = duizhao(
        "convert", report.name, "other/report.txt", "-o", "out", "--to", "json", "--force", cwd=report.parent
    )
    assert run.returncode == 1
    assert "is already made from report.txt" in message(run)


def test_a_named_encoding_is_used_and_a_guessed_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_bytes("公安工作".encode("gb18030"))
    run = duizhao("inspect", "short.txt", "--json", cwd=tmp_path)
    assert "warning: short.txt: read as GB18030" in message(run)
    run = duizhao("inspect", "short.txt", "--json", "--encoding", "gb18030", cwd=tmp_path)
    assert message(run) == ""


@pytest.mark.parametrize(
    ("variant", "expected"),
    [("tw", "鬥爭規範\n\n餘額\n"), ("hk", "鬥爭規範\n\n餘額\n"), ("cn", "斗争规范\n\n余额\n")],
)
def test_text_converts_standard_input_and_keeps_its_lines(
    tmp_path: Path, variant: str, expected: str
) -> None:
    run = duizhao("text", "--to", variant, cwd=tmp_path, stdin="斗爭規范\n\n余額\n".encode())
    assert run.stdout.decode("utf-8") == expected


def test_styles_are_listed_and_printed(tmp_path: Path) -> None:
    assert "modern" in duizhao("styles", cwd=tmp_path).stdout.decode().split()
    assert "[page]" in duizhao("styles", "modern", cwd=tmp_path).stdout.decode()
    run = duizhao("styles", "modren", cwd=tmp_path)
    assert (run.returncode, "modern" in message(run)) == (2, True)


def test_the_version_names_the_conversion_engine(tmp_path: Path) -> None:
    assert b"opencc" in duizhao("--version", cwd=tmp_path).stdout


def test_help_has_examples(tmp_path: Path) -> None:
    assert b"duizhao convert report.txt" in duizhao("--help", cwd=tmp_path).stdout
    assert b"Example" in duizhao("convert", "--help", cwd=tmp_path).stdout


def test_a_title_given_stands_in_the_pdf_and_none_is_invented(report: Path) -> None:
    import pikepdf

    duizhao("convert", report.name, "--to", "pdf", "--title", "上半年工作報告", "-o", "a", cwd=report.parent)
    duizhao("convert", report.name, "--to", "pdf", "-o", "b", cwd=report.parent)
    titles = []
    for folder in ("a", "b"):
        with pikepdf.open(report.parent / folder / "report.pdf") as pdf:
            titles.append(str(pdf.docinfo["/Title"]))
    assert titles[0].startswith("上半年工作報告")
    assert titles[1].startswith("report")


@pytest.mark.parametrize(("layout", "pages"), [("stacked", None), ("facing", b"/PageLayout /TwoPageRight")])
def test_convert_sets_the_scripts_under_each_other_or_on_facing_pages(
    report: Path, layout: str, pages: bytes | None
) -> None:
    run = duizhao("convert", report.name, "--to", "pdf", "--layout", layout, cwd=report.parent)
    assert (run.returncode, run.stderr) == (0, b"")
    made = (report.parent / "report.pdf").read_bytes()
    assert made.startswith(b"%PDF-1.7")
    assert pages is None or pages in made


def test_a_title_and_a_file_name_that_are_no_text_are_shown_as_far_as_they_can_be(report: Path) -> None:
    import pikepdf

    run = duizhao("convert", report.name, "--to", "pdf", "--title", "上\udcff半\n年\u200b", cwd=report.parent)
    assert (run.returncode, run.stderr) == (0, b""), message(run)
    with pikepdf.open(report.parent / "report.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "上\ufffd半年"
