"""The JSON Schemas that are shipped describe what is written, and the words of the model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker
from reports import EACH_REPORT, SEED, report_of

from converter import model
from converter.cli import cli
from converter.cli.schema import SCHEMAS
from converter.regions import Script, Variant
from converter.renderers.json import report_to_json

CLOSED = "additionalProperties"


def schema(name: str) -> dict[str, Any]:
    return json.loads(SCHEMAS[name].read_text("utf-8"))  # type: ignore[no-any-return]


def faults(name: str, text: str) -> list[str]:
    own = Draft202012Validator(schema(name), format_checker=FormatChecker())
    return [f"{each.json_path}: {each.message}" for each in own.iter_errors(json.loads(text))]


@pytest.mark.parametrize("path", EACH_REPORT, ids=lambda path: path.stem)
def test_every_report_is_as_its_schema_says(path: Path) -> None:
    assert not faults("report", report_to_json(report_of(path)))


def test_what_a_report_says_of_tables_and_the_tracker_is_in_the_schema(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(
        "# 某市2023年工作报告\n\n发文字号：某发〔2023〕1号\n\n|指标|数值|\n|-|-|\n|案件|12起|\n\n"
        "下一步，办理案件12起以上，由市公安局牵头，9月底前完成。\n",
        encoding="utf-8",
    )
    made = CliRunner().invoke(cli, ["inspect", str(source), "--json"])
    assert json.loads(made.stdout)["tables"]
    assert not faults("report", made.stdout)


def test_every_review_is_as_its_schema_says() -> None:
    made = CliRunner().invoke(cli, ["review", str(SEED), "--json"])
    assert json.loads(made.stdout)["figures"]
    assert json.loads(made.stdout)["editions"][0]["doubts"]
    assert not faults("review", made.stdout)


@pytest.mark.parametrize("name", ["doctor", "report", "review"])
def test_a_schema_knows_no_other_key(name: str) -> None:
    own = schema(name)
    Draft202012Validator.check_schema(own)
    assert all(each.get(CLOSED) is False for each in _objects(own))


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (model.Role, ("section", "role")),
        (model.ItemKind, ("item", "kind")),
        (model.Bound, ("bound",)),
        (model.RewriteReason, ("repair", "reason")),
    ],
    ids=str,
)
def test_the_words_of_the_model_are_those_of_the_schema(words: object, path: tuple[str, ...]) -> None:
    kind, *inner = path
    own = next(schema(name)["$defs"][kind] for name in ("report", "review") if kind in schema(name)["$defs"])
    for key in inner:
        own = own["properties"][key]
    assert own["enum"] == list(get_args(words))


def test_the_words_at_the_top_are_those_of_the_model() -> None:
    own = schema("report")["properties"]
    assert own["script"]["enum"] == list(get_args(Script))
    assert own["front_matter"]["items"]["properties"]["kind"]["enum"] == list(get_args(model.FrontMatterKind))
    variants = schema("review")["properties"]["editions"]["items"]["properties"]["variant"]["enum"]
    assert sorted(variants) == sorted(get_args(Variant))


def test_a_schema_is_printed_as_it_is_shipped() -> None:
    for name, file in SCHEMAS.items():
        printed = CliRunner().invoke(cli, ["schema", name])
        assert printed.stdout == file.read_text("utf-8")
    names = CliRunner().invoke(cli, ["schema"]).stdout.split()
    assert names == sorted(SCHEMAS)


def test_an_unknown_schema_is_wrong_usage() -> None:
    result = CliRunner().invoke(cli, ["schema", "nothing"])
    assert result.exit_code == 2


def _objects(own: object) -> list[dict[str, Any]]:
    """All descriptions of objects in a schema."""
    if isinstance(own, list):
        return [found for each in own for found in _objects(each)]
    if not isinstance(own, dict):
        return []
    below = [found for each in own.values() for found in _objects(each)]
    return [own, *below] if own.get("type") == "object" else below
