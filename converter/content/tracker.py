"""The tracker: what the report says will be done, and its aims that carry a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from converter.content.duties import due_of_whole, duties_told_behind, responsible_for_whole
from converter.content.inner_names import inner_names
from converter.content.labels import ByEdition, Labels
from converter.content.names import told_apart, word_of_aim
from converter.content.next_actions import is_far_off
from converter.content.nodes import Quote
from converter.content.plain import PlannedSentence, planned_elsewhere, planned_in, promised_besides
from converter.content.run_ins import run_ins
from converter.content.source import FoldedReport
from converter.content.tree import ActionRow, IndicatorRow, TrackerRow
from converter.content.weights import phrases, weights
from converter.lexicon.characters import ends_clause
from converter.model import ActionItem, Section, Span
from converter.parsing.duties import due_in, responsible_in
from converter.parsing.numbering import read_label
from converter.parsing.roles import role_of_whole

MORE: Final = "……"
_STOP: Final = "。"
_FIELDS: Final = (("column_responsible", "unit"), ("column_due", "due"), ("column_status", "status"))


def is_plan(item: ActionItem) -> bool:
    """Whether an item is to be done, or a problem that is given to somebody, or until a day, to be mended."""
    is_set = item.responsible is not None or item.due is not None
    return item.kind == "plan" or (item.kind == "problem" and is_set)


def tracker_rows(
    actions: Iterable[ActionRow], rows: Sequence[IndicatorRow], source: FoldedReport, labels: Labels
) -> tuple[TrackerRow, ...]:
    """Items and parts of the plan in the report's order, then the aims that none of them tells.

    Args:
        actions: the action items of the report.
        rows: its indicators in the report's order.
        source: the report.
        labels: the program's own words.
    """
    planned = [row for row in actions if is_plan(row.items[0])]
    covered = {row.section for row in planned if not _is_added(row.items[0])}
    editing = source.report.editing
    dropped = editing.not_to_do if editing is not None else ()
    apart = [*(row.title.span for row in planned), *dropped]
    aims = [row for row in rows if row.target]
    stated = [row.written.span for row in aims]
    parts = [
        made
        for section in source.report.walk()
        if section.id not in covered and source.is_plan(section.id)
        for made in _parts(section, stated, source)
    ]
    found = [_of_item(row, source) for row in planned]
    found += [made for made in parts if not _begins_in(made, apart)]
    found += [made for made in _sentences(found, stated, source) if not _begins_in(made, apart)]
    told = [*found, *(made for made in parts if _begins_in(made, dropped))]
    reached = [
        row
        for row in aims
        if not any(span.contains(row.written.span) or row.written.span.contains(span) for span in dropped)
        and not any(tells(action, row) for action in told)
    ]
    made = [_with_lines(row, source) for row in sorted(found, key=lambda row: row.title.span)]
    return (*made, *_aims(told_apart(reached, labels), source, labels))


def told_fields(rows: Iterable[TrackerRow]) -> tuple[tuple[str, str], ...]:
    """The head of each field that any row has something in, as a key of our own words, and its name in the
    model: who does it, by when, how far it is."""
    own = [each for row in rows for each in row.fields]
    return tuple((head, name) for head, name in _FIELDS if any(getattr(each, name) for each in own))


def fields_among_words(rows: Sequence[TrackerRow]) -> bool:
    """Whether what is filled in stands in a line among the words of each row of the tracker.

    Columns of fields beside long words are empty for most of a page, and take the room of the words.
    """
    limits = weights().tables
    if not rows:
        return False
    characters = sum(len(row.name[0]) + len(row.told[0]) for row in rows) / len(rows)
    shares = [sum(bool(getattr(row.fields[0], name)) for row in rows) / len(rows) for _, name in _FIELDS]
    few = any(0 < share <= limits.few_filled for share in shares)
    return characters > (limits.most_beside_few if few else limits.most_beside)


def tells(action: TrackerRow, aim: IndicatorRow) -> bool:
    """Whether what is shown of an action, maybe in an editor's words, has the figure of an aim in it."""
    written = aim.written
    if not any(quote.span.contains(written.span) for quote in (action.title, action.detail)):
        return False
    shown = zip(written.texts, action.title.texts, action.detail.texts, strict=True)
    return all(figure in title or figure in detail for figure, title, detail in shown)


