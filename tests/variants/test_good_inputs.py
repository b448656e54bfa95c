"""Good Traditional in HTML, DOCX and PDF, its lines wrapped, comes out as the text itself does: unchanged."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from converter import read_report
from converter.model import Report, Variant
from converter.variants import Wording, plain
from converter.variants.editions import edition_with_nodes

FONTS = Path(__file__).parents[2] / "fonts"
TAIWAN = [
    "各里辦公處配合辦理防汛整備，里長應即時回報轄內積淹水情形，里幹事並應協助老弱居民撤離，事後編製清冊函復本所。",
    "准此，本案應依原核准計畫辦理，並準用前條第三項之規定；本期防制毒品，編製統計年報，每里補助二萬元，帳冊併送。",
    "被保險人因傷病無法工作，經醫師診斷後，其休養期間得申請傷病給付，復健治療則由健保給付，逕行寄發，恕不另復。",
]
HONG_KONG = [
    "衞生署署長答覆時表示，當局會盡快檢討有關安排，並採納委員會的意見，着其於六十日內完成，金發局亦會跟進此事。",
    "麪粉的零售價格平穩，樓宇入伙紙已批准，堅尼系數則有所下降，這只會令市民受惠，羣眾可沿着海濱長廊步行至該處。",
]
LINE = 17


def html(lines: list[str]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!DOCTYPE html><html lang=zh-Hant><meta charset=utf-8><body>{body}</body></html>".encode()


def word(lines: list[str]) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def pdf(lines: list[str]) -> bytes:
    """Paragraphs with an indent of two characters, wrapped wherever a line is full."""
    pdfmetrics.registerFont(TTFont("Good", str(FONTS / "NotoSerifTC-Regular.ttf")))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setFont("Good", 20)
    top = 780
    for line in lines:
        indented = "　　" + line
        for start in range(0, len(indented), LINE):
            canvas.drawString(100, top, indented[start : start + LINE])
            top -= 30
    canvas.save()
    return stream.getvalue()


def made(report: Report, variant: Variant) -> tuple[str, str]:
    """What was read, and what is set for it."""
    _, nodes = edition_with_nodes(report, variant, "x", wording=Wording())
    source, text = (
        "".join(each) for each in zip(*((node.source, node.text) for _, node in nodes), strict=True)
    )
    return "".join(source.split()), "".join(text.split())


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_no_character_of_official_prose_differs(variant: Variant) -> None:
    """Thirty sentences of each region, full of characters that have two forms."""
    text = (Path(__file__).parent / "cases" / f"good-{variant}.txt").read_text("utf-8")
    assert plain(text, variant).splitlines() == text.splitlines()


@pytest.mark.parametrize("make", [html, word, pdf])
@pytest.mark.parametrize(("variant", "lines"), [("tw", TAIWAN), ("hk", HONG_KONG)])
def test_nothing_differs(make, variant: Variant, lines: list[str]) -> None:  # type: ignore[no-untyped-def]
    name = {html: "a.html", word: "a.docx", pdf: "a.pdf"}[make]
    read, text = made(read_report(make(lines), name=name), variant)
    assert read == "".join(lines)
    assert text == read
