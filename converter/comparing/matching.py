"""Which figures of several reports are of one measure: scored, then assigned one to one, the surest first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from converter.comparing.assigning import (
    Clusters,
    RankedPair,
    ScoredPair,
    SentenceNeighbours,
    assigned,
    key_of,
    worth_of,
)
from converter.comparing.measures import MeasureView, in_unit, unit_similarity
from converter.comparing.model import ComparedReport, MeasureMatch, NearMiss, Refusal
from converter.comparing.naming import name_likeness, parting, profile_of
from converter.comparing.reckoning import implied_earlier, printed, quantum
from converter.comparing.settings import MatchWeights, match_settings

_SAME_SECTION: Final = 1.0
_NO_SECTION: Final = 0.5


class Scored(NamedTuple):
    match: MeasureMatch
    refused: Refusal | None
    implied: bool
    """See `ScoredPair`."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The figures that go together, and what was found on the way."""

    groups: tuple[tuple[MeasureView, ...], ...]
    """In the order of the first report that has each."""
    matches: Mapping[tuple[tuple[int, str], tuple[int, str]], MeasureMatch]
    near: Mapping[tuple[int, str], NearMiss]
    """The nearest figure that each unmatched one was not matched with."""


def score(
    one: MeasureView,
    other: MeasureView,
    weights: MatchWeights,
    *,
    contained: bool = False,
    successive: bool = False,
) -> Scored:
    """How well two figures go together, and why they may not.

    Args:
        one, other: the figures; `one` is of the earlier report.
        weights: how much each part counts.
        contained: see `name_similarity`.
        successive: whether the later report's changes are against the earlier one.
    """
    settings = match_settings()
    limits = settings.limits
    magnitude, known = _magnitude(one, other, successive=successive)
    implied = known and _units_of_last_digit(one) >= limits.telling
    apart = parting(one.name, other.name, brief=contained)
    parted = apart.firm or (apart.loose and not implied)
    name = name_likeness(one.name, other.name, contained=contained)
    if not parted:
        name *= settings.words["one_sided"] ** apart.sided
    unit = unit_similarity(one, other)
    section = _sections(one, other)
    whole = (
        weights.name * name + weights.unit * unit + weights.section * section + weights.magnitude * magnitude
    )
    match = MeasureMatch(
        (one.report, other.report), (one.indicator.id, other.indicator.id),
        *(round(each, 4) for each in (whole, name, unit, section, magnitude)),
    )  # fmt: skip
    refused: Refusal | None = None
    if not unit:
        refused = "unit"
    elif parted:
        refused = "apart"
    elif one.scope != other.scope and one.scope and other.scope:
        refused = "scope"
    elif one.days != other.days:
        refused = "period"
    elif name < (limits.known_value if known else limits.name):
        refused = "name"
    return Scored(match, refused, implied)


def _units_of_last_digit(view: MeasureView) -> Decimal:
    """How fine a value is told: 136 units of 1.36亿, 27 of 27座."""
    if view.value is None:
        return Decimal(0)
    return abs(view.value) / quantum(view.value, view.indicator.written.text)


def _sections(one: MeasureView, other: MeasureView) -> float:
    """How alike the headings are that two figures stand under."""
    left, right = one.headings, other.headings
    if not left and not right:
        return _SAME_SECTION
    if not left or not right:
        return _NO_SECTION
    return 2 * len(left & right) / (len(left) + len(right))


def _magnitude(one: MeasureView, other: MeasureView, *, successive: bool) -> tuple[float, bool]:
    """How near two values are, and whether the later report's own words name the earlier one."""
    own = match_settings().magnitude
    later = other.value
    earlier = in_unit(one.value, one.unit, other.unit)
    if earlier is None or later is None or one.unit is None or other.unit is None:
        return own["unknown"], False
    if successive:
        implied = implied_earlier(other.indicator)
        held = printed(one.indicator).scaled(earlier / one.value) if one.value else None
        if implied is not None and held is not None and implied.meets(held):
            return own["claimed"], True
    if earlier == later:
        return 1.0, False
    if earlier <= 0 or later <= 0:
        return own["unknown"], False
    return max(0.0, 1 - own["decade"] * abs(math.log10(float(later / earlier)))), False


