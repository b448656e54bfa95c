"""Numbers as official texts write them, exactly: 1.5万 · 19万0,469 · 三千二百 · 两成半 · 百分之十二点五.

All functions take folded text (see `fold`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_VAGUE = "余多几"

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_ABOVE_ALL = Decimal(10) ** 30
"""More than any scale."""
_POWER = re.compile(r"(?:(\d+(?:\.\d+)?) ?[×xX*] ?)?10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})")
"""3.5×10⁸, 10⁸: the exponent is raised, so that 10m² is none."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SCALE = re.compile(
    rf" ?[{_VAGUE}]?(?:百|千)?[{_VAGUE}]?(?:万[{_VAGUE}]?亿|亿亿|亿万|万|亿|兆(?![伏瓦帕赫欧焦字比]))"
    rf"|[{_VAGUE}]?千(?!克|米|瓦|伏|卡|帕|字)|百(?!分)"
)
_STEPS = re.compile(rf"(\d)千(?:(\d)百)?(?:(\d)十)?[{_VAGUE}]?(?=[万亿])|(\d)百(\d)十[{_VAGUE}]?(?=[万亿])")
"""Thousands and hundreds of a scale, each with its figure: 2亿|1千6百余|万."""
_GOES_ON = re.compile(rf"[ ×xX*⁰¹²³⁴⁵⁶⁷⁸⁹{_VAGUE}百千万亿兆]")
"""With what begins what any of these three has behind its figures."""
_AGE = re.compile(r"(?:[~至-]\d+)?周?岁")
"""Behind a number that is another than the one before it: 120万|65岁以上老年人."""
_UP_TO = tuple("上近逾超过破")
"""Before 万 alone: 上万人."""
_CAPITALS = re.compile(
    r"[壹贰叁参肆伍陆柒捌玖](?=[零壹贰叁参肆伍陆柒捌玖]*[拾佰仟万亿])[零壹贰叁参肆伍陆柒捌玖拾佰仟万亿]+"
)
_PLAIN = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千")
_HAN = re.compile(r"[零一二三四五六七八九两十百千万亿]+")
_BESIDE = re.compile(
    r"(?<![零一二三四五六七八九两])([一二三四五六七八九两])([二三四五六七八九两])(?![零一二三四五六七八九两])"
)
_POINT = re.compile(r"点[零一二三四五六七八九]+(?![十百]|分钟|钟)")
_TENTHS = re.compile(
    r"([一二两三四五六七八九十]|\d+(?:\.\d+)?)成"
    r"(?:([一二三四五六七八九])(?!分)|(?<=\d成)(\d)(?!\d|[.,]\d)|(半))?"
)
_PER = {"百": "%", "千": "‰", "万": "/万", "十万": "/10万", "百万": "/100万"}
"""Units of what is told of so many, as they are written where they stand behind the number."""
_PER_CENT = re.compile(
    rf"({'|'.join(_PER)})分之([零一二三四五六七八九十百两]+(?:点[零一二三四五六七八九]+)?|\d+(?:\.\d+)?)"
)
_HALF = re.compile(r"(?:一半|半数|过半)(?!天|年|个|路|夜)")
_FRACTION = re.compile(
    r"([一二两三四五六七八九十]+)分之([一二两三四五六七八九十]+)|(\d{1,3})/(\d{1,4})(?![\d/])"
)


_PLAIN_END = re.compile(r"\d+(?:\.\d+)?(?![\d.成/])")
"""Figures that nothing follows which makes them tenths or a fraction."""


@dataclass(slots=True)
class Numeral:
    """A number in a folded text."""

    start: int
    end: int
    value: Decimal
    vague: bool = False
    """Whether 余, 多 or 几 stands inside it: `200余万`."""
    unit: str | None = None
    """`%`, `‰` or `/10万` where the wording holds it: 百分之十二, 三成, 十万分之8.6."""
    scaled: bool = False
    """Whether 万 or 亿 is in it."""
    value_max: Decimal | None = None
    """The upper end, where two digits side by side make it a range: 五六, 二三十."""


