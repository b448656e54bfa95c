"""Decisions on the command line: taken beside the input, named, refused where they are wrong, never written over."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from commands import Duizhao

FILE = """\
schema = "duizhao/decisions/1"
editor = "王編輯"

[source]
name = "report.txt"

[[figure]]
sentence = "上半年,全市破獲刑事案件1360余起,同比提高7.7%。"
at = "1360余起"
value = 1365
"""
TAKEN = "duizhao: note: report.txt: decisions are taken from report.decisions.toml (1)\n"


def values(output: str) -> list[int]:
    return [each["value"] for each in json.loads(output)["indicators"]]


def test_the_file_beside_the_input_is_taken_by_itself_and_named(duizhao: Duizhao, report: Path) -> None:
    assert values(duizhao("inspect", "report.txt", "--json").output) == [1360]
    duizhao.write("report.decisions.toml", FILE)
    run = duizhao("inspect", "report.txt", "--json")
    assert (run.code, values(run.output), run.message) == (0, [1365], TAKEN)
    assert duizhao("inspect", "report.txt", "--json", "-q").message == ""
    assert "decided by an editor" in duizhao("inspect", "report.txt", "--explain").output
    without = duizhao("inspect", "report.txt", "--json", "--no-decisions")
    assert (values(without.output), without.message) == ([1360], "")


@pytest.mark.parametrize(
    "command",
    [
        ("convert", "report.txt", "--to", "json", "--force"),
        ("review", "report.txt"),
        ("inspect", "report.txt"),
    ],
)
def test_every_command_that_reads_a_report_takes_them(
    duizhao: Duizhao, report: Path, command: tuple[str, ...]
) -> None:
    duizhao.write("report.decisions.toml", FILE)
    run = duizhao(*command)
    assert (run.code, run.message) == (0, TAKEN)
    assert duizhao(*command, "--no-decisions").message == ""


def test_another_file_is_taken_where_it_is_named_also_for_standard_input(
    duizhao: Duizhao, report: Path
) -> None:
    duizhao.write("mine.toml", FILE)
    named = duizhao("inspect", "report.txt", "--json", "--decisions", "mine.toml")
    assert values(named.output) == [1365]
    run = duizhao("inspect", "-", "--json", "--decisions", "mine.toml", stdin=report.read_bytes())
    assert (values(run.output), run.message) == (
        [1365],
        "duizhao: note: -: decisions are taken from mine.toml (1)\n",
    )


def test_a_file_about_another_report_of_the_same_stem_is_not_taken_and_that_is_said(
    duizhao: Duizhao, report: Path
) -> None:
    duizhao.write("report.decisions.toml", FILE.replace("report.txt", "report.docx"))
    run = duizhao("inspect", "report.txt", "--json")
    assert values(run.output) == [1360]
    assert run.message == (
        "duizhao: warning: report.txt: report.decisions.toml is about report.docx and is not taken; "
        "name it with --decisions if it should be\n"
    )


def test_what_is_not_applied_is_told_one_line_each(duizhao: Duizhao, report: Path) -> None:
    gone = FILE.replace("1360余起", "1359余起").replace('at = "1359', 'at = "1359')
    duizhao.write("report.decisions.toml", gone)
    run = duizhao("inspect", "report.txt", "--json")
    assert values(run.output) == [1360]
    assert run.message.splitlines()[1:] == [
        "duizhao: warning: report.decisions.toml: figure 1359余起 in 上半年,全市破獲刑事案件1359余起,同比提高7.7%。: "
        "not applied: the sentence is not in the report"
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--decisions", "none.toml"), 2, "duizhao: decisions none.toml: there is no such file; check the name and the folder\n"),
        (("--decisions", "."), 2, "duizhao: decisions .: this is a folder; name the report's file inside it\n"),
        (("--decisions", "report.txt"), 2, "duizhao: report.txt: it is not TOML: "),
        (("--decisions", "a.toml", "--no-decisions"), 2, "duizhao: --decisions and --no-decisions cannot go together; choose one\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["convert", "inspect", "review"])
def test_a_wrong_use_is_one_line_and_leaves_nothing(
    duizhao: Duizhao, report: Path, command: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    run = duizhao(command, "report.txt", *arguments)
    assert run.code == code
    assert run.message.startswith(said)
    assert run.message.count("\n") == 1
    assert duizhao.files == {"report.txt"}


def test_a_broken_file_beside_the_input_stops_the_work_and_names_its_line(
    duizhao: Duizhao, report: Path
) -> None:
    duizhao.write("report.decisions.toml", FILE + "valeu = 3\n")
    run = duizhao("convert", "report.txt")
    assert run.code == 2
    assert run.message.startswith("duizhao: report.decisions.toml:7: figure: there is no 'valeu'; there are ")
    assert duizhao.files == {"report.txt", "report.decisions.toml"}


WORDS = """\
schema = "duizhao/decisions/1"

