"""Word's automatic numbering as a reader sees it: 一、 （一） 1. and the like, counted through the document.

The rules are those of ECMA-376-1 §17.9: a paragraph names a list (w:num) and a level; the list names an
abstract one, whose levels have a format and a text with places for numbers; the lists of one abstract list
count on together, unless one says that it starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from converter.opc import W, WordPackage
from converter.readers.docx.styles import NumPr, Styles, attribute, is_on, whole
from converter.readers.list_numbers import numeral

_PLACE = re.compile(r"%([1-9])")
_BULLETS = "•·●○■□◆◇▪▫►▶➢➤✓✔-*\u2010\u2043\u25aa"
"""Signs that only set an entry off, as a look does. Dashes (——) are the writer's own and stay."""
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    """Level (from 1) whose next number makes this one start anew; any higher one if None, none if 0."""
    figures_only: bool = False
    gap: bool = True
    style: str | None = None


@dataclass(slots=True)
class _List:
    """An abstract list: its levels, and where its count stands."""

    levels: dict[int, _Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(frozen=True, slots=True)
class _Num:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, _Level]


class Counter:
    """Gives each numbered paragraph its label, in the order of the document."""

    def __init__(self, package: WordPackage, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._linked: dict[str, str] = {}
        """Abstract lists that only name a list style, which names the list."""
        self._nums: dict[str, _Num] = {}
        self._begun: set[tuple[str, int]] = set()
        for _, root in package.related("numbering"):
            self._load(root)
            break

    def _load(self, root: etree._Element) -> None:
        for abstract in root.iterfind(f"{W}abstractNum"):
            id = abstract.get(f"{W}abstractNumId", "")
            self._lists[id] = _List(_levels(abstract))
            link = attribute(abstract, "numStyleLink")
            if link:
                self._linked[id] = link
        for num in root.iterfind(f"{W}num"):
            starts: dict[int, int] = {}
            levels: dict[int, _Level] = {}
            for override in num.iterfind(f"{W}lvlOverride"):
                place = whole(override.get(f"{W}ilvl"))
                start = whole(attribute(override, "startOverride"))
                if place is not None and start is not None:
                    starts[place] = start
                levels |= _levels(override)
            self._nums[num.get(f"{W}numId", "")] = _Num(attribute(num, "abstractNumId") or "", starts, levels)

    def label(self, numbering: NumPr | None, style: str | None) -> str:
        """The label of the next paragraph that has this place in a list; empty where it has none."""
        if numbering is None or numbering.num in (None, "0") or numbering.num not in self._nums:
            return ""
        id = numbering.num
        num = self._nums[id]
        abstract = self._resolved(num.abstract)
        if abstract not in self._lists:
            return ""
        place = numbering.level
        if place is None:
            place = self._level_of_style(abstract, style)
        if not 0 <= place < _LEVELS:
            return ""
        level = self._level(abstract, num, place)
        if level is None:
            return ""
        self._count(id, num, abstract, place, level)
        return self._written(abstract, num, place, level)

    def _resolved(self, abstract: str) -> str:
        for _ in range(_LEVELS):
            link = self._linked.get(abstract)
            numbering = self._styles.numbering_of(link) if link else None
            if numbering is None or numbering.num not in self._nums:
                break
            abstract = self._nums[numbering.num].abstract
        return abstract

    def _level_of_style(self, abstract: str, style: str | None) -> int:
        """The level that a heading style is linked to, where the paragraph names none."""
        for base in self._styles.bases_of(style):
            for place, level in self._lists[abstract].levels.items():
                if level.style == base:
                    return place
        return 0

    def _level(self, abstract: str, num: _Num, place: int) -> _Level | None:
        return num.levels.get(place) or self._lists[abstract].levels.get(place)

    def _count(self, id: str, num: _Num, abstract: str, place: int, level: _Level) -> None:
        counts = self._lists[abstract].counts
        first_of_num = (id, place) not in self._begun
        self._begun.add((id, place))
        standing = counts[place]
        if first_of_num and place in num.starts:
            counts[place] = num.starts[place]
        elif standing is None:
            counts[place] = num.starts.get(place, level.start)
        else:
            counts[place] = standing + 1
        for deeper in range(place + 1, _LEVELS):
            below = self._level(abstract, num, deeper)
            restart = None if below is None else below.restart
            if restart is None or (restart and place < restart):
                counts[deeper] = None

    def _written(self, abstract: str, num: _Num, place: int, level: _Level) -> str:
        if level.format == "bullet":
            bare = "".join(char for char in level.text if char not in _BULLETS and not _private(char)).strip()
            return "" if len(bare) != len(level.text.strip()) or bare.isascii() else bare

        def number(match: re.Match[str]) -> str:
            wanted = int(match.group(1)) - 1
            other = self._level(abstract, num, wanted) or _Level()
            count = self._lists[abstract].counts[wanted]
            format = "decimal" if level.figures_only else other.format
            return numeral(other.start if count is None else count, format)

        text = _PLACE.sub(number, level.text)
        return text + " " if text and level.gap and text[-1].isascii() and not text[-1].isspace() else text


def _levels(parent: etree._Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in parent.iterfind(f"{W}lvl"):
        place = whole(element.get(f"{W}ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        start = whole(attribute(element, "start"))
        legal = element.find(f"{W}isLgl")
        levels[place] = _Level(
            start=1 if start is None else start,
            format=attribute(element, "numFmt") or "decimal",
            text=attribute(element, "lvlText") or "",
            restart=whole(attribute(element, "lvlRestart")),
            figures_only=legal is not None and is_on(legal.get(f"{W}val")),
            gap=attribute(element, "suff") != "nothing",
            style=attribute(element, "pStyle"),
        )
    return levels


def _private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff"
