"""The decisions file: what is written is read back, the schema says the same, and what is wrong is one line."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.assets import toml_of
from converter.decisions import (
    Decisions,
    FigureDecision,
    HeadingDecision,
    ItemDecision,
    Place,
    ProblemDecision,
    TitleDecision,
    WordDecision,
    decisions_beside,
    decisions_to_toml,
    is_decisions_name,
    read_decisions,
)
from converter.decisions.reading import LARGEST
from converter.decisions.records import Clearable, DecidedVariant
from converter.errors import UsageError
from converter.model import Basis, Bound, Change, ItemKind, Yardstick

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((files("converter.decisions") / "data" / "decisions.schema.json").read_text("utf-8"))

LINE = st.text(st.sampled_from('破获案件1360余起，。；“”里"\\#[]=<&. 𠮷é'), min_size=1, max_size=40).filter(
    lambda text: text == text.strip() and text != ""
)
PLACED = st.text(st.sampled_from('破获案件1360起，。\t"\\. '), min_size=1, max_size=80).filter(str.strip)
NUMBER = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3).map(
    lambda value: value.normalize()
)
DAY = st.none() | st.dates()
COUNT = st.none() | st.integers(1, 99)
VERDICT = st.sampled_from(["accept", "correct", "drop", "add"])
COMMON = {"editor": st.just("") | LINE, "date": DAY, "note": st.just("") | LINE}
PLACE = st.builds(Place, PLACED, st.just("") | PLACED, COUNT, COUNT, st.just("") | PLACED)
BASES = (*get_args(Basis), *get_args(Yardstick))
CHANGE = st.builds(
    lambda amount, unit, base, bound, most: Change(amount, unit, None, bound, most).on(base),
    NUMBER,
    LINE,
    st.none() | st.sampled_from(BASES),
    st.sampled_from(get_args(Bound)),
    st.none() | NUMBER,
)
FIGURE = st.builds(
    FigureDecision,
    place=PLACE,
    read_as=st.just("") | LINE,
    verdict=st.sampled_from(["accept", "correct", "add"]),
    name=LINE,
    value=NUMBER,
    bound=st.none() | st.sampled_from(get_args(Bound)),
    unit=st.none() | LINE,
    change=st.none() | CHANGE,
    previous=st.none() | NUMBER,
    target=st.none() | st.booleans(),
    scope=st.none() | LINE,
    period=st.none() | LINE,
    **COMMON,
) | st.builds(FigureDecision, place=PLACE, verdict=st.just("drop"), **COMMON)
ITEM = st.builds(
    ItemDecision,
    place=PLACE,
    verdict=st.sampled_from(["accept", "correct", "add"]),
    about=st.none() | st.sampled_from(get_args(ItemKind)),
    title=LINE,
    body=st.none() | LINE,
    responsible=st.none() | LINE,
    due=st.none() | LINE,
    status=st.none() | LINE,
    **COMMON,
) | st.builds(ItemDecision, verdict=st.just("add"), title=LINE)
WORD = st.builds(
    WordDecision, place=PLACE, variant=st.sampled_from(["tw", "hk", "cn", "hant"]), to=LINE, **COMMON
)
HEADING = st.builds(HeadingDecision, place=PLACE, level=st.none() | st.integers(1, 9), **COMMON)
PROBLEM = st.builds(ProblemDecision, place=PLACE, text=LINE, **COMMON)


def several(one: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(one, max_size=3, unique_by=lambda each: each.key).map(tuple)


DECISIONS = st.builds(
    Decisions,
    source_name=st.just("") | LINE,
    source_sha256=st.just("") | st.text("0123456789abcdef", min_size=64, max_size=64),
    editor=st.just("") | LINE,
    date=DAY,
    title=st.none() | st.builds(TitleDecision, text=LINE, **COMMON),
    words=several(WORD),
    figures=several(FIGURE),
    headings=several(HEADING),
    items=several(ITEM),
    problems=several(PROBLEM),
)


def read(text: str) -> Decisions:
    return read_decisions(text.encode(), "a.decisions.toml")


def plain(value: object) -> object:
    """As a program for JSON sees the TOML."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def is_valid(text: str) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(plain(toml_of(text)))


@given(DECISIONS)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_and_is_valid_by_the_schema(decisions: Decisions) -> None:
    text = decisions_to_toml(decisions)
    assert read(text) == decisions
    assert decisions_to_toml(read(text)) == text
    assert is_valid(text)


