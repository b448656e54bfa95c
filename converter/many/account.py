"""How far a run over many reports has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Generic, Protocol, TypeVar


class Settled(Protocol):
    """What became of a report."""

    @property
    def number(self) -> int:
        """Its place among the inputs, from 0."""
        ...

    @property
    def name(self) -> str: ...

    @property
    def code(self) -> int:
        """Exit code: 0 if all went well."""
        ...

    @property
    def message(self) -> str:
        """Why it did not."""
        ...

    @property
    def unchanged(self) -> bool:
        """Whether an earlier run had done it."""
        ...


Kind = TypeVar("Kind", bound=Settled)
_SOME_FAILED: Final = 1


@dataclass(slots=True)
class Account(Generic[Kind]):
    total: int
    made: int = 0
    unchanged: int = 0
    failures: list[Kind] = field(default_factory=list)

    @property
    def done(self) -> int:
        return self.made + self.unchanged + len(self.failures)

    @property
    def code(self) -> int:
        """Exit code of the run: that of its only report, 1 if some of several failed."""
        if not self.failures:
            return 0
        return _SOME_FAILED if self.total > 1 else self.failures[0].code

    def add(self, result: Kind) -> None:
        if result.code:
            self.failures.append(result)
        elif result.unchanged:
            self.unchanged += 1
        else:
            self.made += 1
