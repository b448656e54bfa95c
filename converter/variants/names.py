"""Persons' names: characters spelt otherwise there than in the word (余某 stays 余, 钟某 becomes 鍾某).

Only where the text shows a name: before 某, where `persons` finds one, or in a name that the same document
shows so elsewhere. The patterns are over Simplified text, which every source passes through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from converter.lexicon.characters import HAN
from converter.variants.persons import persons
from converter.variants.wordlists import Candidate, WordList, WordRule, data

GIVEN = "given name"
"""The rule for a given name, which a Traditional source knows better."""


def protected(text: str, known: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """Characters of names in a Simplified text, with the form they have in Traditional.

    Args:
        text: Simplified.
        known: names found in the whole document, by `found`.
    """
    surnames, _, both = _forms()
    if not both.isdisjoint(text):
        for match in _anonymous().finditer(text):
            yield Candidate(*match.span(), surnames[match.group()], "protected", "surname before 某 or 氏")
        for match in _villages().finditer(text):
            yield Candidate(
                match.start(), match.start() + 1, surnames[match.group()], "protected", "village of a family"
            )
        for person in persons(text, _asked()):
            yield from _hits(text, person.start, person.given, person.end, person.rule)
        for hit in _known(known).longest(text):
            yield from _hits(text, hit.start, hit.start + 1, hit.end, f"{hit.rule} is a name elsewhere")


def found(text: str) -> frozenset[str]:
    """The full names of three characters that a Simplified text shows as names; shorter ones may be words."""
    return frozenset(
        text[person.start : person.end]
        for person in persons(text, _asked())
        if person.end - person.start == 3 and person.given == person.start + 1
    )


def _hits(text: str, start: int, given: int, end: int, rule: str) -> Iterator[Candidate]:
    surnames, given_names, _ = _forms()
    for place in range(start, end):
        form = (surnames if place < given else given_names).get(text[place])
        if form is not None:
            yield Candidate(
                place, place + 1, form, "protected", rule if place < given else f"{GIVEN}: {rule}"
            )


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """The forms of surnames, of given names, and the characters of either."""
    forms = data("names")["forms"]
    return forms["surname"], forms["given"], frozenset((*forms["surname"], *forms["given"]))


@lru_cache(maxsize=4)
def _known(known: frozenset[str]) -> WordList:
    return WordList({name: WordRule(name) for name in known}, "protected")


@lru_cache(maxsize=1)
def _villages() -> re.Pattern[str]:
    """A surname in the name of a village (于家村, 余家湾), but not 百余家店, 位于家庄."""
    names = data("names")
    surnames = "".join(char for char in names["forms"]["surname"] if char not in names["surnames"]["verbs"])
    no_surname = "".join(names["before"]["end_of_word"].values()) + names["villages"]["not_after"]
    return re.compile(rf"[{surnames}](?=家[{names['villages']['endings']}])(?<![{no_surname}].)")


@lru_cache(maxsize=1)
def _anonymous() -> re.Pattern[str]:
    """A surname before 某, × or 氏, or one of two families (余、于两家).

    Those that are far more often a word only where a name can begin. What stands before is asked last, for a
    pattern that begins with a character is quicker.
    """
    names = data("names")
    before, after, surnames = names["before"], names["after"], names["surnames"]
    rare = surnames["words"] + surnames["verbs"]
    ends = before["end_of_word"]
    sure = "".join(char for char in names["forms"]["surname"] if char not in "于" + rare)
    plain = "".join(char for char in sure if char not in ends)
    sometimes = "|".join(f"{char}{{mark}}(?<![{ends[char]}].)" for char in sure if char in ends)
    some = rf"某(?![{after['indefinite']}])"
    nobody = rf"(?:某某?|[×○]{{1,2}})(?![某×○{after['indefinite']}{after['thing']}])"
    mark = rf"(?={some}|[氏姓]|[×○Xx]{{1,2}}(?![A-Za-z]))"
    begins = rf"(?:(?<![{HAN}].)|(?<=[{before['person_before']}].))"
    every = surnames["plain"] + sure + "于"
    families = "[二两三][家姓人]"
    return re.compile(
        rf"[{plain}]{mark}|{sometimes.format(mark=mark)}|于{mark}{begins}|[{rare}](?={nobody}){begins}"
        rf"|[{sure}于](?=、[{every}]{families}){begins}|[{sure}于](?={families})(?<=[{every}]、.)"
    )


@lru_cache(maxsize=1)
def _asked() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_forms()[2])}]")
