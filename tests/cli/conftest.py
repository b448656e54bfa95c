"""Commands run in this process; `test_process.py` has the tests that need a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Duizhao

REPORT = """\
一、打擊犯罪。上半年,全市破獲刑事案件1360余起,同比提高7.7%。
二、下一步工作。一是提高打擊能力。堅持以人民為中心。二是加強防控。推進平臺建設。
"""


@pytest.fixture
def duizhao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Duizhao:
    return Duizhao(tmp_path, monkeypatch)


@pytest.fixture
def report(duizhao: Duizhao) -> Path:
    """A short report, `report.txt`, in the working folder."""
    return duizhao.write("report.txt", REPORT)
