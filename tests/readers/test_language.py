"""A text in another language that writes Han characters is not taken for Chinese."""

from __future__ import annotations

import pytest

from converter.errors import InputError
from converter.pipeline import read_document

JAPANESE = (
    "警察庁は、今年上半期の犯罪情勢をまとめ、特殊詐欺の被害が前年に比べて増えていることを明らかにした。"
)
KOREAN = "경찰청은 올해 상반기 범죄(犯罪) 통계를 발표하고 사기 사건이 지난해보다 늘었다고 밝혔다."
CHINESE = "今年以来，全市公安机关忠实履行职责使命，立案1234起，同比下降5.6%。"


@pytest.mark.parametrize(("text", "language"), [(JAPANESE, "Japanese"), (KOREAN, "Korean")])
def test_japanese_and_korean_are_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(InputError, match=f"^report.txt: its text is {language}, not Chinese; ") as caught:
        read_document(text.encode(), name="report.txt")
    assert caught.value.exit_code == 3
    assert "--encoding" in str(caught.value), "for Chinese read in a wrong encoding may look so"


@pytest.mark.parametrize("quoted", ["の", "ヤクルト公司", "한국", "“ありがとう”"])
def test_chinese_that_quotes_another_language_is_read(quoted: str) -> None:
    text = f"{CHINESE}{quoted}。"
    assert read_document(text.encode(), name="report.txt").text == text


@pytest.mark.parametrize("text", ["ありがとうございます", "감사합니다"])
def test_text_without_any_han_character_is_refused_as_before(text: str) -> None:
    with pytest.raises(InputError, match="there is no Chinese text in it"):
        read_document(text.encode(), name="report.txt")


@pytest.mark.parametrize("text", ["\u3402", "\U00020bb7", "\uf900"])
def test_a_rare_han_character_is_chinese_too(text: str) -> None:
    assert read_document(text.encode(), name="report.txt").blocks
