"""Lines that a page adds to its text: bars of links, buttons, counts of readers, running heads of e-books."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from converter.lexicon.patterns import data_of, patterns
from converter.readers.html.blocks import PageBlock

_LONGEST: Final = 160
"""Characters of a line below a title; a longer one is text."""
_LINKED: Final = 0.5
_RUN: Final = 3
"""So many links in a row are a list of other pages, not a reference in the text."""
_SPLIT: Final = re.compile(r"[\s\u3000|｜丨/·•_]+")
_BAR: Final = re.compile(r"\s*[|｜丨>＞›»]+\s*")
_BAR_PIECE: Final = 10
_LABEL: Final = re.compile(r"(?:(?<=[\s\u3000】\])|｜丨])|^)([^\s\u3000:：，。；【】]{2,8}?)\s*[:：]")
_BOXED: Final = re.compile(r"[【\[][^【】\[\]]{1,8}[】\]]")
_DATE: Final = re.compile(
    r"[\[【（(]?\s*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*[\]】）)]?"
)
_NUMBER: Final = re.compile(r"\d{1,4}")
_HEAD: Final = 30
_PAGE_WORDS: Final = re.compile(r"[第共]?[\s·.—–\-~|/]*#?[\s·.—–\-~|/]*[页頁]?|.*(?:[页頁]|[Pp]age|[Pp]\.).*")

PieceKind = Literal["date", "source", "author", "furniture", "text"]


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A piece of a line below a title."""

    text: str
    kind: PieceKind


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    return patterns(data_of("converter.readers", "page"))


def _heads_files(text: str) -> bool:
    """Whether a line names files that hang on the page."""
    return _words()["attached"].match(text.strip()) is not None


def pieces_of(line: str) -> list[LinePiece]:
    """A line cut at its labels, dates and buttons: 时间：2023-07-05 来源：市公安局 浏览：12 【打印】."""
    cuts = {0, len(line)}
    cuts |= {match.start(1) for match in _LABEL.finditer(line) if _kind_of(match[1]) != "text"}
    for match in (*_BOXED.finditer(line), *_DATE.finditer(line)):
        inside = any(
            start < match.start() and line[start : match.start()].rstrip().endswith((":", "："))
            for start in cuts
        )
        cuts |= {match.end()} if inside else {match.start(), match.end()}
    places = sorted(cuts)
    texts = (line[start:end].strip(" \u3000\xa0|｜丨") for start, end in itertools.pairwise(places))
    return [LinePiece(text, _piece_kind(text)) for text in texts if text]


def _piece_kind(text: str) -> PieceKind:
    label = _LABEL.match(text)
    if label:
        return _kind_of(label[1])
    if _DATE.fullmatch(text):
        return "date"
    return "furniture" if _are_buttons(text.strip("【】[]")) else "text"


def _kind_of(label: str) -> PieceKind:
    words = _words()
    kinds: tuple[tuple[PieceKind, str], ...] = (
        ("date", "dates"), ("source", "sources"), ("author", "authors"), ("furniture", "furniture"),
    )  # fmt: skip
    return next((kind for kind, name in kinds if words[name].fullmatch(label)), "text")


def _are_buttons(text: str) -> bool:
    words = [word for word in _SPLIT.split(text) if word]
    if all(word.isdigit() for word in words):
        return False
    return all(_words()["buttons"].fullmatch(word) for word in words)


def mark_furniture(blocks: Sequence[PageBlock]) -> None:
    """Take out of the main text the blocks that are the page's own."""
    main = [block for block in blocks if block.main and (block.text.strip() or block.picture)]
    for block in (
        *_lists_of_links(main),
        *_running_heads(main),
        *(each for each in main if is_line_of_page(each)),
    ):
        block.main = False


def is_line_of_page(block: PageBlock) -> bool:
    """Whether a block is a bar of links, a row of buttons, or a line of counts and of who edited."""
    text = block.text.strip()
    if block.table or not text or len(text) > _LONGEST or "。" in text:
        return False
    if all(piece.kind == "furniture" for piece in pieces_of(text)) or _words()["lines"].fullmatch(text):
        return True
    bar = _BAR.split(text)
    return len(bar) > 2 and all(len(piece) <= _BAR_PIECE and not _NUMBER.search(piece) for piece in bar)


def _is_link(block: PageBlock) -> bool:
    text = "".join(block.text.split())
    return bool(text) and "。" not in text and block.linked > _LINKED * len(text)


def _lists_of_links(main: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """Links in a row, and those before and after all lines of text, but for what is attached."""
    run: list[PageBlock] = []
    begun = attached = False
    for block in main:
        if _is_link(block):
            run.append(block)
            continue
        if (len(run) >= _RUN or not begun) and not attached:
            yield from run
        run, begun = [], True
        attached = _heads_files(block.text)
    if not attached and not (run and _heads_files(run[0].text)):
        yield from run


def _running_heads(main: Sequence[PageBlock]) -> Iterator[PageBlock]:
    """Short lines that come again with a number that counts on: the heads and feet of an e-book's pages."""
    found: dict[str, list[tuple[int, PageBlock]]] = defaultdict(list)
    for block in main:
        text = " ".join(block.text.split())
        numbers = _NUMBER.findall(text)
        if not block.table and len(text) <= _HEAD and numbers:
            for number in {numbers[0], numbers[-1]}:
                found[text.replace(number, "#", 1)].append((int(number), block))
    for shape, members in found.items():
        counts = [number for number, _ in members]
        rises = all(after > before for before, after in itertools.pairwise(counts))
        apart = re.fullmatch(r"#\s.{4,}|.{4,}\s#", shape) is not None
        if len(members) >= _RUN and rises and (apart or _PAGE_WORDS.fullmatch(shape)):
            yield from (block for _, block in members)
