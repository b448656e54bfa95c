"""The weights by which lead, key figures, actions and charts are chosen, and the wordings they go by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from converter.lexicon.patterns import data_of, patterns


@dataclass(frozen=True, slots=True)
class LeadWeights:
    most_sentences: int
    fewest_characters: int
    most_characters: int
    most_in_all: int
    most_figures: int
    most_slogans: int
    figure: float
    still: float
    headline: float
    account: float
    assessment: float
    bare_assessment: float
    milestone: float
    stock: float
    ranked_behind: float
    opening: float
    slogan: float
    background: float
    hanging: float
    nameless: float
    long: float


@dataclass(frozen=True, slots=True)
class FigureWeights:
    results: int
    aims: int
    alone: int
    opening: float
    first_sentence: float
    first_place: float
    subject: float
    value_and_change: float
    change: float
    rate: float
    large_change: float
    full_change: float
    points: float
    whole: float
    long_name: float
    longest_name: int
    same_sentence: float
    account: float
    account_of: int
    account_moved: int
    spread: float
    same_account: float
    over_years: float
    far_aim: float
    same_section: float
    headline: float
    background: float
    problem: float
    milestone: float
    judged: float
    bare: float
    unchanged: float
    stock: float
    part_of_whole: float
    aimed_at: float
    aim_rate: float
    means: float
    in_its_clause: int
    told_in_cell: int
    all_of_it: float
    short_basis: float
    alike: float
    same_pairs: float
    telling_name: int
    doubt: float


@dataclass(frozen=True, slots=True)
class FirstPageSteps:
    """Parts with how many of each are left, in the order in which they give way."""

    first: Sequence[tuple[str, int]]
    smaller: float
    second: Sequence[tuple[str, int]]
    then: Sequence[tuple[str, int]]
    last: Sequence[tuple[str, int]]
    brief: int
    full: float


@dataclass(frozen=True, slots=True)
class ProblemLimits:
    most: int
    most_short: int
    line: int
    fewest_characters: int
    most_characters: int
    most_besides: int
    clauses_of_list: int


@dataclass(frozen=True, slots=True)
class ActionLimits:
    most: int
    most_characters: Sequence[int]
    most_of_aim: int
    says_little: int
    most_in_sentence: int
    whole_sentences: float
    fewest_of_name: int
    most_of_name: int
    paragraphs_named: int
    most_of_inner_name: int
    taken_up_within: int
    told_by_names: float
    most_in_row: int
    fewest_characters: int


@dataclass(frozen=True, slots=True)
class ChartWeights:
    fewest: int
    most: int
    visible: float
    most_charts: int
    in_large_units: int


@dataclass(frozen=True, slots=True)
class TableRules:
    group_level: int
    name_of_section: int
    name_within: int
    since_within: int
    rows_of_part: float
    most_beside: int
    most_beside_few: int
    few_filled: float


@dataclass(frozen=True, slots=True)
class MagnitudeLimits:
    least: float
    most: int
    most_decimals: int


@dataclass(frozen=True, slots=True)
class ComparisonLimits:
    fewest_years: int
    least_spread: float
    most_columns: int
    years_told: int


@dataclass(frozen=True, slots=True)
class TitleRules:
    period_told: int


@dataclass(frozen=True, slots=True)
class OpeningLimits:
    enough_characters: int
    most_sentences: int


@dataclass(frozen=True, slots=True)
class SummaryLimits:
    short_report: int
    times_if_short: int
    pages_without_contents: int
    full_contents: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of `data/weights.toml`, which says what each number means."""

    lead: LeadWeights
    figures: FigureWeights
    first_page: FirstPageSteps
    problems: ProblemLimits
    actions: ActionLimits
    charts: ChartWeights
    tables: TableRules
    magnitudes: MagnitudeLimits
    comparison: ComparisonLimits
    title: TitleRules
    openings: OpeningLimits
    summary: SummaryLimits


@dataclass(frozen=True, slots=True)
class Phrases:
    """The wordings of `data/phrases.toml` as patterns for folded text."""

    greeting: re.Pattern[str]
    slogan: re.Pattern[str]
    assessment: re.Pattern[str]
    milestone: re.Pattern[str]
    judged: re.Pattern[str]
    stock: re.Pattern[str]
    own_means: re.Pattern[str]
    ranked_behind: re.Pattern[str]
    foremost: re.Pattern[str]
    part_of_whole: re.Pattern[str]
    leaning: re.Pattern[str]
    copula: re.Pattern[str]
    claim: re.Pattern[str]
    problem: re.Pattern[str]
    passage_turn: re.Pattern[str]
    passage_announced: re.Pattern[str]
    passage_lists: re.Pattern[str]
    passage_remedy: re.Pattern[str]
    passage_no_problem: re.Pattern[str]
    passage_wrong: re.Pattern[str]
    passage_leans: re.Pattern[str]
    summing_up: re.Pattern[str]
    such_problems: re.Pattern[str]
    shortfall: re.Pattern[str]
    no_shortfall: re.Pattern[str]
    hanging_shortfall: re.Pattern[str]
    shortfall_reason: re.Pattern[str]
    announces_problems: re.Pattern[str]
    exhorts: re.Pattern[str]
    number_of_problem: re.Pattern[str]
    no_problem: re.Pattern[str]
    answered: re.Pattern[str]
    wrong: re.Pattern[str]
    part_on_problems: re.Pattern[str]
    plan: re.Pattern[str]
    promised: re.Pattern[str]
    plan_opening: re.Pattern[str]
    no_name_of_action: re.Pattern[str]
    no_inner_name: re.Pattern[str]
    common_in_plans: re.Pattern[str]
    principle: re.Pattern[str]
    far_off: re.Pattern[str]
    near: re.Pattern[str]
    appeal: re.Pattern[str]
    announcing: re.Pattern[str]
    only_counts: re.Pattern[str]
    no_deed: re.Pattern[str]
    guiding: re.Pattern[str]
    linking: re.Pattern[str]
    reached: re.Pattern[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]
    hanging: re.Pattern[str]
    headline: re.Pattern[str]
    account: re.Pattern[str]
    wider: re.Pattern[str]
    over_years: re.Pattern[str]
    means: re.Pattern[str]
    vague_period: re.Pattern[str]
    set_field: re.Pattern[str]
    whole_subject: re.Pattern[str]
    finishes: re.Pattern[str]
    finishes_all: re.Pattern[str]
    number_of_sentence: re.Pattern[str]
    reported: re.Pattern[str]
    stated_aim: re.Pattern[str]
    joins_on: re.Pattern[str]
    own_period: re.Pattern[str]
    year: re.Pattern[str]
    web_line: re.Pattern[str]
    year_end: re.Pattern[str]
    since_base: re.Pattern[str]
    earlier_time: re.Pattern[str]
    from_before: re.Pattern[str]
    listed: re.Pattern[str]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The bundled weights.

    Raises:
        TypeError: the file lacks a number, or has one too many.
    """
    data = data_of("converter.content", "weights")
    return Weights(
        LeadWeights(**data["lead"]),
        FigureWeights(**data["figures"]),
        FirstPageSteps(**data["first_page"]),
        ProblemLimits(**data["problems"]),
        ActionLimits(**data["actions"]),
        ChartWeights(**data["charts"]),
        TableRules(**data["tables"]),
        MagnitudeLimits(**data["magnitudes"]),
        ComparisonLimits(**data["comparison"]),
        TitleRules(**data["title"]),
        OpeningLimits(**data["openings"]),
        SummaryLimits(**data["summary"]),
    )


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The bundled wordings."""
    return Phrases(**patterns(data_of("converter.content", "phrases")))
