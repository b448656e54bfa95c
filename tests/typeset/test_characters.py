"""Classes of characters, and the white of marks by region."""

from __future__ import annotations

import pytest

from converter.typeset.characters import UNITS, Class, classify, whites
from converter.typeset.clusters import read


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
        ("/／", Class.SOLIDUS),
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


def test_units_are_tried_longest_first() -> None:
    assert UNITS.index("平方公里") < UNITS.index("平方米") < UNITS.index("元")


class TestWhatStandsAround:
    def kinds(self, text: str) -> list[Class]:
        return read(text, "tw").classes

    def test_two_em_dashes_are_one_dash_and_one_is_a_connector(self) -> None:
        assert self.kinds("甲——乙")[1:3] == [Class.DASH, Class.DASH_TAIL]
        assert self.kinds("甲—乙")[1] is Class.CONNECTOR

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
