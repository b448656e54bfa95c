"""The reports that the tests read, each read, understood and converted once a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from converter.content import Content, build_content
from converter.model import Document, Report, Variant
from converter.parsing import parse
from converter.pipeline import read_document
from converter.variants import edition

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "qingdao-psb-2016h1.txt"
REPORTS = sorted((ROOT / "tests" / "cases" / "reports").glob("*.txt"))
EACH_REPORT = [
    path if number % 6 == 0 else pytest.param(path, marks=pytest.mark.slow)
    for number, path in enumerate(REPORTS)
]
"""All of them for tests that take a second each: a few of them at once, the others among the slow tests."""


@lru_cache(maxsize=64)
def document_of(path: Path) -> Document:
    """The text of a file."""
    return read_document(path)


@lru_cache(maxsize=64)
def report_of(path: Path) -> Report:
    """The report in a file."""
    return parse(document_of(path))


@lru_cache(maxsize=64)
def content_of(path: Path, variants: tuple[Variant, ...] = ("tw", "cn")) -> Content:
    """What is shown of the report in a file."""
    report = report_of(path)
    title = report.title.text if report.title else path.stem
    return build_content([edition(report, variant, title) for variant in variants])