def test_the_schema_is_one_and_knows_every_field_of_the_records() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for record in (WordDecision, FigureDecision, HeadingDecision, ItemDecision, ProblemDecision):
        names = {field.name for field in fields(record)} - {"place", "verdict"}
        names = {"kind" if name == "about" else name for name in names} | {
            field.name for field in fields(Place)
        }
        names |= {"not_a_heading"} if record is HeadingDecision else set()
        names |= {"accept", "drop", "add"} if "verdict" in {field.name for field in fields(record)} else set()
        assert set(SCHEMA["$defs"][record.kind]["properties"]) == names
    figure = SCHEMA["$defs"]["figure"]["properties"]
    assert set(figure["without"]["items"]["enum"]) == set(get_args(Clearable))
    assert set(SCHEMA["$defs"]["bound"]["enum"]) == set(get_args(Bound))
    assert set(figure["change"]["properties"]["basis"]["enum"]) == set(BASES)
    assert set(SCHEMA["$defs"]["word"]["properties"]["variant"]["enum"]) == {"tw", "hk", "cn", "hant"}
    assert get_args(DecidedVariant)[-1] is not None


def test_the_example_of_the_page_is_read() -> None:
    page = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0].replace("c7e8…", "c7" * 32)
    decisions = read(example)
    assert is_valid(example)
    assert [each.kind for each in decisions] == [
        "title",
        "heading",
        "word",
        "figure",
        "figure",
        "figure",
        "item",
    ]
    assert decisions.figures[1].change == Change(Decimal("-1.8"), "%", "yoy")
    assert decisions.items[0].about == "plan"
    assert decisions.date == date(2016, 7, 20)


def test_decisions_are_written_in_the_order_of_the_report_and_what_it_lacks_stands_last() -> None:
    first = FigureDecision(place=Place("破案5起。", "5起"), verdict="drop")
    second = WordDecision(place=Place("后面的人。", "后"), variant="tw", to="後")
    gone = ItemDecision(place=Place("不在了。"), verdict="drop")
    decisions = Decisions(words=(second,), figures=(first,), items=(gone,))
    text = decisions_to_toml(decisions, "破案5起。后面的人。")
    assert text == (
        'schema = "duizhao/decisions/1"\n\n'
        '[[figure]]\nsentence = "破案5起。"\nat = "5起"\ndrop = true\n\n'
        '[[word]]\nsentence = "后面的人。"\nat = "后"\nvariant = "tw"\nto = "後"\n\n'
        '[[item]]\nsentence = "不在了。"\ndrop = true\n'
    )


def test_a_long_leader_of_full_stops_is_written_so_that_it_is_read_back() -> None:
    decisions = Decisions(headings=(HeadingDecision(place=Place(f"一、总则{'.' * 200}3"), level=1),))
    assert read(decisions_to_toml(decisions)) == decisions


def test_numbers_are_those_that_are_written_digit_for_digit() -> None:
    text = '[[figure]]\nsentence = "a"\nvalue = 0.1000000000\n'
    assert str(read(f'schema = "duizhao/decisions/1"\n{text}').figures[0].value) == "0.1000000000"


