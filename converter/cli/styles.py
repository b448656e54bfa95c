"""`duizhao styles`: the styles, all settings of one, or a page that shows what it looks like."""

from __future__ import annotations

from pathlib import Path

import click

from converter.cli import completing
from converter.cli.console import Reporter
from converter.cli.options import reporting_options
from converter.cli.settings import ConfiguredCommand
from converter.cli.target import chosen_target, write_out
from converter.errors import UsageError
from converter.messages import about, message


@click.command(
    cls=ConfiguredCommand,
    short_help="List the styles, or show one.",
    epilog="\b\nExample:\n  duizhao styles --preview official-tw -o official-tw.pdf",
)
@click.argument("name", required=False, shell_complete=completing.styles)
@click.option("--preview", is_flag=True, help="Make a PDF of one page that shows the style NAME.")
@click.option(
    "-o",
    "--output",
    metavar="DIR|FILE|-",
    help="Where the page goes; by default NAME.pdf in this folder.",
)
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@reporting_options
def styles(reporter: Reporter, name: str | None, preview: bool, output: str | None, force: bool) -> None:
    """List the styles, or print all settings of the style NAME (a name or a TOML file)."""
    from converter.styles import merged_toml, style_names

    if preview and name is None:
        raise UsageError(
            message(
                "--preview shows one style; name it, such as: {command}",
                command="duizhao styles --preview modern",
            )
        )
    if not preview and output is not None:
        raise UsageError(message("-o is for the page of --preview; leave it out, or add --preview"))
    if preview and name is not None:
        _preview(reporter, name, output, force=force)
    else:
        click.echo(merged_toml(name) if name else "\n".join(style_names()))


def _preview(reporter: Reporter, name: str, given: str | None, *, force: bool) -> None:
    from converter import output
    from converter.cli.preview import preview
    from converter.styles import style_path

    target, made_as = chosen_target(given, ("pdf",), stated=False)
    if made_as != ("pdf",):
        raise UsageError(
            message(
                "-o {given}: the page of --preview is a PDF; end the name in .pdf, or name a folder",
                given=given,
            )
        )
    stem = style_path(name).stem
    path = Path(target.folder or "", target.file or f"{stem}.pdf")
    if not target.stream:
        output.check_free([path], force=force)
    made = preview(name)
    if target.stream:
        write_out(made)
        return
    output.make_folder(path.parent)
    output.write_all({path: made}, force=force)
    if reporter.verbose or reporter.shows_progress:
        reporter.say(about(name, str(path)))
