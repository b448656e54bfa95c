"""Which language a user is told in."""

from __future__ import annotations

import ctypes
import plistlib
from pathlib import Path
from types import SimpleNamespace

import pytest

from converter.languages import known_language, language_of_user


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *[(tag, "zh-Hant") for tag in ("zh_TW.UTF-8", "zh_HK", "zh_MO.big5hkscs", "zh-Hant", "zh_Hant_TW", "ZH-hk", "zh-Hant-CN", "zh-CHT")],
        *[(tag, "zh-Hans") for tag in ("zh_CN.UTF-8", "zh_SG", "zh", "zh-Hans", "zh-Hans-HK", "zh_CN@pinyin", "cmn-Hans-CN")],
        *[(tag, "en") for tag in ("en", "en_GB.UTF-8", "C", "POSIX", "C.UTF-8")],
        *[(tag, None) for tag in ("", "fr_FR", "ja_JP.UTF-8", "zhuang", "tw")],
    ],
)  # fmt: skip
def test_what_a_tag_means(tag: str, language: str | None) -> None:
    assert known_language(tag) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh-Hant"),
        ({"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "zh_HK"}, "zh-Hant"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": ""}, "zh-Hant"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh-Hans"),
        ({"LANG": "zh_TW.UTF-8", "LANGUAGE": "en:zh_TW"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:zh_HK"}, "zh-Hant"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C", "LANGUAGE": "zh_TW"}, "en"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": "POSIX"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_TW"}, "zh-Hant"),
        ({"LANGUAGE": "zh_TW"}, "en"),
    ],
)
def test_variables_rank_as_gettext_ranks_them(environment: dict[str, str], language: str) -> None:
    assert language_of_user(environment, system="linux") == language


@pytest.mark.parametrize(
    ("identifier", "language"),
    [(0x0404, "zh-Hant"), (0x0C04, "zh-Hant"), (0x0804, "zh-Hans"), (0x0409, "en"), (0x1, "en")],
)
def test_windows_is_asked_for_the_language_of_its_windows(
    identifier: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: identifier)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert language_of_user({}, system="win32") == language
    assert language_of_user({"LANG": "zh_CN"}, system="win32") == "zh-Hans"


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (plistlib.dumps({"AppleLanguages": ["zh-Hant-TW", "en-TW"]}, fmt=plistlib.FMT_BINARY), "zh-Hant"),
        (plistlib.dumps({"AppleLanguages": ["fr-FR", "zh-Hans-CN"]}), "zh-Hans"),
        (plistlib.dumps({"AppleLanguages": "zh-Hans"}), "en"),
        (plistlib.dumps([1]), "en"),
        (b"<plist", "en"),
        (None, "en"),
    ],
)
def test_macos_is_asked_where_there_is_no_locale(
    content: bytes | None, language: str, tmp_path: Path
) -> None:
    if content is not None:
        folder = tmp_path / "Library" / "Preferences"
        folder.mkdir(parents=True)
        (folder / ".GlobalPreferences.plist").write_bytes(content)
    assert language_of_user({"HOME": str(tmp_path)}, system="darwin") == language
    assert language_of_user({"HOME": str(tmp_path), "LC_ALL": "C"}, system="darwin") == "en"
