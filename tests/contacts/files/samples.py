"""Small files of every accepted kind, and hostile ones."""

import io
import struct
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from contacts.files import kinds

PDF = (
    b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 40 + b"\xff\xd9"
PNG = (
    b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 20 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
WEBP = b"RIFF" + struct.pack("<L", 24) + b"WEBPVP8 " + b"\x00" * 16
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 64
TEXT = "合約 contract\n".encode()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def zipped(parts: dict[str, bytes | str], *, stored: bool = False) -> bytes:
    made = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def office(main: str, **parts: bytes | str) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": "<x/>"} | parts)


def open_document(kind: str, **parts: bytes | str) -> bytes:
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": media_type, "content.xml": "<x/>"} | parts, stored=True)


def ole(*streams: str) -> bytes:
    return _OLE + b"".join((name + "\x00").encode("utf-16-le") for name in streams)


DOCX, XLSX = office(_WORD), office(_EXCEL)
ODT, ODS = open_document("text"), open_document("spreadsheet")
DOC, XLS = ole("WordDocument"), ole("Workbook")
ACCEPTED = {
    "pdf": PDF,
    "docx": DOCX,
    "doc": DOC,
    "xlsx": XLSX,
    "xls": XLS,
    "odt": ODT,
    "ods": ODS,
    "txt": TEXT,
    "jpg": JPEG,
    "png": PNG,
    "webp": WEBP,
    "heic": HEIC,
}
ARCHIVE = zipped({"readme.txt": "x"})
PROGRAM = b"MZ" + b"\x00" * 200
MACROS = office("application/vnd.ms-word.document.macroEnabled.main+xml")
# Hostile files, and a word of the sentence that refuses them.
REFUSED = {
    "empty": (b"", "empty"),
    "archive": (ARCHIVE, "Archives"),
    "empty archive": (zipped({}), "Archives"),
    "jar": (zipped({"META-INF/MANIFEST.MF": "x", "A.class": b"\xca\xfe\xba\xbe"}), "Archives"),
    "rar": (b"Rar!\x1a\x07\x01\x00" + b"\x00" * 50, "Archives"),
    "gzip": (b"\x1f\x8b\x08" + b"\x00" * 50, "Archives"),
    "tar": (b"a" * 257 + b"ustar" + b"\x00" * 300, "Archives"),
    "program": (PROGRAM, "Programs"),
    "program of Linux": (b"\x7fELF" + b"\x00" * 90, "Programs"),
    "shell script": (b"#!/bin/sh\nrm -rf /\n", "Programs"),
    "shortcut": (b"\x4c\x00\x00\x00\x01\x14\x02\x00" + b"\x00" * 90, "Programs"),
    "page": (b"\xef\xbb\xbf \n<!doctype html><script>alert(1)</script>", "Web pages"),
    "page in UTF-16": ("<html><script>alert(1)</script>".encode("utf-16"), "Web pages"),
    "drawing": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "Web pages"),
    "macros in Word": (MACROS, "macros"),
    "macros hidden in Word": (office(_WORD, **{"word/vbaProject.bin": b"x"}), "macros"),
    "macros of Excel 4": (office(_EXCEL, **{"xl/macrosheets/sheet1.xml": "<x/>"}), "macros"),
    "macros in old Word": (ole("WordDocument", "_VBA_PROJECT"), "macros"),
    "macros in OpenDocument": (open_document("text", **{"Basic/script.xml": "<x/>"}), "macros"),
    "password": (ole("EncryptedPackage"), "password"),
    "slides": (office(_WORD.replace("wordprocessing", "presentation")), "This kind"),
    "installer": (ole("!_StringPool"), "This kind"),
    "mail of Outlook": (ole("__nameid_version1.0"), "This kind"),
    "film": (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42" + b"\x00" * 60, "This kind"),
    "sound": (b"RIFF" + struct.pack("<L", 24) + b"WAVEfmt " + b"\x00" * 16, "This kind"),
    "noise": (bytes(range(256)) * 4, "This kind"),
    "text with a NUL": (b"plain\x00text", "This kind"),
    "RTF": (b"{\\rtf1 hello}", "This kind"),
    "cut PDF": (PDF[:40], "damaged"),
    "cut Word": (DOCX[:-30], "damaged"),
    "cut JPEG": (JPEG[:-2], "damaged"),
    "cut PNG": (PNG[:-12], "damaged"),
    "cut WebP": (WEBP[:-4], "damaged"),
    "cut old Word": (DOC[:100], "damaged"),
    "PDF and archive": (PDF + ARCHIVE, "several files"),
    "JPEG and archive": (JPEG + ARCHIVE, "several files"),
    "Word behind something": (b"PK\x03\x04junk" + DOCX, "several files"),
    "page before a PDF": (b"<html><script>1</script>" + PDF, "Web pages"),
}


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/octet-stream")


def kinds_of(code: str) -> kinds.Kind:
    return kinds.ALL[code]
