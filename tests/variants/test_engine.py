"""The engine behind its interface: whichever distribution is there, alone; a clear word where none or two are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from converter.distributions import DISTRIBUTIONS, installed
from converter.errors import EngineError
from converter.variants import convert_text, engine_label, load_engine
from converter.variants.engine import choose_engine


def test_one_distribution_is_found_and_named_with_its_version() -> None:
    ((name, number),) = installed()
    assert name == os.environ.get("DUIZHAO_ENGINE", DISTRIBUTIONS[0])
    assert engine_label() == f"{name} {number}"


def test_two_distributions_are_refused_because_they_overwrite_each_other() -> None:
    with pytest.raises(EngineError) as caught:
        choose_engine((("opencc", "1.4.2"), ("opencc-python-reimplemented", "0.1.7")))
    assert str(caught.value) == (
        "opencc, opencc-python-reimplemented overwrite each other; uninstall them, then: "
        "pip install opencc-python-reimplemented"
    )


def test_no_distribution_is_told_with_the_remedy() -> None:
    with pytest.raises(EngineError, match="pip install opencc-python-reimplemented"):
        choose_engine(())


@pytest.mark.parametrize("text", ["发\0展", "发\ud800展", "\0", ""])
def test_characters_an_engine_may_choke_on_go_round_it(text: str) -> None:
    assert load_engine().convert(text, "s2tw") == text.replace("发", "發")


def test_the_layers_stand_on_any_engine() -> None:
    converted = convert_text("市长范志明出席，护发展、制贩枪支、巡回检查、汙染", "tw", source="Hans")
    assert converted.text == "市長范志明出席，護發展、製販槍支、巡迴檢查、污染"
    assert {"protected", "official", "regional"} <= {piece.layer for piece in converted.pieces}


def test_an_engines_own_words_can_be_read_or_it_says_so() -> None:
    dictionary = load_engine().dictionary("to_hant")
    if installed()[0][0] == DISTRIBUTIONS[0]:
        assert dictionary is not None
    if dictionary is not None:
        assert dictionary.words["头发"] == "頭髮"
        assert dictionary.candidates("发") == ("發", "髮")
        assert dictionary.candidates("A") == ("A",)


@pytest.mark.skipif(installed()[0][0] != DISTRIBUTIONS[0], reason="another engine has no word lists as texts")
def test_word_lists_read_at_once_are_those_the_engine_reads_line_by_line() -> None:
    import opencc

    slow = {Path(path).name: table[-1] for path, table in opencc.OpenCC("s2t").dict_cache.items()}
    quick = load_engine().dictionary("to_hant")
    assert quick is not None
    assert (quick.words, quick.characters) == (slow["STPhrases.txt"], slow["STCharacters.txt"])
