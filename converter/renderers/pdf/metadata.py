"""What a PDF says about itself: document information, XMP, output intent. No clock is read."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from converter.errors import UsageError
from converter.messages import message
from converter.renderers.pdf.profile import NAME, srgb_profile
from converter.renderers.pdf.stream import Stream

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt>{titles}</rdf:Alt></dc:title>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
{optional}<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
{dates}<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the document follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts for the document information dictionary and XMP."""

    title: str
    titles: tuple[tuple[str, str], ...]
    """Language tag and title, for each language; the first is the document's."""
    producer: str
    creator: str
    author: str | None = None
    subject: str | None = None
    keywords: str | None = None
    moment: time.struct_time | None = None
    """What it is dated, in UTC; not at all by default."""


class Information(pdfdoc.PDFInfo):  # type: ignore[misc]  # reportlab has no types
    """The document information dictionary, with a date only where the environment gives one."""

    def __init__(self, facts: Metadata) -> None:
        super().__init__()
        self.title, self.producer, self.creator = facts.title, facts.producer, facts.creator
        self.author = facts.author or ""
        self.subject = facts.subject or ""
        self.keywords = facts.keywords or ""
        self._moment = facts.moment

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        entries: dict[str, object] = {
            name: pdfdoc.PDFString(value)
            for name, value in (
                ("Title", self.title),
                ("Author", self.author),
                ("Subject", self.subject),
                ("Keywords", self.keywords),
                ("Creator", self.creator),
                ("Producer", self.producer),
            )
            if value
        }
        if self._moment:
            date = time.strftime("D:%Y%m%d%H%M%SZ", self._moment)
            entries["CreationDate"] = entries["ModDate"] = pdfdoc.PDFString(date)
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def source_date() -> time.struct_time | None:
    """The moment SOURCE_DATE_EPOCH names, in UTC; None where it is not set.

    Raises:
        UsageError: it is not a number of seconds.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not written:
        return None
    try:
        return time.gmtime(int(written))
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            message(
                "SOURCE_DATE_EPOCH is {written!r}: set it to seconds since 1970, or not at all",
                written=written,
            )
        ) from error


def _escaped(text: str) -> str:
    """Text for XML, without what XML cannot hold."""
    return escape(_NO_XML.sub("", text))


def xmp(facts: Metadata) -> Stream:
    """The XMP packet (ISO 16684-1), claiming PDF/A-2a and PDF/UA-1."""
    default = f'<rdf:li xml:lang="x-default">{_escaped(facts.title)}</rdf:li>'
    titles = "".join(f'<rdf:li xml:lang="{lang}">{_escaped(title)}</rdf:li>' for lang, title in facts.titles)
    optional = ""
    if facts.author:
        optional += f"<dc:creator><rdf:Seq><rdf:li>{_escaped(facts.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    if facts.subject:
        item = f'<rdf:li xml:lang="x-default">{_escaped(facts.subject)}</rdf:li>'
        optional += f"<dc:description><rdf:Alt>{item}</rdf:Alt></dc:description>\n"
    if facts.keywords:
        optional += f"<pdf:Keywords>{_escaped(facts.keywords)}</pdf:Keywords>\n"
    dates = ""
    if facts.moment:
        date = time.strftime("%Y-%m-%dT%H:%M:%SZ", facts.moment)
        dates = f"<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
    packet = _XMP.format(
        titles=default + titles,
        languages="".join(f"<rdf:li>{lang}</rdf:li>" for lang, _ in facts.titles),
        optional=optional,
        producer=_escaped(facts.producer),
        creator=_escaped(facts.creator),
        dates=dates,
    )
    entries = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    return Stream(packet.encode("utf-8"), entries, compress=False)


def output_intent(document: pdfdoc.PDFDocument) -> pdfdoc.PDFArray:
    """Colours are sRGB (ISO 19005-2 6.2.3)."""
    intent = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString(NAME),
        "Info": pdfdoc.PDFString(NAME),
        "DestOutputProfile": document.Reference(Stream(srgb_profile(), {"N": 3})),
    }
    return pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(intent))])
