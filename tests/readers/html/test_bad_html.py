"""Pages that are empty, broken or made to do harm are refused in one line, or read for what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.errors import InputError
from converter.readers.html import read_html


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"<html><body> \n </body></html>", "no text in this page"),
        (b"<!-- nothing -->", "no text in this page"),
        (b"<div>" * 300 + "工作".encode() + b"</div>" * 300, "nested too deeply"),
        (b"<div>" * 900_000, "nested too deeply"),
        (b"<p>" * 1_000_001, "more than 1,000,000 tags"),
        (b"\xff\xd8\xff\xe0" + bytes(range(128, 256)) * 40, "not text in UTF-8"),
        (b"MIME-Version: 1.0\nContent-Type: image/png\n\nxx", "no page in this archive"),
        (b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\nMIME-Version: 1.0\n" * 5_000, "archive"),
    ],
)
def test_it_is_refused_in_one_line_with_exit_code_3(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_html(data, "page.html")
    assert str(caught.value).startswith("page.html: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_entities_and_links_to_other_places_are_not_followed() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><head><base href="http://example.org/">'
        '<link rel=stylesheet href="http://example.org/a.css"></head><body><p>工作&x;情况</p>'
        '<iframe src="http://example.org/"></iframe></body></html>'
    )
    document = read_html(page.encode(), "page.html")
    assert "工作&x;情况" in document.text
    assert "root:" not in document.text


def test_a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    assert (
        read_html("<html><body><p>上半年工作情况</p><p>下一".encode(), "page.html").text
        == "上半年工作情况\n下一"
    )


@pytest.mark.parametrize(
    "name", ["hex", "base64", "zlib", "bz2", "rot13", "idna", "punycode", "unicode_escape", "utf-7"]
)
def test_a_codec_that_is_no_encoding_of_pages_is_as_if_none_were_named(name: str) -> None:
    text = "上半年，全市破获刑事案件一千起，同比下降百分之七，群众满意。" * 3
    page = f'<html><meta charset="{name}"><body><p>{text}</p></body></html>'.encode("gb18030")
    archive = f"MIME-Version: 1.0\nContent-Type: text/html; charset={name}\n\n".encode() + page
    for data in (page, archive):
        document = read_html(data, "page.html")
        assert document.text == text
        assert not [note for note in document.diagnostics if "declared" in note.code]


def test_the_hostile_charset_is_not_looked_up() -> None:
    data = (Path(__file__).parents[1] / "inputs" / "hostile" / "charset_hex.html").read_bytes()
    assert read_html(data, "page.html").text.startswith("上半年，全市破获刑事案件一千起")
