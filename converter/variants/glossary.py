"""The user's own words: TOML, CSV or TSV files that go before everything but protected names.

TOML: `[to_tw]`, `[to_hk]`, `[to_hant]`, `[to_cn]` hold `"source wording" = "target wording"`; `[pairs]` holds
`"Simplified" = "Traditional"` for both directions; `protect = ["…"]` names words that are never changed.
CSV and TSV: `source,target[,direction]`, the direction one of the table names above without `to_`, or `both`
(the default); `#` begins a comment, a first line `source,target…` is a heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from converter.assets import toml_of
from converter.errors import InputError, UsageError, not_toml
from converter.messages import about, counted, message
from converter.regions import Variant
from converter.variants.wordlists import WordList, WordRule

TARGETS: Final[dict[str, tuple[Variant, ...]]] = {
    "tw": ("tw",),
    "hk": ("hk",),
    "hant": ("tw", "hk"),
    "cn": ("cn",),
    "hans": ("cn",),
}
"""Directions a user may write, and the variants they lead to."""
MOST_TERMS: Final = 500_000
"""Of all glossaries of one conversion together."""
LONGEST_TERM: Final = 100
"""Characters; the text is searched for a term of every length at every place."""
_LONGEST_ROW: Final = 10_000
"""Characters; no three cells are longer."""
LARGEST_TOML: Final = 32 * 1024 * 1024
"""Characters."""
_KEY: Final = re.compile(r"""[ \t]*\[?[ \t]*(?:"([^"\\]*)"|'([^']*)'|([^\s=\[\]"'.#]+))[ \t]*[=\]]""")
_QUOTED: Final = re.compile(r""""([^"\\]*)"|'([^']*)'""")
_ALL: Final[tuple[Variant, ...]] = ("tw", "hk", "cn")


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary."""

    source: str
    target: str
    to: tuple[Variant, ...]
    """Variants it is for."""
    origin: str
    """`file:line`, or the file where the line is not known."""
    protects: bool = False
    """Whether it keeps the source's wording against everything, names included."""


