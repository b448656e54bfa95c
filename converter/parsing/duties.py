"""The kind of an action item (a plan, done, a problem), who is responsible for it, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from converter.lexicon import fold
from converter.lexicon.patterns import compiled, data_of, patterns
from converter.model import ItemKind, Role, Span

_LEAD = 60
"""Characters before a series that may say what it lists."""
_OPENING = 40
_BY_ROLE: dict[Role, ItemKind] = {"plan": "plan", "problems": "problem", "achievements": "done"}


@dataclass(frozen=True, slots=True)
class _Patterns:
    plan: re.Pattern[str]
    must: re.Pattern[str]
    led_plan: re.Pattern[str]
    led_ahead: re.Pattern[str]
    led_done: re.Pattern[str]
    led_problem: re.Pattern[str]
    finished: re.Pattern[str]
    onward: re.Pattern[str]
    problem: re.Pattern[str]
    handled: re.Pattern[str]
    lacking: re.Pattern[str]
    answer: re.Pattern[str]
    responsible: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str]
    given_to: re.Pattern[str]
    taking_part: re.Pattern[str]
    due: tuple[re.Pattern[str], ...]
    line: re.Pattern[str]
    part: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    data = data_of("converter.parsing", "duties")
    kind, due = data["kind"], data["due"]
    time = f"(?:{due['time']})"
    who = data["responsible"]
    return _Patterns(
        **patterns(kind),
        responsible=tuple(map(compiled, who["patterns"])),
        alone=compiled(who["alone"]),
        given_to=compiled(who["given_to"]),
        taking_part=compiled(who["taking_part"]),
        due=(
            compiled(due["labelled"]),
            compiled(f"(?P<due>{time}{due['before']})"),
            compiled(f"(?P<due>{due['within']})"),
            compiled(f"(?P<due>{time}){due['done_by']}"),
            compiled(f"{due['planned']}(?P<due>{time})"),
        ),
        line=compiled(who["line"]),
        part=compiled(due["part"]),
    )


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What surrounds an action item."""

    role: Role
    """Of its section."""
    named: Set[Role]
    """All roles that the heading of its section names."""
    whole: Role
    """Of the report."""
    lead: str
    """The text before its series, in the source's script."""
    row: str = ""
    """The cells of its row, with tabs between them, where a table gives it to somebody or says by when."""


def kind_of(label: str, body: str, setting: ItemContext) -> ItemKind:
    """The kind of an item: by its own wording, by what leads its series in, by its section, by the report."""
    told = _patterns()
    said = told.answer.split(fold(body), maxsplit=1)[0]
    if label.endswith("要") or told.plan.search(said[:_OPENING]):
        return "plan"
    if told.must.search(said) and setting.role != "achievements":
        return "plan"
    lead = _last_sentence(setting.lead)
    if told.led_problem.search(lead):
        return "problem"
    ahead = told.led_ahead.search(lead) or (told.led_plan.search(lead) and setting.role != "achievements")
    if ahead and not told.led_done.search(lead):
        return "plan"
    first = _first_clause(said)
    problem = told.problem.search(first) is not None and not told.handled.search(first)
    if {"problems", "plan"} <= setting.named:
        return "problem" if problem or told.lacking.search(said) else "plan"
    if setting.role == "plan" and told.finished.search(said) and not told.onward.search(said):
        return "done"
    kind = _BY_ROLE.get(setting.role)
    if kind is not None:
        return kind
    if setting.row and not problem:  # assigned work is a plan unless its row says it is done
        return "done" if any(told.finished.search(cell) for cell in fold(setting.row).split("\t")) else "plan"
    if setting.whole == "plan":
        return "plan"
    return "problem" if problem else "done"


def leads_plan_in(text: str) -> bool:
    """Whether a text ends with saying that what will be done follows: 今年要着力做好以下五项工作：."""
    told, lead = _patterns(), _last_sentence(text)
    return bool(told.led_ahead.search(lead) or told.led_plan.search(lead)) and not told.led_done.search(lead)


def _last_sentence(text: str) -> str:
    return re.split("[。\n]", fold(text[-_LEAD:]).rstrip("。 \n"))[-1]


def _first_clause(said: str) -> str:
    return re.split("[,;。:]", said, maxsplit=1)[0]


def says_only_who(clause: str) -> bool:
    """Whether a clause says who does what follows, and nothing else: 由市发展改革委牵头."""
    return _patterns().alone.fullmatch(fold(clause).strip()) is not None


def says_who_takes_part(folded: str) -> bool:
    """Whether a clause says who does something, or helps with it, and nothing else: 市财政局配合."""
    return _patterns().taking_part.fullmatch(folded) is not None


def without_who(folded: str) -> str:
    """A clause without the phrase that says who does what it tells: 由市住建局牵头."""
    return _patterns().given_to.sub("", folded)


def says_who(line: str) -> bool:
    """Whether a line says nothing but who does what stands above it, or by when: 牵头单位：市发展改革委."""
    return _patterns().line.match(fold(line).lstrip()) is not None


def duties_below(text: str, place: int) -> Span:
    """The lines right below a place that say who does what stands above them, or by when; blank ones too."""
    end = place
    while text[end : end + 1] == "\n":
        stop = text.find("\n", end + 1)
        stop = len(text) if stop < 0 else stop
        line = text[end:stop].strip()
        if line and not says_who(line):
            break
        end = stop
    return Span(place, end)


def responsible_in(text: str, body: Span) -> Span | None:
    """Who is responsible for an item, as written: 市发展改革委 of 由市发展改革委牵头."""
    said = fold(body.of(text))
    for pattern in _patterns().responsible:
        match = pattern.search(said)
        if match:
            return _span(body, match, "who")
    return None


def due_in(text: str, body: Span) -> Span | None:
    """By when an item is due, as written: 9月底前."""
    return next(_dues(text, body), None)


def dues_in(text: str, body: Span) -> list[Span]:
    """All times by which something is due, in their order."""
    found: list[Span] = []
    for due in _dues(text, body):
        if all(due.end <= each.start or each.end <= due.start for each in found):
            found.append(due)
    return sorted(found)


def _dues(text: str, body: Span) -> Iterator[Span]:
    """Those with the surest wording first."""
    said = fold(body.of(text))
    for pattern in _patterns().due:
        for match in pattern.finditer(said):
            if not _patterns().part.search(re.split("[,;。:]", said[: match.start("due")])[-1]):
                yield _span(body, match, "due")


def _span(body: Span, match: re.Match[str], group: str) -> Span:
    return Span(body.start + match.start(group), body.start + match.end(group))
