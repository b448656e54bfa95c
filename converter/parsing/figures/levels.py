"""Levels: numbers that say how much there is, and what they are numbers of."""

from __future__ import annotations

import re
from itertools import takewhile

from converter.model import Bound
from converter.parsing.figures.borders import before_measure, may_cut, without_brackets
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import HELD, PARALLEL, Draft, State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import (
    Name,
    Piece,
    all_deeds,
    borrowed,
    has_deed,
    head_of,
    is_bare,
    joined,
    short_subject,
    topic,
    verb_of,
    wording,
)
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.trimming import trim
from converter.parsing.figures.vocabulary import changes, deeds, names

_ADVERB = named("levels.adverb")
_REACHED = named("levels.reached")
_LAST_MEMBER = named("levels.last_member")
_AND_DO = named("levels.and_do")
_REACHED_OF = named("levels.reached_of")
_DONE = named("levels.done")
_ON_AVERAGE = named("levels.on_average")
_IN_ORDER = named("levels.in_order")
_MARKS = named("levels.marks")
_AGE = named("levels.age")
_EARLY_BOUND = named("levels.early_bound")
_MULTIPLE_OF = named("levels.multiple_of")
_OF_PLAN = named("levels.of_plan")


_ALL = named("levels.all")
_SUMMED = named("levels.summed")
_NEW = named("levels.new")
_ADDED = named("levels.added")
_OF_PLACES = named("levels.of_places")
_BUILDING = named("levels.building")
_STATED_SHARE = named("levels.stated_share")
_RATE = named("levels.rate")
_MEASURE_END = named("levels.measure_end")


