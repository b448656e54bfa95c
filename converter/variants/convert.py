"""Text into one variant, layer by layer, remembering for each character what decided it.

Layers, first to last: protected names and terms, the user's glossary, a region's vocabulary where it is asked
for, the built-in list of official language, the engine, common and regional forms, punctuation. A Traditional
source is first read back to Simplified and then set anew in the target standard: that is what repairs
machine-made Traditional (余 → 餘, 斗爭 → 鬥爭).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from converter.lexicon import detect_script
from converter.model import Script, Variant
from converter.variants import names
from converter.variants.engine import Config, load_engine
from converter.variants.forms import Marks, free, set_common_forms, set_regional_forms
from converter.variants.layers import Hit, data, official, settle, shapes, vocabulary
from converter.variants.pieces import Converted, Layer
from converter.variants.punctuation import regional as regional_punctuation
from converter.variants.wording import AS_WRITTEN, Wording

_SAMPLE = 64 * 1024
_FOREIGN = 3
"""How many Traditional characters make a part of a Simplified text a Traditional one."""
_ASKED = ("glossary", "protected", "vocabulary")
_DECIDED = ("protected", "glossary", "vocabulary", "official", "common")
"""Layers that know better than a Traditional source's own form."""


def convert_text(
    text: str,
    to: Variant,
    *,
    source: Script | None = None,
    wording: Wording = AS_WRITTEN,
    known_names: frozenset[str] = frozenset(),
) -> Converted:
    """`text` in the variant `to`.

    Args:
        text: any text; lines stay lines.
        to: `tw`, `hk` or `cn`.
        source: its script, if known; else it is detected.
        wording: the user's words and marks. For a Traditional source the glossary's words are looked for in
            the text as it is written and in its Simplified reading.
        known_names: persons' names found elsewhere in the document (`names.found`), in Simplified.

    Raises:
        EngineError: the engine is missing or broken.
    """
    source = source or detect_script(text)
    glossary = wording.glossary
    hits = (glossary.protected(to).hits(text), glossary.words(to).hits(text))
    if source == "Hans" and to == "cn":
        outputs, marks = _all_simplified(text, hits)
    elif source == "Hans":
        outputs, marks = _to_traditional(text, to, hits, wording, known_names)
    elif to == "cn":
        outputs, marks = _to_simplified(text, hits)
    else:
        outputs, marks = _reset_traditional(text, to, settle(hits, len(text)), wording, known_names)
    if wording.punctuation == "region":
        _set_punctuation(text, to, outputs, marks)
    return Converted(text, tuple(outputs), tuple(marks))


@lru_cache(maxsize=1024)
def script_of(part: str, whole: Script) -> Script:
    """The script of a line or paragraph, in a text whose script is `whole`.

    Traditional parts occur in Simplified texts; the way of a Traditional source does right by either script.
    """
    if whole == "Hant" or detect_script(part) == "Hans":
        return whole
    simple = load_engine().convert(part, "t2s")
    return "Hant" if sum(a != b for a, b in zip(part, simple, strict=False)) >= _FOREIGN else whole


def simplified_reading(text: str, source: Script) -> str:
    """`text` in Simplified, character by character; unchanged where an engine changes its length."""
    if source == "Hans":
        return text
    simple = "".join(_to_simplified(text, ())[0])
    return simple if len(simple) == len(text) else text


def hong_kong_source(text: str) -> bool:
    """Whether a Traditional text is in Hong Kong's forms rather than Taiwan's."""
    evidence = data("regional")["evidence"]
    sample = text[:_SAMPLE]
    return sum(map(sample.count, evidence["hk"])) > sum(map(sample.count, evidence["tw"]))


def _to_traditional(
    text: str, to: Variant, hits: tuple[Iterable[Hit], ...], wording: Wording, known_names: frozenset[str]
) -> tuple[list[str], Marks]:
    lists = (
        *hits,
        names.protected(text, known_names),
        vocabulary(to).hits(text) if to == wording.vocabulary else (),
        shapes(text, "to_hant"),
        official("to_hant").hits(text),
    )
    outputs, marks = _layered(text, "s2hk" if to == "hk" else "s2tw", lists)
    set_common_forms(outputs, marks)
    set_regional_forms(outputs, marks, to)
    return outputs, marks


def _to_simplified(text: str, hits: tuple[Iterable[Hit], ...]) -> tuple[list[str], Marks]:
    """The hits go first; without any the reading is remembered, for every edition needs it."""
    settled = settle(hits, len(text))
    if not settled:
        outputs, marks = _read_back(text)
        return list(outputs), list(marks)
    return _layered(text, _back(text), (settled, shapes(text, "to_hans"), official("to_hans").hits(text)))


