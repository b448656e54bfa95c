"""Names of measures as words, how alike two are, and what parts them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from converter.comparing.settings import match_settings, wording_tables
from converter.lexicon.lattice import words
from converter.parsing.figures.naming import all_deeds

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SILENT: Final = re.compile(r"[^\w]+|_")
_LONGEST: Final = 4
"""Characters of a word that count: longer ones are no better known."""
_SHORTEST: Final = 2
"""Characters of a short form,"""
_SHORTEST_TAIL: Final = 3
"""of one at the end of a longer name,"""
_MOST_LONGER: Final = 4
"""and how many times as long what it stands for may be."""
_RATE: Final = "率"


@dataclass(frozen=True, slots=True)
class MeasureName:
    """A name as words, in Simplified characters and one wording."""

    words: tuple[str, ...]
    stage: str = ""
    """`累计` where the clause says so and the name does not."""
    new: bool = False
    """Whether it says how many are new: 新增, 净增,"""
    total: bool = False
    """or how many there are in all: 总数, 累计."""
    kinds: str = ""
    """The word that 各类 stands before: all kinds of it are counted."""
    around: frozenset[str] = frozenset()
    """Of a rate: words that tell of what it is a rate, in its sentence or above it,"""
    carried: frozenset[str] = frozenset()
    """and such as stand in its name only because the clause before has them."""
    own: tuple[str, ...] = ()
    """Of a rate: its words but those that the clause before has."""

    @property
    def key(self) -> str:
        return "".join((self.stage, *self.words))


@dataclass(frozen=True, slots=True)
class NameProfile:
    """What of a name is held against others."""

    counts: Counter[str]
    """Its words."""
    weight: float
    strong: frozenset[str]
    """The characters of words that say something."""
    parting: Mapping[int, frozenset[str]]
    """Its words that part measures, by the row they stand in."""


class Parting(NamedTuple):
    """What parts two names."""

    firm: bool
    """Whether they say what excludes each other, whatever the figures are."""
    loose: bool
    """Whether they are parted unless the later report's change implies the earlier value."""
    sided: int
    """Of how many rows of parting words only one name has any."""


@lru_cache(maxsize=4096)
def name_words(seen: str) -> tuple[str, ...]:
    """The words of a name, each in the wording that stands for all.

    Args:
        seen: folded and Simplified.

    >>> name_words("侦破各类刑事案件"), name_words("破获刑事案件")
    (('破案', '刑事', '案件'), ('破案', '刑事', '案件'))
    """
    tables = wording_tables()
    plain = _SILENT.sub("", _BRACKETS.sub("", seen)) or _SILENT.sub("", seen)
    found: list[str] = []
    end = 0
    for match in tables.same_pattern.finditer(plain):
        found += words(plain[end : match.start()])
        found += tables.same[match.group()].split()
        end = match.end()
    found += words(plain[end:])
    told = tuple(word for word in found if word not in tables.nothing)
    return told or tuple(found)


def measure_name(
    seen: str, clause: str = "", around: str = "", carried: str = "", own: str = ""
) -> MeasureName:
    """A name as it is held against others.

    Args:
        seen: the name, folded and Simplified.
        clause: what its clause says before the figure.
        around: its sentence and the headings it stands under.
        carried: what of the name stands in no clause of the figure's own,
        own: and what does.
    """
    tables = wording_tables()
    found = name_words(seen)
    stage = tables.in_sum if tables.cumulative.search(clause) and tables.in_sum not in found else ""
    new = tables.new.search("".join(found)) is not None
    total = bool(stage) or tables.in_sum in found or tables.in_all.search(seen) is not None
    of_all = tables.all_kinds.search(seen)
    kinds = name_words(seen[of_all.end() :])[:1] if of_all and of_all.end() < len(seen) else ()
    is_rate = tables.rate.search(seen) is not None
    near, before = (frozenset(tables.of_what.findall(each) if is_rate else ()) for each in (around, carried))
    mine = name_words(own) if own else found
    return MeasureName(found, stage, new and not total, total, "".join(kinds), near, before, mine)


