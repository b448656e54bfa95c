"""The lines of a document as the parser sees them: label, heading, statement or text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from converter.lexicon import Lexicon, bundled, fold
from converter.lexicon.characters import HALF_ENDS
from converter.lexicon.counting import quantity_ends
from converter.lexicon.patterns import data_of, patterns
from converter.model import PLAIN, Document, Hint, Span
from converter.parsing.duties import says_who
from converter.parsing.furniture import is_furniture, page_furniture, says_of_page
from converter.parsing.numbering import DEEP, Numbering, go_on, read_label
from converter.parsing.roles import is_name_of_part, only_leads_in

TITLE_LIMIT = 30
"""A run-in heading is a title, not a statement: as a rule no longer than this."""
_SIBLING_LIMIT = 45
"""How long it may be where the others of its series are titles."""
_OWN_LINE_LIMIT = 60
_UNCLOSED_LIMIT = 90
_MARKED_LIMIT = 120
"""Paragraphs of text wear a heading's style by mistake."""
_LONGEST_LABEL = 8
_LONGEST_PART = 12
"""A heading that leads on with a colon is no longer than this."""
_CLAUSE_OF_TITLE = 12
"""Three clauses make a title where each is no longer than this: 坚持政治引领，强化理论武装，筑牢忠诚警魂."""
_CLOSING = f"{HALF_ENDS}，,、"
_COUNTED = _MARKED_LIMIT + _LONGEST_LABEL
"""Characters at the start of a line that are looked at for figures: those of any heading."""
_OPENS_AS_TEXT = re.compile("[—“「(-]")
_FIVE_YEARS = re.compile("[“「]十[一二三四五六七八九]?五[”」]")
"""How a heading begins that names the five years of a plan: “十四五”时期发展回顾."""
_GLUED = re.compile(
    r"(?<=[。！？”」；])[ \u3000]+(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)
_FLAT, _OFTEN_GLUED = 200, 3
"""A line this long with so many labels after a gap is a whole report without its line ends."""
_FLAT_LABEL = re.compile(
    r"(?<=[^\s、，,和及与])[ \u3000]+(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)
_STUCK = re.compile(
    r"(?<=[。！？”」])(?=(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)[^。；;，,、：:！!？?]{2,28}$)"
)
"""Before a heading that lost the line end, and the gap, before it: …消弭犯罪於無形。(二)查緝毒品犯罪."""
_STUCK_LABEL = re.compile(
    r"(?<!^)[（(][一二三四五六七八九十]{1,3}[)）]|(?<=[。！？”」])[一二三四五六七八九十]{1,3}、"
)
_LOST_END = re.compile(r"[^\s，。；：,;:]{4,20}[ \u3000](?=[^\s]{6})")
"""A heading and the gap that is left of its line end."""
_WATERMARK = re.compile(r"[ \u3000]+(?=[^\s。，；]{2,8} ?(?:https?://|www\.)[\w./?=&%#:-]+$)")
"""Before the name and address of a web site at the end of a paragraph."""
_HONORED = data_of("converter.parsing", "lines")["honored"]
"""A gap before the name of whom a text is addressed to is for honour: 96年1月8日　貴院三讀通過."""
_RUN_IN_END = re.compile(rf"。|(?<![0-9０-９])[：:]|[：:](?![0-9０-９])|(?:  +|\u3000+){_HONORED}")
_TELLS_ON = re.compile(r"(?<!\d):|:(?!\d)|(?<=\S\S) {2,}(?=\S{4})")
_FLAT_END = re.compile(rf"。|(?<![0-9０-９])[：:]|[：:](?![0-9０-９])|[ \u3000]+{_HONORED}")


@lru_cache(maxsize=1)
def _told() -> dict[str, re.Pattern[str]]:
    """How lines that head nothing put things."""
    return patterns(data_of("converter.parsing", "lines")["line"])


@dataclass(frozen=True, slots=True)
class Heading:
    """Where in a line's rest the heading ends, and where the text that follows begins."""

    end: int
    text: int


@dataclass(frozen=True, slots=True)
class DecidedHeading:
    """The heading of a line as an editor decided."""

    level: int | None
    """From 1; None where the line is no heading, and has none."""
    heading: Heading | None


@dataclass(slots=True)
class SourceLine:
    """A line of the source without the white space around it."""

    text: str
    start: int
    numbering: Numbering | None
    furniture: bool = False
    hint: Hint = PLAIN
    folded: str = ""
    """As rules see it; its places are those of `text`."""
    flat: bool = False
    """Whether it comes from a report without line ends: a gap is all that ends a heading there."""
    unlabelled: int = 0
    """Where it goes on behind the label it was made with: no figure before is one of the line."""
    lexicon: Lexicon | None = None
    """Whose measure words tell its figures; the bundled one by default."""
    decided: DecidedHeading | None = None
    """What an editor decided, against which nothing is asked."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def rest(self) -> str:
        """What follows the label."""
        return self.text[self.label_length :]

    @property
    def folded_rest(self) -> str:
        return self.folded[self.label_length :]

    @property
    def label_length(self) -> int:
        return self.numbering.length if self.numbering else 0

    def has_quantity(self, length: int | None = None) -> bool:
        """Whether a figure with something counted stands in the rest, or in its first `length` characters."""
        end = len(self.text) if length is None else self.label_length + length
        ends = _quantity_ends(self.folded[self.unlabelled : _COUNTED], self.lexicon or bundled())
        return any(self.label_length < self.unlabelled + place <= end for place in ends)

    @property
    def deep(self) -> bool:
        """Whether its label numbers statements as readily as sections."""
        return self.numbering is not None and self.numbering.rank >= DEEP

    @property
    def marked(self) -> bool:
        """Whether the source's own look or markup, or an editor, makes the whole line a heading."""
        if self.decided is not None:
            return self.decided.level is not None
        if self.hint.row or not self.text or "。" in self.text[:-1]:
            return False
        if self.hint.level is not None:
            return len(self.text) <= _MARKED_LIMIT
        return self.hint.bold >= len(self.text) <= _OWN_LINE_LIMIT and not self.text.endswith(
            tuple("。；;，,、")
        )


def read_lines(document: Document, lexicon: Lexicon | None = None) -> list[SourceLine]:
    """The lines of a document; a numbered heading glued to the end of a paragraph is a line of its own.

    Args:
        document: as a reader gives it.
        lexicon: whose measure words distinguish a statement from a heading; the bundled one by default.
    """
    lexicon = lexicon or bundled()
    lines = []
    bold_says_something = 2 * sum(block.hint.bold for block in document.blocks) < len(document.text)
    printed = page_furniture([block.text for block in document.blocks])
    for place, block in enumerate(document.blocks):
        kind, row = block.hint.kind, block.hint.row
        furniture = kind == "furniture" or (
            kind == "text" and row is None and (place in printed or is_furniture(block.text))
        )
        pieces = list(_unglued(block.text, lexicon))
        flat = len(pieces) > _OFTEN_GLUED
        for start, text in pieces:
            plain = kind == "text" and row is None and not furniture
            numbering = _numbering(text, lexicon, entry=block.hint.entry) if plain else None
            hint = block.hint if start == 0 else PLAIN
            if hint.bold and not bold_says_something:
                hint = replace(hint, bold=0)
            begin = block.span.start + start
            added = furniture or (start > 0 and is_furniture(text))
            lines.append(made_line(text, begin, numbering, lexicon, hint, furniture=added, flat=flat))
    return list(_with_labels(_unbroken(lines), document.text, lexicon))


def _unbroken(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines, with those of a series flat of which each has lost the line end behind its heading.

    一、困难群众救助 全年发放低保金612万元。 二、养老服务 新建养老点9个。 One gap in one line proves nothing.
    """
    told = [line for line in lines if line.numbering and line.numbering.style == "han" and not line.furniture]
    if len(told) < _OFTEN_GLUED or not all(_LOST_END.match(line.rest) for line in told):
        return lines
    lost = {line.start for line in told}
    return [replace(line, flat=True) if line.start in lost else line for line in lines]


def _numbering(text: str, lexicon: Lexicon, *, entry: bool) -> Numbering | None:
    """The label a line has as a section or a statement may have one. `entry`: it is one of a marked list."""
    numbering = read_label(text)
    if numbering is None or numbering.length == len(text) or go_on(text, numbering):
        return None  # a label alone is text, and so is a paragraph that is a list
    listed = entry and numbering.rank < DEEP and text.endswith(tuple(HALF_ENDS))
    return None if listed and not _has_title(text, lexicon) else numbering  # 三、 of a list of statements


def made_line(
    text: str,
    start: int,
    numbering: Numbering | None,
    lexicon: Lexicon,
    hint: Hint = PLAIN,
    *,
    furniture: bool = False,
    flat: bool = False,
) -> SourceLine:
    """A line of text with what is seen of it at once; `start` is its place in the source."""
    folded = fold(text)
    label = numbering.length if numbering else 0
    return SourceLine(text, start, numbering, furniture, hint, folded, flat, label, lexicon)


@lru_cache(maxsize=16)  # few lines are asked for their figures, but those several times in a row
def _quantity_ends(folded: str, lexicon: Lexicon) -> tuple[int, ...]:
    return tuple(quantity_ends(folded, lexicon))


def _has_title(text: str, lexicon: Lexicon) -> bool:
    return run_in_heading(made_line(text, 0, read_label(text), lexicon)) is not None


def _with_labels(lines: Sequence[SourceLine], source: str, lexicon: Lexicon) -> Iterator[SourceLine]:
    """The lines, with a label that stands on a line of its own put before the heading below it."""
    place = 0
    while place < len(lines):
        line = lines[place]
        follower = lines[place + 1] if place + 1 < len(lines) else None
        if follower and _is_label(line) and _may_be_labelled(follower):
            text = source[line.start : follower.span.end]
            line = made_line(text, line.start, read_label(text), lexicon, follower.hint)
            place += 1
        yield line
        place += 1


def _is_label(line: SourceLine) -> bool:
    if line.numbering or len(line.text) > _LONGEST_LABEL or line.furniture:
        return False
    if line.hint.kind != "text" or line.hint.row:
        return False
    numbering = read_label(line.text)
    return numbering is not None and numbering.length == len(line.text) and numbering.rank < DEEP


def _may_be_labelled(line: SourceLine) -> bool:
    return (
        line.numbering is None
        and not line.furniture
        and line.hint.kind == "text"
        and line.hint.row is None
        and len(line.text) <= _SIBLING_LIMIT
        and not line.text.endswith(tuple(_CLOSING))
        and read_label(line.text) is None
    )


def _unglued(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The lines in a line: numbered headings that lost the line end before them, and what a web site adds."""
    mark = _WATERMARK.search(text)
    if mark is not None:
        yield from _unglued(text[: mark.start()], lexicon)
        yield mark.end(), text[mark.end() :]
        return
    stuck = _STUCK.search(text)
    if stuck is not None and stuck.start() and _is_stuck(text, stuck.start()):
        yield from _unglued(text[: stuck.start()], lexicon)
        yield stuck.start(), text[stuck.start() :]
        return
    glued = list(_GLUED.finditer(text))
    flat = len(text) > _FLAT and len(glued) >= _OFTEN_GLUED
    if flat:
        glued = list(_FLAT_LABEL.finditer(text))
    label = read_label(text) if not glued else None
    series = go_on(text, label) if label is not None and label.style == "han" else []
    if label is not None and series:
        ends = [*series, len(text)]
        members = [text[at:end] for at, end in zip([0, *series], ends, strict=True)]
        if all(_has_title(member, lexicon) for member in members):  # sections that lost their line ends
            yield from zip([0, *series], members, strict=True)
            return
    start = 0
    for match in glued:
        indented = "\u3000\u3000" in match.group()  # how a paragraph begins, its line end lost
        last = len(text) - match.end() <= _UNCLOSED_LIMIT and "。" not in text[match.end() :]
        if flat or indented or last:
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:]


def _is_stuck(text: str, place: int) -> bool:
    """Whether the label there goes on with a series of lines, and with none inside the line."""
    label = read_label(text, place)
    return label is not None and label.ordinal > 1 and len(_STUCK_LABEL.findall(text)) == 1


def own_line_heading(line: SourceLine, *, sure: bool = False) -> Heading | None:
    """The heading a numbered line is as a whole: no full statement, at most closed by one mark.

    Args:
        line: a numbered line.
        sure: whether the others of its series are headings, or text stands below it.
    """
    rest = line.folded_rest
    bare = rest.rstrip("。: ")
    if bare and line.marked:
        return Heading(len(bare), len(rest))
    if (
        line.deep
        and ":" in rest[len(bare) :]
        and (_told()["leads_in"].search(bare) or _told()["promises"].match(bare))
    ):
        return None
    closed = "。" in rest[len(bare) :]
    limit = _OWN_LINE_LIMIT if closed or line.deep else _UNCLOSED_LIMIT
    if not bare or len(bare) > limit or any(mark in bare for mark in "。;!?"):
        return None
    if closed and _TELLS_ON.search(bare):
        return None
    if closed and not (_is_title(line, bare) or (sure and not line.deep and _is_long_title(bare, sure=True))):
        return None
    if not closed and line.deep and line.has_quantity(len(bare)):
        return None
    return Heading(len(bare), len(rest))


def closed_as_sentence(line: SourceLine) -> bool:
    """Whether the line ends as a sentence does."""
    return line.text.endswith(tuple("。；;！!"))


def run_in_heading(line: SourceLine, *, sure: bool = False) -> Heading | None:
    """The heading a numbered line begins with, closed by 。 or ： or a gap, before its text.

    Args:
        line: a numbered line.
        sure: whether the others of its series begin with a heading.
    """
    rest = line.rest
    bold = _bold_heading(line)
    if bold:
        return bold
    limit = _SIBLING_LIMIT if sure else TITLE_LIMIT
    length = len(rest.rstrip())
    for match in (_FLAT_END if line.flat else _RUN_IN_END).finditer(rest, 0, limit + 2):
        title = line.folded_rest[: match.start()].rstrip()
        if match.start() == 0 or match.end() >= length or len(title) > limit:
            return None
        if match.group().isspace() and len(title) < 2:
            continue  # a word of two characters spaced out
        if _open_quotes(title):
            return None
        if says_who(line.folded_rest[match.end() :].lstrip(" (")):
            return None  # a statement, and who does it
        if match.group() in "：:" and (_told()["leads_in"].search(title) or _told()["promises"].match(title)):
            return None
        if _is_title(line, title) or (not line.deep and _is_long_title(title, sure=sure)):
            return Heading(match.start(), match.end())
        return None
    return None


def _bold_heading(line: SourceLine) -> Heading | None:
    """The heading that is set bold at the start of a line whose text is not."""
    rest = line.rest
    bold = rest[: max(0, line.hint.bold - line.label_length)]
    title = bold.rstrip("。：: \u3000")
    text = len(title)
    while text < len(rest) and rest[text] in "。：: \u3000":
        text += 1
    if not title or len(title) > _OWN_LINE_LIMIT or text >= len(rest) or any(m in title for m in "。；;"):
        return None
    return Heading(len(title), text)


def unnumbered_heading(line: SourceLine) -> bool:
    """Whether a line without label looks like a heading: short, and not closed as a sentence is."""
    text = line.text
    if line.hint.row:
        return False
    if names_part(line):
        return True
    return line.marked or (
        not line.hint.within
        and 2 <= len(text) <= TITLE_LIMIT
        and not text.endswith(tuple(_CLOSING + "：:）)…"))
        and not _open_quotes(text)
        and (_OPENS_AS_TEXT.match(line.folded) is None or _FIVE_YEARS.match(line.folded) is not None)
        and not any(mark in text for mark in "。；！？")
        and not no_heading(line.folded)
        and not only_leads_in(line.folded)
        and not line.has_quantity()
    )


def names_part(line: SourceLine) -> bool:
    """Whether a line with a colon at its end says what the part below it is about: 存在问题：."""
    if line.decided is not None or line.numbering or line.hint.row is not None or line.hint.within:
        return False
    said = line.folded
    if not said.endswith(":") or len(said) > _LONGEST_PART or only_leads_in(said):
        return False
    return is_name_of_part(said[:-1])


def no_heading(folded: str) -> bool:
    """Whether a short line names a source, a date, a speaker or what a picture shows."""
    if len(folded) > _OWN_LINE_LIMIT:
        return False
    return _told()["no_heading"].fullmatch(folded) is not None or says_of_page(folded)


def clauses(folded: str) -> list[str]:
    return [clause for clause in folded.split(",") if clause]


def _is_title(line: SourceLine, title: str) -> bool:
    """Whether the text that a line's rest begins with is a title."""
    return len(title) <= TITLE_LIMIT and len(clauses(title)) <= 2 and not line.has_quantity(len(title))


def _is_long_title(title: str, *, sure: bool) -> bool:
    """A title that holds a figure, or three short clauses, as a heading of the upper levels may."""
    parts = clauses(title)
    return len(title) <= _SIBLING_LIMIT and (
        len(parts) <= 2 or (len(parts) == 3 and (sure or max(map(len, parts)) <= _CLAUSE_OF_TITLE))
    )


def _open_quotes(text: str) -> bool:
    return text.count("“") != text.count("”") or text.count("「") != text.count("」")
