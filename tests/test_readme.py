"""The READMEs name what the program has, and the three of them the same."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import click
import pytest

import converter
from converter.cli import cli

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-Hant.md", "README.zh-Hans.md")
PAGES = (
    *READMES,
    "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
)
MADE = {
    ROOT / "docs" / name
    for name in (
        "gallery.md",
        "reference/commands.md",
        "reference/schemas.md",
        "zh-Hant/commands.md",
        "zh-Hans/commands.md",
    )
}
"""Pages that the site makes when it is built."""
GUIDES = ("CONTRIBUTING.md", "docs/architecture.md")
FILE = re.compile(r"`([\w./-]+(?:\.(?:py|toml|tsv|md|txt)|/))`")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
CODE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def import_path(name: str, path: Path) -> ModuleType:
    """A module that is no part of a package."""
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def options_of(command: click.Command) -> set[str]:
    context = click.Context(command, help_option_names=["-h", "--help"])
    options = [option for option in command.get_params(context) if isinstance(option, click.Option)]
    return {name for option in options for name in option.opts}


def shell_lines(text: str) -> list[str]:
    """The commands in blocks of code, without their remarks."""
    lines = [line.split("  #")[0].strip() for block in CODE.findall(text) for line in block.splitlines()]
    return [
        line for line in lines if re.match(r"(duizhao|make|python3?|pip|\.venv/bin/\w+)\s", line)
    ]  # the rest is Python, drawings, glossaries


def python_of(text: str) -> list[str]:
    """The blocks of Python without their remarks, which are in the page's language."""
    blocks = re.findall(r"```python\n.*?```", text, re.DOTALL)
    return [re.sub(r"  # .*", "", block) for block in blocks]


def named_in_spans(text: str) -> list[str]:
    """Options in `spans` of prose and tables, in their order."""
    return [name for span in re.findall(r"`([^`\n]+)`", CODE.sub("", text)) for name in OPTION.findall(span)]


def links_of(text: str) -> set[str]:
    """Where a README leads to; a page in its own script as the English one."""
    links = {re.sub(r"docs/zh-Han[ts]/", "docs/how-to/", link) for link in LINK.findall(text)}
    return {link.replace("how-to/tutorial", "tutorial") for link in links if "README" not in link}


COMMANDS = {name: options_of(command) for name, command in cli.commands.items()}


@pytest.mark.parametrize("page", PAGES)
def test_every_option_a_page_names_exists(page: str) -> None:
    known = set().union(*COMMANDS.values(), options_of(cli))
    assert {name for name in named_in_spans(text_of(page)) if name.startswith("--")} <= known


@pytest.mark.parametrize("page", PAGES)
def test_every_command_shown_takes_the_options_it_is_shown_with(page: str) -> None:
    shown = [line.partition("duizhao ")[2] for line in shell_lines(text_of(page)) if "duizhao " in line]
    for line in shown:
        command = line.split()[0]
        known = options_of(cli) if command.startswith("-") else COMMANDS[command]
        assert set(OPTION.findall(line)) <= known, line


@pytest.mark.parametrize("page", READMES)
def test_every_command_stands_in_the_readme(page: str) -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", text_of(page), re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_option_of_every_command_stands_in_the_reference_that_is_made(language: str) -> None:
    pytest.importorskip("mkdocs", reason="needs the docs extra")
    hooks = import_path("hooks", ROOT / "docs" / "hooks.py")
    heads = re.split(r"^## duizhao (\w+)$", hooks.commands_page(language), flags=re.MULTILINE)
    sections = dict(zip(heads[1::2], heads[2::2], strict=True))
    assert set(COMMANDS) <= set(sections)
    for name, options in COMMANDS.items():
        rows = [row for row in sections[name].splitlines() if row.startswith("| `-")]
        assert {option for row in rows for option in OPTION.findall(row.split(" | ")[0])} == options, name
        assert all(len(row.split(" | ")[1]) > 5 for row in rows)
        assert all(
            bool(re.search("[\u4e00-\u9fff]", row)) == (language != "en") for row in rows if "信息" not in row
        )


@pytest.mark.parametrize("page", READMES[1:])
def test_the_readmes_name_the_same_options_commands_code_and_links(page: str) -> None:
    first, other = text_of(READMES[0]), text_of(page)
    assert sorted(named_in_spans(other)) == sorted(named_in_spans(first))
    assert shell_lines(other) == shell_lines(first)
    assert python_of(other) == python_of(first)
    assert links_of(other) == links_of(first)
    assert first.count("\n## ") == other.count("\n## ")


def test_the_pages_have_commands_and_options_to_compare() -> None:
    lines = shell_lines(text_of(READMES[0]))
    assert {"make report", "make test"} <= set(lines)
    assert {line.split()[1] for line in lines if line.startswith("duizhao ")} > {
        "convert",
        "inspect",
        "review",
    }


@pytest.mark.parametrize("page", GUIDES)
def test_every_file_and_folder_a_guide_names_exists(page: str) -> None:
    known = {
        path.relative_to(ROOT).as_posix()
        for top in ("converter", "docs", "seeds", "styles", "tests")
        for path in (ROOT / top).rglob("*")
    }
    known |= {path.name for path in ROOT.iterdir()}
    named = {name.rstrip("/") for name in FILE.findall(text_of(page)) if "NAME" not in name}
    assert len(named) > 5
    assert {name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in known)} <= {
        "report.txt"
    }


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md"])
def test_links_lead_to_files_that_exist(page: str) -> None:
    for link in LINK.findall(text_of(page)):
        target = (ROOT / page).parent / link
        assert link.startswith("https://") or target.exists() or target.resolve() in MADE, link


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_a_place_on_one_machine(page: str) -> None:
    assert not re.search(r"(?<![\w.])/(work|home|tmp|root|Users)/", text_of(page))


def test_the_example_for_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", text_of(READMES[0]), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text("一、打击犯罪。上半年，全市破获刑事案件1360余起。\n", encoding="utf-8")
    names = {
        name.strip()
        for line in re.findall(r"from converter import (.*)", example)
        for name in line.split(",")
    }
    assert names <= set(converter.__all__)
    exec(compile(example, "README.md", "exec"), {})
    assert {path.name for path in Path("out").iterdir()} == {"report.pdf", "report.docx"}
