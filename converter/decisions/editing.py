"""A decisions file that changes as little as can be: comments, order and lines that say the same stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import tomlkit
from tomlkit.items import AoT

from converter.assets import toml_of
from converter.decisions.records import KINDS, Decision, Decisions
from converter.decisions.writing import (
    Value,
    block,
    block_of,
    decisions_to_toml,
    head_pairs,
    item,
    pairs_of,
    source_pairs,
)

_HEADER: Final = re.compile(r"[ \t]*(?:\[\[[ \t]*(\w+)[ \t]*\]\]|\[[ \t]*(\w+)[ \t]*\])[ \t]*(?:#.*)?")
_STRING_OR_REMARK: Final = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""|\'{3}.*?\'{3}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(\#[^\n]*)''', re.DOTALL
)
_REMARK: Final = re.compile(r"[ \t]*#.*")
_BLANK_OR_REMARK: Final = re.compile(r"[ \t]*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class _Block:
    """A table as it is written: what is remarked right above its header belongs to it."""

    kind: str
    """Of its header; empty for the head of the file."""
    text: str

    def edited(self, before: Iterable[tuple[str, Value]], after: Iterable[tuple[str, Value]]) -> str:
        """Its text with other values; what is new stands last, what says the same as it did."""
        old, new = dict(before), dict(after)
        if old == new:
            return self.text
        own = self.text.rstrip("\n").split("\n")
        end = _before(own, _BLANK_OR_REMARK)
        document = tomlkit.parse("\n".join(own[:end]) + "\n")
        remarks = Counter(_remarks(document.as_string()))
        found = document[self.kind]
        table = found[0] if isinstance(found, AoT) else found
        for key in old.keys() - new.keys():
            table.remove(key)
        for key, value in new.items():
            if key not in old or old[key] != value:
                table[key] = item(value)
        lost = list((remarks - Counter(_remarks(document.as_string()))).elements())  # of lines that are gone
        return document.as_string() + "".join(f"{line}\n" for line in (*lost, *own[end:])) + self._blank

    @property
    def _blank(self) -> str:
        return self.text[len(self.text.rstrip("\n")) :][1:]


def edited_toml(before: Decisions, after: Decisions, source: str = "") -> str:
    """The file of decisions with others in it.

    Args:
        before: those of the file, as it was read.
        after: those it should have; of each kind first those that stand for the ones before, in their order.
        source: the normalised source, which gives the order where the file has to be written anew.
    """
    blocks = _blocks_of(before)
    if not blocks:
        return decisions_to_toml(after, source)
    paired = list(_paired(blocks, before, after))
    made = [each.text if pairs is None else each.edited(*pairs) for each, pairs in paired]
    if not any(each.kind == "source" for each in blocks) and any(source_pairs(after)):
        made[:1] = [_with(made[0], [block("[source]", source_pairs(after))]), "\n"]
    text = _with("".join(made), map(block_of, _added(before, after)))
    return text.replace("\n", "\r\n") if "\r\n" in before.written else text


def plain_toml(before: Decisions, after: Decisions, source: str = "") -> str:
    """The same as `edited_toml` in the plainest form: a key a line, remarks above their table."""
    blocks = _blocks_of(before)
    if not blocks:
        return decisions_to_toml(after, source)
    made = []
    for each, pairs in _paired(blocks, before, after):
        remarks = "".join(f"{remark}\n" for remark in _remarks(each.text))
        if each.kind:
            new = source_pairs(after) if each.kind == "source" else pairs[1] if pairs else ()
            header = f"[{each.kind}]" if each.kind in ("source", "title") else f"[[{each.kind}]]"
            made.append(remarks + block(header, new))
        else:
            made.append(remarks + block("", head_pairs(after)).lstrip())
    return "\n".join([*made, *map(block_of, _added(before, after))])


_Pairs = list[tuple[str, Value]]


def _blocks_of(decisions: Decisions) -> list[_Block]:
    """The tables of the file, or none where it is written in another way: as lists of inline tables."""
    blocks = list(_blocks(decisions.written.replace("\r\n", "\n"))) if decisions.written else []
    kinds = [each.kind for each in blocks]
    known = all(kinds.count(kind) == len(getattr(decisions, name)) for kind, name in KINDS.items())
    return blocks if known else []


def _paired(
    blocks: Iterable[_Block], before: Decisions, after: Decisions
) -> Iterator[tuple[_Block, tuple[_Pairs, _Pairs] | None]]:
    """Each table with what it says and what it should say; None for the head, and what is to stay."""
    own = {
        kind: zip(getattr(before, name), getattr(after, name), strict=False) for kind, name in KINDS.items()
    }
    for each in blocks:
        if each.kind in own:
            old, new = next(own[each.kind])
            yield each, (list(pairs_of(old)), list(pairs_of(new)))
        elif each.kind == "title" and before.title is not None and after.title is not None:
            yield each, (list(pairs_of(before.title)), list(pairs_of(after.title)))
        elif each.kind == "source":
            yield each, (list(source_pairs(before)), list(source_pairs(after)))
        else:
            yield each, None


def _remarks(text: str) -> list[str]:
    """The comments of a piece of TOML, in its order."""
    return [found[1] for found in _STRING_OR_REMARK.finditer(text) if found[1]]


def _with(text: str, blocks: Iterable[str]) -> str:
    """A text with blocks behind it, an empty line before each."""
    for each in blocks:
        text = f"{text.rstrip()}\n\n{each}"
    return text


def _added(before: Decisions, after: Decisions) -> Iterator[Decision]:
    if before.title is None and after.title is not None:
        yield after.title
    for name in KINDS.values():
        yield from getattr(after, name)[len(getattr(before, name)) :]


def _blocks(text: str) -> Iterator[_Block]:
    """The tables of a file, which together are all of it."""
    kind, lines = "", list[str]()
    for line in text.split("\n"):
        header = _HEADER.fullmatch(line)
        if header is not None and _is_whole("\n".join(lines)):
            begin = _before(lines, _REMARK)
            if begin or kind:
                yield _Block(kind, "".join(f"{each}\n" for each in lines[:begin]))
            kind, lines = header[1] or header[2], lines[begin:]
        lines.append(line)
    yield _Block(kind, "\n".join(lines))


def _before(lines: Sequence[str], what: re.Pattern[str]) -> int:
    """How many lines stand before the last ones that are all `what`."""
    end = len(lines)
    while end and what.fullmatch(lines[end - 1]):
        end -= 1
    return end if _is_whole("\n".join(lines[:end])) else len(lines)  # else they are the end of a string


def _is_whole(text: str) -> bool:
    """Whether no string and no list is open at the end."""
    try:
        toml_of(text)
    except ValueError:
        return False
    return True
