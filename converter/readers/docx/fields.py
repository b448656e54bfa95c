"""Fields whose marks do not belong together: a file that was cut or edited by programs has them."""

from __future__ import annotations

from lxml import etree

from converter.opc import W

_HOLDERS = {f"{W}{name}" for name in ("txbxContent", "footnote", "endnote", "comment")}
"""What is read apart from the text around it, with fields of its own."""
_DELETED = {f"{W}del", f"{W}moveFrom"}


def stray_marks(root: etree._Element) -> set[etree._Element]:
    """The marks (`w:fldChar`) of a part that open, divide or close no field.

    A field that does not end would take in all that follows; so would one whose end stands in a tracked
    deletion, which is not read, and one whose code goes on into another paragraph.
    """
    stray: set[etree._Element] = set()
    stacks: dict[etree._Element | None, list[list[etree._Element]]] = {}
    for mark in root.iter(f"{W}fldChar"):
        holder, deleted = _place(mark)
        if deleted:
            continue
        fields = stacks.setdefault(holder, [])
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            fields.append([mark])
        elif not fields:
            stray.add(mark)
        elif kind == "separate":
            fields[-1].append(mark)
        elif kind == "end":
            own = [*fields.pop(), mark]
            if _paragraph(own[0]) is not _paragraph(own[1]):
                stray.update(own)
    for fields in stacks.values():
        stray.update(mark for own in fields for mark in own)
    return stray


def _place(mark: etree._Element) -> tuple[etree._Element | None, bool]:
    """What holds a mark, and whether it stands in a tracked deletion."""
    deleted = False
    for ancestor in mark.iterancestors():
        deleted = deleted or ancestor.tag in _DELETED
        if ancestor.tag in _HOLDERS:
            return ancestor, deleted
    return None, deleted


def _paragraph(mark: etree._Element) -> etree._Element | None:
    return next(mark.iterancestors(f"{W}p"), None)
