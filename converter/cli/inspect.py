"""`duizhao inspect`: what the parser understood."""

from __future__ import annotations

import click

from converter.cli.console import Reporter, show
from converter.cli.options import encoding_option, format_option, load_input, reporting_options
from converter.errors import UsageError
from converter.options import Options


@click.command()
@click.argument("source", metavar="INPUT")
@click.option("--json", "as_json", is_flag=True, help="The whole report as one JSON object.")
@click.option("--explain", is_flag=True, help="Why each number is an indicator, or is not.")
@click.option("--sentences", is_flag=True, help="Show each indicator under the sentence it comes from.")
@format_option
@encoding_option
@reporting_options
def inspect(
    reporter: Reporter,
    source: str,
    as_json: bool,
    explain: bool,
    sentences: bool,
    source_format: str | None,
    encoding: str | None,
) -> None:
    """Show what is understood of INPUT: sections, action items, indicators."""
    if as_json and explain:
        raise UsageError("--json and --explain cannot go together; choose one")
    from converter.parsing import parse
    from converter.pipeline import read_document

    options = Options(source_format=source_format, encoding=encoding)
    data, name = load_input(source)
    document = read_document(data, name=name, options=options)
    if explain:
        from converter.cli.inspect_view import explanation
        from converter.parsing import explain as reasons

        reporter.diagnostics(document.diagnostics)
        show(explanation(reasons(document), document))
        return
    report = parse(document)
    reporter.diagnostics(report.diagnostics)
    if as_json:
        from converter.renderers.json import report_to_json

        click.echo(report_to_json(report), nl=False)
    else:
        from converter.cli.inspect_view import overview

        show(overview(report, sentences=sentences))
