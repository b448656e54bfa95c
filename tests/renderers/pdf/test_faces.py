"""Faces in a PDF: what no face has is reported, a user's own faces are embedded, unusable ones refused."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from pdfs import Made, Maker

from converter.assets import folder
from converter.pipeline import Options, convert

BUNDLED = folder("fonts")
ROOT = Path(__file__).parents[3]


def warnings(made: Made) -> list[str]:
    return [each.message for each in made.typeset.diagnostics if each.code == "missing-glyph"]


def copied(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


class TestMissingCharacters:
    @pytest.mark.parametrize(
        ("char", "said"),
        [
            ("\U00030edd", "U+30EDD \U00030edd"),
            ("\ue000", "U+E000 (private use"),
            ("\U000f1234", "U+F1234 (private use"),
            ("\u0378", "U+0378 (no character of Unicode yet)"),
            ("\U0001f600", "U+1F600"),
        ],
        ids=["extension G", "private use", "private use plane", "unassigned", "emoji"],
    )
    def test_each_is_told_with_its_code_point_and_place_shown_by_the_missing_sort_and_copied_as_it_is(
        self, made: Maker, char: str, said: str
    ) -> None:
        report = made(f"一、姓名。\n王{char}等人受表彰，{char}在其中。\n")
        (message,) = warnings(report)
        assert said in message
        assert "line 2, character 2 (and 1 more)" in message
        drawn = [
            (run.text, run.stands_for)
            for page in report.typeset.layout.pages
            for block in page.blocks
            for line in block.lines
            for run in line.runs
            if run.stands_for
        ]
        assert drawn == [("〓", char)] * 4
        assert f"王{char}等人受表彰，{char}在其中" in copied(report.data)
        spans = [span for span in report.tags.all("Span") if span.stands_for]
        assert [(span.stands_for, span.text) for span in spans] == [(char, char)] * 4

    def test_two_beside_each_other_are_copied_as_two(self, made: Maker) -> None:
        report = made("一、姓名。\n王\ue000\ue000\ue001等人受表彰。\n抓紧。\n")
        assert "王\ue000\ue000\ue001等人" in copied(report.data)
        spans = [(span.stands_for, span.text) for span in report.tags.all("Span") if span.stands_for]
        assert spans == [("\ue000\ue000\ue001",) * 2] * 2

    def test_one_whose_base_letter_is_drawn_is_copied_as_it_is(self, made: Maker) -> None:
        report = made("一、姓名。\n拼音Ḡ与ǹ，王\ufffe等人受表彰。\n抓紧。\n")
        text = copied(report.data)
        assert "拼音Ḡ與ǹ，王" in text
        assert "\ufffe" not in text, "no character that a PDF may not name"

    def test_of_many_the_first_ten_are_told_and_all_if_asked_for(self, made: Maker) -> None:
        notes = made(
            "一、姓名。\n" + "".join(map(chr, range(0xE000, 0xE020))) + "等人。\n"
        ).typeset.diagnostics
        told = [each for each in notes if each.code == "missing-glyph"]
        warned = [each.message for each in told if each.level == "warning"]
        assert [message[:18] for message in warned[:10]] == [
            f"no face has U+{0xE000 + n:04X}" for n in range(10)
        ]
        assert warned[10:] == ["and 22 more characters that no face has; -v lists all"]
        assert len(told) == 32 + 1

    def test_rare_ones_that_a_face_has_are_set_and_nothing_is_said(self, made: Maker) -> None:
        report = made("一、姓名。\n𠮷野家、𡃁仔、㐂、𪚥、é、①、㎡、₂、Ω等。\n")
        assert not warnings(report)
        assert "𠮷野家、𡃁仔、㐂、𪚥、é、①、㎡、₂、Ω等" in copied(report.data)

    def test_marks_that_combine_and_selectors_that_show_nothing_are_not_missing(self, made: Maker) -> None:
        report = made("一、姓名。\n拼音n\u0304，葛\ufe00城，小計\u3099。\n")
        assert not warnings(report)
        assert "〓" not in copied(report.data)

    def test_one_in_the_title_is_told_too(self, made: Maker) -> None:
        (message,) = warnings(made("一、姓名。\n抓紧。\n", title="\U00030edd面"))
        assert "in the title" in message

    def test_no_glyph_that_stands_for_missing_ones_is_drawn(self, made: Maker) -> None:
        report = made("一、姓名。\n王\ue000等人\U00030edd受表彰\u0378。\n")
        for page in report.pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "TJ":
                    codes = b"".join(bytes(each) for each in operands[0] if isinstance(each, pikepdf.String))
                    assert b"\0\0" not in {codes[at : at + 2] for at in range(0, len(codes), 2)}

    def test_the_command_says_it_on_standard_error_and_succeeds(self, tmp_path: Path) -> None:
        (tmp_path / "report.txt").write_text("一、姓名。\n王\ue123等人受表彰。\n", encoding="utf-8")
        run = duizhao(tmp_path, "convert", "report.txt", "--to", "pdf")
        assert run.returncode == 0
        assert "U+E123 (private use" in run.stderr
        assert "line 2, character 2" in run.stderr


def duizhao(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "converter", *arguments], cwd=cwd, capture_output=True, encoding="utf-8",
        check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def own_face(path: Path) -> Path:
    """A TrueType face of a user's own: a part of a bundled one under another name."""
    with TTFont(BUNDLED / "NotoSansSC-Bold.ttf", lazy=True) as font:
        subsetter = subset.Subsetter(subset.Options(layout_features=[], glyph_names=False))
        subsetter.populate(text="一二、。，：上半年全市破案起0123456789打击犯罪")
        subsetter.subset(font)
        for record in font["name"].names:
            record.string = {1: "Amt", 4: "Amt Kai Bold", 6: "AmtKai"}.get(record.nameID, str(record))
        font.save(path)
    return path


