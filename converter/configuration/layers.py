"""Options from several places, of which the higher win, each knowing where its values come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from converter.errors import UsageError
from converter.messages import Message, about
from converter.options import Options, WordOptions

Values = Mapping[str, Any]
"""By the names of the fields of `Options` and `WordOptions`."""
_OF_WORD: Final = frozenset(each.name for each in fields(WordOptions))


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says."""

    values: Values = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    """By field, what a message calls the place: file and key, or a variable; none for the command line."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen for all inputs; a file beside one of them comes between user and environment."""

    user: Layer = field(default_factory=Layer)
    environment: Layer = field(default_factory=Layer)
    command_line: Layer = field(default_factory=Layer)

    def options(self, beside: Layer | None = None) -> Options:
        """The options for an input.

        Args:
            beside: what the file beside the input says.

        Raises:
            UsageError: a value is wrong, or two of one place do not go together.
        """
        layers = [self.user, *([beside] if beside is not None else []), self.environment, self.command_line]
        try:
            return options_of(merged(each.values for each in layers))
        except UsageError as error:
            _blame(layers)
            raise error


def merged(layers: Iterable[Values]) -> dict[str, Any]:
    """The values of all layers, the lowest first. Where two do not go together the higher is kept."""
    known: dict[str, Any] = {}
    for values in layers:
        if values.get("scripts", "both") != "both":
            known.pop("layout", None)
        if values.get("layout", "parallel") != "parallel" and "scripts" not in values:
            known.pop("scripts", None)
        if "variant" in values and known.get("vocabulary") not in ("cn", values["variant"]):
            known.pop("vocabulary", None)
        if "variant" not in values and values.get("vocabulary") not in (None, "cn", known.get("variant")):
            known.pop("variant", None)
        known.update(values)
    return known


def options_of(values: Values) -> Options:
    """Options with these values, and the defaults of all others.

    Raises:
        UsageError: as `Options`.
    """
    word = {name: value for name, value in values.items() if name in _OF_WORD}
    rest = {name: value for name, value in values.items() if name not in _OF_WORD}
    return Options(word=WordOptions(**word), **rest)


def _blame(layers: Iterable[Layer]) -> None:
    """Name the file or the variable in which a value is wrong by itself.

    Raises:
        UsageError: one is.
    """
    for layer in layers:
        for name, place in layer.places.items():
            try:
                options_of({name: layer.values[name]})
            except UsageError as error:
                raise UsageError(_at(place, name, str(error))) from None


def _at(place: str, name: str, said: str) -> Message:
    """What is wrong with the value of a field, said of the place where that is set."""
    if isinstance(said, Message) and said.sentence == about("", "").sentence and said.values["name"] == name:
        return about(place, str(said.values["what"]))
    return about(place, said.removeprefix(f"{name}: ") if not isinstance(said, Message) else said)
