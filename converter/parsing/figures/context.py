"""What a sentence says around its figures: period, scope, and whether they are aims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from converter.lexicon.patterns import compiled, spaced
from converter.parsing.figures.aims import aimed_stretches, clauses, tells_result
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.clauses import brackets, quoted
from converter.parsing.figures.gaps import is_period
from converter.parsing.figures.grammar import named, pattern
from converter.parsing.figures.vocabulary import changes, deeds, names

Stretch = tuple[int, int]


@dataclass(slots=True)
class Context:
    """Stretches of one folded sentence, in order."""

    periods: tuple[Stretch, ...]
    """Times; those of a list together."""
    scopes: tuple[Stretch, ...]
    aims: tuple[Stretch, ...]
    """Those that tell what is aimed at."""
    listed: tuple[tuple[Stretch, ...], ...] = ()
    """The times of each list: 2019年、2020年、2021年."""
    asides: tuple[Stretch, ...] = ()
    """Brackets that tell more than a time, which holds for nothing outside them."""
    ended: tuple[tuple[Stretch, int], ...] = ()
    """Times by which something is done, and where a clause begins behind that tells of something else."""
    pointed: tuple[tuple[Stretch, int], ...] = ()
    """Places that 其 points back to, and from where on: 末位的是工业新区(4.87),其PM2.5浓度."""
    due: tuple[tuple[Stretch, Stretch], ...] = ()
    """Times by which something is done that stand behind what it is done to, and the number of that."""

    def shifted(self, by: int) -> Context:
        """The same, its places moved by `by` characters."""
        return Context(
            self.periods and _moved(self.periods, by),
            self.scopes and _moved(self.scopes, by),
            self.aims and _moved(self.aims, by),
            self.listed and tuple([_moved(times, by) for times in self.listed]),
            self.asides and _moved(self.asides, by),
            self.ended and _from_on(self.ended, by),
            self.pointed and _from_on(self.pointed, by),
            self.due and tuple([(_shifted(time, by), _shifted(number, by)) for time, number in self.due]),
        )

    def is_aim(self, place: int) -> bool:
        """Whether what stands at `place` is aimed at, not reached."""
        return bool(self.aims) and any(start <= place <= end for start, end in self.aims)

    def period_at(self, place: int) -> Stretch | None:
        """The last period named before `place`; of those in brackets only what stands in them is told.

        By when something else is to be done is no period of what was done so far. By when what is counted
        is to be done may stand behind it.
        """
        for deadline, (start, end) in self.due:
            if start <= place < end:
                return deadline
        periods = self.periods
        if self.asides:
            periods = tuple(
                period
                for period in periods
                if not any(start < period[0] < end <= place for start, end in self.asides)
            )
        if self.ended:
            over = {deadline for deadline, begin in self.ended if begin <= place}
            periods = tuple(period for period in periods if period not in over)
        return _last_before(periods, place)

    def times_at(self, place: int) -> tuple[Stretch, ...]:
        """The times of the list that is the period at `place`; none where it is no list."""
        period = self.period_at(place)
        return next((times for times in self.listed if period and period[0] <= times[0][0] < period[1]), ())

    def scope_at(self, place: int) -> Stretch | None:
        """The last place or population named before `place`, or pointed back to."""
        named_last = _last_before(self.scopes, place)
        if not self.pointed:
            return named_last
        back = [stretch for stretch, begin in self.pointed if begin <= place]
        return max(back[-1], named_last or back[-1]) if back else named_last


_MEASURED_AGAINST = named("context.measured_against")
_LEADING_AWAY = named("context.leading_away")
_ITS_PLACE: Final = named("context.its_place")
_ITS: Final = ",其"


def _shifted(stretch: Stretch, by: int) -> Stretch:
    return stretch[0] + by, stretch[1] + by


def _moved(stretches: tuple[Stretch, ...], by: int) -> tuple[Stretch, ...]:
    return tuple([_shifted(stretch, by) for stretch in stretches])


def _from_on(stretches: tuple[tuple[Stretch, int], ...], by: int) -> tuple[tuple[Stretch, int], ...]:
    return tuple([((start + by, end + by), begin + by) for (start, end), begin in stretches])


def _last_before(stretches: tuple[Stretch, ...], place: int) -> Stretch | None:
    found = None
    for stretch in stretches:
        if stretch[1] <= place:
            found = stretch
    return found


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    """A time, or what is told around one: 截至目前."""
    words = names()
    return compiled(
        spaced(
            rf"(?=\D|{pattern('context.figure_of_time')})"
            rf"(?P<around>{words.around})|(?P<until>{pattern('context.until')} ?)?"
            rf"(?:{words.year}|{words.within})(?: ?(?:{words.within}))*"
        )
    )


_BY, _TO_BE_DONE, _BY_DAY = named("context.by"), named("context.to_be_done"), named("context.by_day")
_SET_FOR = named("context.set_for")
_WITHIN_YEAR, _SAYS_MORE = named("context.within_year"), named("context.says_more")
_COUNTED_BEFORE, _ENDS_THERE = named("context.counted_before"), named("context.ends_there")
_AT: Final = frozenset("于在到至")
_AND_ON = named("context.and_on")
_JOINS = named("context.joins")
_SHORT_TIMES, _SHORT_TIME = named("context.short_times"), named("context.short_time")
_IN_ALL = named("context.in_all")
_AFTER_TIME = named("context.after_time")
_UNTO, _ENDS_AT = named("context.unto"), named("context.ends_at")
_ENDS_TIME = named("context.ends_time")


def _periods(text: str) -> Iterator[tuple[int, int]]:
    """The times of a folded sentence, and spans of times."""
    place = 0
    while (time := _time().search(text, place)) is not None:
        start, place = time.start(), time.end()
        if time["around"] is None:
            place = _span_end(text, place)
            if text[place : place + 1] == "(" and (inner := _time_at(text, place + 1)):
                inner = _span_end(text, inner)
                place = inner + 1 if text[inner : inner + 1] == ")" else place
            place = _at_border(text, start, place)
            if (
                time["until"] is None
                and (begun := _ENDS_AT.match(text, place))
                and _UNTO.match(text, start - 1)
            ):
                start, place = start - 1, begun.end()  # 至3月底止
            after = _AFTER_TIME.match(text, place)
            place = after.end() if after and may_cut(text, after.end()) else place
        yield start, place


def _at_border(text: str, start: int, end: int) -> int:
    """Where a time ends that took the first character of the word behind it: 2023年|末端配送."""
    cut = end - start > 2 and not may_cut(text, end) and _ENDS_TIME.match(text, end - 1)
    return end - 1 if cut and may_cut(text, end - 1) else end


def _span_end(text: str, end: int) -> int:
    """Where a span of times ends whose first time ends at `end`: 一月|至六月."""
    mark = _AND_ON.match(text, end)
    return (mark and _time_at(text, mark.end())) or end


def _lists(text: str, periods: list[Stretch]) -> tuple[list[Stretch], list[tuple[Stretch, ...]]]:
    """The times with those of a list made one, and what each list is made of.

    2019年、2020年、2021年三年 is one time of three, and so is 2019、2020、2021年.
    """
    groups: list[list[Stretch]] = []
    shorts = {match.end(): match for match in _SHORT_TIMES.finditer(text)} if periods else {}
    for period in periods:
        if groups and _JOINS.fullmatch(text, groups[-1][-1][1], period[0]):
            groups[-1].append(period)
            continue
        short = shorts.get(period[0])
        before = _SHORT_TIME.finditer(text, *short.span()) if short else ()
        groups.append([*(time.span() for time in before), period])
    merged: list[Stretch] = []
    for group in groups:
        end = group[-1][1]
        many = len(group) > 1 or _AND_ON.search(text, *group[0])
        in_all = _IN_ALL.match(text, end) if many else None
        start, end = group[0][0], in_all.end() if in_all else end
        if merged and merged[-1][1] == start - 1 and text[start - 1] + text[end : end + 1] == "()":
            start, end = merged.pop()[0], end + 1  # 近三年(2021年、2022年、2023年)
        merged.append((start, end))
    return merged, [tuple(group) for group in groups if len(group) > 1]


def _time_at(text: str, place: int) -> int:
    """Where the time at `place` ends; 0 if there is none."""
    time = _time().match(text, place)
    return time.end() if time is not None and time["around"] is None and time["until"] is None else 0


def read_context(text: str, *, plan: bool, aimed: bool = False) -> Context:
    """Read a folded sentence.

    Args:
        text: the sentence.
        plan: whether its section is about what is to be done.
        aimed: whether the words before a `；` or `以下工作：` already tell of aims.
    """
    compared = [
        match.span()
        for basis in (changes().yoy, changes().mom)
        for match in basis.finditer(text)
        if not is_period(match.group())
    ]
    compared += [match.span() for match in _MEASURED_AGAINST.finditer(text)]
    periods = [
        (begin, stop)
        for begin, stop in _periods(text)
        if (
            not _LEADING_AWAY.match(text, begin)
            and may_cut(text, begin)
            and not any(start < stop and begin < end for start, end in compared)
        )
        or _opens(text, begin)
    ]
    periods, listed = _lists(text, periods)
    found = (match.span() for match in names().scope.finditer(text))
    scopes = [(start, end) for start, end in found if may_cut(text, start) and may_cut(text, end)]  # 安|全村
    if scopes:
        names_in = quoted(text)  # “全国文明村”
        scopes = [each for each in scopes if not any(left < each[0] < right for left, right in names_in)]
    scopes += [match.span(1) for match in names().place.finditer(text) if not deeds().search(match.group(1))]
    pointed = (
        tuple((match.span("place"), match.end()) for match in _ITS_PLACE.finditer(text))
        if _ITS in text
        else ()
    )
    if plan and not _reached(text):
        aims: tuple[Stretch, ...] = ((0, len(text)),)
    else:
        aims = aimed_stretches(text, aimed=aimed)
    asides = tuple(
        aside
        for aside in (brackets(text) if periods else ())
        if not any(start <= aside[0] + 1 and aside[1] - 1 <= end for start, end in periods)
    )
    ended = tuple(_ended(text, periods, aims)) if periods else ()
    due = tuple(_due_behind(text, periods)) if periods else ()
    return Context(tuple(periods), tuple(sorted(scopes)), aims, tuple(listed), asides, ended, pointed, due)


def _says_more(text: str, start: int, end: int) -> bool:
    """Whether a clause has a deed of its own, or states a measure: 覆盖率达到90%; not 床位120张."""
    return bool(_SAYS_MORE.search(text, start, end) or deeds().search(text, start, end))


def _due_behind(text: str, periods: list[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Deadlines behind the number of what is to be done, and that number: |2|项整改任务|6月底前|完成."""
    for start, end in periods:
        counted = _COUNTED_BEFORE.search(text, 0, start) if _BY.match(text, end - 1) else None
        if counted is not None and not _ENDS_THERE.match(text, end):
            yield (start, end), counted.span("number")


