"""The encoding of a Chinese text is found from its bytes, or said to be unsure."""

from __future__ import annotations

import pytest

from converter.errors import EncodingError
from converter.readers.encoding import decode, display_name, plausibility
from converter.readers.text import read_text

SIMPLIFIED = "今年以来，全市公安机关在市委、市政府正确领导下，牢牢把握提升人民群众的安全感这一根本目标。"
TRADITIONAL = "今年以來，全市公安機關在市委、市政府正確領導下，牢牢把握提升人民群眾的安全感這一根本目標。"
HONG_KONG = "警方今年首季共接獲罪案一萬八千宗，較去年同期上升百分之五，當中以詐騙案佔最多，升幅達兩成。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, HONG_KONG])
def test_text_without_a_mark_is_read_right(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "report.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        f"{SIMPLIFIED}\n一、2016年上半年立案1234起，下降5.6%。\n二、一一〇接警　98765次\n",
        "".join(f"{year}\t{year * 7}\t立案\r\n" for year in range(1990, 2020)),
        "一九一九",
    ],
)
def test_wide_text_without_a_mark_may_hold_digits_and_lines(text: str, encoding: str) -> None:
    document = read_text(text.encode(encoding), "report.txt")
    assert "".join(document.text.split()) == "".join(text.split())
    assert document.source.encoding == display_name(encoding)


@pytest.mark.parametrize("text", [TRADITIONAL, HONG_KONG])
def test_big5_is_told_from_gb18030(text: str) -> None:
    decoded = decode(text.encode("big5hkscs"), "report.txt")
    assert (decoded.text, decoded.encoding, decoded.sure) == (text, "big5hkscs", True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_it_and_is_no_text(encoding: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding), "report.txt")
    assert decoded.text == SIMPLIFIED
    assert decoded.sure


def test_traditional_text_in_gb18030_is_read_right_from_thirty_characters() -> None:
    assert decode(TRADITIONAL[:30].encode("gb18030"), "report.txt").text == TRADITIONAL[:30]


def test_too_little_text_is_said_to_be_unsure() -> None:
    assert not decode("公安工作".encode("gb18030"), "report.txt").sure


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        (SIMPLIFIED.encode("gb18030"), HONG_KONG.encode("big5hkscs"), "GB18030"),
        (SIMPLIFIED.encode("gb18030"), "\ue123".encode("gb18030"), "GB18030"),
    ],
)
def test_a_second_encoding_in_the_same_file_is_told_with_its_first_line(
    first: bytes, second: bytes, named: str
) -> None:
    document = read_text(b"\n".join([first] * 4 + [second]), "report.txt")
    (note,) = (each for each in document.diagnostics if each.code == "encoding-guessed")
    assert note.level == "warning"
    assert note.message.startswith(
        f"report.txt: read as {named}, but a character in line 5 makes that doubtful; "
    )


def test_a_named_encoding_is_taken_as_it_is() -> None:
    assert decode("公安".encode("big5"), "report.txt", "big5").text == "公安"


def test_a_named_encoding_that_does_not_fit_is_an_error_with_the_place() -> None:
    with pytest.raises(
        EncodingError,
        match=r"report\.txt: not Big5-HKSCS \(byte 0x[0-9A-F]{2} in line 1, at byte \d+\); leave out",
    ):
        decode("工作总结".encode() + b"\xff\xff", "report.txt", "big5hkscs")


def test_an_encoding_that_does_not_exist_is_an_error_with_a_remedy() -> None:
    with pytest.raises(EncodingError, match="no encoding named 'klingon'; try utf-8"):
        decode(b"x", "report.txt", "klingon")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EncodingError, match="name it with --encoding"):
        decode(bytes(range(128, 256)) * 40, "report.txt")


def test_real_chinese_is_plausible_and_wrongly_decoded_bytes_are_not() -> None:
    assert plausibility(SIMPLIFIED) > 0.4
    assert plausibility(TRADITIONAL.encode("big5").decode("gb18030")) < 0.1


