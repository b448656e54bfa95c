"""`duizhao inspect`: what the parser understood."""

from __future__ import annotations

from pathlib import Path

import click

from converter.cli import completing
from converter.cli.console import Reporter, show
from converter.cli.options import (
    decisions_options,
    encoding_option,
    format_option,
    named_input,
    reporting_options,
)
from converter.cli.settings import ConfiguredCommand
from converter.errors import UsageError, not_together
from converter.options import Options


@click.command(
    cls=ConfiguredCommand,
    short_help="Show what is understood of a report.",
)
@click.argument("source", metavar="INPUT", shell_complete=completing.inputs)
@click.option("--json", "as_json", is_flag=True, help="The whole report as one JSON object.")
@click.option("--explain", is_flag=True, help="Why each number is an indicator, or is not.")
@click.option("--sentences", is_flag=True, help="Show each indicator under the sentence it comes from.")
@format_option
@encoding_option
@reporting_options
@decisions_options
def inspect(
    reporter: Reporter,
    source: str,
    as_json: bool,
    explain: bool,
    sentences: bool,
    decisions: Path | bool,
    source_format: str | None,
    encoding: str | None,
) -> None:
    """Show what is understood of INPUT: sections, action items, indicators."""
    if as_json and explain:
        raise UsageError(not_together("--json", "--explain"))
    from converter.parsing import parse
    from converter.pipeline import decisions_about, read_document

    options = Options(source_format=source_format, encoding=encoding, decisions=decisions)
    given, name = named_input(source)
    document = read_document(given, name=name, options=options)
    decided, told = decisions_about(document, given, options=options)
    report = parse(document, decisions=decided)
    reporter.diagnostics((*told, *report.diagnostics))
    if explain:
        from converter.cli.inspect_view import explanation
        from converter.parsing import explain as reasons

        show(explanation(reasons(document, decisions=decided), document))
        return
    if as_json:
        from converter.renderers.json import report_to_json

        click.echo(report_to_json(report), nl=False)
    else:
        from converter.cli.inspect_view import overview

        show(overview(report, sentences=sentences))
