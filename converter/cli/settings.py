"""The user's own settings, of a file and of the environment, for options that the command line leaves out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from converter.cli.console import UsageLine
from converter.cli.help import SpokenCommand
from converter.cli.language import OPTION
from converter.cli.settings_file import at_home, settings_path
from converter.errors import UsageError
from converter.messages import about, message

PREFIX: Final = "DUIZHAO_"
_MAIN: Final = "convert"
_LIKE_MAIN: Final = frozenset((_MAIN, "watch"))
"""Commands that take what is set for `convert`."""
_NEVER: Final = frozenset(("--force", "--help", "--dry-run"))
"""What nobody wants done by default."""
_SHARED: Final = frozenset(
    (
        *("--style", "--scripts", "--docx-variant", "--decisions", "--no-decisions"),
        *("--variant", "--glossary", "--vocabulary", "--punctuation", "--from", "--encoding"),
        *("--jobs", "--timeout", "--memory", "--quiet", "--verbose", "--debug", OPTION),
    )
)
"""Options that mean the same in every command."""
_READ: Final = frozenset(("--style", "--template", "--glossary", "--decisions", "--files-from"))
"""Options whose files a setting names as seen from the folder of the settings."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the file."""

    key: str
    """With its table: `to`, `review.page`."""
    value: Any


@dataclass(frozen=True, slots=True)
class UserSettings:
    """The user's file, checked: every key is an option of its command."""

    path: Path
    tables: Mapping[str, Mapping[str, Setting]]
    """By command, settings by the long names of its options."""

    @property
    def keys(self) -> list[str]:
        """All keys of the file, in its order."""
        return list(dict.fromkeys(each.key for table in self.tables.values() for each in table.values()))


def load_settings(commands: Mapping[str, click.Command]) -> UserSettings | None:
    """The user's settings; None where there are none.

    Args:
        commands: all there are; only asked where there is a file.

    Raises:
        UsageError: the file cannot be read, or a key or value is wrong.
    """
    from converter.assets import is_file
    from converter.configuration import read_settings

    path, needed = settings_path()
    if path is None or (not needed and not is_file(path)):
        return None
    given = read_settings(path)
    known = {name: _settable(command) for name, command in commands.items()}
    top = {key: value for key, value in given.items() if not isinstance(value, dict)}
    tables: dict[str, dict[str, Setting]] = {name: {} for name in (_MAIN, *known)}
    for key, value in top.items():
        option = _known(path, key, known[_MAIN], "")
        for name, options in known.items():
            if option in options and (name in _LIKE_MAIN or option in _SHARED):
                tables[name][option] = Setting(key, _value(path, key, value, options[option]))
    for name, table in given.items():
        if not isinstance(table, dict):
            continue
        _check_command(path, name, known)
        for key, value in table.items():
            option, full = _known(path, key, known[name], f"{name}."), f"{name}.{key}"
            tables[name][option] = Setting(full, _value(path, full, value, known[name][option]))
    return UserSettings(path, tables)


def _settable(command: click.Command) -> dict[str, click.Option]:
    return {
        option.opts[-1]: option
        for option in command.params
        if isinstance(option, click.Option) and option.opts[-1] not in _NEVER
    }


def _known(path: Path, key: str, options: Mapping[str, click.Option], above: str) -> str:
    """The option that a key sets."""
    from converter.configuration import near_key

    option, place = f"--{key}", about(path, f"{above}{key}")
    if option in options:
        return option
    if option in _NEVER:
        raise UsageError(about(place, message("this is never set by a file")))
    near = near_key(key, [each.removeprefix("--") for each in options])
    if near is None:
        raise UsageError(about(place, message("there is no option of this name")))
    told = message("there is no option of this name; did you mean {near}?", near=near)
    raise UsageError(about(place, told))


def _check_command(path: Path, name: str, known: Iterable[str]) -> None:
    from converter.configuration import near_key

    if name in known:
        return
    near, place = near_key(name, known), about(path, name)
    if near is None:
        raise UsageError(about(place, message("there is no command of this name")))
    told = message("there is no command of this name; did you mean {near}?", near=near)
    raise UsageError(about(place, told))


def _value(path: Path, key: str, value: object, option: click.Option) -> object:
    """A value as click takes it, if it is of the kind the option takes."""
    name = option.opts[-1]
    several = option.multiple or name == "--to"
    values = value if isinstance(value, list) and several else [value]
    _check_kind(about(path, key), values, option, several=several)
    if name in _READ:
        values = [_from_folder(path, key, str(each), name) for each in values]
    if name == "--to":
        return ",".join(map(str, values))
    return values if option.multiple else values[0]


