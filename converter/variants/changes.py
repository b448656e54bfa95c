"""What an edition sets otherwise than its source, counted: repairs, shapes and words of the region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from converter.model import Repair, RewriteReason
from converter.variants.pieces import Converted, ConvertedPiece

_Change = tuple[str, str, RewriteReason]


def repairs(conversions: Iterable[Converted]) -> tuple[Repair, ...]:
    """Wrong forms of a Traditional source, most frequent first: whole words where a word decided."""
    return _counted(
        change
        for converted in conversions
        for change in _rewritten(converted)
        if change[2] in ("wrong-form", "beside-wrong-form")
    )


def shapes(conversions: Iterable[Converted]) -> tuple[Repair, ...]:
    """Characters of a Traditional source in the shape of the region, most frequent first."""
    return _counted(
        change
        for converted in conversions
        for change in _rewritten(converted)
        if change[2] == "regional-shape"
    )


def rewordings(conversions: Iterable[Converted]) -> tuple[Repair, ...]:
    """Words that were changed for those of the region, most frequent first."""
    return _counted(
        (converted.source[piece.start : piece.end], piece.output, "vocabulary")
        for converted in conversions
        for piece in converted.pieces
        if piece.layer == "vocabulary"
    )


def _counted(changes: Iterable[_Change]) -> tuple[Repair, ...]:
    ordered = sorted(Counter(changes).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Repair(before, after, count, reason) for (before, after, reason), count in ordered)


def _rewritten(converted: Converted) -> Iterator[_Change]:
    if not converted.rewritten:
        return
    for piece in converted.pieces:
        places = [place for place in range(piece.start, piece.end) if place in converted.rewritten]
        reasons = [converted.rewritten[place] for place in places]
        wrong = [reason for reason in reasons if reason != "regional-shape"]
        if wrong and _is_word(piece):
            yield converted.source[piece.start : piece.end], piece.output, wrong[0]
        elif piece.layer != "punctuation":
            for place, reason in zip(places, reasons, strict=True):
                yield converted.source[place], converted.outputs[place], reason


def _is_word(piece: ConvertedPiece) -> bool:
    """Whether a word of the built-in list decided, so that it is shown whole."""
    return piece.layer == "official" and len(piece.rule) == piece.end - piece.start > 1
