"""`duizhao review`: what a person should look at: a list for a terminal, JSON, or a page to work through."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from converter.cli import completing
from converter.cli.choices import wording_beside
from converter.cli.console import Reporter, show
from converter.cli.corrections import Wanted, save_words, take_corrections
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
from converter.cli.settings import ConfiguredCommand
from converter.messages import about
from converter.options import Options

if TYPE_CHECKING:
    from converter.variants import Wording


@click.command(
    cls=ConfiguredCommand,
    short_help="List what a person should look at.",
)
@click.argument("source", metavar="INPUT", shell_complete=completing.inputs)
@click.option("--json", "as_json", is_flag=True, help="The whole list as one JSON object.")
@click.option(
    "--page",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="A page for the browser to look through everything on; what is decided there is saved as a file.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="REPORT",
    help="Instead, read what people corrected in INPUT, a Word summary of REPORT, into a file of decisions.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File of decisions for --against, which is added to; by default the one beside REPORT.",
)
@click.option(
    "--save-glossary",
    type=click.Path(path_type=Path),
    metavar="FILE.toml",
    help="Keep words that were decided, where they hold for a whole word, for --glossary.",
)
@click.option(
    "--force", is_flag=True, help="Replace FILE if it exists; of conflicting choices take the newer."
)
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
    against: Path | None,
    target: Path | None,
    save_glossary: Path | None,
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
    wanted = Wanted(as_json, page, against, target, save_glossary, force, open_page)
    wanted.check()
    options = Options(source_format=source_format, encoding=encoding, decisions=decisions, force=force)
    if against is not None:
        take_corrections(reporter, source, against, target, options)
        return
    from converter import output
    from converter.cli.review_view import review_tables, review_to_json
    from converter.pipeline import read_report
    from converter.variants import review_report

    chosen, glossaries, told = wording_beside(source, variant, glossaries)
    if told is not None and reporter.verbose:
        reporter.info(told)
    hant = cast('Literal["tw", "hk"]', chosen)
    wording = load_wording(reporter, glossaries, vocabulary, punctuation, (hant, "cn"))
    for made_file in (page, save_glossary):
        if made_file is not None:
            check_target(source, made_file, force=force)
    given, name = named_input(source)
    if page is not None:
        content = review_page(reporter, given, name, options, hant, wording)
        output.make_folder(page.parent)
        output.write_all({page: content}, force=force)
        if reporter.shows_progress or reporter.verbose:
            reporter.say(about(name, str(page)))
        if open_page:
            click.launch(str(page))
        return
    report = read_report(given, name=name, options=options)
    reporter.diagnostics(report.diagnostics)
    if save_glossary is not None:
        save_words(reporter, report, save_glossary, force=force)
    made = review_report(report, hant=hant, wording=wording)
    if as_json:
        click.echo(review_to_json(made, report), nl=False)
    elif save_glossary is None:
        show(review_tables(made, report))


def check_target(source: str, target: Path, *, force: bool) -> None:
    """Refuse early, before any work is done.

    Raises:
        UsageError: the file would replace the input.
        OutputError: it exists and `force` is off, or it cannot be written.
    """
    from converter import output

    if source != "-":
        output.check_apart(Path(source), [target])
    output.check_free([target], force=force)


def review_page(
    reporter: Reporter,
    given: Path | bytes,
    name: str,
    options: Options,
    hant: Literal["tw", "hk"],
    wording: Wording,
) -> bytes:
    """The review page of a report: as the program reads it, and what was decided before.

    Raises:
        InputError: the report cannot be read.
        UsageError: the decisions cannot be read.
    """
    from converter.content.checklist import build_checklist
    from converter.decisions import SUFFIX, plain_toml
    from converter.decisions.moving import moved
    from converter.pipeline import (
        STANDARD_INPUT_NAME,
        decisions_about,
        display_title,
        read_document,
        read_report,
    )
    from converter.renderers.html.review import render_review
    from converter.variants import review_report

    document = read_document(given, name=name, options=options)
    decided, told = decisions_about(document, given, options=options)
    report = read_report(given, name=name, options=replace(options, decisions=False))
    reporter.diagnostics((*told, *report.diagnostics))
    before = None
    if decided is not None:
        before = plain_toml(decided, moved(decided, document.text, document.source.sha256), document.text)
    checklist = build_checklist(
        report, review_report(report, hant=hant, wording=wording), display_title(report, options)
    )
    stem = STANDARD_INPUT_NAME if name == "-" else Path(name).stem
    file = options.decisions.name if isinstance(options.decisions, Path) else stem + SUFFIX
    return render_review(checklist, file, before)
