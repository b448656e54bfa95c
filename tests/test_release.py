"""What a release is made of: notices, citation, workflows, a changelog, and files that are the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import converter
from converter.assets import tomllib

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NOTICES = (ROOT / "THIRD-PARTY.md").read_text("utf-8")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LICENCES = re.compile(r"(OFL|OGDL|GPL|HANAZONO|JIEBA)-")


def named_paths(text: str) -> set[str]:
    return set(re.findall(r"`((?:fonts|converter|styles|docs)/[^`]*)`", text))


def tidied(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


class TestNotices:
    def test_each_face_and_list_of_the_fonts_is_named_with_its_licence(self) -> None:
        faces = tomllib.loads((ROOT / "fonts" / "SOURCES.toml").read_text("utf-8"))["faces"]
        rows = [row for row in NOTICES.splitlines() if row.startswith("| `fonts/")]
        for face in faces:
            (row,) = [row for row in rows if f"`fonts/{face['file']}`" in row]
            assert f"`fonts/{face['licence']}`" in row
            assert face["version"] in row
        own = {"SOURCES.toml", "build.py", "outlines.py"}
        there = {path.name for path in (ROOT / "fonts").iterdir() if path.is_file()} - own
        assert {f"fonts/{name}" for name in there} <= named_paths(NOTICES)

    def test_each_data_file_is_named_or_stands_in_a_folder_that_is(self) -> None:
        named = {path for name in named_paths(NOTICES) for path in ROOT.glob(name.rstrip("/"))}
        files = [
            path
            for folder in ("converter", "styles")
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and path.suffix not in (".py", ".pyc")
        ]
        assert len(files) > 50
        assert not [path.relative_to(ROOT) for path in files if not named & {path, *path.parents}]

    def test_what_is_named_is_there(self) -> None:
        assert not [name for name in named_paths(NOTICES) if not any(ROOT.glob(name.rstrip("/")))]

    def test_every_dependency_is_named(self) -> None:
        table = tidied(NOTICES.partition("## Installed beside")[2])
        wanted = [re.split(r"[<>=; \[]", each)[0] for each in PROJECT["project"]["dependencies"]]
        assert not [name for name in wanted if tidied(name) not in table]

    def test_every_licence_goes_with_what_is_shipped(self) -> None:
        patterns = PROJECT["project"]["license-files"]
        shipped = {path for pattern in patterns for path in ROOT.glob(pattern)}
        assert {ROOT / path for path in named_paths(NOTICES) if LICENCES.search(path)} <= shipped
        assert {ROOT / "LICENSE", ROOT / "THIRD-PARTY.md"} <= shipped


class TestExtras:
    @pytest.mark.parametrize("page", ["docs/index.md", "README.md", "README.zh-Hant.md", "README.zh-Hans.md"])
    def test_what_each_brings_is_told(self, page: str) -> None:
        text = (ROOT / page).read_text("utf-8")
        extras = set(PROJECT["project"]["optional-dependencies"]) - {"test", "docs"}
        assert set(re.findall(r"duizhao\[(\w+)\]", text)) == extras
        for row in (row for row in text.splitlines() if "`duizhao[" in row):
            (extra,) = re.findall(r"duizhao\[(\w+)\]", row)
            for wanted in PROJECT["project"]["optional-dependencies"][extra]:
                assert re.split(r"[<>=\[]", wanted)[0] in row.rpartition("` |")[2]


class TestCitation:
    def test_it_cites_this_version(self) -> None:
        yaml = pytest.importorskip("yaml")
        cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
        assert {"cff-version", "message", "title", "authors"} <= set(cited)
        assert cited["version"] == converter.__version__
        assert cited["license"] == PROJECT["project"]["license"]


class TestWorkflows:
    @pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
    def workflow(self, request: pytest.FixtureRequest) -> dict[Any, Any]:
        yaml = pytest.importorskip("yaml")
        loaded: dict[Any, Any] = yaml.safe_load(request.param.read_text("utf-8"))
        return loaded

    @pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
    def test_actions_are_pinned_by_commit_with_their_version(self, path: Path) -> None:
        used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
        assert used
        for each in used:
            assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)

    def test_a_job_may_do_only_what_it_says(self, workflow: dict[Any, Any]) -> None:
        assert workflow["permissions"] == {"contents": "read"}
        for name, job in workflow["jobs"].items():
            assert "timeout-minutes" in job
            assert ("id-token" in job.get("permissions", {})) == (name == "publish")

    def test_what_is_published_was_built_without_the_right_to_publish(self) -> None:
        yaml = pytest.importorskip("yaml")
        jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))["jobs"]
        assert jobs["publish"]["needs"] == "build"
        assert not [step for step in jobs["publish"]["steps"] if "run" in step]
        assert jobs["publish"]["steps"][-1]["with"]["attestations"] is True

    def test_every_python_and_system_is_tried(self) -> None:
        yaml = pytest.importorskip("yaml")
        test = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
        matrix = test["jobs"]["test"]["strategy"]["matrix"]
        assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
        named = {each.rpartition(" ")[2] for each in PROJECT["project"]["classifiers"] if ":: 3." in each}
        assert {*matrix["python"], *(each["python"] for each in matrix["include"])} == named


@pytest.fixture(scope="module")
def release() -> ModuleType:
    spec = spec_from_file_location("release", ROOT / ".ci" / "release.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestChangelog:
    def test_its_latest_section_is_this_version(self, release: ModuleType) -> None:
        changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
        assert release.version() == converter.__version__
        assert release.problem(converter.__version__, changelog, None) is None

    def test_what_stands_in_the_way_is_told(self, release: ModuleType) -> None:
        text = "# Changelog\n\n## 0.2.0 (unreleased)\n"
        assert "latest section is 0.2.0" in release.problem("0.3.0", text, None)
        assert "run make release before the tag" in release.problem("0.2.0", text, "v0.2.0")
        day = release.dated(text, "0.2.0", "2026-12-01")
        assert "## 0.2.0 (2026-12-01)" in day
        assert release.problem("0.2.0", day, "v0.2.0") is None
        assert "the tag is v0.3.0" in release.problem("0.2.0", day, "v0.3.0")
        assert "the changelog's day" in release.problem("0.2.0", text.replace("unreleased", "soon"), None)
        with pytest.raises(ValueError, match="no section"):
            release.latest("# Changelog\n")


def copied(place: Path, *, mode: int, when: int) -> Path:
    """The tree as another checkout has it: at another place, with other rights and times."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, tracked.decode().split("\0")):
        target = place / name
        if (ROOT / name).is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
            target.chmod(mode)
            os.utime(target, (when, when))
    return place


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs a checkout")
def test_sdist_and_wheel_are_the_same_bytes_wherever_and_whenever_they_are_built(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    hashes = []
    for name, mode, when in (("a", 0o644, 1_500_000_000), ("b", 0o600, 1_700_000_000)):
        tree = copied(tmp_path / name, mode=mode, when=when)
        built = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path / f"dist-{name}")]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000"}
        subprocess.run(built, cwd=tree, env=environment, check=True, capture_output=True)
        shutil.rmtree(tree)
        files = sorted((tmp_path / f"dist-{name}").iterdir())
        hashes.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert hashes[0] == hashes[1]
    assert len(hashes[0]) == 2
    (wheel,) = (tmp_path / "dist-a").glob("*.whl")
    (sdist,) = (tmp_path / "dist-a").glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as package:
        inside = set(package.namelist())
    assert {
        "converter/assets/styles/modern.toml",
        "converter/py.typed",
        "converter/schemas/report.schema.json",
    } <= inside
    assert any(name.endswith("licenses/THIRD-PARTY.md") for name in inside)
    catalogues = {name for name in inside if name.startswith("converter/locale/")}
    assert catalogues == {
        f"converter/locale/{each}/LC_MESSAGES/duizhao.mo" for each in ("zh_Hant", "zh_Hans")
    }
    assert not [name for name in inside if name.startswith(("tests/", "docs/"))]
    with tarfile.open(sdist) as archive:
        members = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "mkdocs.yml",
        "docs/hooks.py",
        "SECURITY.md",
        "CITATION.cff",
        ".ci/release.py",
        "Makefile",
        "hatch_build.py",
        "converter/locale/zh_Hant/LC_MESSAGES/duizhao.po",
    } <= members


@pytest.mark.slow
def test_a_wheel_of_the_sdist_speaks_chinese_and_is_that_of_the_checkout(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "TMPDIR": str(tmp_path)}
    subprocess.run(build, cwd=ROOT, env=environment, check=True, capture_output=True)
    (wheel,), (sdist,) = tmp_path.glob("*.whl"), tmp_path.glob("*.tar.gz")
    first = wheel.read_bytes()
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    subprocess.run([*build, "-t", "wheel"], cwd=source, env=environment, check=True, capture_output=True)
    assert wheel.read_bytes() == first
    assert not list(tmp_path.glob("duizhao-catalogues-*"))
    with zipfile.ZipFile(wheel) as package:
        package.extractall(tmp_path / "site")
    run = subprocess.run(
        [sys.executable, "-m", "converter", "convert", "gone.txt"],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**environment, "PYTHONPATH": str(tmp_path / "site"), "DUIZHAO_LANG": "", "LC_ALL": "zh_TW.UTF-8"},
    )  # fmt: skip
    assert run.stderr == "duizhao：gone.txt：找不到這個檔案；請檢查檔名和資料夾\n"
