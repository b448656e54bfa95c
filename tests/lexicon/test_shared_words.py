"""Words that several rooms ask for stand once, and each pattern that names them has them."""

from __future__ import annotations

import re

import pytest

from converter.content.weights import phrases
from converter.lexicon.patterns import data_of, filled
from converter.model import Span
from converter.parsing.duties import responsible_in, says_who_takes_part, without_who
from converter.parsing.roles import leads_in_findings


def test_what_a_pattern_does_not_name_stays() -> None:
    assert filled({"a": ["{nouns}{2,3}", 4, "{others}"]}, {"nouns": "(?:甲|乙)"}) == {
        "a": ["(?:甲|乙){2,3}", 4, "{others}"]
    }


def test_words_may_name_those_above_them() -> None:
    data = data_of("converter.lexicon", "shared")
    assert not [name for name, written in data.items() if re.search(r"\{[a-z_]+\}", written)]
    assert "牵头" in data["given_to"]


@pytest.mark.parametrize("turn", ["清醒地认识到", "我们也清醒看到", "同时还要深刻认识到", "也看到"])
def test_a_report_turns_to_what_is_wrong(turn: str) -> None:
    assert phrases().passage_turn.search(turn)
    assert phrases().problem.search(f"{turn},基础薄弱")
    assert phrases().announces_problems.match(turn)


def test_a_change_that_is_seen_is_no_turn() -> None:
    assert not phrases().passage_turn.search("群众也看到了身边的变化")


@pytest.mark.parametrize("body", ["市教育局", "省生态环境厅", "海事署", "县乡村振兴集团"])
def test_a_body_is_given_something_to_do(body: str) -> None:
    told = f"完善制度。{body}要加快推进。"
    found = responsible_in(told, Span(0, len(told)))
    assert found is not None
    assert found.of(told) == body


def test_what_is_deployed_is_no_body() -> None:
    told = "完善制度。按照部署要加快推进。"
    assert responsible_in(told, Span(0, len(told))) is None


def test_who_takes_part_is_told_from_what_is_done() -> None:
    assert says_who_takes_part("市财政局、市审计局配合")
    assert not says_who_takes_part("市财政局配合完成改造3处")
    assert without_who("由市住建局牵头负责完成改造") == "完成改造"


@pytest.mark.parametrize("looked", ["督查", "督察", "抽查", "巡视", "稽核"])
def test_what_any_inspection_found_is_wrong(looked: str) -> None:
    assert leads_in_findings("", f"从{looked}情况看，", "")
