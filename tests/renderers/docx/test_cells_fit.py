"""No figure is torn from its bound, arrow or unit, whatever faces stand in for those of the style."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from reports import REPORTS, content_of

from converter.assets import folder
from converter.renderers.docx import render_docx
from converter.renderers.docx.making import Maker
from converter.renderers.docx.metrics import ems
from converter.renderers.docx.ooxml import NAMESPACES
from converter.styles import Style, load_style, style_names
from tests.renderers.docx.conftest import Read, text_of
from tests.renderers.docx.test_tracker import planned

W = "{" + NAMESPACES["w"] + "}"
BUNDLED = str(folder("fonts"))
FACES = {
    "Liberation": ("Liberation Serif", True),
    "DejaVu": ("DejaVu Sans", True),
    "Noto CJK": ("Noto Serif CJK SC", False),
    "no Chinese": ("DejaVu Sans", False),
}
"""Of each set-up a face whose folder is seen, and whether the bundled Chinese ones are beside it."""
WITH_UNITS = ("yunxi_procuratorate_2022", "jiangning_prov_2024", "linxi_health_2021_pdf")
"""Reports with bounds, ranges, magnitudes and percentage points."""


def faces(name: str) -> list[str]:
    """The folders LibreOffice is to see."""
    known, bundled = FACES[name]
    found = subprocess.run(["fc-list", known, "file"], capture_output=True, text=True, check=True).stdout
    folders = sorted({str(Path(line.split(":")[0]).parent) for line in found.splitlines() if line})
    if not folders:
        pytest.skip(f"{known} is not installed")
    return [*folders, BUNDLED] if bundled else folders


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def wholes(document: Read) -> Iterator[str]:
    """What has to stand on one line: each figure of a table, with the unit in the cell beside it."""
    for row in document.find("//w:tbl/w:tr[not(w:trPr/w:tblHeader)]"):
        cells = row.findall(f"{W}tc")
        for place, cell in enumerate(cells):
            for paragraph in cell.iterfind(f"{W}p"):
                style = paragraph.find(f"{W}pPr/{W}pStyle")
                text = squeezed(text_of(paragraph))
                if (
                    style is not None
                    and style.get(f"{W}val", "").endswith("TableNumber")
                    and re.search(r"\d", text)
                ):
                    beside = cells[place + 1] if 0 < place < len(cells) - 1 else None
                    one_line = all(
                        each is not None and len(each.findall(f"{W}p")) == 1 for each in (cell, beside)
                    )
                    unit = squeezed(text_of(beside)) if beside is not None and one_line else ""
                    yield text + (unit if len(unit) <= 4 and not re.search(r"\d", unit) else "")


def lines(pdf: Path) -> list[str]:
    """The lines of the pages from left to right, without white."""
    run = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    tree = etree.fromstring(run.stdout, etree.XMLParser(recover=True))
    made: list[str] = []
    for page in tree.iter("{*}page"):
        rows: dict[int, list[tuple[float, str]]] = {}
        for word in page.iter("{*}word"):
            middle = round((float(word.get("yMin", 0)) + float(word.get("yMax", 0))) / 2)
            key = next((known for known in rows if abs(known - middle) <= 4), middle)
            rows.setdefault(key, []).append((float(word.get("xMin", 0)), word.text or ""))
        made += [squeezed("".join(text for _, text in sorted(words))) for words in rows.values()]
    return made


def broken(document: Read, pdf: Path) -> list[str]:
    """The figures that stand on no line of the pages as a whole, or on fewer than they should."""
    shown = lines(pdf)
    wanted = Counter(wholes(document))
    return [text for text, count in wanted.items() if sum(line.count(text) for line in shown) < count]


def printed(made: Mapping[str, bytes], faces_of: str, folder: Path) -> None:
    """Have LibreOffice make a PDF of each document, with the faces of one set-up."""
    conf = "".join(f"<dir>{each}</dir>" for each in faces(faces_of))
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f'<fontconfig>{conf}<cachedir prefix="xdg">fontconfig</cachedir></fontconfig>',
        encoding="utf-8",
    )
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'lo').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    command += [str(folder / f"{each}.docx") for each in made]
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "XDG_CACHE_HOME": str(folder),
    }
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)


WITH_LIBREOFFICE = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext", "fc-list"))) or sys.platform != "linux",
    reason="no LibreOffice that asks fontconfig",
)


@pytest.mark.slow
@WITH_LIBREOFFICE
@pytest.mark.parametrize("name", FACES)
def test_no_cell_is_torn_whatever_faces_stand_in(name: str, tmp_path: Path) -> None:
    made: dict[str, Read] = {}
    for number, style in enumerate(style_names()):
        path = next(path for path in REPORTS if path.stem == WITH_UNITS[number % len(WITH_UNITS)])
        variants: Any = ("tw", "cn") if number == 0 else ("cn",)
        made[style] = Read(render_docx(content_of(path, variants), load_style(style)))
        data = render_docx(content_of(path, ("cn",)), load_style(style), appendix=True)
        made[f"{style}-appendix"] = Read(data)
    printed({style: document.data for style, document in made.items()}, name, tmp_path)
    torn = {style: broken(document, tmp_path / f"{style}.pdf") for style, document in made.items()}
    assert {style: cells for style, cells in torn.items() if cells} == {}


PLACED = "全市各部门工作平稳有序开展" * 5
NAMED = "全市重点骨干龙头企业自主知识产权新型工业机器人整机关键零部件及配套设备"


@pytest.mark.slow
@WITH_LIBREOFFICE
def test_no_number_is_torn_wherever_it_stands_in_running_text(tmp_path: Path) -> None:
    """Behind an ordinary no-break space, on a line without others, LibreOffice 7.4 tore 59 2|25."""
    told = ["某市2023年工作总结", "一、主要工作"]
    told += [f"{PLACED[: 28 + shift]}共有59 225人参加。" for shift in range(16)]
    told += ["二、2024年工作打算"]
    told += [f"力争{NAMED[: 6 + shift]}产量达到1234567.5万吨。" for shift in range(28)]
    document = Read(render_docx(planned("\n".join(told), "cn"), load_style("modern"), full_text=True))
    printed({"a": document.data}, "Noto CJK", tmp_path)
    shown = lines(tmp_path / "a.pdf")
    wanted = squeezed(text_of(document.body))
    for number in ("59225", "1234567.5"):
        assert wanted.count(number) >= 16
        assert sum(line.count(number) for line in shown) == wanted.count(number)


@pytest.mark.slow
@pytest.mark.parametrize("appendix", [False, True])
@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")])
@pytest.mark.parametrize("style", style_names())
def test_names_have_room_for_eight_characters(style: str, variants: Any, appendix: bool) -> None:
    theme = load_style(style)
    content = content_of(next(path for path in REPORTS if path.stem == WITH_UNITS[0]), variants)
    document = Read(render_docx(content, theme, appendix=appendix))
    heads = {"指标", "指標"}
    seen = 0
    for row in document.find("//w:tbl/w:tr[w:trPr/w:tblHeader]"):
        for cell in row.iterfind(f"{W}tc"):
            if text_of(cell.findall(f"{W}p")[0]).strip() in heads:
                width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))  # type: ignore[union-attr, arg-type]
                [kind] = {each.get(f"{W}val") for each in cell.iter(f"{W}pStyle")}
                assert width / 20 - 2 * theme.table.padding >= 8 * size_of(
                    document, kind.removesuffix("Head")
                )
                seen += 1
    assert seen


def size_of(document: Read, kind: str) -> float:
    """Points of the text of cells whose styles begin so."""
    [size] = document.find(f"//w:style[@w:styleId='{kind}Text']/w:rPr/w:sz", "word/styles.xml")
    return int(size.get(f"{W}val")) / 2


def cramped(document: Read, style: Style) -> list[str]:
    """The figures that are wider than their cells, with the faces of the style."""
    kinds = ("Table", "NarrowTable", "TrackerTable")
    sizes = {kind: size_of(document, kind) for kind in kinds}
    found = []
    for cell in document.find("//w:tbl/w:tr/w:tc"):
        width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) / 20 - 2 * style.table.padding  # type: ignore[union-attr, arg-type]
        for line in cell.iterfind(f"{W}p"):
            kind = line.find(f"{W}pPr/{W}pStyle")
            name = kind.get(f"{W}val", "") if kind is not None else ""
            if name.removesuffix("Number") not in kinds or not name.endswith("Number"):
                continue
            indent = line.find(f"{W}pPr/{W}ind")
            right = int(indent.get(f"{W}right", "0")) / 20 if indent is not None else 0
            if ems(text_of(line)) * sizes[name.removesuffix("Number")] > width - right + 0.5:
                found.append(text_of(line))
    return found


@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")])
@pytest.mark.parametrize("style", ["large-print", "official-cn"])
def test_no_figure_is_wider_than_its_cell(style: str, variants: Any) -> None:
    path = next(path for path in REPORTS if path.stem == "qinghe_prefecture_1986")
    document = Read(render_docx(content_of(path, variants), load_style(style), appendix=True))
    assert cramped(document, load_style(style)) == []


@pytest.mark.slow
@pytest.mark.parametrize("appendix", [False, True])
@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")])
@pytest.mark.parametrize("style", style_names())
def test_so_it_is_in_every_style(style: str, variants: Any, appendix: bool) -> None:
    for path in REPORTS[::3]:
        document = Read(render_docx(content_of(path, variants), load_style(style), appendix=appendix))
        assert cramped(document, load_style(style)) == [], path.stem


@pytest.mark.parametrize("style", ["large-print", "official-cn"])
def test_a_table_that_is_too_wide_has_the_largest_type_that_tears_nothing(style: str) -> None:
    sizes = set()
    for path in REPORTS[::6]:
        maker = Maker(
            content_of(path, ("tw", "cn")), load_style(style), None,
            full_text=False, appendix=False, comments=False, lock=False,
        )  # fmt: skip
        page, size = maker.theme.page, maker.theme.narrow
        assert size is not None
        assert page.narrow_table_size <= size < page.table_size
        assert maker.theme.tracker is not None
        sizes.add(size)
        document = maker.whole()
        styles = etree.tostring(document.parts["styles"], encoding="unicode")
        assert (
            f'w:val="{round(size * 2)}"'
            in styles.split('w:styleId="NarrowTableText"')[1].split("</w:style>")[0]
        )
    assert max(sizes) > page.narrow_table_size
