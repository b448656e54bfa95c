"""What is not a sound Word file is refused in one line with exit code 3, soon and without harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from converter import readers
from converter.errors import InputError
from converter.readers.docx import read_docx

WordFile = Callable[..., bytes]
MAIN = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_docx(data, "report.docx")
    assert str(caught.value).startswith("report.docx: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def test_a_file_that_is_no_zip_or_only_its_beginning_is_refused(word_file: WordFile) -> None:
    refused(b"no zip at all", "not a Word file")
    refused(word_file("<w:p/>")[:300], "only a part of one")


def test_a_zip_without_a_document_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("notes.txt", "x")
    refused(stream.getvalue(), r"no word/document\.xml")


def test_a_file_without_text_is_refused(word_file: WordFile) -> None:
    refused(word_file("<w:p/>"), "no text in it")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_dtd_is_refused_and_nothing_it_names_is_opened(word_file: WordFile, doctype: str) -> None:
    document = (
        f"{doctype}<w:document {_W}><w:body><w:p><w:r><w:t>工作</w:t></w:r></w:p></w:body></w:document>"
    )
    refused(word_file("", raw={MAIN: document.encode()}), "declares a DTD")


def test_nesting_ten_thousand_deep_is_refused(word_file: WordFile) -> None:
    deep = "<w:sdt><w:sdtContent>" * 5_000 + "</w:sdtContent></w:sdt>" * 5_000
    refused(word_file(deep), "nested too deeply")


def test_a_part_that_unpacks_without_end_is_refused(word_file: WordFile) -> None:
    refused(word_file("", raw={MAIN: b" " * 70_000_000}), "unpacks to far more")


def test_a_package_of_too_many_parts_is_refused(word_file: WordFile) -> None:
    refused(word_file("<w:p/>", raw={f"word/x{n}.bin": b"" for n in range(10_001)}), "holds 10,005 parts")


def test_broken_xml_is_refused(word_file: WordFile) -> None:
    refused(word_file("<w:p>"), r"word/document\.xml inside it is damaged")


def test_a_protected_and_an_old_file_are_told_apart() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    refused(ole + "EncryptedPackage".encode("utf-16-le"), "protected by a password")
    refused(ole, "old Word or WPS file")


def test_links_to_other_places_are_not_followed(word_file: WordFile) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" TargetMode="External" Target="http://example.org/styles.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/>'
        '<Relationship Id="r2" Target="../../../etc/passwd" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"/></Relationships>'
    )
    body = "<w:p><w:r><w:t>工作</w:t></w:r></w:p>"
    document = read_docx(word_file(body, raw={"word/_rels/document.xml.rels": rels.encode()}), "report.docx")
    assert document.text == "工作"


def test_styles_based_on_one_another_in_a_ring_end(word_file: WordFile) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("x", "y"), ("y", "x"))
    )
    body = '<w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t>工作</w:t></w:r></w:p>'
    assert read_docx(word_file(body, styles=styles), "report.docx").text == "工作"


def test_a_file_with_the_wrong_suffix_is_told_what_it_is(tmp_path: Path, word_file: WordFile) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(word_file("<w:p><w:r><w:t>工作</w:t></w:r></w:p>"))
    with pytest.raises(InputError, match=r"this is a Word file, not plain text; .* use --from docx"):
        readers.read(path)
    assert readers.read(path, format="docx").text == "工作"
    assert readers.read(path.rename(tmp_path / "report.doc")).source.format == "docx"


def test_a_part_of_nothing_but_markup_is_refused(word_file: WordFile) -> None:
    refused(word_file("".join(f"<w:p w:a='{n % 997}'/>" for n in range(2_000_001))), "far more markup")
