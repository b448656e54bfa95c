"""How an indicator's figures are written in a table, a chart or on the screen."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeAlias

from converter.model import Base, Bound, Change, Indicator
from converter.strings import Strings

MINUS = "−"
"""U+2212, as wide as the plus sign."""

_BOUND_WORDS: dict[Bound, str] = {
    "exact": "",
    "more_than": "more_than",
    "less_than": "less_than",
    "nearly": "nearly",
    "about": "about_number",
}
_CLOSE_UNITS = ("%", "‰", "％", "°", "℃", "/", "／")
NO_BREAK: Final = "\u00a0"
"""Between a figure and its bound or unit, which no line parts."""
_STATED: Final = re.compile(r"^(不[少低高超][于於过過]?|[高低少多大小][于於]|至少|至多|最多|最少)")
"""A bound before the figure that is no 逾 and no 不足: the report's own words stay."""
_BEHIND: Final = re.compile(r"(以[上下内內]|左右|上下)$")
"""A bound behind the figure, likewise: 6%以上."""


def number(value: Decimal) -> str:
    """`15000` → `15,000`; trailing zeros of the fraction go, a real minus sign stands for a hyphen."""
    return _written(value.normalize())


def as_told(value: Decimal, power: int = 0, written: str = "") -> str:
    """A number of the report in a magnitude: with the zeros its decimals end with there, `102.50`.

    How precise it is told lies in the exponent of its value. Zeros that only another magnitude brings go.

    Args:
        value: as it was read.
        power: of ten of the magnitude.
        written: the report's words.
    """
    shown = value.scaleb(-power)
    told = _written(shown)
    if (
        power
        and decimals_of(shown) > _SPLIT_DECIMALS
        and told.replace(",", "") not in written.replace(",", "")
    ):
        return number(shown)
    return told


