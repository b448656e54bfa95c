"""What only stands for other characters is read as those, in every format, and told."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import Document
from converter.readers import read
from converter.readers.cleaning import clean

WRITTEN = "⼯作⽴案⽐⾦⽂⽅⾯⼈⺠⻓⻋⾼⾏⼤⼆㇐契樂車､｡｢｣︵︶﹐"
READ = "工作立案比金文方面人民长车高行大二一契樂車、。「」（），"


def test_radicals_compatibility_ideographs_and_half_width_marks_are_folded_and_counted() -> None:
    text, notes = clean(WRITTEN)
    assert text == READ
    (note,) = notes
    assert note.code == "characters-folded"
    assert note.message.startswith(
        "23 characters that stand for others were read as those: ⺠ (U+2EA0) → 民 ×1"
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("上半年,立案120起,同比下降5.6%.市民说:“很好.”破案90起.", "上半年，立案120起，同比下降5.6%。市民说：“很好。”破案90起。"),
        ("抓好落实.\n一.总体情况\n1.总体情况\n一.\n3.5万元", "抓好落实。\n一.总体情况\n1.总体情况\n一.\n3.5万元"),
        ("全市,共1,200起.二.加强.", "全市，共1,200起。二.加强。"),
        ("买买提.吐尔逊说,很好。", "买买提.吐尔逊说,很好。"),
        ("买买提.吐尔逊同志,优秀", "买买提.吐尔逊同志,优秀"),
        ("We end with a point.", "We end with a point."),
    ],
)  # fmt: skip
def test_half_width_marks_are_chinese_in_a_line_that_has_no_others(written: str, read: str) -> None:
    text, notes = clean(written)
    assert text == read
    assert [note.code for note in notes] == ["characters-folded"] * (written != read)


def formats() -> dict[str, bytes]:
    from io import BytesIO

    import docx

    stream = BytesIO()
    word = docx.Document()
    word.add_paragraph(f"全市{WRITTEN}。")
    word.save(stream)
    return {
        "text": f"全市{WRITTEN}。".encode(),
        "markdown": f"全市{WRITTEN}。".encode(),
        "html": f"<html><body><h1>总结</h1><p>全市{WRITTEN}。</p></body></html>".encode(),
        "docx": stream.getvalue(),
    }


@pytest.mark.parametrize("format", ["text", "markdown", "html", "docx"])
def test_every_reader_folds_them(format: str) -> None:
    document: Document = read(formats()[format], name="report", format=format)
    assert f"全市{READ}。" in document.text
    assert [note.code for note in document.diagnostics].count("characters-folded") == 1


def test_spaces_of_other_widths_are_spaces() -> None:
    assert clean("立\u00a0案\u2003起\u3000人") == ("立 案 起\u3000人", ())


@given(st.text(max_size=200))
def test_what_is_left_of_a_text_is_its_characters_folded(text: str) -> None:
    cleaned, notes = clean(text)
    assert clean(cleaned)[0] == cleaned
    if not notes:
        assert cleaned.split() == unicodedata.normalize("NFC", text).split()
