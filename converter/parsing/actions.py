"""Action items: 一是…二是…, 第一，…, 首先…其次…, 1.…；2.…, (a)…；(b)… in paragraphs, and numbered lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from converter.lexicon.characters import ends_clause
from converter.lexicon.first import all_needed_by
from converter.lexicon.patterns import Needs
from converter.lexicon.series import ORDER, ORDER_WORD, SERIES
from converter.model import Span
from converter.parsing.duties import says_only_who
from converter.parsing.numbering import ordinal, place_of_letter, place_of_roman

NOWHERE = Span(0, 0)
"""The place of what a text does not say."""
_HAN = "[一二三四五六七八九十]{1,3}"
_DIGITS = "[0-9０-９]{1,2}"
_CLAUSE = r"(?:^|(?<=[。；;！!？?：:，,、\n”」）)]))[ \u3000]*"
"""Where a clause begins."""
_SENTENCE = r"(?:^|(?<=[。；;！!？?：:\n”」]))[ \u3000]*"
"""Where a sentence or a member of a list begins."""
_JOINED = rf"(?:(?:{SERIES['joined']})[ \u3000]*)?"
"""Before the last of a list: …；及(d)…."""
_LED_IN = rf"(?:^|(?<=[。；;！!？?：:，,、\n”」])|{SERIES['leads_in']})[ \u3000]*{_JOINED}"
"""Where a member of a list begins that may have no mark before it: 措施包括(a)…；(b)…."""
_NO_REFERENCE = (
    rf"(?!(?:{SERIES['reference']})"
    r"|[ \u3000]*(?:[、，,。；;）)]|[及和与與至或][ \u3000]*[（(]|$))"
)
"""Behind a letter in brackets: 見(a)項, (a)及(b) speak of what has these letters."""
_CALLED = f"(?:{SERIES['called']})"
"""What members of a list are called before their number: 任务一：."""
_MARKERS: tuple[str, ...] = (
    rf"{_CLAUSE}(({_HAN})[是要])(?![否非]|[一二三四五六七八九十]{{1,3}}[、，,。])",
    rf"{_CLAUSE}((?:第({_HAN})(?:[，,：:]|[點点]?是)|({ORDER_WORD})(?:[，,：:]|是|要)?))",
    rf"{_CLAUSE}(其({_HAN})(?:[，,：:、]|是))",
    rf"{_SENTENCE}(?:[▶►●•◆■·] *)?({_CALLED}({_HAN})[：:])",
    rf"{_SENTENCE}(第({_HAN})、(?!第|[一二三四五六七八九十]))",
    rf"{_SENTENCE}(({_HAN})、(?![一二三四五六七八九十]))",
    rf"{_SENTENCE}(({_DIGITS})(?:[.．、](?![0-9０-９])))",
    rf"{_LED_IN}([（(]({_HAN})[)）])",
    rf"{_LED_IN}([（(]({_DIGITS})[)）]|[⑴-⒇])",
    rf"{_SENTENCE}(({_DIGITS})[)）])",
    rf"{_CLAUSE}(([①-⑳]))",
    rf"{_LED_IN}([（(]([ivx]{{1,5}})[)）]){_NO_REFERENCE}",
    rf"{_LED_IN}([（(]([a-z])[)）]){_NO_REFERENCE}",
    rf"{_LED_IN}([（(]([A-Z])[)）]){_NO_REFERENCE}",
    rf"{_SENTENCE}{_JOINED}(([a-z])[)）]){_NO_REFERENCE}",
)
"""Labels: 一是; 第一， and 首先; 其一，; 任务一：; 第一、; 一、; 1.; （一）; （1）; 1）; ①; (i); (a); (A)."""
_ANY_LABEL = re.compile(
    "[一二三四五六七八九十]{1,3}[是要、:：，,)）]|[一二三四五六七八九十][点點]是|[0-9０-９A-Za-z][.．、)）]|[⑴-⒇①-⑳]|"
    + SERIES["in_words"]
)
"""What a text without any of these labels has nothing of."""
_TO_THE_NEXT = re.compile(r"(?<=[。；;，,、])\s*(?:" + SERIES["joined"] + r")\s*\Z")
"""What joins an item to the next, and is part of neither."""
_LAST = 0
"""The place of 最后: the next of the series that is open, and its end."""
_OPEN, _CLOSE = "“「『‘《（(【〔", "”」』’》）)】〕"


@dataclass(frozen=True, slots=True)
class Item:
    """An item by its spans in the source."""

    number: int
    label: Span
    title: Span
    body: Span
    responsible: Span = NOWHERE
    """Who does it; empty where nobody is named."""
    due: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class _Marker:
    ordinal: int
    label: Span
    home: int
    """Which of the paragraphs it stands in."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item in the making."""

    number: int
    label: Span
    end: int
    """Where it ends, if no other begins before."""
    whole: Item | None = None
    """The item, where it is known already."""


