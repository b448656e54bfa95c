"""Surnames that are spelt otherwise than the common word: 余某 stays 余, 钟某 becomes 鍾.

Only where the text shows a name: a surname before 某, or between an office and the end of the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.variants.layers import Hit, data


def protected(text: str) -> Iterator[Hit]:
    """Surnames in a Simplified text, with the form they keep in Traditional."""
    names = data("names")
    surnames: dict[str, str] = names["surnames"]
    alternatives = "".join(surnames)
    offices = "|".join(names["offices"])
    anonymous = re.compile(
        rf"(?<![{names['before_preposition']}])[{alternatives}](?=某(?![{names['indefinite']}])|[×○]{{1,2}})"
    )
    in_office = re.compile(
        rf"(?:{offices})([{alternatives}])(?=[一-鿿]{{1,2}}(?:[，。、；：,;:（(）)\s]|$|{'|'.join(names['verbs'])}))"
    )
    for match in anonymous.finditer(text):
        yield Hit(*match.span(), surnames[match.group()], "protected", "surname before 某")
    for match in in_office.finditer(text):
        yield Hit(*match.span(1), surnames[match.group(1)], "protected", "surname after an office")
