"""The reading edition for the browser: content in, one self-contained page out."""

from converter.renderers.html.page import render_html

__all__ = ["render_html"]
