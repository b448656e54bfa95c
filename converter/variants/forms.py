"""What characters become after the engine: the region's common forms, no rare form without its word."""

from __future__ import annotations

import re
from functools import lru_cache

from converter.regions import Variant
from converter.variants.draft import ConversionDraft
from converter.variants.wordlists import data

_BLANK = "\0"


def set_common_forms(draft: ConversionDraft) -> None:
    """Rare forms the engine gave outside the words they belong to (`rare.toml`) become the common ones."""
    line = "".join(output if len(output) == 1 else _BLANK for output in draft.outputs)
    pattern, forms = _rare()
    for match in pattern.finditer(line):
        place = match.start()
        if draft.marks[place][0] != "engine":
            continue
        common, licences = forms[match.group()]
        if not any(place >= offset and line.startswith(word, place - offset) for word, offset in licences):
            draft.outputs[place] = common
            draft.marks[place] = ("common", f"{match.group()} only in its own words")


def set_regional_forms(draft: ConversionDraft, to: Variant) -> None:
    """The forms in common use where the lists have other ones (`regional.toml`)."""
    forms = _regional(to)
    for place, output in enumerate(draft.outputs):
        shape = forms.get(output) or (output.translate(_table(to)) if len(output) > 1 else output)
        if shape == output or draft.marks[place][0] == "glossary":
            continue
        if draft.text[place] != output or not free(output, shape):  # what is written so already may stay
            draft.outputs[place] = shape
            draft.marks[place] = ("regional", f"{output} → {shape}")


def regional_form(text: str, to: Variant) -> str:
    """`text` in the forms of the region."""
    return text.translate(_table(to))


@lru_cache(maxsize=4096)
def only_regional(before: str, after: str) -> bool:
    """Whether two characters are the same one in the forms of two regions (裏 and 裡)."""
    return any(before in group and after in group for group in _groups())


@lru_cache(maxsize=4096)
def free(before: str, after: str, to: Variant | None = None) -> bool:
    """Whether a writer may choose either character freely (週 and 周), in the variant `to` if given."""
    return any(before in group and after in group for group in _free_groups(to))


@lru_cache(maxsize=4)
def _free_groups(to: Variant | None) -> tuple[frozenset[str], ...]:
    table = data("regional")["free"]
    return tuple(frozenset(group) for group in (*table["groups"], *table.get(to, ())))


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in data("regional")["same"]["groups"])


@lru_cache(maxsize=1)
def _rare() -> tuple[re.Pattern[str], dict[str, tuple[str, tuple[tuple[str, int], ...]]]]:
    forms = {}
    for form, (common, words) in data("rare")["forms"].items():
        licences = tuple((word, offset) for word in words.split() for offset in _places(word, form))
        forms[form] = (common, licences)
    return re.compile(f"[{''.join(forms)}]"), forms


def _places(word: str, char: str) -> list[int]:
    return [place for place, other in enumerate(word) if other == char]


def _regional(to: Variant) -> dict[str, str]:
    forms: dict[str, str] = data("regional").get(to, {})
    return forms


@lru_cache(maxsize=3)
def _table(to: Variant) -> dict[int, str]:
    return str.maketrans(_regional(to))
