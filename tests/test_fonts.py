"""The bundled faces, and which face sets which character."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from converter.assets import folder, read_toml
from converter.errors import FontError
from converter.fonts import MISSING, FontRole, Fonts, find_face, load_fonts
from converter.model import Variant
from converter.sfnt import FaceFile, open_face
from converter.styles import load_style

FONTS = folder("fonts")
SOURCES = read_toml(FONTS / "SOURCES.toml")
TAIWAN_FORMS = [
    pair
    for line in (Path(__file__).parent / "taiwan_forms.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for pair in line.split()
]
"""Each a standard form (國字標準字體) and an inherited or foreign one with a code point of its own."""


@dataclass
class Choice:
    """A style that names faces by role only."""

    faces: dict[str, str] = field(default_factory=dict)

    def face_references(self, role: FontRole, variant: Variant) -> tuple[str, ...]:
        return tuple(filter(None, self.faces.get(role, "").split(";")))


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return load_fonts(load_style())


class TestBundledFaces:
    @pytest.mark.parametrize("source", SOURCES["faces"], ids=lambda source: source["file"])
    def test_each_is_byte_for_byte_what_its_source_says(self, source: dict[str, Any]) -> None:
        assert hashlib.sha256((FONTS / source["file"]).read_bytes()).hexdigest() == source["sha256"]

    def test_all_stand_in_the_list_of_sources_beside_their_licences(self) -> None:
        assert {path.name for path in FONTS.glob("*.ttf")} == {face["file"] for face in SOURCES["faces"]}
        assert all((FONTS / face["licence"]).is_file() for face in SOURCES["faces"])
        assert all(face["package"] in SOURCES["packages"] for face in SOURCES["faces"])

    def test_together_they_stay_small_enough_to_carry(self) -> None:
        assert sum(path.stat().st_size for path in FONTS.iterdir()) <= 72_000_000
        assert sum(path.stat().st_size for path in FONTS.glob("DuizhaoKai*")) <= 12_000_000

    @pytest.mark.parametrize("name", ["DuizhaoKaiSC-Regular", "DuizhaoFangSC-Regular"])
    def test_the_faces_of_official_documents_cover_gb2312(self, name: str) -> None:
        face = load_fonts(Choice({"body": name})).chain("body", "cn")[0]
        assert all(map(face.covers, _two_byte_set("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))))
        assert all(map(face.covers, "，。、；：？！（）《》〈〉【】〔〕「」“”‘’%0123456789"))

    def test_the_traditional_kai_covers_the_common_characters(self) -> None:
        face = load_fonts(Choice({"body": "DuizhaoKaiTC-Regular"})).chain("body", "tw")[0]
        common = _two_byte_set("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
        listed = (FONTS / "kai-characters.txt").read_text("utf-8").split()
        for char in common + "".join(listed) + "ぁんァヶㄅㄩ㈠①％，〇":
            assert face.covers(char), char
            assert face.advance(char) == 1.0

    @pytest.mark.parametrize("name", ["DuizhaoKaiTC-Regular", "NotoSerifTC-Regular"])
    def test_marks_stand_in_their_squares_as_in_taiwan(self, name: str) -> None:
        face = load_fonts(Choice({"body": name})).chain("body", "tw")[0]
        middle = {
            mark: sum(face.ink(mark) or (0, 0)) / 2 for mark in "，。、；：！？「『（《〈【〔」』）》〉】〕"
        }
        assert all(0.4 < middle[mark] < 0.6 for mark in "，。、；：！？")
        assert all(
            (face.ink(mark) or (0, 0))[0] >= 0.5 for mark in "「『（《〈【〔"
        )  # half the square is white
        assert all((face.ink(mark) or (1, 1))[1] <= 0.5 for mark in "」』）》〉】〕")

    @pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
    def test_no_face_draws_taiwans_standard_form_as_an_inherited_one(self, path: Path) -> None:
        with TTFont(path, lazy=True) as face:
            glyphs, outlines = face.getBestCmap(), face["glyf"]
            there = [pair for pair in TAIWAN_FORMS if all(ord(char) in glyphs for char in pair)]
            drawn = {char: outlines[glyphs[ord(char)]] for pair in there for char in pair}
        if path.stem == "DuizhaoKaiTC-Regular":
            assert there == TAIWAN_FORMS
        alike = [pair for pair in there if drawn[pair[0]] == drawn[pair[1]]]
        assert not alike

    def test_the_traditional_kai_differs_from_one_form_to_the_other_as_the_serif_does(self) -> None:
        kai = ImageFont.truetype(FONTS / "DuizhaoKaiTC-Regular.ttf", 240)
        serif = ImageFont.truetype(FONTS / "NotoSerifSC-Regular.ttf", 240)  # has all of them
        alike = sum(_product(_change(kai, pair), _change(serif, pair)) > 0 for pair in TAIWAN_FORMS)
        assert alike > 0.8 * len(TAIWAN_FORMS)  # of two that are unrelated half, of two swapped few

    @pytest.mark.parametrize("path", sorted(FONTS.glob("Duizhao*.ttf")), ids=lambda path: path.stem)
    def test_a_redrawn_face_has_a_name_of_its_own(self, path: Path) -> None:
        face = open_face(FaceFile(path))
        assert all(name.startswith("Duizhao") for name in face.families | face.own_names)

    def test_the_serifs_cover_the_national_character_sets(self, fonts: Fonts) -> None:
        gb2312 = _two_byte_set("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
        big5 = _two_byte_set("big5", range(0xA4, 0xFA), range(0x40, 0xFF))
        hkscs = _two_byte_set("big5hkscs", range(0x87, 0xFF), range(0x40, 0xFF))
        tc, sc = fonts.chain("body", "tw")[0], fonts.chain("body", "cn")[0]
        assert all(map(sc.covers, gb2312))
        assert all(map(tc.covers, big5))
        missing = [char for char in hkscs if not fonts.face_for(char, "body", "hk")]
        assert len(missing) < 20
        assert all(fonts.face_for(char, "heading", "cn") for char in gb2312 + big5)


def _change(face: ImageFont.FreeTypeFont, pair: str) -> list[int]:
    """Where there is more ink in the first of two characters than in the second, both blurred in one square."""
    inks = []
    for char in pair:
        page = Image.new("L", (320, 320))
        ImageDraw.Draw(page).text((40, 250), char, fill=255, font=face, anchor="ls")
        square = page.crop(page.getbbox()).resize((128, 128), Image.Resampling.BILINEAR)
        inks.append(
            square.filter(ImageFilter.GaussianBlur(3)).resize((32, 32), Image.Resampling.BOX).tobytes()
        )
    return [one - other for one, other in zip(*inks, strict=True)]


def _product(one: list[int], other: list[int]) -> int:
    return sum(each * its for each, its in zip(one, other, strict=True))


def _two_byte_set(codec: str, leads: range, trails: range) -> str:
    pairs = (bytes((lead, trail)) for lead in leads for trail in trails)
    characters = (pair.decode(codec, errors="ignore") for pair in pairs)
    return "".join(char for char in characters if len(char) == 1 and char >= "㐀")


class TestFallback:
    def test_a_common_character_comes_from_the_face_of_its_own_script(self, fonts: Fonts) -> None:
        assert fonts.face_for("骨", "body", "tw").name == "NotoSerifTC-Regular"
        assert fonts.face_for("骨", "body", "hk").name == "NotoSerifTC-Regular"
        assert fonts.face_for("骨", "body", "cn").name == "NotoSerifSC-Regular"

    def test_each_role_has_a_face_of_its_own(self, fonts: Fonts) -> None:
        assert fonts.face_for("國", "strong", "tw").name == "NotoSerifTC-Bold"
        assert fonts.face_for("國", "heading", "tw").name == "NotoSansTC-Bold"
        assert fonts.face_for("国", "heading", "cn").name == "NotoSansSC-Bold"

    def test_a_simplified_character_in_the_traditional_column_comes_from_the_simplified_face(
        self, fonts: Fonts
    ) -> None:
        assert fonts.face_for("说", "body", "tw").name == "NotoSerifSC-Regular"

    def test_a_rare_character_comes_from_the_last_face(self, fonts: Fonts) -> None:
        assert [fonts.face_for(char, "body", "tw").name for char in "𠮷𪜈𫞥"] == ["HanaMinB-hkscs"] * 3
        assert fonts.face_for("𠮷", "heading", "cn").name == "HanaMinB-hkscs"

    def test_letters_and_small_figures_that_chinese_faces_lack_are_there(self, fonts: Fonts) -> None:
        assert [fonts.face_for(char, "body", "cn").name for char in "₂⁵Ž"] == ["NotoSerif-Regular"] * 3

    @pytest.mark.parametrize("char", ["\ue000", "\U000f0000", "\U0010fffd", "\ufffe"])
    def test_what_no_face_has_is_none_so_that_it_can_be_reported(self, fonts: Fonts, char: str) -> None:
        assert fonts.face_for(char, "body", "tw") is None
        assert fonts.face_for(char, "body", "tw") is None

    def test_the_sort_for_missing_characters_is_there_in_every_role(self, fonts: Fonts) -> None:
        roles: tuple[FontRole, ...] = ("body", "strong", "heading")
        assert all(fonts.face_for(MISSING, role, variant) for role in roles for variant in ("tw", "hk", "cn"))

    def test_a_latin_face_sets_western_letters_and_figures_but_no_chinese_marks(self) -> None:
        fonts = load_fonts(Choice({"body": "NotoSerifTC-Regular", "latin": "NotoSansTC-Bold"}))
        assert fonts.face_for("7", "body", "tw").name == "NotoSansTC-Bold"
        assert {fonts.face_for(char, "body", "tw").name for char in "“”，·×國"} == {"NotoSerifTC-Regular"}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of fonts on this machine."""
    monkeypatch.setattr("converter.sfnt.installed._folders", lambda: (tmp_path, tmp_path / "none"))
    return tmp_path


