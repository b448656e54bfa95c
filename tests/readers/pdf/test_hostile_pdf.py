"""PDFs made to take all memory or all time are refused in one line before they are drawn, however written."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pikepdf
import pikepdf.settings
import pytest
from pikepdf import Array, Dictionary, Name

from converter.errors import InputError
from converter.readers.pdf import read_pdf

SPACE = b" " * 40_000_000


def _new(content: bytes = b"BT /F 9 Tf 9 90 Td (report) Tj ET") -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=font))
    pdf.pages[0].Contents = pdf.make_stream(content)
    return pdf


def _saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def _form(pdf: pikepdf.Pdf, content: bytes, forms: Dictionary | None = None) -> pikepdf.Object:
    made = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    if forms is not None:
        made.Resources = Dictionary(XObject=forms)
    return made


def _plain(objects: Iterable[bytes], trailer: bytes = b"<</Root 1 0 R>>") -> bytes:
    """A PDF written out as it stands, for what a library would put in order."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer %s\nstartxref\n%d\n%%%%EOF\n" % (
        trailer.replace(b"<<", b"<</Size %d" % (len(places) + 1)),
        start,
    )


def _with_content(written: bytes) -> bytes:
    return _plain(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            written,
            b"[/Flate#44ecode]",
        ]
    )


def deep_forms() -> bytes:
    """Forty forms, each drawing the next twice."""
    pdf = _new(b"/X Do")
    form = _form(pdf, b"0 0 m")
    for _ in range(40):
        form = _form(pdf, b"/X Do /X Do", Dictionary(X=form))
    pdf.pages[0].Resources.XObject = Dictionary(X=form)
    return _saved(pdf)


def ring_of_forms() -> bytes:
    """Ten forms, each drawing all of them."""
    names = [f"/X{number}" for number in range(10)]
    pdf = _new(b"/X0 Do")
    forms = Dictionary({name: _form(pdf, " Do ".join([*names, ""]).encode()) for name in names})
    shared = pdf.make_indirect(Dictionary(XObject=forms))
    for form in forms.values():
        form.Resources = shared
    pdf.pages[0].Resources.XObject = forms
    return _saved(pdf)


def forms_that_borrow() -> bytes:
    """Forms without resources of their own: those of the page are taken."""
    pdf = _new(b"/X0 Do")
    forms = Dictionary()
    for number in range(12):
        forms[f"/X{number}"] = _form(pdf, b"/X%d Do " % (number + 1) * 10)
    forms["/X12"] = _form(pdf, b"0 0 m")
    pdf.pages[0].Resources.XObject = forms
    return _saved(pdf)


def forms_behind_comments() -> bytes:
    """Names that are escaped and draw after a comment."""
    pdf = _new(b"/#58 %x\nDo")
    form = _form(pdf, b"0 0 m")
    for _ in range(9):
        form = _form(pdf, b"/#58%x\rDo " * 10, Dictionary(X=form))
    pdf.pages[0].Resources.XObject = Dictionary(X=form)
    return _saved(pdf)


def forms_in_glyphs() -> bytes:
    """A face whose glyph draws forms of forms."""
    pdf = _new(b"BT /T 9 Tf (a) Tj ET")
    form = _form(pdf, b"0 0 m")
    for _ in range(9):
        form = _form(pdf, b"/X Do " * 10, Dictionary(X=form))
    face = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[1, 0, 0, 1, 0, 0],
        CharProcs=Dictionary(a=pdf.make_stream(b"9 0 d0 /X Do")), FirstChar=97, LastChar=97,
        Encoding=Dictionary(Differences=Array([97, Name.a])), Resources=Dictionary(XObject=Dictionary(X=form)),
    )  # fmt: skip
    pdf.pages[0].Resources.Font.T = face
    return _saved(pdf)


def pages_that_share() -> bytes:
    """Two thousand pages with one heavy content and resources of their own."""
    pdf = _new(b"0 0 m 9 9 l S\n" * 300_000)
    for number in range(1999):
        pdf.add_blank_page(page_size=(300, 400))
        pdf.pages[-1].Contents = pdf.pages[0].Contents
        pdf.pages[-1].Resources = Dictionary(Number=number)
    return _saved(pdf)