def _check_kind(place: str, values: list[Any], option: click.Option, *, several: bool) -> None:
    if option.is_flag:
        if not all(isinstance(each, bool) for each in values):
            raise UsageError(about(place, message("the value of this key must be true or false")))
    elif isinstance(option.type, (click.types.IntParamType, click.types.FloatParamType)):
        if not all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in values):
            raise UsageError(about(place, message("the value of this key must be a number")))
    elif not all(isinstance(each, str) for each in values):
        if several:
            raise UsageError(about(place, message("the value of this key must be text, or a list of texts")))
        raise UsageError(about(place, message("the value of this key must be text")))


def _from_folder(path: Path, key: str, named: str, option: str) -> str:
    """A file that is named in the settings, as seen from their folder."""
    from converter.assets import is_file

    place = path.parent / at_home(named)
    if option == "--style" and Path(named).name == named and Path(named).suffix != ".toml":
        return named  # of a style that comes with duizhao
    if option == "--files-from" and named == "-":
        return named
    if not is_file(place):
        raise UsageError(about(about(path, key), message("there is no file {place}", place=place)))
    return str(place)


def variables(command: str, option: click.Option) -> list[str]:
    """The variables of the environment that set an option, the first that is there counts."""
    name = option.opts[-1]
    if name in _NEVER:
        return []
    bare = name.removeprefix("--").replace("-", "_").upper()
    own = f"{PREFIX}{command.upper()}_{bare}"
    if name == OPTION:  # a program has one language
        return [f"{PREFIX}{bare}"]
    return [own, f"{PREFIX}{bare}"] if command in _LIKE_MAIN or name in _SHARED else [own]


def variables_in_force(ctx: click.Context) -> list[str]:
    """The variables that set options of the command that was called."""
    options = [each for each in ctx.command.params if isinstance(each, click.Option)]
    sources = [(each, ctx.get_parameter_source(each.name or "")) for each in options]
    found = [place_of(ctx, each) for each, source in sources if source is ParameterSource.ENVIRONMENT]
    return [each for each in found if each is not None]


class ConfiguredCommand(SpokenCommand):
    """A command whose options are also set by the environment and by the user's file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; what they leave open is looked up.

        Raises:
            UsageLine: a setting is wrong; the message names the file and key, or the variable.
        """
        for option in self.params:
            if isinstance(option, click.Option) and option.opts[-1] != OPTION:
                option.envvar = variables(self.name or "", option)
        if not ctx.resilient_parsing:
            ctx.default_map = _Looked(self, ctx)  # type: ignore[assignment]
        try:
            return super().parse_args(ctx, args)
        except click.BadParameter as error:
            place = place_of(ctx, error.param) if error.param is not None else None
            if place is None:
                raise
            raise UsageLine(about(place, error.message)) from None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Help is there whatever the settings are."""
        ctx.default_map = None
        super().format_help(ctx, formatter)


class _Looked(Mapping[str, Any]):
    """The user's file by the names of parameters, opened when a value is first looked for."""

    def __init__(self, command: click.Command, ctx: click.Context) -> None:
        self._command = command
        self._ctx = ctx
        self._values: dict[str, Any] | None = None

    def _known(self) -> dict[str, Any]:
        if self._values is None:
            self._values = {}
            name = self._command.name or ""
            try:
                found = load_settings(_commands(self._ctx))
            except UsageError as error:
                raise UsageLine(str(error)) from None
            if found is not None:
                self._ctx.meta[__name__] = found
                values = found.tables.get(name, {})
                self._values = {
                    option.name: values[option.opts[-1]].value
                    for option in self._command.params
                    if option.name is not None and option.opts[-1] in values
                }
        return self._values

    def __getitem__(self, name: str) -> Any:
        return self._known()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())


def _commands(ctx: click.Context) -> dict[str, click.Command]:
    """The commands that have settings."""
    root = ctx.find_root()
    group = root.command
    if not isinstance(group, click.Group):
        return {ctx.command.name or "": ctx.command}
    found = {name: group.get_command(root, name) for name in group.list_commands(root)}
    return {name: each for name, each in found.items() if isinstance(each, ConfiguredCommand)}


def user_settings(ctx: click.Context) -> UserSettings | None:
    """The user's settings that a command was called with."""
    found: UserSettings | None = ctx.meta.get(__name__)
    return found


def place_of(ctx: click.Context, param: click.Parameter) -> str | None:
    """What set a parameter, as messages call it: a variable, or a file and a key; None if neither did."""
    source = ctx.get_parameter_source(param.name or "")
    if source is ParameterSource.ENVIRONMENT and isinstance(param.envvar, list):
        return next((name for name in param.envvar if os.environ.get(name)), None)
    found = user_settings(ctx)
    if source is ParameterSource.DEFAULT_MAP and found is not None:
        setting = found.tables[ctx.command.name or ""].get(param.opts[-1])
        return about(found.path, setting.key) if setting is not None else None
    return None
