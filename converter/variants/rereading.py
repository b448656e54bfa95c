"""A Traditional text beside what its Simplified reading would become: what is repaired, what is left as it
is.

A writer of Traditional chose 準用, 編製, 村里; a machine that set the text from Simplified left 斗爭, 規范,
余 for 餘. A form that no writer uses is repaired wherever it stands, and shows that a machine was at work.
A form that both write (里 and 裡, 制 and 製) gives way only beside such evidence: in its sentence, or in a
document that is full of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from converter.lexicon import is_han
from converter.lexicon.lattice import border_margin, tag_of
from converter.regions import Variant
from converter.variants import names
from converter.variants.candidates import SURE as BORDER
from converter.variants.clues import clues
from converter.variants.draft import ConversionDraft
from converter.variants.engine import dictionary
from converter.variants.forms import free, only_regional, regional_form
from converter.variants.pieces import Layer
from converter.variants.wordlists import Candidate, WordList, WordRule, data, official

if TYPE_CHECKING:
    from converter.model import RewriteReason

FEWEST = 3
"""How many wrong forms at least make a document a machine's."""
DENSEST = 2.0
"""How many in 1,000 characters; correct laws have none to 0.1, machine-made reports over 5."""
SURE = 5.0
"""How many nats worse any reading that cuts a word must be for a form in it to be plainly wrong. Nearly all
forms that machines got wrong have more; 製單, 山里, 金發局 in good text have less."""
LISTED = 1.0
"""The same for words that only our lists know: how much cheaper than its parts the lattice has them."""
LONG = 3
"""How long a word of the built-in list must be that the lexicon does not know: 干了, 系好 are none."""
_REACH = 4
"""How many characters of a word may stand beside the one that is asked about."""
_SENTENCE = re.compile(r"[^。！？；\n]+")
_SURNAMES = "於鐘後幹種黨徵"
"""What may well be written where a name is read: the word (後生醫生), and a surname of its own."""
_NAMED = ("name after an office", "name before a title", "surname before a title")
"""Rules for names that leave no doubt."""
_ASKED: tuple[Layer, ...] = ("glossary", "vocabulary")
_DECIDED: tuple[Layer, ...] = ("protected", "official")
"""Layers that know better than the form a machine gave."""


@dataclass(frozen=True, slots=True)
class Rereading:
    """A Traditional text, the same set anew, and the places where they differ."""

    text: str
    anew: ConversionDraft
    kept: frozenset[int]
    """Places where the writer's form stays in any case."""
    wrong: frozenset[int]
    """Places with a form that no writer uses."""
    open: frozenset[int]
    """Places with a form that both a writer and a machine may have set."""
    to: Variant
    asked: tuple[Candidate, ...]
    """The user's words in the text as it is written."""

    @property
    def strong(self) -> int:
        """How many places show that a machine set the text: characters of Simplified alone, which a machine
        would have turned, do not."""
        return sum(not _only_simplified(self.text[place]) for place in self.wrong)

    @staticmethod
    def dense(places: int, characters: int) -> bool:
        """Whether so many wrong forms make a document a machine's."""
        return places >= FEWEST and 1000 * places >= DENSEST * characters

    def settled(self, machine_made: bool | None) -> ConversionDraft:
        """The text as it is set.

        Args:
            machine_made: whether the document shows it; None asks this text.
        """
        if machine_made is None:
            machine_made = self.dense(self.strong, len(self.text))
        draft = ConversionDraft(self.text, list(self.anew.outputs), list(self.anew.marks), self.anew.rivals)
        yielding = self.open if machine_made else self._beside_wrong()
        for place in self.kept:
            self._keep(draft, place, self.text[place])
        for place in self.open - yielding:
            self._keep(draft, place, self._own_form(self.text[place]))
        for place in yielding:
            if self._chosen(place):
                self._keep(draft, place, self.text[place])
        for place, char in enumerate(self.text):
            if draft.outputs[place] != char:
                draft.rewritten[place] = self._reason(place, yielding)
                if draft.marks[place][0] == "same":
                    draft.marks[place] = ("engine", char)
        for word in self.asked:
            draft.put(word)
        return draft

    def _own_form(self, char: str) -> str:
        """What becomes of a writer's character: Taiwan writes both (覈實 and 核實), so that it stays in its
        edition; in another region's it has the shape of that region."""
        shape = regional_form(char, self.to)
        return char if self.to == "tw" or free(char, shape, self.to) else shape

    def _reason(self, place: int, yielding: frozenset[int]) -> RewriteReason:
        """Why a place is set otherwise than it was written; `yielding` are the places beside wrong forms."""
        if self.anew.marks[place][0] == "vocabulary":
            return "vocabulary"
        if place in self.wrong:
            return "wrong-form"
        return "beside-wrong-form" if place in yielding else "regional-shape"

    def _beside_wrong(self) -> frozenset[int]:
        """The open places in sentences that have a wrong form."""
        if not self.wrong:
            return frozenset()
        sentences = [match.span() for match in _SENTENCE.finditer(self.text)]
        shown = [span for span in sentences if any(span[0] <= place < span[1] for place in self.wrong)]
        return frozenset(place for place in self.open if any(low <= place < high for low, high in shown))

    def _keep(self, draft: ConversionDraft, place: int, form: str) -> None:
        draft.marks[place] = ("kept", f"the source's own form, not {draft.outputs[place]}")
        draft.outputs[place] = form

    def _chosen(self, place: int) -> bool:
        """Whether a form in a machine's text is a real choice, for which the way through Simplified is
        blind."""
        layer, rule = self.anew.marks[place]
        decided = layer in _DECIDED and not (layer == "official" and len(rule) == 1)
        if decided and not rule.startswith(names.GIVEN):
            return False
        return self.text[place] in _choices() and self.text[place] != self.anew.text[place]


