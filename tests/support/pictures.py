"""Pictures for tests, drawn here: no file is needed."""

import io
import random
from functools import cache

from PIL import Image, ImageDraw

from briefings.models import picture
from briefings.text.files.pictures import encode
from briefings.text.markup.figures import Figure
from tests.conftest import NOON


@cache  # the same each time, as is what becomes of it
def chart(width: int = 1200, height: int = 700, *, bars: int = 6, **how) -> bytes:
    """A bar chart as an office program draws it: flat colours on white, as a PNG file."""
    made = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(made)
    foot = height - height // 20
    step = width // (bars + 1)
    for number in range(bars):
        left = step // 2 + number * step
        top = height - height * (number + 1) // (bars + 2)
        draw.rectangle([left, top, left + step * 2 // 3, foot], fill="#1d3f91")
    draw.line([10, foot, width - 10, foot], fill="black", width=3)
    return saved(made, **({"format": "PNG"} | how))


@cache
def photograph(width: int = 800, height: int = 600, **how) -> bytes:
    """Colours as a camera gives them, as a JPEG file."""
    drawn = random.Random(1)
    pixels = bytes(drawn.randrange(256) for _each in range(40 * 30 * 3))
    made = Image.frombytes("RGB", (40, 30), pixels).resize((width, height))
    return saved(made, **({"format": "JPEG"} | how))


def saved(made: Image.Image, **how) -> bytes:
    file = io.BytesIO()
    made.save(file, **how)
    return file.getvalue()


def stored(data: bytes, *, alt: str = "", caption: str = "", at=NOON) -> Figure:
    """Store a picture, and return the figure that shows it."""
    encoded = _encoded(data)
    digest = picture.store(encoded, at=at)
    return Figure(digest, encoded.width, encoded.height, alt, caption)


_encoded = cache(encode)
