"""LB: where lines may end (CLREQ 3.1.4–3.1.5, GB/T 15834 5.1, GB/T 15835)."""

from __future__ import annotations

from itertools import pairwise

import pytest

HAN = "全市公安機關深入推進執法規範化建設"


def test_lb01_no_line_starts_with_a_closing_mark(setter, wrapped) -> None:
    for mark in "。．，、：；！？”’」』）》〉】〗〕］｝–～·/／%％‰℃)]},.:;!?":
        text = HAN[:9] + mark + HAN[9:] + mark + HAN
        assert not any(joint.endswith(f"|{mark}") for joint in wrapped(setter, text)), mark


def test_lb02_no_line_ends_with_an_opening_mark(setter, wrapped) -> None:
    for mark in "“‘「『（《〈【〖〔［｛([{¥￥$€№":
        text = HAN[:9] + mark + HAN[9:] + mark + HAN
        assert not any(joint.startswith(f"{mark}|") for joint in wrapped(setter, text)), mark


@pytest.mark.parametrize("text", ["[ 00", "( 00", "¥ 00"])
def test_lb02_nor_with_one_and_a_space(setter, wrapped, text) -> None:
    assert not any(joint.startswith(" |") for joint in wrapped(setter, HAN + text + HAN))


@pytest.mark.parametrize("mark", ["——", "……", "⋯⋯"])
def test_lb03_dashes_and_ellipses_are_never_split(setter, wrapped, mark) -> None:
    text = HAN[:9] + mark + HAN[9:] + mark + HAN
    assert f"{mark[0]}|{mark[1]}" not in wrapped(setter, text)


@pytest.mark.parametrize("mark", ["——", "……", "⸺"])
def test_lb03_dashes_and_ellipses_take_two_em(setter, mark) -> None:
    assert setter.width("甲" + mark + "乙") == pytest.approx(4.0)


def test_lb03_the_two_halves_of_a_dash_touch(setter) -> None:
    (_, first, second, _) = setter.ink("甲——乙")
    assert second[0] - first[1] <= 0.0
    assert first[0] - 1.0 == pytest.approx(3.0 - second[1])


@pytest.mark.parametrize("mark", ["——", "……"])
def test_lb04_strict_styles_keep_dashes_and_ellipses_from_the_start(setter, wrapped, mark) -> None:
    text = HAN[:9] + mark + HAN[9:] + mark + HAN
    starts = f"|{mark[0]}"
    assert any(joint.endswith(starts) for joint in wrapped(setter, text))
    strict = setter.having(prohibition="strict")
    assert not any(joint.endswith(starts) for joint in wrapped(strict, text))


def test_lb05_a_solidus_does_not_end_a_line(setter, wrapped) -> None:
    text = HAN[:9] + "/" + HAN[9:] + "／" + HAN
    assert not {"/", "／"} & {joint[0] for joint in wrapped(setter, text, 12)}
    assert {"/", "／"} & {joint[0] for joint in wrapped(setter.having(prohibition="basic"), text)}


@pytest.mark.parametrize(
    "number", ["75.7", "1,360", "12,345,678.90", "2016", "3～5", "63%～68%", "2016-2020", "10:30"]
)
def test_lb06_a_number_is_never_split(setter, number) -> None:
    text = HAN[:7] + number + HAN[7:] + number + HAN
    for quarter_ems in range(28, 97):
        assert sum(line.count(number) for line in setter.texts(text, quarter_ems / 4)) == 2


def test_lb06_only_a_telephone_number_parts_after_its_area_code_to_spare_a_loose_line(setter) -> None:
    text = "（聯繫人：陳某，電話：0575-82110000）"
    assert setter.texts(text, 15) == ["（聯繫人：陳某，電話：0575-", "82110000）"]
    assert setter.texts(text, 24) == [text]
    assert not any(
        line.endswith("-") for line in setter.texts(text.replace("0575-82110000", "2016-2020"), 13)
    )


@pytest.mark.parametrize(
    "number", ["7.7%", "36％", "5‰", "38℃", "¥3,400", "￥50", "$20", "№5", "-3.5%", "+8%", "±2"]
)
def test_lb07_signs_before_and_after_a_number_stay_with_it(setter, number) -> None:
    text = HAN[:7] + number + HAN[7:] + number + HAN
    for quarter_ems in range(28, 97):
        assert sum(line.count(number) for line in setter.texts(text, quarter_ems / 4)) == 2


@pytest.mark.parametrize("phrase", ["25公里", "3億元", "2024年", "7月", "36 km", "100万元"])
def test_lb08_a_number_parts_from_its_unit_only_to_spare_a_loose_line(setter, phrase) -> None:
    text = HAN + phrase + HAN + phrase + HAN
    patient = setter.having(loosest=1.0)
    whole = []
    for ems in range(18, 36):
        kept = sum(line.count(phrase) for line in setter.texts(text, ems)) == 2
        assert kept or max(line.share for line in patient.lines(text, ems)) > setter.options.loosest
        whole.append(kept)
    assert sum(whole) > len(whole) / 2


