"""Make the bundled faces again from their published packages, and check every byte on the way in and out.

    python fonts/build.py [--cache DIR] [--out DIR] [--record]

Needs fontTools with brotli, npm (`npm pack`) and `dpkg-deb`, and the Debian packages named in SOURCES.toml in
the cache (`apt-get download`). What is taken, and what must come out, stands in SOURCES.toml.
"""

from __future__ import annotations

import argparse
import fnmatch
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import fontTools
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from outlines import contours, simpler

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
BIG5_COMMON = range(0xA1, 0xC7)
"""Lead bytes of Big5's signs and its first level, 常用字."""
FOREIGN = ((0x3200, 0x3220), (0x3260, 0x3280), (0x32D0, 0x3358))
"""Hangul and katakana in circles, brackets and squares."""
SYMBOLS = (
    (0x20, 0x7F),
    (0xA0, 0x180),
    (0x2010, 0x2070),
    (0x2100, 0x2140),
    (0x2150, 0x218A),
    (0x2190, 0x21FF),
    (0x2200, 0x2300),
    (0x2460, 0x2670),
    (0x2E3A, 0x2E3C),
    (0x3000, 0x3040),
    (0x3200, 0x3400),
    (0xFE30, 0xFE70),
    (0xFF00, 0xFFF0),
)
FEATURES = ["halt", "palt", "kern", "vert", "vhal", "chws", "vchw", "ccmp", "locl", "mark"]
USELESS_TABLES = ["vhea", "vmtx", "DSIG", "VORG"]
CURVE_ERROR = 1.0
"""Font units that a quadratic curve may stray from the cubic one it stands for."""
ASCENT, DESCENT, CAP_HEIGHT, X_HEIGHT = 880, -120, 700, 480
"""Of a redrawn face, in thousandths of the em: a Chinese character fills its square."""
OPENING, CLOSING = "「『（《〈【〔〖〘〚［｛“‘〝", "」』）》〉】〕〗〙〛］｝”’〞"
BRACKET_EDGE = 60
"""Thousandths of the em between a bracket and the side of its square, where a face is `raised`."""
NARROW = "‵′″"
"""Ambiguous signs that stand beside Western figures."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the bundled faces from their packages.")
    parser.add_argument("--cache", type=Path, default=HERE / ".cache", help="where packages are kept")
    parser.add_argument("--out", type=Path, default=HERE, help="where the faces go")
    parser.add_argument("--record", action="store_true", help="write the new hashes into SOURCES.toml")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    sources = tomllib.loads((HERE / "SOURCES.toml").read_text(encoding="utf-8"))
    failed = False
    for face in sources["faces"]:
        data = make(face, sources["packages"], options.cache)
        digest = hashlib.sha256(data).hexdigest()
        (options.out / face["file"]).write_bytes(data)
        right = digest == face["sha256"]
        print(f"{face['file']:26} {len(data) / 1e6:6.2f} MB  {digest[:16]}  {'ok' if right else 'DIFFERENT'}")
        if options.record:
            record(face["file"], digest)
        elif not right:
            failed = True
    if failed:
        print(f"hashes differ: recorded with fontTools {sources['fonttools']}, this is {fontTools.version}")
    return int(failed)


def make(face: dict[str, Any], packages: dict[str, Any], cache: Path) -> bytes:
    """The bytes of one face of SOURCES.toml."""
    archive = archive_of(packages[face["package"]], cache)
    if "family" in face:
        return redrawn(face, members_of(archive, face["member"]), characters(face, packages, cache))
    original = next(members_of(archive, face["member"]))
    if face["characters"] == "all":
        return original
    return cut(original, characters(face, packages, cache))


def characters(face: dict[str, Any], packages: dict[str, Any], cache: Path) -> set[int]:
    """The code points that a face is to have."""
    if face["characters"] == "rare":
        return set(map(ord, (HERE / "rare-characters.txt").read_text(encoding="utf-8")))
    if face["characters"] == "traditional":
        return traditional() | set(map(ord, (HERE / "kai-characters.txt").read_text(encoding="utf-8")))
    standard = next(members_of(archive_of(packages["tgh"], cache), "package/data/characters.txt")).decode()
    simplified = symbols() | gb2312() | {ord(char) for char in standard if char > " "}
    return simplified if face["characters"] == "simplified" else simplified | big5()


def archive_of(package: dict[str, str], cache: Path) -> Path:
    """The package's archive, from the cache or by npm, its hash checked."""
    path = cache / package["archive"]
    if not path.exists():
        if "npm" not in package:
            raise SystemExit(f"put {package['archive']} (Debian package {package['debian']}) into {cache}")
        subprocess.run(["npm", "pack", package["npm"]], cwd=cache, check=True, stdout=subprocess.DEVNULL)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != package["sha256"]:
        raise SystemExit(f"{path} is not what SOURCES.toml says: sha256 {digest}")
    return path


