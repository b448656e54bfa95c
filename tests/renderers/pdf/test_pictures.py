"""Pages of the default style as pictures, against stored ones: what no rule says and an eye would see.

Rasters differ a little between versions of pypdfium2, so pictures are compared coarsely: ink per small square.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pdfs import Maker
from PIL import Image, ImageChops, ImageStat

from converter.styles import LAYOUTS

STORED = Path(__file__).parent / "pictures"
REPORT = Path(__file__).parent / "reports" / "linjiang_fire_2021_jan_sep.txt"
SCALE = 0.9
"""Pixels per point."""
SQUARE = 6
"""Pixels of which one is made before pictures are compared: about half a character."""
MEAN, MOST = 1.2, 60
"""Difference of grey levels, of 255, that is let pass: in the mean of a page, and of one square."""


def coarse(picture: Image.Image) -> Image.Image:
    return picture.convert("L").resize(
        (picture.width // SQUARE, picture.height // SQUARE), Image.Resampling.BOX
    )


def difference(made: Image.Image, stored: Image.Image) -> tuple[float, float]:
    """Mean and largest difference of two pictures of one size."""
    apart = ImageChops.difference(coarse(made), coarse(stored))
    return ImageStat.Stat(apart).mean[0], float(apart.getextrema()[1])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_of_each_layout_looks_as_it_did(
    layout: str, made: Maker, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    with pypdfium2.PdfDocument(made(REPORT, layout=layout, title="火灾形势通报").data) as pdf:
        page = pdf[1 if layout == "facing" else 0]  # pages of text: tables change with what is understood
        picture = page.render(scale=SCALE, grayscale=True).to_pil()
    path = STORED / f"{layout}.png"
    if request.config.getoption("--accept"):
        path.parent.mkdir(exist_ok=True)
        picture.quantize(16).save(path, optimize=True)
    with Image.open(path) as stored:
        assert stored.size == picture.size
        mean, most = difference(picture, stored)
    if mean > MEAN or most > MOST:
        picture.save(tmp_path / path.name)
        pytest.fail(
            f"{tmp_path / path.name} is not {path} ({mean:.2f}, {most:.0f}); if it is right: --accept"
        )


def test_a_line_moved_by_a_point_and_a_half_is_seen_and_another_smoothing_is_not(made: Maker) -> None:
    with pypdfium2.PdfDocument(made(REPORT, title="火灾形势通报").data) as pdf:
        page = pdf[0]
        plain = page.render(scale=SCALE, grayscale=True).to_pil()
        other = page.render(scale=SCALE, grayscale=True, optimize_mode="lcd").to_pil()
    mean, most = difference(plain, other)
    assert mean <= MEAN
    assert most <= MOST
    moved = ImageChops.offset(plain, 0, 2)
    assert difference(plain, moved)[0] > MEAN
