"""Text into one variant, in one pass, remembering for each character what decided it.

All that could stand for the words of a text is gathered first: the user's words, persons' names, a region's
vocabulary where it is asked for, the built-in list of official language, the engine's words. `candidates`
chooses among them; a character in no word is what the engine has for it. Common and regional forms and
punctuation follow. A Traditional source is read in Simplified, set anew, and compared with what its writer
wrote (`rereading`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from converter.lexicon import detect_script
from converter.regions import Script, Variant
from converter.variants import names
from converter.variants.draft import ConversionDraft, layered
from converter.variants.engine import dictionary, load_engine
from converter.variants.forms import set_common_forms, set_regional_forms
from converter.variants.pieces import Converted
from converter.variants.punctuation import regional as regional_punctuation
from converter.variants.rereading import Rereading, compare
from converter.variants.wording import AS_WRITTEN, Wording
from converter.variants.wordlists import Candidate, data, vocabulary

_SAMPLE = 64 * 1024
_FOREIGN = 3
"""How many Traditional characters make a part of a Simplified text a Traditional one."""


def convert_text(
    text: str,
    to: Variant,
    *,
    source: Script | None = None,
    wording: Wording = AS_WRITTEN,
    known_names: frozenset[str] = frozenset(),
    machine_made: bool | None = None,
    decided: Sequence[Candidate] = (),
) -> Converted:
    """`text` in the variant `to`.

    Args:
        text: any text; lines stay lines.
        to: `tw`, `hk` or `cn`.
        source: its script, if known; else it is detected.
        wording: the user's words and marks. For a Traditional source the glossary's words are looked for in
            the text as it is written and in its Simplified reading.
        known_names: persons' names found elsewhere in the document (`names.found`), in Simplified.
        machine_made: whether the document shows that a machine made its Traditional (`machine_made`); if
        None,
            this text alone is asked.
        decided: stretches that an editor has set, against which nothing is asked.

    Raises:
        EngineError: the engine is missing or broken.
    """
    source = source or detect_script(text)
    if source == "Hant" and to != "cn":
        draft = reread(text, to, wording, known_names).settled(machine_made)
    elif source == "Hans" and to != "cn":
        draft = _to_traditional(text, to, _asked(text, to, wording), wording, known_names)
    elif source == "Hans":
        draft = _all_simplified(text, _asked(text, to, wording))
    else:
        draft = _to_simplified(text, wording)
    for word in decided:
        draft.put(word)
        for place in range(word.start, word.end):
            draft.rewritten.pop(place, None)
    if wording.punctuation == "region":
        _set_punctuation(to, draft)
    return draft.finished()


@lru_cache(maxsize=1024)
def script_of(part: str, whole: Script) -> Script:
    """The script of a line or paragraph, in a text whose script is `whole`.

    Traditional parts occur in Simplified texts; the way of a Traditional source does right by either script.
    """
    if whole == "Hant" or detect_script(part) == "Hans":
        return whole
    return (
        "Hant" if sum(a != b for a, b in zip(part, _in_simplified(part), strict=False)) >= _FOREIGN else whole
    )


def simplified_reading(text: str, source: Script) -> str:
    """`text` in Simplified, character by character; unchanged where an engine changes its length."""
    if source == "Hans":
        return text
    simple = "".join(_read_back(text).outputs)
    return simple if len(simple) == len(text) else text


@lru_cache(maxsize=64)
def hong_kong_source(text: str) -> bool:
    """Whether a Traditional text is in Hong Kong's forms rather than Taiwan's."""
    evidence = data("regional")["evidence"]
    sample = text[:_SAMPLE]
    return sum(map(sample.count, evidence["hk"])) > sum(map(sample.count, evidence["tw"]))


@lru_cache(maxsize=512)
def reread(text: str, to: Variant, wording: Wording, known_names: frozenset[str]) -> Rereading:
    """A Traditional text set anew from its Simplified reading, and compared with it."""
    simple = simplified_reading(text, "Hant")
    glossary = wording.glossary
    anew = _to_traditional(simple, to, _asked(simple, to, wording), wording, known_names)
    asked = [*glossary.protected(to).longest(text), *glossary.words(to).longest(text)]
    return compare(text, anew, to, asked)


def machine_made(lines: Iterable[str], to: Variant) -> bool:
    """Whether the lines of a Traditional document show that a machine made them from Simplified."""
    places = size = 0
    for line in lines:
        places += reread(line, to, AS_WRITTEN, frozenset()).strong
        size += len(line)
    return Rereading.dense(places, size)


def _asked(text: str, to: Variant, wording: Wording) -> tuple[Iterable[Candidate], ...]:
    """The user's own words in a text."""
    glossary = wording.glossary
    return (glossary.protected(to).longest(text), glossary.words(to).longest(text)) if glossary.terms else ()


def _to_traditional(
    text: str,
    to: Variant,
    asked: Iterable[Iterable[Candidate]],
    wording: Wording,
    known_names: frozenset[str],
) -> ConversionDraft:
    words = vocabulary(to).longest(text) if to == wording.vocabulary else ()
    draft = layered(text, to, (*asked, names.protected(text, known_names), words))
    set_common_forms(draft)
    set_regional_forms(draft, to)
    return draft


def _to_simplified(text: str, wording: Wording) -> ConversionDraft:
    """Without words of the user's the reading is remembered, for every edition needs it."""
    asked = _asked(text, "cn", wording)
    if wording.vocabulary == "cn":
        asked = (*asked, vocabulary("cn").longest(simplified_reading(text, "Hant")))
    if asked:
        return layered(text, "cn", asked)
    known = _read_back(text)
    return ConversionDraft(text, list(known.outputs), list(known.layers), known.rivals)


@lru_cache(maxsize=512)
def _read_back(text: str) -> Converted:
    return layered(text, "cn", ()).finished()


def _in_simplified(text: str) -> str:
    known = dictionary("to_hans")
    return known.plain(text) if known else load_engine().convert(text, "t2s")


def _all_simplified(text: str, asked: Iterable[Iterable[Candidate]]) -> ConversionDraft:
    """A Simplified text stays as it is, but for Traditional characters strewn in."""
    draft = ConversionDraft(text, list(text), [("same", "")] * len(text))
    both_scripts = data("regional")["both_scripts"]["characters"]
    simple = _in_simplified(text)
    if len(simple) == len(text):
        for place, char in enumerate(simple):
            if char != text[place] and text[place] not in both_scripts:
                draft.outputs[place], draft.marks[place] = char, ("engine", text[place])
    for group in reversed([*asked]):
        for word in group:
            draft.put(word)
    return draft


def _set_punctuation(to: Variant, draft: ConversionDraft) -> None:
    start = 0
    for line in draft.text.split("\n"):
        for place, mark in regional_punctuation(line, to).items():
            if draft.outputs[start + place] != mark and draft.marks[start + place][0] not in (
                "decided",
                "glossary",
                "protected",
            ):
                draft.outputs[start + place] = mark
                draft.marks[start + place] = ("punctuation", to)
        start += len(line) + 1
