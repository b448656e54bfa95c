"""`fonts/outlines.py`: outlines of fewer points, as near to the original as asked for."""

from __future__ import annotations

import cmath
import math
import sys
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from types import ModuleType

import pytest

from converter.assets import folder

TOLERANCE = 2.0


@pytest.fixture(scope="module")
def outlines() -> ModuleType:
    spec = spec_from_file_location("outlines", folder("fonts") / "outlines.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["outlines"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def drawn(pieces: list[tuple[complex, ...]]) -> list[complex]:
    """Points along the pieces, a TrueType rasteriser's way: between off-curve points lies one on the curve."""
    (here,), *rest = pieces
    points = [here]
    for *offs, end in rest:
        ons = [(one + other) / 2 for one, other in pairwise(offs)]
        for off, last in zip(offs, [*ons, end], strict=True):
            steps = [step / 8 for step in range(1, 9)]
            points += [(1 - t) ** 2 * here + 2 * t * (1 - t) * off + t * t * last for t in steps]
            here = last
        points.append(end)
        here = end
    return points


def test_a_square_keeps_its_corners_and_loses_what_lies_between(outlines: ModuleType) -> None:
    sides = [complex(at, 0) for at in range(0, 100, 5)]
    corners = [0j, 100 + 0j, 100 + 100j, 100j]
    around = [corner + 1j**turn * at for turn, corner in enumerate(corners) for at in sides]
    square = [(point, True) for point in around]
    pieces = list(outlines.simpler(square, TOLERANCE))
    assert len(pieces) <= 9
    assert all(len(piece) == 1 for piece in pieces)
    assert pieces[0][-1] == pieces[-1][-1]


@pytest.mark.parametrize("radius", [20, 120, 400])
def test_a_circle_of_many_points_has_few_and_strays_less_than_was_asked(
    outlines: ModuleType, radius: int
) -> None:
    turns = [cmath.rect(radius, 2 * math.pi * step / 96) for step in range(96)]
    pieces = list(outlines.simpler([(point, True) for point in turns], TOLERANCE))
    assert sum(map(len, pieces)) < 24
    assert pieces[0][-1] == pieces[-1][-1]
    assert all(abs(abs(point) - radius) < 1.5 * TOLERANCE + 0.5 for point in drawn(pieces))


def test_curves_stay_between_the_corners_they_join(outlines: ModuleType) -> None:
    leaf = [(0j, True), (40 + 120j, False), (200 + 0j, True), (160 - 120j, False)]
    pieces = list(outlines.simpler(leaf, TOLERANCE))
    assert {piece[-1] for piece in pieces} >= {0j, 200 + 0j}
    highest = max(point.imag for point in drawn(pieces))
    assert highest == pytest.approx(60, abs=1.5 * TOLERANCE)


def test_what_has_no_area_is_left_out(outlines: ModuleType) -> None:
    line = [("moveTo", [(0, 0)]), ("lineTo", [(9, 9)]), ("closePath", [])]
    triangle = [("moveTo", [(0, 0)]), ("qCurveTo", [(5, 5), (9, 0)]), ("closePath", [])]
    (only,) = outlines.contours([*line, *triangle])
    assert only == [(0j, True), (5 + 5j, False), (9 + 0j, True)]
