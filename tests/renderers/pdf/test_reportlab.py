"""The names of ReportLab that are not part of its documented API and that the PDF is made with."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

_PDFDOC = (
    "PDFArray", "PDFDictionary", "PDFDocument", "PDFInfo", "PDFName", "PDFObject", "PDFObjectReference",
    "PDFStream", "PDFString",
)  # fmt: skip


@pytest.mark.parametrize("name", _PDFDOC)
def test_a_name_of_pdfdoc_is_there(name: str) -> None:
    assert callable(getattr(pdfdoc, name))


@pytest.mark.parametrize("name", ["_make_preamble", "_addAnnotation", "showPage", "getpdfdata"])
def test_a_method_of_the_canvas_is_there(name: str) -> None:
    assert callable(getattr(Canvas, name))


def test_what_is_set_on_a_canvas_and_its_document_is_there(tmp_path) -> None:
    canvas = Canvas(str(tmp_path / "x.pdf"))
    assert {"_doc", "_preamble", "_pagesize", "_annotationCount"} <= set(vars(canvas))
    canvas.showPage()
    document = canvas._doc
    assert {"Catalog", "Outlines", "info", "idToObject"} <= set(vars(document))
    assert {"Page1", "BasicFonts"} <= set(document.idToObject)
    assert all(
        callable(getattr(document, name)) for name in ("Reference", "refAnnotation", "updateSignature")
    )
    assert hasattr(document.idToObject["Page1"], "__NoDefault__")
    assert hasattr(document.Catalog, "__NoDefault__")
