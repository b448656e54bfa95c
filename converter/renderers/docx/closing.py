"""The last words of the summary: how the script was converted, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from converter.content.tree import Content
from converter.renderers.docx.ooxml import Child, Element, paragraph, w
from converter.renderers.docx.remarks import Remarks
from converter.renderers.docx.speech import Said, Speech

_HASH: Final = 16
"""Characters of a checksum that stand on the line."""


def notes(content: Content, speech: Speech, remarks: Remarks | None) -> Iterator[Element]:
    """What the conversion changed in the report's own script, and how much of it is in doubt."""
    words = speech.words[0]
    for note in content.notes:
        lines = (
            words.format("repair_line", before=each.before, after=each.after, count=each.count)
            for each in note.changes
        )
        yield paragraph("SourceNote", speech.one(f"{note.heading[0]}：{'；'.join(lines)}。"))
    if content.doubts and remarks is None:
        yield from _said(speech("doubts_counted", count=content.doubts), speech)
    elif remarks is not None and content.doubts:
        yield from _said(speech("doubts_commented", count=content.doubts, shown=remarks.shown), speech)


def colophon(content: Content, speech: Speech) -> Iterator[Element]:
    """The source, the variants and the programs, a line for each, which stay together."""
    for fact in content.colophon:
        value: Child = speech.one(fact.value[0])
        if fact.key == "variants":
            value = [
                run
                for at, text in enumerate(fact.value)
                for run in ([speech.one("、")] if at else []) + [speech.one(text, at)]
            ]
        elif fact.key in ("source_hash", "engine"):
            value = speech.code(fact.value[0][:_HASH] if fact.key == "source_hash" else fact.value[0])
        name = speech.one(f"{fact.name[0]}\t")
        yield paragraph("Colophon", name, value, properties=w("keepNext"))
    yield paragraph("Colophon", speech.one(content.made_by[0]))


def _said(said: Said, speech: Speech) -> Iterator[Element]:
    for at, text in enumerate(dict.fromkeys(said)):
        yield paragraph("SourceNote", speech.one(text, at))
