"""The blocks of a Markdown document in order: headings, paragraphs, entries of lists, tables; notes last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markdown_it.token import Token

from converter.messages import message
from converter.model import PLAIN, Hint
from converter.readers.assembly import Assembly, StyledText, joined
from converter.readers.html import add_fragment
from converter.readers.markdown.inline import InlineReader
from converter.readers.raised import SUPERSCRIPT

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)


def plain(inline: Token) -> str:
    """The text of an inline token without any marks."""
    return "".join(child.content for child in inline.children or ()).strip()


class BlockWalker:
    """Puts the blocks of one document into an assembly.

    Args:
        assembly: takes them.
        tokens: of the document.
        env: what the parser's plugins noted beside them.
        title: the text of the heading that is the title, where the front matter says so.
    """

    def __init__(
        self, assembly: Assembly, tokens: list[Token], env: dict[str, Any], title: str | None
    ) -> None:
        self._assembly = assembly
        self._tokens = tokens
        self._env = env
        self._title = title
        self._inline = InlineReader()
        self._labels: list[str] = []
        """Numbers of list entries whose text is still to come."""
        self._entry = False
        """Whether the next paragraph is the first of an entry of a list."""
        self._notes: dict[str, list[list[StyledText]]] = {}
        """The paragraphs of notes by their labels."""

    def walk(self) -> None:
        """Read all tokens."""
        rows: list[list[str]] = []
        level: int | None = None
        note: str | None = None
        for token in self._tokens:
            kind = token.type
            if kind == "inline" and rows:
                rows[-1].append(joined("".join(p.text for p in self._inline.pieces(token)).split("\n")))
            elif kind == "inline" and note is not None:
                self._notes.setdefault(note, []).append(self._inline.pieces(token))
            elif kind == "inline":
                self._paragraph(token, level)
            elif kind == "tr_open":
                rows.append([])
            elif kind == "table_close":
                self._assembly.table(rows)
                rows = []
            elif kind in ("footnote_reference_open", "footnote_reference_close"):
                note = token.meta["label"] if token.nesting > 0 else None
            elif kind in ("heading_open", "heading_close"):
                level = int(token.tag[1:]) if token.nesting > 0 else None
            elif kind == "list_item_open":
                self._entry = True
                self._labels += [f"{token.info}{token.markup} "] if token.info else []
            elif kind == "fence":
                self._assembly.text(token.content)
            elif kind == "html_block":
                self._markup(token.content)
        self._end()

    def _paragraph(self, token: Token, level: int | None) -> None:
        pieces = self._inline.pieces(token, task=self._entry)
        self._entry = False
        if self._labels and pieces:
            pieces.insert(0, StyledText("".join(self._labels), pieces[0].bold))
            self._labels.clear()
        several = any("\n" in piece.text for piece in pieces)
        hint = Hint(level=level) if level else Hint(within=True) if several else PLAIN
        if level and self._title is not None and plain(token) == self._title:
            hint, self._title = Hint("title"), None
        self._assembly.paragraph(pieces, hint)

    def _markup(self, markup: str) -> None:
        """A piece of HTML between the paragraphs; what it comments is kept apart."""
        for comment in _COMMENT.findall(markup):
            self._assembly.text(comment, Hint("furniture"))
        add_fragment(self._assembly, _COMMENT.sub("", markup))

    # --- notes and what is said of the whole ------------------------------------------------------------

    def _end(self) -> None:
        """The notes in the order they are referred to, then those that nothing refers to."""
        inside = self._env.get("footnotes", {}).get("list", {})
        for number, (identity, label) in enumerate(self._inline.notes, start=1):
            paragraphs = self._notes.pop(label, []) if label else []
            if not label:
                paragraphs = [self._inline.pieces_of(inside.get(identity, {}).get("tokens") or [])]
            self._note(str(number).translate(SUPERSCRIPT) + " ", paragraphs)
        for label, paragraphs in self._notes.items():
            told = message("nothing in the text refers to the note [^{label}]", label=label)
            self._assembly.note("note-unreferenced", told)
            self._note("", paragraphs)
        self._say()

    def _note(self, mark: str, paragraphs: Iterable[list[StyledText]]) -> None:
        for pieces in paragraphs:
            self._assembly.paragraph([StyledText(mark), *pieces] if mark else pieces, Hint("note"))
            mark = ""

    def _say(self) -> None:
        left_out = self._inline.left_out
        if left_out.struck:
            self._assembly.struck(left_out.struck)
        if left_out.notes:
            told = message(
                "the text refers to notes that are not there: {notes}",
                notes=" ".join(dict.fromkeys(left_out.notes)),
            )
            self._assembly.note("note-missing", told)
        if left_out.pictures:
            self._assembly.note(
                "picture-left-out", message("pictures are left out; only text is read"), "info"
            )
