"""`duizhao watch`: makes the files of a report anew when it changes, and replaces only what it wrote."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from converter.cli import completing
from converter.cli.choices import choices_of
from converter.cli.console import Reporter
from converter.cli.convert import convert, made_line, open_all
from converter.cli.options import decisions_options, reporting_options
from converter.cli.settings import ConfiguredCommand
from converter.cli.target import Target, chosen_target, is_stated
from converter.errors import DuizhaoError, InputError, UsageError
from converter.messages import about, message

if TYPE_CHECKING:
    from converter.configuration import Choices
    from converter.many.work import Outcome
    from converter.options import Options

_INTERRUPTED: Final = 130
_STILL: Final = 200
"""Milliseconds without a change after which the files are made."""
_AT_LATEST: Final = 2000
"""Milliseconds after the first change, however many follow."""
_TAKEN_OVER: Final = frozenset(
    (
        *("output", "formats", "variant", "scripts", "layout", "docx_variant", "full_text", "appendix"),
        *("template", "lock_tracker", "comments", "style", "system_fonts", "title", "punctuation"),
        *("vocabulary", "glossaries", "source_format", "encoding", "open_files"),
    )
)
"""Parameters that are those of `convert`."""


@click.command(
    cls=ConfiguredCommand,
    short_help="Make the files anew whenever a report changes.",
    epilog="\b\nExample:\n  duizhao watch report.md -o report.pdf --open",
)
@click.argument("source", metavar="INPUT", shell_complete=completing.inputs)
@click.option("--force", is_flag=True, help="Replace files that exist when it starts.")
@reporting_options
@decisions_options
def watch(reporter: Reporter, source: str, output: str | None, open_files: bool, **chosen: Any) -> None:
    """Make the files of INPUT, a report or a folder of reports, and again whenever it changes.

    Decisions and settings beside it, and the style, glossaries and template that the options name, are
    watched too. Only files that this command wrote itself and nobody changed since are replaced. It ends by
    Ctrl-C.
    """
    changes = _changes()
    if source == "-" or "://" in source:
        raise UsageError(about(source, message("only a file or a folder here can be watched; name one")))
    path = Path(source)
    if not path.exists():
        raise InputError(about(source, message("there is no such file; check the name")))
    target, made = chosen_target(output, chosen["formats"], stated=is_stated("formats"))
    if target.stream:
        raise UsageError(
            message("-o -: what is watched is made again and again; name a file or a folder with -o")
        )
    choices = choices_of(chosen, fixed={"formats": made} if made != chosen["formats"] else {})
    rounds = Rounds(reporter, source, target)
    places = rounds.make(choices)
    if open_files:
        open_all(places)
    if not reporter.quiet:
        reporter.say(about(source, message("it is watched; end with Ctrl-C")))
    later = replace(
        choices,
        command_line=replace(choices.command_line, values={**choices.command_line.values, "force": False}),
    )
    with ending() as stop:
        for _ in changes(*watched(path, choices.options()), recursive=path.is_dir(), stop_event=stop):
            rounds.again(later)
    sys.exit(_INTERRUPTED)


watch.params[1:1] = [each for each in convert.params if each.name in _TAKEN_OVER]


@contextlib.contextmanager
def ending() -> Iterator[threading.Event]:
    """An event that a signal sets, so that a round is done to its end; a second signal ends it at once."""
    stop = threading.Event()
    before: dict[int, Any] = {}

    def end(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, before[number])

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, end)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Rounds:
    """Makes what has changed, round after round, and knows what it wrote.

    Args:
        reporter: says what was made, and what went wrong, each once.
        source: a report, or a folder of reports.
        target: where the files go.
    """

    def __init__(self, reporter: Reporter, source: str, target: Target) -> None:
        from converter.many.ledger import Memory

        self._reporter = reporter
        self._source = source
        self._target = target
        self._memory = Memory()
        self._said: dict[str, str] = {}

    def make(self, choices: Choices) -> list[str]:
        """One round.

        Args:
            choices: the options; `force` lets it replace files that it did not write.

        Returns:
            The paths of what was made.

        Raises:
            DuizhaoError: an option, or a file that it names, is wrong.
        """
        from converter.many.account import Account
        from converter.many.batch import Batch, run
        from converter.many.inputs import gather
        from converter.many.work import prepared

        prepared.cache_clear()  # the files that the options name may have changed
        gathered = gather([self._source], leave=self._target.searched_apart)
        self._target.check_count(len(gathered.files))
        batch = Batch(
            files=gathered.files,
            folder=self._target.folder,
            options=choices.options(),
            choices=choices,
            file=self._target.file,
            resume=True,
            memory=self._memory,
        )
        places: list[str] = []
        for outcome in run(batch, Account(len(batch.files))):
            made = [] if outcome.code or outcome.unchanged else batch.places(outcome)
            self._say(outcome, made)
            places += made
        return places

    def again(self, choices: Choices) -> None:
        """One round more; what goes wrong is said, and the next change may mend it."""
        try:
            self.make(choices)
            self._said.pop("", None)
        except DuizhaoError as error:
            self._once("", str(error))

    def _say(self, outcome: Outcome, places: list[str]) -> None:
        if outcome.code:
            self._once(outcome.name, outcome.message)
            return
        self._said.pop(outcome.name, None)
        if not places:
            return
        self._reporter.diagnostics(outcome.diagnostics)
        if not self._reporter.quiet:
            self._reporter.say(made_line(outcome, places))

    def _once(self, name: str, message: str) -> None:
        if self._said.get(name) != message:
            self._said[name] = message
            self._reporter.error(message)


def watched(source: Path, options: Options) -> Iterator[Path]:
    """The folders and files whose changes matter.

    Args:
        source: a report, whose folder is watched, as many programs put a new file in the place of the old;
            or a folder of reports, with all below it.
        options: the files they name are watched.
    """
    named = [*options.glossaries, options.word.template, options.decisions, Path(options.style)]
    files = [each for each in named if isinstance(each, Path) and each.is_file()]
    if source.is_dir():
        yield from dict.fromkeys((source, *files))
    else:
        yield from dict.fromkeys(each.absolute().parent for each in (source, *files))


def _changes() -> Callable[..., Iterator[object]]:
    """What tells of changes, once a moment is quiet."""
    try:
        from watchfiles import watch as watch_files
    except ImportError:
        raise UsageError(
            message(
                "watch needs watchfiles; install it with: {command}", command="pip install 'duizhao[watch]'"
            )
        ) from None

    def changes(*paths: Path, recursive: bool, stop_event: threading.Event) -> Iterator[object]:
        return watch_files(
            *paths,
            watch_filter=lambda _change, path: not Path(path).name.startswith("."),
            debounce=_AT_LATEST,
            step=_STILL,
            recursive=recursive,
            stop_event=stop_event,
        )

    return changes
