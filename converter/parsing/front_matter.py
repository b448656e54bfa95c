"""What stands in a title block: the front matter of official documents, and lines that are never a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from converter.lexicon.patterns import data_of, later
from converter.model import FrontMatterKind, Span
from converter.parsing.lines import SourceLine

_GAP = re.compile(r"\s{2,}|[\u3000\t]+")
"""What divides a line into pieces: 云市监〔2024〕36号　　签发人：陈某某."""


@dataclass(frozen=True, slots=True)
class FrontMatterLine:
    """A piece of front matter, by its place in the source."""

    kind: FrontMatterKind
    span: Span


@dataclass(frozen=True, slots=True)
class FrontPatterns:
    """Classes of the lines of a title block: patterns of whole folded lines unless they say otherwise."""

    matter: tuple[tuple[FrontMatterKind, re.Pattern[str]], ...]
    copy: re.Pattern[str]
    never_title: re.Pattern[str]
    occasion: re.Pattern[str]
    site: re.Pattern[str]
    report: re.Pattern[str]
    """Anywhere in a line."""
    ends: re.Pattern[str]
    """At the end of a line."""
    goes_on: re.Pattern[str]
    joins: re.Pattern[str]
    unfinished: re.Pattern[str]
    own_work: re.Pattern[str]
    named: re.Pattern[str]
    about: re.Pattern[str]
    """Anywhere in a line."""
    first_heading: re.Pattern[str]
    of_work: re.Pattern[str]
    """Anywhere in a heading."""


@lru_cache(maxsize=1)
def patterns() -> FrontPatterns:
    """The patterns of `data/front.toml`."""
    data = data_of("converter.parsing", "front")
    lines, title = data["lines"], data["title"]
    return FrontPatterns(
        matter=tuple((each["kind"], later(each["patterns"])) for each in data["matter"]),
        copy=later(data["copy"]["number"]),
        never_title=later(lines["never_title"]),
        occasion=later(lines["occasion"]),
        site=later(lines["site"]),
        report=later(title["report"]),
        ends=later(title["ends"] + "$"),
        goes_on=later(title["goes_on"]),
        joins=later(title["joins"]),
        unfinished=later(title["unfinished"]),
        own_work=later(title["own_work"]),
        named=later(title["named"]),
        about=later(title["about"]),
        first_heading=later(data["headings"]["first"]),
        of_work=later(data["headings"]["of_work"]),
    )


def front_matter(head: Sequence[SourceLine]) -> tuple[list[FrontMatterLine], list[Span]]:
    """The front matter in the lines of a title block, and what else stands on its lines.

    A number alone counts the copies only where other front matter stands below it.
    """
    found: list[FrontMatterLine] = []
    beside: list[Span] = []
    for place, line in enumerate(head):
        pieces = list(_pieces(line))
        kinds = [_kind(folded) for _, folded in pieces]
        if len(pieces) == 1 and not found and patterns().copy.fullmatch(line.folded):
            kinds = ["份号"] if any(is_matter(below) for below in head[place + 1 :]) else [None]
        if any(kinds):
            for (span, _), kind in zip(pieces, kinds, strict=True):
                if kind:
                    found.append(FrontMatterLine(kind, span))
                else:
                    beside.append(span)
    return found, beside


def is_matter(line: SourceLine) -> bool:
    """Whether a line holds front matter, the number of the copy apart."""
    return any(_kind(folded) for _, folded in _pieces(line))


def is_red_head(line: SourceLine) -> bool:
    """Whether a line is the red head of an official document: 临江市公安局文件."""
    return _kind(line.folded) == "红头"


def _pieces(line: SourceLine) -> Iterator[tuple[Span, str]]:
    start = 0
    for gap in [*_GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        if end > start:
            yield Span(line.start + start, line.start + end), line.folded[start:end]
        start = gap.end() if gap else end


def _kind(folded: str) -> FrontMatterKind | None:
    if len(folded) > _LONGEST:
        return None
    bare = folded.strip()
    return next((kind for kind, pattern in patterns().matter if pattern.fullmatch(bare)), None)


_LONGEST = 60
