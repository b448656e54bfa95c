"""The list of a review as data for the code of its page: JSON that cannot end the element it stands in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from converter.content.checklist import (
    Check,
    Checklist,
    FigureCheck,
    HeadingCheck,
    ItemCheck,
    Located,
    ProblemCheck,
    TitleCheck,
    WordCheck,
)
from converter.decisions import SCHEMA
from converter.model import Change, Indicator
from converter.strings import Strings

_WORDS: Final = (
    "about_number", "against_budget", "against_last_budget", "against_plan", "against_target",
    "column_amount", "column_amount_max", "column_basis", "column_bound",
    "column_change_bound", "column_change_unit", "column_exact_max", "column_period", "column_previous",
    "column_scope", "column_unit", "column_value", "kind_done", "kind_plan", "kind_problem", "less_than",
    "mom", "more_than", "nearly", "percentage_points", "review_accept", "review_accept_rest", "review_add",
    "review_add_hint", "review_alike", "review_all_done", "review_as_set", "review_as_source",
    "review_bad_file", "review_cancel", "review_correct", "review_doubtful", "review_drop_figure",
    "review_drop_heading", "review_drop_item", "review_drop_problem", "review_exactly", "review_keep",
    "review_kind_figure", "review_kind_heading", "review_kind_item", "review_kind_problem",
    "review_kind_title", "review_kind_word", "review_left", "review_level", "review_name",
    "review_needs_name", "review_needs_place", "review_needs_text", "review_needs_unit",
    "review_needs_value", "review_no_storage", "review_not_decisions", "review_place", "review_places",
    "review_position", "review_problem_text", "review_progress", "review_remove", "review_rest",
    "review_right", "review_said_kept", "review_said_loaded", "review_said_nothing", "review_said_rest",
    "review_said_saved", "review_said_undone", "review_state_changed", "review_state_dropped",
    "review_state_open", "review_state_right", "review_strangers", "review_twice", "review_whole",
    "review_why", "review_word_doubt_cn", "review_word_doubt_hant", "review_word_other",
    "review_word_repair", "review_word_rewording", "review_word_shape", "review_written",
    "review_wrong_number", "review_wrong_source", "since", "target", "times", "yoy",
)  # fmt: skip
"""Those of the program's words that the code of the page uses."""


def review_data(checklist: Checklist, words: Strings, file: str, decided: str | None) -> str:
    """What the code of the page works with.

    Args:
        checklist: what is to be looked at.
        words: the program's own.
        file: what the decisions are called when they are saved.
        decided: decisions that were made before, as TOML.
    """
    sentences = checklist.sentences
    named = [sentences.named(number) for number in range(len(sentences.spans))]
    numbers = {(text, occurrence): number for number, (text, occurrence, _) in enumerate(named)}
    data = {
        "schema": SCHEMA,
        "source": {"name": checklist.report.source.name, "sha256": checklist.report.source.sha256},
        "file": file,
        "decided": decided,
        "words": {key: words[key] for key in _WORDS},
        "sentences": [
            {"start": span.start, "text": text, "occurrence": occurrence, "after": after}
            for span, (text, occurrence, after) in zip(sentences.spans, named, strict=True)
        ],
        "checks": [_check(check, numbers) for check in checklist.checks],
    }
    return _harmless(json.dumps(_told(data), ensure_ascii=False, separators=(",", ":")))


def _harmless(text: str) -> str:
    """JSON without anything that a reader of HTML, or of the page's source, could take for something else."""
    return "".join(
        f"\\u{ord(char):04x}" if char in "<>&" or not (char.isprintable() or char == " ") else char
        for char in text
    )


def _check(check: Check, numbers: Mapping[tuple[str, int | None], int]) -> dict[str, Any]:
    common = {
        "key": check.key,
        "kind": check.kind,
        "why": list(check.why),
        "places": [_place(located, numbers) for located in check.located],
        "parts": [[part.role, part.span.start, len(part.span)] for part in check.shown] or None,
    }
    return common | _own(check)


def _place(located: Located, numbers: Mapping[tuple[str, int | None], int]) -> dict[str, Any]:
    place = located.place
    number = numbers[place.sentence, place.occurrence]
    return {"in": number, "at": place.at, "nth": place.nth, "start": located.span.start}


def _own(check: Check) -> dict[str, Any]:
    if isinstance(check, TitleCheck):
        return {"text": check.text}
    if isinstance(check, HeadingCheck):
        return {"text": check.text, "level": check.level, "levels": check.levels}
    if isinstance(check, WordCheck):
        return {
            "sign": check.sign, "variant": check.variant, "source": check.source,
            "chosen": check.chosen, "candidates": list(check.candidates),
        }  # fmt: skip
    if isinstance(check, FigureCheck):
        return {
            "written": check.indicator.written.text, "read_as": check.read_as,
            "record": _record(check.indicator),
        }  # fmt: skip
    if isinstance(check, ProblemCheck):
        return {"text": check.text}
    assert isinstance(check, ItemCheck)
    return {"label": check.item.label.text, "title": check.item.title.text, "item": check.item.kind}


def _record(indicator: Indicator) -> dict[str, Any]:
    """An indicator as the decisions file has it; numbers as text, digit for digit."""
    return {
        "name": indicator.name,
        "value": _number(indicator.value),
        "value_max": _number(indicator.value_max),
        "bound": indicator.bound,
        "unit": indicator.unit,
        "change": _change(indicator.change) if indicator.change is not None else None,
        "previous": _number(indicator.previous),
        "target": indicator.target,
        "scope": indicator.scope.text if indicator.scope else None,
        "period": indicator.period.text if indicator.period else None,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "amount": _number(change.amount),
        "amount_max": _number(change.amount_max),
        "unit": change.unit,
        "basis": change.base,
        "bound": change.bound,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _told(value: Any) -> Any:
    """The data without what is None."""
    if isinstance(value, dict):
        return {key: _told(each) for key, each in value.items() if each is not None}
    return [_told(each) for each in value] if isinstance(value, list) else value
