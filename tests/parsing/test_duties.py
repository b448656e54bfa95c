"""Plans, deeds and problems; who does what, by when."""

from __future__ import annotations

import pytest

from converter.model import Role, Span
from converter.parsing import parse
from converter.parsing.duties import ItemContext, due_in, kind_of, responsible_in
from converter.readers.text import read_text


def kind(
    body: str,
    role: Role = "other",
    *,
    label: str = "一是",
    lead: str = "",
    whole: Role = "other",
    named: str = "",
) -> str:
    roles: frozenset[Role] = frozenset(("problems", "plan")) if named == "both" else frozenset()
    return kind_of(label, body, ItemContext(role, roles, whole, lead))


class TestKinds:
    @pytest.mark.parametrize(
        "answer",
        [
            "对此，我们将采取有力措施，切实加以解决。",
            "针对这些问题，我局将认真研究。",
            "上述问题，今后要着力解决。",
        ],
    )
    def test_what_is_said_to_all_problems_makes_the_last_no_plan(self, answer: str) -> None:
        lead = "我们也清醒地认识到，发展中还存在不少困难和问题："
        assert kind(f"部分干部担当不足，环境还有差距。{answer}", "achievements", lead=lead) == "problem"
        assert kind(f"要强化担当。{answer}", "achievements", lead=lead) == "plan"

    def test_an_item_is_what_its_section_is_for(self) -> None:
        assert kind("加强领导。", "plan") == "plan"
        assert kind("加强领导。", "achievements") == kind("加强领导。") == "done"
        assert kind("加强领导。", "problems") == "problem"

    @pytest.mark.parametrize(
        "body", ["将建成5所。", "力争达到10%。", "要抓好落实。", "年底前完成建设。", "应当加强。"]
    )
    def test_its_own_opening_makes_it_a_plan(self, body: str) -> None:
        assert kind(body, "achievements") == "plan"

    @pytest.mark.parametrize(
        "body", ["要素保障有力。", "应急处置20起。", "应檢修場所計6,812家。", "将其列入重点。"]
    )
    def test_words_that_look_alike_do_not(self, body: str) -> None:
        assert kind(body, "achievements") == "done"

    def test_its_label_may(self) -> None:
        assert kind("突出政治建设。", "achievements", label="一要") == "plan"

    def test_a_finished_deed_in_a_plan_is_done(self) -> None:
        assert kind("已完成前期工作。", "plan") == "done"
        assert kind("污水处理厂已建成投用。", "plan") == "done"

    def test_what_leads_its_series_in(self) -> None:
        assert kind("货源结构单一；", lead="还存在一些不足：") == "problem"
        assert kind("加强领导；", lead="下半年重点抓好以下工作：") == "plan"
        for lead in (
            "坚持问题导向，着力抓好以下工作：",
            "针对这些不足，采取以下措施：",
            "围绕补短板，重点做好：",
        ):
            assert kind("加强领导；", "plan", lead=lead) == "plan"
        assert kind("抓产业。", lead="我们主要做了以下工作：") == "done"
        assert kind("抓产业。", lead="还存在一些不足。全年工作如下：") == "done"

    def test_a_section_for_problems_and_plans_leaves_it_to_the_words(self) -> None:
        assert kind("人才短缺。", "problems", named="both") == "problem"
        assert kind("加强引进。", "problems", named="both") == "plan"

    def test_a_report_that_is_a_plan(self) -> None:
        assert kind("编制规划；", whole="plan") == "plan"
        assert kind("力量不足。") == "problem"


