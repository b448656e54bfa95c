"""Names of bodies and places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.parsing.bodies import (
    Place,
    bodies_alone,
    body_in_text,
    body_of_red_head,
    body_of_speaker,
    body_of_title,
    is_body,
    labelled_body,
    place_of,
)


@pytest.mark.parametrize(
    "name", ["临江市公安局", "海关", "宏远港口(集团)有限公司", "XX县农业农村局", "村委会"]
)
def test_a_body(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("text", ["全局", "举办", "2023年工作总结", "局", "市局,县局", "一" * 40 + "局", ""])
def test_no_body(text: str) -> None:
    assert not is_body(text)


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        (bodies_alone, " 清源县统计局  国家统计局清源调查队 ", "清源县统计局  国家统计局清源调查队"),
        (bodies_alone, "清源县统计局  王某某", None),
        (labelled_body, "发布机构: | 青禾市审计局 |", "青禾市审计局"),
        (labelled_body, "来源:江北日报", None),
        (body_of_title, "关于2023年青禾县政府工作报告", "青禾县政府"),
        (body_of_title, "安澜市公安局交警支队2017年上半年工作总结", "安澜市公安局交警支队"),
        (body_of_title, "中共东湖街道工作委员会2022年度党建工作报告", "中共东湖街道工作委员会"),
        (body_of_title, "2018区教育局年度工作总结", "区教育局"),
        (body_of_title, "清溪村党支部、村委会2022年工作汇报", "清溪村党支部、村委会"),
        (body_of_title, "临江市公安局关于上半年的报告", "临江市公安局"),
        (body_of_title, "前三季度全市经济向好", None),
        (body_of_speaker, "青禾市审计局局长 王某某", "青禾市审计局"),
        (body_of_speaker, "王某某", None),
        (body_of_red_head, "临江市公安局文件", "临江市公安局"),
        (body_of_red_head, "临江市公安局", None),
        (body_in_text, "临江市消防救援支队日前召开通气会", "临江市消防救援支队"),
        (body_in_text, "(本报消息)保安司昨日公布", "保安司"),
        (body_in_text, "临江市公安局的民警", None),
        (body_in_text, "现就交通事务局2024年的主要工作", "交通事务局"),
        (place_of, "澧源县农业农村和水利局", "澧源县"),
        (place_of, "青岛市市南区公安分局", "青岛市市南区"),
        (place_of, "中共青石街道工作委员会", "青石街道"),
        (place_of, "香港海关", "香港"),
        (place_of, "清溪村党支部", "清溪村"),
        (place_of, "XX县农业农村局", "XX县"),
        (place_of, "全市经济", None),
        (place_of, "区教育局", None),
    ],
)
def test_what_a_name_is_found_in(find: Callable[[str], Place | None], text: str, found: str | None) -> None:
    place = find(text)
    assert (place and text[place[0] : place[1]]) == found


@pytest.mark.parametrize(
    "word",
    [
        "部分",
        "部门",
        "处理",
        "处置",
        "处罚",
        "处长",
        "科技",
        "科学",
        "办法",
        "办理",
        "办公",
        "办学",
        "办案",
        "委托",
        "委会",
        "委员",
        "所有",
        "所谓",
        "所长",
        "社会",
        "社区",
        "团结",
        "团员",
    ],
)
def test_a_word_behind_the_name_does_not_lengthen_it(word: str) -> None:
    title = f"临江市公安局{word}情况报告"
    assert body_of_title(title) == (0, len("临江市公安局"))
