"""The firm's colour: its contrast, the nearest allowed one, and the one for dark pages.

Plain values without Django; colours are six hexadecimal digits in lower case.
"""

import colorsys
import re
from collections.abc import Iterator

ENOUGH = 4.5  # WCAG 1.4.3
# A page and its foot, light and dark, as in static/css/tokens.css.
LIGHT = ("ffffff", "f3f5fa")
DARK = ("10141d", "171d29")
# Readers choose dark pages at night, with less light from the screen.
_ENOUGH_IN_THE_DARK = 7.0
_WASH_LIGHT, _WASH_DARK = 0.07, 0.18
_STEPS = 256

_WRITTEN = re.compile(r"#?([0-9a-f]{6})")


def read(written: str) -> str | None:
    """Return the digits of #1D3F91 or 1d3f91; None if it is no colour."""
    found = _WRITTEN.fullmatch(written.strip().lower())
    return found[1] if found else None


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_allowed(colour: str) -> bool:
    """Return whether words in this colour can be read on light pages, and white words on it."""
    return _least(colour, (*LIGHT, mixed(colour, LIGHT[0], _WASH_LIGHT))) >= ENOUGH


def nearest_allowed(colour: str) -> str:
    """Return the same colour, as much darker as it must be."""
    return next(each for each in _shades(colour, to=0) if is_allowed(each))


def for_dark_pages(colour: str) -> str:
    """Return the same colour, as much lighter as dark pages need."""
    return next(each for each in _shades(colour, to=1) if _least(each, DARK) >= _ENOUGH_IN_THE_DARK)


def stylesheet(colour: str) -> str:
    """Return the style sheet that gives pages an allowed colour."""
    dark = for_dark_pages(colour)
    washes = mixed(colour, LIGHT[0], _WASH_LIGHT), mixed(dark, DARK[0], _WASH_DARK)
    return (
        f":root{{--accent:#{colour};--accent-wash:#{washes[0]}}}"
        "@supports (color:light-dark(#fff,#000)){:root{"
        f"--accent:light-dark(#{colour},#{dark});"
        f"--accent-wash:light-dark(#{washes[0]},#{washes[1]})}}}}\n"
    )


def mixed(colour: str, ground: str, part: float) -> str:
    """Return a ground with a part of a colour in it."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return _written(tuple(one * part + other * (1 - part) for one, other in pairs))


def _least(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _shades(colour: str, *, to: float) -> Iterator[str]:
    """Yield the colour from its own lightness to black or white, in small steps."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(_STEPS + 1):
        part = step / _STEPS
        made = colorsys.hls_to_rgb(hue, lightness * (1 - part) + to * part, saturation)
        yield _written(made)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))


def _written(parts: tuple[float, ...]) -> str:
    return "".join(f"{round(part * 255):02x}" for part in parts)
