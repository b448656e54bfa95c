"""A region's own words: only on request, whole, and told."""

from __future__ import annotations

import pytest

from converter import read_report
from converter.errors import UsageError
from converter.variants import Wording, chosen_wording, convert_text, edition
from converter.variants.wording import Vocabulary
from converter.variants.wordlists import WordRule, data

REPORT = "一、信息化工作。全市网络信息安全事件50起，查处出租车违法123起。\n二、短信诈骗。全市下降5%。\n"
WORDS = [(region, word) for region in ("tw", "hk") for word in sorted(data("vocabulary")[region])]


@pytest.mark.parametrize(("region", "word"), WORDS)
def test_every_word_is_changed_on_request_and_only_then(region: Vocabulary, word: str) -> None:
    entry = WordRule.read(data("vocabulary")[region][word])
    sentence = f"全市，{word}。"
    asked = convert_text(sentence, region, source="Hans", wording=Wording(vocabulary=region))
    assert asked.text == f"全市，{entry.output}。"
    plainly = convert_text(sentence, region, source="Hans")
    assert len(plainly.text) == len(sentence)
    assert plainly.text != asked.text
    assert convert_text(plainly.text, region, source="Hant", wording=Wording(vocabulary=region)).text == (
        asked.text
    )


@pytest.mark.parametrize(
    ("region", "kept"),
    [("tw", "司法程序"), ("tw", "項目審批"), ("tw", "公安部"), ("hk", "公安部"), ("hk", "程序")],
)
def test_words_of_law_and_administration_stay(region: Vocabulary, kept: str) -> None:
    assert convert_text(kept, region, source="Hant", wording=Wording(vocabulary=region)).text == kept


def test_the_edition_says_which_words_were_changed() -> None:
    made = edition(read_report(REPORT.encode()), "tw", "報告", wording=Wording(vocabulary="tw"))
    assert {(each.before, each.after) for each in made.rewordings} == {
        ("信息", "資訊"),
        ("网络", "網路"),
        ("出租车", "計程車"),
        ("短信", "簡訊"),
    }
    assert next(each.count for each in made.rewordings if each.before == "信息") == 2
    assert edition(read_report(REPORT.encode()), "tw", "報告").rewordings == ()


def test_the_words_of_one_region_do_not_go_with_the_text_of_another() -> None:
    with pytest.raises(UsageError, match="--vocabulary hk does not go with 'tw', 'cn'"):
        chosen_wording((), "hk", "region", ("tw", "cn"))
    with pytest.raises(UsageError, match="--vocabulary tw does not go with 'cn'"):
        chosen_wording((), "tw", "region", ("cn",))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("資訊網路與軟體", "信息网络与软件"),
        ("空氣品質、數位化", "空气质量、数字化"),
        ("公車改革，機車與電力機車", "公车改革，摩托车与电力机车"),
        ("流動電話短訊", "移动电话短信"),
        ("司法程序、計畫", "司法程序、计划"),
    ],
)
def test_the_mainlands_words_are_set_in_a_simplified_edition_on_request(text: str, wanted: str) -> None:
    assert convert_text(text, "cn", source="Hant", wording=Wording(vocabulary="cn")).text == wanted
    assert len(convert_text(text, "cn", source="Hant").text) == len(text)


@pytest.mark.parametrize("word", sorted(data("vocabulary")["cn"]))
def test_every_word_of_taiwan_or_hong_kong_is_known_in_its_own_script(word: str) -> None:
    written = convert_text(word, "tw", source="Hans").text
    made = convert_text(f"，{written}。", "cn", source="Hant", wording=Wording(vocabulary="cn")).text
    assert made == f"，{WordRule.read(data('vocabulary')['cn'][word]).output}。"