def decimals_of(value: Decimal) -> int:
    """How many digits stand behind its point."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _written(value: Decimal) -> str:
    return f"{value:,.{decimals_of(value)}f}".replace("-", MINUS)


def with_unit(figure: str, unit: str | None) -> str:
    """A figure and its unit: `12%` close, `15,000 起` apart."""
    if not unit:
        return figure
    return figure + unit if unit.startswith(_CLOSE_UNITS) else f"{figure} {unit}"


def bound_word(bound: Bound, words: Strings) -> str:
    """`逾`, `不足`, `近`, `約`; nothing for an exact value."""
    key = _BOUND_WORDS[bound]
    return words[key] if key else ""


def value(indicator: Indicator, words: Strings) -> str:
    """The value with bound, range and unit, such as `逾 15,000 起`; empty where only a change is known."""
    if indicator.value is None:
        return ""
    figure = as_told(indicator.value)
    if indicator.value_max is not None:
        figure = f"{figure}–{as_told(indicator.value_max)}"
    bound = bound_word(indicator.bound, words)
    written = with_unit(figure, indicator.unit)
    return f"{bound} {written}" if bound else written


_NUMERAL: Final = "〇零一二三四五六七八九十百千兩两點点"
_MAGNITUDE: Final = re.compile(
    rf"(?<![\d/／.,{_NUMERAL}])(?:\d[\d,.]*[十百千]?|[{_NUMERAL}]+)[多余餘來来幾几]*"
    rf"(万亿|萬億|[萬万億亿])(?!\d|分之|(?![千百][瓦伏克米卡焦赫帕])[{_NUMERAL}])"
)
"""The one a figure is written in, also before 千瓦; none is what it is so many of: 8.6/10万, 十万分之8.6."""
_ANY_MAGNITUDE: Final = re.compile(rf"(?<=[\d多余餘來来幾几{_NUMERAL}])(万亿|萬億|[萬万億亿])(?!分之)")
_BARE: Final = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")
_SPLIT: Final = re.compile(rf"[\d{_NUMERAL}](亿|億)[\d{_NUMERAL}][\d,{_NUMERAL}]*[萬万]")
"""Written in 億 and 萬: 3億2,000萬元."""
_SPLIT_DECIMALS: Final = 3
"""That such a figure, or a change beside a value, may have in 億; one with more is shown in 萬, if it is not
too long in that: then with one decimal more."""
_LONG_IN_TEN_THOUSANDS: Final = 10**9
"""From which on it has six digits or more there."""
Magnitude: TypeAlias = tuple[int, str]
"""A power of ten and its name: 4 and 萬; 0 and nothing."""
_POWERS: Final = {"萬": 4, "万": 4, "億": 8, "亿": 8, "萬億": 12, "万亿": 12}


_WORDS: Final = {4: "ten_thousand", 8: "hundred_million"}


def has_magnitude(indicator: Indicator) -> bool:
    """Whether the value is written in 萬 or 億, or in both: 3億2,000萬元."""
    return indicator.value is not None and (
        _ANY_MAGNITUDE.search(indicator.written.text) is not None or _power_of_column(indicator) > 0
    )


def shown_power(indicator: Indicator) -> int:
    """The power of ten of the magnitude a table has the value in: 4 for 萬, 8 for 億, 0 without one."""
    return _POWERS.get(_magnitude(indicator), 0) or _power_of_column(indicator)


def _power_of_column(indicator: Indicator) -> int:
    """The one of a figure whose magnitude stands in the head of its column: 73.18 below 金额（亿元）.

    What is told in thousands or millions is shown in 億 or 萬, where few decimals do.
    """
    if indicator.value is None or indicator.corrected or not _BARE.fullmatch(indicator.written.text):
        return 0
    told = Decimal(indicator.written.text.replace(",", "").replace(MINUS, "-"))
    power = next((each for each in (8, 6, 4, 3) if told and told.scaleb(each) == indicator.value), 0)
    if power in _WORDS or not power:
        return power
    amount = abs(indicator.value)
    if amount >= 10**8 and _is_short(amount, 8):
        return 8
    return 4 if 10**4 <= amount < _LONG_IN_TEN_THOUSANDS and _is_short(amount, 4) else 0


def _magnitude(indicator: Indicator) -> str:
    """The one a figure is shown in; of 3億2,000萬元 the larger, where that leaves few decimals."""
    split = _SPLIT.search(indicator.written.text)
    if split is not None and indicator.value is not None and _is_short(indicator.value, _POWERS[split[1]]):
        return split[1]
    found = _MAGNITUDE.search(indicator.written.text)
    return found[1] if found else ""


def _is_short(amount: Decimal, power: int) -> bool:
    """Whether an amount has few decimals in a magnitude."""
    long = abs(amount) >= _LONG_IN_TEN_THOUSANDS
    short = amount.scaleb(_SPLIT_DECIMALS + long - power)
    return short == short.to_integral_value()


def power_of(unit: str, indicator: Indicator) -> int:
    """The power of ten of the magnitude in a unit that `figure_and_unit` has written: 4 in `萬起`."""
    return _POWERS.get(unit.removesuffix(indicator.unit or ""), 0)


def figure_and_unit(indicator: Indicator, words: Strings, power: int | None = None) -> tuple[str, str]:
    """The value as a table has it, in the magnitude it is written in: `逾 1.5`, `萬起` (GB/T 15835 5.4).

    Args:
        indicator: whose value it is.
        words: the program's own.
        power: of ten of the magnitude of the table, 0, 4 or 8; as the figure is written by default.
    """
    if indicator.value is None:
        return "", ""
    magnitude = _magnitude(indicator)
    if power is None:
        power = shown_power(indicator)
        magnitude = magnitude or _word(power, words)
    else:
        magnitude = _word(power, words)
    if indicator.corrected and abs(indicator.value) < Decimal(10) ** power:
        magnitude, power = "", 0
    told = "" if indicator.corrected else indicator.written.text
    figure = as_told(indicator.value, power, told)
    if indicator.value_max is not None:
        figure = f"{figure}–{as_told(indicator.value_max, power, told)}"
    return _with_bound(figure, indicator.bound, told, words), magnitude + (indicator.unit or "")


def value_cells(indicator: Indicator, words: Strings) -> tuple[str, str]:
    """The value and its unit as cells side by side, read across as it is written: `5` and `%左右`.

    Args:
        indicator: whose value it is.
        words: the program's own.
    """
    return _bound_behind(*figure_and_unit(indicator, words))


def _bound_behind(shown: str, unit: str) -> tuple[str, str]:
    """A bound behind the unit where that stands close to the figure: 85%以上 and not 85以上%."""
    behind = _BEHIND.search(shown)
    if behind is None or not unit.startswith(_CLOSE_UNITS):
        return shown, unit
    return shown[: behind.start()], unit + behind[0]


def _with_bound(figure: str, bound: Bound, written: str, words: Strings) -> str:
    """A figure with its bound."""
    if bound == "exact":
        return figure
    word = _bound_as_told(bound, written, words)
    return figure + word if _BEHIND.fullmatch(word) else f"{word} {figure}"


def bound_of(indicator: Indicator, words: Strings) -> str:
    """The bound of a value alone: `以上`, `不少於`, `逾`; nothing for an exact value."""
    written = "" if indicator.corrected else indicator.written.text
    return _bound_as_told(indicator.bound, written, words)


def _bound_as_told(bound: Bound, written: str, words: Strings) -> str:
    """In the report's own words where those say more than 逾 or 不足: a figure may be 10以上 and be 10."""
    told = _STATED.search(written) or _BEHIND.search(written)
    return told[0] if told is not None and bound != "exact" else bound_word(bound, words)


