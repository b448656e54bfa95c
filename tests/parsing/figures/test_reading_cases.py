"""Short texts, each with the records a careful editor reads in it; `reading-cases.jsonl` says what kind each shows.

`expected` are the records; `accept` lists other readings that would do, `optional` records that may be there or not;
`periods` are those of all records, in their order, `previous` their earlier values,
`scopes` the places they are told of.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from converter.model import Indicator, Report

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("reading-cases.jsonl").read_text("utf-8").splitlines()
]
Record = tuple[Any, ...]


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def wanted(record: dict[str, Any]) -> Record:
    change, bound = record.get("change") or {}, record.get("bound") or "exact"
    of_change = change.get("bound") or (bound if change and record.get("value") is None else "exact")
    return (
        record["name"],
        number(record.get("value")),
        record.get("unit"),
        number(change.get("amount")),
        number(change.get("amount_max")),
        change.get("unit"),
        change.get("basis"),
        of_change,
        bound,
        bool(record.get("target")),
    )


def read(each: Indicator) -> Record:
    change = each.change
    told = (
        (number(change.amount), number(change.amount_max), change.unit, change.basis)
        if change
        else (None,) * 4
    )
    of_change = change.bound if change else "exact"
    return (each.name, number(each.value), each.unit, *told, of_change, each.bound, each.target)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_a_text_is_read_as_an_editor_reads_it(
    case: dict[str, Any], understood: Callable[[str], Report]
) -> None:
    may = {wanted(record) for record in case.get("optional", ())}
    found = Counter(record for record in map(read, understood(case["text"]).indicators) if record not in may)
    readings = [Counter(map(wanted, records)) for records in [case["expected"], *case.get("accept", ())]]
    assert found in readings, (found, readings)


@pytest.mark.parametrize(
    "case", [case for case in CASES if "periods" in case], ids=lambda case: case["text"][:24]
)
def test_a_figure_covers_the_time_it_is_told_of(
    case: dict[str, Any], understood: Callable[[str], Report]
) -> None:
    told = [each.period and each.period.text for each in understood(case["text"]).indicators]
    assert told == case["periods"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "previous" in case], ids=lambda case: case["text"][:24]
)
def test_a_figure_has_the_value_it_came_from(
    case: dict[str, Any], understood: Callable[[str], Report]
) -> None:
    told = [number(each.previous) for each in understood(case["text"]).indicators]
    assert told == [number(value) for value in case["previous"]]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "scopes" in case], ids=lambda case: case["text"][:24]
)
def test_a_figure_is_of_the_place_it_is_told_of(
    case: dict[str, Any], understood: Callable[[str], Report]
) -> None:
    told = [each.scope and each.scope.text for each in understood(case["text"]).indicators]
    assert told == case["scopes"]
