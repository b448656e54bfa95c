"""What quotes and figures refer to: the numbered paragraphs of the full text, or of the quoted sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.content.nodes import Quote, TextNode, TextNodes
from converter.content.tree import IndicatorRow
from converter.model import Span


@dataclass(frozen=True, slots=True)
class ParagraphNumber:
    """A bookmark in a numbered paragraph."""

    anchor: str
    number: int


@dataclass(frozen=True, slots=True)
class QuotedRange:
    """A bookmarked stretch of a node, in characters of the leading edition."""

    start: int
    end: int
    anchor: str


class Sources:
    """Numbers paragraphs and names the stretches of them that are referred to."""

    def __init__(
        self,
        nodes: TextNodes,
        figures: Sequence[IndicatorRow],
        *,
        whole: bool,
        quoted: bool,
    ) -> None:
        """Args:
        nodes: of the report.
        figures: every indicator; the sentence of each can be referred to.
        whole: whether all paragraphs are shown, else only the sentences of the indicators.
        quoted: whether the document shows these.
        """
        self.whole = whole
        self._nodes = nodes
        paragraphs = [node.id for node in nodes.all if node.kind == "paragraph"] if whole else []
        self._numbers = {identity: number for number, identity in enumerate(paragraphs, start=1)}
        self._stretches: dict[str, dict[tuple[int, int], ParagraphNumber]] = {}
        self._sentences: dict[Span, tuple[Quote, ParagraphNumber]] = {}
        self._anchors = 0
        self._of_figures = {row.id: self._note(row.sentence) for row in figures if quoted or whole}

    def of_figure(self, indicator: str) -> ParagraphNumber | None:
        """Where the sentence of an indicator stands."""
        return self._of_figures.get(indicator)

    def of_quote(self, quote: Quote) -> ParagraphNumber | None:
        """Where a quoted sentence stands; None where the document does not show it again."""
        if not self.whole:
            return None
        return self._in_full_text(quote)

    def sentences(self) -> Iterator[tuple[Quote, ParagraphNumber]]:
        """The numbered sentences, where the full text is not shown."""
        return iter(self._sentences.values())

    def stretches(self, node: TextNode) -> list[QuotedRange]:
        """What is referred to in a node of the full text."""
        known = self._stretches.get(node.id, {})
        return [QuotedRange(start, end, own.anchor) for (start, end), own in sorted(known.items())]

    def number(self, node: str) -> int | None:
        """Of a paragraph of the full text."""
        return self._numbers.get(node)

    def _note(self, quote: Quote) -> ParagraphNumber | None:
        if self.whole:
            return self._in_full_text(quote)
        key = quote.span
        if key not in self._sentences:
            number = len(self._sentences) + 1
            self._sentences[key] = (quote, ParagraphNumber(f"src_{number}", number))
        return self._sentences[key][1]

    def _in_full_text(self, quote: Quote) -> ParagraphNumber | None:
        node, number = self._nodes.get(quote.node), self._numbers.get(quote.node)
        if node is None or number is None:
            return None
        start = max(0, quote.starts[0])
        end = start + len(quote) if quote.starts[0] >= 0 else len(node.texts[0])
        known = self._stretches.setdefault(quote.node, {})
        if (start, end) not in known:
            self._anchors += 1
            known[start, end] = ParagraphNumber(f"src_{self._anchors}", number)
        return known[start, end]
