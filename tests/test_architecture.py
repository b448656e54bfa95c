"""The house stays as it is drawn: every module has its place, one name means one thing, functions stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import get_args

import pytest

from converter.assets import read_toml
from converter.model import FrontMatterKind

ROOT = Path(__file__).parents[1]


def test_a_public_class_name_stands_in_one_module_only() -> None:
    homes = defaultdict(list)
    for path in sorted((ROOT / "converter").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "converter").rglob("*.py"))
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/structure.md", "CONTRIBUTING.md"])
def test_every_file_that_a_page_for_developers_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./]+(?:\.(?:py|toml|tsv|json)|/))`", text))
    files = [f"/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "converter").rglob("*")]
    files += [
        f"/{path.relative_to(ROOT).as_posix()}"
        for room in ("tests", "styles")
        for path in (ROOT / room).rglob("*")
    ]
    files += [f"/{path.name}" for path in ROOT.iterdir()]
    missing = {
        name
        for name in named
        if "NAME" not in name and not any(f"{file}".endswith(f"/{name.rstrip('/')}") for file in files)
    }
    assert named
    assert missing == set()


def test_no_function_is_over_sixty_lines() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "functions.py")], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "No function is too long.\n")


HAN_CLASS = re.compile(r"(?:[\u3400-\u9fff]|\\+u[3-9][0-9a-f]{3})-(?:[\u3400-\u9fff]|\\+u[3-9][0-9a-f]{3})")
"""A range of Han characters, such as `[一-龥]`, as it is or escaped."""


def test_classes_of_han_characters_are_the_lexicons() -> None:
    """One class with all extensions; a list of a room's own lacks some, and the rooms disagree."""
    house = ROOT / "converter"
    texts = {path: path.read_text(encoding="utf-8") for path in house.rglob("*.toml")}
    for path in house.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts[path] = "\n".join(
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    own = {path.relative_to(house).as_posix() for path, text in texts.items() if HAN_CLASS.search(text)}
    assert own == {"lexicon/characters.py"}


NOTATION = frozenset(
    "〇○零一二三四五六七八九十百千万萬亿億兆两兩壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟"
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥年月日号號时時第"
)
"""Numerals and the marks of dates: no words, but the notation that code reckons with."""
CHARACTERS = re.compile(r"\[[^\]]*\]")
WORD = re.compile(r"[\u3400-\u9fff]{2,}")
"""Two characters or more; one alone, or a class of them, is grammar: 的, 率."""
TOLD = {"message", "counted", "marked"}
WORDS_IN_CODE = {
    "cli/convert.py": "an example in the help",
    "cli/health.py": "what is converted to see whether the engine works",
    "cli/options.py": "an example in the help",
    "desktop/linux.py": "what a person searches the program by",
    "lexicon/characters.py": "classes of characters are its purpose",
    "lexicon/counting.py": "the notation of shares",
    "lexicon/titles.py": "sets of characters",
    "number_format.py": "how numbers are written in either script is its purpose",
    "parsing/figures/borrowing/subjects.py": "a set of characters",
    "parsing/figures/context.py": "a set of characters",
    "parsing/figures/told_lists.py": "a set of characters",
    "parsing/figures/trimming.py": "a set of characters",
    "parsing/numerals.py": "the notation of numbers and shares is its purpose",
    "parsing/times.py": "the notation of dates is its purpose",
    "readers/list_numbers.py": "the numerals of Word",
    "variants/candidates.py": "a set of characters",
    "variants/engine.py": "what is converted to see which engine it is",
    "variants/names.py": "what stands for a name that is kept secret",
    "variants/persons.py": "sets of characters",
    "variants/rereading.py": "a set of characters",
}
"""The modules that have Chinese words, each with the reason."""


def words_in(path: Path) -> set[str]:
    """The Chinese words in the strings of a module that are neither told to a person nor names of kinds."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOLD:
            apart.update(ast.walk(node))
    return {
        word
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in apart
        if node.value not in get_args(FrontMatterKind)
        for word in WORD.findall(CHARACTERS.sub(" ", node.value))
        if not NOTATION.issuperset(word)
    }


def test_chinese_words_stand_in_data_files() -> None:
    house = ROOT / "converter"
    found = {path.relative_to(house).as_posix(): words_in(path) for path in sorted(house.rglob("*.py"))}
    assert {name: words for name, words in found.items() if words and name not in WORDS_IN_CODE} == {}
    assert [name for name in WORDS_IN_CODE if not found.get(name)] == []


def test_a_chinese_word_in_a_module_is_found(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        '"""关于本模块."""\nA = r"[甲乙丙丁在于]|的|第十二月"\nB = message("报告 is empty")\nC = "红头"\nD = f"{A}(?:报告|总结)"\n',
        encoding="utf-8",
    )
    assert words_in(module) == {"报告", "总结"}


LIST = re.compile(r"(?<![^(:=!\"'|])((?:[\u4e00-\u9fff]+\??\|){4,}[\u4e00-\u9fff]+\??)")
"""Five words or more of which a pattern takes any."""
ROOMS_OF_THEIR_OWN = {"variants", "data", "locale"}
"""Of words in both scripts, or in the program's own voice: no knowledge of how reports put things."""


def lists_of_words() -> list[tuple[str, str, frozenset[str]]]:
    """The lists of the patterns in data files: the room, the file, the words."""
    house = ROOT / "converter"
    return [
        (path.relative_to(house).parts[0], path.name, frozenset(found[1].replace("?", "").split("|")))
        for path in sorted(house.rglob("*.toml"))
        if path.relative_to(house).parts[0] not in ROOMS_OF_THEIR_OWN
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("#")
        for found in LIST.finditer(line)
    ]


def test_no_two_rooms_have_the_same_list_of_words() -> None:
    """What several rooms ask for stands in `lexicon/data/shared.toml`, and patterns name it in braces."""
    lists = lists_of_words()
    assert len(lists) > 100
    again = [
        (files, sorted(mine & others))
        for place, (room, file, mine) in enumerate(lists)
        for other, its, others in lists[place + 1 :]
        if room != other and 4 * len(mine & others) >= 3 * len(mine | others)
        for files in ({file, its},)
    ]
    assert again == []


def test_each_of_the_shared_words_is_asked_for_by_two_patterns() -> None:
    named = Counter(
        name
        for path in sorted((ROOT / "converter").rglob("*.toml"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for name in re.findall(r"\{([a-z_]+)\}", line)
    )
    shared = read_toml(ROOT / "converter" / "lexicon" / "data" / "shared.toml")
    assert {name: named[name] for name in shared if named[name] < 2} == {}
