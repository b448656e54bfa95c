"""Plain text in one variant, line by line, in bounded memory: what `duizhao text` writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from converter.model import Script, Variant
from converter.parsing.script import detect_script
from converter.variants.convert import NO_GLOSSARY, Punctuation, convert_text
from converter.variants.engine import load_engine
from converter.variants.glossary import Glossary

_SAMPLE = 64 * 1024
_CHUNK = re.compile(r"[^\n]{1,2000}|\n+")
_FOREIGN = 3
"""How many Traditional characters make a line of a Simplified text a Traditional one."""


def plain(
    text: str, to: Variant, *, punctuation: Punctuation = "keep", glossary: Glossary = NO_GLOSSARY
) -> str:
    """A whole text in the variant `to`; its line ends stay where they are."""
    return "".join(convert_lines(_CHUNK.findall(text), to, punctuation=punctuation, glossary=glossary))


def convert_lines(
    lines: Iterable[str],
    to: Variant,
    *,
    punctuation: Punctuation = "keep",
    glossary: Glossary = NO_GLOSSARY,
) -> Iterator[str]:
    """Each of `lines` in the variant `to`, as they come; at most 64 Ki characters are held back.

    The script is that of the beginning of the input, because one line may hold no character that tells it;
    a line that is plainly in the other script is converted from that one.

    Raises:
        EngineError: the engine is missing or broken.
    """
    rest = iter(lines)
    head: list[str] = []
    size = 0
    for line in rest:
        head.append(line)
        size += len(line)
        if size >= _SAMPLE:
            break
    source = detect_script("".join(head))
    for line in chain(head, rest):
        for chunk in _CHUNK.findall(line):
            if chunk[0] == "\n":
                yield chunk
            else:
                script = _script_of_line(chunk, source)
                yield convert_text(chunk, to, source=script, punctuation=punctuation, glossary=glossary).text


def _script_of_line(line: str, source: Script) -> Script:
    """Traditional lines in a Simplified text; the way of a Traditional source does right by either script."""
    if source == "Hant" or detect_script(line) == "Hans":
        return source
    simple = load_engine().convert(line, "t2s")
    return "Hant" if sum(a != b for a, b in zip(line, simple, strict=False)) >= _FOREIGN else source
