"""The figures of many reports in one table, read back with other programs' eyes."""

from __future__ import annotations

import contextlib
import csv
import os
import sqlite3
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from commands import Duizhao

from converter.many import tables
from converter.many.rows import COLUMNS, ReportRows, rows_of
from converter.many.tables.xlsx import xlsx_table
from converter.pipeline import read_report

FIRST = """\
臨江市公安局2016年上半年工作總結
一、打擊犯罪。上半年，查處酒駕1200起，同比下降3.5%。去年，破案800起。
二、下一步工作。一是加強防控。年底前新建警務室20個。二是改進服務。
"""
SECOND = """\
临江市公安局2017年上半年工作总结
一、打击犯罪。上半年，查處酒駕1100起，同比下降8.3%。
"""


@pytest.fixture
def duizhao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Duizhao:
    made = Duizhao(tmp_path, monkeypatch)
    made.write("in/a.txt", FIRST)
    made.write("in/b.txt", SECOND)
    return made


def rows(name: str = "a.txt", text: str = FIRST) -> ReportRows:
    return rows_of(read_report(text.encode(), name=name), name)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_row_says_whose_figure_it_is_of_what_days_and_from_which_sentence(duizhao: Duizhao) -> None:
    assert duizhao("table", "in", "-o", "f.csv").code == 0
    found = read_csv(duizhao.path("f.csv"))
    assert tuple(found[0]) == COLUMNS
    first = found[0]
    assert (first["issuer"], first["name"], first["name_key"], first["value"], first["unit"], first["change"]) == (
        "臨江市公安局", "查處酒駕", "查处酒驾", "1200", "起", "-3.5",
    )  # fmt: skip
    assert (first["period_start"], first["period_end"]) == ("2016-01-01", "2016-06-30")
    assert first["sentence"].startswith("上半年，查處酒駕1200起")
    assert FIRST[int(first["start"]) : int(first["end"])] == first["written"] == "1200起"
    (before,) = (row for row in found if row["name"] == "破案")
    assert (before["period_start"], before["period_end"]) == ("2015-01-01", "2015-12-31")
    (aim,) = (row for row in found if row["aim"] == "true")
    assert (aim["value"], aim["period_start"], aim["period_end"]) == ("20", "", "2016-12-31")


def test_the_number_of_workers_changes_no_byte_and_a_second_run_replaces_nothing(duizhao: Duizhao) -> None:
    for name, jobs in (("1.csv", "1"), ("2.csv", "2")):
        assert duizhao("table", "in", "-o", name, "-j", jobs).code == 0
    assert duizhao.path("1.csv").read_bytes() == duizhao.path("2.csv").read_bytes()
    run = duizhao("table", "in", "-o", "1.csv")
    assert (run.code, "it exists already" in run.message) == (4, True)
    assert duizhao("table", "in", "-o", "1.csv", "--force").code == 0


def test_one_bad_report_is_told_and_the_others_are_in(duizhao: Duizhao) -> None:
    duizhao.write("in/c.txt", "no Chinese")
    run = duizhao("table", "in", "-o", "f.csv", "-j", "1")
    assert run.code == 1
    assert "c.txt: there is no Chinese text" in run.message
    assert "3 reports: 2 read, 1 failed" in run.message
    assert {row["report"] for row in read_csv(duizhao.path("f.csv"))} == {
        str(Path("in/a.txt")),
        str(Path("in/b.txt")),
    }


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("in", "-o", "f.txt"), 2, ".csv, .xlsx, .parquet, .sqlite"),
        (("in", "-o", "f.xlsx", "--bom"), 2, "for CSV alone"),
        (("in",), 2, "--output"),
        (("-o", "f.csv"), 2, "no report is named"),
        (("in", "-o", "none/f.csv"), 4, "cannot be written"),
    ],
)
def test_wrong_uses_are_told_and_leave_nothing(
    duizhao: Duizhao, arguments: tuple[str, ...], code: int, said: str
) -> None:
    run = duizhao("table", *arguments)
    assert (run.code, said in run.message) == (code, True), run.message
    assert duizhao.files == {"in"}


def test_a_csv_holds_no_formula_and_bears_the_mark_if_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    with tables.open_table(path, bom=True) as table:
        table.add(rows(name="=cmd()|'x'!A1"))
    assert path.read_bytes()[:3] == b"\xef\xbb\xbf"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert {row["report"] for row in found} == {"'=cmd()|'x'!A1"}
    assert found[0]["change"] == "-3.5"  # a number is none


