"""Whom a report addresses, and lines that only look like it."""

from __future__ import annotations

import pytest

from converter.lexicon.salutation import is_salutation


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
