"""Settings: command line > environment > beside the input > the user's file > default."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Duizhao

MARK = {"modern": b"NotoSerifTC", "official-tw": b"Kai"}


@pytest.fixture
def home(duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file, which is not there yet."""
    path = duizhao.folder / "home" / "config.toml"
    path.parent.mkdir()
    path.touch()
    monkeypatch.setenv("DUIZHAO_CONFIG", str(path))
    return path


def title_of(duizhao: Duizhao, *arguments: str) -> str:
    """The title under which a page for the browser shows the report."""
    run = duizhao("convert", "report.txt", "-o", "-", "--to", "html", *arguments)
    assert run.code == 0, run.message
    return run.output.partition("<title>")[2].partition("</title>")[0]


def test_each_place_comes_before_those_below_it(
    duizhao: Duizhao, report: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "report" in title_of(duizhao)
    home.write_text('title = "使用者"\n', "utf-8")
    assert "使用者" in title_of(duizhao)
    duizhao.write("duizhao.toml", 'title = "旁邊"\n')
    assert "旁邊" in title_of(duizhao)
    monkeypatch.setenv("DUIZHAO_TITLE", "環境")
    assert "環境" in title_of(duizhao)
    monkeypatch.setenv("DUIZHAO_CONVERT_TITLE", "命令")
    assert "命令" in title_of(duizhao)
    assert "行內" in title_of(duizhao, "--title", "行內")


def test_all_kinds_of_options_are_set_by_the_users_file(duizhao: Duizhao, report: Path, home: Path) -> None:
    (home.parent / "mine.csv").write_text("破獲,偵破\n", "utf-8")
    home.write_text(
        'to = ["html", "json"]\noutput = "made"\nglossary = "mine.csv"\nverbose = true\njobs = 1\n'
        '[review]\nvariant = "hk"\n[text]\npunctuation = "region"\n',
        "utf-8",
    )
    run = duizhao("convert", "report.txt")
    assert run.code == 0, run.message
    assert f"your settings are in {home} (to, output, glossary, verbose, jobs, " in run.message
    assert {path.name for path in duizhao.path("made").iterdir()} == {"report.html", "report.json"}
    assert "偵破" in duizhao.path("made/report.html").read_text("utf-8")
    assert duizhao("text", "--to", "tw", stdin="“破獲”\n").output == "「偵破」\n"
    assert "Traditional, Hong Kong" in duizhao("review", "report.txt").output


def test_the_environment_sets_options_but_never_force(
    duizhao: Duizhao, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_TO", "json")
    monkeypatch.setenv("DUIZHAO_FORCE", "1")
    monkeypatch.setenv("DUIZHAO_CONVERT_FORCE", "1")
    assert duizhao("convert", "report.txt").code == 0
    assert duizhao.files == {"report.txt", "report.json"}
    assert duizhao("convert", "report.txt").code == 4
    monkeypatch.setenv("DUIZHAO_GLOSSARY", "none.csv")
    assert "none.csv" in duizhao("text", "--to", "tw", stdin="公安").message


def test_a_file_saved_by_notepad_is_read_and_variables_are_named(
    duizhao: Duizhao, report: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write_bytes("\ufefftitle = '使用者'\r\n".encode())
    duizhao.write("duizhao.toml", "\ufeffvariant = 'hk'\r\n")
    monkeypatch.setenv("DUIZHAO_TO", "html")
    monkeypatch.setenv("DUIZHAO_CONVERT_JOBS", "1")
    run = duizhao("convert", "report.txt", "-o", "-", "-v")
    assert (run.code, "使用者" in run.output) == (0, True), run.message
    assert "options are set by the environment: DUIZHAO_TO, DUIZHAO_CONVERT_JOBS\n" in run.message


def test_a_home_that_is_not_there_is_no_defect(
    duizhao: Duizhao, report: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write_text("glossary = '~nobody-of-this-name/x.csv'\n", "utf-8")
    assert "glossary: there is no file" in duizhao("convert", "report.txt").message
    monkeypatch.setenv("DUIZHAO_CONFIG", "~nobody-of-this-name/x.toml")
    assert "it cannot be read" in duizhao("convert", "report.txt").message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("styel = 'modern'", "config.toml: styel: there is no option of this name; did you mean style?"),
        ("force = true", "config.toml: force: this is never set by a file"),
        ("[convert]\nforce = true", "config.toml: convert.force: this is never set by a file"),
        ("[reviw]\npage = 'x'", "config.toml: reviw: there is no command of this name; did you mean review?"),
        (
            "[review]\npaeg = 'x'",
            "config.toml: review.paeg: there is no option of this name; did you mean page",
        ),
        ("variant = 'jp'", "config.toml: variant: 'jp' is not one of"),
        ("style = 'modren'", "config.toml: style: no style is called 'modren'; did you mean 'modern'?"),
        ("to = 'odt'", "config.toml: to: 'odt' is not a format"),
        ("open = 1", "config.toml: open: the value of this key must be true or false"),
        ("jobs = 'two'", "config.toml: jobs: the value of this key must be a number"),
        ("jobs = -2", "config.toml: jobs: -2 is not in the range"),
        ("title = 5", "config.toml: title: the value of this key must be text"),
        ("title = '\u200b'", "config.toml: title: nothing of"),
        ("glossary = ['none.csv']", "config.toml: glossary: there is no file"),
        ("encoding = 'klingon'", "config.toml: encoding: there is no encoding named 'klingon'"),
        ("style = ", "config.toml: it is not TOML"),
        ("scripts = 'hant'\nlayout = 'facing'", "'facing' is for both scripts"),
    ],
)
def test_what_is_wrong_in_the_users_file_is_one_line_with_file_and_key(
    duizhao: Duizhao, report: Path, home: Path, content: str, said: str
) -> None:
    home.write_text(content, "utf-8")
    run = duizhao("convert", "report.txt")
    assert (run.code, said in run.message, run.message.count("\n")) == (2, True, 1), run.message
    assert run.message.startswith("duizhao: ")
    assert duizhao("convert", "--help").code == 0  # help is there whatever the settings are
    assert duizhao.files == {"report.txt", "home"}


def test_a_wrong_value_of_the_environment_names_the_variable(
    duizhao: Duizhao, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (
        ("DUIZHAO_VARIANT", "jp"),
        ("DUIZHAO_STYLE", "none"),
        ("DUIZHAO_CONFIG", "none.toml"),
    ):
        monkeypatch.setenv(name, value)
        run = duizhao("convert", "report.txt")
        assert (run.code, run.message.count("\n")) == (2, 1), run.message
        assert run.message.startswith(
            f"duizhao: {name}: " if name != "DUIZHAO_CONFIG" else "duizhao: none.toml: "
        )
        monkeypatch.delenv(name)


def test_of_two_that_do_not_go_together_the_higher_is_kept(
    duizhao: Duizhao, report: Path, home: Path
) -> None:
    home.write_text('layout = "facing"\nvocabulary = "tw"\nresume = true\nopen = false\n', "utf-8")
    for arguments in (("--scripts", "hant"), ("--variant", "hk")):
        run = duizhao("convert", "report.txt", "-o", "-", "--to", "html", *arguments)
        assert run.code == 0, run.message
    duizhao.write("report.decisions.toml", 'schema = "duizhao/decisions/1"\n[title]\ntext = "題名"\n')
    home.write_text("no-decisions = true\n", "utf-8")
    assert "題名" not in title_of(duizhao)
    assert "題名" in title_of(duizhao, "--decisions", "report.decisions.toml")
    home.write_text('scripts = "hant"\n', "utf-8")
    duizhao.write("duizhao.toml", 'layout = "facing"\n')
    assert duizhao("convert", "report.txt", "--to", "pdf").code == 0
    assert b"TwoPageRight" in duizhao.path("report.pdf").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        *(
            (f"{line}\n", f"duizhao.toml: {line.partition(' ')[0]}: this cannot be set by a file beside an input")
            for line in (
                "output = '/tmp'", "force = true", "open = true", "scheduler = 'tcp://x:1'", "template = 'x.docx'",
                "system-fonts = true", "decisions = 'x.toml'", "to = 'pdf'", "[convert]\nforce = true",
            )
            if not line.startswith("[")
        ),
        ("[convert]\nforce = true\n", "duizhao.toml: convert: this cannot be set"),
        ("titel = 'x'\n", "did you mean title?"),
        ("style = 'modren'\n", "duizhao.toml: style: a file beside an input names a style that comes with duizhao; did you"),
        ("style = 'house.toml'\n", "duizhao.toml: style: a file beside an input names a style that comes with duizhao"),
        ("style = 5\n", "duizhao.toml: style: 5 is neither"),
        ("variant = 'jp'\n", "duizhao.toml: variant: 'jp' is not a choice"),
        ("layout = 'spiral'\n", "duizhao.toml: layout: 'spiral'"),
        ("title = ['a']\n", "duizhao.toml: title: ['a'] is not text"),
        ("glossary = '../out.csv'\n", "is not inside the folder"),
        ("glossary = '/etc/passwd'\n", "is not inside the folder"),
        ("glossary = 'none.csv'\n", "there is no file 'none.csv'"),
        ("glossary = [5]\n", "a glossary is named by its file"),
        ("glossary = 'link.csv'\n", "is not inside the folder"),
        ("\x00", "it is not TOML"),
    ],
)  # fmt: skip
def test_a_file_beside_the_input_decides_nothing_but_how_it_looks(
    duizhao: Duizhao, report: Path, content: str, said: str
) -> None:
    (duizhao.folder.parent / "out.csv").write_text("破獲,偵破\n", "utf-8")
    duizhao.write("house.toml", 'extends = "modern"\n')
    duizhao.path("link.csv").symlink_to(duizhao.folder.parent / "out.csv")
    duizhao.write("duizhao.toml", content)
    before = duizhao.files
    run = duizhao("convert", "report.txt")
    assert (run.code, said in run.message, run.message.count("\n")) == (2, True, 1), run.message
    assert duizhao.files == before


def test_a_glossary_beside_the_input_is_found_from_anywhere_and_named_by_verbose(
    duizhao: Duizhao, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    duizhao.write("sub/report.txt", report.read_bytes())
    duizhao.write("sub/words/mine.csv", "破獲,偵破\n")
    duizhao.write("sub/duizhao.toml", 'glossary = "words/mine.csv"\n')
    run = duizhao("convert", "sub/report.txt", "-o", "-", "--to", "html", "-v")
    assert (run.code, "偵破" in run.output) == (0, True), run.message
    settings = Path("sub", "duizhao.toml")
    assert f"settings are taken from {settings} beside it (glossary)" in run.message
    assert "settings" not in duizhao("convert", "sub/report.txt", "-o", "-", "--to", "html").message
    assert "偵破" in duizhao("text", "--to", "tw", "sub/report.txt").output
    assert "mine.csv" not in duizhao("convert", "report.txt", "-o", "-", "--to", "html", "-v").message


def test_a_run_over_many_takes_the_file_beside_each_and_its_content_counts(
    duizhao: Duizhao, report: Path
) -> None:
    for name, title in (("a", "甲報告"), ("b", "乙報告")):
        duizhao.write(f"in/{name}/{name}.txt", report.read_bytes())
        duizhao.write(f"in/{name}/duizhao.toml", f'title = "{title}"\n')
    duizhao.write("in/c/c.txt", report.read_bytes())
    arguments = ("convert", "in", "-o", "out", "--to", "html", "--resume", "-j", "1")
    run = duizhao(*arguments)
    assert (run.code, "left alone" in run.message) == (0, False), run.message
    for name, title in (("a", "甲報告"), ("b", "乙報告"), ("c", "<title>c")):
        assert title in duizhao.path(f"out/{name}.html").read_text("utf-8")
    assert "3 unchanged" in duizhao(*arguments).message
    duizhao.write("in/b/duizhao.toml", 'title = "丙報告"\n')
    assert "1 converted, 2 unchanged" in duizhao(*arguments).message
    duizhao.write("in/b/duizhao.toml", "force = true\n")
    run = duizhao(*arguments)
    assert (run.code, "2 unchanged, 1 failed" in run.message) == (1, True), run.message
    assert json.loads(duizhao.path("out/failures.jsonl").read_text("utf-8"))["code"] == 2
