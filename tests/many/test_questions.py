"""The questions of docs/tables.md, in SQL and in pandas: each has an answer."""

from __future__ import annotations

import ast
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from converter.many import tables
from converter.many.rows import rows_of
from converter.pipeline import read_report

DOCS = Path(__file__).parents[2] / "docs" / "tables.md"
QUESTIONS = re.findall(
    r"^(\S[^\n]+\?)\n\n```sql\n(.+?)```\n\n```python\n(.+?)```", DOCS.read_text(encoding="utf-8"), re.M | re.S
)
REPORTS = {
    "2016.txt": """臨江市公安局2016年上半年工作總結
一、打擊犯罪。上半年，查處酒駕1200起，同比下降13.5%。佔比達120%，同比提高2個百分點。
二、下一步工作。一是加強防控。由治安支隊牽頭，年底前新建警務室20個。二是改進服務。
""",
    "2017.txt": """臨江市公安局2017年上半年工作總結
一、打擊犯罪。上半年，查處酒駕1100起，同比下降8.3%。
""",
    "other.txt": """河源市公安局2017年上半年工作总结
一、交通管理。上半年，全市查处超员300起，同比增长3%。
""",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same reports as an archive and as Parquet."""
    folder = tmp_path_factory.mktemp("tables")
    pytest.importorskip("pyarrow")
    for name in ("f.sqlite", "f.parquet"):
        with tables.open_table(folder / name) as table:
            for report, text in REPORTS.items():
                table.add(rows_of(read_report(text.encode(), name=report), report))
    return folder


def test_there_are_ten_questions() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize(("question", "sql", "code"), QUESTIONS, ids=[each[0] for each in QUESTIONS])
def test_both_ways_give_the_same_answers(filled: Path, question: str, sql: str, code: str) -> None:
    pandas = pytest.importorskip("pandas")
    connection = sqlite3.connect(filled / "f.sqlite")
    found = connection.execute(sql).fetchall()
    figures = pandas.read_parquet(filled / "f.parquet")
    for column in ("period_start", "period_end"):
        figures[column] = pandas.to_datetime(figures[column])
    names: dict[str, Any] = {"pandas": pandas, "figures": figures}
    for table in ("item", "report"):
        names[f"{table}s"] = pandas.read_sql_query(f"SELECT * FROM {table}", connection)
    connection.close()
    *before, last = ast.parse(code).body
    assert isinstance(last, ast.Expr)
    exec(compile(ast.Module(before, []), "docs", "exec"), names)
    made = eval(compile(ast.Expression(last.value), "docs", "eval"), names)
    assert len(found) == len(made) > 0, question
