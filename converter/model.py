"""The document model: the only thing all rooms share.

A reader makes a `Document`, the parser a `Report`, the variants an `Edition` each. Everything is frozen.
Every piece of text carries a `Span` of the normalised source (`Document.text`), so that a row of a table,
a line of a page and a comment in Word can all point to the same characters. An `Edition` holds a `Report`
of exactly the same shape whose *texts* are converted while its *spans* and ids still are the source's:
renderers walk two editions side by side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, Literal, NamedTuple, get_args

from converter.regions import LANG as LANG
from converter.regions import Script as Script
from converter.regions import Variant as Variant

Role = Literal["achievements", "problems", "plan", "closing", "other"]
Bound = Literal["exact", "more_than", "less_than", "nearly", "about"]
Basis = Literal["yoy", "mom", "since"]
Yardstick = Literal["budget", "last_budget", "plan", "target"]
"""What a change may be measured against that is no earlier time; `last_budget` is that of the year before."""
Base = Basis | Yardstick
_YARDSTICKS: Final[Mapping[Base | None, Yardstick]] = {each: each for each in get_args(Yardstick)}
_TIMES: Final[Mapping[Base | None, Basis]] = {
    **dict.fromkeys(_YARDSTICKS, "since"),
    "last_budget": "yoy",
    **{each: each for each in get_args(Basis)},
}
BlockKind = Literal["text", "title", "byline", "note", "furniture"]
"""What a reader knows a block to be: the report's title; its date or issuer; a footnote; no part of it."""

ItemKind = Literal["plan", "done", "problem"]
"""What an action item is about: what will be or has to be done; what was done or found; what is wrong."""
FrontMatterKind = Literal["份号", "密级", "紧急程度", "红头", "发文字号", "签发人"]
"""What an official document prints above its title (GB/T 9704-2012 §7.2): number of the copy, secrecy,
urgency, the red head that names the issuing body, number of the document, who signs it."""
BackMatterKind = Literal["annex", "note", "glossary", "signature", "copies"]
"""What stands below a text and is none of its parts: what is annexed, notes, what its words mean, who
signs and when with what follows the date, who gets copies and when it was printed."""
PointKind = Literal["number", "upper letter", "lower letter", "upper roman", "lower roman", "bullet"]
"""How the items of a list are marked; Chinese numerals count as numbers."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters in the normalised source."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text: verbatim in a Report, converted in an Edition; `span` is always the source's."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something the user should know that did not stop the work."""

    code: str
    """Stable short name, such as `encoding-guessed` or `missing-glyph`."""
    message: str
    """One line: what, where, and what was done about it."""
    level: Literal["info", "note", "warning"] = "warning"
    """A note is told like a warning, though nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What people have filled in for an action item; empty where they have not."""

    unit: str = ""
    """Who is responsible."""
    due: str = ""
    """When it has to be done, as written."""
    status: str = ""

    def __bool__(self) -> bool:
        return bool(self.unit or self.due or self.status)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A row of an action tracker: the words of the item it belongs to, and what is filled in."""

    title: str
    detail: str
    filled: Filled
    is_item: bool = True
    """Whether the row is an item's, and no aim's, nor that of a part or sentence of the plan."""


@dataclass(frozen=True, slots=True)
class EditedFigure:
    """A row of a table of figures in a summary made here, as people left it."""

    id: str
    """Of the indicator it was made from; empty where that is lost."""
    where: str
    """Its place in the file, for messages: `table 2, row 3`."""
    cells: tuple[tuple[str, str], ...]
    """What stands in each column: its key, without `column_`, and the text."""


@dataclass(frozen=True, slots=True)
class EditedTask:
    """A row of the action tracker of a summary made here, as people left it."""

    id: str
    """Of what it was made from; empty where people added it."""
    where: str
    title: str
    detail: str
    filled: Filled


@dataclass(frozen=True, slots=True)
class EditedSummary:
    """What of a summary made here tells of corrections, beside the text of the report."""

    variant: Variant
    """The one that is read."""
    variants: tuple[Variant, ...]
    """Those it is in."""
    title: str
    figures: tuple[EditedFigure, ...]
    tasks: tuple[EditedTask, ...]
    problems: tuple[str, ...]
    """As they stand on the first page, in every variant."""
    more_problems: int
    """How many more it says there are."""
    full_text: bool
    """Whether it holds the whole report."""


# --- what a reader gives ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from."""

    name: str
    """File name without folders; `-` for standard input."""
    format: str
    """Reader that took it, such as `text`."""
    sha256: str
    """Of the bytes as they were read."""
    encoding: str | None = None


