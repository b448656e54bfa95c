"""Classes of characters and how wide a mark is in each region (CLREQ 3.1.3–3.1.6)."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import Final

from converter.assets import package_folder, read_toml
from converter.regions import Variant

_DATA: Final = read_toml(package_folder("converter.compose") / "characters.toml")


class Class(IntEnum):
    """What a character is to the composer. Some depend on what stands around it (`clusters`)."""

    HAN = 0
    """Anything set in a square: Han, kana, full-width letters, symbols."""
    OPEN = 1
    CLOSE = 2
    PAUSE = 3
    """，、；："""
    STOP = 4
    """。"""
    SHOUT = 5
    """！？"""
    INTERPUNCT = 6
    CONNECTOR = 7
    """Takes an em; of the short ones see `SHORT_CONNECTOR`."""
    SOLIDUS = 8
    """Between Chinese: takes half an em."""
    ELLIPSIS = 9
    LATIN = 10
    DIGIT = 11
    SPACE = 12
    FIXED_SPACE = 13
    PREFIX = 14
    POSTFIX = 15
    WESTERN_CLOSE = 16
    WESTERN_OPEN = 17
    HYPHEN = 18
    ATTACHED = 19
    """A combining mark: belongs to the character before it."""
    SQUARE_SPACE = 20
    """U+3000: keeps its em."""
    DASH = 21
    """The first of a pair of —, or ⸺."""
    MIXED_SPACE = 22
    """A space of the source between Chinese and Western text: stands for the gap there."""
    LOST_SPACE = 23
    """A space of the source beside a full-width mark: takes no room."""
    TWIN_SHOUT = 24
    """One of a pair of ！？, half as wide."""
    WIDE_PREFIX = 25
    WIDE_POSTFIX = 26
    DASH_TAIL = 27
    """The second of a pair of —."""
    WESTERN_SOLIDUS = 28
    """In a date, a unit, an address: as wide as its face has it."""
    SHORT_CONNECTOR = 29
    """– or - between Chinese: takes half an em."""
    RAISED = 30
    """A small figure or a mark of a note that closes a word: belongs to what stands before it."""


SPACES: Final = frozenset(
    (Class.SPACE, Class.FIXED_SPACE, Class.MIXED_SPACE, Class.LOST_SPACE, Class.SQUARE_SPACE)
)
FULL_WIDTH: Final = frozenset((Class.OPEN, Class.CLOSE, Class.PAUSE, Class.STOP, Class.SHOUT))
WESTERN: Final = frozenset((Class.LATIN, Class.DIGIT))
WESTERN_RUN: Final = WESTERN | {
    Class.PREFIX,
    Class.POSTFIX,
    Class.WESTERN_OPEN,
    Class.WESTERN_CLOSE,
    Class.WESTERN_SOLIDUS,
    Class.HYPHEN,
    Class.RAISED,
    Class.ATTACHED,
    Class.SPACE,
    Class.FIXED_SPACE,
    Class.MIXED_SPACE,
}
"""Classes that make up Western text with the spaces around it."""
CONNECTORS: Final = frozenset((Class.CONNECTOR, Class.SHORT_CONNECTOR))
SOLIDI: Final = frozenset((Class.SOLIDUS, Class.WESTERN_SOLIDUS))

_LISTED: Final[dict[str, Class]] = {
    char: Class[name.upper()] for name, characters in _DATA["marks"].items() for char in characters
}
_LISTED.update(dict.fromkeys(_DATA["spaces"]["breaking"], Class.SPACE))
_LISTED.update(dict.fromkeys(_DATA["spaces"]["fixed"], Class.FIXED_SPACE))
_LISTED.update(dict.fromkeys(_DATA["spaces"]["square"], Class.SQUARE_SPACE))

WESTERN_UNITS: Final[tuple[str, ...]] = tuple(
    sorted(_DATA["numbers"]["western_units"].split(), key=len, reverse=True)
)


def members(*names: str) -> str:
    """All characters of the named lists of `characters.toml` together."""
    return "".join(_DATA["marks"][name] for name in names)


@lru_cache(maxsize=65536)
def classify(char: str) -> Class:
    """The class of a character by itself."""
    listed = _LISTED.get(char)
    if listed is not None:
        return listed
    if "0" <= char <= "9":
        return Class.DIGIT
    if char >= "⺀":
        return Class.ATTACHED if unicodedata.category(char) in ("Mn", "Me") else Class.HAN
    if "!" <= char <= "~":
        return Class.LATIN
    category = unicodedata.category(char)
    if category in ("Mn", "Me"):
        return Class.ATTACHED
    if category[0] == "L" or category == "No":
        return Class.LATIN if unicodedata.east_asian_width(char) not in "WF" and char < "①" else Class.HAN
    return Class.HAN


class Whites:
    """White that full-width marks can give, in em, by region (CLREQ 3.1.6.1, GB/T 15834 5.1.6–5.1.10).

    On the Mainland pauses and stops stand in the lower left: their right half is white. In Taiwan and Hong
    Kong they stand in the middle, a quarter white on either side, and ！？ give nothing. Brackets are alike.
    """

    def __init__(self, variant: Variant) -> None:
        centred = variant != "cn"
        quarter_or_none = 0.25 if centred else 0.0
        self.left: dict[Class, float] = {
            Class.OPEN: 0.5,
            Class.PAUSE: quarter_or_none,
            Class.STOP: quarter_or_none,
        }
        self.right: dict[Class, float] = {
            Class.CLOSE: 0.5,
            Class.PAUSE: 0.25 if centred else 0.5,
            Class.STOP: 0.25 if centred else 0.5,
            Class.SHOUT: 0.0 if centred else 0.5,
        }
        self.interpunct = 1.0 if centred else 0.5
        """Width of an interpunct; a whole em may give a quarter on either side."""
        self.twin_shouts = not centred
        """Whether two of ！？ together take one em (GB/T 15834 5.1.2)."""


@lru_cache(maxsize=3)
def whites(variant: Variant) -> Whites:
    """The whites of one region."""
    return Whites(variant)