def _of_item(row: ActionRow, source: FoldedReport) -> TrackerRow:
    goes_on = _goes_on(row, source)
    return TrackerRow(row.id, 0, row.section, row.title, row.detail, row.items, goes_on=goes_on)


def _begins_in(row: TrackerRow, spans: Iterable[Span]) -> bool:
    return any(span.start <= row.title.span.start < span.end for span in spans)


def _is_added(item: ActionItem) -> bool:
    """Whether an editor added an item to a section whose parts may be things to be done as well."""
    return item.decided and len(item.label.span) == 0


def _goes_on(row: ActionRow, source: FoldedReport) -> bool:
    end = row.title.span.end
    return end < row.detail.span.start and source.seen(Span(end, end + 1)) == ","


def _with_duties(row: TrackerRow, source: FoldedReport) -> TrackerRow:
    """A part of the plan with who does it and by when, where the report says so of all of it."""
    end = row.span.end
    for section in source.with_parents(row.id)[-1:]:  # all its paragraphs, not only the first
        end = max(end, section.paragraphs[-1].text.span.end)
    whole = Span(row.title.span.start, end)
    who = responsible_for_whole(row.title.span, whole, source)
    return replace(
        row,
        responsible=_stretch(who, source),
        due=_stretch(due_of_whole(row.title.span, whole, source), source),
    )


def _stretch(span: Span | None, source: FoldedReport) -> Quote | None:
    return source.nodes.stretch(span) if span is not None else None


def _aim_due(row: IndicatorRow, source: FoldedReport) -> Quote | None:
    """By when an aim is to be reached: its time if that is a last day, else what its clauses say."""
    period, text = row.figure[0].period, source.report.text
    if period is not None and len(period.span) and due_in(text, period.span) is not None:
        return source.nodes.stretch(period.span)
    found = due_in(text, row.evidence.span)
    if found is not None and period is not None and period.span.contains(found):
        found = period.span
    return _stretch(found, source)


def _with_lines(row: TrackerRow, source: FoldedReport) -> TrackerRow:
    """A row with what the first page says of it."""
    own, of = weights().actions, _headed(row, source)
    lines = [_line(of, source, most) for most in own.most_characters]
    if len(of.title) <= own.says_little:  # it stands with how it is done as long as it has a line
        for at, line in enumerate(lines[1:], start=1):
            lines[at] = lines[at - 1] if line == of.title.texts else line
    return replace(row, lines=(*lines, of.title.texts), in_brief=_in_brief(of.title, source))


def _headed(row: TrackerRow, source: FoldedReport) -> TrackerRow:
    """A row, or the part that it is the first of, as one."""
    if row.headed is None:
        return row
    node = source.nodes.holding(row.title.span)
    body = source.nodes.stretch(Span(row.title.span.start, node.span.end)) if node is not None else None
    return replace(row, title=row.headed, detail=body or row.detail, goes_on=False)


def _line(row: TrackerRow, source: FoldedReport, most: int) -> ByEdition:
    """The title and so much of the detail, from its beginning, as there are characters for with it."""
    title, span = row.title, row.detail.span
    detail = source.nodes.stretch(span)
    if detail is None or detail.texts != row.detail.texts:  # in an editor's words
        return title.texts
    start = span.start
    while (found := phrases().set_field.match(source.seen(Span(start, span.end)))) is not None:
        start += found.end()
    if title.span.end > start or start >= span.end:
        return title.texts
    end, more = _end(Span(start, span.end), most - len(title), source)
    said = source.nodes.stretch(Span(start, end)) if end > start else None
    if said is None:
        return title.texts
    mark = "，" if row.goes_on else "："
    return tuple(own + mark + told + more for own, told in zip(title.texts, said.texts, strict=True))


