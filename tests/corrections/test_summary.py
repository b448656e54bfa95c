"""Summaries that people edited with Word, against the report they were made from, and read by themselves."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile
from docx.document import Document as WordDocument
from docx.table import Table
from reports import EACH_REPORT

from converter.content import build_content
from converter.corrections import Corrections, corrections_of
from converter.decisions import Decisions
from converter.model import Change
from converter.options import DocxVariant, Options, WordOptions
from converter.parsing import parse
from converter.pipeline import display_title, read_document, read_report, render
from converter.variants import edition

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "qingdao-psb-2016h1.txt"
OWN = Path(__file__).parent / "reports"
TEXT = """\
临江市公安局2016年上半年工作总结
一、打击犯罪。上半年，全市破获刑事案件1.5万余起，同比提高7.7%。命案数量同比下降20%。接处警110次。
二、存在的主要问题。一是警力不足问题突出。二是科技手段运用不够充分。三是经费保障不到位。
三、下一步工作。一是提高打击能力。坚持以人民为中心。二是加强社会防控。推进平台建设。
"""
PLANNED = ["提高打击能力", "加强社会防控", "召开总结会"]
Edit = Callable[[WordDocument], None]


def summary(edit: Edit, text: str = TEXT, variant: DocxVariant = "source", **word: bool) -> bytes:
    """The summary of a report, edited."""
    report = read_report(text.encode(), name="report.txt")
    options = Options(formats=("docx",), docx_variant=variant, word=WordOptions(**word))
    file = WordFile(BytesIO(render(report, options=options)["docx"]))
    edit(file)
    made = BytesIO()
    file.save(made)
    return made.getvalue()


def corrected(edit: Edit, text: str = TEXT, variant: DocxVariant = "source", **word: bool) -> Corrections:
    """What the edited summary tells, against the report."""
    document = read_document(summary(edit, text, variant, **word), name="edited.docx")
    assert document.summary is not None
    report = parse(read_document(text.encode(), name="report.txt"))
    return corrections_of(document.summary, report, display_title(report, Options()))


def replaced(before: str, after: str) -> Edit:
    """Words in cells and paragraphs, replaced wherever they stand whole in a run."""

    def edit(file: WordDocument) -> None:
        for element in file.element.body.iter("{*}t"):
            if before in (element.text or ""):
                element.text = element.text.replace(before, after)

    return edit


def in_tables(before: str, after: str) -> Edit:
    def edit(file: WordDocument) -> None:
        for table in file.element.body.iter("{*}tbl"):
            for element in table.iter("{*}t"):
                if element.text == before:
                    element.text = after

    return edit


def tracker(file: WordDocument) -> Table:
    return next(
        table for table in file.tables if "责任单位" in "".join(cell.text for cell in table.rows[0].cells)
    )


def figures(made: Corrections) -> list[tuple[str, dict[str, object]]]:
    names = ("name", "value", "bound", "unit", "change", "without")
    return [
        (each.place.at, {key: getattr(each, key) for key in names if getattr(each, key) not in (None, ())})
        for each in made.decisions.figures
    ]


def nothing(_file: WordDocument) -> None:
    pass


@pytest.mark.parametrize("variant", ["source", "tw", "hk", "cn", "both"])
@pytest.mark.parametrize("word", [{}, {"full_text": True}, {"appendix": True}])
def test_a_summary_nobody_edited_tells_nothing(variant: DocxVariant, word: dict[str, bool]) -> None:
    made = corrected(nothing, variant=variant, **word)
    assert (list(made.decisions), made.unread) == ([], ())


def test_the_seed_that_nobody_edited_tells_nothing() -> None:
    made = corrected(nothing, SEED.read_text(encoding="utf-8"))
    assert (list(made.decisions), made.unread) == ([], ())


def test_a_value_corrected_in_one_table_is_a_decision_about_its_words() -> None:
    made = corrected(in_tables("\u00a01.5", "\u00a01.6"))
    assert figures(made) == [("1.5万余起", {"value": Decimal(16000)})]
    assert made.unread == ()


@pytest.mark.parametrize(
    ("before", "after", "field", "value"),
    [
        ("↓\u00a0−20%", "↓ −25%", "change", Decimal(-25)),
        ("命案数量", "全市命案数量", "name", "全市命案数量"),
    ],
)
def test_changes_and_names_that_were_corrected_are_decisions(
    before: str, after: str, field: str, value: object
) -> None:
    made = corrected(replaced(before, after), appendix=True)
    told = {key: each for _, given in figures(made) for key, each in given.items()}
    found = told[field]
    assert getattr(found, "amount", found) == value


def test_what_a_value_was_before_is_corrected_where_page_one_tells_it() -> None:
    text = "某集团2022年工作总结\n一、供水\n全年供水2.31亿立方米。管网漏损率由9.87%降至8.95%。\n二、下一步工作\n一是改造管网。二是建强队伍。\n"
    [told] = corrected(replaced("9.87%", "9.78%"), text).decisions.figures
    assert (told.previous, told.change) == (Decimal("9.78"), None)


def test_how_a_figure_stands_is_no_change_of_it() -> None:
    text = "某集团2022年工作总结\n一、经营\n全年净利润2.31亿元，为近五年来首度转正。供水1.2亿吨。\n二、下一步工作\n一是改造管网。\n"

    def edit(file: WordDocument) -> None:
        assert any(cell.text == "近五年来首度转正" for cell in file.tables[0]._cells)

    for variant in ("source", "tw"):
        made = corrected(edit if variant == "source" else lambda _: None, text, variant)
        assert (made.unread, made.decisions.figures) == ((), ())
    [told] = corrected(replaced("2.31", "2.13"), text).decisions.figures
    assert (told.value, told.change) == (Decimal("213000000"), None)


def test_a_figure_that_cannot_be_understood_is_told_with_its_place_and_nothing_is_decided() -> None:
    made = corrected(in_tables("110", "很多"))
    assert figures(made) == []
    assert [line.partition(": ")[2] for line in made.unread][:1] == [
        "接处警: 很多 次 cannot be read as a figure"
    ]
    assert all(line.startswith("table ") for line in made.unread)


def test_two_tables_that_say_different_things_are_told() -> None:
    def edit(file: WordDocument) -> None:
        values = iter(("111", "112", "113"))
        for element in file.element.body.iter("{*}t"):
            if element.text == "110":
                element.text = next(values)

    made = corrected(edit, appendix=True)
    assert any(" differs from table " in line for line in made.unread)


def test_rows_of_the_tracker_are_reworded_filled_in_copied_added_and_removed() -> None:
    def edit(file: WordDocument) -> None:
        table = tracker(file)
        first, second = table.rows[1], table.rows[2]
        copy = deepcopy(first._tr)
        first._tr.addnext(copy)
        for element in copy.iter("{*}t"):
            if element.text == "提高打击能力":
                element.text = "提高办案能力"
        second._tr.getparent().remove(second._tr)

    made = corrected(edit)
    told = [(each.verdict, each.title, each.place and each.place.at) for each in made.decisions.items]
    assert told == [("add", "提高办案能力", None), ("drop", None, "二是")]
    assert made.unread == ()


def test_a_row_of_the_tracker_that_was_reworded_keeps_its_place() -> None:
    made = corrected(in_tables("加强社会防控", "加强社会面防控"))
    assert [(each.title, each.place and each.place.at) for each in made.decisions.items] == [
        ("加强社会面防控", "二是")
    ]


def test_the_title_and_the_problems_are_read() -> None:
    made = corrected(replaced("临江市公安局2016年上半年工作总结", "临江市公安局上半年工作总结"))
    assert made.decisions.title is not None
    assert made.decisions.title.text == "临江市公安局上半年工作总结"

    def edit(file: WordDocument) -> None:
        bullets = [
            each for each in file.paragraphs if each.style is not None and each.style.name == "Summary Bullet"
        ]
        assert len(bullets) == 3
        bullets[1]._p.getparent().remove(bullets[1]._p)
        for run in bullets[0].runs:
            run.text = run.text.replace("警力不足问题突出", "警力不足问题十分突出")

    told = [
        (each.verdict, each.text, each.place and each.place.at) for each in corrected(edit).decisions.problems
    ]
    assert told == [
        ("correct", "警力不足问题十分突出", "警力不足问题突出"),
        ("drop", None, "科技手段运用不够充分"),
    ]


def test_words_of_a_summary_in_the_other_script_are_kept_in_that_of_the_report() -> None:
    made = corrected(replaced("命案數量", "全市命案數量"), variant="tw")
    assert [each.name for each in made.decisions.figures] == ["全市命案数量"]


AIMS = """\
临江市公安局2016年工作总结
一、打击犯罪。全年破获刑事案件1.5万余起，同比提高7.7%。
二、2017年工作计划。破案率达到65%以上。新建视频监控3000个，刑事警情下降5%。
"""


def test_aims_of_the_tracker_are_removed_and_reworded() -> None:
    def edit(file: WordDocument) -> None:
        rows = {row.cells[1].text.partition(" ·")[0]: row for row in tracker(file).rows}
        removed = rows["新建视频监控"]._tr
        removed.getparent().remove(removed)
        for name, before, after in (("破案率", "65%以上", "68%以上"), ("刑事警情", "5%", "6%")):
            for element in rows[name]._tr.iter("{*}t"):
                element.text = (element.text or "").replace(before, after)

    made = corrected(edit, AIMS)
    assert made.unread == ()
    assert [(each.verdict, each.place and each.place.at) for each in made.decisions.items] == [
        ("drop", "3000个")
    ]
    assert figures(made) == [
        ("65%以上", {"value": Decimal(68)}),
        ("5%", {"change": Change(Decimal(-6), "%", None)}),
    ]
    document = read_document(AIMS.encode(), name="report.txt")
    report = parse(document, decisions=made.decisions)
    assert report.diagnostics == parse(document).diagnostics
    rows = build_content([edition(report, "cn", "")]).tracker
    aims = {row.name[0]: row.aim.cells["figure"][0] for row in rows if row.aim is not None}
    assert list(aims) == ["破案率", "刑事警情"]
    assert all(
        row.figure[0].target for row in build_content([edition(report, "cn", "")]).all_indicators.rows[2:]
    )


def test_a_row_of_the_tracker_reworded_from_beginning_to_end_is_still_the_item() -> None:
    def edit(file: WordDocument) -> None:
        first = tracker(file).rows[1]
        for line, text in zip(first.cells[1].paragraphs, ("打防并举", "每季一次。"), strict=True):
            line.clear().add_run(text)

    made = corrected(edit)
    assert [
        (each.verdict, each.title, each.body, each.place and each.place.at) for each in made.decisions.items
    ] == [("correct", "打防并举", "每季一次。", "一是")]
    assert made.unread == ()


def test_a_copy_above_its_row_is_the_copy() -> None:
    def edit(file: WordDocument) -> None:
        first = tracker(file).rows[1]
        copy = deepcopy(first._tr)
        first._tr.addprevious(copy)
        for element in copy.iter("{*}t"):
            if element.text == "提高打击能力":
                element.text = "提高办案能力"

    told = [(each.verdict, each.title) for each in corrected(edit).decisions.items]
    assert told == [("add", "提高办案能力")]


def test_a_file_without_any_ids_is_known_by_its_words() -> None:
    def edit(file: WordDocument) -> None:
        table = tracker(file)
        table.rows[2]._tr.getparent().remove(table.rows[2]._tr)
        for element in file.element.body.iter("{*}t"):
            if element.text == "提高打击能力":
                element.text = "提高打击能力水平"
        for kind in ("{*}tag", "{*}bookmarkStart", "{*}bookmarkEnd"):
            for element in [*table._tbl.iter(kind)]:
                element.getparent().remove(element)

    made = corrected(edit)
    assert [(each.verdict, each.title, each.place and each.place.at) for each in made.decisions.items] == [
        ("correct", "提高打击能力水平", "一是"), ("drop", None, "二是"),
    ]  # fmt: skip
    assert made.unread == ()


def test_a_name_corrected_in_one_of_its_tables_is_known_by_its_figures() -> None:
    def edit(file: WordDocument) -> None:
        table = next(table for table in file.tables if table.rows[0].cells[2].text == "单位")
        for element in table._tbl.iter("{*}t"):
            if element.text == "破获刑事案件":
                element.text = "立案数"
        for kind in ("{*}bookmarkStart", "{*}bookmarkEnd"):
            for element in [*table._tbl.iter(kind)]:
                element.getparent().remove(element)

    made = corrected(edit)
    assert [(each.name, each.place.at) for each in made.decisions.figures] == [("立案数", "1.5万余起")]
    assert made.unread == ()


def tracked(element: Any, text: str) -> None:
    """Replace the words of a run as Word does while it tracks changes."""
    run = element.getparent()
    removed, added = (run.makeelement(run.tag.replace("}r", f"}}{name}"), {}) for name in ("del", "ins"))
    copy = deepcopy(run)
    run.getparent().replace(run, removed)
    removed.append(run)
    removed.addnext(added)
    added.append(copy)
    next(copy.iter("{*}t")).text = text
    element.tag = element.tag.replace("}t", "}delText")


def test_a_problem_changed_in_the_script_that_is_not_read_is_told() -> None:
    text = (OWN / "yanhe_water_2023.txt").read_text(encoding="utf-8")
    edit = replaced("部分小型水庫監測", "一些小型水庫監測")
    made = corrected(edit, text, variant="both")
    assert list(made.decisions) == []
    assert [line.split(": ")[:2] for line in made.unread] == [
        ["problems", "一些小型水庫監測設施老化，帶病運行問題突出"]
    ]


def test_changes_that_word_tracks_are_taken_as_made() -> None:
    def edit(file: WordDocument) -> None:
        for table in file.tables:
            for element in [*table._tbl.iter("{*}t")]:
                if element.text == "110":
                    tracked(element, "111")
                elif element.text == "提高打击能力":
                    tracked(element, "提高打击本领")

    made = corrected(edit)
    assert figures(made) == [("110次", {"value": Decimal(111)})]
    assert [(each.title, each.place and each.place.at) for each in made.decisions.items] == [
        ("提高打击本领", "一是")
    ]
    assert made.unread == ()


@pytest.mark.parametrize("path", [*EACH_REPORT, *sorted(OWN.glob("*.txt"))], ids=lambda path: path.stem)
def test_no_report_tells_corrections_that_nobody_made(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for variant in ("source", "both"):
        made = corrected(nothing, text, variant)
        assert (list(made.decisions), made.unread) == ([], ())


# --- converted by itself ---


def test_a_lead_paragraph_that_was_copied_stands_once() -> None:
    def edit(file: WordDocument) -> None:
        lead = next(each for each in file.paragraphs if each.text.startswith("上半年，全市破获刑事案件"))
        lead._p.addnext(deepcopy(lead._p))

    report = read_report(summary(edit), name="edited.docx")
    assert report.text.count("全市破获刑事案件") == 1


@pytest.mark.parametrize("word", [{}, {"full_text": True}])
def test_a_value_corrected_in_a_table_is_not_lost_where_the_summary_itself_is_converted(
    word: dict[str, bool],
) -> None:
    data = summary(in_tables("↑\u00a0+7.7%", "↑\u00a0+8.7%"), **word)
    report = read_report(data, name="edited.docx")
    changes = [each.change for each in report.indicators if each.name == "破获刑事案件"]
    assert [change and change.amount for change in changes] == [Decimal("8.7")]
    assert any("correction in its tables is taken" in each.message for each in report.diagnostics)


@pytest.mark.parametrize("word", [{}, {"full_text": True}])
def test_a_row_of_the_tracker_made_by_copying_is_not_lost(word: dict[str, bool]) -> None:
    def edit(file: WordDocument) -> None:
        first = tracker(file).rows[1]
        copy = deepcopy(first._tr)
        first._tr.addnext(copy)
        for element in copy.iter("{*}t"):
            if element.text == "提高打击能力":
                element.text = "召开总结会"

    report = read_report(summary(edit, **word), name="edited.docx")
    titles = [item.title.text for item in report.action_items() if item.title.text in PLANNED]
    assert sorted(titles) == sorted(PLANNED)


@pytest.mark.parametrize("word", [{}, {"full_text": True}])
def test_a_summary_nobody_edited_is_read_without_a_word_on_corrections(word: dict[str, bool]) -> None:
    report = read_report(summary(nothing, **word), name="edited.docx")
    assert not any(each.code.startswith("correction") for each in report.diagnostics)


def test_decisions_of_an_edited_summary_give_what_it_says() -> None:
    made = corrected(in_tables("\u00a01.5", "\u00a01.6"))
    assert isinstance(made.decisions, Decisions)
    document = read_document(TEXT.encode(), name="report.txt")
    report = parse(document, decisions=made.decisions)
    assert (report.indicators[0].value, report.indicators[0].bound) == (Decimal(16000), "more_than")


@pytest.mark.parametrize("variant", ["source", "tw"])
def test_a_change_is_corrected_beside_the_time_it_is_measured_against(variant: DocxVariant) -> None:
    text = "某集团2022年上半年工作总结\n一、经营\n资产负债率58.3%，比年初下降1.1个百分点。供水1.2亿吨，增长3%。\n二、下一步工作\n一是改造管网。二是建强队伍。\n"
    assert corrected(nothing, text, variant).decisions.figures == ()
    made = corrected(replaced("−1.1", "−1.2"), text, variant)
    [told] = made.decisions.figures
    assert made.unread == ()
    assert told.change == Change(Decimal("-1.2"), "pp", "since")


@pytest.mark.parametrize("variant", ["source", "tw"])
def test_an_earlier_value_is_corrected_beside_the_time_it_is_of(variant: DocxVariant) -> None:
    text = "某省2025年工作总结\n一、经济\n人均收入从2021年的46503元提高到58794元。供水1.2亿吨，增长3%。\n二、下一步工作\n一是改造管网。二是建强队伍。\n"
    assert corrected(nothing, text, variant).decisions.figures == ()
    made = corrected(replaced("46,503", "46,513"), text, variant)
    [told] = made.decisions.figures
    assert made.unread == ()
    assert told.previous == Decimal(46513)
