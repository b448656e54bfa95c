"""What the parser understood, for a person at a terminal: a tree of sections, tables of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text as Styled
from rich.tree import Tree

from converter import figures
from converter.model import Indicator, Report, Section, Span, Text
from converter.parsing.indicators import Reason
from converter.words import Words, words


def overview(report: Report, *, sentences: bool = False) -> RenderableType:
    """The whole report: structure first, then the indicators by section.

    Args:
        report: what the parser gave.
        sentences: whether each indicator is followed by the sentence it stands in.
    """
    own = words("tw" if report.script == "Hant" else "cn")
    parts: list[RenderableType] = [structure(report, own)]
    for heading, indicators in _by_section(report, own):
        parts += ["", indicator_table(heading, indicators, own, sentences=sentences)]
    return Group(*parts)


def counts(report: Report) -> str:
    """`6 sections, 5 action items, 55 indicators`."""
    parts = (
        (sum(1 for _ in report.walk()), "section"),
        (sum(1 for _ in report.action_items()), "action item"),
        (len(report.indicators), "indicator"),
    )
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts)


def structure(report: Report, own: Words) -> Tree:
    """Title, preamble, sections with their action items, furniture."""
    title = report.title.text if report.title else report.source.name
    tree = Tree(Styled.assemble((title, "bold"), f"  {counts(report)}"))
    for paragraph in (*report.byline, *report.preamble):
        tree.add(Styled(_opening(paragraph.text.text), style="dim"))
    for section in report.sections:
        _add_section(tree, section, report.indicators)
    if report.furniture:
        branch = tree.add(Styled("furniture", style="dim"))
        for piece in report.furniture:
            branch.add(Styled(_opening(piece.text), style="dim"))
    return tree


def _add_section(tree: Tree, section: Section, indicators: Sequence[Indicator]) -> None:
    count = sum(indicator.section == section.id for indicator in indicators)
    label = Styled(_heading(section), style="bold" if section.heading else "")
    facts: list[str] = [section.role] if section.role != "other" else []
    facts += [f"{count} indicators"] if count else []
    label.append(f"  {', '.join(facts)}" if facts else "", style="dim not bold")
    branch = tree.add(label)
    for item in section.action_items:
        branch.add(Styled.assemble((f"{item.number}. ", "cyan"), item.title.text))
    for below in section.sections:
        _add_section(branch, below, indicators)


def _heading(section: Section) -> str:
    label = section.label.text if section.label else ""
    if section.heading:
        return f"{label}{section.heading.text}"
    return label or (_opening(section.paragraphs[0].text.text) if section.paragraphs else section.id)


def _opening(text: str, length: int = 30) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _by_section(report: Report, own: Words) -> Iterable[tuple[str, list[Indicator]]]:
    before = [indicator for indicator in report.indicators if indicator.section is None]
    if before:
        yield own["preamble"], before
    for section in report.walk():
        mine = [indicator for indicator in report.indicators if indicator.section == section.id]
        if mine:
            yield _heading(section), mine


def indicator_table(
    heading: str, indicators: Iterable[Indicator], own: Words, *, sentences: bool = False
) -> Table:
    """One table of indicators: name, value with its bound, change with an arrow, period, scope."""
    table = Table(
        title=escape(heading), title_justify="left", title_style="bold", show_edge=False, pad_edge=False
    )
    table.add_column(own["column_indicator"], overflow="fold", ratio=5)
    table.add_column(own["column_value"], justify="right", overflow="fold", ratio=2)
    table.add_column(own["column_change"], overflow="fold", ratio=2)
    table.add_column(own["column_period"], overflow="fold", ratio=1)
    table.add_column(own["column_scope"], overflow="fold", ratio=1)
    for indicator in indicators:
        target = f"（{own['target']}）" if indicator.target else ""
        table.add_row(
            Styled(indicator.name + target),
            Styled(figures.value(indicator, own)),
            _change(indicator, own),
            Styled(_text(indicator.period)),
            Styled(_text(indicator.scope)),
        )
        if sentences:
            table.add_row(Styled(indicator.sentence.text, style="dim"), end_section=True)
    return table


def _change(indicator: Indicator, own: Words) -> Styled:
    written = figures.change(indicator, own)
    if indicator.previous is not None:
        written = " ".join(filter(None, (f"← {figures.number(indicator.previous)}", written)))
    amount = indicator.change.amount if indicator.change else 0
    return Styled(written, style="green" if amount > 0 else "magenta" if amount < 0 else "")


def _text(text: Text | None) -> str:
    return text.text if text else ""


def explanation(reasons: Sequence[Reason], text: str) -> RenderableType:
    """One row for each number of the report, in the order of the text.

    Args:
        reasons: what the parser says of each number.
        text: the normalised source, for the surroundings of each number.
    """
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("line", justify="right", style="dim")
    table.add_column("in the text", overflow="fold", ratio=4)
    table.add_column("verdict", no_wrap=True)
    table.add_column("rule", overflow="fold", ratio=2)
    table.add_column("why", overflow="fold", ratio=4)
    colours = {"indicator": "green", "part": "cyan"}
    for reason in reasons:
        verdict = reason.verdict if reason.indicator is None else f"{reason.verdict} {reason.indicator}"
        table.add_row(
            str(text.count("\n", 0, reason.span.start) + 1),
            _in_context(reason.span, text),
            Styled(verdict, style=colours.get(reason.verdict, "dim")),
            Styled(reason.rule),
            Styled(reason.why),
        )
    return table


def _in_context(span: Span, text: str, around: int = 8) -> Styled:
    before = text[max(0, span.start - around) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + around].partition("\n")[0]
    return Styled.assemble((before, "dim"), (span.of(text), "bold"), (after, "dim"))
