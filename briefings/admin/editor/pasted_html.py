"""Convert pasted HTML to the Markdown subset: bold, italic, links, lists, quotations, tables."""

import re
from itertools import pairwise

from django.utils.translation import gettext as _

from briefings.importing.cleaning.tables.data_tables import with_tables
from briefings.importing.readers.html.page import read_html
from briefings.importing.readers.html.pictures import PagePictures
from briefings.importing.readers.limits import check_characters

_LISTED = re.compile(r"\s*(?:[-*>]|\d+[.)])\s")


def marked_text(html: str) -> tuple[str, list[str]]:
    """Return the HTML as the Markdown subset, and sentences on its pictures.

    Pictures are added one by one, so that each has its own row. Raises ImportRefused.
    """
    pictures = PagePictures()
    page = pictures.taken_out(html)
    check_characters(page)
    source = read_html(page, pictures)
    sentences = source.no_pictures
    if any(block.picture for block in source.blocks):
        sentences = [_("Pictures were not pasted. Copy them one by one, or upload them.")]
    texts = [
        block.table.markdown() if block.table else block.text
        for block in with_tables(source.blocks)
    ]
    return _joined([text for text in texts if text.strip()]), sentences


def _joined(texts: list[str]) -> str:
    if not texts:
        return ""
    marked = texts[0]
    for before, text in pairwise(texts):
        together = _LISTED.match(before) and _LISTED.match(text)
        marked += ("\n" if together else "\n\n") + text
    return marked
