"""What is shown of a report as an Excel workbook: figures, action items, sections, and notes on them."""

from __future__ import annotations

from converter.content import Content, Labels
from converter.renderers.xlsx.sheets import sheets_of
from converter.renderers.xlsx.workbook import written

__all__ = ["render_xlsx"]


def render_xlsx(content: Content) -> bytes:
    """The workbook of a report.

    Args:
        content: what to show; of two editions every column of words stands twice, the leading edition first.

    Returns:
        The bytes of the .xlsx, the same for the same content and SOURCE_DATE_EPOCH.
    """
    issuer = content.report.issuer
    return written(
        sheets_of(content),
        Labels([edition.variant for edition in content.editions]),
        title=content.title,
        author=issuer.text if issuer is not None else "",
        made_by=content.made_by[0],
    )
