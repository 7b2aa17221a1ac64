"""Pandoc in a separate process: it sees only its input, in bounded memory and time."""

import subprocess
from typing import Literal

from briefings.importing.readers.limits import ImportRefused

try:
    import pypandoc
except ImportError:  # there is no wheel for this platform (docs/decisions/0095)
    pypandoc = None

MOST_MEMORY = "400M"
MOST_SECONDS = 20

Form = Literal["odt", "rtf"]


def html_of(data: bytes, form: Form) -> str:
    """Return the document as a page of HTML. Raises ImportRefused."""
    if pypandoc is None:
        raise _no_pandoc(form)
    command = [pypandoc.get_pandoc_path(), "--sandbox", "--standalone", f"--from={form}",
               "--to=html", "--mathml", "--wrap=none",
               "+RTS", f"-M{MOST_MEMORY}", "-RTS"]  # fmt: skip
    try:
        run = subprocess.run(  # noqa: S603 - pandoc from the locked wheel, on standard input
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False, env={}
        )
    except subprocess.TimeoutExpired as error:
        raise too_large() from error
    except OSError as error:
        raise _no_pandoc(form) from error
    if run.returncode:
        raise too_large() if b"heap" in run.stderr.lower() else damaged(form)
    return run.stdout.decode("utf-8", "replace")


def damaged(form: Form) -> ImportRefused:
    return ImportRefused(
        chinese=f"此檔案並非完好的 .{form} 文件。"
        "請在 Word 或 LibreOffice 開啟，另存為 .docx，再試一次。",
        english=f"This file is not a sound .{form} document. "
        "Open it in Word or LibreOffice, save it as .docx and try again.",
    )


def too_large() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案的內容太大，未能匯入。請分成幾份，再試一次。",
        english="The contents of this file are too large to import. Divide it and try again.",
    )


def _no_pandoc(form: Form) -> ImportRefused:
    return ImportRefused(
        chinese=f"此伺服器未能讀取 .{form} 檔案。"
        "請在 Word 另存為「Word 文件 (.docx)」，再匯入新檔案。",
        english=f"This server cannot read .{form} files. In Word, save it as “Word Document "
        "(.docx)” and import the new file.",
    )