class Cover(Enum):
    """Where the cell stands that reaches over a place of a table's grid."""

    LEFT = "left"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a table in the source.

    The block's text is its cells with a tab between any two, the empty ones too: as many as the grid has
    columns.
    """

    table: int
    """Tables count from 1 in the document."""
    number: int
    """Rows count from 1 in the table."""
    cells: tuple[Span, ...]
    """One for each column of the grid; a cell that is empty or covered by a neighbour has length 0."""
    covers: tuple[Cover | None, ...] = ()
    """What covers each column's cell, None where nothing does; empty where no cell of the row is covered."""

    def covered(self, column: int) -> Cover | None:
        """What covers the cell of a column, from 0."""
        return self.covers[column] if column < len(self.covers) else None


class Extent(NamedTuple):
    """How many places of its table's grid a cell takes."""

    columns: int = 1
    rows: int = 1


def extents(rows: Sequence[SourceRow]) -> list[list[Extent | None]]:
    """For each row what its cells take, one for each column; None where a cell reaches over from another.

    What is said to be covered by no cell that is there, or by one that would not be a rectangle, is a cell of
    its own.

    Args:
        rows: of one table, in order; one that had no text may be missing.
    """
    made: list[list[Extent | None]] = [[Extent() for _ in row.cells] for row in rows]
    for number, row in enumerate(rows):
        for column in range(len(row.cells)):
            if row.covered(column) is not None:
                continue
            wide = 1
            while row.covered(column + wide) is Cover.LEFT:
                wide += 1
            high = 1
            while _goes_on(rows, number + high, column, wide):
                high += 1
            for down in range(high):
                made[number + down][column : column + wide] = [None] * wide
            made[number][column] = Extent(wide, high)
    return made


def head_rows(taken: Sequence[Sequence[Extent | None]]) -> int:
    """How many rows of a table are its head: the first, with those that its cells reach over.

    Args:
        taken: the extents of its rows.
    """
    reached = max((each.rows for each in taken[0] if each), default=1)
    return max(1, min(reached, len(taken) - 1))


def _goes_on(rows: Sequence[SourceRow], number: int, column: int, wide: int) -> bool:
    """Whether a cell that is so wide covers its places in one more row."""
    if number >= len(rows) or rows[number].number != rows[number - 1].number + 1:
        return False
    row = rows[number]
    covers = [row.covered(at) for at in range(column, column + wide)]
    return covers[0] is Cover.ABOVE and None not in covers and row.covered(column + wide) is not Cover.LEFT


@dataclass(frozen=True, slots=True)
class Hint:
    """What the look or the markup of a block says about it; the text alone decides where nothing is said."""

    kind: BlockKind = "text"
    level: int | None = None
    """Heading level, from 1, where the source marks the block as a heading."""
    bold: int = 0
    """How many characters at the start are set bold."""
    align: Literal["center", "right"] | None = None
    row: SourceRow | None = None
    red: bool = False
    """Whether it is set in red, as the head of an official document is."""
    large: bool = False
    """Whether it is set in 18 points or more, as titles are."""
    apart: bool = False
    """Whether the source says that the part before it has ended, though no heading does."""
    within: bool = False
    """Whether it is one of several lines of a paragraph: without a number or a look of its own no heading."""
    entry: bool = False
    """Whether the source marks it as an entry of a numbered list."""
    cut: bool = False
    """Whether it begins inside a number, the first figures of which stand at the end of the block before."""


PLAIN: Final = Hint()
"""Nothing is known but the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, line or table row of the source.

    Surrounding white space is outside its span, but for the tabs beside the empty cells of a row.
    """

    text: str
    span: Span
    line: int
    """Line of the source it begins on, from 1."""
    hint: Hint = PLAIN