def _ended(text: str, periods: list[Stretch], aims: tuple[Stretch, ...]) -> Iterator[tuple[Stretch, int]]:
    """Deadlines, 10月底前 or 计划于2026年6月, and where a clause begins behind of which they do not tell.

    One within the year holds for its own clause, 年底前 until a clause tells a result.
    """
    for start, end in periods:
        aimed = next((stretch for stretch in aims if stretch[0] <= start < stretch[1]), None)
        due = _SET_FOR.search(text, 0, start) or (aimed and _TO_BE_DONE.search(text, 0, start))
        by_day = due and (due.group()[-1] in _AT or _BY_DAY.search(text, start, end))
        if not (by_day or _BY.match(text, end - 1) or _BY.match(text, end)):
            continue  # 2025年|计划投资900万元
        alone = _WITHIN_YEAR.search(text, start, end) is not None and not _ENDS_THERE.match(text, end)
        results = (
            left
            for left, right in clauses(text)
            if left >= end
            and (
                (alone and _says_more(text, left, right))
                or (tells_result(text, left, right) and not any(begin <= left < stop for begin, stop in aims))
            )
        )
        behind = next(results, None)
        if behind is not None:
            yield (start, end), behind


def announces_aims(text: str) -> bool:
    """Whether a sentence says that what follows is to be done: 将重点抓好以下工作."""
    return bool(_TO_COME.search(text)) or announces_plan(text)


def announces_plan(text: str) -> bool:
    """Whether a sentence says that all that follows is to be done: 今年再办好15件民生实事."""
    return bool(_WELL_DONE.search(text)) and not _reached(text)


_TO_COME = named("context.to_come")


_HAPPENED = named("context.happened")
_WELL_DONE = named("context.well_done")


def _opens(text: str, place: int) -> bool:
    """Whether a clause begins at `place`: 去年共接获… names a period, 较去年多… does not."""
    return place == 0 or text[place - 1] in ",;:。 "


def _reached(text: str) -> bool:
    return bool(_HAPPENED.search(text))
