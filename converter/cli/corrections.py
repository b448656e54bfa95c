"""What a review keeps: the corrections of a summary as decisions, decided words as a glossary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from converter.cli.console import Reporter
from converter.cli.options import named_input
from converter.errors import InputError, OutputError, UsageError, not_together
from converter.messages import Message, about, counted, message

if TYPE_CHECKING:
    from converter.corrections import Conflict
    from converter.model import Report
    from converter.options import Options

_SHOWN = 40
"""Characters of a choice that messages show."""


def take_corrections(
    reporter: Reporter, edited: str, report: Path, target: Path | None, options: Options
) -> None:
    """Read what people changed in a summary, and add it to the decisions about its report.

    Args:
        reporter: tells what cannot be understood, and what conflicts.
        edited: the summary; `-` is standard input.
        report: what it was made from.
        target: the file of decisions; by default the one beside the report.
        options: how inputs are read; with `force` the newer of conflicting choices is taken.

    Raises:
        InputError: a file cannot be read, or is no summary made here.
        UsageError: the decisions there are cannot be read, or are one of the inputs.
        OutputError: choices conflict, or the file cannot be written.
    """
    from converter import output
    from converter.corrections import corrections_of, merged
    from converter.decisions import Decisions, decisions_beside, edited_toml
    from converter.model import Diagnostic
    from converter.parsing import parse
    from converter.pipeline import display_title, load_decisions, read_document
    from converter.readers.docx.sides import side_that_is_read

    given, name = named_input(edited)
    summary = read_document(given, name=name, options=options).summary
    if summary is None:
        raise InputError(about(name, message("it is no summary made by duizhao, so it tells no corrections")))
    document = read_document(report, options=options)
    path = target or decisions_beside(report)
    for source in (report, *([given] if isinstance(given, Path) else [])):
        output.check_apart(source, [path])
    known = load_decisions(path) if path.exists() else Decisions()
    read = parse(document, decisions=known)
    reporter.diagnostics(each for each in read.diagnostics if each.code == "decision-not-applied")
    made = corrections_of(summary, read, display_title(read, options))
    if len(summary.variants) > 1:
        told = about(name, side_that_is_read(traditional=summary.variant != "cn"))
        reporter.diagnostics([Diagnostic("summary-side", told, "note")])
    reporter.diagnostics(Diagnostic("correction-unread", about(name, line)) for line in made.unread)
    together = merged(known, made.decisions, document.text)
    reporter.diagnostics(Diagnostic("correction-conflict", _told(each, path)) for each in together.conflicts)
    if together.conflicts and not options.force:
        raise OutputError(about(path, _refusal(len(together.conflicts))))
    if together.added:
        output.make_folder(path.parent)
        text = edited_toml(known, together.decisions, document.text)
        output.write_all({path: text.encode()}, force=path.exists())
    told = about(path, _added(together.added, len(together.decisions)))
    reporter.diagnostics([Diagnostic("corrections", told, "note")])


def _refusal(count: int) -> Message:
    return counted(
        "{count} choice is other than the one it has; nothing is written; --force takes the newer one",
        "{count} choices are other than those it has; nothing is written; --force takes the newer ones",
        count,
    )


def _added(count: int, total: int) -> Message:
    if not count:
        return message("nothing to add")
    return counted(
        "{count} decision added, {total} in all",
        "{count} decisions added, {total} in all",
        count,
        total=total,
    )


def _told(conflict: Conflict, path: Path) -> Message:
    place = getattr(conflict.decision, "place", None)
    values: dict[str, object] = {
        "file": path.name,
        "kind": conflict.decision.kind,
        "field": conflict.field,
        "before": _short(conflict.before),
        "now": _short(conflict.now),
    }
    if place is None:
        return message("{file}: {kind}: {field} is {before}, in the summary {now}", **values)
    where = _short(place.at or place.sentence)
    return message("{file}: {kind} {where}: {field} is {before}, in the summary {now}", where=where, **values)


def _short(value: object) -> str:
    text = message("none") if value is None else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a review is asked for."""

    as_json: bool
    page: Path | None
    against: Path | None
    target: Path | None
    glossary: Path | None
    force: bool
    open_page: bool

    def check(self) -> None:
        """Refuse what does not go together.

        Raises:
            UsageError: two options exclude each other, or one needs another.
        """
        if self.as_json and self.page is not None:
            raise UsageError(not_together("--json", "--page"))
        if self.glossary is not None and self.page is not None:
            raise UsageError(not_together("--save-glossary", "--page"))
        if self.against is None and self.target is not None:
            raise UsageError(
                message("-o is for the corrections of a summary; name its report with --against")
            )
        others = {"--page": self.page, "--json": self.as_json, "--save-glossary": self.glossary}
        for name, given in others.items():
            if self.against is not None and given:
                raise UsageError(not_together("--against", name))
        if self.open_page and self.page is None:
            raise UsageError(message("--open is for a page; name its file with --page"))
        if self.force and self.page is self.against is self.glossary is None:
            raise UsageError(
                message("--force is for a file that is written; name one with --page or --save-glossary")
            )
        if self.glossary is not None and self.glossary.suffix.lower() != ".toml":
            raise UsageError(
                about(self.glossary, message("the glossary that is saved is TOML; name it .toml"))
            )


def save_words(reporter: Reporter, report: Report, path: Path, *, force: bool) -> None:
    """Write the words decided in a report that hold for a whole word, as a glossary.

    Raises:
        OutputError: it exists and `force` is off, or it cannot be written.
    """
    from converter import output
    from converter.model import Diagnostic
    from converter.variants.kept_words import kept_words

    words = kept_words(report)
    reporter.diagnostics(
        Diagnostic("word-not-kept", message("{file}: not kept: {line}", file=path.name, line=line))
        for line in words.left_out
    )
    if words.terms:
        output.make_folder(path.parent)
        output.write_all({path: words.to_toml().encode()}, force=force)
        said = counted("{count} word kept", "{count} words kept", len(words.terms))
    else:
        said = message("not written, as no word was decided that holds by itself")
    reporter.diagnostics([Diagnostic("words-kept", about(path, said), "note")])
