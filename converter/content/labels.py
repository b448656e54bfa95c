"""The program's own words, by edition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from converter.model import Variant
from converter.strings import Strings, strings

ByEdition: TypeAlias = tuple[str, ...]
"""One text as each edition has it, the leading one first."""
BETWEEN: Final = "／"
"""Stands between two wordings that share a line."""


def joined(text: ByEdition) -> str:
    """All wordings in a line of plain text, each once."""
    return BETWEEN.join(dict.fromkeys(text))


class Labels:
    """The program's own words for the editions of one report: `labels("summary")`."""

    def __init__(self, variants: Sequence[Variant]) -> None:
        self.variants = tuple(variants)
        self.words: tuple[Strings, ...] = tuple(strings(variant) for variant in self.variants)

    def __call__(self, key: str, **values: ByEdition | str | int) -> ByEdition:
        """The words for `key`, with what differs between editions filled in by edition."""
        if not values:
            return tuple(own[key] for own in self.words)
        return tuple(
            own.format(
                key,
                **{name: value[at] if isinstance(value, tuple) else value for name, value in values.items()},
            )
            for at, own in enumerate(self.words)
        )

    def same(self, text: str) -> ByEdition:
        """One wording for all editions."""
        return (text,) * len(self.variants)
