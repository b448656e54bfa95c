"""What an edition sets otherwise than its source, counted: repairs, shapes and words of the region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from converter.model import Repair, RewriteReason, Span
from converter.variants.pieces import Converted, ConvertedPiece

Stretches = Iterable[tuple[Span, Converted]]
"""What was made of the stretches of a source, with their places."""
_Change = tuple[str, str, RewriteReason]


def repairs(stretches: Stretches) -> tuple[Repair, ...]:
    """Wrong forms of a Traditional source, most frequent first: whole words where a word decided."""
    return _counted(stretches, "wrong-form", "beside-wrong-form")


def shapes(stretches: Stretches) -> tuple[Repair, ...]:
    """Characters of a Traditional source in the shape of the region, most frequent first."""
    return _counted(stretches, "regional-shape")


def rewordings(stretches: Stretches) -> tuple[Repair, ...]:
    """Words that were changed for those of the region, most frequent first."""
    return _counted(stretches, "vocabulary")


def _counted(stretches: Stretches, *reasons: RewriteReason) -> tuple[Repair, ...]:
    places: dict[_Change, list[Span]] = {}
    for whole, converted in stretches:
        for change, start, end in (*_rewritten(converted), *_reworded(converted)):
            if change[2] in reasons:
                places.setdefault(change, []).append(Span(whole.start + start, whole.start + end))
    ordered = sorted(places.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(
        Repair(before, after, len(found), reason, tuple(found)) for (before, after, reason), found in ordered
    )


def _reworded(converted: Converted) -> Iterator[tuple[_Change, int, int]]:
    for piece in converted.pieces:
        if piece.layer == "vocabulary":
            before = converted.source[piece.start : piece.end]
            yield (before, piece.output, "vocabulary"), piece.start, piece.end


def _rewritten(converted: Converted) -> Iterator[tuple[_Change, int, int]]:
    if not converted.rewritten:
        return
    for piece in converted.pieces:
        places = [place for place in range(piece.start, piece.end) if place in converted.rewritten]
        reasons = [converted.rewritten[place] for place in places]
        wrong = [reason for reason in reasons if reason != "regional-shape"]
        if piece.layer == "vocabulary":
            continue
        if wrong and _is_word(piece):
            before = converted.source[piece.start : piece.end]
            yield (before, piece.output, wrong[0]), piece.start, piece.end
        elif piece.layer != "punctuation":
            for place, reason in zip(places, reasons, strict=True):
                change = converted.source[place], converted.outputs[place], reason
                yield change, place, place + 1


def _is_word(piece: ConvertedPiece) -> bool:
    """Whether a word of the built-in list decided, so that it is shown whole."""
    return piece.layer == "official" and len(piece.rule) == piece.end - piece.start > 1
