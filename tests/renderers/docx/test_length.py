"""A summary says no more than its report: how long it would be is reckoned, and it is built once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from converter.content import Content, build_content
from converter.options import Options
from converter.pipeline import editions, read_report
from converter.renderers.docx import render_docx
from converter.renderers.docx.document import DocumentBuilder
from converter.renderers.docx.extent import SummaryExtent, extents
from converter.renderers.docx.making import Maker
from converter.renderers.docx.ooxml import name
from converter.styles import load_style

CASES = Path(__file__).parents[2] / "cases" / "reports"
SEED = Path(__file__).parents[3] / "seeds" / "qingdao-psb-2016h1.txt"
CONTENTS = name("w:docPartObj")
REPORTS = [SEED, *sorted(CASES.glob("*.txt"))]


def contents(path: Path) -> list[Content]:
    """What is shown of a report: alone, and in both variants."""
    pair = editions(read_report(path), ("tw", "cn"), options=Options())
    return [build_content(pair[1:]), build_content(pair)]


def check(content: Content, tried: Sequence[SummaryExtent]) -> None:
    """What is reckoned is what the document then shows, with its contents or without."""
    maker = Maker(
        content, load_style("modern"), None, full_text=False, appendix=False, comments=True, lock=False
    )
    for extent in tried:
        reckoned = maker.reckoned(extent)
        made = maker.made(extent)
        has_contents = next(made.document.iter(CONTENTS), None) is not None
        assert maker.han(made, extent) == reckoned.text + has_contents * reckoned.contents, extent


SOME = [*extents()][::3]


@pytest.mark.parametrize("path", REPORTS[:3], ids=lambda path: path.stem)
def test_the_length_that_is_reckoned_is_that_of_the_document(path: Path) -> None:
    for content in contents(path):
        check(content, SOME)


@pytest.mark.slow
@pytest.mark.parametrize("path", REPORTS[3:], ids=lambda path: path.stem)
def test_so_it_is_of_all_reports(path: Path) -> None:
    for content in contents(path):
        check(content, SOME)


def test_a_long_summary_is_built_once_however_many_lengths_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its tables are set once or, where its contents decide, twice."""
    edition = editions(read_report(SEED), ("cn",), options=Options())[0]
    known = edition.report.indicators
    many = tuple(replace(known[at % len(known)], id=f"i{at + 1}") for at in range(300))
    content = build_content([replace(edition, report=replace(edition.report, indicators=many))])
    built: list[bool] = []
    build = DocumentBuilder.build

    def counting(self: DocumentBuilder, *arguments: object) -> object:
        built.append(self._bare)
        return build(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(DocumentBuilder, "build", counting)
    render_docx(content, load_style("modern"))
    assert built.count(True) > 10
    assert built.count(False) == 1
