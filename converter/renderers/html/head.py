"""The head of a page: what it is called, its style, and a policy that lets in only what the page holds."""

from __future__ import annotations

import base64
import hashlib
from typing import Final

from lxml import etree

from converter.assets import package_folder
from converter.renderers.html.markup import element

_DATA: Final = package_folder("converter.renderers.html") / "data"


def page_file(*names: str) -> str:
    """What stands in the files of pages, one behind the other."""
    return "".join((_DATA / name).read_text("utf-8") for name in names)


def page_head(title: str, made_by: str, style: str, code: str) -> etree._Element:
    """The head of a self-contained page.

    Args:
        title: of the page.
        made_by: the program with its version.
        style: the only style sheet of the page.
        code: the only script of the page.
    """
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(code)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=made_by),
        element("title", title),
        element("style", style),
    )


def _digest(text: str) -> str:
    """What the security policy knows a stretch of code by."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"
