"""The text of a source paragraph by paragraph, by walks that know nothing of its reader."""

import re

from briefings.importing.block import Origin
from briefings.importing.review.ledger.docx_text import paragraphs_of_docx
from briefings.importing.review.ledger.html_text import paragraphs_of_html
from briefings.importing.review.ledger.odt_text import paragraphs_of_odt

_NOTE_MARK = re.compile(r"(?<!\\)\[\^[\w-]+\]")


def paragraphs_of(origin: Origin | None) -> list[str]:
    if origin is None:
        return []
    if origin.form == "docx":
        return paragraphs_of_docx(origin.data)
    if origin.form == "odt":
        return paragraphs_of_odt(origin.data)
    if origin.form == "html":
        return paragraphs_of_html(origin.text)
    return _NOTE_MARK.sub("", origin.text).split("\n")
