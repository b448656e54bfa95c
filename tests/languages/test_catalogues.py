"""The catalogues: complete, true to the sentences, read without Babel as with it."""

from __future__ import annotations

import gettext
import io
import re
import string
import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

from converter.cli.click_words import COUNTED, OF_CLICK
from converter.languages.catalogues import FOLDER, catalogue_of, place, read_po, to_mo

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh-Hant", "zh-Hans")
CLICKS = {*OF_CLICK, *(one for one, _ in COUNTED)}
FREE = {"name", "number_type", "nargs"}
"""Places of click's sentences that a translation need not name: English nouns."""


@cache
def tools() -> Any:
    spec = spec_from_file_location("catalogues_of_ci", ROOT / ".ci" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@cache
def sentences() -> Catalog:
    return tools().extracted()


@cache
def known(language: str) -> Catalog:
    return tools().known(language)


def identity(entry: Message) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def english(entry: Message) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def translation(entry: Message) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


def entries(language: str) -> list[Message]:
    return [entry for entry in known(language) if entry.id]


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    there = {identity(entry) for entry in entries(language)}
    assert {identity(entry) for entry in sentences() if entry.id} - there == set()
    assert [identity(each) for each in entries(language) if each.fuzzy or not all(translation(each))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_unused(language: str) -> None:
    said = {identity(entry) for entry in sentences() if entry.id}
    assert [identity(entry) for entry in entries(language) if identity(entry) not in said] == []
    assert not known(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_as_make_messages_writes_it(language: str) -> None:
    written = tools().written(tools().updated(language), language)
    assert place(language, "po").read_text("utf-8") == written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_sentence(language: str) -> None:
    for entry in entries(language):
        if "{" not in identity(entry):
            continue
        wanted = set(places(english(entry)[-1]))
        for said in translation(entry):
            lacking = wanted - set(places(said))
            assert set(places(said)) <= wanted, (identity(entry), said)
            assert not lacking or (lacking <= FREE and identity(entry) in CLICKS), (identity(entry), said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_stands_in_a_translation_too(language: str) -> None:
    """Options, commands in backticks, names in capitals."""
    typed = re.compile(r"(?<![\w-])--?[a-z][a-z-]*|`[^`{}]+`")
    for entry in entries(language):
        for said in translation(entry):
            wanted = set(typed.findall(english(entry)[-1]))
            assert wanted <= set(typed.findall(said)), (identity(entry), said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_chinese_is_set_with_its_own_marks(language: str) -> None:
    han = "[\u3400-\u9fff]"
    for entry in entries(language):
        for said in translation(entry):
            assert not re.search(rf"{han}[,;:!?]|[,;:!?]{han}|{han}\(|\){han}", said), said
            wrong = "“”" if language == "zh-Hant" else "「」"
            assert not set(wrong) & set(said), said


@pytest.mark.parametrize(
    ("language", "foreign"),
    [
        (
            "zh-Hant",
            "文件夹|默认|信息|程序|软件|网络|打印|字符|服务器|缺省|命令行|文件夾|默認|信息|軟件|網絡|打印|字符|菜單|進程|集群|配置|數據|保存",
        ),
        (
            "zh-Hans",
            "檔案|资料夹|预设|资讯|程式|软体|网路|列印|字元|伺服器|命令列|设定|选单|行程|丛集|资料|储存|萤幕|讯息|档案夹|模组|位元组",
        ),
    ],
)
def test_each_region_has_its_own_words(language: str, foreign: str) -> None:
    shown = {"信息 → 資訊", "軟體 → 软件"}
    for entry in entries(language):
        for said in translation(entry):
            found = re.findall(foreign, re.sub("|".join(shown), "", said))
            assert not found, (found, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_read_as_babel_reads_it(language: str) -> None:
    stream = io.BytesIO()
    write_mo(stream, known(language))
    stream.seek(0)
    theirs, ours = gettext.GNUTranslations(stream), catalogue_of(language)
    for entry in entries(language):
        if isinstance(entry.id, str):
            assert ours.gettext(entry.id) == theirs.gettext(entry.id)
        else:
            assert [ours.ngettext(*entry.id, count) for count in (0, 1, 2)] == [
                theirs.ngettext(*entry.id, count) for count in (0, 1, 2)
            ]


def test_what_is_not_settled_is_not_said() -> None:
    text = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgid "doubtful"\nmsgstr "存疑"\n\n'
        'msgid "open"\nmsgstr ""\n\n'
        '#~ msgid "gone"\n#~ msgstr "沒有了"\n\n'
        'msgid ""\n"long "\n"sentence"\nmsgstr "一"\n"句"\n\n'
        'msgid "{count} file"\nmsgid_plural "{count} files"\nmsgstr[0] "檔案 {count} 個"\n'
    )
    found = read_po(text)
    del found[""]
    assert found == {"long sentence": "一句", "{count} file\0{count} files": "檔案 {count} 個"}


def test_a_merge_keeps_what_both_sides_have() -> None:
    def side(**entries: str) -> Catalog:
        made = Catalog(locale="zh_Hant")
        for sentence, said in entries.items():
            made.add(sentence, said)
        return made

    made = tools().joined([side(a="一", b="", c="三"), side(a="壹", b="二", d="四")])
    assert {entry.id: entry.string for entry in made if entry.id} == {
        "a": "一",
        "b": "二",
        "c": "三",
        "d": "四",
    }


def test_the_same_entries_make_the_same_bytes() -> None:
    made = {"b": "二", "a": "一", "": "Content-Type: text/plain; charset=utf-8\n"}
    assert to_mo(made) == to_mo(dict(reversed(made.items())))
    assert gettext.GNUTranslations(io.BytesIO(to_mo(made))).gettext("b") == "二"


def test_nothing_compiled_lies_in_a_checkout() -> None:
    """It could be older than its source."""
    assert not list(FOLDER.rglob("*.mo"))