def compare(text: str, anew: ConversionDraft, to: Variant, asked: Iterable[Candidate]) -> Rereading:
    """Compare a Traditional text with what was made of its Simplified reading.

    Args:
        text: as it is written.
        anew: its reading, set in the variant `to`.
        to: `tw` or `hk`.
        asked: the user's words in `text`.
    """
    kept, wrong, unclear = set(), set(), set()
    words = _by_place(anew.words)
    attested = _by_place(_attested().longest(anew.text))
    machine = data("regional")["machine"]
    sure, counting = _matched("|".join(machine["patterns"]), text), _matched(machine["counting"], text)
    for place, (char, output) in enumerate(zip(text, anew.outputs, strict=True)):
        if char == output or anew.marks[place][0] in _ASKED:
            continue
        if free(char, output, to) or char + output in data("regional")["choices"]["instead"]:
            kept.add(place)
        elif not is_han(char) or only_regional(char, output):
            continue
        elif char in machine["named"] and not _is_listed(words.get(place), anew.text):
            kept.add(place)
        elif place not in counting and (
            place in sure or _is_wrong(char, place, anew, words.get(place), attested.get(place))
        ):
            wrong.add(place)
        else:
            unclear.add(place)
    return Rereading(text, anew, frozenset(kept), frozenset(wrong), frozenset(unclear), to, tuple(asked))


def _is_wrong(
    char: str, place: int, anew: ConversionDraft, word: Candidate | None, attested: Candidate | None
) -> bool:
    """Whether no writer of Traditional uses the form in its word."""
    if char in data("regional")["machine"]["characters"] or _only_simplified(char):
        return True
    if attested is not None and _has(attested, place, char):
        return False
    layer, rule = anew.marks[place]
    if layer == "protected":
        return rule in _NAMED and char not in _SURNAMES
    if word is None or word.layer not in ("official", "engine") or word.end - word.start < 2:
        return False
    if _has(word, place, char) or not (char == anew.text[place] or word.layer == "official"):
        return False
    known = anew.text[word.start : word.end]
    told = _is_listed(word, anew.text)
    if char != anew.text[place] and not told:
        return False
    if char == anew.text[place] and char in data("regional")["machine"]["rare"]:
        named = word.start == place and word.end - place >= LONG and char in clues().kinds
        return told or word.layer == "official" or not named  # an unknown word that begins so is a name
    return _is_one_word(anew.text, word, known) and not _in_another_word(char, place, anew.text)


def _is_listed(word: Candidate | None, text: str) -> bool:
    """Whether a word is in the lexicon, or a long one of the built-in list."""
    if word is None:
        return False
    size = word.end - word.start
    return (word.layer == "official" and size >= LONG) or (
        size > 1 and tag_of(text[word.start : word.end]) is not None
    )


def _is_one_word(text: str, word: Candidate, known: str) -> bool:
    """Whether no good reading of a text cuts a word: 法制 is one, but not in 依法|制单."""
    least = LISTED if tag_of(known) is None else SURE
    return all(border_margin(text, place, (known,)) <= -least for place in range(word.start + 1, word.end))


def _in_another_word(char: str, place: int, text: str) -> bool:
    """Whether a word that may be read here has the form: 豬隻|是 for 豬|只是."""
    start = max(0, place - _REACH)
    around = text[start : place + _REACH + 1]
    known = dictionary("to_hant")
    for word in (*official("tw").matches(around), *(known.matches(around) if known else ())):
        low, high = start + word.start, start + word.end
        if low <= place < high and high - low > 1 and word.output[place - low : place - low + 1] == char:
            inside = range(low + 1, high)
            if all(border_margin(text, each, (text[low:high],)) <= BORDER for each in inside):
                return True
    return False


@lru_cache(maxsize=4096)
def _only_simplified(char: str) -> bool:
    """Whether a character is of Simplified alone, one that has but one Traditional form."""
    known = dictionary("to_hant")
    forms = known.candidates(char) if known else (char,)
    return forms != (char,) and len(forms) == 1 and char not in data("regional")["machine"]["written"]


def _has(word: Candidate, place: int, char: str) -> bool:
    """Whether one of the forms of a word has this character at this place."""
    known = dictionary("to_hant")
    others = known.words.get(word.rule, "").split(" ") if known and word.layer == "engine" else ()
    return any(
        form[place - word.start : place - word.start + 1] == char
        for form in (*word.output.split(" "), *others)
    )


def _by_place(words: Iterable[Candidate]) -> dict[int, Candidate]:
    return {place: word for word in words for place in range(word.start, word.end)}


@lru_cache(maxsize=1)
def _choices() -> frozenset[str]:
    return frozenset(data("regional")["choices"]["characters"])


@lru_cache(maxsize=1)
def _attested() -> WordList:
    """Words that Traditional writes in more than one way, each with its forms."""
    attested, risky = data("attested")["words"], data("risk")["words"]
    words = {
        word: f"{attested.get(word, '')} {risky.get(word, '')}".strip() for word in {**attested, **risky}
    }
    return WordList({word: WordRule(forms) for word, forms in words.items()}, "same")


def _matched(pattern: str, text: str) -> frozenset[int]:
    """The places of the groups of a pattern in a text."""
    return frozenset(match.start(match.lastindex or 0) for match in re.finditer(pattern, text))
