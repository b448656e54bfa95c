"""Ten edits of a summary, as people make them in Word or LibreOffice, on reports of many kinds: each is a decision.

What is expected of an edit is said when it is made, from the report alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as WordFile
from docx.document import Document as WordDocument
from docx.table import Table, _Row

from converter.content import Content, TrackerRow, build_content
from converter.corrections import Corrections, corrections_of
from converter.decisions import Decision, FigureDecision, ItemDecision, ProblemDecision, TitleDecision
from converter.model import Indicator, Report
from converter.options import Options
from converter.parsing import parse
from converter.pipeline import display_title, read_document, read_report, render
from converter.variants import edition, source_variant

OWN = Path(__file__).parent / "reports"
CASES = Path(__file__).parents[1] / "cases" / "reports"
REPORTS = [
    *(CASES / f"{name}.txt" for name in (
        "jiangning_prov_2024", "pingling_emergency_2022", "yunxi_procuratorate_2022", "anlan_traffic_2017h1",
        "district_education_2018", "dongyu_tw_police_2015",
    )),
    *sorted(OWN.glob("*.txt")),
]  # fmt: skip
SOFFICE = shutil.which("soffice")
HEADS = {
    "indicator": ("指标", "指標"), "value": ("数值", "數值"), "unit": ("单位", "單位"), "change": ("变化", "變化"),
    "action": ("事项", "事項"), "detail": ("内容", "內容"), "status": ("状态", "狀態"),
}  # fmt: skip
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Check = Callable[[Decision], bool]


@dataclass
class Expected:
    """What an edit should give."""

    edit: str
    check: Check


@dataclass
class Editor:
    """Somebody who edits the summary of a report."""

    report: Report
    content: Content
    file: WordDocument
    number: int
    """Of the report, which varies what is done."""
    expected: list[Expected] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def all(self) -> None:
        self.figures()
        self.tracker()
        self.title()
        self.problem()

    def expect(self, edit: str, check: Check) -> None:
        self.expected.append(Expected(edit, check))

    # --- figures ---

    def figures(self) -> None:
        self.value()
        self.unit()
        self.change()
        self.name()

    def value(self) -> None:
        row, indicator = self.row(lambda cells, _: bool(_NUMBER.fullmatch(cells["value"].text.strip())))
        cell = self.cells(row)["value"]
        before = Decimal(cell.text.strip().replace(",", ""))
        after = before + (1 if before == before.to_integral_value() else Decimal("0.1"))
        assert indicator.value is not None
        value = indicator.value * after / before if before else after
        write(cell, f"{after:,}")
        self.expect("value", lambda each: of(each, indicator) and abs(getattr(each, "value", 0) - value) < 1)

    def unit(self) -> None:
        row, indicator = self.row(
            lambda cells, _: (
                re.fullmatch(r"[^万萬亿億%]{1,3}", cells["unit"].text.strip()) if "unit" in cells else None
            )
        )
        cell = self.cells(row)["unit"]
        unit = "件" if cell.text.strip() != "件" else "起"
        write(cell, unit)
        self.expect("unit", lambda each: of(each, indicator) and getattr(each, "unit", "") == unit)

    def change(self) -> None:
        row, indicator = self.row(
            lambda cells, own: (
                own.change is not None and "change" in cells and _NUMBER.search(cells["change"].text)
            )
        )
        cell = self.cells(row)["change"]
        write(cell, _NUMBER.sub("9.9", cell.text, count=1))

        def check(each: Decision) -> bool:
            change = getattr(each, "change", None)
            return of(each, indicator) and change is not None and abs(change.amount) == Decimal("9.9")

        self.expect("change", check)

    def name(self) -> None:
        row, indicator = self.row(lambda cells, own: cells["indicator"].text.strip() == own.name)
        name = f"全部{indicator.name}"
        write(self.cells(row)["indicator"], name)
        self.expect("name", lambda each: of(each, indicator) and getattr(each, "name", "") == name)

    def row(self, fits: Callable[[dict[str, object], Indicator], object]) -> tuple[_Row, Indicator]:
        """A row that fits of a table by sections, or of page one where it tells the figure alone, and its
        indicator; each is taken once."""
        own = {each.id: each for each in self.report.indicators if not each.target}
        rows = {row.cells["indicator"][0]: row.figure[0] for row in self.content.all_indicators.rows}
        for table in sorted(self.file.tables, key=lambda each: "unit" not in heads(each)):
            keys = heads(table)
            if {"indicator", "value"} <= set(keys):
                for row in table.rows[1:]:
                    cells = self.cells(row)
                    shown = rows.get(cells["indicator"].text.rstrip("* "))
                    indicator = own.get(shown.id) if shown is not None else None
                    if (
                        indicator is None
                        or indicator.id in self.used
                        or len({id(c) for c in row._tr.tc_lst}) < 3
                    ):
                        continue
                    written = [
                        each for each in self.report.indicators if each.written.span == indicator.written.span
                    ]
                    if len(written) == 1 and fits(cells, indicator):
                        self.used.add(indicator.id)
                        return row, indicator
        raise LookupError("no row of a table fits")

    def cells(self, row: _Row) -> dict[str, object]:
        keys = heads(Table(row._tr.getparent(), self.file))
        return {key: row.cells[place] for key, place in keys.items()}

    # --- the tracker ---

    def tracker(self) -> None:
        table = next(table for table in self.file.tables if "action" in heads(table))
        keys = heads(table)
        listed = [made for made in table.rows[1:] if len(made._tr.tc_lst) > 1]
        rows = {row.id: (row, made) for row, made in zip(self.content.tracker, listed, strict=True)}
        tasks = [pair for pair in rows.values() if pair[0].aim is None]
        aims = [pair for pair in rows.values() if pair[0].aim is not None]
        reworded = (aims or tasks)[0] if self.number % 3 == 2 else (tasks or aims)[0]
        left = [
            pair for pair in (aims + tasks if self.number % 2 == 0 else tasks + aims) if pair is not reworded
        ]
        self.reworded(*reworded, keys)
        self.copied(left[-1][1], keys)
        if len(left) > 1:
            self.removed(*left[0])
        added = table.add_row()
        simple = source_variant(self.report) == "cn"
        title = "召集各方座谈" if simple else "召集各方座談"
        cell = added.cells[keys["action"]]
        cell.text = title
        cell.add_paragraph("逐项座谈。" if simple else "逐項座談。")
        self.expect("added", lambda each: adds(each, title))

    def reworded(self, row: TrackerRow, made: _Row, keys: dict[str, int]) -> None:
        if row.aim is not None:
            name = f"全部{row.aim.figure[0].name}"
            indicator = next(each for each in self.report.indicators if each.id == row.id)
            write(made.cells[keys["action"]], f"{name}\u00a0·\u00a0{row.aim.cells['figure'][0]}")
            self.expect(
                "reworded aim", lambda each: of(each, indicator) and getattr(each, "name", "") == name
            )
            return
        title = f"切实{row.name[0]}" if source_variant(self.report) == "cn" else f"切實{row.name[0]}"
        if self.number % 3 == 0:
            write(made.cells[keys["action"]].paragraphs[0], title)
            self.expect("reworded", lambda each: about(each, row) and getattr(each, "title", "") == title)
        else:
            body = f"{row.detail.texts[0]}按月公布。"
            cell = made.cells[keys["action"]]
            write(cell.paragraphs[1] if len(cell.paragraphs) > 1 else cell.add_paragraph(), body)
            self.expect("reworded", lambda each: about(each, row) and getattr(each, "body", "") == body)

    def copied(self, made: _Row, keys: dict[str, int]) -> None:
        copy = deepcopy(made._tr)
        made._tr.addnext(copy)
        row = _Row(copy, made._parent)
        title = "走访周边" if source_variant(self.report) == "cn" else "走訪周邊"
        write(row.cells[keys["action"]], title)
        self.expect("copied", lambda each: adds(each, title))

    def removed(self, row: TrackerRow, made: _Row) -> None:
        made._tr.getparent().remove(made._tr)
        self.expect(
            "removed aim" if row.aim is not None else "removed",
            lambda each: about(each, row) and getattr(each, "verdict", "") == "drop",
        )

    # --- the rest ---

    def title(self) -> None:
        paragraph = next(each for each in self.file.paragraphs if each.style and each.style.name == "Title")
        text = f"{paragraph.text}（第二稿）"
        paragraph.runs[-1].text += "（第二稿）"
        self.expect(
            "title", lambda each: isinstance(each, TitleDecision) and each.text == "".join(text.split())
        )

    def problem(self) -> None:
        problems = self.content.first_page.problems
        if not problems:
            return
        text = problems[0].texts[0]
        for paragraph in self.file.paragraphs:
            if (
                paragraph.style is not None
                and paragraph.style.name == "Summary Bullet"
                and paragraph.text == text
            ):
                paragraph.runs[-1].text += "，十分突出"
        self.expect(
            "problem",
            lambda each: (
                isinstance(each, ProblemDecision)
                and each.text == f"{text}，十分突出"
                and each.place is not None
            ),
        )


def heads(table: Table) -> dict[str, int]:
    texts = [re.sub(r"\s", "", cell.text) for cell in table.rows[0].cells] if table.rows else []
    return {key: texts.index(name) for key, names in HEADS.items() for name in names if name in texts}


def write(cell: object, text: str) -> None:
    """Type over all that stands in a cell, or a paragraph of it, in the first run that has words."""
    texts = list(cell._element.iter("{*}t"))  # type: ignore[attr-defined]
    if not texts:
        cell.text = text  # type: ignore[attr-defined]
        return
    for each in texts:
        each.text = ""
    texts[0].text = text


def of(each: Decision, indicator: Indicator) -> bool:
    return isinstance(each, FigureDecision) and each.place.at in (indicator.written.text, "")


def about(each: Decision, row: TrackerRow) -> bool:
    """Whether a decision is about what a row of the tracker was made from."""
    if not isinstance(each, ItemDecision) or each.place is None:
        return False
    words = each.place.at or each.place.sentence
    if row.aim is not None:
        return words in row.aim.figure[0].sentence.text and row.aim.figure[0].written.text in words
    item = row.items[0] if row.items else None
    own = [row.title.texts[0], *([item.label.text, item.title.text] if item is not None else [])]
    return words in own


def adds(each: Decision, title: str) -> bool:
    return isinstance(each, ItemDecision) and each.verdict == "add" and each.title == title


def editing(path: Path, number: int) -> tuple[Report, list[Expected], bytes]:
    """A report, what ten edits of its summary should give, and the summary."""
    report = read_report(path)
    variant = source_variant(report)
    content = build_content([edition(report, variant, "")])
    made = render(report, options=Options(formats=("docx",)))["docx"]
    editor = Editor(report, content, WordFile(BytesIO(made)), number)
    editor.all()
    saved = BytesIO()
    editor.file.save(saved)
    return report, editor.expected, saved.getvalue()


def told(path: Path, edited: bytes) -> Corrections:
    document = read_document(edited, name="edited.docx")
    assert document.summary is not None
    report = parse(read_document(path))
    return corrections_of(document.summary, report, display_title(report, Options()))


def missed(expected: list[Expected], made: Corrections) -> tuple[list[str], list[Decision]]:
    """Edits of which no decision came, and decisions of which there was no edit."""
    left = list(made.decisions)
    missing = []
    for each in expected:
        found = next((decision for decision in left if each.check(decision)), None)
        if found is None:
            missing.append(each.edit)
        else:
            left.remove(found)
    return missing, left


def round_trip(edited: bytes, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    (folder / "in").mkdir()
    (folder / "in" / "edited.docx").write_bytes(edited)
    assert SOFFICE is not None
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / "in" / "edited.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "out" / "edited.docx").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_each_edit_is_a_decision(path: Path) -> None:
    _, expected, edited = editing(path, REPORTS.index(path))
    made = told(path, edited)
    assert missed(expected, made) == ([], [])
    assert made.unread == ()


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_each_edit_is_a_decision_when_libreoffice_has_saved_it(path: Path, tmp_path: Path) -> None:
    _, expected, edited = editing(path, REPORTS.index(path))
    made = told(path, round_trip(edited, tmp_path))
    assert missed(expected, made) == ([], [])
    assert made.unread == ()
