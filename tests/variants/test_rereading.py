"""What a Traditional source keeps, what is repaired in it, and what is told of either."""

from __future__ import annotations

import pytest

from converter import read_report
from converter.model import Variant
from converter.variants import convert_text, edition, plain
from converter.variants.convert import machine_made

GOOD = "本期防制毒品，編製統計年報，準用前項規定，每里補助二萬元，南庄鄉客庄活動，相關系所交流。"
MACHINE = "全市余額五十余萬元，規范執法，關系群眾。"


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_what_a_writer_of_traditional_sets_stays(variant: Variant) -> None:
    assert convert_text(GOOD, variant, source="Hant").text == GOOD


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("斗爭", "鬥爭"),
        ("規范", "規範"),
        ("志愿", "志願"),
        ("凈化", "淨化"),
        ("三萬余人", "三萬餘人"),
        ("會后，", "會後，"),
        ("这個", "這個"),
        ("髮展", "發展"),
        ("里長餘秋香", "里長余秋香"),
        ("御寒，網路復雜，收獲", "禦寒，網路複雜，收穫"),
        ("捕獲野猴三只", "捕獲野猴三隻"),
    ],
)
def test_what_no_writer_sets_is_repaired_wherever_it_stands(text: str, wanted: str) -> None:
    assert convert_text(text, "tw", source="Hant").text == wanted


@pytest.mark.parametrize(
    ("variant", "text"),
    [
        ("tw", "當場保管車輛，並依法製單舉發。"),
        ("tw", "新北市北山里、忠山里及金龍里居民。"),
        ("tw", "陳院長冲答復，客家庄文化向下紮根，受損金額至鉅。"),
        ("tw", "違反前項規定，併處罰其代表人。"),
        ("tw", "公務人員復審事件、電表汰換、國內游資。"),
        ("tw", "這個晚上一定就乾了，很有可能列個中長程計畫，指紋比較不準，豬隻是怕熱的。"),
        ("tw", "擬制自認，仿佛昨日，找于美人主持，應備有二只以上之滑輪，捐手錶一只。"),
        ("hk", "檢查眼乾的原因，做人最緊要係好心，單只第一關，最多只供二人，後生醫生。"),
        ("hk", "困乏的市民傳來一陣哄笑，唱吓歌，岑子杰指社會動蕩，追踪神雕俠侶，祢是我主。"),
        ("hk", "金發局的工作，這只會令中小企受惠。"),
        ("hk", "樓宇入伙，堅尼系數，經濟復蘇，可耻，麪粉，棱鏡，櫃台。"),
    ],
)
def test_a_form_in_a_word_that_may_be_read_otherwise_or_has_two_stays(variant: Variant, text: str) -> None:
    assert convert_text(text, variant, source="Hant").text == text


TAIWAN = "覈實編列預算，預算覈定數，機關審覈，查覈報告，綜覈名實，踴躍與踊躍，鍼灸治療，嫺熟，上齶，老么。"


def test_a_form_that_taiwan_writes_too_stays_in_its_edition_and_has_the_shape_of_another_region() -> None:
    made = convert_text(TAIWAN, "tw", source="Hant")
    assert (made.text, made.rewritten) == (TAIWAN, {})
    assert plain(f"{TAIWAN}\n", "tw") == f"{TAIWAN}\n"
    elsewhere = convert_text("覈實編列預算，鍼灸治療。", "hk", source="Hant")
    assert elsewhere.text == "核實編列預算，針灸治療。"
    assert elsewhere.rewritten == {0: "regional-shape", 7: "regional-shape"}


def test_only_what_stands_beside_a_wrong_form_or_in_a_machines_text_is_said_to() -> None:
    text = "覈實編列預算。覈定余額。"
    beside = convert_text(text, "tw", source="Hant", machine_made=False)
    assert beside.text == "覈實編列預算。核定餘額。"
    assert beside.rewritten == {7: "beside-wrong-form", 9: "wrong-form"}
    everywhere = convert_text(text, "tw", source="Hant", machine_made=True)
    assert everywhere.text == "核實編列預算。核定餘額。"
    assert everywhere.rewritten[0] == "beside-wrong-form"


