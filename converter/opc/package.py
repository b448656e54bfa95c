"""The parts of a Word file and the XML in them, within limits; nothing outside of it is ever touched."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from converter.errors import InputError
from converter.messages import about, message
from converter.opc.zip import SafeZip

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""Namespaces of ISO/IEC 29500 Strict, with those of Transitional that everything here is written for."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_MARKUP_LIMIT = 4_000_000
"""Most tags and attributes of one part: each takes some hundred bytes when it is read."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another inside the package."""

    id: str
    kind: str
    """The last word of its type, such as `footnotes`."""
    target: str


class WordPackage:
    """The parts of a Word file.

    Raises:
        InputError: it is not a Word file, or a broken or dangerous one.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        _refuse_old(data, name)
        self._zip = SafeZip(
            data,
            name,
            message(
                "this is not a Word file (.docx), or only a part of one; get it again, or open it in Word "
                "and save it anew"
            ),
        )

    @cached_property
    def main(self) -> str:
        """Path of the part with the text."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and relation.target in self._zip:
                self._refuse_kin(relation.target)
                return relation.target
        if "word/document.xml" in self._zip:
            return "word/document.xml"
        if "mimetype" in self._zip:
            raise InputError(
                about(self.name, message("this is an OpenDocument file; save it as .docx or .txt first"))
            )
        raise InputError(
            about(
                self.name,
                message(
                    "this is a ZIP file, but no Word file: there is no word/document.xml in it; unpack it "
                    "and name the report inside"
                ),
            )
        )

    def _refuse_kin(self, target: str) -> None:
        for folder, kind in (("xl/", message("an Excel workbook")), ("ppt/", message("a PowerPoint file"))):
            if target.startswith(folder):
                raise InputError(
                    message(
                        "{name}: this is {kind}, not a Word file; save its text as .docx or .txt",
                        name=self.name,
                        kind=kind,
                    )
                )

    def related(self, kind: str) -> Iterator[tuple[str, etree._Element]]:
        """The parts that the main part is linked to by this kind of relation, with their paths."""
        for relation in self.relations(self.main):
            if relation.kind == kind and relation.target in self._zip:
                yield relation.target, self.xml(relation.target)

    def relations(self, part: str) -> list[Relation]:
        """The links of a part that stay inside the package; those that leave it are not followed."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self._zip:
            return []
        found = []
        for element in self.xml(path).iter(_RELATION):
            if element.get("TargetMode", "Internal") != "External":
                target = element.get("Target", "")
                joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = element.get("Type", "").rpartition("/")[2]
                found.append(Relation(element.get("Id", ""), kind, posixpath.normpath(joined)))
        return found

    def has(self, path: str) -> bool:
        return path in self._zip

    def data(self, path: str) -> bytes:
        """The bytes of a part, such as a picture's."""
        return self._zip.read(path)

    def xml(self, path: str) -> etree._Element:
        """The root of a part."""
        data = self._zip.read(path)
        if data.count(b"<") + data.count(b"=") > _MARKUP_LIMIT:
            raise InputError(
                about(
                    self.name,
                    message("{part} holds far more markup than a Word file does; it is not read", part=path),
                )
            )
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error).lower():
                raise InputError(
                    about(
                        self.name,
                        message("{part} is nested too deeply to be a Word file; it is not read", part=path),
                    )
                ) from None
            reason = " ".join(str(error).split()).split(", line")[0]
            raise InputError(
                about(
                    self.name,
                    message(
                        "{part} inside it is damaged ({reason}); open it in Word and save it anew",
                        part=path,
                        reason=reason,
                    ),
                )
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(
                about(
                    self.name,
                    message(
                        "{part} inside it declares a DTD, which no Word file does and can do harm; it is not "
                        "read",
                        part=path,
                    ),
                )
            )
        return root


def _refuse_old(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise InputError(about(name, message("it is protected by a password; save it without one first")))
        raise InputError(
            about(name, message("this is an old Word or WPS file (.doc); save it as .docx first"))
        )