QUOTED = "上半年，全市“两抢”案件立案120起，同比下降5.6%。市民说：“很好。”——这是成绩……"


@pytest.mark.parametrize(
    ("text", "written", "byte"),
    [
        (QUOTED, "“”", b"\x93\x94"),
        (QUOTED.replace("“", "‘").replace("”", "’"), "‘’", b"\x91\x92"),
        ("上半年，全市“兩搶”案件立案120起，據統計，應對戰役數據擊破團夥。", "“”", b"\x93\x94"),
        ("全市利用外资1200万€，同比增长3%。", "€", b"\x80"),
        ("上半年，各项工作有序推进—这是成绩，立案120起。", "—", b"\x97"),
    ],
)
def test_single_bytes_of_windows_in_gb18030_are_read_as_meant_and_that_is_said(
    text: str, written: str, byte: bytes
) -> None:
    data = f"工作总结\n{text}\n".encode("gb18030")
    for place, char in enumerate(written):
        data = data.replace(char.encode("gb18030"), byte[place : place + 1])
    decoded = decode(data, "report.txt")
    assert decoded.text == f"工作总结\n{text}\n"
    (note,) = decoded.notes
    assert note.startswith("single bytes of Windows code pages stand in its GB18030")
    assert note.endswith("first in line 2")


@pytest.mark.parametrize(
    "text", [SIMPLIFIED, TRADITIONAL, HONG_KONG, "参会：朱镕基、陶喆、罃角、摿某。", "據戰應數擊夥"]
)
def test_text_in_gb18030_that_has_no_strays_is_left_as_it_is(text: str) -> None:
    decoded = decode(f"{SIMPLIFIED}\n{text}".encode("gb18030"), "report.txt")
    assert (decoded.text, decoded.notes) == (f"{SIMPLIFIED}\n{text}", ())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_bad_byte_is_named_with_its_place_and_the_way_on(encoding: str) -> None:
    text = TRADITIONAL if encoding == "big5hkscs" else SIMPLIFIED
    data = f"{text}\n{text}".encode(encoding)
    at = len(f"{text}\n{text[:5]}".encode(encoding))
    bad = data[:at] + b"\xff" + data[at:]
    with pytest.raises(EncodingError) as caught:
        decode(bad, "report.txt")
    assert str(caught.value) == (
        f"report.txt: not all of it is {display_name(encoding)} (byte 0xFF in line 2, at byte {at + 1}); get the "
        f"file again, or use --encoding {encoding}:replace to read \ufffd there"
    )
    document = read_text(bad, "report.txt", f"{encoding}:replace")
    assert document.text == f"{text}\n{text[:5]}\ufffd{text[5:]}"
    assert "replacement-character" in [note.code for note in document.diagnostics]


def test_a_mark_of_utf_8_before_text_in_gb18030_is_said() -> None:
    document = read_text("\ufeff".encode() + SIMPLIFIED.encode("gb18030"), "report.txt")
    assert document.text == SIMPLIFIED
    assert [note.message for note in document.diagnostics] == [
        "report.txt: it begins with the mark of UTF-8, but is in GB18030; read as that"
    ]


@pytest.mark.parametrize(
    "encoding", ["hex", "punycode", "unicode_escape", "gb18030:ignore", "gb18030:", "x" * 99]
)
def test_what_is_no_encoding_of_text_is_refused(encoding: str) -> None:
    with pytest.raises(EncodingError, match="there is no encoding named"):
        decode(b"x", "report.txt", encoding)


def test_advice_is_given_only_where_it_can_be_followed() -> None:
    with pytest.raises(EncodingError) as caught:
        decode(SIMPLIFIED.encode() + b"\xff", "words.toml", is_input=False)
    assert "--encoding" not in str(caught.value)
    with pytest.raises(EncodingError) as caught:
        decode(b"\xff\xfe\x2d", "report.txt")
    assert "leave out --encoding" not in str(caught.value)
