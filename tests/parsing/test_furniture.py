"""What web pages and printed pages add is told from the report, and a sentence is never taken for it."""

from __future__ import annotations

import pytest

from converter.parsing.furniture import is_furniture, page_furniture


@pytest.mark.parametrize(
    "line",
    [
        "扫一扫在手机打开当前页", "掃一掃在手機打開當前頁", "打印本页", "【字号：大 中 小】", "责任编辑：王某", "分享到：微信 微博",
        "您的位置：首页 > 政务公开 > 工作总结", "首页>政务公开>工作总结", "上一篇：某区2018年总结", "下一篇：没有了", "浏览次数：1024",
        "版权所有：某市人民政府", "鲁ICP备12345678号", "相关链接：某某", "关闭窗口", "友善列印", "字級設定", "回頂端", "打印", "收藏",
    ],
)  # fmt: skip
def test_what_a_web_page_adds_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "一、打击犯罪", "各位代表：", "大力推进扫黑除恶", "分享经济快速发展", "下载应用人数突破100万，下载量居首。",
        "编辑出版史志3部", "收藏文物1200件", "打印社区便民手册5000份", "—— 经济运行稳中有进", "网站首页改版完成", "<b>工作</b>报告",
    ],
)  # fmt: skip
def test_a_line_of_the_report_is_not(line: str) -> None:
    assert not is_furniture(line)


def test_page_numbers_are_furniture_in_the_ways_they_are_printed() -> None:
    lines = ["正文，", "— 1 —", "正文。", "-2-", "正文", "第 3 页 共 9 页", "第4頁", "Page 5 of 9", "2016年"]
    assert page_furniture(lines) == {1, 3, 5, 6, 7}


def test_bare_numbers_are_pages_only_if_they_count_up_one_by_one() -> None:
    assert page_furniture(["甲，", "乙", "丙", "12", "丁，", "戊", "己", "13", "庚"]) == {3, 7}
    assert page_furniture(["件数", "12", "人数", "31"]) == frozenset()
    assert page_furniture(["甲", "12", "乙"]) == frozenset()


def test_a_running_head_interrupts_and_a_heading_of_each_chapter_does_not() -> None:
    pages = [line for page in "123" for line in (f"审结案件{page}200件，其中", f"— {page} —", "法院工作报告")]
    assert page_furniture(["法院工作报告", *pages]) == {2, 3, 5, 6, 8, 9}
    chapters = [line for chapter in "123" for line in ("主要成效", f"全年共审结案件{chapter}200件。")]
    assert page_furniture(["法院工作报告", *chapters]) == frozenset()
    numbered = [
        line
        for chapter in "一二三四"
        for line in (f"{chapter}、打击犯罪", "主要成效", f"第{chapter}项全部完成。")
    ]
    assert page_furniture(["法院工作报告", *numbered]) == frozenset()
