"""Whom a report addresses, and lines that only look like it."""

from __future__ import annotations

import pytest

from converter.lexicon.salutation import is_salutation, names_bodies


@pytest.mark.parametrize(
    "text",
    [
        "市人民政府：",
        "各位代表：",
        "各位議員女士、先生：",
        "主任、各位副主任、秘书长、各位委员:",
        "尊敬的各位股东：",
        "省公安廳：",
    ],
)
def test_whom_it_is_for(text: str) -> None:
    assert is_salutation(text)


@pytest.mark.parametrize(
    "text",
    ["现将上半年工作情况报告如下：", "全市主要指标：", "工作情况：", "市人民政府", "市政府要求各部门：", "各位代表，现在作报告：会议", "总的看："],
)  # fmt: skip
def test_other_lines(text: str) -> None:
    assert not is_salutation(text)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("市人民政府：", True),
        ("市人大常务委员会：", True),
        ("各县（市、区）人民政府，市直有关部门：", True),
        ("領導小組辦公室：", True),
        ("各位代表：", False),
        ("各位代表、同志们：", False),
        ("主任、各位副主任、秘书长、各位委员:", False),
        ("议长、议员女士先生：", False),
        ("市人民政府", False),
    ],
)
def test_bodies_are_no_persons(text: str, bodies: bool) -> None:
    assert names_bodies(text) == bodies
