"""Make the pictures of the READMEs from the report in seeds/: two pages beside each other in each.

usage: python docs/images/make.py     (needs the test extra: pypdfium2)
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from converter import Options, read_report, render
from converter.styles import LayoutName

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "seeds" / "qingdao-psb-2016h1.txt"
TITLE = "青島市公安局上半年工作情況"
HEIGHT = 940
"""Of a page, in pixels."""
EDGE = 12
COLOURS = 128
GROUND = (222, 225, 230)

PICTURES: tuple[tuple[str, str, LayoutName, tuple[str, ...]], ...] = (
    ("parallel", "modern", "parallel", ("一、", "指標")),
    ("facing", "modern", "facing", ("一、", "一、")),
    ("official", "official-cn", "facing", ("一、", "一、")),
)
"""File, style, layout, and what the heading begins with whose page is shown; twice the same is an opening."""


def pages_of(style: str, layout: LayoutName) -> list[tuple[str, Image.Image]]:
    """Text and picture of every page."""
    options = Options(formats=("pdf",), style=style, layout=layout, title=TITLE)
    rendered = render(read_report(SEED), options=options)
    pages = []
    with pypdfium2.PdfDocument(rendered["pdf"]) as pdf:
        for page in pdf:
            picture = page.render(scale=HEIGHT / page.get_height()).to_pil().convert("RGB")
            pages.append((page.get_textpage().get_text_bounded(), picture))
    return pages


def main() -> None:
    for name, style, layout, headings in PICTURES:
        pages = pages_of(style, layout)
        first = next(at for at, (text, _) in enumerate(pages) if f"\n{headings[0]}" in text and at < 4)
        second = first + 1
        if headings[0] != headings[1]:
            second = next(
                at for at, (text, _) in enumerate(pages) if at > first and f"\n{headings[1]}" in text
            )
        chosen = [pages[first][1], pages[second][1]]
        width = sum(picture.width for picture in chosen) + 3 * EDGE
        whole = Image.new("RGB", (width, HEIGHT + 2 * EDGE), GROUND)
        x = EDGE
        for picture in chosen:
            whole.paste(picture, (x, EDGE))
            x += picture.width + EDGE
        path = HERE / f"{name}.png"
        whole.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.name}: {whole.width} × {whole.height}, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
