"""Corrections of a summary kept as decisions, and decided words kept as a glossary, on the command line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from commands import Duizhao
from docx import Document as WordFile

from converter.decisions import read_decisions

FILE = "report.decisions.toml"


def edit(path: Path, target: Path, before: str, after: str) -> None:
    file = WordFile(BytesIO(path.read_bytes()))
    found = [each for each in file.element.body.iter("{*}t") if each.text == before]
    assert found
    for element in found:
        element.text = after
    file.save(str(target))


@pytest.fixture
def edited(duizhao: Duizhao, report: Path) -> Path:
    """A summary of `report.txt` in which a change was corrected."""
    assert duizhao("convert", "report.txt", "--to", "docx").code == 0
    edit(duizhao.path("report.docx"), duizhao.path("edited.docx"), "↑\u00a0+7.7%", "↑\u00a0+8.7%")
    return duizhao.path("edited.docx")


def test_corrections_are_written_beside_the_report_and_taken_when_it_is_converted(
    duizhao: Duizhao, edited: Path
) -> None:
    run = duizhao("review", "edited.docx", "--against", "report.txt")
    assert (run.code, run.output, run.message) == (
        0,
        "",
        f"duizhao: note: {FILE}: 1 decision added, 1 in all\n",
    )
    decisions = read_decisions(duizhao.path(FILE).read_bytes(), FILE)
    assert [(each.place.at, each.change and str(each.change.amount)) for each in decisions.figures] == [
        ("1360余起", "8.7")
    ]
    assert "8.7" in duizhao("inspect", "report.txt").output
    again = duizhao("review", "edited.docx", "--against", "report.txt")
    assert (again.code, again.message) == (0, f"duizhao: note: {FILE}: nothing to add\n")


def test_a_file_that_is_there_is_added_to_to_the_letter(duizhao: Duizhao, edited: Path) -> None:
    duizhao("review", "edited.docx", "--against", "report.txt", "-o", "first.toml")
    head = duizhao.path("first.toml").read_text(encoding="utf-8").split("[[figure]]")[0]
    known = f'# kept\n{head}[[item]]\nsentence = "二是加強防控。"\nat = "二是"\nresponsible = "治安支隊"\n'
    duizhao.write(FILE, known)
    run = duizhao("review", "edited.docx", "--against", "report.txt")
    assert run.message == f"duizhao: note: {FILE}: 1 decision added, 2 in all\n"
    text = duizhao.path(FILE).read_text(encoding="utf-8")
    assert text.startswith(known)
    assert len(read_decisions(text.encode(), FILE)) == 2


def test_conflicting_choices_are_shown_and_the_newer_one_needs_force(duizhao: Duizhao, edited: Path) -> None:
    duizhao("review", "edited.docx", "--against", "report.txt")
    before = duizhao.path(FILE).read_bytes()
    edit(duizhao.path("report.docx"), duizhao.path("other.docx"), "↑\u00a0+7.7%", "↑\u00a0+9.7%")
    run = duizhao("review", "other.docx", "--against", "report.txt")
    assert run.code == 4
    lines = run.message.splitlines()
    assert "figure 1360余起: change is " in lines[0]
    assert lines[-1] == (
        f"duizhao: {FILE}: 1 choice is other than the one it has; nothing is written; --force takes the newer one"
    )
    assert duizhao.path(FILE).read_bytes() == before
    assert duizhao("review", "other.docx", "--against", "report.txt", "--force").code == 0
    changes = [each.change for each in read_decisions(duizhao.path(FILE).read_bytes(), FILE).figures]
    assert [change and str(change.amount) for change in changes] == ["9.7"]


def test_what_cannot_be_understood_is_listed_with_its_place(duizhao: Duizhao, edited: Path) -> None:
    edit(duizhao.path("report.docx"), duizhao.path("odd.docx"), "↑\u00a0+7.7%", "很大")
    run = duizhao("review", "odd.docx", "--against", "report.txt")
    assert run.code == 0
    assert "duizhao: warning: odd.docx: table 1, row 2: " in run.message
    assert "cannot be read as a change" in run.message
    assert not duizhao.path(FILE).exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("report.txt", "--against", "report.txt"), 3, "report.txt: it is no summary made by duizhao, so it tells no corrections"),
        (("edited.docx", "--against", "none.txt"), 3, "none.txt: there is no such file; check the name and the folder"),
        (("edited.docx", "-o", "a.toml"), 2, "-o is for the corrections of a summary; name its report with --against"),
        (("edited.docx", "--against", "report.txt", "--json"), 2, "--against and --json cannot go together; choose one"),
        (("edited.docx", "--against", "report.txt", "--page", "a.html"), 2, "--against and --page cannot go together; choose one"),
        (("edited.docx", "--against", "report.txt", "--save-glossary", "a.toml"), 2, "--against and --save-glossary cannot go together; choose one"),
        (("edited.docx", "--against", "report.txt", "-o", "report.txt"), 2, "report.txt: the output would replace the input; choose another place with -o"),
        (("report.txt", "--save-glossary", "a.csv"), 2, "a.csv: the glossary that is saved is TOML; name it .toml"),
        (("report.txt", "--open"), 2, "--open is for a page; name its file with --page"),
        (("report.txt", "--force"), 2, "--force is for a file that is written; name one with --page or --save-glossary"),
    ],
)  # fmt: skip
def test_a_wrong_use_is_one_line_and_leaves_nothing(
    duizhao: Duizhao, edited: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = duizhao.files
    run = duizhao("review", *arguments)
    assert (run.code, run.message) == (code, f"duizhao: {said}\n")
    assert duizhao.files == before


def test_a_file_that_is_no_decisions_is_not_written_over(duizhao: Duizhao, edited: Path) -> None:
    duizhao.write("notes.toml", "mine = 1\n")
    run = duizhao("review", "edited.docx", "--against", "report.txt", "-o", "notes.toml")
    assert (run.code, run.message) == (2, "duizhao: notes.toml: schema is missing\n")
    assert duizhao.path("notes.toml").read_bytes() == b"mine = 1\n"


WORDS = """\
schema = "duizhao/decisions/1"

