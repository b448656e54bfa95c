"""Chromium for the tests of pages: it fails a test whose page asks the network or complains."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = os.environ.get("DUIZHAO_AXE", "")
Opened = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync_api.sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens a page; anything it asks of the network or says on the console fails the test."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def open_page(path: Path, query: str = "", *, width: int = 1440, code: bool = True) -> Page:
        contexts.append(
            browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=code)
        )
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri() + query)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:", "data:"))] == []
    assert said == []


Serious = Callable[..., list[tuple[str, list[str]]]]


@pytest.fixture
def serious(browser: Browser) -> Serious:
    """What axe-core finds serious in a page."""
    if not AXE:
        pytest.skip("needs axe-core: DUIZHAO_AXE names its axe.min.js")

    def find(
        path: Path, scheme: str, *, keys: tuple[str, ...] = (), width: int = 1440
    ) -> list[tuple[str, list[str]]]:
        context = browser.new_context(
            bypass_csp=True,
            color_scheme=scheme,
            reduced_motion="reduce",  # no colour is looked at half way to another
            viewport={"width": width, "height": 900},
        )
        page = context.new_page()
        page.goto(path.as_uri())
        for key in keys:
            page.keyboard.press(key)
        page.add_script_tag(path=AXE)
        found = page.evaluate("axe.run()")["violations"]
        context.close()
        return [
            (each["id"], [node["target"] for node in each["nodes"]][:3])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]

    return find
