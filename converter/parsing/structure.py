"""The tree of a report: sections from labels and headings, their paragraphs, and the tail after them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from converter.model import BackMatterKind, Role, Span
from converter.parsing.back_matter import is_annex, is_note, kind_of, noted, where_back, where_signed
from converter.parsing.duties import says_who
from converter.parsing.figures import without_note
from converter.parsing.front import repeats
from converter.parsing.glossaries import glossaries
from converter.parsing.lines import (
    Heading,
    SourceLine,
    clauses,
    closed_as_sentence,
    names_part,
    own_line_heading,
    run_in_heading,
    unnumbered_heading,
)
from converter.parsing.numbering import DEEP, RANK, has_letter
from converter.parsing.roles import is_address, named_roles, tail_cue, turns_to_whole
from converter.parsing.series import HeadingSeries, sure_series

_PROSE = 30
"""A line without marks is a paragraph from this length on."""


@dataclass
class SectionDraft:
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
    notes: list[Span] = field(default_factory=list)
    """Paragraphs that are notes, whose numbers list nothing."""
    statements: list[tuple[SourceLine, int]] = field(default_factory=list)
    """Numbered lines that are action items, with the paragraph each became."""
    parts: list[SectionDraft] = field(default_factory=list)
    tail: bool = False
    marked: int | None = None
    """Heading level in the source's own markup."""
    introduces: float | None = None
    """Of a tail: the rank of the series it leads in, if it does."""
    role: Role | None = None
    """What is known of its role beside its wording."""
    back: BackMatterKind | None = None
    """What it is, if it is back matter."""

    @property
    def rank(self) -> float:
        if self.introduces is not None:
            return self.introduces - 0.5
        return RANK[self.style] if self.style else -1


def build(
    lines: Sequence[SourceLine], text: str, title: str | None = None
) -> tuple[list[Span], list[SectionDraft]]:
    """The preamble and the sections of a body.

    Args:
        lines: the lines below the title block.
        text: the normalised source.
        title: the report's title; a line that says it again heads nothing.
    """
    return _Builder(lines, text, title).build()


