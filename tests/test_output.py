"""Files appear whole or not at all, and nothing is overwritten by accident."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from converter import output
from converter.errors import OutputError


def test_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    output.write_all({tmp_path / "a.pdf": b"A", tmp_path / "b.docx": b"B"}, force=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"A", "b.docx": b"B"}


def test_an_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"old")
    with pytest.raises(OutputError, match="add --force"):
        output.write_all({tmp_path / "a.pdf": b"A", tmp_path / "b.docx": b"B"}, force=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"b.docx": b"old"}


def test_an_existing_file_is_replaced_with_force(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    output.write_all({tmp_path / "a.pdf": b"new"}, force=True)
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_a_second_file_that_cannot_be_written_leaves_no_first(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it cannot be written"):
        output.write_all({tmp_path / "a.pdf": b"A", tmp_path / "none" / "b.docx": b"B"}, force=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="choose another place with -o"):
        output.write_all({tmp_path / "a.pdf": b"A"}, force=False)


def test_a_folder_is_made_with_its_parents_but_never_over_a_file(tmp_path: Path) -> None:
    output.make_folder(tmp_path / "one" / "two")
    assert (tmp_path / "one" / "two").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="this is a file, not a folder"):
        output.make_folder(tmp_path / "file")


def test_a_folder_in_the_place_of_a_file_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputError, match="this is a folder"):
        output.check_free([tmp_path / "a.pdf"], force=True)


WRITER = """
import sys
from pathlib import Path
from converter import output
size, folder = int(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
while True:
    output.write_all({folder / "a.pdf": b"N" * size, folder / "b.docx": b"M" * size}, force=True)
"""
"""Writes new files over old ones without end."""


def writer(folder: Path, size: int) -> subprocess.Popen[str]:
    run = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(size), str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    return run


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_killed_at_any_moment_a_file_is_the_old_one_or_the_whole_new_one(tmp_path: Path) -> None:
    size = 1_000_000
    for turn in range(8):
        (tmp_path / "a.pdf").write_bytes(b"old")
        run = writer(tmp_path, size)
        time.sleep(0.001 * 1.7**turn)
        run.kill()
        run.communicate()
        assert (tmp_path / "a.pdf").read_bytes() in (b"old", b"N" * size)
        if (tmp_path / "b.docx").exists():
            assert (tmp_path / "b.docx").read_bytes() == b"M" * size
    output.write_all({tmp_path / "a.pdf": b"after"}, force=True)
    assert (tmp_path / "a.pdf").read_bytes() == b"after"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_two_runs_at_once_leave_whole_files(tmp_path: Path) -> None:
    runs = [writer(tmp_path, size) for size in (300_000, 500_000)]
    seen = set()
    deadline = time.monotonic() + 0.5
    while time.monotonic() < deadline:
        if (tmp_path / "a.pdf").exists():
            seen.add((tmp_path / "a.pdf").read_bytes())
    for run in runs:
        run.kill()
        run.communicate()
    assert seen <= {b"N" * 300_000, b"N" * 500_000}
    assert seen


def test_what_a_killed_run_left_is_swept_away_once_it_is_old_and_nothing_else_is(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".a.pdf.abc12345.part", tmp_path / ".a.pdf.xyz98765.part"
    others = [
        tmp_path / name for name in (".b.pdf.abc12345.part", ".a.pdf.part", ".a.pdf.x.y.part", "a.pdf.part")
    ]
    for path in (old, fresh, *others):
        path.write_bytes(b"part")
    for path in (old, *others):
        os.utime(path, (0, 0))
    output.write_all({tmp_path / "a.pdf": b"A"}, force=False)
    assert not old.exists()
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.pdf",
        fresh.name,
        *(path.name for path in others),
    }


@pytest.mark.skipif(os.name == "nt", reason="there are no such limits")
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from converter import output
from converter.errors import OutputError
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
folder = Path(sys.argv[1])
try:
    output.write_all({folder / "a.pdf": b"N" * 100, folder / "b.docx": b"M" * 100_000}, force=True)
except OutputError as error:
    print(error)
"""
    (tmp_path / "a.pdf").write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert "b.docx: it cannot be written (File too large)" in run.stdout
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"old"}


def test_files_that_could_not_all_appear_do_not_appear_at_all(tmp_path: Path) -> None:
    long = tmp_path / ("b" * 300)
    with pytest.raises(OutputError, match="it cannot be written"):
        output.write_all({tmp_path / "a.pdf": b"A", long: b"B"}, force=False)
    assert list(tmp_path.iterdir()) == []


