"""What stays together on a page, and where sections end."""

from __future__ import annotations

from lxml import etree

from converter.content import build_content
from converter.model import Edition
from converter.options import Options
from converter.pipeline import editions
from converter.renderers.docx import render_docx
from converter.renderers.docx.ooxml import NAMESPACES, keep_rows, keep_with_next, paragraph, row, w
from converter.styles import load_style
from tests.renderers.docx.conftest import Read, text_of

W = "{" + NAMESPACES["w"] + "}"


def kept(element: etree._Element) -> bool:
    """Whether every paragraph of it stays with what follows."""
    paragraphs = [element] if element.tag == W + "p" else list(element.iter(W + "p"))
    return all(each.find(f"{W}pPr/{W}keepNext") is not None for each in paragraphs)


def test_a_table_leaves_no_row_alone_at_the_head_of_a_page_and_a_short_one_is_not_divided() -> None:
    def kept_rows(count: int) -> list[bool]:
        rows = [row([paragraph("TableText")], [100]) for _ in range(count)]
        keep_rows(rows, whole=4)
        return [kept(each) for each in rows]

    assert kept_rows(7) == [False, False, False, False, False, True, False]
    assert kept_rows(5) == [False, True, True, True, False]
    assert kept_rows(3) == [False, True, False]
    assert kept_rows(2) == [False, False]


def test_a_row_that_may_go_over_pages_is_not_kept_with_the_next() -> None:
    rows = [row([paragraph("TableText")], [100], whole=at != 2) for at in range(4)]
    keep_rows(rows)
    assert [kept(each) for each in rows] == [False, False, False, False]


def test_a_note_under_a_table_stays_with_its_last_row(word: Read) -> None:
    for table in word.find("//w:tbl[following-sibling::w:p[1]/w:pPr/w:pStyle/@w:val='SourceNote']"):
        assert kept(table.findall(W + "tr")[-1])


def test_a_paragraph_that_need_not_stay_can_be_told_to() -> None:
    one = paragraph("Caption", properties=w("keepNext", val=False))
    keep_with_next(one)
    [told] = one.iter(W + "keepNext")
    assert not told.attrib


def test_a_heading_its_few_lines_and_its_table_stay_together(word: Read) -> None:
    chain = word.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1'][.//w:t='嚴格執法檢查']/following-sibling::*")
    text, caption = chain[:2]
    assert kept(text)
    assert text_of(caption).startswith("表 1")
    assert word.find("//w:style[@w:styleId='Caption']/w:pPr/w:keepNext", "word/styles.xml")


def test_the_colophon_stays_together_and_with_what_is_before_it(word: Read) -> None:
    *lines, last = word.find("//w:p[w:pPr/w:pStyle/@w:val='Colophon']")
    assert len(lines) == 4
    assert all(map(kept, lines))
    assert not kept(last)
    heading = lines[0].getprevious()
    assert kept(heading.getprevious())


def test_a_section_ends_with_the_last_paragraph_or_with_a_note_behind_a_table(
    word: Read, edition: Edition
) -> None:
    ends = word.find("//w:p[w:pPr/w:sectPr]")
    styles = [each.find(f"{W}pPr/{W}pStyle").get(W + "val") for each in ends]
    assert styles == ["ListBullet", "SourceNote"]
    pair = editions(edition.report, ("tw", "cn"), options=Options(title=edition.title))
    both = Read(render_docx(build_content(pair), load_style("modern"), appendix=True))
    notes = [text_of(each) for each in both.find("//w:p[w:pPr/w:sectPr]")]
    assert notes[0] == "各项指标的原文写法、确数及范围见“指标总表”。"
    assert both.find("//w:hyperlink[@w:anchor='annex'][.//w:t='“指标总表”']")


def test_what_follows_the_first_page_begins_one(word: Read) -> None:
    begins = [text_of(each) for each in word.find("//w:p[w:pPr/w:pageBreakBefore]")]
    assert begins == ["目錄"]  # the annex's is that of its section
