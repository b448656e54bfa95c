"""A summary as people left it, against its report: decisions, and what cannot be understood."""

from __future__ import annotations

from dataclasses import dataclass

from converter.content import Content, build_content
from converter.corrections.cells import bare
from converter.corrections.figures import FigureCorrections
from converter.corrections.places import unread
from converter.corrections.tasks import TaskCorrections
from converter.decisions import Decisions
from converter.lexicon import detect_script
from converter.messages import message
from converter.model import LANG, EditedSummary, Report, Variant
from converter.variants import convert_text, edition, source_variant


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people changed in a summary."""

    decisions: Decisions
    unread: tuple[str, ...]
    """What cannot be understood, a line each with its place in the summary."""


def corrections_of(
    summary: EditedSummary, report: Report, title: str, *, from_itself: bool = False
) -> Corrections:
    """What people changed in a summary of a report.

    Args:
        summary: as the reader gave it.
        report: with the decisions there already are.
        title: what the report is shown with.
        from_itself: whether the report was read from the summary, so that its text is corrected already and
            only its tables, and rows that were added to the tracker, tell more.

    Raises:
        EngineError: the conversion engine is missing or broken.
    """
    own = source_variant(report)
    made = [
        edition(report, variant, title)
        for variant in dict.fromkeys((summary.variant, *summary.variants, own))
    ]
    content = build_content(made)

    def convert(words: str) -> str:
        return words if _script(summary.variant) == _script(own) else convert_text(words, own).text

    complete = not from_itself or summary.full_text
    figures = FigureCorrections(report, content, convert, complete=complete)
    tasks = TaskCorrections(report, content, convert)
    items = tuple(tasks.items(summary.tasks, whole=not from_itself))
    decisions = Decisions(
        source_name=report.source.name,
        source_sha256=report.source.sha256,
        title=None if from_itself else tasks.title(summary),
        figures=tuple(figures.decisions((*summary.figures, *tasks.aims))),
        items=items,
        problems=()
        if from_itself
        else tuple(tasks.problems(_own_script(summary, content), summary.more_problems)),
    )
    foreign = () if from_itself else _other_script(summary, content)
    return Corrections(decisions, (*figures.unread, *tasks.unread, *foreign))


def _own_script(summary: EditedSummary, content: Content) -> tuple[str, ...]:
    """The problems as they stand there in the script that is read; the other's are left as they are."""
    return tuple(text for text in summary.problems if not _is_other(text, summary, content))


def _other_script(summary: EditedSummary, content: Content) -> tuple[str, ...]:
    """What is to be said of problems that were changed in the script that is not read."""
    return tuple(
        unread(
            message("problems"),
            text,
            message("only the other script of the summary is read; change it there"),
        )
        for text in summary.problems
        if _is_other(text, summary, content)
    )


def _is_other(text: str, summary: EditedSummary, content: Content) -> bool:
    shown = {bare(each) for quote in content.first_page.problems for each in quote.texts}
    known = bare(text) in shown or len(summary.variants) < 2
    return not known and detect_script(text) != _script(summary.variant)


def _script(variant: Variant) -> str:
    return "Hans" if "Hans" in LANG[variant] else "Hant"
