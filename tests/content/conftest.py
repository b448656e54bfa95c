"""Reports read and converted once, and what is shown of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reports import REPORTS, content_of

from converter.content import Content, build_content
from converter.parsing import parse
from converter.pipeline import read_document
from converter.variants import edition


@pytest.fixture(scope="session")
def shown() -> Callable[..., Content]:
    """What is shown of a text, in Traditional and Simplified or in the variants asked for."""

    def made(text: str, *variants: str) -> Content:
        report = parse(read_document(text.encode(), name="report.txt"))
        title = report.title.text if report.title else "report"
        chosen = variants or ("tw", "cn")
        return build_content([edition(report, variant, title) for variant in chosen])  # type: ignore[arg-type]

    return made


@pytest.fixture(params=REPORTS, ids=lambda path: path.stem)
def report_content(request: pytest.FixtureRequest) -> Content:
    """What is shown of each report of the collection."""
    return content_of(request.param)
