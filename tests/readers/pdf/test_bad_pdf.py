"""PDFs that are scanned, protected, cut short or broken are refused in one line that says what to do."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from converter.errors import InputError
from converter.readers.pdf import read_pdf


def refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_pdf(data, "report.pdf")
    assert str(caught.value).startswith("report.pdf: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


def drawn(pages: int = 1, *, picture: bool = False) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(300, 400), invariant=True)
    for _ in range(pages):
        if picture:
            canvas.drawImage(ImageReader(Image.new("L", (30, 40), 200)), 0, 0, 300, 400)
        else:
            canvas.drawString(50, 300, "Annual report")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def test_an_empty_file_and_one_that_is_no_pdf_are_refused() -> None:
    refused(b"", "the file is empty")
    refused(b"plain text", "this is not a PDF")


def test_a_scan_is_refused_with_its_page_and_the_remedy() -> None:
    refused(
        drawn(2, picture=True),
        r"page 1 is a picture without text \(a scan\); text recognition \(OCR\) is needed",
    )


def test_a_blank_page_is_refused() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.showPage()
    canvas.save()
    refused(stream.getvalue(), "no text in this PDF")


def test_a_protected_pdf_is_refused() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        refused(saved(pdf, encryption=pikepdf.Encryption(user="x", owner="y")), "protected by a password")


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        assert read_pdf(saved(pdf, encryption=pikepdf.Encryption(user="", owner="y")), "report.pdf").text


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_pdf_cut_short_is_refused(share: float) -> None:
    data = drawn()
    refused(data[: int(len(data) * share)], "ends in the middle")


def test_a_pdf_of_noise_is_refused() -> None:
    refused(b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF", "damaged and cannot be opened")


def test_pages_that_hold_one_another_in_a_ring_end() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        tree = pdf.Root.Pages
        tree.Kids = pikepdf.Array([tree, tree])
        tree.Count = 2
        data = saved(pdf)
    refused(data, "damaged|no text|no page")


def test_a_form_that_draws_itself_is_refused() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        form = pdf.make_stream(
            b"/F Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
        )
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page = pdf.pages[0]
        page.Resources.XObject = pikepdf.Dictionary(F=form)
        page.contents_add(b"/F Do")
        refused(saved(pdf), "nested deeper")


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        pdf.pages[0].contents_add(b" " * 30_000_000)
        refused(saved(pdf, compress_streams=True), "unpacks to far more than a page holds")


def test_a_stream_packed_twice_is_seen_through() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        content = pdf.make_stream(b"")
        content.write(
            zlib.compress(zlib.compress(b" " * 30_000_000)),
            filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2),
        )
        pdf.pages[0].Contents = content
        refused(saved(pdf), "unpacks to far more than a page holds")


def test_a_pdf_of_our_own_is_refused_for_it_holds_everything_twice() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setCreator("duizhao 0.1.0")
    canvas.drawString(50, 300, "report")
    canvas.save()
    refused(stream.getvalue(), "duizhao made this PDF")


def test_forms_that_stand_in_the_page_s_resources_only_are_read() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        page = pdf.pages[0]
        forms = {
            f"/X{number}": pdf.make_stream(
                b"/Im Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9]
            )
            for number in range(3)
        }
        page.Resources.XObject = pikepdf.Dictionary(forms)
        page.contents_add(b"/X0 Do /X1 Do /X2 Do")
        assert "Annual" in read_pdf(saved(pdf), "report.pdf").text


def test_a_page_listed_again_and_again_is_read_once_and_that_is_said() -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        kids = pdf.Root.Pages.Kids
        for _ in range(2_000):
            kids.append(kids[0])
        pdf.Root.Pages.Count = len(kids)
        document = read_pdf(saved(pdf), "report.pdf")
    assert document.text == "Annual report"
    assert [note.code for note in document.diagnostics] == ["pages-repeated"]


def test_nothing_is_written_to_standard_error_by_the_libraries(capfd: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        pdf.Root.Pages.Kids.append(pikepdf.Array([1, 2]))
        data = saved(pdf)
    assert "Annual" in read_pdf(data, "report.pdf").text
    assert capfd.readouterr() == ("", "")
