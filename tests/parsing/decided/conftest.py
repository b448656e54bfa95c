"""Reports read with decisions about them."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from converter.decisions import Decisions, read_decisions
from converter.model import Report
from converter.parsing import parse
from converter.readers.text import read_text

HEAD = 'schema = "duizhao/decisions/1"\n'


def decisions_of(toml: str, about: str = "") -> Decisions:
    """Decisions in TOML, made about a text."""
    source = f'[source]\nsha256 = "{sha256(about.encode()).hexdigest()}"\n' if about else ""
    return read_decisions(f"{HEAD}{source}{toml}".encode(), "report.decisions.toml")


@pytest.fixture(scope="session")
def decided() -> Callable[[str, str], Report]:
    """The report in a text, with decisions in TOML; those may have been made about another text."""

    def read(text: str, toml: str, about: str = "") -> Report:
        document = read_text(text.encode(), "report.txt", "utf-8")
        return parse(document, decisions=decisions_of(toml, about))

    return read