def _end(span: Span, room: int, source: FoldedReport) -> tuple[int, str]:
    """Where what a line says of a detail ends, and what stands behind it.

    Sentences are told whole where they fill half of the room; else clauses, with dots where their sentence
    goes on: half a list would read as all of it.
    """
    seen, more = source.seen(span), ""
    end = len(seen)
    while end and ends_clause(seen, end - 1):
        end -= 1
    if end > room:
        sentence = seen.rfind(_STOP, 0, max(0, room) + 1)
        marks = (at for at in range(room - len(MORE), 0, -1) if ends_clause(seen, at))
        end = sentence if sentence > room * weights().actions.whole_sentences else next(marks, 0)
        more = MORE if seen[end] != _STOP else ""
    while end and ends_clause(seen, end - 1):
        end -= 1
    return span.start + end, more


def _in_brief(title: Quote, source: FoldedReport) -> ByEdition:
    """The first clauses of a title, with dots for the rest."""
    brief = source.in_brief(title)
    return tuple(f"{text}{MORE}" for text in brief.texts) if len(brief) < len(title) else title.texts


def _parts(section: Section, aims: Sequence[Span], source: FoldedReport) -> Iterator[TrackerRow]:
    """A part of the plan with a heading of its own, or paragraphs that begin with a name."""
    named = [
        TrackerRow(each.paragraph, 0, section.id, each.title, each.detail, ())
        for each in run_ins(section, source)
    ]
    if len(named) < weights().actions.paragraphs_named and _is_headed(section, source):
        if _is_long(section, source):
            yield from _told_by_names(section, aims, source)
        else:
            heading, body = _heading_and_body(section, source)
            if heading is not None and body is not None:
                named = [TrackerRow(section.id, 0, section.id, heading, body, ())]
    yield from (_with_duties(each, source) for each in named)


def _told_by_names(section: Section, aims: Sequence[Span], source: FoldedReport) -> Iterator[TrackerRow]:
    """What the sentences of a long part name, and what it says before the first but for its purpose."""
    names = inner_names(section, source)
    for place, each in enumerate(names, start=1):
        row = TrackerRow(f"{section.id}_{place}", 0, section.id, each.title, each.detail, ())
        yield _with_duties(row, source)
    told = [Span(each.title.span.start, each.detail.span.end) for each in names]
    planned = planned_in(section, source, aims) if names else ()
    apart = [each for each in planned if not any(span.contains(each.span) for span in told)]
    if len(apart) == 1 and not any(map(str.isdigit, source.seen(apart[0].span))):
        return
    for place, sentence in enumerate(apart, start=len(names) + 1):
        yield _of_sentence(f"{section.id}_{place}", sentence, source)


def _is_headed(section: Section, source: FoldedReport) -> bool:
    """Whether a part of the plan, or of one that names problems first, has a heading, text and no parts."""
    around = source.with_parents(section.id)
    below_plan = len(around) > 1 and section.role == "plan" and around[-2].role in ("plan", "problems")
    return section.heading is not None and below_plan and bool(section.paragraphs) and not section.sections


def _is_long(section: Section, source: FoldedReport) -> bool:
    """Whether a part says more than a row can tell of how something is done, and is no plan for far years."""
    told = sum(len(each.text.span) for each in section.paragraphs)
    return told > weights().actions.most_in_row and not is_far_off(section.id, source)


def _heading_and_body(section: Section, source: FoldedReport) -> tuple[Quote | None, Quote | None]:
    assert section.heading is not None
    heading = source.nodes.stretch(section.heading.span)
    return heading, source.nodes.stretch(section.paragraphs[0].text.span)


