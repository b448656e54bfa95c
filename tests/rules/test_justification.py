"""JU and MX: how lines are made full, and Chinese beside Western text (CLREQ 3.2–3.3)."""

from __future__ import annotations

import statistics
from itertools import pairwise

import pytest

from converter.pages.decimals import measure_figures
from converter.pages.setter import TextSetter
from converter.pages.table_columns import cell, unbroken

HAN = "全市公安機關深入推進執法規範化建設"
LONG = "xxxxxxxxx"


def test_ju01_every_line_but_the_last_ends_at_the_measure(setter) -> None:
    text = (
        "今年以來，全市公安機關破獲刑事案件1.5萬餘起，同比提高7.7%，抓獲犯罪嫌疑人（含GPS定位）1470餘人。" * 4
    )
    for ems in range(12, 40):
        widths = [line.width for line in setter.lines(text, ems)[:-1]]
        assert statistics.pstdev(widths) < 0.01
        assert widths[0] == pytest.approx(ems * 10)


def test_ju02_the_last_line_is_not_stretched(setter) -> None:
    text = HAN * 2
    last = len(setter.lines(text, 12)) - 1
    assert setter.gaps(text, 12, last) == pytest.approx([0] * 9)


@pytest.mark.parametrize("align", ["left", "right", "center"])
def test_ju02_nothing_is_stretched_where_lines_are_not_justified(setter, align) -> None:
    lines = setter.lines("全市公安機關。破獲刑事案件7起，抓獲12人" * 2, 9, align=align)
    for line in lines:
        pens = [x for run in line.runs for x in run.xs]
        han = [
            b - a
            for a, b, char in zip(pens, pens[1:], line.text, strict=False)
            if char in "全市公安機關刑事案"
        ]
        assert all(step == pytest.approx(10) or step == pytest.approx(12.5) for step in han)


def test_ju03_a_line_is_stretched_only_where_squeezing_cannot_fit_it(setter) -> None:
    text = "全市公安，機關深入，推進執法，規範" + HAN
    assert setter.texts(text, 16.5)[0].startswith("全市公安，機關深入，推進執法，規範")
    assert setter.texts("全市公安機關深入推進執法，規範" + HAN, 12.2)[0] == "全市公安機關深入推進執"


SQUEEZED = "甲·乙（丙）丁，戊GPS己。庚"
"""In Taiwan: an interpunct (step 3, ½ em), brackets (4, 1 em), a pause (5, ½ em), two borders (6, ¼ em)."""


@pytest.mark.parametrize(
    ("overrun", "expected"),
    [
        (0.4, {3: 0.4}),
        (0.5, {3: 0.5}),
        (0.9, {3: 0.5, 4: 0.4}),
        (1.5, {3: 0.5, 4: 1.0}),
        (1.8, {3: 0.5, 4: 1.0, 5: 0.3}),
        (2.1, {3: 0.5, 4: 1.0, 5: 0.5, 6: 0.1}),
        (2.25, {3: 0.5, 4: 1.0, 5: 0.5, 6: 0.25}),
        (2.5, {3: 0.5, 4: 1.0, 5: 0.5, 6: 0.25, 7: 0.25}),
    ],
)
def test_ju04_squeezing_takes_the_steps_in_order(tw, overrun, expected) -> None:
    tw = tw.having(squeeze_stops=True)
    natural = tw.gaps(SQUEEZED)
    squeezed = tw.gaps(SQUEEZED, tw.width(SQUEEZED) - overrun)
    assert len(squeezed) == len(natural), "it must still be one line"
    taken = [round(before - after, 4) for before, after in zip(natural, squeezed, strict=True)]
    steps = {0: 3, 1: 3, 2: 4, 5: 4, 6: 5, 7: 5, 8: 6, 11: 6, 12: 7, 13: 7}
    by_step: dict[int, float] = {}
    for place, amount in enumerate(taken):
        if amount:
            by_step[steps[place]] = by_step.get(steps[place], 0) + amount
    assert by_step == pytest.approx(expected, abs=0.001)


def test_ju04_the_mark_at_the_lines_end_gives_way_first(tw) -> None:
    text = "甲·乙（丙）丁，戊。"
    assert tw.gaps(text, tw.width(text) - 0.2) == pytest.approx(tw.gaps(text))


def test_ju04_stops_inside_a_line_are_spared_by_default(tw) -> None:
    text = "甲乙丙。丁戊己。庚辛"
    assert len(tw.texts(text, tw.width(text) - 0.2)) == 2


