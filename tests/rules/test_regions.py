"""RG: what differs between Taiwan, Hong Kong and the Mainland, and what conversion must leave alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import Variant
from converter.options import Options
from converter.pipeline import editions, read_report
from converter.styles import load_style, style_names
from converter.variants import Wording, convert_text

SEED: Final = (Path(__file__).parents[2] / "seeds" / "qingdao-psb-2016h1.txt").read_text(encoding="utf-8")
QUOTES: Final = {"tw": ("「」", "『』"), "hk": ("「」", "『』"), "cn": ("“”", "‘’")}
VARIANTS: Final[tuple[Variant, ...]] = ("tw", "hk", "cn")


def converted(text: str, to: Variant) -> str:
    return convert_text(text, to, wording=Wording()).text


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("depth", range(1, 6))
def test_rg01_quotation_marks_alternate_by_depth_in_each_regions_pairs(variant: Variant, depth: int) -> None:
    for source in QUOTES.values():
        text, wanted = "甲", "甲"
        for level in reversed(range(depth)):
            (left, right), (own_left, own_right) = source[level % 2], QUOTES[variant][level % 2]
            text, wanted = f"乙{left}{text}{right}丙", f"乙{own_left}{wanted}{own_right}丙"
        assert converted(text, variant) == wanted


def test_rg02_quotation_marks_are_converted_both_ways() -> None:
    assert converted("「甲『乙』丙」", "cn") == "“甲‘乙’丙”"
    assert converted("“甲‘乙’丙”", "tw") == converted("“甲‘乙’丙”", "hk") == "「甲『乙』丙」"


@pytest.mark.parametrize("variant", VARIANTS)
def test_rg03_commas_stand_where_the_region_has_them(cn, variant: Variant) -> None:
    left, right = cn.to(variant).ink("甲，乙")[1]
    middle = (left + right) / 2 - 1
    assert 0.15 < middle < 0.35 if variant == "cn" else 0.45 < middle < 0.55


@pytest.mark.parametrize(("variant", "wanted"), [("tw", "著力"), ("hk", "着力"), ("cn", "着力")])
def test_rg04_characters_follow_the_region(variant: Variant, wanted: str) -> None:
    assert converted("着力" if variant != "cn" else "著力", variant) == wanted


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_rg04_words_follow_the_region_only_on_request(variant: Variant) -> None:
    assert converted("软件和信息", variant) == "軟件和信息"
    asked = convert_text("软件和信息", "tw", wording=Wording(vocabulary="tw"))
    assert asked.text == "軟體和資訊"


@given(st.sampled_from(VARIANTS), st.data())
def test_rg05_what_is_converted_once_stays_as_it_is(variant: Variant, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([line for line in SEED.split("\n") if line]))
    start = data.draw(st.integers(0, len(line) - 1))
    there = converted(line[start : start + 60], variant)
    assert converted(there, variant) == there


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("被发明", "被發明"),
        ("展示了如何", "展示了如何"),
        ("参与制造", "參與製造"),
        ("少数组织", "少數組織"),
    ],
)
def test_rg06_words_are_not_cut_at_the_wrong_place(text: str, wanted: str) -> None:
    assert converted(text, "tw") == converted(text, "hk") == wanted
    assert converted(wanted, "cn") == text


@pytest.mark.parametrize(
    ("text", "tw", "hk"),
    [("这里", "這裡", "這裏"), ("卫生", "衛生", "衞生"), ("沿着", "沿著", "沿着"), ("台阶", "臺階", "台階")],
)
def test_rg07_each_region_has_its_own_forms(text: str, tw: str, hk: str, setter) -> None:
    assert (converted(text, "tw"), converted(text, "hk")) == (tw, hk)
    for char in tw + hk:
        assert setter.fonts.face_for(char, "body", setter.variant).name.startswith("NotoSerif")


def test_rg07_the_supplementary_characters_of_hong_kong_can_be_set(hk) -> None:
    text = "啲嘅喺嗰冇咗嚟𠝹𡃁㗎㩒"
    (line,) = hk.lines(text, 30)
    assert line.text == text


AMOUNTS: Final = "民国105年1月5日，人民币5亿元、HK$1,360、US$20、NT$3,000，30km²，7.7%，3～5人，GPS设备"


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_rg08_dates_currencies_and_units_stay_as_they_are(variant: Variant) -> None:
    there = converted(AMOUNTS, variant)
    for text in ("民國105年1月5日", "人民幣5億元", "HK$1,360", "US$20", "NT$3,000", "30km²", "3～5人"):
        assert text in there
    assert converted(there, "cn") == AMOUNTS


def test_rg08_figures_and_letters_are_alike_on_both_sides_of_every_pair() -> None:
    pair = editions(
        read_report(SEED.encode(), name="seed.txt"), ("hk", "cn"), options=Options(title="工作報告")
    )
    for hant, hans in zip(pair[0].report.walk(), pair[1].report.walk(), strict=True):
        for left, right in zip(hant.paragraphs, hans.paragraphs, strict=True):
            assert re.findall("[!-~]+", left.text.text) == re.findall("[!-~]+", right.text.text)


@pytest.mark.parametrize("name", style_names())
def test_rg09_the_mainland_and_hong_kong_share_white_between_marks_and_a_style_may_spare_taiwan(
    name: str,
) -> None:
    assert {"cn", "hk"} <= set(load_style(name).cjk.adjacent)


def test_rg09_taiwans_official_documents_leave_marks_that_meet_alone() -> None:
    assert "tw" not in load_style("official-tw").cjk.adjacent


def test_rg09_a_style_may_forbid_all_squeezing(tw) -> None:
    text = "全市，公安，機關，深入，推進執法"
    assert tw.texts(text, tw.width(text) - 0.5) == [text]
    assert len(tw.having(squeeze=False).texts(text, tw.width(text) - 0.5)) == 2
