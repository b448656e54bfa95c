"""The settings in force: every file and variable, each value with where it comes from, and what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from converter.assets import is_file
from converter.cli.health import Examined, style
from converter.cli.settings import (
    PREFIX,
    ConfiguredCommand,
    UserSettings,
    load_settings,
    variables,
)
from converter.cli.settings_file import NAMED_BY, settings_path
from converter.configuration import BESIDE_KEYS, Choices, Layer, Neighbours, near_key
from converter.errors import UsageError
from converter.messages import listed, message


@dataclass(frozen=True, slots=True)
class InForce:
    """One option that is set somewhere."""

    command: str
    option: str
    value: Any
    origin: str
    """The file and key, or the variable."""


@dataclass(frozen=True, slots=True)
class SettingsReport:
    """What is set where."""

    user: Path | None
    """Where the user's settings are looked for."""
    user_there: bool
    beside: Path | None
    """The file beside the input, if there is one, right or wrong."""
    values: tuple[InForce, ...]
    """Of each option that of the highest place."""
    unused: tuple[str, ...]
    """Variables that look like ours and set nothing, with what may have been meant."""
    findings: tuple[Examined, ...]


def report_settings(commands: Mapping[str, click.Command], source: Path) -> SettingsReport:
    """Look through all settings.

    Args:
        commands: all there are.
        source: a report, or a folder of reports, beside which settings may stand.
    """
    known = {name: each for name, each in commands.items() if isinstance(each, ConfiguredCommand)}
    found: list[Examined] = []
    path, _ = settings_path()
    user = _loaded(known, found)
    near = source / "report" if source.is_dir() else source
    try:
        beside = Neighbours().beside(near)
        place = beside.path if beside is not None else None
    except UsageError as error:
        beside = None
        place = near.parent / "duizhao.toml"
        found.append(_wrong(place, error))
    values: dict[tuple[str, str], InForce] = {}
    for each in _of_user(user):
        values[each.command, each.option] = each
    if beside is not None:
        for key in BESIDE_KEYS:
            origin = f"{beside.path}: {key}"
            field = next((name for name, said in beside.layer.places.items() if said == origin), None)
            if field is not None:
                shown = _shown(beside.layer.values[field])
                values["convert", f"--{key}"] = InForce("convert", f"--{key}", shown, origin)
    for each in _of_environment(known):
        values[each.command, each.option] = each
    found += _faults(known, user, beside.layer if beside else None)
    return SettingsReport(
        path,
        path is not None and is_file(path),
        place,
        tuple(values[key] for key in sorted(values)),
        tuple(_unused(known)),
        tuple({(each.name, each.about): each for each in found}.values()),
    )


def _loaded(known: Mapping[str, click.Command], found: list[Examined]) -> UserSettings | None:
    path, _ = settings_path()
    try:
        user = load_settings(known)
    except UsageError as error:
        found.append(_wrong(path, error))
        return None
    if user is not None:
        found.append(
            Examined("settings", str(user.path), "ok", listed(user.keys) or message("it sets nothing"))
        )
    return user


def _wrong(path: Path | None, error: UsageError) -> Examined:
    remedy = message("mend the file; {page} has the keys", page="docs/command-line.md")
    return Examined("settings", str(path), "broken", str(error), remedy)


def _of_user(user: UserSettings | None) -> Iterator[InForce]:
    for command, table in (user.tables if user is not None else {}).items():
        for option, setting in table.items():
            yield InForce(
                command, option, _shown(setting.value), f"{user.path}: {setting.key}" if user else ""
            )


def _of_environment(known: Mapping[str, click.Command]) -> Iterator[InForce]:
    for name, command in known.items():
        for option in command.params:
            if isinstance(option, click.Option):
                set_by = next((each for each in variables(name, option) if os.environ.get(each)), None)
                if set_by is not None:
                    yield InForce(name, option.opts[-1], os.environ[set_by], set_by)


def _unused(known: Mapping[str, click.Command]) -> Iterator[str]:
    ours = {
        each
        for name, command in known.items()
        for option in command.params
        if isinstance(option, click.Option)
        for each in variables(name, option)
    }
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in (*ours, NAMED_BY):
            keys = {each.removeprefix(PREFIX).lower(): each for each in ours}
            near = near_key(name.removeprefix(PREFIX), keys)
            yield message("{name}; did you mean {near}?", name=name, near=keys[near]) if near else name


def _faults(
    known: Mapping[str, click.Command], user: UserSettings | None, beside: Layer | None
) -> Iterator[Examined]:
    """Values that an option does not take, and a style in force that cannot be used."""
    layers: dict[str, Layer] = {}
    for origin, settings in (("user", _of_user(user)), ("environment", _of_environment(known))):
        values: dict[str, Any] = {}
        places: dict[str, str] = {}
        for each in settings:
            option = next(p for p in known[each.command].params if each.option in p.opts)
            given = user.tables[each.command][each.option].value if user and origin == "user" else each.value
            try:
                with click.Context(known[each.command]) as ctx:
                    taken = option.process_value(ctx, given)
            except click.BadParameter as error:
                yield Examined("settings", each.origin, "broken", error.message, message("mend the value"))
                continue
            if each.command == "convert" and option.name is not None:
                values[option.name], places[option.name] = taken, each.origin
        layers[origin] = Layer(_for_options(values), {k: v for k, v in places.items() if k in _fields()})
    try:
        options = Choices(layers["user"], layers["environment"]).options(beside)
    except UsageError as error:
        yield Examined("settings", message("options"), "broken", str(error), message("mend the value"))
        return
    looked = style(options.style, str(options.style))
    if looked.state != "ok":
        yield looked


def _fields() -> frozenset[str]:
    from dataclasses import fields

    from converter.options import Options, WordOptions

    return frozenset(each.name for kind in (Options, WordOptions) for each in fields(kind)) - {
        "word",
        "force",
    }


def _for_options(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in _fields() and value is not None}


def _shown(value: object) -> Any:
    """A value as JSON has it."""
    if isinstance(value, (list, tuple)):
        return [_shown(each) for each in value]
    return str(value) if isinstance(value, Path) else value
