"""Elements of a page: built as a tree, so that no text of a report is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree, html

Child: TypeAlias = "etree._Element | str | None"

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that a document may not hold."""


def element(tag: str, *children: Child, **attributes: str | int | bool | None) -> etree._Element:
    """An element with its children.

    Args:
        tag: its name.
        children: elements and text in order; None is left out.
        attributes: by name, `class_` for `class` and `_` for `-`; True stands alone, None and False
            are left out.
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None and value is not False:
            made.set(name.rstrip("_").replace("_", "-"), "" if value is True else _fit(str(value)))
    return extend(made, children)


def extend(parent: etree._Element, children: Iterable[Child]) -> etree._Element:
    """Add elements and text after what an element holds."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + _fit(child)
        else:
            parent.text = (parent.text or "") + _fit(child)
    return parent


def document(root: etree._Element) -> bytes:
    """The bytes of a whole page."""
    written: str = html.tostring(root, doctype="<!DOCTYPE html>", encoding="unicode")
    return (written.replace("</wbr>", "") + "\n").encode("utf-8")  # younger than the serialiser's list


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
