"""Help in the language that is spoken: it is made where commands are declared, and said when it is shown."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from copy import copy

import click
from click.shell_completion import CompletionItem

from converter.cli.wrapping import columns, wrapped
from converter.languages import DEFAULT, spoken, translated
from converter.messages import marked

_AS_IT_STANDS = "\b\n"
"""What click has before a paragraph whose lines are not to be filled."""
_HELP = marked("Show this message and exit.")
_PIECES = (marked("[OPTIONS]"), marked("COMMAND [ARGS]..."))
"""Of a usage line, as click has them."""


class SpokenFormatter(click.HelpFormatter):
    """Fills lines by columns where a language has no spaces between its words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is called."""
        if spoken() in (None, DEFAULT) or prefix is not None:
            super().write_usage(prog, args, prefix)
            return
        lead = f"{translated('Usage:')}{prog} "
        lines = wrapped(args, self.width - columns(lead)) or [""]
        self.write(f"{lead}{lines[0]}".rstrip() + "\n")
        self.write("".join(f"{' ' * columns(lead)}{line}\n" for line in lines[1:]))

    def write_heading(self, heading: str) -> None:
        """The head of a list."""
        if spoken() in (None, DEFAULT):
            super().write_heading(heading)
        else:
            self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs, those after the mark \\b as they stand."""
        if spoken() in (None, DEFAULT):
            super().write_text(text)
            return
        indent = " " * self.current_indent
        parts = []
        for part in _parts(text):
            kept = part.startswith(_AS_IT_STANDS)
            room = self.width - self.current_indent
            lines = part.splitlines()[1:] if kept else wrapped(part, room)
            parts.append("\n".join(f"{indent}{line}" for line in lines))
        self.write("\n\n".join(parts) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of two columns: options, commands."""
        rows = list(rows)
        if spoken() in (None, DEFAULT):
            super().write_dl(rows, col_max, col_spacing)
            return
        second = min(max(columns(first) for first, _ in rows), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, about in rows:
            lines = wrapped(about, max(self.width - second - 2, 10)) or [""]
            fits = columns(term) <= second - col_spacing
            lead = f"{indent}{term}" + (
                " " * (second - columns(term)) if fits else f"\n{indent}{' ' * second}"
            )
            self.write(f"{lead}{lines[0]}".rstrip() + "\n")
            self.write("".join(f"{indent}{' ' * second}{line}\n" for line in lines[1:]))


class SpokenContext(click.Context):
    formatter_class = SpokenFormatter


class SpokenCommand(click.Command):
    """A command whose help is said in the language that is spoken."""

    context_class = SpokenContext

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; what is wrong with them knows its command, whose help is named then."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is called."""
        formatter.write_usage(ctx.command_path, self.usage(ctx))

    def usage(self, ctx: click.Context) -> str:
        """What may stand behind the command; the names of values stay, as the help speaks of them."""
        pieces = self.collect_usage_pieces(ctx)
        return " ".join(translated(each) if each in _PIECES else each for each in pieces)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        self._write(self.help, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples."""
        self._write(self.epilog, formatter)

    def _write(self, text: str | None, formatter: click.HelpFormatter) -> None:
        if text:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(said_help(text))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each option does."""
        with formatter.section(translated("Options")):
            formatter.write_dl(self.option_records(ctx))

    def option_records(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Each option with its values, and what it does."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        shown = [_said_option(each, of_click=each is self.get_help_option(ctx)) for each in options]
        return [record for each in shown if (record := each.get_help_record(ctx))]

    def get_short_help_str(self, limit: int = 45) -> str:
        """What the command does, in a line."""
        return said_help(self.short_help) if self.short_help else super().get_short_help_str(limit)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the tab key offers, with what it is."""
        found = super().shell_complete(ctx, incomplete)
        for each in found:
            each.help = translated(each.help) if each.help else each.help
        return found


def _said_option(option: click.Option, *, of_click: bool) -> click.Option:
    shown = copy(option)
    shown.help = translated(_HELP) if of_click else said_help(option.help or "")
    return shown


def said_help(text: str) -> str:
    """A help text in the language that is spoken, paragraph by paragraph."""
    return "\n\n".join(
        _AS_IT_STANDS + translated(_kept(part)) if part.startswith(_AS_IT_STANDS) else translated(part)
        for part in _parts(text)
    )


def sentences_of(command: click.Command) -> Iterator[str]:
    """What the help of a command says, as the catalogues have it."""
    options = [each.help for each in command.params if isinstance(each, click.Option)]
    for text in (command.help, command.short_help, command.epilog, *options):
        for part in _parts(text or ""):
            yield _kept(part)


def _parts(text: str) -> list[str]:
    """Paragraphs: each a line, or the mark and the lines below it."""
    parts = [each.strip("\n") for each in re.split(r"\n[^\S\n]*\n", inspect.cleandoc(text))]
    return [each if each.startswith(_AS_IT_STANDS) else " ".join(each.split()) for each in parts if each]


def _kept(part: str) -> str:
    return part.removeprefix(_AS_IT_STANDS)