@lru_cache(maxsize=16_384)
def profile_of(name: MeasureName) -> NameProfile:
    """What of a name is held against others."""
    tables, counts = wording_tables(), Counter(name.words)
    core = "".join(word for word in name.words if word not in tables.weak) or name.key
    parting: dict[int, frozenset[str]] = {}
    for at, row in enumerate(tables.apart):
        if row.among is not None and row.among.search(name.key) is None:
            continue
        found = row.pattern.findall(core if row.ending else name.key)
        if found:
            parting[at] = frozenset(row.words[word] for word in (found[-1:] if row.last else found))
    return NameProfile(counts, _weight(counts), frozenset(_strong_characters(counts)), parting)


def name_similarity(one: MeasureName, other: MeasureName, *, contained: bool = False) -> float:
    """How alike two names are, from 0 to 1; 0 where words part them.

    Args:
        one, other: the names.
        contained: whether a short name that stands in a longer one is nearly the same.
    """
    found = parting(one, other)
    if found.firm or found.loose:
        return 0.0
    return name_likeness(one, other, contained=contained) * match_settings().words["one_sided"] ** found.sided


@lru_cache(maxsize=65_536)
def name_likeness(one: MeasureName, other: MeasureName, *, contained: bool = False) -> float:
    """How alike two names are, from 0 to 1, whatever words part them; the arguments of `name_similarity`."""
    own = match_settings().words
    left, right = profile_of(one), profile_of(other)
    whole = left.weight + right.weight
    if not whole:
        return 0.0
    same = left.counts & right.counts
    rest = [_strong_characters(each.counts - same) for each in (left, right)]
    if _is_short_form(*(_rest(each.words, same) for each in (one, other))):
        both = sum(_weight(each.counts - same) for each in (left, right))
        return min(1.0, (2 * _weight(same) + own["short"] * both) / whole)
    common = _in_both(_rest(one.words, same), _rest(other.words, same), rest)
    alike = min(1.0, 2 * (_weight(same) + common) / whole)
    if all(rest):
        alike *= own["both_more"]
    if contained and not all(rest) and _strong_characters(same):
        alike = max(alike, own["contained"])
    return max(alike, _by_tail(one, other))


def _rest(found: tuple[str, ...], same: Counter[str]) -> str:
    """What the words of a name that say something have beyond the same."""
    weak = wording_tables().weak
    return "".join(word for word in found if word not in same and word not in weak)


def _in_both(one: str, other: str, rest: list[Counter[str]]) -> float:
    """What the rest of two names has in common: whole where it is one piece, however cut into words."""
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    piece = match.size if match.size >= _SHORTEST_TAIL else 0
    return piece + (sum((rest[0] & rest[1]).values()) - piece) * match_settings().words["inside"]


