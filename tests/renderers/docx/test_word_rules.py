"""WD: the rules for Word documents, each read from the XML (WD-19, LibreOffice: test_validity.py)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import docx
import pytest
from lxml import etree

from converter import Options, read_report, render
from converter.model import Report
from converter.opc import WordPackage
from converter.readers.assembly import Assembly
from converter.readers.docx.body import BodyReader
from converter.readers.docx.styles import Styles
from converter.renderers.docx.ooxml import NAMESPACES, name
from converter.styles import style_names
from tests.renderers.docx.conftest import text_of

W = "{" + NAMESPACES["w"] + "}"


def value(element: Any, attribute: str = "val") -> str | None:
    found: str | None = element.get(W + attribute)
    return found


def test_wd01_every_style_that_names_faces_names_all_four_slots_and_no_theme(word: Any) -> None:
    fonts = word.find("//w:rFonts", "word/styles.xml")
    assert len(fonts) > 5
    for each in fonts:
        assert {"ascii", "hAnsi", "eastAsia", "cs"} <= {key.rpartition("}")[2] for key in each.attrib}
        assert not any("Theme" in key for key in each.attrib)


VARIANTS = pytest.mark.parametrize(("variant", "lang"), [("tw", "zh-TW"), ("hk", "zh-HK"), ("cn", "zh-CN")])


@VARIANTS
def test_wd02_the_east_asian_language_is_the_variants_everywhere(make: Any, variant: str, lang: str) -> None:
    word = make(variant=variant)
    for part in ("word/styles.xml", "word/document.xml", "word/header1.xml", "word/footer1.xml"):
        langs = {value(each, "eastAsia") for each in word.find("//w:lang", part)}
        assert langs == {lang}


@VARIANTS
def test_wd03_the_theme_is_not_japanese(make: Any, variant: str, lang: str) -> None:
    (theme,) = make(variant=variant).find("//w:themeFontLang", "word/settings.xml")
    assert value(theme, "eastAsia") == lang


def test_wd02_runs_of_chinese_ask_for_the_east_asian_face_and_carry_their_language(word: Any) -> None:
    runs = [run for run in word.find("//w:r[w:t]") if any(char > "㐀" for char in run.findtext(W + "t"))]
    assert runs
    for run in runs:
        assert value(run.find(f"{W}rPr/{W}rFonts"), "hint") == "eastAsia"
        assert value(run.find(f"{W}rPr/{W}lang"), "eastAsia") == "zh-TW"


def test_wd04_core_properties_say_title_language_and_author(word: Any) -> None:
    core = docx.Document(BytesIO(word.data)).core_properties
    assert (core.title, core.author, core.language) == ("某市消防工作總結", "某市消防局", "zh-Hant-TW")


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("临江市公安局2020年工作总结\n——2020年1月14日在全市公安工作会议上", "临江市公安局"),
        ("工作总结\n——2020年1月14日在全市工作会议上", ""),
        ("工作总结\n（2020年1月14日）", ""),
    ],
)
def test_wd04_the_author_is_an_issuing_body_or_nothing(head: str, author: str) -> None:
    report = read_report(f"{head}\n一、治安。破案12起。\n".encode(), name="r.txt")
    made = render(report, options=Options(formats=("docx",)))
    core = docx.Document(BytesIO(made["docx"])).core_properties
    assert (core.author, core.last_modified_by) == (author, author)


def test_wd05_headings_are_words_own_and_skip_no_level(word: Any) -> None:
    paragraphs = docx.Document(BytesIO(word.data)).paragraphs
    assert paragraphs[0].style.name == "Title"
    levels = [int(each.style.name[-1]) for each in paragraphs if each.style.name.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert 2 in levels


def test_wd06_first_lines_are_indented_by_the_style_not_by_spaces(word: Any) -> None:
    indent = word.find("//w:style[@w:styleId='BodyText']/w:pPr/w:ind", "word/styles.xml")[0]
    assert value(indent, "firstLineChars") == "200"
    assert not any(each.startswith(("　", " ")) for each in word.paragraphs("BodyText"))


def test_wd07_lines_break_as_chinese_asks(word: Any) -> None:
    normal = word.find("//w:style[@w:styleId='Normal']/w:pPr", "word/styles.xml")[0]
    on = [each.tag.removeprefix(W) for each in normal if value(each) is None]
    assert {"kinsoku", "autoSpaceDE", "autoSpaceDN", "snapToGrid"} <= set(on)
    assert value(normal.find(W + "overflowPunct")) == "0"


@pytest.mark.parametrize(
    ("variant", "how"),
    [("tw", "doNotCompress"), ("hk", "compressPunctuation"), ("cn", "compressPunctuation")],
)
def test_wd08_punctuation_is_compressed_where_that_is_usual(make: Any, variant: str, how: str) -> None:
    setting = make(variant=variant).find("//w:characterSpacingControl", "word/settings.xml")
    assert value(setting[0]) == how


def test_wd09_body_text_is_justified(word: Any) -> None:
    assert value(word.find("//w:style[@w:styleId='BodyText']/w:pPr/w:jc", "word/styles.xml")[0]) == "both"


def test_wd10_table_heads_repeat_and_rows_stay_whole(word: Any) -> None:
    tables = word.find("//w:tbl")
    assert len(tables) >= 5
    for table in tables:
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows[1:])
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert value(table.find(f"{W}tblPr/{W}tblLook"), "firstRow") == "1"


def test_wd10_a_row_taller_than_half_a_page_may_break(make: Any, report: Report) -> None:
    last = report.sections[-1]
    first, *others = last.action_items
    items = (replace(first, body=replace(first.body, text="全面排查。" * 100)), *others)
    word = make(report=replace(report, sections=(*report.sections[:-1], replace(last, action_items=items))))
    rows = word.find("//w:tbl[w:tblPr/w:tblCaption/@w:val='行動事項追蹤表']/w:tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False, True]


def test_wd11_tables_are_regular_described_and_as_wide_as_the_text(word: Any) -> None:
    for table in word.find("//w:tbl"):
        grid = [int(value(column, "w") or 0) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        assert all(len(row.findall(W + "tc")) == len(grid) for row in table.findall(W + "tr"))
        assert table.find(f".//{W}tbl") is None
        assert table.find(f".//{W}gridSpan") is None
        assert table.find(f".//{W}vMerge") is None
        assert value(table.find(f"{W}tblPr/{W}tblCaption"))
        assert value(table.find(f"{W}tblPr/{W}tblDescription"))
        assert sum(grid) in (11906 - 2 * 1440, 16838 - 2 * 1440)


def test_wd12_charts_are_described(make: Any, charted_report: Report) -> None:
    drawn = make(report=charted_report).find("//wp:docPr")
    assert len(drawn) == 2
    assert all(each.get("descr") for each in drawn)
    assert len({each.get("id") for each in drawn}) == 2


def test_wd13_the_page_and_its_grid_are_the_styles(make: Any) -> None:  # GB-02, GB-03
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


def test_wd13_a_line_of_the_official_style_has_its_characters_without_the_grid(make: Any) -> None:  # GB-03
    """LibreOffice sets two cells of a grid for a character that is wider than one."""
    word = make("official-cn", variant="cn")
    snap = word.find("//w:style[@w:styleId='Normal']/w:pPr/w:snapToGrid", "word/styles.xml")[0]
    assert value(snap) == "0"
    for style in ("BodyText", "ListBullet", "SourceText"):
        [space] = word.find(f"//w:style[@w:styleId='{style}']/w:rPr/w:spacing", "word/styles.xml")
        advance = 16 + int(value(space) or 0) / 20
        assert 28 * advance < (11906 - 1587 - 1474) / 20 < 29 * advance
    assert not make("modern").find("//w:rPr/w:spacing", "word/styles.xml")


def test_wd14_page_numbers_are_fields_mirrored_where_the_style_has_two_sides(make: Any) -> None:
    word = make("official-cn", variant="cn")
    assert word.find("//w:evenAndOddHeaders", "word/settings.xml")
    references = word.find("//w:sectPr")[0].findall(W + "footerReference")
    assert {value(each, "type") for each in references} == {"default", "first", "even"}
    footer = word.part("word/footer1.xml")
    assert footer.findtext(f".//{W}instrText").strip() == "PAGE"
    assert "".join(footer.itertext()).replace("PAGE", "").replace(" ", "") == "—1—"
    sides = {value(word.find("//w:jc", f"word/footer{number}.xml")[0]) for number in (1, 3)}
    assert sides == {"right", "left"}


def test_wd14_the_footer_counts_pages(word: Any) -> None:
    instructions = [each.text.strip() for each in word.find("//w:instrText", "word/footer1.xml")]
    assert instructions == ["PAGE", "NUMPAGES"]


def test_wd15_contents_are_a_filled_field_that_does_not_ask(word: Any) -> None:
    first = next(each.text for each in word.find("//w:instrText"))
    assert first.strip() == 'TOC \\o "1-3" \\h \\z \\u'
    entries = [each.split("\t")[0] for each in word.paragraphs("TOC1")]
    assert "一、嚴格執法檢查" in entries
    assert entries[0] == "行動事項追蹤表"
    assert [each.split("\t")[0] for each in word.paragraphs("TOC2")] == ["（一）重點單位", "（二）居民住宅"]
    assert not word.find("//w:updateFields", "word/settings.xml")


def test_wd15_word_may_be_told_to_update_fields(make: Any) -> None:
    assert make(update_fields=True).find("//w:updateFields", "word/settings.xml")


def test_wd16_a_heading_has_its_number_from_word_or_as_text_and_it_is_the_reports(
    word: Any, report: Report
) -> None:
    package = WordPackage(word.data, "a.docx")
    body = BodyReader(package, Styles(package), Assembly("a.docx"))
    shown = {}
    for paragraph in package.xml(package.main).iter(W + "p"):
        line = body.line(paragraph)
        if line.look.name.startswith("heading"):
            shown[line.label + line.text] = bool(line.label)
    counted = {
        f"{section.label.text}{section.heading.text}": section.number != "四"  # after 二 Word would count 三
        for section in report.walk()
        if section.heading and section.label
    }
    assert counted.items() <= shown.items()
    assert sum(shown.values()) == sum(counted.values())


def test_wd17_paragraphs_leave_no_widows(word: Any) -> None:
    normal = word.find("//w:style[@w:styleId='Normal']/w:pPr/w:widowControl", "word/styles.xml")
    assert [value(each) for each in normal] == [None]


def test_wd17_headings_keep_with_their_text(word: Any) -> None:
    for level in range(1, 5):
        assert word.find(f"//w:style[@w:styleId='Heading{level}']/w:pPr/w:keepNext", "word/styles.xml")


def test_wd18_every_link_has_text_and_leads_to_a_bookmark(word: Any) -> None:
    names = [value(each, "name") for each in word.find("//w:bookmarkStart")]
    identities = [value(each, "id") for each in word.find("//w:bookmarkStart")]
    assert len(set(names)) == len(names)
    assert len(set(identities)) == len(identities)
    links = word.find("//w:hyperlink")
    assert links
    assert {value(each, "anchor") for each in links} <= set(names)
    assert all(text_of(each).strip() for each in links)
    assert {"ind_i1", "ind_i7", "item_a1", "item_a2", "sec_s1"} <= set(names)


ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs noProof color kern sz szCs u vertAlign lang",
    "trPr": "cantSplit tblHeader",
    "tblPr": "tblStyle tblStyleRowBandSize tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "sdtPr": "alias tag id lock showingPlcHdr text date dropDownList docPartObj group",
    "sectPr": "headerReference footerReference pgSz pgMar cols titlePg docGrid",
}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_wd20_properties_stand_in_the_order_of_the_schema(make: Any, part: str) -> None:
    word = make(lock_tracker=True)
    for parent, order in ORDERS.items():
        places = {child: place for place, child in enumerate(order.split())}
        for element in word.find(f"//w:{parent}", part):
            found = [places[child.tag.removeprefix(W)] for child in element]
            assert found == sorted(found)


def test_no_paragraph_is_empty(word: Any) -> None:
    for paragraph in word.find("//w:body//w:p[not(ancestor::w:tc)]"):
        assert paragraph.xpath(".//w:t | .//w:drawing", namespaces=NAMESPACES)


def test_no_run_is_empty(make: Any) -> None:
    for word in (make(full_text=True), make(second="cn")):
        assert all(len(run) > 1 for run in word.find("//w:r[w:rPr]"))


def test_controls_have_numbers_of_their_own(make: Any) -> None:
    numbers = [value(each) for each in make(lock_tracker=True).find("//w:sdtPr/w:id")]
    assert len(numbers) == len(set(numbers)) == 8  # contents, six fields, the group


def test_fields_are_whole_and_refer_to_what_is_there(make: Any) -> None:
    word = make(full_text=True)
    names = {value(each, "name") for each in word.find("//w:bookmarkStart")}
    in_contents = "starts-with(@w:val, 'TOC') or @w:val = 'TableofFigures'"
    for paragraph in word.find(f"//w:p[not(w:pPr/w:pStyle[{in_contents}])]"):
        kinds = [value(each, "fldCharType") for each in paragraph.iter(W + "fldChar")]
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)
    instructions = [each.text.split() for each in word.find("//w:instrText")]
    assert {first for first, *_ in instructions} >= {"REF", "SEQ", "TOC"}
    assert {code[1] for code in instructions if code[0] in ("REF", "PAGEREF")} <= names


def test_prefixes_are_those_that_word_writes(make: Any, charted_report: Report) -> None:
    word = make(report=charted_report)
    for member, data in word.members.items():
        if member.endswith(".xml"):
            prefixes = {each.prefix for each in etree.fromstring(data).iter(etree.Element)}
            assert prefixes <= {None, *NAMESPACES, "dc", "dcterms"}, member


def test_the_document_is_for_modern_word(word: Any) -> None:
    settings = {
        value(each, "name"): value(each) for each in word.find("//w:compatSetting", "word/settings.xml")
    }
    assert settings["compatibilityMode"] == "15"


SYSTEMS = {
    "tw": {
        "PMingLiU",
        "Microsoft JhengHei",
        "Songti TC",
        "PingFang TC",
        "Noto Serif CJK TC",
        "Noto Sans CJK TC",
    },
    "hk": {
        "PMingLiU",
        "Microsoft JhengHei",
        "Songti TC",
        "PingFang TC",
        "Noto Serif CJK HK",
        "Noto Sans CJK HK",
    },
    "cn": {"SimSun", "SimHei", "Songti SC", "Heiti SC", "Noto Serif CJK SC", "Noto Sans CJK SC"},
}
"""Names of the faces of Windows, macOS and Linux."""


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("variant", ["tw", "hk", "cn"])
def test_every_face_has_stand_ins_on_every_system(make: Any, style: str, variant: str) -> None:
    word = make(style, variant=variant)
    fonts = {value(each, "name"): each for each in word.find("//w:font", "word/fontTable.xml")}
    used = {each for fonts_ in word.find("//w:rFonts", "word/styles.xml") for each in fonts_.attrib.values()}
    assert used <= set(fonts)
    named: set[str] = set()
    for font in fonts.values():
        assert [child.tag.removeprefix(W) for child in font] == [
            "altName", "panose1", "charset", "family", "pitch",
        ]  # fmt: skip
        names = (value(font.find(W + "altName")) or "").split(",")
        assert len(names) == len(set(names)) >= 2
        named |= set(names)
        assert value(font.find(W + "charset")) in {"00", "86" if variant == "cn" else "88"}
        assert len(bytes.fromhex(value(font.find(W + "panose1")) or "")) == 10
    assert style != "modern" or named >= SYSTEMS[variant]


@pytest.mark.parametrize(
    ("style_id", "face"),
    [
        ("Title", "方正小标宋简体"),
        ("Heading1", "黑体"),
        ("Heading2", "楷体_GB2312"),
        ("BodyText", "仿宋_GB2312"),
    ],
)
def test_an_official_document_names_the_faces_of_the_standard(make: Any, style_id: str, face: str) -> None:
    word = make("official-cn", variant="cn")
    own = word.find(f"//w:style[@w:styleId='{style_id}']//w:rFonts", "word/styles.xml")
    inherited = word.find("//w:docDefaults//w:rFonts", "word/styles.xml")
    assert value((own or inherited)[0], "eastAsia") == face


def test_text_in_the_file_keeps_its_white_space(word: Any) -> None:
    loose = [each for each in word.find("//w:t") if each.text != each.text.strip()]
    assert all(each.get(name("xml:space")) == "preserve" for each in loose)


def test_styles_used_are_styles_defined(make: Callable[..., Any]) -> None:
    word = make(full_text=True)
    known = {value(each, "styleId") for each in word.find("//w:style", "word/styles.xml")}
    used = {value(each) for each in word.find("//w:pStyle | //w:rStyle | //w:tblStyle")}
    assert used <= known
