"""Page one beside what an editor would put there: `ideal.md`, written before a look at what comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from reports import REPORTS, SEED, content_of, report_of

from converter.content import Content
from converter.variants.convert import simplified_reading
from converter.variants.editions import source_variant

HERE = Path(__file__).parent
TEXTS = {path.stem: path for path in (*REPORTS, SEED, *sorted((HERE / "reports").glob("*.txt")))}
NEAR = 75
"""Characters between a name and its number that stand together."""
FIVE_OF_SIX = 5 / 6


@dataclass(frozen=True, slots=True)
class Ideal:
    """What page one of a report should hold; figures as their key and their numbers."""

    figures: tuple[tuple[str, tuple[str, ...]], ...]
    problems: tuple[str, ...]
    actions: tuple[str, ...]


def ideals() -> Iterator[tuple[str, Ideal]]:
    for block in re.split(r"^## ", (HERE / "ideal.md").read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, *lines = block.strip().splitlines()
        told = [[each.strip() for each in line[2:].split(";")] for line in lines if line.startswith("F ")]
        figures = tuple((seen(each[5]), tuple(numbers(each[1], each[3]))) for each in told)
        problems, actions = (
            next(tuple(line[2:].split(" ; ")) for line in lines if line.startswith(kind)) for kind in "PN"
        )
        yield name, Ideal(figures, () if problems == ("无",) else problems, actions)


def numbers(*written: str) -> Iterator[str]:
    """The first number of a value and of a change."""
    return (found[0] for each in written if (found := re.search(r"\d+(?:\.\d+)?", each)))


def seen(text: str) -> str:
    folded = simplified_reading(unicodedata.normalize("NFKC", text), "Hant")
    return re.sub(r"[\s,]", "", folded)


def page_of(content: Content) -> str:
    page = content.first_page
    lines = [quote.texts[0] for quote in (*page.lead, *page.problems)]
    lines += [
        "".join(row.cells[key][0] for key in ("indicator", "figure", "moved"))
        for row in (*page.results, *page.aims)
    ]
    return seen("\n".join([*lines, *(line[0] for _, line in page.action_lines)]))


def holds(page: str, key: str, needed: tuple[str, ...]) -> bool:
    """Whether every number stands near the key."""
    near = [
        page[max(0, at.start() - NEAR // 3) : at.end() + NEAR] for at in re.finditer(re.escape(key), page)
    ]
    return bool(near) and all(
        any(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d]|\.\d)", each) for each in near)
        for number in needed
    )


def tells(page: str, item: str) -> bool:
    """Whether all words of a problem or an action stand on the page, in one of its wordings."""
    wordings = item.split("@")[-1].split("|")
    return any(all(seen(word) in page for word in wording.split(",")) for wording in wordings)


@pytest.fixture(scope="module", params=list(ideals()), ids=lambda each: each[0])
def held(request: pytest.FixtureRequest) -> tuple[Content, Ideal]:
    name, ideal = request.param
    path = TEXTS[name]
    return content_of(path, (source_variant(report_of(path)),)), ideal


def test_page_one_has_every_problem_and_every_action(held: tuple[Content, Ideal]) -> None:
    content, ideal = held
    page = page_of(content)
    assert [item for item in (*ideal.problems, *ideal.actions) if not tells(page, item)] == []
    assert bool(content.first_page.problems) or not ideal.problems


def test_page_one_has_five_of_six_figures() -> None:
    found = total = 0
    for name, ideal in ideals():
        path = TEXTS[name]
        page = page_of(content_of(path, (source_variant(report_of(path)),)))
        found += sum(holds(page, *figure) for figure in ideal.figures)
        total += len(ideal.figures)
    assert found >= total * FIVE_OF_SIX