def _is_short_form(one: str, other: str) -> bool:
    """Whether one wording is the other in short: its characters in their order, but no piece of it.

    >>> _is_short_form("批捕", "批准逮捕"), _is_short_form("小学", "中小学")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    if not _SHORTEST <= len(short) < len(long) <= _MOST_LONGER * len(short) or short in long:
        return False
    if short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _by_tail(one: MeasureName, other: MeasureName) -> float:
    """How alike names are that end in a rate which one of them has in short: 定检率, 设备定期检验率."""
    if not (one.key.endswith(_RATE) and other.key.endswith(_RATE)):
        return 0.0
    own, most = match_settings().words, 0.0
    for left, right in ((one, other), (other, one)):
        for at in range(len(left.words)):
            short = "".join(left.words[at:])
            if len(short) < _SHORTEST_TAIL:
                break
            for to in range(len(right.words) - 1):
                if _is_short_form(short, long := "".join(right.words[to:])) and len(long) > len(short):
                    before = [Counter(left.words[:at]), Counter(right.words[:to])]
                    same = before[0] & before[1]
                    more = [_weight(each - same) for each in before]
                    tail = own["short"] * 2 * _LONGEST
                    alike = (2 * _weight(same) + tail) / (2 * _weight(same) + sum(more) + 2 * _LONGEST)
                    most = max(most, alike * (own["both_more"] if all(more) else 1.0))
    return most


@lru_cache(maxsize=65_536)
def parting(one: MeasureName, other: MeasureName, *, brief: bool = False) -> Parting:
    """What parts two names.

    Args:
        one, other: the names.
        brief: whether the first may leave out of what it is a rate, as aims do.
    """
    firm = loose = False
    sided = 0
    left, right = profile_of(one).parting, profile_of(other).parting
    rows = wording_tables().apart
    for at in left.keys() | right.keys():
        row, mine, theirs = rows[at], left.get(at), right.get(at)
        if mine is not None and theirs is not None:
            if mine.isdisjoint(theirs):
                firm, loose = firm or not row.yields, loose or row.yields
        elif row.strict or (row.rates and not brief and _tells_of_another(one, other, mine, theirs)):
            loose = True
        elif not row.yields:
            sided += 1
    loose = loose or _are_other_rates(one, other) or _is_one_kind(one, other) or _is_one_kind(other, one)
    firm = firm or (one.new and other.total) or (one.total and other.new)
    return Parting(firm, loose, sided)


def behind(name: MeasureName, before: MeasureName) -> MeasureName:
    """A name with what the figure before it in its sentence tells of: 毒品案件46件，判处罪犯82人."""
    return replace(name, words=(*before.words, *name.words))


def _tells_of_another(
    one: MeasureName, other: MeasureName, mine: frozenset[str] | None, theirs: frozenset[str] | None
) -> bool:
    """Whether only one of two rates says of what it is, and nothing around the other does."""
    telling, lacking = (one, other) if mine is not None else (other, one)
    told = (mine or theirs or frozenset()) - telling.carried
    are_rates = all(wording_tables().rate.search(each.key) for each in (one, other))
    return are_rates and bool(told) and lacking.around.isdisjoint(told)


def _are_other_rates(one: MeasureName, other: MeasureName) -> bool:
    """Whether rates are of what shares no character, 检验率, 登记率, or one word is another: 食品, 药品."""
    tails = [_rate_of(each) for each in (one, other)]
    if not all(tails):
        return False
    changed = [each for each in zip(one.own, other.own, strict=False) if each[0] != each[1]]
    if len(one.own) == len(other.own) and len(changed) == 1:
        left, right = changed[0]
        weak = wording_tables().weak
        return left[0] != right[0] and weak.isdisjoint(changed[0]) and not _is_short_form(left, right)
    return set(tails[0]).isdisjoint(tails[1]) and not _by_tail(one, other)


def head_of(name: MeasureName) -> str:
    """The last word of a name; of a rate with the word that says of what it is."""
    last = name.words[-1]
    return "".join(name.words[-2:]) if last == _RATE else last


def _rate_of(name: MeasureName) -> str:
    """The word that says of what a rate is: 检验 of 特种设备检验率; empty where it is no rate."""
    last = name.words[-1]
    if not last.endswith(_RATE):
        return ""
    own = last.removesuffix(_RATE)
    return own or (name.words[-2] if len(name.words) > 1 else "")


def _is_one_kind(whole: MeasureName, part: MeasureName) -> bool:
    """Whether a name tells of all kinds, 各类案件, and another of one of them: 毒品案件."""
    if not whole.kinds or part.kinds or whole.kinds not in part.words:
        return False
    at = part.words.index(whole.kinds)
    return at > 0 and part.words[at - 1] not in whole.words and not all_deeds(part.words[at - 1])


def _weight(found: Counter[str]) -> float:
    return sum(_weight_of(word) * count for word, count in found.items())


def _weight_of(word: str) -> float:
    share = match_settings().words["weak"] if word in wording_tables().weak else 1.0
    return min(len(word), _LONGEST) * share


def _strong_characters(found: Counter[str]) -> Counter[str]:
    """The characters of words that say something."""
    weak = wording_tables().weak
    return Counter("".join(word * count for word, count in found.items() if word not in weak))
