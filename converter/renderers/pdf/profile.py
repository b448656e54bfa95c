"""The sRGB colour profile that PDF/A asks for, made from its definition (IEC 61966-2-1, ICC.1:2001-04)."""

from __future__ import annotations

import struct
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"

_WHITE: Final = (0.9505, 1.0, 1.0890)
_PRIMARIES: Final = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
"""Adapted to the profile's white, D50."""
_STEPS: Final = 1024


def srgb_profile() -> bytes:
    """A version 2 display profile with the sRGB primaries and curve; it carries no date."""
    curve = struct.pack(f">4s4xL{_STEPS}H", b"curv", _STEPS, *(_curve(step) for step in range(_STEPS)))
    described = NAME.encode("ascii") + b"\0"
    tags = {
        "desc": struct.pack(">4s4xL", b"desc", len(described)) + described + b"\0" * 78,
        "cprt": b"text\0\0\0\0No copyright, use freely\0",
        "wtpt": _xyz(_WHITE),
        **{name: _xyz(value) for name, value in _PRIMARIES.items()},
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    directory, body, placed = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        if data not in placed:  # the three curves are one
            placed[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        directory += struct.pack(">4sLL", name.encode("ascii"), placed[data], len(data))
    header = struct.pack(
        ">L4sL4s4s4s12x4s4sL4s4s8xL3L48x",
        start + len(body),
        b"\0\0\0\0",
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        b"acsp",
        b"\0\0\0\0",
        0,
        b"\0\0\0\0",
        b"\0\0\0\0",
        0,
        *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)),
    )
    return header + struct.pack(">L", len(tags)) + directory + body


def _curve(step: int) -> int:
    value = step / (_STEPS - 1)
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(linear * 65535)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x3l", b"XYZ ", *(round(part * 65536) for part in value))
