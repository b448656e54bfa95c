"""The content stream of a page: text at exact positions, paths, and the marks that tie both to the tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

from converter.pages.layout import Artifact, GlyphRun, Line, Page, Shape
from converter.renderers.pdf.fonts import FontBook

_WHITE_SEEN: Final = 80
"""White between characters, in thousandths of the size, from which readers see a space (poppler: 100)."""
_WHITE_STEP: Final = 50
_UNSEEN: Final = 0.05
"""By how many thousandths of the size a character may stand off its place."""
_NEAR: Final = 2.5
"""Em between the last character of a run and the next run, at most, if one text goes on."""
_INFINITE: Final = float("inf")
_UNSPEAKABLE: Final = re.compile("[\0\ufeff\ufffe\uffff\ud800-\udfff]")
_ARTIFACTS: Final = {
    "Header": "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC",
    "Footer": "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC",
    "Layout": "/Artifact <</Type /Layout>> BDC",
}


def number(value: float) -> str:
    """A length as PDF writes it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def colour(value: str) -> str:
    """`#rrggbb` as three numbers between 0 and 1."""
    return " ".join(number(int(value[at : at + 2], 16) / 255) for at in (1, 3, 5))


class Placed(NamedTuple):
    """A run, and where the next one on its line begins."""

    run: GlyphRun
    following: float | None


def placed(lines: Iterable[Line]) -> Iterator[Placed]:
    """The runs of all lines in order."""
    for line in lines:
        for run, following in zip_longest(line.runs, line.runs[1:]):
            yield Placed(run, following.xs[0] if following and following.xs else line.following)


def meant(run: GlyphRun) -> str:
    """What a run is drawn for, where that is another character and one that text may hold (UA-1 7.21.7)."""
    return "" if _UNSPEAKABLE.match(run.stands_for) else run.stands_for


class ContentStream:
    """Collects the operators of one page."""

    def __init__(self, page: Page, fonts: FontBook) -> None:
        self._height = page.height
        self._fonts = fonts
        self._code: list[str] = []
        self._fill: str | None = None
        self._stroke: str | None = None
        self._pen: float | None = None

    def __str__(self) -> str:
        return "\n".join(self._code)

    def artifact(self, artifact: Artifact) -> None:
        """Draw what is not content."""
        self._draw(_ARTIFACTS[artifact.kind], artifact.shapes, placed(artifact.lines))

    def content(self, tag: str, mcid: int, shapes: Iterable[Shape], runs: Iterable[Placed]) -> None:
        """Draw what the structure element refers to as `mcid` of this page."""
        self._draw(f"/{tag} <</MCID {mcid}>> BDC", shapes, runs)

    def _draw(self, mark: str, shapes: Iterable[Shape], runs: Iterable[Placed]) -> None:
        self._code.append(mark)
        for shape in shapes:
            self._shape(shape)
        for run in runs:
            self._run(*run)
        self._code.append("EMC")

    def _run(self, run: GlyphRun, following: float | None) -> None:
        if not run.text:
            return
        font = self._fonts[run.face]
        self._set_fill(run.colour)
        left, size = run.xs[0], run.size
        parts: list[str] = []
        pending: list[str] = []
        scale = 1000 / size
        places = [(x - left) * scale for x in run.xs]
        end = -_INFINITE
        if following is not None and self._is_near(run, following):
            end = (following - left) * scale
        pen = 0.0  # where the reader's pen stands, in thousandths of the size
        stands_for = meant(run)
        known = {} if stands_for else font.plain
        for char, at, after in zip(run.text, places, (*places[1:], end), strict=True):
            code, advance = known.get(char) or font.code(char, stands_for=stands_for)
            white = after - at - advance
            if white >= _WHITE_SEEN:
                step = int(round(white, 1) // _WHITE_STEP) * _WHITE_STEP
                code, advance = font.code(char, step, stands_for)
            offset = at - pen
            if abs(offset) > _UNSEEN:
                offset = round(offset, 1)
                if pending:
                    parts.append(f"<{''.join(pending)}>")
                    pending = []
                parts.append(number(-offset))
            else:
                offset = 0.0
            pending.append(code)
            pen += offset + advance
        parts.append(f"<{''.join(pending)}>")
        self._code.append(
            f"BT /{font.key} {number(size)} Tf {number(left)} {number(self._height - run.y)} Td "
            f"[{' '.join(parts)}] TJ ET"
        )

    @staticmethod
    def _is_near(run: GlyphRun, following: float) -> bool:
        """Whether the next run goes on with the text of this one; a page number at the far edge does not."""
        return following - run.xs[-1] <= _NEAR * run.size

    def _shape(self, shape: Shape) -> None:
        y = self._height - shape.y
        if shape.stroke:
            self._set_stroke(shape.stroke, shape.stroke_width)
        if shape.kind == "line":
            self._code.append(
                f"{number(shape.x)} {number(y)} m "
                f"{number(shape.x + shape.width)} {number(y - shape.height)} l S"
            )
            return
        if shape.fill:
            self._set_fill(shape.fill)
        operator = "B" if shape.fill and shape.stroke else "f" if shape.fill else "S"
        self._code.append(
            f"{number(shape.x)} {number(y - shape.height)} {number(shape.width)} {number(shape.height)} re "
            f"{operator}"
        )

    def _set_fill(self, value: str) -> None:
        if value != self._fill:
            self._fill = value
            self._code.append(f"{colour(value)} rg")

    def _set_stroke(self, value: str, width: float) -> None:
        if value != self._stroke:
            self._stroke = value
            self._code.append(f"{colour(value)} RG")
        if width != self._pen:
            self._pen = width
            self._code.append(f"{number(width)} w")
