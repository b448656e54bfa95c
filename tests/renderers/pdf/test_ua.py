"""PDF/UA-1 by the ids of its rules: what a screen reader is told, in which order and language, and where links lead."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise

import pikepdf
import pytest
from pdfs import Made, Maker, texts_of
from tags import Element

from converter.styles import LAYOUTS

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
STANDARD = {
    *HEADINGS, "Document", "P", "TOC", "TOCI", "Reference", "Link", "Table", "THead", "TBody", "TFoot", "TR", "TH",
    "TD", "Figure", "Span", "L", "LI", "Lbl", "LBody", "Caption", "Note",
}  # fmt: skip
BCP47 = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
SIMPLIFIED = set("国发个务这门违检级强队执类电动车")
"""No character of the Traditional text."""
NAMED_PARTS = frozenset({"報告指出的問題", "报告指出的问题", "下一步工作"})
"""Parts of the seed that have no heading of their own: the program names them."""
COUNTED = re.compile(r"（(\d+) [項项]）$")
"""How many rows stand under a name."""
LONG_PERIOD = "一、打击犯罪。自去年11月11日至本年5月10日止，全市共破获刑事案件120起，抓获嫌疑人36人。\n二、其他。\n抓紧。\n"


def kids_of(parent: Element, role: str) -> list[Element]:
    return [kid for kid in parent.kids if kid.role == role]


# --- the file --------------------------------------------------------------------------------------------


def test_ua01_the_file_is_pdf_1_7(seed: Made) -> None:
    assert seed.data.startswith(b"%PDF-1.7\n")
    assert seed.pdf.pdf_version == "1.7"


def test_ua02_it_says_that_it_is_tagged_and_that_no_tag_is_suspect(seed: Made) -> None:
    assert seed.pdf.Root.MarkInfo.Marked is True
    assert "/Suspects" not in seed.pdf.Root.MarkInfo


def test_ua03_one_tree_of_standard_roles_whose_elements_know_their_parents(seed: Made) -> None:
    mapped = {key[1:]: str(value)[1:] for key, value in seed.pdf.Root.StructTreeRoot.RoleMap.items()}
    roles = {element.role for element in seed.tags.walk()}  # read_tags follows /P from every element
    assert {mapped.get(role, role) for role in roles} <= STANDARD
    assert not set(mapped) & STANDARD, "no standard role is given another meaning"
    assert mapped["Title"] == "H1", "readers go from heading to heading"
    assert seed.tags.role == "Document"
    assert seed.pdf.Root.StructTreeRoot.K.P.objgen == seed.pdf.Root.StructTreeRoot.objgen


def parent_tree(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def test_ua04_every_piece_of_content_is_tagged_or_an_artifact_and_never_both(either: Made) -> None:
    parents = parent_tree(either.pdf)
    for page in either.pdf.pages:
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


def test_ua05_running_heads_page_numbers_leaders_rules_and_grounds_are_not_read(seed: Made) -> None:
    aside = seed.texts.artifacts
    read = "".join(element.text for element in seed.tags.walk())
    assert all(str(number) in text for number, text in aside.items() if number > 1)
    assert any("....." in text for text in aside.values())
    assert "....." not in read
    figures = {page for figure in seed.tags.all("Figure") for page in figure.pages}
    kinds = set()
    for number, page in enumerate(seed.pdf.pages, start=1):
        tag = None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BDC":
                tag = str(operands[0])
                if tag == "/Artifact":
                    kinds.add((str(operands[1].Type), str(operands[1].get("/Subtype", ""))))
            elif str(operator) in ("f", "S", "B"):  # all that is drawn and is not text
                assert tag == "/Artifact" or (tag == "/Figure" and number in figures)
    assert kinds == {("/Pagination", "/Header"), ("/Pagination", "/Footer"), ("/Layout", "")}


# --- languages -------------------------------------------------------------------------------------------


def test_ua07_every_language_is_a_valid_tag_and_the_documents_is_the_traditional_ones(seed: Made) -> None:
    assert str(seed.pdf.Root.Lang) == seed.pair[0].lang == "zh-Hant-TW"
    own = {element.own_lang for element in seed.tags.walk()} - {None}
    assert "zh-Hans-CN" in own
    assert all(BCP47.fullmatch(lang) for lang in own if lang)


def test_ua08_all_simplified_text_and_nothing_else_is_in_a_simplified_element(either: Made) -> None:
    assert any(SIMPLIFIED & set(element.text) for element in either.tags.walk())
    for element in either.tags.walk():
        assert element.lang == "zh-Hans-CN" or not SIMPLIFIED & set(element.text), element.text
    for role, lang, said in {
        (element.role, element.lang, element.full_text)
        for element in either.tags.all("P", "LBody", "TD", "TH")
    }:
        if lang == "zh-Hans-CN":
            assert not set("國發個務這門違檢級強隊執類電動車") & set(said), role


def test_ua08_the_hong_kong_side_is_in_the_language_of_hong_kong(made: Maker) -> None:
    report = made("一、打击犯罪。上半年破案20起。\n", variant="hk")
    assert report.tags.lang == "zh-Hant-HK"
    assert {element.lang for element in report.tags.walk()} == {"zh-Hant-HK", "zh-Hans-CN"}


def test_ua08_who_skips_one_script_misses_nothing_of_the_other(either: Made) -> None:
    pair = either.pair
    for side, edition in enumerate(pair):
        kept = iter([passage.text for passage in either.tags.passages() if passage.lang == edition.lang])
        for texts in texts_of(pair):
            assert any(text == texts[side] for text in kept), texts[side]
        names = {each.name for each in edition.report.indicators}
        told = "\n".join(
            part.full_text
            for table in either.tags.all("Table")
            for part in table.walk()
            if part.lang == edition.lang
        )
        assert all(name in told for name in names)
    levels = [
        [element.role for element in either.tags.all(*HEADINGS) if element.lang == edition.lang]
        for edition in pair
    ]
    assert levels[0] == levels[1]


def test_ua08_a_cell_in_both_scripts_says_which_words_are_in_which(seed: Made) -> None:
    parts = [
        (cell.text, part.lang, part.text)
        for cell in seed.tags.all("TD", "TH")
        for part in cell.kids
        if part.role == "Span"
    ]
    if seed.typeset.layout.spreads:
        assert not parts, "each page has one script"
    else:
        assert ("單位／", "zh-Hans-CN", "单位") in parts or ("單位", "zh-Hans-CN", "单位") in parts


@pytest.mark.parametrize(
    ("said", "phrases"),
    [
        ("用Open Office写的报告共3份。", ["Open Office"]),
        ("参加One Belt, One Road 2.0 Forum会议。", ["One Belt, One Road 2.0 Forum"]),
        ("安装GPS装置，见https://a.cn/x?y=1，由APP查询。", []),
        ("GPS、APP各36件，LED 8块。", []),
    ],
)
def test_ua09_a_phrase_of_western_words_is_english(made: Maker, said: str, phrases: list[str]) -> None:
    report = made(f"一、合作。{said}\n二、其他。\n抓紧。\n", title="总结")
    spans = [
        [span.full_text for span in paragraph.all("Span") if span.own_lang == "en"]
        for paragraph in report.tags.all("P")
        if paragraph.full_text == said or paragraph.lang == "zh-Hant-TW"
    ]
    assert spans[:2] == [phrases] * 2 or [found for found in spans if found] == [phrases] * len(phrases) * 2


def test_ua09_a_phrase_is_one_though_it_runs_over_a_line(made: Maker) -> None:
    said = (
        "一、合作。"
        + "今年以来全市上下真抓实干，" * 3
        + "参加Western Pacific Naval Symposium on Search and Rescue。\n"
    )
    report = made(said + "二、其他。\n抓紧。\n", title="总结")
    phrase = "Western Pacific Naval Symposium on Search and Rescue"
    assert [
        span.full_text.replace("\n", "") for span in report.tags.all("Span") if span.own_lang == "en"
    ] == [phrase] * 2


# --- headings, tables, order -----------------------------------------------------------------------------


def test_ua10_headings_begin_with_the_first_level_and_skip_none(seed: Made) -> None:
    levels = [int(element.role[1]) for element in seed.tags.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ua10_the_sections_of_a_table_are_headings_and_bookmarks_below_its_own(seed: Made) -> None:
    wanted = {
        section.label.text + section.heading.text
        for section in seed.pair[0].report.walk()
        if section.label and section.heading
    }
    table = seed.tags.all("Table")[-1 if not seed.typeset.layout.spreads else -2]
    headings = [heading.full_text for heading in table.all("H2") if heading.lang == "zh-Hant-TW"]
    assert all(COUNTED.search(heading) for heading in headings)
    named = [COUNTED.sub("", heading) for heading in headings]
    assert len(named) > 4
    assert {cell.lang for cell in table.all("TH") if cell.all("H2")} == (
        {"zh-Hant-TW"} if seed.typeset.layout.spreads else {"zh-Hant-TW", "zh-Hans-CN"}
    )
    assert set(named) <= wanted | {"前言"} | {name for name in named if name.endswith("…")}
    with seed.pdf.open_outline() as outline:
        own = next(entry for entry in outline.root if entry.title.startswith("指標"))
        assert [entry.title.partition("\u3000")[0] for entry in own.children] == named


def test_ua11_each_table_has_a_head_bodies_and_as_many_cells_in_every_row(seed: Made) -> None:
    for table in seed.tags.all("Table"):
        roles = [kid.role for kid in table.kids]
        assert [role for role, _ in groupby(roles)] in (["THead", "TBody"], ["THead", "TBody", "TFoot"])
        assert (roles.count("THead"), roles.count("TFoot")) <= (1, 1)
        rows = table.all("TR")
        assert len({len(row.kids) for row in rows}) == 1
        assert all(kid.role in ("TH", "TD") for row in rows for kid in row.kids)
        assert len(table.kids[0].kids) == 1


def test_ua11_each_section_of_the_indicators_is_a_body_of_its_own(seed: Made) -> None:
    table = seed.tags.all("Table")[-1]
    bodies = kids_of(table, "TBody")
    assert len(bodies) > 4
    for body in bodies:
        first, *others = body.kids
        assert first.all("H2")
        assert not any(row.all("H2") for row in others)
        counts = [int(own[1]) for cell in first.kids if (own := COUNTED.search(cell.full_text))]
        assert set(counts) == {len(others)}
        assert not any(cell.full_text for cell in first.kids if cell.role == "TD" and not cell.all("H2")), (
            "nothing that looks like a value"
        )


def test_ua12_every_head_says_what_it_is_the_head_of(seed: Made) -> None:
    for table in seed.tags.all("Table"):
        head, *others = table.kids
        assert all(cell.attributes["Scope"] == "Column" for cell in head.all("TH"))
        for row in (row for part in others for row in part.kids):
            assert row.all("TH")
            assert all(cell.attributes["Scope"] == "Row" for cell in row.all("TH"))
        assert all(cell.full_text for cell in table.all("TH"))


def test_ua13_each_table_is_one_though_it_runs_over_pages(seed: Made) -> None:
    tables = seed.tags.all("Table")
    wanted = {
        path[:1]
        for page in seed.typeset.layout.pages
        for block in page.blocks
        if (path := block.path) and path[0].kind == "Table"
    }
    assert len(tables) == len(wanted)
    assert max(len(table.all_pages) for table in tables) > 1


def test_ua13_a_head_repeated_on_the_next_page_is_not_read_again(seed: Made) -> None:
    heads = [cell.full_text for table in seed.tags.all("Table") for cell in table.kids[0].all("TH")]
    long = next(table for table in seed.tags.all("Table") if len(table.all_pages) > 1)
    later = max(long.all_pages)
    assert any(head in seed.texts.artifacts[later] for head in heads)


def test_ua14_the_whole_report_is_read_pair_by_pair_and_as_the_editions_have_it(either: Made) -> None:
    pair = either.pair
    langs = (pair[0].lang, pair[1].lang)
    read = [(passage.lang, passage.text) for passage in either.tags.passages()]
    read = [each for each in read if each[1] not in NAMED_PARTS]  # what stands above parts without a heading
    wanted = [each for texts in texts_of(pair) for each in zip(langs, texts, strict=True)]
    contents = read.index((pair[0].lang, "目錄"))
    assert read[:contents] + read[contents + 2 :][: len(wanted) - contents] == wanted


def test_ua14_what_follows_the_report_is_read_pair_by_pair_too(seed: Made) -> None:
    langs = [passage.lang for passage in seed.tags.passages()]
    assert langs == [seed.pair[0].lang, seed.pair[1].lang] * (len(langs) // 2)


# --- lists, contents, figures, links, notes --------------------------------------------------------------


def items(parent: Element) -> list[list[tuple[str, str, str]]]:
    """Role, language and text of what each item of a list holds."""
    return [
        [(kid.role, kid.lang, kid.full_text) for kid in item.kids if kid.role != "L"] for item in parent.kids
    ]


def test_ua15_an_item_is_its_label_and_its_body_in_one_script_and_then_in_the_other(lists: Made) -> None:
    outer, inner = lists.tags.all("L")
    assert outer.attributes == {"ListNumbering": "LowerAlpha"}
    assert inner.attributes == {"ListNumbering": "Disc"}
    hant, hans = "zh-Hant-TW", "zh-Hans-CN"
    assert items(inner) == [
        [
            ("Lbl", hant, "•"), ("LBody", hant, "繼續排查整治，壓實責任。"),
            ("Lbl", hans, "•"), ("LBody", hans, "继续排查整治，压实责任。"),
        ],
        [
            ("Lbl", hant, "•"), ("LBody", hant, "繼續宣傳教育，進學校、進企業。"),
            ("Lbl", hans, "•"), ("LBody", hans, "继续宣传教育，进学校、进企业。"),
        ],
    ]  # fmt: skip
    assert [[kid.full_text for kid in item.kids if kid.role == "Lbl"] for item in outer.kids] == [
        ["（a）"] * 2, ["（b）"] * 2, ["（c）"] * 2,
    ]  # fmt: skip


def test_ua15_a_list_in_an_item_and_what_goes_on_with_it_stand_in_its_body(lists: Made) -> None:
    outer, inner = lists.tags.all("L")
    first, second, third = outer.kids
    assert [kid.role for kid in first.kids] == ["Lbl", "LBody"] * 2
    assert [kid.role for kid in second.kids] == ["Lbl", "LBody", "Lbl", "LBody", "LBody"]
    more = second.kids[-1]
    assert more.kids[0] is inner
    assert [kid.role for kid in more.kids] == ["L", "P", "P"]
    assert third.kids[1].full_text.startswith("用Open Office寫")


def test_ua15_items_inside_a_paragraph_and_headings_are_no_lists(made: Maker) -> None:
    report = made(
        "一、成绩。\n1.打击犯罪。抓紧抓实。\n2.治安防控。抓紧抓实。\n二、打算。一是健全机制。二是压实责任。\n"
    )
    assert not report.tags.all("L")
    assert [element.full_text for element in report.tags.all("H2")][:1] == ["1.打擊犯罪"]


def test_ua15_a_label_is_drawn_where_it_was_and_copied_with_its_text(lists: Made) -> None:
    for block in (
        block for page in lists.typeset.layout.pages for block in page.blocks if block.role == "Lbl"
    ):
        (line,) = block.lines
        assert line.following is not None
        assert line.following >= line.runs[-1].xs[-1]


def test_ua16_each_entry_of_the_contents_is_a_link_to_the_page_it_prints(seed: Made) -> None:
    entries = seed.tags.all("TOCI")
    headings = seed.tags.all(*HEADINGS)
    assert len(entries) > 10
    for entry in entries:
        assert [kid.role for kid in entry.kids] == ["Reference"]
        (link,) = entry.all("Link")
        (target,) = link.links
        title, _, number = link.text.rpartition(" ")
        assert target.says == title
        assert target.page == int(number)
        assert any(
            target.page in heading.all_pages and heading.full_text == title and heading.lang == entry.lang
            for heading in headings
        )


def test_ua16_entries_below_another_stand_in_contents_of_their_own(made: Maker) -> None:
    report = made(
        "一、治安。\n抓紧。\n（一）巡逻。\n抓实。\n（二）布控。\n抓实。\n二、交通。\n抓紧。\n", title="总结"
    )
    (outer, inner) = report.tags.all("TOC")
    assert [kid.role for kid in outer.kids][:5] == ["TOCI", "TOCI", "TOC", "TOCI", "TOCI"]
    assert outer.kids[2] is inner
    assert [entry.full_text.partition(" ")[0] for entry in inner.kids[::2]] == ["（一）巡邏", "（二）布控"]


def test_ua17_a_chart_is_a_figure_that_says_its_figures_and_where_it_stands(seed: Made) -> None:
    for figure in seed.tags.all("Figure"):
        assert figure.alt
        told = re.findall(r"\d[\d,.]*", figure.text)
        assert len(told) > 2
        assert all(number in figure.alt for number in told)
        left, bottom, right, top = figure.attributes["BBox"]
        (number,) = figure.pages
        _, _, width, height = (float(edge) for edge in seed.pdf.pages[number - 1].mediabox)
        assert 0 < left < right < width
        assert 0 < bottom < top < height
    told = [line for figure in seed.tags.all("Figure") for line in figure.alt.split("\n")]
    scripts = [sum(char in line for line in told) for char in "圖图"]
    assert scripts[0] == scripts[1] > 0  # each chart in one script and in the other
    assert sum(scripts) == len(told)


def test_ua18_every_annotation_belongs_to_a_link_that_the_parent_tree_names(seed: Made) -> None:
    links = [link for element in seed.tags.all("Link") for link in element.links]
    annotations = [each for page in seed.pdf.pages for each in page.get("/Annots", [])]
    assert sorted(link.parent for link in links) == sorted(int(each.StructParent) for each in annotations)
    assert all(link.says for link in links)
    assert all(element.links for element in seed.tags.all("Link"))
    parents = parent_tree(seed.pdf)
    for annotation in annotations:
        owner = parents[int(annotation.StructParent)]
        assert owner.S == "/Link"
        assert any(
            isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid and kid.Obj.objgen == annotation.objgen
            for kid in owner.K  # words of the other script inside the link are a Span among them
        )
    assert all(page.Tabs == "/S" for page in seed.pdf.pages)


def test_ua18_a_row_leads_to_the_page_and_the_script_its_figure_stands_in(seed: Made) -> None:
    sentences = {
        (edition.lang, each.name): each.sentence.text
        for edition in seed.pair
        for each in edition.report.indicators
    }
    names = Counter(each.name for each in seed.pair[0].report.indicators)
    paragraphs = seed.tags.all("P")
    found = 0
    for link in (link for table in seed.tags.all("Table") for link in table.all("Link")):
        sentence = sentences.get((link.lang, link.full_text))
        for paragraph in paragraphs:
            here = paragraph.lang == link.lang and sentence and sentence in paragraph.full_text
            if here and names[link.full_text] == 1:
                (target,) = link.links
                assert target.page in paragraph.all_pages
                found += 1
    assert found > 20


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ua19_a_note_has_an_id_of_its_own_and_what_refers_to_it_says_it_too(made: Maker, layout: str) -> None:
    report = made(LONG_PERIOD, layout=layout, title="总结")
    notes = report.tags.all("Note")
    assert [note.lang for note in notes] == ["zh-Hant-TW", "zh-Hans-CN"]
    assert len({note.id for note in notes} - {None, ""}) == 2
    assert [note.full_text for note in notes] == ["①　自去年11月11日至本年5月10日止，全市"] * 2
    marks = [
        link for table in report.tags.all("Table") for link in table.all("Link") if link.full_text == "①"
    ]
    assert marks
    for mark in marks:
        (target,) = mark.links
        assert target.says.endswith("：自去年11月11日至本年5月10日止，全市")
        assert any(target.page in note.pages for note in notes)


# --- characters, protection, bookmarks -------------------------------------------------------------------


def test_ua20_every_code_that_is_drawn_has_a_glyph_and_a_meaning(made: Maker) -> None:
    report = made("一、姓名。\n王\ue000等人\U00030edd受表彰\u0378，𠮷野家、㐂。\n")
    for page in report.pdf.pages:
        known = {name: meanings(font) for name, font in page.Resources.Font.items()}
        used: dict[str, set[str]] = {}
        font = ""
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                font = str(operands[0])
            elif str(operator) == "TJ":
                codes = b"".join(
                    bytes(each) for each in operands[0] if isinstance(each, pikepdf.String)
                ).hex()
                used.setdefault(font, set()).update(
                    codes[at : at + 4].upper() for at in range(0, len(codes), 4)
                )
        for name, codes in used.items():
            assert "0000" not in codes, "no glyph stands for what is missing"
            assert codes <= known[name].keys()
            assert not {"0000", "FEFF", "FFFE"} & set(known[name].values())


def meanings(font: pikepdf.Object) -> dict[str, str]:
    """Code to character of a font, both in hexadecimal."""
    return dict(re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode("ascii")))


def test_ua21_nothing_is_encrypted_and_there_are_no_forms(seed: Made) -> None:
    assert "/Encrypt" not in seed.pdf.trailer
    assert "/AcroForm" not in seed.pdf.Root
    assert seed.pdf.allow.accessibility
    assert len(seed.pdf.trailer.ID) == 2


def test_ua22_each_bookmark_has_its_title_in_both_scripts_and_opens_the_page_it_stands_on(seed: Made) -> None:
    pages = {page.objgen: number for number, page in enumerate(seed.pdf.pages, start=1)}
    places = {
        (COUNTED.sub("", element.full_text), page)
        for element in seed.tags.all("Title", *HEADINGS)
        for page in element.all_pages
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
    assert seed.pdf.Root.PageMode == "/UseOutlines"
    assert "一、依法嚴厲打擊刑事犯罪\u3000一、依法严厉打击刑事犯罪" in titles
    assert "指標\u3000指标" in titles


def test_ua22_bookmarks_nest_as_the_sections_do(made: Maker) -> None:
    report = made("一、治安。\n抓紧。\n（一）巡逻。\n抓实。\n二、交通。\n抓紧。\n", title="总结")
    with report.pdf.open_outline() as outline:
        titles = [(entry.title, [kid.title for kid in entry.children]) for entry in outline.root]
    assert titles[:3] == [
        ("總結\u3000总结", []),
        ("一、治安", ["（一）巡邏\u3000（一）巡逻"]),
        ("二、交通", []),
    ]


# --- beside the rules ------------------------------------------------------------------------------------


def test_a_title_stands_in_both_scripts_where_they_differ(made: Maker) -> None:
    report = made("一、打击犯罪。上半年破案20起。\n", title="公安工作报告")
    titles = [(element.lang, element.text) for element in report.tags.all("Title")]
    assert titles == [("zh-Hant-TW", "公安工作報告"), ("zh-Hans-CN", "公安工作报告")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_without_figures_or_items_has_neither_tables_nor_a_chart(made: Maker, layout: str) -> None:
    report = made("一、打击犯罪。\n抓紧抓实。\n", layout=layout)
    assert not report.tags.all("Table", "Figure")
