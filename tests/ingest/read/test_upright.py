"""Pages that lie on their head or in a shadow are read as if they had been scanned well."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from ingest.pipeline import extract_file
from ingest.read.ocr import _grey
from ingest.read.upright import evened
from tests.ingest.read import made


def shadow(size: tuple[int, int], darkest: int) -> Image.Image:
    """Light that falls from the right."""
    column = Image.new("L", (256, 1))
    column.putdata([darkest + (255 - darkest) * n // 255 for n in range(256)])
    return column.resize(size)


def test_light_from_one_side_is_evened_out() -> None:
    page = ImageChops.multiply(made.draw_page(), shadow((1240, 1754), 90))
    mended = evened(page)
    assert page.getpixel((30, 1600)) == pytest.approx(95, abs=8)
    assert min(mended.crop((20, 1500, 1200, 1700)).tobytes()) > 210
    assert min(mended.crop((0, 0, 1240, 700)).tobytes()) < 60


def test_an_even_page_is_left_alone() -> None:
    page = made.draw_page()
    assert evened(page) is page


def test_a_black_page_is_left_alone() -> None:
    page = Image.new("L", (400, 500), 5)
    assert evened(page) is page


def test_a_large_photograph_is_made_smaller_before_anything_else_and_turned_as_its_camera_says(tmp_path: Path) -> None:
    page = Image.new("RGB", (9000, 6000), "white")
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    page.save(tmp_path / "a.jpg", exif=exif)
    with Image.open(tmp_path / "a.jpg") as opened:
        assert _grey(opened).size == (3333, 5000)


@pytest.mark.parametrize("angle", [180, 90])
def test_a_page_that_lies_on_its_head_or_side_is_turned(tmp_path: Path, angle: int) -> None:
    made.draw_page().rotate(angle, expand=True).save(tmp_path / "a.png")
    (record,) = extract_file(tmp_path / "a.png", "a.png")
    document = record.documents[0].document
    assert document.number and document.number.value == "915/KH-SYT"
    assert document.issued_on and document.issued_on.value == "2022-04-12"
