"""Which script a text is written in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

from converter.assets import read_toml
from converter.regions import Script

_SAMPLE = 64 * 1024


@lru_cache(maxsize=1)
def _own_characters() -> tuple[frozenset[str], frozenset[str]]:
    data = read_toml(Path(__file__).with_name("data") / "script.toml")
    return frozenset("".join(data["Hans"])), frozenset("".join(data["Hant"]))


def detect_script(text: str) -> Script:
    """The script of `text`: the one whose own characters are more frequent; Traditional where neither is.

    A machine-made Traditional text keeps some Simplified forms; the greater number decides.
    """
    hans, hant = _own_characters()
    seen = Counter(text[:_SAMPLE])
    told_hans, told_hant = (sum(map(seen.__getitem__, own.intersection(seen))) for own in (hans, hant))
    return "Hans" if told_hans > told_hant else "Hant"
