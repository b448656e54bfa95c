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
    with pytest.raises(OutputError, match="choose another folder with -o"):
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
