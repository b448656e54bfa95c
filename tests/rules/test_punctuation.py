"""PW: how wide marks are (CLREQ 3.1.6, GB/T 15834 5.1.6–5.1.11)."""

from __future__ import annotations

import dataclasses

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from converter.fonts import load_fonts
from converter.styles import load_style

HAN = "全市公安機關深入推進執法規範化建設"
OPEN, CLOSE = "「", "」"


def test_pw01_every_full_width_mark_takes_one_em(setter) -> None:
    for mark in "。．，、：；！？”’」』）》〉】〗〕］“‘「『（《〈【〖〔［":
        assert setter.width(f"甲{mark}乙") == pytest.approx(3.0), mark


def test_pw01_a_mark_that_a_face_draws_narrow_still_takes_its_em(cn, tmp_path) -> None:
    glyph = TTGlyphPen(None)
    for point in ((50, 0), (250, 0), (250, 300), (50, 300)):
        (glyph.lineTo if glyph.points else glyph.moveTo)(point)
    glyph.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "mark"])
    builder.setupCharacterMap({ord(char): "mark" for char in "“”，"})
    builder.setupGlyf(dict.fromkeys((".notdef", "mark"), glyph.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "mark"), (300, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupNameTable({"familyName": "Narrow"})
    builder.setupPost()
    builder.save(tmp_path / "narrow.ttf")
    (tmp_path / "own.toml").write_text('[fonts.cn]\nbody = "narrow.ttf"\n', encoding="utf-8")
    style = load_style(tmp_path / "own.toml")
    own = dataclasses.replace(cn, style=style, fonts=load_fonts(style))
    assert own.width("甲“乙”丙，丁") == pytest.approx(7)
    opening, closing, comma = (own.ink("甲“乙”丙，丁")[place] for place in (1, 3, 5))
    assert opening == pytest.approx((1.75, 1.95))
    assert closing == pytest.approx((3.05, 3.25))
    assert comma == pytest.approx((5.4, 5.6))


@pytest.mark.parametrize("pair", ["」）", "（「", "」「", "。」", "，「", "」，", "）。", "：“", "”、"])
def test_pw02_two_marks_that_meet_share_half_an_em_on_the_mainland(cn, pair) -> None:
    assert cn.gaps(f"甲{pair}乙") == pytest.approx([0, -0.5, 0])


@pytest.mark.parametrize(
    ("pair", "shared"),
    [("」）", -0.5), ("（「", -0.5), ("」「", -0.5), ("，「", -0.5), ("」，", -0.5), ("。」", -0.25)],
)
def test_pw02_where_stops_stand_in_the_middle_only_the_white_there_is_shared(hk, pair, shared) -> None:
    assert hk.gaps(f"甲{pair}乙") == pytest.approx([0, shared, 0])
    first, second = hk.ink(f"甲{pair}乙")[1:3]
    assert second[0] > first[1], "the marks must not touch"


def test_pw02_two_marks_without_a_bracket_keep_their_widths(setter) -> None:
    assert setter.gaps("甲，。乙") == pytest.approx([0, 0, 0])


def test_pw02_a_style_may_leave_marks_alone(tw) -> None:
    assert tw.having(adjacent=()).gaps("甲」「乙") == pytest.approx([0, 0, 0])


def test_pw03_a_mark_at_the_end_of_a_line_takes_half_an_em_on_the_mainland(cn) -> None:
    for mark in "，。、：；！？”）》":
        text = "全市公安机关深入推进执" + mark + "法规范化建设工作"
        line = cn.lines(text, 11.5)[0]
        assert line.text[-1] == mark
        assert line.width == pytest.approx(115)
        assert line.runs[-1].xs[-1] == pytest.approx(110)
        assert cn.ink(text, 11.5)[-1][1] <= 11.5


def test_pw03_elsewhere_it_keeps_its_em_unless_that_helps(tw) -> None:
    text = "全市公安機關深入推進執，法規範化建設工作"
    assert tw.lines(text, 12)[0].runs[-1].xs[-1] == pytest.approx(110)
    assert tw.texts(text, 11.75)[0].endswith("，")


def test_pw04_an_opening_mark_at_the_start_of_a_line_stands_at_the_edge(setter) -> None:
    for mark in "“‘「『（《〈【":
        text = mark + HAN
        assert setter.pens(text)[0] == pytest.approx(-0.5)
        assert 0 <= setter.ink(text)[0][0] <= 0.4
        indented = setter.lines(text, 30, indent=2)[0]
        assert indented.runs[0].xs[0] == pytest.approx(15)


def test_pw05_shouts_in_the_middle_never_give_way(tw) -> None:
    text = "全市！公安？機關！深入推進執法規範化"
    assert tw.texts(text, 17.75)[0] != text


def test_pw05_interpuncts_and_solidi_keep_their_width_on_the_mainland(cn) -> None:
    tight = cn.gaps("甲·乙/丙，丁（戊）己", cn.width("甲·乙/丙，丁（戊）己") - 0.9)
    loose = cn.gaps("甲·乙/丙，丁（戊）己")
    assert tight[:4] == pytest.approx(loose[:4])


@pytest.mark.parametrize("mark", ["/", "／", "–", "-"])
def test_pw05_a_solidus_or_a_short_connector_between_chinese_takes_half_an_em(setter, mark) -> None:
    text = f"甲{mark}乙"
    assert setter.width(text) == pytest.approx(2.5)
    left, right = setter.ink(text)[1]
    assert (left + right) / 2 == pytest.approx(1.25, abs=0.02), "it stands in the middle of its room"
    assert left >= 1.0
    assert right <= 1.5


@pytest.mark.parametrize("mark", ["—", "～", "~"])
def test_pw05_a_long_connector_takes_an_em_and_stands_in_its_middle(setter, mark) -> None:
    text = f"甲{mark}乙"
    assert setter.width(text) == pytest.approx(3.0)
    left, right = setter.ink(text)[1]
    assert (left + right) / 2 == pytest.approx(1.5, abs=0.02)


@pytest.mark.parametrize("text", ["1/2", "km/h", "7/31", "https://a.cn/b", "3–5", "COVID‐19"])
def test_pw05_in_western_text_they_are_as_wide_as_the_face_has_them(setter, text) -> None:
    face = setter.lines(text, 20)[0].runs[0].face
    assert setter.width(text) == pytest.approx(sum(map(face.advance, text)))
    assert face.advance("‐") < 0.5


@pytest.mark.parametrize("mark", ["/", "／", "–", "—", "～"])
def test_pw05_they_are_never_squeezed_nor_stretched(setter, mark) -> None:
    text = f"甲，乙（丙）{mark}丁，戊（己）庚"
    natural, width = setter.pens(text), setter.width(text)
    place = text.index(mark)
    for pens in (setter.pens(text, width - 0.9), setter.pens(text + "xxxxxxxxxx", width + 0.5)):
        assert pens[place + 1] - pens[place] == pytest.approx(natural[place + 1] - natural[place])


def test_pw06_an_interpunct_takes_half_an_em_on_the_mainland_and_one_elsewhere(cn, tw, hk) -> None:
    assert cn.width("甲·乙") == pytest.approx(2.5)
    assert tw.width("甲·乙") == hk.width("甲·乙") == pytest.approx(3.0)


def test_pw06_an_interpunct_stands_in_the_middle_of_its_room(setter) -> None:
    width = setter.width("甲·乙")
    left, right = setter.ink("甲·乙")[1]
    assert (left + right) / 2 == pytest.approx(width / 2, abs=0.02)


def test_pw07_nothing_hangs_beyond_the_measure(setter) -> None:
    text = "全市公安機關，深入推進執法。規範化建設、工作，" * 3
    for ems in range(6, 20):
        for line, _ in enumerate(setter.lines(text, ems)):
            assert setter.ink(text, ems, line)[-1][1] <= ems + 0.001


def test_pw08_quotes_in_chinese_are_full_width_and_in_western_text_narrow(setter) -> None:
    assert setter.width("甲“GPS”乙") == pytest.approx(setter.width("甲「GPS」乙"))
    assert setter.width("People’s") < setter.width("Peoples") + 0.4
