"""`duizhao review`: what the conversion repaired, and the words and figures a person should look at."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import click

from converter.cli.console import Reporter, show
from converter.cli.options import (
    decisions_options,
    encoding_option,
    format_option,
    load_wording,
    named_input,
    reporting_options,
    variant_option,
    wording_options,
)
from converter.options import Options


@click.command()
@click.argument("source", metavar="INPUT")
@click.option("--json", "as_json", is_flag=True, help="The whole list as one JSON object.")
@variant_option
@wording_options("region")
@format_option
@encoding_option
@reporting_options
@decisions_options
def review(
    reporter: Reporter,
    source: str,
    as_json: bool,
    variant: str,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    decisions: Path | bool,
    source_format: str | None,
    encoding: str | None,
) -> None:
    """List what the conversion of INPUT repaired, and the words and figures a person should look at."""
    from converter.cli.review_view import review_tables, review_to_json
    from converter.pipeline import read_report
    from converter.variants import review_report

    hant = cast('Literal["tw", "hk"]', variant)
    wording = load_wording(reporter, glossaries, vocabulary, punctuation, (hant, "cn"))
    options = Options(source_format=source_format, encoding=encoding, decisions=decisions)
    given, name = named_input(source)
    report = read_report(given, name=name, options=options)
    reporter.diagnostics(report.diagnostics)
    made = review_report(report, hant=hant, wording=wording)
    if as_json:
        click.echo(review_to_json(made, report), nl=False)
    else:
        show(review_tables(made, report))
