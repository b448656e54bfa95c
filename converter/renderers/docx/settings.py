"""Settings and the table of fonts: what makes a Word document behave in Chinese."""

from __future__ import annotations

from typing import Any, Final

from converter.assets import package_folder, read_toml
from converter.model import Variant
from converter.renderers.docx.ooxml import Element, w
from converter.renderers.docx.theme import DocxTheme

_MODERN_WORD: Final = 15
"""Compatibility mode of Word 2013 and all since."""


def settings_part(
    theme: DocxTheme, *, update_fields: bool, two_sided: bool, mirrored: bool = False, endnotes: bool = False
) -> Element:
    """Settings.

    Args:
        theme: the variant.
        update_fields: Word asks before it updates fields, so that is an option (WD-15).
        two_sided: whether even pages have heads and feet of their own.
        endnotes: whether the document has any.
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
            val="doNotCompress" if theme.variant == "tw" else "compressPunctuation",
        ),
        w("endnotePr", w("numFmt", val="decimal"), w("endnote", id=-1), w("endnote", id=0))
        if endnotes
        else None,
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
        w("themeFontLang", val="en-US", eastAsia=theme.lang),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def fonts_part(theme: DocxTheme) -> Element:
    """Every face the document names, with what may stand in for it on another system."""
    known = read_toml(package_folder("converter.renderers.docx") / "data" / "fonts.toml")
    made: dict[str, Element] = {}
    for variant in theme.variants:
        faces = theme.faces_of(variant)
        named = (faces.latin, faces.latin_heading, faces.body, faces.heading, faces.title, faces.heading2)
        for name in named:
            if name is not None and name not in made:
                made[name] = _known_font(name, known[name], variant) if name in known else _any_font(name)
    return w("fonts", list(made.values()))


def _known_font(name: str, known: dict[str, Any], variant: Variant) -> Element:
    systems = (known["names"], known["windows"], known["macos"], known["linux"].get(variant, ()))
    stand_ins = dict.fromkeys(each for names in systems for each in names)
    return w(
        "font",
        w("altName", val=",".join(stand_ins)),
        w("panose1", val=known["panose"]),
        w("charset", val=known["charset"]),
        w("family", val=known["family"]),
        w("pitch", val="variable"),
        name=name,
    )


def _any_font(name: str) -> Element:
    """A face only the style's author knows."""
    return w("font", w("charset", val="00"), w("family", val="auto"), w("pitch", val="variable"), name=name)
