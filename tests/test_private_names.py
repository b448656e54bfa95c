"""Private names of libraries: each is used on purpose, is there, and its library has an upper bound."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from docx.opc.part import XmlPart
from reportlab.pdfgen.canvas import Canvas

from converter.assets import read_toml

ROOT = Path(__file__).parents[1]
NAMES = {
    "reportlab": {"_addAnnotation", "_annotationCount", "_doc", "_make_preamble", "_preamble"},
    "reportlab's document": {"_pdfVersion"},
    "python-docx": {"_element"},
    "lxml": {"_Element"},  # its name for type hints, in its documentation
    "collections": {"_replace"},  # of named tuples, public in spite of the name
}
"""What converter/ uses of each."""
BOUNDED = ("python-docx", "reportlab")


def test_the_names_are_there() -> None:
    canvas = Canvas("x.pdf")
    for name in NAMES["reportlab"]:
        assert hasattr(canvas, name), name
    for name in ("_pdfVersion", "idToObject", "updateSignature", "refAnnotation"):
        assert hasattr(canvas._doc, name), name
    assert "_element" in XmlPart.__init__.__code__.co_names
    assert hasattr(import_module("lxml.etree"), "_Element")


def test_no_other_private_name_is_used() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "converter").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    own = {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    own |= {
        node.target.id
        for node in nodes
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    own |= {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and ast.unparse(node.value) == "self"
    }
    used = {
        node.attr for node in nodes if isinstance(node, ast.Attribute) and re.match("_[^_]", node.attr)
    } | {
        name.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("converter")
        for name in node.names
        if re.match("_[^_]", name.name)
    }
    assert used - own <= set().union(*NAMES.values())


def test_the_canvas_sets_no_other_name_of_its_librarys() -> None:
    tree = ast.parse((ROOT / "converter" / "renderers" / "pdf" / "canvas.py").read_text(encoding="utf-8"))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    used |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    theirs = {name for name in (*dir(Canvas), *vars(Canvas("x.pdf"))) if re.match("_[^_]", name)}
    assert used & theirs == NAMES["reportlab"]


@pytest.mark.parametrize("library", BOUNDED)
def test_their_libraries_have_an_upper_bound(library: str) -> None:
    needs = read_toml(ROOT / "pyproject.toml")["project"]["dependencies"]
    (need,) = (need for need in needs if need.startswith(library))
    assert re.search(r",<\d", need), need
