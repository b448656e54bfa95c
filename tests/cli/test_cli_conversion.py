"""The options of the conversion on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORT = "一、信息化工作。全市网络安全事件“涉黑”50起，查处出租车违法123起。\n"


def duizhao(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "converter", *arguments],
        cwd=cwd, input=stdin.encode(), capture_output=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_convert_takes_glossaries_vocabulary_and_the_sources_own_marks(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("涉黑,黑道,tw\n事件,案件,tw\n事件,事故,tw\n", encoding="utf-8")
    options = ("--glossary", "mine.csv", "--vocabulary", "tw", "--punctuation", "keep")
    run = duizhao(
        "convert", "-", "--to", "docx", "--docx-variant", "tw", *options, cwd=tmp_path, stdin=REPORT
    )
    assert run.returncode == 0, run.stderr.decode()
    assert "mine.csv:3: 事件 → 事故 replaces 事件 → 案件" in run.stderr.decode()
    with zipfile.ZipFile(tmp_path / "report.docx") as archive:
        document = archive.read("word/document.xml").decode()
    assert "“黑道”" in document
    assert "應要求改用臺灣用語" in document
    assert "网络 → 網路，1 處" in document


def test_text_takes_the_same_options(tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("涉黑\t黑道\ttw\n", encoding="utf-8")
    options = ("--glossary", "mine.tsv", "--vocabulary", "tw", "--punctuation", "region")
    run = duizhao("text", "--to", "tw", *options, cwd=tmp_path, stdin=REPORT)
    assert run.stdout.decode() == "一、資訊化工作。全市網路安全事件「黑道」50起，查處計程車違法123起。\n"
    bare = duizhao("text", "--to", "tw", cwd=tmp_path, stdin=REPORT)
    assert bare.stdout.decode() == "一、信息化工作。全市網絡安全事件“涉黑”50起，查處出租車違法123起。\n"


def test_text_tells_layer_and_rule_of_every_place(tmp_path: Path) -> None:
    run = duizhao("text", "--to", "tw", "--trace", cwd=tmp_path, stdin="市长范志明\n于某遏制发展\n")
    assert [line.split("\t") for line in run.stdout.decode().splitlines()] == [
        ["line", "column", "source", "result", "layer", "rule"],
        ["1", "1", "市长", "市長", "official", "市长"],
        ["1", "3", "范", "范", "protected", "name after an office"],
        ["1", "4", "志", "志", "protected", "given name: name after an office"],
        ["2", "1", "于", "于", "protected", "surname before 某 or 氏"],
        ["2", "3", "遏制", "遏制", "official", "遏制"],
        ["2", "5", "发展", "發展", "official", "发展"],
    ]


def test_a_bad_glossary_row_is_one_line_and_a_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("信息,資訊\n只有一格\n", encoding="utf-8")
    run = duizhao("text", "--to", "tw", "--glossary", "bad.csv", cwd=tmp_path, stdin=REPORT)
    assert (run.returncode, run.stdout) == (2, b"")
    assert run.stderr.decode() == (
        "duizhao: bad.csv:2: a row is source, target and, if you like, direction; here is 1 cell\n"
    )


def test_review_lists_repairs_apart_from_what_a_person_should_look_at(tmp_path: Path) -> None:
    source = "一、隊伍建設。全市余額50余萬元,防范能力提高。編制清理與干河整治。\n"
    run = duizhao("review", "-", cwd=tmp_path, stdin=source)
    shown = run.stdout.decode()
    assert run.returncode == 0, run.stderr.decode()
    assert "Traditional, Taiwan: 2 places to look at" in shown
    assert "余 → 餘 ×1" in shown
    assert "防范 → 防範 ×1" in shown
    assert "Simplified: nothing to look at" in shown


def test_review_as_json_keeps_its_contract(tmp_path: Path) -> None:
    source = "一、隊伍建設。全市防范能力提高。\n二、編制清理。信息化。\n"
    options = ("--json", "--variant", "hk", "--vocabulary", "hk")
    made = json.loads(duizhao("review", "-", *options, cwd=tmp_path, stdin=source).stdout)
    assert (made["schema"], made["script"], made["segmented"]) == ("duizhao/review/1", "Hant", True)
    assert [each["variant"] for each in made["editions"]] == ["hk", "cn"]
    hant = made["editions"][0]
    assert hant["repairs"] == [{"before": "防范", "after": "防範", "count": 1}]
    assert hant["rewordings"] == [{"before": "信息", "after": "資訊", "count": 1}]
    (doubt,) = hant["doubts"]
    start, end = doubt["span"]
    assert source[start:end] == doubt["source"] == doubt["chosen"] == "編制"
    assert (doubt["line"], doubt["before"], doubt["after"]) == (2, "二、", "清理。信息化。")
    assert (doubt["candidates"], doubt["reason"]) == (["編製"], "risk-word")
    assert doubt["decided"] == [{"layer": "official", "rule": "编制"}]


def test_a_glossary_settles_what_the_review_lists(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("编制,編制,hant\n", encoding="utf-8")
    source = "一、队伍建设。编制清理完成，全市余额五十万元。\n"
    made = json.loads(
        duizhao("review", "-", "--json", "--glossary", "mine.csv", cwd=tmp_path, stdin=source).stdout
    )
    assert made["editions"][0]["doubts"] == []
