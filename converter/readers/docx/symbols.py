"""Signs of the fonts that Word draws boxes and bullets with, as the characters of Unicode they show."""

from __future__ import annotations

from typing import Final

_WINGDINGS: Final = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xE8: "➔",
    0xFB: "✗", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x2A: "☐", 0x4F: "✗", 0x50: "✔", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒",
    0x97: "●", 0xA2: "■", 0xA3: "☐",
}  # fmt: skip
_SYMBOL: Final = {
    0x6D: "μ", 0xA2: "′", 0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD7: "·",
}  # fmt: skip
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE: Final = 0xF000
"""Word adds this to the place of a sign in its font."""


def sign_of(font: str, code: int) -> str:
    """The character a sign shows, empty where none is known.

    Args:
        font: its name.
        code: the place of the sign in it, with or without 0xF000.
    """
    place = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 0x100 else code
    return _FONTS.get(font.strip().lower(), {}).get(place, "")


def signs_of(font: str, text: str) -> str:
    """Text in a font of signs; what stands for no sign that is known stays."""
    signs = _FONTS.get(font.strip().lower())
    return text if signs is None else "".join(signs.get(ord(char) - _PRIVATE, char) for char in text)
