"""Markdown (.md) with front matter: CommonMark, tables, notes and tasks, as people write them in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from converter.errors import InputError
from converter.lexicon.patterns import data_of
from converter.messages import about, counted, message
from converter.model import BlockKind, Document, Hint
from converter.readers.assembly import Assembly
from converter.readers.encoding import display_name
from converter.readers.markdown.blocks import BlockWalker, plain
from converter.readers.markdown.emphasis import read_emphasis
from converter.readers.text import plain_text

NAME = "markdown"
SIZE_LIMIT = 2 * 1024 * 1024
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"([\w-]+)[ \t]*[:=][ \t]*(.*)")
_KINDS: dict[str, Literal["title", "byline"]] = data_of("converter.readers", "called")["entries"]


def read_markdown(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in the bytes of a Markdown file.

    Raises:
        InputError: it is empty, no text, or too long.
        EncodingError: no encoding fits.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(about(name, message("the file is empty; there is nothing to convert")))
    if len(data) > SIZE_LIMIT:
        raise InputError(
            message(
                "{name}: larger than {size} MB, too long for Markdown; use --from text",
                name=name,
                size=SIZE_LIMIT // 2**20,
            )
        )
    text, taken, notes = plain_text(data, name, encoding)
    assembly = Assembly(name)
    for note in notes:
        assembly.keep(note)
    front, body = _front_matter(text)
    env: dict[str, Any] = {}
    tokens = _parser().parse(body, env)
    lost = _wide_characters(body) - sum(_wide_characters(token.content) for token in tokens)
    if lost > 0:
        told = counted(
            "{count} character is left out: definitions of links, or what is nested too deeply",
            "{count} characters are left out: definitions of links, or what is nested too deeply",
            lost,
        )
        assembly.note("text-left-out", told)
    first_heading = next((plain(tokens[place + 1]) for place in _headings(tokens)), None)
    for key, value in front:
        kind: BlockKind = _KINDS.get(key.lower(), "furniture")
        repeated = kind == "title" and value == first_heading
        shown = value if key.lower() in _KINDS else f"{key}: {value}"
        assembly.text(shown, Hint("furniture" if repeated else kind))
    title = first_heading if ("title", first_heading) in front else None
    BlockWalker(assembly, tokens, env, title=title).walk()
    return assembly.document(NAME, data, display_name(taken))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("code")
    parser.use(footnote_plugin)
    parser.core.ruler.disable("footnote_tail")  # it drops notes that nothing refers to
    read_emphasis(parser)
    return parser


def _front_matter(text: str) -> tuple[list[tuple[str, str]], str]:
    """The entries of the front matter (YAML or TOML, one to a line), and the text after it."""
    match = _FRONT.match(text)
    if match is None:
        return [], text
    entries = []
    for line in match.group(2).split("\n"):
        entry = _ENTRY.match(line.strip())
        if entry and entry.group(2).strip():
            entries.append((entry.group(1).lower(), entry.group(2).strip().strip("\"'")))
        elif line.strip(" -"):
            entries.append(("", line.strip(" -")))
    return [(key or "…", value) for key, value in entries if value], text[match.end() :]


def _wide_characters(text: str) -> int:
    return sum(char >= "\u2e80" for char in text)


def _headings(tokens: Sequence[Token]) -> Iterator[int]:
    return (place for place, token in enumerate(tokens) if token.type == "heading_open")
