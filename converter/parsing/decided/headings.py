"""Lines as an editor has them: this one a heading of that level, that one none, one the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from converter.decisions import HeadingDecision
from converter.lexicon import Lexicon
from converter.model import PLAIN, Span
from converter.parsing.decided.placing import PlacedDecisions
from converter.parsing.lines import DecidedHeading, Heading, SourceLine, made_line
from converter.parsing.numbering import Numbering, read_label

_MARKS: Final = "。：: \u3000"
"""What closes a heading before its text."""
_LONGEST_LABEL: Final = 8


def marked_lines(lines: Sequence[SourceLine], placed: PlacedDecisions, lexicon: Lexicon) -> list[SourceLine]:
    """The lines of a document, with what was decided about headings and the title.

    Args:
        lines: as they were read.
        placed: the decisions.
        lexicon: whose measure words distinguish a statement from a heading.
    """
    decided = list(placed.of(placed.decisions.headings))
    made: list[SourceLine] = []
    for line in lines:
        own = [(each, span) for each, span in decided if line.span.contains(span)]
        made += _marked(line, own, lexicon) if own and not line.hint.row else [line]
    title = placed.decisions.title
    return made if title is None else _titled(made, title.text)


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def _titled(lines: list[SourceLine], title: str) -> list[SourceLine]:
    """The lines with the one that says the title as an editor has it, if there is one, marked as such."""
    found = next((line for line in lines if not line.furniture and bare(line.text) == bare(title)), None)
    if found is None or found.hint.row:
        return lines
    return [
        replace(
            line,
            numbering=None if line is found else line.numbering,
            hint=replace(line.hint, kind="title" if line is found else "text", level=None),
        )
        if line is found or line.hint.kind == "title"
        else line
        for line in lines
    ]


def _marked(
    line: SourceLine, decided: Sequence[tuple[HeadingDecision, Span]], lexicon: Lexicon
) -> Iterator[SourceLine]:
    """A line, cut where a heading begins inside it, and where one without a number ends before text."""
    begins = {_begin(line, span): (each, span) for each, span in decided}
    cuts = {line.start, *begins}
    for begin, (each, span) in begins.items():
        text = _text_after(line, span)
        if each.level is not None and text < line.span.end and not _numbering(line, begin):
            cuts.add(text)
    ordered = sorted(cuts)
    for begin, end in zip(ordered, [*ordered[1:], line.span.end], strict=True):
        piece = line if len(ordered) == 1 else _piece(line, begin, end, lexicon)
        yield _as_decided(piece, *begins[begin]) if begin in begins else piece


def _begin(line: SourceLine, span: Span) -> int:
    """Where the line of a heading begins: at its number, if it has one."""
    if not line.text[line.label_length : span.start - line.start].strip():
        return line.start
    for length in range(_LONGEST_LABEL, 0, -1):
        start = span.start - length
        label = read_label(line.text, start - line.start) if start > line.start else None
        if label is not None and label.length == length:
            return start
    return span.start


def _numbering(line: SourceLine, begin: int) -> Numbering | None:
    return line.numbering if begin == line.start else read_label(line.text, begin - line.start)


def _piece(line: SourceLine, begin: int, end: int, lexicon: Lexicon) -> SourceLine:
    text = line.text[begin - line.start : end - line.start].rstrip()
    hint = replace(line.hint, bold=min(line.hint.bold, len(text))) if begin == line.start else PLAIN
    return replace(made_line(text, begin, _numbering(line, begin), lexicon), hint=hint)


def _text_after(line: SourceLine, span: Span) -> int:
    """Where the text behind a heading begins."""
    place = span.end - line.start
    while place < len(line.text) and line.text[place] in _MARKS:
        place += 1
    return line.start + place


def _as_decided(line: SourceLine, decision: HeadingDecision, span: Span) -> SourceLine:
    kind = "text" if line.hint.kind == "title" else line.hint.kind
    if decision.level is None:
        hint = replace(line.hint, kind=kind, level=None, bold=0, large=False, within=True)
        return replace(line, hint=hint, decided=DecidedHeading(None, None))
    start = line.start + line.label_length
    heading = Heading(min(span.end, line.span.end) - start, _text_after(line, span) - start)
    hint = replace(line.hint, kind=kind, level=decision.level)
    return replace(line, hint=hint, decided=DecidedHeading(decision.level, heading))
