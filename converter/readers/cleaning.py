"""The guard before everything else: one form of line end, NFC, no characters that do harm unseen or only look
like those they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from converter.assets import package_folder
from converter.lexicon.characters import COMMON_HAN, HAN
from converter.messages import counted, some
from converter.model import Diagnostic

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls; NUL would cut the text short in some engines
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # unseen
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_PIECE = 64
_HEAP = re.compile(  # all that has marks to sort, by blocks
    "[\u0300-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e\ufe20-\ufe2f\U000101fd-\U0001e94a]{65,}"
)

_PLAIN = re.compile(f"[\n -~·—‘’“”…\u3000-\u3003\u3008-\u3015{COMMON_HAN}！-～]*")
"""Text in which nothing is to be normalised but the marks of ASCII."""

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
"""Spaces of other widths than the usual and the ideographic one: layout."""
_COMPATIBILITY = "".join(map(chr, (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))))
_BEYOND = re.compile("[\U0002f800-\U0002fa1f]")
_HALF = {",": "，", ".": "。", ":": "：", ";": "；"}
_HAN_OR_CLOSING = f"{HAN}”’」』）》%％"
_POINT_ENDS = (
    rf"[{_HAN_OR_CLOSING}](?<![一二三四五六七八九十])\.(?:[”’」』）]|[ \u3000]*$)|[”’」』）%％]\.[{HAN}]"
)
"""Where a point ends a sentence."""
_HALF_MARK = (
    rf"(?<=[{_HAN_OR_CLOSING}])[,:;](?=[{HAN}0-9“‘「『（《])"
    rf"|(?<=[{_HAN_OR_CLOSING}])(?<![一二三四五六七八九十])\.(?=[{HAN}“‘「『（《”’」』）]|[ \u3000]*$)"
)
"""Where it is neither a decimal point nor part of a label."""
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str, *, keep_tabs: bool = False) -> tuple[str, tuple[Diagnostic, ...]]:
    """The normalised source, and what had to be taken out of it; tabs are spaces unless they are kept.

    NFC, not NFKC: full-width figures and compatibility signs are the writer's own. Characters that only stand
    for others are no one's own: Kangxi radicals and half-width marks come from faces and programs. The
    marks of ASCII are Chinese ones in a line that has no others.
    """
    if "." not in text and _PLAIN.fullmatch(text):
        return text, ()
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    if not keep_tabs:
        text = text.replace("\t", " ")
    removed = Counter(match.group() for match in _UNWANTED.finditer(text))
    text = _UNWANTED.sub("", text)
    stand_ins, pattern = _stand_ins()
    folded = Counter(pattern.findall(text))
    folded.update(char for char in _BEYOND.findall(text) if ord(char) in stand_ins)
    if folded:
        text = text.translate(stand_ins)
    text = "\n".join(_widened(line, folded) for line in _composed(text).split("\n"))
    return text, _reports(removed, folded, text)


def _widened(line: str, folded: Counter[str]) -> str:
    """A line with its half-width marks as the Chinese ones they stand for; they are counted in `folded`.

    Such a line ends a sentence with a point and has no Chinese comma or stop.
    """
    if "." not in line or "。" in line or "，" in line or not _pattern(_POINT_ENDS).search(line):
        return line
    folded.update(_pattern(_HALF_MARK).findall(line))
    return _pattern(_HALF_MARK).sub(lambda mark: _HALF[mark.group()], line)


@lru_cache(maxsize=2)
def _pattern(written: str) -> re.Pattern[str]:
    """Compiled when it is first asked: most texts have no such mark."""
    return re.compile(written)


@lru_cache(maxsize=1)
def _stand_ins() -> tuple[dict[int, str], re.Pattern[str]]:
    """Characters that stand for others, by code point, and what finds those of the first plane.

    With others among them the class would be searched one by one, thirty times as slow.
    """
    data = package_folder("converter.readers") / "data"
    lines = (data / "stand_ins.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    pairs += [[char, same] for char in _COMPATIBILITY if (same := unicodedata.normalize("NFC", char)) != char]
    first = "".join(char for char, _ in pairs if char <= "\uffff")
    return {ord(char): same for char, same in pairs}, re.compile(f"[{first}]")


def _composed(text: str) -> str:
    """`text` in NFC.

    Sorting the marks on one letter takes the square of their number in time; where a hostile text heaps them
    up they are done piece by piece.
    """
    if len(text) <= _PIECE:
        return unicodedata.normalize("NFC", text)
    parts = []
    start = 0
    for match in _HEAP.finditer(text):
        parts.append(unicodedata.normalize("NFC", text[start : match.start()]))
        heap = match.group()
        parts += [unicodedata.normalize("NFC", heap[at : at + _PIECE]) for at in range(0, len(heap), _PIECE)]
        start = match.end()
    parts.append(unicodedata.normalize("NFC", text[start:]))
    return "".join(parts)


def one_line(text: str) -> str:
    """A title or a file's name fit to be shown: one line, nothing invisible, � for what is not text."""
    text = _SURROGATES.sub("\ufffd", text)
    return _UNWANTED.sub("", _LINE_ENDS.sub(" ", text).replace("\t", " ").replace("\n", " "))


def _reports(removed: Counter[str], folded: Counter[str], text: str) -> tuple[Diagnostic, ...]:
    found = []
    if removed:
        told = counted(
            "{count} invisible character was left out: {characters}",
            "{count} invisible characters were left out: {characters}",
            removed.total(),
            characters=some([f"U+{ord(char):04X} ×{count}" for char, count in sorted(removed.items())]),
        )
        found.append(Diagnostic("characters-removed", told))
    if folded:
        table = _stand_ins()[0]
        pairs = [
            f"{char} (U+{ord(char):04X}) → {_HALF.get(char) or table[ord(char)]} ×{count}"
            for char, count in sorted(folded.items())
        ]
        told = counted(
            "{count} character that stands for another was read as that: {characters}",
            "{count} characters that stand for others were read as those: {characters}",
            folded.total(),
            characters=some(pairs),
        )
        found.append(Diagnostic("characters-folded", told))
    lost = text.count("\ufffd")
    if lost:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        told = counted(
            "{count} character was lost before (U+FFFD, in line {line})",
            "{count} characters were lost before (U+FFFD, first in line {line})",
            lost,
            line=line,
        )
        found.append(Diagnostic("replacement-character", told))
    return tuple(found)
