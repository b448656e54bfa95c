"""No character of a page is lost or doubled, in one column or two, whatever paragraphs stand on it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from converter.readers.pdf import read_pdf

FONT = Path(__file__).parents[3] / "fonts" / "NotoSerifSC-Regular.ttf"
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 60.0
_SAME = "丨丶丿亅亠一二三四五六七八九十百千万第附注"
"""Characters that look like signs, or that begin labels and annexes; they are left out."""


@dataclass(frozen=True)
class Setting:
    """How paragraphs are set."""

    columns: int
    size: float
    gutter: float
    """Of two columns, in ems."""
    leading: float
    """In ems."""
    by_character: bool
    """Whether each character is drawn on its own."""
    upwards: bool
    """Whether the last line of a page is drawn first."""


SETTINGS = st.builds(
    Setting,
    columns=st.sampled_from([1, 2]),
    size=st.sampled_from([9.0, 10.5, 12.0, 16.0]),
    gutter=st.sampled_from([1.0, 2.0, 3.0]),
    leading=st.sampled_from([1.3, 1.5, 1.75]),
    by_character=st.booleans(),
    upwards=st.booleans(),
)
PARAGRAPHS = st.lists(st.lists(st.integers(1, 40), min_size=1, max_size=5), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def characters() -> list[str]:
    """Those that the face has, in order."""
    font = TTFont("Song", str(FONT))
    pdfmetrics.registerFont(font)
    known = font.face.charToGlyph
    found = (chr(code) for code in range(0x4E10, 0x9FA6) if code in known and chr(code) not in _SAME)
    return list(islice(found, 2000))


def written(lengths: list[list[int]], characters: list[str]) -> list[str]:
    """Paragraphs of clauses of these lengths; no character stands twice."""
    fresh = iter(characters)
    return ["，".join("".join(islice(fresh, length)) for length in each) + "。" for each in lengths]


def lines_of(paragraph: str, per_line: int) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph with their indents in ems; a mark hangs rather than begin one."""
    at, indent = 0, 2
    while at < len(paragraph):
        end = at + per_line - indent
        while end < len(paragraph) and paragraph[end] in "，。":
            end += 1
        yield indent, paragraph[at:end]
        at, indent = end, 0


def drawn(paragraphs: list[str], setting: Setting) -> bytes:
    size, columns = setting.size, setting.columns
    gap = setting.gutter * size
    measure = (WIDTH - 2 * MARGIN - gap * (columns - 1)) / columns
    per_line = int(measure / size) - 1  # a mark may hang
    lines = [line for paragraph in paragraphs for line in lines_of(paragraph, per_line)]
    rows = int((HEIGHT - 2 * MARGIN) / (size * setting.leading))
    rows = min(rows, -(-len(lines) // columns)) if columns > 1 else rows
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=True)
    for first in range(0, len(lines), rows * columns):
        placed = []
        for number, (indent, text) in enumerate(lines[first : first + rows * columns]):
            column, row = divmod(number, rows)
            x = MARGIN + column * (measure + gap) + indent * size
            placed.append((x, HEIGHT - MARGIN - row * size * setting.leading, text))
        canvas.setFont("Song", size)
        for x, y, text in reversed(placed) if setting.upwards else placed:
            if setting.by_character:
                for at, char in enumerate(text):
                    canvas.drawString(x + at * size, y, char)
            else:
                canvas.drawString(x, y, text)
        canvas.showPage()
        canvas.setFont("Song", size)
    canvas.save()
    return stream.getvalue()


@settings(max_examples=settings().max_examples // 2)
@given(lengths=PARAGRAPHS, setting=SETTINGS)
def test_every_character_is_read_once(
    characters: list[str], lengths: list[list[int]], setting: Setting
) -> None:
    source = written(lengths, characters)
    document = read_pdf(drawn(source, setting), "a.pdf")
    there = [char for char in document.text if "\u4e00" <= char <= "\u9fff"]
    wanted = [char for paragraph in source for char in paragraph if char not in "，。"]
    assert sorted(there) == sorted(wanted)
    if setting.columns == 1:
        assert there == wanted, "all stand in order"
