"""What click says itself, for the catalogues, and in the language that is spoken.

click asks gettext by functions of its modules, which look for a compiled catalogue in a folder by variables
of the environment. Neither suits: a checkout has no such folder, the language may come from an option or from
a file, and a variable that is changed goes on to every program that is started. So functions of ours stand in
their place while a command runs.
"""

from __future__ import annotations

import gettext
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

from converter.languages import tell, translated
from converter.messages import Message, marked, marked_count, message

OF_CLICK: Final = (
    marked("Aborted!"),
    marked("Argument {name!r} takes {nargs} values."),
    marked("Choose from:\n\t{choices}"),
    marked("Commands"),
    marked("Invalid value for {param_hint}: {message}"),
    marked("Invalid value: {message}"),
    marked("Missing command."),
    marked("No such command {name!r}."),
    marked("No such option {name!r}."),
    marked("No such option: {name}"),
    marked("Option {name!r} does not take a value."),
    marked("Options"),
    marked("Show this message and exit."),
    marked("Usage:"),
    marked("default: {default}"),
    marked("required"),
    marked("{name} {filename!r} does not exist."),
    marked("{name} {filename!r} is not readable."),
    marked("{value!r} is not a valid boolean. Recognized values: {states}"),
    marked("{value!r} is not a valid {number_type}."),
    marked("{value} is not in the range {range}."),
)
"""Of click 8.2 and later; others of its sentences are for what no command here has."""
COUNTED: Final = (
    marked_count("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    marked_count("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)


class SpokenChoice(click.Choice[str]):
    """Some words, of which one is taken; told as a list of the language that is spoken."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """That the value is none of them."""
        choices = _quoted(self.choices)
        told = tell(message("{value!r} is not one of {choices}.", value=value, choices=choices))
        return str.__str__(told)  # as click's own, with a full stop that is taken off behind a colon


@contextmanager
def in_clicks_words() -> Iterator[None]:
    """Within it click speaks the language that is spoken."""
    ours = {gettext.gettext: translated, gettext.ngettext: translated}
    names = [name for name in sys.modules if name.partition(".")[0] == "click"]
    before = [
        (sys.modules[name].__dict__, word, found)
        for name in names
        for word in ("_", "ngettext")
        if (found := sys.modules[name].__dict__.get(word)) in ours
    ]
    for module, word, found in before:
        module[word] = ours[found]
    try:
        yield
    finally:
        for module, word, found in before:
            module[word] = found


def usage(error: click.UsageError) -> str:
    """What is wrong with the arguments, with the place where help is."""
    command = error.ctx.command_path if error.ctx is not None else "duizhao"
    what = _what(error)
    if not isinstance(what, Message):
        what = " ".join(what.split()).rstrip(".。")
    return message("{what}; see {command} --help", what=what, command=command)


def _what(error: click.UsageError) -> str:
    """Without the sentences that click glues together."""
    near = getattr(error, "possibilities", None)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return _missing(error, error.param)
    if isinstance(error, click.BadParameter) and error.param is not None and error.param_hint is None:
        wrong = error.message if isinstance(error.message, Message) else error.message.rstrip(".。")
        hint = _names(error.param, error.ctx)
        return message("Invalid value for {param_hint}: {message}", param_hint=hint, message=wrong)
    if near and isinstance(error, click.NoSuchOption):
        name = error.option_name
        return message("No such option {name!r} (did you mean {near}?)", name=name, near=_quoted(near))
    if near:
        name = getattr(error, "command_name", "")
        return message("No such command {name!r} (did you mean {near}?)", name=name, near=_quoted(near))
    return error.format_message()


def _missing(error: click.MissingParameter, parameter: click.Parameter) -> str:
    name = _names(parameter, error.ctx)
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return message("{name} is missing; choose from {choices}", name=name, choices=tuple(choices))
    return message("{name} is missing", name=name)


def _names(parameter: click.Parameter, context: click.Context | None) -> Message:
    """The names of an option, or of an argument, each in quotation marks."""
    first, *rest = _quoted([each.strip("'") for each in parameter.get_error_hint(context).split(" / ")])
    for each in rest:
        first = message("{first} / {rest}", first=first, rest=each)
    return first


def _quoted(names: Iterable[str]) -> tuple[Message, ...]:
    """Each in the quotation marks of the language that is spoken."""
    return tuple(message("{name!r}", name=each) for each in names)
