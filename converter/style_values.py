"""Turn the tables of a style file into dataclasses: lengths with units, colours, choices, helpful errors.

The dataclasses are the schema: the types of their fields say what a key may hold.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import re
import types
import typing
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, TypeVar, Union

from converter.errors import StyleError
from converter.messages import about, marked, message

Points = Annotated[float, "points"]
"""A length with a unit, up to 2,000 points: `"12pt"`, `"25mm"`, `"2em"` (em of the body). Read as points."""
Size = Annotated[float, "size"]
"""Points of type, leading or bars: 1 to 500."""
Paper = Annotated[float, "paper"]
"""Points of an edge of the paper: 72 to 14,400, the most a PDF's page may have (ISO 32000-1, annex C)."""
Ems = Annotated[float, "ems"]
"""A length in em of the text it belongs to, up to 200: `"0.25em"`."""
Gap = Annotated[float, "gap"]
"""A length between characters: up to 4 em."""
Colour = Annotated[str, "colour"]
"""`"#rrggbb"`."""
FaceNames = Annotated[tuple[str, ...], "faces"]
"""One face, or a list of which the first that is there is taken and the others fill in; `""` is none."""
PageNumber = Annotated[str, "page number"]
"""A short text with `{page}`, and `{pages}` if wanted, where the numbers go; see `fill_page_number`."""

T = TypeVar("T")

