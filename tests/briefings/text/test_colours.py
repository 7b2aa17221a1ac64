"""The firm's colour can be read on every page, light or dark."""

import pytest

from briefings.text import colours

SOME = ["1d3f91", "000000", "ffffff", "ffd700", "ff0000", "00aa55", "777777", "8a1538", "3b5bdb"]


def test_contrast_is_that_of_wcag():
    assert round(colours.contrast("000000", "ffffff"), 2) == 21
    assert round(colours.contrast("777777", "ffffff"), 2) == 4.48


@pytest.mark.parametrize(
    ("written", "read"),
    [("#1D3F91", "1d3f91"), (" 1d3f91 ", "1d3f91"), ("red", None), ("#12345", None), ("", None)],
)
def test_a_colour_is_read_with_or_without_its_mark(written, read):
    assert colours.read(written) == read


@pytest.mark.parametrize("colour", SOME)
def test_the_nearest_allowed_colour_can_be_read_and_is_the_colour_itself_if_it_can(colour):
    nearest = colours.nearest_allowed(colour)

    assert colours.contrast(nearest, "ffffff") >= 4.5
    assert colours.contrast(nearest, "f3f5fa") >= 4.5
    assert (nearest == colour) == colours.is_allowed(colour)


@pytest.mark.parametrize("colour", SOME)
def test_dark_pages_get_a_lighter_one(colour):
    dark = colours.for_dark_pages(colour)

    assert min(colours.contrast(dark, ground) for ground in ("10141d", "171d29")) >= 7
    assert f"light-dark(#{colour},#{dark})" in colours.stylesheet(colour)
