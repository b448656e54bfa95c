"""`duizhao compare`: the same measures of several reports side by side."""

from __future__ import annotations

from pathlib import Path

import click

from converter.cli import completing
from converter.cli.console import Reporter, progress, show
from converter.cli.options import (
    docx_variant_option,
    encoding_option,
    format_option,
    formats_option,
    named_input,
    reporting_options,
    scripts_option,
    style_option,
    variant_option,
)
from converter.cli.settings import ConfiguredCommand
from converter.cli.target import Target, chosen_target, is_stated, write_out
from converter.errors import UsageError
from converter.messages import about, listed, message
from converter.options import DocxVariant, Format, HantVariant, Options, Scripts


@click.command(
    cls=ConfiguredCommand,
    short_help="Hold reports against each other.",
    epilog="\b\nExample:\n  duizhao compare 2021.txt 2022.txt 2023.txt -o out --to pdf,xlsx",
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, shell_complete=completing.inputs)
@click.option(
    "-o",
    "--output",
    metavar="DIR|FILE|-",
    help="Folder for comparison.pdf and so on, one file, or `-` for standard output; by default this folder.",
)
@formats_option("What to make: pdf, docx, html, xlsx, json, separated by commas.")
@variant_option
@scripts_option("Scripts that PDF and HTML show.")
@docx_variant_option("Variant of DOCX and XLSX: that of the first report, one of the three, or both scripts.")
@style_option
@click.option("--title", metavar="TEXT", help="Title to show; by default one made of the body and the years.")
@click.option(
    "--min-score",
    "least",
    type=click.FloatRange(0, 1),
    metavar="S",
    help="Match no two figures whose score is below S, from 0 to 1 (docs/compare.md).",
)
@click.option(
    "--explain", is_flag=True, help="Show how each figure was matched, and write nothing without -o."
)
@format_option
@encoding_option
@click.option("--no-decisions", is_flag=True, help="Take no decisions, even if some are beside an INPUT.")
@click.option("--force", is_flag=True, help="Replace files that exist.")
@reporting_options
def compare(
    reporter: Reporter,
    inputs: tuple[str, ...],
    output: str | None,
    formats: tuple[Format, ...],
    variant: HantVariant,
    scripts: Scripts,
    docx_variant: DocxVariant,
    style: str,
    title: str | None,
    least: float | None,
    explain: bool,
    source_format: str | None,
    encoding: str | None,
    no_decisions: bool,
    force: bool,
) -> None:
    """Hold reports against each other: years of one body, or bodies in one year.

    An INPUT is a file, a folder with all reports in and below it, a pattern, or `-` for standard input.

    The same measures stand side by side; the change reckoned from two reports stands beside the change that
    the later one states, with a warning where no rounding explains the difference; the aims of one report
    stand beside the results of the next. The order is that of the time the reports cover.
    """
    from converter import compared
    from converter.cli.compare_view import disagreement_line, explanation, summary_line
    from converter.many.inputs import gather

    target, formats = chosen_target(output, formats, stated=is_stated("formats"))
    options = Options(
        formats=formats, variant=variant, scripts=scripts, docx_variant=docx_variant, style=style,
        title=title, source_format=source_format, encoding=encoding, decisions=not no_decisions, force=force,
    )  # fmt: skip
    gathered = gather(inputs, listed=None, leave=target.searched_apart)
    if len(gathered.files) < 2:
        raise UsageError(
            message("two reports or more are needed; name them one after the other, or their folder")
        )
    sources = [_source(each.name) for each in gathered.files]
    with progress(reporter, message("comparing")) as step:
        reports = compared.read_all(sources, options=options, progress=step)
        for report in reports:
            reporter.diagnostics(report.diagnostics)
        if explain and output is None:
            from converter.comparing import compare_reports

            show(explanation(compare_reports(reports, least=least)))
            return
        made = compared.compare(reports, options=options, least=least, progress=step)
    reporter.diagnostics(made.diagnostics)
    places = _written(target, made, options)
    if not reporter.quiet:
        for own in made.comparison.disagreements:
            reporter.warning(disagreement_line(made.comparison, own))
    if reporter.verbose or reporter.shows_progress:
        reporter.say(about(listed(places), summary_line(made.comparison)))
    if explain:
        show(explanation(made.comparison))


def _source(given: str) -> Path | tuple[bytes, str]:
    content, name = named_input(given)
    return (content, name) if isinstance(content, bytes) else content


def _written(target: Target, made: object, options: Options) -> list[str]:
    """Write the files; where they are."""
    from converter import compared

    assert isinstance(made, compared.Compared)
    if target.stream:
        for content in made.files.values():
            write_out(content)
        return [message("standard output")]
    folder = Path(target.folder) if target.folder is not None else Path()
    return [str(path) for path in compared.write(made, folder, name=target.file, force=options.force)]
