"""`duizhao schema`: the JSON Schemas of what duizhao prints and of the decisions file it reads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from converter.cli.click_words import SpokenChoice
from converter.cli.console import Reporter
from converter.cli.options import reporting_options
from converter.cli.settings import ConfiguredCommand

_PACKAGE: Final = Path(__file__).parents[1]
SCHEMAS: Final = {
    "comparison": _PACKAGE / "schemas" / "comparison.schema.json",
    "decisions": _PACKAGE / "decisions" / "data" / "decisions.schema.json",
    "doctor": _PACKAGE / "schemas" / "doctor.schema.json",
    "report": _PACKAGE / "schemas" / "report.schema.json",
    "review": _PACKAGE / "schemas" / "review.schema.json",
}
"""The file of each schema, by its name."""


@click.command(cls=ConfiguredCommand, short_help="Print a JSON Schema.")
@click.argument("name", metavar="[NAME]", type=SpokenChoice(sorted(SCHEMAS)), required=False)
@reporting_options
def schema(_reporter: Reporter, name: str | None) -> None:
    """Print the JSON Schema of what a command prints or reads; without NAME, the names.

    \b
    comparison duizhao compare --to json
    report     duizhao inspect --json
    review     duizhao review --json
    doctor     duizhao doctor --json
    decisions  the decisions file beside a report
    """
    if name is None:
        click.echo("\n".join(sorted(SCHEMAS)))
    else:
        click.echo(SCHEMAS[name].read_text("utf-8"), nl=False)
