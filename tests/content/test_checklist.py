"""What an editor is asked to look at: all of it once, what is in doubt first, each thing where it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reports import EACH_REPORT, SEED, report_of

from converter.content import build_content
from converter.content.checklist import (
    Check,
    Checklist,
    FigureCheck,
    HeadingCheck,
    ItemCheck,
    ProblemCheck,
    TitleCheck,
    WordCheck,
    build_checklist,
)
from converter.model import Report
from converter.parsing import parse
from converter.pipeline import read_document
from converter.variants import edition, review_report

Listed = Callable[[str], Checklist]


def listed(report: Report) -> Checklist:
    return build_checklist(report, review_report(report), "report")


def of_text(text: str) -> Checklist:
    return listed(parse(read_document(text.encode(), name="report.txt")))


@pytest.fixture(scope="module")
def seed() -> Checklist:
    return listed(report_of(SEED))


def test_a_figure_has_its_change_and_its_earlier_value() -> None:
    text = "一、打击犯罪工作。\n破获案件1360起（上年1200起），同比上升了13.3%。\n\n指标\t本期\t上年同期\t同比增长（%）\n刑事案件（起）\t20\t10\t100\n"
    made = of_text(text)
    parts = [
        [(part.role, part.span.of(made.report.text)) for part in check.shown if part.role != "name"]
        for check in kinds(made, FigureCheck)
    ]
    assert parts == [
        [("change", "上升了13.3%"), ("previous", "1200起")],
        [("change", "100"), ("previous", "10")],
    ]


def kinds(checklist: Checklist, kind: type[Check]) -> list[Check]:
    return [check for check in checklist.checks if type(check) is kind]


@pytest.mark.parametrize("path", [SEED, *EACH_REPORT], ids=lambda path: path.stem)
def test_everything_is_listed_once_and_can_be_found_again(path) -> None:  # type: ignore[no-untyped-def]
    report = report_of(path)
    made = listed(report)
    keys = [check.key for check in made.checks]
    assert len(keys) == len(set(keys))
    assert made.omitted == 0
    assert len(kinds(made, HeadingCheck)) == sum(section.heading is not None for section in report.walk())
    assert len(kinds(made, ItemCheck)) == len(list(report.action_items()))
    shown = build_content([edition(report, made.variant, "")]).first_page
    assert len(kinds(made, ProblemCheck)) == len(shown.problems) + shown.more_problems
    names = {(each.written.span, each.name) for each in report.indicators}
    assert len(kinds(made, FigureCheck)) == len(names)
    for check in made.checks:
        for located in check.located:
            found = made.sentences.find(located.place, same_source=True)
            assert found.start == located.span.start
            assert located.span.contains(found)


@pytest.mark.parametrize("path", [SEED, *EACH_REPORT], ids=lambda path: path.stem)
def test_no_two_checks_decide_about_the_same_thing(path) -> None:  # type: ignore[no-untyped-def]
    """A file that decides twice about one thing is refused."""
    decided = [
        (check.kind, located.place, getattr(check, "variant", None), getattr(check, "read_as", None))
        for check in listed(report_of(path)).checks
        for located in check.located
    ]
    assert len(decided) == len(set(decided))


def test_what_is_in_doubt_stands_first_in_the_order_of_the_report(seed: Checklist) -> None:
    doubtful = [bool(check.why) for check in seed.checks]
    assert doubtful == sorted(doubtful, reverse=True)
    for part in (True, False):
        starts = [check.start for check in seed.checks if bool(check.why) is part]
        assert starts == sorted(starts)


def test_reasons_and_words_are_in_the_script_of_the_report(seed: Checklist) -> None:
    assert "名稱只有動作，沒有對象" in {why for check in seed.checks for why in check.why}
    simplified = of_text("关于治安工作的报告\n一、治安防控。\n调解处理3.5万余起。\n")
    assert simplified.variant == "cn"
    assert all("稱" not in why for check in simplified.checks for why in check.why)


def test_words_set_right_everywhere_are_one_check_with_all_its_places(seed: Checklist) -> None:
    repairs = {check.source: check for check in kinds(seed, WordCheck) if check.sign == "repair"}  # type: ignore[attr-defined]
    assert repairs["余"].chosen == "餘"  # type: ignore[attr-defined]
    assert len(repairs["余"].located) == 29
    assert {located.span.of(seed.report.text) for located in repairs["规范".replace("规", "規")].located} == {
        "規范"
    }


def test_a_doubtful_word_is_listed_by_itself_with_what_else_it_could_be(seed: Checklist) -> None:
    doubts = [check for check in kinds(seed, WordCheck) if check.why]
    told = [(check.source, check.chosen, check.candidates) for check in doubts]  # type: ignore[attr-defined]
    assert ("團伙", "團伙", ("團夥",)) in told
    assert all(len(check.located) == 1 for check in doubts)


def test_a_report_without_a_title_is_called_what_its_files_are(seed: Checklist) -> None:
    [title] = kinds(seed, TitleCheck)
    assert isinstance(title, TitleCheck)
    assert (title.text, title.why) == ("report", ("報告沒有標示題名",))
    [named] = kinds(of_text("关于治安工作的报告\n一、治安防控。\n破案12起。\n"), TitleCheck)
    assert isinstance(named, TitleCheck)
    assert (named.text, named.why) == ("关于治安工作的报告", ())


def test_several_figures_in_the_same_words_are_told_apart_by_their_names() -> None:
    made = of_text("一、教育资源。\n全区有高中4所，小学63所，特教学校和青少年活动中心各1所。\n")
    names = [check.read_as for check in kinds(made, FigureCheck)]  # type: ignore[attr-defined]
    assert names == [None, None, "特教学校", "青少年活动中心"]
