"""The last words of the summary: how the script was converted, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator

from converter.content.tree import Content
from converter.renderers.docx.labels import ByEdition, DocxLabels
from converter.renderers.docx.ooxml import Child, Element, paragraph, w
from converter.renderers.docx.remarks import Remarks


def notes(
    content: Content, labels: DocxLabels, remarks: Remarks | None, *, counted: bool = True
) -> Iterator[Element]:
    """What the conversion changed in the report's own script, and how much of it is in doubt.

    Args:
        content: what is shown.
        labels: languages.
        remarks: comments on what is in doubt, where there are any.
        counted: whether the places in doubt are counted.
    """
    for note in content.notes:
        lines = "；".join(line[0] for line in note.lines)
        yield paragraph("SourceNote", labels.one(f"{note.heading[0]}：{lines}。"))
    if not counted or not content.doubts:
        return
    if remarks is None:
        yield from _said(labels("doubts_counted", count=content.doubts), labels)
    else:
        yield from _said(labels("doubts_commented", count=content.doubts, shown=remarks.shown), labels)


def colophon(content: Content, labels: DocxLabels) -> Iterator[Element]:
    """The source, the variants and the programs, a line for each, which stay together."""
    for fact in content.colophon:
        value: Child = labels.one(fact.value[0])
        if fact.key == "variants":
            value = [
                run
                for at, text in enumerate(fact.value)
                for run in ([labels.one("、")] if at else []) + [labels.one(text, at)]
            ]
        elif fact.key in ("source_hash", "engine"):
            value = labels.code(fact.value[0])
        name = labels.one(f"{fact.name[0]}\t")
        yield paragraph("Colophon", name, value, properties=w("keepNext"))
    yield paragraph("Colophon", labels.one(content.made_by[0]))


def brief_colophon(content: Content, labels: DocxLabels) -> Element:
    """The program, the source and its checksum in a line."""
    facts = {fact.key: fact.value[0] for fact in content.colophon}
    words = [content.made_by[0], facts["source_file"], facts["source_hash"]]
    words += [f"{fact.name[0]}：{fact.value[0]}" for fact in content.colophon if fact.key == "decided"]
    return paragraph("Colophon", labels.one("　".join(words)))


def _said(said: ByEdition, labels: DocxLabels) -> Iterator[Element]:
    for at, text in enumerate(dict.fromkeys(said)):
        yield paragraph("SourceNote", labels.one(text, at))
