"""Marks of emphasis beside Chinese: `**重点：**突出` is bold, though CommonMark asks for a space after it.

CommonMark tells by the characters around a mark whether it opens or closes, and counts on the spaces between
words. Chinese has none: here a mark beside a wide character opens before anything but a space or a mark that
closes, and closes after anything but a space or a mark that opens. So 张**、李** keeps its stars.
"""

from __future__ import annotations

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from converter.lexicon.characters import is_wide

_NEVER_OPENS: Final = frozenset("，、。；：！？”’」』）》〉】〕,;:!?)")
_NEVER_CLOSES: Final = frozenset("“‘「『（《〈【〔(")
_MARKS: Final = "*_~"


def read_emphasis(parser: MarkdownIt) -> None:
    """Have a parser read emphasis as Chinese writes it, and text struck out."""
    parser.enable("strikethrough")
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("strikethrough", _strikethrough)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Push each mark as text, to be paired later (the contract of markdown-it's own rule)."""
    mark = state.src[state.pos]
    if silent or mark not in "*_":
        return False
    length, opens, closes = _scan(state)
    for _ in range(length):
        _push(state, mark, length, opens=opens, closes=closes)
    state.pos += length
    return True


def _strikethrough(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "~":
        return False
    length, opens, closes = _scan(state)
    if length != 2:
        state.push("text", "", 0).content = "~" * length
    else:
        _push(state, "~~", 0, opens=opens, closes=closes)
    state.pos += length
    return True


def _push(state: StateInline, text: str, length: int, *, opens: bool, closes: bool) -> None:
    state.push("text", "", 0).content = text
    state.delimiters.append(
        Delimiter(ord(text[0]), length, len(state.tokens) - 1, end=-1, open=opens, close=closes)
    )


def _scan(state: StateInline) -> tuple[int, bool, bool]:
    """How long a run of marks is, whether it may open, and whether it may close."""
    scanned = state.scanDelims(state.pos, state.src[state.pos] != "_")
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + scanned.length
    after = state.src[end] if end < state.posMax else " "
    if not (is_wide(before) or is_wide(after)):
        return scanned.length, scanned.can_open, scanned.can_close
    opens = not after.isspace() and after not in _NEVER_OPENS
    closes = not before.isspace() and before not in _NEVER_CLOSES
    return scanned.length, opens, closes
