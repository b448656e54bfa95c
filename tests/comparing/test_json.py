"""The JSON of a comparison is what its schema says."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
from compared_bodies import body

from converter.renderers.comparison_json import comparison_to_json

SCHEMA = json.loads((files("converter") / "schemas" / "comparison.schema.json").read_text("utf-8"))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_comparison_is_valid_by_the_schema() -> None:
    for name in ("police", "county"):
        made = json.loads(comparison_to_json(body(name).comparison))
        jsonschema.Draft202012Validator(SCHEMA).validate(made)
        assert made["disagreements"]
        assert {"reached", "missed"} <= {each["outcome"] for each in made["aims"]}


def test_another_field_or_verdict_is_not_valid() -> None:
    made = json.loads(comparison_to_json(body("police").comparison))
    made["series"][0]["moves"][0]["verdict"] = "perhaps"
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(made)
