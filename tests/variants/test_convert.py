"""Conversion is right on official language, repairs machine-made Traditional, and can be traced."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import read_report
from converter.model import Script, Variant
from converter.variants import convert_text, edition, plain
from converter.variants.glossary import Glossary, Term
from converter.variants.wording import Wording
from converter.variants.wordlists import WordRule, official_entries

TO_HANT, TO_HANS = official_entries("tw"), official_entries("cn")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = ROOT / "seeds" / "qingdao-psb-2016h1.txt"


@pytest.mark.parametrize("variant", ["tw", "hk", "cn"])
def test_the_seed_is_set_right_in_every_variant(variant: Variant) -> None:
    wanted = (HERE / f"seed-{variant}.txt").read_text("utf-8")
    assert plain(SEED.read_text("utf-8"), variant) == wanted


@pytest.mark.parametrize(("direction", "entries"), [("tw", TO_HANT), ("cn", TO_HANS)])
def test_every_word_of_the_built_in_list_comes_out_right_in_a_sentence(
    direction: Variant, entries: dict[str, WordRule]
) -> None:
    wrong = []
    source: Script = "Hans" if direction == "tw" else "Hant"
    for word, entry in entries.items():
        before = entry.after[:1]
        for after in entry.before[:1] or "一或":  # one of them may make another word with its end
            text = f"，{before}{word}{after}。"
            start = 1 + len(before)
            if convert_text(text, direction, source=source).slice(start, start + len(word)) == entry.output:
                break
        else:
            wrong.append(word)
    assert wrong == []


@pytest.mark.parametrize(("name", "entries"), [("to_hant", TO_HANT), ("to_hans", TO_HANS)])
def test_the_built_in_list_names_no_word_twice(name: str, entries: dict[str, WordRule]) -> None:
    file = ROOT / "converter" / "variants" / "data" / f"official-{name.replace('_', '-')}.tsv"
    rows = [line for line in file.read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert len(rows) == len(entries)
    assert all(len(word) == len(entry.output) for word, entry in entries.items())


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
        ("记者余清报道", "記者余清報道"),
        ("被告人钟国强犯盗窃罪", "被告人鍾國強犯盜竊罪"),
        ("（余继、钟远、范宝山）", "（余繼、鍾遠、范寶山）"),
        ("，于局长表示", "，于局長表示"),
        ("市民余先生", "市民余先生"),
        ("三十余先生", "三十餘先生"),
        ("于部长级会议上", "於部長級會議上"),
        ("钟表、余款、干流、系统、后续、谷物", "鐘錶、餘款、幹流、系統、後續、穀物"),
        ("（钟表）（干果）（系主任）（后勤）", "（鐘錶）（乾果）（系主任）（後勤）"),
        ("、钟楼、余粮、游船、", "、鐘樓、餘糧、遊船、"),
        ("民警于凌晨赶到", "民警於凌晨趕到"),
        ("三千余人", "三千餘人"),
        ("被告人种某、后某到案", "被告人种某、后某到案"),
        ("嫌疑人后某某、种××", "嫌疑人后某某、种××"),
        ("干某，丑某、郁某和征某", "干某，丑某、郁某和征某"),
        ("这种某某、此后某日、若干某类、特征某项", "這種某某、此後某日、若干某類、特徵某項"),
        ("后某日，后某人，干某事，后某集团", "後某日，後某人，幹某事，後某集團"),
        ("副市长叶志坚、余建国到会", "副市長葉志堅、余建國到會"),
        ("局长李明、余建国、于海、范志明、王强参加", "局長李明、余建國、于海、范志明、王強參加"),
        ("副市长叶志坚、余热利用办到会", "副市長葉志堅、餘熱利用辦到會"),
        ("代表签字、范本、余数", "代表簽字、範本、餘數"),
    ],
)
def test_surnames_keep_their_form_where_the_text_shows_a_name(text: str, wanted: str) -> None:
    assert convert_text(text, "tw", source="Hans").text == wanted


def test_a_name_shown_once_is_a_name_everywhere_in_the_report() -> None:
    text = "一、队伍建设。市长钟国强主持会议，全市达标率90%。\n二、调研。会后钟国强前往基层，钟声响起。\n"
    made = edition(read_report(text.encode()), "tw", "報告")
    assert "會後鍾國強前往" in made.report.sections[1].paragraphs[-1].text.text
    assert "鐘聲" in made.report.sections[1].paragraphs[-1].text.text


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


@pytest.mark.parametrize(
    "text",
    [
        "鍾先生製作的麵製品",
        "繫黃絲帶",
        "每周計畫",
        "弔唁",
        "姪女與妳",
        "註冊",
        "抗痠、牠們",
        "侷限",
        "臺灣、台灣",
        "門診覆診、商舖",
    ],
)
def test_a_choice_the_writer_made_is_kept(text: str) -> None:
    assert convert_text(text, "tw", source="Hant").text == text


def test_the_forms_of_taiwan_come_back_to_simplified() -> None:
    text = "姪女計畫帳戶、帳篷、鎗砲、抬頭、暸解、著作、隨著、什么"
    wanted = "侄女计划账户、帐篷、枪炮、抬头、了解、著作、随着、什么"
    assert convert_text(text, "cn", source="Hant").text == wanted


@pytest.mark.parametrize(
    ("hant", "hans"), [("參、未來", "叁、未来"), ("第參章", "第叁章"), ("人參、參加", "人参、参加")]
)
def test_the_third_of_a_numbering_is_a_numeral(hant: str, hans: str) -> None:
    assert convert_text(hant, "cn", source="Hant").text == hans
    assert convert_text(hans, "tw", source="Hans").text == hant


@pytest.mark.parametrize(
    ("variant", "wanted"), [("tw", "群眾沿著戶外臺階啟程"), ("hk", "群眾沿着戶外台階啟程")]
)
def test_the_regions_write_their_own_common_forms(variant: Variant, wanted: str) -> None:
    assert convert_text("群众沿着户外台阶启程", variant, source="Hans").text == wanted


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_flour_has_one_form_and_a_side_stays_a_side(variant: Variant) -> None:
    text = "磨面、磨面坊、制面机、手工制面、面粉，研磨面、控制面积、控制面板、法制面貌、机制面向"
    wanted = "磨麵、磨麵坊、製麵機、手工製麵、麵粉，研磨面、控制面積、控制面板、法制面貌、機制面向"
    assert convert_text(text, variant, source="Hans").text == wanted


def test_the_built_in_list_and_the_engine_give_hong_kong_the_same_forms() -> None:
    text = convert_text(
        "阅历、借阅，余温、温州，汇兑、兑现，卫生、卫士，台账、账户，卷烟、烟火", "hk", source="Hans"
    ).text
    assert text == "閲歷、借閲，餘温、温州，匯兑、兑現，衞生、衞士，台賬、賬戶，捲煙、煙火"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("演出三出新戏、两出折子戏，一出戏院就走", "演出三齣新戲、兩齣折子戲，一出戲院就走"),
        ("一出现问题，推出剧目，每出版一部", "一出現問題，推出劇目，每出版一部"),
        ("于家村、余家湾、党家沟，位于家庄，百余家店铺", "于家村、余家灣、党家溝，位於家莊，百餘家店鋪"),
        ("里长、里干事与松园里办公处，这里长期", "里長、里幹事與松園里辦公處，這裡長期"),
        ("并联系家属，关联系统，三维系统", "並聯繫家屬，關聯系統，三維系統"),
        ("调查复核、气候复杂、函复、速复。", "調查複核、氣候複雜、函復、速覆。"),
        ("松花江干流、任何干部、大豆干旱、豆干", "松花江幹流、任何幹部、大豆乾旱、豆乾"),
        ("学校历史、校历，过咸阳、过咸，议价签约、价签", "學校歷史、校曆，過咸陽、過鹹，議價簽約、價籤"),
        ("踏上新征程，稽征服务，预征程序，征服", "踏上新征程，稽徵服務，預徵程序，征服"),
        ("考试制度、试制，组织制定、织制", "考試制度、試製，組織制定、織製"),
    ],
)
def test_a_word_holds_between_its_neighbours(text: str, wanted: str) -> None:
    assert convert_text(text, "tw", source="Hans").text == wanted


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


@given(
    st.text(max_size=60) | st.text(alphabet="发展制度規范 计划,“”余某", max_size=30),
    st.sampled_from(["tw", "hk", "cn"]),
    st.sampled_from(["Hans", "Hant", None]),
)
def test_pieces_tile_any_source_and_lines_stay_lines(text: str, variant: Variant, source: None) -> None:
    converted = convert_text(text, variant, source=source, wording=Wording())
    pieces = converted.pieces
    assert len(converted.outputs) == len(converted.layers) == len(text)
    assert "".join(piece.output for piece in pieces) == converted.text
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces)][: len(pieces)]
    assert converted.text.count("\n") == text.count("\n")


@given(st.text(alphabet="发展\n规范 ,余a1", max_size=80))
def test_plain_text_keeps_every_line(text: str) -> None:
    assert plain(text, "tw").count("\n") == text.count("\n")
