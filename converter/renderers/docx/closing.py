"""The last words of the summary: how the script was converted, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from converter.renderers.docx.ooxml import Child, Element, paragraph, w
from converter.renderers.docx.remarks import Remarks
from converter.renderers.docx.speech import Said, Speech
from converter.renderers.docx.summary import Summary


@dataclass(frozen=True, slots=True)
class Credits:
    """What the colophon says beside the source."""

    version: str
    engine: str | None


def notes(summary: Summary, speech: Speech, remarks: Remarks | None) -> Iterator[Element]:
    """What the conversion changed in the report's own script, and how much of it is in doubt."""
    words = speech.words[0]
    changed = [("repaired", edition.repairs) for edition in summary.editions]
    changed += [(f"reworded_{edition.variant}", edition.rewordings) for edition in summary.editions]
    for heading, changes in changed:
        if changes:
            lines = (
                words.format("repair_line", before=each.before, after=each.after, count=each.count)
                for each in changes
            )
            yield paragraph("SourceNote", speech.one(f"{words[heading]}：{'；'.join(lines)}。"))
    doubts = sum(len(edition.doubts) for edition in summary.editions)
    if doubts and remarks is None:
        yield from _said(speech("doubts_counted", count=doubts), speech)
    elif remarks is not None and doubts:
        yield from _said(speech("doubts_commented", count=doubts, shown=remarks.shown), speech)


def colophon(summary: Summary, speech: Speech, credits: Credits) -> Iterator[Element]:
    """The source, the variants and the programs, a line for each, which stay together."""
    words, source = speech.words[0], summary.report.source
    languages: list[Child] = []
    for at, own in enumerate(speech.words):
        languages += [speech.one("、") if at else None, speech.one(own["language"], at)]
    facts: list[tuple[str, Child]] = [
        (words["source_file"], speech.one(source.name)),
        (words["source_hash"], speech.code(source.sha256[:16])),
        (words["variants"], languages),
    ]
    if credits.engine:
        facts.append((words["engine"], speech.code(credits.engine)))
    for name, value in facts:
        yield paragraph("Colophon", speech.one(f"{name}\t"), value, properties=w("keepNext"))
    yield paragraph("Colophon", speech.one(words.format("made_by", version=credits.version)))


def _said(said: Said, speech: Speech) -> Iterator[Element]:
    for at, text in enumerate(dict.fromkeys(said)):
        yield paragraph("SourceNote", speech.one(text, at))
