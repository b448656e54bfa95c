"""What a clause calls its numbers one after another: by the words before, behind or around each."""

from __future__ import annotations

from typing import Final

from converter.parsing.figures.around import beside, nouns_behind, predicates, verbs
from converter.parsing.figures.around.seen import (
    OF_THING_RULE,
    RAISED_RULE,
    Called,
    Carried,
    ClauseSeen,
    Levels,
)
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import CALLED, State
from converter.parsing.figures.gaps import PLANS, Gap
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.lists import ends_in_measure, in_other_money
from converter.parsing.figures.naming import Name, has_deed, joined, wording
from converter.parsing.figures.rules import Rule, Table
from converter.parsing.figures.told_lists import is_foremost, ranked_by
from converter.parsing.figures.vocabulary import deeds

_COUNT = named("around.count")
_DISPOSAL = named("around.disposal")
_MULTIPLE_OF = named("around.multiple_of")
_JOINER = named("around.joiner")
_LEADING_JOINER = named("around.leading_joiner")
_BODY_OF_STAFF = named("around.body_of_staff")
_BODY_UNITS, _STAFF = words_of("around.bodies"), words_of("around.staff")
_FUND = named("around.fund")
_GIVEN = named("around.given")
_OVER_OR_SHORT = named("borrowing.over_or_short")
_AGAINST_RULES = named("around.against_rules")
_TWO_FAULTS = named("around.two_faults")
_ATTRIBUTE, _WHOSE = named("around.attribute"), named("around.whose")
_MADE = named("around.made")


def called_in_turn(state: State, levels: Levels, clause: Clause, carried: Carried) -> list[Called]:
    """What a clause calls each of its levels.

    Args:
        state: the sentence as far as it has been read.
        levels: at least one.
        clause: the one they stand in.
        carried: what the levels before carry on to these, and these to the next.
    """
    return _attributes(state, levels) or _one_after_another(state, levels, clause, carried)


def _one_after_another(state: State, levels: Levels, clause: Clause, carried: Carried) -> list[Called]:
    nouns, counted, given = nouns_behind.nouns(state, levels, clause)
    carried.beside = carried.beside if levels[0][1].direction else ()
    made: list[Called] = []
    for place, (quantity, gap) in enumerate(levels):
        before = nouns[place - 1] if place else None
        own = _own_subject(state, gap, nouns_behind.taken(made, before) if place - 1 not in counted else None)
        if before and verbs.is_sum_of(state.text, before, own, quantity, given=place - 1 in given):
            own = before
        among = before and nouns_behind.is_among(state.text, before, quantity)
        if (
            among
            or _DISPOSAL.fullmatch(wording(state.text, own))
            or nouns_behind.is_manner(state.text, own, quantity)
        ):
            own = ()
        if gap.direction and gap.comparison is not None:
            base = state.records.base()
            whole = _COUNT.search(state.text, gap.comparison.start, quantity.start)
            carried.beside = carried.beside or (base.name if base and whole is None else ())
            own = ((gap.comparison.start + len(gap.word), quantity.start),)
        if carried.beside and own:
            own = joined(carried.beside, own)
        own = _ranked(state, gap) or _beside_plan(state, gap, own)
        last = made[-1].name if made else None
        seen = ClauseSeen(state, clause, quantity, gap, own, nouns[place], before, last, carried.verb)
        rule, name = OWN.first(seen) or ("unnamed", ())
        held = carried.verb is not None and verbs.is_held(state.text, carried.verb, own, quantity)
        if place > 0 and gap.listed and carried.verb and (held or verbs.goes_on_list(state.text, own)):
            first = made[0].name
            other = in_other_money(wording(state.text, own), wording(state.text, first))
            if not other and not verbs.alike_in_noun(state.text, carried.verb, first, own):
                name = joined((carried.verb,), name, verbs.what_for(state.text, carried.verb, first, own))
        if before and nouns[place] and nouns_behind.is_among(state.text, before, quantity):
            name = joined(before, nouns[place] or ())
        if place > 0 and gap.listed and made[0].name:
            first = made[0].name
            name = (
                verbs.award(state.text, first, own)
                or verbs.raised_too(state.text, made[0], own)
                or verbs.shown_too(state.text, first, own)
                or name
            )
            name = verbs.of_other_kind(state.text, first, name)
        first_comes = made and made[0].rule != RAISED_RULE and is_foremost(made[0].name)
        if first_comes and own and gap.share < 0 and nouns_behind.is_short_noun(state.text, own):
            name = joined(own, made[0].name[1:])  # 以东区31人最多、西区12人次之
        if before and not own and nouns[place] == name:
            name = verbs.with_verb(state.text, made[0].name, before, name)
        if own and (place == 0 or (has_deed(state.text, own, within=0) and not held)):
            carried.verb = verbs.verb_carried(state.text, own) if place == 0 else None
        made.append(Called(name, rule))
    _tell_again(levels, made)
    if _tell_bodies(state.text, levels, made) or nouns_behind.some_among(state.text, nouns, levels):
        return made
    return predicates.undone(state.text, clause, predicates.with_predicate(state.text, nouns, made), levels)


