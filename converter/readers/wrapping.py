"""Lines broken for the width of a page are joined to paragraphs again: text copied from a PDF or a mail.

Whoever breaks lines fills them: a line was broken only where what begins the next one had no room. So a width
is evident where lines end in the middle of a sentence and all of them are full to it. A text may have several
widths, and one with a paragraph a line has none; where none is evident nothing is joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from unicodedata import east_asian_width

from converter.lexicon import fold, join_lines
from converter.lexicon.characters import HALF_ENDS, HAN, NEVER_FIRST
from converter.lexicon.lattice import is_inside_word
from converter.lexicon.series import ORDER_WORD

_NARROW, _MIDDLE, _WIDE, _WIDEST = 14, 28, 44, 132
"""In columns: a Chinese character takes two. Narrow lines need more of them to show that they are broken."""
_ENOUGH_NARROW, _ENOUGH = 3, 2
_HANGING = 2
"""Columns by which a mark may stand out."""
_RAGGED = 3
"""Columns that a line may leave free, once the width is known: programs keep other things together."""
_MOST_WIDTHS = 4
_MOST_WIDER = 0.15
"""Share of lines wider than any width the text is broken to: addresses, rows of tables."""
_SEVERAL = 5
"""Lines among which one may be wider, whatever share of them it is."""
_DOUBLE = 0.7
"""Share of lines with one blank line after them in a text that is set double-spaced."""
CLOSED = (*HALF_ENDS, *"：:”」』.")
"""What a line ends with that ends a sentence, or a piece of one that may stand alone."""
_GOES_ON = tuple("，、,（(“「『《")
_LISTING = ("，", "、")
_NEAR = 8
"""Characters on each side of a line's end that tell whether a word goes on over it."""
_CLAUSE = re.compile("[，。；：、]")
_HAN = "[一二三四五六七八九十百]{1,3}"
LABEL = re.compile(
    rf"[（(]?\s*(?:{_HAN}|[0-9０-９]{{1,2}}|[壹贰貳叁參肆伍陆陸柒捌玖拾]{{1,2}})\s*"
    rf"(?:[、)）．]|\.(?![0-9]))|第\s*(?:{_HAN}|[0-9]{{1,2}})\s*(?:部[分份]|章|节|節|篇|条|條|[，,])|[①-⓿⑴-⒛㈠-㈩]"
    rf"|{_HAN}[是要]|[-－—–•·●■◆▲*]|{ORDER_WORD}"
)
"""What a line begins with that begins a paragraph."""
_POINT = re.compile(rf"{_HAN}[是要]|{ORDER_WORD}")
"""What begins a point of a paragraph as well."""
_SPEAKER = re.compile(r"[^，。；：、\s]{1,12}[：:]")
_NUMBER_ALONE = re.compile(r"[-－—–]?\s*\d{1,4}\s*[-－—–]?|第\s*\d+\s*[页頁].*")
_WORD = re.compile(r"[!-~]+")
_CUT_BEFORE = re.compile(rf"[{HAN}，：（][0-9][0-9.,]{{0,14}}$")
_CUT_AFTER = re.compile(rf"[.,]?[0-9][0-9.,]{{0,14}}\s?[{HAN}%％‰℃]")
_HONORIFIC = re.compile("[ \u3000](?=[貴贵鈞钧大][院會会部局署處处府委所縣县市長长座])")
_INDENT = re.compile("[ \u3000]*")


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph and the number of the source's line it begins on, from 1."""

    text: str
    line: int


@dataclass(slots=True)
class _Joint:
    """Two lines that may be one paragraph's."""

    place: int
    """Of the first."""
    width: int
    marks: int
    """Columns of the marks it ends with, which may stand out."""
    needed: int
    """Columns that the next line's first word takes, with the marks that stay with it."""
    followed: int
    """Columns of the second."""
    open: bool
    """Whether the first line ends inside a sentence."""

    def is_full(self, width: int, ragged: int = 0) -> bool:
        """Whether the line has no room, in a text of this width, for what begins the next one."""
        return width < self.width + self.needed + ragged and self.width - self.marks <= width + _HANGING

    @property
    def shown(self) -> tuple[int, int]:
        """The widths, the last left out, of which it is a sign that lines are broken to them."""
        return max(self.width - self.marks, self.followed) - _HANGING, self.width + self.needed


