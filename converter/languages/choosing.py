"""Which language a user is told in, from what the system says of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, cast, get_args

Language = Literal["en", "zh-Hant", "zh-Hans"]
LANGUAGES: Final = cast("tuple[Language, ...]", get_args(Language))
DEFAULT: Final[Language] = "en"
_HANT: Final = frozenset(("hant", "tw", "hk", "mo", "cht"))
"""Scripts and regions of Traditional Chinese, as tags of BCP 47, POSIX and old Windows have them."""
_MACOS: Final = "Library/Preferences/.GlobalPreferences.plist"


def known_language(tag: str) -> Language | None:
    """The language that a tag of BCP 47 or a POSIX locale means: `zh_TW.UTF-8`; None for any other."""
    parts = re.split("[-_]", re.split("[.@]", tag)[0].strip().lower())
    if parts[0] in ("en", "c", "posix"):
        return "en"
    if parts[0] not in ("zh", "cmn"):
        return None
    if "hans" in parts:
        return "zh-Hans"
    return "zh-Hant" if _HANT.intersection(parts) else "zh-Hans"


def language_of_user(environment: Mapping[str, str], *, system: str = sys.platform) -> Language:
    """The language of the locale; English where that is none of ours.

    Args:
        environment: `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` rank as gettext ranks them; where none of
            the last three is set, Windows and macOS are asked for the language of their windows.
        system: as `sys.platform` has it.
    """
    return next((each for each in map(known_language, _tags(environment, system)) if each), DEFAULT)


def _tags(environment: Mapping[str, str], system: str) -> Iterable[str]:
    """Tags of languages, the one that is liked best first."""
    named = next(
        (found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := environment.get(name))), ""
    )
    if named in ("C", "POSIX"):
        return ()
    if named:
        return (*environment.get("LANGUAGE", "").split(":"), named)
    if system == "win32":
        return _of_windows()
    return _of_macos(environment) if system == "darwin" else ()


def _of_windows() -> Iterator[str]:
    import ctypes
    import locale

    library = getattr(ctypes, "windll", None)
    if library is not None:
        yield locale.windows_locale.get(library.kernel32.GetUserDefaultUILanguage(), "")


def _of_macos(environment: Mapping[str, str]) -> Iterator[str]:
    """The languages of the user's settings: a program that the Finder starts has no locale."""
    import plistlib

    try:
        with Path(environment.get("HOME", ""), _MACOS).open("rb") as stream:
            named = plistlib.load(stream).get("AppleLanguages", [])
    except Exception:  # a file of the system that is not there, or not as we know it
        return
    yield from (each for each in named if isinstance(each, str))
