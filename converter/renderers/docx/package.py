"""The file itself: parts, relationships and properties, the same bytes for the same report."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from converter.opc.packing import moment, repacked
from converter.renderers.docx.ooxml import Element, clean, el, serialise, w
from converter.renderers.docx.template import Margin

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_UNWANTED: Final = ("stylesWithEffects", "customXml", "thumbnail", "extended-properties", "webSettings")
"""Of python-docx's template: a picture, another document's statistics, styles of Word 2007."""
_PARTS: Final = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "comments": (CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS),
    "endnotes": (CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}


class Package:
    """A Word file under construction, begun from python-docx's template without what is wrong in it."""

    def __init__(self) -> None:
        self._document: Document = docx.Document()
        self._charts = self._pictures = 0
        for part in (self._document.part, self._document.part.package):
            for identity, relation in list(part.rels.items()):
                if any(name in relation.reltype for name in _UNWANTED):
                    del part.rels[identity]

    def add(self, kind: str, root: Element, number: int | None = None, *, foreign: bool = False) -> str:
        """Put a part beside the document, in place of the template's; returns the relationship id."""
        content_type, relation = _PARTS[kind]
        name = PackURI(f"/word/{kind}{number or ''}.xml")
        return self._put(name, content_type, relation, serialise(root, foreign=foreign))

    def add_theme(self, data: bytes) -> None:
        """Colours and faces an office's styles refer to."""
        self._put(PackURI("/word/theme/theme1.xml"), CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, data)

    def add_margin(self, margin: Margin, number: int) -> str:
        """Put an office's own header or footer beside the document, with the pictures in it."""
        content_type, relation = _PARTS[margin.kind]
        document = self._document.part
        name = PackURI(f"/word/{margin.kind}{number}.xml")
        part = Part(name, content_type, serialise(margin.root, foreign=True), document.package)
        for picture in margin.pictures:
            self._pictures += 1
            image = Part(
                PackURI(f"/word/media/template{self._pictures}{picture.suffix}"),
                picture.content_type,
                picture.data,
                document.package,
            )
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, image, picture.identity)
        return str(document.relate_to(part, relation))

    def _put(self, name: PackURI, content_type: str, relation: str, data: bytes) -> str:
        document = self._document.part
        part = Part(name, content_type, data, document.package)
        for identity, existing in document.rels.items():
            if not existing.is_external and existing.target_part.partname == name:
                document.load_rel(relation, part, identity)
                return str(identity)
        return str(document.relate_to(part, relation))

    def add_chart(self, workbook: bytes, make: Callable[[str], Element]) -> str:
        """Put a chart and its workbook beside the document; returns the chart's relationship id.

        Args:
            workbook: an .xlsx.
            make: builds the chart, given the relationship id of its workbook.
        """
        document = self._document.part
        self._charts += 1
        sheet = Part(
            PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            workbook,
            document.package,
        )
        identity = "rId1"
        chart = Part(
            PackURI(f"/word/charts/chart{self._charts}.xml"),
            CONTENT_TYPE.DML_CHART,
            serialise(make(identity)),
            document.package,
        )
        chart.load_rel(RELATIONSHIP_TYPE.PACKAGE, sheet, identity)
        return str(document.relate_to(chart, RELATIONSHIP_TYPE.CHART))

    def describe(
        self, *, title: str, author: str, subject: str, language: str, keywords: str, comments: str
    ) -> None:
        """Core and application properties; dates are SOURCE_DATE_EPOCH or fixed, never the clock's."""
        when = moment().replace(tzinfo=None)
        core = self._document.core_properties
        core.title, core.subject, core.author = _short(title), _short(subject), _short(author)
        core.last_modified_by = _short(author)
        core.language, core.keywords, core.comments = language, _short(keywords), _short(comments)
        core.created = core.modified = when
        core.revision = 1
        core.category = ""
        application = el("ep:Properties", None, el("ep:Application", None, "duizhao"))
        package = self._document.part.package
        package.relate_to(
            Part(
                PackURI("/docProps/app.xml"),
                CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
                serialise(application),
                package,
            ),
            RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        )

    def mark(self, name: str, value: str) -> None:
        """A custom property of the document, which Word and LibreOffice keep when they save it."""
        own = el(
            "cp:property",
            {"fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": 2, "name": name},
            el("vt:lpwstr", None, value),
        )
        package = self._document.part.package
        part = Part(
            PackURI("/docProps/custom.xml"),
            CONTENT_TYPE.OFC_CUSTOM_PROPERTIES,
            serialise(el("cp:Properties", None, own)),
            package,
        )
        package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)

    def finish(self, body: Element) -> bytes:
        """The file with `body` in its main part."""
        main = self._document.part
        # the root of python-docx's template names every namespace of Word 2010
        main._element = cast("BaseOxmlElement", w("document", body))
        stream = BytesIO()
        main.package.save(stream)
        return repacked(stream.getvalue())


def _short(text: str) -> str:
    """python-docx refuses properties of more than 255 characters."""
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= 255 else flat[:254] + "…"
