"""The review page: the report with everything marked that an editor checks, and the list to work through."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from converter.content import Labels
from converter.content.checklist import Checklist
from converter.model import LANG
from converter.renderers.html.body import BodyWriter
from converter.renderers.html.editions import Editions
from converter.renderers.html.head import page_file, page_head
from converter.renderers.html.markup import document, element
from converter.renderers.html.review_data import review_data
from converter.renderers.html.review_marks import TITLE, ReviewMarks
from converter.strings import strings
from converter.version import __version__

_CODE = ("decisions.js", "review_state.js", "review_card.js", "review_add.js", "review.js")
_KINDS = ("title", "heading", "word", "figure", "item", "problem")
_KEYS: tuple[tuple[str, str], ...] = (
    ("J", "review_next"),
    ("K", "review_previous"),
    ("N", "review_key_open"),
    ("Enter / A", "review_key_accept"),
    ("1–9", "review_key_choose"),
    ("E", "review_key_edit"),
    ("=", "review_key_alike"),
    ("+", "review_add"),
    ("U", "review_undo"),
    ("S", "review_save"),
    ("?", "review_help"),
)


def render_review(checklist: Checklist, file: str, decided: str | None = None) -> bytes:
    """The review page of a report.

    Args:
        checklist: what is to be looked at.
        file: what the decisions are called when they are saved.
        decided: decisions made before, as TOML; their places are those of this source.

    Returns:
        A self-contained page in UTF-8; its security policy forbids all network.
    """
    return document(_ReviewPage(checklist, file, decided).page())


class _ReviewPage:
    def __init__(self, checklist: Checklist, file: str, decided: str | None) -> None:
        self._checklist, self._file, self._decided = checklist, file, decided
        self._words = strings(checklist.variant)
        editions = Editions((LANG[checklist.variant],), Labels([checklist.variant]))
        self._marks = ReviewMarks(checklist)
        self._body = BodyWriter(checklist.report, checklist.nodes, editions, self._marks)

    def page(self) -> etree._Element:
        style, code = page_file("base.css", "review.css"), page_file(*_CODE)
        title = self._words.format("review_title", title=self._checklist.title)
        made_by = self._words.format("made_by", version=__version__)
        data = review_data(self._checklist, self._words, self._file, self._decided)
        body = element(
            "body",
            element("a", self._words["review_skip"], href="#card", class_="skip"),
            self._header(title),
            element("main", self._text(), self._work()),
            self._help(),
            element("script", data, type="application/json", id="data"),
            element("script", code),
        )
        return element(
            "html", page_head(title, made_by, style, code), body, lang=LANG[self._checklist.variant]
        )

    def _header(self, title: str) -> etree._Element:
        words = self._words
        tools = element(
            "div",
            _button("undo", words["review_undo"], "U"),
            _button("save", words["review_save"], "S"),
            _button("load", words["review_load"]),
            element("input", id="file", type="file", accept=".toml", hidden=True),
            _button("help", words["review_help"], "?"),
            element("label", f"{words['review_editor']} ", element("input", id="editor", maxlength=80)),
            element("label", f"{words['review_date']} ", element("input", id="date", type="date")),
            class_="tools",
        )
        bar = element("progress", id="bar", max=1, value=0, aria_labelledby="count")
        progress = element("p", bar, " ", element("span", id="count"), class_="progress")
        return element("header", element("h1", title), progress, tools, role="banner")

    def _text(self) -> etree._Element:
        """The report as it was read, and below it what is no part of it."""
        report = self._checklist.report
        left = [*(each.text for each in report.front_matter), *report.furniture]
        other = element("details", element("summary", self._words["review_furniture"]))
        other.extend(element("p", text.text) for text in left)
        title = self._checklist.report.title
        return element(
            "section",
            element("p", *self._marks.text(TITLE, 0, title.text), class_="title")
            if title is not None
            else None,
            *self._body.byline(),
            *self._body.report(),
            other if left else None,
            id="text",
            tabindex=0,
            aria_label=self._words["review_text"],
        )

    def _work(self) -> etree._Element:
        words = self._words
        omitted = self._checklist.omitted
        show = element("select", *self._shown(), id="show", autocomplete="off")
        moves = element(
            "div",
            _button("previous", words["review_previous"], "K"),
            _button("next", words["review_next"], "J"),
            _button("add", words["review_add"], "+"),
            element("p", role="status", id="said"),
            class_="tools",
        )
        return element(
            "section",
            element("noscript", element("p", words["review_needs_code"], class_="wrong")),
            moves,
            element("section", id="card", aria_label=words["review_card"]),
            element("p", words.format("review_omitted", count=omitted)) if omitted else None,
            element("div", id="strangers", hidden=True),
            element("p", element("label", f"{words['review_show']} ", show), class_="filter"),
            element("nav", id="list", aria_label=words["review_list"]),
            id="work",
            aria_label=words["review_work"],
        )

    def _shown(self) -> Iterator[etree._Element]:
        for value in ("all", "open", "doubtful"):
            yield element("option", self._words[f"review_show_{value}"], value=value)
        for kind in _KINDS:
            yield element("option", self._words[f"review_kind_{kind}"], value=kind)

    def _help(self) -> etree._Element:
        words = self._words
        keys = element("dl")
        for key, told in _KEYS:
            keys.append(element("div", element("dt", element("kbd", key)), element("dd", words[told])))
        single = element("input", type="checkbox", id="single", checked=True, autocomplete="off")
        return element(
            "dialog",
            element("h2", words["review_help"], id="help-heading"),
            keys,
            element("p", element("label", single, f" {words['review_single_keys']}")),
            _button("close", words["review_close"], "Esc"),
            id="keys",
            aria_labelledby="help-heading",
        )


def _button(name: str, text: str, key: str = "") -> etree._Element:
    children = (text, " ", element("kbd", key, aria_hidden="true")) if key else (text,)
    return element("button", *children, type="button", id=name, aria_keyshortcuts=key or None)
