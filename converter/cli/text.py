"""`duizhao text`: plain text in one variant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from converter.cli import completing
from converter.cli.choices import wording_beside
from converter.cli.click_words import SpokenChoice
from converter.cli.console import Reporter
from converter.cli.options import (
    decisions_options,
    encoding_option,
    load_input,
    load_wording,
    reporting_options,
    wording_options,
)
from converter.cli.settings import ConfiguredCommand

if TYPE_CHECKING:
    from converter.model import Variant, WordChoice


@click.command(
    cls=ConfiguredCommand,
    short_help="Convert plain text to one variant.",
)
@click.argument("source", metavar="[FILE]", default="-", shell_complete=completing.inputs)
@click.option(
    "--to",
    "variant",
    type=SpokenChoice(["tw", "hk", "cn"]),
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
@decisions_options
def text(
    reporter: Reporter,
    source: str,
    variant: str,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    trace: bool,
    encoding: str | None,
    decisions: Path | bool,
) -> None:
    """Write plain text in one variant to standard output, line by line (FILE, or standard input)."""
    from converter import readers
    from converter.variants import convert_lines, lines_of, trace_lines

    glossaries, told = wording_beside(source, None, glossaries)[1:]
    if told is not None and reporter.verbose:
        reporter.info(told)
    to = cast("Variant", variant)
    wording = load_wording(reporter, glossaries, vocabulary, punctuation, (to,))
    data, name = load_input(source)
    content, diagnostics = readers.read_plain(data, name, encoding)
    reporter.diagnostics(diagnostics)
    given = data if source == "-" else Path(source)
    words = _decided(reporter, content, data, given, name, decisions, encoding)
    write = trace_lines if trace else convert_lines
    for piece in write(lines_of(content), to, wording=wording, decided=words):
        click.echo(piece, nl=False)


def _decided(
    reporter: Reporter,
    content: str,
    data: bytes,
    given: Path | bytes,
    name: str,
    decisions: Path | bool,
    encoding: str | None,
) -> tuple[WordChoice, ...]:
    """The words an editor decided; the parser is asked for their places only where there are decisions."""
    from converter.assets import is_file
    from converter.readers.beside import decisions_beside

    beside = decisions is True and isinstance(given, Path) and is_file(decisions_beside(given))
    if not beside and not isinstance(decisions, Path):
        return ()
    from converter.options import Options
    from converter.pipeline import decided_words_of

    options = Options(decisions=decisions, encoding=encoding)
    words, told = decided_words_of(content, data, given, name, options=options)
    reporter.diagnostics(told)
    return words