class _Builder:
    def __init__(self, lines: Sequence[SourceLine], text: str, title: str | None) -> None:
        self._lines = lines
        self._text = text
        self._title = title
        self._preamble: list[Span] = []
        self._top: list[SectionDraft] = []
        self._open: list[SectionDraft] = []
        self._in_annex = False
        self._signed = where_signed(lines)
        self._glossaries = glossaries(lines[: self._signed])
        bare = [each for each in self._glossaries.items() if lines[each[0]].numbering is None]
        self._explaining = frozenset(at for place, end in bare for at in range(place, end))
        """The places of lines of lists of words, but for those below a label."""
        self._back = where_back(lines, self._explaining)
        """Where what follows the text begins."""
        entries = (range(place + 1, end) for place, end in self._glossaries.items())
        self._noted = noted(lines[: self._back]).union(self._explaining, *entries)
        numbered = [
            place
            for place, line in enumerate(lines[: self._back])
            if line.numbering and place not in self._noted
        ]
        self._last_numbered = numbered[-1] if numbered else -1
        self._numbered_places = numbered
        self._places_of: dict[str, list[int]] = defaultdict(list)
        for place in numbered:
            numbering = lines[place].numbering
            assert numbering is not None
            self._places_of[numbering.style].append(place)
        self._series: HeadingSeries = sure_series(lines[: self._back])
        self._unnumbered_headings: dict[int, bool] = {}
        """What was said of lines by their places: each is asked for by those around it, too."""
        self._last_headed: int | None = None

    def build(self) -> tuple[list[Span], list[SectionDraft]]:
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            if index >= self._back:
                self._back_matter()
                break
            if index in self._explaining:
                index = self._glossary(index)
                continue
            if index in self._noted and (line.numbering or self._open):
                home = self._home()
                home.paragraphs.append(line.span)
                home.notes.append(line.span)
                index += 1
                continue
            if line.numbering is None:
                self._unnumbered(line, index)
                index += 1
                continue
            if self._in_annex and line.deep and line.decided is None and own_line_heading(line):
                self._home().paragraphs.append(line.span)  # the list of what is annexed
                index += 1
                continue
            run = self._run_of_statements(index) if index not in self._glossaries else []
            if len(run) > 1 or (run and not self._is_section(run[0])):
                index = self._statements(run)
            else:
                self._open_part(line, self._heading(index))
                if index in self._glossaries:
                    self._open[-1].back, self._open[-1].role = "glossary", "other"
                index += 1
        return self._preamble, self._top

    # --- numbered lines ---------------------------------------------------------------------------------

    def _heading(self, index: int) -> Heading | None:
        """The heading of a numbered line that is a section."""
        line = self._lines[index]
        if line.decided is not None:
            return line.decided.heading
        if _is_article(line):
            return None
        sure = self._series.sure(index)
        return (
            own_line_heading(line)
            or run_in_heading(line, sure=sure)
            or own_line_heading(line, sure=self._has_text_below(index) or (sure and not line.has_quantity()))
        )

    def _is_section(self, index: int) -> bool:
        line = self._lines[index]
        if line.decided is not None:
            return line.decided.level is not None
        if _is_article(line) or self._series.is_titled(index):
            return True
        if self._series.is_item(index):
            return False
        if line.marked:
            return own_line_heading(line) is not None
        if self._has_lines_below(index) or run_in_heading(line, sure=self._series.sure(index)):
            return True
        below = self._has_text_below(index)
        sure = self._series.sure(index) and not line.has_quantity()
        if own_line_heading(line, sure=below or sure) is None:
            return False
        return below or sure or not (line.deep or closed_as_sentence(line))

    def _next_numbered(self, index: int) -> int | None:
        place = bisect_right(self._numbered_places, index)
        return self._numbered_places[place] if place < len(self._numbered_places) else None

    def _has_lines_below(self, index: int) -> bool:
        """Whether the next numbered line is numbered more deeply."""
        mine, follower = self._lines[index].numbering, self._next_numbered(index)
        if mine is None or follower is None:
            return False
        numbering = self._lines[follower].numbering
        return numbering is not None and numbering.rank > mine.rank

    def _has_text_below(self, index: int) -> bool:
        """Whether the next line is text that goes with the line."""
        follower = index + 1
        if follower >= min(len(self._lines), self._back):
            return False
        line = self._lines[follower]
        return (
            line.numbering is None
            and tail_cue(line.text) is None
            and not says_who(line.text)
            and not is_note(line)
            and not is_annex(line)
            and not self._is_unnumbered_heading(follower)
        )

    def _run_of_statements(self, index: int) -> list[int]:
        """The numbered lines from `index` on that are one series of full statements; a number may err."""
        run: list[int] = []
        first = self._lines[index].numbering
        last = first.ordinal - 1 if first else 0
        for place in range(index, min(len(self._lines), self._back)):
            line = self._lines[place]
            if line.numbering is None:
                if self._is_unnumbered_heading(place) or (run and self._begins_tail(line, place)):
                    break
                continue
            if first is None or line.numbering.style != first.style:
                break
            if not last <= line.numbering.ordinal <= last + 2 or self._is_section(place):
                break
            run.append(place)
            last = line.numbering.ordinal
        return run

    def _statements(self, run: list[int]) -> int:
        """A series of statements is text and items of the section it stands in; a lone one is a section."""
        first = self._lines[run[0]]
        assert first.numbering is not None
        if len(run) == 1:
            told = (first.deep and closed_as_sentence(first)) or first.decided is not None
            heading = own_line_heading(first) if len(clauses(first.folded_rest)) == 1 and not told else None
            self._open_part(first, heading)
            return run[0] + 1
        self._close_to(first.numbering.rank)
        home = self._home()
        if home.parts:  # text after the sections of a section stands in one of its own, to keep the order
            home = SectionDraft(len(self._open) + 1, style=first.numbering.style)
            self._add(home)
        for place in range(run[0], run[-1] + 1):
            line = self._lines[place]
            if line.numbering:
                home.statements.append((line, len(home.paragraphs)))
            home.paragraphs.append(line.span)
        return run[-1] + 1

    def _open_part(self, line: SourceLine, heading: Heading | None) -> None:
        numbering = line.numbering
        assert numbering is not None
        self._in_annex = False
        level = line.hint.level if line.marked else None
        if line.decided is not None and line.decided.level is not None:
            self._close_above(line.decided.level)
        elif self._stands_apart(line):
            self._open.clear()
        else:
            self._close_to(numbering.rank, level)
        start = line.start + numbering.length
        label = self._stripped(line.start, start)
        part = SectionDraft(len(self._open) + 1, numbering.style, numbering.ordinal, numbering.number, label)
        part.marked = level
        if heading is None:
            part.run_in = True
            part.paragraphs.append(Span(start, line.span.end))
        else:
            end = start + without_note(line.folded_rest[: heading.end])
            part.heading = self._stripped(start, end)
            mark = self._stripped(end, start + heading.text)
            part.mark = mark if len(mark) else None
            rest = self._stripped(start + heading.text, line.span.end)
            if len(rest):
                part.run_in = True
                part.paragraphs.append(rest)
        self._add(part)

    def _stands_apart(self, line: SourceLine) -> bool:
        """Whether a first part begins the report behind one that only says what there is.

        A heading without a number that names no work, 学校概况, holds no series with problems or a plan.
        """
        numbering = line.numbering
        if numbering is None or numbering.ordinal != 1 or line.marked or len(self._open) != 1:
            return False
        above = self._open[0]
        if above.style is not None or above.tail or above.marked is not None or not above.paragraphs:
            return False
        if above.heading is None or named_roles(above.heading.of(self._text)) != {"other"}:
            return False
        if self._last_heading() >= 0 and self._lines[self._last_heading()].start > line.start:
            return False
        later = (self._lines[place] for place in self._places_of[numbering.style])
        return any(
            each.start > line.start and named_roles(each.folded_rest) & {"problems", "plan"} for each in later
        )

    def _close_to(self, rank: int, marked: int | None = None) -> None:
        """Close what cannot hold a section of this rank: those as deep or deeper, and the tail."""
        for place, part in enumerate(self._open):
            level_mate = part.style is None and part.marked is not None and marked is not None
            shut = part.tail and part.introduces is None
            if shut or part.rank >= rank or (level_mate and not _above(part.marked, marked)):
                del self._open[place:]
                return

    def _close_above(self, level: int) -> None:
        """Leave open only what a section of this level can stand in, as an editor wants it."""
        for place, part in enumerate(self._open):
            if (part.tail and part.introduces is None) or place + 1 >= level:
                del self._open[place:]
                return

    # --- lines without a number -------------------------------------------------------------------------

    def _unnumbered(self, line: SourceLine, index: int) -> None:
        annex = is_annex(line) and bool(self._open) and not line.hint.row
        decided = line.decided.level if line.decided is not None else None
        if decided or (self._heads_what_follows(line, index) and not line.hint.apart and not annex):
            level = line.hint.level if line.marked else None
            if decided:
                self._close_above(decided)
            else:
                self._close_for_heading(index, level)
            self._in_annex = False
            end = line.start + (
                len(line.text.rstrip("：: ")) if names_part(line) else without_note(line.folded)
            )
            if line.decided is not None and line.decided.heading is not None:
                end = line.start + line.decided.heading.end
            heading, mark = Span(line.start, end), self._stripped(end, line.span.end)
            draft = SectionDraft(len(self._open) + 1, heading=heading, marked=level)
            draft.mark = mark if len(mark) else None
            self._add(draft)
        elif self._begins_tail(line, index):
            leads_in = self._led_in(line, index)
            if self._only_called_on() and not is_annex(line):  # 各位代表！ and what it leads to are one
                self._open[-1].paragraphs.append(line.span)
                self._open[-1].role = tail_cue(line.text)
                self._open[-1].introduces = leads_in
                return
            self._open.clear()
            self._in_annex = is_annex(line)
            back: BackMatterKind | None = "annex" if self._in_annex else None
            self._add(SectionDraft(1, tail=True, paragraphs=[line.span], introduces=leads_in, back=back))
        elif self._turns_to_whole(line, index):
            del self._open[1:]
            self._add(SectionDraft(2, tail=True, paragraphs=[line.span], role="achievements"))
        elif self._open:
            self._open[-1].paragraphs.append(line.span)
        else:
            self._preamble.append(line.span)

    def _turns_to_whole(self, line: SourceLine, index: int) -> bool:
        """Whether a paragraph behind the last of several parts tells of the whole they are parts of.

        各位代表！…过去的五年极不平凡, before the next of the outermost parts.
        """
        if index >= self._last_numbered or len(self._open) < 2 or not turns_to_whole(line.text):
            return False
        following = (each for each in self._lines[index + 1 :] if each.numbering is not None)
        numbering = next((each.numbering for each in following), None)
        return numbering is not None and numbering.style == self._open[0].style

    def _is_unnumbered_heading(self, index: int) -> bool:
        known = self._unnumbered_headings.get(index)
        if known is None:
            known = self._unnumbered_headings[index] = self._looks_like_heading(index)
        return known

    def _looks_like_heading(self, index: int) -> bool:
        line = self._lines[index]
        if line.numbering or not unnumbered_heading(line):
            return False
        return not (self._title and not line.marked and repeats(line.text, self._title))

    def _heads_what_follows(self, line: SourceLine, index: int) -> bool:
        follower = self._lines[index + 1] if index + 1 < min(len(self._lines), self._back) else None
        if line.marked:
            return line.hint.level is not None or follower is not None
        if not self._is_unnumbered_heading(index) or follower is None:
            return False
        if follower.hint.row is not None:
            return self._stands_between(index)
        if follower.numbering:
            return True
        if self._is_unnumbered_heading(index + 1):
            # a heading of a chapter and one of its first section, but no list of short lines
            before = self._lines[index - 1] if index else None
            after = self._lines[index + 2] if index + 2 < len(self._lines) else None
            return (
                (before is None or not self._is_unnumbered_heading(index - 1))
                and after is not None
                and not self._is_unnumbered_heading(index + 2)
                and self._heads_what_follows(follower, index + 1)
            )
        return len(follower.text) > len(line.text) and (_is_prose(follower) or self._leads_list_in(index + 1))

    def _leads_list_in(self, index: int) -> bool:
        """Whether a line with a colon at its end leads in a list that has letters."""
        follower = self._lines[index + 1] if index + 1 < min(len(self._lines), self._back) else None
        return follower is not None and self._lines[index].folded.endswith(":") and has_letter(follower.text)

    def _stands_between(self, index: int) -> bool:
        """Whether a line above a table is one of several headings without numbers, and no caption.

        One stands before it, and another below the table; nothing marks them but that they are short.
        """
        end = next(
            (at for at in range(index + 1, self._back) if self._lines[at].hint.row is None), self._back
        )
        before = any(
            part.style is None and part.heading is not None and part.marked is None for part in self._top
        )
        return before and end < self._back and self._heads_what_follows(self._lines[end], end)

    def _close_for_heading(self, index: int, marked: int | None) -> None:
        """Close what cannot hold a heading without number: what is not gone on with below it.

        A heading the source marks as higher holds one that is marked as lower; a numbered section holds one
        if its series goes on later, or if the sections before it in the series held such headings too.
        """
        keep = 0
        for place, part in enumerate(self._open):
            if part.tail:
                break
            if part.style is None:
                if _above(part.marked, marked):
                    keep = place + 1
            elif part.heading is None or RANK[part.style] >= DEEP:
                break
            elif ((marked is None or part.marked is None) and self._holds_headings(place, index)) or _above(
                part.marked, marked
            ):
                keep = place + 1
        del self._open[keep:]

    def _holds_headings(self, place: int, index: int) -> bool:
        part = self._open[place]
        places = self._places_of[part.style or ""]
        later = bisect_right(places, index)
        if later < len(places):
            numbering = self._lines[places[later]].numbering
            return numbering is not None and numbering.ordinal > part.ordinal
        siblings = self._open[place - 1].parts if place else self._top
        return any(
            below.style is None and not below.tail
            for sibling in siblings[:-1][-3:]
            if sibling.style == part.style
            for below in sibling.parts[:3]
        )

    # --- the tail ---------------------------------------------------------------------------------------

    def _begins_tail(self, line: SourceLine, index: int) -> bool:
        """Whether a paragraph no longer belongs to the section before it."""
        if line.hint.row:
            return False
        if line.hint.apart:
            return True
        if is_annex(line):
            return bool(self._open) and not self._in_annex
        announced = tail_cue(line.text)
        cue = announced is not None and not self._is_about(announced)
        cue = cue and (announced == "closing" or not self._is_empty())
        if index < self._last_numbered:
            return cue and self._led_in(line, index) is not None
        if self._open and self._open[-1].tail:
            return cue and not (announced == "closing" and self._is_closing(self._open[-1]))
        if self._last_numbered < 0:
            return (
                cue and not is_address(line.text) and (not self._open or self._takes_leave(announced, index))
            )
        return cue or self._one_line_sections() or is_note(line)

    def _takes_leave(self, announced: Role | None, index: int) -> bool:
        """Whether a paragraph takes leave and no part of the text follows it."""
        return announced == "closing" and index > self._last_heading()

    def _last_heading(self) -> int:
        """The place of the last heading without a number; before the text where there is none."""
        if self._last_headed is None:
            places = reversed(range(self._back))
            self._last_headed = next((place for place in places if self._is_unnumbered_heading(place)), -1)
        return self._last_headed

    def _is_closing(self, part: SectionDraft) -> bool:
        """Whether a tail has taken leave already."""
        return (
            part.back is None
            and not self._only_called_on()
            and (tail_cue(part.paragraphs[0].of(self._text)) == "closing" or part.role == "closing")
        )

    def _only_called_on(self) -> bool:
        """Whether the tail that is open has but called on those present yet."""
        return (
            bool(self._open)
            and self._open[-1].tail
            and self._open[-1].back is None
            and len(self._open[-1].paragraphs) == 1
            and is_address(self._open[-1].paragraphs[0].of(self._text))
        )

    def _is_about(self, role: Role | None) -> bool:
        """Whether an open section is by its heading for what a paragraph announces."""
        return any(
            part.heading is not None and role in named_roles(part.heading.of(self._text))
            for part in self._open
        )

    def _is_empty(self) -> bool:
        """Whether the open section has a heading and nothing else yet."""
        return bool(self._open) and not (self._open[-1].paragraphs or self._open[-1].parts)

    def _led_in(self, line: SourceLine, index: int) -> float | None:
        """The rank of the series that a paragraph leads in, if it leads in one."""
        follower = self._lines[index + 1] if index + 1 < len(self._lines) else None
        if follower is None or follower.numbering is None or follower.numbering.ordinal != 1:
            return None
        if not line.text.endswith(("：", ":")) or not self._open:
            return None
        return follower.numbering.rank

    def _one_line_sections(self) -> bool:
        """Whether each section so far, of several, is a single line: a further line is none of theirs."""
        return len(self._top) > 1 and all(
            part.run_in and len(part.paragraphs) == 1 and not part.parts and not part.statements
            for part in self._top
            if not part.tail
        )

    def _back_matter(self) -> None:
        """What follows the text: one part for each kind, as annexes, then who signs, then copies to."""
        self._open.clear()
        last: BackMatterKind | None = None
        for place, line in enumerate(self._lines[self._back :], start=self._back):
            kind = "glossary" if place in self._explaining else kind_of(line) or last
            if place >= self._signed and kind != "copies":
                kind = "signature"
            if kind != last:
                role: Role = "closing" if kind == "signature" else "other"
                self._top.append(SectionDraft(1, tail=True, back=kind, role=role))
                last = kind
            self._top[-1].paragraphs.append(line.span)

    def _glossary(self, index: int) -> int:
        """A list of words that the report goes on behind, with annexes or parts of its own."""
        end = self._glossaries[index]
        self._open.clear()
        self._in_annex = False
        spans = [line.span for line in self._lines[index:end]]
        self._add(SectionDraft(1, tail=True, back="glossary", role="other", paragraphs=spans))
        return end

    # --- the tree ---------------------------------------------------------------------------------------

    def _home(self) -> SectionDraft:
        """The section open now; one without number or heading where none is."""
        if not self._open:
            self._add(SectionDraft(1))
        return self._open[-1]

    def _add(self, part: SectionDraft) -> None:
        (self._open[-1].parts if self._open else self._top).append(part)
        self._open.append(part)

    def _stripped(self, start: int, end: int) -> Span:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return Span(start, end)


def _is_article(line: SourceLine) -> bool:
    """Whether a line is an article of law: 第七条 is a section without heading, whatever stands behind it."""
    return line.numbering is not None and line.numbering.style == "article"


def _above(level: int | None, other: int | None) -> bool:
    """Whether a part of this marked level can hold one of the other."""
    return level is not None and other is not None and level < other


def _is_prose(line: SourceLine) -> bool:
    """Whether a line is a paragraph, and no cell of a table or name in a list."""
    return len(line.text) >= _PROSE or any(mark in line.folded for mark in "。;,!?")
