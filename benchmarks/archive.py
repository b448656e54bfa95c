"""What an archive costs: many varied reports made of the annotated ones, and a run over them measured.

usage: python benchmarks/archive.py make FOLDER [COUNT]
       python benchmarks/archive.py run FOLDER OUT [WORKERS]
       python benchmarks/archive.py table FOLDER FILE

`make` writes COUNT reports (10,000): parts of the annotated reports cut, joined and given other figures, of
the lengths that archives have (half under 1,500 characters, one in fifty over 10,000), as text in four
encodings, Word, HTML, Markdown and PDF, and one in 200 that cannot be read. `run` converts the folder to PDF
and Word, `table` reads it into a table; both print processor time, memory of the largest process, bytes read
and written.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "tests" / "cases" / "reports"
FONTS = ROOT / "fonts"

KINDS = {
    "txt": 50, "gb18030": 10, "big5": 3, "utf-16": 2, "docx": 15, "html": 10, "md": 7, "pdf": 3,
}  # fmt: skip
"""Kinds of files and their share in percent; the encodings are text."""
BROKEN = 200
"""One report in so many cannot be read."""
LENGTHS = (600, 900, 1_200, 1_500, 2_500, 4_000, 6_000, 10_000)
"""Characters, each as likely; one in fifty has three times the last."""

_DIGITS = re.compile(r"(?<![0-9年月日.])[0-9]{1,9}(?:\.[0-9]+)?(?![0-9年月日.])")


def main() -> None:
    verb, folder, *rest = sys.argv[1:]
    if verb == "make":
        make(Path(folder), int(rest[0]) if rest else 10_000)
    elif verb == "run":
        workers = rest[1] if len(rest) > 1 else "0"
        measured(Path(folder), Path(rest[0]), "convert", folder, "-o", rest[0], "-j", workers, "--tree")
    else:
        measured(Path(folder), Path(rest[0]), "table", folder, "-o", rest[0])


def make(folder: Path, count: int) -> None:
    """Write the reports, a hundred in a folder; the same ones each time."""
    chance = random.Random(1)
    known = [path.read_text("utf-8").splitlines() for path in sorted(REPORTS.glob("*.txt"))]
    for number in range(count):
        place = folder / f"{number // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        lines = varied(chance, known)
        suffix, written = WRITERS.get(kind, ("txt", lambda lines: _encoded(lines, "utf-8")))
        data = written(lines)
        if number % BROKEN == BROKEN - 1:
            data = data[:7] if suffix != "txt" else b"\x00\x81" * 40
        (place / f"{number:05}.{suffix}").write_bytes(data)


def varied(chance: random.Random, known: list[list[str]]) -> list[str]:
    """A report of its own: the head of one, parts of several, and other figures."""
    wanted = chance.choice(LENGTHS) if chance.randrange(50) else 3 * LENGTHS[-1]
    lines = list(chance.choice(known))
    while sum(map(len, lines)) < wanted:
        other = chance.choice(known)
        at = chance.randrange(1, max(2, len(other) - 3))
        lines += other[at : at + chance.randrange(3, 12)]
    while sum(map(len, lines)) > 1.3 * wanted and len(lines) > 6:
        del lines[chance.randrange(2, len(lines))]
    return [_DIGITS.sub(lambda found: _other(found[0], chance), line) for line in lines]


def _other(number: str, chance: random.Random) -> str:
    """A number of the same length; the first digit stays above zero."""
    return "".join(
        each if each == "." else str(chance.randrange(0 if at else 1, 10)) for at, each in enumerate(number)
    )


def _encoded(lines: list[str], encoding: str) -> bytes:
    return "\n".join(lines).encode(encoding, "replace")


def _html(lines: list[str]) -> bytes:
    title = escape(lines[0])
    body = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    return f'<!doctype html><meta charset="utf-8"><title>{title}</title><h1>{title}</h1>{body}'.encode()


def _markdown(lines: list[str]) -> bytes:
    return ("# " + "\n\n".join(lines) + "\n").encode()


def _docx(lines: list[str]) -> bytes:
    from io import BytesIO

    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf(lines: list[str]) -> bytes:
    from io import BytesIO

    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(TTFont("text", str(FONTS / "NotoSerifSC-Regular.ttf")))
    stream = BytesIO()
    canvas = Canvas(stream, invariant=True)
    wrapped = [piece for line in lines for piece in (line[at : at + 36] for at in range(0, len(line), 36))]
    for first in range(0, len(wrapped), 40):
        canvas.setFont("text", 12)
        for row, piece in enumerate(wrapped[first : first + 40]):
            canvas.drawString(80, 760 - 17 * row, piece)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


WRITERS: dict[str, tuple[str, Callable[[list[str]], bytes]]] = {
    "gb18030": ("txt", lambda lines: _encoded(lines, "gb18030")),
    "big5": ("txt", lambda lines: _encoded(lines, "big5")),
    "utf-16": ("txt", lambda lines: _encoded(lines, "utf-16")),
    "docx": ("docx", _docx),
    "html": ("html", _html),
    "md": ("md", _markdown),
    "pdf": ("pdf", _pdf),
}


def measured(folder: Path, out: Path, *arguments: str) -> None:
    """Run duizhao and print what it cost."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    start = time.perf_counter()
    command = [sys.executable, "-m", "converter", *arguments]
    run = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    outputs = [path for path in (out.rglob("*") if out.is_dir() else [out]) if path.is_file()]
    print(f"{len(files):,} files, exit code {run.returncode}")
    print(f"clock          {took:9.0f} s   {len(files) / took:7.2f} a second")
    print(f"processor      {processor:9.0f} s   {1000 * processor / len(files):7.0f} ms a file")
    print(f"largest process{used.ru_maxrss / 1024:9.0f} MB")
    print(f"read           {_size(files) / 1e6:9.0f} MB")
    print(
        f"written        {_size(outputs) / 1e6:9.0f} MB  {_size(outputs) / len(files) / 1e3:7.0f} kB a file"
    )


def _size(files: list[Path]) -> int:
    return sum(path.stat().st_size for path in files)


if __name__ == "__main__":
    main()
