"""A report made into a PDF, and what other libraries read out of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

import pikepdf
from nodes import nodes_of
from tags import Element, Texts, read_tags, read_texts

from converter.model import Edition
from converter.pages import Typeset

LISTS: Final = """一、主要做法。今年以来，全局上下突出重点，真抓实干，各项工作有序推进。
（a）狠抓各项任务落实，打击犯罪120起，按时间节点逐项推进到位。
（b）重点抓好以下两个方面的工作：
• 继续排查整治，压实责任。
• 继续宣传教育，进学校、进企业。
上述工作均已完成。
（c）用Open Office写的报告共3份，一是健全机制，二是压实责任。
二、下步打算。
全年突出重点，狠抓落实。
"""
"""A report with lists, one in another."""


@dataclass(frozen=True)
class Made:
    """A PDF, and what it was made of."""

    pair: tuple[Edition, ...]
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


def texts_of(pair: tuple[Edition, ...]) -> list[tuple[str, str]]:
    """Both texts of all that is set of the report, in reading order, the title first."""
    return [(pair[0].title, pair[1].title), *((hant, hans) for _, hant, hans in nodes_of(pair))]