def _tell_again(levels: Levels, made: list[Called]) -> None:
    """66项|220场次: numbers that touch count the same."""
    for place in range(len(levels) - 1):
        if levels[place][0].end == levels[place + 1][0].start and made[place].name:
            made[place + 1] = Called(made[place].name, made[place + 1].rule)


def _tell_bodies(text: str, levels: Levels, made: list[Called]) -> bool:
    """派驻12家|乡镇卫生院|骨干医师38名: whether bodies are counted first, then who is of them."""
    told = False
    for place, (quantity, _) in enumerate(levels[1:]):
        called = made[place]
        if not called.name or quantity.unit not in _STAFF or levels[place][0].unit not in _BODY_UNITS:
            continue
        start, end = called.name[-1]
        body = _BODY_OF_STAFF.match(text, start, end) if start >= levels[place][0].end else None
        behind, following = (
            called.name,
            tuple(each for each in made[place + 1].name if each[0] >= quantity.end),
        )
        own = made[place + 1].name[: len(made[place + 1].name) - len(following)]
        if body is not None and end == quantity.start and all(body.end() <= left for left, _ in own):
            made[place] = Called(joined(called.name[:-1], (body.span(),)), called.rule)
            made[place + 1] = Called(joined(behind, following), called.rule)  # 选派12所学校教师25名|开展送教
            _tell_others(text, levels, made, place + 2, called.name[:-1])
            told = True
    return told


def _tell_others(text: str, levels: Levels, made: list[Called], place: int, deed: Name) -> None:
    """选派20个村第一书记20名、|工作队员60名: who else was sent, from the level at `place` on."""
    for each in range(place, len(levels)):
        quantity, gap = levels[each]
        if not gap.listed or quantity.unit not in _STAFF or has_deed(text, made[each].name, within=0):
            return
        made[each] = Called(joined(deed, made[each].name), made[each].rule)


def _beside_plan(state: State, gap: Gap, own: Name) -> Name:
    """稅課收入|較預算數短收: what is short of a plan or over it, told with the plan."""
    told = gap.comparison
    if told is None or told.basis not in PLANS or not own or own[-1][1] > told.start:
        return own
    short = _OVER_OR_SHORT.match(state.text, told.end, gap.end)
    return joined(own, ((told.start, short.end()),)) if short is not None else own


def _ranked(state: State, gap: Gap) -> Name:
    """台北市设置率 of 设置率较高之前三名为|台北市86%: who comes first, and in what; () if no one does."""
    ranked = ranked_by(state.text, (gap.start, gap.end), state.context)
    if ranked is None or ranked[1] >= gap.end or not ends_in_measure(state.text, ranked[0]):
        return ()
    return joined(state.trimmed(((ranked[1], gap.end),)), ranked[0])


