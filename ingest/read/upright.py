"""Pictures of pages before OCR: light that falls from one side is evened out, and a page that lies on its head or side is turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

_CELL = 32  # pixels: wider than a stroke, narrower than a shadow
_EVEN = 0.8  # darkest paper against the brightest, from which no shadow lies on the page
_DARKEST = 40
_BAND = 256  # rows that are computed at once: the figures of a point take many times the room of the point


def evened(grey: Image.Image) -> Image.Image:
    """A grey page as if lit evenly: every stretch against the paper around it. Left alone where the light is even."""
    from PIL import Image, ImageChops, ImageFilter

    small = grey.resize((max(grey.width // _CELL, 3), max(grey.height // _CELL, 3)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(2))
    shades = sorted(paper.tobytes())
    dark, bright = shades[len(shades) // 20], shades[-len(shades) // 20]
    if dark >= _EVEN * bright or bright < _DARKEST:
        return grey
    light = paper.resize(grey.size, Image.Resampling.BILINEAR)
    for top in range(0, grey.height, _BAND):
        box = (0, top, grey.width, min(top + _BAND, grey.height))
        light.paste(ImageChops.invert(_ink(grey.crop(box), light.crop(box))), box)
    return light


def _ink(grey: Image.Image, paper: Image.Image) -> Image.Image:
    """How much darker than its paper each point is, scaled to white paper."""
    from PIL import ImageMath

    def ink(of: dict[str, Any]) -> Any:
        darker = of["max"](of["paper"] - of["grey"], 0) * 255 / of["max"](of["paper"], _DARKEST)
        return of["convert"](of["min"](darker, 255), "L")

    found: Image.Image = ImageMath.lambda_eval(ink, grey=grey, paper=paper)
    return found


def turns(grey: Image.Image) -> Iterator[Image.Image]:
    """The page turned by 180, 90 and 270 degrees; a wide page first by 90."""
    order: Sequence[int] = (180, 90, 270) if grey.height >= grey.width else (90, 270, 180)
    for angle in order:
        yield grey.rotate(angle, expand=True)
