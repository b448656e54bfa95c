"""Quotes, figures and doubts are found where they stand, also where the same words stand twice."""

from __future__ import annotations

from collections.abc import Callable

from converter.content import Content

TWICE = """全市消防工作总结

一、火灾形势
全市共发生火灾15起，同比下降3%。辖区派出所发生火灾15起，同比下降3%。全市共发生火灾15起，同比下降3%。
二、存在问题
一些单位责任不落实；一些单位责任不落实；基层力量薄弱。
三、下一步工作
一是加强巡查。全面排查隐患。二是加强巡查。全面排查隐患。
"""


def test_equal_sentences_are_quoted_each_in_its_own_place(shown: Callable[..., Content]) -> None:
    content = shown(TWICE)
    for row in content.all_indicators.rows:
        node = content.nodes.get(row.sentence.node)
        assert node is not None
        places = node.places(row.figure[0].sentence.span)
        assert row.sentence.starts == tuple(place.start for place in places)
        assert [place.of(text) for place, text in zip(places, node.texts, strict=True)] == list(
            row.sentence.texts
        )
    counts = [row.sentence.starts[1] for row in content.all_indicators.rows if row.figure[0].value == 15]
    assert len(set(counts)) == len(counts) == 3


def test_equal_figures_are_linked_each_in_its_own_place(shown: Callable[..., Content]) -> None:
    content = shown(TWICE)
    for node, places in content.figure_places.items():
        texts = content.nodes.get(node).texts  # type: ignore[union-attr]
        for place in places:
            row = next(row for row in content.all_indicators.rows if row.id == place.row)
            for at, text in enumerate(texts):
                assert text[place.starts[at] : place.ends[at]] == row.written.texts[at]
        assert len({place.starts for place in places}) == len(places)


def test_equal_problems_and_actions_are_quoted_each_in_its_own_place(shown: Callable[..., Content]) -> None:
    content = shown(TWICE)
    same = [quote for quote in content.problems if "责任" in quote.texts[1]]
    assert len({quote.starts for quote in same}) == 2
    first, second = content.action_rows
    assert first.title.texts == second.title.texts
    assert first.title.starts != second.title.starts
    assert first.detail.starts != second.detail.starts


def test_quotes_are_the_words_of_their_node(report_content: Content) -> None:
    content = report_content
    quotes = [
        *content.first_page.lead,
        *content.problems,
        *(row.sentence for row in content.all_indicators.rows),
    ]
    quotes += [quote for row in content.action_rows for quote in (row.title, row.detail)]
    for quote in quotes:
        node = content.nodes.get(quote.node)
        if node is None or min(quote.starts) < 0:
            continue
        for text, start, whole in zip(quote.texts, quote.starts, node.texts, strict=True):
            assert whole[start : start + len(text)] == text
