"""The program's own words in each variant: table heads, captions, the colophon (`data/strings.toml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import Formatter

from converter.assets import package_folder, read_toml
from converter.model import Variant


class Strings(Mapping[str, str]):
    """The words of one variant. An unknown key is a defect of the program and raises KeyError."""

    def __init__(self, variant: Variant, table: Mapping[str, str]) -> None:
        self.variant = variant
        self._table = dict(table)

    def __getitem__(self, key: str) -> str:
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def format(self, key: str, **values: object) -> str:
        """The words with `{places}` filled in."""
        return Formatter().vformat(self[key], (), values)


@lru_cache(maxsize=3)
def strings(variant: Variant) -> Strings:
    """The words of `variant`; Hong Kong takes Taiwan's where it has none of its own."""
    data = read_toml(package_folder("converter") / "data" / "strings.toml")
    table = {**data["tw"], **data["hk"]} if variant == "hk" else data[variant]
    return Strings(variant, table)
