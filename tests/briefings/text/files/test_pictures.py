"""Files chosen as pictures are stored, converted or refused."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from briefings.text.files.pictures import PictureRefused, encode
from tests.support import pictures


def opened(file: bytes) -> Image.Image:
    return Image.open(io.BytesIO(file))


def refusal(data: bytes) -> str:
    with pytest.raises(PictureRefused) as refused:
        encode(data)
    assert set(refused.value.reasons) == {"zh-hant", "en"}
    return refused.value.reasons["en"]


def test_a_picture_is_kept_in_three_widths_as_webp():
    made = encode(pictures.chart(2400, 1400))

    assert [opened(file).size for file in made.files] == [(480, 280), (960, 560), (1600, 933)]
    assert (made.width, made.height) == (1600, 933)
    assert {opened(file).format for file in made.files} == {"WEBP"}


def test_a_small_picture_is_not_enlarged():
    assert [opened(file).size for file in encode(pictures.chart(300, 200)).files] == [(300, 200)]


def test_the_same_picture_has_the_same_digest_and_another_one_has_another():
    assert encode(pictures.chart()).digest == encode(pictures.chart()).digest
    assert encode(pictures.chart()).digest != encode(pictures.chart(bars=5)).digest


def test_a_chart_stays_sharp_and_small():
    made = encode(pictures.chart(1600, 900))

    assert len(made.files[-1]) < 10_000
    assert opened(made.files[-1]).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_nothing_but_the_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010E] = "Client: Example Ltd."
    secret = b"hidden behind the picture"
    data = pictures.photograph(exif=exif.tobytes(), comment=b"Client: Example Ltd.") + secret

    made = encode(data)

    for file in made.files:
        assert b"Example" not in file
        assert secret not in file
        assert not {"exif", "xmp", "icc_profile", "comment"} & opened(file).info.keys()


def test_a_photograph_taken_upright_is_shown_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    assert encode(pictures.photograph(800, 600, exif=exif.tobytes())).width == 600


def test_colours_of_another_colour_space_stay_what_they_were():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    cmyk = pictures.saved(Image.new("CMYK", (60, 40), (0, 0, 0, 0)), format="JPEG")
    deep = pictures.saved(Image.new("I;16", (60, 40), 65535), format="PNG")

    for data in (cmyk, deep, pictures.chart(120, 80, icc_profile=profile)):
        file = encode(data).files[0]
        assert min(opened(file).convert("RGB").getpixel((1, 1))) > 250


def test_what_is_transparent_becomes_white():
    data = pictures.saved(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), format="PNG")

    assert opened(encode(data).files[0]).convert("RGB").getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><svg/>", "SVG"),
        (b"\x01\x00\x00\x00" + b"\0" * 36 + b" EMF" + b"\0" * 60, "Paste Special"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 60, "WMF"),
        (b"%PDF-1.7", "cannot be read"),
        (b"", "cannot be read"),
        (b"\0\0\0\x20ftypheic" + b"\0" * 60, "Save it as PNG"),
    ],
)
def test_what_is_no_plain_picture_is_refused_in_words(data, said):
    assert said in refusal(data)


def test_a_damaged_picture_is_refused():
    for data in (pictures.chart()[:800], pictures.photograph()[:300]):
        assert "cannot be read" in refusal(data)


def test_a_moving_picture_is_refused():
    first, second = (Image.new("RGB", (60, 40), colour) for colour in ("red", "blue"))
    moving = pictures.saved(first, format="GIF", save_all=True, append_images=[second])

    assert "Moving" in refusal(moving)


def chunk(kind: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (9_000, 9_000), (6_000, 5_000)])
def test_a_picture_that_unpacks_to_too_many_pixels_is_never_unpacked(width, height):
    """Even Pillow's own limit, 89 million, would take 360 MB."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 100_000)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed)

    assert "too large" in refusal(bomb + chunk(b"IEND", b""))


def test_a_file_of_too_many_bytes_is_refused():
    assert "too large" in refusal(b"\0" * 15_000_001)


def test_lines_and_dots_are_refused():
    for width, height in ((1, 1), (600, 2), (20, 300)):
        assert "too small" in refusal(pictures.saved(Image.new("L", (width, height)), format="PNG"))
