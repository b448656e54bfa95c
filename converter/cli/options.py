"""Options and arguments that several commands share, and what they load."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

import click

from converter.cli import completing
from converter.cli.choices import on_command_line, rank
from converter.cli.click_words import SpokenChoice
from converter.cli.console import Reporter, exit_on_error
from converter.cli.settings import user_settings, variables_in_force
from converter.cli.target import formats_of
from converter.errors import UsageError, not_together
from converter.languages import tell
from converter.messages import message
from converter.options import DocxVariant, HantVariant, Punctuation, Scripts
from converter.regions import Variant

if TYPE_CHECKING:
    from converter.variants import Wording

Command = Callable[..., None]


def reporting_options(command: Command) -> Command:
    """`-q`, `-v` and `--debug`: the command is given a `Reporter`, and what goes wrong in it is reported.

    The innermost decorator of a command, but for `decisions_options`.
    """

    @functools.wraps(command)
    def reported(quiet: bool, verbose: bool, debug: bool, **chosen: Any) -> None:
        reporter = Reporter(quiet, verbose, debug)
        say_settings(reporter)
        with exit_on_error(reporter):
            command(reporter, **chosen)

    made: Command = reported
    for option in (
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
        click.option("-v", "--verbose", is_flag=True, help="Print more: encodings, files written."),
        click.option("-q", "--quiet", is_flag=True, help="Print errors only."),
    ):
        made = option(made)
    return made


def say_settings(reporter: Reporter) -> None:
    """Name the user's settings, to who asked for more."""
    if not reporter.verbose:
        return
    context = click.get_current_context()
    found, set_by = user_settings(context), variables_in_force(context)
    if set_by:
        told = message("options are set by the environment: {variables}", variables=tuple(set_by))
        reporter.info(told)
    if found is not None and found.keys:
        told = message("your settings are in {path} ({keys})", path=found.path, keys=tuple(found.keys))
        reporter.info(told)
    elif found is not None:
        reporter.info(message("your settings are in {path}, which sets nothing", path=found.path))


def _known_encoding(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    from converter.errors import EncodingError
    from converter.readers.encoding import text_codec

    try:
        text_codec(name)
    except EncodingError as error:
        raise click.BadParameter(tell(str(error))) from None
    return name


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    help="Encoding of the input, such as gb18030 or big5hkscs; detected by default. "
    "gb18030:replace reads \ufffd for bytes it cannot decode.",
)
format_option = click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    shell_complete=completing.source_formats,
    help="Format of the input; detected by default.",
)
variant_option = click.option(
    "--variant",
    type=SpokenChoice(get_args(HantVariant)),
    default="tw",
    show_default=True,
    help="Standard of the Traditional side: Taiwan or Hong Kong.",
)


style_option = click.option(
    "--style",
    default="modern",
    show_default=True,
    metavar="NAME|FILE",
    shell_complete=completing.styles,
    help="A style of `duizhao styles`, or a TOML file.",
)


def formats_option(said: str) -> Callable[[Command], Command]:
    """`--to` as formats, each once; `said` is its help."""
    return click.option(
        "--to",
        "formats",
        default="pdf,docx",
        show_default=True,
        metavar="LIST",
        callback=formats_of,
        shell_complete=completing.formats,
        help=said,
    )


def scripts_option(said: str) -> Callable[[Command], Command]:
    """`--scripts`; `said` is its help."""
    return click.option(
        "--scripts", type=SpokenChoice(get_args(Scripts)), default="both", show_default=True, help=said
    )


def docx_variant_option(said: str) -> Callable[[Command], Command]:
    """`--docx-variant`; `said` is its help."""
    return click.option(
        "--docx-variant",
        type=SpokenChoice(get_args(DocxVariant)),
        default="source",
        show_default=True,
        help=said,
    )


def wording_options(punctuation: str) -> Callable[[Command], Command]:
    """The options for a user's words and punctuation; `punctuation` is the default of its option."""
    options = (
        click.option(
            "--punctuation",
            type=SpokenChoice(get_args(Punctuation)),
            default=punctuation,
            show_default=True,
            help="Punctuation as the region writes it, or as in the source.",
        ),
        click.option(
            "--vocabulary",
            type=SpokenChoice(get_args(Variant)),
            help="Also change words for those of a region (信息 → 資訊, 軟體 → 软件); never by default.",
        ),
        click.option(
            "--glossary",
            "glossaries",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Your own words, ahead of the built-in ones: TOML, CSV or TSV; may be repeated.",
        ),
    )

    def add(command: Command) -> Command:
        for option in options:
            command = option(command)
        return command

    return add


def load_wording(
    reporter: Reporter,
    glossaries: tuple[Path, ...],
    vocabulary: str | None,
    punctuation: str,
    made: tuple[Variant, ...],
) -> Wording:
    """The wording these options ask for; what is odd in the glossaries is reported."""
    from converter.variants import chosen_wording

    if vocabulary not in (None, *made) and not on_command_line("vocabulary"):
        vocabulary = None  # a setting is for the texts that can take it
    wording = chosen_wording(
        glossaries, cast("Variant | None", vocabulary), cast("Punctuation", punctuation), made
    )
    reporter.diagnostics(wording.diagnostics)
    return wording


def decisions_options(command: Command) -> Command:
    """`--decisions` and `--no-decisions`: the command is given `decisions`, as `Options` has them.

    Inside `reporting_options`, which reports what is wrong.
    """

    @functools.wraps(command)
    def decided(*arguments: Any, decisions: Path | None, no_decisions: bool, **chosen: Any) -> None:
        if decisions is not None and no_decisions:
            named, none = rank("decisions"), rank("no_decisions")
            if named == none:
                raise UsageError(not_together("--decisions", "--no-decisions"))
            decisions, no_decisions = (decisions, False) if named > none else (None, True)
        command(*arguments, decisions=not no_decisions if decisions is None else decisions, **chosen)

    made: Command = decided
    for option in (
        click.option(
            "--no-decisions", is_flag=True, help="Take no decisions, even if some are beside INPUT."
        ),
        click.option(
            "--decisions",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="An editor's decisions; by default those beside INPUT: report.decisions.toml of report.txt.",
        ),
    ):
        made = option(made)
    return made


def load_input(source: str) -> tuple[bytes, str]:
    """The bytes of a file or, for `-`, of standard input, and the name used in messages."""
    from converter import readers

    if source == "-":
        return readers.load_standard_input(), "-"
    path = Path(source)
    return readers.load(path), path.name


def named_input(source: str) -> tuple[Path | bytes, str]:
    """The path of a file or, for `-`, the bytes of standard input, and the name used in messages."""
    from converter import readers

    return (readers.load_standard_input(), "-") if source == "-" else (Path(source), Path(source).name)