Measure = Callable[[str], int]


def joined_lines(lines: Sequence[Joined], certain: Collection[int] = ()) -> list[Joined]:
    """The lines of a text, those broken for a width only put together again.

    Args:
        lines: in order.
        certain: numbers of lines that go on in the next whatever the width.
    """
    joints = _evident_joints(lines)
    if not joints and (dense := _without_double_spacing(lines, certain)):
        joints = _evident_joints(dense)
        lines = dense if joints else lines
    numbers = {lines[place].line for place in joints}
    return _put_together(lines, numbers | set(certain))


def _without_double_spacing(lines: Sequence[Joined], certain: Collection[int]) -> list[Joined]:
    """The lines without the blank one after each, where they are set so; else nothing.

    Args:
        lines: in order.
        certain: numbers of lines that go on in the next, the marks of a page between them taken out.
    """
    filled = [place for place, line in enumerate(lines) if line.text.strip()]
    steps = [after - place for place, after in pairwise(filled) if lines[place].line not in certain]
    if len(steps) < _ENOUGH_NARROW or steps.count(2) < _DOUBLE * len(steps) or 1 in steps:
        return []
    return [
        line
        for place, line in enumerate(lines)
        if line.text.strip() or place == 0 or not lines[place - 1].text.strip()
    ]


def _evident_joints(lines: Sequence[Joined]) -> set[int]:
    """The places of lines that go on in the next, by the measure that most lines are full to."""
    most, best = 0, set[int]()
    marked = _marks_paragraphs_by_indent(lines)
    pairs = list(_pairs(lines, marked=marked))
    for measure in _measures(lines) if pairs else ():
        joints = _joints(pairs, lines, measure)
        widths = _widths(joints, lines)
        full = {joint.place for joint in joints if joint.open and _fills(joint, widths)}
        if len(full) > most:
            most, best = len(full), full | _further_joints(joints, widths, lines, marked=marked)
    return best


def _measures(lines: Sequence[Joined]) -> tuple[Measure, ...]:
    """The measures by which the widths of these lines differ."""
    characters = set[str]().union(*(line.text for line in lines))
    if all(_width_of_char(char) == _width_of_sure_char(char) for char in characters):
        return _columns, _twice
    return _columns, _columns_of_narrow_marks, _twice


def _fills(joint: _Joint, widths: Sequence[int]) -> bool:
    return any(joint.is_full(width, _RAGGED) for width in widths)


def _put_together(lines: Sequence[Joined], going_on: Collection[int]) -> list[Joined]:
    made: list[Joined] = []
    pieces: list[str] = []
    begins = 0
    for line in lines:
        begins = begins if pieces else line.line
        pieces.append(line.text)
        if line.line not in going_on or line is lines[-1]:
            made.append(Joined(join_lines(*pieces) if len(pieces) > 1 else line.text, begins))
            pieces = []
    return made


# --- where lines may go on --------------------------------------------------------------------------------


def _pairs(lines: Sequence[Joined], *, marked: bool) -> Iterator[tuple[int, bool]]:
    """The places of lines that may go on in the next, and whether each ends inside a sentence."""
    for place, (first, second) in enumerate(pairwise(lines)):
        line, follower = first.text.rstrip(), second.text
        if line and not follower.isspace() and follower:
            is_open = _is_open(line, follower)
            if not _begins_anew(line, follower, is_open=is_open, marked=marked):
                yield place, is_open


def _joints(pairs: Sequence[tuple[int, bool]], lines: Sequence[Joined], measure: Measure) -> list[_Joint]:
    made = []
    measured, last = -1, 0  # most lines are measured as what follows the one before
    for place, is_open in pairs:
        line, follower = lines[place].text.rstrip(), lines[place + 1].text
        width = last if measured == place else measure(line)
        marks = measure(line[len(line.rstrip(NEVER_FIRST)) :])
        needed = measure(_first_word(follower.strip()))
        measured, last = place + 1, measure(follower)
        made.append(_Joint(place, width, marks, needed, last, is_open))
    return made