def members_of(archive: Path, pattern: str) -> Iterator[bytes]:
    """The files of a .tgz or a .deb whose names fit, in the order of their names."""
    if archive.suffix == ".deb":
        unpacked = subprocess.run(
            ["dpkg-deb", "--fsys-tarfile", str(archive)], check=True, capture_output=True
        )
        with tarfile.open(fileobj=io.BytesIO(unpacked.stdout)) as tar:
            yield from read_members(tar, "./" + pattern)
    else:
        with tarfile.open(archive) as tar:
            yield from read_members(tar, pattern)


def read_members(tar: tarfile.TarFile, pattern: str) -> Iterator[bytes]:
    names = sorted(name for name in tar.getnames() if fnmatch.fnmatchcase(name, pattern))
    if not names:
        raise SystemExit(f"{pattern} is no file of its package")
    for name in names:
        file = tar.extractfile(name)
        if file is None:
            raise SystemExit(f"{name} is no file of its package")
        yield file.read()


def symbols() -> set[int]:
    """The symbols a report uses."""
    return {point for first, after in SYMBOLS for point in range(first, after)}


def gb2312() -> set[int]:
    return set(decodable("gb2312", range(0xA1, 0xFF), range(0xA1, 0xFF)))


def big5(leads: Iterable[int] = range(0xA1, 0xFF)) -> set[int]:
    return set(decodable("big5", leads, range(0x40, 0xFF)))


def traditional() -> set[int]:
    """Big5's first level, and signs that take a square, but for those of Japanese and Korean alone."""
    signs = {point for point in symbols() | big5() if not "㐀" <= chr(point) <= "鿿"}
    foreign = {point for first, after in FOREIGN for point in range(first, after)}
    return set(filter(is_wide, (signs | big5(BIG5_COMMON)) - foreign))


def is_wide(point: int) -> bool:
    """Whether a character takes a square in Chinese text, whatever the face."""
    char = chr(point)
    wide = unicodedata.east_asian_width(char)
    return wide in ("W", "F") or (wide == "A" and char >= "‐" and char not in NARROW)


def decodable(codec: str, leads: Iterable[int], trails: Iterable[int]) -> Iterable[int]:
    """Code points of a two-byte character set."""
    for lead in leads:
        for trail in trails:
            text = bytes((lead, trail)).decode(codec, errors="ignore")
            if len(text) == 1 and ord(text) > 0x7F:
                yield ord(text)