def figure(indicator: Indicator, words: Strings, power: int | None = None) -> str:
    """The value with bound, magnitude and unit in one piece that no line parts: `逾 1.5 萬起`, `6%以上`.

    Args:
        indicator: whose value it is.
        words: the program's own.
        power: see `figure_and_unit`.
    """
    shown, unit = _bound_behind(*figure_and_unit(indicator, words, power))
    return with_unit(shown, unit).replace(" ", NO_BREAK) if shown else ""


def aim(indicator: Indicator, words: Strings) -> str:
    """What is aimed at, as it is written, with the change: `↓ 5%以上`, `不少於120個`, `33.8億元，↑ +6.9%`."""
    written = indicator.written.text.strip()
    if indicator.corrected:
        written = figure(indicator, words) or (amount(indicator.change, words) if indicator.change else "")
    if indicator.change is None or indicator.change.amount == 0:
        return written
    if indicator.value is not None:
        told = moved(indicator.change, words, _beside(indicator, words))
        return f"{written}，{told}".replace(" ", NO_BREAK)
    return f"{arrow(indicator.change)}{NO_BREAK}{written}"


def arrow(change: Change) -> str:
    """`↑` `↓`, or `→` for no change: direction must not be told by colour alone."""
    if change.amount == 0:
        return "→"
    return "↑" if change.amount > 0 else "↓"


def amount(change: Change, words: Strings, beside: Magnitude | None = None) -> str:
    """The change signed and with its unit, such as `+7.7%`, `−20%`, `+2.3 個百分點`.

    Args:
        change: what is told.
        words: the program's own.
        beside: the magnitude of the value it stands beside, which it is told in where few decimals do.
    """
    if change.amount == 0:
        return words["unchanged"]
    sign = "+" if change.amount > 0 else MINUS
    power, magnitude = _told_in(change, words, beside)
    size = as_told(abs(change.amount), power)
    if change.amount_max is not None:
        size = f"{size}–{as_told(abs(change.amount_max), power)}"
    unit = magnitude + change_unit(change, words)
    bound = change_bound(change, words)
    written = sign + with_unit(size, unit)
    return f"{bound} {written}" if bound else written


def _told_in(change: Change, words: Strings, beside: Magnitude | None) -> Magnitude:
    """The magnitude a change in a unit of its own is told in.

    That of its value, unless it is less than one there or has many decimals; else one with two at most.
    """
    if change.unit in ("%", "pp", "times"):
        return 0, ""
    if beside is not None and abs(change.amount) >= Decimal(10) ** beside[0]:
        ends = (change.amount, change.amount_max or change.amount)
        if beside[0] and all(_is_short(end, beside[0]) for end in ends):
            return beside
    for power, key in ((8, "hundred_million"), (4, "ten_thousand")):
        shown = abs(change.amount).scaleb(-power)
        if shown >= 1 and shown == round(shown, 2):
            return power, words[key]
    return 0, ""


