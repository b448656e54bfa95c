"""What is doubtful about a figure: each row a sentence and the codes that its records bear."""

from __future__ import annotations

import pytest

from converter.parsing.figures.doubts import EXPLANATIONS
from tests.parsing.figures.conftest import Read

DOUBTFUL = [
    ("查获12起。", ["name-deed"]),
    ("全区共有经营主体8.4万户，其中企业2.9万户。", ["name-part"]),
    ("民生支出占总支出的132%。", ["share-over-100"]),
    ("事故由上年的200起增至300起，上升20%。", ["arithmetic"]),
    ("抓获嫌疑人\n12名。", ["broken-line"]),
    ("满意率320件。", ["unit-unlike"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "codes"), DOUBTFUL)
def test_a_doubtful_record_says_why(read: Read, sentence: str, codes: list[str]) -> None:
    told = {doubt.code for each in read(sentence).indicators for doubt in each.doubts}
    assert set(codes) <= told


@pytest.mark.parametrize(
    "sentence",
    [
        "破获毒品犯罪案件1360余起，同比增长5%。",
        "全市新登记经营主体8.43万户。",
        "服判息诉率由88.2%升至90.5%。",
    ],
)
def test_a_plain_record_has_no_doubts(read: Read, sentence: str) -> None:
    assert [each.doubts for each in read(sentence).indicators] == [()]


def test_rows_that_bear_one_name_are_doubtful(read: Read) -> None:
    told = read("查处案件12起。查处案件34起。").indicators
    assert [{doubt.code for doubt in each.doubts} for each in told] == [{"name-alike"}, {"name-alike"}]


def test_each_code_has_a_plain_sentence() -> None:
    assert all(why and why == why.strip() for why in EXPLANATIONS.values())
