"""How long a step on the review page takes in Chromium: from a key to the page laid out anew.

    python benchmarks/review.py [FIGURES]

Prints median and 95th percentile of 100 steps of each kind, in milliseconds; needs Chromium and playwright.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from converter.content.checklist import build_checklist
from converter.parsing import parse
from converter.pipeline import read_document
from converter.renderers.html.review import render_review
from converter.variants import review_report

STEPS = 100
KEYS = {"next": "j", "accept": "a", "choose": "2", "undo": "u"}
_DEEDS = (
    "破获刑事案件",
    "查处治安案件",
    "调解矛盾纠纷",
    "检查重点单位",
    "整改安全隐患",
    "走访居民群众",
    "办理户籍业务",
)
_PLACES = ("东城", "西湖", "南山", "北仑", "江岸", "河口", "海沧", "山阳", "林州", "泉港", "石峰")
_STEP = """(key) => {
    const begun = performance.now();
    const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(pressed);
    document.body.getBoundingClientRect();
    document.getElementById("list").scrollHeight;
    return performance.now() - begun;
}"""


def report(figures: int) -> str:
    """A report of so many figures, each with its change."""
    lines = ["临江市公安局2016年工作总结"]
    for number in range(figures):
        if number % 25 == 0:
            lines.append(f"第{number // 25 + 1}部分、分局工作情况")
        place, deed = _PLACES[number % 11], _DEEDS[number % 7]
        lines.append(f"{place}分局{deed}{1200 + number * 7}件，同比增长{number % 40 + 1}.{number % 10}%。")
    return "\n".join(lines)


def measured(page: Page, key: str) -> list[float]:
    return [page.evaluate(_STEP, key) for _ in range(STEPS)]


def told(page: Page, when: str) -> None:
    print(when)
    for name, key in KEYS.items():
        times = sorted(measured(page, key))
        p95 = times[int(len(times) * 0.95)]
        print(f"  {name:8} median {statistics.median(times):6.1f} ms   p95 {p95:6.1f} ms")


def main() -> None:
    figures = int(sys.argv[1]) if len(sys.argv) > 1 else 550
    read = parse(read_document(report(figures).encode(), name="report.txt"))
    checklist = build_checklist(read, review_report(read), "report")
    page_file = render_review(checklist, "report.decisions.toml")
    print(f"{len(read.indicators)} figures, {len(checklist.checks)} entries, {len(page_file) // 1024} KB")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "review.html"
        path.write_bytes(page_file)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(path.as_uri())
        told(page, "nothing decided")
        page.locator("#rest").click()  # what is not in doubt is accepted
        told(page, "all decided")
        browser.close()


if __name__ == "__main__":
    main()
