"""PDF files with text in them: read in order, lines joined to paragraphs, running heads and feet apart."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from converter.errors import InputError
from converter.lexicon.patterns import data_of, patterns
from converter.messages import about, counted, message, some
from converter.model import PLAIN, Document, Hint
from converter.readers.assembly import Assembly, StyledText
from converter.readers.labels import OPENING
from converter.readers.pdf.characters import Char, upright
from converter.readers.pdf.contents import contents_in
from converter.readers.pdf.file import PdfPage, RuledLine, open_pages, refuse_cut
from converter.readers.pdf.furniture import running_lines
from converter.readers.pdf.lines import HOLE, LineSegment, lines_of
from converter.readers.pdf.loose_tables import take_loose_tables
from converter.readers.pdf.open_tables import take_open_tables
from converter.readers.pdf.paragraphs import ParagraphDraft, columns_of, paragraphs_of
from converter.readers.pdf.regions import regions_of
from converter.readers.pdf.safe_copy import safe_copy
from converter.readers.pdf.tables import PageTable, take_tables

NAME = "pdf"
_LARGER = 1.15
"""Times the size of the text from which on a line is set as a title or a heading."""
_SMALLER = 0.9
_LONGEST_HEADING = 60
_UNMAPPED_SHARE = 0.2
_SHOWN = 40
_OFFICIAL = patterns(data_of("converter.readers", "called")["official"])


@dataclass(slots=True)
class _Page:
    number: int
    height: float
    lines: list[LineSegment]
    tables: list[PageTable]


def read_pdf(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in the bytes of a PDF. `encoding` says nothing here: the format has its own.

    Raises:
        InputError: it is not a PDF, is damaged or protected, or its pages are pictures.
    """
    assembly = Assembly(name)
    pages: list[_Page] = []
    tables: list[PageTable] = []
    scanned: list[int] = []
    turned: list[tuple[int, str]] = []
    unmapped = letters = 0
    refuse_cut(data, name)
    copy = safe_copy(data, name)
    if copy.repeated:
        told = message("pages listed more than once are read once ({count} left out)", count=copy.repeated)
        assembly.note("pages-repeated", told)
    for content in open_pages(copy, name):
        unmapped += content.unmapped
        letters += len(content.chars)
        if not any(char.text.strip() for char in content.chars):
            if content.pictured:
                scanned.append(content.number)
            continue
        shown = upright(content.chars, content.width, content.height)
        turned += [(content.number, char.text) for char in shown.turned]
        rules = content.rules if shown.quarter == 0 else []
        for chars, ruled in ((shown.level, rules), (shown.vertical, [])):
            if any(char.text.strip() for char in chars):
                pages.append(_page(content, chars, ruled, tables))
    _say_what_is_turned(assembly, turned)
    _say_what_is_lost(assembly, len(pages), scanned, unmapped, letters)
    em = _usual_size(pages)
    taken = running_lines([(page.lines, page.height) for page in pages])
    notes: list[LineSegment] = []
    regions = []
    for page, furniture in zip(pages, taken, strict=True):
        body = [line for place, line in enumerate(page.lines) if place not in furniture]
        body, small = _without_notes(body, em)
        notes += small
        regions += [(region, page.number) for region in regions_of(body)]
    paragraphs = paragraphs_of(columns_of(regions), em)
    _add(assembly, paragraphs, tables, em)
    for note in paragraphs_of(columns_of([(region, 0) for region in regions_of(notes)]), em) if notes else []:
        assembly.text(note.text, Hint("note"))
    for page, furniture in zip(pages, taken, strict=True):
        for place in sorted(furniture):
            assembly.text(page.lines[place].text, Hint("furniture"))
    return assembly.document(NAME, data)


def _page(
    content: PdfPage, on_page: Sequence[Char], rules: Sequence[RuledLine], tables: list[PageTable]
) -> _Page:
    """The lines of a page; a table on it is a line that keeps its place."""
    found, chars = take_tables(on_page, rules)
    opened, chars = take_open_tables(chars, rules)
    loose, lines = take_loose_tables(lines_of(chars))
    found += opened + loose
    em = _size_of(chars) or 10.0
    for table in found:
        lines.append(LineSegment(f"{HOLE}{len(tables)}", table.x0, table.x1, table.top + em, em, 0, table.x0))
        tables.append(table)
    lines.sort(key=lambda line: (line.base, line.x0))
    return _Page(content.number, content.height, lines, found)


def _size_of(chars: list[Char]) -> float:
    sizes = [round(char.x1 - char.x0, 1) for char in chars if char.text > "\u2e80"]
    return statistics.mode(sizes) if sizes else 0.0


def _say_what_is_turned(assembly: Assembly, turned: Sequence[tuple[int, str]]) -> None:
    if not turned:
        return
    pages = list(dict.fromkeys(number for number, _ in turned))
    text = "".join(char for _, char in turned).strip()
    text = text[:_SHOWN] + ("…" if len(text) > _SHOWN else "")
    assembly.note(
        "text-turned",
        message(
            "text that stands turned beside or behind the rest is left out: {text} (page {pages})",
            text=text,
            pages=some(pages),
        ),
    )


