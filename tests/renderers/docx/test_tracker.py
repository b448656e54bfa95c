"""The action tracker: a real table, a row for each item, three fields to fill in, locked where asked for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from converter.assets import folder
from converter.content import Content, build_content
from converter.model import Filled, Report
from converter.parsing import parse
from converter.pipeline import read_document
from converter.renderers.docx import render_docx
from converter.renderers.docx.making import Maker
from converter.renderers.docx.ooxml import NAMESPACES
from converter.renderers.docx.table_styles import cell_size
from converter.styles import load_style
from converter.variants import edition
from tests.renderers.docx.conftest import Read, text_of

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
    assert rows[0] == ["序號", "事項", "負責單位", "期限", "狀態"]
    assert [row[:2] for row in rows[1:]] == [
        ["1", "嚴格監管全面排查隱患。"],
        ["2", "建強隊伍力爭隊員達到500人。"],
    ]


def test_a_number_stands_apart_from_what_it_counts(word: Any) -> None:
    cells = [row.find(W + "tc") for row in word.find(f"{TRACKER}/w:tr")]
    gaps = [int(cell.find(f"{W}p/{W}pPr/{W}ind").get(W + "right")) for cell in cells]
    assert len(set(gaps)) == 1
    assert gaps[0] >= 100  # twips


def planned(text: str, *variants: str) -> Content:
    report = parse(read_document(text.encode(), name="report.txt"))
    return build_content([edition(report, variant, "某市總結") for variant in variants])  # type: ignore[arg-type]


PARTS = """某市2023年工作总结
2023年，全市总体平稳，完成投资12亿元。
一、主要工作
新建公园3座。
二、2024年工作打算
（一）提升工业。
一是做强龙头企业。新增企业12家，改造生产线9条。二是盘活土地。盘活土地320亩。
（二）发展农业。
一是建设农田。新建农田4万亩。二是推广良种。办好示范田。
力争粮食总产量达到9万吨。
"""


def test_names_of_parts_with_their_rows_counted_stand_above_them_and_lead_there() -> None:
    word = Read(render_docx(planned(PARTS, "cn"), load_style("modern")))
    rows = word.find("//w:tbl[.//w:sdt]/w:tr")
    named = [row for row in rows if len(row.findall(f"{W}tc")) == 1]
    assert [text_of(row) for row in named] == ["二（一）提升工业（2 项）", "二（二）发展农业（3 项）"]
    for row in named:
        assert row.find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "5"
        assert row.find(f".//{W}keepNext") is not None  # never the last line of a page
    assert [text_of(row.findall(f"{W}tc")[1]) for row in rows if row not in named][1:] == [
        "做强龙头企业新增企业12家，改造生产线9条。",
        "盘活土地盘活土地320亩。",
        "建设农田新建农田4万亩。",
        "推广良种办好示范田。",
        "粮食总产量 · 9万吨",
    ]


@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")])
@pytest.mark.parametrize("style", sorted(path.stem for path in folder("styles").glob("*.toml")))
def test_what_is_to_be_done_has_twenty_two_em_beside_empty_fields(
    style: str, variants: tuple[str, ...]
) -> None:
    content = planned(PARTS, *variants)
    maker = Maker(
        content, load_style(style), None, full_text=False, appendix=False, comments=False, lock=False
    )
    word = Read(render_docx(content, load_style(style)))
    (table,) = word.find("//w:tbl[.//w:sdt]")
    head = next(table.iter(f"{W}pStyle")).get(f"{W}val")
    size = cell_size(maker.theme, head.removesuffix("Head"))
    width = int(table.findall(f"{W}tblGrid/{W}gridCol")[1].get(f"{W}w"))
    assert (width - 40 * maker.theme.style.table.padding) / (20 * size) >= 22
    assert size >= maker.theme.page.narrow_table_size + 1


def test_in_two_scripts_a_short_title_stands_on_one_line_and_its_detail_on_two() -> None:
    word = Read(render_docx(planned(PARTS, "tw", "cn"), load_style("modern")))
    cell = word.find("//w:tbl[.//w:sdt]/w:tr[.//w:sdt]")[0].findall(f"{W}tc")[1]
    assert [text_of(line) for line in cell.findall(f"{W}p")] == [
        "做強龍頭企業／做强龙头企业",
        "新增企業12家，改造生產線9條。",
        "新增企业12家，改造生产线9条。",
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
    assert own["事項"] > own["負責單位"] + own["期限"] + own["狀態"]


def test_what_is_filled_in_has_room_where_there_is_some(make: Any, report: Report) -> None:
    unit = "市消防救援支隊"
    own = column_widths(make(report=filled(report, Filled(unit))))
    assert own["負責單位"] > len(unit) * 210 > column_widths(make(report=report))["負責單位"]


@pytest.mark.parametrize("lock", [False, True])
def test_fields_are_open_and_cannot_be_deleted_and_say_whose_they_are(make: Any, lock: bool) -> None:
    controls = make(lock_tracker=lock).find(f"{TRACKER}//w:sdt")
    assert [setting(each, "tag") for each in controls] == [
        "unit:a1:一是", "due:a1:一是", "status:a1:一是", "unit:a2,:二是", "due:a2,:二是", "status:a2,:二是",
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
    assert [each.find(f"{W}sdtPr/{W}showingPlcHdr") is None for each in controls] == [True] * 3 + [False] * 3
    dates = [each.get(W + "fullDate") for each in word.find(f"{TRACKER}//w:date")]
    assert dates == ["2016-12-31T00:00:00Z", None]


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


@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")])
def test_a_row_of_more_than_eight_lines_goes_over_pages(variants: tuple[str, ...]) -> None:
    told = ["某市2023年工作总结", "一、主要工作。新建公园3座。", "二、2024年工作打算"]
    clause = "推进各项重点工作落到实处，"
    lengths = (2, 5, 12, 24)
    told += [
        f"{mark}是{name}。{clause * length}不断提高水平。"
        for mark, name, length in zip(
            "一二三四", ("盘活存量土地", "建设高标准农田", "推广良种", "做强企业"), lengths, strict=True
        )
    ]
    word = Read(render_docx(planned("\n".join(told), *variants), load_style("modern")))
    rows = word.find("//w:tbl[.//w:sdt]/w:tr[.//w:sdt]")
    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows]
    # a clause has 13 characters, a line some 36, beside a line of title and one of fields
    assert whole == [True, True, len(variants) == 1, False]


LONG = "某市2023年工作总结\n一、主要工作。新建公园3座。\n二、2024年工作打算\n" + "".join(
    f"{mark}是{name}。{'推进各项重点工作落到实处，' * 9}不断提高水平。\n"
    for mark, name in zip("一二三", ("盘活存量土地", "建设高标准农田", "推广良种"), strict=True)
)


@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")])
def test_fields_stand_among_long_words(variants: tuple[str, ...]) -> None:
    word = Read(render_docx(planned(LONG, *variants), load_style("modern")))
    rows = word.find("//w:tbl[.//w:sdt]/w:tr")
    assert {len(row.findall(f"{W}tc")) for row in rows} == {2}
    names = (
        ("责任单位", "期限", "状态") if variants == ("cn",) else ("負責單位／责任单位", "期限", "狀態／状态")
    )
    for row in rows[1:]:
        lines = row.findall(f"{W}tc")[1].findall(f"{W}p")
        told = "\u3000".join(f"{name}：…" for name in names)
        assert [text_of(line) for line in lines].index(told) == 1  # behind the title, where it begins no page
        tags = [tag.get(f"{W}val").partition(":")[0] for tag in lines[1].iter(f"{W}tag")]
        assert tags == ["unit", "due", "status"]
    assert any("状态可直接" in text or "狀態可直接" in text for text in word.paragraphs("SourceNote"))
