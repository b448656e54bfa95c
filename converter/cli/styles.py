"""`duizhao styles`: the styles, or all settings of one."""

from __future__ import annotations

import click

from converter.cli import completing
from converter.cli.console import Reporter
from converter.cli.options import reporting_options
from converter.cli.settings import ConfiguredCommand


@click.command(cls=ConfiguredCommand)
@click.argument("name", required=False, shell_complete=completing.styles)
@reporting_options
def styles(_reporter: Reporter, name: str | None) -> None:
    """List the styles, or print all settings of the style NAME (a name or a TOML file)."""
    from converter.styles import merged_toml, style_names

    click.echo(merged_toml(name) if name else "\n".join(style_names()))
