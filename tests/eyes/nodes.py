"""What two editions hold, read off it anew: the measure of what is set, tagged and copied."""

from __future__ import annotations

from collections.abc import Iterator

from converter.content import Content, build_content
from converter.model import Edition, Section, Variant
from converter.variants import engine_label


def content_of(pair: tuple[Edition, ...]) -> Content:
    """What is shown of both editions."""
    return build_content(pair, engine=engine_label())


def variants_of(pair: tuple[Edition, ...]) -> tuple[Variant, ...]:
    """The variants of both editions."""
    return tuple(edition.variant for edition in pair)


def nodes_of(pair: tuple[Edition, ...]) -> Iterator[tuple[str, str, str]]:
    """Id and both texts, as they are set, of all that stands in the body."""

    def walk(hant: Section, hans: Section) -> Iterator[tuple[str, str, str]]:
        labels = [side.label.text if side.label else "" for side in (hant, hans)]
        if hant.heading and hans.heading:
            yield hant.id, labels[0] + hant.heading.text, labels[1] + hans.heading.text
            labels = ["", ""]
        for left, right in zip(hant.paragraphs, hans.paragraphs, strict=True):
            yield left.id, labels[0] + left.text.text, labels[1] + right.text.text
            labels = ["", ""]
        for left_section, right_section in zip(hant.sections, hans.sections, strict=True):
            yield from walk(left_section, right_section)

    hant, hans = (edition.report for edition in pair)
    for left, right in zip((*hant.byline, *hant.preamble), (*hans.byline, *hans.preamble), strict=True):
        yield left.id, left.text.text, right.text.text
    for left_section, right_section in zip(hant.sections, hans.sections, strict=True):
        yield from walk(left_section, right_section)
