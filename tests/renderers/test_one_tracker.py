"""Every output lists the same tracker: what is to be done, then what is to be reached, and nothing else.

Each finished file is opened with a library that did not write it; what is done already, or only calls something
wrong, is known from what people annotated in the reports.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import docx
import openpyxl
import pytest
from lxml import html
from reports import EACH_REPORT, REPORTS, content_of, report_of
from tags import Element, read_tags, read_texts

from converter.content import Content
from converter.pages import typeset
from converter.renderers.docx import render_docx
from converter.renderers.html import render_html
from converter.renderers.pdf import render_pdf
from converter.renderers.xlsx import render_xlsx
from converter.strings import Strings, strings
from converter.styles import load_style

Rows: TypeAlias = list[tuple[int, str]]
"""The number of each row, and what is to be done or reached, without spaces and marks."""

STYLE: Final = load_style("modern")


def words(content: Content) -> Strings:
    """The program's words in the script that a report is shown in."""
    return strings(content.editions[0].variant)


def bare(text: str) -> str:
    """Letters and figures alone: outputs join the words of a row by different marks."""
    return re.sub(r"[\W_]", "", text)


def in_pdf(content: Content) -> tuple[Rows, str]:
    titles = tuple((edition.lang, edition.title) for edition in content.editions)
    data = render_pdf(typeset(content, STYLE).layout, titles=titles)
    tree = read_tags(data, read_texts(data))
    said = "".join(passage.text for passage in tree.passages())
    parts = [each for each in tree.walk() if each.role in ("H1", "Table")]
    heading = next(at for at, each in enumerate(parts) if each.full_text == words(content)["action_items"])
    table = parts[heading + 1] if parts[heading + 1].role == "Table" else None
    rows = [tell(row) for row in table.all("TR")] if table is not None else []
    if rows and rows[0][0] != words(content)["column_number"]:  # that of the indicators
        return [], said
    return [(int(row[0]), bare(row[1])) for row in rows if row and row[0].isdigit()], said


def tell(row: Element) -> list[str]:
    return [cell.full_text for cell in row.kids if cell.role in ("TH", "TD")]


def in_word(content: Content) -> tuple[Rows, str]:
    own = words(content)
    document = docx.Document(io.BytesIO(render_docx(content, STYLE)))
    said = "".join(paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        heads = [cell.text for cell in table.rows[0].cells]
        if heads[0] == own["column_number"]:
            action = heads.index(own["column_action"])
            rows = [row.cells for row in table.rows[1:] if len(row._tr.tc_lst) > 1]  # no names of parts
            return [(int(plain(cells[0])), bare(plain(cells[action]))) for cells in rows], said
    return [], said


def plain(cell: docx.table._Cell) -> str:
    """What a cell says, links as well, without the numbers of notes and the line of fields."""
    said = ".//w:p[not(.//w:rStyle[@w:val='FieldName'])]"
    texts = cell._tc.xpath(f"{said}//w:r[not(w:rPr/w:rStyle[contains(@w:val,'Reference')])]/w:t")
    return "".join(text.text or "" for text in texts)


def in_page(content: Content) -> tuple[Rows, str]:
    page = html.document_fromstring(render_html(content))
    rows = page.xpath("//table[contains(@class,'tracker')]/tbody/tr[not(contains(@class,'group'))]")
    cells = [[cell.text_content() for cell in row] for row in rows]
    return [(int(row[0]), bare(row[1] + row[2])) for row in cells], page.text_content()


def in_workbook(content: Content) -> tuple[Rows, str]:
    own = words(content)
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(content)))
    head, *rows = book[own["action_items"]].iter_rows(values_only=True)
    shown = [head.index(own[key]) for key in ("column_number", "column_action", "column_detail")]
    about = book[own["about_sheet"]].iter_rows(values_only=True)
    cells = [[row[at] or "" for at in shown] for row in rows]
    return [(int(row[0]), bare(f"{row[1]}{row[2]}")) for row in cells], "".join(map(str, sum(about, ())))


OUTPUTS: Final[dict[str, Callable[[Content], tuple[Rows, str]]]] = {
    "pdf": in_pdf, "docx": in_word, "html": in_page, "xlsx": in_workbook,
}  # fmt: skip


@pytest.mark.parametrize("path", EACH_REPORT, ids=lambda path: path.stem)
@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_lists_the_tracker_and_nothing_that_is_done(output: str, path: Path) -> None:
    content = content_of(path, ("tw",) if report_of(path).script == "Hant" else ("cn",))
    rows, said = OUTPUTS[output](content)
    expected = [(row.number, bare(row.name[0] + row.told[0])) for row in content.tracker]
    assert rows == expected
    assert (bare(words(content)["no_plan"]) in bare(said)) == (not expected)
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    other = [item["title"] for item in gold["action_items"] if item["kind"] != "plan"]
    assert not [title for title in other for _, text in rows if text.startswith(bare(title))]


def test_some_reports_plan_nothing_and_some_have_items_that_are_done() -> None:
    shown = [content_of(path, ("cn",)) for path in REPORTS]
    assert sum(not content.tracker for content in shown) > 2
    assert sum(any(content.other_items) for content in shown) > 5
    assert any(content.tracker_groups[1:] for content in shown)
