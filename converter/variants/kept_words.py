"""Words that an editor decided, kept for other reports: those that hold wherever the word stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from converter.lexicon import fold
from converter.lexicon.lattice import is_inside_word
from converter.messages import about, message
from converter.model import Report, Span, WordChoice
from converter.variants.convert import simplified_reading
from converter.variants.glossary import LONGEST_TERM, TARGETS

_LEAST: Final = 2
"""Characters of a word; a single one is set by what stands around it."""


@dataclass(frozen=True, slots=True)
class KeptWords:
    """Words for a glossary."""

    terms: tuple[tuple[str, str, str], ...]
    """Direction, wording of the source, wording wanted; each once."""
    left_out: tuple[str, ...]
    """Why others are none, a line each."""

    def to_toml(self) -> str:
        """A glossary as `--glossary` takes it."""
        parts = []
        for direction in TARGETS:
            rows = [
                f"{_quoted(source)} = {_quoted(to)}\n" for own, source, to in self.terms if own == direction
            ]
            parts += [f"[to_{direction}]\n" + "".join(rows)] if rows else []
        return "\n".join(parts)


def kept_words(report: Report) -> KeptWords:
    """The words decided in a report that hold for a whole word, whatever stands around it.

    Args:
        report: read with decisions.
    """
    found: dict[tuple[str, str], dict[str, None]] = {}
    left_out = []
    text = fold(simplified_reading(report.text, report.script))
    for choice in report.editing.words if report.editing is not None else ():
        word = choice.span.of(report.text)
        why = _no_term(word, choice, text)
        if why:
            left_out.append(about(f"{word} → {choice.text}", why))
        else:
            found.setdefault((_direction(choice), word), {})[choice.text] = None
    for (direction, word), chosen in found.items():
        if len(chosen) > 1:
            told = message("it is set in several ways in {direction}", direction=direction)
            left_out.append(about(f"{word} → {'、'.join(chosen)}", told))
    terms = sorted(
        (direction, word, next(iter(chosen)))
        for (direction, word), chosen in found.items()
        if len(chosen) == 1
    )
    return KeptWords(tuple(terms), tuple(left_out))


def _no_term(word: str, choice: WordChoice, text: str) -> str:
    span: Span = choice.span
    if len(word) < _LEAST:
        return message("a single character is set by what stands around it")
    if len(word) > LONGEST_TERM or len(choice.text) > LONGEST_TERM:
        return message("it is too long for a term")
    if is_inside_word(text, span.start) or is_inside_word(text, span.end):
        return message("it begins or ends inside a word")
    return ""


def _direction(choice: WordChoice) -> str:
    return "hant" if len(choice.variants) > 1 else choice.variants[0]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'
