"""What stands for which reports, and what is left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from converter.errors import InputError, UsageError
from converter.many.inputs import ReportFile, check_distinct, gather
from converter.readers import load

REPORT = "一、打擊犯罪。破獲刑事案件1360起。\n"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`archive/` with reports in two folders, and what is none."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "2015/a.md",
        "2015/年報.html",
        "2016/a.txt",
        "2016/list.csv",
        ".hidden.txt",
        ".git/c.txt",
    ):
        path = Path("archive", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT, encoding="utf-8")
    return Path("archive")


def names(found: tuple[ReportFile, ...]) -> list[str]:
    return [Path(each.name).as_posix() for each in found]


def test_a_folder_is_all_reports_in_and_below_it_in_the_order_of_their_names(archive: Path) -> None:
    found = gather(["archive"])
    assert names(found.files) == [
        "archive/b.txt",
        "archive/2015/a.md",
        "archive/2015/年報.html",
        "archive/2016/a.txt",
    ]
    assert [each.below for each in found.files] == [".", "2015", "2015", "2016"]
    assert (found.searched, found.other_kinds) == (True, 1)


def test_the_folder_of_the_outputs_is_not_searched(archive: Path) -> None:
    assert names(gather(["archive"], leave=Path("archive/2015")).files) == [
        "archive/b.txt",
        "archive/2016/a.txt",
    ]


def test_a_pattern_that_no_shell_has_replaced_is_taken_here(archive: Path) -> None:
    assert names(gather(["archive/*/a.*"]).files) == ["archive/2015/a.md", "archive/2016/a.txt"]
    assert names(gather(["archive/**/a.txt"]).files) == ["archive/2016/a.txt"]
    with pytest.raises(InputError, match="no file matches"):
        gather(["archive/*.docx"])


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(archive: Path) -> None:
    Path("[1].txt").write_text(REPORT, encoding="utf-8")
    assert names(gather(["[1].txt"]).files) == ["[1].txt"]


def test_a_list_gives_more_names_and_each_report_is_taken_once(archive: Path) -> None:
    Path("list").write_text("archive/b.txt\n\narchive/2016\n", encoding="utf-8")
    found = gather(["archive/2016/a.txt"], listed="list")
    assert names(found.files) == ["archive/2016/a.txt", "archive/b.txt"]
    Path("list").write_bytes("甲.txt\n乙.txt\n".encode("gb18030"))
    with pytest.raises(InputError, match="line 1 is not UTF-8"):
        gather([], listed="list")
    with pytest.raises(UsageError, match="cannot be both"):
        gather(["-"], listed="-")


def test_a_missing_file_is_told_when_its_turn_comes(archive: Path) -> None:
    assert names(gather(["none.txt", "archive/b.txt"]).files) == ["none.txt", "archive/b.txt"]


def test_a_folder_with_nothing_to_read_says_what_is_in_it(archive: Path) -> None:
    Path("archive/2017").mkdir()
    Path("archive/2017/a.csv").write_text("1", encoding="utf-8")
    with pytest.raises(InputError, match=r"archive/2017: there is no report, only 1 file of another kind"):
        gather(["archive/2017"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\n<pdf:Producer>duizhao 0.1.0 (ReportLab)</pdf:Producer>"),
        ("a.html", '<!DOCTYPE html><meta name="generator" content="由 duizhao 0.1.0 製作">'.encode()),
    ],
)
def test_what_was_made_here_is_no_report(archive: Path, name: str, content: bytes) -> None:
    (archive / name).write_bytes(content)
    found = gather(["archive"])
    assert (len(found.files), found.products) == (4, 1)
    assert names(gather([f"archive/{name}"]).files) == [f"archive/{name}"]  # the user's word counts


def test_two_inputs_that_would_make_one_output_are_told_with_both_names() -> None:
    first, second = ReportFile("2015/a.txt"), ReportFile("2016/A.txt")
    with pytest.raises(UsageError, match=r"2016/A\.txt: .* would be those of 2015/a\.txt"):
        check_distinct([(first, Path("out/a")), (second, Path("out/A"))])
    check_distinct([(first, Path("out/2015/a")), (second, Path("out/2016/A"))])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_that_lies_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、执法规范。")
    os.mkfifo(tmp_path / "b.txt")
    found = gather([str(tmp_path)])
    assert [Path(each.name).name for each in found.files] == ["a.txt"]
    assert found.other_kinds == 1


def test_a_folder_that_may_not_be_read_is_no_silent_loss(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Path("archive", "2015")
    scandir, access = os.scandir, os.access

    def refusing(place: str) -> object:
        if Path(place) == closed:
            raise PermissionError(13, "Permission denied", place)
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refusing)  # the rights of a folder do not hold for root
    monkeypatch.setattr(os, "access", lambda place, how: Path(place) != closed and access(place, how))
    found = names(gather(["archive"]).files)
    assert found == ["archive/b.txt", "archive/2015", "archive/2016/a.txt"]
    with pytest.raises(InputError, match="2015: you are not allowed to look into this folder"):
        load(closed)
