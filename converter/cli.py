"""The command line: arguments, messages, exit codes; no logic of its own."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn, cast

import click

from converter import __version__
from converter.cli_text import review, text, wording_options
from converter.console import (
    Voice,
    bytes_and_name,
    caught,
    encoding_option,
    format_option,
    leaving,
    one_line,
    show,
    voice_options,
)
from converter.errors import DuizhaoError, UsageError

if TYPE_CHECKING:
    from converter.pipeline import Converted, Format, Options

SOME_FAILED = 1

_EPILOG = """\b
Examples:
  duizhao convert report.txt                 report.pdf and report.docx beside it
  duizhao convert a.html b.docx c.pdf -o out several reports, into the folder out
  duizhao convert - -o out < report.txt      from standard input
  duizhao inspect report.txt                 what was understood
  duizhao review report.txt                  where to look at the conversion
  duizhao text --to cn report.txt            plain text in Simplified Chinese
"""


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from converter.variants import engine_label

    try:
        engine = engine_label()
    except DuizhaoError as error:
        engine = f"no usable conversion engine: {error}"
    click.echo(f"duizhao {__version__} ({engine})")
    context.exit()


@click.group(
    epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and the conversion engine in use.",
)
def cli() -> None:
    """Turn a Chinese official report into a bilingual PDF and an editable Word summary.

    The PDF sets Traditional and Simplified Chinese side by side, paragraph by paragraph, with contents,
    action items, indicator tables and a chart. The DOCX is a summary to go on working in. No network is used.
    """


@cli.command(epilog="\b\nExample:\n  duizhao convert report.txt -o out --variant hk --title 工作報告")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for the files; by default beside the input.",
)
@click.option(
    "--to",
    "formats",
    default="pdf,docx",
    show_default=True,
    metavar="LIST",
    help="What to make: pdf, docx, json, separated by commas.",
)
@click.option(
    "--variant",
    type=click.Choice(["tw", "hk"]),
    default="tw",
    show_default=True,
    help="Standard of the Traditional side: Taiwan or Hong Kong.",
)
@click.option(
    "--layout",
    type=click.Choice(["parallel", "stacked", "facing"]),
    default="parallel",
    show_default=True,
    help="How the scripts stand: side by side, one under the other, or on facing pages.",
)
@click.option(
    "--docx-variant",
    type=click.Choice(["source", "tw", "hk", "cn", "both"]),
    default="source",
    show_default=True,
    help="Variant of the DOCX: the source's own script by default; both scripts side by side.",
)
@click.option("--full-text", is_flag=True, help="Add the whole report to the DOCX; every quote leads to it.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="A Word file whose styles, header, footer and page set-up the DOCX takes.",
)
@click.option(
    "--lock-tracker", is_flag=True, help="Let nothing of the DOCX's action tracker be changed but its fields."
)
@click.option("--comments", is_flag=True, help="Mark doubts of the conversion as comments in the DOCX.")
@click.option(
    "--style",
    default="modern",
    show_default=True,
    metavar="NAME|FILE",
    help="A style of `duizhao styles`, or a TOML file.",
)
@click.option(
    "--title", metavar="TEXT", help="Title to set; the report's own by default, else the file's name."
)
@wording_options("region")
@format_option
@encoding_option
@click.option("--force", is_flag=True, help="Replace files that exist.")
@click.option("--open", "open_files", is_flag=True, help="Open the files when they are done.")
@voice_options
def convert(
    inputs: tuple[str, ...],
    folder: Path | None,
    formats: str,
    variant: str,
    layout: str,
    docx_variant: str,
    full_text: bool,
    comments: bool,
    lock_tracker: bool,
    template: Path | None,
    style: str,
    title: str | None,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    source_format: str | None,
    encoding: str | None,
    force: bool,
    open_files: bool,
    quiet: bool,
    verbose: bool,
    debug: bool,
) -> None:
    """Make a bilingual PDF and an editable DOCX summary of each INPUT (`-` is standard input)."""
    from converter import pipeline
    from converter.renderers import WordOptions

    voice = Voice(quiet, verbose, debug)
    options = pipeline.Options(
        formats=_formats(formats),
        variant=cast('Literal["tw", "hk"]', variant),
        layout=cast("pipeline.PageLayout", layout),
        docx_variant=cast("pipeline.DocxVariant", docx_variant),
        word=WordOptions(
            full_text=full_text, comments=comments, lock_tracker=lock_tracker, template=template
        ),
        style=style,
        title=title,
        source_format=source_format,
        encoding=encoding,
        glossaries=glossaries,
        vocabulary=cast('Literal["tw", "hk"] | None', vocabulary),
        punctuation=cast('Literal["region", "keep"]', punctuation),
        force=force,
    )
    codes: list[int] = []
    taken: dict[Path, str] = {}
    for name in inputs:
        with caught(voice, codes):
            made = _convert_one(name, folder, options, voice, taken)
            if open_files:
                for path in made.files:
                    click.launch(str(path))
    failed = [code for code in codes if code]
    if failed:
        sys.exit(failed[0] if len(inputs) == 1 else SOME_FAILED)


def _convert_one(
    name: str, folder: Path | None, options: Options, voice: Voice, taken: dict[Path, str]
) -> Converted:
    from converter import pipeline, readers
    from converter.renderers.terminal import counts

    source: Path | bytes = readers.load_standard_input() if name == "-" else Path(name)
    target = folder or (source.parent if isinstance(source, Path) else Path())
    for path in pipeline.output_paths(name, target, options).values():
        if path.absolute() in taken:
            raise UsageError(
                f"{name}: {path} is already made from {taken[path.absolute()]}; convert them apart"
            )
        taken[path.absolute()] = name
    with _progress(voice, name) as tell:
        made = pipeline.convert(source, target, name=name, options=options, progress=tell)
    voice.diagnostics(made.diagnostics)
    if voice.shows_progress or voice.verbose:
        files = ", ".join(map(str, made.files))
        click.echo(one_line(f"{name}: {files} ({counts(made.report)})"), err=True)
    return made


@cli.command()
@click.argument("source", metavar="INPUT")
@click.option("--json", "as_json", is_flag=True, help="The whole report as one JSON object.")
@click.option("--explain", is_flag=True, help="Why each number is an indicator, or is not.")
@click.option("--sentences", is_flag=True, help="Show under each indicator the sentence it stands in.")
@format_option
@encoding_option
@voice_options
def inspect(
    source: str,
    as_json: bool,
    explain: bool,
    sentences: bool,
    source_format: str | None,
    encoding: str | None,
    quiet: bool,
    verbose: bool,
    debug: bool,
) -> None:
    """Show what is understood of INPUT: sections, action items, indicators."""
    voice = Voice(quiet, verbose, debug)
    with leaving(voice):
        if as_json and explain:
            raise UsageError("--json and --explain cannot go together; choose one")
        from converter.parsing import parse
        from converter.pipeline import Options, read_document

        options = Options(source_format=source_format, encoding=encoding)
        data, name = bytes_and_name(source)
        document = read_document(data, name=name, options=options)
        if explain:
            from converter.parsing import explain as reasons
            from converter.renderers.terminal import explanation

            voice.diagnostics(document.diagnostics)
            show(explanation(reasons(document), document))
            return
        report = parse(document)
        voice.diagnostics(report.diagnostics)
        if as_json:
            from converter.renderers.json import report_to_json

            click.echo(report_to_json(report), nl=False)
        else:
            from converter.renderers.terminal import overview

            show(overview(report, sentences=sentences))


@cli.command()
@click.argument("name", required=False)
@voice_options
def styles(name: str | None, quiet: bool, verbose: bool, debug: bool) -> None:
    """List the styles, or print all settings of the style NAME (a name or a TOML file)."""
    with leaving(Voice(quiet, verbose, debug)):
        from converter.styles import merged_toml, style_names

        click.echo(merged_toml(name) if name else "\n".join(style_names()))


cli.add_command(text)
cli.add_command(review)


def _formats(given: str) -> tuple[Format, ...]:
    from converter.renderers import RENDERERS

    names = [name.strip().lower() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in RENDERERS]
    if unknown or not names:
        shown = f"{unknown[0]!r} is no format" if unknown else "no format is named"
        raise click.BadParameter(f"{shown}; choose from {', '.join(RENDERERS)}", param_hint="--to")
    return cast("tuple[Format, ...]", tuple(dict.fromkeys(names)))


@contextlib.contextmanager
def _progress(voice: Voice, name: str) -> Iterator[Callable[[str], None]]:
    """A line that says what is being done, on a terminal; nothing elsewhere."""
    if not voice.shows_progress:
        yield lambda step: None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(name)) as status:
        yield lambda step: status.update(f"{escape(name)}: {step}")


def main() -> NoReturn:
    """Entry point: UTF-8 everywhere, whatever the console was set to; asked to end, it tidies up first."""
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who called
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n" if os.name != "nt" else None)
    cli(prog_name="duizhao")
    sys.exit(0)
