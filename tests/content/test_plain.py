"""Plans and problems told in plain sentences: they stand on page one, in the tracker, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.content import Content

Shown = Callable[..., Content]
HEAD = "某县水务局2023年工作总结\n2023年，全县供水总体平稳，完成投资6.4亿元，同比增长11.3%。\n一、防汛\n排查隐患127处，同比增长3%。\n"


def actions(shown: Shown, text: str) -> list[str]:
    return [line[0] for _, line in shown(text, "cn").first_page.action_lines]


def problems(shown: Shown, text: str) -> list[str]:
    return [quote.texts[0] for quote in shown(text, "cn").first_page.problems]


def test_sentences_of_a_plan_without_numbers_are_things_to_be_done(shown: Shown) -> None:
    text = (
        HEAD
        + "明年，我局将重点推进第二水源建设，完成投资7亿元以上。加快管网改造，力争普及率达到95%。同时，将建立管护机制。\n"
    )
    content = shown(text, "cn")
    assert actions(shown, text) == [
        "明年，我局将重点推进第二水源建设，完成投资7亿元以上",
        "加快管网改造，力争普及率达到95%",
        "将建立管护机制",
    ]
    assert [row.name[0] for row in content.tracker if row.aim is None] == actions(shown, text)
    assert len({row.id for row in content.tracker}) == len(content.tracker)
    for row in content.tracker:
        assert content.report.text[row.title.span.start : row.title.span.end] == row.title.texts[0]


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("下一步，我局将健全河长制，严查非法取水。", "我局将健全河长制，严查非法取水"),
        ("今后，要把节水摆在首位，推广喷灌技术。", "要把节水摆在首位，推广喷灌技术"),
        ("县局还将推动出台供水条例。", "县局还将推动出台供水条例"),
        ("县局计划于明年启动泵站改造。", "县局计划于明年启动泵站改造"),
        ("未來將賡續辦理管線汰換，並研議智慧水表。", "未来将赓续办理管线汰换，并研议智慧水表"),
        ("下半年将继续抓好水源保护；加大巡查力度。", "下半年将继续抓好水源保护"),
    ],
)
def test_a_plan_is_known_wherever_it_stands(shown: Shown, sentence: str, line: str) -> None:
    assert actions(shown, f"{HEAD}二、供水\n新建水厂2座。{sentence}\n")[0] == line


@pytest.mark.parametrize(
    "sentence",
    [
        "将120户贫困家庭纳入补助范围。",
        "县局已将水价方案报县政府审批。",
        "按计划完成年度任务。",
        "下半年，全县处置水事纠纷12起。",
        "市民可拨打12345热线反映问题。",
        "今后一段时间的规划已编制完成。",
    ],
)
def test_what_was_done_or_asked_of_readers_is_no_plan(shown: Shown, sentence: str) -> None:
    content = shown(f"{HEAD}二、供水\n新建水厂2座。{sentence}\n", "cn")
    assert content.tracker == ()
    assert content.first_page.actions == ()


def test_slogans_and_the_years_that_open_a_plan_are_left_out(shown: Shown) -> None:
    text = (
        HEAD
        + "二、下一步工作\n2024年是全面贯彻“十四五”规划的关键之年。我局将深入贯彻落实上级部署，奋力开创新局面，整治黑臭水体。\n"
    )
    assert actions(shown, text) == ["整治黑臭水体"]


@pytest.mark.parametrize("broken", ["另一方面，?", "同时", "此外，，。"])
def test_a_word_that_leads_on_to_nothing_is_no_action(shown: Shown, broken: str) -> None:
    assert actions(shown, f"{HEAD}二、下一步工作\n整治黑臭水体。{broken}\n") == ["整治黑臭水体"]


def test_a_sentence_that_only_tells_aims_is_left_to_them(shown: Shown) -> None:
    content = shown(HEAD + "明年，力争完成投资8亿元，普及率达到96%以上。\n", "cn")
    assert content.tracker
    assert all(row.aim is not None for row in content.tracker)


def test_what_an_action_tells_is_no_line_of_its_own(shown: Shown) -> None:
    text = HEAD + "下一步，我局将健全管护机制，招录技术人员15名，组织培训30期，新建泵站3座，维修水闸12座。\n"
    assert len(actions(shown, text)) == 1


def test_plain_sentences_do_not_come_on_top_of_numbered_items(shown: Shown) -> None:
    text = (
        HEAD
        + "二、供水\n新建水厂2座。该项目将继续推进管网改造。\n三、下一步工作\n我局将抓好两件事。一是加强巡查。二是建强队伍。\n"
    )
    assert actions(shown, text) == ["加强巡查", "建强队伍"]


@pytest.mark.parametrize(
    ("sentence", "problem"),
    [
        ("但部分灌区渠道老化失修，管护力量不足。", "但部分灌区渠道老化失修，管护力量不足"),
        ("当前主要问题是管网漏损偏高。", "管网漏损偏高"),
        ("工作中还存在技术人员短缺等问题。", "工作中还存在技术人员短缺等问题"),
        ("惟本縣財政自主性偏低，管線老舊。", "惟本县财政自主性偏低，管线老旧"),
        ("水质监测能力有待进一步加强。", "水质监测能力有待进一步加强"),
        (
            "在肯定成绩的同时，我们也清醒地看到，水利工程重建轻管现象依然存在。",
            "水利工程重建轻管现象依然存在",
        ),
    ],
)
def test_a_problem_is_known_wherever_it_stands(shown: Shown, sentence: str, problem: str) -> None:
    assert problems(shown, f"{HEAD}二、供水\n新建水厂2座。{sentence}\n") == [problem]


@pytest.mark.parametrize(
    "sentence",
    [
        "针对存在的漏损等问题，更换管道12公里。",
        "检查发现存在私自取水等问题45个，全部整改。",
        "解决了长期存在的供水不足问题。",
        "化解历史遗留问题8件。",
    ],
)
def test_problems_that_were_looked_for_or_solved_are_none(shown: Shown, sentence: str) -> None:
    assert problems(shown, f"{HEAD}二、供水\n新建水厂2座。{sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "problem"),
    [
        (
            "資本支出執行率為81.3%，未達年度目標85%，主要係部分工程流標所致，各機關應加強控管。",
            "资本支出执行率为81.3%，未达年度目标85%，主要系部分工程流标所致",
        ),
        (
            "税收收入398亿元，其中契税61亿元，契税因交易趋缓，较上年度短收约4亿元；规费收入193亿元。",
            "契税因交易趋缓，较上年度短收约4亿元",
        ),
        ("规费收入8亿元，较预算数短收2310万元。", "规费收入8亿元，较预算数短收2310万元"),
        ("新增造林3.1万亩，未完成年度任务。", "新增造林3.1万亩，未完成年度任务"),
        ("管网投资完成62%，落后于序时进度。", "管网投资完成62%，落后于序时进度"),
        ("水质达标率91%，低于年度目标95%，培训90人。", "水质达标率91%，低于年度目标95%"),
        ("入學率92%，惟仍低於年度目標95%，主因為停工。", "入学率92%，惟仍低于年度目标95%，主因为停工"),
        ("预算执行率不高，仅为61%，落后于全省平均水平。", "预算执行率不高，仅为61%，落后于全省平均水平"),
        ("受流标影响，完成投资3.2亿元，培训9人。", "受流标影响，完成投资3.2亿元"),
        ("（三）執行率81%，未達目標85%。", "执行率81%，未达目标85%"),
        ("執行率僅48.9%，主要係12項工程進度落後所致。", "执行率仅48.9%，主要系12项工程进度落后所致"),
    ],
)
def test_a_figure_that_fell_short_is_a_problem_and_its_benchmark_no_aim(
    shown: Shown, sentence: str, problem: str
) -> None:
    text = f"{HEAD}二、供水\n新建水厂2座。{sentence}\n"
    assert problems(shown, text) == [problem]
    assert shown(text, "cn").tracker == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "对未完成年度任务的3家单位进行约谈。",
        "淘汰落后产能12万吨。",
        "契税短收幅度收窄，收入61亿元，增长4%。",
        "执行率88%，超过年度目标85%。",
        "扭转了投资进度落后的局面，完成投资5亿元。",
        "流标率由12%降至3%。",
        "约谈进度落后的施工单位5家。",
        "一般支出均未达一成，占6%。",
        "不良率1.2%，不低于年度目标。",
    ],
)
def test_what_fell_short_and_was_mended_is_no_problem(shown: Shown, sentence: str) -> None:
    assert problems(shown, f"{HEAD}二、供水\n新建水厂2座。{sentence}\n") == []


def test_figures_that_fell_short_do_not_come_on_top_of_a_part_on_problems(shown: Shown) -> None:
    text = HEAD + "二、供水\n造林3.1万亩，未完成年度任务。\n三、存在的问题\n管网漏损偏高。\n"
    assert problems(shown, text) == ["管网漏损偏高"]


def test_problems_numbered_in_a_part_about_other_things_are_named(shown: Shown) -> None:
    text = (
        HEAD
        + "二、供水\n新建水厂2座。我们也看到，工作还存在一些不足：一是水源单一；二是管网老化。\n三、队伍\n培训60人。\n"
    )
    assert problems(shown, text) == ["水源单一", "管网老化"]


def test_what_will_be_done_about_problems_is_none_of_them(shown: Shown) -> None:
    text = HEAD + "二、存在的问题\n管网漏损偏高。我们还将推动老旧管道更换。\n"
    assert problems(shown, text) == ["管网漏损偏高"]
    assert actions(shown, text) == ["我们还将推动老旧管道更换"]


def test_the_tracker_lists_nothing_that_is_done(shown: Callable[..., Content]) -> None:
    content = shown(
        "云岭县住建局2023年工作总结\n一、2023年工作\n一是小区改造。由县住建局负责的小区12个全部完工。\n"
        "二是污水治理。由县水务公司牵头新建管网18公里。\n二、存在问题\n一是消防通道堵塞，由物业科负责整改；二是人手不足。\n"
        "三、2024年工作计划\n一是敬老院已完成选址，确保6月底前开工。\n二是目前已启动更新项目前期工作。\n"
        "三是新建公园3个，由县园林中心负责。",
        "cn",
    )
    told = [row.title.texts[0] for row in content.tracker if row.aim is None]
    assert told == ["消防通道堵塞", "敬老院已完成选址", "新建公园3个"]
    quoted = ["".join(piece.texts[0] for piece in each) for each in content.openings.values()]
    assert any("目前已启动更新项目前期工作" in each for each in quoted)


def test_aims_of_one_clause_are_told_apart_and_bear_no_number_of_a_list(
    shown: Callable[..., Content],
) -> None:
    content = shown(
        "云岭县农业局2024年工作计划\n一、主要目标\n新建高标准农田4.2万亩。\n"
        "（二）畜禽粪污、秸秆综合利用率分别达到85%以上、90%以上。",
        "cn",
    )
    lines = [row.lines[0][0] for row in content.tracker if row.aim is not None]
    assert len(set(lines)) == len(lines) == 3
    assert not any(line.startswith("（") for line in lines)


def duties(content: Content) -> dict[str, tuple[str, str]]:
    return {row.name[0]: (row.fields[0].unit, row.fields[0].due) for row in content.tracker}


def test_aims_and_sentences_of_the_plan_tell_by_when_and_by_whom(shown: Callable[..., Content]) -> None:
    content = shown(
        f"{HEAD}二、下一步工作\n年底前将建成小型消防站6座，加装报警器不少于1.2万只。由城管局牵头加快推进管网改造。\n"
        "到2027年绿化覆盖率达到45%。力争全年游客达到30万人次。",
        "cn", "tw",
    )  # fmt: skip
    told = duties(content)
    assert told["由城管局牵头加快推进管网改造"] == ("城管局", "")
    assert told["建成小型消防站"] == ("", "年底前")
    assert told["加装报警器"] == ("", "年底前")
    assert told["绿化覆盖率"] == ("", "2027年")
    assert told["游客"] == ("", ""), "the time it covers is no last day"


def test_a_part_of_the_plan_is_not_due_by_what_one_of_its_measures_is(shown: Callable[..., Content]) -> None:
    head = f"{HEAD}二、下一步工作\n（一）补齐短板\n"
    content = shown(
        f"{head}建设储备库，年底前配齐泵车，抓好培训。\n（二）治理内涝\n汛期前完成管网疏浚，抓好值守。", "cn"
    )
    told = duties(content)
    assert (told["补齐短板"], told["治理内涝"]) == (("", ""), ("", "汛期前"))


PASSAGE = "一、回顾\n新建水厂2座，供水能力提高8%。\n{}\n二、明年工作\n推进管网改造。\n"


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        (  # a list in one sentence, parted by commas
            "同时，我县水务发展还面临一些困难和挑战，主要是：管网老化依然严重，供水成本偏高，与城区相比，乡镇水厂能力较弱，特别是山区尤为突出。我们将正视问题，采取有力措施加以解决。",
            ["管网老化依然严重", "供水成本偏高", "与城区相比，乡镇水厂能力较弱，特别是山区尤为突出"],
        ),
        (  # sentences that go on, and what only announces them
            "在肯定成绩的同时，我们也清醒地认识到，工作中还存在不少问题和不足。水源保护压力较大。部分泵站老化，乡镇水质时有波动。形式主义仍有发生，等等。对此，我们一定高度重视，切实加以解决。",
            ["水源保护压力较大", "部分泵站老化，乡镇水质时有波动", "形式主义仍有发生"],
        ),
        (  # a list behind a colon, then sentences
            "我们也清醒看到，发展中老问题、新挑战仍然不少。主要是：漏损率偏高，水价机制不活，基层力量薄弱。数字化水平有待提升。这些问题必须高度重视。",
            ["漏损率偏高", "水价机制不活", "基层力量薄弱", "数字化水平有待提升"],
        ),
        (  # semicolons part it, and commas do not
            "我们还应看到，供水事业仍面临许多困难：管网老化，漏损率高；水源单一，抗旱能力不强；投入不足。",
            ["管网老化，漏损率高", "水源单一，抗旱能力不强", "投入不足"],
        ),
        (  # no colon, and what is said of all of them
            "我们也清醒看到，老问题、新挑战仍然不少，主要是管网老化依然严重，供水成本偏高，基层力量薄弱。这些前进中的困难，都是能够克服的。",
            ["管网老化依然严重", "供水成本偏高", "基层力量薄弱"],
        ),
        (  # what is named at once
            "同时也要看到，城乡供水不平衡问题仍然突出，山区饮水保障任务较重。",
            ["城乡供水不平衡问题仍然突出，山区饮水保障任务较重"],
        ),
        (  # a turn that says it must be seen, and what stands before it
            "总的看，供水工作稳中向好，但必须看到，还有不少薄弱环节。管网老化，漏损率高；水源单一，抗旱能力不强。",
            ["管网老化，漏损率高", "水源单一，抗旱能力不强"],
        ),
        (  # of whose work it is told
            "我们也清醒认识到，对照市委要求、群众期盼，供水工作还存在一些差距和不足。管网老化，漏损率高；水源单一。",
            ["管网老化，漏损率高", "水源单一"],
        ),
        (  # no more than that there are some
            "我们也清醒地看到，工作中还存在不少问题和困难。对此，我们将认真解决。",
            ["工作中还存在不少问题和困难"],
        ),
    ],
)
def test_a_passage_names_its_problems_one_by_one(shown: Shown, passage: str, named: list[str]) -> None:
    assert problems(shown, f"{HEAD}{PASSAGE.format(passage)}") == named


@pytest.mark.parametrize(
    "passage",
    [
        "我们深刻认识到，做好水务工作，必须坚持系统观念，必须依靠群众。",
        "主要是：新建泵站4座，改造管网12公里。",
        "群众也看到了实实在在的变化，供水更加稳定。",
    ],
)
def test_what_was_learnt_and_listed_is_no_problem(shown: Shown, passage: str) -> None:
    assert problems(shown, f"{HEAD}{PASSAGE.format(passage)}") == []


def test_more_problems_stand_on_page_one_where_they_are_short(shown: Shown) -> None:
    short = "，".join(f"第{number}水厂能力不足" for number in "一二三四五六七八九十")
    page = shown(f"{HEAD}{PASSAGE.format(f'我们也清醒看到，主要是：{short}，投入不够。')}", "cn").first_page
    assert (len(page.problems), page.more_problems) == (10, 1)
    long = "；".join(
        f"第{number}水厂供水与城区发展需要相比还有差距，管网更新、水质监测和应急保障都亟待加强"
        for number in "一二三四五六七八九"
    )
    page = shown(f"{HEAD}{PASSAGE.format(f'我们也清醒看到，{long}。')}", "cn").first_page
    assert (len(page.problems), page.more_problems) == (8, 1)


def test_what_is_answered_to_a_problem_is_no_part_of_it(shown: Shown) -> None:
    text = (
        f"{HEAD}二、審計署的意見\n審計署署長報告書指出，(i)檢查未按指引進行；以及(ii)投訴個案未能依時作覆。"
        "本署大致同意有關建議，並已着手跟進。\n"
    )
    assert problems(shown, text) == ["检查未按指引进行", "投诉个案未能依时作覆"]
    text = (
        f"{HEAD}二、存在问题\n一是节水不够。二是管网老化，渗漏突出。以上问题事关长远，必须下决心解决。\n"
        "三、下一步工作\n加快改造。\n"
    )
    assert problems(shown, text) == ["节水不够", "管网老化，渗漏突出"]
    passage = (
        "一、防汛\n排查隐患127处，同比增长3%。我们也清醒认识到，还面临不少困难和问题，主要是：投资后劲不足，项目储备不够，"
        "这更加坚定我们加快改造的紧迫感；城乡供水存在差距，管护力量薄弱，这也要求我们加快补齐短板。\n"
    )
    assert problems(shown, f"{HEAD.partition('一、')[0]}{passage}二、2024年工作安排\n加快改造。\n") == [
        "投资后劲不足，项目储备不够", "城乡供水存在差距，管护力量薄弱",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "今后一个时期是全县夯基蓄势的关键阶段。",
        "水网建设在全县发展中具有基础性地位。",
        "总体来看，机遇大于挑战，有利条件多于不利因素。",
        "在规划编制过程中，我们广泛听取各方面意见，完善内容。",
        "县政府编制了《水利发展规划纲要（草案）》，提请大会审查。",
        "群众用水品质不断提高，节水意识进一步增强。",
        "水利现代化取得重大进展，供水保障能力迈上新台阶。",
        "居民收入增长与经济增长同步。",
        "重点做好六个方面工作。",
        "做好今年的工作，要以习近平新时代中国特色社会主义思想为指导，优化布局。",
        "我们坚信，美好蓝图一定能变成现实。",
        "实现上述目标，需要我们加倍努力。",
        "今后五年是全县爬坡过坎的关键五年。",
        "全县发展的主要目标是，供水能力显著增强，居民收入与经济增长同步。",
        "我们将持续深耕水利事业，为强县建设提供强大动力。",
        "我们要以更大力度打造水网。",
        "新征程呼唤新担当新作为。",
    ],
)
def test_what_is_nothing_to_be_done_is_no_row_of_a_plan(shown: Shown, sentence: str) -> None:
    plan = f"{HEAD}二、2024年重点工作\n今年要整治河道。{sentence}加快管网改造。\n"
    assert actions(shown, plan) == ["今年要整治河道", "加快管网改造"]


@pytest.mark.parametrize(
    "sentence",
    [
        "推动群众用水品质不断提高。",
        "力争水利现代化取得重大进展。",
        "完善规划草案审查办法。",
        "把节水摆在首位，推动供水能力迈上新台阶。",
        "提升水质，供水保障能力进一步增强。",
    ],
)
def test_what_brings_such_a_state_about_is_a_row(shown: Shown, sentence: str) -> None:
    plan = f"{HEAD}二、2024年重点工作\n今年要整治河道。{sentence}加快管网改造。\n"
    assert actions(shown, plan)[1] == sentence[:-1]


def test_a_part_on_years_past_and_years_to_come_plans_only_what_is_to_come(shown: Shown) -> None:
    text = (
        f"{HEAD}二、“十四五”时期成就和“十五五”时期目标任务\n过去五年，我们坚持节水优先，新建水厂6座，普及率年均提高2%。\n这五年，水质达标率提高到98%。\n"
        "今后五年，新建水厂9座，加快管网改造。\n"
    )
    content = shown(text, "cn")
    aims = [row.figure[0].value for row in content.all_indicators.rows if row.target]
    assert aims == [9]
    assert [row.name[0] for row in content.tracker] == ["新建水厂9座，加快管网改造"]


def test_promises_with_a_day_are_told_wherever_they_stand(shown: Shown) -> None:
    text = (
        f"{HEAD}二、整改情况\n已完成整改8个，整改率80%。未完成的2个，责任单位承诺2024年底前整改到位。\n"
        "三、审计建议\n（一）强化约束。由县财政局牵头，压减规模。\n（二）盘活资产。县国资委要清查房产。\n"
        "对本次查出的问题，县审计局将跟踪督促，县政府将于年底前报告整改结果。\n谢谢大家。\n"
    )
    told = {row.name[0]: row.fields[0] for row in shown(text, "cn").tracker}
    assert list(told) == [
        "未完成的2个，责任单位承诺2024年底前整改到位",
        "强化约束",
        "盘活资产",
        "县政府将于年底前报告整改结果",
    ]
    last = told["县政府将于年底前报告整改结果"]
    assert (last.unit, last.due) == ("县政府", "年底前")
    assert told["强化约束"].unit == "县财政局"
    assert told["盘活资产"].unit == "县国资委"


def test_what_was_promised_and_no_day_is_no_row(shown: Shown) -> None:
    text = f"{HEAD}二、供水\n开展信用承诺书签订工作，承诺事项全部兑现。新建水厂2座。\n"
    assert shown(text, "cn").tracker == ()


def test_problems_stand_where_those_present_are_called_on_before_the_plan(shown: Shown) -> None:
    told = "各位代表，一年来的成绩来之不易。同时，我们也清醒认识到，工作中还存在一些问题：管网老化；漏损率高达18%。对此，我们将努力解决。"
    text = f"{HEAD}一、回顾\n（一）供水\n新建水厂2座，供水能力提高8%。\n{told}\n2025年工作安排\n一是推进管网改造。二是新建水厂1座。\n各位代表，新的一年，我们也要看到肩上的责任，奋力前行。\n"
    assert problems(shown, text) == ["管网老化", "漏损率高达18%"]


@pytest.mark.parametrize("summing_up", ["总的来看，", "总体来看，", ""])
def test_problems_of_one_list_are_told_one_by_one(shown: Shown, summing_up: str) -> None:
    text = f"{HEAD}一、供水\n供水量3亿吨，增长2.1%。\n{summing_up}管网漏损率偏高、水源单一，山区供水能力不足等问题值得关注。\n"
    assert problems(shown, text) == ["管网漏损率偏高", "水源单一", "山区供水能力不足"]


def test_what_follows_challenges_under_headings_of_work_is_planned(shown: Shown) -> None:
    content = shown(
        f"{HEAD}第一章　供水\n供水量3亿吨，增长2.1%。\n第二章　挑战与展望\n供水仍须正视若干不足之处。管网老化，漏损率高达18%。\n来年，本处会集中推展以下工作：\n一、加强管网巡查。全年巡查12万次。\n二、研究立法节约用水。年底前提交方案。\n",
        "cn",
    )
    page = content.first_page
    assert [quote.texts[0] for quote in page.problems] == ["管网老化，漏损率高达18%"]
    assert [row.name[0] for row in page.actions] == ["加强管网巡查", "研究立法节约用水"]


def test_thanks_at_the_end_are_nothing_to_be_done(shown: Shown) -> None:
    content = shown(
        f"{HEAD}一、供水\n供水量3亿吨，增长2.1%。\n二、明年工作\n（一）推进管网改造。新建水厂1座。\n（二）扩大供水。新建泵站1座。\n以上报告，本处同仁将持续全力以赴，敬请各位议员不吝指教。最后敬祝大会圆满成功。\n",
        "cn",
    )
    assert not [row for row in content.tracker if "敬" in row.name[0]]


def test_a_problem_that_begins_with_a_word_like_a_duty_is_one(shown: Shown) -> None:
    text = (
        "某区半年总结\n一、工作\n签约项目25个。\n二、存在的问题\n一是储备不足，项目只有6个。二是要素瓶颈突出，工业用地仅剩1100亩。\n"
        "要加快整改。\n三、打算\n新建厂房3栋。\n"
    )
    told = [quote.texts[0] for quote in shown(text, "cn").first_page.problems]
    assert any("要素瓶颈突出" in each for each in told)
    assert not any("加快整改" in each for each in told)
