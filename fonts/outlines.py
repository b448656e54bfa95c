"""Outlines of as few points as their shape asks for.

Points are complex numbers, lengths the units of the face. A contour is cut at its corners; what lies between
two is drawn again, as far as one curve can follow it at a time (least squares: Schneider, "An algorithm for
automatically fitting digitized curves", Graphics Gems, 1990), and the curve becomes a quadratic spline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from fontTools.cu2qu import curve_to_quadratic

Piece = tuple[complex, ...]
"""All points of a line or of a quadratic spline but its first: where it ends, behind its off-curve points."""
Cubic = tuple[complex, complex, complex, complex]

STEP = 10.0
"""Between two of the places at which an outline is measured."""
REACH = 6.0
"""How far to either side the direction of an outline is taken; less than a stroke is wide."""
CORNER = 0.8
"""Cosine of the turn from which on a place is a corner."""
ROUNDS = 3
"""How often a curve is drawn, and its places matched with those of the outline,"""
HOPELESS = 5
"""unless it strays by that many times the tolerance."""
LONGEST = 5
"""Off-curve points of a spline."""


Contour = list[tuple[complex, bool]]
"""Points of a closed TrueType outline, each with whether it is on the curve."""


class Outline(NamedTuple):
    """A closed contour: the places it is measured at, and which of them its own pieces begin at."""

    places: list[complex]
    knots: list[int]
    pieces: dict[int, Piece]
    """The original piece that begins at a knot."""


def contours(drawn: Iterable[tuple[str, Sequence[tuple[float, float]]]]) -> list[Contour]:
    """The contours of a recording pen that have an area."""
    made: list[Contour] = []
    for what, points in drawn:
        if what == "moveTo":
            made.append([])
        for point in points:
            made[-1].append((complex(*point), what != "qCurveTo" or point is points[-1]))
    return [contour for contour in made if len(contour) > 2]


def simpler(contour: Contour, tolerance: float) -> Iterator[Piece]:
    """The contour in fewer pieces; the first is only the point where it begins.

    Args:
        contour: the outline.
        tolerance: how far the curve, as measured at its places, may stray; its spline may stray half of that
            again.
    """
    outline = measured(contour)
    places, knots = outline.places, outline.knots
    breaks = corners(outline) or sorted({min(knots, key=_left(places)), max(knots, key=_left(places))})
    yield (places[breaks[0]],)
    for first, last in zip(breaks, [*breaks[1:], breaks[0] + len(places)], strict=True):
        own = sorted(at for knot in knots for at in (knot, knot + len(places)) if first <= at <= last)
        yield from between(outline, own, tolerance)


def _left(places: Sequence[complex]) -> Callable[[int], tuple[float, float]]:
    return lambda at: (places[at].real, places[at].imag)


def measured(contour: Contour) -> Outline:
    """The places of a contour, evenly apart on each of its pieces."""
    start = next(index for index, (_, on_curve) in enumerate(contour) if on_curve)
    outline = Outline([], [], {})
    here = contour[start][0]
    off: complex | None = None
    for point, on_curve in [*contour[start + 1 :], *contour[: start + 1]]:
        if off is not None:
            end = point if on_curve else (off + point) / 2
            _measure(outline, (here, off, end))
            here = end
        elif on_curve:
            _measure(outline, (here, point))
            here = point
        off = None if on_curve else point
    return outline


def _measure(outline: Outline, points: Sequence[complex]) -> None:
    first, last = points[0], points[-1]
    if first == last:
        return
    around = sum(abs(after - before) for before, after in pairwise(points))
    parts = max(ceil((around + abs(last - first)) / 2 / STEP), 2 * len(points) - 3)
    outline.knots.append(len(outline.places))
    outline.pieces[len(outline.places)] = tuple(points[1:])
    middle = points[1] if len(points) == 3 else (first + last) / 2
    for part in range(parts):
        t = part / parts
        s = 1 - t
        outline.places.append(s * s * first + 2 * s * t * middle + t * t * last)


def corners(outline: Outline) -> list[int]:
    """The knots at which the outline turns sharply; of several near each other the sharpest."""
    places = outline.places
    round_twice = [*places, *places, *places]
    turns = []
    for knot in outline.knots:
        ahead = direction(round_twice, knot + len(places), 1)
        behind = direction(round_twice, knot + len(places), -1)
        turn = -dot(ahead, behind)
        if turn < CORNER:
            turns.append((turn, knot))
    kept: list[int] = []
    for _, knot in sorted(turns):
        if all(abs(places[knot] - places[other]) > REACH for other in kept):
            kept.append(knot)
    return sorted(kept)


def direction(run: Sequence[complex], at: int, step: int) -> complex:
    """Where the run goes from a place, seen over some length: a number of length 1, or 0."""
    index, length = at, 0.0
    while 0 <= index + step < len(run) and length < REACH:
        length += abs(run[index + step] - run[index])
        index += step
    way = run[index] - run[at]
    return way / abs(way) if way else 0j


def between(outline: Outline, knots: Sequence[int], tolerance: float) -> Iterator[Piece]:
    """Pieces from one corner to the next, each as long as the tolerance lets it be."""
    count = len(outline.places)
    run = [outline.places[at % count] for at in range(knots[0], knots[-1] + 1)]
    ends = [at - knots[0] for at in knots]
    ways = [_through(run, at) for at in ends]

    def attempt(first: int, last: int) -> Piece | None:
        return fitted(run[ends[first] : ends[last] + 1], ways[first], -ways[last], tolerance)

    here = 0
    while here < len(ends) - 1:
        piece, reached, beyond, step = attempt(here, here + 1), here + 1, len(ends), 1
        if piece is None:
            piece, beyond = outline.pieces[knots[here] % count], here + 2
        while beyond - reached > 1:
            at = min(reached + step, beyond - 1) if beyond == len(ends) else (reached + beyond) // 2
            longer = attempt(here, at)
            if longer is None:
                beyond = at
            else:
                piece, reached, step = longer, at, 2 * step
        yield piece
        here = reached


def _through(run: Sequence[complex], at: int) -> complex:
    """The direction of a run at a place of it, looking forward."""
    if at == 0:
        return direction(run, 0, 1)
    if at == len(run) - 1:
        return -direction(run, at, -1)
    way = direction(run, at, 1) - direction(run, at, -1)
    return way / abs(way) if way else direction(run, at, 1)


def fitted(run: Sequence[complex], leaving: complex, arriving: complex, tolerance: float) -> Piece | None:
    """A line or spline along a run; None where none stays near enough.

    Args:
        run: places from its first to its last.
        leaving: direction at the first.
        arriving: direction at the last, looking back.
        tolerance: as for `simpler`.
    """
    if straight(run, tolerance / 2):
        return (run[-1],)
    curve = along(run, leaving, arriving, tolerance)
    if curve is None:
        return None
    spline = curve_to_quadratic([(point.real, point.imag) for point in curve], tolerance / 2)
    if spline is None or len(spline) - 2 > LONGEST:
        return None
    return tuple(complex(*point) for point in spline[1:])


def straight(run: Sequence[complex], tolerance: float) -> bool:
    """Whether a line from the first place to the last passes near all others."""
    way = run[-1] - run[0]
    length = abs(way)
    return length > 0 and all(
        abs(((place - run[0]) * way.conjugate()).imag) <= tolerance * length for place in run[1:-1]
    )


def along(run: Sequence[complex], leaving: complex, arriving: complex, tolerance: float) -> Cubic | None:
    """A cubic curve along a run; None where it cannot come near enough."""
    lengths = [0.0]
    for before, after in pairwise(run):
        lengths.append(lengths[-1] + abs(after - before))
    if not lengths[-1]:
        return None
    times = [length / lengths[-1] for length in lengths]
    for _ in range(ROUNDS):
        curve = nearest(run, times, (leaving, arriving), lengths[-1])
        offs = strays(curve, times, run)
        error = max(map(abs, offs))
        if error <= tolerance:
            return curve
        if error > HOPELESS * tolerance:
            return None
        times = nearer(curve, times, offs)
    return None


def nearest(
    run: Sequence[complex], times: Sequence[float], ways: tuple[complex, complex], length: float
) -> Cubic:
    """The curve between the ends of a run, in given directions there, with the least squares of distances."""
    first, last = run[0], run[-1]
    leaving, arriving = ways
    both = dot(leaving, arriving)
    a = b = c = x = y = 0.0
    for time, place in zip(times, run, strict=True):
        rest = 1 - time
        early, late = 3 * time * rest * rest, 3 * time * time * rest
        off = place - first * (rest * rest * rest + early) - last * (late + time * time * time)
        a += early * early
        b += early * late * both
        c += late * late
        x += early * dot(leaving, off)
        y += late * dot(arriving, off)
    known = a * c - b * b
    third = abs(last - first) / 3
    out, back = third, third
    if abs(known) > 1e-9 * a * c:
        out, back = (x * c - y * b) / known, (a * y - b * x) / known
    if min(out, back) < third / 300 or out + back > 1.6 * length:
        out, back = third, third
    return first, first + leaving * out, last + arriving * back, last


def strays(curve: Cubic, times: Sequence[float], run: Sequence[complex]) -> list[complex]:
    """From each place of a run to the point of the curve at its time."""
    first, second, third, last = curve
    return [
        rest * rest * (rest * first + 3 * time * second)
        + time * time * (3 * rest * third + time * last)
        - place
        for time, place in zip(times, run, strict=True)
        for rest in (1 - time,)
    ]


def nearer(curve: Cubic, times: Sequence[float], offs: Sequence[complex]) -> list[float]:
    """Times at which the curve is nearer to the places (one step of Newton's); the ends stay."""
    first, second, third = (3 * (after - before) for before, after in pairwise(curve))
    bend_first, bend_last = 2 * (second - first), 2 * (third - second)
    made = [0.0]
    for time, off in zip(times[1:-1], offs[1:-1], strict=True):
        rest = 1 - time
        speed = (rest * rest * first + 2 * rest * time * second + time * time * third).conjugate()
        bend = rest * bend_first + time * bend_last
        slope = (speed * speed.conjugate()).real + (off * bend.conjugate()).real
        made.append(min(1.0, max(0.0, time - (off * speed).real / slope)) if slope else time)
    return [*made, 1.0]


def dot(one: complex, other: complex) -> float:
    """The scalar product."""
    return one.real * other.real + one.imag * other.imag