@pytest.mark.parametrize(
    ("measure", "end"),
    [(19, "1.5萬餘公里"), (17.2, "1.5萬餘"), (15, "1.5"), (14, "規")],
)
def test_lb08_a_quantity_parts_before_its_unit_first_and_after_its_figure_last(setter, measure, end) -> None:
    text = HAN[:13] + "1.5萬餘公里" + HAN
    assert setter.texts(text, measure)[0].endswith(end)


def test_lb08_a_unit_never_parts_where_that_spares_no_loose_line(setter, wrapped) -> None:
    text = HAN + "3400餘人次，" + HAN + "上升1.5個百分點，" + HAN
    joints = wrapped(setter, text, 24)
    assert not {joint for joint in joints if joint[0].isdigit()}
    assert not {"人|次", "萬|餘", "百|分"} & joints


@pytest.mark.parametrize("word", ["GPS", "OpenOffice", "Wi-Fi", "McDonald’s", "iPhone15"])
def test_lb09_a_western_word_breaks_only_at_a_hyphen(setter, wrapped, word) -> None:
    text = HAN[:7] + word + HAN[7:] + word + HAN
    letters = [
        joint for joint in wrapped(setter, text, 8) if joint.replace("|", "").isascii() and joint[0] != "-"
    ]
    assert not letters


def test_lb09_a_word_longer_than_a_line_is_torn_anyway_and_leaves_none_loose(setter) -> None:
    for word in ("x" * 40, "1" * 40):
        first, *_ = lines = setter.lines("全市公安（" + word + "）深入推進", 10)
        assert len(first.text) > 6
        assert max(line.share for line in lines if "全" in line.text or "深" in line.text) <= 0.15


def test_lb09_a_web_address_breaks_after_its_marks_only(setter, wrapped) -> None:
    text = HAN + "https://www.example.gov.cn/art/index.html" + HAN
    inside = {joint for joint in wrapped(setter.having(), text) if joint.replace("|", "").isascii()}
    wide = [setter.texts(text, ems) for ems in range(14, 25)]
    ends = {left[-1] for lines in wide for left, right in pairwise(lines) if right[0].isascii()}
    assert inside
    assert ends <= set("/.机機建設")  # or before the address


def test_lb10_a_stop_is_pulled_in_where_marks_can_give_way(cn) -> None:
    text = "全市，公安、机关，深入。推进执法规范化建设工作"
    assert cn.texts(text, 11)[0] == "全市，公安、机关，深入。"


def test_lb10_else_the_character_before_the_stop_goes_down_with_it(cn) -> None:
    text = "全市公安机关深入推进执，法规范化建设工作" * 2
    rigid = cn.having(squeeze=False, line_end=())
    assert rigid.texts(text, 11)[0] == "全市公安机关深入推进"
    assert rigid.texts(text, 11)[1][0] == "执"


def test_lb10_pulling_in_comes_before_pushing_out(setter) -> None:
    text = "全市公安，機關深入，推進執法，規範化" + HAN
    assert setter.texts(text, 17.5)[0] == "全市公安，機關深入，推進執法，規範化"


def test_lb12_an_item_number_is_not_parted_from_its_text(setter) -> None:
    for label in ("（一）", "一、", "1.", "（12）", "3、"):
        for measure in (4, 5, 6):
            first = setter.texts(label + HAN, measure)[0]
            assert len(first) > len(label)


@pytest.mark.parametrize("mark", ["¹", "¹²", "*", "†", "[1]", "〔12〕"])
def test_lb12_the_mark_of_a_note_stays_with_its_word(setter, wrapped, mark) -> None:
    text = HAN[:9] + mark + HAN[9:] + mark + "，" + HAN
    assert not {joint for joint in wrapped(setter, text) if joint.endswith(f"|{mark[0]}")}
    assert not {f"{left}|{right}" for left, right in pairwise(mark)} & wrapped(setter, text)


def test_lb13_a_line_end_is_no_space(setter) -> None:
    assert all(" " not in line for line in setter.texts(HAN * 3, 9))
    assert setter.texts("上\n下", 9) == ["上", "下"]


def test_lb14_two_shouts_take_one_em_on_the_mainland(cn, tw) -> None:
    assert cn.width("甲？！乙") == pytest.approx(3.0)
    assert tw.width("甲？！乙") == pytest.approx(4.0)


def test_lb15_a_double_ellipsis_takes_four_em(setter) -> None:
    assert setter.width("…………") == pytest.approx(4.0)
    assert setter.texts("…………", 4) == ["…………"]
