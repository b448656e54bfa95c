"""The mark by which a Word summary made here is known again: written with it, looked for in what is read."""

from __future__ import annotations

from typing import Final

SUMMARY_MARK: Final = "duizhao-summary"
"""Custom property of the file. `1 Hant tw cn`: the format of its bookmarks and tags, the script of the report
it was made from, and its variants, the leading one first."""
SUMMARY_FORMAT: Final = "1"
"""Of the bookmarks, tags and tables a reader goes by; it changes when they mean something else."""