def read_numeral(text: str, place: int) -> Numeral | None:
    """The number that begins at `place`, if one does."""
    char = text[place]
    digit = char.isdigit()
    if not digit or not _PLAIN_END.match(text, place):
        for reader in (_read_per_cent, _read_tenths, _read_fraction):
            found = reader(text, place)
            if found:
                return found
    if digit:
        return _read_figures(text, place) or _read_arabic(text, place)
    if char in _DIGITS or char in "十百千":
        return _read_han(text, place)
    if char == "万" and text[max(0, place - 1) : place] in _UP_TO:
        return Numeral(place, place + 1, Decimal(MULTIPLIERS[char]))
    return _read_capitals(text, place)


def _read_capitals(text: str, place: int) -> Numeral | None:
    """贰拾叁万 → 230 000, as cheques and contracts write it."""
    capitals = _CAPITALS.match(text, place)
    if capitals is None:
        return None
    plain = capitals.group().translate(_PLAIN)
    return _read_han(text[:place] + plain + text[capitals.end() :], place)


def _read_per_cent(text: str, place: int) -> Numeral | None:
    match = _PER_CENT.match(text, place)
    if not match:
        return None
    return Numeral(place, match.end(), _any_value(match.group(2)), unit=_PER[match.group(1)])


def _read_tenths(text: str, place: int) -> Numeral | None:
    """两成 → 20 %, 一成八 and 1成8 → 18 %, 两成半 → 25 %, 7成 → 70 %."""
    match = _TENTHS.match(text, place)
    if not match:
        return None
    value = _any_value(match.group(1)) * 10
    if match.group(2):
        value += _DIGITS[match.group(2)]
    if match.group(3):
        value += int(match.group(3))
    if match.group(4):
        value += 5
    return Numeral(place, match.end(), value, unit="%")


def _read_fraction(text: str, place: int) -> Numeral | None:
    """四分之三 → 75 %, 1/10 → 10 %, 一半 → 50 %."""
    half = _HALF.match(text, place)
    if half:
        return Numeral(place, half.end(), Decimal(50), unit="%")
    match = _FRACTION.match(text, place)
    if not match:
        return None
    below, above = (
        (_any_value(match.group(1)), _any_value(match.group(2)))
        if match.group(1)
        else (Decimal(match.group(4)), Decimal(match.group(3)))
    )
    if not below or above > below:
        return None
    return Numeral(place, match.end(), _rounded(above * 100 / below), unit="%")


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01")).normalize() if value != value.to_integral_value() else value


def _read_figures(text: str, place: int) -> Numeral | None:
    """Figures that neither a scale nor a power follows, as most are."""
    figures = _ARABIC.match(text, place)
    if figures is None or _GOES_ON.match(text, figures.end()):
        return None
    return Numeral(place, figures.end(), _value_of(figures))


def _value_of(figures: re.Match[str]) -> Decimal:
    return Decimal(figures.group().replace(",", "").replace(" ", ""))


def _read_arabic(text: str, place: int) -> Numeral | None:
    """Arabic figures with 万 and 亿 between and after them: 19万0,469 · 近225万8千."""
    power = _POWER.match(text, place)
    if power:
        value = Decimal(power.group(1) or 1).scaleb(int(power.group(2).translate(_RAISED)))
        return Numeral(place, power.end(), _whole(value), scaled=True)
    parts: list[Decimal] = []
    position = place
    last_scale = _ABOVE_ALL
    vague = scaled = False
    while True:
        steps = _STEPS.match(text, position)
        if steps is not None:
            scale = Decimal(MULTIPLIERS[text[steps.end()]])
            vague, scaled = text[steps.end() - 1] in _VAGUE, True
            parts.append(_in_steps(steps) * scale)
            position, last_scale = steps.end() + 1, scale
            if vague:
                break
            continue
        match = _ARABIC.match(text, position)
        if not match and position > place and text[position : position + 1] == "零":
            match = _ARABIC.match(text, position + 1)
        if not match:
            break
        value = _value_of(match)
        end = match.end()
        scale_match = _SCALE.match(text, end)
        if scale_match is None and position == place:
            return Numeral(place, end, value)
        scale = Decimal(1)
        if scale_match:
            for char in scale_match.group():
                if char == " ":
                    continue
                if char in _VAGUE:
                    vague = True
                else:
                    scale *= MULTIPLIERS[char]
            end = scale_match.end()
            scaled = True
        if position > place and (scale >= last_scale or _AGE.match(text, end)):
            break
        parts.append(in_magnitude(value, scale.adjusted()))
        position = end
        last_scale = scale
        if not scale_match or vague:
            break
    if not parts:
        return None
    total = parts[0] if len(parts) == 1 else _whole(sum(parts, Decimal(0)))
    return Numeral(place, position, total, vague, scaled=scaled)


