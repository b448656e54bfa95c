"""What is said of faces that stand in for others."""

from __future__ import annotations

from typing import Any

import pytest

from converter.fonts import load_fonts
from converter.pages.stand_ins import stand_in_diagnostics
from converter.styles import load_style


def said(style: str, used: list[str], *, installed: bool = False) -> list[Any]:
    return list(stand_in_diagnostics(load_fonts(load_style(style), installed=installed), ["cn"], used))


def test_a_style_of_bundled_faces_has_none() -> None:
    assert not said("modern", ["NotoSerifSC-Regular", "NotoSansSC-Bold"])


def test_each_that_is_used_is_told_once_with_what_it_stands_for() -> None:
    (told,) = said("official-cn", ["DuizhaoFangSC-Regular"])
    assert told.level == "info"
    assert "DuizhaoFangSC-Regular for 仿宋_GB2312" in told.message
    assert "DuizhaoKaiSC" not in told.message
    assert "--system-fonts" in told.message


def test_with_installed_faces_the_remedy_is_not_the_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.sfnt.installed._folders", lambda: ())
    (told,) = said("official-cn", ["DuizhaoFangSC-Regular"], installed=True)
    assert "not installed" in told.message
    assert "--system-fonts" not in told.message
