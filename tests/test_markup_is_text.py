"""Text that looks like markup, a formula or a command stays text in every output."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pypdfium2
import pytest
from rich.console import Console

from converter import pipeline
from converter.cli.console import one_line
from converter.cli.inspect_view import explanation, overview
from converter.parsing import explain, parse

TRICKS = [
    "<b>公安机关</b>&amp;&#60;", "[bold red]打击犯罪[/bold red]", "[link=https://example.org]报告[/link]", "{{ 7*7 }}", "{0}{title}",
    "=cmd|'/C calc'!A0", "@SUM(1+1)", "</w:t>]]><w:p/>", "%!PS-Adobe", "(\\101)Tj", "${jndi:ldap}", "%s%n", "\\x1b[31m", "<script>alert(1)</script>",
]  # fmt: skip
TEXT = (
    f"{TRICKS[0]}工作报告\n各位代表：\n今年以来，{''.join(TRICKS[2:6])}各项工作取得新的进展。\n一、{TRICKS[1]}\n"
    f"破获{TRICKS[8]}案件1360起，同比上升7.7%。{'，'.join(TRICKS[5:])}。\n一是抓{TRICKS[1]}管理。二是抓[/]防控，{TRICKS[13]}。\n"
    f"二、防控</w:r>工作。[{TRICKS[3]}]破获案件12起。\n"
)


@pytest.fixture(scope="module")
def files() -> pipeline.Rendered:
    report = pipeline.read_report(TEXT.encode(), name="<i>&[b]{x}.txt")
    options = pipeline.Options(formats=("pdf", "docx", "json"), punctuation="keep")
    return pipeline.render(report, options=options)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_json_holds_the_text_as_it_stands(files: pipeline.Rendered) -> None:
    made = json.loads(files["json"])
    assert made["title"] == f"{TRICKS[0]}工作报告"
    assert made["sections"][0]["heading"] == TRICKS[1]
    assert all(
        trick in TEXT and trick in json.dumps(made, ensure_ascii=False).replace("\\\\", "\\")
        for trick in TRICKS
    )


def test_the_docx_shows_the_text_as_it_stands(files: pipeline.Rendered) -> None:
    document = docx.Document(io.BytesIO(files["docx"]))
    shown = squeezed("".join(text.text or "" for text in document.element.body.iter("{*}t")))
    for trick in (TRICKS[0], TRICKS[1]):
        assert squeezed(trick) in shown
    assert document.core_properties.title.startswith(TRICKS[0])


def test_the_pdf_shows_the_text_as_it_stands(files: pipeline.Rendered) -> None:
    with pypdfium2.PdfDocument(files["pdf"]) as pdf:
        shown = squeezed("".join(page.get_textpage().get_text_bounded() for page in pdf))
        assert pdf.get_metadata_dict()["Title"].startswith("<b>公安機關</b>&amp;&#60;工作")
    for trick in TRICKS[2:]:
        assert squeezed(trick)[:12].replace("报告", "報告") in shown, trick


def test_the_terminal_shows_the_text_as_it_stands() -> None:
    document = pipeline.read_document(TEXT.encode(), name="[bold]x[/bold].txt")
    report = parse(document)
    stream = io.StringIO()
    console = Console(file=stream, width=200, force_terminal=True, color_system="truecolor")
    console.print(overview(report, sentences=True))
    console.print(explanation(explain(document), document))
    shown = stream.getvalue()
    assert TRICKS[0] in shown
    assert TRICKS[1] in shown
    assert "\x1b]8;" not in shown, "a link"


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("\x1b[31mred\x1b[0m.txt: no", "\\x1b[31mred\\x1b[0m.txt: no"),
        ("a\nb.txt: no\r\n", "a\\nb.txt: no\\r\\n"),
        ("txt.\u202egpj: no", "txt.\\u202egpj: no"),
        ("報告 [b]：é.txt", "報告 [b]：é.txt"),
    ],
)
def test_a_message_is_one_line_and_turns_nothing_on_the_terminal(message: str, shown: str) -> None:
    assert one_line(message) == shown


def test_a_file_with_an_escape_in_its_name_is_named_harmlessly(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from converter.cli import cli

    result = CliRunner().invoke(cli, ["inspect", str(tmp_path / "\x1b[2Jx.txt")])
    assert result.exit_code == 3
    assert "\x1b" not in result.output