def _attributes(state: State, levels: Levels) -> list[Called]:
    """投资2800万元、面积6500㎡的|实训中心|投入使用: measures told before the thing that they are of."""
    text = state.text
    owns = [state.trim(gap.subject) if gap.subject else () for _, gap in levels]
    if len(levels) == 1:
        made = _MADE.match(text, *owns[0][-1]) if owns[0] else None
        if made is None or made.end() == owns[0][-1][1]:
            return []
        owns = [((made.end(), owns[0][-1][1]),)]  # 设立|规模50亿元的|低空经济基金
    noun = _WHOSE.match(text, levels[-1][0].end)
    if noun is None or not all(own and _ATTRIBUTE.fullmatch(wording(text, own)) for own in owns):
        return []
    start, end = noun.span("what")
    end = min([end, *(left for left, _ in state.context.periods if start < left < end)])
    whose = state.trim((start, end), behind_number=True)
    return [Called(joined(whose, own), "before") for own in owns]


OWN: Final[Table[ClauseSeen, Name]] = Table(
    Rule("examples", beside.examples),
    Rule(RAISED_RULE, beside.raised_to_each),
    Rule(CALLED, beside.called),
    Rule(OF_THING_RULE, beside.of_thing),
    Rule("first-in", beside.first_in),
    Rule("rate-behind", beside.rate_behind),
    Rule("some-do", beside.some_of),
    Rule("around", beside.around),
    Rule("before", beside.before),
    Rule("deed-behind", beside.deed_behind),
    Rule("behind", beside.behind),
    Rule("passive", beside.passive),
)
"""How a number is called by the words beside it; in the order they are asked."""


def _own_subject(state: State, gap: Gap, taken: Name | None) -> Name:
    """The trimmed subject of a gap, less the noun that the number before took."""
    if gap.subject is None:
        return (gap.word_span,) if gap.direction and gap.word_span else ()
    start, end = gap.subject
    if gap.direction:
        end = gap.end  # the word of change names the level: 净增231万户, 自然增长率1.1‰
    if taken:
        start = _behind_taken(state.text, start, end, taken)
    multiple = _MULTIPLE_OF.search(state.text[start:end]) if gap.end == end else None
    if multiple:
        end = start + multiple.start()
    if start >= end:
        return ()
    if gap.listed and not taken:
        lead = _LEADING_JOINER.match(state.text, start, end)
        start = lead.end() if lead else start
    return state.trim((start, end))


def _behind_taken(text: str, start: int, end: int, taken: Name) -> int:
    """Where a subject begins of which the number before took a part."""
    if _is_given(text, taken, end):
        return taken[0][0]
    faults = _TWO_FAULTS.search(text, max(start, taken[0][0] + 1), end)
    if faults is not None and taken[-1][1] >= end:
        return faults.start()
    found = deeds().finditer(text, max(start, taken[0][0] + 1), end)
    verb = next((deed for deed in found if nouns_behind.may_begin(text, start, deed.start())), None)
    if taken[-1][1] >= end and verb is not None and not _JOINER.search(text, start, verb.start()):
        against = _AGAINST_RULES.search(text, start, verb.start())
        return verb.start() if against is None else against.start()
    return max(start, taken[-1][1])


def _is_given(text: str, taken: Name, end: int) -> bool:
    """Whether the number before took what was given, and no less: 5826人次|发放医疗保障经费|350万元."""
    begin = taken[0][0]
    first = deeds().match(text, begin, end)
    if first is None or not _GIVEN.search(text, begin, end) or taken[-1][1] - first.end() < 2:
        return False
    if taken[-1][1] < end and not _JOINER.match(text, taken[-1][1], end):
        return False
    return all(_FUND.fullmatch(text, deed.end(), end) for deed in deeds().finditer(text, first.end(), end))
