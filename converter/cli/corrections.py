"""What a review keeps: the corrections of a summary as decisions, decided words as a glossary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from converter.cli.console import Reporter
from converter.cli.options import named_input
from converter.errors import InputError, OutputError, UsageError

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
    from converter.strings import strings

    given, name = named_input(edited)
    summary = read_document(given, name=name, options=options).summary
    if summary is None:
        raise InputError(f"{name}: it is no summary made by duizhao, so it tells no corrections")
    document = read_document(report, options=options)
    path = target or decisions_beside(report)
    for source in (report, *([given] if isinstance(given, Path) else [])):
        output.check_apart(source, [path])
    known = load_decisions(path) if path.exists() else Decisions()
    read = parse(document, decisions=known)
    reporter.diagnostics(each for each in read.diagnostics if each.code == "decision-not-applied")
    made = corrections_of(summary, read, display_title(read, options))
    if len(summary.variants) > 1:
        side = strings(summary.variant)["language"]
        told = f"{name}: of its two scripts only {side} is read, which is that of the report"
        reporter.diagnostics([Diagnostic("summary-side", told, "note")])
    reporter.diagnostics(Diagnostic("correction-unread", f"{name}: {line}") for line in made.unread)
    together = merged(known, made.decisions, document.text)
    reporter.diagnostics(Diagnostic("correction-conflict", _told(each, path)) for each in together.conflicts)
    if together.conflicts and not options.force:
        raise OutputError(
            f"{path}: {len(together.conflicts)} choices are other than those it has; nothing is written; "
            "--force takes the newer ones"
        )
    if together.added:
        output.make_folder(path.parent)
        text = edited_toml(known, together.decisions, document.text)
        output.write_all({path: text.encode()}, force=path.exists())
    said = f"{path}: {together.added} decisions added, {len(together.decisions)} in all"
    reporter.diagnostics(
        [Diagnostic("corrections", said if together.added else f"{path}: nothing to add", "note")]
    )


def _told(conflict: Conflict, path: Path) -> str:
    place = getattr(conflict.decision, "place", None)
    where = f" {_short(place.at or place.sentence)}" if place is not None else ""
    before, now = _short(conflict.before), _short(conflict.now)
    return f"{path.name}: {conflict.decision.kind}{where}: {conflict.field} is {before}, in the summary {now}"


def _short(value: object) -> str:
    text = "none" if value is None else str(value)
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
            raise UsageError("--json and --page cannot go together; choose one")
        if self.glossary is not None and self.page is not None:
            raise UsageError("--save-glossary and --page cannot go together; choose one")
        if self.against is None and self.target is not None:
            raise UsageError("-o is for the corrections of a summary; name its report with --against")
        others = {"--page": self.page, "--json": self.as_json, "--save-glossary": self.glossary}
        for name, given in others.items():
            if self.against is not None and given:
                raise UsageError(f"--against and {name} cannot go together; choose one")
        if self.open_page and self.page is None:
            raise UsageError("--open is for a page; name its file with --page")
        if self.force and self.page is self.against is self.glossary is None:
            raise UsageError("--force is for a file that is written; name one with --page or --save-glossary")
        if self.glossary is not None and self.glossary.suffix.lower() != ".toml":
            raise UsageError(f"{self.glossary}: the glossary that is saved is TOML; name it .toml")


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
        Diagnostic("word-not-kept", f"{path.name}: not kept: {line}") for line in words.left_out
    )
    if words.terms:
        output.make_folder(path.parent)
        output.write_all({path: words.to_toml().encode()}, force=force)
        said = f"{path}: {len(words.terms)} words kept"
    else:
        said = f"{path}: not written, as no word was decided that holds by itself"
    reporter.diagnostics([Diagnostic("words-kept", said, "note")])