def tree_of_one_page() -> bytes:
    """A page listed a million times, by nodes that are listed themselves."""
    kids = [
        b"<</Type/Pages/Parent 2 0 R/Kids[%s]/Count 1>>" % (b"%d 0 R " % below * 100) for below in (5, 6, 7)
    ]
    return _plain(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1000000>>", b"null", *kids,
         b"<</Type/Page/Parent 6 0 R/MediaBox[0 0 9 9]/Contents 8 0 R>>", b"<</Length 5>>stream\n0 0 m\nendstream"]
    )  # fmt: skip


def spelled(
    dictionary: bytes, keyword: bytes = b"stream\n", packed: bytes | None = None
) -> Callable[[], bytes]:
    """Content packed without measure, its dictionary written in one of the ways there are."""

    def made() -> bytes:
        data = zlib.compress(SPACE) if packed is None else packed
        return _with_content(b"<<%s/Length %d>>%s%s\nendstream" % (dictionary, len(data), keyword, data))

    return made


def _lzw(codes: Iterable[int]) -> bytes:
    """Codes as LZW packs them, in 9 to 12 bits as the table grows."""
    bits, count, table = 0, 0, 258
    for code in codes:
        width = 9 if table < 511 else 10 if table < 1023 else 11 if table < 2047 else 12
        bits, count = bits << width | code, count + width
        table = 258 if code == 256 else table + 1
    return (bits << (-count % 8)).to_bytes((count + 7) // 8, "big")


def lzw() -> bytes:
    """Spaces packed with LZW, each code one longer than that before."""
    run = [256, 32, *range(258, 4094)]
    packed = _lzw(run) if len(run) % 2 == 0 else _lzw([*run, 32])
    return spelled(b"/Filter/LZW", packed=packed * 100)()


def encrypted(revision: int) -> Callable[[], bytes]:
    """Content without measure in a file encrypted with an empty password."""

    def made() -> bytes:
        pdf = _new(SPACE)
        lock = pikepdf.Encryption(user="", owner="x", R=revision, aes=revision > 3, metadata=revision > 3)
        return _saved(pdf, encryption=lock)

    return made


def packed_objects() -> bytes:
    """Objects packed together, with space between them without end."""
    packed = zlib.compress(b"7 0 1 3" + SPACE * 3)
    head = b"%PDF-1.7\n"
    parts = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources 7 0 R>>",
             4: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)}  # fmt: skip
    places = {}
    for number, content in parts.items():
        places[number] = len(head)
        head += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = [
        (0, 0, 0),
        *((1, places[number], 0) for number in (1, 2, 3, 4)),
        (1, len(head), 0),
        (0, 0, 0),
        (2, 4, 0),
    ]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([last]) for kind, place, last in rows)
    return head + b"5 0 obj\n<</Type/XRef/Size 8/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%s\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % (
        len(table), table, len(head))  # fmt: skip


def codes() -> bytes:
    """A table from glyphs to characters that names all codes again and again."""
    pdf = _new()
    ranges = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    ranges += b"100 beginbfrange\n" + b"<0000> %x\n<FFFF> <4E00>\n" * 20_000 + b"endbfrange endcmap"
    pdf.pages[0].Resources.Font.F.ToUnicode = pdf.make_stream(ranges)
    return _saved(pdf)


def much_drawing() -> bytes:
    """A page of millions of lines."""
    return _saved(_new(b"0 0 m 9 9 l S\n" * 3_000_000), compress_streams=True)


def many_entries() -> bytes:
    """Dictionaries and arrays without end."""
    pdf = _new()
    pdf.pages[0].Resources.X = Array([Array([0] * 200_000) for _ in range(6)])
    return _saved(pdf)


def chain() -> bytes:
    """A chain of fifty thousand objects."""
    head = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources 4 0 R>>"]  # fmt: skip
    return _plain([*head, *(b"[%d 0 R]" % (number + 1) for number in range(4, 50_000)), b"[]"])


def nested_arrays() -> bytes:
    """Arrays in one another."""
    return _with_content(b"<</X" + b"[" * 100_000 + b"]" * 100_000 + b"/Length 5>>stream\n0 0 m\nendstream")


