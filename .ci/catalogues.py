"""Bring the catalogues up to date with the code: `make messages`.

Sentences are found by their marks (`message`, `counted`, `marked`), those of help in the commands themselves,
those of the rules for figures in their data.
A catalogue is sorted by sentence and names no lines of code, so that two changes seldom touch the same lines;
where they do, this settles it. What is no longer said is taken out. Babel is needed here and nowhere else.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from converter.cli import cli  # noqa: E402
from converter.cli.help import sentences_of  # noqa: E402
from converter.languages.catalogues import place  # noqa: E402
from converter.parsing.figures.rules import explanations  # noqa: E402
from converter.parsing.figures.vocabulary import exclusions  # noqa: E402
from converter.styles import load_style, style_names  # noqa: E402

KEYWORDS: Final = {"message": None, "marked": None, "counted": (1, 2), "marked_count": (1, 2)}
LOCALES: Final = {"zh-Hant": "zh_Hant", "zh-Hans": "zh_Hans"}
_HEADER: Final = """\
msgid ""
msgstr ""
"Project-Id-Version: duizhao\\n"
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def extracted() -> Catalog:
    """All sentences that the program can say."""
    found = Catalog(project="duizhao", charset="utf-8")
    options = {"**.py": {"encoding": "utf-8"}}
    walked = extract_from_dir(str(ROOT / "converter"), [("**.py", "python")], options, keywords=KEYWORDS)
    for _file, _line, sentence, _comments, _context in walked:
        found.add(sentence)
    for each in (*of_commands(cli), *of_data()):
        found.add(each)
    return found


def of_data() -> Iterator[str]:
    """The sentences of data files: what a style is for; why a number is an indicator, or none."""
    yield from (load_style(name).about for name in style_names())
    yield from map(str.__str__, explanations())
    yield from (str.__str__(why) for _, why in exclusions().rules)


def of_commands(command: click.Command) -> Iterator[str]:
    """The sentences of the help of a command and all below it."""
    yield from sentences_of(command)
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        yield from of_commands(each)


def known(language: str) -> Catalog:
    """The catalogue as it stands; of a merge that git could not do, what both sides have."""
    path = place(language, "po")
    texts = [path.read_bytes() if path.exists() else _HEADER.format(locale=LOCALES[language]).encode()]
    if b"\n<<<<<<< " in texts[0]:
        shown = [["git", "show", f":{side}:{path.relative_to(ROOT).as_posix()}"] for side in (2, 3)]
        texts = [subprocess.run(each, cwd=ROOT, capture_output=True, check=True).stdout for each in shown]
    return joined([read_po(io.BytesIO(text), locale=LOCALES[language]) for text in texts])


def joined(sides: list[Catalog]) -> Catalog:
    """One catalogue of several; of two translations that of the first."""
    first, *others = sides
    for other in others:
        for entry in other:
            there = first.get(entry.id) if entry.id else entry
            if there is None:
                first[entry.id] = entry
            elif not is_said(there.string):
                there.string = entry.string
    return first


def updated(language: str) -> Catalog:
    """The catalogue with the sentences of the code, and the translations it had."""
    made = known(language)
    made.update(extracted(), no_fuzzy_matching=True)
    made.obsolete.clear()
    for each in made:
        each.flags.discard("python-format")
        each.auto_comments, each.locations, each.previous_id = [], [], []
    return made


def written(catalogue: Catalog, language: str) -> str:
    """The text of a `.po` file."""
    made = io.BytesIO()
    write_po(
        made, catalogue, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    return _HEADER.format(locale=LOCALES[language]) + made.getvalue().decode().strip("\n") + "\n"


def main() -> int:
    """Write the catalogues and name what is not translated."""
    for language in LOCALES:
        made = updated(language)
        path = place(language, "po")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(made, language), encoding="utf-8", newline="\n")
        missing = [each.id for each in made if each.id and (each.fuzzy or not is_said(each.string))]
        print(f"{language}: {len(made)} sentences, {len(missing)} not translated")
        if "-v" in sys.argv[1:]:
            for each in missing:
                print("  ", each)
    return 0


def is_said(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