[[word]]
sentence = "一、民政。"
at = "民政"
variant = "tw"
to = "民政業務"

[[word]]
sentence = "编制名册，在公里里程碑旁巡查。"
at = "编制"
variant = "hant"
to = "編製"

[[word]]
sentence = "编制名册，在公里里程碑旁巡查。"
at = "里"
nth = 2
variant = "tw"
to = "裡"
"""


def test_decided_words_are_kept_for_a_glossary_and_give_the_same_text_there(duizhao: Duizhao) -> None:
    duizhao.write("report.txt", "一、民政。编制名册，在公里里程碑旁巡查。\n二、防控。每日巡逻。\n")
    duizhao.write(FILE, WORDS)
    run = duizhao("review", "report.txt", "--save-glossary", "words.toml")
    assert run.code == 0, run.message
    assert duizhao.path("words.toml").read_text(encoding="utf-8") == (
        '[to_tw]\n"民政" = "民政業務"\n\n[to_hant]\n"编制" = "編製"\n'
    )
    assert run.message.splitlines()[1:] == [
        "duizhao: warning: words.toml: not kept: 里 → 裡: a single character is set by what stands around it",
        "duizhao: note: words.toml: 2 words kept",
    ]
    text = duizhao("text", "report.txt", "--to", "tw", "--glossary", "words.toml", "--no-decisions").output
    assert text.startswith("一、民政業務。編製名冊，在公里里程碑")
    hk = duizhao("text", "report.txt", "--to", "hk", "--glossary", "words.toml").output
    assert hk.startswith("一、民政。編製名冊")
    assert duizhao("review", "report.txt", "--save-glossary", "words.toml").code == 4
    assert duizhao("review", "report.txt", "--save-glossary", "words.toml", "--force").code == 0


def test_where_no_word_holds_by_itself_no_glossary_is_written_and_that_is_said(
    duizhao: Duizhao, report: Path
) -> None:
    run = duizhao("review", "report.txt", "--save-glossary", "words.toml")
    assert (run.code, run.message) == (
        0,
        "duizhao: note: words.toml: not written, as no word was decided that holds by itself\n",
    )
    assert not duizhao.path("words.toml").exists()
