"""Files appear whole or not at all, and nothing is overwritten by accident."""

from __future__ import annotations

import os
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
