"""Options from several places: the higher win, and of two that do not go together the higher is kept."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from converter.configuration import Choices, Layer
from converter.configuration.layers import merged, options_of
from converter.errors import UsageError


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([{"title": "甲"}, {"title": "乙"}], {"title": "乙"}),
        ([{"layout": "facing"}, {"scripts": "hant"}], {"scripts": "hant"}),
        ([{"scripts": "hant"}, {"layout": "facing"}], {"layout": "facing"}),
        ([{"layout": "facing"}, {"scripts": "both"}], {"layout": "facing", "scripts": "both"}),
        ([{"vocabulary": "tw"}, {"variant": "hk"}], {"variant": "hk"}),
        ([{"vocabulary": "cn"}, {"variant": "hk"}], {"vocabulary": "cn", "variant": "hk"}),
        ([{"variant": "hk"}, {"vocabulary": "hk"}], {"vocabulary": "hk", "variant": "hk"}),
        ([{"variant": "hk"}, {"vocabulary": "tw"}], {"vocabulary": "tw"}),
    ],
)
def test_the_higher_is_kept(layers: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    assert merged(layers) == expected


def test_whatever_two_places_say_that_is_right_by_itself_goes_together() -> None:
    values: list[dict[str, Any]] = [{}]
    values += [{"scripts": scripts} for scripts in ("both", "hant", "hans")]
    values += [{"layout": layout} for layout in ("parallel", "stacked", "facing")]
    values += [{"variant": variant} for variant in ("tw", "hk")]
    values += [{"vocabulary": "hk", "variant": "hk"}, {"vocabulary": "tw"}, {"vocabulary": "cn"}]
    for layers in product(values, repeat=3):
        made = options_of(merged(layers))
        for name, value in layers[-1].items():
            assert getattr(made, name) == value


def test_a_wrong_value_names_its_place() -> None:
    with pytest.raises(UsageError, match=r"config\.toml: title: 5 is not text"):
        Choices(user=Layer({"title": 5}, {"title": "config.toml: title"})).options()
    with pytest.raises(UsageError, match="DUIZHAO_COMMENTS: 'x' is not a choice"):
        Choices(environment=Layer({"comments": "x"}, {"comments": "DUIZHAO_COMMENTS"})).options()
