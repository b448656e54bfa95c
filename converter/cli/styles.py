"""`duizhao styles`: the styles, or all settings of one."""

from __future__ import annotations

import click

from converter.cli.console import Reporter, exit_on_error
from converter.cli.options import reporting_options


@click.command()
@click.argument("name", required=False)
@reporting_options
def styles(name: str | None, quiet: bool, verbose: bool, debug: bool) -> None:
    """List the styles, or print all settings of the style NAME (a name or a TOML file)."""
    with exit_on_error(Reporter(quiet, verbose, debug)):
        from converter.styles import merged_toml, style_names

        click.echo(merged_toml(name) if name else "\n".join(style_names()))
