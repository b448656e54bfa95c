"""What a user may choose about the conversion."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from converter.errors import UsageError
from converter.messages import message
from converter.regions import Variant
from converter.variants.glossary import Glossary, load_glossary

if TYPE_CHECKING:
    from converter.model import Diagnostic

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
    """Region whose words the edition of that region takes (信息 → 資訊, 資訊 → 信息); none by default."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What should be said about the glossaries."""
        from converter.model import Diagnostic

        return tuple(Diagnostic("glossary-conflict", warning) for warning in self.glossary.warnings)


AS_THE_REGION = Wording()
AS_WRITTEN = Wording(punctuation="keep")
"""The script alone."""


def chosen_wording(
    glossaries: Iterable[Path],
    vocabulary: Vocabulary | None,
    punctuation: Punctuation,
    made: Collection[Variant],
) -> Wording:
    """The wording a user asks for, by options.

    Args:
        glossaries: files of the user's own words; of two for one word the later wins.
        vocabulary: a region whose words are wanted.
        punctuation: as the field of `Wording`.
        made: variants of the texts that are made.

    Raises:
        UsageError: a glossary cannot be read, a row in it is wrong, or no text is made that takes the words.
    """
    if vocabulary is not None and vocabulary not in made:
        raise UsageError(
            message(
                "--vocabulary {region} does not go with {variants}: a region's words are for text in its own "
                "variant",
                region=vocabulary,
                variants=[repr(variant) for variant in made],
            )
        )
    return Wording(load_glossary(glossaries), punctuation, vocabulary)
