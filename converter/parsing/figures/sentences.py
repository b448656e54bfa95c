"""The sentences of a report with their numbers, and what each says around them, before records are made.

All of a kind is read in one pass over the report: what is at hand for one sentence is at hand for the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from converter.model import Role, Span
from converter.parsing.figures.aims import heads_aims, opens_results
from converter.parsing.figures.clauses import Clause, clauses, sentence_bounds
from converter.parsing.figures.context import Context, announces_aims, read_context
from converter.parsing.figures.counting import Excluded, read_quantities
from converter.parsing.figures.grammar import named
from converter.parsing.figures.quantities import Quantity

_MOVES = named("reading.moves")
"""What tells of a change without a number."""
_LABEL = named("reading.label")
_ITEM = named("reading.item")
_PLANS_FOLLOW = named("reading.plans_follow")


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch of text to search: a heading or a paragraph."""

    id: str
    section: str | None
    heading: Span | None
    """The heading of its section, from which a bare measure may borrow its subject."""
    span: Span
    role: Role = "other"
    told_again: bool = False
    """Whether its figures usually stand in the text below as well: a title, a heading."""
    label: Span | None = None
    """What all its figures are told of, where it is a row of words: 早稻　　面积22.6万亩."""


@dataclass(slots=True)
class Sentence:
    """A sentence; places are those of the source, but for its numbers."""

    start: int
    end: int
    text: str
    """Folded."""
    found: list[Quantity] = field(default_factory=list)
    """Its quantities, by their places in it."""
    excluded: list[Excluded] = field(default_factory=list)
    """Its other numbers, likewise."""
    context: Context | None = None
    """None where it tells no figure and no change."""
    clauses: list[Clause] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Whether it ends with a `；`."""
        return self.text.rstrip().endswith(";")


@dataclass(slots=True)
class NodeSentences:
    """A node with its sentences."""

    node: Node
    sentences: list[Sentence]


def read_passages(text: str, nodes: Iterable[Node]) -> list[NodeSentences]:
    """The nodes of a report, sentence by sentence.

    Args:
        text: the folded source.
        nodes: the stretches to search, in order.
    """
    passages = [NodeSentences(node, _sentences(text, node.span)) for node in nodes]
    sentences = [each for passage in passages for each in passage.sentences]
    for each in sentences:
        each.found, each.excluded = read_quantities(each.text)
    _read_contexts(text, passages)
    for each in sentences:
        if each.context is not None:
            label = _LABEL.match(each.text)
            each.clauses = clauses(each.text, each.found, label.end() if label else 0, each.start)
    return passages


def _sentences(text: str, span: Span) -> list[Sentence]:
    bounds = [(span.start + start, span.start + end) for start, end in sentence_bounds(span.of(text))]
    return [Sentence(start, end, text[start:end]) for start, end in bounds]


def _read_contexts(text: str, passages: Iterable[NodeSentences]) -> None:
    """What the sentences say around their figures; whether they aim at them may be told before."""
    leads_in = False
    """Whether the paragraph before says that the list behind it is of what will be done."""
    over: Span | None = None
    """A heading below which a line says that what follows came about."""
    for passage in passages:
        written, heading = passage.node.span.of(text), passage.node.heading
        over = heading if opens_results(written) else over
        plan = passage.node.role == "plan"
        if heading is not None:
            plan = heading != over and (plan or heads_aims(heading.of(text)))
        leads_in = leads_in and _ITEM.match(written) is not None
        aimed = announced = leads_in
        for each in passage.sentences:
            announced = announced or announces_aims(each.text)
            if each.found or _MOVES.search(each.text):
                context = read_context(each.text, plan=plan, aimed=aimed or announced).shifted(each.start)
                each.context = context
                aimed = announced or (each.goes_on and context.is_aim(each.end - 1))
            else:
                aimed = announced
        leads_in = leads_in or _PLANS_FOLLOW.search(written) is not None
