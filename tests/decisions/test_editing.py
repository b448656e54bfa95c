"""A decisions file that is changed keeps its comments, its order, and every line that says the same."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from converter.decisions import (
    Decisions,
    FigureDecision,
    HeadingDecision,
    Place,
    ProblemDecision,
    TitleDecision,
    WordDecision,
    decisions_to_toml,
    edited_toml,
    plain_toml,
    read_decisions,
)
from converter.model import Change

BY_HAND = '''\
# of the office
schema = "duizhao/decisions/1"

# about the source
[source]
name = "report.txt" # as it was sent

# first
[[word]]
sentence = "a" # said so
at = "里"
variant = "tw"
to = """
x"""

[[figure]]
# inside
sentence = "b"
at = "1"
value = 4_000   # was 3
without = [
  "period", # of no period
]
[figure.change] # by hand
amount = -1.80
unit = "%" # of last year
# at its end

# second
[[word]]
sentence = "c"
variant = "hant"
to = \'\'\'
[[figure]]
# no remark\'\'\'
[[figure]]
sentence = "d"
accept = true # looked at
[title]
text = "t"
# the end'''


def read(text: str) -> Decisions:
    return read_decisions(text.encode(), "a.decisions.toml")


def remarks(text: str) -> list[str]:
    return sorted(re.findall(r"# ?[a-z ]+(?=$)", text.replace("# no remark", ""), re.MULTILINE))


def changed(before: Decisions) -> Decisions:
    first, second = before.figures
    return replace(
        before,
        source_sha256="a" * 64,
        figures=(
            replace(first, value=Decimal(5), without=(), change=Change(Decimal("2.50"), "%", "yoy")),
            replace(second, verdict="drop"),
            FigureDecision(place=Place("z"), verdict="accept"),
        ),
        words=(before.words[0], replace(before.words[1], to="y")),
    )


def test_nothing_changes_where_nothing_is_to_change() -> None:
    before = read(BY_HAND)
    assert edited_toml(before, before) == BY_HAND
    crlf = read(BY_HAND.replace("\n", "\r\n"))
    assert edited_toml(crlf, crlf) == BY_HAND.replace("\n", "\r\n")


def test_what_changes_keeps_comments_and_order() -> None:
    before = read(BY_HAND)
    after = changed(before)
    made = edited_toml(before, after)
    assert read(made) == after
    assert remarks(made) == remarks(BY_HAND)
    headers = re.findall(r"^\[+(\w+)\]+", made, re.MULTILINE)
    assert headers == ["source", "word", "figure", "word", "figure", "title", "figure"]
    kept = BY_HAND[BY_HAND.index("# first") : BY_HAND.index("[[figure]]")]
    assert kept in made
    assert "value = 5   # was 3\n" in made


def test_the_plain_form_says_the_same_a_key_a_line() -> None:
    before = read(BY_HAND)
    after = changed(before)
    made = plain_toml(before, after)
    assert read(made) == after
    assert remarks(made) == remarks(BY_HAND)
    lines = [line for line in made.splitlines() if line and line[0] not in "#["]
    assert all(re.fullmatch(r'\w+ = (?:".*"|\{ .* \}|[\w.-]+)', line) for line in lines)


def test_a_file_of_inline_tables_is_written_anew() -> None:
    given = 'schema = "duizhao/decisions/1"\nheading = [{ sentence = "a", level = 1 }]\n'
    before = read(given)
    after = replace(before, title=TitleDecision(text="t"))
    assert edited_toml(before, after) == decisions_to_toml(after)


LINE = st.text(st.sampled_from('案1起。"\\#[]=. '), min_size=1, max_size=12).filter(
    lambda text: text == text.strip() and text != ""
)
PLACE = st.builds(Place, LINE, st.just("") | LINE)
FIGURE = st.builds(
    FigureDecision,
    place=PLACE,
    name=LINE,
    value=st.none() | st.integers(0, 99).map(Decimal),
    change=st.none() | st.builds(Change, st.integers(-9, 9).map(Decimal), LINE, st.none()),
    note=st.just("") | LINE,
)
KINDS = {
    "words": st.builds(WordDecision, place=PLACE, variant=st.just("tw"), to=LINE),
    "figures": FIGURE,
    "headings": st.builds(HeadingDecision, place=PLACE, level=st.none() | st.integers(1, 9)),
    "problems": st.builds(ProblemDecision, place=PLACE, text=LINE),
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_change_says_what_it_should_and_loses_no_comment(data: st.DataObject) -> None:
    def some(kind: str) -> tuple[object, ...]:
        return tuple(data.draw(st.lists(KINDS[kind], max_size=3, unique_by=lambda each: each.key)))

    first = Decisions(editor=data.draw(st.just("") | LINE), **{kind: some(kind) for kind in KINDS})
    lines = decisions_to_toml(first, data.draw(st.sampled_from(["", "案1起。"]))).split("\n")
    for number in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(lines) - 1))
        remark = f"# {number}"
        alone = not lines[place] or data.draw(st.booleans())
        lines[place : place + 1] = [remark, lines[place]] if alone else [f"{lines[place]} {remark}"]
    text = "\n".join(lines)
    before = read(text)
    assert before == first
    after = replace(before, **{
        kind: tuple(
            replace(other, place=own.place) if data.draw(st.booleans()) else own
            for own, other in zip(getattr(before, kind), some(kind) + getattr(before, kind), strict=False)
        )
        for kind in KINDS
    })  # fmt: skip
    for made in (edited_toml(before, after), plain_toml(before, after)):
        assert read(made) == after
        told = re.findall(r"# \d(?=$)", made, re.MULTILINE)
        assert sorted(told) == sorted(re.findall(r"# \d(?=$)", text, re.MULTILINE))
    assert edited_toml(before, before) == text
