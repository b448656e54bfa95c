"""Charts that Word draws itself, with a workbook to edit their figures in."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from converter.content import build_content
from converter.model import Report, Text
from converter.parsing import parse
from converter.pipeline import read_document
from converter.renderers.docx.chart_part import chart_part
from converter.renderers.docx.charts import BarSeries, Chart, ChartColours, lines_of, word_chart
from converter.renderers.docx.labels import DocxLabels
from converter.renderers.docx.ooxml import NAMESPACES
from converter.renderers.docx.theme import DocxTheme
from converter.styles import load_style
from converter.variants import edition
from tests.renderers.docx.conftest import Read, text_of

X = {"x": NAMESPACES["x"]}
W = "{" + NAMESPACES["w"] + "}"


@pytest.fixture(scope="module")
def charted(make: Any, charted_report: Report) -> Read:
    return make(report=charted_report)


def points(chart: etree._Element, of: str) -> dict[int, str]:
    found = chart.xpath(f".//c:{of}//c:pt", namespaces=NAMESPACES)
    return {int(each.get("idx")): each[0].text for each in found}


def test_rises_and_falls_have_their_own_colour_and_a_sign(charted: Read) -> None:
    chart = charted.part("word/charts/chart1.xml")
    rise, fall = chart.iter("{" + NAMESPACES["c"] + "}ser")
    assert points(rise, "val") == {0: "7.7", 2: "3.25"}
    assert points(fall, "val") == {1: "-20"}
    assert points(fall, "cat")[1] == "甲類單位"
    colours = chart.xpath("//c:ser/c:spPr//a:srgbClr/@val", namespaces=NAMESPACES)
    style = load_style("modern").chart
    assert colours == [style.rise.lstrip("#").upper(), style.fall.lstrip("#").upper()]
    formats = chart.xpath("//c:dLbls/c:numFmt/@formatCode", namespaces=NAMESPACES)
    assert set(formats) == {'+General"%";−General"%";0"%"'}


def test_labels_keep_the_zeros_their_figures_end_with() -> None:
    text = (
        "某市统计局2023年公报\n一、生产\n粮食产量3.0万吨，同比增长4.0%；蔬菜产量2.50万吨，同比增长3.25%；"
        "水果产量1.75万吨，同比下降2.10%；禽蛋产量1.2万吨，同比增长5%。\n"
    )
    report = parse(read_document(text.encode(), name="report.txt"))
    labels = DocxLabels(DocxTheme(load_style("modern"), ("cn",)))
    [chart] = [each for each in build_content([edition(report, "cn", "r")]).charts if each.kind == "changes"]
    formats = word_chart(chart, labels, ChartColours("#111111", "#222222", "#333333")).formats
    assert [each.partition(";")[0] for each in formats] == [
        '+0.0"%"',
        '+General"%"',
        '+0.00"%"',
        '+General"%"',
    ]


def test_aims_are_hatched_and_told_apart_in_the_legend() -> None:
    values = (Decimal(12), None), (None, Decimal(15))
    results, aims = (
        BarSeries(name, "#123456", each, hatched=name == "目標")
        for name, each in zip(("套", "目標"), values, strict=True)
    )
    chart = Chart(("住房",), "about", ("新建", "新建（目標）"), (results, aims), ("#,##0", "#,##0"))
    part = chart_part(chart, DocxTheme(load_style("modern"), ("tw",)), "rId1")
    fills = [each[0].tag for each in part.iterfind(".//c:ser/c:spPr", NAMESPACES)]
    assert [etree.QName(tag).localname for tag in fills] == ["solidFill", "pattFill"]
    assert part.find(".//c:legend", NAMESPACES) is not None


def test_beside_aims_the_legend_calls_results_so_and_not_by_their_unit() -> None:
    text = (
        "某市住建局2023年工作总结\n一、建设\n新建住房1200套，改造住房860套，分配住房640套，修缮住房320套。\n"
        "二、下一步工作\n力争新建住房1500套。\n"
    )
    names = []
    for own in (text, text.partition("二、")[0]):
        report = parse(read_document(own.encode(), name="report.txt"))
        [chart] = build_content([edition(report, "cn", "r")]).charts
        labels = DocxLabels(DocxTheme(load_style("modern"), ("cn",)))
        drawn = word_chart(chart, labels, ChartColours("a", "b", "c"))
        names.append([series.name for series in drawn.series])
    assert names == [["结果", "目标"], ["套"]]


def test_a_caption_is_nearer_to_its_chart_than_to_what_follows(charted: Read) -> None:
    below = [
        each.find("w:pPr/w:spacing", NAMESPACES)
        for each in charted.body.iter("{" + NAMESPACES["w"] + "}p")
        if "".join(each.itertext()).startswith("圖 ")
    ]
    whites = [
        tuple(int(each.get("{" + NAMESPACES["w"] + "}" + side)) for side in ("before", "after"))
        for each in below
    ]
    assert whites
    assert all(before <= 40 and before <= after for before, after in whites)
    assert any(after >= 200 for _, after in whites)


def test_counts_of_one_kind_are_compared_the_largest_first(charted: Read) -> None:
    chart = charted.part("word/charts/chart2.xml")
    assert list(points(chart, "val").values()) == ["15000", "4200", "900", "800"]
    assert list(points(chart, "cat").values())[:2] == ["檢查單位", "乙類單位"]
    assert "圖 2　一、嚴格執法檢查：數量較大的指標（家）" in charted.paragraphs("Caption")


def test_a_bound_stands_at_its_bar_as_on_the_page_and_the_figure_can_be_edited() -> None:
    text = (
        "某局2020年总结\n一、办案\n办结案件逾1500件，受理案件近1800件，移送案件900件，调解案件600件以上。\n"
    )
    report = parse(read_document(text.encode(), name="report.txt"))
    [chart] = build_content([edition(report, "cn", "r")]).charts
    drawn = word_chart(
        chart, DocxLabels(DocxTheme(load_style("modern"), ("cn",))), ChartColours("a", "b", "c")
    )
    notation = dict(zip(drawn.categories, drawn.formats, strict=True))
    assert notation["办结案件"] == '"逾 "#,##0'
    assert notation["受理案件"] == '"近 "#,##0'
    assert notation["移送案件"] == "#,##0"
    assert notation["调解案件"] == '#,##0"以上"'


def with_values(report: Report, *values: str) -> Report:
    first = report.indicators[0]
    return replace(
        report,
        indicators=tuple(
            replace(
                first,
                id=f"n{at}",
                name=f"指標{at}",
                value=Decimal(value),
                written=Text(f"{value}家", first.written.span),
                change=None,
            )
            for at, value in enumerate(values)
        ),
    )


def test_bars_too_short_to_be_seen_are_left_out_and_with_them_a_chart_of_two(
    make: Any, report: Report
) -> None:
    chart = make(report=with_values(report, "15000", "4200", "900", "80")).part("word/charts/chart1.xml")
    assert list(points(chart, "val").values()) == ["15000", "4200", "900"]
    assert not make(report=with_values(report, "675000", "2200", "108")).find("//w:drawing")


def test_large_counts_are_told_in_the_unit_of_the_reports_with_their_own_decimals(
    make: Any, report: Report
) -> None:
    word = make(report=with_values(report, "4930000000000", "1500000000000", "439860000000", "36439"))
    chart = word.part("word/charts/chart1.xml")
    assert list(points(chart, "val").values()) == ["49300", "15000", "4398.6"]
    assert "圖 1　一、嚴格執法檢查：數量較大的指標（億家）" in word.paragraphs("Caption")
    formats = chart.xpath("//c:dLbls/c:numFmt/@formatCode", namespaces=NAMESPACES)
    others = chart.xpath("//c:dLbl[c:idx/@val='2']/c:numFmt/@formatCode", namespaces=NAMESPACES)
    assert (formats, others) == (['"逾 "#,##0'], ['"逾 "#,##0.0'])


def test_the_workbook_holds_what_the_chart_shows(charted: Read) -> None:
    for number in (1, 2):
        chart = charted.part(f"word/charts/chart{number}.xml")
        with zipfile.ZipFile(
            BytesIO(charted.members[f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"])
        ) as book:
            sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
            shared = [text.text for text in etree.fromstring(book.read("xl/sharedStrings.xml")).iter("{*}t")]
        cells = {
            cell.get("r"): shared[int(cell[0].text)] if cell.get("t") == "s" else Decimal(cell[0].text)
            for cell in sheet.iter("{*}c")
            if len(cell)
        }
        for column, series in zip("BC", chart.iter("{*}ser"), strict=False):
            for row, value in points(series, "val").items():
                assert cells[f"{column}{row + 2}"] == Decimal(value)
            assert cells[f"{column}1"] == points(series, "tx")[0]
            for row, name in points(series, "cat").items():
                assert cells[f"A{row + 2}"] == name


def test_a_chart_is_linked_to_its_workbook_and_described(charted: Read) -> None:
    chart = charted.part("word/charts/chart1.xml")
    data = chart.find("{" + NAMESPACES["c"] + "}externalData")
    relations = charted.part("word/charts/_rels/chart1.xml.rels")
    target = next(
        each.get("Target") for each in relations if each.get("Id") == data.get("{" + NAMESPACES["r"] + "}id")
    )
    assert target.endswith("embeddings/Microsoft_Excel_Sheet1.xlsx")
    about = charted.find("//wp:docPr")[0].get("descr")
    assert about == "同比變化橫條圖，共 3 項：檢查單位 +7.7%；甲類單位 −20%；乙類單位 +3.25%"


def test_too_few_figures_make_no_chart(word: Any) -> None:
    assert not word.find("//w:drawing")
    assert not [name for name in word.members if "chart" in name]


def test_a_chart_its_caption_and_a_note_on_it_keep_together(charted: Read) -> None:
    frame = charted.find("//w:style[@w:styleId='ChartFrame']/w:pPr/w:keepNext", "word/styles.xml")
    assert frame
    caption = charted.find("//w:p[w:r/w:drawing]/following-sibling::w:p[1]")[0]
    assert text_of(caption).startswith("圖 1")
    below = caption.getnext().xpath("w:pPr/w:pStyle/@w:val", namespaces=NAMESPACES)
    told = caption.xpath("w:pPr/w:keepNext", namespaces=NAMESPACES)
    assert [dict(each.attrib) for each in told] == [{} if below == ["SourceNote"] else {W + "val": "0"}]


def test_long_names_of_bars_are_parted_between_words() -> None:
    name = "全省法院共收刑事、民商事、行政一审、二审、再审案件和国家赔偿、执行、申诉复查等各类案件"
    lines = lines_of(name)
    assert "".join(lines) == name
    assert max(map(len, lines)) <= 20
    assert not any(line[0] in "、，" for line in lines)
    assert lines_of("城乡居民参保人数（2021年）") == ["城乡居民参保人数（2021年）"]
    assert lines_of("一" * 45)[0] == "一" * 15
