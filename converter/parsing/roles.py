"""What a section is for, read from its wording."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from converter.assets import read_toml
from converter.model import Role


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[Role, re.Pattern[str], re.Pattern[str]], ...]:
    data = read_toml(files("converter.parsing") / "data" / "roles.toml")["role"]
    return tuple((cue["name"], re.compile(cue["heading"]), re.compile(cue["opening"])) for cue in data)


def role_of(heading: str | None, opening: str) -> Role:
    """The role of a section with this heading and this first paragraph."""
    if heading:
        for role, in_heading, _ in _cues():
            if in_heading.search(heading):
                return role
    for role, _, in_opening in _cues():
        if in_opening.search(opening[:60]):
            return role
    return "other"