HEAD = 'schema = "duizhao/decisions/1"\n'
FIGURE_HEAD = HEAD + '[[figure]]\nsentence = "破案5起。"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.decisions.toml: schema is missing"),
        ("schema = 1", "a.decisions.toml: schema must be a text in quotation marks"),
        (
            'schema = "duizhao/decisions/9"\nnew = 1',
            "a.decisions.toml: schema is 'duizhao/decisions/9'; this version reads 'duizhao/decisions/1'",
        ),
        ("schema = ", "a.decisions.toml: it is not TOML: Invalid value (at end of document)"),
        (HEAD + "[source]\nsha256 = 'x'", "a.decisions.toml: source: sha256 is not 64 hexadecimal digits"),
        (HEAD + "[figure]", "a.decisions.toml: figure is not a list of tables; each begins with [[figure]]"),
        (HEAD + "[[title]]", "a.decisions.toml: title is not a table"),
        (HEAD + "date = 2016-07-20T10:00:00", "a.decisions.toml: date must be a day without quotation marks, such as 2026-07-01"),
        (HEAD + "[[figure]]\ndrop = true", "a.decisions.toml:2: figure: sentence is missing"),
        (FIGURE_HEAD, "a.decisions.toml:2: figure: nothing is decided; give accept, drop or add = true, or one of name, value, value_max, bound, unit, change, previous, target, scope, period, without"),
        (FIGURE_HEAD + "drop = true\nvalue = 1", "a.decisions.toml:2: figure: drop = true says that there is none, and value that there is one"),
        (FIGURE_HEAD + "drop = true\naccept = true", "a.decisions.toml:2: figure: accept and drop exclude each other"),
        (FIGURE_HEAD + "drop = 1", "a.decisions.toml:2: figure: drop must be true or false"),
        (FIGURE_HEAD + "value = '5'", "a.decisions.toml:2: figure: value must be a number, without quotation marks and without 万 or %"),
        (FIGURE_HEAD + "value = true", "a.decisions.toml:2: figure: value must be a number, without quotation marks and without 万 or %"),
        (FIGURE_HEAD + "value = inf", "a.decisions.toml:2: figure: value is no number that a report tells"),
        (FIGURE_HEAD + "value = 1e99999", "a.decisions.toml:2: figure: value is no number that a report tells"),
        (FIGURE_HEAD + "value = 5\nvalue_max = 3", "a.decisions.toml:2: figure: value_max is less than value"),
        (FIGURE_HEAD + "nth = 0\ndrop = true", "a.decisions.toml:2: figure: nth must be a whole number from 1 to 10,000"),
        (FIGURE_HEAD + 'name = " \\u200b"', "a.decisions.toml:2: figure: name is empty; leave it out"),
        (FIGURE_HEAD + f"name = '{'破' * 2001}'", "a.decisions.toml:2: figure: name has 2,001 characters; 2,000 is the most"),
        (FIGURE_HEAD + "bound = 'over'", "a.decisions.toml:2: figure: bound: 'over' is not a choice; choose from 'exact', 'more_than', 'less_than', 'nearly', 'about'"),
        (FIGURE_HEAD + "add = true\nname = '破案'", "a.decisions.toml:2: figure: an indicator that is added needs a name, and a value or a change"),
        (FIGURE_HEAD + "change = 5", "a.decisions.toml:2: figure: change is not a table"),
        (FIGURE_HEAD + "change = {unit = '%'}", "a.decisions.toml:2: figure: change: amount is missing"),
        (FIGURE_HEAD + "without = ['name']", "a.decisions.toml:2: figure: without: 'name' cannot be left out; choose from value, value_max, unit, change, previous, scope, period"),
        (FIGURE_HEAD + "without = 'unit'", "a.decisions.toml:2: figure: without must be a list of fields, such as [\"period\"]"),
        (FIGURE_HEAD + "unit = '起'\nwithout = ['unit']", "a.decisions.toml:2: figure: unit is given, and without says that there is none"),
        (FIGURE_HEAD + "valve = 3", "a.decisions.toml:2: figure: there is no 'valve'; there are sentence, at, nth, occurrence, after, read_as, accept, drop, add, name, value, value_max, bound, unit, change, previous, target, scope, period, without, editor, date, note"),
        (HEAD + '[[heading]]\nsentence = "一、a"', "a.decisions.toml:2: heading: give its level, or not_a_heading = true"),
        (HEAD + '[[heading]]\nsentence = "一、a"\nlevel = 1\nnot_a_heading = true', "a.decisions.toml:2: heading: give its level, or not_a_heading = true"),
        (HEAD + '[[heading]]\nsentence = "一、a"\nlevel = 10', "a.decisions.toml:2: heading: level must be a whole number from 1 to 9"),
        (HEAD + '[[word]]\nsentence = "后"\nto = "後"', "a.decisions.toml:2: word: variant is missing; choose from 'tw', 'hk', 'cn', 'hant'"),
        (HEAD + '[[word]]\nsentence = "后"\nvariant = "tw"', "a.decisions.toml:2: word: to is missing"),
        (HEAD + "[[item]]\nadd = true", "a.decisions.toml:2: item: an item that is added needs a title, or its words in the report"),
        (HEAD + "[[problem]]\nadd = true", "a.decisions.toml:2: problem: a problem that is added needs a text, or its words in the report"),
        (2 * (FIGURE_HEAD.replace(HEAD, "") + "drop = true\n") + HEAD.replace("schema", "editor"), "a.decisions.toml: schema is missing"),
        (FIGURE_HEAD + "drop = true\n[[figure]]\nsentence = '破案5起。'\naccept = true", "a.decisions.toml: figure: '破案5起。' is decided twice; keep one of the two"),
        ("a = " + "[" * 5000, "a.decisions.toml: it is not TOML: it is nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_line_with_its_place(text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        read(text)
    assert str(error.value) == message


def test_what_is_no_text_or_too_large_is_refused() -> None:
    for data in ("破案".encode("gb18030"), b"\0" * (LARGEST + 1)):
        with pytest.raises(UsageError, match=r"^a\.decisions\.toml: [^\n]+$"):
            read_decisions(data, "a.decisions.toml")


def test_a_file_saved_by_notepad_is_read_like_any_other() -> None:
    text = HEAD + '[[item]]\r\nsentence = "一是破案。"\r\ndrop = true\r\n'
    assert read_decisions(b"\xef\xbb\xbf" + text.encode(), "a").items[0].verdict == "drop"


def test_the_file_of_a_report_stands_beside_it_and_is_known_by_its_name() -> None:
    path = decisions_beside(Path("in") / "report.v2.txt")
    assert path == Path("in") / "report.v2.decisions.toml"
    assert is_decisions_name(path.name)
    assert not is_decisions_name("decisions.toml")
