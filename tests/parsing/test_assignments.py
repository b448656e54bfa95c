"""What people filled in finds its action item."""

from __future__ import annotations

from converter.model import Assignment, Filled, Report
from converter.parsing import parse
from converter.parsing.assignments import assign
from converter.readers import read

TEXT = "某市工作總結\n下一步，要抓好三件事。一是嚴格監管。全面排查隱患。二是建強隊伍，力爭隊員達到500人。\n"
FILLED = Filled("支隊", "", "進行中")


def report() -> Report:
    return parse(read(TEXT.encode(), name="report.txt"))


def filled(*assignments: Assignment) -> list[Filled | None]:
    return [item.filled for item in assign(report(), assignments).action_items()]


def test_an_item_is_known_by_its_words() -> None:
    assert filled(Assignment("建強隊伍", "建強隊伍，力爭隊員達到500人。", FILLED)) == [None, FILLED]


def test_an_item_whose_words_were_changed_is_known_by_its_place() -> None:
    first = Assignment("從嚴監管", "全面排查火災隱患。", FILLED)
    second = Assignment("建強隊伍", "力爭隊員達到500人。", Filled())
    assert filled(first, second) == [FILLED, None]


def test_what_belongs_to_no_item_is_said() -> None:
    made = assign(report(), [Assignment("另一件事", "不在報告裏。", FILLED)])
    assert not any(item.filled for item in made.action_items())
    assert [each.code for each in made.diagnostics] == ["filled-not-placed"]


def test_a_row_that_is_no_item_fills_none_and_is_lost_only_where_it_says_more_than_the_report() -> None:
    text = TEXT.replace("力爭隊員", "年底前力爭隊員")
    for due, codes in (("年底前", []), ("年底前 ", []), ("明年底", ["filled-not-placed"])):
        made = assign(
            parse(read(text.encode(), name="report.txt")),
            [Assignment("隊員", "500人", Filled("", due, ""), is_item=False)],
        )
        assert not any(item.filled for item in made.action_items())
        assert [each.code for each in made.diagnostics] == codes


def test_what_the_report_says_in_the_other_script_is_nothing_more() -> None:
    text = TEXT.replace("力爭隊員", "年內力爭隊員")
    row = Assignment("队员", "500人", Filled("", "年内", ""), is_item=False)
    assert assign(parse(read(text.encode(), name="report.txt")), [row]).diagnostics == ()
