"""What the pages of a PDF draw, counted with every form as often as it is drawn, before PDFium draws it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import pikepdf

from converter.errors import InputError
from converter.messages import about, message

PAGE_BYTES = 16 * 1024 * 1024
"""Most bytes of drawing on one page: a detailed map has some MB; PDFium takes up to 80 times as many."""
BYTES = 128 * 1024 * 1024
PAGE_DRAWS = 100_000
"""Most forms drawn on one page: a diagram draws its points so."""
DRAWS = 400_000
DEPTH = 20
"""How deep forms may stand in one another: programs make two or three levels."""
_DO = re.compile(rb"Do(?=[\s\0/\[\]()<>{}%]|\Z)")

ObjectId = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Weight:
    """What drawing something once comes to."""

    size: int = 0
    draws: int = 0

    def times(self, count: int) -> _Weight:
        return _Weight(self.size * count, self.draws * count)

    def __add__(self, other: _Weight) -> _Weight:
        return _Weight(self.size + other.size, self.draws + other.draws)


@dataclass(slots=True)
class Drawing:
    """The pages of a document as they are counted. Streams must be unpacked and of bounded size."""

    name: str
    _total: _Weight = field(default_factory=_Weight)
    _known: dict[tuple[ObjectId, ObjectId, ObjectId], _Weight] = field(default_factory=dict)
    _glyphs: set[ObjectId] = field(default_factory=set)
    _waiting: list[tuple[pikepdf.Object, pikepdf.Object | None, pikepdf.Object | None]] = field(
        default_factory=list
    )
    """Glyphs to be counted, each with its resources and the page's. Those of Chromium name all faces of a
    page, and so each other."""
    _open: list[ObjectId] = field(default_factory=list)

    def add(self, page: pikepdf.Object, number: int) -> None:
        """Count a page.

        Raises:
            InputError: it draws more than a page holds, or all pages together more than a report.
        """
        resources = page.get("/Resources")
        weight = self._weight(_content_of(page.get("/Contents")), page, resources, resources)
        if weight.size > PAGE_BYTES or weight.draws > PAGE_DRAWS:
            told = message(
                "page {number} of this PDF unpacks to far more than a page holds; it is not read",
                number=number,
            )
            raise InputError(about(self.name, told))
        self._total += weight
        while self._waiting:
            self._total += self._form(*self._waiting.pop())
        if self._total.size > BYTES or self._total.draws > DRAWS:
            told = message(
                "page {number} of this PDF, with those before it, unpacks to far more than a page holds; it "
                "is not read",
                number=number,
            )
            raise InputError(about(self.name, told))

    def _weight(
        self,
        content: bytes,
        holder: pikepdf.Object,
        resources: pikepdf.Object | None,
        page_resources: pikepdf.Object | None,
    ) -> _Weight:
        """What some drawing comes to with the forms in it. `holder`: the page or stream it stands in."""
        weight = _Weight(len(content))
        for glyph, glyph_resources in _glyphs(resources):
            if glyph.objgen not in self._glyphs:  # each is drawn once and kept
                self._glyphs.add(glyph.objgen)
                self._waiting.append((glyph, glyph_resources or resources, page_resources))
        forms = {**_forms(page_resources), **_forms(resources)}
        if not forms or not (most := len(_DO.findall(content))):
            return weight
        drawn = _drawn(holder)
        hidden = most > drawn.total()  # what only another eye might see
        weights = {
            name: self._form(form, None, page_resources) + _Weight(0, 1)
            for name, form in forms.items()
            if hidden or name in drawn
        }
        for name, each in weights.items():
            weight += each.times(drawn[name])
        if hidden and weights:
            heaviest = _Weight(
                max(each.size for each in weights.values()), max(each.draws for each in weights.values())
            )
            weight += heaviest.times(most - drawn.total())
        return weight

    def _form(
        self,
        form: pikepdf.Object,
        resources: pikepdf.Object | None,
        page_resources: pikepdf.Object | None,
    ) -> _Weight:
        resources = form.get("/Resources", resources if resources is not None else page_resources)
        key = form.objgen, _identity(resources), _identity(page_resources)
        if key in self._known:
            return self._known[key]
        if form.objgen in self._open or len(self._open) >= DEPTH:
            raise InputError(
                about(
                    self.name,
                    message("the forms of this PDF are nested deeper than any page needs; it is not read"),
                )
            )
        self._open.append(form.objgen)
        weight = self._weight(_content_of(form), form, resources, page_resources)
        self._open.pop()
        weight = _Weight(min(weight.size, 2 * BYTES), min(weight.draws, 2 * DRAWS))
        self._known[key] = weight
        return weight


def _identity(item: pikepdf.Object | None) -> ObjectId:
    return item.objgen if isinstance(item, pikepdf.Object) else (0, 0)


def _content_of(item: pikepdf.Object | None) -> bytes:
    if isinstance(item, pikepdf.Array):
        return b"\n".join(each.read_bytes() for each in item if isinstance(each, pikepdf.Stream))
    return item.read_bytes() if isinstance(item, pikepdf.Stream) else b""


def _entries(resources: pikepdf.Object | None, kind: str) -> dict[str, pikepdf.Object]:
    held = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return dict(held.items()) if isinstance(held, pikepdf.Dictionary) else {}


def _forms(resources: pikepdf.Object | None) -> dict[str, pikepdf.Object]:
    return {
        name: item
        for name, item in _entries(resources, "/XObject").items()
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != pikepdf.Name.Image
    }


def _glyphs(resources: pikepdf.Object | None) -> list[tuple[pikepdf.Object, pikepdf.Object | None]]:
    """The drawings of glyphs in faces made of such, and the resources those faces name."""
    return [
        (glyph, font.get("/Resources"))
        for font in _entries(resources, "/Font").values()
        if isinstance(font, pikepdf.Dictionary) and "/CharProcs" in font
        for glyph in _entries(font, "/CharProcs").values()
        if isinstance(glyph, pikepdf.Stream)
    ]


def _drawn(holder: pikepdf.Object) -> Counter[str]:
    """How often each form is drawn."""
    try:
        found = pikepdf.parse_content_stream(holder, "Do")
    except (pikepdf.PdfError, TypeError):
        return Counter()
    return Counter(str(each.operands[0]) for each in found if each.operands)
