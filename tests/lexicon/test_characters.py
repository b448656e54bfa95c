"""Classes of characters, sentences, and lines put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.lexicon import HAN, fold, is_han, join_lines, split_sentences
from converter.lexicon.characters import is_wide
from converter.lexicon.patterns import data_of


@pytest.mark.parametrize("char", "一龥〇㐀䶿鿿豈𠀀𪜶𫝀𫠠𬺰𮯰丽𰀀𱍐")
def test_han_has_its_extensions_and_compatibility_forms(char: str) -> None:
    assert is_han(char)
    assert is_wide(char)


@pytest.mark.parametrize("char", ["あ", "ㄅ", "한", "，", "1", "A", "①", ""])
def test_what_is_no_han(char: str) -> None:
    assert not is_han(char)


def test_the_class_stands_inside_brackets() -> None:
    assert "]" not in HAN
    assert "\\" not in HAN


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


WRITTEN = "".join(data_of("converter.lexicon", "fold")["written"])


@given(
    st.text(st.sampled_from(WRITTEN) | st.characters(), max_size=150),
    st.sets(st.sampled_from(WRITTEN), max_size=90),
)
def test_a_text_is_folded_as_each_of_its_characters_is(text: str, more: set[str]) -> None:
    whole = text + "".join(sorted(more))
    assert fold(whole) == "".join(map(fold, whole))


def test_what_another_is_seen_as_may_itself_be_seen_as_a_third() -> None:
    chained = [char for char in WRITTEN if fold(char) in WRITTEN]
    assert [fold(char + fold(char)) for char in chained] == [
        fold(char) + fold(fold(char)) for char in chained
    ]


class TestSentences:
    def test_each_with_its_mark(self) -> None:
        assert split_sentences("甲。乙！丙") == ("甲。", "乙！", "丙")

    def test_a_semicolon_ends_a_half(self) -> None:
        assert split_sentences("甲；乙。") == ("甲；乙。",)
        assert split_sentences("甲；乙。", halves=True) == ("甲；", "乙。")

    def test_a_quotation_is_held_together(self) -> None:
        assert split_sentences("說「甲。乙。」丙。丁") == ("說「甲。乙。」丙。", "丁")
        assert split_sentences("說「甲。乙。」丙。", quotes_hold=False) == ("說「甲。", "乙。」", "丙。")

    def test_a_quotation_that_never_closes_swallows_nothing(self) -> None:
        assert split_sentences("說「甲。乙。") == ("說「甲。", "乙。")

    @given(st.text("甲乙。！；「」（ 1"), st.booleans(), st.booleans())
    def test_nothing_is_lost_but_blank_pieces(self, text: str, halves: bool, hold: bool) -> None:
        pieces = split_sentences(text, halves=halves, quotes_hold=hold)
        assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


class TestJoining:
    @pytest.mark.parametrize(
        ("lines", "joined"),
        [
            (["全市立案", "120起"], "全市立案120起"),
            (["收入25", "0.3亿元"], "收入250.3亿元"),
            (["共1", "200万元"], "共1200万元"),
            (["use the", "Internet"], "use the Internet"),
            (["GDP", "增长"], "GDP增长"),
            (["  甲 ", " 乙 ", "", "丙"], "  甲乙丙"),
            ([], ""),
        ],
    )
    def test_a_space_stands_between_words_only(self, lines: list[str], joined: str) -> None:
        assert join_lines(*lines) == joined
