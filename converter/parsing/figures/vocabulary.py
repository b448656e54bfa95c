"""The words of official figures, read once from `data/` and made into patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from converter.lexicon import Lexicon, bundled
from converter.lexicon.patterns import (
    Sought,
    alternatives,
    beginnings,
    compiled,
    data_of,
    later,
    patterns,
    spaced,
)
from converter.lexicon.scope import of_lexicon
from converter.messages import Message
from converter.model import Bound, Yardstick
from converter.parsing.figures.grammar import pattern

_PLANS: Final[tuple[Yardstick, ...]] = ("budget", "plan", "target")
_BEFORE: Final[tuple[Bound, ...]] = ("less_than", "more_than", "nearly", "about")
_AFTER: Final[tuple[Bound, ...]] = ("more_than", "less_than", "about")


@dataclass(frozen=True, slots=True)
class Quantities:
    """How numbers are bounded and counted."""

    counted_in_times: frozenset[str]
    """Measures that 次 may follow: 趟次."""
    parts: frozenset[str]
    times: frozenset[str]
    plain_counts: frozenset[str]
    closing_counts: frozenset[str]
    of_arguments: frozenset[str]
    never_in_han: frozenset[str]
    measured_times: re.Pattern[str]
    finer: Mapping[str, tuple[re.Pattern[str], str, int]]
    """Of a unit of time, the finer one with its number, how it is called, and how many of it make one."""
    set_up: re.Pattern[str]
    sets_up: re.Pattern[str]
    """A deed that sets something up, up to the end of the text."""
    any_before: re.Pattern[str]
    """Whether any of `before` stands before a number."""
    before: tuple[tuple[Bound, re.Pattern[str]], ...]
    """Bound and the words that end just before the number."""
    after: tuple[tuple[Bound, re.Pattern[str]], ...]
    behind: re.Pattern[str]
    """A character with which begins what belongs to a number behind its unit: one of `after`, 的, 大关."""
    currency_before: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Changes:
    """How rise and fall are told."""

    verbs: Mapping[str, int]
    rates: Mapping[str, int]
    needs_basis: frozenset[str]
    better_lower: re.Pattern[str]
    """Measures that fall where they improve."""
    before_number: re.Pattern[str]
    """A word of change up to the end of the text, its number following at once."""
    to_number: re.Pattern[str]
    """The end point of a change, likewise: 增至."""
    yoy: re.Pattern[str]
    mom: re.Pattern[str]
    plans: tuple[tuple[Yardstick, re.Pattern[str]], ...]
    """What a change is measured against that is no time, at the end of its words."""
    compare: re.Pattern[str]
    comparing: re.Pattern[str]
    """A character with which any of these three begins."""
    copula: re.Pattern[str]
    copula_ends: frozenset[str]
    """The last characters of copulas."""
    opener: re.Pattern[str]
    before_deed: frozenset[str]
    """Openers that are part of a name unless a deed follows."""


@of_lexicon
def quantities(lexicon: Lexicon) -> Quantities:
    """Those of the lexicon in use."""
    data = data_of("converter.parsing", "quantities")
    bounds = data["bounds"]
    counts = lexicon.measures_of("counts")
    small = lexicon.measures_with("small")
    times = compiled(pattern("vocabulary.in_times"))
    return Quantities(
        counted_in_times=frozenset(word for word in counts if not times.search(word)),
        parts=frozenset(lexicon.measures_of("part")),
        times=frozenset(lexicon.measures_of("time")),
        plain_counts=frozenset(small),
        closing_counts=frozenset([*small, *lexicon.measures_with("last")]),
        of_arguments=frozenset(lexicon.measures_with("argument")),
        never_in_han=frozenset(lexicon.measures_with("place")),
        measured_times=later(data["measured_times"]),
        finer={
            coarse: (compiled(rf"(\d{{1,2}}){finer['written']}"), finer["unit"], finer["count"])
            for coarse, finer in data["finer"].items()
        },
        set_up=later(rf"{alternatives(data['set_up'])}{pattern('vocabulary.done')}$"),
        sets_up=later(alternatives(data["set_up"])),
        before=tuple(
            (
                bound,
                compiled(rf"{alternatives(bounds[f'before_{bound}'])}{pattern('vocabulary.to_number')}$"),
            )
            for bound in _BEFORE
        ),
        any_before=compiled(
            rf"{alternatives(word for bound in _BEFORE for word in bounds[f'before_{bound}'])}"
            rf"{pattern('vocabulary.to_number')}$"
        ),
        after=tuple((bound, compiled(alternatives(bounds[f"after_{bound}"]))) for bound in _AFTER),
        behind=beginnings(
            [
                *(alternatives(bounds[f"after_{bound}"]) for bound in _AFTER),
                *(pattern(f"quantities.{key}") for key in ("more", "half", "within", "figurative")),
                pattern("common.of"),
            ]
        ),
        currency_before=compiled(rf"{alternatives(lexicon.measures_with('before'))} ?$"),
    )


@of_lexicon
def changes(lexicon: Lexicon) -> Changes:
    """Those of the lexicon in use."""
    data = data_of("converter.parsing", "changes")
    told = lexicon.comparisons
    directions = {word: change.direction for word, change in lexicon.changes.items()}
    verbs = {word: directions[word] for word in lexicon.changes_of("verb", "comparative")}
    rates = {word: directions[word] for word in lexicon.changes_of("rate")}
    words = alternatives([*verbs, *rates])
    copulas = alternatives(data["copulas"])
    compare = rf"(?:{told['compare_short']}|{alternatives(told['compare'])})"
    return Changes(
        verbs=verbs,
        rates=rates,
        needs_basis=frozenset(lexicon.changes_of("comparative")),
        better_lower=later(alternatives(lexicon.changes_of("better"))),
        before_number=compiled(rf"({words}){told['between']}$"),
        to_number=compiled(rf"({alternatives(verbs)}){told['to_mark']}{pattern('vocabulary.to_end_point')}$"),
        yoy=compiled(told["yoy"]),
        mom=compiled(told["mom"]),
        plans=tuple(
            (kind, compiled(rf"(?:{told['plans'][kind]}){told['plans']['ends']}$")) for kind in _PLANS
        ),
        compare=compiled(compare),
        comparing=beginnings([*told["yoy"], *told["mom"], compare]),
        copula=compiled(rf"(?:{copulas}|[ :])+$"),
        copula_ends=frozenset([*(word[-1] for word in data["copulas"]), " ", ":", "\n"]),
        before_deed=frozenset(data["before_deed"]),
        opener=compiled(
            rf"^(?!{pattern('common.together')})(?:{alternatives(data['openers'])}"
            rf"|{pattern('vocabulary.enumerating')}|[ :、])"
        ),
    )


@lru_cache(maxsize=1)
def deeds() -> re.Pattern[str]:
    return compiled(alternatives(bundled().work))


@lru_cache(maxsize=1)
def only_deeds() -> re.Pattern[str]:
    """Deeds one after another, the first of them done anew or not."""
    return compiled(f"{pattern('vocabulary.anew')}{deeds().pattern}+")


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Numbers that measure nothing, by their grammar."""

    rules: tuple[tuple[str, str], ...]
    """The rule of each, and why."""
    patterns: Sought
    """A group for each."""


