"""On which page things stand: rules on small bodies with lines of 20 points, and LibreOffice as the judge."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from converter import read_report
from converter.assets import folder
from converter.content import build_content
from converter.model import Edition, Report
from converter.options import Options
from converter.pipeline import editions
from converter.renderers.docx import render_docx
from converter.renderers.docx.cascade import Cascade
from converter.renderers.docx.metrics import line_count
from converter.renderers.docx.ooxml import (
    NAMESPACES,
    Element,
    bookmark,
    paragraph,
    row,
    run,
    table,
    w,
)
from converter.renderers.docx.pagination import Pagination
from converter.styles import load_style
from tests.renderers.docx.conftest import Read, text_of

W = "{" + NAMESPACES["w"] + "}"
SEED = Path(__file__).parents[3] / "seeds" / "qingdao-psb-2016h1.txt"
LINE = 20
"""Points; a page of the test holds ten lines of ten characters of 20 points."""


def styles() -> Element:
    spacing = w("spacing", before=0, after=0, line=LINE * 20, lineRule="exact")
    return w(
        "styles",
        w("docDefaults", w("rPrDefault", w("rPr", w("sz", val=LINE * 2)))),
        w("style", w("name", val="Normal"), w("pPr", spacing), type="paragraph", styleId="N", default=1),
        w("style", w("name", val="T"), w("tblPr", cell_margins()), type="table", styleId="T"),
    )


def cell_margins() -> Element:
    return w("tblCellMar", *(w(side, w=0, type="dxa") for side in ("left", "right")))


def section(height: int = 10 * LINE) -> Element:
    return w(
        "sectPr",
        w("pgSz", w=10 * LINE * 20, h=height * 20),
        w("pgMar", top=0, right=0, bottom=0, left=0, header=0, footer=0, gutter=0),
    )


def block(lines: int, mark: str | None = None, *own: str, white: int = 0) -> Element:
    """A paragraph of so many lines, with a bookmark, properties, and white above and below in lines."""
    text = run("字" * (10 * lines), "zh-TW")
    around = white * LINE * 20
    spacing = w("spacing", before=around, after=around, line=LINE * 20, lineRule="exact")
    properties = [*(w(each) for each in own), spacing if white else None]
    return paragraph("N", bookmark(1, mark, text) if mark else text, properties=properties)


def rows(count: int, *, lines: int = 1) -> Element:
    widths = [10 * LINE * 20]
    made = [row([block(1)], widths, head=True)]
    made += [row([block(lines)], widths) for _ in range(count)]
    return table("T", widths, made, title="t", about="t")


def pages(*blocks: Element, height: int = 10 * LINE) -> dict[str, int]:
    return Pagination(w("body", blocks, section(height)), Cascade(styles(), w("numbering"))).pages()


def test_a_page_is_full_before_the_next_begins() -> None:
    assert pages(block(1, "a"), block(8), block(1, "b"), block(1, "c")) == {"a": 1, "b": 1, "c": 2}


def test_a_paragraph_goes_over_pages_but_leaves_no_line_alone() -> None:
    assert pages(block(8), block(4, "a")) == {"a": 1}
    assert pages(block(9), block(4, "a")) == {"a": 2}
    assert pages(block(8), block(3, "a")) == {"a": 2}
    assert pages(block(7), block(4, "a"), block(8), block(1, "b")) == {"a": 1, "b": 3}


def test_a_paragraph_begins_a_page_where_it_asks_for_one() -> None:
    assert pages(block(1), block(1, "a", "pageBreakBefore")) == {"a": 2}


def test_what_keeps_with_the_next_goes_with_it() -> None:
    assert pages(block(8), block(1, "a", "keepNext"), block(3, "b")) == {"a": 2, "b": 2}
    assert pages(block(7), block(1, "a", "keepNext"), block(5, "b")) == {"a": 1, "b": 1}
    assert pages(block(8), block(1, "a", "keepNext"), rows(3)) == {"a": 2}


def test_white_between_paragraphs_is_the_larger_of_both_and_none_at_the_head_of_a_page() -> None:
    assert pages(block(7, white=1), block(1, "a", white=1)) == {"a": 1}
    assert pages(block(8, white=1), block(1, "a", white=1), block(7), block(1, "b")) == {"a": 2, "b": 2}


def test_the_head_of_a_table_takes_room_on_every_page() -> None:
    assert pages(rows(9 + 9), block(1, "a")) == {"a": 3}
    assert pages(rows(9 + 8), block(1, "a")) == {"a": 2}


def test_a_row_that_stays_whole_goes_to_the_next_page() -> None:
    assert pages(block(3), rows(2, lines=4), block(5), block(1, "a")) == {"a": 3}


def test_a_section_begins_a_page_of_its_own_size() -> None:
    first = paragraph("N", run("字", "zh-TW"), properties=section())
    assert pages(first, block(2), block(3), block(1, "a"), height=5 * LINE) == {"a": 3}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("字" * 10, 1),
        ("字" * 10 + "。" + "字" * 9, 3),  # no line begins with a full stop, so a character goes with it
        ("字" * 19 + "「字", 3),  # none ends with an opening mark
        ("字" * 8 + "12345678", 2),  # a figure stays whole
        ("字\n字", 2),
        ("a" * 50, 3),
    ],
)
def test_lines_break_as_chinese_asks(text: str, lines: int) -> None:
    assert line_count(text, 10.0) == lines


def test_how_full_the_contents_leave_their_page() -> None:
    pagination = Pagination(w("body", block(7), block(1, "a"), section()), Cascade(styles(), w("numbering")))
    assert pagination.filled("a") == pytest.approx(0.7)
    assert pagination.pages() == {"a": 1}
    pagination.begin_page("a")
    assert pagination.pages() == {"a": 2}


def test_what_follows_the_first_page_begins_on_the_next(word: Read, make: Any, report: Report) -> None:
    contents = word.find("//w:p[w:pPr/w:pStyle/@w:val='TOCHeading']")[0]
    assert contents.find(f"{W}pPr/{W}pageBreakBefore") is not None
    short = make(report=replace(report, sections=report.sections[:1], indicators=()), appendix=False)
    assert not short.find("//w:p[w:pPr/w:pStyle/@w:val='TOCHeading']")
    first = short.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1']")[0]
    assert first.find(f"{W}pPr/{W}pageBreakBefore") is not None


@pytest.mark.parametrize("length", ["nan", "inf", "-99999999", "0", "x", "²", ""])
def test_lengths_no_office_would_write_do_no_harm(length: str) -> None:
    """A template's style sheet is another's."""
    odd = styles()
    for spacing in odd.iter(W + "spacing", W + "sz"):
        for key in list(spacing.attrib):
            spacing.set(key, length)
    end = section()
    for each in end:
        for key in list(each.attrib):
            each.set(key, length)
    end.append(w("docGrid", type="lines", linePitch=length))
    pagination = Pagination(w("body", block(3, "a"), rows(2), end), Cascade(odd, w("numbering")))
    assert pagination.pages()["a"] >= 1
    assert pagination.filled("a") >= 0


# --- the contents ----------------------------------------------------------------------------------------


def shown(word: Read) -> list[tuple[str, str, str]]:
    """Of each line of the contents and of the list of tables: its words, its bookmark and its page."""
    found = []
    for line in word.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC') or .//w:hyperlink//w:instrText]"):
        for link in line.findall(W + "hyperlink"):
            words, _, page = text_of(link).partition("\t")
            if page:
                found.append((words, link.get(W + "anchor") or "", page))
    return found


def test_every_line_of_the_contents_has_its_page_behind_a_leader(word: Read) -> None:
    lines = shown(word)
    assert len(lines) == len(word.paragraphs("TOC1")) + len(word.paragraphs("TOC2")) + len(
        word.paragraphs("TableofFigures")
    )
    codes = [(code.text or "").split() for code in word.find("//w:hyperlink//w:instrText")]
    assert [code[:2] for code in codes if code[0] == "PAGEREF"] == [["PAGEREF", at] for _, at, _ in lines]
    for style in ("TOC1", "TOC2", "TableofFigures"):
        stop = word.find(f"//w:style[@w:styleId='{style}']/w:pPr/w:tabs/w:tab", "word/styles.xml")[0]
        assert (stop.get(W + "val"), stop.get(W + "leader")) == ("right", "dot")
        assert stop.get(W + "pos") == str(11906 - 2 * 1440)


def test_pages_of_headings_never_go_back(word: Read) -> None:
    numbers = [int(page) for _, anchor, page in shown(word) if anchor < "_Toc0001"]
    assert numbers == sorted(numbers)
    assert numbers[-1] > numbers[0]


def linked_pages(pdf: Path, count: int) -> list[int]:
    """Where the links of the contents lead to, in reading order; a line broken in two counts once.

    The contents begin on the second page: the first has links of its own, from its figures and actions.
    """
    found: list[int] = []
    with pikepdf.open(pdf) as document:
        order = {page.objgen: number for number, page in enumerate(document.pages, start=1)}
        last: Any = None
        for page in [*document.pages][1:]:
            for target in _targets(page):
                if target != last:
                    found.append(order[target[0]])
                last = target
    return found[:count]


def _targets(page: Any) -> Iterator[tuple[Any, float]]:
    links = [each for each in page.get("/Annots", []) if each.get("/Subtype") == "/Link"]
    for link in sorted(links, key=lambda each: (-round(float(each.Rect[3])), float(each.Rect[0]))):
        place = link.get("/Dest") or link.get("/A", {}).get("/D")
        if place is not None:
            yield place[0].objgen, float(place[3])


def made(variants: Sequence[str], full_text: bool) -> bytes:
    pair = editions(read_report(SEED), ("tw", "cn"), options=Options(title="工作總結"))
    known = {"tw": pair[0], "cn": pair[1]}
    chosen: list[Edition] = [known[variant] for variant in variants]
    return render_docx(build_content(chosen), load_style("modern"), appendix=True, full_text=full_text)


BUNDLED_FACES = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder("fonts")}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>"""
"""Whatever the machine has: LibreOffice sees the faces that duizhao brings along, and no others."""


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None or sys.platform != "linux", reason="no LibreOffice that asks fontconfig"
)
@pytest.mark.parametrize(("variants", "full_text"), [(("tw",), False), (("tw", "cn"), True)])
def test_pages_are_those_of_libreoffice(variants: Sequence[str], full_text: bool, tmp_path: Path) -> None:
    """Three of four, and none is off by more than one page."""
    path, faces = tmp_path / "a.docx", tmp_path / "fonts.conf"
    path.write_bytes(made(variants, full_text))
    faces.write_text(BUNDLED_FACES, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(faces), "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    ours = [int(page) for _, _, page in shown(Read(path.read_bytes()))]
    theirs = linked_pages(tmp_path / "a.pdf", len(ours))
    assert len(ours) > 20
    wrong = [abs(one - other) for one, other in zip(ours, theirs, strict=True) if one != other]
    assert len(wrong) <= len(ours) / 4
    assert max(wrong, default=0) <= 1


def test_text_behind_a_tab_begins_where_its_second_line_does() -> None:
    assert line_count("1\t" + "字" * 20, 20.0, -1.5) == 1
    assert line_count("1\t" + "字" * 21, 20.0, -1.5) == 2
