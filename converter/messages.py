"""A message of duizhao: its English, and what is needed to say it in another language.

Messages are made where something happens, often in another process, and told where a person reads them. So a
message is an English string like any other (what scripts and JSON see), that also carries the sentence it was
made of, with named places, and the values in them. Who tells it to a person passes it to `said`, with the
catalogue of that person's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Protocol


def marked(sentence: str) -> str:
    """`sentence` itself; marks for the catalogues what is made a message, or said, later (help, heads)."""
    return sentence


LIST: Final = marked("{first}, {rest}")
"""How the members of a list follow one another; a catalogue may put another mark."""


class Catalogue(Protocol):
    """The sentences of one language, as `gettext` loads them."""

    def gettext(self, message: str) -> str: ...

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


class Message(str):
    """One sentence with its values put in, in English; made by `message` and `counted`."""

    sentence: str
    """The English sentence with named places, by which catalogues know it."""
    plural: str | None
    """The same for any count but one; None where nothing is counted."""
    values: Mapping[str, object]
    """What stands in the places; a value may be a message, or a list of values."""

    def __new__(
        cls, sentence: str, plural: str | None = None, values: Mapping[str, object] | None = None
    ) -> Message:
        values = {} if values is None else dict(values)
        chosen = sentence if plural is None or values["count"] == 1 else plural
        made = super().__new__(cls, _filled(chosen, values, _ENGLISH))
        made.sentence, made.plural, made.values = sentence, plural, values
        return made

    def __str__(self) -> str:
        """Itself, so that the text of an error is still a message."""
        return self

    def __reduce__(self) -> tuple[type[Message], tuple[Any, ...]]:
        """Sent to another process with all it carries."""
        return Message, (self.sentence, self.plural, self.values)


def message(sentence: str, /, **values: object) -> Message:
    """A message.

    Args:
        sentence: English, with named places as `str.format` has them (`{count:,}`); a literal, so that it is
            found for the catalogues. Never a part of a sentence that is joined to another.
        values: what stands in the places: text, numbers, other messages, or lists of these.
    """
    return Message(sentence, None, values)


def counted(one: str, many: str, /, count: int, **values: object) -> Message:
    """As `message`, of a count: `one` where it is 1, `many` else; both may name `{count}`."""
    return Message(one, many, {"count": count, **values})


def about(name: object, what: str) -> Message:
    """What is said of a file, or of another thing, after its name: `a.txt: the file is empty`.

    Args:
        name: text, a path, or a message.
        what: whole sentences, most often a message.
    """
    return message("{name}: {what}", name=name, what=what)


def some(members: Sequence[object], most: int = 8) -> tuple[object, ...]:
    """The first of a list that a message shows, and `…` where there are more."""
    return tuple(members) if len(members) <= most else (*members[:most], "…")


def listed(members: Iterable[object]) -> Message:
    """Several things one after the other; each may be a message."""
    return Message("{list}", None, {"list": tuple(members)})


def both(members: Sequence[str]) -> Message:
    """One thing, or two."""
    if len(members) == 1:
        return listed(members)
    one, other = members
    return message("{one} and {other}", one=one, other=other)


def sentences(members: Iterable[str]) -> Message:
    """Several sentences one after the other, as one; each may be a message."""
    found = list(members)
    joined = Message("{first}", None, {"first": found[0] if found else ""})
    for each in found[1:]:
        joined = message("{first}; {rest}", first=joined, rest=each)
    return joined


def marked_count(one: str, many: str) -> tuple[str, str]:
    """As `marked`, of a count: both sentences."""
    return one, many


def said(text: str, catalogue: Catalogue) -> str:
    """`text` in the language of the catalogue; what is no message stays as it is."""
    if not isinstance(text, Message):
        return text
    if text.plural is None:
        sentence = catalogue.gettext(text.sentence)
    else:
        sentence = catalogue.ngettext(text.sentence, text.plural, int(str(text.values["count"])))
    return _filled(sentence, text.values, catalogue)


class _English:
    """The sentences as they are written."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2


_ENGLISH: Final = _English()


def _filled(sentence: str, values: Mapping[str, object], catalogue: Catalogue) -> str:
    if not values:
        return sentence.format()
    return sentence.format_map({name: _value(value, catalogue) for name, value in values.items()})


def _value(value: object, catalogue: Catalogue) -> object:
    if isinstance(value, str):
        return said(value, catalogue)
    if isinstance(value, Sequence):
        return _listed(value, lambda each: str(_value(each, catalogue)), catalogue)
    return value


def _listed(members: Sequence[object], say: Callable[[object], str], catalogue: Catalogue) -> str:
    joined = ""
    for member in members:
        joined = catalogue.gettext(LIST).format(first=joined, rest=say(member)) if joined else say(member)
    return joined