def cut(original: bytes, points: set[int]) -> bytes:
    """The face with these code points only: no hinting; dates and names kept, so that rebuilds agree."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.legacy_cmap = False
    options.recalc_timestamp = False
    options.drop_tables += USELESS_TABLES
    font = TTFont(io.BytesIO(original), lazy=True, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def redrawn(face: dict[str, Any], originals: Iterable[bytes], points: set[int]) -> bytes:
    """A face of our own name with the outlines of others: out of slices, or out of PostScript outlines.

    A licence that reserves a font's name asks for another one; the copyright notice stays. Only what setting
    text needs is taken: outlines, widths and the character map.
    """
    glyphs: dict[str, Any] = {".notdef": TTGlyphPen(None).glyph()}
    widths: dict[str, int] = {".notdef": 1000}
    known: dict[int, str] = {}
    notices: dict[str, None] = {}
    for original in originals:
        font = TTFont(io.BytesIO(original), lazy=True)
        outlines = font.getGlyphSet()
        scale = 1000 / font["head"].unitsPerEm
        if scale != 1 and "tolerance" not in face:
            raise SystemExit(f"{face['file']}: made of a font that has not 1000 units to the em")
        notices[font["name"].getDebugName(0)] = None
        for point, name in sorted(font.getBestCmap().items()):
            if point in points and point not in known:
                known[point] = f"u{point:05X}"
                widths[known[point]] = round(outlines[name].width * scale)
                if "tolerance" in face:
                    glyphs[known[point]] = simplified(face, outlines[name], chr(point), scale)
                else:
                    glyphs[known[point]] = redraw(outlines, name, cubic="glyf" not in font)
    return built(face, glyphs, widths, known, "\n".join(notices))


def redraw(outlines: Any, name: str, cubic: bool) -> Any:
    """A glyph of TrueType outlines, whatever it was drawn with."""
    pen = TTGlyphPen(None)
    if cubic:
        outlines[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        return pen.glyph()
    whole = DecomposingRecordingPen(outlines)
    outlines[name].draw(whole)
    whole.replay(pen)
    return pen.glyph()


def simplified(face: dict[str, Any], original: Any, char: str, scale: float) -> Any:
    """A glyph in the place and size the face asks for, of as few points as its `tolerance` lets it have.

    It is `larger` about the middle of its square and then `raised`; brackets stand at the sides of theirs.
    """
    scale *= face["larger"]
    across = 500 * (1 - face["larger"])
    plain = DecomposingRecordingPen(None)
    original.draw(TransformPen(plain, (scale, 0, 0, scale, across, face["raised"])))
    outline = contours(plain.value)
    edges = [point.real for contour in outline for point, _ in contour]
    aside = 0.0
    if char in OPENING:
        aside = 1000 - BRACKET_EDGE - max(edges)
    elif char in CLOSING:
        aside = BRACKET_EDGE - min(edges)
    pen = TTGlyphPen(None)
    for contour in outline:
        begun = False
        for piece in simpler(contour, face["tolerance"]):
            points = [(round(point.real + aside), round(point.imag)) for point in piece]
            draw = pen.moveTo if not begun else pen.lineTo if len(points) == 1 else pen.qCurveTo
            draw(*points)
            begun = True
        pen.closePath()
    return pen.glyph()


def built(
    face: dict[str, Any], glyphs: dict[str, Any], widths: dict[str, int], known: dict[int, str], notice: str
) -> bytes:
    """A font file of these glyphs; no date in it but that of the first font, so that rebuilds agree."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *(known[point] for point in sorted(known))])
    builder.setupCharacterMap(known)
    builder.setupGlyf(glyphs)
    bearings = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (widths[name], bearings[name].xMin) for name in widths})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    names = {
        "copyright": notice,
        "familyName": face["family"],
        "styleName": "Regular",
        "uniqueFontIdentifier": f"{face['family']} {face['version']}",
        "fullName": face["family"],
        "version": f"Version {face['version']}",
        "psName": face["file"].removesuffix(".ttf"),
        "description": face["about"],
        "licenseDescription": face["terms"],
    }
    builder.setupNameTable(names, mac=False)
    builder.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT,
        sxHeight=X_HEIGHT, sCapHeight=CAP_HEIGHT, fsType=0,
    )  # fmt: skip
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    result = io.BytesIO()
    builder.save(result)
    return result.getvalue()


def record(file: str, digest: str) -> None:
    """Write a face's hash into SOURCES.toml, keeping its comments."""
    path = HERE / "SOURCES.toml"
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(rf'(file = "{re.escape(file)}"\n(?:[a-z].*\n)*?sha256 = ")[0-9a-f]*(")')
    path.write_text(pattern.sub(rf"\g<1>{digest}\g<2>", text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