@dataclass(frozen=True, slots=True)
class Document:
    """A source as blocks of text.

    `text` is the normalised source: NFC, `\\n` line ends, no control characters but the tabs between
    the cells of a table's row.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    """Of a summary made here that people have filled in."""
    summary: EditedSummary | None = None
    """Of a summary made here: what its tables say."""


# --- what the parser gives -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Point:
    """The place of a paragraph in a list of the source, or of a section without heading in one of such."""

    list: int
    """Lists count from 1 in the document."""
    depth: int
    """From 1: a list in an item of another is one deeper. Inside a section without heading it begins anew."""
    kind: PointKind
    label: Text | None
    """The printed label the text begins with, `1.` or `•`; None where it goes on with the item before."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    id: str
    text: Text
    row: SourceRow | None = None
    """The row of a source table this paragraph is."""
    point: Point | None = None
    """Its place in a list, where it is an item of one."""

    def cells(self) -> tuple[str, ...]:
        """The texts of its row, one for each column of the grid; its own where it is not a row."""
        return tuple(self.text.text.split("\t")) if self.row is not None else (self.text.text,)


@dataclass(frozen=True, slots=True)
class ActionItem:
    """An enumerated measure; a view on characters that also stand in a paragraph of its section."""

    id: str
    section: str | None
    node: str
    """Id of the paragraph (or section, for its heading) it begins in."""
    number: int
    """Counts from 1 inside its series."""
    label: Text
    """The numbering words as printed: `一是`, `（1）`."""
    title: Text
    body: Text
    filled: Filled | None = None
    kind: ItemKind = "done"
    responsible: Text | None = None
    """Who does it, where the text names them: `市发展改革委` of `由市发展改革委牵头`."""
    due: Text | None = None
    """By when, as written: `9月底前`."""
    decided: bool = False
    """Whether an editor looked at it; its words may then be others than those of its span."""


def set_apart(label: str) -> str:
    """A label as it stands before a heading: a character's space behind `第二部分`, `附件1` and `2.1`.

    Args:
        label: as the source has it; a mark that ends it, `一、`, keeps it apart already.
    """
    last = label.rstrip()[-1:]
    return f"{label.rstrip()}　" if last.isalpha() or last.isdecimal() else label


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; its own text in order is label, heading, mark, paragraphs, sections."""

    id: str
    level: int
    """From 1, relative to the document."""
    number: str | None
    """The numeral as written, without brackets and marks."""
    label: Text | None
    """The label as printed: `一、`, `（一）`."""
    heading: Text | None
    mark: Text | None
    """What closes the heading in print: `。`, `：`."""
    run_in: bool
    """Whether the first paragraph continues on the line of the heading."""
    role: Role
    paragraphs: tuple[Paragraph, ...]
    action_items: tuple[ActionItem, ...]
    sections: tuple[Section, ...]
    point: Point | None = None
    """Its place in a list of sections that have a label and no heading; the label is the section's."""
    back_matter: BackMatterKind | None = None
    """What it is below the text, if it stands there and is none of its parts."""

    @property
    def printed_label(self) -> str:
        """What is printed before its heading or text; nothing where it has no label."""
        return set_apart(self.label.text) if self.label else ""

    @property
    def printed_heading(self) -> str:
        """Label and heading as they are set: `一、依法打击`, `第二部分　收入情况`."""
        return (self.printed_label + (self.heading.text if self.heading else "")).rstrip()

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Change:
    """How much a measure moved."""

    amount: Decimal
    """Signed: negative is a fall."""
    unit: str
    """`%`, `pp` (percentage points), `times`, or the value's own unit."""
    basis: Basis | None
    bound: Bound = "exact"
    amount_max: Decimal | None = None
    """Upper end of a range, signed like `amount`: 8.5 of 增长7.5%—8.5%."""
    against: Yardstick | None = None
    """A plan that it is measured against (較預算數增加); `basis` is `since` then, or `yoy` (較上年預算)."""
    since: str = ""
    """The earlier time in the report's words, where it is shown and `basis` is `since`: 年初."""

    @property
    def base(self) -> Base | None:
        """What it is measured against, an earlier time or a plan."""
        return self.against or self.basis

    def on(self, base: Base | None) -> Change:
        """The same, measured against another time or plan."""
        if base == self.base:
            return self
        return replace(self, basis=_TIMES.get(base), against=_YARDSTICKS.get(base))


