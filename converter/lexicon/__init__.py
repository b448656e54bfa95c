"""Lexicon: what is known of the language, whatever the report, once for all rooms.

A `Lexicon` is a value: what takes one works with the bundled one unless it is given another, and
`extended` makes a new one. Characters, sentences and the joining of lines are functions of this package.
"""

from __future__ import annotations

from converter.lexicon.characters import HAN, is_han
from converter.lexicon.fold import fold
from converter.lexicon.joining import join_lines
from converter.lexicon.lexicon import ChangeWord, Lexicon, Measure, bundled
from converter.lexicon.script import detect_script
from converter.lexicon.sentences import clause_spans, sentence_spans, split_sentences

__all__ = [
    "HAN",
    "ChangeWord",
    "Lexicon",
    "Measure",
    "bundled",
    "clause_spans",
    "detect_script",
    "fold",
    "is_han",
    "join_lines",
    "sentence_spans",
    "split_sentences",
]
