"""What was chosen for a conversion, kept apart by where: command line, environment, the user's file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from converter.cli.settings import place_of
from converter.errors import UsageError
from converter.messages import message

if TYPE_CHECKING:
    from converter.configuration import Choices, Layer

_RANKS: Final = (ParameterSource.DEFAULT_MAP, ParameterSource.ENVIRONMENT, ParameterSource.COMMANDLINE)
"""From the lowest."""


def rank(*names: str) -> int:
    """How high the place ranks that set one of these parameters; 0 where none was set."""
    ctx = click.get_current_context()
    sources = [ctx.get_parameter_source(name) for name in names]
    return max(_RANKS.index(each) + 1 if each in _RANKS else 0 for each in sources)


def on_command_line(name: str) -> bool:
    """Whether a parameter was given on the command line."""
    return rank(name) == len(_RANKS)


def choices_of(chosen: Mapping[str, Any], *, fixed: Mapping[str, Any]) -> Choices:
    """The options of a command by the place where they were set.

    Args:
        chosen: what click gives, by the names of the fields of `Options` and `WordOptions`.
        fixed: what follows from other options of the command line.
    """
    from converter.configuration import Choices, Layer

    layers = [Layer({}, {}) for _ in _RANKS]
    for name, value in chosen.items():
        parameters = (name, "no_decisions") if name == "decisions" else (name,)
        height = rank(*parameters)
        if height and name not in fixed:
            layers[height - 1] = _with(layers[height - 1], name, value, parameters)
    user, environment, command_line = layers
    return Choices(user, environment, Layer({**command_line.values, **fixed}, command_line.places))


def _with(layer: Layer, name: str, value: object, parameters: tuple[str, ...]) -> Layer:
    from converter.configuration import Layer

    ctx = click.get_current_context()
    found = [place_of(ctx, each) for each in ctx.command.params if each.name in parameters]
    place = next((each for each in found if each is not None), None)
    places = {**layer.places, name: place} if place is not None else layer.places
    return Layer({**layer.values, name: value}, places)


def wording_beside(
    source: str, variant: str | None, glossaries: tuple[Path, ...]
) -> tuple[str | None, tuple[Path, ...], str | None]:
    """Variant and glossaries for an input, with those that the file beside it names.

    Args:
        source: path of the input; beside `-` there is none.
        variant: as the command has it; None where it takes none.
        glossaries: as the command has them.

    Returns:
        Both, and what is to be said of the file, if there is one.

    Raises:
        UsageError: the file beside the input is wrong.
    """
    from converter.configuration import Neighbours

    found = Neighbours().beside(Path(source)) if source != "-" else None
    if found is None:
        return variant, glossaries, None
    values = found.layer.values
    above = _RANKS.index(ParameterSource.ENVIRONMENT) + 1
    if variant is not None and "variant" in values and rank("variant") < above:
        variant = values["variant"]
        if variant not in ("tw", "hk"):
            raise UsageError(
                message(
                    "{path}: {key}: {value!r} is not a choice; choose from {choices}",
                    path=found.path,
                    key="variant",
                    value=variant,
                    choices=("tw", "hk"),
                )
            )
    if "glossaries" in values and rank("glossaries") < above:
        glossaries = values["glossaries"]
    return variant, glossaries, found.told(Path(source).name).message
