"""Write the man pages of all commands from the commands themselves: `make man`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
from click_man.core import write_man_pages

from converter import __version__
from converter.cli import cli

FOLDER: Final = Path(__file__).parent / "man1"
_EXIT_CODES: Final = {
    "0": "done",
    "1": "some of several inputs failed; doctor: something is broken",
    "2": "wrong usage",
    "3": "an input cannot be read, or is no report",
    "4": "an output cannot be written, or exists already",
    "70": "a defect in duizhao",
    "130": "interrupted",
}
_FILES: Final = {
    "~/.config/duizhao/config.toml": "your settings, where XDG_CONFIG_HOME is not set",
    "duizhao.toml": "beside a report: how the reports of this folder look",
    "report.decisions.toml": "beside report.txt: what an editor decided about it",
}
_VARIABLES: Final = {
    "DUIZHAO_CONFIG": "names the file of your settings; none where it is empty",
    "DUIZHAO_LANG": "the language of messages and help: en, zh-Hant, zh-Hans; else that of the locale",
    "DUIZHAO_OPTION": "sets --option: DUIZHAO_STYLE=compact; docs/command-line.md says for which commands",
}

_AS_IT_STANDS: Final = re.compile(r"\.PP\n\x08?\n((?:[^.\n][^\n]*\n?)+?)\n(?=\.)")
"""Lines of a help text that are not to be filled, which click marks by a backspace."""


def build(folder: Path) -> None:
    """Write the pages; those of commands that are gone are taken away.

    Args:
        folder: where they go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.1"):
        old.unlink()
    write_man_pages("duizhao", cli, version=__version__, target_dir=str(folder), date=" ")
    for name, command in {"": cli, **cli.commands}.items():
        path = folder / (f"duizhao-{name}.1" if name else "duizhao.1")
        text = path.read_text(encoding="utf-8").rstrip("\n")
        text = _AS_IT_STANDS.sub(r".PP\n.nf\n\1\n.fi\n", text)
        path.write_text("\n".join((text, *_more(command))) + "\n", encoding="utf-8", newline="\n")


def _more(command: click.Command) -> Iterator[str]:
    """Sections that click-man does not write."""
    if isinstance(command, click.Group):
        yield from _listed("EXIT STATUS", _EXIT_CODES)
        yield from _listed("FILES", _FILES)
        yield from _listed("ENVIRONMENT", _VARIABLES)
    if command.epilog:
        lines = command.epilog.lstrip("\b\n").splitlines()
        yield from (".SH EXAMPLES", ".nf", *map(_escaped, lines[1:]), ".fi")


def _listed(head: str, rows: dict[str, str]) -> Iterator[str]:
    yield f".SH {head}"
    for name, about in rows.items():
        yield from (".TP", f"\\fB{_escaped(name)}\\fP", _escaped(about))


def _escaped(line: str) -> str:
    safe = line.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
