"""`duizhao convert`: reports into PDF, DOCX, JSON and XLSX files."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

import click

from converter.cli.console import Reporter, collect_errors, progress
from converter.cli.options import (
    decisions_options,
    encoding_option,
    format_option,
    reporting_options,
    variant_option,
    wording_options,
)
from converter.decisions import is_decisions_name
from converter.errors import UsageError
from converter.model import Diagnostic
from converter.options import DocxVariant, Format, Options, PageLayout, Scripts, WordOptions

if TYPE_CHECKING:
    from converter.pipeline import Conversion

SOME_FAILED = 1


def _formats(_context: click.Context, _parameter: click.Parameter, given: str) -> tuple[Format, ...]:
    choices = get_args(Format)
    names = [name.strip().lower() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in choices]
    if unknown or not names:
        shown = f"{unknown[0]!r} is not a format" if unknown else "no format is named"
        raise click.BadParameter(f"{shown}; choose from {', '.join(choices)}")
    return cast("tuple[Format, ...]", tuple(dict.fromkeys(names)))


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
    callback=_formats,
    help="What to make: pdf, docx, html, json, xlsx, separated by commas.",
)
@variant_option
@click.option(
    "--scripts",
    type=click.Choice(get_args(Scripts)),
    default="both",
    show_default=True,
    help="Scripts that the PDF shows; one alone takes the full measure.",
)
@click.option(
    "--layout",
    type=click.Choice(get_args(PageLayout)),
    show_default="parallel",
    help="Arrangement of the two scripts: side by side, one under the other, or on facing pages.",
)
@click.option(
    "--docx-variant",
    type=click.Choice(get_args(DocxVariant)),
    default="source",
    show_default=True,
    help="Variant of DOCX and XLSX: that of the source, one of the three, or both scripts side by side.",
)
@click.option("--full-text", is_flag=True, help="Add the whole report to the DOCX; every quote leads to it.")
@click.option(
    "--appendix", is_flag=True, help="Append to the DOCX a table of all figures with their sentences."
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="A Word file; the DOCX takes over its styles, headers, footers and page setup.",
)
@click.option(
    "--lock-tracker", is_flag=True, help="Lock the action tracker of the DOCX; only its fields stay editable."
)
@click.option("--comments", is_flag=True, help="Mark doubts about the conversion as comments in the DOCX.")
@click.option(
    "--style",
    default="modern",
    show_default=True,
    metavar="NAME|FILE",
    help="A style of `duizhao styles`, or a TOML file.",
)
@click.option(
    "--system-fonts",
    is_flag=True,
    help="Let the PDF use installed fonts that the style names; other machines then make another file.",
)
@click.option(
    "--title", metavar="TEXT", help="Title to show; by default the report's own, else the file name."
)
@wording_options("region")
@format_option
@encoding_option
@click.option("--force", is_flag=True, help="Replace files that exist.")
@click.option("--open", "open_files", is_flag=True, help="Open the files when they are done.")
@reporting_options
@decisions_options
def convert(
    reporter: Reporter, inputs: tuple[str, ...], folder: Path | None, open_files: bool, **chosen: Any
) -> None:
    """Make a bilingual PDF and an editable DOCX summary of each INPUT (`-` is standard input)."""
    options = _options(chosen)
    codes: list[int] = []
    taken: dict[Path, str] = {}
    for name in _reports(inputs, reporter):
        with collect_errors(reporter, codes):
            made = _convert_one(name, folder, options, reporter, taken)
            if open_files:
                _open(made.files)
    failed = [code for code in codes if code]
    if failed:
        sys.exit(failed[0] if len(inputs) == 1 else SOME_FAILED)


def _reports(inputs: tuple[str, ...], reporter: Reporter) -> Iterator[str]:
    """The inputs; of several, as a pattern gives them, without the decisions about the others."""
    for name in inputs:
        if len(inputs) > 1 and is_decisions_name(name):
            reporter.diagnostics(
                [Diagnostic("decisions", f"{name}: these are decisions, not converted", "note")]
            )
        else:
            yield name


def _options(chosen: dict[str, Any]) -> Options:
    """The options of the command line, which bear the names of the fields of `Options` and `WordOptions`."""
    if chosen["layout"] is None:
        del chosen["layout"]
    elif chosen["scripts"] != "both":
        raise UsageError("--layout is for both scripts; leave it out with --scripts hant or hans")
    word = {field.name: chosen.pop(field.name) for field in fields(WordOptions)}
    return Options(word=WordOptions(**word), **chosen)


def _open(files: Iterable[Path]) -> None:
    """Show the files in the programs of the desktop; where there is none, nothing is lost."""
    for path in files:
        with contextlib.suppress(OSError):
            click.launch(str(path))


def _convert_one(
    name: str, folder: Path | None, options: Options, reporter: Reporter, taken: dict[Path, str]
) -> Conversion:
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
        reporter.say(f"{name}: {files} ({counts(made.report)})")
    return made
