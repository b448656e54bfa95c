"""The first page is whole on one page: of any report, in every style, in one script and in two."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from reports import REPORTS, SEED, content_of

from converter.assets import folder
from converter.content import Content, FirstPage, build_content
from converter.model import Variant
from converter.parsing import parse
from converter.pipeline import read_document
from converter.renderers.docx import render_docx
from converter.renderers.docx.making import Maker
from converter.styles import load_style
from converter.variants import edition

STYLES = sorted(path.stem for path in folder("styles").glob("*.toml"))
VARIANTS: tuple[tuple[Variant, ...], ...] = (("tw",), ("cn",), ("tw", "cn"))
CONTENT_REPORTS = sorted((Path(__file__).parents[2] / "content" / "reports").glob("*.txt"))
EVERY = [SEED, *REPORTS, *CONTENT_REPORTS]
PROVINCE = next(path for path in REPORTS if path.stem == "jiangning_prov_2024")
"""Its actions say more than a page has room for."""
LONG_TITLE = "关于某某市贯彻落实党中央国务院省委省政府关于进一步加强新时代基层治理体系和治理能力现代化建设有关决策部署情况的专项工作报告（二〇二三年度）"
CLAUSE = "一些地方和单位对治理工作的长期性、复杂性和艰巨性认识不够，责任落实层层递减，工作措施不够精准有力"
HARD = {
    "long title": f"{LONG_TITLE}\n（在某某市第十八届人民代表大会常务委员会第二十六次会议上）\n某某市人民政府副市长 张某某\n——坚持以人民为中心的发展思想 奋力谱写新篇章\n",
    "long problem": "某市2023年工作总结\n",
    "long plan": "某市2023年工作总结\n",
    "all": f"{LONG_TITLE}\n（在某某市第十八届人民代表大会常务委员会第二十六次会议上）\n某某市人民政府副市长 张某某\n",
}
RESULTS = "".join(
    f"{name}工作领域重点任务和重大项目建设推进完成数量{n * 137}万件，同比增长{n}.5%。"
    for n, name in enumerate(
        ("综合治理", "社会保障", "生态环境", "城市管理", "公共卫生", "基础教育", "农业农村", "文化旅游"), 3
    )
)


def hard(kind: str) -> str:
    """A report whose first page is hard to keep on one."""
    problem = (
        f"存在的主要问题：{'，'.join([CLAUSE] * 5)}；{CLAUSE}；{CLAUSE}。"
        if kind in ("long problem", "all")
        else ""
    )
    plan = (
        f"全面{CLAUSE.replace('不够', '充分').replace('、', '')}"
        if kind in ("long plan", "all")
        else "加强巡查"
    )
    items = "".join(f"{n}是{plan}。力争{n}项指标下降{k}%以上。" for k, n in enumerate("一二三四五六七八", 3))
    return f"{HARD[kind]}2023年，全市总体平稳，取得新成效。\n一、主要工作\n{RESULTS}\n二、存在的问题\n{problem or '力量薄弱。'}\n三、下一步工作\n{items}\n"


def shown(text: str, variants: Sequence[Variant]) -> Content:
    report = parse(read_document(text.encode(), name="report.txt"))
    return build_content([edition(report, variant, report.title_line or "r") for variant in variants])


def maker(content: Content, style: str) -> Maker:
    return Maker(
        content, load_style(style), None, full_text=False, appendix=False, comments=False, lock=False
    )


def check(content: Content, style: str) -> None:
    made = maker(content, style)
    assert made.first_page_fits()
    page, whole = made.first_page, content.first_page
    assert bool(page.lead) is bool(whole.lead)
    figures = len(whole.results) + len(whole.aims)
    assert len(page.results) + len(page.aims) >= min(6, figures)
    assert len(page.lead) >= min(2, len(whole.lead))
    assert bool(page.problems) is bool(whole.problems)
    assert bool(page.actions) is bool(whole.actions)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", EVERY[::9], ids=lambda path: path.stem)
def test_the_first_page_of_a_report_fits(path: Path, style: str) -> None:
    for variants in VARIANTS:
        check(content_of(path, variants), style)


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_the_first_page_of_any_report_fits(path: Path, style: str) -> None:
    for variants in VARIANTS:
        check(content_of(path, variants), style)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", HARD)
def test_the_first_page_of_a_hard_case_fits(kind: str, style: str) -> None:
    for variants in VARIANTS:
        made = maker(shown(hard(kind), variants), style)
        assert made.first_page_fits()
        assert made.first_page.problems
        assert made.first_page.actions


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("variants", VARIANTS, ids="-".join)
def test_the_first_page_of_the_seed_has_six_figures_in_every_style(
    variants: Sequence[Variant], style: str
) -> None:
    content = content_of(SEED, tuple(variants))
    made = maker(content, style)
    page = made.first_page
    assert len(page.results) + len(page.aims) >= 6
    assert len(page.lead) >= 2
    assert len(page.problems) >= 3


def test_figures_give_way_by_weight_before_type_gets_smaller() -> None:
    content = content_of(SEED, ("tw", "cn"))
    made = maker(content, "modern")
    left = {row.id for row in content.first_page.results} - {row.id for row in made.first_page.results}
    ranked = content.first_page.ranked
    assert left == set(ranked[len(ranked) - len(left) :])
    assert made.theme.on_first_page(10.5) >= made.theme.page.first_page_least


def test_a_problem_in_brief_shows_that_more_is_said() -> None:
    content = shown(hard("all"), ("cn",))
    *_, page = content.first_page.shorter()
    [(quote, is_cut)] = page.problem_lines
    assert is_cut
    assert content.first_page.problems[0].texts[0].startswith(quote.texts[0])
    assert len(quote) < 50


FACES = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder("fonts")}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>"""


