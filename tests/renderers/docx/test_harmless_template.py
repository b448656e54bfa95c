"""Nothing that fetches, runs or leads away comes out of an office's file into ours, and what is left out is said."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from converter.renderers.docx import read_template
from converter.renderers.docx.harmless import make_harmless
from converter.renderers.docx.ooxml import NAMESPACES
from tests.renderers.docx.test_template import changed, office

HOSTILE = Path(__file__).parent / "template_remote_header.docx"
_SPACES = (
    " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "r"))
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def header(content: str) -> etree._Element:
    return etree.fromstring(f"<w:hdr {_SPACES}><w:p>{content}</w:p></w:hdr>")


def left(content: str, kept: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    root = header(content)
    said = make_harmless(root, kept, "header")
    inside = "".join(etree.tostring(each, encoding="unicode") for each in root[0])
    return re.sub(r' xmlns:\w+="[^"]*"', "", inside), said


def field(code: str, result: str = "x") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = f"<w:r><w:t>{result}</w:t></w:r>"
    return mark.format("begin") + code + mark.format("separate") + shown + mark.format("end")


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    "name",
    ["INCLUDEPICTURE", "INCLUDETEXT", "DDE", "DDEAUTO", "LINK", "IMPORT", "MACROBUTTON", "DATABASE", "HYPERLINK", "RD",
     "AUTOTEXT", "EMBED", "CONTROL", "GOTOBUTTON", "FILLIN", "ASK"],
)  # fmt: skip
def test_fields_that_fetch_or_run_lose_their_code_and_keep_their_words(name: str) -> None:
    for content in (
        field(code(f' {name} "http://evil.example/a" ')),
        field(code(f" {name[:3]}") + code(f'{name[3:]} "\\\\evil\\a"')),
        f'<w:fldSimple w:instr=" {name.lower()} c:\\x "><w:r><w:t>x</w:t></w:r></w:fldSimple>',
    ):
        inside, said = left(content)
        assert "evil" not in inside
        assert "fldChar" not in inside
        assert "fldSimple" not in inside
        assert "<w:t>x</w:t>" in inside
        assert said == [f"a field in its header that fetches or runs something ({name}) is left out"]


def test_a_name_put_together_by_another_field_is_not_trusted() -> None:
    inside, said = left(
        field(code("INCLUDE") + field(code("QUOTE"), "PICTURE") + code(' "http://evil.example"'))
    )
    assert "evil" not in inside
    assert len(said) == 1


def test_fields_without_an_end_are_left_out() -> None:
    inside, _ = left('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + code('DDE "evil"'))
    assert "evil" not in inside
    assert "fldChar" not in inside


def test_fields_of_the_document_itself_stay() -> None:
    content = field(code(" PAGE ")) + '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    assert left(content) == (content, [])


@pytest.mark.parametrize(
    "content",
    [
        '<w:r><w:pict><v:shape><v:imagedata src="http://evil.example/a.png"/></v:shape></w:pict></w:r>',
        '<w:r><w:pict><v:shape><v:imagedata r:href="rE" o:href="http://evil.example/a"/></v:shape></w:pict></w:r>',
        '<w:r><w:drawing><a:blip r:link="rE"/></w:drawing></w:r>',
        '<w:r><w:object><o:OLEObject r:id="rE" ProgID="evil"/></w:object></w:r>',
        '<w:r><w:control r:id="rE" w:name="evil"/></w:r>',
    ],
)
def test_objects_and_pictures_of_elsewhere_are_left_out(content: str) -> None:
    assert left(content) == ("", ["an object in its header cannot be carried over and is left out"])


def test_pictures_that_are_carried_over_stay_without_their_links() -> None:
    shape = '<w:r><w:pict><v:shape href="http://evil.example"><v:imagedata r:id="r1" src="evil"/></v:shape></w:pict></w:r>'
    inside, _ = left(shape, ("r1",))
    assert 'r:id="r1"' in inside
    assert "evil" not in inside
    inside, _ = left('<w:r><w:drawing><a:blip r:embed="r1" r:link="r2"/></w:drawing></w:r>', ("r1",))
    assert inside == '<w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>'


@pytest.mark.parametrize(
    "address", ["http://evil.example", "file:///evil", "\\\\evil\\share", "//evil.example", "javascript:evil"]
)
def test_addresses_in_attributes_are_left_out(address: str) -> None:
    inside, said = left(
        f'<w:hyperlink w:tooltip="{address}" r:id="rE"><w:r><w:t>网站</w:t></w:r></w:hyperlink>'
    )
    assert inside == "<w:hyperlink><w:r><w:t>网站</w:t></w:r></w:hyperlink>"
    assert said == ["addresses of other places in its header are left out"]


def test_bullets_with_pictures_of_another_part_are_left_out_of_the_numbering() -> None:
    root = etree.fromstring(
        f'<w:numbering {_SPACES}><w:numPicBullet><w:pict><v:shape><v:imagedata r:id="r1"/></v:shape></w:pict>'
        '</w:numPicBullet><w:abstractNum><w:lvl><w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum></w:numbering>'
    )
    make_harmless(root, (), "numbering")
    assert [each.tag.rpartition("}")[2] for each in root.iter()] == ["numbering", "abstractNum", "lvl"]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def test_the_hostile_file_brings_nothing_of_the_kind(make: Any) -> None:
    template = read_template(HOSTILE.read_bytes(), "office.docx")
    made = parts(make(template=template).data)
    assert not any("vba" in name.lower() or "header9" in name for name in made)
    for name, part in made.items():
        for word in (b"evil", b"DDEAUTO", b"INCLUDE", b"External", b"attachedTemplate"):
            assert word not in part, name
    said = " ".join(each.message for each in template.diagnostics)
    for word in ("macros", "template attached"):
        assert word in said


def test_a_referenced_header_is_cleaned_before_it_is_carried_over(make: Any) -> None:
    """The hostile header in a file that uses it."""
    hostile = parts(HOSTILE.read_bytes())["word/header9.xml"]
    used: Callable[[bytes], bytes] = lambda _: hostile  # noqa: E731
    template = read_template(changed(office(), "word/header1.xml", used), "office.docx")
    made = parts(make(template=template).data)
    assert not [name for name, part in made.items() if b"evil" in part]
    said = [each.message for each in template.diagnostics]
    for word in ("INCLUDEPICTURE", "DDEAUTO", "INCLUDETEXT", "an object"):
        assert any(word in message for message in said), word
