"""A small report made by hand, its Word summary, and a way to read the XML of that."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from lxml import etree

from converter.content import build_content
from converter.model import (
    ActionItem,
    Change,
    Edition,
    Indicator,
    Paragraph,
    Repair,
    Report,
    Section,
    Source,
    Span,
    Text,
)
from converter.renderers.docx import render_docx
from converter.renderers.docx.ooxml import NAMESPACES
from converter.styles import load_style

SOURCE = """某市消防工作總結
某市消防局
今年以來，全市消防工作平穩有序。
一、嚴格執法檢查。全市檢查單位1.5萬余家，同比增長7.7%。督促整改隱患320處。
（一）重點單位。檢查重點單位260家，較上年減少12家。
（二）居民住宅。入戶3—5次。
二、加強隊伍建設。招錄隊員180人。
四、做好宣傳教育。開展活動66場。
當前，仍有兩方面不足：一些單位責任不實；基層力量薄弱。
下一步，要抓好三件事。一是嚴格監管。全面排查隱患。二是建強隊伍，力爭隊員達到500人。
"""


class Read:
    """The parts of a Word file, as XML."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
            self.dates = {entry.date_time for entry in archive.infolist()}

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.members[name])

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        found = self.part(part).xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return found

    @property
    def body(self) -> etree._Element:
        return self.find("//w:body")[0]

    def paragraphs(self, style: str) -> list[str]:
        """Texts of all paragraphs in a style, with tabs but without what fields say to Word."""
        return [text_of(each) for each in self.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")]


def text_of(element: etree._Element) -> str:
    pieces = element.xpath(".//w:t | .//w:tab[parent::w:r]", namespaces=NAMESPACES)
    assert isinstance(pieces, list)
    text = "".join("\t" if piece.tag.endswith("}tab") else piece.text or "" for piece in pieces)
    return text.replace("\u00a0", " ")


def text(words: str) -> Text:
    start = SOURCE.index(words)
    return Text(words, Span(start, start + len(words)))


def section(
    identity: str, label: str, heading: str, body: str, role: str = "achievements", **more: object
) -> Section:
    level = 2 if label.startswith("（") else 1
    return Section(
        id=identity,
        level=level,
        number=label.strip("（）、") or None,
        label=text(label) if label else None,
        heading=text(heading) if heading else None,
        mark=text("。") if heading else None,
        run_in=bool(heading),
        role=role,
        paragraphs=(Paragraph(f"{identity}p", text(body)),),
        action_items=more.get("items", ()),
        sections=more.get("sections", ()),
    )


def indicator(identity: str, place: str, name: str, sentence: str, written: str, **more: object) -> Indicator:
    return Indicator(
        id=identity,
        section=place,
        node=f"{place}p",
        name=name,
        name_spans=(),
        written=text(written),
        sentence=text(sentence),
        **more,
    )


FIRST = "全市檢查單位1.5萬余家，同比增長7.7%。"


def sections() -> tuple[Section, ...]:
    plan = "下一步，要抓好三件事。一是嚴格監管。全面排查隱患。二是建強隊伍，力爭隊員達到500人。"
    items = (
        ActionItem(
            "a1",
            "s6",
            "s6p",
            1,
            text("一是"),
            text("嚴格監管"),
            text("嚴格監管。全面排查隱患。"),
            kind="plan",
        ),
        ActionItem(
            "a2",
            "s6",
            "s6p",
            2,
            text("二是"),
            text("建強隊伍"),
            text("建強隊伍，力爭隊員達到500人。"),
            kind="plan",
        ),
    )
    return (
        section(
            "s1",
            "一、",
            "嚴格執法檢查",
            f"{FIRST}督促整改隱患320處。",
            sections=(
                section("s11", "（一）", "重點單位", "檢查重點單位260家，較上年減少12家。"),
                section("s12", "（二）", "居民住宅", "入戶3—5次。"),
            ),
        ),
        section("s2", "二、", "加強隊伍建設", "招錄隊員180人。"),
        section("s4", "四、", "做好宣傳教育", "開展活動66場。"),
        section("s5", "", "", "當前，仍有兩方面不足：一些單位責任不實；基層力量薄弱。", "problems"),
        section("s6", "", "", plan, "plan", items=items),
    )


def indicators() -> tuple[Indicator, ...]:
    return (
        indicator(
            "i1",
            "s1",
            "檢查單位",
            FIRST,
            "1.5萬余家",
            value=Decimal(15000),
            bound="more_than",
            unit="家",
            change=Change(Decimal("7.7"), "%", "yoy"),
            scope=text("全市"),
            period=text("今年以來"),
        ),
        indicator("i2", "s1", "整改隱患", "督促整改隱患320處。", "320處", value=Decimal(320), unit="處"),
        indicator(
            "i3",
            "s11",
            "檢查重點單位",
            "檢查重點單位260家，較上年減少12家。",
            "260家",
            value=Decimal(260),
            unit="家",
            change=Change(Decimal(-12), "家", "yoy"),
            previous=Decimal(272),
        ),
        indicator(
            "i4", "s12", "入戶", "入戶3—5次。", "3—5次", value=Decimal(3), value_max=Decimal(5), unit="次"
        ),
        indicator("i5", "s2", "招錄隊員", "招錄隊員180人。", "180人", value=Decimal(180), unit="人"),
        indicator("i6", "s4", "開展活動", "開展活動66場。", "66場", value=Decimal(66), unit="場"),
        indicator(
            "i7",
            "s6",
            "隊員",
            "二是建強隊伍，力爭隊員達到500人。",
            "500人",
            value=Decimal(500),
            unit="人",
            target=True,
        ),
    )


@pytest.fixture(scope="session")
def report() -> Report:
    return Report(
        source=Source("fire.txt", "text", "ab" * 32, "utf-8"),
        text=SOURCE,
        script="Hant",
        title=text("某市消防工作總結"),
        byline=(Paragraph("b1", text("某市消防局")),),
        issuer=text("某市消防局"),
        preamble=(Paragraph("p1", text("今年以來，全市消防工作平穩有序。")),),
        sections=sections(),
        indicators=indicators(),
        furniture=(),
    )


@pytest.fixture(scope="session")
def charted_report(report: Report) -> Report:
    """The small report with more to draw: three changes in a year, four counts of one kind."""
    first = report.indicators[0]
    told = [("甲類單位", "800", "-20"), ("乙類單位", "4200", "3.25"), ("丙類單位", "900", "0")]
    more = (
        replace(
            first,
            id=f"n{place}",
            name=name,
            value=Decimal(value),
            written=Text(f"{value}家", first.written.span),
            change=Change(Decimal(amount), "%", "yoy"),
        )
        for place, (name, value, amount) in enumerate(told)
    )
    return replace(report, indicators=(*report.indicators, *more))


@pytest.fixture(scope="session")
def edition(report: Report) -> Edition:
    return Edition("tw", "某市消防工作總結", report, (Repair("余", "餘", 1),))


@pytest.fixture(scope="session")
def make(edition: Edition) -> Callable[..., Read]:
    """Renders the small report; `style` and what an edition has may be given."""

    def rendered(style: str = "modern", **changes: object) -> Read:
        options = {
            key: changes.pop(key)
            for key in ("full_text", "appendix", "comments", "lock_tracker", "update_fields", "template")
            if key in changes
        }
        options.setdefault("appendix", True)  # holds all that a summary can have
        engine = changes.pop("engine", None)
        second = [replace(edition, variant=changes.pop("second"))] if "second" in changes else []
        editions = [replace(edition, **changes), *second]
        return Read(render_docx(build_content(editions, engine=engine), load_style(style), **options))

    return rendered


@pytest.fixture(scope="session")
def word(make: Callable[..., Read]) -> Read:
    return make(engine="opencc 1")
