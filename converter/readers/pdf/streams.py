"""The streams of a PDF measured before they are opened: one that unpacks without end takes all memory.

PDFium unpacks a stream whole. What a stream unpacks to is found here piece by piece, with nothing kept, for
streams packed with Flate, alone or under one of the ASCII encodings, as nearly all are.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

STREAM_LIMIT = 192 * 1024 * 1024
"""Most bytes one stream may unpack to: a coloured page scanned at 600 dots an inch has 104 MB."""
RATIO_LIMIT = 300
_SMALL = 8 * 1024 * 1024
"""Bytes up to which any ratio will do: an empty page of pixels packs very well."""
_PIECE = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 600
_DEEPEST = 3


def has_bomb(data: bytes) -> bool:
    """Whether a stream of this PDF unpacks to more than any page holds."""
    return any(_too_large(data, start) for start in _starts(data))


def _starts(data: bytes) -> Iterator[int]:
    for match in _STREAM.finditer(data):
        if data[max(0, match.start() - 3) : match.start()] != b"end":
            yield match.end()


def _too_large(data: bytes, start: int) -> bool:
    before = data[max(0, start - _DICTIONARY) : start].rpartition(b"obj")[2]
    if b"ASCII85Decode" in before or b"ASCIIHexDecode" in before:
        end = data.find(b"endstream", start)
        packed = _plain(data[start : end if end >= 0 else len(data)], b"ASCII85Decode" in before)
        return _unpacks_too_far(packed, 0, 0)
    return _unpacks_too_far(data, start, 0)


def _plain(text: bytes, is_85: bool) -> bytes:
    try:
        if is_85:
            return base64.a85decode(text.strip().removesuffix(b"~>"), adobe=False)
        return bytes.fromhex(re.sub(rb"[^0-9A-Fa-f]", b"", text).decode("ascii"))
    except ValueError:
        return b""


def _unpacks_too_far(data: bytes, start: int, depth: int) -> bool:
    head = data[start : start + 2]
    if len(head) < 2 or head[0] & 0x0F != 8 or (head[0] << 8 | head[1]) % 31:
        return False
    machine = zlib.decompressobj()
    place, total = start, 0
    first = b""
    try:
        while not machine.eof:
            packed = machine.unconsumed_tail
            if not packed:
                packed = data[place : place + _PIECE]
                place += len(packed)
                if not packed:
                    break
            piece = machine.decompress(packed, _PIECE)
            total += len(piece)
            if depth + 1 < _DEEPEST and len(first) < _SMALL:
                first += piece
            used = place - start - len(machine.unconsumed_tail) - len(machine.unused_data)
            if total > STREAM_LIMIT or (total > _SMALL and total > RATIO_LIMIT * max(used, 1)):
                return True
    except zlib.error:
        return False
    return depth + 1 < _DEEPEST and _unpacks_too_far(first, 0, depth + 1)
