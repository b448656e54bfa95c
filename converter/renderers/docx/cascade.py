"""What a style sheet says of a paragraph through all its styles: sizes, spaces, what it must stay with."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from converter.renderers.docx.metrics import ems
from converter.renderers.docx.ooxml import Element, name

_VAL: Final = name("w:val")
_P_STYLE: Final = name("w:pStyle")
_RAISED: Final = f"{name('w:rPr')}/{name('w:vertAlign')}"
_OFF: Final = frozenset({"0", "false", "off", "none"})
_SWITCHES: Final = {
    name("w:keepNext"): "keep_next",
    name("w:keepLines"): "keep_lines",
    name("w:pageBreakBefore"): "break_before",
    name("w:widowControl"): "widow_control",
}
_POINT: Final = 20.0
_LARGEST: Final = 31_680.0
"""Twips: 22 inches."""
_COUNTED: Final = re.compile("%[1-9]")


@dataclass(frozen=True, slots=True)
class ParagraphSetting:
    """How a paragraph is set; lengths in points."""

    size: float = 10.0
    line: float = 1.0
    rule: str = "auto"
    """`exact` and `atLeast` make `line` points, `auto` a multiple of what the face asks for."""
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    """Of the first line beyond `left`; negative where it hangs."""
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False
    widow_control: bool = True
    frame: tuple[float, float] = (0.0, 0.0)
    """What rules above and below take; paragraphs of one frame that follow each other share it."""
    space: float = 0.0
    """Between characters."""
    label: float = 0.0
    """Em of the number that Word puts before it."""


@dataclass(frozen=True, slots=True)
class TableSetting:
    """What a table's style adds to its cells, in points."""

    left: float = 5.4
    right: float = 5.4
    top: float = 0.0
    bottom: float = 0.0
    rule: float = 0.0
    """Between the rows."""


