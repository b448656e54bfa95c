"""Decisions about figures: corrected, looked at, left out, added; also after the report was edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.decisions import Decisions, FigureDecision, SentenceIndex, read_decisions
from converter.model import Change, Indicator, Report
from converter.parsing import explain, parse
from converter.readers.text import read_text

Decided = Callable[..., Report]
TEXT = "一、打击犯罪。上半年，全市破获刑事案件1360余起，同比提高7.7%。接处警110次。\n二、防控。巡逻。\n"
AT = '[[figure]]\nsentence = "上半年，全市破获刑事案件1360余起，同比提高7.7%。"\nat = "1360余起"\n'
CALLS = '[[figure]]\nsentence = "接处警110次。"\nat = "110次"\n'


def seen(indicator: Indicator) -> tuple[object, ...]:
    return (indicator.name, indicator.value, indicator.bound, indicator.unit, indicator.decided)


def test_the_fields_that_are_told_are_changed_and_the_others_stay(decided: Decided) -> None:
    report = decided(TEXT, AT + 'name = "破获各类案件"\nvalue = 1365\nbound = "exact"\nperiod = "前六个月"\n')
    first = report.indicators[0]
    assert seen(first) == ("破获各类案件", Decimal(1365), "exact", "起", True)
    assert first.change == Change(Decimal("7.7"), "%", "yoy")
    assert (first.scope and first.scope.text, first.period and first.period.text) == ("全市", "前六个月")
    assert first.written.text == "1360余起"
    assert first.corrected
    assert report.diagnostics == ()
    assert report.editing is not None
    assert report.editing.count == 1


def test_what_is_looked_at_and_right_stays_and_is_in_no_doubt(decided: Decided) -> None:
    text, calls = TEXT.replace("接处警", "案件"), CALLS.replace("接处警", "案件")
    before = decided(text, "").indicators[1]
    after = decided(text, calls + "accept = true").indicators[1]
    assert [doubt.code for doubt in before.doubts] == ["name-short"]
    assert (after.doubts, after.decided, after.corrected) == ((), True, False)
    assert seen(after)[:-1] == seen(before)[:-1]


def test_what_is_no_indicator_is_left_out_and_the_reason_says_who_decided(decided: Decided) -> None:
    report = decided(TEXT, CALLS + "drop = true")
    assert [each.name for each in report.indicators] == ["破获刑事案件"]
    document = read_text(TEXT.encode(), "report.txt", "utf-8")
    toml = 'schema = "duizhao/decisions/1"\n' + CALLS + "drop = true\n" + AT + "accept = true"
    reasons = {each.text: each for each in explain(document, decisions=read_decisions(toml.encode(), "a"))}
    assert (reasons["110次"].verdict, reasons["110次"].rule) == ("excluded", "decided")
    assert reasons["110次"].why.startswith("decided by an editor; read as an indicator by ")
    assert reasons["1360余起"].why.startswith("decided by an editor; ")


def test_one_that_was_missed_is_added_where_it_stands_and_all_are_numbered_anew(decided: Decided) -> None:
    text = "一、警务。第十二届会议上通报。接处警110次。\n"
    report = decided(
        text,
        '[[figure]]\nsentence = "第十二届会议上通报。"\nat = "十二届"\nadd = true\nname = "会议"\nvalue = 12\nunit = "届"\n',
    )
    assert [(each.id, each.name, each.value, each.unit) for each in report.indicators] == [
        ("i1", "会议", Decimal(12), "届"),
        ("i2", "接处警", Decimal(110), "次"),
    ]
    assert report.indicators[0].sentence.text == "第十二届会议上通报。"
    assert report.indicators[0].section == report.sections[0].id


def test_a_field_that_was_read_and_is_not_there_is_taken_away(decided: Decided) -> None:
    first = decided(TEXT, AT + 'without = ["change", "period", "unit"]').indicators[0]
    assert (first.change, first.period, first.unit, first.unit_span) == (None, None, None, None)


def test_of_several_indicators_in_the_same_words_one_is_meant_by_name(decided: Decided) -> None:
    text = "一、安全。道路交通事故起数、死亡人数均下降1.8%。\n"
    names = [each.name for each in decided(text, "").indicators]
    assert len(names) == 2
    at = '[[figure]]\nsentence = "道路交通事故起数、死亡人数均下降1.8%。"\nat = "1.8%"\n'
    report = decided(text, at + f'read_as = "{names[1]}"\ndrop = true')
    assert [each.name for each in report.indicators] == names[:1]
    vague = decided(text, at + "drop = true")
    assert [each.name for each in vague.indicators] == names
    assert [each.message for each in vague.diagnostics] == [
        "report.decisions.toml: figure 1.8% in 道路交通事故起数、死亡人数均下降1.8%。: not applied: "
        f"2 indicators stand there, and read_as says which: {names[0]}, {names[1]}"
    ]


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        (CALLS.replace("接处警", "接警") + "drop = true", "the sentence is not in the report"),
        (CALLS.replace("110次", "111次") + "drop = true", "the sentence is not in the report"),
        (CALLS.replace('at = "110次"', 'at = "接处"') + "accept = true", "no indicator is read there; add = true, with name and value, makes one"),
    ],
)  # fmt: skip
def test_what_cannot_be_applied_is_told_and_changes_nothing(decided: Decided, toml: str, why: str) -> None:
    report = decided(TEXT, toml)
    assert report.indicators == decided(TEXT, "").indicators
    assert len(report.diagnostics) == 1
    assert report.diagnostics[0].message.endswith(f"not applied: {why}")
    assert report.editing is not None
    assert report.editing.count == 0


def test_a_value_that_is_decided_ends_the_range_that_was_read(decided: Decided) -> None:
    text = "一、警务。新建警务室3至5个。\n"
    first = decided(text, '[[figure]]\nsentence = "新建警务室3至5个。"\nvalue = 4\n').indicators[0]
    assert (first.value, first.value_max) == (Decimal(4), None)


SENTENCES = [
    "破获刑事案件5起。",
    "抓获嫌疑人31人，同比上升5%。",
    "接处警110次。",
    "化解纠纷5起；",
    "新建警务室7个。",
]


def edited(data: st.DataObject, before: Sequence[str]) -> list[str]:
    made = list(before)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(made)))
        what = data.draw(st.sampled_from(["insert", "delete", "double", "change"]))
        if what == "insert" or not made:
            made.insert(at, data.draw(st.sampled_from(SENTENCES)))
        elif what == "delete":
            made.pop(min(at, len(made) - 1))
        elif what == "double":
            made.insert(at, made[min(at, len(made) - 1)])
        else:
            made[min(at, len(made) - 1)] = "改写了的句子3件。"
    return made


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.data())
@settings(max_examples=40, deadline=None)
def test_in_an_edited_report_every_decision_is_applied_where_it_belongs_or_told(
    sentences: list[str], data: st.DataObject
) -> None:
    before = f"一、警务。\n{''.join(sentences)}\n"
    after = f"一、警务。\n{''.join(edited(data, sentences))}\n"
    old = read_text(before.encode(), "report.txt", "utf-8")
    index = SentenceIndex(old.text)
    figures = []
    for number, each in enumerate(parse(old).indicators):
        place = index.place(each.written.span)
        assert place is not None
        figures.append(FigureDecision(place=place, note=str(number), name=f"决定{number}"))
    decisions = Decisions(file="d", source_sha256=sha256(before.encode()).hexdigest(), figures=tuple(figures))
    plain = parse(read_text(after.encode(), "report.txt", "utf-8"))
    report = parse(read_text(after.encode(), "report.txt", "utf-8"), decisions=decisions)
    assert report.editing is not None
    assert report.editing.count + len(report.diagnostics) == len(figures)
    by_name = {each.name: each for each in figures}
    for now, read in zip(report.indicators, plain.indicators, strict=True):
        if now.decided:
            decision = by_name[now.name]
            assert decision.place.sentence == now.sentence.text
            assert now.written.text == read.written.text == decision.place.at
        else:
            assert now == read
    assert sum(each.decided for each in report.indicators) == report.editing.count
