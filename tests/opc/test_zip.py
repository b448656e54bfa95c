"""A ZIP made to do harm is refused in one line, before it has done any."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from converter.errors import InputError
from converter.opc.zip import ENTRY_LIMIT, SafeZip
from converter.readers.docx import read_docx
from converter.renderers.docx import read_template

HOSTILE = Path(__file__).parents[1] / "readers" / "inputs" / "hostile"
MAIN = "word/document.xml"


def packed(data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr(MAIN, data)
    return stream.getvalue()


def opened(data: bytes) -> SafeZip:
    return SafeZip(data, "a.docx", "it is broken")


def refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        opened(data).read(MAIN)
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_methods_of_office_packages_are_read(method: int) -> None:
    assert opened(packed(b"abc", method)).read(MAIN) == b"abc"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_other_method_is_refused_unread(method: int) -> None:
    refused(packed(b"abc" * 1000, method), "a method that no Word file uses")


@pytest.mark.parametrize("method", [1, 9, 93, 97, 98])
def test_methods_that_python_does_not_know_are_refused(method: int) -> None:
    data = packed(b"abc")
    for signature, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.index(signature) + place
        data = data[:at] + struct.pack("<H", method) + data[at + 2 :]
    refused(data, "a method that no Word file uses")


def test_a_member_that_unpacks_to_more_than_its_bound_is_refused() -> None:
    refused(packed(b"\0" * 49 * 2**20), "unpacks to far more")


def test_all_members_together_have_a_bound() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for number in range(13):
            archive.writestr(f"{number}", bytes(4 * 2**20))
    members = opened(stream.getvalue())
    for number in range(12):
        members.read(f"{number}")
    with pytest.raises(InputError, match="unpacks to far more"):
        members.read("12")


def test_damaged_bytes_are_refused() -> None:
    data = bytearray(packed(bytes(range(256)) * 50))
    for at in range(60, 90):
        data[at] ^= 0xFF
    refused(bytes(data), "is damaged")


def test_a_list_of_too_many_members_is_not_built() -> None:
    with pytest.raises(InputError, match="parts, which no Word file does"):
        opened(b"PK\x01\x02" * (ENTRY_LIMIT + 1))


def test_what_is_no_archive_is_refused_with_the_callers_words() -> None:
    with pytest.raises(InputError, match=r"a\.docx: it is broken"):
        opened(b"nothing of the kind")


@pytest.mark.parametrize("file", ["bomb_bzip2.docx", "badlzma.docx"])
def test_reader_and_template_refuse_hostile_files(file: str) -> None:
    data = (HOSTILE / file).read_bytes()
    for read in (read_docx, read_template):
        with pytest.raises(InputError, match="a method that no Word file uses"):
            read(data, file)
