"""An RTF file as pandoc has made it a page, with what pandoc leaves out."""

from briefings.importing.block import LeftOut
from briefings.importing.readers.by_pandoc.made_page import MadePage
from briefings.importing.readers.by_pandoc.pandoc import damaged, html_of, too_large
from briefings.importing.readers.by_pandoc.rtf_pictures import RtfPictures
from briefings.importing.readers.by_pandoc.rtf_rewriting import Rewriting
from briefings.text.language_detection import has_han, has_latin

MOST_BYTES = 16_000_000
_RTF = b"{\\rtf"


def is_rtf(data: bytes) -> bool:
    return data.startswith(_RTF)


def read_rtf(data: bytes) -> MadePage:
    """Return the document as a page. Raises ImportRefused."""
    pictures, rewriting = _begun(data)
    page = rewriting.restored(html_of(rewriting.rewrite(), "rtf"))
    return MadePage(
        page,
        _left_out(rewriting),
        [],
        pictures.inside,
        pictures.missing,
        rewriting.notes,
        _plain_text(rewriting),
    )


def said_in_rtf(data: bytes) -> str:
    """All text of the file, line by line, without pandoc. Raises ImportRefused."""
    _, rewriting = _begun(data)
    rewriting.rewrite()
    return _plain_text(rewriting)


def _begun(data: bytes) -> tuple[RtfPictures, Rewriting]:
    if not is_rtf(data):
        raise damaged("rtf")
    pictures = RtfPictures(data)
    if len(pictures.text) > MOST_BYTES:
        raise too_large()
    return pictures, Rewriting(pictures.text, pictures)


def _left_out(rewriting: Rewriting) -> list[LeftOut]:
    heads = dict.fromkeys(line for line in rewriting.heads.all() if _has_letters(line))
    hidden = (line for line in rewriting.hidden.all() if _has_letters(line))
    return [
        *(LeftOut(line, "page-header") for line in heads),
        *(LeftOut(line, "hidden") for line in hidden),
    ]


def _plain_text(rewriting: Rewriting) -> str:
    return "\n".join([*rewriting.said.all(), *(one.text for one in _left_out(rewriting))])


def _has_letters(line: str) -> bool:
    return has_han(line) or has_latin(line)
