"""Pictures of a Word file: where they stand, their files, and what cannot be imported."""

from collections.abc import Iterator

from lxml import etree

from briefings.importing.block import FoundPicture
from briefings.importing.readers.docx.package import Package
from briefings.importing.readers.docx.styles import W
from briefings.importing.readers.picture_limits import PictureFiles

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_FILES = (_A + "blip", _VML + "imagedata")
PICTURES = (W + "drawing", W + "pict", W + "object")
NOT_INSIDE = (
    "一幅圖片不在檔案內，只有連結，未有匯入。請在 Word 插入圖片本身，或在內文頁加入。 "
    "A picture is only linked and not in the file, so it was not imported. Insert the picture "
    "itself in Word, or add it on the text page."
)
DRAWN = (
    "Word 的圖表或圖解未能匯入為圖片。請在 Word 複製，以「選擇性貼上」貼為「圖片 (PNG)」，"
    "再匯入，或在內文頁加入。 "
    "A chart or diagram of Word cannot be imported as a picture. In Word, copy it, use Paste "
    "Special and choose “Picture (PNG)”, and import again, or add it on the text page."
)


class Pictures:
    """Reads the files of a document's pictures, up to a limit."""

    def __init__(self, package: Package, relations: dict[str, tuple[str, str]]) -> None:
        self._package = package
        self._relations = relations
        self._files = PictureFiles()
        self.missing = self._files.missing
        # What to say of a picture while a part is read that cannot hold one.
        self.outside = ""

    def of(self, drawing: etree._Element) -> Iterator[FoundPicture]:
        for relation, alt in _mentioned(drawing):
            if self.outside:
                self.missing.append(self.outside)
                continue
            kind, target = self._relations.get(relation, ("", ""))
            name = self._package.beside_main(target)
            data = self._file(name) if kind == "image" else None
            if data is not None:
                yield FoundPicture(data, name.rpartition("/")[2], alt)
            elif target:
                self.missing.append(NOT_INSIDE)

    def _file(self, name: str) -> bytes | None:
        size = self._package.size_of(name)
        return self._files.get(name, size, lambda: self._package.bytes_of(name))


def _mentioned(drawing: etree._Element) -> Iterator[tuple[str, str]]:
    """The relation and the alternative text of each picture in a drawing."""
    place = drawing.find(f".//{_PLACE}docPr")
    alt = "" if place is None else place.get("descr", "")
    boxes = drawing.iter(W + "txbxContent")
    in_boxes = {picture for box in boxes for picture in box.iter(*_FILES)}
    for blip in drawing.iter(_A + "blip"):
        if blip in in_boxes or _is_pattern(blip):
            continue  # found again when the text of the box is read
        relation = blip.get(_R + "embed") or blip.get(_R + "link") or ""
        yield relation, alt or _own_description(blip)
    for image in drawing.iter(_VML + "imagedata"):
        if image in in_boxes:
            continue
        shape = image.getparent()
        said = "" if shape is None else shape.get("alt", "")
        yield image.get(_R + "id", ""), said


def _is_pattern(blip: etree._Element) -> bool:
    """A picture repeated over a shape is its paper; one that fills the shape is a picture."""
    fill = blip.getparent()
    return fill is not None and fill.find(_A + "tile") is not None


def _own_description(blip: etree._Element) -> str:
    picture = next(blip.iterancestors(_PICTURE + "pic"), None)
    own = None if picture is None else picture.find(f"{_PICTURE}nvPicPr/{_PICTURE}cNvPr")
    return "" if own is None else own.get("descr", "")
