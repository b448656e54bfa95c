"""`duizhao doctor`: whether all is there that is needed, what is set where, and what to do about faults."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from converter.cli.console import Reporter, one_line
from converter.cli.help import SpokenCommand
from converter.cli.options import reporting_options
from converter.languages import DEFAULT, speaking, tell, translated
from converter.messages import Message, about, listed, message
from converter.version import __version__

if TYPE_CHECKING:
    from converter.cli.health import Examined
    from converter.cli.settings_report import SettingsReport

SCHEMA: Final = "duizhao/doctor/1"
_MARKS: Final = {"ok": "ok", "missing": "--", "broken": "!!"}
_HEADS: Final = {
    "engine": message("Conversion engine"),
    "face": message("Faces"),
    "style": message("Styles"),
    "part": message("Optional parts"),
}


@click.command(cls=SpokenCommand, short_help="Look whether all is well.")
@click.argument("source", metavar="[INPUT]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="All findings as one JSON object.")
@reporting_options
def doctor(reporter: Reporter, source: Path | None, as_json: bool) -> None:
    """Look whether all is there and works: engine, faces, styles, settings, optional parts.

    The settings beside INPUT, a report or a folder, are looked at too; by default those in this folder.
    The exit code is 1 if something is broken.
    """
    from converter.cli.health import findings
    from converter.cli.settings_report import report_settings

    root = click.get_current_context().find_root()
    group = root.command
    names = group.list_commands(root) if isinstance(group, click.Group) else []
    known = {name: group.get_command(root, name) for name in names} if isinstance(group, click.Group) else {}
    commands = {k: v for k, v in known.items() if v is not None}
    with speaking(DEFAULT) if as_json else nullcontext():  # what click says of a value is no message
        settings = report_settings(commands, source or Path())
    found = (*findings(), *settings.findings)
    if as_json:
        click.echo(json.dumps(_as_json(found, settings), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, settings, quiet=reporter.quiet):
            click.echo(one_line(tell(line)))
    if any(each.state == "broken" for each in found):
        sys.exit(1)


def _as_json(found: tuple[Examined, ...], settings: SettingsReport) -> dict[str, object]:
    from converter.cli.health import character_sets

    return {
        "schema": SCHEMA,
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "healthy": all(each.state != "broken" for each in found),
        "character_sets": {name: len(points) for name, points in character_sets().items()},
        "findings": [
            {
                "kind": each.kind,
                "name": each.name,
                "state": each.state,
                "about": each.about,
                "remedy": each.remedy or None,
                "coverage": each.coverage or None,
            }
            for each in found
        ],
        "settings": {
            "user_file": str(settings.user) if settings.user is not None else None,
            "user_file_exists": settings.user_there,
            "beside_file": str(settings.beside) if settings.beside is not None else None,
            "values": [
                {"command": each.command, "option": each.option, "value": each.value, "from": each.origin}
                for each in settings.values
            ],
            "unused_variables": list(settings.unused),
        },
    }


def _lines(found: tuple[Examined, ...], settings: SettingsReport, *, quiet: bool) -> Iterator[str]:
    """What was found, for a person; only what is broken, if that is all that is wanted."""
    from converter.cli.health import character_sets

    broken = [each for each in found if each.state == "broken"]
    if quiet:
        yield from (_line(each) for each in broken)
        return
    yield message(
        "duizhao {version}, Python {python}, {system}",
        version=__version__,
        python=platform.python_version(),
        system=platform.platform(),
    )
    for kind, head in _HEADS.items():
        yield ""
        sets = tuple(f"{name} {len(points)}" for name, points in character_sets().items())
        told = message("{head} (characters they have of: {sets})", head=head, sets=sets)
        yield told if kind == "face" else head
        yield from (_line(each) for each in found if each.kind == kind)
    yield ""
    yield from _settings(settings)
    yield ""
    if broken:
        yield message("Broken: {count}. What to do stands beside each.", count=len(broken))
    else:
        yield message("All is well.")


def _settings(settings: SettingsReport) -> Iterator[str]:
    """Where settings are looked for, and what they set."""
    yield message("Settings")
    if settings.user is None:
        yield message("  your file: nowhere ({variable} is empty)", variable="DUIZHAO_CONFIG")
    elif settings.user_there:
        yield message("  your file: {path}", path=settings.user)
    else:
        yield message("  your file: {path} (none)", path=settings.user)
    if settings.beside:
        yield message("  beside the input: {path}", path=settings.beside)
    else:
        yield message("  beside the input: none")
    yield from (_line(each) for each in settings.findings if each.state == "broken")
    for each in settings.values:
        yield message(
            "  {command} {option} = {value}   from {origin}",
            command=each.command,
            option=each.option,
            value=json.dumps(each.value, ensure_ascii=False),
            origin=each.origin,
        )
    for name in settings.unused:
        yield message("  this variable sets nothing: {name}", name=name)


def _line(found: Examined) -> Message:
    name = message("  {mark} {name}", mark=_MARKS[found.state], name=found.name)
    covered = listed(f"{name} {count}" for name, count in found.coverage.items() if count)
    what = found.about or covered
    if found.kind == "style":  # of a data file; the catalogues have those of the styles that come along
        what = translated(what)
    if what.startswith(f"{found.name}: "):  # what is wrong with a file names it
        name = message("  {mark} {name}", mark=_MARKS[found.state], name=what)
        what = ""
    said = about(name, what) if what else name
    return message("{what}; {remedy}", what=said, remedy=found.remedy) if found.remedy else said
