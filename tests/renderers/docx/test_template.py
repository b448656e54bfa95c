"""An office's own file as the template: what is taken from it, what is added, and what is refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openxml_audit
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from PIL import Image

from converter.errors import InputError
from converter.renderers.docx import read_template
from converter.renderers.docx.ooxml import NAMESPACES
from tests.renderers.docx.conftest import Read

W = "{" + NAMESPACES["w"] + "}"


def office() -> bytes:
    """A file as an office in Taiwan may have it: its own ids of styles, a badge in the header."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = map(Cm, (3.2, 2, 3, 2.5))
    badge = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(badge, "PNG")
    head = page.header.paragraphs[0]
    head.text = "某某辦公室"
    head.add_run().add_picture(badge)
    page.footer.paragraphs[0].text = "機密"
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        style.font.color.rgb = RGBColor(0xC0, 0x20, 0x20)
        style.element.set(qn("w:styleId"), str(level))
        for referring in document.styles.element.xpath(f".//*[@w:val='Heading{level}']"):
            referring.set(qn("w:val"), str(level))
    document.add_paragraph("舊正文")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def changed(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, change(content) if entry.filename == part else content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def dressed(make: Any, charted_report: Any) -> Read:
    template = read_template(office(), "office.docx")
    return make(report=charted_report, template=template, full_text=True)


def test_headings_wear_the_styles_of_the_office(dressed: Read) -> None:
    document = docx.Document(io.BytesIO(dressed.data))
    headings = [each for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings[0].text == "行動事項追蹤表"
    assert {each.style.style_id for each in headings} == {"1"}
    assert headings[0].style.font.color.rgb == RGBColor(0xC0, 0x20, 0x20)


def test_word_counts_the_headings_whatever_the_template_says(dressed: Read) -> None:
    numbers = {}
    for paragraph in dressed.find("//w:p[w:pPr/w:pStyle/@w:val='1']"):
        text = "".join(each.text for each in paragraph.iter(W + "t"))
        numbers[text] = paragraph.xpath("string(w:pPr/w:numPr/w:numId/@w:val)", namespaces=NAMESPACES)
    num = numbers["嚴格執法檢查"]
    assert num == numbers["加強隊伍建設"] != ""
    assert numbers["行動事項追蹤表"] == ""
    abstract = dressed.find(f"//w:num[@w:numId='{num}']/w:abstractNumId/@w:val", "word/numbering.xml")[0]
    first = f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='0']"
    assert dressed.find(f"{first}/w:lvlText/@w:val", "word/numbering.xml") == ["%1、"]
    assert not dressed.find(f"{first}/w:pStyle", "word/numbering.xml")


def test_header_with_its_picture_and_footer_are_the_offices(dressed: Read) -> None:
    section = docx.Document(io.BytesIO(dressed.data)).sections[0]
    assert section.header.paragraphs[0].text == "某某辦公室"
    assert section.footer.paragraphs[0].text == "機密"
    picture = section.header.part.related_parts[section.header._element.xpath("string(.//a:blip/@r:embed)")]
    assert Image.open(io.BytesIO(picture.blob)).size == (40, 20)


def test_the_paper_is_the_offices_and_turns_for_the_annex(dressed: Read) -> None:
    portrait, annex, rest = docx.Document(io.BytesIO(dressed.data)).sections
    assert (portrait.left_margin.cm, portrait.right_margin.cm) == pytest.approx((3.2, 2), abs=0.01)
    assert annex.page_width.cm == pytest.approx(29.7, abs=0.01)
    assert rest.page_width.cm == pytest.approx(21, abs=0.01)
    for table in dressed.find("//w:tbl"):
        width = sum(int(each.get(W + "w")) for each in table.iter(W + "gridCol"))
        assert any(abs(width / 1440 * 2.54 - room) < 0.01 for room in (21 - 5.2, 29.7 - 4))


def test_what_the_template_lacks_is_added_and_its_text_is_not_taken(dressed: Read, tmp_path: Path) -> None:
    names = {each.get(W + "val") for each in dressed.find("//w:style/w:name", "word/styles.xml")}
    assert {"Table Text", "Report Table", "Source Text", "heading 1"} <= names
    assert len(names) == len(dressed.find("//w:style", "word/styles.xml"))
    assert "舊正文" not in "".join(dressed.part("word/document.xml").itertext())
    known = {each.get(W + "styleId") for each in dressed.find("//w:style", "word/styles.xml")}
    used = {each.get(W + "val") for each in dressed.find("//w:pStyle | //w:rStyle | //w:tblStyle")}
    assert used <= known
    path = tmp_path / "a.docx"
    path.write_bytes(dressed.data)
    errors = openxml_audit.OpenXmlValidator().validate(str(path)).errors
    assert not [each for each in errors if "Numbering definition '0'" not in each.description]


def test_a_style_of_another_kind_under_our_id_is_left_alone(make: Any) -> None:
    data = changed(
        office(),
        "word/styles.xml",
        lambda xml: xml.replace(b'w:styleId="Quote"', b'w:styleId="SourceText"'),
    )
    word = make(template=read_template(data, "office.docx"), full_text=True)
    assert word.find("//w:pStyle[@w:val='DuizhaoSourceText']")
    style = word.find("//w:style[@w:styleId='DuizhaoSourceText']/w:name", "word/styles.xml")
    assert style[0].get(W + "val") == "Source Text"


def test_a_template_is_used_alike_every_time(make: Any) -> None:
    data = office()
    first, second = (make(template=read_template(data, "office.docx")).data for _ in range(2))
    assert first == second


def test_a_header_that_leads_to_the_network_loses_the_picture_and_says_so() -> None:
    def link(xml: bytes) -> bytes:
        return re.sub(rb'r:embed="[^"]+"', b'r:link="rId9"', xml)

    template = read_template(changed(office(), "word/header1.xml", link), "office.docx")
    assert [each.message for each in template.diagnostics] == [
        "office.docx: an object in its header cannot be carried over and is left out"
    ]
    assert b"drawing" not in b"".join(margin.root.tag.encode() for margin in template.margins)
    assert not any(margin.pictures and margin.kind == "footer" for margin in template.margins)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip at all", "this is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word or WPS file"),
        (changed(office(), "word/styles.xml", lambda xml: xml[:200]), "is damaged"),
        (
            changed(office(), "word/styles.xml", lambda xml: xml.replace(b"w:styles", b"w:fonts")),
            "is damaged",
        ),
        (
            changed(
                office(),
                "word/styles.xml",
                lambda xml: xml.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1),
            ),
            "declares a DTD",
        ),
        (
            changed(office(), "word/_rels/document.xml.rels", lambda xml: xml.replace(b"/styles\"", b"/none\"")),
            "no styles in it",
        ),
        (
            changed(office(), "word/document.xml", lambda xml: xml.replace(b'w:left="1814"', b'w:left="99999"')),
            "leaves no room",
        ),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_is_named_with_a_remedy(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_template(data, "office.docx")
    assert str(caught.value).startswith("office.docx: ")
    assert "\n" not in str(caught.value)
