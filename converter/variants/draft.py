"""A conversion in the making: what stands for each character so far, and what decided it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from converter.regions import Variant
from converter.variants.candidates import Choice, choose
from converter.variants.engine import Config, Dictionary, Direction, dictionary, load_engine
from converter.variants.pieces import Converted, Layer, Rival
from converter.variants.wordlists import Candidate, official, shapes

if TYPE_CHECKING:
    from converter.model import RewriteReason

Mark: TypeAlias = tuple[Layer, str]
Marks: TypeAlias = list[Mark]
_CONFIGS: dict[Variant, Config] = {"tw": "s2tw", "hk": "s2hk", "cn": "tw2s"}
"""What an engine is asked for whose words cannot be read."""
_SAME: Final[Mark] = ("same", "")


@dataclass(slots=True)
class ConversionDraft:
    """What each character of a text became so far."""

    text: str
    outputs: list[str]
    marks: Marks
    rivals: tuple[Rival, ...] = ()
    words: list[Candidate] = field(default_factory=list)
    """The words that decided, in order."""
    rewritten: dict[int, RewriteReason] = field(default_factory=dict)
    """As in `Converted`."""

    def put(self, word: Candidate) -> None:
        """Let a word decide its characters."""
        length = word.end - word.start
        even = len(word.output) == length
        self.outputs[word.start : word.end] = word.output if even else [word.output] + [""] * (length - 1)
        self.marks[word.start : word.end] = [(word.layer, word.rule)] * length

    def finished(self) -> Converted:
        return Converted(self.text, tuple(self.outputs), tuple(self.marks), self.rivals, self.rewritten)


def layered(text: str, to: Variant, fixed: Iterable[Iterable[Candidate]]) -> ConversionDraft:
    """`text` by the words that fit it best, and the engine's characters where none does.

    Args:
        text: the text; Simplified for `tw` and `hk`, Traditional for `cn`.
        to: the variant.
        fixed: words that go before all lists, the first group's before the next's.
    """
    direction: Direction = "to_hans" if to == "cn" else "to_hant"
    first = (*fixed, shapes(text, direction))
    listed = official(to).matches(text)
    known = dictionary(direction)
    if known is None:
        return _by_engine(text, _CONFIGS[to], choose(text, first, listed, (), lambda part: part))
    choice = choose(text, first, listed, known.matches(text), known.plain)
    return _by_words(text, known, choice)


def _by_words(text: str, known: Dictionary, choice: Choice) -> ConversionDraft:
    outputs = list(known.plain(text))
    marks: Marks = [
        _SAME if char == output else _by_character(char) for char, output in zip(text, outputs, strict=True)
    ]
    draft = ConversionDraft(text, outputs, marks, choice.rivals)
    for word in choice.taken:
        draft.put(word)
        draft.words.append(word)
    return draft


@lru_cache(maxsize=8192)
def _by_character(char: str) -> Mark:
    """That the engine decided on a character by itself: one object for all of its places in all texts."""
    return "engine", char


def _by_engine(text: str, config: Config, choice: Choice) -> ConversionDraft:
    """The engine on what lies between the words, as one whose dictionary is compiled."""
    draft = ConversionDraft(text, list(text), [_SAME] * len(text), choice.rivals)
    end = 0
    for word in (*choice.taken, Candidate(len(text), len(text), "", "same", "")):
        if word.start > end:
            gap = Candidate(
                end, word.start, load_engine().convert(text[end : word.start], config), "engine", config
            )
            draft.put(gap)
            for place in range(gap.start, gap.end):
                if draft.outputs[place] == text[place]:
                    draft.marks[place] = _SAME
        if word.end > word.start:
            draft.put(word)
            draft.words.append(word)
        end = word.end
    return draft