class Levels:
    """Makes the records of the levels of a clause."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.verb: Piece | None = None
        """The deed that a list of the clause carries on."""
        self._beside: Name = ()
        """The measure that others are told of, one after another: 低于美国3.8%、加拿大5.5%."""
        self.may_fill = True
        """Whether a value without a name may be that of the change told before: not after 由X."""

    def make(self, levels: list[tuple[Quantity, Gap]], clause: Clause) -> None:
        last_group, self._state.group = self._state.group, []
        shared = [gap for _, gap in levels if gap.shared >= 0]
        count = len(levels)
        if count == 1 and shared and self._told_of_each(shared[0]) and self._each(*levels[0]):
            return
        in_turn = count > 1 and all(gap.joint for _, gap in levels[1:])
        if in_turn and self._shares_in_turn(levels[0][1], last_group, count):
            for (quantity, gap), name in zip(levels, self._shares(levels[0][1], last_group), strict=True):
                self._add(quantity, gap, name, is_share=True)
            return
        if in_turn and (shared or self._lists_as_many(levels)):
            named = self._shared_names(levels[0][1], count, last_group)
            if levels[0][1].share >= 0 and levels[0][0].is_part:
                for (quantity, gap), name in zip(levels, named, strict=True):
                    self._add(quantity, gap, name, is_share=True)
                return
        else:
            named = self._names_in_turn(levels, clause)
        for (quantity, gap), name in zip(levels, named, strict=True):
            self._level(quantity, gap, name)

    def _shares_in_turn(self, gap: Gap, before: list[Draft], count: int) -> bool:
        """占总数22.4%及13.2%: shares of the records before, one each."""
        subject = gap.subject
        return gap.share >= 0 and subject is not None and gap.share <= subject[0] + 1 and len(before) == count

    def _shares(self, gap: Gap, before: list[Draft]) -> list[Name]:
        share = trim(self._state.text, (gap.share, gap.end), self._state.context)
        return [joined(draft.name, share) for draft in before]

    def _lists_as_many(self, levels: list[tuple[Quantity, Gap]]) -> bool:
        """煤炭、原油产量达到3200万吨、150万吨: as many measures as numbers, though no 分别 says so."""
        subject = levels[0][1].subject
        marked = all(self._state.text[gap.start : gap.end].strip() for _, gap in levels[1:])
        if not marked or subject is None or self._noun_follows(levels[-1][0]):
            return False
        return count_of_members(self._state.text, subject) == len(levels)

    def _noun_follows(self, quantity: Quantity) -> bool:
        return bool(re.match(r"[一-龥]", self._state.text[quantity.end : quantity.end + 1]))

    def _told_of_each(self, gap: Gap) -> bool:
        """各1所; 均达100% where every member is a measure: 回复率、答复率均达100%."""
        words = self._state.text[gap.start : gap.end]
        if re.search(r"各(?:有|为|是|达)?$", words):
            return True
        if "均" not in words or gap.subject is None:
            return False
        return bool(_MEASURE_END.search(self._state.text[gap.subject[0] : gap.subject[1]]))

    def _each(self, quantity: Quantity, gap: Gap) -> bool:
        """特教学校和青少年活动中心各1所: one number, a record for each."""
        if gap.subject is None:
            return False
        count = count_of_members(self._state.text, gap.subject)
        if count == 1:
            return False
        for name in members(self._state.text, gap.subject, count):
            self._level(quantity, gap, self._state.trimmed(name))
        return True

    def _shared_names(self, gap: Gap, count: int, before: list[Draft]) -> list[Name]:
        """Names for numbers that 分别 shares out over the members before it, or over the last records."""
        behind = () if gap.leads_to else _without_of(self._state.text, gap.shared, gap.end)
        if gap.share >= gap.shared and _STATED_SHARE.fullmatch(self._state.text, gap.share, gap.end):
            behind = ((gap.share, gap.share + 1),)
        subject = self._lead(gap) or self._listed_before(count)
        told = before if len(before) == count else []
        one = subject is not None and count_of_members(self._state.text, subject) == 1
        if subject is not None and one and told and _RATE.search(self._state.words(subject)):
            rate = trim(self._state.text, subject, self._state.context)
            return [joined(each.name, rate) for each in told]
        if subject is not None and self._state.words(subject):
            return [
                joined(self._state.trimmed(each), behind)
                for each in members(self._state.text, subject, count)
            ]
        if len(before) < count and len(self._state.drafts) >= count:
            before = self._state.drafts[-count:]
        if len(before) >= count:
            return [joined(each.name, behind) for each in before[-count:]]
        return [behind] * count

    def _listed_before(self, count: int) -> Piece | None:
        """界别依次为A业、B业和C业, | 分别有498宗、176宗和131宗: the list the clause before ends with."""
        if len(self._state.lead) != 1:
            return None
        start, end = self._state.lead[0]
        opening = _IN_ORDER.search(self._state.text, start, end)
        if opening is None or len(_MARKS.findall(self._state.text[opening.end() : end])) < count - 1:
            return None
        return (opening.end(), end)

    def _lead(self, gap: Gap) -> Piece | None:
        """The subject before 分别; what stands behind it is no member."""
        if gap.subject is None or gap.subject[0] >= gap.shared > 0:
            return None
        return gap.subject

    def _names_in_turn(self, levels: list[tuple[Quantity, Gap]], clause: Clause) -> list[Name]:
        """The name of each level of a clause: before it, around it, or that of the one before."""
        named: list[Name] = []
        nouns, counted = self._nouns(levels, clause)
        if not levels[0][1].direction:
            self._beside = ()
        for place, (quantity, gap) in enumerate(levels):
            own = self._own_subject(gap, nouns[place - 1] if place and place - 1 not in counted else None)
            if gap.direction and gap.comparison is not None:
                base = self._state.base()
                self._beside = self._beside or (base.name if base else ())
                own = ((gap.comparison.start + len(gap.word), quantity.start),)
            if self._beside and own:
                own = joined(self._beside, own)
            noun = nouns[place]
            follows = place > 0 and levels[place - 1][0].end == quantity.start
            if own and noun is not None and not gap.listed and self._only_examples(own, noun, quantity):
                name = noun
            elif own and noun is not None and (gap.direction or self._noun_belongs(own, noun, quantity)):
                name = joined(self._with_of(own, quantity), noun)
            elif own and place > 0 and nouns[place - 1] and self._done_to_them(own, nouns[place - 1] or ()):
                name = joined(nouns[place - 1] or (), own)
            elif own:
                name = own
            elif noun is not None:
                name = noun
                if place > 0 and gap.joint and has_deed(self._state.text, noun, within=0):
                    name = joined(() if nouns[place - 1] else named[-1], noun)
                elif place > 0 and gap.joint and self.verb and not has_deed(self._state.text, noun, within=0):
                    name = joined((self.verb,), noun)
            elif passive := self._passive(quantity, clause):
                name = passive
            elif place > 0 and (gap.joint or follows):
                name = named[-1]
            else:
                name = ()
            if place > 0 and gap.listed and own and self.verb and not has_deed(self._state.text, own):
                name = joined((self.verb,), name)
            if own and (place == 0 or has_deed(self._state.text, own, within=0)):
                self.verb = verb_of(self._state.text, own) if place == 0 else None
            named.append(name)
        for place in range(len(levels) - 1):
            if levels[place][0].end == levels[place + 1][0].start:
                named[place + 1] = named[place] or named[place + 1]
        return self._with_predicate(levels, nouns, named)

    def _with_predicate(
        self, levels: list[tuple[Quantity, Gap]], nouns: list[Name | None], named: list[Name]
    ) -> list[Name]:
        """63个集体、97人次获得表彰: what is told of the last is told of all."""
        last = nouns[-1]
        if len(levels) < 2 or last is None or not all(nouns):
            return named
        verb = next(deeds().finditer(self._state.text, last[0][0], last[-1][1]), None)
        if verb is None or last[-1][1] - verb.end() == 1:
            return named  # 提档升级|村 is a noun
        each = self._objects(nouns, verb)
        if each:
            return each
        predicate = (verb.start(), last[-1][1])
        return [
            name
            if place == len(named) - 1 or has_deed(self._state.text, nouns[place] or (), within=99)
            else joined(name, (predicate,))
            for place, name in enumerate(named)
        ]

    def _objects(self, nouns: list[Name | None], verb: re.Match[str]) -> list[Name]:
        """9个集体和12名个人荣获模范集体和模范个人: to each its own, where the objects say whose they are."""
        text, last = self._state.text, nouns[-1] or ()
        piece = (verb.end(), last[-1][1])
        if count_of_members(text, piece) != len(nouns):
            return []
        subjects = [noun or () for noun in nouns[:-1]] + [((last[0][0], verb.start()),)]
        objects = members(text, piece, len(nouns))
        pairs = list(zip(subjects, objects, strict=True))
        if not all(wording(text, told).endswith(wording(text, subject)) for subject, told in pairs):
            return []
        first = wording(text, objects[0])
        named = []
        for subject, told in pairs:
            shared = first.find(wording(text, told)[:2])
            lead = (objects[0][0][0], objects[0][0][0] + max(0, shared))
            named.append(joined(subject, (verb.span(),), (lead,), told))
        return named

    def _own_subject(self, gap: Gap, taken: Name | None) -> Name:
        """The trimmed subject of a gap, less the noun that the number before took."""
        if gap.subject is None:
            word = self._state.text.rfind(gap.word, gap.start, gap.end) if gap.direction else -1
            return ((word, word + len(gap.word)),) if word >= 0 else ()
        start, end = gap.subject
        if gap.direction:
            end = gap.end  # the word of change names the level: 净增231万户, 自然增长率1.1‰
        if taken:
            verb = next(deeds().finditer(self._state.text, max(start, taken[0][0] + 1), end), None)
            cut = re.search(r"、|和|及|与|以及|并", self._state.text[start:end])
            if taken[-1][1] >= end and not cut and verb is not None:
                start = verb.start()
            elif taken[-1][1] > start:
                start = taken[-1][1]
        multiple = _MULTIPLE_OF.search(self._state.text[start:end]) if gap.end == end else None
        if multiple and self._state.text[end - 1] == "的":
            end = start + multiple.start()
        if start >= end:
            return ()
        if gap.listed and not taken:
            lead = re.match(r" *(?:、|和|及|与|以及|并) *", self._state.text[start:end])
            start += lead.end() if lead else 0
        return trim(self._state.text, (start, end), self._state.context)

    def _nouns(
        self, levels: list[tuple[Quantity, Gap]], clause: Clause
    ) -> tuple[list[Name | None], set[int]]:
        """What directly follows each number and is counted by it: 12处重点路口.

        Also which of them a measure follows whose number comes next: 36个开发区|总产值达…
        """
        found: list[Name | None] = []
        measured: set[int] = set()
        for place, (quantity, _) in enumerate(levels):
            later = next((q.start for q in clause.quantities if q.start >= quantity.end), clause.end)
            inset = next((i.start - 1 for i in clause.insets if i.start > quantity.end), clause.end)
            limit = min(later, inset)
            if later < clause.end and later == limit and not quantity.is_part:
                counted = before_measure(self._state.text, quantity.end, later)
                if counted:
                    measured.add(place)
                    limit = counted
            found.append(self._noun(quantity, limit, last=place in measured or place + 1 == len(levels)))
        for place in range(len(levels) - 2, -1, -1):
            if levels[place][0].end == levels[place + 1][0].start and found[place] is None:
                found[place] = found[place + 1]
        return found, measured

    def _noun(self, quantity: Quantity, limit: int, *, last: bool) -> Name | None:
        start = quantity.end
        if start >= limit or quantity.unit is None:
            return None
        age = _AGE.match(self._state.text, start, limit)
        start = age.end() if age else start
        text = self._state.text[start:limit]
        if quantity.share_of:
            start, text = start + 1, text[1:]
        elif self._leads_on(start, limit) or not re.match(r"[一-龥“「《(A-Za-z]", text):
            return None
        open_text = without_brackets(text)
        cut = None if last else _REACHED_OF.search(open_text) or _LAST_MEMBER.search(open_text)
        cut = cut or _AND_DO.search(open_text)
        if cut:
            text = text[: cut.start()]
        elif quantity.unit.endswith(("元", "币")):
            text = text[: self._purpose(start, start + len(text)) - start]
        name = trim(self._state.text, (start, start + len(text)), self._state.context, behind_number=True)
        return name or None

    def _leads_on(self, start: int, limit: int) -> bool:
        """Whether a word that names nothing follows the number: 均, 用于; 增收 is a name."""
        adverb = _ADVERB.match(self._state.text, start, limit)
        return adverb is not None and may_cut(self._state.text, adverb.end())

    def _purpose(self, start: int, end: int) -> int:
        """Where the deed begins that money is for: 80亿元财政资金|支持产业发展."""
        deed = next(deeds().finditer(self._state.text, start + 2, end), None)
        return end if deed is None or not may_cut(self._state.text, deed.start()) else deed.start()

    def _with_of(self, own: Name, quantity: Quantity) -> Name:
        """查出的|214个|问题: what qualifies the noun keeps its 的."""
        start, end = own[-1]
        of = self._state.text[end : quantity.start] == "的"
        return (*own[:-1], (start, end + 1)) if of else own

    def _done_to_them(self, own: Name, noun: Name) -> bool:
        """214个问题已整改203个: the second number tells what was done to what the first counts."""
        between = self._state.text[noun[-1][1] : own[0][0]]
        return bool(_REACHED_OF.fullmatch(between)) and all_deeds(wording(self._state.text, own))

    def _passive(self, quantity: Quantity, clause: Clause) -> Name:
        """共有186人|被定罪: what was done is the name where nothing else is."""
        text = self._state.text
        later = next((q.start for q in clause.quantities if q.start >= quantity.end), clause.end)
        done = _DONE.match(text, quantity.end, later)
        if done is None or quantity.unit is None:
            return ()
        passive = text[quantity.end] == "被"
        start = quantity.end if passive else done.end()
        name = trim(text, (start, later), self._state.context, behind_number=True)
        if passive or not name or not has_deed(text, name, within=2):
            return name if passive else ()
        base = self._state.base()
        return joined(base.name, name) if base is not None else name

    def _only_examples(self, own: Name, noun: Name, quantity: Quantity) -> bool:
        """论坛、艺术展演等|66项|大型活动: examples of what is counted are no part of its name.

        Nor are the places that a number of places sums up: 东山、西川|3县区|完成试点任务.
        """
        if _OF_PLACES.search(quantity.unit or "") and has_deed(self._state.text, noun, within=0):
            return not has_deed(self._state.text, own, within=99)
        before = self._state.text[max(0, quantity.start - 2) : quantity.start].rstrip()
        listed = "、" in wording(self._state.text, own)
        return before.endswith("等") and listed and not has_deed(self._state.text, own, within=0)

    def _noun_belongs(self, own: Name, noun: Name, quantity: Quantity) -> bool:
        """Whether the words before and behind a number make one name: 指导|1071家|重点单位建成…"""
        words = wording(self._state.text, own)
        if deeds().match(self._state.text, noun[0][0], noun[0][1]) and not _ends_with_deed(words):
            return False
        if quantity.unit is not None and quantity.unit.endswith(("元", "币")):
            return _ends_with_deed(words)
        return not quantity.is_part

    def _level(self, quantity: Quantity, gap: Gap, name: Name) -> None:
        full = self._share_name(quantity, gap) or self._average_name(name)
        is_share = full is not None
        if full is None:
            if not name and self._state.inset_of is None and self._fills(quantity, gap):
                return
            full = self._with_share(quantity, gap, self._full_name(quantity, name))
        self._add(quantity, gap, full, is_share=is_share, own=wording(self._state.text, name))

    def _with_share(self, quantity: Quantity, gap: Gap, name: Name) -> Name:
        """企业占35.2%: a share of what was told before is called one."""
        if gap.share < 0 or not quantity.is_part or not name:
            return name
        if wording(self._state.text, name).endswith(("占比", "比重", "比例")):
            return name
        if not _STATED_SHARE.fullmatch(self._state.text, gap.share, gap.end):
            return name
        share = (gap.share, gap.share + 1)
        return name if name[-1] == share else (*name, share)

    def _leans(self, own: str) -> bool:
        """Whether a name says too little without what was counted before it: 投诉1.7万件, 按时办结率99%."""
        state = self._state
        if not (state.drafts or state.told_before or state.matter) or not state.topic:
            return False
        return bool(names().leaning.fullmatch(own)) or own in names().leaning_deeds

    def _without_share(self, name: Name) -> Name:
        """酒店业占28.3%, 为53340人: the second is no share."""
        return name[:-1] if len(name) > 1 and wording(self._state.text, name[-1:]) == "占" else name

    def _stock(self, base: Draft, quantity: Quantity) -> Name:
        """新增认证企业11家, 累计达86家: the second counts all of them, not the new ones."""
        name = self._without_share(base.name)
        if base.unit != quantity.unit or not _SUMMED.search(
            self._state.text, base.written[1], quantity.start
        ):
            return name
        written = wording(self._state.text, name)
        new, added = _NEW.match(written), _ADDED.search(written)
        if new is not None and new.end() + 1 < len(written):
            return _cut(name, new.end(), len(written))
        return _cut(name, 0, added.start()) if added is not None and added.start() > 1 else name

    def _add(self, quantity: Quantity, gap: Gap, name: Name, *, is_share: bool, own: str = "") -> None:
        written = (quantity.start, quantity.end)
        draft = Draft(name, quantity.numeral, written, quantity, self._bound(quantity, gap))
        draft.is_share, draft.own = is_share, own
        draft.numbers.append(quantity.numeral)
        self._state.add(draft)

    def _share_name(self, quantity: Quantity, gap: Gap) -> Name | None:
        """The name of a share of what was told before: …, 占总数的30%; …, 为年度计划的52%."""
        text, base = self._state.text, self._state.base()
        if gap.share >= 0 and gap.subject is not None and gap.share <= gap.subject[0] + 1:
            told = trim(text, (gap.share, gap.end), self._state.context)
            return joined(base.name if base else (), told or ((gap.share, gap.share + 1),))
        if quantity.is_part and base is not None and _OF_PLAN.match(text, gap.start, gap.end):
            return joined(base.name, _without_of(text, gap.start, gap.end))
        return None

    def _average_name(self, name: Name) -> Name | None:
        """受理812件,平均每月135.3件: told besides, what follows is told of the whole."""
        base = self._state.base()
        if base is None or not _ON_AVERAGE.fullmatch(wording(self._state.text, name)):
            return None
        return joined(base.name, name)

    def _full_name(self, quantity: Quantity, name: Name) -> Name:
        """A name with what it has to borrow to be understood on its own."""
        state, own = self._state, wording(self._state.text, name)
        if state.inset_of is not None:
            return self._inset_name(state.inset_of.name, name)
        base = state.base()
        if not name and state.total:
            return joined(state.total, self._common(quantity.unit))
        if not name:
            return state.lead or (self._stock(base, quantity) if base else state.topic)
        if is_bare(own):
            if base is not None and _ALL.fullmatch(own) and base.unit == quantity.unit:
                return joined(self._stock(base, quantity), name)
            subject = base.name if own.startswith("目标") and base is not None else state.topic
            return borrowed(state.text, short_subject(state.text, subject) or subject, name)
        if names().pointing.match(own) and (state.aspect or state.topic):
            return joined(state.aspect or state.topic, name)
        if self._leans(own) and (subject := state.matter or short_subject(state.text, state.topic)):
            return borrowed(state.text, subject, name)
        if base is not None and base.unit == quantity.unit and _BUILDING.fullmatch(own):
            return joined(name, _object_of(state.text, base.name))
        if all_deeds(own) and not HELD.match(own) and (state.aspect or state.matter):
            return borrowed(state.text, state.aspect or state.matter, name)
        return state.with_measure(name, quantity.unit)

    def _common(self, unit: str | None) -> Name:
        """What the names of a unit so far have in common at their ends: 詐欺犯罪集團 of what 總計 sums up."""
        named = [draft.name for draft in self._state.drafts[-PARALLEL:] if draft.unit == unit]
        written = {wording(self._state.text, name) for name in named}
        alike = takewhile(
            lambda chars: len(set(chars)) == 1, zip(*(words[::-1] for words in written), strict=False)
        )
        size = len(list(alike)) if len(written) > 1 else 0
        end = named[-1][-1][1] if named else 0
        start = max(end - size, named[-1][-1][0]) if named else 0
        if size < 2 or not may_cut(self._state.text, start):
            return ()
        return ((start, end),)

    def _inset_name(self, outer: Name, name: Name) -> Name:
        """What brackets count is part of what stands before them, unless it has a measure of its own."""
        state = self._state
        head = head_of(state.text, name)
        own = head is not None and head[0] > name[0][0]
        if own and state.in_parts:
            state.inset_topic = topic(state.text, name)
            return name
        if state.inset_topic and is_bare(wording(state.text, name)):
            return borrowed(state.text, state.inset_topic, name)
        return joined(outer, name)

    def _bound(self, quantity: Quantity, gap: Gap) -> Bound:
        early = _EARLY_BOUND.search(self._state.text, gap.start, gap.end)
        if quantity.bound != "exact" or early is None:
            return quantity.bound
        return "more_than" if early.group() in ("至少", "最少", "不少于") else "less_than"

    def _fills(self, quantity: Quantity, gap: Gap) -> bool:
        """结案率提高2.1个百分点,达到96.5%: the value of the measure whose change was told just before."""
        last = self._state.drafts[-1] if self._state.drafts else None
        if not self.may_fill or last is None or last.quantity is not None or last.is_share:
            return False
        reached = _REACHED.match(self._state.text, gap.start, gap.end)
        if not reached or (last.change is not None and last.change.unit == "pp") != (
            quantity.unit in ("%", "‰")
        ):
            return False
        last.quantity, last.bound = quantity, quantity.bound
        last.place, last.written = quantity.numeral, (quantity.start, quantity.end)
        last.numbers.append(quantity.numeral)
        return True


def _object_of(text: str, name: Name) -> Name:
    """What a deed is done to: 门诊 of 新建门诊."""
    verb = verb_of(text, name)
    if verb is None:
        return name
    return joined(tuple((max(start, verb[1]), end) for start, end in name if end > verb[1]))


def _cut(name: Name, start: int, end: int) -> Name:
    """The characters of a name from `start` up to `end`, counted along its pieces."""
    kept: list[Piece] = []
    for left, right in name:
        size = right - left
        kept.append((left + max(0, start), right - max(0, size - end)))
        start, end = start - size, end - size
    return joined([(left, right) for left, right in kept if left < right])


def _ends_with_deed(words: str) -> bool:
    tail = words[-4:]
    return any(match.end() == len(tail) for match in deeds().finditer(tail)) or words.endswith(
        ("的", "为", "有", "等", "对", "给", "向", "使", "令", "让")
    )


def _without_of(text: str, start: int, end: int) -> Name:
    """完成年度计划的 less its 的, and 为 and its like less themselves."""
    copula = changes().copula.search(text[start:end])
    if copula:
        end = start + copula.start()
    return ((start, end),) if start < end else ()
