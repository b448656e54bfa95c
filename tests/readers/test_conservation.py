"""No character of a source is lost or doubled by a reader, whatever paragraphs it has."""

from __future__ import annotations

import html
import io
from itertools import count

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.readers import read

_FIRST = 0x4E10
_SAME = "丨丶丿亅亠"
"""Characters of this stretch that look like signs; they are left out."""


def numbered(paragraphs: list[list[int]]) -> list[list[str]]:
    """Pieces of text in which no character stands twice, of the lengths given."""
    fresh = (char for place in count(_FIRST) if (char := chr(place)) not in _SAME)
    return [["".join(next(fresh) for _ in range(length)) for length in pieces] for pieces in paragraphs]


PARAGRAPHS = st.lists(st.lists(st.integers(1, 30), min_size=1, max_size=4), min_size=1, max_size=8).map(
    numbered
)


def as_text(paragraphs: list[list[str]]) -> bytes:
    return "\n".join("，".join(pieces) + "。" for pieces in paragraphs).encode()


def as_markdown(paragraphs: list[list[str]]) -> bytes:
    styled = ("{}", "**{}**", "*{}*", "~~{}~~", "<sup>{}</sup>", "`{}`", "[{}](x)")
    struck = [
        [styled[(row + at) % len(styled)].format(piece) for at, piece in enumerate(pieces)]
        for row, pieces in enumerate(paragraphs)
    ]
    marks = ("", "## ", "- ", "> ", "1. ")
    return "\n\n".join(marks[row % 5] + "，".join(line) for row, line in enumerate(struck)).encode()


def as_page(paragraphs: list[list[str]]) -> bytes:
    tags = ("p", "div", "h2", "li", "td", "b", "pre", "blockquote")
    made = []
    for row, pieces in enumerate(paragraphs):
        tag = tags[row % len(tags)]
        inner = "，".join(f"<span>{html.escape(piece)}</span>" for piece in pieces)
        outer = {"li": "<ul>{}</ul>", "td": "<table><tr>{}</tr></table>"}.get(tag, "{}")
        made.append(outer.format(f"<{tag}>{inner}</{tag}>"))
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(made)}</body></html>".encode()


def as_word(paragraphs: list[list[str]]) -> bytes:
    document = docx.Document()
    for row, pieces in enumerate(paragraphs):
        if row % 3 == 2:
            table = document.add_table(1, len(pieces))
            for at, piece in enumerate(pieces):
                table.cell(0, at).text = piece
            continue
        paragraph = document.add_paragraph(style="Heading 1" if row % 3 else None)
        for at, piece in enumerate(pieces):
            paragraph.add_run(piece).bold = at % 2 == 0
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WRITERS = {"txt": as_text, "md": as_markdown, "html": as_page, "docx": as_word}


@pytest.mark.parametrize("format", WRITERS)
@settings(max_examples=settings().max_examples // 2)
@given(paragraphs=PARAGRAPHS)
def test_every_character_is_read_once_and_in_order(format: str, paragraphs: list[list[str]]) -> None:
    document = read(WRITERS[format](paragraphs), name=f"report.{format}")
    notes = [note.message for note in document.diagnostics if note.code == "struck-text-left-out"]
    told = sum(int(message.split(": ")[1].split(" ")[0]) for message in notes)
    there = [char for char in document.text if "\u4e00" <= char <= "\u9fff"]
    source = [char for pieces in paragraphs for piece in pieces for char in piece]
    assert len(there) == len(set(there)), "none stands twice"
    assert len(source) - len(there) == told, "what is left out is said"
    assert there == [char for char in source if char in set(there)], "all stand in order"
