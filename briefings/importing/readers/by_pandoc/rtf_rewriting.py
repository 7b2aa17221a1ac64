"""An RTF file, made ready for pandoc.

Pandoc reads one code page and counts lists by itself. Here every character gets its number in
Unicode, and every list item the label that its author saw, which RTF carries as text.
"""

import re
from dataclasses import replace
from typing import Any

from briefings.importing.readers.by_pandoc.pandoc import too_large
from briefings.importing.readers.by_pandoc.rtf_code_pages import (
    CHARSETS,
    OF_FILE,
    SYMBOLS,
    numbered_page,
    page_of_font,
)
from briefings.importing.readers.by_pandoc.rtf_lines import Lines
from briefings.importing.readers.by_pandoc.rtf_pictures import RtfPictures
from briefings.importing.readers.by_pandoc.rtf_words import (
    BREAKS,
    DRAWN,
    ENDS,
    KINDS,
    LISTS,
    UNWRITTEN,
    Group,
    label_of,
)
from briefings.importing.readers.limits import MOST_CHARACTERS

MOST_TOKENS = 4_000_000
MOST_DEPTH = 500

_TOKEN = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]+)(?P<number>-?\d{1,10})? ?"
    rb"|(?P<sign>\\.)|(?P<brace>[{}])|(?P<text>[^\\{}]+)|\\",
    re.DOTALL,
)
# Its text is text, which pandoc would leave out.
_OLD_DRAWING = re.compile(rb"\s*\\do(?![a-z])")
# Pandoc takes no figures beyond 65,535: such characters travel as some that no text may contain.
_STAND_INS = "".join(map(chr, range(0xFDD0, 0xFDF0)))


