"""`duizhao convert`: reports into PDF, DOCX and JSON files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from converter.cli.console import Reporter, collect_errors, one_line, progress
from converter.cli.options import (
    encoding_option,
    format_option,
    reporting_options,
    variant_option,
    wording_options,
)
from converter.errors import UsageError

if TYPE_CHECKING:
    from converter.pipeline import Converted, Format, Options

SOME_FAILED = 1


@click.command(epilog="\b\nExample:\n  duizhao convert report.txt -o out --variant hk --title 工作報告")
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
@variant_option
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
@reporting_options
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

    reporter = Reporter(quiet, verbose, debug)
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
        with collect_errors(reporter, codes):
            made = _convert_one(name, folder, options, reporter, taken)
            if open_files:
                for path in made.files:
                    click.launch(str(path))
    failed = [code for code in codes if code]
    if failed:
        sys.exit(failed[0] if len(inputs) == 1 else SOME_FAILED)


def _convert_one(
    name: str, folder: Path | None, options: Options, reporter: Reporter, taken: dict[Path, str]
) -> Converted:
    from converter import pipeline, readers
    from converter.cli.inspect_view import counts

    source: Path | bytes = readers.load_standard_input() if name == "-" else Path(name)
    target = folder or (source.parent if isinstance(source, Path) else Path())
    for path in pipeline.output_paths(name, target, options).values():
        if path.absolute() in taken:
            raise UsageError(
                f"{name}: {path} is already made from {taken[path.absolute()]}; convert them apart"
            )
        taken[path.absolute()] = name
    with progress(reporter, name) as tell:
        made = pipeline.convert(source, target, name=name, options=options, progress=tell)
    reporter.diagnostics(made.diagnostics)
    if reporter.shows_progress or reporter.verbose:
        files = ", ".join(map(str, made.files))
        click.echo(one_line(f"{name}: {files} ({counts(made.report)})"), err=True)
    return made


def _formats(given: str) -> tuple[Format, ...]:
    from converter.renderers import RENDERERS

    names = [name.strip().lower() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in RENDERERS]
    if unknown or not names:
        shown = f"{unknown[0]!r} is no format" if unknown else "no format is named"
        raise click.BadParameter(f"{shown}; choose from {', '.join(RENDERERS)}", param_hint="--to")
    return cast("tuple[Format, ...]", tuple(dict.fromkeys(names)))
