"""Messages: English strings that can be said in another language."""

from __future__ import annotations

import copy
import pickle

import pytest

from converter.errors import InputError
from converter.messages import Message, about, counted, message, said, some


class Words:
    """A catalogue of a few sentences."""

    def __init__(self, **_: str) -> None:
        self.sentences = {
            "{path}: the file is empty": "{path}：檔案是空的",
            "known: {names}": "可用：{names}",
            "{first}, {rest}": "{first}、{rest}",
            "{count:,} section": "{count:,} 個章節",
            "{name}: {reason}": "{name}：{reason}",
            "{name}: {what}": "{name}：{what}",
            "the file is empty": "檔案是空的",
        }

    def gettext(self, message: str) -> str:
        return self.sentences.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.sentences.get(msgid1, msgid1 if n == 1 else msgid2)


def test_a_message_is_its_english() -> None:
    made = message("{path}: the file is empty", path="a.txt")
    assert made == "a.txt: the file is empty"
    assert f"duizhao: {made}" == "duizhao: a.txt: the file is empty"


def test_it_is_said_in_another_language() -> None:
    assert said(message("{path}: the file is empty", path="a.txt"), Words()) == "a.txt：檔案是空的"


def test_the_text_of_an_error_can_be_said() -> None:
    error = InputError(about("a.txt", message("the file is empty")))
    assert f"{error}" == "a.txt: the file is empty"
    assert said(str(error), Words()) == "a.txt：檔案是空的"


def test_what_no_catalogue_knows_stays_english() -> None:
    assert said(message("{path}: gone", path="a.txt"), Words()) == "a.txt: gone"
    assert said("a plain string with {braces}", Words()) == "a plain string with {braces}"


@pytest.mark.parametrize(
    ("count", "english"), [(1, "1 section"), (0, "0 sections"), (1200, "1,200 sections")]
)
def test_counts(count: int, english: str) -> None:
    made = counted("{count:,} section", "{count:,} sections", count)
    assert made == english
    assert said(made, Words()) == f"{count:,} 個章節"


def test_messages_and_lists_within_messages() -> None:
    inner = message("known: {names}", names=("pdf", "docx", "json"))
    outer = message("{name}: {reason}", name="x", reason=inner)
    assert outer == "x: known: pdf, docx, json"
    assert said(outer, Words()) == "x：可用：pdf、docx、json"


def test_of_a_long_list_the_first_are_shown() -> None:
    assert some([1, 2, 3], most=3) == (1, 2, 3)
    assert message("known: {names}", names=some([1, 2, 3], most=2)) == "known: 1, 2, …"


def test_values_are_never_read_as_places() -> None:
    made = message("{path}: the file is empty", path="{0.__class__}{path}")
    assert made == "{0.__class__}{path}: the file is empty"
    assert said(message("{name}: {reason}", name="{x}", reason=made), Words()).startswith(
        "{x}：{0.__class__}{path}："
    )


@pytest.mark.parametrize("copied", [lambda made: pickle.loads(pickle.dumps(made)), copy.deepcopy])
def test_another_process_can_still_say_it(copied: object) -> None:
    made = copied(message("{name}: {reason}", name="x", reason=message("known: {names}", names=["a"])))  # type: ignore[operator]
    assert isinstance(made, Message)
    assert said(made, Words()) == "x：可用：a"
