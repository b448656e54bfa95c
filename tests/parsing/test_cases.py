"""Reports of many shapes and the outline a careful editor would draw of them, in `cases/`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from converter.model import Report

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_outline_of_a_report_is_what_an_editor_would_draw(
    case: Path, understood: Callable[[str], Report], outline: Callable[[Report], str]
) -> None:
    text, expected = case.read_text("utf-8").split("======\n")
    assert outline(understood(text)) == expected
