"""Set short texts and look at where every character stands; lengths in em."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest

from converter.compose.options import LineOptions
from converter.compose.paragraph import Align, ComposedLine, Inline, compose
from converter.fonts import Fonts, load_fonts
from converter.model import Variant
from converter.pages.setter import TextSetter
from converter.styles import Style, load_style

SIZE = 10.0


@dataclass(frozen=True)
class Setter:
    """Sets text in one variant and style."""

    style: Style
    fonts: Fonts
    variant: Variant = "cn"

    def to(self, variant: Variant) -> Setter:
        return dataclasses.replace(self, variant=variant)

    def having(self, **options: Any) -> Setter:
        """The same with other options of the style's `cjk` section."""
        cjk = dataclasses.replace(self.style.cjk, **options)
        return dataclasses.replace(self, style=dataclasses.replace(self.style, cjk=cjk))

    @property
    def options(self) -> LineOptions:
        return self.style.cjk

    def lines(
        self, text: str, measure: float, *, indent: float = 0, hang: float = 0, align: Align = "justify"
    ) -> tuple[ComposedLine, ...]:
        return compose(
            [Inline(text)],
            fonts=self.fonts,
            variant=self.variant,
            size=SIZE,
            measure=measure * SIZE,
            indent=indent * SIZE,
            hang=hang * SIZE,
            align=align,
            options=self.options,
        )

    def texts(self, text: str, measure: float, **how: Any) -> list[str]:
        """The text of each line."""
        return [line.text for line in self.lines(text, measure, **how)]

    def width(self, text: str) -> float:
        return TextSetter(self.style, self.fonts).width(text, self.variant, size=SIZE) / SIZE

    def pens(self, text: str, measure: float | None = None, line: int = 0) -> list[float]:
        """Pen position of each character of a line; on one natural line where no measure is given."""
        measure = self.width(text) if measure is None else measure
        return [x / SIZE for run in self.lines(text, measure)[line].runs for x in run.xs]

    def gaps(self, text: str, measure: float | None = None, line: int = 0) -> list[float]:
        """How far each character of a line is from the next, beyond one em."""
        pens = self.pens(text, measure, line)
        return [round(right - left - 1, 4) for left, right in pairwise(pens)]

    def ink(self, text: str, measure: float | None = None, line: int = 0) -> list[tuple[float, float]]:
        """Left and right edge of what each character shows."""
        measure = self.width(text) if measure is None else measure
        edges = []
        for run in self.lines(text, measure)[line].runs:
            for char, x in zip(run.text, run.xs, strict=True):
                left, right = run.face.ink(char) or (0.0, 0.0)
                edges.append((x / SIZE + left, x / SIZE + right))
        return edges


@pytest.fixture(scope="session")
def cn() -> Setter:
    style = load_style()
    return Setter(style, load_fonts(style))


@pytest.fixture(scope="session")
def tw(cn: Setter) -> Setter:
    return cn.to("tw")


@pytest.fixture(scope="session")
def hk(cn: Setter) -> Setter:
    return cn.to("hk")


@pytest.fixture(params=["tw", "hk", "cn"])
def setter(request: pytest.FixtureRequest, cn: Setter) -> Setter:
    """Each variant in turn."""
    return cn.to(request.param)


@pytest.fixture(scope="session")
def wrapped() -> Callable[..., set[str]]:
    """All the ways a text is torn when it is set in many measures up to 24 em: `left|right`."""

    def joints(setter: Setter, text: str, narrowest: int = 4) -> set[str]:
        found = set()
        for quarter_ems in range(4 * narrowest, 97):
            lines = setter.texts(text, quarter_ems / 4)
            found |= {f"{left[-1]}|{right[0]}" for left, right in pairwise(lines)}
        return found

    return joints