_DATE: Final = "date"
"""The rule whose numbers may be set apart by spaces."""


@lru_cache(maxsize=1)
def exclusions() -> Exclusions:
    data = data_of("converter.parsing", "exclusions")["exclusion"]
    return Exclusions(
        tuple((each["rule"], Message(each["why"])) for each in data),
        Sought(map(spaced, each["patterns"]) if each["rule"] == _DATE else each["patterns"] for each in data),
    )


@dataclass(frozen=True, slots=True)
class Names:
    """How measures are named, and what surrounds them."""

    heads: re.Pattern[str]
    """A word for a measure, at the end of a name."""
    measure: re.Pattern[str]
    """The same anywhere in a name."""
    shared: re.Pattern[str]
    """A word that the members of a list share, anywhere in a name."""
    paired: re.Pattern[str]
    """Words that name two at once: 城乡."""
    not_of_parts: frozenset[str]
    """Deeds that the parts of a whole do not share."""
    qualifying: frozenset[str]
    """Deeds that qualify the noun behind them and are done to nothing."""
    leaning: re.Pattern[str]
    """A name that leans on what was counted before it in the sentence."""
    rates_alone: re.Pattern[str]
    """Rates that are measures of their own."""
    leaning_deeds: frozenset[str]
    finished: frozenset[str]
    """Those of them by which cases come to an end."""
    whole_measures: frozenset[str]
    of_projects: frozenset[str]
    """What a project costs or measures."""
    others: frozenset[str]
    """What is left of a whole, said without it."""
    """Those of `heads` that say enough alone."""
    listed: re.Pattern[str]
    """A measure at the end of a member of a list."""
    of_measure: frozenset[str]
    """Words that qualify a measure: 营业 of 营业收入."""
    whole: re.Pattern[str]
    """Words a name is not cut inside of, beside those of the word list."""
    pairs: frozenset[str]
    """Characters that stand side by side in them."""
    bare: re.Pattern[str]
    anaphora: re.Pattern[str]
    pointing: re.Pattern[str]
    """A word at the start that points at what was told before: 有关犯罪."""
    crimes: re.Pattern[str]
    """A crime that the members of a list share as they do a deed."""
    scope: re.Pattern[str]
    place: re.Pattern[str]
    year: str
    within: str
    around: str


