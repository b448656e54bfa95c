"""Characters of a person's name are spelt as names spell them, and words that look like one stay words."""

from __future__ import annotations

import re

import pytest

from converter import read_report
from converter.variants import convert_text, edition
from converter.variants.persons import persons


def traditional(text: str) -> str:
    return convert_text(text, "tw", source="Hans").text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("里长余秋香带队", "里長余秋香帶隊"),
        ("代理审判员为余晓峰。", "代理審判員為余曉峰。"),
        ("法定代表人：谷丰年", "法定代表人：谷豐年"),
        ("记者于青报道", "記者于青報道"),
        ("局长征程万里，局长于会前到场", "局長征程萬里，局長於會前到場"),
    ],
)
def test_a_name_stands_after_an_office_or_any_word_for_a_person(text: str, wanted: str) -> None:
    assert traditional(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("郑采云女士捐款", "鄭采雲女士捐款"),
        ("与钟永康副局长商谈", "與鍾永康副局長商談"),
        ("种文华局长、折文英教授", "种文華局長、折文英教授"),
        ("余文涛负责登记", "余文濤負責登記"),
        ("余国强等三人", "余國強等三人"),
        ("于氏兄弟与余姓居民", "于氏兄弟與余姓居民"),
        ("请余师傅看看，党先生与干女士同来", "請余師傅看看，党先生與干女士同來"),
        ("对郁某提起公诉，秘书长种立新出席", "對郁某提起公訴，秘書長种立新出席"),
        ("就范国威同志的意见，迫其就范。", "就范國威同志的意見，迫其就範。"),
    ],
)
def test_a_name_stands_before_a_title_a_count_or_what_persons_do(text: str, wanted: str) -> None:
    assert traditional(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("范志远、于海松二人", "范志遠、于海松二人"),
        ("何郁文、曲振华、党国栋三人当选", "何郁文、曲振華、党國棟三人當選"),
        ("审判长余晓峰，陪审员李明、于建国和游秋发", "審判長余曉峰，陪審員李明、于建國和游秋發"),
        ("李志征、张郁文、高采云到案", "李志征、張郁文、高采雲到案"),
        ("大米、谷物、余粮、生姜、干果", "大米、穀物、餘糧、生薑、乾果"),
        ("高度、开征、文采、田里", "高度、開徵、文采、田裡"),
    ],
)
def test_one_sure_name_makes_the_others_of_a_list_sure(text: str, wanted: str) -> None:
    assert traditional(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("农民种玉兰，矿工采金", "農民種玉蘭，礦工採金"),
        ("民警于山林搜寻，记者于庆功会上获悉", "民警於山林搜尋，記者於慶功會上獲悉"),
        ("书记党建工作，主任后续安排", "書記黨建工作，主任後續安排"),
        ("主任方志愿意，会长高征求意见", "主任方志願意，會長高徵求意見"),
        ("秘书范文网，上海师范大学", "秘書範文網，上海師範大學"),
        ("教师征文比赛，作者采用", "教師徵文比賽，作者採用"),
        ("丛林里，房子里，有余地", "叢林裡，房子裡，有餘地"),
        ("建于山东，葬于海洋，贵于坚持，20余天", "建於山東，葬於海洋，貴於堅持，20餘天"),
    ],
)
def test_a_word_is_not_taken_for_a_name(text: str, wanted: str) -> None:
    assert traditional(text) == wanted


def test_a_given_name_in_a_traditional_source_stays_as_the_writer_has_it() -> None:
    assert (
        convert_text("市長文徵明同志、里長余秋香", "tw", source="Hant").text == "市長文徵明同志、里長余秋香"
    )
    assert (
        convert_text("市長鄭採雲同志、里長餘秋香", "tw", source="Hant").text == "市長鄭采雲同志、里長余秋香"
    )


def test_a_given_name_shown_once_is_kept_in_the_whole_report() -> None:
    text = "一、队伍建设。局长何郁文主持会议。\n二、调研。会后何郁文前往基层，郁闷情绪得到疏导。\n"
    made = edition(read_report(text.encode()), "tw", "報告")
    assert made.report.sections[1].paragraphs[-1].text.text.startswith("會後何郁文前往基層，鬱悶")


def test_double_surnames_are_names() -> None:
    (found,) = persons("局长欧阳采云主持", re.compile("采"))
    assert (found.start, found.given, found.end) == (2, 4, 6)


def test_the_time_for_names_grows_with_the_text_and_no_faster() -> None:
    asked = re.compile("[于采]")
    for unit in ("王采云、", "于和于和", "局长于和"):
        assert (
            sum(1 for _ in persons(unit * 5000, asked)) < 20000
        )  # minutes, if a list were walked for each name