def _tiny(name: str, characters: str, embedding: int = 0) -> bytes:
    """A face of squares."""
    builder = FontBuilder(1000, isTTF=True)
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 800), (950, 800), (950, 0)):
        pen.lineTo(corner)
    pen.closePath()
    names = [".notdef", *(f"u{ord(char):04X}" for char in characters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"u{ord(char):04X}" for char in characters})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 50)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "fullName": name, "psName": name.replace(" ", "")}, mac=False)
    builder.setupOS2(fsType=embedding)
    builder.setupPost()
    data = io.BytesIO()
    builder.save(data)
    return data.getvalue()


class TestFindingFaces:
    def test_a_face_may_be_named_by_its_path(self) -> None:
        path = FONTS / "NotoSerifTC-Bold.ttf"
        face = load_fonts(Choice({"body": str(path)})).chain("body", "tw")[0]
        assert face.source.path == path

    def test_of_several_the_first_that_is_there_is_taken_and_the_next_fills_in(self) -> None:
        fonts = load_fonts(Choice({"body": "FangSong;DuizhaoFangSC-Regular;DuizhaoKaiTC-Regular"}))
        assert fonts.face_for("国", "body", "cn").name == "DuizhaoFangSC-Regular"
        assert fonts.face_for("說", "body", "cn").name == "DuizhaoKaiTC-Regular"
        assert fonts.stand_in("body", "cn") == ("FangSong", "DuizhaoFangSC-Regular")

    def test_an_installed_face_is_found_by_file_name_and_by_family_but_only_if_asked_for(
        self, installed: Path
    ) -> None:
        path = installed / "deep" / "kaiu.ttf"
        path.parent.mkdir()
        path.write_bytes((FONTS / "HanaMinB-hkscs.ttf").read_bytes())
        for name in ("kaiu", "KAIU.TTF", "花園明朝B"):
            assert find_face(name, installed=True) == FaceFile(path)
            assert find_face(name) is None

    def test_a_face_of_a_collection_is_found_by_its_name(self, installed: Path) -> None:
        faces = [_tiny("Amt Song", "一"), _tiny("Amt Kai", "國")]
        collection = TTCollection()
        collection.fonts = [TTFont(io.BytesIO(each)) for each in faces]
        collection.save(installed / "amt.ttc")
        assert find_face("amt kai", installed=True) == FaceFile(installed / "amt.ttc", 1)
        fonts = load_fonts(Choice({"body": "Amt Kai"}), installed=True)
        assert fonts.face_for("國", "body", "tw").name == "amt-2"
        assert fonts.face_for("一", "body", "tw").name == "NotoSerifTC-Regular"

    @pytest.mark.parametrize("closed", [0x0002, 0x0100, 0x0200])
    def test_an_installed_face_that_may_not_be_embedded_gives_way_to_the_next(
        self, installed: Path, closed: int
    ) -> None:
        (installed / "amt.ttf").write_bytes(_tiny("Amt Kai", "國", closed))
        fonts = load_fonts(Choice({"body": "Amt Kai;NotoSerifTC-Bold"}), installed=True)
        assert fonts.face_for("國", "body", "tw").name == "NotoSerifTC-Bold"

    @pytest.mark.parametrize("asked", [True, False])
    @pytest.mark.parametrize("name", ["No Such Face", "no/such/face.ttf"])
    def test_a_face_that_is_nowhere_is_one_clear_line(self, name: str, asked: bool, installed: Path) -> None:
        with pytest.raises(
            FontError, match=r"^[^\n]*face[^\n]*" + ("installed" if asked else "--system-fonts")
        ):
            load_fonts(Choice({"body": name}), installed=asked).face_for("國", "body", "tw")

    def test_no_file_is_opened_before_it_is_needed(self, tmp_path: Path) -> None:
        broken = tmp_path / "broken.ttf"
        broken.write_bytes(b"no face")
        fonts = load_fonts(Choice({"body": "NotoSerifTC-Regular", "heading": str(broken)}))
        assert fonts.face_for("國", "body", "tw") is not None
        assert fonts.chain("heading", "tw")[0].name == "broken"
        with pytest.raises(FontError, match=r"broken\.ttf"):
            fonts.face_for("國", "heading", "tw")


def test_lengths_are_in_em(fonts: Fonts) -> None:
    face = fonts.chain("body", "tw")[0]
    assert face.advance("國") == 1.0
    assert 0.4 < face.advance("7") < 0.7
    assert (face.ascent, face.descent) == (1.151, -0.286)
    assert 0.6 < face.cap_height < 0.8
    left, right = face.ink("（") or (0, 0)
    assert 0.5 < left < right < 1


@pytest.mark.parametrize("char", "☐☑☒✔∼")
@pytest.mark.parametrize("variant", ["tw", "hk", "cn"])
def test_boxes_to_tick_and_the_other_tilde_are_drawn(char: str, variant: Variant) -> None:
    for role in ("body", "strong", "heading"):
        assert load_fonts(load_style()).face_for(char, role, variant) is not None