[source]
name = "report.txt"

[[word]]
sentence = "在公里里程碑旁设立警示牌。"
at = "里"
nth = 2
variant = "hant"
to = "裏"

[[word]]
sentence = "没有这一句。"
variant = "tw"
to = "沒有"
"""
LINES = "第一行。\n在公里里程碑旁设立警示牌。\n在公里里程碑旁。\n"


def test_plain_text_is_set_in_the_words_that_were_decided(duizhao: Duizhao, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(LINES, encoding="utf-8")
    (tmp_path / "report.decisions.toml").write_text(WORDS, encoding="utf-8")
    run = duizhao("text", "--to", "hk", str(path))
    assert run.output == "第一行。\n在公里裏程碑旁設立警示牌。\n在公里里程碑旁。\n"
    assert run.message.splitlines() == [
        "duizhao: note: report.txt: decisions are taken from report.decisions.toml (2)",
        "duizhao: warning: report.decisions.toml: word 没有这一句。: not applied: the sentence is not in the report",
    ]
    traced = duizhao("text", "--to", "hk", "--trace", str(path)).output
    assert "2\t4\t里\t裏\tdecided\t里\n" in traced
    assert "里程碑" in duizhao("text", "--to", "hk", "--no-decisions", str(path)).output
    named = ("--decisions", str(tmp_path / "report.decisions.toml"))
    assert "裏程碑" in duizhao("text", "--to", "hk", *named, stdin=LINES).output


def test_of_equal_sentences_in_lines_that_a_report_joins_none_is_taken_for_another(
    duizhao: Duizhao, tmp_path: Path
) -> None:
    line = "全市公安机关认真学习领会会议精神并且结合实际情况制定工作方案抓好贯彻落实"
    text = f"总结\n{line}\n{line}\n{line}。里程。\n{line}\n。里程。\n"
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    (tmp_path / "report.decisions.toml").write_text(
        'schema = "duizhao/decisions/1"\n[source]\nsha256 = "'
        + hashlib.sha256(text.encode()).hexdigest()
        + '"\n[[word]]\nsentence = "里程。"\noccurrence = 2\nat = "里"\nvariant = "hk"\nto = "裏"\n',
        encoding="utf-8",
    )
    run = duizhao("text", "--to", "hk", str(path))
    assert ("裏" in run.output) != ("which of equal sentences is meant is not certain" in run.message)


def test_decisions_are_no_report(duizhao: Duizhao, report: Path) -> None:
    written = duizhao.write("report.decisions.toml", FILE).read_bytes()
    for command in ("convert", "inspect", "review"):
        run = duizhao(command, "report.decisions.toml")
        assert run.code == 3
        assert run.message == (
            "duizhao: report.decisions.toml: these are decisions about a report; name the report itself\n"
        )
    assert written == duizhao.path("report.decisions.toml").read_bytes()


def test_among_several_inputs_decisions_are_taken_with_their_report(duizhao: Duizhao, report: Path) -> None:
    duizhao.write("report.decisions.toml", FILE)
    run = duizhao("convert", "report.decisions.toml", "report.txt", "--to", "json")
    assert run.code == 0
    assert run.message == TAKEN
    assert duizhao.files == {"report.txt", "report.decisions.toml", "report.json"}


def test_the_same_decisions_give_the_same_bytes(duizhao: Duizhao, report: Path) -> None:
    duizhao.write("report.decisions.toml", FILE)
    for folder in ("a", "b"):
        assert duizhao("convert", "report.txt", "--to", "pdf,docx,html,xlsx,json", "-o", folder).code == 0
    for name in ("report.pdf", "report.docx", "report.html", "report.xlsx", "report.json"):
        assert (duizhao.path("a") / name).read_bytes() == (duizhao.path("b") / name).read_bytes()
