"""FO: faces and glyphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from nodes import content_of

from converter.assets import folder, read_toml
from converter.compose.paragraph import Inline, missing_characters
from converter.errors import FontError
from converter.fonts import MISSING
from converter.options import Options
from converter.pages import typeset
from converter.pipeline import editions, read_report
from converter.renderers.pdf import render_pdf
from converter.sfnt import FaceFile, open_face


def test_fo01_what_no_face_has_is_set_as_the_sort_for_it_and_reported(setter) -> None:
    (line,) = setter.lines("甲\ue000乙", 9)
    assert line.text == f"甲{MISSING}乙"
    assert all(run.face.covers(char) for run in line.runs for char in run.text)
    found = missing_characters(
        [Inline("甲\ue000"), Inline("乙\U000f1234")], fonts=setter.fonts, variant=setter.variant
    )
    assert found == (1, 3)


def test_fo01_a_letter_no_face_has_gives_way_to_its_base_and_is_reported_all_the_same(setter) -> None:
    text = "甲𝐀"
    assert setter.texts(text, 9) == ["甲A"]
    assert missing_characters([Inline(text)], fonts=setter.fonts, variant=setter.variant) == (1,)


def test_fo01_characters_that_show_nothing_are_neither_set_nor_reported(setter) -> None:
    text = "甲\u200b葛\U000e0100\ufe0f乙\u2060丙\u00ad丁\n"
    (line,) = setter.lines(text, 9)
    assert line.text == "甲葛乙丙丁"
    assert (line.start, line.end) == (0, len(text))
    assert missing_characters([Inline(text)], fonts=setter.fonts, variant=setter.variant) == ()


@pytest.fixture(scope="module")
def pdf(cn) -> Iterator[pikepdf.Pdf]:
    text = "一、打击犯罪。上半年“破案”1.5万余起，𠮷野家（GPS）提高7.7%。\n"
    pair = editions(
        read_report(text.encode(), name="report.txt"), ("tw", "cn"), options=Options(title="工作報告")
    )
    data = render_pdf(typeset(content_of(pair), cn.style, fonts=cn.fonts).layout)
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def fonts_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [font for page in pdf.pages for font in page.Resources.Font.values()]


def notice_of(file: Path | io.BytesIO) -> str | None:
    with TTFont(file, lazy=True) as face:
        notice: str | None = face["name"].getDebugName(0)
    return notice


def test_fo02_every_font_is_embedded_as_a_subset_that_says_what_its_codes_mean(pdf) -> None:
    for font in fonts_of(pdf):
        (descendant,) = font.DescendantFonts
        assert descendant.FontDescriptor.FontFile2.read_bytes()
        assert re.fullmatch(r"/[A-Z]{6}\+.+", str(font.BaseFont))
        assert b"beginbfchar" in font.ToUnicode.read_bytes()


def test_fo02_the_notice_of_who_made_a_face_is_in_what_is_embedded_of_it(pdf) -> None:
    notices = {notice_of(path) for path in folder("fonts").glob("*.ttf")}
    for font in fonts_of(pdf):
        program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        assert notice_of(io.BytesIO(program)) in notices - {None}


def test_fo03_no_font_is_in_the_file_that_is_not_embedded(pdf) -> None:
    assert fonts_of(pdf)
    assert {str(font.Subtype) for font in fonts_of(pdf)} == {"/Type0"}
    assert not [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
                and each.get("/Type") == "/Font" and each.get("/Subtype") == "/Type1"]  # fmt: skip


def test_fo04_postscript_outlines_that_cannot_be_read_are_refused_by_name(tmp_path) -> None:
    path = tmp_path / "song.otf"
    path.write_bytes(b"OTTO" + bytes(200))
    with pytest.raises(FontError, match=r"song\.otf"):
        open_face(FaceFile(path))


def test_fo05_each_region_has_its_own_face(cn, tw) -> None:
    assert cn.lines("骨", 9)[0].runs[0].face is not tw.lines("骨", 9)[0].runs[0].face


@pytest.mark.parametrize("role", ["strong", "heading"])
def test_fo06_bold_is_a_real_face(setter, role) -> None:
    assert setter.fonts.face_for("國", role, setter.variant).name.endswith("-Bold")


def test_fo07_a_licence_stands_beside_every_face() -> None:
    fonts = folder("fonts")
    for face in read_toml(fonts / "SOURCES.toml")["faces"]:
        text = (fonts / face["licence"]).read_text(encoding="utf-8")
        assert any(
            granted in text
            for granted in ("Permission is", "permission is", "grants User", "GENERAL PUBLIC LICENSE")
        )
