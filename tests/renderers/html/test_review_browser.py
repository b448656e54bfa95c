"""The review page in Chromium: worked through by keyboard, saved, loaded again, with hostile text."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from reports import REPORTS, SEED

from converter.content import build_content
from converter.content.checklist import Checklist, build_checklist
from converter.decisions import Decisions, read_decisions
from converter.model import Report
from converter.parsing import parse
from converter.pipeline import read_document, read_report
from converter.renderers.html.review import render_review
from converter.variants import edition, review_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opened = Callable[..., "Page"]
WIDTHS = (360, 768, 1440)
HOSTILE = (
    "关于</script><script>document.title='taken'</script>的报告\n"
    "一、<img src=x onerror=\"document.title='taken'\">查处案件12起\n"
    "全年处置警情\u202e34起，同比上升5%。查处javascript:alert(1)案件7起。\n"
    "调解\"处理'\\纠纷3.5万余起。\n"
)

pytestmark = pytest.mark.slow


def checklist_of(report: Report) -> Checklist:
    return build_checklist(report, review_report(report), "report")


@pytest.fixture(scope="module")
def seed() -> Checklist:
    return checklist_of(read_report(SEED))


@pytest.fixture(scope="module")
def file(seed: Checklist, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "seed.html"
    path.write_bytes(render_review(seed, "seed.decisions.toml"))
    return path


@pytest.fixture
def page_of(opened: Opened, tmp_path: Path) -> Callable[..., Page]:
    def make(text: str, **options: Any) -> Page:
        report = parse(read_document(text.encode(), name="report.txt"))
        path = tmp_path / "report.html"
        path.write_bytes(render_review(checklist_of(report), "report.decisions.toml"))
        page: Page = opened(path, **options)
        return page

    return make


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page, tmp_path: Path) -> Decisions:
    """What the page downloads, as the program reads it."""
    with page.expect_download() as waiting:
        page.keyboard.press("s")
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return read_decisions(path.read_bytes(), path.name)


def card(page: Page) -> str:
    return page.locator("#card-name").inner_text()


def to(page: Page, words: str) -> None:
    """To the first check with these words, by keyboard, wherever its doubts have put it in the list."""
    press(page, *["k"] * 200)
    for _ in range(200):
        if words in card(page):
            return
        page.keyboard.press("j")
    raise AssertionError(f"no check says {words}")


def test_the_whole_review_of_the_seed_by_keyboard(
    opened: Opened, file: Path, seed: Checklist, tmp_path: Path
) -> None:
    page = opened(file)
    total = len(seed.checks)
    for _ in range(total):
        page.keyboard.press("Enter")
    assert f"{total}／{total}" in page.locator("#count").inner_text()
    assert "全部核對完畢" in page.locator("#count").inner_text()
    made = saved(page, tmp_path)
    assert made.source_sha256 == seed.report.source.sha256
    assert made.title is not None
    assert made.title.text == "report"
    assert {each.verdict for each in made.figures} == {"accept"}
    assert len(made.figures) == len(seed.report.indicators)
    assert len(made.words) == sum(len(each.located) for each in seed.checks if each.kind == "word")
    assert {each.kind for each in made} == {"title", "heading", "word", "figure", "item", "problem"}


def test_what_is_chosen_stands_in_the_file(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    to(page, "團伙")
    press(page, "2")  # the second candidate
    to(page, "調解處理")
    press(page, "e")
    page.locator("#field-name").fill('調解處理“糾紛”\\"\u202e𠮷')
    page.locator("#field-value").fill("３５,０００")
    page.locator("#field-period").fill("2016年上半年")
    press(page, "Enter")
    to(page, "民警因公犧牲")
    press(page, "2")  # no indicator
    to(page, "依法嚴厲打擊刑事犯罪")
    press(page, "2")  # level 2
    to(page, "大力加強社會治安防控工作")
    press(page, "7")  # no heading
    to(page, "一是")
    press(page, "2")  # done
    made = saved(page, tmp_path)
    [word] = made.words
    assert (word.to, word.variant, word.place.at) == ("團夥", "hant", "團伙")
    corrected, dropped = made.figures
    assert corrected.name == '調解處理“糾紛”\\"𠮷'  # what cannot be seen is no part of a name
    assert corrected.value is None  # as it was read
    assert corrected.period == "2016年上半年"
    assert dropped.verdict == "drop"
    assert [each.level for each in made.headings] == [2, None]
    assert [(each.about, each.place and each.place.at) for each in made.items] == [("done", "一是")]
    assert len(made) == 6


def test_undo_goes_back_step_by_step(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    first = card(page)
    press(page, "Enter", "Enter", "u", "Control+z")
    assert card(page) == first
    assert "0／" in page.locator("#count").inner_text()
    press(page, "u")
    assert "沒有可撤銷的" in page.locator("#said").inner_text()
    assert len(saved(page, tmp_path)) == 0


def test_a_reload_keeps_what_was_decided(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    page.locator("#editor").fill("王編輯")
    page.locator("#date").fill("2016-07-20")
    page.locator("#text").focus()
    press(page, "Enter", "2", "Enter")
    before = saved(page, tmp_path)
    page.reload()
    assert "3／" in page.locator("#count").inner_text()
    after = saved(page, tmp_path)
    assert after == before
    assert after.editor == "王編輯"
    assert str(after.date) == "2016-07-20"


def test_a_file_can_be_loaded_again(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    page.locator("#editor").fill("甲")
    page.locator("#text").focus()
    press(page, *"1212121212", "Enter")
    to(page, "依法嚴厲打擊刑事犯罪")
    press(page, "3")
    before = saved(page, tmp_path)
    page.evaluate("localStorage.clear()")
    page.reload()
    assert "0／" in page.locator("#count").inner_text()
    page.locator("#file").set_input_files(tmp_path / "seed.decisions.toml")
    page.locator("#said", has_text="載入").wait_for()
    assert saved(page, tmp_path) == before


def test_decisions_made_before_are_there_from_the_beginning(
    opened: Opened, seed: Checklist, tmp_path: Path
) -> None:
    lost = (
        'schema = "duizhao/decisions/1"\neditor = "乙"\n\n[[figure]]  # by hand\nsentence = \'沒有這句3起。\'\nat = "3起"\n'
        'drop = true\n\n[[problem]]\ntext = "人手不足"\nadd = true\n'
    )
    path = tmp_path / "again.html"
    path.write_bytes(render_review(seed, "seed.decisions.toml", lost))
    page = opened(path)
    assert "1 項" in page.locator("#strangers summary").inner_text()
    assert "人手不足" in (page.locator("#list [data-key^=added]").text_content() or "")
    assert "沒有這句3起。" in page.locator("#strangers li").first.text_content()
    made = saved(page, tmp_path)
    assert [each.verdict for each in (*made.figures, *made.problems)] == ["drop", "add"]
    assert made.editor == "乙"


def test_everything_accepted_changes_nothing_and_is_all_applied(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    for source in (SEED, *REPORTS[::8]):
        document = read_document(source)
        report = parse(document)
        checklist = checklist_of(report)
        path.write_bytes(render_review(checklist, "x.decisions.toml"))
        page = opened(path)
        for _ in checklist.checks:
            press(page, "a")
        made = saved(page, tmp_path)
        assert len(made) == sum(len(check.located) or 1 for check in checklist.checks)
        again = parse(document, decisions=made)
        assert again.diagnostics == report.diagnostics
        assert again.editing is not None
        assert again.editing.count == len(made)
        told = [(each.name, each.value, each.change, each.unit, each.period) for each in report.indicators]
        assert told == [
            (each.name, each.value, each.change, each.unit, each.period) for each in again.indicators
        ]
        assert [each.kind for each in report.action_items()] == [each.kind for each in again.action_items()]
        assert [each.level for each in report.walk()] == [each.level for each in again.walk()]


def test_what_was_decided_is_applied_to_the_report(opened: Opened, file: Path, tmp_path: Path) -> None:
    report = tmp_path / "seed.txt"
    report.write_bytes(SEED.read_bytes())
    page = opened(file)
    press(page, "e", "Control+a")
    page.keyboard.type("上半年公安工作總結")
    page.keyboard.press("Enter")
    to(page, "團伙")
    press(page, "=", "2")
    to(page, "調解處理")
    press(page, "e", "Control+a")
    page.keyboard.type("調解矛盾糾紛")
    press(page, "Tab", "Control+a")
    page.keyboard.type("36000")
    page.keyboard.press("Enter")
    to(page, "民警因公犧牲")
    press(page, "2")
    to(page, "一是")
    press(page, "2")
    saved(page, tmp_path)  # beside the report, where it is taken by itself
    made = read_report(report)
    assert made.title_line == "上半年公安工作總結"
    figures = {each.name: each for each in made.indicators}
    assert "民警因公犧牲" not in figures
    assert figures["調解矛盾糾紛"].value == 36000
    assert next(made.action_items()).kind == "done"
    traditional = edition(made, "tw", "title")
    assert "團夥150餘個" in "".join(
        node.text.text for each in traditional.report.walk() for node in each.paragraphs
    )


def test_comments_and_order_of_a_file_are_kept(page_of: Callable[..., Page], tmp_path: Path) -> None:
    page = page_of(PLAIN)
    given = tmp_path / "given.toml"
    given.write_text(
        '# of the office\nschema = "duizhao/decisions/1"\n\n# the report\n[source]\nname = "report.txt"\n\n'
        '# asked on Monday\n[[problem]]\nsentence = "装备老旧问题明显。"\nat = "装备老旧问题明显"  # said so\n'
        'accept = true\n\n# gone\n[[figure]]\nsentence = "没有。"\ndrop = true\n\n'
        '# counted again\n[[figure]]\nsentence = "上半年破获案件1360起。"\nat = "1360起"\nvalue = 1361\n\n# end\n',
        encoding="utf-8",
    )
    page.locator("#file").set_input_files(given)
    page.locator("#said", has_text="载入").wait_for()
    to(page, "装备老旧问题明显")
    press(page, "2")  # no problem
    to(page, "存在的问题")
    press(page, "2")
    page.reload()
    made = saved(page, tmp_path).written
    order = ["# of the office", "# the report", "[source]", "# asked on Monday", "# said so", "[[problem]]",
             "drop = true", "# gone", "[[figure]]", "# counted again", "value = 1361", "# end"]  # fmt: skip
    places = [made.index(words) for words in order]
    assert places == sorted(places)
    assert all(made.count(words) == 1 for words in order if words.startswith("#"))
    assert made.index("[source]") < made.index("[[heading]]") < made.index("[[problem]]")


def test_a_page_opened_again_does_not_go_back_to_what_it_was_made_with(
    opened: Opened, seed: Checklist, tmp_path: Path
) -> None:
    path = tmp_path / "again.html"
    given = 'schema = "duizhao/decisions/1"\n\n[title]\ntext = "舊題名"\n'
    path.write_bytes(render_review(seed, "seed.decisions.toml", given))
    page = opened(path)
    press(page, "k")
    assert "舊題名" in card(page)
    press(page, "1")
    for _ in range(3):
        page.reload()
        made = saved(page, tmp_path)
        assert made.title is not None
        assert made.title.text == "report"


def test_of_equal_sentences_in_an_edited_report_none_is_taken_for_another(
    page_of: Callable[..., Page], tmp_path: Path
) -> None:
    page = page_of("一、治安执法办案。\n破案3起。破案3起。破案3起。\n")
    older = tmp_path / "older.toml"
    older.write_text(
        f'schema = "duizhao/decisions/1"\n[source]\nsha256 = "{"a" * 64}"\n'
        '[[figure]]\nsentence = "破案3起。"\noccurrence = 2\nat = "3起"\ndrop = true\n',
        encoding="utf-8",
    )
    page.locator("#file").set_input_files(older)
    page.locator("#said", has_text="载入").wait_for()
    assert page.locator("#list [data-state=dropped]").count() == 0
    assert "1 项" in page.locator("#strangers summary").inner_text()
    made = saved(page, tmp_path)
    assert made.source_sha256 == "a" * 64
    assert [each.place.occurrence for each in made.figures] == [2]


def test_a_file_that_is_no_toml_is_refused_with_its_line(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    bad = tmp_path / "bad.toml"
    bad.write_text('schema = "duizhao/decisions/1"\n[[figure]\nsentence\n', encoding="utf-8")
    page.locator("#file").set_input_files(bad)
    page.locator("#said", has_text="第 3 行").wait_for()


def test_a_missed_figure_is_added_by_its_words(page_of: Callable[..., Page], tmp_path: Path) -> None:
    page = page_of("一、治安防控。\n破获𠮷案件1360起，出动警力。全年处置警情若干，走访群众八九百人次。\n")
    press(page, "+", "Tab")
    page.keyboard.type("八九百人次")
    page.locator("#field-name").fill("走访群众")
    page.locator("#field-value").fill("850")
    page.locator("#field-bound").select_option("about")
    page.locator("#field-unit").fill("人次")
    page.locator("#field-unit").press("Enter")
    [figure] = saved(page, tmp_path).figures
    assert (figure.verdict, figure.name, str(figure.value), figure.bound, figure.unit) == (
        "add", "走访群众", "850", "about", "人次",
    )  # fmt: skip
    assert figure.place.at == "八九百人次"
    page.reload()
    assert saved(page, tmp_path).figures == (figure,)


def test_a_missed_figure_is_added_by_selecting_it(page_of: Callable[..., Page], tmp_path: Path) -> None:
    page = page_of("一、治安防控。\n破获𠮷案件1360起，15%和5%的案件。走访群众八九百人次。\n")
    page.evaluate(
        """() => {
        const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.lastIndexOf("5%");
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 2);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }
    }"""
    )
    press(page, "+")
    assert page.locator("#card blockquote mark").inner_text() == "5%"
    press(page, "Tab")
    assert page.evaluate("document.activeElement.id") == "field-name"
    page.keyboard.type("占比")
    page.locator("#field-value").fill("5")
    page.locator("#field-unit").fill("%")
    page.locator("#field-unit").press("Enter")
    added = [each for each in saved(page, tmp_path).figures if each.verdict == "add"]
    assert [(each.place.at, each.place.nth) for each in added] == [("5%", 2)]


PLAIN = (
    "临江市公安局2016年上半年工作总结\n打击犯罪工作\n上半年破获案件1360起。完善巡逻机制。民警业务培训跟不上形势。\n"
    "二、存在的问题。警力不足问题突出。装备老旧问题明显。\n"
)


def add(page: Page, kind: str, words: str, *keys: str, whole: bool = False) -> None:
    """Adds something by keyboard alone: its kind by arrows, its words typed, then other keys."""
    order = ["figure", "item", "problem", "heading"]
    press(page, "+", *["ArrowDown"] * order.index(kind), "Tab")
    page.keyboard.type(words)
    press(page, "Tab", "Tab", *(["Space"] if whole else []), "Tab", *keys, "Enter")


def test_headings_items_and_problems_are_added_and_removed_by_keyboard_alone(
    page_of: Callable[..., Page], tmp_path: Path
) -> None:
    page = page_of(PLAIN)
    add(page, "heading", "打击犯罪工作")
    assert "打击犯罪工作" in card(page)
    add(page, "item", "完善巡逻机制", "ArrowDown")  # done
    add(page, "problem", "业务培训", whole=True)
    to(page, "装备老旧问题明显")
    press(page, "2")  # no problem
    to(page, "警力不足问题突出")
    press(page, "e", "End")
    page.keyboard.type("，尤以基层为甚")
    press(page, "Enter")
    added = "[...CSS.highlights.get('added')].map(String).sort()"
    assert page.evaluate(added) == sorted(["打击犯罪工作", "完善巡逻机制", "民警业务培训跟不上形势。"])
    made = saved(page, tmp_path)
    assert [(each.place.at, each.level) for each in made.headings] == [("", 1)]
    assert [(each.verdict, each.about, each.place and each.place.at) for each in made.items] == [
        ("add", "done", "完善巡逻机制")
    ]
    document = read_document(PLAIN.encode(), name="report.txt")
    report = parse(document, decisions=made)
    assert [each.heading and each.heading.text for each in report.walk()] == ["打击犯罪工作", "存在的问题"]
    assert [(each.kind, each.title.text) for each in report.action_items()] == [("done", "完善巡逻机制")]
    shown = build_content([edition(report, "cn", "x")]).first_page.problems
    assert [quote.texts[0] for quote in shown] == [
        "民警业务培训跟不上形势。", "警力不足问题突出，尤以基层为甚",
    ]  # fmt: skip
    assert report.diagnostics == parse(document).diagnostics
    page.reload()
    assert saved(page, tmp_path) == made
    to(page, "打击犯罪工作")
    press(page, "7")  # the addition is taken back
    assert saved(page, tmp_path).headings == ()


def test_what_is_listed_already_is_not_added_once_more(page_of: Callable[..., Page], tmp_path: Path) -> None:
    page = page_of(PLAIN)
    add(page, "heading", "存在的问题")
    assert "清单里已有" in page.locator("#wrong").inner_text()
    assert page.evaluate("document.activeElement.id") == "field-kind"
    press(page, "Escape")
    assert len(saved(page, tmp_path)) == 0


def test_units_of_a_change_are_called_what_people_call_them(
    page_of: Callable[..., Page], tmp_path: Path
) -> None:
    page = page_of("一、治安防控。\n群众满意率95%，比上年提高3.1个百分点。\n")
    to(page, "群众满意率")
    assert page.locator("#field-change_unit").input_value() == "个百分点"
    page.locator("#field-amount").fill("3.2")
    page.locator("#field-amount").press("Enter")
    [figure] = saved(page, tmp_path).figures
    assert figure.change is not None
    assert (str(figure.change.amount), figure.change.unit) == ("3.2", "pp")


def test_fields_that_cannot_be_are_told_beside_them(opened: Opened, file: Path) -> None:
    page = opened(file)
    to(page, "調解處理")
    page.locator("#field-value").fill("3.5萬")
    page.locator("#field-value").press("Enter")
    assert "數值" in page.locator("#wrong").inner_text()
    assert page.evaluate("document.activeElement.id") == "field-value"
    assert page.locator("#field-value").get_attribute("aria-invalid") == "true"


def test_places_of_a_repair_can_be_left_as_in_the_source(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    to(page, "余 → 餘")
    page.locator("#card summary").click()
    page.locator("#card [data-place='2']").uncheck()
    page.locator("#card-name").focus()
    press(page, "1")
    words = saved(page, tmp_path).words
    assert [each.to for each in words] == ["餘", "餘", "余", *["餘"] * 26]


def test_alike_words_are_decided_at_once_when_asked(opened: Opened, file: Path, tmp_path: Path) -> None:
    page = opened(file)
    to(page, "團伙")
    press(page, "=", "2")
    assert [each.to for each in saved(page, tmp_path).words] == ["團夥", "團夥"]


def test_letters_do_nothing_in_a_field_or_when_they_are_off(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#editor").focus()
    page.keyboard.type("ja1")
    assert page.locator("#editor").input_value() == "ja1"
    assert "0／" in page.locator("#count").inner_text()
    page.locator("#text").focus()
    press(page, "?")
    page.locator("#single").uncheck()
    press(page, "Escape")
    before = card(page)
    press(page, "j", "a", "1")
    assert card(page) == before
    assert "0／" in page.locator("#count").inner_text()


def test_the_focus_follows_and_every_step_is_said(opened: Opened, file: Path) -> None:
    page = opened(file)
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "card-name"
    assert "認可" in page.locator("[role=status]").inner_text()
    assert page.locator("#list [aria-current]").count() == 1
    press(page, "?")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    press(page, "Escape")
    assert page.evaluate("document.getElementById('keys').open") is False


def test_a_mark_in_the_text_leads_to_its_check(opened: Opened, file: Path) -> None:
    page = opened(file)
    page.locator("#text .mark.figure", has_text="7.7%").first.click()
    assert "破獲刑事案件" in card(page)
    assert page.locator("#text .current").count() > 0


def test_change_and_earlier_value_are_marked_and_told_apart(page_of: Callable[..., Page]) -> None:
    page = page_of("一、打击犯罪工作。\n破获案件1360起，比去年同期的1200起上升13.3%。接警数同比持平。\n")
    page.locator("#text .mark", has_text="13.3%").click()
    assert "破获案件" in card(page)
    assert page.locator("#card .legend li").all_inner_texts() == [
        "名称：破获案件", "数值：1360起", "变化值：上升13.3%", "前值：1200起",
    ]  # fmt: skip
    marked = page.locator("#text [data-role]")
    assert marked.evaluate_all("all => all.map((one) => [one.dataset.role, one.textContent])") == [
        ["name", "破获案件"], ["value", "1360起"], ["previous", "1200起"], ["change", "上升13.3%"],
    ]  # fmt: skip
    to(page, "接警数")
    assert page.locator("#text [data-role=change]").all_inner_texts() == ["持平"]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(opened: Opened, file: Path, width: int) -> None:
    page = opened(file, width=width)
    to(page, "調解處理")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#card").is_visible()
    assert page.locator("#text").is_visible()


def test_text_of_a_report_does_nothing(page_of: Callable[..., Page], tmp_path: Path) -> None:
    page = page_of(HOSTILE)
    for _ in range(page.locator("#list li").count()):
        press(page, "Enter")
    assert page.title() != "taken"
    assert page.locator("img").count() == 0
    assert "全部核对完毕" in page.locator("#count").inner_text()
    report = parse(read_document(HOSTILE.encode(), name="report.txt"))
    assert len(saved(page, tmp_path).figures) == len(report.indicators)


def test_any_text_goes_into_the_file_and_back(opened: Opened, file: Path) -> None:
    """What the page writes the program's reader of TOML reads the same, and so does the page's own."""
    page = opened(file)
    dice = random.Random(20160720)
    pool = [
        '"',
        "\\",
        "\n",
        "\t",
        "\x00",
        "\x1f",
        "\x7f",
        "'",
        "#",
        "=",
        ".",
        "[",
        "]",
        "\u202e",
        "\u2028",
        "é",
        "中",
        "𠮷",
        "\ud7ff",
        "😀",
    ]
    texts = ["".join(dice.choices(pool, k=dice.randint(1, 60))) for _ in range(60)]
    from converter.assets import toml_of

    written = page.evaluate(
        "texts => decisionsToToml({schema: 'x'}, texts.map(text => ['figure', {note: text, without: [text], change: {unit: text}}]))",
        texts,
    )
    expected = [{"note": text, "without": [text], "change": {"unit": text}} for text in texts]
    assert toml_of(written)["figure"] == expected
    assert (
        page.evaluate("text => new TomlReader(text).decisions().parts.map(([, table]) => table)", written)
        == expected
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("keys", [(), ("j", "j", "j"), ("+",), ("?",)])
def test_axe_finds_nothing_serious(
    serious: Callable[..., object], file: Path, scheme: str, keys: tuple[str, ...]
) -> None:
    assert serious(file, scheme, keys=keys) == []


def test_axe_finds_nothing_serious_on_a_narrow_screen(serious: Callable[..., object], file: Path) -> None:
    assert serious(file, "light", keys=("j",), width=360) == []
