"""Every rule that must or should hold has a test that bears its id."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

RULES: Final = {
    "lb": "01 02 03 05 06 07 08 09 10 11 12 13 14 15",
    "pw": "01 02 03 04 05 06 08 09",
    "ju": "01 02 03 04 05 06 07 08",
    "mx": "01 02 03 05",
    "pa": "01 02 03 04 05 06 07 08 09 10 11",
    "rg": "01 02 03 04 05 06 07 08 09",
    "fo": "01 02 03 04 05 06 07",
}
"""Line breaking, punctuation, justification, mixed text, paragraphs, regions, faces."""
TESTS: Final = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def tested() -> set[str]:
    files = TESTS.rglob("test_*.py")
    return {
        name for path in files for name in re.findall(r"def test_([a-z]{2}\d\d)_", path.read_text("utf-8"))
    }


@pytest.mark.parametrize(
    "rule", [f"{kind}{number}" for kind, numbers in RULES.items() for number in numbers.split()]
)
def test_every_rule_that_must_or_should_hold_is_tested(tested: set[str], rule: str) -> None:
    assert rule in tested
