"""Builds `lexicon.tsv` from jieba's word list and `own.tsv`: `make lexicon`.

A row of `lexicon.tsv` holds the words of one first character, in six cells: the character; the costs of it
and of its words of two characters, `!` for nought and each next character for a fifth of a nat more; their
tags, a letter each; the lengths of its longer words, `$` for three; the second characters of the words of
two; the rest of the longer words in order, each after a space and before its cost and its tag. Same input,
same bytes.
"""

from __future__ import annotations

import hashlib
import math
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from converter.lexicon import fold
from converter.lexicon.characters import IDEOGRAPHS

SDIST_SHA256 = "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2"
LIST_SHA256 = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"
_LIST = "jieba-0.42.1/jieba/dict.txt"
_FOLDER = Path(__file__).parent
STEPS = 5
"""Steps of cost in a nat."""
_DEAREST = ord("~") - ord("!")
_WORD = re.compile(f"[{IDEOGRAPHS}]+")
BYTES = 3
"""Bytes of a character of the list in UTF-8, by which its row is found; the rarest, of four, are left out."""
_RARE = 3
"""Words counted no more often than this are long compounds and names that swallow borders."""
_BONUS = 4 * STEPS
"""How much cheaper a word of our own is than its parts."""
_TAGS = {"vn": "g", "vd": "d", "ad": "d", "an": "n", "mq": "m", "nr": "R", "ns": "S", "nt": "T"}

Words = dict[str, tuple[int, str]]
"""Cost in steps and tag of each word."""


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python -m converter.lexicon.build jieba-0.42.1.tar.gz")
    words = listed(checked(Path(sys.argv[1])).decode("utf-8").splitlines())
    add_own(words, (_FOLDER / "own.tsv").read_text(encoding="utf-8").splitlines())
    (_FOLDER / "lexicon.tsv").write_text(rows(words), encoding="utf-8", newline="\n")


def checked(sdist: Path) -> bytes:
    """The word list in the source distribution, both known by their sums."""
    if hashlib.sha256(sdist.read_bytes()).hexdigest() != SDIST_SHA256:
        sys.exit(f"{sdist}: not the source distribution of jieba 0.42.1")
    with tarfile.open(sdist) as archive:
        member = archive.extractfile(_LIST)
        content = member.read() if member else b""
    if hashlib.sha256(content).hexdigest() != LIST_SHA256:
        sys.exit(f"{sdist}: {_LIST} is not the one that was measured")
    return content


def listed(lines: Iterable[str]) -> Words:
    """The words of jieba's list (`word count tag`), folded; the cost is minus the log of the frequency."""
    counts: dict[str, int] = defaultdict(int)
    tags: dict[str, tuple[int, str]] = {}
    for line in lines:
        written, number, tag = line.split(" ")
        word, count = fold(written), int(number)
        too_wide = len(word.encode()) != BYTES * len(word)
        if too_wide or not _WORD.fullmatch(word) or (count <= _RARE and len(word) > 1):
            continue
        counts[word] += count
        tags[word] = max(tags.get(word, (0, "")), (count, _TAGS.get(tag, _TAGS.get(tag[:2], tag[0]))))
    total = sum(counts.values())
    words = {char: (_DEAREST, "g") for word in counts for char in word}
    for word, count in counts.items():
        words[word] = min(_DEAREST, round(STEPS * math.log(total / max(1, count)))), tags[word][1]
    return words


def add_own(words: Words, lines: Iterable[str]) -> None:
    """Add the words of `own.tsv` (`word TAB tag`); one that is listed already only takes the tag.

    The tag `-` takes a word out of the list.
    """
    own = [line.split("\t") for line in lines if line and not line.startswith("#")]
    parts = {word: best_cost(word, words) for written, _ in own for word in (fold(written),)}
    for written, tag in own:
        word = fold(written)
        if tag == "-":
            del words[word]
            continue
        cost = words[word][0] if word in words else max(0, parts[word] - _BONUS)
        words[word] = min(cost, _DEAREST), tag
        for char in word:
            words.setdefault(char, (_DEAREST, "g"))


def best_cost(word: str, words: Words) -> int:
    """Cost of the cheapest words that make up `word`."""
    best = [0] + [sys.maxsize] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            cost = words.get(word[start:end], (_DEAREST if end - start == 1 else sys.maxsize, ""))[0]
            best[end] = min(best[end], best[start] + cost)
    return best[-1]


def rows(words: Words) -> str:
    """The words in the form described above."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_first[word[0]].append(word)
    return "\n".join(_row(first, group, words) for first, group in sorted(by_first.items()))


def _row(first: str, group: list[str], words: Words) -> str:
    short = [first, *(word for word in group if len(word) == 2)]
    longer = [word for word in group if len(word) > 2]
    costs = {word: chr(ord("!") + words[word][0]) for word in group}
    tags = {word: words[word][1] for word in group}
    return "\t".join(
        (
            first,
            "".join(costs[word] for word in short),
            "".join(tags[word] for word in short),
            "".join(chr(ord("!") + length) for length in sorted({len(word) for word in longer})),
            "".join(word[1] for word in short[1:]),
            "".join(f" {word[1:]}{costs[word]}{tags[word]}" for word in longer),
        )
    )


if __name__ == "__main__":
    main()