def _sentences(
    found: Sequence[TrackerRow], aims: Sequence[Span], source: FoldedReport
) -> Iterator[TrackerRow]:
    """Sentences of parts of the plan without items; of other parts, where nothing else is planned."""
    told = {row.section for row in found}
    title = source.report.title
    is_rules = role_of_whole(title.text if title is not None else None) == "plan"
    plans = () if is_rules else _outermost_plans(source.report.sections)
    own = [part for part in source.report.walk() if part.id not in told and source.is_plan(part.id)]
    long = [part for part in own if _is_headed(part, source)]
    told.update(part.id for part in long)
    bare = [part for part in plans if told.isdisjoint(below.id for below in part.walk())]
    planned = [each for part in (*bare, *long) for each in planned_in(part, source, aims)]
    if not found and not planned:
        planned = [*planned_elsewhere(source, aims)]
    spans = [span for row in found for span in (row.title.span, row.detail.span)]
    planned += promised_besides(source, aims, [*spans, *(each.span for each in planned)])
    headed: dict[str | None, Quote | None] = {
        part.id: source.nodes.stretch(part.heading.span) for part in long if part.heading is not None
    }
    for number, each in enumerate(planned, start=1):
        made = _of_sentence(f"plan_{number}", each, source)
        yield replace(made, headed=headed.pop(each.section, None))


def _of_sentence(identity: str, each: PlannedSentence, source: FoldedReport) -> TrackerRow:
    goes_on = len(each.rest) > 0
    row = TrackerRow(identity, 0, each.section, each.head, each.rest, (), goes_on=goes_on)
    return _with_duties_behind(row, source)


def _with_duties_behind(row: TrackerRow, source: FoldedReport) -> TrackerRow:
    """A sentence of the plan with who does it and by when, said in it or of it behind it."""
    text = source.report.text
    who, when = responsible_in(text, row.span), due_in(text, row.span)
    is_next = True
    for half in source.nodes.sentences(row.title.node, clauses=True):
        if half.span.start < row.span.end:
            continue
        of = duties_told_behind(half.span, source)
        if of == "all" or (of == "one" and is_next):
            who, when = who or responsible_in(text, half.span), when or due_in(text, half.span)
        is_next = is_next and of is not None
    return replace(row, responsible=_stretch(who, source), due=_stretch(when, source))


def _outermost_plans(sections: Iterable[Section]) -> Iterator[Section]:
    """The parts that say what will be done, but for those below them."""
    for section in sections:
        if section.role == "plan" and section.back_matter is None:
            yield section
        else:
            yield from _outermost_plans(section.sections)


def _aims(rows: Sequence[IndicatorRow], source: FoldedReport, labels: Labels) -> Iterator[TrackerRow]:
    names: dict[Span, set[str]] = {}
    for row in rows:
        names.setdefault(row.evidence.span, set()).add(row.figure[0].name)
    for row in rows:
        yield _aim(row, source, labels, shared=len(names[row.evidence.span]) > 1)


def _aim(row: IndicatorRow, source: FoldedReport, labels: Labels, *, shared: bool) -> TrackerRow:
    return TrackerRow(
        row.id,
        0,
        row.figure[0].section,
        row.sentence,
        row.written,
        (),
        aim=row,
        due=_aim_due(row, source),
        lines=(_aim_line(row, source, labels, shared=shared),),
        in_brief=tuple(map("：".join, zip(row.cells["indicator"], row.cells["figure"], strict=True))),
    )


def _aim_line(row: IndicatorRow, source: FoldedReport, labels: Labels, *, shared: bool) -> ByEdition:
    """The clauses that tell an aim, else its name and figure; said to be one where they do not say so.

    Of clauses that tell aims of several names, each has its own name and figure.
    """
    clause = row.evidence
    start, seen = clause.span.start, source.seen(clause.span)
    label = read_label(seen)
    if label is not None:
        start += label.length
        clause = source.nodes.stretch(Span(start, clause.span.end)) or clause
        seen = seen[label.length :]
    joined_on = phrases().joins_on.match(seen)
    if joined_on is not None:
        clause = source.nodes.stretch(Span(start + joined_on.end(), clause.span.end)) or clause
    said, stated = clause.texts, phrases().stated_aim.search(seen) is not None
    if shared or len(clause) > weights().actions.most_of_aim:
        figure = zip(row.cells["indicator"], row.cells["figure"], strict=True)
        said, stated = tuple(f"{name}：{own}" for name, own in figure), any(row.cells["aimed"])
    if stated:
        return said
    is_timed = any(map(str.__contains__, said, row.cells["period"]))
    words = labels("target") if is_timed else word_of_aim(row, labels)
    return tuple(f"{own}（{word}）" for own, word in zip(said, words, strict=True))
