"""The documentation site: it is whole, asks no network, and names all that the program has."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import Opened, Serious

import converter
from converter.cli import cli
from converter.styles import LAYOUTS, style_names

pytest.importorskip("mkdocs", reason="needs the docs extra")
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[1]
WITHOUT_NETWORK = re.compile(r"^(?!https?:|//)")

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    """What a page fetches by itself, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.pictures: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.ids.add(str(named["id"]))
        if tag == "a" and named.get("href"):
            self.links.append(str(named["href"]))
        elif tag == "link" and named.get("rel") not in ("canonical", "next", "prev"):
            self.fetched.append(str(named.get("href")))
        elif named.get("src"):
            self.fetched.append(str(named["src"]))
        if tag == "img":
            self.pictures.append(named)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), strict=True)
    build(config)  # warnings are errors
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path.read_text("utf-8")) for path in site.rglob("*.html")}


def test_nothing_is_fetched_from_the_network_at_reading(site: Path, pages: dict[Path, Page]) -> None:
    assert len(pages) > 20
    for path, page in pages.items():
        assert page.fetched
        assert not [address for address in page.fetched if not WITHOUT_NETWORK.match(address)], path.name
    for sheet in site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(
            r"@import\s+['\"]([^'\"]+)", text
        )
        assert not [address for address in addresses if not WITHOUT_NETWORK.match(address)], sheet.name


def test_every_link_and_file_of_a_page_is_there(site: Path, pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        if path.name == "404.html":  # its addresses are those of a server's root
            continue
        for address in [*page.links, *page.fetched]:
            if re.match(r"[a-z]+:", address):
                continue
            place, _, anchor = address.partition("#")
            target = (path.parent / place).resolve() if place else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path.name}: {address}"
            if anchor and target in pages and not anchor.startswith("__"):
                assert anchor in pages[target].ids, f"{path.name}: {address}"


def test_pictures_say_what_they_show(pages: dict[Path, Page]) -> None:
    pictures = [picture for page in pages.values() for picture in page.pictures]
    assert pictures
    assert all(picture.get("alt") for picture in pictures)


def test_the_gallery_shows_every_style_in_every_layout(site: Path) -> None:
    files = {path.name for path in (site / "images" / "gallery").glob("*.png")}
    assert files == {f"{style}-{layout}.png" for style in style_names() for layout in LAYOUTS}


def test_every_command_stands_in_the_reference(pages: dict[Path, Page], site: Path) -> None:
    assert {f"duizhao-{name}" for name in cli.commands} <= pages[site / "reference" / "commands.html"].ids
    assert "\\|" not in (site / "reference" / "commands.html").read_text("utf-8")


def test_every_public_name_stands_in_the_reference(site: Path, pages: dict[Path, Page]) -> None:
    ids = pages[site / "reference" / "api.html"].ids
    assert {f"converter.{name}" for name in converter.__all__ if name != "__version__"} <= ids


def test_search_knows_the_pages_from_the_disk(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.js").read_text("utf-8").partition("= ")[2])
    titles = {page["location"]: page["title"].split("\u200b") for page in index["docs"]}
    assert "reference/commands.html" in titles
    assert "词表" in titles["zh-Hans/glossary.html"]  # Chinese is indexed by words
    assert (site / "assets" / "iframe-worker.js").is_file()


def test_the_hooks_leave_the_path_as_it_was(site: Path) -> None:
    assert str(ROOT / "docs") not in sys.path


@pytest.mark.parametrize("words", ["glossary", "词表", "試算表"])
def test_words_in_each_script_are_found_without_a_server(site: Path, opened: Opened, words: str) -> None:
    page = opened(site / "index.html")
    page.click("input.md-search__input")
    page.keyboard.insert_text(words)
    page.keyboard.press("End")  # the theme listens to keys
    page.wait_for_selector(".md-search-result__article h1", state="attached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["index", "zh-Hans/tutorial", "reference/commands", "reference/api"])
def test_axe_finds_nothing_serious(site: Path, serious: Serious, page: str, scheme: str) -> None:
    assert serious(site / f"{page}.html", scheme) == []
