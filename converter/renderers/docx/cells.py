"""Cells of the summary's tables: one wording, or two under each other, and figures in line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from converter.content.labels import BETWEEN
from converter.renderers.docx.alignment import FigureColumn
from converter.renderers.docx.labels import ByEdition, DocxLabels, differing
from converter.renderers.docx.metrics import ems, line_count
from converter.renderers.docx.ooxml import Child, Element, link, paragraph, w
from converter.renderers.docx.table_styles import PLAIN, cell_size
from converter.renderers.docx.theme import DocxTheme, twips
from converter.renderers.docx.widths import Wish, fit, line_total

_SCRIPTS: Final = re.compile("[\u2e80-\U0010ffff]+|[^\u2e80-\U0010ffff]+")
"""Stretches of Chinese and of figures."""
_MOST_WHOLE: Final = 8
"""Lines of a row that stays on one page: a longer one would leave a hole at the foot of the one before it."""
_SHORT: Final = 8
"""Characters of a figure that stands in both wordings on one line."""
_SPACES: Final = " \u00a0"
_JOINTS: Final = f"{_SPACES}）"
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"[\d零〇一二三四五六七八九十百千两兩]")


class Cells:
    """Makes the contents of cells."""

    def __init__(self, theme: DocxTheme, labels: DocxLabels, *, kind: str = PLAIN) -> None:
        """Args:
        theme: sizes.
        labels: languages.
        kind: what the names of its styles begin with.
        """
        self._theme, self._labels, self._styles = theme, labels, kind
        self._size = cell_size(theme, kind)

    @property
    def text_style(self) -> str:
        """Of what stands in a cell."""
        return f"{self._styles}Text"

    @property
    def title_style(self) -> str:
        """Of what stands above more of it in a cell of the tracker."""
        return f"{self._styles}Title"

    def hold(self, wishes: Sequence[Wish], width: int) -> bool:
        """Whether a table of that width tears no figure and no word."""
        room = (width - self._padding * len(wishes)) / self._em
        return sum(wish.narrowest() if wish.wraps else wish.natural() for wish in wishes) <= room

    def head(
        self,
        wording: ByEdition,
        *,
        right: bool = False,
        width: int | None = None,
        at: int | None = None,
        after: float = 0.0,
    ) -> Child:
        """A cell of the head of a table.

        Args:
            wording: its words.
            right: whether it stands at the right, over figures.
            after: em of white between it and the right of its column, beside what pads it.
            width: of the column in twips, where words too long for it may break behind a comma.
            at: the edition to show alone.
        """
        room = self.room(width) if width is not None else math.inf
        return [
            paragraph(
                f"{self._styles}Head",
                self._labels.one(text if ems(text) <= room else text.replace("、", "、\n"), at),
                properties=[self._white(after), w("jc", val="right")] if right else None,
            )
            for at, text in _differing(wording, at)
        ]

    def head_in_line(self, wording: ByEdition) -> Child:
        """A cell of the head over figures, with both wordings in one line."""
        return paragraph(f"{self._styles}Head", self._labels.runs(wording), properties=w("jc", val="right"))

    def text(self, wording: ByEdition) -> Child:
        return [
            paragraph(f"{self._styles}Text", self._labels.one(text, at) if text else None)
            for at, text in _differing(wording)
        ]

    def group(self, name: Child, count: int) -> Element:
        """The name of a section above its rows, and how many these are."""
        wording = self._labels("count_of", count=count)
        shared = _shared(wording, behind=True)
        runs = self._labels.runs(wording) if shared is None else self._runs(wording, shared, None)
        return paragraph(self.text_style, name, runs)

    def other(self, text: str) -> Element:
        """The second wording alone."""
        return paragraph(f"{self._styles}Text", self._labels.one(text, 1))

    def linked(
        self, wording: ByEdition, anchor: str | None, marks: Sequence[Child] = (), at: int | None = None
    ) -> Child:
        """Text that leads to a bookmark, where there is one, with what stands raised behind it.

        Args:
            wording: the text.
            anchor: the bookmark.
            marks: what stands raised behind it.
            at: the edition to show alone.
        """
        if anchor is None:
            return self.text(wording)
        return [
            paragraph(
                f"{self._styles}Text",
                link(anchor, self._labels.one(text, at, style="Hyperlink")),
                *(marks if at == 0 else ()),
            )
            for at, text in _differing(wording, at)
        ]

    def counted(self, number: int, after: float) -> Child:
        """The number of a row at the right, with so many em of white behind it."""
        runs = self._labels.one(str(number))
        return paragraph(f"{self._styles}Number", runs, right=twips(after * self._size))

    def _white(self, after: float) -> Element | None:
        return w("ind", right=twips(after * self._size)) if after else None

    def number(self, wording: ByEdition, column: FigureColumn | None, *, style: str | None = None) -> Child:
        """A figure at the right, or moved to where its column's decimal points stand."""
        if len(set(wording)) > 1 and not _NUMBER.search(wording[0]):  # a word, such as 目標
            return paragraph(f"{self._styles}Number", self._labels.runs(wording, style=style))
        return [self._figure(text, at, column, style) for at, text in _differing(wording)]

    def number_in_line(self, wording: ByEdition, *, style: str | None = None) -> Child:
        """A figure at the right, both wordings in one line where they share enough."""
        shared = _shared(wording)
        if shared is None:
            return self.number(wording, None, style=style)
        return paragraph(f"{self._styles}Number", self._runs(wording, shared, style))

    def _runs(self, wording: ByEdition, shared: tuple[int, int], style: str | None) -> list[Element]:
        """Both wordings in a line, what they share once; signs and figures in the face of the figures."""
        begin, end = shared
        runs = []
        for at, text in enumerate(wording):
            if at:
                runs.append(self._labels.one(BETWEEN, style=style))
            piece = text[0 if at == 0 else begin : None if at == len(wording) - 1 else len(text) - end]
            runs += [self._labels.one(each, at, style=style) for each in _SCRIPTS.findall(piece)]
        return runs

    def _figure(self, text: str, at: int, column: FigureColumn | None, style: str | None) -> Element:
        """A line of figures; signs and arrows are in the face of the figures, whatever stands beside."""
        right = twips(column.indent(text) * self._size) if column else 0
        runs = [self._labels.one(piece, at, style=style) for piece in _SCRIPTS.findall(text)]
        return paragraph(f"{self._styles}Number", runs, right=right)

    def fit(self, wishes: Sequence[Wish], width: int) -> list[int]:
        """Widths of columns for the style's type and padding."""
        return fit(wishes, available=width, em=self._em, padding=self._padding)

    def lines(self, wishes: Sequence[Wish], widths: Sequence[int]) -> int:
        """Lines of a table that has these widths."""
        return line_total(wishes, [(width - self._padding) / self._em for width in widths])

    def stays_whole(self, told: Iterable[str], width: int) -> bool:
        """Whether a row is short enough to stand on one page.

        Args:
            told: what its longest cell shows, line under line.
            width: of that cell's column, in twips.
        """
        room = self.room(width)
        return sum(line_count(text, room) for text in told) <= _MOST_WHOLE

    def room(self, width: int) -> float:
        """Em of a line of a column that many twips wide."""
        return (width - self._padding) / self._em

    def natural(self, wish: Wish) -> int:
        """Width of a column that has all it asks for, in twips."""
        return round(wish.natural() * self._em) + self._padding

    @property
    def _em(self) -> int:
        return twips(self._size)

    @property
    def _padding(self) -> int:
        """Left and right of a cell together."""
        return 2 * twips(self._theme.style.table.padding)