def test_nothing_appears_if_the_work_breaks_off(tmp_path: Path) -> None:
    for suffix in (".csv", ".xlsx", ".parquet"):
        with contextlib.suppress(KeyboardInterrupt), tables.open_table(tmp_path / f"f{suffix}") as table:
            table.add(rows())
            raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_has_typed_cells_a_frozen_head_and_filters(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with tables.open_table(path) as table:
        table.add(rows(name="=1+1"))
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    assert (sheet.title, sheet.freeze_panes) == ("指標", "A2")
    assert sheet.auto_filter.ref is not None
    cells = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert len(cells) == len(COLUMNS)
    assert (cells["確數"].value, cells["確數"].number_format) == (1200, "#,##0")
    assert (cells["變化值"].value, cells["變化值"].number_format) == (-3.5, "#,##0.0")
    assert cells["起日"].value.date() == date(2016, 1, 1)
    assert (cells["檔案"].value, cells["檔案"].data_type, cells["檔案"].quotePrefix) == ("=1+1", "s", True)


def test_rows_beyond_a_sheet_fill_another_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with xlsx_table(path, force=False, most=4) as table:
        table.add(rows())
        table.add(rows("b.txt", SECOND))
        assert [note.code for note in table.notes()] == ["sheets-full"]
    book = openpyxl.load_workbook(path)
    assert [sheet.title for sheet in book.worksheets] == ["指標", "指標 2"]
    assert sum(sheet.max_row - 1 for sheet in book.worksheets) == len(rows().figures) + len(
        rows("b.txt", SECOND).figures
    )


def test_parquet_has_the_types_of_the_fields(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "f.parquet"
    with tables.open_table(path) as table:
        table.add(rows())
    found = parquet.read_table(path)
    assert tuple(found.column_names) == COLUMNS
    kinds = {field.name: str(field.type) for field in found.schema}
    assert [kinds[name] for name in ("value", "aim", "period_end", "start", "name")] == [
        "double", "bool", "date32[day]", "int64", "string",
    ]  # fmt: skip
    assert found.column("value").to_pylist()[0] == 1200.0


def test_an_archive_grows_and_takes_a_report_once(duizhao: Duizhao) -> None:
    def counted(query: str) -> object:
        with sqlite3.connect(duizhao.path("f.sqlite")) as connection:
            (count,) = connection.execute(query).fetchone()
        connection.close()
        return count

    arguments = ("table", "in", "-o", "f.sqlite", "-j", "1")
    assert duizhao(*arguments).code == 0
    assert counted("SELECT count(*) FROM report") == 2
    before = counted("SELECT count(*) FROM indicator")
    assert "2 unchanged" in duizhao(*arguments).message
    duizhao.write("in/a.txt", FIRST.replace("1200", "1250"))
    duizhao.write("in/c.txt", FIRST.replace("2016", "2018"))
    assert "3 reports: 2 read, 1 unchanged" in duizhao(*arguments).message
    assert counted("SELECT count(*) FROM report") == 3
    assert counted("SELECT count(*) FROM indicator") > before
    assert counted("SELECT value FROM figure WHERE report LIKE '%a.txt' AND name = '查處酒駕'") == 1250
    assert counted("SELECT count(*) FROM indicator_text WHERE indicator_text MATCH '處酒駕'") == 3
    assert counted("SELECT count(*) FROM item WHERE kind = 'plan'") == 4


def test_an_archive_of_an_earlier_version_gets_the_columns_it_lacks(duizhao: Duizhao) -> None:
    arguments = ("table", "in", "-o", "f.sqlite", "-j", "1")
    assert duizhao(*arguments).code == 0
    with sqlite3.connect(duizhao.path("f.sqlite")) as connection:
        connection.execute("ALTER TABLE indicator DROP COLUMN against")
    connection.close()
    duizhao.write("in/c.txt", "某市2018年工作總結\n一、情況\n歲入決算數637億元，較預算數增加15億元。\n")
    assert duizhao(*arguments).code == 0
    with sqlite3.connect(duizhao.path("f.sqlite")) as connection:
        found = connection.execute("SELECT against FROM figure WHERE report LIKE '%c.txt'").fetchall()
    connection.close()
    assert found == [("budget",)]


def test_an_archive_that_is_another_programs_stays_as_it_is(duizhao: Duizhao) -> None:
    path = duizhao.path("f.sqlite")
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    before = path.read_bytes()
    run = duizhao("table", "in", "-o", "f.sqlite", "-j", "1")
    assert (run.code, "not an archive of duizhao's" in run.message) == (4, True)
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names of any bytes")
@pytest.mark.parametrize("kind", ["csv", "sqlite", "xlsx"])
def test_a_name_that_is_no_utf_8_is_in_the_table_as_json_writes_it(duizhao: Duizhao, kind: str) -> None:
    folder = duizhao.path("odd")
    folder.mkdir()
    place = Path(os.fsdecode(bytes(folder) + b"/a\xff.txt"))
    place.write_text("一、执法规范。破案1360起。", encoding="utf-8")
    assert duizhao("table", "odd", "-o", f"made.{kind}").code == 0
    if kind == "csv":
        assert "a\\udcff.txt" in duizhao.path("made.csv").read_text("utf-8-sig")
