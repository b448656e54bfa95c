"""Decisions with their places in the source; one whose place is not certain is told, not applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from converter.decisions import Decision, Decisions, Place, PlaceError, SentenceIndex
from converter.decisions.records import KIND_NAMES
from converter.messages import about, message
from converter.model import Diagnostic, Document, Span

_SHOWN: Final = 30
"""Characters of a sentence that messages show."""

D = TypeVar("D", bound=Decision)


class Losses:
    """What cannot be applied, or not wholly, as it is found: a line for each."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: list[str] = []
        self.lost = 0
        """Decisions that are not applied at all."""

    def add(self, decision: Decision, why: str) -> None:
        """A decision that is not applied."""
        self.lost += 1
        self._lines.append(
            message(
                "{file}: {decision}: not applied: {why}",
                file=self._file,
                decision=_named(decision),
                why=why,
            )
        )

    def remark(self, decision: Decision, what: str) -> None:
        """What is to be said of one that is applied as far as can be."""
        self._lines.append(about(self._file, about(_named(decision), what)))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(Diagnostic("decision-not-applied", line) for line in self._lines)


@dataclass(frozen=True, slots=True)
class PlacedDecisions:
    """Decisions about a document, each with the stretch of its text that it is about."""

    decisions: Decisions
    spans: Mapping[Decision, Span | None]
    """Of those whose place is certain; None where a decision needs no place."""
    losses: Losses

    def of(self, decisions: Iterable[D]) -> Iterator[tuple[D, Span]]:
        """Those of one kind that have a place, in the order of the source."""
        found = [(each, span) for each in decisions if (span := self.spans.get(each)) is not None]
        return iter(sorted(found, key=lambda pair: pair[1]))

    def without_place(self, decisions: Iterable[D]) -> Iterator[D]:
        """Those that add what has no words in the source."""
        return (each for each in decisions if self.spans.get(each, _NOWHERE) is None)


_NOWHERE: Final = Span(-1, -1)


def placed_in(document: Document, decisions: Decisions) -> PlacedDecisions:
    """Find the places of decisions in a document.

    Args:
        document: the report; of other bytes than those the decisions name, it counts as edited.
        decisions: what was decided.
    """
    same = decisions.source_sha256 in ("", document.source.sha256)
    index, losses = SentenceIndex(document.text), Losses(decisions.file)
    spans: dict[Decision, Span | None] = {}
    for decision in decisions:
        place: Place | None = getattr(decision, "place", None)
        try:
            spans[decision] = None if place is None else index.find(place, same_source=same)
        except PlaceError as error:
            losses.add(decision, str(error))
    return PlacedDecisions(decisions, spans, losses)


def _named(decision: Decision) -> str:
    """A decision as messages call it: `figure 1360起 in 破获案件1360起…`."""
    kind = KIND_NAMES[decision.kind]
    place: Place | None = getattr(decision, "place", None)
    if place is None:
        words: str = getattr(decision, "title", None) or getattr(decision, "text", None) or ""
    elif place.at:
        return message(
            "{kind} {words} in {sentence}",
            kind=kind,
            words=_short(place.at),
            sentence=_short(place.sentence),
        )
    else:
        words = place.sentence
    return message("{kind} {words}", kind=kind, words=_short(words))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