@dataclass(frozen=True, slots=True)
class FigureDoubt:
    """Why a person should look at an indicator before it goes into a table."""

    code: str
    """Stable short name, such as `name-cut`; `parsing.figures.doubts` lists them."""
    why: str
    """One plain sentence."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number that measures the work or the state of things."""

    id: str
    section: str | None
    node: str
    """Id of the paragraph, or of the section whose heading, it stands in."""
    name: str
    name_spans: tuple[Span, ...]
    """The pieces of the source the name is made of, in the order of the name."""
    written: Text
    """The quantity as printed with its bound and unit: `1.5萬余起`, `7.7%`."""
    sentence: Text
    value: Decimal | None = None
    value_max: Decimal | None = None
    bound: Bound = "exact"
    unit: str | None = None
    unit_span: Span | None = None
    """Where the unit is written: behind the number, or at the head of a table; None for `%` of 百分之."""
    change: Change | None = None
    change_span: Span | None = None
    """Where the change is written, with the verb right before it; None where no words tell it."""
    previous: Decimal | None = None
    previous_span: Span | None = None
    """Where the earlier value is written."""
    previous_since: str = ""
    """Of when it is, in the report's words, where it is shown and the report says so: 2021年."""
    target: bool = False
    scope: Text | None = None
    period: Text | None = None
    doubts: tuple[FigureDoubt, ...] = ()
    decided: bool = False
    """Whether an editor looked at it; its name, scope and period may then be words of the editor's."""
    corrected: bool = False
    """Whether its figures are the editor's, so that `written` does not tell them."""


@dataclass(frozen=True, slots=True)
class WordChoice:
    """How an editor has a stretch of the source set."""

    span: Span
    variants: tuple[Variant, ...]
    text: str
    """In several variants each sets it in its own shape."""


@dataclass(frozen=True, slots=True)
class ProblemChoice:
    """What an editor says of a problem that the report names, or does not."""

    span: Span | None
    """The words that name it; None of one that is added without any."""
    text: Text | None
    """Other words for it."""
    dropped: bool = False
    """Whether the words name no problem."""


@dataclass(frozen=True, slots=True)
class Editing:
    """What an editor decided about a report, where it does not show in the report's own parts."""

    file: str
    """Name of the file the decisions stand in."""
    count: int = 0
    """Decisions that are applied."""
    editors: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    title: str | None = None
    words: tuple[WordChoice, ...] = ()
    problems: tuple[ProblemChoice, ...] = ()
    not_to_do: tuple[Span, ...] = ()
    """What begins here is nothing to be done, though it looks so."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A piece of what an official document prints above its title."""

    kind: FrontMatterKind
    text: Text


@dataclass(frozen=True, slots=True)
class Dated:
    """A time as it is written, and the days it means where that is certain."""

    text: Text
    first: date | None = None
    last: date | None = None
    """The last day of it; that of a day is the day itself."""


class Counts(NamedTuple):
    """How much was found in a report."""

    sections: int
    action_items: int
    indicators: int


