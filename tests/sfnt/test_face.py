"""The small TrueType reader against fontTools, and what it refuses."""

from __future__ import annotations

import io
import struct
import sys
import time
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from converter.assets import folder
from converter.errors import FontError
from converter.sfnt import FaceFile, FontFile

FACES = sorted(folder("fonts").glob("*.ttf"))
SAMPLE = "一的國国，。（）“”—…·Ag0%~𠮷𠀋𡃁ⅣⅠ\ue000\U0010ffff"


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
class TestEveryBundledFace:
    def test_maps_and_measures_all_its_characters_as_fonttools_does(self, path: Path) -> None:
        ours = FontFile(FaceFile(path))
        with TTFont(path, lazy=True) as theirs:
            metrics, order, best = theirs["hmtx"].metrics, theirs.getReverseGlyphMap(), theirs.getBestCmap()
        wrong = [
            point
            for point, name in best.items()
            if (ours.glyph(point), ours.advance(point)) != (order[name], metrics[name][0])
        ]
        assert not wrong
        absent = (point for point in range(0x20, 0x30000, 7) if point not in best)
        assert not any(ours.glyph(point) for point in absent)

    def test_gives_the_same_vertical_metrics_names_and_ink(self, path: Path) -> None:
        ours = FontFile(FaceFile(path))
        with TTFont(path, lazy=True) as theirs:
            assert ours.upem == theirs["head"].unitsPerEm
            assert (ours.ascent, ours.descent) == (theirs["hhea"].ascent, theirs["hhea"].descent)
            assert ours.postscript_name == theirs["name"].getDebugName(6)
            assert theirs["name"].getDebugName(1) in ours.families
            if theirs["OS/2"].version >= 2:
                assert ours.cap_height == theirs["OS/2"].sCapHeight
            cmap = theirs.getBestCmap()
            for char in filter(lambda char: ord(char) in cmap, SAMPLE):
                glyph = theirs["glyf"][cmap[ord(char)]]
                bounds = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) if glyph.numberOfContours else None
                assert ours.ink(ord(char)) == bounds, char

    def test_opens_quickly(self, path: Path) -> None:
        def seconds() -> float:
            start = time.perf_counter()
            FontFile(FaceFile(path)).advance(0x4E00)
            return time.perf_counter() - start

        assert min(seconds() for _ in range(5)) < 0.05


def test_a_face_with_only_a_format_4_map_is_read(tmp_path: Path) -> None:
    characters = {0x41: "A", 0x42: "B", 0x44: "A", 0x4E00: "B", 0x9FA5: "A", 0xFF0C: "B"}
    path = tmp_path / "small.ttf"
    path.write_bytes(_small_face(characters))
    face = FontFile(FaceFile(path))
    assert {point: face.glyph(point) for point in range(0x10000) if face.glyph(point)} == {
        point: {"A": 1, "B": 2}[name] for point, name in characters.items()
    }
    assert face.advance(0x42) == 700


def test_an_empty_glyph_has_no_ink() -> None:
    assert FontFile(FaceFile(FACES[-1])).ink(0x20) is None


def _small_face(characters: dict[int, str]) -> bytes:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A", "B"])
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 1, 0, characters
    builder.setupCharacterMap(characters)
    builder.font["cmap"].tables = [table]
    builder.setupGlyf(dict.fromkeys((".notdef", "A", "B"), TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0), "B": (700, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    builder.setupNameTable({"familyName": "Small"})
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


class TestRefusal:
    def refused(self, path: Path) -> str:
        with pytest.raises(FontError) as caught:
            FontFile(FaceFile(path)).advance(0x41)
        message = str(caught.value)
        assert path.name in message
        assert "\n" not in message
        return message

    def test_of_postscript_outlines_says_what_to_install(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        builder = FontBuilder(1000, isTTF=False)
        builder.setupGlyphOrder([".notdef"])
        builder.setupCharacterMap({})
        builder.setupCFF("Small", {}, {".notdef": T2CharStringPen(500, None).getCharString()}, {})
        builder.setupHorizontalMetrics({".notdef": (500, 0)})
        builder.setupHorizontalHeader()
        builder.setupPost()
        path = tmp_path / "outlines.otf"
        builder.save(path)
        monkeypatch.setitem(sys.modules, "fontTools.cffLib", None)
        with pytest.raises(FontError, match=r"outlines\.otf has PostScript.*pip install \"duizhao\[cff\]\""):
            FontFile(FaceFile(path)).ink(0x41)

    def test_of_a_variable_face_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "variable.ttf"
        face = TTFont(io.BytesIO(_small_face({0x41: "A"})))
        table = face["fvar"] = newTable("fvar")
        table.axes, table.instances = [], []
        face.save(path)
        assert "variable" in self.refused(path)

    @pytest.mark.parametrize(
        ("start", "word"),
        [(b"wOFF", "WOFF"), (b"wOF2", "WOFF2"), (b"%PDF", "not a TrueType")],
    )
    def test_of_other_containers_names_them(self, tmp_path: Path, start: bytes, word: str) -> None:
        path = tmp_path / "other.ttf"
        path.write_bytes(start + bytes(60))
        assert word in self.refused(path)

    def test_of_a_file_cut_short_anywhere(self, tmp_path: Path) -> None:
        whole = _small_face({0x41: "A"})
        path = tmp_path / "cut.ttf"
        for length in (0, 3, 12, 40, len(whole) // 2, len(whole) - 8):
            path.write_bytes(whole[:length])
            self.refused(path)

    def test_of_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        assert "cannot be read" in self.refused(tmp_path / "none.ttf")

    def test_of_a_face_whose_maker_forbids_embedding(self, tmp_path: Path) -> None:
        face = TTFont(io.BytesIO(_small_face({0x41: "A"})))
        face["OS/2"].fsType = 2
        path = tmp_path / "closed.ttf"
        face.save(path)
        assert "embedded" in self.refused(path)

    def test_never_anything_but_a_font_error_when_bytes_are_damaged(self, tmp_path: Path) -> None:
        whole = bytearray(_small_face({0x41: "A", 0x4E00: "B"}))
        path = tmp_path / "damaged.ttf"
        for place in range(0, len(whole), 5):
            damaged = whole.copy()
            damaged[place] ^= 0xFF
            path.write_bytes(damaged)
            try:
                face = FontFile(FaceFile(path))
                for char in "A一":
                    face.advance(ord(char))
                    face.ink(ord(char))
                assert face.families | face.own_names is not None
            except FontError:
                continue


def test_the_header_is_that_of_a_truetype_file() -> None:
    assert all(struct.unpack(">L", path.read_bytes()[:4]) == (0x00010000,) for path in FACES)