@lru_cache(maxsize=512)
def _read_back(text: str) -> tuple[tuple[str, ...], tuple[tuple[Layer, str], ...]]:
    outputs, marks = _layered(text, _back(text), (shapes(text, "to_hans"), official("to_hans").hits(text)))
    return tuple(outputs), tuple(marks)


def forget() -> None:
    """Forget the readings that are remembered; for measuring."""
    _read_back.cache_clear()


def _back(text: str) -> Config:
    return "hk2s" if hong_kong_source(text) else "tw2s"


def _all_simplified(text: str, hits: tuple[Iterable[Hit], ...]) -> tuple[list[str], Marks]:
    """A Simplified text stays as it is, but for Traditional characters strewn in."""
    outputs, marks = _layered(text, None, hits)
    both_scripts = data("regional")["both_scripts"]["characters"]
    simple = load_engine().convert(text, "t2s")
    if simple == text or len(simple) != len(text):
        return outputs, marks
    for place, char in enumerate(simple):
        if char != text[place] and text[place] not in both_scripts and marks[place][0] == "same":
            outputs[place] = char
            marks[place] = ("engine", "t2s")
    return outputs, marks


def _reset_traditional(
    text: str, to: Variant, hits: list[Hit], wording: Wording, known_names: frozenset[str]
) -> tuple[list[str], Marks]:
    simple = simplified_reading(text, "Hant")
    glossary = wording.glossary
    on_reading = (
        (glossary.protected(to).hits(simple), glossary.words(to).hits(simple)) if glossary.terms else ()
    )
    outputs, marks = _to_traditional(simple, to, on_reading, wording, known_names)
    kept, instead = data("regional")["choices"]["characters"], data("regional")["choices"]["instead"]
    for place, char in enumerate(text):
        if char == outputs[place]:
            continue
        if char + outputs[place] in instead and marks[place][0] not in _ASKED:
            outputs[place] = char
            continue
        chosen = char in kept and char != simple[place] and not _decided(*marks[place])
        if chosen or (marks[place][0] not in _ASKED and free(char, outputs[place], to)):
            outputs[place], marks[place] = char, ("kept", f"the source's own form, not {outputs[place]}")
        elif marks[place][0] == "same":
            marks[place] = ("engine", "tw2s")
    for hit in hits:
        _put(hit, outputs, marks)
    return outputs, marks


def _decided(layer: Layer, rule: str) -> bool:
    """Whether a layer knows better than the source's own form.

    Neither a rule for one character alone nor one for given names does: 徵 and 征 are both in use there.
    """
    return (
        layer in _DECIDED
        and not (layer == "official" and len(rule) == 1)
        and not rule.startswith(names.GIVEN)
    )


def _layered(text: str, config: Config | None, layers: Iterable[Iterable[Hit]]) -> tuple[list[str], Marks]:
    """The hits of the lists, and the engine on what lies between."""
    outputs = list(text)
    marks: Marks = [("same", "")] * len(text)
    end = 0
    for hit in (*settle(layers, len(text)), Hit(len(text), len(text), "", "same", "")):
        if config is not None and hit.start > end:
            _run_engine(text, end, hit.start, config, outputs, marks)
        if hit.end > hit.start:
            _put(hit, outputs, marks)
        end = hit.end
    return outputs, marks


def _run_engine(text: str, start: int, end: int, config: Config, outputs: list[str], marks: Marks) -> None:
    result = load_engine().convert(text[start:end], config)
    if len(result) == end - start:
        outputs[start:end] = result
    else:
        outputs[start:end] = [result] + [""] * (end - start - 1)
    for place in range(start, end):
        if outputs[place] != text[place]:
            marks[place] = ("engine", config)


def _put(hit: Hit, outputs: list[str], marks: Marks) -> None:
    length = hit.end - hit.start
    outputs[hit.start : hit.end] = (
        hit.output if len(hit.output) == length else [hit.output] + [""] * (length - 1)
    )
    marks[hit.start : hit.end] = [(hit.layer, hit.rule)] * length


def _set_punctuation(text: str, to: Variant, outputs: list[str], marks: Marks) -> None:
    start = 0
    for line in text.split("\n"):
        for place, mark in regional_punctuation(line, to).items():
            if outputs[start + place] != mark and marks[start + place][0] not in ("glossary", "protected"):
                outputs[start + place] = mark
                marks[start + place] = ("punctuation", to)
        start += len(line) + 1
