"""Makes the same reports as people have them: Word files, web pages, PDFs, Markdown.

    python tests/readers/same/make.py FOLDER      where FOLDER holds the reports as NAME.txt

LibreOffice writes the Word file, the page and the PDF, with the faces of `fonts/`; what it starts from is a
plain Word file with the look an office gives a report: a title in the middle, headings in Word's own styles,
run-in headings bold, an indent of two characters, page numbers. The tests read what lies beside this script, so
that they need none of this; run it again where a reader is to meet another form, and look at what changes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from converter import readers
from converter.model import Report
from converter.parsing import parse

HERE = Path(__file__).parent
FONTS = HERE.parents[2] / "fonts"
NAMES = ("qingdao-psb-2016h1", "lanhe_econ_2023_q3", "linjiang_fire_2021_jan_sep", "yunchuan_court_2019")


def main() -> None:
    source = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in NAMES:
            text = source / f"{name}.txt"
            (HERE / f"{name}.txt").write_bytes(text.read_bytes())
            report = parse(readers.read(text))
            (HERE / f"{name}.md").write_text(markdown(report), encoding="utf-8")
            word(report).save(str(work / f"{name}.docx"))
        for kind in ("docx", "html", "pdf"):
            libreoffice(kind, [work / f"{name}.docx" for name in NAMES], HERE, work)


def lines_of(report: Report) -> list[tuple[str, int | None, int]]:
    """Each line of the source with its heading level, and how much of it is a run-in heading."""
    looks: dict[int, tuple[int | None, int]] = {}
    for section in report.walk():
        if section.heading is not None:
            start = (section.label or section.heading).span.start
            end = (section.mark or section.heading).span.end
            looks[start] = (None, end - start) if section.run_in else (section.level, 0)
    found, start = [], 0
    for line in report.text.split("\n"):
        bare = line.strip()
        if bare:
            at = start + line.index(bare)
            level, bold = looks.get(at, (None, 0))
            if report.title is not None and report.title.span.start == at:
                level = 0
            found.append((bare, level, bold))
        start += len(line) + 1
    return found


def markdown(report: Report) -> str:
    made = []
    for text, level, bold in lines_of(report):
        if level is not None:
            made.append(f"{'#' * (level + 1)} {text}")
        else:
            made.append(f"**{text[:bold]}**{text[bold:]}" if bold else text)
    return "\n\n".join(made) + "\n"


def word(report: Report) -> docx.document.Document:
    made = docx.Document()
    face = "Noto Serif TC" if report.script == "Hant" else "Noto Serif SC"
    for style in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        fonts = made.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for script in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(qn(f"w:{script}"), face)
    made.styles["Normal"].font.size = Pt(15)
    for text, level, bold in lines_of(report):
        if level is not None:
            paragraph = made.add_paragraph(text, style=f"Heading {min(level, 3)}" if level else "Title")
            if level == 0:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            continue
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Pt(30)
        if bold:
            paragraph.add_run(text[:bold]).bold = True
        paragraph.add_run(text[bold:])
    footer = made.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(footer)
    return made


def page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def libreoffice(kind: str, sources: list[Path], folder: Path, work: Path) -> None:
    config = work / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{FONTS}</dir>'
        f"<cachedir>{work / 'cache'}</cachedir></fontconfig>"
    )
    subprocess.run(
        [
            *(
                "soffice",
                f"-env:UserInstallation=file://{work / 'profile'}",
                "--headless",
                "--convert-to",
                kind,
            ),
            *("--outdir", str(folder), *map(str, sources)),
        ],
        check=True,
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
    )


if __name__ == "__main__":
    main()
