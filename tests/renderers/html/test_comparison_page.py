"""The page of a comparison in a browser: nothing is asked of the network, everybody can use it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import Opened, Serious
from compared_bodies import body

from converter.compared import compare
from converter.options import Options


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = [each.report for each in body("police").comparison.reports]
    path: Path = tmp_path_factory.mktemp("page") / "comparison.html"
    path.write_bytes(compare(reports, options=Options(formats=("html",))).files["html"])
    return path


def test_one_script_alone_can_be_shown(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.get_by_label("简体中文").check()
    assert not page.get_by_text("前後不符的數字").first.is_visible()
    assert page.get_by_text("前后不符的数字").first.is_visible()


def test_a_narrow_screen_needs_no_scrolling_sideways(opened: Opened, file: Path) -> None:
    page = opened(file, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(serious: Serious, file: Path, scheme: str) -> None:
    assert serious(file, scheme) == []