def refused_face(kind: str, path: Path) -> Path:
    """A face that cannot be used."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupPost()
    if kind == "variable":
        table = builder.font["fvar"] = newTable("fvar")
        table.axes, table.instances = [], []
    builder.save(path)
    return path


class TestFacesOfAUsersOwn:
    def test_one_beside_the_style_file_is_embedded_and_what_it_lacks_comes_from_the_bundled(
        self, tmp_path: Path
    ) -> None:
        own_face(tmp_path / "amtkai.ttf")
        style = tmp_path / "own.toml"
        style.write_text('[fonts.cn]\nbody = "amtkai.ttf"\n', encoding="utf-8")
        self.check(tmp_path, style)

    def test_one_that_is_installed_is_found_by_its_full_name_though_it_is_bold(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed = tmp_path / "fonts"
        installed.mkdir()
        own_face(installed / "xyz.ttf")
        monkeypatch.setattr("converter.sfnt.installed._folders", lambda: (installed,))
        style = tmp_path / "own.toml"
        style.write_text('[fonts.cn]\nbody = "amt kai bold"\n', encoding="utf-8")
        self.check(tmp_path, style, system_fonts=True)

    def test_one_with_postscript_outlines_is_drawn_again_and_embedded(self, tmp_path: Path) -> None:
        square = T2CharStringPen(1000, None)
        square.moveTo((100, 0))
        for corner in ((900, 0), (900, 800), (100, 800)):
            square.lineTo(corner)
        square.closePath()
        names = [".notdef", "u4E00", "u6253"]
        builder = FontBuilder(1000, isTTF=False)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({0x4E00: "u4E00", 0x6253: "u6253"})
        builder.setupCFF("AmtKai", {}, dict.fromkeys(names, square.getCharString()), {})
        builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
        builder.setupHorizontalHeader(ascent=880, descent=-120)
        builder.setupNameTable({"familyName": "Amt", "psName": "AmtKai"}, mac=False)
        builder.setupOS2()
        builder.setupPost()
        builder.save(tmp_path / "amtkai.otf")
        style = tmp_path / "own.toml"
        style.write_text('[fonts.cn]\nbody = "amtkai.otf"\n', encoding="utf-8")
        self.check(tmp_path, style)
        with pikepdf.open(tmp_path / "report.pdf") as pdf:
            (own,) = (f for f in pdf.pages[0].Resources.Font.values() if "AmtKai" in str(f.BaseFont))
            program = own.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        with TTFont(io.BytesIO(program)) as font:
            glyph = font["glyf"][font.getGlyphOrder()[1]]
            assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (100, 0, 900, 800)

    @staticmethod
    def check(folder: Path, style: Path, system_fonts: bool = False) -> None:
        source = folder / "report.txt"
        source.write_text("一、打击犯罪。上半年，全市破案120起。\n二、防控。抓紧。\n", encoding="utf-8")
        convert(source, options=Options(formats=("pdf",), style=str(style), system_fonts=system_fonts))
        data = (folder / "report.pdf").read_bytes()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            names = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
        assert {name.partition("+")[2] for name in names} >= {"AmtKai", "NotoSerifSC-Regular"}
        assert "上半年，全市破案120起。" in copied(data).replace("\r\n", "")

    @pytest.mark.parametrize(
        ("kind", "name", "said"),
        [
            ("variable", "own.ttf", "variable face; take a static one"),
        ],
    )
    def test_one_that_cannot_be_used_is_one_line_that_names_file_and_remedy(
        self, tmp_path: Path, kind: str, name: str, said: str
    ) -> None:
        refused_face(kind, tmp_path / name)
        (tmp_path / "own.toml").write_text(f'[fonts.tw]\nbody = "{name}"\n', encoding="utf-8")
        (tmp_path / "report.txt").write_text("一、防控。抓紧。\n", encoding="utf-8")
        run = duizhao(tmp_path, "convert", "report.txt", "--style", "own.toml")
        assert run.returncode == 4
        assert run.stderr.count("\n") == 1
        assert name in run.stderr
        assert said in run.stderr
        assert not list(tmp_path.glob("report.*f"))
