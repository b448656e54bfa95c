"""How much a file may show: what a laptop makes in a minute or two with two gigabytes of memory."""

from __future__ import annotations

from typing import Final

from converter.errors import InputError
from converter.messages import message
from converter.model import Report

PDF_CHARACTERS: Final = 500_000
"""Longest text of a PDF, in characters of the source."""
WORD_FIGURES: Final = 30_000
"""Most indicators of a Word summary."""


def check_pages(report: Report) -> None:
    """Refuse a report whose pages would be thousands.

    Raises:
        InputError: it is longer than the limit.
    """
    length = len(report.text)
    if length > PDF_CHARACTERS:
        raise InputError(
            message(
                "{name}: its text has {length:,} characters, more than the {most:,} of one PDF; split it "
                "into one report a file, or make another format with --to",
                name=report.source.name,
                length=length,
                most=PDF_CHARACTERS,
            )
        )


def check_summary(report: Report) -> None:
    """Refuse a report whose tables no Word file holds.

    Raises:
        InputError: it has more indicators than the limit.
    """
    count = len(report.indicators)
    if count > WORD_FIGURES:
        raise InputError(
            message(
                "{name}: it has {count:,} figures, more than the {most:,} of one Word summary; split it into "
                "one report a file, or make a workbook with --to xlsx",
                name=report.source.name,
                count=count,
                most=WORD_FIGURES,
            )
        )
