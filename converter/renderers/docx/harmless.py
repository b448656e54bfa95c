"""What an office's file may bring into ours: nothing that fetches, runs or leads to another place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from converter.messages import message
from converter.renderers.docx.ooxml import NAMESPACES, Element, name

_R: Final = "{" + NAMESPACES["r"] + "}"
_FIELDS: Final = frozenset(
    (
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "STYLEREF", "REF", "SEQ", "LISTNUM",
        "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "FILENAME", "REVNUM", "DATE",
        "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "USERNAME", "USERINITIALS", "IF",
        "COMPARE", "QUOTE", "SYMBOL", "EQ", "=",
    )
)  # fmt: skip
"""Fields about the document itself. All others (INCLUDEPICTURE, INCLUDETEXT, DDE, LINK, IMPORT,
MACROBUTTON, DATABASE, HYPERLINK …) fetch, run or lead away, or may."""
_ADDRESS: Final = re.compile(
    r"\s*(?:(?:https?|ftps?|file|mailto|javascript|vbscript|mhtml|ldaps?|smb|data|cid|ms-[a-z-]+):|\\\\|//)",
    re.IGNORECASE,
)
_COMMANDS: Final = frozenset(("macro", "onclick", "href", "src"))
_WRAPPERS: Final = (name("w:smartTag"), name("w:customXml"))
_DANGEROUS: Final = tuple(
    name(f"w:{tag}")
    for tag in (
        "object",
        "control",
        "dataBinding",
        "altChunk",
        "subDoc",
        "numPicBullet",
        "lvlPicBulletId",
        "movie",
    )
)
"""Embedded objects, ActiveX, data from elsewhere; bullets whose pictures are not carried over."""
_LINKS: Final = (
    "hlinkClick",
    "hlinkHover",
    "hlinkMouseOver",
    "svgBlip",
    "OLEObject",
    "contentPart",
    "relIds",
)
_RUN: Final = name("w:r")


@dataclass(slots=True)
class _Field:
    marks: list[Element] = field(default_factory=list)
    code: str = ""
    codes: list[Element] = field(default_factory=list)
    divided: bool = False


def make_harmless(root: Element, kept: Collection[str], part: str) -> list[str]:
    """Take out of a part what leads out of it and is not carried over; the words of links and fields stay.

    Args:
        root: of the part; it is changed.
        kept: ids of the relationships that are carried over.
        part: what it is, for messages: `header`.

    Returns:
        What was left out, for the user.
    """
    left_out: list[str] = [
        message(
            "a field in its {part} that fetches or runs something ({field}) is left out",
            part=part,
            field=each,
        )
        for each in _fields(root)
    ]
    if any([_drop_objects(root, kept), _drop_links(root, kept)]):
        left_out.append(message("an object in its {part} cannot be carried over and is left out", part=part))
    if _drop_addresses(root):
        left_out.append(message("addresses of other places in its {part} are left out", part=part))
    return left_out


# --- fields ---------------------------------------------------------------------------------------------


def _fields(root: Element) -> Iterator[str]:
    """Take out the fields that are not known to do no harm; their names."""
    for simple in list(root.iter(name("w:fldSimple"))):
        called = _called(simple.get(name("w:instr"), ""))
        if called not in _FIELDS:
            yield called
            _unwrap(simple)
    open_fields: list[_Field] = []
    for element in list(root.iter(name("w:fldChar"), name("w:instrText"), name("w:delInstrText"))):
        kind = element.get(name("w:fldCharType"))
        if kind == "begin":
            open_fields.append(_Field([element]))
        elif not open_fields:
            _remove(element)
        elif kind is None:
            open_fields[-1].codes.append(element)
            open_fields[-1].code += "" if open_fields[-1].divided else element.text or ""
        else:
            open_fields[-1].marks.append(element)
            open_fields[-1].divided = True
            if kind == "end":
                yield from _ended(open_fields.pop())
    for unfinished in open_fields:
        unfinished.code = ""
        yield from _ended(unfinished)


def _ended(each: _Field) -> Iterator[str]:
    called = _called(each.code)
    if called not in _FIELDS:
        yield called
        for element in (*each.marks, *each.codes):
            _remove(element)


def _called(code: str) -> str:
    """The name of a field, as messages may show it."""
    words = code.split()
    called = words[0].upper() if words else ""
    if called.startswith("="):
        return "="
    return called if re.fullmatch("[A-Z]{1,20}", called) else "?"


# --- objects, links, addresses --------------------------------------------------------------------------


def _drop_objects(root: Element, kept: Collection[str]) -> bool:
    """Take out embedded objects, and pictures that stand elsewhere; whether there were any."""
    dropped = False
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        local = element.tag.rpartition("}")[2]
        elsewhere = local == "imagedata" and element.get(f"{_R}id") not in kept
        if element.tag in _DANGEROUS or local == "OLEObject" or elsewhere:
            _remove(_run_of(element))
            dropped = True
        elif local in _LINKS:
            _remove(element)
    return dropped


def _drop_links(root: Element, kept: Collection[str]) -> bool:
    """Take out what refers to another part: links keep their words; whether an object was dropped."""
    dropped = False
    for element in list(root.iter()):
        leading = [key for key in element.attrib if str(key).startswith(_R)]
        dangling = [key for key in leading if element.get(key) not in kept]
        if element.tag == name("w:hyperlink") or (dangling and len(dangling) < len(leading)):
            for key in dangling:
                del element.attrib[key]
        elif dangling:
            _remove(_run_of(element))
            dropped = True
    return dropped


def _drop_addresses(root: Element) -> bool:
    """Take out attributes that name another place or a command; whether there were any."""
    dropped = False
    for element in list(root.iter()):
        if element.tag in _WRAPPERS:  # they only name a vocabulary
            _unwrap(element)
            continue
        for key in list(element.attrib):
            local = str(key).rpartition("}")[2]
            if local in _COMMANDS or (local != "uri" and _ADDRESS.match(element.get(key, ""))):
                del element.attrib[key]
                dropped = True
    return dropped


def _run_of(element: Element) -> Element:
    """The run a thing stands in, or the thing itself."""
    return next((each for each in element.iterancestors() if each.tag == _RUN), element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for offset, child in enumerate(list(element)):
        parent.insert(at + offset, child)
    parent.remove(element)
