"""`duizhao.toml` beside an input: how the reports of a folder look, and nothing else; it came with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from converter.assets import is_file
from converter.configuration.layers import Layer
from converter.configuration.reading import near_key, read_settings
from converter.errors import UsageError
from converter.messages import about, message
from converter.model import Diagnostic

NAME: Final = "duizhao.toml"
_FIELDS: Final = {
    "style": "style",
    "layout": "layout",
    "scripts": "scripts",
    "variant": "variant",
    "glossary": "glossaries",
    "title": "title",
}
BESIDE_KEYS: Final = tuple(_FIELDS)
"""The keys such a file may hold."""


def is_settings_name(name: str) -> bool:
    """Whether a file's name is that of settings, and so none of a report."""
    return Path(name).name == NAME


@dataclass(frozen=True, slots=True)
class BesideSettings:
    """What the file beside an input says."""

    path: Path
    layer: Layer

    def told(self, name: str) -> Diagnostic:
        """That an input takes its settings from the file.

        Args:
            name: of the input, as messages call it.
        """
        keys = tuple(key for key, field in _FIELDS.items() if field in self.layer.values)
        said = message(
            "{name}: settings are taken from {path} beside it ({keys})",
            name=name,
            path=self.path,
            keys=keys or message("none"),
        )
        return Diagnostic("settings-beside", said, "info")


class Neighbours:
    """The files beside inputs, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, BesideSettings | UsageError | None] = {}

    def beside(self, source: Path) -> BesideSettings | None:
        """What the file beside an input says; None where there is none.

        Raises:
            UsageError: it cannot be read, or says something it may not.
        """
        path = source.parent / NAME
        if path not in self._known:
            try:
                self._known[path] = _read(path) if is_file(path) else None
            except UsageError as error:
                self._known[path] = error
        found = self._known[path]
        if isinstance(found, UsageError):
            raise UsageError(str(found))
        return found


def _read(path: Path) -> BesideSettings:
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    for key, value in read_settings(path).items():
        if key not in _FIELDS:
            raise _not_here(about(path, key), key)
        place = about(path, key)
        places[_FIELDS[key]] = place
        values[_FIELDS[key]] = _checked(place, key, value, path.parent)
    return BesideSettings(path, Layer(values, places))


def _not_here(place: str, key: str) -> UsageError:
    near = near_key(key, _FIELDS)
    if near is not None:
        told = message("this cannot be set by a file beside an input; did you mean {near}?", near=near)
    else:
        told = message("this cannot be set by a file beside an input; only {keys} may be", keys=BESIDE_KEYS)
    return UsageError(about(place, told))


def _checked(place: str, key: str, value: object, folder: Path) -> object:
    """A value as `Options` takes it, which checks what it is."""
    if key == "glossary":
        names = value if isinstance(value, list) else [value]
        return tuple(_inside(place, name, folder) for name in names)
    if key == "style" and isinstance(value, str):
        _check_style(place, value)
    return value


def _check_style(place: str, style: str) -> None:
    from converter.styles import style_names

    if style not in style_names():
        near = near_key(style, style_names())
        if near is not None:
            told = message(
                "a file beside an input names a style that comes with duizhao; did you mean {near}?",
                near=near,
            )
        else:
            told = message(
                "a file beside an input names a style that comes with duizhao; there are {names}",
                names=tuple(style_names()),
            )
        raise UsageError(about(place, told))


def _inside(place: str, name: object, folder: Path) -> Path:
    """A glossary in the folder of the file."""
    if not isinstance(name, str) or not name:
        told = message("a glossary is named by its file, or several by a list of files")
        raise UsageError(about(place, told))
    path = folder / name
    try:
        leads_out = not path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        leads_out = True
    if leads_out:
        told = message("{name!r} is not inside the folder of this file; move the glossary there", name=name)
        raise UsageError(about(place, told))
    if not is_file(path):
        told = message("there is no file {name!r} in the folder of this file", name=name)
        raise UsageError(about(place, told))
    return path
