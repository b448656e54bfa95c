"""duizhao: a Chinese official report as a typeset bilingual PDF and an editable Word summary.

The names in `__all__` are the public API; everything else may change without notice. They are loaded when
first used, so that `import converter` costs nothing.

    bytes ─ read_document ─→ Document ─ parse ─→ Report ─ editions ─→ Edition, one for each variant
                                                   └───── render ──→ bytes of PDF, DOCX, JSON
            convert: all of it, from a file to files
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from converter.version import __version__

if TYPE_CHECKING:
    from converter.compared import Compared, compare
    from converter.comparing import ReportComparison, compare_reports
    from converter.decisions import Decisions, read_decisions
    from converter.errors import (
        DuizhaoError,
        EncodingError,
        EngineError,
        FontError,
        InputError,
        OutputError,
        StyleError,
        UsageError,
    )
    from converter.model import (
        ActionItem,
        Change,
        Diagnostic,
        Document,
        Edition,
        Indicator,
        Report,
        Section,
    )
    from converter.options import Options, WordOptions
    from converter.parsing import parse
    from converter.pipeline import (
        Conversion,
        Rendered,
        convert,
        editions,
        read_document,
        read_report,
        render,
    )

_HOMES = {
    "converter.compared": ("Compared", "compare"),
    "converter.comparing": ("ReportComparison", "compare_reports"),
    "converter.decisions": ("Decisions", "read_decisions"),
    "converter.errors": (
        "DuizhaoError",
        "EncodingError",
        "EngineError",
        "FontError",
        "InputError",
        "OutputError",
        "StyleError",
        "UsageError",
    ),
    "converter.model": (
        "ActionItem",
        "Change",
        "Diagnostic",
        "Document",
        "Edition",
        "Indicator",
        "Report",
        "Section",
    ),
    "converter.options": ("Options", "WordOptions"),
    "converter.parsing": ("parse",),
    "converter.pipeline": (
        "Conversion",
        "Rendered",
        "convert",
        "editions",
        "read_document",
        "read_report",
        "render",
    ),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ActionItem",
    "Change",
    "Compared",
    "Conversion",
    "Decisions",
    "Diagnostic",
    "Document",
    "DuizhaoError",
    "Edition",
    "EncodingError",
    "EngineError",
    "FontError",
    "Indicator",
    "InputError",
    "Options",
    "OutputError",
    "Rendered",
    "Report",
    "ReportComparison",
    "Section",
    "StyleError",
    "UsageError",
    "WordOptions",
    "__version__",
    "compare",
    "compare_reports",
    "convert",
    "editions",
    "parse",
    "read_decisions",
    "read_document",
    "read_report",
    "render",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'converter' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
