"""Words that an editor has set, in a stretch of the text they were decided in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from converter.model import Span, Variant, WordChoice
from converter.variants.forms import regional_form
from converter.variants.wordlists import Candidate


def decided_in(
    stretch: Span, choices: Iterable[WordChoice], text: str, variant: Variant
) -> Iterator[Candidate]:
    """What an editor has set in a stretch of a source; places are those within it.

    Args:
        stretch: its place in the source.
        choices: the editor's, with their places in the source.
        text: that stands in the stretch.
        variant: that is made.
    """
    for choice in choices:
        if stretch.contains(choice.span) and variant in choice.variants:
            words = regional_form(choice.text, variant) if len(choice.variants) > 1 else choice.text
            start, end = choice.span.start - stretch.start, choice.span.end - stretch.start
            yield Candidate(start, end, words, "decided", text[start:end])
