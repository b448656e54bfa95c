"""Pictures of what duizhao makes, from the report in seeds/: that of the READMEs, and those of the site.

usage: python docs/gallery.py     renews docs/images/parallel.png   (needs the test extra)

`mkdocs.yml` has `docs/hooks.py` call `gallery()`, so that the site shows each style and layout as it is now.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from converter import Options, Report, read_report, render
from converter.styles import LAYOUTS, LayoutName, load_style, style_names

HERE = Path(__file__).parent
SEED = HERE.parent / "seeds" / "qingdao-psb-2016h1.txt"
TITLE = "青島市公安局上半年工作情況"
HEIGHT = 940
"""Of a page in the picture of the READMEs, in pixels."""
SMALL = 560
"""Of a page in the gallery."""
EDGE = 12
COLOURS = 128
GROUND = (222, 225, 230)


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the gallery."""

    style: str
    about: str
    """What the style is for, in its own words."""
    layout: LayoutName
    picture: bytes
    """A PNG."""

    @property
    def file(self) -> str:
        return f"{self.style}-{self.layout}.png"


def opening(
    report: Report, style: str, layout: LayoutName, height: int, headings: tuple[str, ...] = ("一、", "一、")
) -> bytes:
    """A PNG of the pages on which two headings stand; of twice the same heading, its page and the next.

    `height` is that of a page, in pixels.
    """
    options = Options(formats=("pdf",), style=style, layout=layout, title=TITLE)
    with pypdfium2.PdfDocument(render(report, options=options)["pdf"]) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        first = next(at for at, text in enumerate(texts) if f"\n{headings[0]}" in text and at < 4)
        second = first + 1
        if headings[0] != headings[1]:
            second = next(at for at, text in enumerate(texts) if at > first and f"\n{headings[1]}" in text)
        pages = [pdf[first], pdf[min(second, len(texts) - 1)]]
        return beside_each_other([page.render(scale=height / page.get_height()).to_pil() for page in pages])


def beside_each_other(pictures: list[Image.Image]) -> bytes:
    """A PNG of pages on a grey ground."""
    height = max(picture.height for picture in pictures)
    width = sum(picture.width for picture in pictures) + (len(pictures) + 1) * EDGE
    whole = Image.new("RGB", (width, height + 2 * EDGE), GROUND)
    x = EDGE
    for picture in pictures:
        whole.paste(picture.convert("RGB"), (x, EDGE))
        x += picture.width + EDGE
    made = io.BytesIO()
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def gallery() -> Iterator[Shown]:
    """Every style in every layout, an opening of each."""
    report = read_report(SEED)
    for style in style_names():
        for layout in LAYOUTS:
            yield Shown(style, load_style(style).about, layout, opening(report, style, layout, SMALL))


def main() -> None:
    picture = opening(read_report(SEED), "modern", "parallel", HEIGHT, ("一、", "指標"))
    (HERE / "images" / "parallel.png").write_bytes(picture)
    print(f"parallel.png: {len(picture) // 1000} kB")


if __name__ == "__main__":
    main()
