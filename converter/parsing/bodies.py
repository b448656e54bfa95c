"""Names of bodies and places: 临江市公安局, 市政府办公室; who signs a report, and what place it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from converter.lexicon.patterns import compiled, data_of, later
from converter.parsing.times import find_bare_year, find_period, is_date

_GAP = re.compile(r"\s{2,}|[\u3000\t]+|\s*\|+\s*|\s+(?=\S{4})")
_LONGEST_NAME = 40

Place = tuple[int, int]
"""Start and end in a folded text."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    about: re.Pattern[str]
    work: re.Pattern[str]
    red_head: re.Pattern[str]
    body: re.Pattern[str]
    never: re.Pattern[str]
    ends: re.Pattern[str]
    office: re.Pattern[str]
    labelled: re.Pattern[str]
    lead: re.Pattern[str]
    in_text: re.Pattern[str]
    place: re.Pattern[str]
    source: re.Pattern[str]
    behind_occasion: re.Pattern[str]
    of_some: re.Pattern[str]
    no_name: re.Pattern[str]
    short: re.Pattern[str]
    long: str
    at_occasion: re.Pattern[str]
    represented: re.Pattern[str]
    begins: str
    """Before the name of a place in a sentence, as `compiled` makes them."""
    units: str


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    data = data_of("converter.parsing", "particulars")
    body, place = data["body"], data["place"]
    name = r"[\p{Han}A-Zx×*·“”](?:[\p{Han}A-Zx×*·()“”]{0,29})"
    return _Patterns(
        body=later(rf"{name}{body['ends']}|{body['whole']}"),
        never=later(body["never"]),
        ends=later(body["ends"]),
        office=later(rf"(?P<body>{name}?{body['ends']}){body['offices']}"),
        labelled=later(rf"{body['labels']}(?P<body>{name}{body['ends']}|(?:{place['unit']})+)(?=[,;。| ]|$)"),
        lead=later(body["lead"]),
        in_text=later(body["in_text"]),
        place=later(rf"{place['not_in_name']}(?P<place>{place['known']}|(?:{place['unit']})+)"),
        source=later(rf"{body['source']}(?P<body>{name}{body['ends']})(?=[,;。| ]|$)"),
        behind_occasion=later(body["behind_occasion"]),
        of_some=later(body["of_some"]),
        no_name=later(body["no_name"]),
        short=later(body["short"]),
        long=body["long"],
        at_occasion=later(place["at_occasion"].replace("{unit}", f"(?:{place['unit']})")),
        represented=later(rf"{body['represents']}(?P<body>{name}?{body['ends']})(?=[,:]|向)"),
        about=later(body["about"]),
        work=later(body["work"]),
        red_head=later(body["red_head"]),
        begins=compiled(place["begins"]).pattern,
        units=f"(?:{place['unit']})+",
    )


def is_body(folded: str) -> bool:
    """Whether a line is the name of a body and no more: 清源县统计局."""
    told = _patterns()
    return (
        len(folded) <= _LONGEST_NAME
        and told.body.fullmatch(folded) is not None
        and told.never.search(folded) is None
    )


def bodies_alone(folded: str) -> Place | None:
    """The names of bodies that a line is made of, a date apart: 清源县统计局　国家统计局清源调查队."""
    said = [name for name in _GAP.split(folded.strip()) if name]
    names = [name for name in said if not is_date(name)]
    if not names or not all(map(is_body, names)):
        return None
    last = folded.rfind(names[-1])
    return folded.find(names[0]), last + len(names[-1])


def signs(folded: str) -> bool:
    """Whether a line is the names of bodies and a date behind them: 清源县统计局　2023年2月28日."""
    *names, last = [name for name in _GAP.split(folded.strip()) if name] or [""]
    return bool(names) and is_date(last) and all(map(is_body, names))


def labelled_body(folded: str) -> Place | None:
    """发布机构：青禾市审计局."""
    match = _patterns().labelled.search(folded)
    return match.span("body") if match else None


