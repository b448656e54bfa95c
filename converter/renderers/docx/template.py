"""An office's own Word file as the template: its styles, header, footer and page set-up, read with care."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from converter.errors import InputError
from converter.messages import about, message
from converter.model import Diagnostic
from converter.opc import WordPackage
from converter.renderers.docx.harmless import make_harmless
from converter.renderers.docx.ooxml import NAMESPACES, Element, name

_R: Final = "{" + NAMESPACES["r"] + "}"
_LARGEST_PAGE: Final = 31_680
"""Twips: 22 inches, the most Word knows."""
_NOT_OF_A_PAGE: Final = tuple(
    name(f"w:{tag}")
    for tag in ("printerSettings", "sectPrChange", "type", "cols", "textDirection", "footnotePr", "endnotePr")
)
"""Of a section: what belongs to its text, or leads out of it."""
_PICTURES: Final = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """An image a header or footer shows."""

    identity: str
    """Of its relationship."""
    suffix: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or a footer."""

    kind: str
    """`header` or `footer`."""
    of: str
    """Which pages: `default`, `first` or `even`."""
    root: Element
    pictures: tuple[Picture, ...]


_PARTS: Final = {
    "styles": message("styles"),
    "numbering": message("numbering"),
    "fontTable": message("table of fonts"),
    "header": message("header"),
    "footer": message("footer"),
    "theme": message("theme"),
}
"""What messages call the parts of a file, by their kind."""


@dataclass(frozen=True, slots=True)
class Template:
    """What is taken from the office's file."""

    name: str
    styles: Element
    numbering: Element | None
    fonts: Element | None
    theme: bytes | None
    section: Element | None
    """Page set-up, without its headers and footers."""
    margins: tuple[Margin, ...]
    even_and_odd: bool
    mirrored: bool
    diagnostics: tuple[Diagnostic, ...]


def read_template(data: bytes, file: str) -> Template:
    """What can be used of a Word file; its text is not.

    Args:
        data: the bytes of a .docx, .dotx or .docm.
        file: what messages call it.

    Raises:
        InputError: it is not a Word file, is damaged, protected, or made to do harm, or has no styles.
    """
    return _Reader(WordPackage(data, file), file).template()


class _Reader:
    def __init__(self, package: WordPackage, file: str) -> None:
        self._package, self._file = package, file
        self._left_out: list[str] = []

    def template(self) -> Template:
        package = self._package
        main = package.xml(package.main)
        styles = self._part("styles", "w:styles")
        if styles is None:
            raise InputError(
                about(
                    self._file,
                    message(
                        "there are no styles in it, so it cannot be a template; open it in Word and save it "
                        "anew"
                    ),
                )
            )
        sections = main.findall(f"{name('w:body')}/{name('w:sectPr')}")
        section = copy.deepcopy(sections[-1]) if sections else None
        margins = tuple(self._margins(section)) if section is not None else ()
        if section is not None:
            section = _page(section, self._file)
        settings = self._part("settings", "w:settings")
        if package.has("word/vbaProject.bin"):
            self._left_out.append(message("its macros are left out"))
        notes = [
            Diagnostic("template-part-left-out", about(self._file, what), "warning")
            for what in self._left_out
        ]
        return Template(
            self._file,
            styles,
            self._part("numbering", "w:numbering"),
            _without_embedded(self._part("fontTable", "w:fonts")),
            self._theme(),
            section,
            margins,
            _is_on(settings, "evenAndOddHeaders"),
            _is_on(settings, "mirrorMargins"),
            tuple(dict.fromkeys(notes)),
        )

    def _part(self, kind: str, tag: str) -> Element | None:
        for path, root in self._package.related(kind):
            if root.tag != name(tag):
                raise InputError(
                    about(
                        self._file,
                        message("{part} inside it is damaged; open it in Word and save it anew", part=path),
                    )
                )
            self._left_out += (
                make_harmless(root, (), _PARTS[kind]) if kind != "settings" else self._settings(root)
            )
            return root
        return None

    def _settings(self, settings: Element) -> Iterator[str]:
        """What of the file's settings is left out; nothing of them is carried over but two flags."""
        if settings.find(name("w:attachedTemplate")) is not None:
            yield message("the template attached to it is left out")
        if settings.find(name("w:mailMerge")) is not None:
            yield message("its source of data for mail merge is left out")

    def _theme(self) -> bytes | None:
        for _, root in self._package.related("theme"):
            make_harmless(root, (), _PARTS["theme"])  # its pictures would need parts of their own
            return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return None

    def _margins(self, section: Element) -> Iterator[Margin]:
        known = {relation.id: relation for relation in self._package.relations(self._package.main)}
        for reference in list(section):
            for kind in ("header", "footer"):
                if reference.tag != name(f"w:{kind}Reference"):
                    continue
                section.remove(reference)
                relation = known.get(reference.get(f"{_R}id", ""))
                if relation is not None and self._package.has(relation.target):
                    root = self._package.xml(relation.target)
                    pictures = tuple(self._pictures(relation.target))
                    self._left_out += make_harmless(
                        root, {picture.identity for picture in pictures}, _PARTS[kind]
                    )
                    yield Margin(kind, reference.get(name("w:type"), "default"), root, pictures)

    def _pictures(self, part: str) -> Iterator[Picture]:
        for relation in self._package.relations(part):
            suffix = posixpath.splitext(relation.target)[1].lower()
            if relation.kind == "image" and suffix in _PICTURES and self._package.has(relation.target):
                data = self._package.data(relation.target)
                yield Picture(relation.id, suffix, _PICTURES[suffix], data)


def _page(section: Element, file: str) -> Element:
    """The page set-up alone, its measures such as Word allows.

    Raises:
        InputError: the page leaves no room for text.
    """
    for child in list(section):
        if child.tag in _NOT_OF_A_PAGE:
            section.remove(child)
    for key in list(section.attrib):
        del section.attrib[key]
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    width, height = (_measure(size, key) for key in ("w", "h"))
    sides = [_measure(margins, key) for key in ("left", "right", "top", "bottom")]
    room = width - max(0, sides[0]) - max(0, sides[1]), height - abs(sides[2]) - abs(sides[3])
    if size is None or margins is None or min(room) < 2880 or max(width, height) > _LARGEST_PAGE:
        raise InputError(
            about(
                file,
                message(
                    "its page set-up leaves no room for text, or is missing; set paper and margins in Word"
                ),
            )
        )
    return section


def _measure(element: Element | None, key: str) -> int:
    text = element.get(name(f"w:{key}"), "") if element is not None else ""
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return 0


@dataclass(frozen=True, slots=True)
class Paper:
    """Paper and margins, in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float


def paper(section: Element) -> Paper:
    """Of a template's section; a gutter counts to the left."""
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    top, right, bottom, left = (abs(_measure(margins, key)) for key in ("top", "right", "bottom", "left"))
    left += max(0, _measure(margins, "gutter"))
    measures = (_measure(size, "w"), _measure(size, "h"), top, right, bottom, left)
    return Paper(*(measure / 20 for measure in measures))


def _is_on(settings: Element | None, key: str) -> bool:
    found = settings.find(name(f"w:{key}")) if settings is not None else None
    return found is not None and found.get(name("w:val"), "1") not in ("0", "false", "off")


def _without_embedded(fonts: Element | None) -> Element | None:
    if fonts is not None:
        for font in fonts:
            for child in list(font):
                if child.tag.rpartition("}")[2].startswith("embed"):
                    font.remove(child)
    return fonts
