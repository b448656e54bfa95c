"""On which page of the document each bookmark comes to stand, estimated as Word would break its pages.

Nobody but Word knows Word's pages: what is reckoned here fills the contents until Word updates them. Lines of
fixed height and faces whose Chinese characters are all one em wide leave little to guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from converter.renderers.docx.cascade import Cascade, ParagraphSetting, TableSetting, points
from converter.renderers.docx.metrics import line_count, widths_of
from converter.renderers.docx.ooxml import Element, name

_FACE: Final = 1.3
"""Height of a line in em where a style leaves it to the face."""
_EMU: Final = 12_700
_RAISED: Final = 0.58
"""Size of raised text in em of what stands around it."""
_BELOW_PICTURE: Final = 0.05
"""Of a line, which the face asks for below a picture that stands on it."""
_ROWS_READ: Final = 400
"""In a document of more, some rows of tables are taken to be like the ones before them."""
_ALMOST: Final = 0.01
_P, _TBL, _SDT, _TR, _TC, _R, _T = map(name, ("w:p", "w:tbl", "w:sdt", "w:tr", "w:tc", "w:r", "w:t"))
_P_PR, _TR_PR, _VAL = name("w:pPr"), name("w:trPr"), name("w:val")
_CANT_SPLIT, _TBL_HEADER, _EXTENT = name("w:cantSplit"), name("w:tblHeader"), name("wp:extent")
_END: Final = name("w:sectPr")
_INNER_END: Final = f"{_P}/{_P_PR}/{_END}"
_KEPT: Final = f"{_P}/{_P_PR}/{name('w:keepNext')}"
_TABLE_STYLE: Final = f"{name('w:tblPr')}/{name('w:tblStyle')}"
_TC_PR, _TC_W, _R_STYLE = name("w:tcPr"), name("w:tcW"), name("w:rStyle")
_CODE: Final = name("w:instrText")
_DRAWING: Final = "\ufffc"
_SHOWN: Final = {
    name("w:tab"): "\t",
    name("w:br"): "\n",
    name("w:noBreakHyphen"): "-",
    name("w:drawing"): _DRAWING,
}
"""What stands for an element in the text."""


@dataclass(slots=True)
class _Block:
    """What is placed at once or line by line: a paragraph, or a row of a table."""

    section: int
    lines: list[float]
    setting: ParagraphSetting
    anchors: Sequence[str] = ()
    head: bool = False
    """Whether it is a row that stands at the head of the table on every page."""
    table: int | None = None

    @property
    def height(self) -> float:
        return sum(self.lines)


@dataclass(frozen=True, slots=True)
class _Area:
    """The type area of a section, in points."""

    width: float
    height: float
    pitch: float
    """Of the lines of its grid; 0 for none."""


class Pagination:
    """The pages of one document."""

    def __init__(self, body: Element, cascade: Cascade) -> None:
        """Args:
        body: of the document.
        cascade: its styles and lists.
        """
        self._reader = _Reader(body, cascade)
        self._areas, self._blocks = self._reader.areas, self._reader.blocks(body)

    def pages(self) -> dict[str, int]:
        """The page of each bookmark outside tables, counted from 1."""
        press = _Press(self._areas)
        press.print(_framed(self._blocks))
        return press.pages

    def insert(self, parts: Sequence[Element], before: Element) -> None:
        """Reckon with what has been put into the first section; no tables.

        Args:
            parts: what was put there.
            before: the paragraph behind it, which may have changed.
        """
        made = self._reader.blocks([*parts, before])
        behind = made[-1].anchors
        at = next(at for at, block in enumerate(self._blocks) if block.anchors == behind)
        self._blocks[at : at + 1] = made

    def filled(self, anchor: str) -> float:
        """How much of a page is full above the paragraph with a bookmark, before that begins one: 0 to 1."""
        press = _Press(self._areas)
        press.print(_framed([*takewhile(lambda block: anchor not in block.anchors, self._blocks)]))
        return press.filled

    def begin_page(self, anchor: str) -> None:
        """Reckon with a page break before the paragraph with a bookmark."""
        for block in self._blocks:
            if anchor in block.anchors:
                block.setting = replace(block.setting, break_before=True)


# --- what there is to place ------------------------------------------------------------------------------


class _Reader:
    """Reads paragraphs and rows with their heights out of a body."""

    def __init__(self, body: Element, cascade: Cascade) -> None:
        self._cascade = cascade
        ends = [*body.iterfind(_INNER_END), *body.iterfind(_END)]
        self.areas = [_area(each) for each in ends]
        self._section = self._table = 0
        self._step = max(1, sum(len(table) for table in body.iterfind(_TBL)) // _ROWS_READ)

    def blocks(self, parts: Iterable[Element]) -> list[_Block]:
        """All there is, in the order of reading."""
        self._section = 0
        return list(self._blocks(parts))

    def _blocks(self, parent: Iterable[Element]) -> Iterator[_Block]:
        for child in parent:
            if child.tag == _P:
                yield self._paragraph(child)
                if child.find(f"{_P_PR}/{_END}") is not None:
                    self._section += 1
            elif child.tag == _TBL:
                yield from self._rows(child)
            elif child.tag == _SDT:
                for content in child.iterfind(name("w:sdtContent")):
                    yield from self._blocks(content)

    def _paragraph(self, paragraph: Element) -> _Block:
        setting = self._cascade.paragraph(paragraph.find(_P_PR))
        lines = self._lines(paragraph, setting, self.areas[self._section].width)
        return _Block(self._section, lines, setting, _anchors(paragraph))

    def _rows(self, table: Element) -> Iterator[_Block]:
        self._table += 1
        style = table.find(_TABLE_STYLE)
        inside = self._cascade.table(None if style is None else style.get(_VAL))
        extra = inside.top + inside.bottom + inside.rule
        tallest: list[float] = []
        for place, row in enumerate(table.iterfind(_TR)):
            if place % self._step == 0:
                tallest = max((self._cell(cell, inside) for cell in row.iterfind(_TC)), key=sum, default=[])
            properties = row.find(_TR_PR)
            whole = properties is not None and properties.find(_CANT_SPLIT) is not None
            head = properties is not None and properties.find(_TBL_HEADER) is not None
            first = row.find(_TC)
            keep = head or (first is not None and first.find(_KEPT) is not None)
            setting = ParagraphSetting(keep_next=keep, keep_lines=whole or head)
            yield _Block(self._section, [*tallest, extra], setting, head=head, table=self._table)

    def _cell(self, cell: Element, inside: TableSetting) -> list[float]:
        width = 0.0
        lines: list[float] = []
        after = 0.0
        for child in cell:
            if child.tag == _P:
                setting = self._cascade.paragraph(child.find(_P_PR))
                own = self._lines(child, setting, width)
                own[0] += max(setting.before, after)
                lines += own
                after = setting.after
            elif child.tag == _TC_PR:
                size = child.find(_TC_W)
                width = (points(size, "w:w") if size is not None else 0.0) - inside.left - inside.right
        if lines:
            lines[-1] += after
        return lines

    def _lines(self, paragraph: Element, setting: ParagraphSetting, width: float) -> list[float]:
        """Heights of the lines of a paragraph."""
        height = _line_height(setting, self.areas[self._section].pitch)
        text, smaller = self._text(paragraph)
        if text == _DRAWING:
            drawn = (int(each.get("cy", "0")) / _EMU for each in paragraph.iter(_EXTENT))
            return [max(drawn, default=0.0) + height * _BELOW_PICTURE]
        em = max(1.0, setting.size + setting.space)
        room, first = max(1.0, (width - setting.left - setting.right) / em), setting.first / em
        if setting.label:
            first = first + setting.label if first >= 0 else 0.0
        if not smaller:
            return [height] * line_count(text, room, first)
        widths = widths_of(text)
        for start, end in smaller:
            widths[start:end] = [each * _RAISED for each in widths[start:end]]
        return [height] * line_count(text, room, first, widths)

    def _text(self, paragraph: Element) -> tuple[str, list[tuple[int, int]]]:
        """What is shown of a paragraph, and which stretches of it are raised and small."""
        pieces: list[str] = []
        smaller: list[tuple[int, int]] = []
        length = 0
        raised = False
        for element in paragraph.iter(_R, _R_STYLE, _T, *_SHOWN):
            tag = element.tag
            if tag == _R:
                raised = False
            elif tag == _R_STYLE:
                raised = self._cascade.is_raised(element.get(_VAL, ""))
            else:
                shown = element.text or "" if tag == _T else _SHOWN[tag]
                pieces.append(shown)
                if raised:
                    smaller.append((length, length + len(shown)))
                length += len(shown)
        return "".join(pieces), smaller


def _framed(blocks: Sequence[_Block]) -> list[_Block]:
    """Blocks with the rules above and below them; those of one frame share it."""
    made = list(blocks)
    frames = [None, *(block.setting.frame for block in blocks), None]
    for at, (above, own, below) in enumerate(zip(frames, frames[1:], frames[2:], strict=False)):
        first, last = own or (0.0, 0.0)
        first, last = first if above != own else 0.0, last if below != own else 0.0
        if first or last:
            lines = list(made[at].lines)
            lines[0] += first
            lines[-1] += last
            made[at] = replace(made[at], lines=lines)
    return made


def _area(section: Element) -> _Area:
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    grid = section.find(name("w:docGrid"))
    if size is None or margins is None:
        return _Area(451.0, 698.0, 0.0)
    gutter = points(margins, "w:gutter")
    across = points(margins, "w:left") + points(margins, "w:right") + gutter
    along = abs(points(margins, "w:top")) + abs(points(margins, "w:bottom"))
    pitch = points(grid, "w:linePitch") if grid is not None and grid.get(name("w:type")) else 0.0
    width, height = points(size, "w:w") - across, points(size, "w:h") - along
    if 1 <= pitch <= height:
        height = height // pitch * pitch
    return _Area(max(1.0, width), max(1.0, height), pitch)


def _anchors(element: Element) -> list[str]:
    return [each.get(name("w:name"), "") for each in element.iter(name("w:bookmarkStart"))]


def _line_height(setting: ParagraphSetting, pitch: float) -> float:
    face = setting.size * _FACE
    if setting.rule == "exact":
        return setting.line
    if setting.rule == "atLeast":
        return max(setting.line, face)
    lines = max(1, round(face / pitch + 0.3)) * pitch if pitch >= 1 else face
    return lines * setting.line


# --- placing it ------------------------------------------------------------------------------------------


class _Press:
    """Fills one page after the other."""

    def __init__(self, areas: Sequence[_Area]) -> None:
        self._areas = areas
        self.pages: dict[str, int] = {}
        self._page, self._section = 1, 0
        self._used = 0.0
        self._top = 0.0
        """Where text begins: below the heads of a table that goes on."""
        self._after = 0.0
        """White the last paragraph asks for below it."""
        self._table: int | None = None
        self._heads: list[_Block] = []

    def print(self, blocks: Sequence[_Block]) -> None:
        """Place all of them."""
        for place, block in enumerate(blocks):
            if block.table != self._table:
                self._table, self._heads = block.table, []
            begins = block.setting.break_before or block.section != self._section
            self._section = block.section
            if begins and place:
                self._turn()
            elif place and not blocks[place - 1].setting.keep_next:
                self._keep_together(blocks, place)
            self._place(block, keep_white=begins or not place)
            if block.head:
                self._heads.append(block)

    @property
    def filled(self) -> float:
        """How much of the last page is full, from 0 to 1."""
        return self._used / self._areas[self._section].height

    @property
    def _room(self) -> float:
        return self._areas[self._section].height - self._used + _ALMOST

    @property
    def _empty(self) -> bool:
        return self._used <= self._top

    def _turn(self) -> None:
        self._page += 1
        self._used = self._top = sum(head.height for head in self._heads)
        self._after = 0.0

    def _keep_together(self, blocks: Sequence[_Block], place: int) -> None:
        """Begin a page where the block there would be parted from what it must stay with."""
        needed, after = 0.0, self._after
        for block in map(blocks.__getitem__, range(place, len(blocks))):
            if block.section != self._section or block.setting.break_before:
                break
            keeps = block.setting.keep_next
            needed += max(after, block.setting.before) if needed or not self._empty else 0.0
            needed += block.height if keeps else _least(block)
            after = block.setting.after
            if not keeps:
                break
        if not self._empty and self._room < needed <= self._areas[self._section].height:
            self._turn()

    def _place(self, block: _Block, *, keep_white: bool) -> None:
        """Put a block on this page, or as much of it as it takes, and the rest on the next.

        Args:
            block: what is placed.
            keep_white: whether the white above it stays at the head of a page.
        """
        lines = list(block.lines)
        space = max(self._after, block.setting.before) if keep_white or not self._empty else 0.0
        fitting = self._fitting(block, lines, space)
        if fitting == 0 and not self._empty:
            self._turn()
            space = 0.0
            fitting = self._fitting(block, lines, 0.0)
        for anchor in block.anchors:
            self.pages.setdefault(anchor, self._page)
        while fitting < len(lines):
            lines = lines[max(1, fitting) :]
            self._turn()
            space = 0.0
            fitting = self._fitting(block, lines, 0.0)
        self._used += space + sum(lines)
        self._after = block.setting.after

    def _fitting(self, block: _Block, lines: Sequence[float], space: float) -> int:
        """How many lines go on this page: all, or as many as leave no line alone."""
        room = self._room - space
        if sum(lines) <= room:
            return len(lines)
        if block.setting.keep_lines and sum(lines) <= self._areas[self._section].height - self._top:
            return 0
        count = 0
        while room >= lines[count]:
            room -= lines[count]
            count += 1
        if block.setting.widow_control:
            count = min(count, len(lines) - 2)
            return count if count >= 2 else 0
        return count


def _least(block: _Block) -> float:
    """What of a block must stand with what comes before it."""
    if block.setting.keep_lines or len(block.lines) <= 3:
        return block.height
    return sum(block.lines[:2])


def fill_in(body: Element, pages: Mapping[str, int]) -> None:
    """Write the pages of their bookmarks into the contents; no table holds any."""
    for part in body:
        for code in part.iter(_CODE) if part.tag != _TBL else ():
            words = (code.text or "").split()
            if words[:1] == ["PAGEREF"]:
                shown = next(code.iterancestors(_R)).itersiblings(_R)
                for text in next(each for each in shown if each.find(_T) is not None).iter(_T):
                    text.text = str(pages.get(words[1], text.text))
