"""What a user may choose about the conversion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from converter.errors import UsageError
from converter.model import Diagnostic, Variant
from converter.variants.glossary import Glossary, load_glossary

Punctuation = Literal["region", "keep"]
Vocabulary = Literal["tw", "hk", "cn"]


NO_GLOSSARY = Glossary()


@dataclass(frozen=True, slots=True)
class Wording:
    """The user's words and marks; by default none of the former, and the latter as each region sets them."""

    glossary: Glossary = NO_GLOSSARY
    punctuation: Punctuation = "region"
    """`region` sets the marks as the region does, `keep` leaves them as the source has them."""
    vocabulary: Vocabulary | None = None
    """Region whose words the Traditional edition of that region takes (信息 → 資訊); none by default."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What should be said about the glossaries."""
        return tuple(Diagnostic("glossary-conflict", warning) for warning in self.glossary.warnings)


AS_THE_REGION = Wording()
AS_WRITTEN = Wording(punctuation="keep")
"""The script alone."""


def chosen_wording(
    glossaries: Iterable[Path], vocabulary: Vocabulary | None, punctuation: Punctuation, to: Variant
) -> Wording:
    """The wording a user asks for, by options.

    Args:
        glossaries: files of the user's own words; of two for one word the later wins.
        vocabulary: a region whose words are wanted.
        punctuation: as the field of `Wording`.
        to: variant of the Traditional text that is made.

    Raises:
        UsageError: a glossary cannot be read, a row in it is wrong, or the vocabulary is not the variant's.
    """
    if vocabulary is not None and to == "cn":
        raise UsageError(f"--vocabulary {vocabulary} is for Traditional text; leave it out for {to!r}")
    if vocabulary not in (None, to):
        raise UsageError(f"--vocabulary {vocabulary} does not go with variant {to!r}; name the same twice")
    return Wording(load_glossary(glossaries), punctuation, vocabulary)