_POINTS_PER: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
_LENGTH: Final = re.compile(r"([+-]?[0-9]{1,6}(?:\.[0-9]{1,6})?)\s*([a-z]{1,10}|%)?")
_BOUNDS: Final = {
    "points": (0, 2000),
    "size": (1, 500),
    "paper": (72, 14_400),
    "ems": (0, 200),
    "gap": (0, 4),
}
"""Of lengths: the least and the most, in points or em."""
_IN_EM: Final = ("ems", "gap")
_MOST: Final = 100
"""Of a number without unit."""
_LONGEST_TEXT: Final = 300
_LONGEST_PAGE_NUMBER: Final = 60
_MOST_IN_A_LIST: Final = 20
_SHOWN: Final = 60
"""Characters of a wrong value that a message repeats."""
_PLACES: Final = re.compile(r"\{(page|pages)\}")
_KINDS: Final = {
    str: message("a text in quotes"),
    int: message("a whole number"),
    float: message("a number"),
    bool: message("true or false"),
}
"""What messages call the plain values."""
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands, for messages."""

    file: str
    key: str

    def below(self, key: str) -> _Place:
        return _Place(self.file, f"{self.key}.{key}" if self.key else key)

    def wrong(self, problem: str) -> StyleError:
        return StyleError(about(self.file, problem))

    def refused(self, sentence: str, value: object, **more: object) -> StyleError:
        """That the value here is none of those it may be.

        Args:
            sentence: with the places `{key}` and `{value}`, and what `more` fills.
        """
        return self.wrong(message(sentence, key=self.key, value=_shown(value), **more))


def check(schema: type[Any], table: Mapping[str, Any], file: str) -> None:
    """Check every key and value that `table` gives; keys may be missing.

    Raises:
        StyleError: a key that does not exist, or a value of the wrong kind or unit.
    """
    _section(schema, table, _Place(file, ""), em=10.0, complete=False)


def build(schema: type[T], table: Mapping[str, Any], file: str, em: float) -> T:
    """The dataclass `schema` filled from `table`; `em` is the body size in points.

    Raises:
        StyleError: as `check`, and a key that is missing.
    """
    result: T = _section(schema, table, _Place(file, ""), em=em, complete=True)
    return result


def points(value: object, file: str, key: str) -> float:
    """One absolute length in points.

    Raises:
        StyleError: it is not a length, or relative.
    """
    return _points(value, _Place(file, key), em=None)


def _section(schema: type[Any], table: object, place: _Place, em: float, complete: bool) -> Any:
    if not isinstance(table, Mapping):
        raise place.wrong(
            message("{key} is {value}; a table [{key}] is needed", key=place.key, value=_shown(table))
        )
    fields = {field.name: field for field in dataclasses.fields(schema)}
    hints = typing.get_type_hints(schema, include_extras=True)
    for key in table:
        if key not in fields:
            raise _unknown(key, list(fields), place)
    values = {}
    for name in fields:
        if name in table:
            values[name] = _value(hints[name], table[name], place.below(name), em, complete)
        elif complete and _is_optional(hints[name]):
            values[name] = None
        elif complete:
            raise place.wrong(message("{key} is missing", key=place.below(name).key))
    return schema(**values) if complete else None


def _value(kind: Any, value: object, place: _Place, em: float, complete: bool) -> Any:
    if _is_optional(kind):
        if value == "":
            return None
        kind = next(each for each in typing.get_args(kind) if each is not type(None))
    if dataclasses.is_dataclass(kind):
        return _section(typing.cast(type[Any], kind), value, place, em, complete)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        return _measured(arguments[1], value, place, em)
    if origin is Literal:
        return _choice(arguments, value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise place.refused(marked("{key} is {value}; a list is needed"), value)
        if len(value) > _MOST_IN_A_LIST:
            raise place.wrong(
                message(
                    "{key} has {count} values; {most} is the most",
                    key=place.key,
                    count=len(value),
                    most=_MOST_IN_A_LIST,
                )
            )
        return tuple(
            _value(arguments[0], each, place.below(str(index)), em, complete)
            for index, each in enumerate(value)
        )
    return _plain(kind, value, place)


def _measured(unit: str, value: object, place: _Place, em: float) -> float | str | tuple[str, ...]:
    if unit == "faces":
        names = [value] if isinstance(value, str) and value else value or []
        if isinstance(names, list):
            return tuple(_value(tuple[str, ...], names, place, em, True))
        raise place.refused(
            marked("{key} is {value}; the name of a face or a list of names is needed"), value
        )
    if unit == "colour":
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise place.refused(marked('{key} is {value}; a colour such as "#1f3a5f" is needed'), value)
        return value.lower()
    if unit == "page number":
        return _page_number(value, place)
    length = _ems(value, place) if unit in _IN_EM else _points(value, place, em)
    least, most = _BOUNDS[unit]
    if not least <= length <= most:
        raise place.refused(
            marked("{key} is {value}; a length of {least} to {most}{unit} is needed"),
            value,
            least=least,
            most=most,
            unit="em" if unit in _IN_EM else "pt",
        )
    return length


def fill_page_number(pattern: str, page: int, pages: int) -> str:
    """A page number as a style writes it: `{page} / {pages}` → `3 / 12`."""
    numbers = {"page": page, "pages": pages}
    return _PLACES.sub(lambda match: str(numbers[match[1]]), pattern)


def _page_number(value: object, place: _Place) -> str:
    if isinstance(value, str) and len(value) <= _LONGEST_PAGE_NUMBER and _is_one_line(value):
        rest = _PLACES.sub("", value)
        if "{page}" in value and "{" not in rest and "}" not in rest:
            return value
    raise place.refused(
        marked('{key} is {value}; a short text such as "{{page}} / {{pages}}" is needed'), value
    )


def _points(value: object, place: _Place, em: float | None) -> float:
    number, unit = _length(value)
    if unit in _POINTS_PER:
        return number * _POINTS_PER[unit]
    if unit == "em" and em is not None:
        return number * em
    needed = (
        marked('{key} is {value}; a length in pt, mm, cm, in is needed, such as "12pt"')
        if em is None
        else marked('{key} is {value}; a length in pt, mm, cm, in or em is needed, such as "12pt"')
    )
    raise place.refused(needed, value)


def _ems(value: object, place: _Place) -> float:
    number, unit = _length(value)
    if unit == "em" or (number == 0 and not unit):
        return number
    raise place.refused(marked('{key} is {value}; a length in em is needed, such as "2em"'), value)


def _length(value: object) -> tuple[float, str]:
    match = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    return (float(match[1]), match[2] or "") if match else (1.0, "")


def _choice(allowed: tuple[Any, ...], value: object, place: _Place) -> Any:
    if isinstance(value, str) and value in allowed:
        return value
    near = difflib.get_close_matches(str(value)[:_SHOWN] if isinstance(value, str) else "", allowed, n=1)
    if near:
        raise place.refused(marked("{key} is {value}; did you mean {near}?"), value, near=_shown(near[0]))
    raise place.refused(
        marked("{key} is {value}; it may be {choices}"), value, choices=tuple(map(_shown, allowed))
    )


def _plain(kind: Any, value: object, place: _Place) -> Any:
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        fits = True
    if not fits:
        raise place.refused(marked("{key} is {value}; {needed} is needed"), value, needed=_KINDS[kind])
    if isinstance(value, (int, float)) and not 0 <= value <= _MOST:  # nor nan, which is not between any two
        raise place.refused(
            marked("{key} is {value}; a number from 0 to {most} is needed"), value, most=_MOST
        )
    if isinstance(value, str) and not (len(value) <= _LONGEST_TEXT and _is_one_line(value)):
        raise place.refused(
            marked("{key} is {value}; one line of at most {most} characters is needed"),
            value,
            most=_LONGEST_TEXT,
        )
    return kind(value)


def _is_one_line(text: str) -> bool:
    """Whether `text` holds neither controls nor line ends nor what changes the direction of writing."""
    return not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in text)


def _unknown(key: str, known: list[str], place: _Place) -> StyleError:
    where = f"[{place.key}]" if place.key else message("a style")
    near = difflib.get_close_matches(key[:_SHOWN], known, n=1, cutoff=0.5)
    shown = key if len(key) <= _SHOWN else key[:_SHOWN] + "…"
    if near:
        return place.wrong(
            message(
                "{where} has no key {key!r}; did you mean {near!r}?", where=where, key=shown, near=near[0]
            )
        )
    return place.wrong(
        message("{where} has no key {key!r}; it knows {known}", where=where, key=shown, known=known)
    )


def _is_optional(kind: Any) -> bool:
    return typing.get_origin(kind) in (Union, types.UnionType) and type(None) in typing.get_args(kind)


def _shown(value: object) -> str:
    """A wrong value as a message repeats it: on one line, not all of a long one."""
    if isinstance(value, Mapping):
        return message("a table")
    if isinstance(value, list):
        return message("a list")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= 10**_SHOWN:
        return message("a whole number of many digits")
    text = str(value)
    text = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return json.dumps(text, ensure_ascii=False) if isinstance(value, str) else text
