"""What the notes on the conversion say: what was changed, what is to be checked, and why."""

from __future__ import annotations

from converter import read_report
from converter.content import build_content
from converter.variants import edition

REPORT = (
    "一、隊伍建設。全市規范執法，依托群眾，沿着街道。完成編制清理。\n二、治安。着力防範，余額五十余萬元。\n"
)


def test_each_change_and_doubt_is_told_with_its_reason() -> None:
    report = read_report(REPORT.encode())
    content = build_content([edition(report, variant, "報告") for variant in ("tw", "cn")])
    told = {note.heading[0]: [line[0] for line in note.lines] for note in content.notes}
    assert told == {
        "原文誤字訂正（繁體中文此處不用此字形）": ["余 → 餘，1 處", "余額 → 餘額，1 處", "規范 → 規範，1 處"],
        "連帶訂正（旁有此類誤字，可見原文由機器轉成）": ["依托 → 依託，1 處"],
        "改用臺灣字形（依當地標準字體）": ["着 → 著，2 處"],
        "請核對（此詞依意義有兩種寫法）": ["編制或作編製，1 處"],
    }
    assert content.notes[0].heading[1] == "原文误字订正（繁体中文此处不用此字形）"


def test_a_report_without_changes_has_no_notes() -> None:
    report = read_report("一、隊伍建設。全市規範執法。\n".encode())
    assert build_content([edition(report, "tw", "報告")]).notes == ()


def test_a_repair_knows_its_places() -> None:
    report = read_report(REPORT.encode())
    for change in edition(report, "tw", "報告").repairs:
        assert [place.of(report.text) for place in change.places] == [change.before] * change.count
