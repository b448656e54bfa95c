"""`duizhao compare`: what it makes and says, and its exit codes."""

from __future__ import annotations

import json

import pytest
from commands import Duizhao

EARLIER = "某市公安局2022年工作总结\n一、打击犯罪。全市刑事案件立案1000起；查处酒驾300起。\n"
LATER = "某市公安局2023年工作总结\n一、打击犯罪。全市刑事案件立案900起，同比下降19%；查处酒驾330起，同比上升10%。\n"


@pytest.fixture
def two(duizhao: Duizhao) -> Duizhao:
    duizhao.write("2022.txt", EARLIER)
    duizhao.write("2023.txt", LATER)
    return duizhao


def test_it_makes_a_pdf_and_a_docx_and_warns_of_what_does_not_agree(two: Duizhao) -> None:
    run = two("compare", "2023.txt", "2022.txt")
    assert (run.code, run.output) == (0, "")
    assert run.message == (
        "duizhao: warning: 刑事案件立案: 2023.txt states a change of −19%; the values of both reports give −10%\n"
    )
    assert two.path("comparison.pdf").read_bytes().startswith(b"%PDF-")
    assert two.path("comparison.docx").read_bytes().startswith(b"PK")
    assert two("compare", "2023.txt", "2022.txt", "-q", "--force").message == ""


def test_one_file_or_standard_output_can_be_named(two: Duizhao) -> None:
    assert two("compare", "2022.txt", "2023.txt", "-o", "out/years.html", "-q").code == 0
    assert "刑事案件立案" in two.path("out/years.html").read_text("utf-8")
    made = json.loads(two("compare", "2022.txt", "2023.txt", "-o", "-", "--to", "json", "-q").output)
    assert made["schema"] == "duizhao/comparison/1"
    assert [each["moves"][0]["verdict"] for each in made["series"]] == ["disagrees", "agrees"]


def test_a_folder_is_its_reports_and_not_what_was_made_of_them(two: Duizhao) -> None:
    for _ in range(2):
        run = two("compare", ".", "--to", "html,json", "-o", "out", "--force", "-q")
        assert (run.code, run.message) == (0, "")
    made = json.loads(two.path("out/comparison.json").read_text("utf-8"))
    assert [each["source"]["name"] for each in made["reports"]] == ["2022.txt", "2023.txt"]


def test_explain_shows_the_scores_and_writes_nothing(two: Duizhao) -> None:
    before = two.files
    run = two("compare", "2022.txt", "2023.txt", "--explain")
    assert run.code == 0
    assert two.files == before
    assert "1 查处酒驾 300起" in run.output
    assert "1 2022.txt   2 2023.txt" in run.output
    least = two("compare", "2022.txt", "2023.txt", "--explain", "--min-score", "1")
    assert "score too low" in least.output


def test_decisions_beside_an_input_are_taken(two: Duizhao) -> None:
    two.write(
        "2023.decisions.toml",
        'schema = "duizhao/decisions/1"\n[source]\nname = "2023.txt"\n[[figure]]\n'
        'sentence = "全市刑事案件立案900起，同比下降19%；"\nat = "900起"\nvalue = 810\n',
    )
    assert "warning" not in two("compare", "2022.txt", "2023.txt", "-o", "a").message
    assert "warning" in two("compare", "2022.txt", "2023.txt", "-o", "b", "--no-decisions").message


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["2022.txt"], 2, "two reports or more are needed"),
        (["2022.txt", "2022.txt"], 2, "two reports or more are needed"),
        (["2022.txt", "copy.txt"], 2, "2022.txt and copy.txt are the same report"),
        (["2022.txt", "none.txt"], 3, "none.txt: there is no such file"),
        (["2022.txt", "2023.txt", "--style", "none"], 2, "none"),
        (["2022.txt", "2023.txt", "-o", "x.odt"], 2, "no such file is made"),
        (["2022.txt", "2023.txt", "-o", "there.pdf"], 4, "it exists already; add --force"),
    ],
)
def test_what_is_wrong_is_one_line_and_an_exit_code(
    two: Duizhao, arguments: list[str], code: int, said: str
) -> None:
    two.write("there.pdf", b"old")
    two.write("copy.txt", EARLIER)
    run = two("compare", *arguments)
    assert run.code == code
    assert said in run.message.splitlines()[-1]
    assert two.path("there.pdf").read_bytes() == b"old"
