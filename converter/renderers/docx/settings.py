"""Settings and the table of fonts: what makes a Word document behave in Chinese."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from converter.assets import read_toml
from converter.renderers.docx.look import Look
from converter.renderers.docx.ooxml import Element, w

_MODERN_WORD: Final = 15
"""Compatibility mode of Word 2013 and all since."""


def settings_part(look: Look, *, update_fields: bool, two_sided: bool, mirrored: bool = False) -> Element:
    """Settings.

    Args:
        look: the variant.
        update_fields: Word asks before it updates fields, so that is an option (WD-15).
        two_sided: whether even pages have heads and feet of their own.
        mirrored: whether margins change places on them.
    """
    compatible = {
        "compatibilityMode": _MODERN_WORD,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return w(
        "settings",
        w("zoom", percent=100),
        w("mirrorMargins") if mirrored else None,
        w("updateFields", val=True) if update_fields else None,
        w("defaultTabStop", val=480),
        w("evenAndOddHeaders") if two_sided else None,
        w(
            "characterSpacingControl",
            val="doNotCompress" if look.variant == "tw" else "compressPunctuation",
        ),
        w(
            "compat",
            w("spaceForUL"),
            w("balanceSingleByteDoubleByteWidth"),
            w("doNotLeaveBackslashAlone"),
            w("ulTrailSpace"),
            w("doNotExpandShiftReturn"),
            w("adjustLineHeightInTable"),
            w("useFELayout"),
            [
                w("compatSetting", name=key, uri="http://schemas.microsoft.com/office/word", val=value)
                for key, value in compatible.items()
            ],
        ),
        w("themeFontLang", val="en-US", eastAsia=look.lang),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def fonts_part(look: Look) -> Element:
    """Every face the document names, with what may stand in for it on another system."""
    known = read_toml(files("converter.renderers.docx") / "data" / "fonts.toml")
    both = [look.faces_of(variant) for variant in look.variants]
    names = dict.fromkeys(
        name for faces in both for name in (faces.latin, faces.latin_heading, faces.body, faces.heading)
    )
    return w("fonts", [_font(name, known.get(name)) for name in names])


def _font(name: str, known: dict[str, object] | None) -> Element:
    if known is None:
        return w(
            "font", w("charset", val="00"), w("family", val="auto"), w("pitch", val="variable"), name=name
        )
    other_names = known["other_names"]
    assert isinstance(other_names, list)
    return w(
        "font",
        w("altName", val=",".join(other_names)),
        w("charset", val=known["charset"]),
        w("family", val=known["family"]),
        w("pitch", val="variable"),
        name=name,
    )
