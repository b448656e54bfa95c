"""What is copied out of a PDF, by pypdfium2 and poppler: the Edition's text, no character more or less."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pdfs import Made, Maker, texts_of

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="no poppler")
ALIEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd\ufffe\ue000-\uf8ff]")
"""What typesetting needs and readers must not meet, and what stands for characters without a name."""


def copied(made: Made) -> str:
    """All text as pypdfium2 reads it, page after page, without line ends."""
    with pypdfium2.PdfDocument(made.data) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return re.sub(r"[\r\n]+", "", "".join(pages))


def poppler(made: Made, folder: Path, *options: str) -> str:
    path = made.saved_in(folder)
    return subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, str(path), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout  # fmt: skip


def of_the_editions(made: Made) -> list[str]:
    """Texts of the report that no page end divides, in both scripts and in reading order."""
    whole = {passage.text for passage in made.tags.passages() if len(passage.pages) == 1}
    return [text for both in texts_of(made.pair) for text in both if text in whole]


def test_ua23_every_text_is_copied_as_the_edition_has_it(either: Made) -> None:
    text, wanted = copied(either), of_the_editions(either)
    assert len(wanted) > 15
    for each in wanted:
        assert each in text
    for element in either.tags.all("P", "LBody"):  # also of those that a page end divides
        assert all(part in text for part in element.parts if isinstance(part, str))


def test_ua23_cells_and_entries_are_copied_whole(seed: Made) -> None:
    """Whatever stands in an element on one page is copied in one piece, but the labels of a chart."""
    text = copied(seed)
    in_charts = {id(each) for figure in seed.tags.all("Figure") for each in figure.walk()}
    for element in seed.tags.walk():
        if len(element.pages) == 1 and not element.kids and id(element) not in in_charts:
            assert element.text in text


def test_ua23_no_mark_of_the_composer_is_copied(seed: Made) -> None:
    assert not ALIEN.search(copied(seed))


def test_a_page_is_copied_from_its_first_word_and_the_page_number_comes_last(seed: Made) -> None:
    with pypdfium2.PdfDocument(seed.data) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert pages[0].startswith(seed.pair[0].title)
    for number, page in enumerate(pages[1:], start=2):
        assert re.search(rf"\b{number}\W*$", page)


@needs_poppler
def test_ua23_poppler_reads_the_same_in_the_same_order(either: Made, tmp_path: Path) -> None:
    text = re.sub(r"[\n\f]+", "", poppler(either, tmp_path, "-raw"))
    assert not ALIEN.search(text)
    wanted = of_the_editions(either)
    if either.typeset.layout.spreads:  # page after page, and each has one script
        assert all(each in text for each in wanted)
        return
    place = 0
    for each in wanted:
        place = text.find(each, place)
        assert place >= 0, each


@needs_poppler
def test_ua23_western_words_keep_the_spaces_of_the_source_and_get_no_others(
    made: Maker, tmp_path: Path
) -> None:
    report = made("一、合作。用Open Office写的report共3份，GPS装置1.5万余台，见https://a.cn/x?y=1。\n完。\n")
    for text in (copied(report), re.sub(r"\n", "", poppler(report, tmp_path, "-raw"))):
        assert "用Open Office写的report共3份，GPS装置1.5万余台，见https://a.cn/x?y=1。" in text


RARE = "𠮷野家、𡃁仔、𪚥、㐂、鿃、𠀀𪜈𫞥"


def test_ua20_characters_beyond_the_basic_plane_are_copied_as_themselves(made: Maker, tmp_path: Path) -> None:
    report = made(f"一、姓名。{RARE}等人受表彰。\n抓紧。\n")
    assert RARE in copied(report)
    assert any(RARE in element.text for element in report.tags.walk())
    if shutil.which("pdftotext"):
        assert RARE in poppler(report, tmp_path, "-raw").replace("\n", "")


def test_ua20_characters_that_share_a_glyph_are_copied_apart(made: Maker) -> None:
    """⼀ U+2F00 and 一 U+4E00 look alike; the composer's own marks must not change either."""
    text = "一、部首。⼀与一、⽇与日、·与‧、—与―不同。\n抓紧。\n"
    report = made(text)
    shown = "".join(element.text for element in report.tags.walk())
    for char in "一日·‧—―":
        assert char in shown


class TestFonts:
    @needs_poppler
    def test_ua20_all_are_embedded_as_subsets_with_their_unicode(self, made: Maker, tmp_path: Path) -> None:
        path = made().saved_in(tmp_path)
        run = subprocess.run(["pdffonts", str(path)], capture_output=True, encoding="utf-8", check=True)
        fonts = [line.split() for line in run.stdout.splitlines()[2:]]
        assert len(fonts) >= 4
        for _, *_, encoding, embedded, subset, unicode, _, _ in fonts:
            assert (encoding, embedded, subset, unicode) == ("Identity-H", "yes", "yes", "yes")

    def test_bold_is_a_face_of_its_own_and_no_outline_is_thickened(self, made: Maker) -> None:
        names = set()
        for page in made().pdf.pages:
            names |= {str(font.BaseFont).partition("+")[2] for font in page.Resources.Font.values()}
            operators = {str(operator) for _, operator in pikepdf.parse_content_stream(page)}
            assert "Tr" not in operators
        assert names >= {"NotoSerifTC-Bold", "NotoSerifSC-Bold", "NotoSansTC-Bold", "NotoSansSC-Bold"}
