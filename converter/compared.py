"""The whole way of a comparison: reports → the same measures in all of them → PDF, DOCX, HTML, XLSX, JSON."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from converter import output
from converter.comparing import ReportComparison, compare_reports
from converter.errors import UsageError
from converter.messages import about, message
from converter.model import Diagnostic, Report
from converter.options import Format, Options
from converter.pipeline import DEFAULTS, Progress, Source, editions, prepare, read_report, silent
from converter.renderers.comparison import COMPARISON_RENDERERS, ComparisonJob

STEM: Final = "comparison"
"""Of the outputs."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with its files as bytes, by format."""

    comparison: ReportComparison
    files: dict[Format, bytes]
    diagnostics: tuple[Diagnostic, ...]


def read_all(
    sources: Sequence[Source | tuple[bytes, str]], *, options: Options = DEFAULTS, progress: Progress = silent
) -> tuple[Report, ...]:
    """Read the reports that are to be compared.

    Args:
        sources: paths, or bytes with what they are called.
        options: `source_format`, `encoding` and `decisions` are used.
        progress: called before every step with what is being done.

    Raises:
        InputError: one cannot be read, or is not a report.
        UsageError: two are the same file, or decisions cannot be used.
    """
    made: list[Report] = []
    for source in sources:
        content, name = source if isinstance(source, tuple) else (source, None)
        called = os.fspath(content) if not isinstance(content, bytes) else name or "-"
        progress(message("reading {name}", name=called))
        made.append(read_report(content, name=name, options=options))
    seen: dict[str, str] = {}
    for report in made:
        own = report.source
        if own.sha256 in seen:
            raise UsageError(
                message(
                    "{one} and {other} are the same report; name each once",
                    one=seen[own.sha256],
                    other=own.name,
                )
            )
        seen[own.sha256] = own.name
    return tuple(made)


def compare(
    reports: Sequence[Report],
    *,
    options: Options = DEFAULTS,
    least: float | None = None,
    progress: Progress = silent,
) -> Compared:
    """Compare reports and make the files, as bytes.

    Args:
        reports: two or more.
        options: `formats` and all that concerns the outputs.
        least: the score below which no two figures are matched; by default the bundled one.
        progress: called before every step with what is being done.

    Raises:
        UsageError: there are fewer than two, `least` is out of range, or a glossary cannot be used.
        StyleError: the style is wrong.
        EngineError: the conversion engine is missing or broken.

    Examples:
        >>> told = ("2022年工作总结\\n刑事立案90起。", "2023年工作总结\\n刑事立案81起。")
        >>> reports = [read_report(text.encode(), name="a.txt") for text in told]
        >>> made = compare(reports, options=Options(formats=("json",)))
        >>> [(each.name, each.moves[0].reckoned) for each in made.comparison.series]
        [('刑事立案', Decimal('-10.0'))]
    """
    prepared = prepare(options)
    progress(message("comparing"))
    comparison = compare_reports(reports, least=least)
    job = ComparisonJob(
        comparison,
        options,
        prepared.style,
        lambda report, variants: editions(report, variants, options=options),
    )
    files: dict[Format, bytes] = {}
    diagnostics = [*_undated(comparison), *_unequal(comparison)]
    for kind in options.formats:
        progress(COMPARISON_RENDERERS[kind].doing)
        files[kind], said = COMPARISON_RENDERERS[kind].render(job)
        diagnostics += said
    return Compared(comparison, files, tuple(diagnostics))


def write(made: Compared, folder: Path, *, name: str | None = None, force: bool = False) -> tuple[Path, ...]:
    """Write the files of a comparison: all of them, or none.

    Args:
        made: what `compare` gave.
        folder: where they go.
        name: of the only file; `comparison.pdf` and so on by default.
        force: whether files that exist are replaced.

    Raises:
        OutputError: a file exists (without `force`) or cannot be written.
    """
    paths = {kind: folder / (name or f"{STEM}.{kind}") for kind in made.files}
    output.check_free(list(paths.values()), force=force)
    output.make_folder(folder)
    output.write_all({paths[kind]: content for kind, content in made.files.items()}, force=force)
    return tuple(paths.values())


def _undated(comparison: ReportComparison) -> Sequence[Diagnostic]:
    """What should be said of reports whose time is not known."""
    return [
        Diagnostic(
            "comparison-undated",
            about(
                each.report.source.name,
                message(
                    "it does not say what time it covers; it stands last, and no change is reckoned to it"
                ),
            ),
        )
        for each in comparison.reports
        if each.last is None
    ]


def _unequal(comparison: ReportComparison) -> Sequence[Diagnostic]:
    """What should be said of reports that cover times of other lengths than those before them."""
    if comparison.kind == "bodies":
        return []
    return [
        Diagnostic(
            "comparison-unequal",
            about(
                each.report.source.name,
                message(
                    "no report of the same body covers as long a time before it, so no change is reckoned to "
                    "it"
                ),
            ),
        )
        for each in comparison.reports[1:]
        if each.earlier is None and each.last is not None
    ]
