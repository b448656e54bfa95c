"""An office's styles, lists and fonts, with what the summary needs beside them."""

from __future__ import annotations

import copy
from typing import Final

from converter.renderers.docx.numbering import BULLETS, LEVELS
from converter.renderers.docx.ooxml import Element, name, w
from converter.renderers.docx.template import Template

_VAL: Final = name("w:val")
_STYLE_ID: Final = name("w:styleId")
_REFERRING: Final = tuple(name(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle"))
_WITHIN_STYLES: Final = tuple(name(f"w:{tag}") for tag in ("basedOn", "next", "link"))
_NUM_ID, _ABSTRACT_ID = name("w:numId"), name("w:abstractNumId")


class Merging:
    """Brings the summary's parts into a template's; used once for one document."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._theirs = {
            _key(style): style.get(_STYLE_ID, "") for style in template.styles.iter(name("w:style"))
        }
        self._ids: dict[str, str] = {}
        """Our ids that mean a style of another id in the merged sheet."""
        self._adopted: set[str] = set()
        """Our ids for which the template has the style."""
        numbering = template.numbering
        self._first_num = 1 + _highest(numbering, "w:num", _NUM_ID)
        self._first_abstract = 1 + _highest(numbering, "w:abstractNum", _ABSTRACT_ID)

    def headings(self) -> dict[int, bool]:
        """Levels whose heading style is the template's, and whether that counts by itself."""
        levels = range(1, LEVELS + 1)
        return {
            level: self.is_numbered(f"heading {level}")
            for level in levels
            if self.has_style(f"heading {level}")
        }

    def has_style(self, name_: str) -> bool:
        """Whether the template has a paragraph style of this name, as Word writes it in English."""
        return ("paragraph", name_.lower()) in self._theirs

    def is_numbered(self, name_: str) -> bool:
        """Whether that style, or one it is based on, belongs to a list."""
        by_id = {style.get(_STYLE_ID, ""): style for style in self._template.styles.iter(name("w:style"))}
        identity: str | None = self._theirs.get(("paragraph", name_.lower()))
        for _ in range(len(by_id)):
            style = by_id.get(identity or "")
            if style is None:
                return False
            if style.find(f"{name('w:pPr')}/{name('w:numPr')}") is not None:
                return True
            based = style.find(name("w:basedOn"))
            identity = based.get(_VAL) if based is not None else None
        return False

    def styles(self, ours: Element) -> Element:
        """The template's sheet with the styles it lacks; call it before `text`."""
        merged = copy.deepcopy(self._template.styles)
        taken = set(self._theirs.values())
        added = []
        for style in ours.iter(name("w:style")):
            identity = style.get(_STYLE_ID, "")
            theirs = self._theirs.get(_key(style))
            if theirs is not None:
                self._ids[identity] = theirs
                self._adopted.add(identity)
                continue
            if identity in taken:
                self._ids[identity] = f"Duizhao{identity}"
            added.append(style)
        for style in added:
            own = copy.deepcopy(style)
            own.set(_STYLE_ID, self._ids.get(style.get(_STYLE_ID, ""), style.get(_STYLE_ID, "")))
            own.attrib.pop(name("w:default"), "")
            for child in own:
                if child.tag in _WITHIN_STYLES:
                    child.set(_VAL, self._ids.get(child.get(_VAL, ""), child.get(_VAL, "")))
            self._renumber(own)
            merged.append(own)
        return merged

    def text(self, root: Element) -> None:
        """Give the styles and lists of a part made by us their names in the merged document."""
        self._renumber(root)
        bare = self.has_style("List Bullet") and not self.is_numbered("List Bullet")
        for element in root.iter(*_REFERRING):
            style = element.get(_VAL, "")
            element.set(_VAL, self._ids.get(style, style))
            if style == "ListBullet" and bare:
                number = w("numPr", w("ilvl", val=0), w("numId", val=self._first_num - 1 + BULLETS))
                element.addnext(number)

    def numbering(self, ours: Element) -> Element:
        """The template's lists and ours after them."""
        self._renumber(ours)
        for element in ours.iter(name("w:abstractNum"), name("w:abstractNumId")):
            key = _ABSTRACT_ID if element.tag == name("w:abstractNum") else _VAL
            element.set(key, str(int(element.get(key, "0")) + self._first_abstract))
        for element in ours.iter(name("w:num")):
            element.set(_NUM_ID, str(int(element.get(_NUM_ID, "0")) + self._first_num - 1))
        for element in list(ours.iter(name("w:pStyle"))):
            style = element.get(_VAL, "")
            if style in self._adopted:
                _remove(element)
            else:
                element.set(_VAL, self._ids.get(style, style))
        theirs = self._template.numbering
        if theirs is None:
            return ours
        merged = copy.deepcopy(theirs)
        for child in list(merged):
            if child.tag in (name("w:numPicBullet"), name("w:numIdMacAtCleanup")):
                merged.remove(child)
        for picture in list(merged.iter(name("w:lvlPicBulletId"))):
            _remove(picture)
        first = merged.find(name("w:num"))
        for element in list(ours):
            if element.tag == name("w:abstractNum") and first is not None:
                first.addprevious(element)
            else:
                merged.append(element)
        return merged

    def fonts(self, ours: Element) -> Element:
        """The template's table of fonts and what it lacks."""
        theirs = self._template.fonts
        if theirs is None:
            return ours
        merged = copy.deepcopy(theirs)
        known = {font.get(name("w:name")) for font in merged}
        for font in list(ours):
            if font.get(name("w:name")) not in known:
                merged.append(font)
        return merged

    def _renumber(self, root: Element) -> None:
        """Our lists come after the template's; list 0, which is none, stays."""
        for element in root.iter(_NUM_ID):
            if element.tag == _NUM_ID and element.get(_VAL, "0") != "0":
                element.set(_VAL, str(int(element.get(_VAL, "0")) + self._first_num - 1))


def _key(style: Element) -> tuple[str, str]:
    named = style.find(name("w:name"))
    return (
        style.get(name("w:type"), "paragraph"),
        named.get(_VAL, "").lower() if named is not None else style.get(_STYLE_ID, ""),
    )


def _highest(root: Element | None, tag: str, key: str) -> int:
    if root is None:
        return 0
    numbers = (element.get(key, "") for element in root.iterfind(name(tag)))
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
