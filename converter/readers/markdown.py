"""Markdown (.md) with front matter: CommonMark and tables, as people write them in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from converter.errors import InputError
from converter.lexicon.characters import is_wide
from converter.model import PLAIN, BlockKind, Document, Hint
from converter.readers.assembly import Assembly, Piece, joined
from converter.readers.encoding import display_name
from converter.readers.labels import OPENING, SENTENCE_ENDS
from converter.readers.text import plain_text

NAME = "markdown"
SIZE_LIMIT = 2 * 1024 * 1024
_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"([\w-]+)[ \t]*[:=][ \t]*(.*)")
_KINDS: dict[str, Literal["title", "byline"]] = {
    "title": "title",
    "subtitle": "byline",
    "date": "byline",
    "author": "byline",
    "authors": "byline",
    "source": "byline",
    "标题": "title",
    "標題": "title",
    "日期": "byline",
    "作者": "byline",
    "来源": "byline",
    "來源": "byline",
}
_LEFT_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__")
"""Bold that CommonMark leaves as it is, for it wants a space between 。** and a Chinese character."""
_SHORT_LINE = 24


def read_markdown(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in the bytes of a Markdown file.

    Raises:
        InputError: it is empty, no text, or too long.
        EncodingError: no encoding fits.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(f"{name}: the file is empty; there is nothing to convert")
    if len(data) > SIZE_LIMIT:
        raise InputError(
            f"{name}: larger than {SIZE_LIMIT // 2**20} MB, too long for Markdown; use --from text"
        )
    text, taken, notes = plain_text(data, name, encoding)
    assembly = Assembly(name)
    for note in notes:
        assembly.note(note.code, note.message.removeprefix(f"{name}: "), note.level)
    front, body = _front_matter(text)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("code")
    tokens = parser.parse(body)
    lost = _wide_characters(body) - sum(_wide_characters(token.content) for token in tokens)
    if lost > 0:
        assembly.note(
            "text-left-out",
            f"{lost} characters are left out: definitions of links, or what is nested too deeply",
        )
    first_heading = next((_plain(tokens[place + 1]) for place in _headings(tokens)), None)
    for key, value in front:
        kind: BlockKind = _KINDS.get(key.lower(), "furniture")
        repeated = kind == "title" and value == first_heading
        shown = value if key.lower() in _KINDS else f"{key}: {value}"
        assembly.text(shown, Hint("furniture" if repeated else kind))
    _Walker(assembly, tokens, title=first_heading if ("title", first_heading) in front else None).walk()
    return assembly.document(NAME, data, display_name(taken))


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


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ()).strip()


class _Walker:
    def __init__(self, assembly: Assembly, tokens: list[Token], title: str | None) -> None:
        self._assembly = assembly
        self._tokens = tokens
        self._title = title
        self._labels: list[str] = []
        """Numbers of list entries whose text is still to come."""

    def walk(self) -> None:
        rows: list[list[str]] = []
        level: int | None = None
        for token in self._tokens:
            if token.type == "heading_open":
                level = int(token.tag[1:])
            elif token.type == "heading_close":
                level = None
            elif token.type == "list_item_open" and token.info:
                self._labels.append(f"{token.info}{token.markup} ")
            elif token.type == "tr_open":
                rows.append([])
            elif token.type == "table_close":
                self._assembly.table(rows)
                rows = []
            elif token.type == "inline" and rows:
                rows[-1].append(joined("".join(p.text for p in self._pieces(token)).split("\n")))
            elif token.type == "inline":
                self._paragraph(token, level)
            elif token.type in ("fence", "html_block"):
                hidden = token.content.lstrip().startswith("<!--")
                self._assembly.text(token.content, Hint("furniture") if hidden else PLAIN)

    def _paragraph(self, token: Token, level: int | None) -> None:
        pieces = list(self._pieces(token))
        if self._labels and pieces:
            pieces.insert(0, Piece("".join(self._labels), pieces[0].bold))
            self._labels.clear()
        hint = Hint(level=level) if level else PLAIN
        if level and self._title is not None and _plain(token) == self._title:
            hint, self._title = Hint("title"), None
        self._assembly.paragraph(pieces, hint)

    def _pieces(self, token: Token) -> Iterator[Piece]:
        bold = 0
        children = token.children or []
        for place, child in enumerate(children):
            if child.type == "strong_open":
                bold += 1
            elif child.type == "strong_close":
                bold -= 1
            elif child.type == "text":
                yield from _bold_left(child.content, bold > 0)
            elif child.type == "code_inline":
                yield Piece(child.content, bold > 0)
            elif child.type == "hardbreak" or (
                child.type == "html_inline" and child.content[:3].lower() == "<br"
            ):
                yield Piece("\n")
            elif child.type == "softbreak":
                yield Piece(_soft_break(children[:place], children[place + 1 :]))
            elif child.type == "html_inline" and not child.content.startswith("<!--"):
                yield Piece(child.content, bold > 0)
            elif child.type == "image":
                self._assembly.note("picture-left-out", "pictures are left out; only text is read", "info")


def _bold_left(text: str, bold: bool) -> Iterator[Piece]:
    start = 0
    for match in _LEFT_BOLD.finditer(text):
        if match.start() > start:
            yield Piece(text[start : match.start()], bold)
        yield Piece(match.group(1) or match.group(2), True)
        start = match.end()
    if start < len(text):
        yield Piece(text[start:], bold)


def _soft_break(before: list[Token], after: list[Token]) -> str:
    """What a single line end in a paragraph is: the end of a line that is one of its own, or nothing.

    CommonMark has it for a space; but most who write Chinese give each paragraph its line.
    """
    line: list[str] = []
    for token in reversed(before):
        if token.type in ("softbreak", "hardbreak"):
            break
        line.insert(0, token.content)
    last = "".join(line).rstrip("*_ ")
    following = next((token.content for token in after if token.content), "").lstrip("*_ ")
    if last.endswith(SENTENCE_ENDS) or len(last) < _SHORT_LINE or OPENING.match(following):
        return "\n"
    return "" if is_wide(last[-1:] or " ") or is_wide(following[:1] or " ") else " "
