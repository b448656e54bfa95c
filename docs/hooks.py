"""What MkDocs does for this site beyond its plugins: pages and pictures made from the code at each build.

Named under `hooks` in mkdocs.yml. Makes `gallery.md` with its pictures, `reference/commands.md` from the
commands, the same in both Chinese scripts, and `reference/schemas.md` with the JSON Schemas beside it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from converter.cli import cli
from converter.cli.click_words import in_clicks_words
from converter.cli.help import SpokenCommand, said_help
from converter.cli.schema import SCHEMAS
from converter.languages import Language, speaking

HERE = Path(__file__).parent


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and files that are made."""
    made: dict[str, str | bytes] = {
        "reference/commands.md": commands_page("en"),
        "zh-Hant/commands.md": commands_page("zh-Hant"),
        "zh-Hans/commands.md": commands_page("zh-Hans"),
        "reference/schemas.md": schemas_page(),
        **{f"schemas/{name}.schema.json": path.read_bytes() for name, path in SCHEMAS.items()},
        **gallery(),
    }
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_post_page(output: str, **_: Any) -> str:
    """Screen readers are told what the theme's dialog is for."""
    dialog = 'data-md-component="search" role="dialog"'
    return output.replace(dialog, f'{dialog} aria-label="Search"', 1)


def gallery() -> dict[str, str | bytes]:
    """The page of the gallery and its pictures, by their paths."""
    sys.path.insert(0, str(HERE))
    try:
        shown = list(import_module("gallery").gallery())
    finally:
        sys.path.remove(str(HERE))
    lines = [(HERE / "gallery.in.md").read_text("utf-8")]
    for (style, about), pictures in groupby(shown, key=lambda each: (each.style, each.about)):
        lines.append(f"\n## {style}\n\n{about}.\n")
        for each in pictures:
            lines.append(f"\n### {style}, {each.layout}\n\n`--style {style} --layout {each.layout}`\n")
            shows = f"Two pages of a report in the style {style}, layout {each.layout}"
            lines.append(f"\n![{shows}](images/gallery/{each.file})\n")
    pictures = {f"images/gallery/{each.file}": each.picture for each in shown}
    return {"gallery.md": "".join(lines), **pictures}


_HEADS: Final[dict[Language, str]] = {
    "en": "# Commands\n\nMade from the program, as `duizhao COMMAND --help` says it. "
    "What the commands share stands in [Command line](../command-line.md).\n",
    "zh-Hant": "---\nlang: zh-Hant\n---\n\n# 指令\n\n由程式產生，與 `duizhao COMMAND --help` 所示相同。"
    "各指令共通之處見 [Command line](../command-line.md)（英文）。\n\n"
    "[English](../reference/commands.md) · [简体中文](../zh-Hans/commands.md)\n",
    "zh-Hans": "---\nlang: zh-Hans\n---\n\n# 命令\n\n由程序生成，与 `duizhao COMMAND --help` 所示相同。"
    "各命令共通之处见 [Command line](../command-line.md)（英文）。\n\n"
    "[English](../reference/commands.md) · [繁體中文](../zh-Hant/commands.md)\n",
}
_COLUMNS: Final[dict[Language, str]] = {
    "en": "| option | what it does |",
    "zh-Hant": "| 選項 | 作用 |",
    "zh-Hans": "| 选项 | 作用 |",
}


def commands_page(language: Language) -> str:
    """Every command with its arguments and options, as the program itself says them in a language."""
    with speaking(language), in_clicks_words():
        return "\n".join([_HEADS[language], *_command("duizhao", cli, None, _COLUMNS[language])])


def _command(name: str, command: click.Command, parent: click.Context | None, columns: str) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
    assert isinstance(command, SpokenCommand)
    yield f"## {context.command_path}\n" if parent else "## duizhao\n"
    yield _prose(said_help(command.help or ""))
    yield f"```text\n{context.command_path} {command.usage(context)}\n```\n"
    yield f"{columns}\n|---|---|"
    for written, said in command.option_records(context):
        yield f"| {_names(written)} | {_cell(said)} |"
    yield ""
    yield _prose(said_help(command.epilog or ""))
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None and not found.hidden:
                yield from _command(inner, found, context, columns)


def _names(written: str) -> str:
    """`-o, --output DIR` as code, each name in its own."""
    return ", ".join(f"`{name.strip()}`" for name in re.split(r"[,/] (?=-)", written))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def _linked(text: str) -> str:
    """A page that is named as a file of the repository (docs/tables.md) is a link here."""
    return re.sub(r"\bdocs/([\w-]+\.md)\b", r"[\1](../\1)", text)


def _prose(text: str) -> str:
    """A docstring of click: paragraphs after the mark \\b keep their lines."""
    parts = []
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.startswith("\b"):
            kept = part.removeprefix("\b").strip("\n")
            parts.append(f"```text\n{kept}\n```\n")
        elif part:
            parts.append(" ".join(part.split()).replace("<", "&lt;") + "\n")
    return "\n".join(parts)


def schemas_page() -> str:
    """The JSON Schemas: what each is of, a link to it, and its keys."""
    parts = [
        "# JSON Schemas\n\nOf what the program prints for other programs, and of the file that it reads "
        "decisions from. `duizhao schema NAME` prints them. What may change in them: "
        "[What stays as it is](../stability.md).\n"
    ]
    for name, path in SCHEMAS.items():
        schema = json.loads(path.read_text("utf-8"))
        file = f"{name}.schema.json"
        parts.append(f"## {name}\n\n{_linked(schema['description'])} [{file}](../schemas/{file})\n")
        parts.extend(_keys(schema))
        for part, definition in schema.get("$defs", {}).items():
            if "properties" in definition:
                about = _linked(_cell(definition.get("description", "")))
                parts.append(f"### {name}: {part}\n\n{about}\n")
                parts.extend(_keys(definition))
    return "\n".join(parts)


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    yield "| key | kind | what it is |\n|---|---|---|"
    required = schema.get("required", [])
    for key, value in schema["properties"].items():
        always = "" if key in required else " (may be missing)"
        yield f"| `{key}` | {_kind(value)}{always} | {_linked(_cell(value.get('description', '')))} |"
    yield ""


def _kind(value: dict[str, Any]) -> str:
    """What stands under a key, in a few words."""
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if "const" in value:
        return f"`{json.dumps(value['const'], ensure_ascii=False)}`"
    if "enum" in value:
        return ", ".join(f"`{json.dumps(each, ensure_ascii=False)}`" for each in value["enum"])
    for joined in ("anyOf", "oneOf"):
        if joined in value:
            return " or ".join(_kind(each) for each in value[joined])
    kind = value.get("type", "anything")
    if kind == "array" and "items" in value:
        return f"list of {_kind(value['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
