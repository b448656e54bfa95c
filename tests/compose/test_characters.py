"""Classes of characters, and the white of marks by region."""

from __future__ import annotations

import pytest

from converter.compose.characters import Class, classify, whites
from converter.compose.clusters import read
from converter.compose.glue import TORN


@pytest.mark.parametrize(
    ("characters", "kind"),
    [
        ("國国〇々あ한ㄅ①㈠ⅣＡ１𠮷", Class.HAN),
        ("「『（《〈【〖〔［｛“‘〝", Class.OPEN),
        ("」』）》〉】〗〕］｝”’〞", Class.CLOSE),
        ("，、；：", Class.PAUSE),
        ("。．", Class.STOP),
        ("！？", Class.SHOUT),
        ("·‧・", Class.INTERPUNCT),
        ("—–～", Class.CONNECTOR),
        ("…⋯", Class.ELLIPSIS),
        ("／", Class.SOLIDUS),
        ("/", Class.WESTERN_SOLIDUS),
        ("aZéßЖα²", Class.LATIN),
        ("0189", Class.DIGIT),
        (" \u2009", Class.SPACE),
        ("\u00a0\u202f", Class.FIXED_SPACE),
        ("\u3000", Class.SQUARE_SPACE),
        ("¥$€", Class.PREFIX),
        ("￥№", Class.WIDE_PREFIX),
        ("%‰°", Class.POSTFIX),
        ("％℃㎡", Class.WIDE_POSTFIX),
        (").,;:!?]}", Class.WESTERN_CLOSE),
        ("([{", Class.WESTERN_OPEN),
        ("-", Class.HYPHEN),
        ("\u0301\u20dd\u302a", Class.ATTACHED),
        ("⸺", Class.DASH),
    ],
)
def test_every_character_has_its_class(characters: str, kind: Class) -> None:
    assert {char: classify(char) for char in characters} == dict.fromkeys(characters, kind)


def test_pauses_stand_left_on_the_mainland_and_in_the_middle_elsewhere() -> None:
    for mark in (Class.PAUSE, Class.STOP):
        assert (whites("cn").left.get(mark, 0), whites("cn").right[mark]) == (0, 0.5)
        for variant in ("tw", "hk"):
            assert (whites(variant).left[mark], whites(variant).right[mark]) == (0.25, 0.25)


def test_brackets_are_alike_everywhere() -> None:
    for variant in ("tw", "hk", "cn"):
        assert (whites(variant).left[Class.OPEN], whites(variant).right[Class.CLOSE]) == (0.5, 0.5)


class TestWhatStandsAround:
    def kinds(self, text: str) -> list[Class]:
        return read(text, "tw").classes

    def test_two_em_dashes_are_one_dash_and_one_is_a_connector(self) -> None:
        assert self.kinds("甲——乙")[1:3] == [Class.DASH, Class.DASH_TAIL]
        assert self.kinds("甲—乙")[1] is Class.CONNECTOR

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("甲/乙", Class.SOLIDUS),
            ("甲）/「乙", Class.SOLIDUS),
            ("1/2", Class.WESTERN_SOLIDUS),
            ("元/kg", Class.WESTERN_SOLIDUS),
            ("甲-乙", Class.SHORT_CONNECTOR),
            ("甲-5", Class.HYPHEN),
            ("Wi-Fi", Class.HYPHEN),
            ("3月–5月", Class.SHORT_CONNECTOR),
            ("3–5", Class.HYPHEN),
            ("3月~5月", Class.CONNECTOR),
            ("3~5", Class.LATIN),
        ],
    )
    def test_a_joint_is_chinese_or_western_as_its_neighbours_are(self, text: str, kind: Class) -> None:
        (place,) = (place for place, char in enumerate(text) if char in "/-–~")
        assert self.kinds(text)[place] is kind

    def test_a_space_between_the_scripts_is_their_gap(self) -> None:
        assert self.kinds("甲 GPS 乙")[1] is Class.MIXED_SPACE
        assert self.kinds("a b")[1] is Class.SPACE
        assert self.kinds("甲 乙")[1] is Class.SPACE

    def test_a_space_beside_a_full_width_mark_is_lost_and_its_neighbours_meet(self) -> None:
        reading = read("甲， 「乙", "tw")
        assert reading.classes[2] is Class.LOST_SPACE
        assert reading.over == {3: 1}

    def test_quotes_belong_to_what_stands_on_both_sides(self) -> None:
        assert self.kinds("甲“GPS”乙")[1] is Class.OPEN
        assert self.kinds("it’s")[2] is Class.WESTERN_CLOSE
        assert self.kinds("say “no” to")[4] is Class.WESTERN_OPEN
        assert self.kinds("“甲”")[0] is Class.OPEN


class TestWhereALineShouldRatherNotEnd:
    def torn(self, text: str) -> dict[str, float]:
        costs = read(text, "tw").costs
        return {f"{text[place - 1]}|{text[place]}": cost for place, cost in costs.items()}

    def test_inside_a_number_it_must_not(self) -> None:
        torn = self.torn("破1,360件")
        assert [torn[joint] for joint in ("1|,", ",|3", "3|6", "6|0")] == [TORN] * 4

    def test_a_value_is_dearer_to_part_than_a_figure_or_a_quantity_from_its_unit(self) -> None:
        torn = self.torn("1.5萬餘公里，25公里")
        assert TORN > torn["5|萬"] == torn["萬|餘"] == torn["公|里"] > torn["5|公"] > torn["餘|公"] > 0

    def test_some_units_may_part_in_need(self) -> None:
        torn = self.torn("1.5個百分點")
        assert torn["百|分"] > torn["5|個"] > torn["個|百"] > 0

    def test_a_figure_after_a_count_may_part_in_need(self) -> None:
        assert 0 < self.torn("7萬5,179件")["萬|5"] < self.torn("7萬5,179件")["9|件"]

    def test_dates_and_ordinals_hold_together(self) -> None:
        torn = self.torn("2016年7月31日第36條")
        assert min(torn["年|7"], torn["月|3"], torn["第|3"]) > 0

    def test_a_western_unit_goes_with_its_number_over_a_space(self) -> None:
        assert " |k" in self.torn("30 km的路")
        assert " |k" not in self.torn("30 kmx")
