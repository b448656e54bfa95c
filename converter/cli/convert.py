"""`duizhao convert`: reports into PDF, DOCX, JSON and XLSX files."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from converter.cli import completing
from converter.cli.batch_options import Manner, reading_options, writing_options
from converter.cli.batch_view import CONVERTED, following, say_left_alone, say_report, say_summary
from converter.cli.choices import choices_of, on_command_line
from converter.cli.click_words import SpokenChoice
from converter.cli.console import Reporter, contents, one_line, progress, silent
from converter.cli.options import (
    decisions_options,
    docx_variant_option,
    encoding_option,
    format_option,
    formats_option,
    reporting_options,
    scripts_option,
    style_option,
    variant_option,
    wording_options,
)
from converter.cli.settings import ConfiguredCommand
from converter.cli.target import chosen_target, is_stated, write_out
from converter.errors import UsageError
from converter.languages import tell
from converter.messages import Message, marked, message
from converter.options import PageLayout

if TYPE_CHECKING:
    from converter.many.batch import Batch
    from converter.many.schedulers import Scheduler
    from converter.many.work import Outcome


@click.command(
    cls=ConfiguredCommand,
    short_help="Make a bilingual PDF and an editable Word summary.",
    epilog="\b\nExample:\n  duizhao convert report.txt -o out --variant hk --title 工作報告",
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, shell_complete=completing.inputs)
@click.option(
    "-o",
    "--output",
    "output",
    metavar="DIR|FILE|-",
    help="A folder or an address such as s3://… for the files, one file (report.pdf), or `-` for standard "
    "output; by default they go beside the input.",
)
@formats_option("What to make: pdf, docx, html, json, xlsx, separated by commas.")
@variant_option
@scripts_option("Scripts that the PDF shows; one alone takes the full measure.")
@click.option(
    "--layout",
    type=SpokenChoice(get_args(PageLayout)),
    show_default="parallel",
    help="Arrangement of the two scripts: side by side, one under the other, or on facing pages.",
)
@docx_variant_option(
    "Variant of DOCX and XLSX: that of the source, one of the three, or both scripts side by side."
)
@click.option("--full-text", is_flag=True, help="Add the whole report to the DOCX; every quote leads to it.")
@click.option(
    "--appendix", is_flag=True, help="Append to the DOCX a table of all figures with their sentences."
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE",
    help="A Word file; the DOCX takes over its styles, headers, footers and page setup.",
)
@click.option(
    "--lock-tracker", is_flag=True, help="Lock the action tracker of the DOCX; only its fields stay editable."
)
@click.option("--comments", is_flag=True, help="Mark doubts about the conversion as comments in the DOCX.")
@style_option
@click.option(
    "--system-fonts",
    is_flag=True,
    help="Let the PDF use installed fonts that the style names; other machines then make another file.",
)
@click.option(
    "--title", metavar="TEXT", help="Title to show; by default the report's own, else the file name."
)
@wording_options("region")
@format_option
@encoding_option
@click.option("--force", is_flag=True, help="Replace files that exist.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, made and replaced; write nothing.")
@click.option("--open", "open_files", is_flag=True, help="Open the files when they are done.")
@reading_options
@writing_options
@reporting_options
@decisions_options
def convert(
    reporter: Reporter,
    inputs: tuple[str, ...],
    output: str | None,
    dry_run: bool,
    open_files: bool,
    jobs: int,
    listed: str | None,
    timeout: float | None,
    memory: int | None,
    tree: bool,
    resume: bool,
    scheduler: str | None,
    **chosen: Any,
) -> None:
    """Make a bilingual PDF and an editable DOCX summary of each INPUT.

    An INPUT is a file, a folder with all reports in and below it, a pattern, or `-` for standard input.
    """
    from converter.many.batch import Batch
    from converter.many.inputs import gather

    formats = chosen["formats"]
    target, made = chosen_target(output, formats, stated=is_stated("formats"))
    for name, given in (("resume", resume), ("tree", tree)):
        if given and not target.is_folder and on_command_line(name):
            raise UsageError(
                message("--{name} is for outputs in a folder of their own; name it with -o", name=name)
            )
    if open_files and target.stream and on_command_line("open_files"):
        raise UsageError(message("--open is for files; name one with -o, or leave it out"))
    if on_command_line("layout") and on_command_line("scripts") and chosen["scripts"] != "both":
        raise UsageError(message("--layout is for both scripts; leave it out with --scripts hant or hans"))
    choices = choices_of(chosen, fixed={"formats": made} if made != formats else {})
    gathered = gather(inputs, listed=listed, leave=target.searched_apart)
    count = len(gathered.files)
    target.check_count(count)
    plan = Batch(
        files=gathered.files,
        folder=target.folder,
        options=choices.options(),
        choices=choices,
        file=target.file,
        hands_back=target.stream,
        tree=tree and target.is_folder,
        resume=resume and target.is_folder,
        keeps_account=target.is_folder and (count > 1 or gathered.searched or resume),
        sends=scheduler is not None,
        timeout=timeout,
    )
    workers = Manner(jobs, timeout, memory, scheduler).scheduling(count)
    code = _rehearse(reporter, plan) if dry_run else _run(reporter, plan, workers, open_files=open_files)
    say_left_alone(reporter, gathered)
    if code:
        sys.exit(code)


def _rehearse(reporter: Reporter, plan: Batch) -> int:
    """Say what a run would do; the exit code it would have, as far as that is known."""
    from converter.many.account import Account
    from converter.many.rehearsal import Plan, rehearse

    account: Account[Plan] = Account(len(plan.files))
    for each in rehearse(plan):
        account.add(each)
        for deed, place in each.deeds:
            click.echo(one_line(tell(message(_DEEDS[deed], place=place))))
        if each.code:
            reporter.error(each.message)
    return account.code


def _run(reporter: Reporter, plan: Batch, workers: Scheduler | None, *, open_files: bool) -> int:
    """Convert the reports and say what becomes of them; the exit code."""
    from converter.many.account import Account
    from converter.many.batch import run

    account: Account[Outcome] = Account(len(plan.files))
    several = len(plan.files) > 1
    with ExitStack() as stack:
        stack.callback(say_summary, reporter, account, CONVERTED, plan.list_of_failures, plan.keeps_account)
        update = stack.enter_context(following(reporter, account))
        step = silent if several else stack.enter_context(progress(reporter, plan.files[0].name))
        for outcome in run(plan, account, workers, progress=step):
            places = [message("standard output")] if plan.hands_back else plan.places(outcome)
            say_report(reporter, outcome, several=several)
            for content in outcome.content.values():
                write_out(content)
            if not (outcome.code or outcome.unchanged) and (
                reporter.verbose or (reporter.shows_progress and not several)
            ):
                reporter.say(made_line(outcome, places))
            update()
            if open_files and not plan.hands_back:
                open_all(places)
    return account.code


_DEEDS: Final = {
    "read": marked("read    {place}"),
    "make": marked("make    {place}"),
    "replace": marked("replace {place}"),
    "keep": marked("keep    {place}"),
}


def made_line(outcome: Outcome, places: Sequence[str]) -> Message:
    """What was made of a report, where it is, and what it holds."""
    return message(
        "{name}: {places} ({contents})",
        name=outcome.name,
        places=tuple(places),
        contents=contents(outcome.counts),
    )


def open_all(places: Iterable[str]) -> None:
    """Show the files in the programs of the desktop; where there is none, nothing is lost."""
    for place in places:
        with contextlib.suppress(OSError):
            click.launch(place)
