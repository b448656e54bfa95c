"""A level with what its clause calls it, as the rules of what names borrow see it."""

from __future__ import annotations

from dataclasses import dataclass

from converter.parsing.figures.drafts import Draft, State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.naming import Name
from converter.parsing.figures.quantities import Quantity


@dataclass(slots=True)
class LevelSeen:
    """A level with what its clause calls it."""

    state: State
    quantity: Quantity
    gap: Gap
    name: Name
    own: str
    """That, as it is written."""
    base: Draft | None
    """The last record that is no share of another."""