def in_one_line(wording: ByEdition) -> ByEdition:
    """The lines of a figure: one where the wordings share enough, which stands there once, else two."""
    shared = _shared(wording)
    if shared is None:
        return wording
    begin, end = shared
    *others, last = (text[0 if at == 0 else begin :] for at, text in enumerate(wording))
    return (BETWEEN.join((*(text[: len(text) - end] for text in others), last)),)


def _shared(wording: ByEdition, *, behind: bool = False) -> tuple[int, int] | None:
    """How much two wordings have in common before, and behind, what they differ in.

    Of a figure that is its number, as far as a space, where what follows has none: `5 億元／亿元`, so
    that each side of the stroke is read back whole. None where nothing is shared, unless they are short:
    `約八成／约八成`.

    Args:
        wording: of each edition.
        behind: whether the end may be shared too, where nobody reads it back: `（4 項／项）`.
    """
    if len(set(wording)) == 1:
        return None
    first, *others = wording
    before = [at for at in range(1, len(first)) if first[at - 1] in _SPACES]
    begin = max((at for at in before if all(each.startswith(first[:at]) for each in others)), default=0)
    if begin and not behind and not _tells_number_first(wording, begin):
        begin = 0
    ends = (at for at in range(1, len(first) - begin) if behind and first[-at] in _JOINTS)
    end = max((at for at in ends if all(each.endswith(first[-at:]) for each in others)), default=0)
    is_short = max(map(len, wording)) <= _SHORT and _NUMBER.search(first) is not None
    return (begin, end) if begin or end or is_short else None


def _tells_number_first(wording: ByEdition, begin: int) -> bool:
    """Whether all figures of a cell stand in what its wordings begin with."""
    return _DIGIT.search(wording[0][:begin]) is not None and not any(
        _DIGIT.search(each[begin:]) for each in wording
    )


def wordings(wording: ByEdition) -> Iterator[str]:
    """What a cell of this text shows."""
    return (text for _, text in _differing(wording))


def _differing(wording: ByEdition, at: int | None = None) -> Iterable[tuple[int, str]]:
    """The wordings with their editions; only the first where all are the same, or the one asked for."""
    if at is not None:
        return [(at, wording[at])]
    return [(each, wording[each]) for each in differing(wording)]
