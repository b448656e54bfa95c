"""The tags: what a screen reader is told, in which order and language, and where links lead."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pikepdf
import pytest
from pdfs import Made, Maker, texts_of
from tags import Element

from converter.styles import LAYOUTS

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
STANDARD = {
    *HEADINGS, "Document", "P", "TOC", "TOCI", "Reference", "Link", "Table", "THead", "TBody", "TR", "TH", "TD",
    "Figure", "Span", "L", "LI", "Lbl", "LBody", "Caption", "Note",
}  # fmt: skip


def test_every_role_is_one_that_pdf_1_7_knows_or_is_mapped_to_one(seed: Made) -> None:
    mapped = {key[1:]: str(value)[1:] for key, value in seed.pdf.Root.StructTreeRoot.RoleMap.items()}
    roles = {element.role for element in seed.tags.walk()}
    assert {mapped.get(role, role) for role in roles} <= STANDARD
    assert not set(mapped) & STANDARD, "no standard role is given another meaning"
    assert seed.tags.role == "Document"


def test_headings_begin_with_the_first_level_and_skip_none(seed: Made) -> None:
    levels = [int(element.role[1]) for element in seed.tags.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_whole_report_is_read_pair_by_pair_and_as_the_editions_have_it(seed: Made) -> None:
    pair = seed.pair
    langs = (pair.hant.lang, pair.hans.lang)
    read = [
        (element.lang, element.full_text)
        for element in seed.tags.all("Title", "P", *HEADINGS)
        if element.full_text
    ]
    wanted = [each for texts in texts_of(pair) for each in zip(langs, texts, strict=True)]
    contents = read.index((pair.hant.lang, "目錄"))
    assert read[:contents] + read[contents + 2 :][: len(wanted) - contents] == wanted


def test_what_follows_the_report_is_read_pair_by_pair_too(seed: Made) -> None:
    langs = [element.lang for element in seed.tags.all("Title", "P", *HEADINGS)]
    assert langs == [seed.pair.hant.lang, seed.pair.hans.lang] * (len(langs) // 2)


def test_an_element_names_its_language_where_it_is_not_the_documents(seed: Made) -> None:
    assert str(seed.pdf.Root.Lang) == "zh-Hant-TW"
    own = {element.own_lang for element in seed.tags.walk()}
    assert own == {None, "zh-Hans-CN", "zh-Hant-TW"} or own == {None, "zh-Hans-CN"}
    simplified = set("国发个务这门违检级强")
    assert any(simplified & set(element.text) for element in seed.tags.walk())
    for element in seed.tags.walk():
        assert element.lang == "zh-Hans-CN" or not simplified & set(element.text), element.text


def test_the_hong_kong_side_is_in_the_language_of_hong_kong(made: Maker) -> None:
    report = made("一、打击犯罪。上半年破案20起。\n", variant="hk")
    assert report.tags.lang == "zh-Hant-HK"
    assert {element.lang for element in report.tags.walk()} == {"zh-Hant-HK", "zh-Hans-CN"}


class TestTables:
    def test_each_is_one_though_it_runs_over_pages(self, seed: Made) -> None:
        tables = seed.tags.all("Table")
        wanted = {
            path[:1]
            for page in seed.typeset.layout.pages
            for block in page.blocks
            if (path := block.path) and path[0][0] == "Table"
        }
        assert len(tables) == len(wanted)
        assert max(len(table.all_pages) for table in tables) > 1

    def test_each_has_one_head_one_body_and_as_many_cells_in_every_row(self, seed: Made) -> None:
        for table in seed.tags.all("Table"):
            assert [kid.role for kid in table.kids] == ["THead", "TBody"]
            rows = table.all("TR")
            assert len({len(row.kids) for row in rows}) == 1
            assert all(kid.role in ("TH", "TD") for row in rows for kid in row.kids)
            assert len(table.kids[0].kids) == 1

    def test_every_head_says_what_it_is_the_head_of(self, seed: Made) -> None:
        for table in seed.tags.all("Table"):
            assert all(cell.attributes["Scope"] == "Column" for cell in table.kids[0].all("TH"))
            assert all(cell.attributes["Scope"] == "Row" for cell in table.kids[1].all("TH"))
            assert all(cell.full_text for cell in table.all("TH"))

    def test_a_head_repeated_on_the_next_page_is_not_read_again(self, seed: Made) -> None:
        heads = [cell.full_text for table in seed.tags.all("Table") for cell in table.kids[0].all("TH")]
        long = next(table for table in seed.tags.all("Table") if len(table.all_pages) > 1)
        later = max(long.all_pages)
        assert any(head in seed.texts.artifacts[later] for head in heads)

    def test_a_cell_in_both_scripts_says_which_words_are_in_which(self, seed: Made) -> None:
        parts = [
            (cell.text, part.lang, part.text)
            for cell in seed.tags.all("TD", "TH")
            for part in cell.kids
            if part.role == "Span"
        ]
        if seed.typeset.layout.openings:
            assert not parts, "each page has one script"
        else:
            assert ("數值", "zh-Hans-CN", "数值") in parts


def test_the_chart_is_a_figure_that_says_its_figures_and_where_it_stands(seed: Made) -> None:
    for figure in seed.tags.all("Figure"):
        assert figure.alt
        assert len(re.findall(r"\d", figure.alt)) > 10
        left, bottom, right, top = figure.attributes["BBox"]
        (number,) = figure.pages
        _, _, width, height = (float(edge) for edge in seed.pdf.pages[number - 1].mediabox)
        assert 0 < left < right < width
        assert 0 < bottom < top < height
    assert seed.tags.all("Figure")


class TestLinks:
    def test_each_entry_of_the_contents_is_a_link_to_the_page_it_prints(self, seed: Made) -> None:
        entries = seed.tags.all("TOCI")
        assert len(entries) > 10
        for entry in entries:
            assert [kid.role for kid in entry.kids] == ["Reference"]
            (link,) = entry.all("Link")
            (target,) = link.links
            title, _, number = link.text.rpartition(" ")
            assert target.says == title
            assert target.page == int(number)
            assert any(
                target.page in element.pages and element.full_text == title for element in self.headings(seed)
            )

    @staticmethod
    def headings(seed: Made) -> list[Element]:
        return seed.tags.all(*HEADINGS)

    def test_a_row_leads_to_the_page_its_figure_stands_on(self, seed: Made) -> None:
        sentences = {
            (edition.lang, each.name): each.sentence.text
            for edition in (seed.pair.hant, seed.pair.hans)
            for each in edition.report.indicators
        }
        names = Counter(each.name for each in seed.pair.hant.report.indicators)
        paragraphs = seed.tags.all("P")
        pairs = list(zip(paragraphs[::2], paragraphs[1::2], strict=True))
        found = 0
        for link in (link for table in seed.tags.all("Table") for link in table.all("Link")):
            sentence = sentences.get((link.lang, link.text))
            for both in pairs:
                texts = [paragraph.full_text for paragraph in both]
                if sentence and names[link.text] == 1 and any(sentence in text for text in texts):
                    (target,) = link.links
                    assert any(target.page in paragraph.all_pages for paragraph in both)
                    found += 1
        assert found > 10

    def test_every_annotation_belongs_to_a_link_that_the_parent_tree_names(self, seed: Made) -> None:
        links = [link for element in seed.tags.all("Link") for link in element.links]
        annotations = [each for page in seed.pdf.pages for each in page.get("/Annots", [])]
        assert sorted(link.parent for link in links) == sorted(int(each.StructParent) for each in annotations)
        assert all(link.says for link in links)
        parents = parent_tree(seed.pdf)
        for annotation in annotations:
            owner = parents[int(annotation.StructParent)]
            assert owner.S == "/Link"
            assert any(
                isinstance(kid, pikepdf.Dictionary) and kid.Obj.objgen == annotation.objgen for kid in owner.K
            )
        assert all(page.Tabs == "/S" for page in seed.pdf.pages)


def parent_tree(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def test_every_piece_of_content_is_tagged_or_an_artifact_and_never_both(seed: Made) -> None:
    parents = parent_tree(seed.pdf)
    for page in seed.pdf.pages:
        owners = parents[int(page.StructParents)]
        numbers, open_marks = [], 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                open_marks += 1
                assert open_marks == 1, "no mark inside another"
                if operands[0] != "/Artifact":
                    number = int(operands[1].MCID)
                    assert operands[0] == owners[number].S
                    numbers.append(number)
            elif name == "EMC":
                open_marks -= 1
            elif name in ("Tj", "TJ", "S", "f", "B", "Do", "sh"):
                assert open_marks == 1
        assert numbers == list(range(len(owners)))
        assert open_marks == 0


def test_running_heads_and_page_numbers_are_not_read(seed: Made) -> None:
    aside = seed.texts.artifacts
    read = "".join(element.text for element in seed.tags.walk())
    assert all(str(number) in text for number, text in aside.items() if number > 1)
    assert any("....." in text for text in aside.values())
    assert "....." not in read


class TestBookmarks:
    def test_each_has_its_title_in_both_scripts_and_opens_the_page_it_stands_on(self, seed: Made) -> None:
        pages = {page.objgen: number for number, page in enumerate(seed.pdf.pages, start=1)}
        places = {
            (element.full_text, page)
            for element in seed.tags.all("Title", *HEADINGS)
            for page in element.pages
        }
        titles = []
        with seed.pdf.open_outline() as outline:
            waiting = list(outline.root)
            while waiting:
                entry = waiting.pop(0)
                hant, _, hans = entry.title.partition("\u3000")
                page = pages[entry.destination[0].objgen]
                assert (hant, page) in places
                assert not hans or any((hans, near) in places for near in (page, page + 1))
                titles.append(entry.title)
                waiting += entry.children
        assert "一、依法嚴厲打擊刑事犯罪\u3000一、依法严厉打击刑事犯罪" in titles
        assert "指標\u3000指标" in titles

    def test_they_nest_as_the_sections_do(self, made: Maker) -> None:
        report = made("一、治安。\n抓紧。\n（一）巡逻。\n抓实。\n二、交通。\n抓紧。\n", title="总结")
        with report.pdf.open_outline() as outline:
            titles = [(entry.title, [kid.title for kid in entry.children]) for entry in outline.root]
        assert titles[:3] == [
            ("總結\u3000总结", []),
            ("一、治安", ["（一）巡邏\u3000（一）巡逻"]),
            ("二、交通", []),
        ]


def test_the_catalogue_says_what_software_asks_first(seed: Made) -> None:
    root = seed.pdf.Root
    assert seed.data.startswith(b"%PDF-1.7\n")
    assert root.MarkInfo.Marked is True
    assert "/Suspects" not in root.MarkInfo
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert root.PageMode == "/UseOutlines"
    (intent,) = root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
    assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"
    assert "/Encrypt" not in seed.pdf.trailer
    assert len(seed.pdf.trailer.ID) == 2


def test_a_title_stands_in_both_scripts_where_they_differ(made: Maker) -> None:
    report = made("一、打击犯罪。上半年破案20起。\n", title="公安工作报告")
    titles = [(element.lang, element.text) for element in report.tags.all("Title")]
    assert titles == [("zh-Hant-TW", "公安工作報告"), ("zh-Hans-CN", "公安工作报告")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_without_figures_or_items_has_neither_tables_nor_a_chart(made: Maker, layout: str) -> None:
    report = made("一、打击犯罪。\n抓紧抓实。\n", layout=layout)
    assert not report.tags.all("Table", "Figure")