class Cascade:
    """The styles and lists of one document."""

    def __init__(self, styles: Element, numbering: Element) -> None:
        self._styles = {each.get(name("w:styleId"), ""): each for each in styles.iter(name("w:style"))}
        self._levels = dict(_levels(numbering))
        self._known: dict[str | None, ParagraphSetting] = {}
        self._tables: dict[str | None, TableSetting] = {}
        self._raised: dict[str, bool] = {}
        self._default = next(filter(self._is_default, self._styles), None)
        self._base = ParagraphSetting()
        for properties in styles.iterfind(f"{name('w:docDefaults')}//{name('w:rPr')}"):
            self._base = _with_run(self._base, properties)
        for properties in styles.iterfind(f"{name('w:docDefaults')}//{name('w:pPr')}"):
            self._base = self._with_paragraph(self._base, properties)

    def paragraph(self, properties: Element | None) -> ParagraphSetting:
        """Of a paragraph with these `w:pPr`."""
        style = None if properties is None else properties.find(_P_STYLE)
        setting = self._of_style(self._default if style is None else style.get(_VAL))
        if properties is None or len(properties) == (style is not None):
            return setting
        return self._with_paragraph(setting, properties)

    def is_raised(self, style: str) -> bool:
        """Whether text in this character style is raised, and so smaller."""
        if style not in self._raised:
            chain = (self._styles[identity] for identity in self._chain(style))
            self._raised[style] = any(own.find(_RAISED) is not None for own in chain)
        return self._raised[style]

    def table(self, style: str | None) -> TableSetting:
        """Of a table of this style."""
        if style not in self._tables:
            found = TableSetting()
            for identity in reversed(list(self._chain(style))):
                for properties in self._styles[identity].iterfind(name("w:tblPr")):
                    found = _with_table(found, properties)
            self._tables[style] = found
        return self._tables[style]

    def _is_default(self, identity: str) -> bool:
        style = self._styles[identity]
        return style.get(name("w:type")) == "paragraph" and style.get(name("w:default"), "0") not in _OFF

    def _of_style(self, style: str | None) -> ParagraphSetting:
        if style not in self._known:
            setting = self._base
            for identity in reversed(list(self._chain(style))):
                element = self._styles[identity]
                for properties in element.iterfind(name("w:rPr")):
                    setting = _with_run(setting, properties)
                for properties in element.iterfind(name("w:pPr")):
                    setting = self._with_paragraph(setting, properties)
            self._known[style] = setting
        return self._known[style]

    def _chain(self, style: str | None) -> Iterator[str]:
        """The style and those it is based on; a circle is left after one round."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            assert style is not None
            seen.add(style)
            yield style
            style = _value(self._styles[style], "w:basedOn")

    def _with_paragraph(self, setting: ParagraphSetting, properties: Element) -> ParagraphSetting:
        changes: dict[str, object] = {}
        for child in properties:
            switch = _SWITCHES.get(child.tag)
            if switch is not None:
                changes[switch] = _is_on(child)
        spacing = properties.find(name("w:spacing"))
        if spacing is not None:
            changes |= _spacing(spacing)
        borders = properties.find(name("w:pBdr"))
        if borders is not None:
            changes["frame"] = (_rule(borders, "w:top"), _rule(borders, "w:bottom"))
        number = properties.find(name("w:numPr"))
        if number is not None:
            key = (_value(number, "w:numId") or "", _value(number, "w:ilvl") or "0")
            level = self._levels.get(key)
            changes["label"] = 0.0 if level is None else _label(level)
            listed = None if level is None else level.find(f"{name('w:pPr')}/{name('w:ind')}")
            if listed is not None:
                changes |= _indents(listed, setting.size)
        indents = properties.find(name("w:ind"))
        if indents is not None:
            changes |= _indents(indents, setting.size)
        return replace(setting, **changes) if changes else setting  # type: ignore[arg-type]


def points(element: Element, attribute: str) -> float:
    """A length in twentieths of a point as points; 0 where it is none, and no more than Word takes."""
    try:
        written = float(element.get(name(attribute), ""))
    except ValueError:
        return 0.0
    return max(-_LARGEST, min(_LARGEST, written)) / _POINT if math.isfinite(written) else 0.0


def _levels(numbering: Element) -> Iterator[tuple[tuple[str, str], Element]]:
    """The levels of every list."""
    abstract = {each.get(name("w:abstractNumId")): each for each in numbering.iter(name("w:abstractNum"))}
    for number in numbering.iterfind(name("w:num")):
        own = abstract.get(_value(number, "w:abstractNumId"))
        for level in () if own is None else own.iterfind(name("w:lvl")):
            yield (number.get(name("w:numId"), ""), level.get(name("w:ilvl"), "0")), level


def _label(level: Element) -> float:
    """Em of a number, such as （十二）, with what stands between it and the text."""
    suffix = _value(level, "w:suff")
    between = {"nothing": 0.0, "space": 0.25}.get(suffix or "tab", 1.0)
    return ems(_COUNTED.sub("十二", _value(level, "w:lvlText") or "")) + between


def _spacing(element: Element) -> dict[str, object]:
    changes: dict[str, object] = {}
    for side in ("before", "after"):
        if element.get(name(f"w:{side}")) is not None:
            changes[side] = points(element, f"w:{side}")
    if element.get(name("w:line")) is not None:
        rule = element.get(name("w:lineRule"), "auto")
        line = points(element, "w:line")
        changes |= {"rule": rule, "line": line / 12 if rule == "auto" else line}
    return changes


def _rule(borders: Element, side: str) -> float:
    """What the rule on a side takes with its distance from the text."""
    rule = borders.find(name(side))
    if rule is None or rule.get(_VAL) in ("nil", "none"):
        return 0.0
    return points(rule, "w:sz") * _POINT / 8 + points(rule, "w:space") * _POINT


def _indents(element: Element, size: float) -> dict[str, object]:
    changes: dict[str, object] = {}
    for field, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for own in names:
            if element.get(name(f"w:{own}")) is not None:
                changes[field] = points(element, f"w:{own}")
    if element.get(name("w:firstLine")) is not None:
        changes["first"] = points(element, "w:firstLine")
    if element.get(name("w:hanging")) is not None:
        changes["first"] = -points(element, "w:hanging")
    if element.get(name("w:firstLineChars")) is not None:
        changes["first"] = points(element, "w:firstLineChars") / 5 * size
    return changes


def _with_run(setting: ParagraphSetting, properties: Element) -> ParagraphSetting:
    size, space = properties.find(name("w:sz")), properties.find(name("w:spacing"))
    if size is not None:
        setting = replace(setting, size=max(1.0, points(size, "w:val") * _POINT / 2))
    return setting if space is None else replace(setting, space=points(space, "w:val"))


def _with_table(setting: TableSetting, properties: Element) -> TableSetting:
    changes = {}
    sides = {each.name for each in fields(TableSetting)}
    for margin in properties.iterfind(f"{name('w:tblCellMar')}/*"):
        side = margin.tag.rpartition("}")[2]
        if side in sides:
            changes[side] = points(margin, "w:w")
    rule = properties.find(f"{name('w:tblBorders')}/{name('w:insideH')}")
    if rule is not None:
        changes["rule"] = points(rule, "w:sz") * _POINT / 8
    return replace(setting, **changes)


def _value(element: Element, tag: str) -> str | None:
    child = element.find(name(tag))
    return None if child is None else child.get(_VAL)


def _is_on(element: Element) -> bool:
    return element.get(_VAL) not in _OFF
