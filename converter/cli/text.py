"""`duizhao text`: plain text in one variant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from converter.cli import completing
from converter.cli.choices import wording_beside
from converter.cli.console import Reporter
from converter.cli.options import (
    encoding_option,
    load_input,
    load_wording,
    reporting_options,
    wording_options,
)
from converter.cli.settings import ConfiguredCommand

if TYPE_CHECKING:
    from converter.model import Variant


@click.command(
    cls=ConfiguredCommand,
    short_help="Convert plain text to one variant.",
)
@click.argument("source", metavar="[FILE]", default="-", shell_complete=completing.inputs)
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
    help="Instead of the text, print a table of what was decided where, by which layer and rule.",
)
@encoding_option
@reporting_options
def text(
    reporter: Reporter,
    source: str,
    variant: str,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    trace: bool,
    encoding: str | None,
) -> None:
    """Write plain text in one variant to standard output, line by line (FILE, or standard input)."""
    from converter import readers
    from converter.variants import convert_lines, lines_of, trace_lines

    glossaries, told = wording_beside(source, None, glossaries)[1:]
    if told is not None and reporter.verbose:
        reporter.say(f"duizhao: info: {told}")
    to = cast("Variant", variant)
    wording = load_wording(reporter, glossaries, vocabulary, punctuation, (to,))
    data, name = load_input(source)
    content, diagnostics = readers.read_plain(data, name, encoding)
    reporter.diagnostics(diagnostics)
    write = trace_lines if trace else convert_lines
    for piece in write(lines_of(content), to, wording=wording):
        click.echo(piece, nl=False)
