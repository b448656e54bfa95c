"""Persons' names: surnames that are spelt otherwise than the common word (余某 stays 余, 钟某 becomes 鍾某).

Only where the text shows a name: a surname before 某, after an office, before a title, or in a name that the
same document shows so elsewhere. The patterns are over Simplified text, which every source passes through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from converter.variants.layers import Entry, Hit, WordList, data

_HAN = "一-鿿"
_BOUNDARY = r"[，。、；：！？,;:（(）)》”」\s]"


def protected(text: str, known: frozenset[str] = frozenset()) -> Iterator[Hit]:
    """Surnames in a Simplified text, with the form they keep in Traditional.

    Args:
        text: Simplified.
        known: names found in the whole document, by `found`.
    """
    surnames: dict[str, str] = data("names")["surnames"]
    for match in _rare().finditer(text):
        yield Hit(*match.span(), match.group(), "protected", "surname before 某")
    if not surnames.keys() & set(text):
        return
    for match in _anonymous().finditer(text):
        yield Hit(*match.span(), surnames[match.group()], "protected", "surname before 某")
    for start, name, rule in _named(text):
        yield Hit(start, start + 1, surnames[name[0]], "protected", rule)
    for hit in _known(known).hits(text):
        yield Hit(hit.start, hit.start + 1, hit.output, "protected", f"{hit.rule} is a name elsewhere")


def found(text: str) -> frozenset[str]:
    """The full names of three characters that a Simplified text shows as names; shorter ones may be words."""
    return frozenset(name for _, name, _ in _named(text) if len(name) == 3)


def _named(text: str) -> Iterator[tuple[int, str, str]]:
    for pattern, rule in _patterns():
        for match in pattern.finditer(text):
            yield match.start(1), match.group(1), rule
    yield from _in_lists(text)


def _in_lists(text: str) -> Iterator[tuple[int, str, str]]:
    """The further names of a list whose first name follows an office (副市长叶志坚、余建国)."""
    first, name, item = _list_patterns()
    for start in first.finditer(text):
        place = start.end()
        while True:
            if match := name.match(text, place):
                yield match.start(1), match.group(1), "surname in a list of names"
            if not (following := item.match(text, place)):
                break
            place = following.end()


@lru_cache(maxsize=4)
def _known(known: frozenset[str]) -> WordList:
    surnames: dict[str, str] = data("names")["surnames"]
    return WordList({name: Entry(surnames[name[0]]) for name in known}, "protected")


@lru_cache(maxsize=1)
def _anonymous() -> re.Pattern[str]:
    names = data("names")
    others = "".join(names["surnames"]).replace("于", "")
    mark = rf"(?=某(?![{names['indefinite']}])|[×○Xx]{{1,2}}(?![A-Za-z]))"
    return re.compile(
        rf"(?<![{names['end_of_word']}])[{others}]{mark}|(?:(?<![{_HAN}])|(?<=[{names['person_before']}]))于{mark}"
    )


@lru_cache(maxsize=1)
def _rare() -> re.Pattern[str]:
    """Surnames that are far more often a word: only where a person's name can begin, and 某 ends it."""
    names = data("names")
    mark = rf"(?:某某?|[×○]{{1,2}})(?![某×○{names['indefinite']}{names['thing']}])"
    return re.compile(
        rf"(?:(?<![{_HAN}])|(?<=[{names['person_before']}]))[{names['rare_surnames']}](?={mark})"
    )


@lru_cache(maxsize=1)
def _list_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An office with the first name of a list, a name in it that is to be protected, and any name in it."""
    names = data("names")
    people = "|".join([*names["offices"], *names["people"]])
    given = rf"[^\W\da-zA-Z_{names['not_given']}]{{1,2}}"
    word = "|".join(names["not_names"])
    surnames = "".join(names["surnames"])
    end = rf"{_BOUNDARY}|$|{'|'.join(names['verbs'])}"
    more = "|".join(names["more_verbs"])
    any_name = rf"(?!{word})[{names['common_surnames']}]{given}、"
    return (
        re.compile(rf"(?:{people})(?!于){any_name}"),
        re.compile(
            rf"((?!{word})(?:[{surnames}]{given}?(?={end})|(?!于)[{surnames}]{given}?(?={more})))",
            re.MULTILINE,
        ),
        re.compile(any_name),
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    names = data("names")
    offices, titles = "|".join(names["offices"]), "|".join(names["titles"])
    people = f"{offices}|{'|'.join(names['people'])}"
    verbs = "|".join(names["verbs"])
    more_verbs = "|".join(names["more_verbs"])
    surnames = "".join(names["surnames"])
    given = rf"[^\W\da-zA-Z_{names['not_given']}]{{1,2}}?"
    word = "|".join(names["not_names"])
    name = rf"((?!{word})[{surnames}]{given})"
    sure_name = rf"((?!{word}|于)[{surnames}]{given})"
    listed = rf"((?!{word})[{names['in_lists']}]{given})"
    title = rf"(?:{titles})(?![{names['not_title']}])"
    start = rf"(?:^|(?<={_BOUNDARY}))"
    person = rf"(?:{start}|(?<=[{names['before_surname']}]))"
    patterns = (
        (rf"(?:{offices}){name}(?={_BOUNDARY}|$|{verbs})", "surname after an office"),
        (rf"(?:{people}){sure_name}(?={_BOUNDARY}|$|{verbs}|{more_verbs})", "surname after an office"),
        (rf"{start}{name}(?={titles})", "surname before a title"),
        (rf"{person}([{names['before_titles']}])(?={title})", "surname before a title"),
        (rf"{start}(于)(?={title})", "surname before a title"),
        (rf"(?<=[、（(]){listed}(?=[、）)])", "surname in a list of names"),
    )
    return tuple((re.compile(pattern, re.MULTILINE), rule) for pattern, rule in patterns)
