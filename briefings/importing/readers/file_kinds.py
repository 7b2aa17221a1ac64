"""Files that are not what their names say: recognised by their first bytes and refused in words."""

from briefings.importing.readers.limits import ImportRefused

_PDF, _RTF = b"%PDF-", b"{\\rtf"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Pictures, sound, archives and programs, by the bytes they begin with.
_OTHERS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"II*\x00", b"MM\x00*", b"%!PS",
    b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"OggS", b"ID3", b"MZ", b"\x7fELF",
    b"SQLite format 3", b"bplist",
)  # fmt: skip
# How far a mark of byte order or blank lines may push the signature.
_START = 1024
# A Word file with a password is an old container that holds the encrypted new one.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_old_word(data: bytes) -> bool:
    """Return whether it is a container of Word up to 2003, or of a newer file with a password."""
    return data.startswith(_OLD_WORD)


def is_protected(data: bytes) -> bool:
    return _ENCRYPTED in data


def refuse_what_is_no_text(data: bytes) -> None:
    """Raises ImportRefused for a file of another kind that is called a text or a page."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if start.startswith(_PDF):
        raise _pdf()
    if start.startswith(_RTF):
        raise _rtf()
    if start[:13].lower() == b"mime-version:" and b"multipart/" in start:
        raise _web_archive()
    if data.startswith(_OTHERS) or data[4:8] == b"ftyp":
        raise _no_text()


def protected() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案受密碼保護，未能讀取。請在 Word 移除密碼並另存，再試一次。",
        english="This file is protected by a password and cannot be read. "
        "Remove the password in Word, save the file and try again.",
    )


def _pdf() -> ImportRefused:
    return ImportRefused(
        chinese="這是 PDF 檔案，未能匯入。"
        "請在 Word 開啟，另存為「Word 文件 (.docx)」，再匯入新檔案。",
        english="This is a PDF file and cannot be imported. Open it in Word, save it as "
        "“Word Document (.docx)” and import the new file.",
    )


def _rtf() -> ImportRefused:
    return ImportRefused(
        chinese="這是 RTF 檔案，名稱卻不是 .rtf。"
        "請在 Word 另存為「Word 文件 (.docx)」，再匯入新檔案。",
        english="This is an RTF file with another ending. In Word, save it as "
        "“Word Document (.docx)” and import the new file.",
    )


def _web_archive() -> ImportRefused:
    return ImportRefused(
        chinese="這是單一檔案網頁 (.mht)，未能匯入。"
        "請在 Word 或瀏覽器開啟，複製其文字後貼上，或另存為 .docx。",
        english="This is a single-file web page (.mht) and cannot be imported. Open it in Word or "
        "a browser and paste its text, or save it as .docx.",
    )


def _no_text() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案不是文字檔（例如是圖片或壓縮檔），未能匯入。",
        english="This is not a text file (a picture or an archive, for example) "
        "and cannot be imported.",
    )
