"""Formulas as one line of text: 3.5×10⁸, CO₂, 1/4. Word writes them in OMML, pages in MathML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml.etree import _Element as Element

from converter.readers.raised import Shift, shifted

_TEXTS: Final = frozenset(("t", "mi", "mn", "mo", "mtext", "ms"))
_SILENT: Final = frozenset(("annotation", "annotation-xml", "maction", "mphantom", "rPr", "ctrlPr"))
_OF_WORD: Final[Mapping[str, tuple[str, ...]]] = {
    "sSup": ("", "raised"),
    "sSub": ("", "lowered"),
    "sSubSup": ("", "lowered", "raised"),
    "f": ("over", "under"),
    "rad": ("degree", "root"),
}
"""What the parts of an element are, in their order."""
_OF_PAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "msup": ("", "raised"),
    "msub": ("", "lowered"),
    "msubsup": ("", "lowered", "raised"),
    "mfrac": ("over", "under"),
    "mroot": ("root", "degree"),
}
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {**_OF_WORD, **_OF_PAGES}
_ROOTS: Final = {"": "√", "3": "∛", "4": "∜"}


def linear(formula: Element) -> str:
    """The text of a formula; what is raised or lowered in it keeps its meaning.

    Args:
        formula: an element of OMML or MathML; its depth is bounded by the parser.
    """
    name = _name(formula)
    if name in _SILENT:
        return ""
    if name in _TEXTS:
        return (formula.text or "").strip("\n\t ") if name != "t" else formula.text or ""
    inner = [(child, linear(child)) for child in formula if not _name(child).endswith("Pr")]
    if name in _PARTS and len(inner) == len(_PARTS[name]):
        return _put_together({part: text for part, (_, text) in zip(_PARTS[name], inner, strict=True)})
    whole = "".join(text for _, text in inner)
    if name in ("msqrt", "rad"):
        return "√" + _closed(whole)
    return f"{_mark(formula, 'begChr', '(')}{whole}{_mark(formula, 'endChr', ')')}" if name == "d" else whole


def _put_together(parts: Mapping[str, str]) -> str:
    if "over" in parts:
        return f"{_closed(parts['over'])}/{_closed(parts['under'])}"
    if "root" in parts:
        degree = parts["degree"].strip()
        sign = _ROOTS.get(degree) or _moved(degree, "raised") + "√"
        return sign + _closed(parts["root"])
    return parts[""] + "".join(_moved(parts[way], way) for way in ("lowered", "raised") if way in parts)


def _moved(text: str, way: Shift) -> str:
    """An index or an exponent; between marks where Unicode has no such figures."""
    moved = shifted(text, way)
    if moved != text or not text.strip():
        return moved
    return f"{'^' if way == 'raised' else '_'}{_closed(text)}"


def _closed(text: str) -> str:
    """In brackets, where more than one word or number would be taken for the part."""
    return text if len(text) == 1 or text.replace(".", "").isalnum() else f"({text})"


def _mark(formula: Element, name: str, otherwise: str) -> str:
    mark = next(formula.iter("{*}" + name), None)
    if mark is None:
        return otherwise
    return next((str(value) for key, value in mark.attrib.items() if str(key).endswith("val")), otherwise)


def _name(element: Element) -> str:
    """An element's name without its namespace; none for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "annotation"
