"""Where words end, and that the list and its builder keep their promises."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate, combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.lexicon import build, fold
from converter.lexicon.lattice import WordLattice, border_margin, is_inside_word, tag_of, words

HERE = Path(__file__).parent
DATA = Path(build.__file__).parent
CLAUSES = [
    line
    for line in (HERE / "borders.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
PLAIN = [line.replace("|", "").replace("-", "") for line in CLAUSES]
chinese = st.text(st.sampled_from("".join(dict.fromkeys("".join(map(fold, PLAIN))))), min_size=1, max_size=12)


@pytest.mark.parametrize("marked", CLAUSES)
def test_borders(marked: str) -> None:
    text = fold(marked.replace("|", "").replace("-", ""))
    place, found = 0, ""
    for char in fold(marked):
        if char in "|-":
            found += "-" if is_inside_word(text, place) else "|"
        else:
            found += char
            place += 1
    assert found == fold(marked)


@given(st.text(max_size=40) | chinese)
def test_words_partition_the_text(text: str) -> None:
    assert "".join(words(text)) == text
    assert all(words(text)) or text == ""


@given(chinese)
def test_borders_of_the_best_reading_are_never_inside_a_word(text: str) -> None:
    for place in accumulate(map(len, words(text))):
        assert border_margin(text, place) >= 0


@given(chinese)
def test_a_place_is_inside_a_word_where_one_across_it_is_likelier(text: str) -> None:
    for place in range(1, len(text)):
        assert is_inside_word(text, place) == (border_margin(text, place) < 0)


@given(chinese, st.data())
def test_a_listed_word_is_never_torn_more_than_before(text: str, data: st.DataObject) -> None:
    start, end = sorted(
        data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted))
    )
    before, after = WordLattice(text), WordLattice(text, [(start, end)])
    assert all(after.margin(place) <= before.margin(place) for place in range(start + 1, end))


@given(chinese)
def test_margins_are_those_of_all_readings(text: str) -> None:
    text = text[:8]
    reading = WordLattice(text)
    costs = {
        cut: sum(
            _costs().get(text[low:high], math.inf)
            for low, high in zip((0, *cut), (*cut, len(text)), strict=True)
        )
        for size in range(len(text))
        for cut in combinations(range(1, len(text)), size)
    }
    for place in range(1, len(text)):
        border = min(cost for cut, cost in costs.items() if place in cut)
        across = min(cost for cut, cost in costs.items() if place not in cut)
        wanted = math.inf if math.isinf(across) else (across - border) / build.STEPS
        assert reading.margin(place) == pytest.approx(wanted)


@lru_cache(maxsize=1)
def _costs() -> dict[str, int]:
    """Cost of every word in the file."""
    costs: dict[str, int] = {}
    for line in (DATA / "lexicon.tsv").read_text("utf-8").split("\n"):
        first, short, _, _, seconds, longer = line.split("\t")
        costs |= {first + rest: ord(cost) for rest, cost in zip(("", *seconds), short, strict=True)}
        costs |= {first + word[:-2]: ord(word[-2]) for word in longer.split()}
    return {word: cost - ord("!") for word, cost in costs.items()}


def test_a_word_the_caller_lists_is_kept_whole() -> None:
    assert not is_inside_word("召开谷雨茶会", 3)
    assert is_inside_word("召开谷雨茶会", 4, listed=["雨茶会"])


def test_no_word_runs_over_what_is_no_han_character() -> None:
    assert border_margin("举手5表示", 2) == math.inf
    assert words("增长5.3%，其中") == ("增长", "5.3%，", "其中")


def test_tags() -> None:
    assert [tag_of(word) for word in ("了", "提出", "全市", "其中", "核释", "没有这个词")] == [
        "u", "v", "n", "r", "n", None,
    ]  # fmt: skip


def test_own_words_are_in_the_list() -> None:
    own = [line.split("\t") for line in (DATA / "own.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
    assert [word for word, tag in own if tag_of(fold(word)) != (tag if tag != "-" else None)] == []


def test_the_list_is_what_the_reader_expects() -> None:
    lines = (DATA / "lexicon.tsv").read_text("utf-8").split("\n")
    assert len(lines) > 5000
    for line in lines:
        first, costs, tags, lengths, seconds, _ = line.split("\t")
        assert len(first.encode()) == build.BYTES
        assert len(costs) == len(tags) == len(seconds) + 1
        assert (costs + tags + lengths).isascii()


def test_the_list_was_built_with_the_tables_that_are_here() -> None:
    """Else `make lexicon` has to be run again: its words are folded, and none is rarer than it takes."""
    words = _costs()
    assert [word for word in words if fold(word) != word] == []
    text = (DATA / "lexicon.tsv").read_text("utf-8")
    read = {word: (cost, tag_of(word) or "") for word, cost in words.items()}
    assert build.rows(read) == text


def test_rare_words_and_other_scripts_are_left_out() -> None:
    listed = build.listed(["的 100 uj", "國家 20 n", "国家 30 n", "罕词 3 n", "B超 9 n"])
    assert sorted(listed) == ["国", "国家", "家", "的"]
    assert listed["国家"][0] == round(build.STEPS * math.log(150 / 50))


def test_an_own_word_is_cheaper_than_its_parts() -> None:
    listed = build.listed(["的 100 uj", "甲 5 n", "乙 5 n"])
    build.add_own(listed, ["# words", "甲乙\tn"])
    assert listed["甲乙"] == (listed["甲"][0] + listed["乙"][0] - 4 * build.STEPS, "n")