UNPACKS = (
    "unpacks to far more than a page holds|nested deeper than any page needs|far more objects than a report"
)
EMPTY = "there is no text in this PDF|damaged"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "deep forms": (deep_forms, UNPACKS),
    "ring of forms": (ring_of_forms, UNPACKS),
    "forms that borrow": (forms_that_borrow, UNPACKS),
    "forms behind comments": (forms_behind_comments, UNPACKS),
    "forms in glyphs": (forms_in_glyphs, UNPACKS),
    "pages that share": (pages_that_share, UNPACKS),
    "tree of one page": (tree_of_one_page, EMPTY),
    "abbreviated": (spelled(b"/Filter/Fl"), f"{UNPACKS}|{EMPTY}"),
    "escaped": (spelled(b"/F#69lter/#46lateDecod#65"), UNPACKS),
    "indirect": (spelled(b"/Filter 5 0 R"), UNPACKS),
    "array": (spelled(b"/Filter%x\n[%y\n/FlateDecode]"), UNPACKS),
    "stream and return": (spelled(b"/Filter/FlateDecode", b"stream\r\n"), UNPACKS),
    "stream and space": (spelled(b"/Filter/FlateDecode", b" %x\nstream  \n"), f"{UNPACKS}|{EMPTY}"),
    "hexadecimal": (
        spelled(b"/Filter[/AHx/Fl]", packed=zlib.compress(SPACE).hex().encode() + b">"),
        f"{UNPACKS}|{EMPTY}",
    ),
    "hexadecimal, named": (
        spelled(b"/Filter[/#41SCIIHexDecode/FlateDecode]", packed=zlib.compress(SPACE).hex().encode() + b">"),
        UNPACKS,
    ),
    "LZW": (lzw, UNPACKS),
    "encrypted by RC4": (encrypted(3), UNPACKS),
    "encrypted by AES": (encrypted(6), UNPACKS),
    "packed objects": (packed_objects, EMPTY),
    "codes": (codes, "a table of characters"),
    "much drawing": (much_drawing, UNPACKS),
    "many entries": (many_entries, UNPACKS),
    "chain": (chain, EMPTY),
    "nested arrays": (nested_arrays, EMPTY),
}
"""What is tried, and what must be said of it."""


INPUTS = Path(__file__).parent / "inputs"


@pytest.mark.parametrize(("made", "said"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_before_it_is_drawn(made: Callable[[], bytes], said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_pdf(made(), "report.pdf")
    assert str(caught.value).startswith("report.pdf: ")
    assert "\n" not in str(caught.value)


def test_faces_drawn_by_glyphs_that_share_the_resources_of_a_page_are_no_forms_in_forms() -> None:
    """As Chromium prints a face that it cannot embed, one face for a few characters."""
    pdf = _new(b"BT /F 9 Tf 9 90 Td (report) Tj ET")
    for number in range(40):
        face = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[1, 0, 0, 1, 0, 0],
            CharProcs=Dictionary(a=pdf.make_stream(b"9 0 d0")), FirstChar=97, LastChar=97, Widths=[9],
            Encoding=Dictionary(Differences=Array([97, Name.a])),
        )  # fmt: skip
        pdf.pages[0].Resources.Font[f"/T{number}"] = pdf.make_indirect(face)
    assert [block.text for block in read_pdf(_saved(pdf), name="a.pdf").blocks] == ["report"]


def test_the_limits_of_the_process_are_put_back() -> None:
    before = pikepdf.settings.get_qpdf_limits()
    with pytest.raises(InputError):
        read_pdf(HOSTILE["escaped"][0](), "report.pdf")
    assert pikepdf.settings.get_qpdf_limits() == before


def test_forms_of_forms_are_refused_and_a_page_listed_thousands_of_times_is_read_once() -> None:
    with pytest.raises(InputError, match="unpacks to far more than a page holds"):
        read_pdf((INPUTS / "formbomb_12x10.pdf").read_bytes(), "report.pdf")
    with pytest.raises(InputError, match="there is no text in this PDF"):
        read_pdf((INPUTS / "samepage_2900.pdf").read_bytes(), "report.pdf")
