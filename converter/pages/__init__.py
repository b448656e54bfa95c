"""Pages: what is shown and a Style in, a Layout out; nothing here knows of PDF."""

from __future__ import annotations

from converter.pages.document import typeset
from converter.pages.frame import Typeset

__all__ = ["Typeset", "typeset"]
