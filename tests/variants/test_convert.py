"""Conversion is right on official language, repairs machine-made Traditional, and can be traced."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import Variant
from converter.variants import convert_text, plain
from converter.variants.glossary import Glossary, Term
from converter.variants.layers import Entry, data
from converter.variants.wording import Wording

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "seeds" / "qingdao-psb-2016h1.txt"


@pytest.mark.parametrize("variant", ["tw", "hk", "cn"])
def test_the_seed_is_set_right_in_every_variant(variant: Variant) -> None:
    wanted = (HERE / f"seed-{variant}.txt").read_text("utf-8")
    assert plain(SEED.read_text("utf-8"), variant) == wanted


@pytest.mark.parametrize("word", sorted(data("official")["to_hant"]))
def test_every_word_of_the_built_in_list_comes_out_right_in_a_sentence(word: str) -> None:
    entry = Entry.read(data("official")["to_hant"][word])
    sentence = f"会议要求，{entry.after[:1]}{word}{entry.before[:1]}。"
    converted = convert_text(sentence, "tw", source="Hans")
    start = 5 + len(entry.after[:1])
    assert converted.slice(start, start + len(word)) == entry.output


@pytest.mark.parametrize(("word", "wanted"), sorted(data("official")["to_hans"].items()))
def test_every_word_of_the_list_back_comes_out_right(word: str, wanted: str) -> None:
    assert convert_text(f"會議，{word}。", "cn", source="Hant").text == f"会议，{wanted}。"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("維護發展環境的护发展", "維護發展環境的護發展"),
        ("三个中心城区", "三個中心城區"),
        ("查获假发票案", "查獲假發票案"),
        ("严禁制贩枪支", "嚴禁製販槍支"),
    ],
)
def test_a_neighbour_cannot_tear_a_word_apart(text: str, wanted: str) -> None:
    assert convert_text(text, "tw", source="Hans").text == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("被告人余某", "被告人余某"),
        ("于某某到案", "于某某到案"),
        ("由于某些原因", "由於某些原因"),
        ("范某", "范某"),
        ("钟某", "鍾某"),
        ("市长范志明出席", "市長范志明出席"),
        ("三千余人", "三千餘人"),
    ],
)
def test_surnames_keep_their_form_where_the_text_shows_a_name(text: str, wanted: str) -> None:
    assert convert_text(text, "tw", source="Hans").text == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("万余起", "萬餘起"),
        ("斗爭", "鬥爭"),
        ("規范", "規範"),
        ("志愿者", "志願者"),
        ("干在實處", "幹在實處"),
    ],
)
def test_machine_made_traditional_is_repaired(text: str, wanted: str) -> None:
    assert convert_text(text, "tw", source="Hant").text == wanted


def test_a_choice_the_writer_made_is_kept() -> None:
    assert convert_text("鍾先生製作的面製品", "tw", source="Hant").text.startswith("鍾先生製作")


@pytest.mark.parametrize(
    ("variant", "wanted"), [("tw", "群眾沿著戶外臺階啟程"), ("hk", "群眾沿着戶外台階啟程")]
)
def test_the_regions_write_their_own_common_forms(variant: Variant, wanted: str) -> None:
    assert convert_text("群众沿着户外台阶启程", variant, source="Hans").text == wanted


def test_a_glossary_goes_before_everything_but_names() -> None:
    converted = convert_text(
        "信息化建设",
        "tw",
        source="Hans",
        wording=Wording(Glossary([Term("信息化", "資訊化", ("tw",), "test")])),
    )
    assert converted.text == "資訊化建設"
    assert converted.pieces[0].layer == "glossary"


def test_a_stretch_of_the_source_can_be_taken_out_converted() -> None:
    text = "查处“黑车”案件1.5万余起"
    converted = convert_text(text, "tw", source="Hans", wording=Wording())
    assert converted.slice(text.index("案件"), len(text)) == "案件1.5萬餘起"
    assert converted.slice(2, 6) == "「黑車」"


@given(st.text(max_size=60), st.sampled_from(["tw", "hk", "cn"]), st.sampled_from(["Hans", "Hant", None]))
def test_pieces_tile_any_source_and_lines_stay_lines(text: str, variant: Variant, source: None) -> None:
    converted = convert_text(text, variant, source=source, wording=Wording())
    pieces = converted.pieces
    assert "".join(piece.output for piece in pieces) == converted.text
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces)][: len(pieces)]
    assert converted.text.count("\n") == text.count("\n")


@given(st.text(alphabet="发展\n规范 ,余a1", max_size=80))
def test_plain_text_keeps_every_line(text: str) -> None:
    assert plain(text, "tw").count("\n") == text.count("\n")
