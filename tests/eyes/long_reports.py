"""Long reports made of parts: as many sections, figures and plans as a report of that length has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from converter.lexicon import is_han

_NUMERALS = "一二三四五六七八九十"
_FIELDS = (
    "安全生产", "道路交通", "城市管理", "生态环境", "社会保障", "公共卫生", "基础教育", "农业农村", "市场监管", "文化旅游",
)  # fmt: skip
_OPENINGS = (
    "围绕{field}重点任务，健全工作机制，压实各级责任，推动各项措施落到基层一线，群众满意程度不断提高。",
    "坚持问题导向，对{field}领域的薄弱环节开展全面摸排，逐项建立台账，明确整改时限和责任人员，做到件件有着落。",
    "加强与有关部门的协调配合，完善{field}信息共享和联合会商制度，形成齐抓共管的良好局面。",
)
_FACTS = (
    "全年检查{field}单位{a}家次，同比增长{p}%，督促整改隐患{b}处，整改率达{q}%。",
    "投入{field}专项资金{b}万元，新建{field}站点{c}个，改造老旧设施{a}处，惠及居民{b}万户。",
    "办理{field}投诉举报{a}件，同比下降{p}%，按期办结率{q}%，群众回访满意率{q}%。",
    "组织{field}业务培训{c}期，参训人员{a}人次；开展应急演练{c}场，发放宣传资料{b}份。",
)
_PLANS = (
    "健全{field}责任体系。",
    "力争{field}投诉量下降{c}%以上。",
    "新建{field}示范点{c}个，年底前全部投入使用。",
)


def long_report(han: int) -> str:
    """A report of about so many Chinese characters."""
    lines = ["某某市2023年工作总结", "2023年，全市各项工作总体平稳，圆满完成年度任务。"]
    paragraphs = _paragraphs()
    plan = _plan()
    room = han - sum(map(is_han, "".join([*lines, *plan])))
    body: list[str] = []
    while room > 0:
        body.append(next(paragraphs))
        room -= sum(map(is_han, body[-1]))
    each = -(-len(body) // 8)
    for number in range(0, len(body), each):
        lines.append(f"{_NUMERALS[number // each]}、扎实做好{_FIELDS[number // each]}工作")
        lines += body[number : number + each]
    return "\n".join([*lines, *plan]) + "\n"


def _paragraphs() -> Iterator[str]:
    numbers = cycle(range(137, 9973, 211))
    kinds = zip(cycle(_FIELDS), cycle(_OPENINGS), cycle(_FACTS))
    for field, opening, facts in kinds:
        a, b = next(numbers), next(numbers)
        figures = {"a": a, "b": b, "c": a % 37 + 3, "p": a % 290 / 10 + 1, "q": 100 - b % 90 / 10}
        yield (
            opening.format(field=field)
            + facts.format(field=field, **figures)
            + _OPENINGS[2].format(field=field)
        )


def _plan() -> list[str]:
    said = [
        f"{number}是" + "".join(each.format(field=field, c=place + 5) for each in _PLANS)
        for place, (number, field) in enumerate(zip(_NUMERALS, _FIELDS, strict=True))
    ]
    return ["九、存在的问题", "一些单位责任不够落实；基层力量仍较薄弱。", "十、下一步工作", *said]