NOTHING: Final = Counts(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Report:
    """A report understood: its parts tile the source, its items and indicators point into them."""

    source: Source
    text: str
    """The normalised source."""
    script: Script
    title: Text | None
    """Verbatim: one of two lines holds the line end between them; see `title_line`."""
    byline: tuple[Paragraph, ...]
    """Lines of the title block below the title: subtitle, date, issuing body, speaker."""
    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    furniture: tuple[Text, ...]
    """What a web page added; no part of the report, and never lost."""
    diagnostics: tuple[Diagnostic, ...] = ()
    preamble_items: tuple[ActionItem, ...] = ()
    """Action items that stand before the first section, or in a report that has none."""
    front_matter: tuple[FrontMatter, ...] = ()
    issuer: Text | None = None
    """The body that reports, as written in the title block, the title or the closing lines."""
    date: Dated | None = None
    """Of the report."""
    place: Text | None = None
    """The unit it speaks of."""
    period: Dated | None = None
    """The time it covers."""
    editing: Editing | None = None

    @property
    def title_line(self) -> str | None:
        """The title as one line; an editor's, if one gave it."""
        if self.editing is not None and self.editing.title is not None:
            return self.editing.title
        return None if self.title is None else "".join(line.strip() for line in self.title.text.split("\n"))

    @property
    def body(self) -> str | None:
        """The issuer with its place before it where it says only of what kind that is: 清溪|县人民政府."""
        if self.issuer is None or self.place is None:
            return None if self.issuer is None else self.issuer.text
        name, place = self.issuer.text, self.place.text
        lacks = name[0] == place[-1] and place not in name
        return place + name[1:] if lacks else name

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()

    def headings(self) -> dict[str, tuple[str, ...]]:
        """The headings that each section stands under, from the outermost to its own, by its id."""
        found: dict[str, tuple[str, ...]] = {}

        def below(section: Section, above: tuple[str, ...]) -> None:
            path = (*above, section.heading.text) if section.heading else above
            if path:
                found[section.id] = path
            for each in section.sections:
                below(each, path)

        for section in self.sections:
            below(section, ())
        return found

    def action_items(self) -> Iterator[ActionItem]:
        """All action items in reading order."""
        yield from self.preamble_items
        for section in self.walk():
            yield from section.action_items

    def counts(self) -> Counts:
        """How many sections, action items and indicators it has."""
        sections, items = (sum(1 for _ in each()) for each in (self.walk, self.action_items))
        return Counts(sections, items, len(self.indicators))


# --- what the variants give ------------------------------------------------------------------------------


RewriteReason = Literal["wrong-form", "beside-wrong-form", "regional-shape", "vocabulary"]
"""Why an edition has another wording than its source: no writer sets such a form; a writer may, but wrong
forms beside it tell that a machine did; the region's standard has another shape; the user asked for it."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A wording of the source that the edition sets differently: `斗爭 → 鬥爭`, so many times."""

    before: str
    after: str
    count: int
    reason: RewriteReason = "wrong-form"
    places: tuple[Span, ...] = ()
    """Where it stands in the source."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where a person should look at the conversion, whatever was chosen there."""

    span: Span
    """Of the source."""
    source: str
    """The wording as the source has it."""
    chosen: str
    """As the edition has it."""
    candidates: tuple[str, ...]
    """What else it could be, the choice left out."""
    reason: str
    """Stable short name of the rule that flags it, such as `segmentation`."""


@dataclass(frozen=True, slots=True)
class AlignedNode:
    """A stretch of the source that was converted whole, and where its characters went."""

    span: Span
    """Of the source."""
    offsets: tuple[int, ...] | None = None
    """Where character `i` of the stretch begins in the converted text, then the length of that text;
    None where every character stands for one."""

    def converted(self, span: Span) -> Span:
        """The characters of the converted text that stand for `span` of the source."""
        start, end = span.start - self.span.start, span.end - self.span.start
        return Span(start, end) if self.offsets is None else Span(self.offsets[start], self.offsets[end])

    def source(self, span: Span) -> Span:
        """The characters of the source that `span` of the converted text stands for, each of them whole.

        A character that was dropped belongs to the one before it, at the beginning to the first one kept. An
        empty `span` gives the characters dropped at that place; where there are none, the empty span there.
        """
        start, end = span.start, span.end
        if self.offsets is not None:
            first, last = bisect_left(self.offsets, start), bisect_right(self.offsets, start) - 1
            if start == end:
                start, end = min(first, last), last
            else:
                behind = self.offsets[bisect_left(self.offsets, end)]
                start = last if self.offsets[last] else 0
                end = bisect_right(self.offsets, behind) - 1
        return Span(self.span.start + start, self.span.start + end)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which characters of an edition stand for which of the source, by node in the order of the source."""

    nodes: tuple[AlignedNode, ...] = ()

    def node(self, span: Span) -> AlignedNode | None:
        """The node a stretch of the source lies in; None where it lies in none or in several."""
        at = bisect_right(self.nodes, span.start, key=lambda node: node.span.start) - 1
        if at < 0 or not self.nodes[at].span.contains(span):
            return None
        return self.nodes[at]


@dataclass(frozen=True, slots=True)
class Edition:
    """One report in one variant."""

    variant: Variant
    title: str
    """What the title page shows: the report's title, the user's, or a neutral one."""
    report: Report
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    shapes: tuple[Repair, ...] = ()
    """Shapes of a Traditional source changed for those of the region (裏 → 裡): no fault of the source."""
    rewordings: tuple[Repair, ...] = ()
    """Words changed for those of the region, where the user asked for its vocabulary."""
    alignment: Alignment = Alignment()

    @property
    def lang(self) -> str:
        return LANG[self.variant]