class Glossary:
    """Terms in the order they were given: of two for one word the later one wins."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self.terms = tuple(terms)
        self.warnings = tuple(_conflicts(self.terms))
        """One line for each word that two rows turn into different things."""
        self._protected = {to: self._list(to, True) for to in _ALL}
        self._words = {to: self._list(to, False) for to in _ALL}

    def protected(self, to: Variant) -> WordList:
        """The terms that nothing may change."""
        return self._protected[to]

    def words(self, to: Variant) -> WordList:
        """The terms for one variant."""
        return self._words[to]

    def _list(self, to: Variant, protects: bool) -> WordList:
        chosen = {
            term.source: WordRule(term.target)
            for term in self.terms
            if to in term.to and term.protects == protects
        }
        return WordList(chosen, "protected" if protects else "glossary")


def load_glossary(paths: Iterable[Path]) -> Glossary:
    """The glossaries in `paths` as one.

    Raises:
        UsageError: a file cannot be read, or a row is wrong; the message names file and line.
    """
    terms: list[Term] = []
    for path in paths:
        for term in _read(path):
            if len(terms) == MOST_TERMS:
                raise UsageError(
                    message(
                        "{place}: more than {most:,} terms; leave some out",
                        place=term.origin,
                        most=MOST_TERMS,
                    )
                )
            terms.append(term)
    return Glossary(terms)


def _conflicts(terms: Iterable[Term]) -> Iterator[str]:
    seen: dict[tuple[str, Variant], Term] = {}
    told: set[tuple[str, str]] = set()
    for term in terms:
        for variant in term.to:
            earlier = seen.get((term.source, variant))
            seen[term.source, variant] = term
            if earlier is None or earlier.target == term.target or (earlier.origin, term.origin) in told:
                continue
            told.add((earlier.origin, term.origin))
            yield message(
                "{place}: {source} → {target} replaces {source} → {earlier} ({other})",
                place=term.origin,
                source=term.source,
                target=term.target,
                earlier=earlier.target,
                other=earlier.origin,
            )


def _read(path: Path) -> Iterator[Term]:
    from converter import readers  # few conversions have a glossary
    from converter.readers.encoding import decode

    try:  # the readers' way: a spreadsheet saves CSV in GB18030, Big5 or UTF-16 as it likes
        text = "\n".join(decode(readers.load(path), str(path), is_input=False).text.splitlines())
    except InputError as error:
        raise UsageError(message("glossary {what}", what=str(error))) from error
    text = unicodedata.normalize("NFC", text)  # as the source is
    kind = path.suffix.lower()
    if kind == ".toml":
        if len(text) > LARGEST_TOML:
            raise UsageError(
                message(
                    "{path}: larger than {size} MB; write so many terms as .csv or .tsv",
                    path=path,
                    size=LARGEST_TOML // 2**20,
                )
            )
        return _read_toml(path, text)
    if kind in (".csv", ".tsv", ".txt"):
        return _read_rows(path, text, "," if kind == ".csv" else None)
    raise UsageError(about(path, message("a glossary is a .toml, .csv or .tsv file")))


def _read_rows(path: Path, text: str, separator: str | None) -> Iterator[Term]:
    heading_allowed = True
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = _cells(f"{path.name}:{number}", line, separator)
        if not (heading_allowed and [cell.lower() for cell in cells[:2]] == ["source", "target"]):
            yield from _row(f"{path.name}:{number}", cells)
        heading_allowed = False


def _cells(origin: str, line: str, separator: str | None) -> list[str]:
    import csv

    if separator is None:
        return [cell.strip() for cell in line.split("\t")]
    if len(line) > _LONGEST_ROW:
        raise UsageError(
            message(
                "{place}: a row of {length} characters; a term has {most} at most",
                place=origin,
                length=len(line),
                most=LONGEST_TERM,
            )
        )
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator, strict=True))]
    except csv.Error as error:
        raise UsageError(
            message(
                "{place}: the quotation marks of this row do not match ({reason})",
                place=origin,
                reason=str(error),
            )
        ) from error


def _row(origin: str, cells: list[str]) -> Iterator[Term]:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) not in (2, 3):
        told = counted(
            "a row has source, target and, if you like, direction; here is {count} cell",
            "a row has source, target and, if you like, direction; here are {count} cells",
            len(cells),
        )
        raise UsageError(about(origin, told))
    direction = (cells[2] if len(cells) == 3 else "both").lower().removeprefix("to_")
    if direction != "both" and direction not in TARGETS:
        raise UsageError(
            message(
                "{place}: there is no direction {direction}; choose from {choices}",
                place=origin,
                direction=_shown(cells[2]),
                choices=(*TARGETS, "both"),
            )
        )
    yield from _term(origin, cells[0], cells[1], direction)


def _term(origin: str, source: str, target: str, direction: str) -> Iterator[Term]:
    if not source or not target:
        raise UsageError(about(origin, message("a term needs a source and a target wording")))
    if "\n" in source + target:
        raise UsageError(about(origin, message("a term stands on one line")))
    _checked(origin, source)
    _checked(origin, target)
    if direction == "both":
        yield Term(source, target, ("tw", "hk"), origin)
        yield Term(target, source, ("cn",), origin)
    else:
        yield Term(source, target, TARGETS[direction], origin)


def _read_toml(path: Path, text: str) -> Iterator[Term]:
    try:
        tables = toml_of(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(about(path.name, not_toml(error))) from error
    places = _Places(path.name, text)
    for name, table in tables.items():
        direction = "both" if name == "pairs" else name.removeprefix("to_")
        if name == "protect":
            yield from _protected(places, table)
        elif direction in (*TARGETS, "both") and isinstance(table, dict):
            for source, target in table.items():
                origin = places.of(source)
                if not isinstance(target, str):
                    raise UsageError(
                        message(
                            "{place}: what stands for {word} must be a text in quotation marks",
                            place=origin,
                            word=_shown(source),
                        )
                    )
                yield from _term(origin, source, target, direction)
        else:
            raise UsageError(
                message(
                    "{place}: no table is called {name}; there are {known}",
                    place=places.of(name),
                    name=_shown(name),
                    known=(*(f"to_{target}" for target in TARGETS), "pairs", "protect"),
                )
            )


def _protected(places: _Places, words: object) -> Iterator[Term]:
    if not isinstance(words, list):
        raise UsageError(about(places.of("protect"), message("protect must be a list of words")))
    for word in words:
        if not isinstance(word, str) or not word:
            raise UsageError(
                about(places.of("protect"), message("protect must hold words in quotation marks"))
            )
        yield Term(word, word, _ALL, _checked(places.of(word), word), protects=True)


class _Places:
    """The lines of a TOML file on which its keys, tables and words stand, found in one pass."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._keys: dict[str, int] = {}
        self._words: dict[str, int] = {}
        for number, line in enumerate(text.split("\n"), start=1):
            key = _KEY.match(line)
            if key is not None:
                self._keys.setdefault(key[1] or key[2] or key[3], number)
            for double, single in _QUOTED.findall(line):
                self._words.setdefault(double or single, number)

    def of(self, word: str) -> str:
        """File and line of a key, table or word; the file alone where it is written with escapes."""
        line = self._keys.get(word) or self._words.get(word)
        return f"{self._file}:{line}" if line else self._file


def _checked(origin: str, word: str) -> str:
    """`origin`, if a term of `word` is short enough to be one."""
    if len(word) > LONGEST_TERM:
        raise UsageError(
            message(
                "{place}: a term of {length} characters; {most} is the most",
                place=origin,
                length=len(word),
                most=LONGEST_TERM,
            )
        )
    return origin


def _shown(word: str) -> str:
    return repr(word if len(word) <= LONGEST_TERM else word[:LONGEST_TERM] + "…")
