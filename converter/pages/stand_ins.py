"""What is said of faces that stand in for those a style wants most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from converter.fonts import FontRole, Fonts
from converter.messages import message
from converter.model import Diagnostic, Variant

_ROLES: Final[tuple[FontRole, ...]] = ("body", "strong", "title", "heading", "kai")


def stand_in_diagnostics(
    fonts: Fonts, variants: Sequence[Variant], used: Sequence[str]
) -> Iterator[Diagnostic]:
    """One of level `info` for all faces that are not those the style names first.

    Args:
        fonts: of the style.
        variants: of the editions shown.
        used: names of the faces that the document is set in.
    """
    pairs = (fonts.stand_in(role, variant) for variant in variants for role in _ROLES)
    told = dict.fromkeys(pair for pair in pairs if pair is not None and pair[1] in used)
    if told:
        faces = [message("{used} for {wanted}", used=instead, wanted=wanted) for wanted, instead in told]
        why = (
            message("the style's own faces are not installed, so others stand in: {faces}", faces=faces)
            if fonts.installed
            else message(
                "the style's own faces are not bundled, so others stand in: {faces}; --system-fonts takes "
                "those that are installed",
                faces=faces,
            )
        )
        yield Diagnostic("stand-in-face", why, "info")