def test_ju05_stretching_takes_the_steps_in_order(setter) -> None:
    text = "甲乙 ab cd 丙丁" + LONG
    natural = setter.pens("甲乙 ab cd 丙丁")
    width = setter.width("甲乙 ab cd 丙丁")

    def grown(slack: float) -> list[float]:
        pens = setter.pens(text, width + slack)[: len(natural)]
        steps = [after - before for before, after in zip(natural, pens, strict=True)]
        return [round(b - a, 3) for a, b in pairwise(steps)]

    # gaps after: 甲 乙 ␣ a b ␣ c d ␣ 丙
    assert grown(0.2) == pytest.approx([0, 0, 0, 0, 0, 0.2, 0, 0, 0, 0], abs=0.002)
    assert grown(0.35) == pytest.approx([0, 0, 0.05, 0, 0, 0.25, 0, 0, 0.05, 0], abs=0.002)
    most = setter.options.latin_gap_max - setter.options.latin_gap
    share = (1.0 - 0.25 - 2 * most) / 6
    assert grown(1.0)[0] == grown(1.0)[9] == pytest.approx(share, abs=0.03)
    assert grown(1.0)[3] == grown(1.0)[6] == 0


def test_ju06_gaps_of_one_kind_change_alike(setter) -> None:
    text = "全市公安機關深入推進執法" + LONG
    gaps = setter.gaps(text, 12.7)
    assert statistics.pstdev(gaps) < 0.001
    assert gaps[0] == pytest.approx(0.7 / 11, abs=0.001)


def test_ju07_nothing_is_stretched_inside_dashes_numbers_and_words(setter) -> None:
    phrase = "全市——公安……7.75%提高GPS"
    natural, text = setter.pens(phrase), phrase + "，" + LONG
    pens = setter.pens(text, setter.width(phrase) + 2.0)
    for start, end in ((2, 3), (6, 7), (8, 9), (9, 10), (10, 11), (11, 12), (15, 16), (16, 17)):
        assert pens[end] - pens[start] == pytest.approx(natural[end] - natural[start])


def test_ju07_nothing_is_stretched_around_connectors_and_solidi(setter) -> None:
    phrase = "全市～公安/機關"
    natural, pens = setter.pens(phrase), setter.pens(phrase + LONG, setter.width(phrase) + 0.3)
    for start in (1, 2, 4, 5):
        assert pens[start + 1] - pens[start] == pytest.approx(natural[start + 1] - natural[start])


def test_ju08_no_line_of_a_report_is_loose_where_its_neighbours_can_help(setter) -> None:
    text = (
        "今年以來，全市公安機關在市委、市政府正確領導下，破獲多發性侵財案件1.5萬餘起，兩搶案件同比下降36%，"
        "共打掉惡勢力團夥150餘個，抓獲團夥成員540餘人，查處涉案人員3400餘人，持續淨化社會治安環境。"
    ) * 5
    for ems in (18, 20, 22, 28, 40):
        for line, composed in enumerate(setter.lines(text, ems, indent=0)[:-1]):
            gaps = [
                gap
                for gap, pair in zip(setter.gaps(text, ems, line), pairwise(composed.text), strict=True)
                if all("一" <= char <= "鿿" for char in pair)
            ]
            assert max(gaps, default=0) <= setter.options.loosest


def test_mx01_between_chinese_and_western_text_stands_a_quarter_em(setter) -> None:
    gap = setter.width("甲GPS乙") - setter.width("甲") - setter.width("GPS") - setter.width("乙")
    assert gap == pytest.approx(0.5)
    assert setter.width("甲20乙") == pytest.approx(setter.width("20") + 2.5)


def test_mx01_signs_as_wide_as_a_han_character_stand_solid(setter) -> None:
    assert setter.width("甲℃乙") == setter.width("甲％乙") == pytest.approx(3.0)


def test_mx01_a_plus_sign_that_is_no_numbers_stands_close_to_its_word(setter) -> None:
    plus = setter.lines("互聯網+", 9)[0].runs[-1].face.advance("+")
    assert setter.width("互聯網+行動") == pytest.approx(5 + plus)
    assert setter.width("提高+5") == pytest.approx(setter.width("+5") + 2.25)


def test_mx01_a_space_of_the_source_is_that_gap_and_not_another(setter) -> None:
    assert setter.width("甲 GPS 乙") == pytest.approx(setter.width("甲GPS乙"))
    assert setter.width("甲  GPS 乙") == pytest.approx(setter.width("甲GPS乙"))


