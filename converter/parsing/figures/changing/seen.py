"""A change with its clause, as the rules of what it is told of see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.parsing.figures.drafts import Draft, State, Told
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.naming import Name

Target = Draft | Name
"""The record a change is told of, or the name of a new one."""


@dataclass(slots=True)
class ChangeSeen:
    """Changes that stand together."""

    state: State
    changes: Sequence[Told]
    subject: str
    """What they are told of, as it is written."""
    elided: bool
    """Whether they have no subject of their own."""

    @property
    def gap(self) -> Gap:
        """The words before the first."""
        return self.changes[0].gap

    @property
    def one(self) -> Told | None:
        """The change, where there is one only."""
        return self.changes[0] if len(self.changes) == 1 else None

    @property
    def name(self) -> Name:
        return () if self.gap.subject is None else self.state.trim(self.gap.subject)
