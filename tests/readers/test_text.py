"""Plain text becomes blocks with exact spans; what is not text is refused in one line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import readers
from converter.errors import InputError, UsageError
from converter.readers.cleaning import clean
from converter.readers.text import read_text


def test_every_line_that_is_not_blank_is_a_block() -> None:
    document = read_text("　　一、打擊犯罪。\r\n\r\n  二、防控工作。 \r\n".encode(), "report.txt")
    assert [(block.text, block.line) for block in document.blocks] == [
        ("一、打擊犯罪。", 1),
        ("二、防控工作。", 3),
    ]


@given(st.text())
def test_spans_point_at_the_blocks_and_nothing_but_white_space_lies_between(text: str) -> None:
    try:
        document = read_text(text.encode("utf-8", "surrogatepass"), "report.txt", "utf-8")
    except InputError:
        return
    end = 0
    for block in document.blocks:
        assert block.span.of(document.text) == block.text
        assert not document.text[end : block.span.start].strip()
        end = block.span.end
    assert not document.text[end:].strip()


def test_the_source_is_named_with_its_hash_and_encoding() -> None:
    source = read_text(
        "公安工作报告，今年以来各项工作取得新的进展和成效。".encode("gb18030"), "report.txt"
    ).source
    assert (source.name, source.format, source.encoding) == ("report.txt", "text", "GB18030")
    assert len(source.sha256) == 64


def test_a_guessed_encoding_is_told() -> None:
    document = read_text("公安工作".encode("gb18030"), "report.txt")
    assert [note.code for note in document.diagnostics] == ["encoding-guessed"]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\0\0"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="nothing to convert"):
        read_text(data, "report.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a ZIP"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x01\x00\x02" * 99, "binary"),
    ],
)
def test_a_binary_file_is_named_for_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind):
        read_text(data, "report.txt")


def test_invisible_characters_are_left_out_and_told() -> None:
    text, notes = clean("公\u200b安\x00機\u202e關\ud800")
    assert text == "公安機關"
    assert "4 invisible characters" in notes[0].message
    assert "U+202E ×1" in notes[0].message


def test_all_line_ends_become_one_kind() -> None:
    assert clean("一\r\n二\r三\u2028四\x85五")[0] == "一\n二\n三\n四\n五"


def test_composed_forms_are_made_but_full_width_figures_stay() -> None:
    assert clean("e\u0301１２％")[0] == "é１２％"


def test_a_missing_file_a_folder_and_an_unknown_format_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        readers.read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="this is a folder"):
        readers.read(tmp_path)
    with pytest.raises(UsageError, match="no format named 'wps'; known: text"):
        readers.read(b"x", format="wps")


def test_an_input_beyond_the_limit_is_refused() -> None:
    with pytest.raises(InputError, match="larger than 64 MB"):
        readers.within_limit(b"x" * (readers.LIMIT + 1), "report.txt")


@given(st.lists(st.sampled_from([
    "今年以来，全市公安机关忠实履行职责", "破获刑事案件1", "360余起。", "- 3 -", "第 2 页", "3", "", "　　（一）打击犯罪", "立 案 1 2 0 起 ，",
    "⼯作｡", "　貴院在案", "临江市工作总结", "25", "0.3亿元", "a word", "，", "> x",
]), max_size=40))  # fmt: skip
def test_every_character_of_a_text_is_in_its_blocks(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        document = read_text(text.encode(), "report.txt")
    except InputError:
        assert not text.strip()
        return
    kept = "".join(block.text for block in document.blocks)
    assert Counter("".join(kept.split())) == Counter("".join(clean(text)[0].split()))
    assert [block.text for block in document.blocks] == [
        block.span.of(document.text) for block in document.blocks
    ]
