"""Measures, changes and verbs: one entry in one file, in one script, is enough."""

from __future__ import annotations

import pytest

from converter.lexicon import ChangeWord, Lexicon, Measure, bundled, fold

LEXICON = bundled()


class TestMeasures:
    @pytest.mark.parametrize(
        ("text", "word", "kind"),
        [
            ("株", "株", "counts"),
            ("平方公里的", "平方公里", "measures"),  # not 平方
            ("个百分点", "个百分点", "part"),  # not 个
            ("小时内", "小时", "time"),
            ("号楼", "号", "order"),
            ("km², ", "km²", "measures"),
        ],
    )
    def test_the_longest_word_that_begins_at_a_place(self, text: str, word: str, kind: str) -> None:
        measure = LEXICON.measure_at(f"3{text}", 1)
        assert measure is not None
        assert (measure.word, measure.kind) == (word, kind)

    @pytest.mark.parametrize("text", ["3mx", "3的", "3", ""])
    def test_none_where_none_begins(self, text: str) -> None:
        assert LEXICON.measure_at(text, 1) is None

    def test_an_entry_in_one_script_holds_in_both(self) -> None:
        assert LEXICON.counts("輛") is LEXICON.counts("辆") is True
        assert LEXICON.counts("公頃") is LEXICON.counts("公顷") is LEXICON.counts(None) is False

    def test_a_long_unit_may_part_where_its_entry_says(self) -> None:
        measure = LEXICON.measure("個百分點")
        assert measure is not None
        assert measure.joint == 1

    def test_words_stand_once_and_folded(self) -> None:
        for words in (LEXICON.measures, LEXICON.changes):
            assert [word for word in words if fold(word) != word] == []
        assert [word for word in LEXICON.work if fold(word) != word] == []

    @pytest.mark.parametrize(
        ("text", "begins", "word"),
        [
            ("3万余棵", 3, "棵"),
            ("3千瓦", 1, "千瓦"),
            ("3千棵", 2, "棵"),
            ("3百分点", 1, "百分点"),
            ("3万的", 2, None),
        ],
    )
    def test_the_unit_behind_a_number(self, text: str, begins: int, word: str | None) -> None:
        place, measure = LEXICON.unit_after(text, 1)
        assert (place, measure and measure.word) == (begins, word)


class TestExtending:
    def test_a_lexicon_is_a_value(self) -> None:
        more = LEXICON.extended(measures=[Measure("疋")], changes=[ChangeWord("走高", 1)])
        assert more.counts("疋")
        assert more.changes["走高"].direction == 1
        assert not LEXICON.counts("疋")
        assert "走高" not in LEXICON.changes

    def test_an_added_word_is_folded(self) -> None:
        more = LEXICON.extended(measures=[Measure("畝田", "measures")])
        assert more.measure_at("亩田", 0) == more.measure("畝田") == Measure("亩田", "measures")

    def test_the_longest_word_is_taken_of_those_added_too(self) -> None:
        more = LEXICON.extended(measures=[Measure("棵半")])
        found = more.measure_at("棵半", 0)
        assert found is not None
        assert found.word == "棵半"

    def test_an_empty_lexicon_knows_nothing(self) -> None:
        assert Lexicon({}, {}).measure_at("3棵", 1) is None