def test_the_shape_of_the_other_region_is_no_wrong_form() -> None:
    made = convert_text("卧房、醖釀", "tw", source="Hant")
    assert made.text == "臥房、醞釀"
    assert set(made.rewritten.values()) == {"regional-shape"}


def test_an_edition_of_good_text_tells_of_no_repairs() -> None:
    report = read_report(f"一、歲出。{GOOD}\n二、預算。{TAIWAN}\n".encode())
    made = edition(report, "tw", "報告")
    assert not made.repairs
    assert not made.shapes


def test_a_form_that_both_write_gives_way_beside_a_wrong_one_in_its_sentence() -> None:
    text = "村里的老人。村里的老人每天到活動室下棋，余下的在家。"
    assert (
        convert_text(text, "tw", source="Hant").text == "村里的老人。村裡的老人每天到活動室下棋，餘下的在家。"
    )


def test_a_document_full_of_wrong_forms_is_a_machines() -> None:
    assert machine_made([MACHINE] * 3, "tw")
    assert not machine_made([GOOD] * 30, "tw")
    assert not machine_made([*[GOOD] * 300, MACHINE], "tw")
    assert plain(f"{MACHINE}\n村里的老人。\n", "tw").endswith("村裡的老人。\n")
    assert plain(f"{GOOD}\n村里的老人。\n", "tw").endswith("村里的老人。\n")


@pytest.mark.parametrize(
    ("variant", "text", "wanted"),
    [
        ("hk", "陳恒鑌、陳婉嫻、李琼", "陳恒鑌、陳婉嫻、李琼"),
        ("hk", "裡面沿著", "裏面沿着"),
        ("tw", "陳恒鑌、陳婉嫻", "陳恒鑌、陳婉嫻"),
        ("tw", "裏面沿着衞生", "裡面沿著衛生"),
        ("tw", "污水與汙水、祕書與秘書、臺灣與台灣", "污水與汙水、祕書與秘書、臺灣與台灣"),
        ("hk", "溫度與温度、說明、閱讀、線路與綫路", "溫度與温度、說明、閱讀、線路與綫路"),
        ("cn", "陳婉嫻、恒生", "陈婉娴、恒生"),
    ],
)
def test_only_the_shapes_that_the_regions_standard_asks_for_change(
    variant: Variant, text: str, wanted: str
) -> None:
    assert convert_text(text, variant, source="Hant").text == wanted


@pytest.mark.parametrize(
    ("variant", "text", "wanted"),
    [
        ("tw", "账户、雇主与受雇人、径行汇报", "帳戶、雇主與受僱人、逕行彙報"),
        ("hk", "账户、雇主、函复、恒生", "賬戶、僱主、函覆、恒生"),
        ("tw", "函复、复核", "函復、複核"),
    ],
)
def test_words_as_the_regions_write_them(variant: Variant, text: str, wanted: str) -> None:
    assert convert_text(text, variant, source="Hans").text == wanted


def test_the_edition_tells_repairs_from_shapes_with_their_reasons() -> None:
    report = read_report(
        "一、隊伍建設。全市規范執法，依托群眾，沿着街道。\n二、治安。着力防範，余額五十余萬元。\n".encode()
    )
    made = edition(report, "tw", "報告")
    assert {(each.before, each.after, each.reason) for each in made.repairs} == {
        ("規范", "規範", "wrong-form"),
        ("依托", "依託", "beside-wrong-form"),
        ("余額", "餘額", "wrong-form"),
        ("余", "餘", "wrong-form"),
    }
    assert [(each.before, each.after, each.count, each.reason) for each in made.shapes] == [
        ("着", "著", 2, "regional-shape")
    ]