def test_mx01_the_gap_shrinks_to_an_eighth_and_grows_to_a_third(setter) -> None:
    text = "甲GPS乙"
    assert setter.texts(text, setter.width(text) - 0.25) == [text]
    assert setter.texts(text, setter.width(text) - 0.26) != [text]
    assert setter.options.latin_gap_max == pytest.approx(1 / 3, abs=0.001)


def test_mx02_there_is_no_gap_at_a_lines_edges(setter) -> None:
    text = "全市公安GPS深入推進"
    for ems in (4, 5, 6, 7):
        lines = setter.lines(text, ems)
        assert all(line.runs[0].xs[0] == 0 for line in lines)
        assert lines[0].width <= ems * 10 + 0.01


@pytest.mark.parametrize("text", ["（GPS）", "，GPS。", "「7」"])
def test_mx02_there_is_no_gap_beside_marks(setter, text) -> None:
    inner = text[1:-1]
    assert setter.width(f"甲{text}乙") == pytest.approx(4 + setter.width(inner))


def test_mx02_a_space_of_the_source_beside_a_mark_takes_no_room(setter) -> None:
    assert setter.width("大力推進 “七項治理” 工作") == pytest.approx(setter.width("大力推進“七項治理”工作"))
    assert setter.texts("大力推進 “七項” 工作", 20) == ["大力推進 “七項” 工作"]


@pytest.mark.parametrize("mark", ["¹", "²³", "*", "†"])
def test_mx03_there_is_no_gap_at_superscripts_and_marks_of_notes(setter, mark) -> None:
    face = setter.lines(f"甲{mark}", 9)[0].runs[-1].face
    alone = sum(map(face.advance, mark))
    assert setter.width(f"甲{mark}乙") == pytest.approx(2 + alone)
    assert setter.width(f"甲m{mark}乙") == pytest.approx(setter.width("甲m乙") - 0.25 + alone)


def test_mx03_nothing_is_stretched_before_the_mark_of_a_note(setter) -> None:
    before, mark, after = setter.pens("全市公安¹機關" + LONG, 8.5)[3:6]
    assert mark - before == pytest.approx(1.0)
    assert after - mark > 0.4


def test_mx03_small_figures_inside_a_word_are_part_of_it(setter) -> None:
    assert setter.width("甲H₂O乙") == pytest.approx(setter.width("H₂O") + 2.5)
    text = "全市公安H₂O機關" + LONG
    pens = setter.pens(text, 10)
    natural = setter.pens("H₂O")
    assert pens[5] - pens[4] == pytest.approx(natural[1] - natural[0])
    assert pens[6] - pens[5] == pytest.approx(natural[2] - natural[1])


def test_mx03_there_is_no_gap_inside_figures_that_stand_under_each_other(setter) -> None:
    def width(text: str) -> float:
        desk = TextSetter(setter.style, setter.fonts)
        figures = measure_figures(unbroken(desk, [cell(setter.variant, text)]))
        return figures.width / setter.style.table.size

    assert width("1萬7,346") == pytest.approx(setter.width("1萬7,346") - 2 * setter.options.latin_gap)
    assert width("逾 7,346") == pytest.approx(setter.width("逾 7,346")), "a space of the text stays"


def test_mx04_a_style_may_set_the_scripts_solid(setter) -> None:
    solid = setter.having(latin_gap=0.0, latin_gap_min=0.0, latin_gap_max=0.0)
    assert solid.width("甲20乙") == pytest.approx(solid.width("20") + 2)


def test_mx06_a_style_may_give_western_text_whole_em(tw, cn) -> None:
    tw = tw.having(latin_grid=True)
    for western in ("7", "2016", "GPS", "75.7%", "Annual Report", "—A"):
        text = f"全市{western}公安"
        pens = tw.pens(text)
        assert pens[-1] == pytest.approx(round(pens[-1])), western
        if western != "—A":
            ends = tw.pens(f"全市{western}")[-1] + tw.lines("甲7", 9)[0].runs[-1].face.advance(western[-1])
            before, after = pens[2] - 2, pens[-2] - ends
            assert 0 < before <= 0.5
            assert after == pytest.approx(before)
    assert cn.having(latin_grid=True).pens("全市7公安") == cn.pens("全市7公安")


def test_mx06_chinese_then_stands_under_chinese_in_every_line(tw) -> None:
    tw = tw.having(latin_grid=True)
    text = "全市公安GPS機關深入" + "75.7%全市公安機關深" + "入推進執法規範化GPS" + "全市公安"
    for number, line in enumerate(tw.lines(text, 10)):
        assert line.share == 0
        for char, pen in zip(line.text, tw.pens(text, 10, number), strict=True):
            if "一" <= char <= "鿿":
                assert pen == pytest.approx(round(pen)), line.text