@pytest.mark.parametrize(
    ("body", "responsible", "due"),
    [
        ("开展检查，9月底前完成，由食品科牵头。", "食品科", "9月底前"),
        ("建成中心，责任单位：医学影像科。完成时限：2024年10月", "医学影像科", "2024年10月"),
        ("3月份启动工程，教导处负责。", "教导处", "3月份"),
        ("建立机制（市教育局牵头，市财政局配合）。", "市教育局", None),
        ("興建運動公園，預計114年底完工。", None, "114年底"),
        ("年内培育合作社8家。", None, "年内"),
        ("各县（区）要加大拆违力度。", "各县（区）", None),
        ("各项工作要求落实到位。", None, None),
        ("第四階段鏡頭將於 2020 年第一季啟用。", None, "2020 年第一季"),
        ("計劃明年首季前增設鏡頭。", None, "明年首季前"),
        ("預計106年度補足警力。", None, "106年度"),
        ("力争上半年投入使用。", None, "上半年"),
        ("推进建设，3个月内完成。", None, "3个月内"),
        ("负责县道的日常养护。", None, None),
        ("市交投公司要加快推进高铁南路建设，确保八月底通车。", "市交投公司", "八月底"),
        ("北区、东区会同有关部门，在6月8日前完成选址。", "北区、东区", "6月8日前"),
        ("本局要加强宣传。", None, None),
        (
            "新建学校2所。（责任单位：各县（市、区）政府、市教育局，完成时限：9月底前）",
            "各县（市、区）政府、市教育局",
            "9月底前",
        ),
        ("整治河道（牵头单位：市水务局，责任单位：各县（市、区）政府）。", "市水务局", None),
        ("完善管网（市水务局、各县（市、区）政府负责）。", "市水务局、各县（市、区）政府", None),
        ("更新路灯，由各旗（县、市、区）人民政府牵头，年底前完成。", "各旗（县、市、区）人民政府", "年底前"),
        ("核查名单（责任单位：市教育局（王某某））。", "市教育局", None),
        ("由基本医疗保险统筹基金支付费用。", None, None),
        # those it is done with do not answer for it
        ("會同內政部移民署於6月底前完成清查。", None, "6月底前"),
        ("与水务局合作，9月底前完成清淤。", None, "9月底前"),
        ("联合市教育局等部门开展检查。", None, None),
        ("由市水务局会同市农业农村局编制规划。", "市水务局", None),
        ("卫生局要求各院自查。", None, None),
        # the subject a sentence begins with
        ("市财政局、市国资委于11月底前完成房产清查。", "市财政局、市国资委", "11月底前"),
        ("人社、农业农村、民政等部门要健全机制。", "人社、农业农村、民政等部门", None),
        ("县政府将在年底前报告整改结果。", "县政府", "年底前"),
        ("下一步，市医保局将扩大覆盖。", "市医保局", None),
        ("當局將於明年首季前推出。", None, "明年首季前"),
        ("运动中心将于6月前启用。", None, "6月前"),
        ("全部将于年底前完成。", None, "年底前"),
        ("各级部署将继续落实。", None, None),
        ("補足警力，預計105年補充新進員警45名。", None, "105年"),
        ("秋季开学前完成12所学校的饮水改造。", None, "秋季开学前"),
        ("2024年前期工作扎实。", None, None),
        ("新建学校3所，其中1所9月底前投入使用。", None, None),
        ("新建学校3所，其中1所9月底前投入使用，年底前全部完工。", None, "年底前"),
    ],
)
def test_who_and_by_when(body: str, responsible: str | None, due: str | None) -> None:
    whole = Span(2, 2 + len(body))
    text = f"一是{body}"
    who, when = responsible_in(text, whole), due_in(text, whole)
    assert (who and who.of(text)) == responsible
    assert (when and when.of(text)) == due


def test_the_lines_below_an_item_say_who_does_it() -> None:
    text = (
        "分工方案\n一、目标\n1.居民收入增长6%左右。\n牵头单位：区发改局\n责任单位：各街道，区统计局\n"
        "2.完成道路改造。\n牵头单位：区住建局\n完成时限：11月底\n"
    )
    items = list(parse(read_text(text.encode(), "report.txt", "utf-8")).action_items())
    assert [(each.responsible and each.responsible.text, each.due and each.due.text) for each in items] == [
        ("区发改局", None),
        ("区住建局", "11月底"),
    ]
    assert [each.body.text for each in items] == ["居民收入增长6%左右。", "完成道路改造。"]


def test_a_long_list_of_bodies_is_read_to_its_end() -> None:
    bodies = "、".join(["市委组织部"] * 60)
    text = f"工作报告\n一、下一步工作\n一是{bodies}等部门的同志出席会议。二是市教育局、市财政局会同有关部门完成改造。\n"
    report = parse(read_text(text.encode(), "report.txt", "utf-8"))
    assert [str(item.responsible and item.responsible.text) for item in report.action_items()][1:] == [
        "市教育局、市财政局"
    ]
