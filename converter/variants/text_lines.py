"""Plain text in one variant, line by line, in bounded memory: what `duizhao text` writes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from converter.lexicon import detect_script
from converter.model import Span, WordChoice
from converter.regions import Variant
from converter.variants.convert import convert_text, machine_made, script_of
from converter.variants.decided import decided_in
from converter.variants.pieces import Converted
from converter.variants.wording import AS_WRITTEN, Wording

_SAMPLE = 64 * 1024
_CHUNK = re.compile(r"[^\n]{1,2000}(?=\n|\Z)|[^\n]{1000,2000}(?<=[，。；！？])|[^\n]{1,2000}|\n+")
"""A line, or as much of a very long one as is worked on at once: up to a mark, if there is one."""


def plain(text: str, to: Variant, *, wording: Wording = AS_WRITTEN) -> str:
    """A whole text in the variant `to`; its line ends stay where they are."""
    return "".join(convert_lines(lines_of(text), to, wording=wording))


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text and the line ends between them, one after the other."""
    return (match.group() for match in _CHUNK.finditer(text))


def convert_lines(
    lines: Iterable[str], to: Variant, *, wording: Wording = AS_WRITTEN, decided: Sequence[WordChoice] = ()
) -> Iterator[str]:
    """Each of `lines` in the variant `to`, as they come; at most 64 Ki characters are held back.

    The script is that of the beginning of the input, because one line may hold no character that shows it;
    a line that is plainly in the other script is converted from that one.

    Args:
        lines: pieces of a text, as `lines_of` cuts them.
        to: the variant.
        wording: the user's words and marks.
        decided: words that an editor has set, with their places in the whole text.

    Raises:
        EngineError: the engine is missing or broken.
    """
    return (converted.text for converted in _converted(lines, to, wording, decided))


def trace_lines(
    lines: Iterable[str], to: Variant, *, wording: Wording = AS_WRITTEN, decided: Sequence[WordChoice] = ()
) -> Iterator[str]:
    """A table, tab separated with a heading, of every place that a layer decided, changed or not.

    Raises:
        EngineError: the engine is missing or broken.
    """
    yield "line\tcolumn\tsource\tresult\tlayer\trule\n"
    line, column = 1, 1
    for converted in _converted(lines, to, wording, decided):
        for piece in converted.pieces:
            before = converted.source[piece.start : piece.end]
            if piece.layer != "same":
                place = f"{line}\t{column + piece.start}"
                yield f"{place}\t{before}\t{piece.output}\t{piece.layer}\t{piece.rule}\n"
        ends = converted.source.count("\n")
        line, column = line + ends, 1 if ends else column + len(converted.source)


def _converted(
    lines: Iterable[str], to: Variant, wording: Wording, decided: Sequence[WordChoice]
) -> Iterator[Converted]:
    rest = iter(lines)
    head: list[str] = []
    size = 0
    for line in rest:
        head.append(line)
        size += len(line)
        if size >= _SAMPLE:
            break
    source = detect_script("".join(head))
    shown = source == "Hant" and to != "cn" and machine_made(chain.from_iterable(map(lines_of, head)), to)
    waiting = deque(sorted(decided, key=lambda choice: choice.span))
    place = 0
    for chunk in chain.from_iterable(map(lines_of, chain(head, rest))):
        stretch = Span(place, place := place + len(chunk))
        own = []
        while waiting and waiting[0].span.start < stretch.end:
            own.append(waiting.popleft())
        if chunk[0] == "\n":
            yield Converted(chunk, tuple(chunk), (("same", ""),) * len(chunk))
        else:
            script = script_of(chunk, source)
            yield convert_text(
                chunk,
                to,
                source=script,
                wording=wording,
                machine_made=shown if script == source else None,
                decided=tuple(decided_in(stretch, own, chunk, to)) if own else (),
            )