def inline_items(text: str, paragraphs: Iterable[Span], whole_lines: Sequence[Item]) -> list[Item]:
    """The items of the series that run through the paragraphs of one section, and those of `whole_lines`.

    Labels that begin one of `whole_lines` number a line of its own, and are none of these.
    """
    stretches = list(paragraphs)
    if not stretches and not whole_lines:
        return []
    texts = [(home, stretch.of(text)) for home, stretch in enumerate(stretches)]
    labelled = [(home, said) for home, said in texts if _ANY_LABEL.search(said)]
    tried = [set(_marker_needs().met_by(set(said))) for _, said in labelled]
    found = [_Draft(item.number, item.label, item.body.end, item) for item in whole_lines]
    taken = {item.label.start for item in whole_lines}
    for kind in sorted(set().union(*tried)):
        within = [each for each, kinds in zip(labelled, tried, strict=True) if kind in kinds]
        found_here = _markers(_marker_patterns()[kind], within, stretches)
        markers = [marker for marker in found_here if marker.label.start not in taken]
        for series in _series(markers):
            found += _drafts(series, stretches)
    return list(_told_once(sorted(found, key=lambda draft: draft.label), text))


def line_items(text: str, lines: Iterable[tuple[Span, int]]) -> list[Item]:
    """The items that are whole numbered lines, given as their span and the length of the label."""
    items = []
    for number, (span, length) in enumerate(lines, start=1):
        label = Span(span.start, span.start + len(text[span.start : span.start + length].rstrip()))
        body = Span(span.start + length, span.end)
        items.append(Item(number, label, title_of(text, body), body))
    return items


def title_of(text: str, body: Span) -> Span:
    """The first clause: up to `，` `。` `：` `；` outside quotation marks, brackets and numbers.

    One that says no more than who does it takes the next with it: 由县住建局牵头，完成内涝点整治.
    """
    depth = 0
    first: int | None = None
    for place in range(body.start, body.end):
        char = text[place]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif ends_clause(text, place):
            if depth == 0:
                if char in "，," and says_only_who(text[body.start : place]):
                    continue
                return Span(body.start, place)
            if first is None:
                first = place
    unclosed = depth > 0 and first is not None
    return Span(body.start, first) if unclosed and first is not None else body


@lru_cache(maxsize=1)
def _marker_patterns() -> tuple[re.Pattern[str], ...]:
    """What finds the labels of each kind."""
    return tuple(map(re.compile, _MARKERS))


@lru_cache(maxsize=1)
def _marker_needs() -> Needs:
    """Of which kinds a text may have labels, by its characters."""
    return Needs(map(all_needed_by, _MARKERS))


def _markers(
    pattern: re.Pattern[str], labelled: Iterable[tuple[int, str]], stretches: Sequence[Span]
) -> Iterator[_Marker]:
    """The labels of one kind. `labelled`: the texts that have labels, with the places of their stretches."""
    for home, said in labelled:
        start = stretches[home].start
        for match in pattern.finditer(said):
            word = next((group for group in match.groups()[1:] if group), match.group(1))
            yield _Marker(_place_of(word, pattern), Span(start + match.start(1), start + match.end(1)), home)


def _place_of(word: str, pattern: re.Pattern[str]) -> int:
    """The place that a label stands for; (i) is a letter or a number by what is looked for."""
    if word in ORDER:
        return ORDER[word]
    if not word[0].isascii() or not word[0].isalpha():
        return ordinal(word)
    return place_of_roman(word) if "ivx" in pattern.pattern else place_of_letter(word)


def _series(markers: Iterable[_Marker]) -> list[list[_Marker]]:
    """Runs that count up from one, of two or more; a run that begins inside another is a run of its own."""
    done: list[list[_Marker]] = []
    open_: list[list[_Marker]] = []
    for marker in markers:
        if marker.ordinal == _LAST:
            if open_ and open_[-1][-1].home in (marker.home, marker.home - 1):
                open_[-1].append(marker)
                done.append(open_.pop())
        elif marker.ordinal == 1:
            open_.append([marker])
        else:
            waiting = [place for place, series in enumerate(open_[-4:]) if len(series) + 1 == marker.ordinal]
            if waiting:
                place = max(0, len(open_) - 4) + waiting[-1]
                done += open_[place + 1 :]
                del open_[place + 1 :]
                open_[-1].append(marker)
    return [series for series in done + open_ if len(series) > 1]


def _drafts(series: Sequence[_Marker], stretches: Sequence[Span]) -> Iterator[_Draft]:
    for number, marker in enumerate(series, start=1):
        end = stretches[marker.home].end
        follower = series[number] if number < len(series) else None
        if follower and follower.home > marker.home:
            end = stretches[follower.home - 1].end
            if follower.label.start > stretches[follower.home].start:
                end = follower.label.start
        yield _Draft(number, marker.label, end)


def _told_once(drafts: Sequence[_Draft], text: str) -> Iterator[Item]:
    """The items in order, each up to the next, whatever series that is of: no words stand in two items."""
    for place, draft in enumerate(drafts):
        following = drafts[place + 1].label.start if place + 1 < len(drafts) else draft.end
        start = draft.whole.body.start if draft.whole else draft.label.end
        end = min(draft.end, following)
        body = (
            draft.whole.body
            if draft.whole and end == draft.end
            else _stripped(text, Span(start, max(start, end)))
        )
        if len(body) == 0:
            continue
        title = title_of(text, body)
        if draft.whole:
            yield replace(draft.whole, title=title, body=body)
        else:
            yield Item(draft.number, draft.label, title, body)


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in "，,：:。"):
        start += 1
    joined = _TO_THE_NEXT.search(text, start, end)
    end = joined.start() if joined else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
