"""What the tracker lists: actions under the parts that say so, each aim once, and how page one tells them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reports import SEED, content_of

from converter.content import Content, TrackerRow, build_content
from converter.decisions import read_decisions
from converter.parsing import parse
from converter.pipeline import read_document
from converter.variants import edition

Shown = Callable[..., Content]
OTHERS = sorted((Path(__file__).parent / "reports").glob("*.txt"))
HEAD = "某市2023年工作总结\n2023年，全市总体平稳，完成投资12亿元。\n一、主要工作\n新建公园3座。"


def tells_each_aim_once(content: Content) -> None:
    rows = [row for row in content.tracker if row.aim is None]
    own = {row.aim.id for row in content.tracker if row.aim is not None}
    for aim in content.all_indicators.rows:
        if not aim.target:
            assert aim.id not in own
            continue
        told = [
            row
            for row in rows
            if any(quote.span.contains(aim.written.span) for quote in (row.title, row.detail))
        ]
        assert (aim.id in own) != bool(told), aim.written.texts[0]
        for row in told:
            for at, figure in enumerate(aim.written.texts):
                assert figure in row.name[at] + row.told[at]


def test_every_aim_with_a_figure_is_a_row_or_stands_in_its_action(report_content: Content) -> None:
    tells_each_aim_once(report_content)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_of_other_reports_too(path: Path) -> None:
    tells_each_aim_once(content_of(path))


def test_some_aims_are_rows_and_more_stand_in_actions() -> None:
    shown = [content_of(path) for path in (*OTHERS, SEED)]
    own = sum(row.aim is not None for content in shown for row in content.tracker)
    every = sum(row.target for content in shown for row in content.all_indicators.rows)
    assert 0 < 2 * own < every


def grouped(content: Content) -> list[tuple[str, list[str]]]:
    return [
        (group.name[0], [f"{row.number} {row.name[0]}" for row in group.rows])
        for group in content.tracker_groups
    ]


def test_an_aim_stands_behind_the_actions_of_its_part_and_others_come_last(shown: Shown) -> None:
    text = (
        f"{HEAD}力争全年接待游客80万人次。\n二、2024年工作打算\n（一）提升工业。\n一是做强龙头企业。新增企业12家。"
        "二是盘活土地。盘活土地320亩。\n力争工业增加值增长8%。\n（二）发展农业。\n一是建设农田。新建农田4万亩。"
        "二是推广良种。办好示范田。\n"
    )
    assert grouped(shown(text, "cn")) == [
        ("二（一）提升工业", ["1 做强龙头企业", "2 盘活土地", "3 工业增加值"]),
        ("二（二）发展农业", ["4 建设农田", "5 推广良种"]),
        ("目标", ["6 接待游客"]),
    ]


def test_parts_of_one_row_stand_under_the_part_around_them(shown: Shown) -> None:
    text = f"{HEAD}\n二、2024年工作打算\n" + "".join(
        f"（{number}）{name}。\n扎实推进。一是{task}。认真抓好落实。\n"
        for number, name, task in (
            ("一", "提升工业", "做强龙头企业"), ("二", "发展农业", "建设农田"), ("三", "改善民生", "稳定就业"),
        )
    )  # fmt: skip
    ((name, rows),) = grouped(shown(text, "cn"))
    assert name == "二、2024年工作打算"
    assert len(rows) == 3


def test_rows_of_one_part_stay_in_the_reports_order(shown: Shown) -> None:
    text = (
        f"{HEAD}\n二、2024年工作打算\n（一）提升工业。扶持龙头企业，办好园区。\n（二）发展农业。\n1.新建农田。落实地块。\n"
        "2.推广良种。办好示范。\n3.防治虫害。抓好巡查。\n（三）改善民生。稳定就业，办好学校。\n"
    )
    ((name, rows),) = grouped(shown(text, "cn"))
    assert name == "二、2024年工作打算"
    assert [row[2:] for row in rows] == ["提升工业", "新建农田", "推广良种", "防治虫害", "改善民生"]


def test_a_part_of_aims_alone_stays_among_the_parts_beside_it(shown: Shown) -> None:
    text = (
        f"{HEAD}\n二、主要工作情况\n（一）项目建设。\n完成投资6亿元。全年目标为投资8亿元、新增企业30家。\n"
        "（二）下一步工作。\n一是稳定就业。认真落实。二是办好学校。抓好巡查。\n"
    )
    content = shown(text, "cn")
    assert [row.aim is not None for row in content.tracker] == [True, True, False, False]


def test_numbers_that_page_ones_actions_lack_stand_at_its_key_figures(shown: Shown) -> None:
    text = (
        f"{HEAD}\n二、2024年工作打算\n1.稳定就业。认真落实。\n2.办好学校。抓好巡查。\n"
        "力争粮食总产量达到30万吨，绿化覆盖率达到45%，工业增加值增长8%，森林蓄积量达到4万立方米。\n"
    )
    content = shown(text, "cn", "tw")
    page = content.first_page
    own = {row.id: row.number for row in content.tracker}
    assert page.aims
    for row in page.aims:
        assert row.number == own[row.id]
        assert row.cells["in_tracker"] == (str(row.number),) * 2
        assert not any(row.cells["moved"])
    told = [row.number for row in page.actions] + [own[row.id] for row in page.aims]
    assert sorted(told) == list(range(1, len(content.tracker) + 1))


AREAS = (
    f"{HEAD}\n二、“十五五”时期的主要任务\n（一）建设生态强市。打好净水保卫战，完善林长制。\n（二）努力在协调发展中走出新路子。优化城镇布局。\n"
    "三、2024年重点工作\n今年工作的总体要求是：坚持稳中求进。\n突出抓好两个方面工作：\n（一）扩大内需\n顺应需求变化，促进供需两旺。\n"
    "提升商贸消费。举办购物节12场，改造商圈3处。\n上马一批项目。开工水厂，建成货运站。\n"
    "（二）改善民生\n做实就业服务。新增岗位8000个。\n主要指标是：幼儿园入园率稳步提高。\n统筹推进国有资产、财政预算和投融资管理改革。清理闲置资产。\n"
)


def test_paragraphs_that_open_with_a_name_are_rows_and_a_heading_above_them_is_none(shown: Shown) -> None:
    rows = {name: [row[2:].strip() for row in own] for name, own in grouped(shown(AREAS, "cn"))}
    told = [row for own in rows.values() for row in own]
    assert told == [
        "建设生态强市", "努力在协调发展中走出新路子", "提升商贸消费", "上马一批项目", "做实就业服务", "统筹推进国有资产、财政预算和投融资管理改革",
    ]  # fmt: skip


def test_names_on_lines_of_their_own_are_rows_with_the_paragraph_below_them(shown: Shown) -> None:
    text = (
        f"{HEAD}\n二、2024年工作打算\n（一）扩大内需\n供给和需求要互相促进。\n提振消费。\n举办购物节12场，改造商圈3处，清理不合理的限制。\n扩大投资。\n"
        "开工水厂，建成货运站，推进42个项目。\n（二）改善民生\n聚焦就业，增强群众获得感。\n新增岗位8000个，培训技工1200人，增强信心。\n聚焦健康。\n"
        "增强服务是重要保障。要扩建县医院，配齐村医，方便看病。\n"
    )
    rows = [(row.title.texts[0], row.detail.texts[0][:4]) for row in shown(text, "cn").tracker]
    assert rows == [
        ("提振消费", "举办购物"), ("扩大投资", "开工水厂"), ("聚焦就业，增强群众获得感", "新增岗位"), ("聚焦健康", "增强服务"),
    ]  # fmt: skip


UNNAMED = "（一）扩大内需\n" + "".join(
    f"实施第{number}项工程，办好学校{number}所，方便群众就近入学。" for number in range(10, 26)
)


def test_a_long_part_without_names_is_told_sentence_by_sentence_under_its_heading(shown: Shown) -> None:
    content = shown(f"{HEAD}\n二、2024年工作打算\n{UNNAMED}\n（二）改善民生\n办好食堂，稳定就业。\n", "cn")
    assert [(name, len(rows)) for name, rows in grouped(content)] == [
        ("二（一）扩大内需", 16), ("二（二）改善民生", 1),
    ]  # fmt: skip
    told = {row.number: line[0] for row, line in content.first_page.action_lines}
    assert told[1].startswith("扩大内需：实施第10项工程")
    assert told[2].startswith("实施第11项工程")
    assert [*told] == [*range(1, 10), 17]


INNER = (
    "（一）扩大内需\n供给和需求要互相促进，增强动力。提振消费。举办消费节12场，改造商圈3处，清理不合理的限制，让市民愿意花钱。支持老字号更新门店，"
    "发展夜间集市，办好第8届美食周。新增便民网点40个，方便群众。扩大有效投资。抓好42个投资项目，确保水厂6月底前开工，货运站年底前投用。"
    "深化审批改革。推行容缺受理，压减环节，继续清理没有依据的证明。做好前期准备，争取更多资金，滚动谋划后备项目120个，不让要素等项目。"
    "促进外贸稳定。组织40家企业参加外贸展会，用好出口信用保险，帮助小微企业开拓新市场。建设海外仓3个，培育跨境电商主体60家，举办对接会8场，引导企业抱团出海，扩大农产品出口，争取全年有新的出口实绩的企业达到30家，形成新的增长点，让更多产品走出去。保障通关顺畅。\n"
)


def test_a_long_part_told_by_names_within_its_paragraph_has_a_row_for_each(shown: Shown) -> None:
    content = shown(f"{HEAD}\n二、2024年工作打算\n{INNER}（二）改善民生\n办好食堂，稳定就业。\n", "cn")
    rows = [
        (row.title.texts[0], row.detail.texts[0][:4], row.detail.texts[0][-5:]) for row in content.tracker
    ]
    assert rows == [
        ("提振消费", "举办消费", "方便群众。"), ("扩大有效投资", "抓好42", "素等项目。"), ("促进外贸稳定", "组织40", "通关顺畅。"),
        ("改善民生", "办好食堂", "稳定就业。"),
    ]  # fmt: skip


def test_what_stands_before_the_first_name_is_told_too_but_for_the_purpose(shown: Shown) -> None:
    more = INNER.replace("提振消费。举办", "清理沿街违建，修好老旧小区。提振消费。举办")
    rows = [row.title.texts[0] for row in shown(f"{HEAD}\n二、2024年工作打算\n{more}", "cn").tracker]
    assert rows[:2] == ["供给和需求要互相促进，增强动力", "清理沿街违建，修好老旧小区"]
    assert rows[-3:] == ["提振消费", "扩大有效投资", "促进外贸稳定"]


def test_short_sentences_that_nothing_takes_up_are_rows_by_themselves(shown: Shown) -> None:
    series = "".join(
        f"推进{one}改革。实施{other}行动，办好{number}件实事。"
        for number, (one, other) in enumerate(
            [
                ("公共价格", "植树造林"),
                ("农村产权", "安全排查"),
                ("户籍制度", "文化惠民"),
                ("园区体制", "助老助残"),
            ],
            11,
        )
    )
    part = f"（一）深化改革\n{series}{series.replace('推进', '落实')}{series.replace('推进', '完成')}{series.replace('推进', '启动')}\n"
    rows = [row.title.texts[0] for row in shown(f"{HEAD}\n二、2024年工作打算\n{part}", "cn").tracker]
    assert "推进公共价格改革" in rows
    assert any(row.startswith("实施植树造林行动") for row in rows)


def test_a_long_part_of_a_plan_for_far_years_is_one_row(shown: Shown) -> None:
    text = f"{HEAD}\n二、“十五五”时期的主要任务\n{UNNAMED}\n三、2024年重点工作\n新建学校2所。\n"
    assert next(row.name[0] for row in shown(text, "cn").tracker) == "扩大内需"


def test_page_one_tells_of_all_parts_of_a_plan_before_the_second_of_any(shown: Shown) -> None:
    parts = "".join(
        f"（{part}）做好第{part}类工作\n"
        + "".join(f"改造{part}类{place}。清理场地。\n" for place in ("学校", "医院", "道路", "桥梁"))
        for part in "一二三四"
    )
    page = shown(f"{HEAD}\n二、2024年工作打算\n{parts}", "cn").first_page
    told = [row.name[0] for row in page.actions]
    assert told == [
        "改造一类学校", "改造一类医院", "改造一类道路", "改造二类学校", "改造二类医院", "改造二类道路", "改造三类学校", "改造三类医院",
        "改造四类学校", "改造四类医院",
    ]  # fmt: skip


def test_one_such_paragraph_leaves_the_heading_the_row(shown: Shown) -> None:
    text = f"{HEAD}\n二、2024年工作打算\n（一）扩大内需\n提升商贸消费。举办购物节。\n顺应变化，促进供需两旺。\n（二）改善民生\n办好学校，稳定就业。\n"
    assert [row.name[0] for row in shown(text, "cn").tracker] == ["扩大内需", "改善民生"]


def test_who_does_it_and_targets_are_no_names_of_actions(shown: Shown) -> None:
    text = (
        f"{HEAD}\n二、2024年工作打算\n（一）扩大内需\n举办购物节。\n责任单位：市商务局。\n完成时限：年底。\n"
        "（二）改善民生\n主要目标是：收入稳步增长。\n主要指标是：就业稳定。\n"
    )
    assert [row.name[0] for row in shown(text, "cn").tracker] == ["扩大内需", "改善民生"]


def test_the_next_year_comes_before_years_to_come_and_principles_do_not_come_at_all(shown: Shown) -> None:
    page = shown(AREAS, "cn").first_page
    assert [row.name[0] for row in page.actions] == [
        "建设生态强市", "提升商贸消费", "上马一批项目", "做实就业服务", "统筹推进国有资产、财政预算和投融资管理改革",
    ]  # fmt: skip
    more = "".join(f"强化第{number}项保障。落实责任。\n" for number in "一二三四五六七")
    page = shown(f"{AREAS}{more}", "cn").first_page
    assert [row.name[0][:6] for row in page.actions][:2] == ["提升商贸消费", "上马一批项目"]
    assert len(page.actions) == 10


def test_the_first_year_of_a_plan_is_not_far_off(shown: Shown) -> None:
    text = f"{HEAD}\n二、全力推动“十五五”开好局、起好步\n力争总产值增长5%。\n（一）扩大内需\n举办购物节。\n（二）改善民生\n办好学校。\n"
    page = shown(text, "cn").first_page
    assert [row.name[0] for row in page.actions][:2] == ["扩大内需", "改善民生"]
    ranks = [row.number for row in page.actions if row.aim is None]
    assert ranks == sorted(ranks)[:2]


def test_what_only_counts_the_measures_of_a_plan_is_no_next_action(shown: Shown) -> None:
    text = (
        f"{HEAD}\n二、2024年工作安排\n一是围绕经济发展，提出6项指标，其中总产值年均增长5%。二是围绕民生福祉，提出8项指标，其中失业率低于5%。\n"
        "（一）扩大内需\n举办购物节。\n（二）改善民生\n办好学校。\n"
    )
    content = shown(text, "cn")
    assert len(content.tracker) == 4
    assert [row.name[0] for row in content.first_page.actions if row.aim is None] == ["扩大内需", "改善民生"]


def test_principles_are_shown_where_nothing_else_is_planned(shown: Shown) -> None:
    text = f"{HEAD}\n二、2024年工作打算\n（一）始终坚持服务群众。\n倾听民意，接受监督。\n（二）毫不动摇坚持依法行政。\n规范执法，公开政务。\n"
    page = shown(text, "cn").first_page
    assert [row.number for row in page.actions] == [1, 2]


SCHEMA = 'schema = "duizhao/decisions/1"\n'


def decided(text: str, toml: str) -> Content:
    decisions = read_decisions(f"{SCHEMA}{toml}".encode(), "report.decisions.toml")
    report = parse(read_document(text.encode(), name="report.txt"), decisions=decisions)
    return build_content([edition(report, "cn", "")])


PLAN = f"{HEAD}\n二、2024年工作打算\n一是提升工业。新增企业12家，盘活土地320亩。二是发展农业。推广良种。\n"


def aims(content: Content) -> list[str]:
    return [row.aim.cells["figure"][0] for row in content.tracker if row.aim is not None]


def test_an_aim_that_an_editor_takes_out_of_its_action_is_a_row_again() -> None:
    item = '[[item]]\nsentence = "一是提升工业。"\nat = "一是"\n'
    assert aims(decided(PLAN, f'{item}title = "做强工业"')) == []
    assert aims(decided(PLAN, f'{item}body = "提升工业。新增企业12家。"')) == ["320亩"]


def test_what_is_nothing_to_be_done_is_nothing_to_be_reached() -> None:
    item = '[[item]]\nsentence = "一是提升工业。"\nat = "一是"\ndrop = true\n'
    assert [row.name[0] for row in decided(PLAN, item).tracker] == ["发展农业"]


def lines(row: TrackerRow) -> list[str]:
    return [line[0] for line in row.lines]


LONG = "新建学校6所，改造校舍9处，新增学位1万个，招聘教师300名，建成食堂12处，培训校长40人次，添置课桌8000套，修缮操场15片"


def test_a_line_of_page_one_ends_behind_a_clause_and_says_that_more_follows(shown: Shown) -> None:
    text = f"{HEAD}\n二、2024年工作打算\n一是加快学校建设。{LONG}。\n二是稳定就业。办好招聘会。\n"
    content = shown(text, "cn", "tw")
    row = content.tracker[0]
    clauses = LONG.split("，")
    counts = []
    for line in lines(row)[:-1]:
        title, told = line.split("：")
        assert title == row.name[0]
        own = told.removesuffix("……").split("，")
        assert own == clauses[: len(own)]
        assert told.endswith("……") == (len(own) < len(clauses))
        counts.append(len(own))
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] > 0
    for cn, tw in row.lines:  # cut at the same place in both scripts
        assert tw.count("，") == cn.count("，")


def test_whole_sentences_are_told_without_dots(shown: Shown) -> None:
    detail = "新建学校6所，改造校舍9处。新增学位1万个，招聘教师300名，建成食堂12处，培训校长40人次。添置课桌8000套，修缮操场15片，更新校车20辆。"
    content = shown(f"{HEAD}\n二、2024年工作打算\n一是加快学校建设。{detail}\n二是稳定就业。\n", "cn")
    assert lines(content.tracker[0])[:2] == [
        f"加快学校建设：{each}" for each in (detail[:-1], detail.rpartition("。添置")[0])
    ]
    assert lines(content.tracker[1]) == ["稳定就业"] * len(lines(content.tracker[1]))


def test_page_one_shows_actions_before_aims_and_gives_up_aims_first(shown: Shown) -> None:
    text = (
        f"{HEAD}\n二、2024年工作打算\n（一）工业\n一是做强龙头企业。二是盘活土地。\n力争招商40家、签约25家、开工12家。\n（二）农业\n"
        + "".join(
            f"{number}是{name}。"
            for number, name in zip(
                "一二三四五六",
                ("建设农田", "推广良种", "兴修水利", "发展冷链", "培育农户", "整治村庄"),
                strict=True,
            )
        )
    )
    page = shown(f"{text}\n", "cn").first_page
    told = [row.number for row in page.actions]
    assert told == sorted(told)
    assert sum(row.aim is None for row in page.actions) == 8
    shorter = list(page.shorter())
    assert all(row.aim is None for each in shorter for row in each.actions)


def test_an_aim_whose_time_is_over_and_whose_result_is_told_is_not_to_be_done() -> None:
    text = (
        "某市人社局2023年工作总结\n一、指标完成情况\n"
        "指标｜2023年目标值｜实际值\n职业培训｜16万人次｜16.4万人次\n就业见习｜2000人｜2150人\n"
        "二、下一步打算\n2024年完成职业培训17万人次。2023年城镇新增就业目标3万人。\n"
    )
    report = parse(read_document(text.encode(), name="report.txt"))
    content = build_content([edition(report, "cn", "r")])
    told = " ".join(row.name[0] + row.told[0] for row in content.tracker)
    assert "17万人次" in told
    assert "3万人" in told  # no result of it is told
    assert "16万人次" not in told
    assert "2000人" not in told
    shown = [row.figure[0].value for row in content.first_page.aims]
    assert 160000 not in shown
    assert sum(row.target for row in content.all_indicators.rows) == 4


WHOLE = [
    ("完善供水管网，更新电梯和门禁，9月底前全面完成。", "", "9月底前"),
    ("完善供水管網，更新電梯和門禁，9月底前全面完成。", "", "9月底前"),
    ("完善供水管网，由市住建局牵头，9月底前完成。", "市住建局", "9月底前"),
    ("实施县医院迁建，力争到明年6月底前完工。", "", "明年6月底前"),
    ("排查食堂隐患。整治校园周边环境。11月底前全部整改到位。", "", "11月底前"),
    ("开展业务培训12场。上述工作由市人社局牵头，10月底前完成。", "市人社局", "10月底前"),
    ("先建10处，再建20处。以上任务年底前完成。", "", "年底前"),
    ("排查食堂隐患。（市教育局牵头，11月底前完成）", "市教育局", "11月底前"),
    ("排查食堂隐患，更新设备。（各县（市、区）政府牵头，11月底前完成）", "各县（市、区）政府", "11月底前"),
    ("6月底前完成选址，更新设备，年底前全部完成。", "", "年底前"),
    ("年底前再建成服务中心2个、助餐点8个，护理型床位占比达到58%。", "", "年底前"),
    ("排查食堂隐患。\n责任单位：市教育局。完成时限：9月底前。", "市教育局", "9月底前"),
    ("排查食堂隐患。\n整治周边。以上任务9月底前全部完成，由市教育局牵头。", "市教育局", "9月底前"),
]
"""What a part of the plan says, with who does all of it and by when."""
IN_PART = [
    "投入资金建设储备库2座，年底前每个乡镇配备1台泵车，预警信息发布到人。",
    "抽检食品，整治小作坊，10月底前对37所食堂进行检查。",
    "9月底前开工建设4个项目，年内建成停车位2300个。",
    "新建学校3所，启动高铁站建设，年底前完工。",
    "改造小区3个，6月底前全部完成；改造管网，9月底前全部完成。",
    "加快迁建，力争10月底前完成；改造卫生室40个以上。",
    "新建学校3所，由市教育局牵头；改造医院2家，由市卫健委牵头。",
    "对照标准查漏补缺，9月底前完成自评，确保占比达到18%。",
    "新建学校3所。改造医院2家。此项工作11月底前完成。",
    "新建学校3所。11月底前完成改造医院2家。",
]
"""The same, where what it says holds for something in it only."""


@pytest.mark.parametrize(("said", "who", "when"), WHOLE, ids=[each[0] for each in WHOLE])
def test_a_part_has_who_does_all_of_it_and_by_when(shown: Shown, said: str, who: str, when: str) -> None:
    text = f"{HEAD}\n二、下一步工作\n（一）补齐短板\n{said}\n（二）提升服务\n完善窗口。\n"
    first, other = shown(text, "cn").tracker[:2]
    assert (first.fields[0].unit, first.fields[0].due) == (who, when)
    assert (other.fields[0].unit, other.fields[0].due) == ("", "")


@pytest.mark.parametrize("said", IN_PART)
def test_but_not_what_only_something_in_it_is_due_by(shown: Shown, said: str) -> None:
    text = f"{HEAD}\n二、下一步工作\n（一）补齐短板\n{said}\n（二）提升服务\n完善窗口。\n"
    first = shown(text, "cn").tracker[0]
    assert (first.fields[0].unit, first.fields[0].due) == ("", "")


@pytest.mark.parametrize(("of", "fields"), [("此项工作", ("", "")), ("以上工作", ("市教育局", "11月底前"))])
def test_a_sentence_on_who_and_when_alone_is_no_row(shown: Shown, of: str, fields: tuple[str, str]) -> None:
    said = f"改造老旧小区，完善供水管网。加强校园安全，排查食堂隐患。{of}由市教育局负责，11月底前完成。"
    first, last = shown(f"{HEAD}\n二、下一步工作\n{said}\n", "cn").tracker
    assert (first.fields[0].unit, first.fields[0].due) == fields
    assert (last.fields[0].unit, last.fields[0].due) == ("市教育局", "11月底前")


@pytest.mark.parametrize(
    ("period", "told", "ahead"),
    [
        ("", "年度目标：新建公园12个；实际完成：新建公园11个。", []),
        ("", "年度目标：新建公园12个。", ["新建公园"]),
        ("第三季度", "年度目标：新建公园12个；完成情况：新建公园9个。", ["新建公园"]),
    ],
)
def test_an_aim_of_a_year_that_is_over_is_not_ahead_where_its_result_is_told(
    shown: Shown, period: str, told: str, ahead: list[str]
) -> None:
    text = f"某市2023年{period}工作总结\n一、主要工作\n{told}\n二、下一步打算\n一是做强企业。新增企业12家。\n"
    content = shown(text, "cn")
    assert [row.name[0] for row in content.tracker if row.aim and row.aim.figure[0].unit == "个"] == ahead
