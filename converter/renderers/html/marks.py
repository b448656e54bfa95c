"""Figures and sentences marked in the text, so that a row of a table and its sentence lead to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.content import Content, FigurePlace, IndicatorRow
from converter.renderers.html.markup import Child, element


def row_anchor(indicator: str) -> str:
    """Id of the row of an indicator."""
    return f"row-{indicator}"


@dataclass(slots=True)
class _Sentence:
    """A sentence in the text of a node; sentences that overlap are one."""

    anchor: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Marks:
    """What is marked in each node."""

    def __init__(self, content: Content) -> None:
        self._places = content.figure_places
        self._sentences: dict[str, list[_Sentence]] = defaultdict(list)
        self._anchors: dict[str, str] = {}
        told = [row for row in content.indicators.rows if min(row.sentence.starts) >= 0]
        for row in sorted(told, key=lambda row: row.sentence.span):
            self._anchors[row.id] = self._anchor(row)

    def _anchor(self, row: IndicatorRow) -> str:
        quote, own = row.sentence, self._sentences[row.sentence.node]
        ends = tuple(start + len(text) for start, text in zip(quote.starts, quote.texts, strict=True))
        if own and quote.starts[0] < own[-1].ends[0]:
            own[-1].ends = tuple(map(max, own[-1].ends, ends))
        else:
            own.append(_Sentence(f"sentence-{row.id}", quote.starts, ends))
        return own[-1].anchor

    def sentence_of(self, indicator: str, node: str) -> str:
        """Where the sentence of an indicator stands; its paragraph, where the sentence runs over several."""
        return self._anchors.get(indicator, node)

    def text(self, node: str, at: int, text: str, start: int = 0, end: int | None = None) -> list[Child]:
        """A stretch of a node in one edition, with its sentences and figures marked.

        Args:
            node: its id.
            at: the edition.
            text: all of the node's text in it.
            start: of the stretch, in characters of `text`.
            end: of the stretch; the end of the text by default.
        """
        end = len(text) if end is None else end
        figures = [
            place
            for place in self._places.get(node, ())
            if start <= place.starts[at] and place.ends[at] <= end
        ]
        made: list[Child] = []
        here = start
        for sentence in self._sentences.get(node, ()):
            first, last = max(sentence.starts[at], here), min(sentence.ends[at], end)
            if first >= last:
                continue
            made += self._figures(text, at, here, first, figures)
            whole = sentence.starts[at] >= start  # else it began in the stretch before
            anchor = sentence.anchor if at == 0 else f"{sentence.anchor}-{at}"
            inner = self._figures(text, at, first, last, figures)
            made.append(element("span", *inner, class_="sentence", id=anchor if whole else None))
            here = last
        return [*made, *self._figures(text, at, here, end, figures)]

    def _figures(
        self, text: str, at: int, start: int, end: int, places: Sequence[FigurePlace]
    ) -> Iterator[Child]:
        here = start
        for place in places:
            first, last = place.starts[at], place.ends[at]
            if first < here or last > end:
                continue
            yield text[here:first]
            yield element(
                "a", text[first:last], class_="figure", href=f"#{row_anchor(place.row)}", title=place.name[at]
            )
            here = last
        yield text[here:end]
