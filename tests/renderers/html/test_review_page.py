"""The review page as it is written: all text of the report with its marks, data that cannot end its element."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from reports import EACH_REPORT, SEED, report_of

from converter.content.checklist import Checklist, build_checklist
from converter.model import Report
from converter.parsing import parse
from converter.pipeline import read_document
from converter.renderers.html.review import render_review
from converter.variants import review_report

HOSTILE = (
    '关于</script><script>alert(1)</script>的报告\n一、<img src=x onerror="alert(1)">查处案件12起\n'
    "全年javascript:alert(1)处置警情\u202e34起，同比上升5%。\n二、其他]]>--><!--工作\n检查企业7家。\n"
)


def checklist_of(report: Report) -> Checklist:
    return build_checklist(report, review_report(report), "report")


def page_of(report: Report) -> html.HtmlElement:
    return html.document_fromstring(render_review(checklist_of(report), "report.decisions.toml"))


def hostile() -> Report:
    return parse(read_document(HOSTILE.encode(), name="</script>.txt"))


@pytest.mark.parametrize("path", [SEED, *EACH_REPORT], ids=lambda path: path.stem)
def test_the_text_is_the_report_as_it_was_read(path: Path) -> None:
    report = report_of(path)
    page = page_of(report)
    shown = "".join(page.xpath("//section[@id='text']")[0].itertext())
    for paragraph in (*report.preamble, *(each for section in report.walk() for each in section.paragraphs)):
        for cell in paragraph.cells():
            assert re.sub(r"\s", "", cell) in re.sub(r"\s", "", shown)


@pytest.mark.parametrize("path", [SEED, *EACH_REPORT], ids=lambda path: path.stem)
def test_every_check_is_marked_in_the_text_with_its_words(path: Path) -> None:
    checklist = checklist_of(report_of(path))
    page = html.document_fromstring(render_review(checklist, "report.decisions.toml"))
    marked: dict[str, str] = {}
    for mark in page.xpath("//section[@id='text']//*[@data-keys]"):
        for key in mark.get("data-keys").split():
            marked[key] = marked.get(key, "") + "".join(mark.itertext())
    for check in checklist.checks:
        if check.located and check.kind != "item":  # the number of one that heads a section is no text of it
            words = "".join(located.span.of(checklist.report.text) for located in check.located)
            assert re.sub(r"\s", "", marked[check.key]) == re.sub(r"\s", "", words)


def test_stretches_say_where_they_stand_in_the_source() -> None:
    report = report_of(SEED)
    for stretch in page_of(report).xpath("//*[@data-start]"):
        start, text = int(stretch.get("data-start")), "".join(stretch.itertext())
        assert report.text[start : start + len(text)] == text


def test_data_cannot_end_its_element_or_turn_the_text_around() -> None:
    made = render_review(checklist_of(hostile()), "report.decisions.toml").decode()
    [data] = re.findall(r'<script type="application/json" id="data">(.*?)</script>', made, re.DOTALL)
    assert "<" not in data
    assert "\u202e" not in data
    [title] = (check for check in json.loads(data)["checks"] if check["kind"] == "title")
    assert "alert(1)</script>" in title["text"]


def test_text_of_a_report_is_never_markup() -> None:
    page = page_of(hostile())
    assert len(page.xpath("//script")) == 2  # data and code
    assert not page.xpath("//img | //@onerror | //@style | //@src | //link")


def test_the_words_of_the_page_are_in_the_script_of_the_report() -> None:
    assert page_of(report_of(SEED)).get("lang") == "zh-Hant-TW"
    simplified = page_of(hostile())
    assert simplified.get("lang") == "zh-Hans-CN"
    assert "审阅" in simplified.findtext("head/title")


def test_the_code_uses_only_words_that_the_page_has() -> None:
    page = page_of(report_of(SEED))
    words = json.loads(page.xpath("//script[@id='data']")[0].text)["words"]
    code = page.xpath("//script[not(@id)]")[0].text
    named = set(re.findall(r'"((?:review|column|kind)_\w+)"|words\.(\w+)', code))
    assert {one or other for one, other in named} <= set(words)
    for prefix, keys in (("review_kind", ("title", "heading", "word", "figure", "item", "problem")),
                         ("review_state", ("open", "right", "changed", "dropped")),
                         ("review_word", ("repair", "shape", "rewording", "doubt_hant", "doubt_cn"))):  # fmt: skip
        assert {f"{prefix}_{key}" for key in keys} <= set(words)


def test_buttons_and_fields_have_names_and_ids_stand_once() -> None:
    page = page_of(report_of(SEED))
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    assert all("".join(button.itertext()).strip() for button in page.iter("button"))
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    assert set(page.xpath("//@aria-labelledby")) <= set(names)


def test_the_same_bytes_each_time() -> None:
    report = report_of(SEED)
    made = {render_review(checklist_of(report), "report.decisions.toml") for _ in range(2)}
    assert len(made) == 1
