"""The action tracker: a real table, a row for each item, three fields to fill in, locked where asked for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from converter.model import Filled, Report
from converter.renderers.docx.ooxml import NAMESPACES
from tests.renderers.docx.conftest import text_of

W = "{" + NAMESPACES["w"] + "}"
TRACKER = "//w:tbl[w:tblPr/w:tblCaption/@w:val='行動事項追蹤表']"


def setting(control: Any, name: str) -> str | None:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return None if found is None else found.get(W + "val")


def filled(report: Report, values: Filled) -> Report:
    """The report with its first item filled in."""
    last = report.sections[-1]
    first, *others = last.action_items
    items = (replace(first, filled=values), *others)
    return replace(report, sections=(*report.sections[:-1], replace(last, action_items=items)))


def test_there_is_a_row_for_each_item_with_number_action_and_detail(word: Any) -> None:
    rows = [[text_of(cell) for cell in row.findall(W + "tc")] for row in word.find(f"{TRACKER}/w:tr")]
    assert rows[0] == ["序號", "事項", "內容", "負責單位", "期限", "狀態"]
    assert [row[:3] for row in rows[1:]] == [
        ["1", "嚴格監管", "全面排查隱患。"],
        ["2", "建強隊伍", "力爭隊員達到500人。"],
        ["3", "隊員", "500人"],
    ]


def column_widths(word: Any) -> dict[str, int]:
    (table,) = word.find(TRACKER)
    heads = [text_of(cell) for cell in table.find(f"{W}tr").findall(f"{W}tc")]
    widths = [int(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    return dict(zip(heads, widths, strict=True))


def test_a_long_detail_has_more_room_than_all_empty_fields(make: Any, report: Report) -> None:
    last = report.sections[-1]
    first, *others = last.action_items
    long = replace(first, body=replace(first.body, text=f"嚴格監管。{'全面排查各類火災隱患，' * 8}"))
    told = replace(last, action_items=(long, *others))
    own = column_widths(make(report=replace(report, sections=(*report.sections[:-1], told))))
    assert own["內容"] > own["負責單位"] + own["期限"]


def test_aims_leave_the_room_of_their_figures_to_names(make: Any, report: Report) -> None:
    last = report.sections[-1]
    named = replace(report.indicators[-1], name="兩新組織黨的工作覆蓋面與隊員")
    plain = replace(report, sections=(*report.sections[:-1], replace(last, action_items=())))
    own = column_widths(make(report=replace(plain, indicators=(*report.indicators[:-1], named))))
    assert own["事項"] > 14 * 210 > 2 * own["內容"]


def test_what_is_filled_in_has_room_where_there_is_some(make: Any, report: Report) -> None:
    unit = "市消防救援支隊"
    own = column_widths(make(report=filled(report, Filled(unit))))
    assert own["負責單位"] > len(unit) * 210 > column_widths(make(report=report))["負責單位"]


@pytest.mark.parametrize("lock", [False, True])
def test_fields_are_open_and_cannot_be_deleted_and_say_whose_they_are(make: Any, lock: bool) -> None:
    controls = make(lock_tracker=lock).find(f"{TRACKER}//w:sdt")
    assert [setting(each, "tag") for each in controls] == [
        "unit:a1:一是", "due:a1:一是", "status:a1:一是", "unit:a2,:二是", "due:a2,:二是", "status:a2,:二是",
        "unit:i7:", "due:i7:", "status:i7:",
    ]  # fmt: skip
    assert {setting(each, "lock") for each in controls} == {"sdtLocked"}
    assert controls[0].find(f"{W}sdtPr/{W}text") is not None
    assert controls[1].find(f"{W}sdtPr/{W}date/{W}lid").get(W + "val") == "zh-TW"
    choices = controls[2].findall(f"{W}sdtPr/{W}dropDownList/{W}listItem")
    assert [each.get(W + "value") for each in choices] == ["未開始", "進行中", "已完成"]


def test_the_table_stands_in_a_group_only_where_it_is_to_be_locked(make: Any) -> None:
    open_, locked = make(), make(lock_tracker=True)
    assert not open_.find("//w:group")
    assert open_.find(f"/w:document/w:body/{TRACKER[2:]}")
    (group,) = locked.find(f"/w:document/w:body/w:sdt[w:sdtPr/w:group][w:sdtContent/{TRACKER[2:]}]")
    locks = {each.get(W + "val") for each in group.iter(W + "lock")}
    assert locks == {"sdtLocked"}  # one on contents would shut the fields, too
    assert "本表已鎖定" in "".join(locked.paragraphs("SourceNote"))
    assert "本表已鎖定" not in "".join(open_.paragraphs("SourceNote"))


def test_programs_that_see_no_controls_see_the_table_unless_it_is_locked(make: Any) -> None:
    def heads(word: Any) -> list[str]:
        return [table.cell(0, 1).text for table in docx.Document(BytesIO(word.data)).tables]

    assert "事項" in heads(make())
    assert "事項" not in heads(make(lock_tracker=True))


def test_what_is_filled_in_stands_in_the_fields_as_word_would_have_set_them(
    make: Any, report: Report
) -> None:
    word = make(report=filled(report, Filled("指揮部", "2016年12月31日", "進行中")))
    controls = word.find(f"{TRACKER}//w:sdt")
    assert [text_of(each) for each in controls[:3]] == ["指揮部", "2016年12月31日", "進行中"]
    assert [each.find(f"{W}sdtPr/{W}showingPlcHdr") is None for each in controls] == [True] * 3 + [False] * 6
    dates = [each.get(W + "fullDate") for each in word.find(f"{TRACKER}//w:date")]
    assert dates == ["2016-12-31T00:00:00Z", None, None]


@pytest.mark.parametrize("written", ["年底", "2016年2月30日"])
def test_words_that_are_no_date_are_kept_as_they_are(make: Any, report: Report, written: str) -> None:
    word = make(report=filled(report, Filled(due=written)))
    assert text_of(word.find(f"{TRACKER}//w:sdt")[1]) == written
    assert not word.find("//w:date/@w:fullDate")


def test_in_two_scripts_a_state_is_one_of_the_list_and_a_field_of_one_language(
    make: Any, report: Report
) -> None:
    word = make(report=filled(report, Filled(status="進行中")), second="cn")
    status = word.find("//w:sdt[w:sdtPr/w:dropDownList]")[0]
    choices = [each.get(W + "displayText") for each in status.iter(W + "listItem")]
    assert text_of(status) in choices
    for control in word.find("//w:sdt[not(w:sdtPr/w:docPartObj)]"):
        assert len(control.findall(f".//{W}r")) == 1