class Rewriting:
    def __init__(self, data: bytes, pictures: RtfPictures) -> None:
        self.data = data
        self.pictures = pictures
        self.heads, self.hidden, self.said = Lines(), Lines(), Lines()
        # The same pictures again, for old programs.
        again = {b"nonshppict": {"is_dropped": True}} if b"\\shppict" in data else {}
        self.kinds = KINDS | again
        self.has_labels = b"\\listtext" in data or b"\\pntext" in data
        self.label = ""
        self.default_font = 0
        self.page = "cp1252"
        self.fonts: dict[int, str] = {}
        self.groups = [Group()]
        self.pending = bytearray()
        self.skip = self.notes = self.high = self.signs = 0
        self.written: list[bytes] = []
        self.stand_ins: dict[str, str] = {}

    @property
    def group(self) -> Group:
        return self.groups[-1]

    def rewrite(self) -> bytes:
        place = count = 0
        while match := _TOKEN.match(self.data, place):
            place, count = match.end(), count + 1
            if count > MOST_TOKENS:
                raise too_large()
            if match["text"] is not None:
                self._text(match["text"])
            elif match["byte"]:
                self._byte(int(match["byte"], 16))
            else:
                self._flush()
                place += self._other(match)
        self._flush()
        return b"".join(self.written)

    def _other(self, match: re.Match[bytes]) -> int:
        """Take a word, a sign or a brace; return how many bytes of raw data follow it."""
        if match["word"]:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == b"bin":
                return self._binary(match.end(), max(0, number or 0))
            self._word(match["word"], number)
        elif match["brace"]:
            self._brace(match["brace"])
        elif match["sign"] in (b"\\\n", b"\\\r"):
            self._word(b"par", None)
        elif match["sign"] == b"\\*" and not _OLD_DRAWING.match(self.data, match.end()):
            self._change(is_aside=True)
            self._write(match[0])
        elif match["sign"] == b"\\*":
            pass
        elif self.skip and match["sign"] in (b"\\{", b"\\}", b"\\\\"):
            self.skip -= 1
        else:
            self._write(match[0])
        return 0

    def _brace(self, brace: bytes) -> None:
        """Both braces of a group are written, or left out, by what holds around it."""
        self.skip = 0
        if brace == b"{":
            self._write(brace)
            self.groups.append(self.group)
            if len(self.groups) > MOST_DEPTH:
                raise too_large()
            return
        if len(self.groups) > 1:
            self.groups.pop()
        self._write(brace)

    def _change(self, **changes: Any) -> None:
        self.groups[-1] = replace(self.group, **changes)

    def _write(self, data: bytes) -> None:
        if not self.group.is_dropped:
            self.written.append(data)

    def _text(self, text: bytes) -> None:
        if self.group.is_picture:
            self._picture(text)
            return
        if self.group.is_table:
            self._write(text)
            self._name_font(text)
            return
        text = text.translate(None, b"\r\n")
        dropped = min(self.skip, len(text))
        self.skip -= dropped
        self.pending += text[dropped:]

    def _name_font(self, name: bytes) -> None:
        if page := page_of_font(name):
            self.fonts.setdefault(self.group.font, page)

    def _picture(self, figures: bytes) -> None:
        if not (self.group.is_aside or self.group.is_dropped):
            figures = self.pictures.named(figures, in_head=self.group.is_head)
        self._write(figures)

    def _binary(self, start: int, length: int) -> int:
        """Return how many bytes are no text; of a picture they are written as figures."""
        if self.group.is_picture:
            self._picture(self.pictures.numbered(self.data[start : start + length]))
        return length

    def _byte(self, value: int) -> None:
        if self.group.is_table:
            self._write(b"\\'%02x" % value)
        elif self.skip:
            self.skip -= 1
        else:
            self.pending.append(value)

    def _word(self, word: bytes, number: int | None) -> None:
        if word == b"u" and number is not None:
            self._unicode(number % 65536)
            return
        self.skip = 0
        if word == b"fldinst" and not self.group.is_aside:
            self._write(b"\\*")
        elif word == b"v":
            self.hidden.end()
            self._change(is_hidden=number != 0)
        self._remember(word, number or 0)
        if word in ENDS:
            self.label = ""
            self._lines().end()
        word, number = self._for_pandoc(word, number)
        is_list = self.has_labels and word in LISTS and not self.group.is_table
        if not (word in UNWRITTEN or is_list):
            figure = b"" if number is None else b"%d" % number
            self._write(b"\\" + word + figure + b" ")

    def _for_pandoc(self, word: bytes, number: int | None) -> tuple[bytes, int | None]:
        """Pandoc loses cells of tables within tables, and drawings, without a word."""
        if word in DRAWN and self.group.is_picture:
            return b"emfblip", None
        if word == b"itap" and (number or 0) > 1:
            return word, 1
        is_end = word == b"nestcell" or word in BREAKS
        return (b"par", None) if is_end else (word, number)

    def _remember(self, word: bytes, number: int) -> None:
        if word in OF_FILE:
            self.page = OF_FILE[word]
        elif word == b"ansicpg":
            self.page = numbered_page(number)
        elif word in (b"fcharset", b"cpg") and self.group.is_table:
            page = CHARSETS.get(number, "") if word == b"fcharset" else numbered_page(number)
            self.fonts[self.group.font] = page
        elif word == b"footnote":
            self.notes += 1
        elif word == b"uc":
            self._change(fallback=number)
        elif word in (b"f", b"deff", b"plain"):
            self._font(word, number)
        else:
            self._change(**self.kinds.get(word, {}))

    def _font(self, word: bytes, number: int) -> None:
        if word == b"deff":
            self.default_font = number
        is_plain = word == b"plain"
        self._change(font=self.default_font if is_plain else number)
        if is_plain:
            self._change(is_hidden=False)

    def _unicode(self, number: int) -> None:
        """A character beyond the first 65,536 is written as two halves."""
        self.skip = self.group.fallback
        if 0xD800 <= number < 0xDC00:
            self.high = number
            return
        if 0xDC00 <= number < 0xE000:
            number = 0x10000 + ((self.high - 0xD800) << 10) + number - 0xDC00 if self.high else 0
        self.high = 0
        self._sign(chr(number) if number else "\ufffd")

    def _flush(self) -> None:
        if not self.pending:
            return
        data, self.pending = bytes(self.pending), bytearray()
        for sign in self._decoded(data):
            self._sign(sign)

    def _decoded(self, data: bytes) -> str:
        font = self.fonts.get(self.group.font, "")
        if font == SYMBOLS:
            return "".join(chr(byte + 0xF000) if byte > 127 else chr(byte) for byte in data)
        for page in (font or self.page, self.page):
            try:
                return data.decode(page)
            except UnicodeDecodeError:
                continue
        return data.decode("cp1252", "replace")

    def _lines(self) -> Lines:
        """Where the text is written down."""
        if self.group.is_head:
            return self.heads
        return self.hidden if self.group.is_hidden else self.said

    def _say(self, sign: str) -> None:
        self.signs += 1
        if self.signs > MOST_CHARACTERS:
            raise too_large()
        self._lines().add(sign)

    def _sign(self, sign: str) -> None:
        if self.group.is_label:
            self.label += sign
            return
        if self.label and not (self.group.is_aside or self.group.is_head):
            label, self.label = label_of(self.label.strip()), ""
            for before in label:
                self._sign(before)
        if not (self.group.is_aside or self.group.is_dropped or self.group.is_table):
            self._say(sign)
        if sign > "\uffff":
            sign = self._stand_in(sign)
        if sign in "{}\\":
            self._write(b"\\'%02x" % ord(sign))
        else:
            self._write(sign.encode() if sign < "\x80" else b"\\u%d ?" % ord(sign))

    def _stand_in(self, sign: str) -> str:
        """The same for the same sign; texts with more than 32 such signs lose the rest."""
        unused = _STAND_INS[len(self.stand_ins) :] or "\ufffd"
        return self.stand_ins.setdefault(sign, unused[0])

    def restored(self, page: str) -> str:
        return page.translate({ord(one): sign for sign, one in self.stand_ins.items()})
