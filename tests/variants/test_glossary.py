"""A user's glossary: its forms, its directions, and what is said about a row that is wrong."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from converter.errors import UsageError
from converter.variants import Wording, convert_text, load_glossary

CSV = "# the bureau's own words\nsource,target,direction\n信息化,資訊化,tw\n着装,著裝\n\n派出所,警署,hk\n"
TOML = """\
# the bureau's own words
protect = ["网信办"]

[to_tw]
"信息化" = "資訊化"

[pairs]
"着装" = "著裝"

[to_hk]
"派出所" = "警署"
"""


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("name", "text"), [("g.csv", CSV), ("g.tsv", CSV.replace(",", "\t")), ("g.toml", TOML)]
)
def test_the_three_forms_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    wording = Wording(load_glossary([written(tmp_path, name, text)]))
    assert convert_text("信息化着装", "tw", source="Hans", wording=wording).text == "資訊化著裝"
    assert convert_text("信息化", "hk", source="Hans", wording=wording).text == "信息化"
    assert convert_text("派出所", "hk", source="Hans", wording=wording).text == "警署"
    assert convert_text("派出所", "tw", source="Hans", wording=wording).text == "派出所"
    assert convert_text("著裝", "cn", source="Hant", wording=wording).text == "着装"


def test_a_protected_word_is_never_changed(tmp_path: Path) -> None:
    wording = Wording(load_glossary([written(tmp_path, "g.toml", TOML)]))
    assert convert_text("市网信办发布", "tw", source="Hans", wording=wording).text == "市网信办發布"


def test_the_longer_word_wins_inside_a_glossary_and_the_glossary_over_the_built_in_list(
    tmp_path: Path,
) -> None:
    rows = "发展,展發,tw\n发展改革,發改,tw\n"
    wording = Wording(load_glossary([written(tmp_path, "g.csv", rows)]))
    assert convert_text("发展改革与发展", "tw", source="Hans", wording=wording).text == "發改與展發"


def test_a_glossary_applies_to_a_machine_made_traditional_source(tmp_path: Path) -> None:
    wording = Wording(load_glossary([written(tmp_path, "g.csv", "规范化,標準化,tw\n")]))
    assert convert_text("規范化建設", "tw", source="Hant", wording=wording).text == "標準化建設"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_spreadsheets_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    rows = "信息化,資訊化,tw\n" + "# 我们的工作报告和全市的社会发展\n" * 3
    glossary = load_glossary([written(tmp_path, "g.csv", rows, encoding)])
    assert [term.source for term in glossary.terms] == ["信息化"]


def test_the_later_of_two_rows_wins_and_the_conflict_is_told(tmp_path: Path) -> None:
    first = written(tmp_path, "a.csv", "信息,資訊,tw\n")
    second = written(tmp_path, "b.csv", "# mine\n信息,訊息,tw\n")
    wording = Wording(load_glossary([first, second]))
    assert convert_text("信息", "tw", source="Hans", wording=wording).text == "訊息"
    (told,) = wording.diagnostics
    assert told.message == "b.csv:2: 信息 → 訊息 replaces 信息 → 資訊 (a.csv:1)"


def test_the_same_row_twice_is_no_conflict(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "信息,資訊,tw\n")
    assert load_glossary([path, path]).warnings == ()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("g.csv", "信息,資訊\n\n只有一格\n", "g.csv:3: a row has source, target"),
        ("g.csv", "信息,資訊,xx\n", "g.csv:1: there is no direction 'xx'; choose from tw"),
        ("g.csv", "# note\n,資訊\n", "g.csv:2: a term needs a source and a target"),
        ("g.csv", '信息,"資訊\n', "g.csv:1: the quotation marks of this row do not match"),
        ("g.tsv", "a\tb\tc\td\n", "g.tsv:1: a row has source, target"),
        ("g.toml", '[to_tw]\n"信息" = 3\n', "g.toml:2: what stands for '信息' must be a text"),
        ("g.toml", "[to_xx]\n", "g.toml:1: no table is called 'to_xx'"),
        ("g.toml", '[to_tw]\n"信息" = \n', "g.toml: it is not TOML"),
        ("g.toml", f"{'a.' * 20_000}b = 1\n", "g.toml: it is not TOML: a key in it has far too many parts"),
        ("g.toml", '\nprotect = "信息"\n', "g.toml:2: protect must be a list of words"),
        ("g.xlsx", "", "a glossary is a .toml, .csv or .tsv file"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=r".") as caught:
        load_glossary([written(tmp_path, name, text)])
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_glossary_that_is_missing_or_no_text_is_a_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        load_glossary([tmp_path / "none.csv"])
    odd = tmp_path / "odd.csv"
    odd.write_bytes(codecs.BOM_UTF8 + b"\xff\xfe\xfa")
    with pytest.raises(UsageError, match=r"odd\.csv"):
        load_glossary([odd])


def test_places_are_told_line_by_line_however_long_a_toml_glossary_is(tmp_path: Path) -> None:
    count = 20_000
    words = [f"词{number}" for number in range(count)]
    text = "[to_tw]\n" + "".join(f'"{word}" = "詞"\n' for word in words)
    glossary = load_glossary([written(tmp_path, "g.toml", text)])
    assert [term.origin for term in glossary.terms] == [f"g.toml:{line}" for line in range(2, count + 2)]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("g.toml", "a = " + "[" * 20_000, "g.toml: it is not TOML: "),
        ("g.toml", "a = " + "{b=" * 20_000, "g.toml: it is not TOML: "),
        ("g.toml", f"n = {'9' * 5000}", "g.toml: it is not TOML: "),
        (
            "g.toml",
            "[to_tw]\n" + f'"{"长" * 101}" = "長"',
            "g.toml:2: a term of 101 characters; 100 is the most",
        ),
        ("g.toml", f'protect = ["{"长" * 101}"]', "g.toml:1: a term of 101 characters"),
        ("g.toml", f"[{'x' * 5000}]", "g.toml:1: no table is called 'xxx"),
        ("g.csv", f"长,{'長' * 101}", "g.csv:1: a term of 101 characters"),
        ("g.csv", f"长,長,{'x' * 5000}", "g.csv:1: there is no direction 'xxx"),
        (
            "g.csv",
            f"长,{'長' * 200_000}",
            "g.csv:1: a row of 200002 characters; a term has 100 at most",
        ),
        ("g.csv", f'长,"{"長" * 200_000}"', "g.csv:1: a row of 200004 characters"),
    ],
)
def test_what_no_glossary_holds_is_one_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        load_glossary([written(tmp_path, name, text)])
    message = str(raised.value)
    assert message.startswith(said)
    assert "\n" not in message
    assert len(message) < 300


def test_there_are_only_so_many_terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.variants.glossary.MOST_TERMS", 3)
    path = written(tmp_path, "g.csv", "长,長,tw\n丰,豐,tw\n斗,鬥,tw\n发,發,tw\n")
    with pytest.raises(UsageError, match="more than 3 terms; leave some out"):
        load_glossary([path])