def _say_what_is_lost(assembly: Assembly, read: int, scanned: list[int], unmapped: int, letters: int) -> None:
    if scanned and len(scanned) >= read:
        raise InputError(
            message(
                "{name}: page {number} is a picture without text (a scan); text recognition (OCR) is needed "
                "first, for instance by ocrmypdf -l chi_sim+chi_tra",
                name=assembly.name,
                number=scanned[0],
            )
        )
    if scanned:
        told = message(
            "pages that are pictures without text are left out: {pages}; they need OCR", pages=some(scanned)
        )
        assembly.note("page-without-text", told)
    if unmapped and unmapped >= _UNMAPPED_SHARE * (unmapped + letters):
        raise InputError(
            about(
                assembly.name,
                message(
                    "its fonts do not say which characters they show; text recognition (OCR) is needed "
                    "first, for instance by ocrmypdf --force-ocr"
                ),
            )
        )
    if unmapped:
        told = counted(
            "{count} sign is left out: its font does not say what it is",
            "{count} signs are left out: their font does not say what they are",
            unmapped,
        )
        assembly.note("characters-unknown", told)
    if not read:
        raise InputError(
            about(assembly.name, message("there is no text in this PDF; there is nothing to convert"))
        )


def _usual_size(pages: list[_Page]) -> float:
    """The size most of the text is set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.em, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _without_notes(lines: list[LineSegment], em: float) -> tuple[list[LineSegment], list[LineSegment]]:
    """The lines of a page, and those at its foot that are notes: small, below all else, begun by a mark."""
    place = len(lines)
    while place > 0 and lines[place - 1].em < _SMALLER * em and lines[place - 1].text[0] != HOLE:
        place -= 1
    notes = lines[place:]
    if (
        place
        and notes
        and (notes[0].text[0] in "①②③④⑤⑥⑦⑧⑨⑩¹²³⁴⁵⁶⁷⁸⁹*※注[〔［" or notes[0].text[0].isdecimal())
    ):
        return lines[:place], notes
    return lines, []


def _add(assembly: Assembly, paragraphs: list[ParagraphDraft], tables: list[PageTable], em: float) -> None:
    listed = contents_in([paragraph.text for paragraph in paragraphs])
    shown = [paragraph for place, paragraph in enumerate(paragraphs) if place not in listed]
    title = _title(shown, em)
    larger = sorted({round(p.first.em, 1) for p in shown if p.first.em > _LARGER * em}, reverse=True)
    body = False
    for paragraph in shown:
        if paragraph.text[0] == HOLE:
            assembly.table(tables[int(paragraph.text[1:])].rows)
            continue
        hint = PLAIN if paragraph.align is None else Hint(align=paragraph.align)
        if paragraph is title:
            hint = Hint("title", align=paragraph.align)
        elif body and round(paragraph.first.em, 1) in larger and len(paragraph.text) <= _LONGEST_HEADING:
            hint = Hint(level=larger.index(round(paragraph.first.em, 1)) + 1, align=paragraph.align)
        body = body or _is_body(paragraph, em)
        text, bold = paragraph.text, paragraph.bold
        assembly.paragraph([StyledText(text[:bold], True), StyledText(text[bold:])], hint)
    for place in sorted(listed):
        assembly.text(paragraphs[place].text, Hint("furniture"))


def _title(paragraphs: list[ParagraphDraft], em: float) -> ParagraphDraft | None:
    """The paragraph that is set largest above the text of the first page."""
    head: list[ParagraphDraft] = []
    for paragraph in paragraphs:
        if _is_body(paragraph, em) or paragraph.text[0] == HOLE or paragraph.page != paragraphs[0].page:
            break
        head.append(paragraph)
    numbered = [
        place
        for place, paragraph in enumerate(head)
        if _OFFICIAL["document_number"].fullmatch(paragraph.text)
    ]
    head = head[numbered[0] + 1 :] if numbered else head
    head = [paragraph for paragraph in head if not _OFFICIAL["red_head"].fullmatch(paragraph.text)]
    largest = max(head, key=lambda paragraph: paragraph.first.em, default=None)
    if largest is None or largest.first.em <= _LARGER * em:
        return None
    alike = [each for each in paragraphs if round(each.first.em, 1) == round(largest.first.em, 1)]
    is_first = OPENING.match(largest.text) and sum(OPENING.match(each.text) is not None for each in alike) > 1
    return None if is_first else largest  # of several headings with labels none is the title


def _is_body(paragraph: ParagraphDraft, em: float) -> bool:
    return len(paragraph.text) > _LONGEST_HEADING or (
        paragraph.first.em <= _LARGER * em and paragraph.text.endswith(("。", "；", "！"))
    )
