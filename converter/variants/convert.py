"""Text into one variant, layer by layer, remembering for each character what decided it.

Layers, first to last: protected names, the user's glossary, the built-in list of official language, the
engine, regional forms, punctuation. A Traditional source is first read back to Simplified and then set anew
in the target standard: that is what repairs machine-made Traditional (余 → 餘, 斗爭 → 鬥爭).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal

from converter.model import Script, Variant
from converter.parsing.script import detect_script
from converter.variants import names
from converter.variants.engine import Config, load_engine
from converter.variants.layers import Hit, WordList, data, official, settle
from converter.variants.pieces import Converted, Layer
from converter.variants.punctuation import regional as regional_punctuation

Punctuation = Literal["regional", "keep"]
_SAMPLE = 64 * 1024
_CHUNK = re.compile(r"[^\n]{1,2000}|\n+")
Marks = list[tuple[Layer, str]]


def convert_text(
    text: str,
    to: Variant,
    *,
    source: Script | None = None,
    glossary: Mapping[str, str] | None = None,
    punctuation: Punctuation = "keep",
) -> Converted:
    """`text` in the variant `to`.

    Args:
        text: any text; lines stay lines.
        to: `tw`, `hk` or `cn`.
        source: its script, if known; else it is detected.
        glossary: the user's own words, source wording to target wording.
        punctuation: `regional` sets the marks as the region does, `keep` leaves them.

    Raises:
        EngineError: the engine is missing or broken.
    """
    source = source or detect_script(text)
    words = WordList(glossary or {}, "glossary")
    if source == "Hans":
        outputs, layers = _from_simplified(text, to, words)
    elif to == "cn":
        outputs, layers = _to_simplified(text, words)
    else:
        outputs, layers = _reset_traditional(text, to, words)
    if punctuation == "regional":
        _set_punctuation(text, to, outputs, layers)
    return Converted(text, tuple(outputs), tuple(layers))


def plain(text: str, to: Variant, *, punctuation: Punctuation = "keep") -> str:
    """A text of any size in the variant `to`, line by line; its line ends stay where they are."""
    source = detect_script(text[:_SAMPLE])
    return "".join(
        chunk
        if chunk.startswith("\n")
        else convert_text(chunk, to, source=source, punctuation=punctuation).text
        for chunk in _CHUNK.findall(text)
    )


def hong_kong_source(text: str) -> bool:
    """Whether a Traditional text is in Hong Kong's forms rather than Taiwan's."""
    evidence = data("regional")["evidence"]
    sample = text[:_SAMPLE]
    return sum(map(sample.count, evidence["hk"])) > sum(map(sample.count, evidence["tw"]))


def _from_simplified(text: str, to: Variant, words: WordList) -> tuple[list[str], Marks]:
    if to == "cn":
        return _layered(text, None, (words.hits(text),))
    hits = (names.protected(text), words.hits(text), official("to_hant").hits(text))
    outputs, layers = _layered(text, "s2hk" if to == "hk" else "s2tw", hits)
    _set_regional_forms(outputs, layers, to)
    return outputs, layers


def _to_simplified(text: str, words: WordList) -> tuple[list[str], Marks]:
    config: Config = "hk2s" if hong_kong_source(text) else "tw2s"
    return _layered(text, config, (words.hits(text), official("to_hans").hits(text)))


def _reset_traditional(text: str, to: Variant, words: WordList) -> tuple[list[str], Marks]:
    simple, _ = _to_simplified(text, WordList({}, "glossary"))
    if any(
        len(output) != 1 for output in simple
    ):  # an engine that changes lengths: no way back to the places
        return _layered(text, "s2hk" if to == "hk" else "s2tw", (words.hits(text),))
    outputs, layers = _from_simplified("".join(simple), to, WordList({}, "glossary"))
    for place, char in enumerate(text):
        if _was_right(char, simple[place], outputs[place]):
            outputs[place], layers[place] = char, ("kept", "the source's own form")
    for hit in words.hits(text):
        _put(hit, outputs, layers)
    return outputs, layers


def _was_right(char: str, simple: str, output: str) -> bool:
    """Whether the source's character is a choice (鍾 for 鐘) that the way through Simplified would lose."""
    return char not in (simple, output) and char in data("regional")["choices"]["characters"]


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


@lru_cache(maxsize=3)
def _region(variant: Variant) -> dict[str, str]:
    forms: dict[str, str] = data("regional").get(variant, {})
    return forms


def _set_regional_forms(outputs: list[str], marks: Marks, to: Variant) -> None:
    forms = _region(to)
    from_lists = {**forms, **data("regional")["hk_from_tw"]} if to == "hk" else forms
    for place, output in enumerate(outputs):
        layer = marks[place][0]
        applied = from_lists if layer == "official" else forms
        if len(output) == 1:
            regional = applied.get(output, output)
        else:
            regional = "".join(applied.get(char, char) for char in output)
        if regional != output and layer != "glossary":
            outputs[place] = regional
            marks[place] = ("regional", f"{output} → {regional}")


def _set_punctuation(text: str, to: Variant, outputs: list[str], marks: Marks) -> None:
    start = 0
    for line in text.split("\n"):
        for place, mark in regional_punctuation(line, to).items():
            if outputs[start + place] != mark and marks[start + place][0] not in ("glossary", "protected"):
                outputs[start + place] = mark
                marks[start + place] = ("punctuation", to)
        start += len(line) + 1