@lru_cache(maxsize=1)
def names() -> Names:
    data = data_of("converter.parsing", "names")
    bare, anaphora, lean = data["bare"], data["anaphora"], data["leaning"]
    told = rf"{alternatives(bare['deeds'])}?{pattern('vocabulary.all_told')}{alternatives(bare['measures'])}"
    return Names(
        heads=later(rf"{alternatives(data['heads'])}$"),
        measure=later(alternatives(data["heads"])),
        shared=later(alternatives([*data["heads"], *data["kinds"]])),
        not_of_parts=frozenset(data["not_of_parts"]),
        qualifying=frozenset(data["qualifying"]),
        leaning=later(
            rf"(?!{alternatives(lean['alone'])}$)"
            rf"(?:{alternatives([*lean['modifiers'], *lean['stems'], *bare['deeds'], *bundled().work])})+"
            rf"{alternatives(lean['rates'])}|{alternatives(lean['measures'])}"
            rf"|{pattern('naming.mean_of')}?{alternatives(lean['taking'])}{alternatives(lean['times'])}"
            rf"|{alternatives(lean['reckoned'])}{pattern('vocabulary.invested')}"
        ),
        rates_alone=later(alternatives(lean["alone"])),
        leaning_deeds=frozenset([*lean["deeds"], *lean["finished"]]),
        finished=frozenset(lean["finished"]),
        whole_measures=frozenset(data["whole_measures"]),
        of_projects=frozenset(data["of_projects"]),
        others=frozenset(data["others"]),
        listed=later(rf"{alternatives([*data['heads'], *data['listed']])}$"),
        paired=later(alternatives(data["paired"])),
        of_measure=frozenset(data["of_measure"]),
        whole=later(alternatives(data["whole"])),
        pairs=frozenset(word[place : place + 2] for word in data["whole"] for place in range(len(word) - 1)),
        bare=later(rf"{alternatives(bare['alone'])}|{told}"),
        pointing=later(alternatives(data["pointing"])),
        crimes=later(alternatives(data["crimes"])),
        anaphora=later(
            rf"{alternatives(anaphora['pointing'])}?{alternatives(anaphora['of'])}?{alternatives(anaphora['measures'])}"
        ),
        scope=later(data["scope"]),
        place=later(data["place"]),
        year="|".join(data["year"]),
        within="|".join(data["within"]),
        around="|".join(data["around"]),
    )


@dataclass(frozen=True, slots=True)
class Aiming:
    """How aims are told."""

    aims: re.Pattern[str]
    heads: re.Pattern[str]
    """What heads an aim before a colon: 年度目标."""
    results: re.Pattern[str]
    """What heads a result there: 实际完成."""
    done: re.Pattern[str]
    """What looks like an aim and is none: 完成年度计划."""
    own_clause: re.Pattern[str]
    weak: re.Pattern[str]
    purpose: re.Pattern[str]
    measured: re.Pattern[str]
    """What stands before an aim that was missed, or that a result is measured against: 未达年度."""
    reached: re.Pattern[str]
    joins: re.Pattern[str]
    so_far: re.Pattern[str]
    """With what a clause begins that tells how far it came: 上半年."""
    times: re.Pattern[str]


@lru_cache(maxsize=1)
def aiming() -> Aiming:
    data = bundled().aims
    keys = (
        "aims",
        "heads",
        "results",
        "done",
        "own_clause",
        "weak",
        "purpose",
        "measured",
        "reached",
        "joins",
        "so_far",
        "times",
    )
    return Aiming(*(later(data[key]) for key in keys))


@dataclass(frozen=True, slots=True)
class Doubting:
    """What makes a figure doubtful, by the wording of its name."""

    full: re.Pattern[str]
    odd: Sought
    """Words that are no part of a name."""
    thing: re.Pattern[str]
    member: re.Pattern[str]
    measure_alone: re.Pattern[str]
    reached: re.Pattern[str]
    part: re.Pattern[str]
    leads_in: re.Pattern[str]
    told_behind: re.Pattern[str]
    distance: re.Pattern[str]
    rated: re.Pattern[str]
    process: re.Pattern[str]
    of_process: re.Pattern[str]
    pointing: re.Pattern[str]
    list: re.Pattern[str]
    besides: re.Pattern[str]
    summed: re.Pattern[str]
    sums: re.Pattern[str]
    no_noun: re.Pattern[str]
    apart: re.Pattern[str]
    joint: re.Pattern[str]
    left_behind: re.Pattern[str]
    left_behind_unnamed: re.Pattern[str]
    between: re.Pattern[str]
    unmeasured: re.Pattern[str]
    of_share: re.Pattern[str]
    told_of: re.Pattern[str]
    told_of_some: re.Pattern[str]
    and_more: re.Pattern[str]
    of_date: re.Pattern[str]
    of_years: re.Pattern[str]
    of_times: re.Pattern[str]
    events: re.Pattern[str]
    places: re.Pattern[str]
    light: re.Pattern[str]
    goes_on: re.Pattern[str]
    unread: re.Pattern[str]
    share: re.Pattern[str]
    rate: re.Pattern[str]
    persons: re.Pattern[str]
    money: re.Pattern[str]
    measured: re.Pattern[str]
    """Any of these three, at the end of a name."""
    unitless: re.Pattern[str]
    may_exceed: re.Pattern[str]
    ratings: re.Pattern[str]
    money_units: re.Pattern[str]
    no_persons: re.Pattern[str]


@lru_cache(maxsize=1)
def doubting() -> Doubting:
    data = data_of("converter.parsing", "doubts")
    measured = later([*data["rate"], *data["persons"], *data["money"]])
    odd = Sought([data.pop("odd")])
    return Doubting(**patterns(data), measured=measured, odd=odd)
