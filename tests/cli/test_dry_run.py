"""`convert --dry-run` says what a run would do, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Duizhao


def contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_would_be_read_and_made_is_said_and_nothing_is_written(duizhao: Duizhao, report: Path) -> None:
    before = contents(duizhao.folder)
    run = duizhao("convert", "report.txt", "--dry-run", "-o", "out")
    lines = [line.split() for line in run.output.splitlines()]
    assert (run.code, run.message) == (0, "")
    assert lines == [
        ["read", "report.txt"],
        ["make", str(Path("out", "report.pdf"))],
        ["make", str(Path("out", "report.docx"))],
    ]
    assert contents(duizhao.folder) == before
    assert not duizhao.path("out").exists()


def test_what_exists_is_replaced_only_by_force(duizhao: Duizhao, report: Path) -> None:
    duizhao.write("report.pdf", b"old")
    run = duizhao("convert", "report.txt", "--dry-run")
    assert (run.code, run.output, "report.pdf: it exists already" in run.message) == (4, "", True)
    run = duizhao("convert", "report.txt", "--dry-run", "--force")
    assert (run.code, run.output) == (0, "read    report.txt\nreplace report.pdf\nmake    report.docx\n")
    assert duizhao.path("report.pdf").read_bytes() == b"old"


def test_a_run_that_goes_on_keeps_what_is_done(duizhao: Duizhao, report: Path) -> None:
    for name in ("a", "b", "c"):
        duizhao.write(f"in/{name}.txt", report.read_text("utf-8").replace("1360", f"13{ord(name)}"))
    arguments = ("convert", "in", "-o", "out", "--to", "json", "-j", "1", "--resume")
    assert duizhao(*arguments).code == 0
    duizhao.write("in/a.txt", report.read_bytes())
    duizhao.write("in/c.txt", report.read_bytes())
    duizhao.write("out/c.json", b"edited by a person")
    before = contents(duizhao.folder)
    run = duizhao(*arguments, "--dry-run")
    assert run.code == 1
    assert [line.split()[0] for line in run.output.splitlines()] == ["read", "replace", "keep"]
    assert "c.json: it exists already and is not as an earlier run left it" in run.message
    assert contents(duizhao.folder) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("none.txt",), 3, "none.txt: there is no such file"),
        (("report.txt", "-o", "file"), 4, "file: this is a file, not a folder"),
        (("report.txt", "-o", "file/below"), 4, "file: this is a file, not a folder"),
        (("report.txt", "--glossary", "none.csv"), 2, "none.csv"),
        (("report.txt", "-o", "folder.pdf", "--force"), 4, "folder.pdf: this is a folder"),
        (("page.html", "-o", "page.html", "--force"), 2, "would replace the input"),
    ],
)
def test_what_stands_in_the_way_is_told_as_in_a_run(
    duizhao: Duizhao, report: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    duizhao.write("file", b"")
    duizhao.path("folder.pdf").mkdir()
    duizhao.write("page.html", report.read_bytes())
    run = duizhao("convert", *arguments, "--dry-run")
    assert (run.code, said in run.message) == (code, True), run.message
    assert duizhao("convert", *arguments).code == code


def test_standard_output_is_made_by_its_sign(duizhao: Duizhao, report: Path) -> None:
    run = duizhao("convert", "-", "-o", "-", "--to", "pdf", "--dry-run", stdin=report.read_bytes())
    assert (run.code, run.output) == (0, "read    -\nmake    -\n")