class Elsewhere:
    """Makes moves to one path fail, and links where there are none."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def moves_fail(self, name: str, error: BaseException) -> None:
        replace, link = Path.replace, os.link

        def failing_replace(source: Path, target: Path) -> Path:
            if Path(target).name == name:
                raise error
            return replace(source, target)

        def failing_link(source: Path, target: Path) -> None:
            if Path(target).name == name:
                raise error
            link(source, target)

        self._monkeypatch.setattr(Path, "replace", failing_replace)
        self._monkeypatch.setattr(os, "link", failing_link)

    def has_no_links(self) -> None:
        def no_links(source: Path, target: Path) -> None:
            raise PermissionError(1, "Operation not permitted")

        self._monkeypatch.setattr(os, "link", no_links)


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    return Elsewhere(monkeypatch)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize(
    ("error", "raised"),
    [(OSError(5, "Input/output error"), OutputError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_a_second_move_that_fails_puts_the_first_file_back(
    tmp_path: Path, elsewhere: Elsewhere, links: bool, error: BaseException, raised: type[BaseException]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old A")
    (tmp_path / "b.docx").write_bytes(b"old B")
    (tmp_path / "a.pdf").chmod(0o640)
    if not links:
        elsewhere.has_no_links()
    elsewhere.moves_fail("b.docx", error)
    with pytest.raises(raised):
        output.write_all(
            {tmp_path / "a.pdf": b"A", tmp_path / "c.json": b"C", tmp_path / "b.docx": b"B"}, force=True
        )
    assert contents(tmp_path) == {"a.pdf": b"old A", "b.docx": b"old B"}
    assert os.name == "nt" or (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize(
    ("error", "raised"),
    [(OSError(5, "Input/output error"), OutputError), (KeyboardInterrupt(), KeyboardInterrupt)],
)
def test_without_force_a_second_move_that_fails_leaves_no_first(
    tmp_path: Path, elsewhere: Elsewhere, links: bool, error: BaseException, raised: type[BaseException]
) -> None:
    elsewhere.moves_fail("b.docx", error)
    if not links:
        elsewhere.has_no_links()
    with pytest.raises(raised):
        output.write_all({tmp_path / "a.pdf": b"A", tmp_path / "b.docx": b"B"}, force=False)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_in_the_meantime_is_kept(
    tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        elsewhere.has_no_links()
    monkeypatch.setattr(
        output, "check_free", lambda paths, force: (tmp_path / "b.docx").write_bytes(b"theirs")
    )
    with pytest.raises(OutputError, match=r"b\.docx: it exists already; add --force"):
        output.write_all({tmp_path / "a.pdf": b"A", tmp_path / "b.docx": b"B"}, force=False)
    assert contents(tmp_path) == {"b.docx": b"theirs"}


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("force", [True, False])
def test_files_are_written_without_links_too(
    tmp_path: Path, elsewhere: Elsewhere, links: bool, force: bool
) -> None:
    if not links:
        elsewhere.has_no_links()
    output.write_all({tmp_path / "a.pdf": b"A", tmp_path / "b.docx": b"B"}, force=force)
    assert contents(tmp_path) == {"a.pdf": b"A", "b.docx": b"B"}
    if force:
        output.write_all({tmp_path / "a.pdf": b"A2", tmp_path / "b.docx": b"B2"}, force=True)
        assert contents(tmp_path) == {"a.pdf": b"A2", "b.docx": b"B2"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_is_replaced_and_put_back_as_a_link(tmp_path: Path, elsewhere: Elsewhere) -> None:
    (tmp_path / "real").write_bytes(b"real")
    (tmp_path / "a.pdf").symlink_to("real")
    (tmp_path / "loop").symlink_to("loop")
    output.write_all({tmp_path / "loop": b"L"}, force=True)
    assert (tmp_path / "loop").read_bytes() == b"L"
    elsewhere.moves_fail("b.docx", OSError(5, "Input/output error"))
    with pytest.raises(OutputError):
        output.write_all({tmp_path / "a.pdf": b"A", tmp_path / "b.docx": b"B"}, force=True)
    assert (tmp_path / "a.pdf").readlink() == Path("real")
    assert contents(tmp_path) == {"real": b"real", "a.pdf": b"real", "loop": b"L"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_loop_of_links_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OutputError, match="it exists already"):
        output.check_free([tmp_path / "loop"], force=False)
    with pytest.raises(OutputError, match="choose another"):
        output.make_folder(tmp_path / "loop")
    with pytest.raises(OutputError, match="it cannot be written"):
        output.write_all({tmp_path / "loop" / "a.pdf": b"A"}, force=True)
    output.check_apart(tmp_path / "loop", [tmp_path / "loop"])


@pytest.mark.parametrize(
    ("name", "reserved"),
    [("con.pdf", True), ("NUL", True), ("Com1.report.docx", True), ("aux .pdf", True), ("LPT9.json", True),
     ("console.pdf", False), ("com10.pdf", False), ("報告.pdf", False)],
)  # fmt: skip
def test_names_of_devices_on_windows_are_known(name: str, reserved: bool) -> None:
    assert output.is_reserved(name) == reserved


def test_a_name_of_no_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it cannot be written"):
        output.write_all({tmp_path / "a\0b.pdf": b"A"}, force=True)


@pytest.mark.parametrize("names", [("a.pdf",), ("a.pdf", "b.docx")])
def test_a_run_stopped_behind_the_last_move_leaves_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    """The file that is replaced last is not kept under a second name, so it cannot be taken back."""
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_bytes(b"old")
    moved = Path.replace

    def stopped(self: Path, target: Path) -> Path:
        made = moved(self, target)
        if target == paths[-1]:
            raise KeyboardInterrupt
        return made

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        output.write_all(dict.fromkeys(paths, b"new"), force=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == dict.fromkeys(names, b"new")
