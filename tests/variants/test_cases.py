"""Sentences of official language in both directions and both regions: `cases/*.tsv`."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model import Script, Variant
from converter.variants import convert_text

FILES = sorted((Path(__file__).parent / "cases").glob("*.tsv"))
HONG_KONG = str.maketrans("裡著臺衛菸", "裏着台衞煙")
SPELLINGS = str.maketrans(
    "羣户啓説汙臺裡爲衆綫峯麪佔佈賬鑒週著衞菸兑葱枱閲温牀卧脱税鋭",
    "群戶啟說污台裏為眾線峰麵占布帳鑑周着衛煙兌蔥檯閱溫床臥脫稅銳",
)
"""Forms that Taiwan or Hong Kong accept beside another one."""


def cases() -> list[list[str]]:
    lines = [line for path in FILES for line in path.read_text("utf-8").splitlines()]
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def as_hong_kong(text: str) -> str:
    """Taiwan's wording in the forms of Hong Kong, which also writes 著作."""
    return text.translate(HONG_KONG).replace("着作", "著作").replace("着名", "著名")


def folded(text: str) -> str:
    return text.translate(SPELLINGS)


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_simplified_sentences_are_set_right_in_either_region(variant: Variant) -> None:
    wrong = {}
    for simplified, *traditional in cases():
        made = convert_text(simplified, variant, source="Hans").text
        if folded(made) not in map(folded, traditional):
            wrong[traditional[0]] = made
    assert not wrong


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_the_sentences_come_back_as_they_were(variant: Variant) -> None:
    wrong = {}
    for simplified, traditional, *_ in cases():
        source = as_hong_kong(traditional) if variant == "hk" else traditional
        made = convert_text(source, "cn", source="Hant").text
        if made != simplified:
            wrong[simplified] = made
    assert not wrong


@pytest.mark.parametrize("variant", ["tw", "hk"])
def test_text_that_is_right_already_is_left_as_it_is(variant: Variant) -> None:
    wrong = {}
    script: Script = "Hant"
    for _, traditional, *others in cases():
        for text in (traditional, *others):
            source = as_hong_kong(text) if variant == "hk" else text
            made = convert_text(source, variant, source=script).text
            if folded(made) not in map(folded, (traditional, *others)):
                wrong[source] = made
    assert not wrong
