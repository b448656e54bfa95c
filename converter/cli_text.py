"""The commands on the conversion alone, and the options that say how a text is converted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from converter.console import (
    Voice,
    bytes_and_name,
    encoding_option,
    format_option,
    leaving,
    show,
    voice_options,
)

if TYPE_CHECKING:
    from converter.model import Variant
    from converter.variants import Punctuation, Vocabulary, Wording

Command = Callable[..., None]


def wording_options(punctuation: str) -> Callable[[Command], Command]:
    """The options for a user's words and marks; `punctuation` is the default of its option."""
    options = (
        click.option(
            "--punctuation",
            type=click.Choice(["region", "keep"]),
            default=punctuation,
            show_default=True,
            help="Marks as the region sets them, or as the source has them.",
        ),
        click.option(
            "--vocabulary",
            type=click.Choice(["tw", "hk"]),
            help="Also change words for those of Taiwan or Hong Kong (信息 → 資訊); never done by default.",
        ),
        click.option(
            "--glossary",
            "glossaries",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Your own words, before the built-in ones: TOML, CSV or TSV; may be repeated.",
        ),
    )

    def add(command: Command) -> Command:
        for option in options:
            command = option(command)
        return command

    return add


def _wording(
    voice: Voice, glossaries: tuple[Path, ...], vocabulary: str | None, punctuation: str, to: Variant
) -> Wording:
    """The wording these options ask for; what is odd in the glossaries is said."""
    from converter.variants import chosen_wording

    wording = chosen_wording(
        glossaries, cast("Vocabulary | None", vocabulary), cast("Punctuation", punctuation), to
    )
    voice.diagnostics(wording.diagnostics)
    return wording


@click.command()
@click.argument("source", metavar="[FILE]", default="-")
@click.option(
    "--to",
    "variant",
    type=click.Choice(["tw", "hk", "cn"]),
    required=True,
    help="Taiwan, Hong Kong or mainland standard.",
)
@wording_options("keep")
@click.option(
    "--trace",
    is_flag=True,
    help="Instead of the text, a table of what was decided where, by which layer and rule.",
)
@encoding_option
@voice_options
def text(
    source: str,
    variant: str,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    trace: bool,
    encoding: str | None,
    quiet: bool,
    verbose: bool,
    debug: bool,
) -> None:
    """Write plain text in one variant to standard output, line by line (FILE, or standard input)."""
    voice = Voice(quiet, verbose, debug)
    with leaving(voice):
        from converter import readers
        from converter.variants import convert_lines, lines_of, trace_lines

        to = cast("Variant", variant)
        wording = _wording(voice, glossaries, vocabulary, punctuation, to)
        data, name = bytes_and_name(source)
        content, diagnostics = readers.read_plain(data, name, encoding)
        voice.diagnostics(diagnostics)
        write = trace_lines if trace else convert_lines
        for piece in write(lines_of(content), to, wording=wording):
            click.echo(piece, nl=False)


@click.command()
@click.argument("source", metavar="INPUT")
@click.option("--json", "as_json", is_flag=True, help="The whole list as one JSON object.")
@click.option(
    "--variant",
    type=click.Choice(["tw", "hk"]),
    default="tw",
    show_default=True,
    help="Standard of the Traditional side: Taiwan or Hong Kong.",
)
@wording_options("region")
@format_option
@encoding_option
@voice_options
def review(
    source: str,
    as_json: bool,
    variant: str,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    source_format: str | None,
    encoding: str | None,
    quiet: bool,
    verbose: bool,
    debug: bool,
) -> None:
    """List what the conversion of INPUT repaired, and where a person should look at it."""
    voice = Voice(quiet, verbose, debug)
    with leaving(voice):
        from converter.pipeline import Options, read_report
        from converter.renderers.review import review_tables, review_to_json
        from converter.variants import review_report

        hant = cast('Literal["tw", "hk"]', variant)
        wording = _wording(voice, glossaries, vocabulary, punctuation, hant)
        options = Options(source_format=source_format, encoding=encoding)
        data, name = bytes_and_name(source)
        report = read_report(data, name=name, options=options)
        voice.diagnostics(report.diagnostics)
        made = review_report(report, hant=hant, wording=wording)
        if as_json:
            click.echo(review_to_json(made), nl=False)
        else:
            show(review_tables(made))
