"""Values that the tab key offers for an option."""

from __future__ import annotations

from typing import get_args

import click
from click.shell_completion import CompletionItem

from converter.options import Format


def styles(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The styles that come with duizhao; files too."""
    from converter.styles import style_names

    found = [CompletionItem(name) for name in style_names() if name.startswith(begun)]
    return found or [CompletionItem(begun, type="file")]


def formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The formats that are made, in a list that has begun."""
    before, comma, last = begun.rpartition(",")
    taken = before.split(",")
    left = [each for each in get_args(Format) if each.startswith(last) and each not in taken]
    return [CompletionItem(f"{before}{comma}{each}") for each in left]


def source_formats(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The formats that are read."""
    from converter.readers import READERS

    return [CompletionItem(name) for name in READERS if name.startswith(begun)]


def inputs(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Files and folders."""
    return [CompletionItem(begun, type="file")]
