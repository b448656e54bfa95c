"""The reading edition in Chromium: with code and without, wide and narrow, by keyboard, in print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from converter import Options, read_report, render

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "qingdao-psb-2016h1.txt"
WIDTHS = (360, 768, 1440)
HOSTILE = (
    "关于</script><script>document.title='taken'</script>的报告\n"
    "一、<img src=x onerror=\"document.title='taken'\">查处案件12起\n全年处置警情\u202e34起，同比上升5%。\n"
)

pytestmark = pytest.mark.slow
Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "report.html"
    path.write_bytes(render(read_report(SEED), options=Options(formats=("html",)))["html"])
    return path


def shown(page: Page, selector: str) -> bool:
    return page.locator(selector).first.is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_beside_each_other_or_stacked(opened: Opened, file: Path, width: int) -> None:
    page = opened(file, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    left = page.locator("article .pair > .e0").nth(1).bounding_box()
    right = page.locator("article .pair > .e1").nth(1).bounding_box()
    assert left is not None
    assert right is not None
    assert (right["y"] > left["y"]) is (width < 720)


def test_key_figures_are_whole_on_a_telephone_and_no_figure_is_torn(opened: Opened, file: Path) -> None:
    page = opened(file, width=400)
    table = page.locator("table.few")
    assert table.evaluate("each => each.scrollWidth <= each.parentElement.clientWidth")
    torn = """each => [...each.querySelectorAll("td.number .e, td.number:not(.both)")].filter(cell => {
        const found = cell.textContent.match(/[↑↓] ?[+−]?[\\d.,]+%/);
        if (!found) return false;
        const range = document.createRange(), text = document.createTreeWalker(cell, 4).nextNode();
        range.setStart(text, found.index);
        range.setEnd(text, found.index + found[0].length);
        return new Set([...range.getClientRects()].map(each => Math.round(each.top))).size > 1;
    }).length"""
    assert table.evaluate(torn) == 0


@pytest.mark.parametrize("width", [320, 400, 768, 1440])
def test_letters_of_charts_keep_their_size_and_place(opened: Opened, file: Path, width: int) -> None:
    found = opened(file, width=width).evaluate("""() => [...document.querySelectorAll("svg")].map(chart => {
        const whole = chart.getBoundingClientRect();
        const texts = [...chart.querySelectorAll("text")];
        const boxes = texts.map(each => each.getBoundingClientRect());
        const bars = [...chart.querySelectorAll("rect")].map(each => each.getBoundingClientRect());
        const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
            && one.top < other.bottom - 4 && other.top < one.bottom - 4;
        return {
            size: Math.min(...texts.map(
                each => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a)),
            outside: boxes.filter(each => each.left < whole.left - 1 || each.right > whole.right + 1
                || each.top < whole.top - 1 || each.bottom > whole.bottom + 1).length,
            meeting: boxes.filter((each, at) => boxes.some((other, place) => place > at && meet(each, other))
                || bars.some(bar => meet(each, bar))).length,
            longest: Math.max(...bars.map(each => each.width)) / whole.width,
        };
    })""")
    assert found
    for chart in found:
        assert chart["size"] >= 11
        assert not chart["outside"]
        assert not chart["meeting"]
        assert chart["longest"] > 0.3


@pytest.mark.parametrize("code", [True, False])
def test_one_script_alone(opened: Opened, file: Path, code: bool) -> None:
    page = opened(file, code=code)
    page.check("#show-2")
    assert not shown(page, "article .e0")
    assert shown(page, "article .e1")


def test_the_choice_is_kept_in_the_address(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.check("#show-2")
    assert page.url.endswith("?show=zh-Hans-CN")
    page.reload()
    assert not shown(page, "article .e0")
    page.check("#show-0")
    assert "show" not in page.url


@pytest.mark.parametrize("code", [True, False])
def test_a_row_leads_to_its_sentence_and_back(opened: Opened, file: Path, code: bool) -> None:
    page = opened(file, code=code)
    row = page.locator("table[data-filter] tbody tr[id]").nth(3)
    name = row.get_attribute("id")
    plain = page.locator(".sentence").nth(3)
    before = plain.evaluate("each => getComputedStyle(each).backgroundColor") if code else None
    row.locator("th a").first.click()
    target = page.locator(".sentence:target")
    assert target.is_visible()
    if code:
        assert target.evaluate("each => getComputedStyle(each).backgroundColor") != before
    target.locator(f"a[href='#{name}']").click()
    assert page.url.endswith(f"#{name}")


def test_the_table_sorts_and_filters_by_keyboard(opened: Opened, file: Path) -> None:
    page = opened(file)
    table = page.locator("table[data-filter]")
    head = table.locator("th.number").first
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    amounts = (
        table.locator("tbody")
        .nth(0)
        .locator("td.number[data-sort]")
        .evaluate_all(
            "cells => cells.filter(each => each.cellIndex === 1).map(each => Number(each.dataset.sort))"
        )
    )
    assert amounts == sorted(amounts)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    page.locator(".filter input").focus()
    page.keyboard.type("火警")
    assert table.locator("tbody tr[id]:visible").count() == 1


def test_it_prints(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    page.pdf(path=tmp_path / "printed.pdf", format="A4")
    assert (tmp_path / "printed.pdf").read_bytes()[:5] == b"%PDF-"
    page.emulate_media(media="print")
    assert not shown(page, ".switch")


def test_text_of_a_report_does_nothing(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_bytes(
        render(read_report(HOSTILE.encode(), name="bad.txt"), options=Options(formats=("html",)))["html"]
    )
    page = opened(path)
    assert page.title() != "taken"
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(serious: Callable[..., object], file: Path, scheme: str) -> None:
    assert serious(file, scheme) == []