def group(
    views: Sequence[MeasureView], reports: Sequence[ComparedReport], weights: MatchWeights, least: float
) -> Grouping:
    """Put the figures together that are of one measure: one of each report at most.

    Pairs are taken from the surest to the least sure. Of pairs that are as sure as another which it would
    exclude none is taken, unless what was taken before decides between them.

    Args:
        views: the results of all reports.
        reports: those compared, in their order.
        weights: how much each part of a score counts.
        least: the score below which nothing is matched.
    """
    pairs = [
        pair
        for at, to in _candidates(views)
        if (pair := _judged(at, to, views, reports, weights, least)) is not None
    ]
    first = assigned([RankedPair(worth_of(pair), pair) for pair in pairs if pair.refused is None], views)
    beside = SentenceNeighbours(views, first)
    ranked = [
        RankedPair(worth_of(pair) + more, pair)
        for pair in pairs
        if (more := beside.tell(pair)) is not None
        and (pair.refused is None or (least <= match_settings().limits.score and beside.may_be(pair)))
    ]
    clusters = assigned(ranked, views)
    groups = clusters.groups()

    def matched(at: int, to: int) -> MeasureMatch:
        return score(views[at], views[to], weights, successive=_successive(views[at], views[to], reports))[0]

    return Grouping(
        tuple(tuple(views[at] for at in own) for own in groups),
        {
            (key_of(views[a]), key_of(views[b])): matched(a, b)
            for own in groups
            for a, b in combinations(own, 2)
        },
        _near(pairs, clusters, views),
    )


def _candidates(views: Sequence[MeasureView]) -> Iterator[tuple[int, int]]:
    """Pairs of figures of different reports whose names may be of one measure: some character is in both."""
    seen: dict[str, list[int]] = {}
    for to, view in enumerate(views):
        name = profile_of(view.name)
        letters = name.strong or frozenset(name.counts)
        found = {at for letter in letters for at in seen.get(letter, ())}
        yield from ((at, to) for at in sorted(found) if views[at].report != view.report)
        for letter in letters:
            seen.setdefault(letter, []).append(to)


def _successive(one: MeasureView, other: MeasureView, reports: Sequence[ComparedReport]) -> bool:
    """Whether the changes that the later figure's report states are against the earlier one's."""
    later = reports[other.report]
    return later.yearly and later.earlier == one.report


def _judged(
    at: int, to: int, views: Sequence[MeasureView], reports: Sequence[ComparedReport], weights: MatchWeights,
    least: float,
) -> ScoredPair | None:  # fmt: skip
    """A pair with its score; None where nobody would take it for one measure."""
    one, other = views[at], views[to]
    limits = match_settings().limits
    if name_likeness(one.name, other.name) < (
        limits.known_value if unit_similarity(one, other) else limits.other_unit
    ):
        return None
    match, refused, implied = score(one, other, weights, successive=_successive(one, other, reports))
    known = match.magnitude >= match_settings().magnitude["claimed"] and one.value != other.value
    floor = min(least, limits.known_score) if known and least <= limits.score else least
    if refused is None and match.score < floor:
        refused = "score"
    return ScoredPair(at, to, match, refused, implied)


def _near(
    pairs: Iterable[ScoredPair], clusters: Clusters, views: Sequence[MeasureView]
) -> dict[tuple[int, str], NearMiss]:
    """The best partner of each unmatched figure, if any is near."""
    limits = match_settings().limits
    found: dict[tuple[int, str], NearMiss] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.match.score, pair.one, pair.other)):
        if pair.match.score < limits.near:
            break
        for at, to in ((pair.one, pair.other), (pair.other, pair.one)):
            if not clusters.alone(at) or key_of(views[at]) in found:
                continue
            why: Refusal = pair.refused or ("tie" if clusters.alone(to) else "taken")
            found[key_of(views[at])] = NearMiss(
                views[to].report, views[to].indicator.id, views[to].indicator.name, pair.match.score, why
            )
    return found
