"""Broken and hostile plain text: one clear line or a clean report, in bounded time and memory."""

from __future__ import annotations

import tracemalloc
import unicodedata

import pytest

from converter.errors import InputError
from converter.parsing import parse
from converter.pipeline import read_document
from converter.readers.cleaning import clean
from converter.readers.text import read_text

CHINESE = "今年以来，全市公安机关忠实履行职责使命。"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t \n", "nothing to convert"),
        ("\u3000\u3000\n\u3000".encode(), "white space only"),
        ("\ufeff".encode(), "white space only"),
        ("\u200b\u202e\u2060".encode(), "white space only"),
        (bytes(range(256)) * 40, "not text in UTF-8"),
        (b"\x00\x01\x02\x03" * 100, "a binary file.* --encoding"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 64, "a program"),
        (CHINESE.encode() + b"\xff\xfe\xfa" * 9, "not text in UTF-8"),
        (CHINESE.encode("gb18030") + CHINESE.encode("big5", "ignore") + b"\xff\xff\xff\x80", "name it with --encoding"),
        (b"\xff\xfe" + b"\x00\xd8\x41\x00", "the mark of UTF-16"),
        (b"\xff\xfe\x2d", "the mark of UTF-16"),
        (b"Annual report of the police, 2016.", "there is no Chinese text in it"),
        ("Годовой отчёт полиции".encode(), "there is no Chinese text in it"),
        ("。，、！？".encode(), "there is no Chinese text in it"),
    ],
)  # fmt: skip
def test_what_is_no_chinese_text_is_refused_in_one_line_that_names_the_file(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_document(data, name="report.txt")
    assert str(caught.value).startswith("report.txt: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("text", ["公安机关工作报告。\n" * 1_900_000, "公" * 1_700_000, "x" * 50_000_000])
def test_a_text_longer_than_any_report_is_refused_before_it_is_worked_on(text: str) -> None:
    data = text.encode()
    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=r"more than the 1,000,000 of the longest report; split it"):
            read_text(data, "report.txt")
        assert tracemalloc.get_traced_memory()[1] < 8 * len(data)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("公\x00安", "公安"),
        ("公\x1b[31m安", "公[31m安"),
        ("公\u202e安\u2066", "公安"),
        ("公\u200b\u200d安\ufeff", "公安"),
        ("公\u2028安", "公\n安"),
        ("公\ud800安", "公安"),
        ("公\U000e0041安", "公安"),
        ("公\ue000安", "公\ue000安"),
        ("公\u0378安", "公\u0378安"),
    ],
)
def test_what_does_harm_unseen_is_left_out_and_told_and_what_has_a_form_is_kept(
    written: str, read: str
) -> None:
    text, notes = clean(written)
    assert text == read
    assert bool(notes) == (len(text) < len(written))


def test_marks_heaped_on_one_letter_do_not_take_the_square_of_their_number() -> None:
    heap = "e" + "\u0301\u0323" * 100_000  # as one run this takes minutes
    text, _ = clean(f"公安{heap}机关e\u0301")
    assert text.startswith("公安")
    assert text.endswith("机关é")
    assert unicodedata.normalize("NFD", text[:60]) == text[:2] + unicodedata.normalize("NFD", text[2:60])


@pytest.mark.parametrize(
    "text",
    [
        "公安" + "9" * 10_000,
        "公安" + "、" * 10_000,
        "公安" + "（" * 10_000 + "“" * 10_000,
        "公安：" + "一是" * 10_000,
        "公安" + "　" * 10_000 + "一、",
        "公安" + "。 " * 10_000,
        "公安\n第" + "九" * 10_000 + "部分",
        "公安\n第" + "9" * 10_000 + "章",
        "公安\n" + ">" * 10_000,
        "由" * 5_000 + "公安",
        "\n".join(f"{'一二三四五六七八九十'[number % 10]}、加强管理" for number in range(10_000)),
        "\n".join(["一、甲", "（一）乙", "1.丙", "（1）丁", "①戊"] * 1_000),
        "公安机关\n" * 5_000,
    ],
    ids=lambda text: text[:6].replace("\n", " "),
)
def test_a_text_made_to_be_slow_is_a_report_like_any_other(text: str) -> None:
    report = parse(read_text(text.encode(), "report.txt"))
    assert report.text.count("公") == text.count("公")
