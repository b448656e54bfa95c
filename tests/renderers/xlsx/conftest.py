"""A small report made by hand and its workbook, opened with a reader that is not XlsxWriter's."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from converter.content import Content, build_content
from converter.pipeline import editions, read_report
from converter.renderers.xlsx import render_xlsx

REPORT = """某市消防局2023年工作总结
2023年，全市消防形势总体平稳，共发生火灾1.5万余起，同比下降12.5%—13%。
一、监督执法
全年检查单位3200家次，合格率达98.25%。=SUM(A1)督促整改隐患4100处。
二、下一步工作
一是加强巡查，2024年3月1日前排查隐患。二是建强队伍。
力争火灾起数下降5%以上，新建消防站3座。
"""


@pytest.fixture(scope="session")
def content_of() -> Callable[..., Content]:
    def made(text: str = REPORT, *variants: Any) -> Content:
        return build_content(editions(read_report(text.encode(), name="r.txt"), variants or ("cn",)))

    return made


@pytest.fixture(scope="session")
def book(content_of: Callable[..., Content]) -> Callable[..., Any]:
    def made(text: str = REPORT, *variants: Any) -> Any:
        return openpyxl.load_workbook(BytesIO(render_xlsx(content_of(text, *variants))))

    return made
