"""The numbers of a clause, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.naming import Name, Piece
from converter.parsing.figures.quantities import Quantity

RAISED_RULE: Final = "raised-to-each"
OF_THING_RULE: Final = "of-thing"
"""Rules whose names those behind them ask for."""
Levels = Sequence[tuple[Quantity, Gap]]
"""Numbers of a clause that say how much there is, each with the words before it."""


@dataclass(slots=True)
class Called:
    """The words a clause has for a number."""

    name: Name
    rule: str
    """Id of the rule that found them."""


@dataclass(slots=True)
class ClauseSeen:
    """A number of a clause with the words beside it."""

    state: State
    clause: Clause
    quantity: Quantity
    gap: Gap
    own: Name
    """The words before it."""
    noun: Name | None
    """Those behind it, if it counts them."""
    noun_before: Name | None
    """Those behind the number before it."""
    name_before: Name | None
    """What that is called; None for the first number."""
    verb: Piece | None
    """The deed that a list of the clause carries on."""


@dataclass(slots=True)
class Carried:
    """What goes on from level to level."""

    verb: Piece | None = None
    """The deed that a list of the clause carries on."""
    beside: Name = ()
    """The measure that others are told of, one after another: 低于美国3.8%、加拿大5.5%."""
