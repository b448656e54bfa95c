"""The file of decisions beside a report, by its name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SUFFIX: Final = ".decisions.toml"


def decisions_beside(report: Path) -> Path:
    """Where the decisions about a report stand: `report.txt` → `report.decisions.toml`."""
    return report.with_name(report.stem + SUFFIX)


def is_decisions_name(name: str) -> bool:
    """Whether a file's name is that of decisions, and so none of a report."""
    return name.lower().endswith(SUFFIX)
