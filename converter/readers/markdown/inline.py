"""The inside of a paragraph: its text in pieces of one look, without marks and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from converter.lexicon.characters import is_wide
from converter.readers.assembly import StyledText
from converter.readers.labels import CLOSED, OPENING
from converter.readers.raised import SUPERSCRIPT, Shift, shifted

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_BOLD: Final = frozenset(("b", "strong"))
_STRUCK: Final = frozenset(("del", "s", "strike"))
_SHIFTS: Final[dict[str, Shift]] = {"sup": "raised", "sub": "lowered"}
_NO_NOTE: Final = re.compile(r"\[\^[^\]\s]{1,40}\]")
_TASK: Final = re.compile(r"\[([ xX])\][ \u3000]+")
_BOXES: Final = {" ": "☐ ", "x": "☑ ", "X": "☑ "}
_SHORT_LINE: Final = 24
_BREAKS: Final = ("softbreak", "hardbreak")


@dataclass(slots=True)
class LeftOut:
    """What is read and not shown, to be said once for the whole document."""

    struck: int = 0
    """Characters of text struck out."""
    pictures: int = 0
    notes: list[str] = field(default_factory=list)
    """Marks that lead to no note."""


class InlineReader:
    """Reads the inline tokens of one document."""

    def __init__(self) -> None:
        self.left_out = LeftOut()
        self.notes: list[tuple[int, str]] = []
        """The notes in the order they are referred to: number and label, which is empty where the note stands
        in the line itself."""
        self._numbers: dict[int, int] = {}
        self._bold = self._struck = 0
        self._shift: Shift | None = None

    def pieces(self, token: Token, *, task: bool = False) -> list[StyledText]:
        """The pieces of an inline token.

        Args:
            token: of the type `inline`.
            task: whether it may begin with the box of a task, `[x]`.
        """
        children = token.children or []
        if task and children and (box := _TASK.match(children[0].content)):
            children[0].content = children[0].content[box.end() :]
            return [StyledText(_BOXES[box[1]]), *self.pieces_of(children)]
        return self.pieces_of(children)

    def pieces_of(self, children: Sequence[Token]) -> list[StyledText]:
        """The pieces of a run of tokens."""
        self._bold = self._struck = 0
        self._shift = None
        found: list[StyledText] = []
        for place, child in enumerate(children):
            text = self._text(child, children, place)
            if text and self._struck:
                self.left_out.struck += len(text.strip())
            elif text:
                found.append(StyledText(shifted(text, self._shift), self._bold > 0))
        return found

    def _text(self, child: Token, children: Sequence[Token], place: int) -> str:
        kind = child.type
        if kind == "text":
            return self._without_marks(child.content)
        if kind == "code_inline":
            return child.content
        if kind == "hardbreak":
            return "\n"
        if kind == "softbreak":
            return _soft_break(children, place)
        if kind in ("strong_open", "strong_close"):
            self._bold += child.nesting
        elif kind in ("s_open", "s_close"):
            self._struck += child.nesting
        elif kind == "html_inline":
            return self._tag(child.content)
        elif kind == "footnote_ref":
            return self._note(child)
        elif kind == "image":
            self.left_out.pictures += 1
        return ""

    def _without_marks(self, text: str) -> str:
        """Text without marks of notes that do not exist."""
        self.left_out.notes += _NO_NOTE.findall(text)
        return _NO_NOTE.sub("", text)

    def _tag(self, markup: str) -> str:
        """What a tag does to the text after it."""
        tag = _TAG.match(markup)
        if tag is None:
            return ""
        name, opens = tag[2].lower(), not tag[1]
        if name in _BOLD:
            self._bold = max(0, self._bold + (1 if opens else -1))
        elif name in _STRUCK:
            self._struck = max(0, self._struck + (1 if opens else -1))
        elif name in _SHIFTS:
            self._shift = _SHIFTS[name] if opens else None
        return "\n" if name == "br" else ""

    def _note(self, token: Token) -> str:
        """The mark of a note; notes count in the order they are first referred to."""
        identity = int(token.meta["id"])
        if identity not in self._numbers:
            self._numbers[identity] = len(self._numbers) + 1
            self.notes.append((identity, token.meta.get("label") or ""))
        return str(self._numbers[identity]).translate(SUPERSCRIPT)


def _soft_break(children: Sequence[Token], place: int) -> str:
    """What a single line end in a paragraph is: the end of a line that is one of its own, or nothing.

    CommonMark has it for a space; but most who write Chinese give each paragraph its line.
    """
    if place and _is_break(children[place - 1]):
        return ""
    line = "".join(reversed(list(_line_before(children, place)))).rstrip()
    following = next((child.content for child in _after(children, place) if child.content), "").lstrip()
    if line.endswith(CLOSED) or len(line) < _SHORT_LINE or OPENING.match(following):
        return "\n"
    return "" if is_wide(line[-1:] or " ") or is_wide(following[:1] or " ") else " "


def _is_break(token: Token) -> bool:
    """Whether a token is the tag `<br>`."""
    tag = _TAG.match(token.content) if token.type == "html_inline" else None
    return tag is not None and tag[2].lower() == "br"


def _line_before(children: Sequence[Token], place: int) -> Iterator[str]:
    for at in range(place - 1, -1, -1):
        if children[at].type in _BREAKS or _is_break(children[at]):
            return
        yield children[at].content


def _after(children: Sequence[Token], place: int) -> Iterator[Token]:
    return (children[at] for at in range(place + 1, len(children)))
