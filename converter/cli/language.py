"""The language of the command line: `--lang`, `DUIZHAO_LANG`, the user's file, the locale, in this order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Final

import click

from converter.cli.click_words import SpokenChoice, in_clicks_words
from converter.languages import (
    DEFAULT,
    LANGUAGES,
    Language,
    known_language,
    language_of_user,
    speaking,
    spoken,
)

OPTION: Final = "--lang"
VARIABLE: Final = "DUIZHAO_LANG"
KEY: Final = "lang"


class LanguageChoice(SpokenChoice):
    """The languages there are; a locale that means one is one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The tag of a language."""
        return known_language(str(value)) or super().convert(value, param, ctx)


def language_option() -> click.Option:
    """`--lang`, of any command; the arguments are looked through for it before they are parsed."""
    return click.Option(
        [OPTION],
        type=LanguageChoice(LANGUAGES),
        expose_value=False,
        help="Language of messages and help; by default that of your system.",
    )


@contextmanager
def in_language_of(arguments: Sequence[str]) -> Iterator[None]:
    """Within it the command line speaks the language of its user.

    Args:
        arguments: of the command line; where a language is spoken already, that is kept.
    """
    if spoken() is not None:
        yield
        return
    language = chosen_language(arguments)
    with ExitStack() as stack:
        stack.enter_context(speaking(language))
        if language != DEFAULT:
            stack.enter_context(in_clicks_words())
        yield


def chosen_language(arguments: Sequence[str]) -> Language:
    """The language that a user has chosen, or that of the locale.

    Args:
        arguments: of the command line. What names no language of ours, there or in a setting, is passed over
            here: an option is told as wrong usage when it is parsed, a variable or a locale is no fault.
    """
    for tag in (_named(arguments), os.environ.get(VARIABLE), _of_file()):
        found = known_language(tag) if tag else None
        if found is not None:
            return found
    return language_of_user(os.environ)


def _named(arguments: Sequence[str]) -> str | None:
    """What the last `--lang` names, wherever it stands before `--`."""
    found = None
    for at, each in enumerate(arguments):
        if each == "--":
            break
        name, equals, value = each.partition("=")
        if name == OPTION:
            found = value if equals else next(iter(arguments[at + 1 : at + 2]), None)
    return found


def _of_file() -> str | None:
    """The key of the user's file; what is wrong in that is told by the command that reads it."""
    from converter.assets import is_file, toml_of
    from converter.cli.settings_file import settings_path

    path, _ = settings_path()
    if path is None or not is_file(path):
        return None
    try:
        found = toml_of(path.read_text(encoding="utf-8-sig")).get(KEY)
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, str) else None
