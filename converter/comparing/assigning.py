"""Pairs of figures taken one to one, the surest first, and what stands beside them in their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from converter.comparing.measures import MeasureView, unit_similarity
from converter.comparing.model import MeasureMatch, Refusal
from converter.comparing.naming import MeasureName, behind, parting
from converter.comparing.settings import match_settings
from converter.parsing.figures.naming import all_deeds


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two figures of different reports, and how well they go together."""

    one: int
    """Place among all figures."""
    other: int
    match: MeasureMatch
    refused: Refusal | None
    implied: bool = False
    """Whether the later report's change implies the earlier value, to digits that are no accident."""


def _never(one: MeasureView, other: MeasureView) -> bool:
    """Whether two figures cannot be of one measure, whatever others say."""
    return (
        not unit_similarity(one, other)
        or one.days != other.days
        or bool(one.scope and other.scope and one.scope != other.scope)
        or parting(one.name, other.name).firm
    )


class Clusters:
    """Figures put together so far; a figure alone is a cluster."""

    def __init__(self, views: Sequence[MeasureView]) -> None:
        self._views = views
        self._of = list(range(len(views)))
        self._members: dict[int, list[int]] = {at: [at] for at in range(len(views))}

    def may_join(self, one: int, other: int) -> bool:
        """Whether the clusters of two figures have no report in common, and nothing parts them."""
        left, right = self._members[self._of[one]], self._members[self._of[other]]
        reports = {self._views[at].report for at in left}
        if any(self._views[at].report in reports for at in right):
            return False
        return not any(_never(self._views[a], self._views[b]) for a in left for b in right)

    def join(self, one: int, other: int) -> None:
        kept, gone = sorted((self._of[one], self._of[other]))
        for at in self._members[gone]:
            self._of[at] = kept
        self._members[kept] += self._members.pop(gone)

    def together(self, one: int, other: int) -> bool:
        return self._of[one] == self._of[other]

    def partner(self, at: int, report: int) -> int | None:
        """What a figure goes together with in a report."""
        return next((to for to in self._members[self._of[at]] if self._views[to].report == report), None)

    def alone(self, at: int) -> bool:
        return len(self._members[self._of[at]]) == 1

    def groups(self) -> list[list[int]]:
        made = (sorted(own, key=lambda at: self._views[at].report) for own in self._members.values())
        return sorted(made, key=lambda own: (self._views[own[0]].report, self._views[own[0]].order))


class RankedPair(NamedTuple):
    """A pair, and how sure it is beside others."""

    worth: float
    pair: ScoredPair


def worth_of(pair: ScoredPair) -> float:
    return pair.match.score + (match_settings().limits.implied if pair.implied else 0.0)


class SentenceNeighbours:
    """What stands before a figure in its sentence, and what that goes together with.

    办结2874件 behind 立案3126件 is of one measure with 结案3188件 behind 立案3405件 if the two 立案 are. Of a
    name that a report has several times, 判处罪犯, only its neighbour tells what it is.
    """

    def __init__(self, views: Sequence[MeasureView], clusters: Clusters) -> None:
        places = {key_of(view): at for at, view in enumerate(views)}
        self._before = [
            places.get((view.report, view.beside)) if view.beside is not None else None for view in views
        ]
        self._after = {before: at for at, before in enumerate(self._before) if before is not None}
        self._views = views
        self._clusters = clusters
        named = Counter((view.report, view.name.key, view.unit) for view in views)
        self._repeated = [named[view.report, view.name.key, view.unit] > 1 for view in views]

    def tell(self, pair: ScoredPair) -> float | None:
        """How much more, or less, sure a pair is; None where its neighbours exclude it."""
        if self._go_together(pair):
            return match_settings().limits.beside
        one, other = self._before[pair.one], self._before[pair.other]
        if one is None or other is None:
            return 0.0
        told = self._repeated[pair.one] or self._repeated[pair.other]
        if not told or pair.implied:
            return 0.0
        elsewhere = (
            self._clusters.partner(one, self._views[other].report),
            self._clusters.partner(other, self._views[one].report),
        )
        return 0.0 if elsewhere == (None, None) else None

    def _go_together(self, pair: ScoredPair) -> bool:
        """Whether what stands before, or behind, two figures is of one measure."""
        before = self._before[pair.one], self._before[pair.other]
        after = self._after.get(pair.one), self._after.get(pair.other)
        return any(
            one is not None and other is not None and self._clusters.together(one, other)
            for one, other in (before, after)
        )

    def may_be(self, pair: ScoredPair) -> bool:
        """Whether a pair that was refused is one after all by what stands beside its figures.

        Its names may be too unlike, if what they have in common is no deed alone; or only one of them tells
        of what it is, if the figures before both do.
        """
        limits = match_settings().limits
        if pair.match.name < limits.known_value or pair.match.score < limits.known_score:
            return False
        if not self._go_together(pair):
            return False
        names = self._views[pair.one].name, self._views[pair.other].name
        if pair.refused in ("name", "score"):
            return any(map(_is_deed, names)) or _of_one_object(*names)
        one, other = self._before[pair.one], self._before[pair.other]
        if pair.refused != "apart" or one is None or other is None or parting(*names).firm:
            return False
        told = parting(behind(names[0], self._views[one].name), behind(names[1], self._views[other].name))
        return not told.firm and not told.loose


def _of_one_object(one: MeasureName, other: MeasureName) -> bool:
    """Whether names tell of one object, and do not tell of other deeds: 发现隐患, 整改隐患."""
    words, others = set(one.words), set(other.words)
    deeds = [any(map(all_deeds, rest)) for rest in (words - others, others - words)]
    return not all(deeds) and not all(map(all_deeds, words & others))


def _is_deed(name: MeasureName) -> bool:
    return all(map(all_deeds, name.words))


def key_of(view: MeasureView) -> tuple[int, str]:
    return view.report, view.indicator.id


def assigned(ranked: Sequence[RankedPair], views: Sequence[MeasureView]) -> Clusters:
    """Pairs taken from the surest to the least sure, those that were tied after all others."""
    clusters = Clusters(views)
    order = sorted(ranked, key=lambda each: (-each.worth, each.pair.one, each.pair.other))
    _assign(_assign(order, clusters, views), clusters, views)
    return clusters


def _assign(
    ranked: Sequence[RankedPair], clusters: Clusters, views: Sequence[MeasureView]
) -> list[RankedPair]:
    """Take pairs in their order; those that another excludes which is as sure are given back."""
    tie = match_settings().limits.tie
    around: dict[int, list[RankedPair]] = {}
    for each in ranked:
        around.setdefault(each.pair.one, []).append(each)
        around.setdefault(each.pair.other, []).append(each)
    tied: list[RankedPair] = []
    for each in ranked:
        pair = each.pair
        if not clusters.may_join(pair.one, pair.other):
            continue
        rivals = (
            rival
            for at, to in ((pair.one, pair.other), (pair.other, pair.one))
            for rival in around[at]
            if rival is not each
            and abs(rival.worth - each.worth) <= tie
            and _excludes(rival.pair, at, to, views)
            and clusters.may_join(rival.pair.one, rival.pair.other)
        )
        if any(rivals):
            tied.append(each)
        else:
            clusters.join(pair.one, pair.other)
    return tied


def _excludes(rival: ScoredPair, at: int, to: int, views: Sequence[MeasureView]) -> bool:
    """Whether a pair gives a figure another partner in the same report."""
    partner = rival.other if rival.one == at else rival.one
    return partner != to and views[partner].report == views[to].report
