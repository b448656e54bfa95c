"""Files to read, made by hand so that each holds just what its test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

WordFile = Callable[..., bytes]
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = {"styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _word_file(body: str, *, raw: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """A Word file.

    Args:
        body: what stands in w:body.
        raw: parts by path, as they are; they replace what would be made.
        parts: content of a part by the kind of its relation, such as `styles`.
    """
    roots = {"header": "hdr", "footer": "ftr"}
    links = [f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts]
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}'
        "</Relationships>",
    }
    for kind, content in parts.items():
        assert kind in _TYPES
        root = roots.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {_NAMESPACES}>{content}</w:{root}>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in {**{k: v.encode() for k, v in files.items()}, **(raw or {})}.items():
            package.writestr(path, data)
    return stream.getvalue()


@pytest.fixture(scope="session")
def word_file() -> WordFile:
    """Makes the bytes of a Word file from the XML of its parts."""
    return _word_file
