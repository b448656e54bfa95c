"""What stands between the words of a summary: numbers that lead to sentences, prompts, doubled controls."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from converter.opc import W

_PROMPTING: Final = ("showingPlcHdr", "placeholder")
"""Of a control in which Word itself has put a prompt; those made here have no placeholder part."""
_REFERENCE: Final = re.compile(r"\s*REF\s+(src_\d+)\b")


def drop_repeated(element: etree._Element) -> None:
    """Take out controls that have the name of the one before: LibreOffice may write one several times."""
    for control in list(element.iter(f"{W}sdt")):
        before = control.getprevious()
        parent = control.getparent()
        if parent is None or before is None or before.tag != control.tag:
            continue
        if _name(control) and _name(control) == _name(before):
            parent.remove(control)


def drop_prompts(element: etree._Element) -> None:
    """Take out what Word asks for in controls that were emptied; its wording differs by Word's language."""
    for control in element.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        if properties is None or any(properties.find(f"{W}{name}") is None for name in _PROMPTING):
            continue
        for text in control.iter(f"{W}t"):
            text.text = ""


def _name(control: etree._Element) -> str:
    alias = control.find(f"{W}sdtPr/{W}alias")
    return "" if alias is None else alias.get(f"{W}val", "")


def take_out_references(element: etree._Element) -> list[str]:
    """Take out the numbers that lead to sentences, `[3]`; the bookmarks they lead to."""
    found: list[str] = []
    for paragraph in list(element.iter(f"{W}p")):
        for simple in list(paragraph.iter(f"{W}fldSimple")):
            reference = _REFERENCE.match(simple.get(f"{W}instr", ""))
            parent = simple.getparent()
            if reference and parent is not None:
                found.append(reference[1])
                parent.remove(simple)
        running: list[etree._Element] | None = None
        code = ""
        for run in list(paragraph.iter(f"{W}r")):
            kinds = [mark.get(f"{W}fldCharType") for mark in run.iterfind(f"{W}fldChar")]
            if "begin" in kinds:
                running, code = [], ""
            if running is None:
                continue
            running.append(run)
            code += "".join(text.text or "" for text in run.iterfind(f"{W}instrText"))
            if "end" in kinds:
                reference = _REFERENCE.match(code)
                if reference:
                    found.append(reference[1])
                    for each in running:
                        parent = each.getparent()
                        if parent is not None:
                            parent.remove(each)
                running = None
    return found
