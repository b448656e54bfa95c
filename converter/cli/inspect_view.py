"""What the parser understood, for a person at a terminal: a tree of sections, tables of indicators."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled
from rich.tree import Tree

from converter.cli.console import contents
from converter.content import ColumnKey, IndicatorRow, IndicatorTable, Labels, report_table
from converter.languages import tell
from converter.messages import counted, listed, marked, message
from converter.model import ActionItem, Document, Paragraph, Report, Section, Span
from converter.number_format import NO_BREAK
from converter.parsing.figures import Reason

_OPENING = 30
"""Characters that show a paragraph or a section without heading."""
_AROUND = 8
"""Characters shown on both sides of a number that is explained."""
_DOUBTED = " ?"
"""Behind the name of a figure that a person should look at."""
_WIDEST: Final[Mapping[ColumnKey, int]] = {
    "kind": 6, "figure": 16, "moved": 18, "previous": 10, "period": 10, "scope": 8,
}  # fmt: skip
"""Places on the screen that a column takes at most; the name has the rest."""
_ROLES: Final[Mapping[str, str]] = {
    "achievements": marked("achievements"),
    "problems": marked("problems"),
    "plan": marked("plan"),
    "closing": marked("closing"),
}
_COLOURS = {1: "green", -1: "magenta"}
"""Of a rise and a fall, each with its arrow."""


def overview(report: Report, *, sentences: bool = False) -> RenderableType:
    """The whole report: structure first, then the indicators by section.

    Args:
        report: what the parser gave.
        sentences: whether the indicators stand under the sentences they are from.
    """
    labels = Labels(["tw" if report.script == "Hant" else "cn"])
    shown = report_table(report, labels)
    widths = _widths(shown, labels)
    parts: list[RenderableType] = [structure(report)]
    for group in shown.groups:
        parts += ["", Styled(group.name[0], style="bold")]
        if sentences:
            parts += _under_sentences(group.rows, widths)
        else:
            parts.append(_table(group.rows, widths, labels))
    return Group(*parts, *_doubts(report))


def _doubts(report: Report) -> Iterator[RenderableType]:
    """What the marks of doubt mean, with how many figures bear each."""
    borne = Counter(doubt for indicator in report.indicators for doubt in indicator.doubts)
    if borne:
        yield ""
    for doubt, count in sorted(borne.items(), key=lambda item: item[0].code):
        told = message(
            "{mark} {code} ({count}): {why}",
            mark=_DOUBTED.strip(),
            code=doubt.code,
            count=count,
            why=doubt.why,
        )
        yield Styled(tell(told), style="dim")


# --- the tree -------------------------------------------------------------------------------------------


def structure(report: Report) -> Tree:
    """Title, preamble, sections with their action items, furniture."""
    title = report.title_line or report.source.name
    facts = tell(listed(contents(report.counts())))
    tree = Tree(Styled.assemble((title, "bold"), f"  {facts}"), guide_style="dim")
    for paragraph in report.byline:
        tree.add(_faint(paragraph))
    below = tree
    for paragraph in report.preamble:
        below = tree.add(_faint(paragraph))
    _add_items(below, report.preamble_items)
    figures_in = Counter(indicator.section for indicator in report.indicators)
    for section in report.sections:
        _add_section(tree, section, figures_in)
    if report.furniture:
        branch = tree.add(Styled(tell(message("furniture")), style="dim"))
        for piece in report.furniture:
            branch.add(Styled(_opening(piece.text), style="dim"))
    return tree


def _add_section(tree: Tree, section: Section, figures_in: Counter[str | None]) -> None:
    label = Styled(_heading(section), style="bold" if section.heading else "")
    facts: list[str] = [message(_ROLES[section.role])] if section.role != "other" else []
    count = figures_in[section.id]
    facts += [counted("{count} indicator", "{count} indicators", count)] if count else []
    label.append(f"  {tell(listed(facts))}" if facts else "", style="dim not bold")
    branch = tree.add(label)
    _add_items(branch, section.action_items)
    for below in section.sections:
        _add_section(branch, below, figures_in)


def _add_items(tree: Tree, items: Iterable[ActionItem]) -> None:
    for item in items:
        tree.add(Styled.assemble((f"{item.number}. ", "cyan"), item.title.text))


def _faint(paragraph: Paragraph) -> Styled:
    return Styled(_opening(paragraph.text.text), style="dim")


def _heading(section: Section) -> str:
    if section.heading:
        return section.printed_heading
    text = _opening(section.paragraphs[0].text.text) if section.paragraphs else ""
    return section.printed_label + text or section.id


def _opening(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _OPENING else line[: _OPENING - 1] + "…"


# --- the indicators -------------------------------------------------------------------------------------


def _widths(shown: IndicatorTable, labels: Labels) -> dict[ColumnKey, int]:
    """Places on the screen for each column but the names, which have the rest; alike in all tables."""
    widths: dict[ColumnKey, int] = {}
    for key in shown.columns[1:]:
        widest = max((cell_len(row.cells[key][0]) for row in shown.rows), default=0)
        widths[key] = max(min(widest, _WIDEST[key]), cell_len(labels(f"column_{key}")[0]))
    return widths


def _table(
    rows: Iterable[IndicatorRow], widths: Mapping[ColumnKey, int], labels: Labels | None = None
) -> Table:
    """Indicators one a row; heads only where there are labels to head the columns with."""
    table = Table(
        box=None, expand=True, show_header=labels is not None, header_style="dim", padding=(0, 1, 0, 0)
    )
    heads = {key: labels(f"column_{key}")[0] if labels else "" for key in ("indicator", *widths)}
    table.add_column(heads["indicator"], overflow="fold", ratio=1)
    for key, width in widths.items():
        right = key in ("figure", "previous")
        table.add_column(heads[key], justify="right" if right else "left", overflow="fold", width=width)
    for row in rows:
        doubted = _DOUBTED if row.figure[0].doubts else ""
        name = Styled.assemble(row.cells["indicator"][0], (doubted, "yellow"))
        table.add_row(name, *(_cell(row, key) for key in widths))
    return table


def _cell(row: IndicatorRow, key: ColumnKey) -> Styled:
    style = _COLOURS.get(row.direction or 0, "") if key == "moved" else ""
    return Styled(row.cells[key][0].replace(NO_BREAK, " "), style=style)


def _under_sentences(
    rows: Sequence[IndicatorRow], widths: Mapping[ColumnKey, int]
) -> Iterator[RenderableType]:
    for _, group in groupby(rows, key=lambda row: row.sentence.span):
        members = list(group)
        yield Styled(members[0].sentence.texts[0], style="dim")
        yield Padding(_table(members, widths), (0, 0, 1, 2))


# --- the reasons ----------------------------------------------------------------------------------------

_VERDICTS = {"indicator": ("✓", "green"), "part": ("+", "cyan"), "excluded": ("–", "dim")}


def explanation(reasons: Sequence[Reason], document: Document) -> RenderableType:
    """One row for each number of the report, in the order of the text.

    Args:
        reasons: what the parser says of each number.
        document: the source, for the surroundings of each number and the line it stands on.
    """
    table = Table(box=None, expand=True, header_style="dim", padding=(0, 1, 0, 0))
    table.add_column(tell(message("line")), justify="right", style="dim", no_wrap=True)
    table.add_column(tell(message("in the text")), overflow="fold", ratio=5)
    table.add_column("", no_wrap=True)
    table.add_column(tell(message("why")), overflow="fold", ratio=5)
    starts = [block.span.start for block in document.blocks]
    for reason in reasons:
        place = bisect_right(starts, reason.span.start) - 1
        sign, colour = _VERDICTS[reason.verdict]
        table.add_row(
            str(document.blocks[place].line) if place >= 0 else "",
            _in_context(reason.span, document.text),
            Styled(f"{sign} {reason.indicator}" if reason.indicator else sign, style=colour),
            _why(reason, colour),
        )
    key = tell(message("✓ an indicator   + a part of one   – none"))
    return Group(table, "", Styled(key, style="dim"))


def _why(reason: Reason, colour: str) -> Styled:
    said = tell(reason.why)
    if reason.record_by:
        said = tell(message("{why}; record: {rules}", why=reason.why, rules=tuple(reason.record_by)))
    return Styled.assemble((f"{reason.rule}: ", colour), said)


def _in_context(span: Span, text: str) -> Styled:
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    return Styled.assemble((before, "dim"), (span.of(text), "bold"), (after, "dim"))
