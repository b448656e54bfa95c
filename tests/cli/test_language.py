"""Commands in the language of their user: chosen where, what is told, what stays the same."""

from __future__ import annotations

import ast
import gettext
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest
from babel.messages.extract import extract
from commands import Duizhao
from rich.console import Console
from rich.text import Text

from converter.cli import cli
from converter.cli.click_words import COUNTED, OF_CLICK, in_clicks_words
from converter.cli.console import lined
from converter.cli.help import SpokenContext
from converter.cli.wrapping import breaks, columns, wrapped
from converter.languages import Language, speaking, spoken
from converter.languages.catalogues import catalogue_of

HAN = re.compile("[\u3400-\u9fff]")
LANGUAGES = ("en", "zh-Hant", "zh-Hans")
USAGE = {"en": "Usage: ", "zh-Hant": "用法：", "zh-Hans": "用法："}
OPTIONS = {"en": "Options:\n", "zh-Hant": "選項：\n", "zh-Hans": "选项：\n"}
COMMANDS = sorted(cli.commands)


def language_of(text: str) -> str:
    return next(each for each in LANGUAGES if OPTIONS[each] in text)


@pytest.fixture(autouse=True)
def _none_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DUIZHAO_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


class TestChoice:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("--lang", "zh-Hans", "--help"),
            ("--help", "--lang", "zh-Hans"),
            ("--help", "--lang=zh-Hans"),
            ("convert", "--help", "--lang", "zh-Hans"),
            ("--lang", "ZH-HANS", "convert", "--help"),
            ("--lang", "zh-Hant", "convert", "--help", "--lang", "zh-Hans"),
            ("convert", "--help", "--lang", "zh_CN.UTF-8"),
        ],
    )
    def test_the_option_stands_anywhere(self, duizhao: Duizhao, arguments: tuple[str, ...]) -> None:
        assert language_of(duizhao(*arguments).output) == "zh-Hans"

    def test_behind_two_dashes_it_is_a_file(self, duizhao: Duizhao) -> None:
        run = duizhao("convert", "--", "--lang", "zh-Hans")
        assert not HAN.search(run.message)

    def test_option_then_variable_then_file_then_locale(
        self, duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LANG", "zh_TW.UTF-8")
        assert language_of(duizhao("--help").output) == "zh-Hant"
        monkeypatch.setenv("DUIZHAO_CONFIG", str(duizhao.write("config.toml", 'lang = "zh-Hans"\n')))
        assert language_of(duizhao("--help").output) == "zh-Hans"
        monkeypatch.setenv("DUIZHAO_LANG", "en")
        assert language_of(duizhao("--help").output) == "en"
        assert language_of(duizhao("--help", "--lang", "zh-Hant").output) == "zh-Hant"

    @pytest.mark.parametrize("locale", ["fr_FR.UTF-8", "C", "POSIX", ""])
    def test_another_locale_is_told_in_english(
        self, duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch, locale: str
    ) -> None:
        monkeypatch.setenv("LANG", locale)
        run = duizhao("convert", "--help")
        assert (run.code, run.message, language_of(run.output)) == (0, "", "en")

    def test_an_unknown_variable_is_passed_over(
        self, duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch, report: Path
    ) -> None:
        monkeypatch.setenv("DUIZHAO_LANG", "fr")
        monkeypatch.setenv("LANG", "zh_CN")
        run = duizhao("inspect", report.name)
        assert run.code == 0
        assert "指标" in run.output

    @pytest.mark.parametrize("where", [("--lang", "fr", "inspect"), ("inspect", "--lang", "fr")])
    def test_an_unknown_option_is_wrong_usage(
        self, duizhao: Duizhao, where: tuple[str, ...], report: Path
    ) -> None:
        run = duizhao(*where, report.name)
        assert run.code == 2
        assert "'fr' is not one of 'en', 'zh-Hant', 'zh-Hans'" in run.message

    def test_an_unknown_key_of_the_file_is_told_with_its_place(
        self, duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch, report: Path
    ) -> None:
        config = duizhao.write("config.toml", 'lang = "fr"\n')
        monkeypatch.setenv("DUIZHAO_CONFIG", str(config))
        run = duizhao("inspect", report.name)
        assert run.code == 2
        assert run.message.startswith(f"duizhao: {config}: lang: 'fr' is not one of")

    def test_a_settings_file_that_is_wrong_leaves_help(
        self, duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DUIZHAO_CONFIG", str(duizhao.write("config.toml", "lang = [")))
        assert language_of(duizhao("--help").output) == "en"

    def test_doctor_tells_where_it_is_set(self, duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DUIZHAO_LANG", "zh_TW")
        found = json.loads(duizhao("doctor", "--json").output)["settings"]
        assert {"command": "inspect", "option": "--lang", "value": "zh_TW", "from": "DUIZHAO_LANG"} in found[
            "values"
        ]
        assert "DUIZHAO_LANG" not in found["unused_variables"]

    def test_nothing_is_left_behind(self, duizhao: Duizhao) -> None:
        duizhao("--lang", "zh-Hant", "convert", "--nosuch")
        assert spoken() is None
        assert click.core._ is gettext.gettext  # type: ignore[attr-defined]
        assert "Options:" in duizhao("--help").output

    def test_english_opens_no_catalogue(self, duizhao: Duizhao, report: Path) -> None:
        catalogue_of.cache_clear()
        duizhao("inspect", report.name)
        assert catalogue_of.cache_info().currsize == 0


class TestHelp:
    @pytest.mark.parametrize("language", LANGUAGES[1:])
    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_all_of_it_is_chinese(self, duizhao: Duizhao, command: str, language: str) -> None:
        text = duizhao(*filter(None, (command, "--help", "--lang", language))).output
        assert text.startswith(USAGE[language])
        prose = re.sub(
            r"duizhao \w+|\[[^\]]*\]|`[^`]*`|^ +(duizhao|eval|report|review|doctor|comparison|decisions) .*$",
            "",
            text,
            flags=re.M,
        )
        english = re.findall(r"\b[a-z]{2,} [a-z]{2,}\b", prose)
        assert english == []

    @pytest.mark.parametrize("language", LANGUAGES[1:])
    @pytest.mark.parametrize("width", [60, 80, 100])
    @pytest.mark.parametrize("command", ["", "convert", "compare", "review"])
    def test_no_line_is_too_wide_or_begins_with_a_closing_mark(
        self, command: str, width: int, language: Language
    ) -> None:
        shown = cli.commands.get(command, cli)
        context = SpokenContext(shown, info_name="duizhao", terminal_width=width - 2)
        with speaking(language):
            text = shown.get_help(context)
        for line in text.partition("範例")[0].partition("示例")[0].splitlines():
            assert columns(line) <= width, line
            assert not re.match(r"\s*[，。、；：）」』”？！]", line), line
            assert not re.search("[（「『“]$", line), line

    def test_usage_is_chinese_but_for_the_names_of_values(self, duizhao: Duizhao) -> None:
        assert duizhao("--help", "--lang", "zh-Hans").output.startswith(
            "用法：duizhao [选项] 命令 [参数]...\n"
        )
        text = duizhao("text", "--help", "--lang", "zh-Hant").output
        assert text.startswith("用法：duizhao text [選項] [FILE]\n")

    def test_options_stand_under_one_another(self, duizhao: Duizhao) -> None:
        lines = duizhao("convert", "--help", "--lang", "zh-Hant").output.splitlines()
        starts = {
            columns(found.group())
            for line in lines
            if (found := re.match(r"  -\S*[^\u3400-\u9fff`]*?  +(?=[\u3400-\u9fff`])", line))
        }
        assert len(starts) == 1

    def test_commands_are_completed_with_their_help(self, duizhao: Duizhao) -> None:
        command, context = cli.commands["convert"], click.Context(cli.commands["convert"])
        with speaking("zh-Hans"):
            assert [item.help for item in command.shell_complete(context, "--full")] == [
                "在 DOCX 里附上报告全文；每段引文都链接到全文。"
            ]
            assert [item.help for item in cli.shell_complete(click.Context(cli), "conv")] == [
                "生成双语 PDF 和可编辑的 Word 摘要。"
            ]


class TestWrapping:
    def test_characters_are_two_columns_wide(self) -> None:
        assert wrapped("一二三四五六七", 6) == ["一二三", "四五六", "七"]
        assert columns("a一，b") == 6

    def test_marks_stay_with_what_they_close_or_open(self) -> None:
        assert wrapped("一二三，四五（六七）", 6) == ["一二", "三，四", "五（六", "七）"]

    def test_words_stay_whole(self) -> None:
        assert wrapped("用 report.decisions.toml 這個檔", 12) == ["用", "report.decisions.toml", "這個檔"]
        assert wrapped("占滿寬度 [預設：both]", 20) == ["占滿寬度", "[預設：both]"]

    def test_what_is_too_wide_is_folded_in_tables(self) -> None:
        text = "report-of-the-year.txt，一二"
        found = [0, *breaks(text, 10, fold=True), len(text)]
        lines = [text[start:end] for start, end in pairwise(found)]
        assert lines == ["report-of-", "the-year.t", "xt，一二"]

    @pytest.mark.parametrize("room", range(8, 40))
    def test_cells_are_broken_as_chinese_is(self, room: int) -> None:
        options = Console(width=room).options
        text = Text.assemble(("治爆”專項行動，收繳", "bold"), "「非法槍支」290余支。\n二、", ("其他", "dim"))
        made = lined(text, options)
        lines = made.plain.splitlines()
        assert made.plain.replace("\n", "") == text.plain.replace("\n", "")
        assert all(columns(line) <= room for line in lines)
        assert not [line for line in lines if line[:1] in "”，」。、" or line[-1:] == "「"]
        assert "290" in made.plain
        assert {made.plain[span.start : span.end].replace("\n", "") for span in made.spans} >= {"其他"}

    def test_nothing_is_lost(self) -> None:
        text = "產生「雙語」PDF（含目錄、書籤）和 Word；見 `duizhao --help`。"
        for room in range(2, 50):
            assert "".join("".join(wrapped(text, room)).split()) == "".join(text.split())


class TestErrors:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("nosuch",), "duizhao：沒有「nosuch」這個指令；詳見 duizhao --help"),
            (("convert", "--layuot", "x"), "duizhao：沒有「--layuot」這個選項（您是指「--layout」嗎？）；詳見 duizhao convert --help"),
            (("convert", "--layout"), "duizhao：選項「--layout」後面缺少值；詳見 duizhao convert --help"),
            (("convert", "--force=1"), "duizhao：選項「--force」不帶值；詳見 duizhao convert --help"),
            (("convert", "--jobs", "x"), "duizhao：「-j」、「--jobs」的值不對：「x」不是正確的數字；詳見 duizhao convert --help"),
            (("convert", "--jobs", "-1"), "duizhao：「-j」、「--jobs」的值不對：-1 不在 0<=x<=1024 的範圍內；詳見 duizhao convert --help"),
            (("convert", "--template", "no.docx", "a"), "duizhao：「--template」的值不對：「no.docx」不存在；詳見 duizhao convert --help"),
            (("text",), "duizhao：缺少「--to」；可選 tw、hk、cn；詳見 duizhao text --help"),
            (("completion",), "duizhao：缺少「SHELL」；可選 bash、zsh、fish、powershell；詳見 duizhao completion --help"),
            (("inspect", "a", "b"), "duizhao：多出的引數（b）；詳見 duizhao inspect --help"),
            (("convert", "--to", "odt", "a"), "duizhao：「--to」的值不對：沒有「odt」這種格式；可選 pdf、docx、html、json、xlsx；詳見 duizhao convert --help"),
            (("convert", "gone.txt"), "duizhao：gone.txt：找不到這個檔案；請檢查檔名和資料夾"),
            (("convert",), "duizhao：沒有指定報告；請給檔案、資料夾或 `-`，或用 --files-from 給清單"),
        ],
    )  # fmt: skip
    def test_wrong_uses_are_told_in_one_line(
        self, duizhao: Duizhao, arguments: tuple[str, ...], told: str
    ) -> None:
        run = duizhao("--lang", "zh-Hant", *arguments)
        assert run.message == told + "\n"
        assert run.code == duizhao(*arguments).code
        assert not HAN.search(duizhao(*arguments).message)

    def test_of_several_reports_the_full_name_is_told(self, duizhao: Duizhao) -> None:
        duizhao.write("in/a.txt", "")
        duizhao.write("in/b.txt", "")
        run = duizhao("convert", "in", "-o", "out", "--lang", "zh-Hans", "-j", "1")
        assert run.message.splitlines()[0] == "duizhao：in/a.txt：文件是空的，没有可转换的内容"


class TestSame:
    """What scripts read is the same in each language."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("inspect", "--json"),
            ("review", "--json"),
            ("doctor", "--json"),
            ("convert", "-o", "-", "--to", "json"),
        ],
    )
    def test_json(self, duizhao: Duizhao, report: Path, arguments: tuple[str, ...]) -> None:
        runs = [duizhao(*arguments, report.name, "--lang", language) for language in LANGUAGES]
        assert {run.code for run in runs} == {0}
        assert len({run.output for run in runs}) == 1
        json.loads(runs[0].output)

    def test_what_doctor_finds_wrong_in_json(self, duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DUIZHAO_VARIANT", "jp")
        monkeypatch.setenv("DUIZHAO_JOBS", "x")
        runs = [duizhao("doctor", "--json", "--lang", language) for language in LANGUAGES]
        assert {run.code for run in runs} == {1}
        assert len({run.output for run in runs}) == 1
        assert "不能是「jp」" in duizhao("doctor", "--lang", "zh-Hant").output

    def test_files_and_the_list_of_failures(self, duizhao: Duizhao, report: Path) -> None:
        duizhao.write("empty.txt", "")
        seen = set()
        for language in LANGUAGES:
            run = duizhao(
                "convert",
                report.name,
                "empty.txt",
                "-o",
                language,
                "--to",
                "docx,html",
                "-j",
                "2",
                "--lang",
                language,
            )
            assert run.code == 1
            files = sorted(
                each
                for each in duizhao.path(language).rglob("*")
                if each.suffix in (".docx", ".html", ".jsonl")
            )
            assert len(files) == 3
            seen.add(tuple((each.name, each.read_bytes()) for each in files))
        assert len(seen) == 1
        assert not HAN.search(duizhao.path("zh-Hant/failures.jsonl").read_text("utf-8"))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_quiet_is_quiet(self, duizhao: Duizhao, report: Path, language: str) -> None:
        run = duizhao("convert", report.name, "-o", language, "--to", "docx", "-q", "--lang", language)
        assert (run.code, run.output, run.message) == (0, "", "")


class TestClick:
    NEVER = re.compile(
        r"deprecated|Do you want|Deprecat|[Ee]diting failed|Windows error|prompt|Prompt|confirm|Confirm|entered values|invalid input|"
        r"Press any key|Unknown (?:color|standard stream)|Choice\(|UUID|does not match the format|defined twice|"
        r"Boolean option|declarations|declaration|No options defined|version %|Show the version and exit|Bash|"
        r"unknown error|Could not open file|Invalid start character|\{len_type\}|Takes \{nargs\}|Value must be an iterable|"
        r"is (?:a file|a directory|not writable|not executable)|\(dynamic\)|env var|Positional arguments|"
        r"is not (?:\{choice\}|one of \{choices\})|Missing (?:argument|option|parameter|\{)|Did you mean|Try '|^Error|^(?:d|file|directory|path)$|DEPRECATED"
    )
    """Of what no command here has; and what is said in sentences of our own."""

    def sentences(self) -> Iterator[tuple[str, ...]]:
        for path in sorted(Path(click.__file__).parent.glob("*.py")):
            for found in extract("python", io.BytesIO(path.read_bytes()), {"_": None, "ngettext": (1, 2)}):
                yield (found[1],) if isinstance(found[1], str) else found[1]

    def test_all_that_click_may_say_is_in_the_catalogues(self) -> None:
        ours = {*OF_CLICK, *(each for pair in COUNTED for each in pair)}
        other = {each for found in self.sentences() for each in found if each not in ours}
        assert {each for each in other if not self.NEVER.search(each)} == set()

    def test_its_own_functions_come_back(self) -> None:
        before = click.exceptions._  # type: ignore[attr-defined]
        with speaking("zh-Hant"), in_clicks_words():
            assert click.exceptions._("Usage:") == "用法："  # type: ignore[attr-defined]
        assert click.exceptions._ is before  # type: ignore[attr-defined]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "told"), [("en", "Usage: "), ("zh-Hant", "用法："), ("zh-Hans", "用法：")]
)
def test_a_process_speaks_too(language: str, told: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "converter", "--help", "--lang", language],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert run.stdout.startswith(told)


def _is_sentence(node: ast.expr) -> bool:
    """Whether an expression is text that is not made by `message`: a literal with words, or text in pieces.

    What is to be typed is the same in each language.
    """
    if re.match("f?['\"]pip install", ast.unparse(node)):
        return False
    if isinstance(node, ast.JoinedStr):
        return True
    if isinstance(node, ast.BinOp):
        return _is_sentence(node.left) or _is_sentence(node.right)
    if isinstance(node, ast.IfExp):
        return _is_sentence(node.body) or _is_sentence(node.orelse)
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(re.search("[A-Za-z]{2}", node.value))
    )


class TestSentences:
    """Nothing that a person reads is glued: errors, notes and lines are made by `message` or `counted`."""

    MAKERS = re.compile(r"^(?:[A-Z]\w*Error|UsageLine|BadParameter|Diagnostic|Examined|DoubtRule)$")
    SAYERS = frozenset(("say", "error", "info", "warning", "echo", "notify", "add_column", "progress"))
    NOT_YET: frozenset[str] = frozenset()
    """Rooms whose messages are not made so yet."""
    FREE = frozenset(
        (
            "TypeError",
            "ValueError",
            "KeyError",
            "AssertionError",
            "RuntimeError",
            "NotImplementedError",
            "AttributeError",
            "ImportError",
            "FileNotFoundError",
            "OSError",
            "IndexError",
            "LookupError",
        )
    )
    """Errors that no person is told."""

    def glued(self) -> Iterator[str]:
        house = Path(__file__).parents[2] / "converter"
        for path in sorted(house.rglob("*.py")):
            place = path.relative_to(house).as_posix()
            if place.partition("/")[0] in self.NOT_YET or path.name == "build.py":
                continue
            for function in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(function, (ast.FunctionDef, ast.Module)):
                    yield from (f"{place}:{line}" for line in self.lines_of(function))

    def lines_of(self, function: ast.FunctionDef | ast.Module) -> Iterator[int]:
        """Lines of calls that are given such a text, or a name that one was given to before."""
        inside = [each for each in ast.walk(function) if isinstance(each, (ast.Assign, ast.Call))]
        given = {
            target.id
            for each in inside
            if isinstance(each, ast.Assign)
            and isinstance(function, ast.FunctionDef)
            and _is_sentence(each.value)
            for target in each.targets
            if isinstance(target, ast.Name)
        }
        for call in inside:
            for each in self.said(call) if isinstance(call, ast.Call) else ():
                if _is_sentence(each) or (isinstance(each, ast.Name) and each.id in given):
                    yield call.lineno

    def said(self, call: ast.Call) -> list[ast.expr]:
        function = call.func
        name = (
            function.attr
            if isinstance(function, ast.Attribute)
            else function.id
            if isinstance(function, ast.Name)
            else ""
        )
        if name in self.FREE:
            return []
        if name in ("Diagnostic", "DoubtRule"):
            return call.args[1:2]
        if name == "Examined":
            return call.args[3:5]
        return call.args[:1] if self.MAKERS.match(name) or name in self.SAYERS else []

    def test_none_is_in_pieces(self) -> None:
        assert list(self.glued()) == []


def test_marks_of_both_scripts_are_two_columns() -> None:
    assert all(unicodedata.east_asian_width(char) in "WF" for char in "，。；：？！「」『』（）")
