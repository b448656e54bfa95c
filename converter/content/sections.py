"""Sections as they are shown: which have a title, what those without are called, where rows are gathered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol, TypeVar

from converter.content.labels import ByEdition, Labels
from converter.content.tree import Group, SectionView
from converter.content.weights import weights
from converter.lexicon.fold import fold
from converter.lexicon.lattice import is_inside_word
from converter.model import Report, Section

_OPEN_WORD: Final = re.compile(r"(?<=[^A-Za-z0-9.,％%-])[A-Za-z0-9.,％%-]*[，、；：（「“]*$")
_POINTS: Final = ("", ".", "．")
"""Between the numbers of an outline in figures."""
_OPENING: Final = frozenset("（(〔[【")
_CLOSING: Final = frozenset("）)〕]】")
_ROLE_NAMES: Final = {"plan": "plan", "problems": "problems", "closing": "closing_part"}


class _Placed(Protocol):
    @property
    def section(self) -> str | None: ...


PlacedRow = TypeVar("PlacedRow", bound=_Placed)


class Sections:
    """The sections of the editions of one report."""

    def __init__(self, reports: Sequence[Report], labels: Labels) -> None:
        """Args:
        reports: one report as each edition has it, the leading one first.
        labels: the program's own words in the same variants.
        """
        self._labels = labels
        self._by_id = {same[0].id: same for same in zip(*(report.walk() for report in reports), strict=True)}
        self._top = reports[0].sections
        problems = tuple(_problems(self._top))
        self.problems: tuple[Section, ...] = problems
        """The outermost sections on problems, in the leading edition."""
        self.folded: frozenset[str] = frozenset(
            below.id for section in problems if section.heading is None for below in section.walk()
        )
        """Sections that stand only in the list of problems."""
        self.groups = _groups(self._top)
        """For each section the one whose table shows its rows."""
        self._above = dict(self._numbers(self._top)) if self._is_told_above() else {}
        self.views: tuple[SectionView, ...] = tuple(self._views(self._top, 1))
        self._short = dict(self._short_names())

    def group_of(self, section: str | None) -> str | None:
        """The section whose rows those of a section stand among."""
        return self.groups.get(section or "")

    def short_name(self, section: str | None) -> ByEdition:
        """The number of the heading a section stands under, or the heading itself; empty without one.

        Where parts count their sections anew, with the numbers above it: `三（一）2`.
        """
        return self._short.get(section or "", self._labels.same(""))

    def name(self, section: str | None) -> ByEdition:
        """What a section is called where it heads rows: number and heading, else its role or first words.

        Where parts count their sections anew, with the numbers above it.
        """
        if section is None:
            return self._labels("preamble")
        same = self._by_id[section]
        lead = same[0]
        if lead.heading is None and section in self.folded:
            return self._labels("problems")
        if lead.heading is None and lead.label is None and lead.role in _ROLE_NAMES:
            return self._labels(_ROLE_NAMES[lead.role])
        above = self._above.get(section, self._labels.same(""))
        return tuple(_joined(number, _named(own)) for number, own in zip(above, same, strict=True))

    def grouped(self, rows: Iterable[PlacedRow]) -> tuple[Group[PlacedRow], ...]:
        """Rows under the names of their sections, in the order of the report.

        Args:
            rows: with the ids of the sections they are gathered under.
        """
        found: dict[str | None, list[PlacedRow]] = {}
        for row in rows:
            found.setdefault(row.section, []).append(row)
        order = [None, *self._by_id]
        return tuple(
            Group(section, self.name(section), tuple(found[section])) for section in order if section in found
        )

    def _views(self, sections: Iterable[Section], level: int) -> Iterator[SectionView]:
        for section in sections:
            if section.id in self.folded:
                continue
            same = self._by_id[section.id]
            title: ByEdition | None = None
            if section.heading is not None:
                title = tuple(each.heading.text if each.heading else "" for each in same)
            elif section.back_matter == "glossary":
                title = tuple(map(first_words, same))
            elif level == 1 and section.label is None:
                title = self._labels(_ROLE_NAMES.get(section.role, "other_part"))
            yield SectionView(
                id=section.id,
                level=level if title is not None else max(1, level - 1),
                title=title,
                own_heading=section.heading is not None,
                label=tuple(each.label.text.strip() if each.label else "" for each in same),
                role=section.role,
                name=self.name(section.id),
            )
            yield from self._views(section.sections, level + (title is not None))

    def _is_told_above(self) -> bool:
        """Whether two sections have one number, or parts of a later one seem those of one before."""
        numbers = [_number(same[0].label.text) for same in self._by_id.values() if same[0].label]
        later = any(part.label and any(own.label for own in part.sections) for part in self._top[1:])
        return later or len(set(numbers)) < len(numbers)

    def _numbers(
        self, sections: Iterable[Section], above: ByEdition | None = None
    ) -> Iterator[tuple[str, ByEdition]]:
        """For each section the numbers of those it stands in; what stands in one without has none."""
        for section in sections:
            told = self._labels.same("") if above is None else above
            yield section.id, told
            same = self._by_id[section.id]
            own = tuple(_number(each.label.text) if each.label else "" for each in same)
            below = tuple(map(_joined, told, own)) if any(own) else told if section.heading is None else None
            yield from self._numbers(section.sections, below)

    def _short_names(self) -> Iterator[tuple[str, ByEdition]]:
        current: ByEdition | None = None
        for view in self.views:
            if view.title is not None:
                short = tuple(map(_number, view.label))
                above = self._above.get(view.id, self._labels.same(""))
                current = tuple(map(_joined, above, short)) if any(short) else view.title
            if current is not None:
                yield view.id, current
        for section in self.folded:
            yield section, self._labels("problems")


def _number(label: str) -> str:
    """A label without the marks that end it."""
    return label.strip().rstrip("、.．")


def _joined(above: str, own: str) -> str:
    """A number behind that of the part it stands in: `三（一）`, `一、2`; `1.2` says it itself."""
    if not above or (own.startswith(above) and own[len(above) :][:1] in _POINTS):
        return own
    return above + own if above[-1] in _CLOSING or own[:1] in _OPENING else f"{above}、{own}"


def _named(section: Section) -> str:
    if section.heading or not section.paragraphs:
        return section.printed_heading
    return section.printed_label + first_words(section)


def first_words(section: Section) -> str:
    """How the text of a section begins, with dots where it is long: no word or figure is cut through."""
    opening = section.paragraphs[0].text.text if section.paragraphs else ""
    longest = weights().tables.name_of_section
    if len(opening) <= longest:
        return opening
    folded, end = fold(opening), longest - 1
    while end > longest // 2 and is_inside_word(folded, end):
        end -= 1
    return _OPEN_WORD.sub("", opening[:end]).rstrip() + "…"


def _problems(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        if section.role == "problems":
            yield section
        else:
            yield from _problems(section.sections)


def _groups(sections: Iterable[Section], level: int = 1, home: str = "") -> dict[str, str]:
    """For each section the one whose table shows its rows."""
    homes: dict[str, str] = {}
    for section in sections:
        own = section.id if level <= weights().tables.group_level else home
        homes[section.id] = own
        homes.update(_groups(section.sections, level + 1, own))
    return homes