def _beside(indicator: Indicator, words: Strings, power: int | None = None) -> Magnitude | None:
    """The magnitude the value is shown in, if its change has the same unit."""
    told = indicator.change
    if told is None or indicator.value is None or told.unit != indicator.unit:
        return None
    if power is not None:
        return power, _word(power, words)
    shown = shown_power(indicator)
    return shown, _magnitude(indicator) or _word(shown, words)


def _word(power: int, words: Strings) -> str:
    return words[_WORDS[power]] if power else ""


def change_unit(change: Change, words: Strings) -> str:
    """What a change is told in: `%`, `個百分點`, `倍`, or the measure's own unit."""
    return {"pp": words["percentage_points"], "times": words["times"]}.get(change.unit, change.unit)


_BASES: Final[dict[Base, str]] = {
    "yoy": "yoy",
    "mom": "mom",
    "since": "since",
    "budget": "against_budget",
    "last_budget": "against_last_budget",
    "plan": "against_plan",
    "target": "against_target",
}


def change_bound(change: Change, words: Strings) -> str:
    """The bound of a change: `逾`, `近`; nothing for an exact one."""
    return bound_word(change.bound, words)


def basis(change: Change, words: Strings) -> str:
    """`同比`, `環比`, `較前`, `較年初`, `較預算`; nothing where the text names none."""
    if change.since:
        return words["since_named"].format(base=change.since)
    return words[_BASES[change.base]] if change.base else ""


def moved(change: Change, words: Strings, beside: Magnitude | None = None) -> str:
    """A change with its arrow: `↓ −20%`, `→ 持平`; see `amount`."""
    return f"{arrow(change)} {amount(change, words, beside)}"


def before(indicator: Indicator, words: Strings, power: int | None = None) -> str:
    """What a value was before: `↓ 原 9.87%`, `↑ 原 4,650 元（2021年）`; empty where the report does not say.

    Args:
        indicator: whose value it is.
        words: the program's own.
        power: of the value's magnitude, see `figure_and_unit`.
    """
    earlier, now = indicator.previous, indicator.value
    if earlier is None or now is None or indicator.corrected:
        return ""
    if power is None and not _magnitude(indicator):
        power = _power_of_column(indicator)  # the column's, which the earlier value stands in too
    was = figure(replace(indicator, value=earlier, value_max=None, bound="exact"), words, power)
    sign = "→" if earlier == now else "↑" if earlier < now else "↓"
    key = "was_before_of" if indicator.previous_since else "was_before"
    return f"{sign} {words[key].format(figure=was, time=indicator.previous_since)}"


def moved_as_told(indicator: Indicator, words: Strings, power: int | None = None) -> str:
    """The change with its arrow, bounded as the report has it: `↑ +9%以上`; empty where there is none.

    Args:
        indicator: whose change it is.
        words: the program's own.
        power: of the value's magnitude, see `figure_and_unit`.
    """
    if indicator.change is None:
        return ""
    exact, beside = replace(indicator.change, bound="exact"), _beside(indicator, words, power)
    told = "" if indicator.corrected or indicator.value is not None else indicator.written.text
    stated, behind = _STATED.search(told), _BEHIND.search(told)
    if indicator.change.bound == "exact" or not (stated or behind):
        return moved(indicator.change, words, beside)
    if stated is not None:
        return f"{arrow(exact)} {stated[0]} {amount(exact, words, beside)}"
    return moved(exact, words, beside) + (behind[0] if behind is not None else "")


def change(indicator: Indicator, words: Strings, power: int | None = None) -> str:
    """The whole change, such as `↓ −20%（同比）`; empty where there is none. See `moved_as_told`."""
    if indicator.change is None:
        return ""
    figure = moved_as_told(indicator, words, power)
    named = basis(indicator.change, words)
    return f"{figure}（{named}）" if named else figure
