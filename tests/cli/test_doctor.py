"""`duizhao doctor`: what is there, what is broken, what is set where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import Duizhao
from jsonschema import Draft202012Validator

import converter.sfnt
import converter.variants
from converter.cli.schema import SCHEMAS
from converter.errors import EngineError, FontError

SCHEMA = json.loads(SCHEMAS["doctor"].read_text("utf-8"))


def examined(duizhao: Duizhao, *arguments: str) -> dict[str, Any]:
    run = duizhao("doctor", "--json", *arguments)
    made: dict[str, Any] = json.loads(run.output)
    Draft202012Validator(SCHEMA).validate(made)
    assert run.code == (0 if made["healthy"] else 1)
    return made


def broken(made: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["kind"], each["about"]) for each in made["findings"] if each["state"] == "broken"]


def test_a_sound_installation_is_well(duizhao: Duizhao) -> None:
    made = examined(duizhao)
    assert (made["schema"], made["healthy"], broken(made)) == ("duizhao/doctor/1", True, [])
    kinds = {each["kind"] for each in made["findings"]}
    assert kinds == {"engine", "face", "style", "part"}
    assert {"modern", "official-cn"} <= {each["name"] for each in made["findings"]}
    assert all(each["remedy"] for each in made["findings"] if each["state"] != "ok")


def test_faces_are_told_with_what_they_cover(duizhao: Duizhao) -> None:
    made = examined(duizhao)
    assert made["character_sets"]["gb2312"] == 6763
    assert made["character_sets"]["big5"] == 5401
    covered = {each["name"]: each["coverage"] for each in made["findings"] if each["kind"] == "face"}
    assert covered["NotoSerifSC-Regular"]["gb2312"] == 6763
    assert covered["NotoSerifTC-Regular"]["big5"] == 5401
    assert covered["NotoSerifTC-Regular"]["hkscs"] == made["character_sets"]["hkscs"]
    assert covered["NotoSerifTC-Regular"]["gb2312"] < 6763


def test_settings_are_told_file_by_file_with_their_origin(
    duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = duizhao.write("home/config.toml", 'style = "compact"\ntitle = "甲"\n[review]\nvariant = "hk"\n')
    beside = duizhao.write("in/duizhao.toml", 'title = "乙"\nlayout = "facing"\n')
    monkeypatch.setenv("DUIZHAO_CONFIG", str(user))
    for name in ("DUIZHAO_AXE", "DUIZHAO_SEARCH", "DUIZHAO_ENGINE", "DUIZHAO_ACCEPT"):
        monkeypatch.delenv(name, raising=False)  # of the tests
    monkeypatch.setenv("DUIZHAO_LAYOUT", "stacked")
    monkeypatch.setenv("DUIZHAO_LAYUOT", "stacked")
    settings = examined(duizhao, "in")["settings"]
    assert (settings["user_file"], settings["user_file_exists"]) == (str(user), True)
    assert settings["beside_file"] == str(Path("in", "duizhao.toml"))
    found = {(each["command"], each["option"]): (each["value"], each["from"]) for each in settings["values"]}
    assert found["convert", "--style"] == ("compact", f"{user}: style")
    assert found["convert", "--title"] == ("乙", f"{Path('in', beside.name)}: title")
    assert found["convert", "--layout"] == ("stacked", "DUIZHAO_LAYOUT")
    assert found["review", "--variant"] == ("hk", f"{user}: review.variant")
    assert settings["unused_variables"] == ["DUIZHAO_LAYUOT; did you mean DUIZHAO_LAYOUT?"]
    said = duizhao("doctor", "in/report.txt").output
    assert f'convert --title = "乙"   from {Path("in", "duizhao.toml")}: title' in said


@pytest.mark.parametrize(
    ("user", "beside", "variable", "said"),
    [
        ("styel = 'x'", "", "", "did you mean style?"),
        ("variant = 'jp'", "", "", "'jp' is not one of"),
        ("style = 'bad.toml'", "", "", "body"),
        ("", "force = true", "", "this cannot be set by a file beside an input"),
        ("", "layout = 'spiral'", "", "'spiral'"),
        ("", "", "jp", "'jp' is not one of"),
    ],
)
def test_wrong_settings_are_broken_and_told_with_a_remedy(
    duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch, user: str, beside: str, variable: str, said: str
) -> None:
    monkeypatch.setenv("DUIZHAO_CONFIG", str(duizhao.write("home/config.toml", user)))
    duizhao.write("home/bad.toml", "[body]\nsize = 'large'\n")
    duizhao.write("duizhao.toml", beside)
    monkeypatch.setenv("DUIZHAO_VARIANT", variable)
    found = [each for each in examined(duizhao)["findings"] if each["state"] == "broken"]
    assert len(found) == 1
    assert said in found[0]["about"]
    assert found[0]["remedy"]
    run = duizhao("doctor", "-q")
    assert (run.code, run.output.count("\n")) == (1, 1)
    assert all(run.output.count(f"{name}.toml: ") <= 1 for name in ("duizhao", "config"))
    assert "none" not in duizhao("doctor").output.partition("\nSettings\n")[2]  # both files are there


def test_a_broken_engine_and_a_broken_face_are_told(
    duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_engine() -> str:
        raise EngineError("two engines overwrite each other; uninstall both")

    def no_face(file: object) -> object:
        raise FontError("the face is damaged")

    monkeypatch.setattr(converter.variants, "engine_label", no_engine)
    monkeypatch.setattr(converter.sfnt, "open_face", no_face)
    made = examined(duizhao)
    assert ("engine", "two engines overwrite each other; uninstall both") in broken(made)
    assert ("face", "the face is damaged") in broken(made)
    assert "!! " in duizhao("doctor").output
