"""A report made into a PDF, and what other libraries read out of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import pikepdf
from tags import Element, Texts, read_tags, read_texts

from converter.model import EditionPair, Section
from converter.typeset import Typeset


@dataclass(frozen=True)
class Made:
    """A PDF, and what it was made of."""

    pair: EditionPair
    typeset: Typeset
    data: bytes

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.data))

    @cached_property
    def texts(self) -> Texts:
        return read_texts(self.data)

    @cached_property
    def tags(self) -> Element:
        return read_tags(self.data, self.texts)

    def saved_in(self, folder: Path, name: str = "report") -> Path:
        path = folder / f"{name}.pdf"
        path.write_bytes(self.data)
        return path


Maker: TypeAlias = Callable[..., Made]
"""Of a text or a report's file, in a style and a layout."""


def texts_of(pair: EditionPair) -> list[tuple[str, str]]:
    """Both texts of all that is set of the report, in reading order: headings with their labels, paragraphs."""

    def of_section(hant: Section, hans: Section) -> Iterator[tuple[str, str]]:
        labels = [side.label.text if side.label else "" for side in (hant, hans)]
        if hant.heading and hans.heading:
            yield labels[0] + hant.heading.text, labels[1] + hans.heading.text
            labels = ["", ""]
        for left, right in zip(hant.paragraphs, hans.paragraphs, strict=True):
            yield labels[0] + left.text.text, labels[1] + right.text.text
            labels = ["", ""]
        for left_section, right_section in zip(hant.sections, hans.sections, strict=True):
            yield from of_section(left_section, right_section)

    hant, hans = pair.hant.report, pair.hans.report
    found = [(pair.hant.title, pair.hans.title)]
    for left, right in zip((*hant.byline, *hant.preamble), (*hans.byline, *hans.preamble), strict=True):
        found.append((left.text.text, right.text.text))
    for left_section, right_section in zip(hant.sections, hans.sections, strict=True):
        found += of_section(left_section, right_section)
    return found
