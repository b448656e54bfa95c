"""The options of the conversion on the command line."""

from __future__ import annotations

import json
import zipfile

from commands import Duizhao

REPORT = "一、信息化工作。全市网络安全事件“涉黑”50起，查处出租车违法123起。\n"


def test_convert_takes_glossaries_vocabulary_and_the_sources_own_marks(duizhao: Duizhao) -> None:
    (duizhao.folder / "mine.csv").write_text("涉黑,黑道,tw\n事件,案件,tw\n事件,事故,tw\n", encoding="utf-8")
    options = ("--glossary", "mine.csv", "--vocabulary", "tw", "--punctuation", "keep")
    run = duizhao("convert", "-", "--to", "docx", "--docx-variant", "tw", *options, stdin=REPORT)
    assert run.code == 0, run.message
    assert "mine.csv:3: 事件 → 事故 replaces 事件 → 案件" in run.message
    with zipfile.ZipFile(duizhao.folder / "report.docx") as archive:
        document = archive.read("word/document.xml").decode()
    assert "“黑道”" in document
    assert "應要求改用臺灣用語" in document
    assert "网络 → 網路，1 處" in document


def test_text_takes_the_same_options(duizhao: Duizhao) -> None:
    (duizhao.folder / "mine.tsv").write_text("涉黑\t黑道\ttw\n", encoding="utf-8")
    options = ("--glossary", "mine.tsv", "--vocabulary", "tw", "--punctuation", "region")
    run = duizhao("text", "--to", "tw", *options, stdin=REPORT)
    assert run.output == "一、資訊化工作。全市網路安全事件「黑道」50起，查處計程車違法123起。\n"
    bare = duizhao("text", "--to", "tw", stdin=REPORT)
    assert bare.output == "一、信息化工作。全市網絡安全事件“涉黑”50起，查處出租車違法123起。\n"


def test_text_tells_layer_and_rule_of_every_place(duizhao: Duizhao) -> None:
    run = duizhao("text", "--to", "tw", "--trace", stdin="市长范志明\n于某遏制发展\n")
    assert [line.split("\t") for line in run.output.splitlines()] == [
        ["line", "column", "source", "result", "layer", "rule"],
        ["1", "1", "市长", "市長", "official", "市长"],
        ["1", "3", "范", "范", "protected", "name after an office"],
        ["1", "4", "志", "志", "protected", "given name: name after an office"],
        ["2", "1", "于", "于", "protected", "surname before 某 or 氏"],
        ["2", "3", "遏制", "遏制", "official", "遏制"],
        ["2", "5", "发展", "發展", "official", "发展"],
    ]


def test_a_bad_glossary_row_is_one_line_and_a_wrong_usage(duizhao: Duizhao) -> None:
    (duizhao.folder / "bad.csv").write_text("信息,資訊\n只有一格\n", encoding="utf-8")
    run = duizhao("text", "--to", "tw", "--glossary", "bad.csv", stdin=REPORT)
    assert (run.code, run.output) == (2, "")
    assert run.message == (
        "duizhao: bad.csv:2: a row has source, target and, if you like, direction; here is 1 cell\n"
    )


def test_review_lists_repairs_apart_from_what_a_person_should_look_at(duizhao: Duizhao) -> None:
    source = "一、隊伍建設。全市余額50余萬元,防范能力提高。編制清理與干河整治。\n"
    run = duizhao("review", "-", stdin=source)
    shown = run.output
    assert run.code == 0, run.message
    assert "Traditional, Taiwan: 2 places to check" in shown
    assert "余 → 餘 ×1" in shown
    assert "防范 → 防範 ×1" in shown
    assert "Simplified: nothing to check" in shown


def test_review_as_json_keeps_its_contract(duizhao: Duizhao) -> None:
    source = "一、隊伍建設。全市防范能力提高。\n二、編制清理。信息化。\n"
    options = ("--json", "--variant", "hk", "--vocabulary", "hk")
    made = json.loads(duizhao("review", "-", *options, stdin=source).output)
    assert (made["schema"], made["script"], made["segmented"]) == ("duizhao/review/1", "Hant", True)
    assert [each["variant"] for each in made["editions"]] == ["hk", "cn"]
    hant = made["editions"][0]
    (repair,), (reworded,) = hant["repairs"], hant["rewordings"]
    assert (repair["before"], repair["after"], repair["count"]) == ("防范", "防範", 1)
    assert (repair["reason"], hant["shapes"]) == ("wrong-form", [])
    assert repair["explanation"] == "no writer of Traditional sets this form"
    assert (reworded["before"], reworded["after"], reworded["reason"]) == ("信息", "資訊", "vocabulary")
    (doubt,) = hant["doubts"]
    start, end = doubt["span"]
    assert source[start:end] == doubt["source"] == doubt["chosen"] == "編制"
    assert (doubt["line"], doubt["before"], doubt["after"]) == (2, "二、", "清理。信息化。")
    assert (doubt["candidates"], doubt["reason"]) == (["編製"], "risk-word")
    assert doubt["decided"] == [{"layer": "official", "rule": "编制"}]


DOUBTFUL = "一、治安工作。治理6处，同比下降20%。受理案件120起，比上年的100起增长50%。"


def test_review_lists_the_figures_to_check(duizhao: Duizhao) -> None:
    run = duizhao("review", "-", stdin=DOUBTFUL)
    assert "Figures: " in run.output
    listed = json.loads(duizhao("review", "-", "--json", stdin=DOUBTFUL).output)["figures"]
    assert [(each["line"], each["written"]) for each in listed if "arithmetic" in str(each["doubts"])] == [
        (1, "120起")
    ]
    assert run.output.count("120起") == 1


def test_a_glossary_settles_what_the_review_lists(duizhao: Duizhao) -> None:
    (duizhao.folder / "mine.csv").write_text("编制,編制,hant\n", encoding="utf-8")
    source = "一、队伍建设。编制清理完成，全市余额五十万元。\n"
    made = json.loads(duizhao("review", "-", "--json", "--glossary", "mine.csv", stdin=source).output)
    assert made["editions"][0]["doubts"] == []