def in_magnitude(value: Decimal, power: int) -> Decimal:
    """A number told in 万 or 亿; its exponent tells how many decimals it has there.

    Args:
        value: as it is written.
        power: of ten.

    >>> in_magnitude(Decimal("3.0"), 8), in_magnitude(Decimal("3"), 8)
    (Decimal('3.0E+8'), Decimal('300000000'))
    """
    exponent = value.as_tuple().exponent
    has_decimals = isinstance(exponent, int) and exponent < 0
    return value.scaleb(power) if has_decimals else value * 10**power


def _in_steps(steps: re.Match[str]) -> int:
    """1600 of 1千6百."""
    figures = (int(figure or 0) for figure in steps.groups())
    return sum(figure * step for figure, step in zip(figures, (1000, 100, 10, 100, 10), strict=True))


def _whole(value: Decimal) -> Decimal:
    """A number in several magnitudes, which has no decimals of its own: 3亿2,000万."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _read_han(text: str, place: int) -> Numeral | None:
    match = _HAN.match(text, place)
    if not match:
        return None
    word = match.group()
    value, upper = _ends_of(word)
    end = match.end()
    vague = False
    point = _POINT.match(text, end)
    if point:
        return Numeral(place, point.end(), _any_value(word + point.group()))
    if text[end : end + 1] in tuple(_VAGUE) and text[end + 1 : end + 2] in ("万", "亿"):
        scale = MULTIPLIERS[text[end + 1]]
        value, vague, end = value * scale, True, end + 2
        upper = None if upper is None else upper * scale
    return Numeral(place, end, value, vague, scaled="万" in word or "亿" in word, value_max=upper)


def _ends_of(word: str) -> tuple[Decimal, Decimal | None]:
    """五六 → 5 and 6, 二三十 → 20 and 30, 三百五六十 → 350 and 360; no upper end where it is not a range."""
    pairs = [pair for pair in _BESIDE.finditer(word) if _is_range(pair)]
    if len(pairs) != 1:
        return han_value(word), None
    head, rest = word[: pairs[0].start()], word[pairs[0].end() :]
    if not rest and head[-1:] in ("百", "千", "万"):
        rest = "千百十"["万千百".index(head[-1])]  # 三百五六 leaves out its 十
    low, high = (han_value(head + digit + rest) for digit in pairs[0].groups())
    return low, high


def _is_range(pair: re.Match[str]) -> bool:
    low, high = (_DIGITS[digit] for digit in pair.groups())
    return high - low == 1 or pair.group() == "三五"


def han_value(word: str) -> Decimal:
    """三千二百 → 3200, 十二 → 12, 二零一六 → 2016."""
    if len(word) > 1 and all(char in _DIGITS for char in word):
        return Decimal("".join(str(_DIGITS[char]) for char in word))
    total = section = current = 0
    for char in word:
        if char in _DIGITS:
            current = _DIGITS[char]
        elif char in "十百千":
            section += (current or 1) * MULTIPLIERS[char]
            current = 0
        else:
            total = (
                (total + section + current) * MULTIPLIERS[char]
                if char == "亿"
                else total + (section + current) * MULTIPLIERS[char]
            )
            section = current = 0
    return Decimal(total + section + current)


def _any_value(word: str) -> Decimal:
    if word[0].isdigit():
        return Decimal(word)
    whole, point, part = word.partition("点")
    value = han_value(whole)
    if point:
        value += Decimal("0." + "".join(str(_DIGITS[char]) for char in part))
    return value
