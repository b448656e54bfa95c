"""The reading edition: all text in each script, every link leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from reports import EACH_REPORT, REPORTS, SEED, content_of

from converter import Options, read_report, render
from converter.content import build_content
from converter.pipeline import editions
from converter.renderers.html import render_html

HOSTILE = (
    '关于</script><script>alert(1)</script>的报告\n一、<img src=x onerror="alert(1)">查处案件12起\n'
    "全年javascript:alert(1)处置警情\u202e34起，同比上升5%。\n二、其他]]>--><!--工作\n检查企业7家。\n"
)


def page_of(source: bytes, name: str) -> html.HtmlElement:
    made = render(read_report(source, name=name), options=Options(formats=("html",)))["html"]
    return html.document_fromstring(made)


@lru_cache(maxsize=64)
def page_of_file(path: Path) -> html.HtmlElement:
    return html.document_fromstring(render_html(content_of(path)))


@pytest.fixture(scope="module")
def seed() -> html.HtmlElement:
    return page_of_file(SEED)


def shown(page: html.HtmlElement, at: int) -> str:
    """The text of the report in one edition."""
    return "".join(
        piece
        for block in page.xpath(
            "//article[@id='report']//*[contains(concat(' ', @class, ' '), $own)]", own=f" e{at} "
        )
        for piece in block.itertext()
    )


@pytest.mark.parametrize("path", [SEED, *EACH_REPORT], ids=lambda path: path.stem)
def test_no_character_is_lost_or_doubled(path: Path) -> None:
    page = page_of_file(path)
    for at, edition in enumerate(content_of(path).editions):
        told = "".join(
            (section.label.text if section.label else "")
            + (section.heading.text if section.heading else "")
            + "".join(paragraph.text.text for paragraph in section.paragraphs)
            for section in edition.report.walk()
        )
        told = "".join(paragraph.text.text for paragraph in edition.report.preamble) + told
        assert re.sub(r"\s", "", shown(page, at)) == re.sub(r"\s", "", told)


@pytest.mark.parametrize("path", [SEED, *EACH_REPORT], ids=lambda path: path.stem)
def test_every_link_leads_to_one_place(path: Path) -> None:
    page = page_of_file(path)
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    links = page.xpath("//@href")
    assert links
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(names)
    assert set(page.xpath("//@aria-labelledby")) <= set(names)


def test_each_row_leads_to_its_sentence_and_back(seed: html.HtmlElement) -> None:
    rows = seed.xpath("//table[@data-filter]//tr[@id]")
    assert len(rows) == len(read_report(SEED).indicators)
    for row in rows:
        [target] = row.xpath("./th/a[1]/@href")
        [sentence] = seed.xpath("//*[@id=$name]", name=target[1:])
        back = sentence.xpath(".//a[@href=$row]", row=f"#{row.get('id')}")
        assert back, row.get("id")


def test_every_stretch_of_text_has_its_language(seed: html.HtmlElement) -> None:
    assert seed.get("lang") == "zh-Hant-TW"
    for at, lang in enumerate(("zh-Hant-TW", "zh-Hans-CN")):
        assert set(seed.xpath("//*[contains(concat(' ', @class, ' '), $own)]/@lang", own=f" e{at} ")) == {
            lang
        }


def test_landmarks_and_headings(seed: html.HtmlElement) -> None:
    assert len(seed.xpath("//main")) == len(seed.xpath("//h1")) == len(seed.xpath("//nav")) == 1
    levels = [int(heading.tag[1]) for heading in seed.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(head.get("scope") for head in seed.iter("th"))


def test_the_title_may_break_where_its_meaning_has_a_joint() -> None:
    page = page_of(
        "清岗县交通运输局2023年度工作总结及2024年工作计划\n一、成效\n建成公路3公里。".encode(), "a.txt"
    )
    for heading in page.xpath("//h1/span"):
        pieces = list(heading.itertext())
        assert {place.tag for place in heading.iterdescendants()} == {"wbr"}
        assert not [each for each in pieces if each.endswith("2023")]
        assert all(len(each) > 1 for each in pieces)
        assert pieces[-1] in ("工作計劃", "工作計畫", "工作计划")
    [title] = page.xpath("//h1")
    assert title.text_content().startswith("清崗縣交通運輸局2023年度工作總結及2024年工作")


def test_series_of_items_are_lists(seed: html.HtmlElement) -> None:
    [first, second] = seed.xpath("//article//ol")
    assert len(first) == len(second) == 5
    assert "".join(first[0].itertext()).startswith("一是進一步提高")


def test_charts_are_drawings_with_their_figures_behind(seed: html.HtmlElement) -> None:
    figures = seed.xpath("//figure")
    assert figures
    for figure in figures:
        drawings = figure.xpath(".//svg")
        rows = figure.xpath(".//tbody/tr")
        assert len(drawings) == 2
        for drawing in drawings:
            assert drawing.get("role") == "img"
            assert len(drawing.xpath(".//rect")) == len(rows)


def policy(page: html.HtmlElement) -> str:
    return page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_the_policy_lets_in_only_what_the_page_holds(seed: html.HtmlElement) -> None:
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [own] = seed.iter(tag)
        digest = base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy(seed)
    assert policy(seed).startswith("default-src 'none'")
    assert not seed.xpath("//@style | //@src | //@onclick | //link")


def test_text_of_a_report_is_never_markup() -> None:
    page = page_of(HOSTILE.encode(), "bad.txt")
    assert len(list(page.iter("script"))) == 1
    assert not list(page.iter("img"))
    assert "<img src=x" in "".join(page.xpath("//article")[0].itertext())


def test_the_same_bytes_each_time() -> None:
    report = read_report(SEED)
    options = Options(formats=("html",))
    assert render(report, options=options)["html"] == render(report, options=options)["html"]


def test_a_long_report_stays_small() -> None:
    text = SEED.read_text("utf-8")
    whole = (text * (30_000 // len(text) + 1)).encode()
    assert (
        len(render(read_report(whole, name="long.txt"), options=Options(formats=("html",)))["html"])
        < 1_000_000
    )


def test_three_editions_can_be_chosen_from() -> None:
    made = editions(read_report(SEED), ["tw", "hk", "cn"])
    page = html.document_fromstring(render_html(build_content(made)))
    values = page.xpath("//input[@name='show']/@value")
    assert values == ["all", "zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN"]


def test_one_script_needs_no_choice() -> None:
    made = render(read_report(SEED), options=Options(formats=("html",), scripts="hans"))["html"]
    page = html.document_fromstring(made)
    assert not page.xpath("//input")
    assert page.get("lang") == "zh-Hans-CN"


def tables_of(page: html.HtmlElement) -> Iterator[list[int]]:
    for table in page.xpath("//table[@class='source']"):
        yield [sum(int(cell.get("colspan", 1)) for cell in row) for row in table.iter("tr")]


def test_cells_of_source_tables_reach_over_others() -> None:
    source = (
        "# 关于税收的报告\n\n一、收入情况\n\n<table><tr><th rowspan=2>税种</th><th colspan=2>收入</th></tr>"
        "<tr><th>本年</th><th>上年</th></tr><tr><td>增值税</td><td>120</td><td>110</td></tr></table>\n\n以上报告。\n"
    )
    page = page_of(source.encode(), "r.md")
    [first, second] = tables_of(page)
    assert first == second == [3, 2, 3]
    assert len(page.xpath("//article//table[1]/thead/tr")) == 2 * 2  # in each edition


def test_sentences_of_the_summary_end_with_a_mark_each() -> None:
    [path] = [each for each in REPORTS if each.stem == "anlan_traffic_2017h1"]
    lead = content_of(path).first_page.lead
    told = page_of_file(path).xpath("//section[@id='summary']")[0].text_content()
    assert any(quote.texts[0][-1] not in "。；" for quote in lead)
    for at, first in enumerate(lead[0].texts):
        said = told[told.index(first) :]
        assert said.startswith("。".join(quote.texts[at].rstrip("。") for quote in lead) + "。")
