"""Widths of columns: figures never wrap, words share what is left so that the table has few lines."""

from __future__ import annotations

from typing import Any

import pytest

from converter.renderers.docx.cells import Cells
from converter.renderers.docx.labels import DocxLabels
from converter.renderers.docx.metrics import ems
from converter.renderers.docx.ooxml import NAMESPACES
from converter.renderers.docx.theme import DocxTheme
from converter.renderers.docx.widths import Wish, fit
from converter.styles import load_style
from tests.renderers.docx.conftest import text_of

W = "{" + NAMESPACES["w"] + "}"
EM = 200


def widths(*wishes: Wish, room: float = 20) -> list[float]:
    return [width / EM for width in fit(wishes, available=round(room * EM), em=EM, padding=0)]


@pytest.mark.parametrize("room", [5, 12, 20, 60])
def test_columns_are_together_as_wide_as_the_text(room: float) -> None:
    names = Wish(["指標"], [["檢查單位檢查單位檢查單位"], ["整改隱患"]], wraps=True)
    figures = Wish(["數值"], [["1,234,567"], ["20"]])
    assert sum(widths(names, figures, room=room)) == pytest.approx(room, abs=0.01)


def test_figures_do_not_wrap_while_there_are_words_that_can() -> None:
    figures = Wish(["數值"], [["逾 1,234,567"], ["20"]])
    names = Wish(["指標"], [["檢查單位" * 8], ["整改隱患"]], wraps=True)
    assert widths(figures, names)[0] >= ems("逾 1,234,567")


def test_a_column_gets_the_room_that_saves_most_lines() -> None:
    """One long name must wrap anyhow; a little less for it lets every note stand in one line."""
    names = Wish(["指標"], [["單位" * 12], *([["檢查單位"]] * 5)], wraps=True)
    notes = Wish(["範圍"], [["今年以來，全市"]] * 6, wraps=True)
    wide, narrow = widths(names, notes, room=17)
    assert narrow >= ems("今年以來，全市")
    assert wide >= ems("檢查單位")


@pytest.mark.parametrize("count", [9, 60, 300])
def test_very_many_columns_still_have_a_width(count: int) -> None:
    wishes = [Wish(["表頭文字"], [["很長的文字" * 5]], wraps=True)] * count
    made = fit(wishes, available=9000, em=210, padding=160)
    assert sum(made) == 9000
    assert min(made) > 0


@pytest.mark.parametrize(("width", "lines"), [(1500, ["期間、範圍"]), (900, ["期間、", "範圍"])])
def test_a_head_too_long_for_its_column_breaks_behind_its_comma(width: int, lines: list[str]) -> None:
    period = Wish(["期間、範圍"], [["全市"]] * 9, wraps=True)
    names = Wish(["指標"], [["檢查單位" * 9]] * 9, wraps=True)
    assert widths(period, names, room=20)[0] >= ems("期間、")
    theme = DocxTheme(load_style("modern"), ("tw",))
    [head] = Cells(theme, DocxLabels(theme)).head(("期間、範圍",), width=width)
    assert [piece.text for piece in head.iter(W + "t")] == lines
    assert len(list(head.iter(W + "br"))) == len(lines) - 1


def test_no_column_is_narrower_than_its_longest_word() -> None:
    written = Wish(["原文"], [["opencc-python-reimplemented"]], wraps=True)
    names = Wish(["指標"], [["檢查單位" * 30]], wraps=True)
    assert widths(written, names, room=24)[0] >= ems("opencc-python-reimplemented")


def test_where_there_is_room_every_column_has_a_little_more() -> None:
    number, name = Wish(["數值"], [["20"]]), Wish(["指標"], [["檢查單位"]], wraps=True)
    narrow, wide = widths(number, name, room=40)
    assert ems("數值") + 1 < narrow < ems("數值") + 4
    assert wide > 30


def test_tables_of_one_kind_have_like_columns_but_for_the_names_which_take_the_room_of_empty_ones(
    word: Any,
) -> None:
    known: dict[str, set[str]] = {}
    for table in word.find("//w:tbl[contains(w:tblPr/w:tblCaption/@w:val, '：指標')]"):
        heads = [text_of(cell) for cell in table.findall(f"{W}tr[1]/{W}tc")]
        for head, column in zip(heads, table.iter(W + "gridCol"), strict=True):
            known.setdefault(head, set()).add(column.get(W + "w"))
        body = [[text_of(cell) for cell in row.findall(W + "tc")] for row in table.findall(W + "tr")[1:]]
        assert all(any(column) for column in zip(*body, strict=True))
    assert len(known.pop("指標")) > 1
    assert {len(widths) for widths in known.values()} == {1}
