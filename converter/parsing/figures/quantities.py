"""Quantities: numbers with their bound and unit, as they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.lexicon.lattice import is_inside_word, tag_of
from converter.lexicon.scope import in_use
from converter.model import Bound
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.vocabulary import Quantities, changes, quantities
from converter.parsing.numerals import Numeral, in_magnitude, read_numeral

NUMBER_START = named("quantities.number_start")
_RANGE = named("quantities.range")
_FROM_BEFORE = named("quantities.from_before")
_VAGUE_AFTER = named("quantities.vague_after")
_NEGATIVE = named("quantities.negative")
_COMPOUND = named("quantities.compound")
_PER = named("quantities.per")
_PER_EACH = named("quantities.per_each")
_PER_SCALE = named("quantities.per_scale")
_OR_UNIT = named("quantities.or_unit")
_MINUS_LONG = 2
"""Characters of 零下, the longer of what makes a number negative."""
LOOK_BEHIND = 16
"""Characters before a number that its bound and its standing are read from."""


@dataclass(slots=True)
class Quantity:
    """A number as a report states it; places are those of the folded sentence."""

    start: int
    """Of the bound before the number, or of the number."""
    end: int
    numeral: int
    """Where the number itself begins."""
    value: Decimal
    value_max: Decimal | None
    bound: Bound
    unit: str | None
    """Folded; None where none is written."""
    unit_start: int
    unit_end: int
    is_part: bool
    """Whether it is a part of a hundred, a multiple or percentage points."""
    share_of: bool = False
    """Whether `的` follows, as in 六成以上的…"""

    def shifted(self, by: int) -> Quantity:
        """The same, its places moved by `by` characters."""
        return Quantity(
            self.start + by,
            self.end + by,
            self.numeral + by,
            self.value,
            self.value_max,
            self.bound,
            self.unit,
            self.unit_start + by,
            self.unit_end + by,
            self.is_part,
            self.share_of,
        )

    def in_unit_of(self, other: Quantity) -> Quantity:
        """The same number in the unit that only another has: 由15日缩短到5."""
        return replace(
            self,
            unit=other.unit,
            unit_start=other.unit_start,
            unit_end=other.unit_end,
            is_part=other.is_part,
        )

    def bounded_like(self, before: Quantity) -> Quantity:
        """The same, bounded as the first of its list is by the words before it: 超过四成和一倍."""
        if self.bound != "exact" or before.start >= before.numeral:
            return self
        return replace(self, bound=before.bound)

    @property
    def counted_in(self) -> str | None:
        """The unit, where it counts something; None for a part of a whole."""
        return None if self.is_part else self.unit


def quantity_at(text: str, numeral: Numeral) -> Quantity | None:
    """The quantity a numeral of a folded sentence begins; None for a span such as 19-3万."""
    known = quantities()
    head = text[max(0, numeral.start - LOOK_BEHIND) : numeral.start]
    end, vague = _past_vague(text, numeral)
    value_max = numeral.value_max
    unit, unit_start, unit_end = _unit(text, numeral, end)
    value = numeral.value
    ranged = _upper_end(text, unit, unit_end) if value_max is None else None
    if ranged is not None and _is_range(text, head, unit, unit_end, ranged):
        upper, unit, unit_start, unit_end = ranged
        value_max = upper.value
        if value_max < value and upper.scaled and not numeral.scaled:
            return None
        if upper.scaled and not numeral.scaled:
            value = in_magnitude(value, _power_of(upper))
    while unit is not None and text[unit_end : unit_end + 1].isdecimal() and value_max is None:
        finer = known.finer.get(unit)
        more = finer[0].match(text, unit_end) if finer is not None else None
        if finer is None or more is None:
            break
        value, unit = value * finer[2] + int(more.group(1)), finer[1]  # 5分|12秒
        unit_start, unit_end = more.end(1), more.end()
    bound, start = _bound_before(text, numeral.start, known)
    negative = _NEGATIVE.search(text, max(0, numeral.start - _MINUS_LONG), numeral.start)
    if negative and value_max is None:
        value, start = -value, numeral.start - len(negative.group(1))
    if numeral.value_max is not None and bound == "exact":
        bound = "about"
    if vague:
        bound = "about" if _SOME.match(text, end - 1) else "more_than"
    made = Quantity(
        start,
        unit_end,
        numeral.start,
        value,
        value_max,
        bound,
        unit,
        unit_start,
        unit_end,
        unit in known.parts,
    )
    if known.behind.match(text, unit_end):
        _take_behind(text, made)
    return made


def _take_behind(text: str, made: Quantity) -> None:
    """Take to a number what belongs to it behind its unit: 余, 半, 以上, 大关, 的."""
    unit = made.unit
    if _MORE.match(text, made.end) and unit in words_of("quantities.vague_behind"):
        made.bound, made.end = "more_than", made.end + 1
    if unit in words_of("quantities.multiples") and _HALF.match(text, made.end):
        made.value, made.end = made.value + Decimal("0.5"), made.end + 1
    made.bound, made.end = _bound_after(text, made.end, made.bound)
    if unit in quantities().times and _WITHIN.match(text, made.end) and made.bound == "exact":
        made.bound, made.end = "less_than", made.end + 1
    figurative = _FIGURATIVE.match(text, made.end)
    made.end = figurative.end() if figurative else made.end
    made.share_of = _OF.match(text, made.end) is not None and not is_inside_word(text, made.end + 1)


_VARIES = named("quantities.varies")
_FIGURATIVE = named("quantities.figurative")
_TO = named("quantities.to")
_SOME = named("quantities.some")
_MORE = named("quantities.more")
_HALF = named("quantities.half")
_WITHIN = named("quantities.within")
_TIMES = named("quantities.times")
_OF = named("common.of")


def _past_vague(text: str, numeral: Numeral) -> tuple[int, bool]:
    if numeral.unit is None and _VAGUE_AFTER.match(text, numeral.end):
        return numeral.end + 1, True
    return numeral.end, numeral.vague


def _unit(text: str, numeral: Numeral, place: int) -> tuple[str | None, int, int]:
    """The unit at `place`: its folded wording and where it stands."""
    if numeral.unit is not None:
        return numeral.unit, numeral.start, numeral.end
    begin = place
    while text[begin : begin + 1] == " ":
        begin += 1
    end = _unit_end(text, begin)
    if end == begin:
        money = quantities().currency_before.search(text[max(0, numeral.start - 5) : numeral.start])
        if money:
            return listed("quantities.money")[0], place, place
        return None, place, place
    unit = text[begin:end]
    other = _OR_UNIT.match(text, end)
    if other and in_use().measures.get(other.group(1)):
        end = other.end() + bool(_TIMES.match(text, other.end()))
        return text[begin:end], begin, end
    if _TIMES.match(text, end) and unit in quantities().counted_in_times:
        return text[begin : end + 1], begin, end + 1
    return unit, begin, end


_LATIN_UNIT = re.compile(
    r"[μµkKMGTPmcdnh]?(?:Wh|Wp|W|VA|V|Hz|bps|Pa|mol|L|l|g|m|t|J)[²³23]?(?![A-Za-z0-9])|[㎡㎥㎏㎞㎎℃]"
    r"|[A-Za-z]{2,8}(?=[,;。、) ]|$)"
)


def _unit_end(text: str, begin: int) -> int:
    """Where the unit at `begin` ends, `begin` if there is none; a whole word where it would be cut."""
    if _FIGURATIVE.match(text, begin):
        return begin
    compound = _COMPOUND.match(text, begin)
    if compound and (end := _per_end(text, compound.end())) > compound.end():
        return end
    measure = in_use().measure_at(text, begin)
    end = begin if measure is None or measure.kind == "order" else begin + len(measure.word)
    letters = _LATIN_UNIT.match(text, begin)
    end = max(end, letters.end() if letters else begin)
    doubled = text[end - 1 : end] == text[end : end + 1]
    if (
        begin < end < len(text)
        and not doubled
        and is_inside_word(text, end)
        and not is_inside_word(text, begin)
        and tag_of(text[end : end + 2]) is None
    ):
        rest = end + 1
        while rest < begin + 3 and is_inside_word(text, rest):
            rest += 1
        return rest
    return end


def _per_end(text: str, place: int) -> int:
    """Where a unit ends whose `/` or `·` stands at `place`: 件|/百万乘次, 升|/人·日."""
    while per := _PER.match(text, place):
        measure = in_use().measure_at(text, per.end())
        letters = _LATIN_UNIT.match(text, per.end())
        each = _PER_EACH.match(text, per.end())
        ends = [letters.end()] if letters else []
        ends += [each.end()] if each else []
        ends += [per.end() + len(measure.word)] if measure and measure.kind != "order" else []
        if not ends and not _PER_SCALE.fullmatch(per.group(1)):
            return place
        place = max(ends, default=per.end())
    return place


def _upper_end(text: str, unit: str | None, place: int) -> tuple[Numeral, str | None, int, int] | None:
    """The upper end of a range that goes on at `place`: 3-5个, 20至25班次, 4.5%-5%."""
    mark = _RANGE.match(text, place)
    if mark is None or not NUMBER_START.match(text, mark.end()):
        return None
    upper = read_numeral(text, mark.end())
    if upper is None:
        return None
    above, start, end = _unit(text, upper, upper.end)
    if unit is not None and above != unit:
        return None
    return upper, above, start, end


def _is_range(
    text: str, head: str, unit: str | None, unit_end: int, ranged: tuple[Numeral, str | None, int, int]
) -> bool:
    """Whether a number goes on to the upper end of a range, not to where a change leads."""
    if _FROM_BEFORE.search(head):
        if _VARIES.match(text, ranged[3]):
            return True  # 由2万元至15万元不等
        if unit is not None or ranged[1] is None:
            return False  # 由2.37至2.28
    led_to = unit is not None and _TO.match(text, unit_end) is not None
    # 增加1000个至11000个
    return not (led_to and unit not in quantities().parts and changes().before_number.search(head))


def _power_of(upper: Numeral) -> int:
    """万 or 亿 of the upper end, which the lower end leaves out: 3-5万人."""
    return max((power for power in (0, 4, 8) if upper.value >= 10**power), default=0)


_UPWARDS = named("quantities.upwards")


def _bound_before(text: str, place: int, known: Quantities) -> tuple[Bound, int]:
    """The bound whose words end at `place`: the longest, so that 不低于 is not read as 低于."""
    head = text[max(0, place - LOOK_BEHIND) : place]
    best: tuple[Bound, int] = ("exact", place)
    for bound, pattern in known.before if known.any_before.search(head) else ():
        match = pattern.search(head)
        start = place - len(head) + match.start() if match else place
        if start < best[1] and not is_inside_word(text, start):  # 节约|620万元
            best = (bound, start)
    if best[1] == place and _UPWARDS.match(text, place - 1) and not is_inside_word(text, place - 1):
        return "more_than", place - 1
    return best


def _bound_after(text: str, place: int, bound: Bound) -> tuple[Bound, int]:
    for after, pattern in quantities().after:
        match = pattern.match(text, place)
        if match:
            return after, match.end()
    return bound, place
