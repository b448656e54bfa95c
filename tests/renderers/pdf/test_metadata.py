"""What a PDF says of itself: titles that try to break out of it, dates, and the same bytes again."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from lxml import etree
from pdfs import Made, Maker

from converter import __version__
from converter.errors import UsageError
from converter.renderers.pdf import render_pdf

TEXT = "一、打击犯罪。上半年破案20起。\n"
HOSTILE = {
    "markup": "<b>&amp;</b> ]]> <?xpacket end='w'?> <!-- 报告 -->",
    "brackets": "报告（(((\\)）>> endobj stream",
    "quotes": "\"报告\" '2016' `$HOME`",
    "beyond the basic plane": "𠮷野家 🀄 😀 报告",
    "marks that show nothing": "报\u200b告\u2060书\u00ad",
    "ten thousand characters": "报告" * 5000,
    "latin with accents": "Rapport \u00e9t\u00e9 \u00ff 报告",
}
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def packet(data: bytes) -> etree._Element:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return etree.fromstring(pdf.Root.Metadata.read_bytes())


def said(data: bytes, path: str) -> list[str]:
    return [str(each) for each in packet(data).xpath(path, namespaces=NAMESPACES)]


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_a_title_is_the_same_in_the_information_and_in_xmp_whatever_it_holds(made: Maker, title: str) -> None:
    report = made(TEXT, title=title)
    hant, hans = report.pair[0].title, report.pair[1].title
    data = render_pdf(report.typeset.layout, titles=(("zh-Hant-TW", hant), ("zh-Hans-CN", hans)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == hant
        assert not pdf.check_pdf_syntax()
        with pdf.open_outline() as outline:
            assert outline.root[0].title in (hant, f"{hant}\u3000{hans}")
    assert said(data, "//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']/text()") == [hant]
    assert said(data, "//dc:title/rdf:Alt/rdf:li[@xml:lang='zh-Hans-CN']/text()") == [hans]


def test_control_characters_that_xml_cannot_hold_do_not_break_the_packet(made: Maker) -> None:
    layout = made(TEXT).typeset.layout
    data = render_pdf(layout, titles=(("zh-Hant-TW", "報\x00告\x0b書\ud800\uffff"),), author="某\x1f局")
    assert said(data, "//dc:title//rdf:li/text()")[-1].startswith("報")
    assert said(data, "//dc:creator//rdf:li/text()") == ["某局"]


def test_author_subject_and_keywords_stand_in_both_places(made: Maker) -> None:
    layout = made(TEXT).typeset.layout
    data = render_pdf(layout, author="公安局 & <co>", subject="(上半年)", keywords="治安,交通")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [str(pdf.docinfo[key]) for key in ("/Author", "/Subject", "/Keywords")]
    assert found == ["公安局 & <co>", "(上半年)", "治安,交通"]
    assert said(data, "//dc:creator//rdf:li/text()") == ["公安局 & <co>"]
    assert said(data, "//dc:description//rdf:li/text()") == ["(上半年)"]
    assert said(data, "//pdf:Keywords/text()") == ["治安,交通"]


def test_ua06_the_title_and_the_standard_are_named_and_the_title_is_shown(seed: Made) -> None:
    assert said(seed.data, "//pdfuaid:part/text()") == ["1"]
    assert said(seed.data, "//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']/text()") == [seed.pair[0].title]
    assert seed.pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_paa1_pdf_a_2a_is_claimed_with_the_colours_it_asks_for(seed: Made) -> None:
    """That the claim holds is for veraPDF to say: test_paa3."""
    assert said(seed.data, "//pdfaid:part/text()") == ["2"]
    assert said(seed.data, "//pdfaid:conformance/text()") == ["A"]
    (intent,) = seed.pdf.Root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
    assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"


def test_the_maker_and_the_languages_are_named(seed: Made) -> None:
    assert said(seed.data, "//pdf:Producer/text()") == [f"duizhao {__version__} (ReportLab)"]
    assert said(seed.data, "//dc:language//rdf:li/text()") == ["zh-Hant-TW", "zh-Hans-CN"]
    assert str(seed.pdf.docinfo["/Producer"]) == f"duizhao {__version__} (ReportLab)"
    assert not {"anonymous", "unspecified", "untitled"} & {str(value) for value in seed.pdf.docinfo.values()}


def test_paa2_a_date_comes_from_the_environment_and_never_from_the_clock(
    made: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = made()
    assert "/CreationDate" not in seed.pdf.docinfo
    assert not re.search(rb"D:2\d{13}", seed.data)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1467331200")
    dated = render_pdf(seed.typeset.layout)
    with pikepdf.open(io.BytesIO(dated)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20160701000000Z"
    assert said(dated, "//xmp:CreateDate/text()") == ["2016-07-01T00:00:00Z"]


@pytest.mark.parametrize("moment", ["yesterday", "1e99", "9" * 30])
def test_a_date_that_is_none_is_told(made: Maker, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        render_pdf(made(TEXT).typeset.layout)


def test_paa2_the_same_layout_gives_the_same_bytes(made: Maker) -> None:
    layout = made(TEXT).typeset.layout
    assert render_pdf(layout) == render_pdf(layout)
