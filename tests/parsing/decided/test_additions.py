"""Headings, items and problems that an editor added or took away, also after the report was edited."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from converter.content import build_content
from converter.decisions import (
    Decision,
    Decisions,
    HeadingDecision,
    ItemDecision,
    Place,
    ProblemDecision,
    SentenceIndex,
)
from converter.model import Document, Report
from converter.parsing import parse
from converter.readers.text import read_text
from converter.variants import edition

LINES = [
    "打击犯罪工作",
    "上半年破获刑事案件5起。完善巡逻机制，夯实基层基础。",
    "民警业务培训跟不上形势。群众满意度有待提高。",
    "新建警务室7个，破案率达到65%以上。",
    "完善巡逻机制，夯实基层基础。",
]
PLAN = "二、下半年工作计划\n新建警务室7个，刑事警情下降5%。\n"


def read(lines: Sequence[str]) -> Document:
    text = "\n".join(["一、警务工作。", *lines]) + "\n"
    return read_text(text.encode(), "report.txt", "utf-8")


def decision(kind: str, place: Place) -> Decision:
    if kind == "heading":
        return HeadingDecision(place=place, level=2)
    if kind == "item":
        return ItemDecision(place=place, verdict="add", about="done")
    if kind == "problem":
        return ProblemDecision(place=place, verdict="add")
    return ProblemDecision(place=place, verdict="drop")


def edited(data: st.DataObject, before: Sequence[str]) -> list[str]:
    made = list(before)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(made)))
        what = data.draw(st.sampled_from(["insert", "delete", "double", "change"]))
        if what == "insert" or not made:
            made.insert(at, data.draw(st.sampled_from(LINES)))
        elif what == "delete":
            made.pop(min(at, len(made) - 1))
        elif what == "double":
            made.insert(at, made[min(at, len(made) - 1)])
        else:
            made[min(at, len(made) - 1)] = "改写了的一行，说别的事情。"
    return made


def headings(report: Report) -> list[str]:
    return [section.heading.text for section in report.walk() if section.heading is not None]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=5), st.data())
def test_in_an_edited_report_every_addition_stands_where_it_belongs_or_is_told(
    lines: list[str], data: st.DataObject
) -> None:
    before, after = read(lines), read(edited(data, lines))
    index = SentenceIndex(before.text)
    made: list[Decision] = []
    for span in index.spans[1:]:
        kind = data.draw(st.sampled_from(["", "heading", "item", "problem", "none"]))
        place = index.place(span)
        assert place is not None
        made += [decision(kind, place)] if kind else []
    decisions = Decisions(
        file="d",
        source_sha256=sha256(before.text.encode()).hexdigest() if after.text != before.text else "",
        headings=tuple(each for each in made if isinstance(each, HeadingDecision)),
        items=tuple(each for each in made if isinstance(each, ItemDecision)),
        problems=tuple(each for each in made if isinstance(each, ProblemDecision)),
    )
    plain, report = parse(after), parse(after, decisions=decisions)
    assert report.editing is not None
    lost = [each for each in report.diagnostics if "not applied" in each.message]
    assert report.editing.count + len(lost) == len(made)
    meant = {each.place.sentence for each in decisions.headings}
    known = headings(plain)
    for heading in headings(report):
        assert heading in known or any(sentence.startswith(heading) for sentence in meant)
    wanted = [each.place.sentence for each in decisions.items if each.place is not None]
    added = [item for item in report.action_items() if item.decided]
    assert all(item.body.text in wanted for item in added)
    spans = [each.span for each in report.editing.problems if each.span is not None]
    sentences = [each.place.sentence for each in decisions.problems if each.place is not None]
    assert all(span.of(after.text) in sentences for span in spans)
    if after.text == before.text:
        assert len(spans) == len(decisions.problems)
        assert len(added) == len(decisions.items) - sum("item" in each.message for each in lost)
    build_content([edition(report, "cn", "")])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=4), st.sampled_from(["7个", "5%"]), st.booleans())
def test_a_removed_aim_is_the_one_that_is_meant_or_is_told(lines: list[str], at: str, changed: bool) -> None:
    sentence = "新建警务室7个，刑事警情下降5%。"
    plan = PLAN.replace("下降5%", "下降6%") if changed else PLAN
    document = read_text(("\n".join(["一、警务工作。", *lines]) + f"\n{plan}").encode(), "r.txt", "utf-8")
    drop = ItemDecision(place=Place(sentence, at), verdict="drop")
    decisions = Decisions(file="d", source_sha256="0" * 64, items=(drop,))
    plain, report = parse(document), parse(document, decisions=decisions)
    shown = [
        [
            row.aim.figure[0].written.text
            for row in build_content([edition(each, "cn", "")]).tracker
            if row.aim
        ]
        for each in (plain, report)
    ]
    assert len(shown[0]) == 2
    told = len(report.diagnostics) - len(plain.diagnostics)
    assert told == changed
    assert shown[1] == (shown[0] if changed else [words for words in shown[0] if words != at])
    assert [each.target for each in report.indicators] == [each.target for each in plain.indicators]