def _is_open(line: str, follower: str) -> bool:
    """Whether a line ends inside a sentence."""
    return not line.endswith(CLOSED) or cuts_number(line, follower)


def _begins_anew(line: str, follower: str, *, is_open: bool, marked: bool) -> bool:
    """Whether a line begins a paragraph, whatever the width. `marked`: paragraphs have an indent."""
    bare = follower.strip()
    if _NUMBER_ALONE.fullmatch(bare) or _NUMBER_ALONE.fullmatch(line.strip()):
        return True
    if _HONORIFIC.match(follower):
        return False
    deeper = _indent(follower) - _indent(line)
    if deeper > 0 and (marked or not is_open or line.startswith((" ", "\u3000"))):
        return True
    if not is_open and marked and deeper == 0 and _indent(follower) >= 2:
        return True
    if line.endswith(_GOES_ON):
        return False
    if marked and _indent(follower) == 0:
        # Headings may stand at the margin above indented paragraphs; `二是` there goes on after a full line.
        return not is_open and LABEL.match(bare) is not None and _POINT.match(bare) is None
    if marked and is_open and deeper < 0:
        return False
    return LABEL.match(bare) is not None or (not is_open and _SPEAKER.match(bare) is not None)


def _indent(line: str) -> int:
    """Columns of white space a line begins with."""
    match = _INDENT.match(line)
    return sum(2 if char == "\u3000" else 1 for char in match.group()) if match else 0


def _marks_paragraphs_by_indent(lines: Sequence[Joined]) -> bool:
    filled = [line.text for line in lines if line.text.strip()]
    indented = sum(_indent(line) >= 2 for line in filled)
    return 0 < indented < 0.7 * len(filled)


def _first_word(follower: str) -> str:
    """What may not be parted at the start of a line."""
    word = _WORD.match(follower)
    end = word.end() if word else 1
    while end < len(follower) and follower[end] in NEVER_FIRST:
        end += 1
    return follower[:end]


# --- the widths of a text ---------------------------------------------------------------------------------


def _widths(joints: Sequence[_Joint], lines: Sequence[Joined]) -> list[int]:
    """The widths that lines are evidently broken to, that with most lines first."""
    closed = _closed_runs(joints, lines)
    waiting = [joint for joint in joints if joint.open and _NARROW <= joint.width <= _WIDEST]
    found: list[int] = []
    while waiting and len(found) < _MOST_WIDTHS:
        support = _support(waiting)
        width = max({joint.width for joint in waiting}, key=lambda width: (support[width], -width))
        if _is_evident(width, joints, lines, closed):
            found.append(width)
        waiting = [joint for joint in waiting if not joint.is_full(width)]
    return [] if found and _exceed(max(found), lines) else found


def _support(joints: Iterable[_Joint]) -> list[int]:
    """How many joints show that lines are broken to a width, for each width."""
    changes = [0] * (_WIDEST + 2)
    for joint in joints:
        first, beyond = joint.shown
        if first < beyond and first <= _WIDEST:
            changes[max(0, first)] += 1
            changes[min(beyond, _WIDEST + 1)] -= 1
    return list(accumulate(changes))


def _exceed(width: int, lines: Sequence[Joined]) -> bool:
    """Whether so many lines are wider that the text is not broken to any width: it has a paragraph a line."""
    texts = ["", *(line.text.strip() for line in lines), ""]
    filled = [
        _columns(lines[place].text)
        for place, text in enumerate(texts[1:-1])
        if text and (text.endswith(CLOSED) or texts[place] or texts[place + 2])  # titles stand alone
    ]
    most = max(_MOST_WIDER * len(filled), len(filled) >= _SEVERAL)
    return sum(each > width + _HANGING for each in filled) > most


