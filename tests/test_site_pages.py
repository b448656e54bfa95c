"""The tutorial and the how-to pages do what they say: their commands are run, their outputs and files looked at."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [DOCS / "tutorial.md", *sorted((DOCS / "how-to").glob("*.md"))]
SCRIPTS = ("zh-Hant", "zh-Hans")
IN_CHINESE = [DOCS / script / name for script in SCRIPTS for name in ("tutorial.md", "review.md")]
"""Pages that show what the program says, in their own language; they are run as the English ones are."""
NOT_RUN = {
    "install": r"(python3 -m venv|\S*pip install|source) .*",
    "cluster": r"dask (scheduler|worker)\b.*|duizhao .* s3://bucket/out .*",
}
"""Reasons for which a block is not run, and what alone may stand in one."""
CLUSTER = "tcp://head:8786"
"""The address of the pages' cluster; the tests put one of their own in its place."""
PART = re.compile(
    r"^(?:<!-- (?P<mark>not run|makes): (?P<what>.*?) -->"
    r'|```(?P<language>\w+)(?: title="(?P<file>[^"]+)")?\n(?P<code>.*?)^```)$',
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A block of code of a page, or what a remark says of one."""

    kind: str
    """`sh`, `python`, `text` (what was printed), `file`, `makes`, `not run`."""
    content: str
    name: str = ""
    """Of the file, or why the block is not run."""


def parts_of(page: Path) -> Iterator[Part]:
    """The blocks in their order."""
    reason = ""
    for found in PART.finditer(page.read_text("utf-8")):
        if found["mark"] == "not run":
            reason = found["what"]
        elif found["mark"]:
            yield Part("makes", found["what"])
        elif found["file"]:
            yield Part("file", found["code"], found["file"])
        else:
            yield Part("not run" if reason else found["language"], found["code"], reason)
            reason = ""


def without_remarks(code: str) -> str:
    return "\n".join(re.split(r"  +# ", line)[0].rstrip() for line in code.splitlines())


class Reader:
    """Someone who does what a page says, in a folder of their own."""

    def __init__(self, folder: Path, language: str, cluster: str | None = None) -> None:
        self.folder = folder
        self.cluster = cluster
        self.printed = ""
        self.python = ""
        programs = folder.parent / "programs"
        programs.mkdir()
        shim = programs / "duizhao"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m converter "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DUIZHAO_", "LC_"))}
        self.environment = {
            **kept,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder.parent),
            "XDG_CONFIG_HOME": str(folder.parent),
            "LANG": "C.UTF-8",
            "DUIZHAO_LANG": language,
        }

    def do(self, part: Part) -> None:
        if part.kind == "file":
            path = self.folder / part.name
            path.parent.mkdir(exist_ok=True)
            path.write_text(part.content, encoding="utf-8")
        elif part.kind == "sh":
            code = part.content.replace(CLUSTER, self.cluster or CLUSTER)
            self.run(["sh", "-e", "-c", code])
        elif part.kind == "python":
            self.run([sys.executable, "-c", self.python + part.content])
            self.python += part.content
        elif part.kind == "text":
            self.look_for(part.content)
        elif part.kind == "makes":
            for name in part.content.split():
                check_file(self.folder / name)
        else:
            assert part.kind == "not run", part

    def run(self, command: list[str]) -> None:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        self.printed = done.stdout + done.stderr
        assert done.returncode == 0, f"{command[-1]}\n{self.printed}"

    def look_for(self, text: str) -> None:
        """Each line stands in what was printed, in this order."""
        printed = [" ".join(line.split()) for line in self.printed.splitlines()]
        at = 0
        for line in text.splitlines():
            found = [n for n, each in enumerate(printed) if n >= at and " ".join(line.split()) in each]
            assert found, f"{line!r} was not printed:\n{self.printed}"
            at = found[0] + 1


def check_file(path: Path) -> None:
    """A file is there and is what its name says."""
    assert path.is_file(), path.name
    content = path.read_bytes()
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(content) as pdf:
            assert len(pdf) > 0
    elif path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
            assert "[Content_Types].xml" in package.namelist()
    elif path.suffix == ".json":
        json.loads(content)
    elif path.suffix == ".sqlite":
        with sqlite3.connect(path) as archive:
            assert archive.execute("SELECT count(*) FROM figure").fetchone()[0] > 0
    else:
        assert content.strip(), path.name


@pytest.fixture
def cluster(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The address of a cluster, for a page that hands work to one."""
    if CLUSTER not in request.getfixturevalue("page").read_text("utf-8"):
        yield None
        return
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as made:
        yield made.scheduler_address


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the pages' commands are those of a POSIX shell")
@pytest.mark.parametrize("page", [*PAGES, *IN_CHINESE], ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_what_a_page_says_happens(page: Path, cluster: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    language = page.parent.name if page in IN_CHINESE else "en"
    reader = Reader(folder, language, cluster)
    for part in parts_of(page):
        reader.do(part)
    if page.stem == "tutorial":
        with pypdfium2.PdfDocument(folder / "report.pdf") as pdf:
            text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
        assert "王編輯" in text
        assert "槍枝" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_only_what_cannot_be_run_is_not_run(page: Path) -> None:
    parts = list(parts_of(page))
    fences = re.findall(r"^```\w", page.read_text("utf-8"), re.MULTILINE)
    assert len(fences) == sum(part.kind != "makes" for part in parts)
    assert any(part.kind == "sh" for part in parts)
    assert any(part.kind == "makes" for part in parts)
    for part in parts:
        assert part.kind in {"sh", "python", "text", "file", "makes", "not run"}
        if part.kind == "not run":
            for line in without_remarks(part.content).splitlines():
                assert re.fullmatch(NOT_RUN[part.name], line), line


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_in_chinese_has_the_same_blocks(page: Path, script: str) -> None:
    """So what is run of one is run of all three; only remarks, and what is told, are in the page's language."""
    other = DOCS / script / page.name
    told = other in IN_CHINESE
    assert other.read_text("utf-8").startswith(f"---\nlang: {script}\n---\n")
    first, second = (
        [
            (part.kind, "" if part.kind == "text" and told else without_remarks(part.content), part.name)
            for part in parts_of(each)
        ]
        for each in (page, other)
    )
    assert first == second
    assert page.read_text("utf-8").count("\n## ") == other.read_text("utf-8").count("\n## ")


@pytest.mark.parametrize("script", SCRIPTS)
def test_there_is_no_page_in_chinese_without_an_english_one(script: str) -> None:
    assert {path.name for path in (DOCS / script).glob("*.md")} == {page.name for page in PAGES}


def test_every_page_stands_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2]
    pages = {
        path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if not path.name.endswith(".in.md")
    }
    named = re.findall(r": (\S+\.md)$", menu, re.MULTILINE)
    assert pages <= set(named)
    assert len(named) == len(set(named))


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.stem)
def test_a_page_links_to_others_and_does_not_name_their_files(page: Path) -> None:
    if page.name != "architecture.md":  # it speaks of files
        assert not re.search(r"docs/[\w-]+\.md", page.read_text("utf-8"))