@pytest.mark.slow
@pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext"))) or sys.platform != "linux",
    reason="no LibreOffice that asks fontconfig",
)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", ["all", "long title"])
def test_so_it_does_in_libreoffice(kind: str, style: str, tmp_path: Path) -> None:
    path, faces = tmp_path / "a.docx", tmp_path / "fonts.conf"
    content = shown(hard(kind), ("tw", "cn"))
    path.write_bytes(render_docx(content, load_style(style)))
    faces.write_text(FACES, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(faces), "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    pages = subprocess.run(
        ["pdftotext", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout.split("\f")
    assert "下一步行動" in pages[0]
    assert "追蹤表" in pages[0].split("下一步行動")[-1] or len(content.tracker) <= 1
    assert re.search("^(行動事項|目錄)", pages[1], re.MULTILINE)  # 行動事項追蹤表, or short
    assert not re.search(r"其餘\s*\d+\s*項見", pages[1])  # the last line of page one


ACTIONS = """某区教育局2021年工作总结及2022年工作要点
2021年，全区教育工作总体平稳，投入教育基建资金9.47亿元，新建、改扩建中小学7所，课后服务参与率94.7%，同比提高11个百分点。全区共有各级各类学校218所，其中公办学校142所，在校学生14.6万人，专任教师8972人，同比增长3.5%。
一、学位供给
新增公办义务教育学位8640个，同比增长12%，新开办公办幼儿园12所，公办园在园幼儿占比由48.6%提高到53.4%。开办幼儿园12所。普惠率88.9%，提高2.1个百分点。
二、教育质量
上线率67.9%，同比提高2.7个百分点。巩固率99.8%。培训机构9家，下降94.5%。体质优良率52.8%。
三、存在的问题
一是学位缺口仍有1.5万个。二是农村学校高级职称教师比例不足10%。三是编外教师流失率高达13.6%。
四、2022年工作要点
一是加快学校建设。全年新开工学校6所、续建9所，新增学位不少于1万个。
二是深化课后服务工作。课后服务学生参与率保持在95%以上，非学科类培训机构全部纳入资金监管。
三是优化教师队伍。完成300名以上教师招聘，力争教师交流轮岗比例提高到18%，新增骨干教师100名左右。
四是保障校园安全。专职保安配备率、一键式报警联网率均达100%，校园食堂明厨亮灶覆盖率达98%。
"""


@pytest.mark.parametrize("style", STYLES)
def test_actions_of_two_lines_are_told_whole_before_the_type_is_the_largest(style: str) -> None:
    made = maker(shown(ACTIONS, ("cn",)), style)
    told = [line[0] for _, line in made.first_page.action_lines]
    assert made.first_page_fits()
    assert len(told) == 4
    assert not [line for line in told if line.endswith("……")]
    size = made.theme.page.table_size
    assert made.theme.on_first_page(size) >= size - 1


def told(page: FirstPage) -> list[object]:
    lines = [line for _, line in page.action_lines]
    return [page.lead, page.results, page.aims, page.problems, lines, page.more_problems, page.more_actions]


@pytest.mark.parametrize("path", EVERY[::7], ids=lambda path: path.stem)
def test_what_gave_way_comes_back_as_far_as_there_is_room(path: Path) -> None:
    whole = content_of(path, ("tw", "cn")).first_page
    lightest = [whole, *whole.lighter()][-1]
    assert told(lightest.filled_up(whole, lambda page: True)) == told(whole)
    assert told(lightest.filled_up(whole, lambda page: False)) == told(lightest)
    room = len(lightest.actions) + 1
    filled = lightest.filled_up(whole, lambda page: len(page.actions) <= room)
    assert len(filled.actions) == min(room, len(whole.actions))


@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")], ids=len)
@pytest.mark.parametrize("kind", ["long problem", "long plan", "all"])
def test_no_page_leaves_out_an_action_it_has_room_for(kind: str, variants: Sequence[Variant]) -> None:
    content = shown(hard(kind), variants)
    made = maker(content, "modern")
    page, whole = made.first_page, content.first_page
    if len(page.actions) == len(whole.actions):
        assert kind == "long problem"  # told by its first clauses, it leaves room for all of them
        return
    one_more = next(each for each in [whole, *whole.shorter()] if len(each.actions) == len(page.actions) + 1)
    assert not made.first_page_fits(
        replace(page, actions=one_more.actions, more_actions=page.more_actions - 1)
    )


@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")], ids=len)
def test_no_page_cuts_how_an_action_is_done_where_it_has_room(variants: tuple[Variant, ...]) -> None:
    made = maker(content_of(PROVINCE, variants), "modern")
    page = made.first_page
    cut = [row for row, line in page.action_lines if line[0].endswith("……") and row.lines[0] != line]
    assert cut
    for row in cut:
        steps = page.fuller.get(row.id, 0) + 1
        assert not made.first_page_fits(replace(page, fuller={**page.fuller, row.id: steps}))


@pytest.mark.parametrize(("more", "pages"), [("", 1), ("下一步，將新建公園3座。", 2)])
def test_notes_alone_stand_on_the_first_page(more: str, pages: int) -> None:
    text = f"某署2024年工作报告\n一、訪客\n郊野公園訪客約1,200萬人次，同比下降10%。山火27宗。{more}\n"
    document = read_document(text.encode(), name="report.txt")
    content = build_content([edition(parse(document), "tw", "報告")])
    with zipfile.ZipFile(BytesIO(render_docx(content, load_style("modern")))) as package:
        body = package.read("word/document.xml").decode()
    assert "轉換說明" in body
    assert body.count("w:pageBreakBefore") == pages - 1


def test_actions_of_a_long_plan_begin_alike_and_are_led_by_the_headings_of_their_parts() -> None:
    parts = "".join(
        f"（{part}）做好第{part}类工作\n"
        + "".join(f"改造{part}类学校，清理第{place}号场地，方便就近入学。" for place in "甲乙丙丁" * 12)
        + "\n"
        for part in "一二三四"
    )
    content = shown(f"某市2023年工作总结\n一、主要工作\n新建公园3座。\n二、2024年工作打算\n{parts}", ("cn",))
    with zipfile.ZipFile(BytesIO(render_docx(content, load_style("modern"), appendix=True))) as package:
        body = package.read("word/document.xml").decode()
    items = [each for each in re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL) if 'w:val="SummaryItem"' in each]
    numbers = [int(found[1]) for each in items if (found := re.search(r"<w:t[^>]*>(\d+)</w:t>", each))]
    assert max(numbers) >= 100
    indents = {re.search(r'<w:ind [^>]*w:hanging="(\d+)"', each)[1] for each in items}  # type: ignore[index]
    size = content and maker(content, "modern").theme.page.table_size
    assert len(indents) == 1
    assert int(indents.pop()) >= 1.9 * 20 * (size - 1.5)
    led = [re.search(r"<w:hyperlink.*?</w:hyperlink>", each, re.DOTALL)[0] for each in items]  # type: ignore[index]
    assert [part for part in "一二三四" if any(f"做好第{part}类工作<" in each for each in led)] == list(
        "一二三四"
    )
