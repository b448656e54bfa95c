"""The Layout of a short report as JSON: what a change of the typesetter moves is seen line by line.

`pytest --accept` writes the files anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from nodes import content_of

from converter.model import Edition
from converter.pages import typeset
from converter.styles import LAYOUTS, LayoutName

GOLDEN: Final = Path(__file__).parents[1] / "golden" / "layout"
REPORT: Final = """\
2016年上半年公安工作總結

今年以來，全市公安機關深入推進“七項治理”，群眾安全感和滿意度持續上升。
一、依法打擊刑事犯罪。上半年，全市破獲刑事案件1.5萬余起，同比提高7.7%；抓獲犯罪嫌疑人1470余人，查處GPS干擾器36件。
二、下一步工作。一是提高打擊犯罪能力。堅持以人民為中心，保持嚴打高壓態勢。二是加強社會治安防控。推進平臺建設，入室盜竊案件同比下降3.9%。
"""


def dump(data: dict[str, Any]) -> str:
    """What stands on the pages, one thing a line: its place, and where each of its lines begins and ends."""
    shown = []
    for page in data["pages"]:
        for each in (*page["artifacts"], *page["blocks"]):
            head = [page["number"], each.get("role") or each["kind"], each.get("node"), each.get("lang")]
            lines = [
                [line["text"], line["y"], line["runs"][0]["xs"][0], line["runs"][-1]["xs"][-1]]
                for line in each["lines"]
            ]
            shapes = [[shape[key] for key in ("x", "y", "width", "height")] for shape in each["shapes"]]
            links = [link["target"] for link in each.get("links", [])]
            shown.append([*head, *lines, *([shapes] if shapes else []), *([links] if links else [])])
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in shown) + "\n"


@pytest.fixture(scope="module")
def pair(pair_of: Callable[..., tuple[Edition, ...]]) -> tuple[Edition, ...]:
    return pair_of(REPORT, title="2016年上半年公安工作總結")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_short_report_is_set_as_before(
    pair: tuple[Edition, ...], dressed: Any, layout: LayoutName, golden: Callable[[Path, str], None]
) -> None:
    style, fonts = dressed("modern")
    made = dump(typeset(content_of(pair), style, layout=layout, fonts=fonts).layout.to_json(digits=1))
    golden(GOLDEN / f"{layout}.jsonl", made)


def test_a_layout_is_plain_data_and_the_same_every_time(pair: tuple[Edition, ...], dressed: Any) -> None:
    style, fonts = dressed("modern")
    one, two = (json.dumps(typeset(content_of(pair), style, fonts=fonts).layout.to_json()) for _ in range(2))
    assert one == two
    data = json.loads(one)
    assert data["pages"][0]["blocks"][0]["lines"][0]["text"] == "2016年上半年公安工作總結"
    assert not any("/" in name or "\\" in name for name in data["faces"].values())
