"""What the lexicon knows holds in reading, in composing and in a chart, for every word of it."""

from __future__ import annotations

import pytest

from converter.compose.clusters import read as clusters
from converter.compose.paragraph import Inline, compose
from converter.content import build_content
from converter.fonts import load_fonts
from converter.lexicon import ChangeWord, Lexicon, Measure, bundled
from converter.lexicon.scope import using
from converter.parsing import parse
from converter.readers import read
from converter.styles import load_style
from converter.variants import edition

LEXICON = bundled()
STYLE = load_style("official-tw")
FONTS = load_fonts(STYLE)
SIZE, MEASURE = 10.0, 170.0
PLACES = 7
"""Coprime to the 20 lengths of what stands before a number."""
REPORT = """全市上半年工作总结

一、绿化工作

全市共栽植行道树3000{unit}

全市各级各部门认真贯徹落實會議精神，扎实推进重点工作，不断提升服务水平。
"""
FILL = "全市各級各部門認真貫徹落實會議精神扎實推進重點工作不斷提升服務水平努力完成年度目標任務"


@pytest.mark.parametrize("unit", LEXICON.measures)
def test_a_line_that_counts_is_text_and_no_heading(unit: str) -> None:
    document = read(REPORT.format(unit=unit).encode(), name="a.txt")
    (section,) = parse(document).walk()
    assert section.paragraphs[0].text.text == f"全市共栽植行道树3000{unit}"


@pytest.mark.parametrize("unit", LEXICON.measures)
def test_a_unit_is_kept_with_its_number(unit: str) -> None:
    """Ending a line between them costs more than any line that is not loose."""
    costs = clusters(f"行道樹3000{unit}", "tw").costs
    assert costs[7] >= 500
    assert all(place > 7 and costs[place] >= 200 for place in range(8, 7 + len(unit)))


def test_no_line_begins_with_a_unit_that_could_stay_with_its_number() -> None:
    """For every measure word; a line may tear one only where keeping it leaves a line too loose."""
    quantities = 2 * len(range(0, 60, PLACES)) * len(LEXICON.measures)
    unavoidable, in_vain = _torn(LEXICON, list(LEXICON.measures), every=PLACES)
    assert in_vain == 0
    assert 0 < unavoidable <= 0.12 * quantities


def test_a_unit_the_lexicon_lacks_is_torn() -> None:
    """So the test above can fail."""
    assert _torn(Lexicon({}, {}), ["棵"])[1] > 0


def _torn(lexicon: Lexicon, units: list[str], every: int = 1) -> tuple[int, int]:
    """Of paragraphs for each unit, one in `every` of 60, lines that tear it: unavoidably, and for nothing."""
    unavoidable = in_vain = 0
    for unit in units:
        for number in range(0, 60, every):
            quantities = (f"{3000 + number}{unit}", f"{number}{unit}")
            text = f"{FILL[: number % 20]}，共栽植行道樹{quantities[0]}，全年完成{quantities[1]}，{FILL}。"
            tears = _tears(text, quantities, lexicon)
            if tears:
                whole = text
                for quantity in quantities:
                    whole = whole.replace(quantity, "\u2060".join(quantity))
                shares = [line.share for line in _lines(whole, lexicon)]
                if max(shares) > STYLE.cjk.loosest + 1e-6:
                    unavoidable += tears
                else:
                    in_vain += tears
    return unavoidable, in_vain


def _lines(text: str, lexicon: Lexicon):  # type: ignore[no-untyped-def]
    return compose(
        [Inline(text)],
        fonts=FONTS,
        variant="tw",
        size=SIZE,
        measure=MEASURE,
        options=STYLE.cjk,
        lexicon=lexicon,
    )


def _tears(text: str, quantities: tuple[str, ...], lexicon: Lexicon) -> int:
    starts = {line.start for line in _lines(text, lexicon)}
    places = [text.index(quantity) for quantity in quantities]
    return sum(
        any(place < start < place + len(quantity) for start in starts)
        for place, quantity in zip(places, quantities, strict=True)
    )


class TestAWordAdded:
    """A measure word that the lexicon lacks is one entry."""

    MORE = LEXICON.extended(measures=[Measure("疋")], changes=[ChangeWord("走高", 1)])

    def test_in_reading(self) -> None:
        document = read(REPORT.format(unit="疋").encode(), name="a.txt")
        (section,) = parse(document, self.MORE).walk()
        assert "全市共栽植行道树3000疋" in [paragraph.text.text for paragraph in section.paragraphs]
        assert len(list(parse(document).walk())) == 2  # taken for a heading

    def test_in_figures(self) -> None:
        text = "全市共有棉布3000疋。棉布价格走高5%。".encode()
        counted, moved = parse(read(text, name="a.txt"), self.MORE).indicators
        assert (counted.value, counted.unit) == (3000, "疋")
        assert moved.change is not None
        assert moved.change.amount == 5
        others = parse(read(text, name="a.txt")).indicators
        assert all(each.value != 3000 and each.change is None for each in others)

    def test_in_tables(self) -> None:
        """In the cells of a column, and as the head of one."""
        more = self.MORE.extended(changes=[ChangeWord("走低", -1)])
        names = [("棉布价格", "走高5%"), ("麻布价格", "走低3%"), ("丝绸价格", "下降2%")]
        rows = ["商品\t数值\t同比", *(f"{name}\t30元\t{cell}" for name, cell in names)]
        table = "\n".join(["工作总结", "一、价格情况", *rows]).encode()
        told = parse(read(table, name="a.txt"), more).indicators
        assert [each.change and each.change.amount for each in told] == [5, -3, -2]
        headed = "\n".join(["工作总结", "一、价格情况", "商品\t走低", "棉布价格\t5%"]).encode()
        (fallen,) = parse(read(headed, name="a.txt"), more).indicators
        assert fallen.change is not None
        assert fallen.change.amount == -5
        assert [each.change for each in parse(read(headed, name="a.txt")).indicators] == [None]

    def test_a_plain_table_is_told_by_it(self) -> None:
        table = "工作总结\n商品\t价格\n棉布\t走高5%".encode()
        with using(self.MORE):
            assert [block.hint.row is not None for block in read(table, name="a.txt").blocks[1:]] == [
                True,
                True,
            ]
        assert all(block.hint.row is None for block in read(table, name="a.txt").blocks)

    def test_in_a_chart(self) -> None:
        told = "，".join(
            f"{name}{count}疋"
            for name, count in zip(
                ["棉布", "麻布", "绸缎", "呢料", "丝绒"], (900, 800, 700, 600, 500), strict=True
            )
        )
        report = parse(read(f"工作总结\n一、生产情况\n全市生产{told}。".encode(), name="a.txt"), self.MORE)
        made = edition(report, "cn", "工作总结")
        assert [chart.kind for chart in build_content([made], lexicon=self.MORE).charts] == ["counts"]
        assert build_content([made]).charts == ()

    def test_in_composing(self) -> None:
        assert _torn(LEXICON, ["疋"])[1] > 0
        assert _torn(self.MORE, ["疋"])[1] == 0
