"""How good the conversion is, on sentences and laws beside the project; each figure is printed (`-rP` shows it)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from converter import read_report
from converter.model import Script, Variant
from converter.variants import convert_text, edition, plain
from converter.variants.doubts import doubts

ROOT = Path(__file__).parents[2]
CASES = ROOT.parent / "shared" / "conversion"
REPORTS = sorted((ROOT / "tests" / "cases" / "reports").glob("*.txt"))
SPELLINGS = str.maketrans("羣户啓説汙臺裡爲衆綫峯麪牀", "群戶啟說污台裏為眾線峰麵床")
"""Forms that the regions accept beside another one."""
LAW_SHAPES = str.maketrans(
    "羣户啓説汙臺裡爲衆綫峯麪牀衞温閲鋭税脱兑悦藴蔥敍鈎枱佔嘆佈週祕豔兇鉅盃簷鍊艷舖溼矽樑蹟菸畫倣瞭鑑讚鋪恤卹氾徬溯晒泄",
    "群戶啟說污台裏為眾線峰麵床衛溫閱銳稅脫兌悅蘊葱敘鉤檯占歎布周秘艶凶巨杯檐煉艶鋪濕硅梁跡煙劃仿了鑒贊舖恤恤泛彷溯曬洩",
)
LAW_WORDS = str.maketrans("賬僱陞逕彙註綑燬覈蒐贋", "帳雇升徑匯注捆毀核搜贗")
SHAPES = {
    "台臺",
    "裏裡",
    "裡裏",
    "羣群",
    "群羣",
    "啓啟",
    "衆眾",
    "着著",
    "著着",
    "衛衞",
    "說説",
    "綫線",
    "線綫",
    "峯峰",
    "牀床",
    "污汙",
}
"""Changes of shape that the standard of a region asks for, in text that is right."""
VARIANT: dict[str, Variant] = {"s": "cn", "tw": "tw", "hk": "hk"}

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases lie beside the project, not in it")


def folded(text: str) -> str:
    return text.translate(SPELLINGS)


def lines(name: str) -> Iterator[dict[str, str]]:
    for line in (CASES / name).read_text("utf-8").splitlines():
        yield json.loads(line)


@cache
def laws() -> tuple[str, str]:
    simplified, traditional = (
        (CASES / "good" / name).read_text("utf-8") for name in ("laws_cn.txt", "laws_tw.txt")
    )
    return simplified, traditional


@cache
def made_from_simplified() -> str:
    return plain(laws()[0], "tw")


@cache
def cases(name: str) -> dict[str, list[dict]]:
    return json.loads((CASES / name).read_text("utf-8"))


@pytest.mark.parametrize(("name", "least"), [("cases.json", 516), ("blind_dev.json", 898)])
def test_sentences_in_all_directions(name: str, least: int) -> None:
    """Two of `cases.json` differ on purpose: 帳戶 is Taiwan's 賬戶, and 这里程序 is 這裡|程序."""
    wrong, total = [], 0
    for kind in ("sentences", "phrases"):
        for source, to in sorted({(case["src_variant"], case["dst_variant"]) for case in cases(name)[kind]}):
            chosen = [
                case
                for case in cases(name)[kind]
                if (case["src_variant"], case["dst_variant"]) == (source, to)
            ]
            made = plain("\n".join(case["src"] for case in chosen), VARIANT[to]).split("\n")
            for case, text in zip(chosen, map(folded, made), strict=True):
                total += 1
                if kind == "sentences":
                    right = text in map(folded, (case["expected"], *case.get("accept", ())))
                else:
                    right = all(any(folded(way) in text for way in ways) for ways in case["must_contain"])
                if not right:
                    wrong.append(f"{case['src']} → {text}")
    print(f"{name}: {total - len(wrong)} of {total}", *wrong, sep="\n  ")
    assert total - len(wrong) >= least


@pytest.mark.parametrize(
    ("name", "least"), [("borders.jsonl", 37), ("good_traditional.jsonl", 20), ("machine_made.jsonl", 56)]
)
def test_sentences_that_are_a_document_each(name: str, least: int) -> None:
    wrong, total = [], 0
    for case in lines(name):
        total += 1
        made = plain(case["src"] + "\n", case["to"]).rstrip("\n")  # type: ignore[arg-type]
        if folded(made) not in map(folded, (case["expected"], *case.get("accept", ()))):
            wrong.append(f"{case['src']} → {made}")
    print(f"{name}: {total - len(wrong)} of {total}", *wrong, sep="\n  ")
    assert total - len(wrong) >= least


@pytest.mark.parametrize(("name", "most"), [("laws_tw.txt", 0), ("report_tw.txt", 0)])
def test_text_that_is_right_stays_as_it_is(name: str, most: int) -> None:
    source = unicodedata.normalize("NFC", (CASES / "good" / name).read_text("utf-8"))
    pairs = zip(source, plain(source, "tw"), strict=True)
    changed = [before + after for before, after in pairs if before != after and before + after not in SHAPES]
    print(f"{name}: {len(changed)} changes in {len(source)} characters: {' '.join(changed)}")
    assert len(changed) <= most


@pytest.mark.parametrize(("strict", "most"), [(False, 130), (True, 220)])
def test_laws_of_taiwan_from_simplified(strict: bool, most: int) -> None:
    gold = laws()[1]

    def shaped(text: str) -> str:
        return text.translate(LAW_SHAPES) if strict else text.translate(LAW_SHAPES).translate(LAW_WORDS)

    pairs = zip(shaped(gold), shaped(made_from_simplified()), strict=True)
    wrong = sum(right != made for right, made in pairs)
    print(f"laws{' with 帳, 雇, 逕' if strict else ''}: {wrong} wrong characters of {len(gold)}")
    assert wrong <= most


def test_what_is_set_wrongly_carries_a_doubt_and_doubts_are_few() -> None:
    wrong = flagged = flags = characters = 0
    for source, right in zip(*(text.split("\n") for text in laws()), strict=True):
        made = convert_text(source, "tw", source="Hans")
        shown = doubts(made, "tw", "Hans")
        flags, characters = flags + len(shown), characters + len(source)
        places = {place for doubt in shown for place in range(doubt.span.start, doubt.span.end)}
        texts = (text.translate(LAW_SHAPES).translate(LAW_WORDS) for text in (right, made.text))
        differing = [place for place, (one, other) in enumerate(zip(*texts, strict=True)) if one != other]
        wrong, flagged = wrong + len(differing), flagged + sum(place in places for place in differing)
    for case in cases("blind_dev.json")["sentences"]:
        script: Script = "Hans" if case["src_variant"] == "s" else "Hant"
        to = VARIANT[case["dst_variant"]]
        made = convert_text(case["src"], to, source=script)
        if folded(made.text) not in map(folded, (case["expected"], *case.get("accept", ()))):
            shown = doubts(made, to, script)
            places = {place for doubt in shown for place in range(doubt.span.start, doubt.span.end)}
            pairs = enumerate(zip(folded(case["expected"]), folded(made.text), strict=True))
            differing = [place for place, (one, other) in pairs if one != other]
            wrong, flagged = wrong + len(differing), flagged + sum(place in places for place in differing)
    for path in REPORTS:
        report = read_report(path)
        flags += sum(len(edition(report, to, "x").doubts) for to in ("tw", "cn"))
        characters += len(report.text)
    print(
        f"doubts: {flagged} of {wrong} wrong characters; {1000 * flags / characters:.2f} in 1,000 characters"
    )
    assert flagged >= 0.6 * wrong
    assert 1000 * flags <= 1.5 * characters
