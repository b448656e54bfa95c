"""Whatever the text, the parts of the report in their order are the source: nothing lost, nothing doubled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wholeness import holds_the_whole_source, pieces_of, views_stand_in_their_nodes

from converter.errors import InputError
from converter.model import Report

REPORTS = sorted((Path(__file__).parents[1] / "cases" / "reports").glob("*.txt"))
CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))

LABELS = ["一、", "二、", "三、", "（一）", "（二）", "(一 )", "1.", "2．", "３、", "（1）", "(２)", "①", "②", "第一部分", "壹、",
          "一是", "二是", "一要", "第一，", "第二，", "首先，", "最后，", "⑴", "1)", "2)", "甲、", "(a)", "；及(b)", "(i)", "(ii)",
          "任务一：", "包括(1)"]  # fmt: skip
WORDS = ["今年以来，全市公安机关忠实履职", "破获案件1360起", "工作总结", "下一步", "当前", "存在差距", "同志们", "附件", "各位代表",
         "扫一扫在手机打开当前页", "— 3 —", "2016年7月8日", "——", "打擊犯罪", "𠀀", "é", "abc", "㈠", "x" * 40]  # fmt: skip
MARKS = [
    "。",
    "：",
    "；",
    "，",
    "、",
    "！",
    "“",
    "”",
    "（",
    "）",
    ".",
    " ",
    "　",
    "　　",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
]
MIXED = st.lists(st.sampled_from(LABELS + WORDS + MARKS) | st.text(max_size=3), max_size=60).map("".join)


@given(MIXED)
@example("一、\n（一）\n一是。二是")
@example("注：\n(a) 甲；及\n(b) 乙\n一、(i)丙；或(ii)")
@example("一、　　1.　一是　　。")
@example("附件\n1.\n一、下一步：\n（一）一要，二要")
def test_a_report_holds_its_source_whole_whatever_the_text(
    understood: Callable[[str], Report], text: str
) -> None:
    try:
        report = understood(text)
    except InputError:  # nothing but white space
        return
    holds_the_whole_source(report)
    views_stand_in_their_nodes(report)


@pytest.mark.parametrize("path", [*REPORTS, *CASES], ids=lambda path: path.stem)
def test_a_real_report_holds_its_source_whole_and_in_order(
    understood: Callable[[str], Report], path: Path
) -> None:
    report = understood(path.read_text("utf-8"))
    holds_the_whole_source(report)
    views_stand_in_their_nodes(report)
    in_sections = [piece.span for section in report.sections for piece in pieces_of(section)]
    assert in_sections == sorted(in_sections)
