"""`duizhao styles --preview`: a page that shows what a style looks like."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from commands import Duizhao

from converter.styles import style_names


@pytest.mark.parametrize("name", style_names())
def test_each_style_is_shown_on_one_page_whose_links_stay_on_it(duizhao: Duizhao, name: str) -> None:
    run = duizhao("styles", "--preview", name)
    assert (run.code, run.message) == (0, "")
    with pdfplumber.open(duizhao.path(f"{name}.pdf")) as pdf:
        (page,) = pdf.pages
        assert "（一）維護社會治安" in (page.extract_text() or "")
    with pikepdf.open(duizhao.path(f"{name}.pdf")) as made:
        targets = {str(link["/Dest"][0].objgen) for link in made.pages[0].get("/Annots", [])}
        assert targets <= {str(made.pages[0].objgen)}


def test_a_style_of_ones_own_is_shown_where_it_is_wanted(duizhao: Duizhao) -> None:
    duizhao.write("house.toml", '[page]\nwidth = "297mm"\nheight = "420mm"\n')
    assert duizhao("styles", "house.toml", "--preview", "-o", "out/x.pdf").code == 0
    with pdfplumber.open(duizhao.path("out/x.pdf")) as pdf:
        assert round(pdf.pages[0].width) == round(297 / 25.4 * 72)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--preview",), 2, "--preview shows one style; name it"),
        (("modern", "-o", "x.pdf"), 2, "-o is for the page of --preview"),
        (("--preview", "modren"), 2, "did you mean 'modern'?"),
        (("--preview", "modern", "-o", "x.docx"), 2, "-o x.docx: the page of --preview is a PDF"),
        (("--preview", "modern"), 4, "modern.pdf: it exists already"),
    ],
)
def test_wrong_usage_is_one_line(duizhao: Duizhao, arguments: tuple[str, ...], code: int, said: str) -> None:
    duizhao.write("modern.pdf", b"old")
    run = duizhao("styles", *arguments)
    assert (run.code, said in run.message, run.message.count("\n")) == (code, True, 1), run.message
    assert [path.name for path in Path(duizhao.folder).iterdir()] == ["modern.pdf"]
