"""What stands in the outputs and is told on the command line too is said in the same words."""

from __future__ import annotations

import pytest

from converter.cli.review_view import REASONS
from converter.languages.catalogues import catalogue_of
from converter.parsing.figures.doubts import RULES
from converter.strings import strings

OUTPUTS = {"zh-Hant": "tw", "zh-Hans": "cn"}


@pytest.mark.parametrize("language", OUTPUTS)
def test_doubts_about_figures(language: str) -> None:
    told = {rule.code: catalogue_of(language).gettext(str.__str__(rule.why)) for rule in RULES}
    words = strings(OUTPUTS[language])
    assert told == {rule.code: words[f"doubt_{rule.code}"] for rule in RULES}


@pytest.mark.parametrize("language", OUTPUTS)
def test_doubts_about_words(language: str) -> None:
    told = {reason: catalogue_of(language).gettext(str.__str__(said)) for reason, said in REASONS.items()}
    words = strings(OUTPUTS[language])
    assert told == {reason: words[f"why_{reason}"] for reason in REASONS}
