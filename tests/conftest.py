"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

for name in [each for each in os.environ if each.startswith("DUIZHAO_")]:
    if name not in ("DUIZHAO_SEARCH", "DUIZHAO_AXE", "DUIZHAO_ENGINE", "DUIZHAO_ACCEPT"):
        del os.environ[name]  # no test depends on the settings of who runs it
os.environ["DUIZHAO_CONFIG"] = ""
os.environ["DUIZHAO_LANG"] = "en"  # nor on the language of the machine

pytest_plugins = ["browser"]  # Chromium, for the tests of pages

# The suite gives the same verdict every time; DUIZHAO_SEARCH=1 looks for new examples instead.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("search" if os.environ.get("DUIZHAO_SEARCH") else "steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="take what is made now as what is right: golden files, pictures"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the golden file of a path, or writes that with --accept."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden file {path.name}: run pytest --accept and look at it"
        assert text == path.read_text(encoding="utf-8"), "run pytest --accept if the new text is right"

    return compare
