"""Numbers as automatic lists write them: Word's formats (ECMA-376-1 §17.18.59), which web pages share."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_SIMPLE = "零一二三四五六七八九"
_LEGAL_HANS = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_HANT = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _counted(digits: str, units: str = "十百千") -> Callable[[int], str]:
    """Numbers with their tens and hundreds named: 12 → 十二, 101 → 一百零一."""

    def write(number: int) -> str:
        if number > 9999:
            return _placed(_DIGITS)(number)
        written, gap = "", False
        for power in range(3, -1, -1):
            digit = number // 10**power % 10
            if digit == 0:
                gap = bool(written)
                continue
            if gap:
                written, gap = written + digits[0], False
            written += digits[digit] + (units[power - 1] if power else "")
        if not written:
            return digits[0]
        bare = 10 <= number < 20 and units[0] == "十"  # 十二, not 一十二
        return written[1:] if bare else written

    return write


def _placed(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(figure)] for figure in str(number))


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _enclosed(first: str, last: int, after: str = "") -> Callable[[int], str]:
    """Signs that enclose 1 to `last`; plain figures beyond them."""

    def write(number: int) -> str:
        if 1 <= number <= last:
            return chr(ord(first) + number - 1)
        return _circled_beyond(number) if first == "①" else f"{number}{after}"

    return write


def _circled_beyond(number: int) -> str:
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if 36 <= number <= 50 else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ, as Word goes on."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(figure)) for figure in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20, "."),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": _counted(_SIMPLE),
    "chineseCountingThousand": _counted(_SIMPLE),
    "chineseLegalSimplified": _counted(_LEGAL_HANS, "拾佰仟"),
    "taiwaneseCounting": _counted(_SIMPLE),
    "taiwaneseCountingThousand": _counted(_SIMPLE),
    "taiwaneseDigital": _placed("○一二三四五六七八九"),
    "ideographLegalTraditional": _counted(_LEGAL_HANT, "拾佰仟"),
    "ideographDigital": _placed(_DIGITS),
    "ideographTraditional": _cyclic(_STEMS),
    "ideographZodiac": _cyclic(_BRANCHES),
    "ideographZodiacTraditional": lambda number: _cyclic(_STEMS)(number) + _cyclic(_BRANCHES)(number),
    "japaneseCounting": _counted("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _placed(_DIGITS),
    "japaneseLegal": _counted("零壱弐参四伍六七八九", "拾百阡"),
    "none": lambda number: "",
}
_HIGHEST = 32_767


def numeral(number: int, format: str) -> str:
    """`number` as Word writes it in this format; in plain figures where the format is not known here."""
    if not 0 < number <= _HIGHEST:
        return str(number)
    return _FORMATS.get(format, str)(number)
