"""Re-encode pictures: only pixels are kept, as WebP in up to three widths.

Whatever else a file has (place and time of a photograph, hidden text, a second file behind the
picture) is not stored or sent. Independent of Django.
"""

import hashlib
import io
import threading
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.markup.figures import widths_of

MOST_BYTES = 15_000_000
# A page of a report at 400 dpi has 15 million; each takes four bytes of memory.
MOST_PIXELS = 24_000_000
MOST_TIMES_AS_HIGH = 6  # as wide; a higher picture cannot be read on a page
FEWEST_PIXELS = 8  # on a side: smaller ones are lines and dots of a layout
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
_QUALITY = 82
# One picture at a time per process, because of the memory.
_turn = threading.Lock()


class PictureRefused(Exception):
    """The picture is not stored; `reasons` says why and what to do, in both languages."""

    def __init__(self, *, chinese: str, english: str) -> None:
        super().__init__(english)
        self.reasons: Mapping[str, str] = {CHINESE: chinese, ENGLISH: english}


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """A picture as WebP files, the smallest first; the size is that of the last one."""

    width: int
    height: int
    files: tuple[bytes, ...]

    @property
    def digest(self) -> str:
        return digest_of(self.files)


def digest_of(files: tuple[bytes, ...]) -> str:
    """Return the SHA-256 over the digests of all files, in hexadecimal."""
    digests = (hashlib.sha256(file).digest() for file in files)
    return hashlib.sha256(b"".join(digests)).hexdigest()


def encode(data: bytes, *, transparent: bool = False) -> EncodedPicture:
    """Re-encode a PNG, JPEG, GIF, WebP or BMP file. Raises PictureRefused.

    `transparent` keeps what one can see through, as in a logo; it becomes white otherwise.
    """
    if len(data) > MOST_BYTES:
        raise _too_large()
    if refusal := _refusal_by_beginning(data):
        raise refusal
    with _turn:
        picture, is_photograph = _opened(data, transparent=transparent)
        widths = widths_of(picture.width)
        pictures = [_scaled(picture, width) for width in widths]
        files = tuple(_webp(one, is_photograph=is_photograph) for one in pictures)
    return EncodedPicture(*pictures[-1].size, files)


def pixels_of(data: bytes) -> int:
    """Return the size of a picture from its header, which costs nothing; 0 if it has none."""
    try:
        width, height = Image.open(io.BytesIO(data), formats=_FORMATS).size
    except Exception:  # as in _opened
        return 0
    return width * height


def for_print(file: bytes) -> tuple[str, bytes]:
    """Return a stored file in the form that printing wants: a JPEG if it is a photograph."""
    picture = Image.open(io.BytesIO(file), formats=["WEBP"]).convert("RGB")
    made = io.BytesIO()
    is_photograph = file[12:16] == b"VP8 "  # encoded with loss
    if is_photograph:
        picture.save(made, "JPEG", quality=90)
    else:
        picture.save(made, "PNG")
    return ("jpeg" if is_photograph else "png"), made.getvalue()


def _opened(data: bytes, *, transparent: bool) -> tuple[Image.Image, bool]:
    """Return the pixels, upright, in sRGB, and whether the file is a photograph's."""
    try:
        with warnings.catch_warnings():
            # Pillow only warns of pictures that are large without being enormous.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
            is_photograph = picture.format == "JPEG"
            _check_size(picture)
            # A JPEG can be decoded at half its size or less, in as much less memory.
            picture.draft(None, (widths_of(picture.width)[-1],) * 2)
            ImageOps.exif_transpose(picture, in_place=True)
            if transparent and picture.has_transparency_data:
                return _see_through(picture), False
            return _plain(picture), is_photograph
    except PictureRefused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:  # Pillow's decoders raise nearly anything for damaged files
        raise _unreadable() from error


def _check_size(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise _too_large()
    if getattr(picture, "n_frames", 1) > 1:
        raise _moving()
    if min(width, height) < FEWEST_PIXELS or height > MOST_TIMES_AS_HIGH * width:
        raise _misshapen()


def _plain(picture: Image.Image) -> Image.Image:
    """Scale as early as possible: a picture of the most pixels takes 100 MB in each copy."""
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    profile = picture.info.get("icc_profile")
    if picture.has_transparency_data:
        picture = _on_white(picture)
    elif picture.mode not in ("RGB", "L", "CMYK"):
        picture = picture.convert("RGB")
    picture = _scaled(picture, widths_of(picture.width)[-1])
    if profile and picture.mode in ("RGB", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            picture = _in_srgb(picture, profile)
    plain = picture.convert("RGB")
    plain.info = {}  # Pillow would write the metadata that it finds here
    return plain


def _see_through(picture: Image.Image) -> Image.Image:
    picture = picture.convert("RGBA")
    picture = _scaled(picture, widths_of(picture.width)[-1])
    picture.info = {}
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        picture = picture.convert("RGBA")
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture)
    return white


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(picture, known, srgb, outputMode="RGB") or picture


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _webp(picture: Image.Image, *, is_photograph: bool) -> bytes:
    """Return the smaller file: charts are often smaller without loss, and sharper."""
    lossy = _saved(picture, quality=_QUALITY, method=4)
    if is_photograph:
        return lossy
    return min(_saved(picture, lossless=True, quality=40, method=3), lossy, key=len)


def _saved(picture: Image.Image, **how: int | bool) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", **how)
    return file.getvalue()


# --- Refusals -------------------------------------------------------------------------------------


def _refusal_by_beginning(data: bytes) -> PictureRefused | None:
    """Return the refusal of a known kind of file that is never decoded."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return _drawing("SVG")
    if data[40:44] == b" EMF":
        return _drawing("EMF")
    if data.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00")):
        return _drawing("WMF")
    return None


def _drawing(kind: str) -> PictureRefused:
    if kind == "SVG":
        return PictureRefused(
            chinese="SVG 圖片可含程式，不予接受。請另存為 PNG，再試一次。",
            english="SVG pictures can contain programs and are not accepted. "
            "Save it as PNG and try again.",
        )
    return PictureRefused(
        chinese=f"{kind} 圖形未能讀取。請在 Word 複製該圖，以「選擇性貼上」貼為「圖片 (PNG)」，"
        "再試一次。",
        english=f"{kind} drawings cannot be read. In Word, copy it, use Paste Special and choose "
        "“Picture (PNG)”, and try again.",
    )


def _too_large() -> PictureRefused:
    pixels, megabytes = MOST_PIXELS // 1_000_000, MOST_BYTES // 1_000_000
    return PictureRefused(
        chinese=f"圖片太大：最多 {pixels * 100} 萬像素及 {megabytes} MB。請縮小後再試一次。",
        english=f"The picture is too large: at most {pixels} million pixels and {megabytes} MB. "
        "Make it smaller and try again.",
    )


def _moving() -> PictureRefused:
    return PictureRefused(
        chinese="動態圖片不予接受。請選用單一畫面的圖片。",
        english="Moving pictures are not accepted. Choose a picture of a single frame.",
    )


def _misshapen() -> PictureRefused:
    return PictureRefused(
        chinese="圖片太小，或高度超過寬度的六倍，無法在頁面上清楚顯示。請選用另一圖片。",
        english="The picture is too small, or more than six times as high as it is wide, to be "
        "shown on a page. Choose another one.",
    )


def _unreadable() -> PictureRefused:
    return PictureRefused(
        chinese="未能讀取此圖片。請另存為 PNG 或 JPEG，再試一次。",
        english="This picture cannot be read. Save it as PNG or JPEG and try again.",
    )
