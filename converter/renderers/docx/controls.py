"""Content controls: the fields that people fill in, and what locks the text around them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from converter.renderers.docx.ooxml import Child, Element, w


def control(
    identity: int, title: str, tag: str, content: Child, kind: Element, *, empty: bool = True
) -> Element:
    """A control to be filled in, which cannot be deleted by accident.

    Args:
        identity: a number of its own.
        title: shown when it is chosen.
        tag: for programs.
        content: runs: what it asks for while `empty`, else what it is filled with.
        kind: what it takes.
        empty: whether it is still to be filled in.
    """
    properties = w(
        "sdtPr",
        w("alias", val=title),
        w("tag", val=tag),
        w("id", val=identity),
        w("lock", val="sdtLocked"),
        w("showingPlcHdr") if empty else None,
        kind,
    )
    return w("sdt", properties, w("sdtContent", content))


def locked(identity: int, title: str, content: Child) -> Element:
    """A part in which nothing but the controls can be changed: Word's group, ECMA-376-1 17.5.2.17.

    A group by itself shuts its contents but for the controls in it. A lock on contents would know no
    exception, so this one only keeps the group from being deleted.
    """
    properties = w(
        "sdtPr", w("alias", val=title), w("id", val=identity), w("lock", val="sdtLocked"), w("group")
    )
    return w("sdt", properties, w("sdtContent", content))


def text_field() -> Element:
    """Kind of a control that takes a line of text."""
    return w("text")


def date_picker(lang: str, day: date | None = None) -> Element:
    """Kind of a control that takes a date; `day` is what it is set to."""
    return w(
        "date",
        w("dateFormat", val="yyyy年M月d日"),
        w("lid", val=lang),
        w("storeMappedDataAs", val="dateTime"),
        w("calendar", val="gregorian"),
        fullDate=f"{day.isoformat()}T00:00:00Z" if day is not None else None,
    )


def drop_down(choices: Iterable[str]) -> Element:
    """Kind of a control that takes one of several words."""
    return w("dropDownList", [w("listItem", displayText=choice, value=choice) for choice in choices])
