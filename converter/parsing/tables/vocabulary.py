"""The words of tables: those of `data/tables.toml`, with the words of change of the lexicon in use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from converter.lexicon import Lexicon
from converter.lexicon.patterns import alternatives, data_of, filled
from converter.lexicon.scope import of_lexicon
from converter.parsing.figures.vocabulary import quantities


@dataclass(frozen=True, slots=True)
class CellWords:
    """What may stand before the number in a cell of figures."""

    figure: re.Pattern[str]
    """A whole bare cell that is a figure, with its unit at most."""
    lead: re.Pattern[str]
    """All that may precede the number."""
    changes: re.Pattern[str]
    """Of a lead: signs and words of change, which are not part of the quantity."""
    falls: re.Pattern[str]
    """Of a lead: that it means a fall."""


@of_lexicon
def words(lexicon: Lexicon) -> Mapping[str, Any]:
    """The patterns of `data/tables.toml`, with the words of change of the lexicon in use."""
    data = data_of("converter.parsing", "tables")
    told = [lexicon.changes[word] for word in lexicon.changes_of("verb", "rate")]
    # One character alone is as often a part of a name: 新增.
    long = [change for change in told if len(change.word) > 1]
    lists = {
        "changes": alternatives(change.word for change in long),
        "falls": alternatives(change.word for change in long if change.direction < 0),
        "rises": alternatives(change.word for change in told if change.direction > 0),
        "rates": alternatives(lexicon.changes_of("rate")),
    }
    made: Mapping[str, Any] = filled(data, lists)
    return made


def heads_work(heads: Sequence[str]) -> bool:
    """Whether bare heads are those of a table that gives out work: one for the work, one for who or when."""
    rules = data_of("converter.parsing", "tables")["work"]
    given = [re.fullmatch(rules["given"], head) is not None for head in heads]
    return any(given) and any(
        re.fullmatch(rules["task"], head) for head, who in zip(heads, given, strict=True) if not who
    )


@of_lexicon
def cell_words(lexicon: Lexicon) -> CellWords:
    """Those of the lexicon in use."""
    bounds = [pattern for _, pattern in quantities().before]
    told = [
        lexicon.changes[word]
        for word in lexicon.changes_of("verb", "rate", "comparative")
        if not any(pattern.search(word) for pattern in bounds)  # 低于 bounds a figure
    ]
    changes = alternatives(change.word for change in told)
    falling = alternatives(change.word for change in told if change.direction < 0)
    verbs = alternatives(lexicon.changes_of("verb"))
    bounding = data_of("converter.parsing", "quantities")["bounds"]
    before = alternatives(word for key, each in bounding.items() if key.startswith("before") for word in each)
    reached = data_of("converter.parsing", "tables")["units"]["reached"]
    return CellWords(
        figure=re.compile(
            rf"(?:[-+±~−↑↓▼]|{reached}|{verbs}|{before})?"
            r" ?(?:\d[\d,. ]*(?:[~-] ?\d[\d,. ]*)?[^\d]{0,6}|[一二三四五六七八九十百千万零两]{1,9}[^\d]{0,3})"
        ),
        lead=re.compile(rf"(?:[\s+\-−±↑↓▼过达幅为了(]|{changes}|{before})*"),
        changes=re.compile(rf"[\s+\-−±↑↓▼(幅为了]|{changes}(?!于)"),  # 不低于95%
        falls=re.compile(rf"[-−↓▼]|{falling}"),
    )
