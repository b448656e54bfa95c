"""One hash of all that decides on the outputs of a report but the report itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final, get_args

from converter import readers
from converter.model import Variant
from converter.options import Options
from converter.styles import FaceRole, Style, load_style, merged_toml
from converter.variants import engine_label
from converter.version import __version__

_LEFT_OUT: Final = frozenset(("force", "style", "word"))
"""Whether files are replaced changes none; style and Word options are taken apart."""


def fingerprint(options: Options) -> str:
    """SHA-256 of version, conversion engine, options, and what the files hold that the options name.

    Raises:
        InputError, StyleError: one of the files cannot be read.
    """
    own = {each.name: getattr(options, each.name) for each in fields(options)}
    stated = {name: value for name, value in own.items() if name not in _LEFT_OUT}
    known = {
        "version": __version__,
        "engine": engine_label(),
        "options": {name: _plain(value) for name, value in stated.items()},
        "word": {name: _plain(value) for name, value in asdict(options.word).items()},
        "style": merged_toml(options.style),
        "faces": [_file(path) for path in _faces(load_style(options.style))],
    }
    return hashlib.sha256(json.dumps(known, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _faces(style: Style) -> list[Path]:
    """The files of the faces that the style names by their paths."""
    named = {
        reference
        for variant in get_args(Variant)
        for role in get_args(FaceRole)
        for reference in style.face_references(role, variant)
    }
    return sorted(path for path in map(Path, named) if path.is_absolute())


def _plain(value: object) -> Any:
    """A value as JSON takes it; of a path what the file holds, wherever it lies."""
    if isinstance(value, Path):
        return _file(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _file(path: Path) -> str:
    return hashlib.sha256(readers.load(path)).hexdigest()
