"""Decisions out of TOML: everything is checked, and what is wrong is one line with the place in the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast, get_args

from converter.assets import toml_of
from converter.decisions.entries import PLACE_KEYS, VERDICTS, Entry, shown
from converter.decisions.records import (
    KINDS,
    SCHEMA,
    Clearable,
    DecidedVariant,
    Decisions,
    FigureDecision,
    HeadingDecision,
    ItemDecision,
    Place,
    ProblemDecision,
    TitleDecision,
    WordDecision,
)
from converter.errors import UsageError, not_toml
from converter.messages import about, message
from converter.model import Basis, Bound, Change, ItemKind, Variant, Yardstick

LARGEST: Final = 8 * 1024 * 1024
"""Bytes of a decisions file."""
MOST: Final = 20_000
"""Decisions of one report."""
DEEPEST: Final = 9
"""Level of a heading."""
_COMMON: Final = ("editor", "date", "note")
_FIGURE: Final = ("name", "value", "value_max", "bound", "unit", "change", "previous", "target", "scope",
                  "period", "without")  # fmt: skip
_ITEM: Final = ("kind", "title", "body", "responsible", "due", "status")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_HEADER: Final = re.compile(r"\s*\[\[ *(\w+) *\]\]\s*(?:#.*)?")


def read_decisions(data: bytes, name: str) -> Decisions:
    """The decisions of a file.

    Args:
        data: the bytes of the file.
        name: of the file, for messages.

    Raises:
        UsageError: it is no decisions file, or a decision is wrong; the message names the file and the line.
    """
    tables, headers = _tables(data, name)
    top = Entry(name, tables)
    if top.needed_text("schema") != SCHEMA:
        top.wrong(
            message(
                "schema is {schema}; this version reads {own!r}", schema=shown(tables["schema"]), own=SCHEMA
            )
        )
    top.only("schema", "editor", "date", "source", "title", *KINDS)
    source = Entry(about(name, "source"), top.table("source") or {})
    source.only("name", "sha256")
    if source.text("sha256") and not _SHA256.fullmatch(source.text("sha256")):
        source.wrong(message("sha256 is not 64 hexadecimal digits"))
    entries = {kind: _entries(top, kind, headers) for kind in KINDS}
    if sum(map(len, entries.values())) > MOST:
        top.wrong(message("more than {most:,} decisions", most=MOST))
    title = top.table("title")
    decisions = Decisions(
        file=name,
        written=data.decode("utf-8-sig"),
        source_name=source.text("name"),
        source_sha256=source.text("sha256"),
        editor=top.text("editor"),
        date=top.day("date"),
        title=None if title is None else _title(Entry(about(name, "title"), title)),
        headings=tuple(map(_heading, entries["heading"])),
        words=tuple(map(_word, entries["word"])),
        figures=tuple(map(_figure, entries["figure"])),
        items=tuple(map(_item, entries["item"])),
        problems=tuple(map(_problem, entries["problem"])),
    )
    _check_once(name, decisions)
    return decisions


def _tables(data: bytes, name: str) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """The file as nested dictionaries, and the lines on which the tables of each kind begin."""
    if len(data) > LARGEST:
        raise UsageError(
            message(
                "{name}: larger than {size} MB, so it is no decisions file", name=name, size=LARGEST // 2**20
            )
        )
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))  # as the source is
        tables = toml_of(text.replace("\r\n", "\n"), exact=True)
    except UnicodeDecodeError:
        raise UsageError(
            about(name, message("it is not UTF-8 text; a decisions file is TOML, which is"))
        ) from None
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise UsageError(about(name, not_toml(error))) from error
    headers: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.fullmatch(line)
        if header is not None and header[1] in headers:
            headers[header[1]].append(number)
    return tables, headers


def _entries(top: Entry, kind: str, headers: Mapping[str, list[int]]) -> list[Entry]:
    """The tables of a kind, each with its line where this is certain."""
    given = top.values.get(kind, [])
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        top.wrong(message("{key} is not a list of tables; each begins with [[{key}]]", key=kind))
    lines = headers[kind] if len(headers[kind]) == len(given) else []
    return [
        Entry(
            about(f"{top.where}:{lines[place]}", kind) if lines else about(top.where, f"{kind} {place + 1}"),
            table,
        )
        for place, table in enumerate(given)
    ]


def _check_once(name: str, decisions: Decisions) -> None:
    seen = set()
    for decision in decisions:
        if decision.key in seen:
            place: Place | None = getattr(decision, "place", None)
            where = shown(place.at or place.sentence) if place else message("what has no place")
            told = message("{what} is decided twice; keep one of the two", what=where)
            raise UsageError(about(name, about(decision.kind, told)))
        seen.add(decision.key)


def _common(entry: Entry) -> dict[str, Any]:
    return {"editor": entry.text("editor"), "date": entry.day("date"), "note": entry.text("note")}


def _title(entry: Entry) -> TitleDecision:
    entry.only("text", *_COMMON)
    return TitleDecision(text=entry.needed_text("text"), **_common(entry))


def _heading(entry: Entry) -> HeadingDecision:
    entry.only(*PLACE_KEYS, "level", "not_a_heading", *_COMMON)
    level, none = entry.count("level", DEEPEST), entry.flag("not_a_heading")
    if (level is None) == (not none):
        entry.wrong(message("give its level, or not_a_heading = true"))
    return HeadingDecision(place=entry.place(), level=level, **_common(entry))


def _word(entry: Entry) -> WordDecision:
    entry.only(*PLACE_KEYS, "variant", "to", *_COMMON)
    choices: tuple[DecidedVariant, ...] = (*get_args(Variant), "hant")
    variant = entry.choice("variant", choices)
    if variant is None:
        entry.wrong(
            message(
                "{key} is missing; choose from {choices}", key="variant", choices=tuple(map(repr, choices))
            )
        )
    return WordDecision(place=entry.place(), variant=variant, to=entry.needed_text("to"), **_common(entry))


def _figure(entry: Entry) -> FigureDecision:
    entry.only(*PLACE_KEYS, "read_as", *VERDICTS, *_FIGURE, *_COMMON)
    verdict = entry.verdict(_FIGURE)
    made = FigureDecision(
        place=entry.place(),
        read_as=entry.text("read_as"),
        verdict=verdict,
        name=entry.optional_text("name"),
        value=entry.number("value"),
        value_max=entry.number("value_max"),
        bound=entry.choice("bound", get_args(Bound)),
        unit=entry.optional_text("unit"),
        change=_change(entry),
        previous=entry.number("previous"),
        target=entry.flag("target"),
        scope=entry.optional_text("scope"),
        period=entry.optional_text("period"),
        without=tuple(_without(entry)),
        **_common(entry),
    )
    if verdict == "add" and (made.name is None or (made.value is None and made.change is None)):
        entry.wrong(message("an indicator that is added needs a name, and a value or a change"))
    if made.value is not None and made.value_max is not None and made.value_max < made.value:
        entry.wrong(message("value_max is less than value"))
    return made


def _change(entry: Entry) -> Change | None:
    table = entry.table("change")
    if table is None:
        return None
    change = Entry(about(entry.where, "change"), table)
    change.only("amount", "amount_max", "unit", "basis", "bound")
    amount = change.number("amount")
    if amount is None:
        change.wrong(message("{key} is missing", key="amount"))
    return Change(
        amount=amount,
        unit=change.text("unit"),
        basis=None,
        bound=change.choice("bound", get_args(Bound)) or "exact",
        amount_max=change.number("amount_max"),
    ).on(change.choice("basis", (*get_args(Basis), *get_args(Yardstick))))


def _without(entry: Entry) -> Iterator[Clearable]:
    given, choices = entry.values.get("without", []), get_args(Clearable)
    if not isinstance(given, list):
        entry.wrong(message('without must be a list of fields, such as ["period"]'))
    for name in given:
        if name not in choices:
            entry.wrong(
                about(
                    "without",
                    message(
                        "{value} cannot be left out; choose from {choices}",
                        value=shown(name),
                        choices=choices,
                    ),
                )
            )
        if name in entry.values:
            entry.wrong(message("{key} is given, and without says that there is none", key=name))
        yield cast("Clearable", name)


def _item(entry: Entry) -> ItemDecision:
    entry.only(*PLACE_KEYS, *VERDICTS, *_ITEM, *_COMMON)
    verdict = entry.verdict(_ITEM)
    made = ItemDecision(
        place=entry.optional_place(verdict),
        verdict=verdict,
        about=entry.choice("kind", get_args(ItemKind)),
        title=entry.optional_text("title"),
        body=entry.optional_text("body"),
        responsible=entry.optional_text("responsible"),
        due=entry.optional_text("due"),
        status=entry.optional_text("status"),
        **_common(entry),
    )
    if made.place is None and made.title is None:
        entry.wrong(message("an item that is added needs a title, or its words in the report"))
    return made


def _problem(entry: Entry) -> ProblemDecision:
    entry.only(*PLACE_KEYS, *VERDICTS, "text", *_COMMON)
    verdict = entry.verdict(("text",))
    made = ProblemDecision(
        place=entry.optional_place(verdict),
        verdict=verdict,
        text=entry.optional_text("text"),
        **_common(entry),
    )
    if made.place is None and made.text is None:
        entry.wrong(message("a problem that is added needs a text, or its words in the report"))
    return made
