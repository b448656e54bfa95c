"""The rules for Word documents (WD-01 … WD-20), each read from the XML."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
import pytest

from converter.renderers.docx.ooxml import NAMESPACES, name

W = "{" + NAMESPACES["w"] + "}"


def value(element: Any, attribute: str = "val") -> str | None:
    found: str | None = element.get(W + attribute)
    return found


def test_every_style_that_names_faces_names_all_four_slots_and_no_theme(word: Any) -> None:  # WD-01
    fonts = word.find("//w:rFonts", "word/styles.xml")
    assert len(fonts) > 5
    for each in fonts:
        assert {"ascii", "hAnsi", "eastAsia", "cs"} <= {key.rpartition("}")[2] for key in each.attrib}
        assert not any("Theme" in key for key in each.attrib)


@pytest.mark.parametrize(("variant", "lang"), [("tw", "zh-TW"), ("hk", "zh-HK"), ("cn", "zh-CN")])
def test_the_east_asian_language_is_the_variants_everywhere(
    make: Any, variant: str, lang: str
) -> None:  # WD-02/03
    word = make(variant=variant)
    for part in ("word/styles.xml", "word/document.xml", "word/header1.xml", "word/footer1.xml"):
        langs = {value(each, "eastAsia") for each in word.find("//w:lang", part)}
        assert langs == {lang}
    assert value(word.find("//w:themeFontLang", "word/settings.xml")[0], "eastAsia") == lang


def test_runs_of_chinese_ask_for_the_east_asian_face_and_carry_their_language(word: Any) -> None:  # WD-02
    runs = [run for run in word.find("//w:r[w:t]") if any(char > "㐀" for char in run.findtext(W + "t"))]
    assert runs
    for run in runs:
        assert value(run.find(f"{W}rPr/{W}rFonts"), "hint") == "eastAsia"
        assert value(run.find(f"{W}rPr/{W}lang"), "eastAsia") == "zh-TW"


def test_core_properties_say_title_language_and_author(word: Any) -> None:  # WD-04
    core = docx.Document(BytesIO(word.data)).core_properties
    assert (core.title, core.author, core.language) == ("某市消防工作總結", "某市消防局", "zh-Hant-TW")


def test_headings_are_words_own_and_skip_no_level(word: Any) -> None:  # WD-05
    paragraphs = docx.Document(BytesIO(word.data)).paragraphs
    assert paragraphs[0].style.name == "Title"
    levels = [int(each.style.name[-1]) for each in paragraphs if each.style.name.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert 2 in levels


def test_first_lines_are_indented_by_the_style_not_by_spaces(word: Any) -> None:  # WD-06
    indent = word.find("//w:style[@w:styleId='BodyText']/w:pPr/w:ind", "word/styles.xml")[0]
    assert value(indent, "firstLineChars") == "200"
    assert not any(each.startswith(("　", " ")) for each in word.paragraphs("BodyText"))


def test_lines_break_as_chinese_asks(word: Any) -> None:  # WD-07, WD-17
    normal = word.find("//w:style[@w:styleId='Normal']/w:pPr", "word/styles.xml")[0]
    on = [each.tag.removeprefix(W) for each in normal if value(each) is None]
    assert {"kinsoku", "autoSpaceDE", "autoSpaceDN", "snapToGrid", "widowControl"} <= set(on)
    assert value(normal.find(W + "overflowPunct")) == "0"


@pytest.mark.parametrize(
    ("variant", "how"),
    [("tw", "doNotCompress"), ("hk", "compressPunctuation"), ("cn", "compressPunctuation")],
)
def test_punctuation_is_compressed_where_that_is_usual(make: Any, variant: str, how: str) -> None:  # WD-08
    setting = make(variant=variant).find("//w:characterSpacingControl", "word/settings.xml")
    assert value(setting[0]) == how


def test_body_text_is_justified(word: Any) -> None:  # WD-09
    assert value(word.find("//w:style[@w:styleId='BodyText']/w:pPr/w:jc", "word/styles.xml")[0]) == "both"


def test_table_heads_repeat_and_rows_stay_whole(word: Any) -> None:  # WD-10
    tables = word.find("//w:tbl")
    assert len(tables) >= 5
    for table in tables:
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert value(table.find(f"{W}tblPr/{W}tblLook"), "firstRow") == "1"


def test_tables_are_regular_described_and_as_wide_as_the_text(word: Any) -> None:  # WD-11
    for table in word.find("//w:tbl"):
        grid = [int(value(column, "w") or 0) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert all(len(row.findall(W + "tc")) == len(grid) for row in table.findall(W + "tr"))
        assert table.find(f".//{W}tbl") is None
        assert table.find(f".//{W}gridSpan") is None
        assert table.find(f".//{W}vMerge") is None
        assert value(table.find(f"{W}tblPr/{W}tblCaption"))
        assert value(table.find(f"{W}tblPr/{W}tblDescription"))
        assert sum(grid) in (11906 - 2 * 1440, 16838 - 2 * 1440)


def test_pictures_and_charts_are_described(word: Any) -> None:  # WD-12
    assert all(each.get("descr") for each in word.find("//wp:docPr"))


def test_the_page_and_its_grid_are_the_styles(make: Any) -> None:  # WD-13, GB-02, GB-03
    section = make("official-cn", variant="cn").find("//w:body/w:sectPr | //w:pPr/w:sectPr")[0]
    assert (value(section.find(W + "pgSz"), "w"), value(section.find(W + "pgSz"), "h")) == ("11906", "16838")
    margins = section.find(W + "pgMar")
    assert [value(margins, side) for side in ("top", "right", "bottom", "left")] == [
        "2098",
        "1474",
        "1984",
        "1587",
    ]
    grid = section.find(W + "docGrid")
    assert value(grid, "type") == "linesAndChars"
    pitch = (
        16 + int(value(grid, "charSpace") or 0) / 4096
    )  # points: Word's next size, less the grid's correction
    assert 28 * pitch <= (11906 - 1587 - 1474) / 20 < 29 * pitch
    assert value(grid, "linePitch") == "578"


def test_page_numbers_are_fields_mirrored_where_the_style_has_two_sides(make: Any) -> None:  # WD-14
    word = make("official-cn", variant="cn")
    assert word.find("//w:evenAndOddHeaders", "word/settings.xml")
    references = word.find("//w:sectPr")[0].findall(W + "footerReference")
    assert {value(each, "type") for each in references} == {"default", "first", "even"}
    footer = word.part("word/footer1.xml")
    assert footer.findtext(f".//{W}instrText").strip() == "PAGE"
    assert "".join(footer.itertext()).replace("PAGE", "").replace(" ", "") == "—1—"
    sides = {value(word.find("//w:jc", f"word/footer{number}.xml")[0]) for number in (1, 3)}
    assert sides == {"right", "left"}


def test_the_footer_counts_pages(word: Any) -> None:
    instructions = [each.text.strip() for each in word.find("//w:instrText", "word/footer1.xml")]
    assert instructions == ["PAGE", "NUMPAGES"]


def test_contents_are_a_filled_field_that_does_not_ask(word: Any) -> None:  # WD-15
    first = next(each.text for each in word.find("//w:instrText"))
    assert first.strip() == 'TOC \\o "1-3" \\h \\z \\u'
    entries = [each.split("\t")[0] for each in word.paragraphs("TOC1")]
    assert "一、嚴格執法檢查" in entries
    assert entries[0] == "摘要"
    assert [each.split("\t")[0] for each in word.paragraphs("TOC2")] == ["（一）重點單位", "（二）居民住宅"]
    assert not word.find("//w:updateFields", "word/settings.xml")


def test_word_may_be_told_to_update_fields(make: Any) -> None:
    assert make(update_fields=True).find("//w:updateFields", "word/settings.xml")


def test_headings_keep_with_their_text(word: Any) -> None:  # WD-17
    for level in range(1, 5):
        assert word.find(f"//w:style[@w:styleId='Heading{level}']/w:pPr/w:keepNext", "word/styles.xml")


def test_every_link_leads_to_a_bookmark(word: Any) -> None:  # WD-18
    names = [value(each, "name") for each in word.find("//w:bookmarkStart")]
    identities = [value(each, "id") for each in word.find("//w:bookmarkStart")]
    assert len(set(names)) == len(names)
    assert len(set(identities)) == len(identities)
    anchors = {value(each, "anchor") for each in word.find("//w:hyperlink")}
    assert anchors
    assert anchors <= set(names)
    assert {"ind_i1", "ind_i7", "item_a1", "item_a2", "sec_s1"} <= set(names)


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof color kern sz szCs u vertAlign lang",
    "trPr": "cantSplit tblHeader",
    "tblPr": "tblStyle tblStyleRowBandSize tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_properties_stand_in_the_order_of_the_schema(word: Any, part: str) -> None:  # WD-20
    for parent, order in ORDERS.items():
        places = {child: place for place, child in enumerate(order.split())}
        for element in word.find(f"//w:{parent}", part):
            found = [places[child.tag.removeprefix(W)] for child in element]
            assert found == sorted(found)


def test_no_paragraph_is_empty(word: Any) -> None:
    for paragraph in word.find("//w:body//w:p[not(ancestor::w:tc)]"):
        assert paragraph.xpath(".//w:t | .//w:drawing", namespaces=NAMESPACES)


def test_the_document_is_for_modern_word(word: Any) -> None:
    settings = {
        value(each, "name"): value(each) for each in word.find("//w:compatSetting", "word/settings.xml")
    }
    assert settings["compatibilityMode"] == "15"


def test_faces_have_stand_ins_for_other_systems(word: Any) -> None:
    fonts = {value(each, "name"): each for each in word.find("//w:font", "word/fontTable.xml")}
    assert value(fonts["新細明體"].find(W + "altName")).split(",")[0] == "PMingLiU"
    assert value(fonts["新細明體"].find(W + "charset")) == "88"


def test_text_in_the_file_keeps_its_white_space(word: Any) -> None:
    loose = [each for each in word.find("//w:t") if each.text != each.text.strip()]
    assert all(each.get(name("xml:space")) == "preserve" for each in loose)


def test_styles_used_are_styles_defined(make: Callable[..., Any]) -> None:
    word = make(full_text=True)
    known = {value(each, "styleId") for each in word.find("//w:style", "word/styles.xml")}
    used = {value(each) for each in word.find("//w:pStyle | //w:rStyle | //w:tblStyle")}
    assert used <= known