def _is_evident(
    width: int, joints: Sequence[_Joint], lines: Sequence[Joined], closed: Collection[int]
) -> bool:
    """Whether lines are broken to this width. `closed`: places of lines whose run ends with a sentence."""
    full = [
        joint
        for joint in joints
        if joint.open and joint.is_full(width) and joint.followed <= width + _HANGING
    ]
    texts = [lines[joint.place].text for joint in full]
    clauses = sum(_CLAUSE.search(text) is not None for text in texts)
    against = sum(
        joint.open
        and not joint.is_full(width)
        and joint.width < width
        and _CLAUSE.search(lines[joint.place].text) is not None
        for joint in joints
    )
    if not full or 2 * sum(joint.place in closed for joint in full) < len(full):
        return False  # a list, not sentences
    if width < _WIDE:
        return len(full) >= _ENOUGH_NARROW and 3 * clauses >= len(full) and 2 * against <= len(full)
    if len(full) >= _ENOUGH:
        return clauses > 0 and against <= 2 * len(full)
    return (
        bool(full)
        and clauses > 0
        and not against
        and all(_columns(line.text) <= width + _HANGING for line in lines)
    )


def _closed_runs(joints: Sequence[_Joint], lines: Sequence[Joined]) -> set[int]:
    """The places of lines whose run of lines that may go on ends with the end of a sentence."""
    places = {joint.place for joint in joints}
    closed: set[int] = set()
    for joint in reversed(joints):
        after = joint.place + 1
        if after in closed or (after not in places and lines[after].text.rstrip().endswith(CLOSED)):
            closed.add(joint.place)
    return closed


def _further_joints(
    joints: Sequence[_Joint], widths: Sequence[int], lines: Sequence[Joined], *, marked: bool
) -> set[int]:
    """The joints after whole sentences, where the line is full to the width of the text around it, and those
    before a mark that begins no line."""
    found: set[int] = set()
    width = widths[0] if widths else 0
    apart = marked or _are_parted_by_blanks(joints, width, lines)
    for joint in joints:
        if joint.open:
            width = next((each for each in widths if joint.is_full(each)), width)
        elif width and joint.is_full(width, 2 * _RAGGED if apart else -1):
            found.add(joint.place)
        line, follower = lines[joint.place].text, lines[joint.place + 1].text
        if width and (follower.startswith(tuple(NEVER_FIRST)) or cuts_number(line, follower)):
            found.add(joint.place)
        if width and joint.open and _stops_short(line, follower):
            found.add(joint.place)
    return found


def _stops_short(line: str, follower: str) -> bool:
    """Whether a line ends where no paragraph does, though it has room: 据统计, | and 百|分点."""
    bare = line.rstrip()
    if bare.endswith(_LISTING):
        return True
    near = fold(bare[-_NEAR:] + follower.strip()[:_NEAR])
    return _CLAUSE.search(bare) is not None and is_inside_word(near, min(len(bare), _NEAR))


def _are_parted_by_blanks(joints: Sequence[_Joint], width: int, lines: Sequence[Joined]) -> bool:
    """Whether paragraphs have a blank line between: few lines that have room are followed by another."""
    followed = sum(not joint.open and not joint.is_full(width, 2 * _RAGGED) for joint in joints)
    blank = sum(
        line.text.rstrip().endswith(CLOSED) and not after.text.strip() for line, after in pairwise(lines)
    )
    return blank > 2 * followed


def cuts_number(line: str, follower: str) -> bool:
    """Whether the end of a line stands inside a number of a sentence: `25` and `0.3亿元`."""
    return _CUT_BEFORE.search(line.rstrip()) is not None and _CUT_AFTER.match(follower.strip()) is not None


# --- measures ---------------------------------------------------------------------------------------------


def _columns(line: str) -> int:
    bare = line.rstrip()
    return len(bare) if len(bare) > _WIDEST else sum(map(_width_of_char, bare))


def _columns_of_narrow_marks(line: str) -> int:
    """In columns of programs that count “, — and other marks of both scripts as one."""
    bare = line.rstrip()
    return len(bare) if len(bare) > _WIDEST else sum(map(_width_of_sure_char, bare))


@cache
def _width_of_char(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1


@cache
def _width_of_sure_char(char: str) -> int:
    return 2 if east_asian_width(char) in "WF" else 1


def _twice(line: str) -> int:
    """The width in columns if all characters were wide: some programs count characters."""
    return 2 * len(line.rstrip())