def body_of_source(folded: str) -> Place | None:
    """县水利局 of 来源：县水利局; a newspaper is none."""
    match = _patterns().source.search(folded)
    return match.span("body") if match and is_body(match["body"]) else None


def body_of_title(folded: str) -> Place | None:
    """安澜市公安局交警支队 of …2017年上半年工作总结: up to the time, 关于 or the kind of work."""
    told = _patterns()
    opening = told.about.match(folded)
    start = opening.end() if opening else 0
    time = find_bare_year(folded[start:]) or find_period(folded[start:])
    if time and time.start == 0:
        start += time.end
        time = find_period(folded[start:])
    about, work = told.about.search(folded, start), told.work.search(folded, start + 1)
    stops = [found.start() for found in (about, work) if found]
    stops += [start + time.start] if time else []
    return _longest(folded, start, min(stops, default=len(folded)))


def _longest(folded: str, start: int, stop: int) -> Place | None:
    ends = [match.end() for match in _patterns().ends.finditer(folded, start, stop)]
    named = (
        end
        for end in reversed(ends)
        if all(map(is_body, folded[start:end].split("、")))
        and not _patterns().no_name.search(folded[start:end])
    )
    return next(((start, end) for end in named), None)


def body_of_speaker(folded: str) -> Place | None:
    """青禾市审计局 of 青禾市审计局局长　王某某, also behind an occasion."""
    told = _patterns()
    for start in (0, *(gap.end() for gap in told.behind_occasion.finditer(folded))):
        match = told.office.match(folded, start)
        if match and is_body(match["body"]):
            return match.span("body")
    return None


def body_represented(folded: str) -> Place | None:
    """县人民政府 of 现在，我代表县人民政府，向大会报告工作."""
    match = _patterns().represented.search(folded)
    return match.span("body") if match and is_body(match["body"]) else None


def called_in_full(name: str, folded: str) -> Place | None:
    """清溪县人民政府 in a text, for 清溪县政府."""
    told = _patterns()
    short = told.short.search(name)
    whole = name[: short.start()] + told.long if short is not None else ""
    start = folded.find(whole) if len(whole) > len(told.long) else -1
    return (start, start + len(whole)) if start >= 0 else None


def in_full(name: str, folded: str) -> Place | None:
    """清溪县人民政府 in a text, for 县人民政府; None for a name that says itself of which place it is."""
    told = _patterns()
    if told.of_some.match(name) is None or name[1:] not in folded:
        return None
    whole = rf"{told.begins}(?:{told.units})(?<={re.escape(name[0])}){re.escape(name[1:])}"
    found = re.search(whole, folded)
    return found.span() if found else None


def place_behind_mark(folded: str) -> Place | None:
    """The unit behind the colon of a title: 云川市 of 2023年第4号公告:云川市社会保险基金审计结果."""
    start = folded.find(":") + 1
    match = _patterns().place.match(folded, start) if start else None
    return match.span("place") if match else None


def place_of_occasion(folded: str) -> Place | None:
    """清溪县 of ——2024年1月10日在清溪县第十八届人民代表大会第三次会议上."""
    match = _patterns().at_occasion.search(folded)
    return match.span("place") if match else None


def body_of_red_head(folded: str) -> Place | None:
    """临江市公安局 of 临江市公安局文件."""
    bare = _patterns().red_head.sub("", folded)
    return (0, len(bare)) if bare != folded and is_body(bare) else None


def body_in_text(folded: str) -> Place | None:
    """The body an opening sentence begins with: 临江市消防救援支队日前…."""
    lead = _patterns().lead.match(folded)
    start = lead.end() if lead else 0
    for match in _patterns().ends.finditer(folded, start, start + _LONGEST_NAME):
        if _patterns().in_text.match(folded, match.end()) and is_body(folded[start : match.end()]):
            return (start, match.end())
    return None


def place_of(folded: str) -> Place | None:
    """The unit that the name of a body or a title begins with: 青岛市市南区."""
    match = _patterns().place.match(folded)
    return match.span("place") if match else None
