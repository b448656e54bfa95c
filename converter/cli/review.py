"""`duizhao review`: what a person should look at: a list for a terminal, JSON, or a page to work through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

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
from converter.errors import UsageError
from converter.options import Options

if TYPE_CHECKING:
    from converter.model import Report
    from converter.variants.review import Review


@click.command()
@click.argument("source", metavar="INPUT")
@click.option("--json", "as_json", is_flag=True, help="The whole list as one JSON object.")
@click.option(
    "--page",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="A page for the browser to look through everything on; what is decided there is saved as a file.",
)
@click.option("--force", is_flag=True, help="Replace the page if it exists.")
@click.option("--open", "open_page", is_flag=True, help="Open the page when it is done.")
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
    page: Path | None,
    force: bool,
    open_page: bool,
    variant: str,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    decisions: Path | bool,
    source_format: str | None,
    encoding: str | None,
) -> None:
    """List what the conversion of INPUT repaired, and the words and figures a person should look at.

    With --page everything an editor checks stands on a page, with headings and action items, to work through.
    """
    if page is None and (force or open_page):
        raise UsageError("--force and --open are for a page; name its file with --page")
    if page is not None:
        if as_json:
            raise UsageError("--json and --page cannot go together; choose one")
        check_page(source, page, force=force)
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
    if page is not None:
        write_page(report, made, page, force=force)
        if reporter.shows_progress or reporter.verbose:
            reporter.say(f"{name}: {page}")
        if open_page:
            click.launch(str(page))
    elif as_json:
        click.echo(review_to_json(made, report), nl=False)
    else:
        show(review_tables(made, report))


def check_page(source: str, page: Path, *, force: bool) -> None:
    """Refuse early, before any work is done.

    Raises:
        UsageError: the page would replace the input, or goes with other output.
        OutputError: it exists and `force` is off, or it cannot be written.
    """
    from converter import output

    if source != "-":
        output.check_apart(Path(source), [page])
    output.check_free([page], force=force)


def write_page(report: Report, made: Review, page: Path, *, force: bool) -> None:
    """Write the review page of a report.

    Raises:
        OutputError: it cannot be written.
    """
    from converter import output
    from converter.content.checklist import build_checklist
    from converter.decisions import SUFFIX
    from converter.pipeline import DEFAULTS, STANDARD_INPUT_NAME, display_title
    from converter.renderers.html.review import render_review

    checklist = build_checklist(report, made, display_title(report, DEFAULTS))
    stem = Path(report.source.name).stem
    file = (STANDARD_INPUT_NAME if stem == "-" else stem) + SUFFIX
    output.make_folder(page.parent)
    output.write_all({page: render_review(checklist, file)}, force=force)
