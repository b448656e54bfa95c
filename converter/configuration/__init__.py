"""Settings in files: the user's own, and `duizhao.toml` beside an input; see docs/command-line.md.

What is given on the command line comes before the environment, that before the file beside the input, that
before the user's file, and that before the defaults.
"""

from __future__ import annotations

from converter.configuration.beside import BESIDE_KEYS, BesideSettings, Neighbours, is_settings_name
from converter.configuration.layers import Choices, Layer
from converter.configuration.reading import near_key, read_settings

__all__ = [
    "BESIDE_KEYS",
    "BesideSettings",
    "Choices",
    "Layer",
    "Neighbours",
    "is_settings_name",
    "near_key",
    "read_settings",
]
