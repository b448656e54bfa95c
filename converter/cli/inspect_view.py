"""What the parser understood, for a person at a terminal: a tree of sections, tables of indicators."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled
from rich.tree import Tree

from converter import number_format
from converter.content import Labels, report_groups
from converter.model import ActionItem, Document, Indicator, Paragraph, Report, Section, Span, Text
from converter.parsing.figures import Reason
from converter.strings import Strings, strings

_OPENING = 30
"""Characters that show a paragraph or a section without heading."""
_AROUND = 8
"""Characters shown on both sides of a number that is explained."""
_DOUBTED = " ?"
"""Behind the name of a figure that a person should look at."""
_WIDEST = {"value": 18, "change": 18, "period": 12, "scope": 10}
"""Columns each part of a table takes at most; the name has the rest."""


def overview(report: Report, *, sentences: bool = False) -> RenderableType:
    """The whole report: structure first, then the indicators by section.

    Args:
        report: what the parser gave.
        sentences: whether the indicators stand under the sentences they are from.
    """
    own = strings("tw" if report.script == "Hant" else "cn")
    columns = _columns(report.indicators, own)
    parts: list[RenderableType] = [structure(report, own)]
    for group in report_groups(report, Labels([own.variant])):
        indicators = [row.figure[0] for row in group.rows]
        parts += ["", Styled(group.name[0], style="bold")]
        if sentences:
            parts += _under_sentences(indicators, columns)
        else:
            parts.append(_table(indicators, columns, heads=True))
    return Group(*parts, *_doubts(report))


def _doubts(report: Report) -> Iterator[RenderableType]:
    """What the marks of doubt mean, with how many figures bear each."""
    borne = Counter(doubt for indicator in report.indicators for doubt in indicator.doubts)
    if borne:
        yield ""
    for doubt, count in sorted(borne.items(), key=lambda item: item[0].code):
        yield Styled(f"{_DOUBTED.strip()} {doubt.code} ({count}): {doubt.why}", style="dim")


def counts(report: Report) -> str:
    """`6 sections, 5 action items, 55 indicators`."""
    parts = (
        _counted(sum(1 for _ in report.walk()), "section"),
        _counted(sum(1 for _ in report.action_items()), "action item"),
        _counted(len(report.indicators), "indicator"),
    )
    return ", ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


# --- the tree -------------------------------------------------------------------------------------------


def structure(report: Report, own: Strings) -> Tree:
    """Title, preamble, sections with their action items, furniture."""
    title = report.title_line or report.source.name
    tree = Tree(Styled.assemble((title, "bold"), f"  {counts(report)}"), guide_style="dim")
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
        branch = tree.add(Styled("furniture", style="dim"))
        for piece in report.furniture:
            branch.add(Styled(_opening(piece.text), style="dim"))
    return tree


def _add_section(tree: Tree, section: Section, figures_in: Counter[str | None]) -> None:
    label = Styled(_heading(section), style="bold" if section.heading else "")
    facts: list[str] = [section.role] if section.role != "other" else []
    count = figures_in[section.id]
    facts += [_counted(count, "indicator")] if count else []
    label.append(f"  {', '.join(facts)}" if facts else "", style="dim not bold")
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
    label = section.label.text if section.label else ""
    if section.heading:
        return f"{label}{section.heading.text}"
    text = _opening(section.paragraphs[0].text.text) if section.paragraphs else ""
    return label + text or section.id


def _opening(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _OPENING else line[: _OPENING - 1] + "…"


# --- the indicators -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Columns:
    """The words that head the columns and how wide they are, the same in all tables of a report."""

    own: Strings
    widths: dict[str, int]


def _columns(indicators: Sequence[Indicator], own: Strings) -> _Columns:
    widest = dict.fromkeys(_WIDEST, 0)
    for indicator in indicators:
        for key, cell in _cells(indicator, own).items():
            widest[key] = max(widest[key], min(_WIDEST[key], cell_len(cell.plain)))
    shown = {key: max(width, cell_len(own[f"column_{key}"])) for key, width in widest.items() if width}
    return _Columns(own, shown)


def _cells(indicator: Indicator, own: Strings) -> dict[str, Styled]:
    return {
        "value": Styled(number_format.value(indicator, own)),
        "change": _change(indicator, own),
        "period": Styled(_text(indicator.period)),
        "scope": Styled(_text(indicator.scope)),
    }


def _table(indicators: Iterable[Indicator], columns: _Columns, *, heads: bool) -> Table:
    """Indicators one a row: name, value with its bound, change with an arrow, period, scope."""
    own = columns.own
    table = Table(box=None, expand=True, show_header=heads, header_style="dim", padding=(0, 1, 0, 0))
    table.add_column(own["column_indicator"], overflow="fold", ratio=1)
    for key, width in columns.widths.items():
        justify = "right" if key == "value" else "left"
        table.add_column(own[f"column_{key}"], justify=justify, overflow="fold", width=width)  # type: ignore[arg-type]
    for indicator in indicators:
        target = f"（{own['target']}）" if indicator.target else ""
        cells = _cells(indicator, own)
        name = Styled.assemble(indicator.name + target, (_DOUBTED if indicator.doubts else "", "yellow"))
        table.add_row(name, *(cells[key] for key in columns.widths))
    return table


def _under_sentences(indicators: Sequence[Indicator], columns: _Columns) -> Iterator[RenderableType]:
    for _, group in groupby(indicators, key=lambda indicator: indicator.sentence.span):
        members = list(group)
        yield Styled(members[0].sentence.text, style="dim")
        yield Padding(_table(members, columns, heads=False), (0, 0, 1, 2))


def _change(indicator: Indicator, own: Strings) -> Styled:
    written = number_format.change(indicator, own)
    if indicator.previous is not None:
        written = " ".join(filter(None, (f"← {number_format.number(indicator.previous)}", written)))
    amount = indicator.change.amount if indicator.change else 0
    return Styled(written, style="green" if amount > 0 else "magenta" if amount < 0 else "")


def _text(text: Text | None) -> str:
    return text.text if text else ""


# --- the reasons ----------------------------------------------------------------------------------------

_VERDICTS = {"indicator": ("✓", "green"), "part": ("+", "cyan"), "excluded": ("–", "dim")}


def explanation(reasons: Sequence[Reason], document: Document) -> RenderableType:
    """One row for each number of the report, in the order of the text.

    Args:
        reasons: what the parser says of each number.
        document: the source, for the surroundings of each number and the line it stands on.
    """
    table = Table(box=None, expand=True, header_style="dim", padding=(0, 1, 0, 0))
    table.add_column("line", justify="right", style="dim", no_wrap=True)
    table.add_column("in the text", overflow="fold", ratio=5)
    table.add_column("", no_wrap=True)
    table.add_column("why", overflow="fold", ratio=5)
    starts = [block.span.start for block in document.blocks]
    for reason in reasons:
        place = bisect_right(starts, reason.span.start) - 1
        sign, colour = _VERDICTS[reason.verdict]
        table.add_row(
            str(document.blocks[place].line) if place >= 0 else "",
            _in_context(reason.span, document.text),
            Styled(f"{sign} {reason.indicator}" if reason.indicator else sign, style=colour),
            Styled.assemble((f"{reason.rule}: ", colour), reason.why, (_record_by(reason), "dim")),
        )
    key = Styled("✓ an indicator   + a part of one   – none", style="dim")
    return Group(table, "", key)


def _record_by(reason: Reason) -> str:
    return f"; record: {', '.join(reason.record_by)}" if reason.record_by else ""


def _in_context(span: Span, text: str) -> Styled:
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    return Styled.assemble((before, "dim"), (span.of(text), "bold"), (after, "dim"))
