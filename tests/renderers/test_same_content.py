"""The PDF and the DOCX of a report show the same charts and the same groups of figures.

What is compared is read back from the pages as they are set and from the parts of the finished Word file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pytest
from lxml import etree

from converter import Options, read_report, render
from converter.content import build_content
from converter.model import LANG, Report
from converter.pages import typeset
from converter.pages.layout import Layout, TaggedBlock
from converter.pipeline import editions
from converter.strings import strings
from converter.styles import load_style

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "reports"
STYLE = load_style("modern")
CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
RAISED = "@w:val='EndnoteReference' or @w:val='SourceReference'"
TITLES = {strings(variant)["figures_by_section"] for variant in LANG}
COUNT = re.compile(r"（\d+[項项]）$")
TOLD_BEHIND = re.compile("（[^（）]+）$")
MARK = re.compile("[①-⑳]+$")
"""Of a figure in doubt, behind its name."""
KEY_TITLES = {strings(variant)["key_figures"] for variant in LANG}


@dataclass
class Shown:
    """Charts as (names, lengths of their bars), and the figures of each group by name."""

    charts: list[tuple[list[str], list[float]]] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    key: list[str] = field(default_factory=list)
    """Names on the first page, which a very short summary tells there alone."""


def layout_of(report: Report) -> Layout:
    own = "tw" if report.script == "Hant" else "cn"
    return typeset(build_content(editions(report, (own,))), STYLE).layout


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(block: TaggedBlock) -> str:
    return bare("".join(line.text for line in block.lines))


def in_pdf(layout: Layout) -> Shown:
    shown = Shown()
    charts: dict[str, list[TaggedBlock]] = {}
    cells: dict[tuple[str, str], str] = {}
    for block in layout.reading_order():
        if block.role == "Figure":
            charts.setdefault(block.node, []).append(block)
        elif any(each.id.startswith("indicators.table") for each in block.path):
            scope = dict(block.attributes).get("Scope")
            kind = "group" if block.role.startswith("H") else "row" if scope == "Row" else ""
            if kind:
                cells[kind, block.node] = cells.get((kind, block.node), "") + text_of(block)
    for blocks in charts.values():
        bars = [shape for block in blocks for shape in block.shapes if shape.kind == "rect"]
        shown.charts.append(([text_of(block) for block in blocks], [bar.width for bar in bars]))
    group = ""
    for (kind, _), text in cells.items():
        if kind == "group":
            group = COUNT.sub("", text)
        else:
            shown.groups.setdefault(group, []).append(MARK.sub("", text))
    return shown


def in_word(data: bytes) -> Shown:
    shown = Shown()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        for name in sorted(names, key=lambda each: int(re.findall(r"\d+", each)[0])):
            shown.charts.append(_bars(etree.fromstring(archive.read(name))))
    for table in docx.Document(io.BytesIO(data)).tables:
        rows = [[_name(cell) for cell in dict.fromkeys(row.cells)] for row in table.rows]
        if table._tbl.xpath("string(w:tblPr/w:tblCaption/@w:val)") in KEY_TITLES:
            shown.key += [row[0] for row in rows[1:]]
        if table._tbl.xpath("string(w:tblPr/w:tblCaption/@w:val)") in TITLES:
            group = ""
            for row in rows[1:]:
                if len(row) == 1:
                    group = COUNT.sub("", row[0])
                else:
                    shown.groups.setdefault(group, []).append(row[0])
    return shown


def _name(cell: docx.table._Cell) -> str:
    """What a cell says, without the raised marks behind it."""
    texts = cell._tc.xpath(f".//w:r[not(w:rPr/w:rStyle[{RAISED}])]/w:t")
    return bare("".join(each.text or "" for each in texts))


def _bars(chart: etree._Element) -> tuple[list[str], list[float]]:
    first = chart.find(".//c:ser", CHART)
    names = [bare(each.text or "") for each in first.iterfind("c:cat//c:v", CHART)]
    values = [0.0] * len(names)
    for point in chart.iterfind(".//c:val//c:pt", CHART):
        values[int(point.get("idx"))] = float(point.findtext("c:v", "0", CHART))
    return names, values


def problems(pdf: Shown, word: Shown) -> Iterator[str]:
    if len(pdf.charts) != len(word.charts):
        yield f"{len(pdf.charts)} charts in the PDF, {len(word.charts)} in the DOCX"
    for (texts, lengths), (names, values) in zip(pdf.charts, word.charts, strict=False):
        written, place = "".join(texts), 0
        for name in names:
            found = written.find(name, place)
            if found < 0:
                yield f"{name} has no bar in the PDF"
            place = max(place, found)
        longest, most = max(lengths[: len(values)]), max(map(abs, values))
        for name, length, value in zip(names, lengths, values, strict=False):
            if abs(length / longest - abs(value) / most) > 0.005:
                yield f"{name}: {value} is {length:.1f}pt of {longest:.1f}pt, of {most}"
    known = [group for group in pdf.groups if group in word.groups]
    if known != list(word.groups):
        yield f"groups {list(pdf.groups)} {list(word.groups)}"
    for group, names in pdf.groups.items():
        waiting = list(word.groups.get(group, []))
        for name in names:
            if waiting and is_called(name, waiting[0]):
                waiting.pop(0)
            elif not any(is_called(name, key) for key in word.key):
                yield f"{group}: {name} is in no table"
        if waiting:
            yield f"{group}: {waiting} are not in the PDF"


def is_called(name: str, other: str) -> bool:
    """Whether rows have one name, whatever is told behind it: each output says what it has no column for."""
    return TOLD_BEHIND.sub("", name) == TOLD_BEHIND.sub("", other)


def compared(path: Path) -> tuple[Shown, Shown]:
    report = read_report(path)
    data = render(report, options=Options(formats=("docx",)))["docx"]
    return in_pdf(layout_of(report)), in_word(data)


def test_the_seed_shows_the_same_in_both() -> None:
    pdf, word = compared(ROOT / "seeds" / "qingdao-psb-2016h1.txt")
    assert pdf.charts
    assert len(pdf.groups) > 1
    assert list(problems(pdf, word)) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_report_shows_the_same_in_both(path: Path) -> None:
    pdf, word = compared(path)
    assert list(problems(pdf, word)) == []


def test_what_a_document_says_of_itself_stands_once_in_each_output() -> None:
    text = (
        "机密★1年\n临江市卫生健康局文件\n临卫〔2024〕15号\n临江市卫生健康局2023年工作总结\n市人民政府：\n"
        "2023年，全市总诊疗人次达到120万人次，同比增长5.2%。\n一、主要工作\n新建公园3座。\n"
    )
    made = render(
        read_report(text.encode(), name="r.txt"), options=Options(formats=("docx", "html", "xlsx", "pdf"))
    )
    facts = ["临卫〔2024〕15号", "机密★1年", "市人民政府"]
    word = [part.text for part in docx.Document(io.BytesIO(made["docx"])).paragraphs]
    page = etree.HTML(made["html"].decode())
    listed = ["".join(each.itertext()) for each in page.iterfind(".//header/dl//dd")]
    for fact in facts:
        assert sum(part.count(fact) for part in word) == 1
        assert sum(fact in each for each in listed) == 1
    with zipfile.ZipFile(io.BytesIO(made["xlsx"])) as archive:
        parts = [archive.read(each).decode() for each in archive.namelist() if each.endswith(".xml")]
        cells = re.sub("<[^>]+>", "|", "".join(parts))
    assert [cells.count(f"|{fact}|") for fact in facts] == [1, 1, 1]
