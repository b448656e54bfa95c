"""The tree of a report: sections from labels and headings, their paragraphs, and the tail after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from converter.model import Span
from converter.parsing.lines import Heading, Line, own_line_heading, run_in_heading, unnumbered_heading
from converter.parsing.numbering import RANK
from converter.parsing.roles import role_of


@dataclass
class Part:
    """A section in the making. Spans are the source's."""

    level: int
    style: str | None = None
    ordinal: int = 0
    number: str | None = None
    label: Span | None = None
    heading: Span | None = None
    mark: Span | None = None
    run_in: bool = False
    paragraphs: list[Span] = field(default_factory=list)
    statements: list[tuple[Line, int]] = field(default_factory=list)
    """Numbered lines that are action items, with the paragraph each became."""
    parts: list[Part] = field(default_factory=list)
    tail: bool = False
    marked: int | None = None
    """Heading level in the source's own markup."""


def build(lines: Sequence[Line], text: str) -> tuple[list[Span], list[Part]]:
    """The preamble and the sections of a body."""
    return _Builder(lines, text).build()


class _Builder:
    def __init__(self, lines: Sequence[Line], text: str) -> None:
        self._lines = lines
        self._text = text
        self._preamble: list[Span] = []
        self._top: list[Part] = []
        self._open: list[Part] = []
        self._last_numbered = max((i for i, line in enumerate(lines) if line.numbering), default=-1)

    def build(self) -> tuple[list[Span], list[Part]]:
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if line.numbering is None:
                self._unnumbered(line, index)
                index += 1
                continue
            run = self._run_of_statements(index)
            if len(run) > 1 or (run and not self._is_section(run[0])):
                index = self._statements(run)
            else:
                self._numbered(line)
                index += 1
        return self._preamble, self._top

    # --- numbered lines ---------------------------------------------------------------------------------

    def _is_section(self, index: int) -> bool:
        line = self._lines[index]
        assert line.numbering is not None
        if line.marked:
            return own_line_heading(line) is not None
        if run_in_heading(line) or self._has_lines_below(index):
            return True
        return own_line_heading(line) is not None and not self._bare_entry(index)

    def _has_lines_below(self, index: int) -> bool:
        """Whether the next numbered line is numbered more deeply."""
        mine, follower = self._lines[index].numbering, self._next_numbered(index)
        return mine is not None and follower is not None and RANK[follower] > RANK[mine.style]

    def _next_numbered(self, index: int) -> str | None:
        for line in self._lines[index + 1 :]:
            if line.numbering:
                return line.numbering.style
        return None

    def _bare_entry(self, index: int) -> bool:
        """Whether a short numbered line is one of a list with nothing under them, as items are."""
        mine = self._lines[index].numbering
        if mine is None or RANK[mine.style] < RANK["arabic"]:
            return False
        follower = self._lines[index + 1] if index + 1 < len(self._lines) else None
        return follower is None or follower.numbering is not None

    def _run_of_statements(self, index: int) -> list[int]:
        """The numbered lines from `index` on that are one series of full statements."""
        run: list[int] = []
        first = self._lines[index].numbering
        expected = first.ordinal if first else 0
        for place in range(index, len(self._lines)):
            numbering = self._lines[place].numbering
            if numbering is None:
                if unnumbered_heading(self._lines[place]):
                    break
                continue
            if first is None or numbering.style != first.style or numbering.ordinal != expected:
                break
            if self._is_section(place):
                break
            run.append(place)
            expected += 1
        return run

    def _statements(self, run: list[int]) -> int:
        """A series of statements is text and items of the section it stands in; a lone one is a section."""
        if len(run) == 1:
            self._open_part(self._lines[run[0]], None)
            return run[0] + 1
        style = self._lines[run[0]].numbering
        assert style is not None
        self._close_to(RANK[style.style])
        home = self._home()
        for place in range(run[0], run[-1] + 1):
            line = self._lines[place]
            if line.numbering:
                home.statements.append((line, len(home.paragraphs)))
            home.paragraphs.append(line.span)
        return run[-1] + 1

    def _numbered(self, line: Line) -> None:
        self._open_part(line, own_line_heading(line) or run_in_heading(line))

    def _open_part(self, line: Line, heading: Heading | None) -> None:
        numbering = line.numbering
        assert numbering is not None
        level = line.hint.level if line.marked else None
        self._close_to(RANK[numbering.style], level)
        start = line.start + numbering.length
        label = self._stripped(line.start, start)
        part = Part(len(self._open) + 1, numbering.style, numbering.ordinal, numbering.number, label)
        part.marked = level
        if heading is None:
            part.run_in = True
            part.paragraphs.append(Span(start, line.span.end))
        else:
            part.heading = self._stripped(start, start + heading.end)
            mark = self._stripped(start + heading.end, start + heading.text)
            part.mark = mark if len(mark) else None
            rest = self._stripped(start + heading.text, line.span.end)
            if len(rest):
                part.run_in = True
                part.paragraphs.append(rest)
        self._add(part)

    def _close_to(self, rank: int, marked: int | None = None) -> None:
        """Close what cannot hold a section of this rank: those as deep or deeper, and the tail."""
        for place, part in enumerate(self._open):
            level_mate = part.style is None and part.marked is not None and marked is not None
            if part.tail or self._rank(part) >= rank or (level_mate and not _above(part.marked, marked)):
                del self._open[place:]
                return

    def _close_to_level(self, marked: int | None) -> None:
        """Close what cannot hold a heading without number: all, but headings the source marks as higher."""
        while self._open and (
            marked is None or self._open[-1].tail or not _above(self._open[-1].marked, marked)
        ):
            self._open.pop()

    @staticmethod
    def _rank(part: Part) -> int:
        return RANK[part.style] if part.style else -1

    # --- lines without a number -------------------------------------------------------------------------

    def _unnumbered(self, line: Line, index: int) -> None:
        if self._heads_what_follows(line, index):
            level = line.hint.level if line.marked else None
            self._close_to_level(level)
            self._add(Part(len(self._open) + 1, heading=line.span, marked=level))
        elif self._begins_tail(line, index):
            self._open.clear()
            self._add(Part(1, tail=True, paragraphs=[line.span]))
        elif self._open:
            self._open[-1].paragraphs.append(line.span)
        else:
            self._preamble.append(line.span)

    def _heads_what_follows(self, line: Line, index: int) -> bool:
        follower = self._lines[index + 1] if index + 1 < len(self._lines) else None
        if line.marked:
            return line.hint.level is not None or follower is not None
        return (
            unnumbered_heading(line)
            and follower is not None
            and follower.hint.row is None
            and (follower.numbering is not None or len(follower.text) > len(line.text))
            and not unnumbered_heading(follower)
        )

    def _begins_tail(self, line: Line, index: int) -> bool:
        """Whether a paragraph after the last numbered line no longer belongs to the section before it."""
        if index < self._last_numbered or line.hint.row:
            return False
        cue = role_of(None, line.text) in ("problems", "plan", "closing")
        if self._open and self._open[-1].tail:
            return cue
        if self._last_numbered < 0:
            return cue and not self._open
        return cue or self._one_line_sections()

    def _one_line_sections(self) -> bool:
        """Whether each section so far, of several, is a single line: a further line is none of theirs."""
        return len(self._top) > 1 and all(
            part.run_in and len(part.paragraphs) == 1 and not part.parts and not part.statements
            for part in self._top
            if not part.tail
        )

    # --- the tree ---------------------------------------------------------------------------------------

    def _home(self) -> Part:
        """The section open now; one without number or heading where none is."""
        if not self._open:
            self._add(Part(1))
        return self._open[-1]

    def _add(self, part: Part) -> None:
        (self._open[-1].parts if self._open else self._top).append(part)
        self._open.append(part)

    def _stripped(self, start: int, end: int) -> Span:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def _above(level: int | None, other: int | None) -> bool:
    """Whether a part of this marked level can hold one of the other."""
    return level is not None and other is not None and level < other
