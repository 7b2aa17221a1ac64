"""Pages saved as one file are read as the page that they hold."""

import base64
import quopri
from html import escape

import pytest

from briefings.importing import ImportRefused, read_file, read_html
from tests.support import pictures

PAGE = "<h1>家庭暴力</h1><h1>Domestic violence</h1><p>受害人可求助。</p><p>Victims may ask.</p>"
PICTURE = '<p><img src="{}" alt="示意圖"></p>'
HEAD = (
    b"From: <Saved by Blink>\r\nSubject: notes\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="x"\r\n\r\n'
)


def archive(page: bytes, charset: str, *others: bytes, head: bytes = HEAD) -> bytes:
    first = (
        f"Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    ).encode() + quopri.encodestring(page)
    return head + b"".join(b"--x\r\n" + part + b"\r\n" for part in (first, *others)) + b"--x--\r\n"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "; charset=utf-8"),
        ("utf-8", ""),
        ("big5", "; charset=big5"),
        ("utf-8", "; charset=no"),
    ],
)
@pytest.mark.parametrize("name", ["page.html", "page.mht", "page.mhtml"])
def test_the_page_is_decoded(encoding, charset, name):
    document = read_file(name, archive(PAGE.encode(encoding), charset))

    assert (document.title.chinese, document.title.english) == ("家庭暴力", "Domestic violence")
    rows = [(row.chinese, row.english) for one in document.sections for row in one.paragraphs]
    assert rows == [("受害人可求助。", "Victims may ask.")]
    assert document.ledger == ()


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("Content-Location: https://a.mo/p.png", "https://a.mo/p.png"),
        ("Content-ID: <p1>", "cid:p1"),
    ],
)
def test_its_pictures_are_read_too(header, address):
    picture = f"Content-Type: image/png\r\n{header}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    part = picture.encode() + base64.encodebytes(pictures.chart())

    document = read_file("page.mht", archive((PAGE + PICTURE.format(address)).encode(), "", part))

    assert len(document.pictures) == 1


def test_a_mail_is_no_page():
    text = b"From: a\r\nSubject: b\r\n\r\n" + PAGE.encode()

    assert "Domestic" in str(read_file("page.html", text).to_json())


def test_pages_within_pages_without_end_are_refused():
    data = HEAD + b"".join(
        b"--x\r\nContent-Type: multipart/related; boundary=x%d\r\n\r\n" % n for n in range(2_000)
    )

    with pytest.raises(ImportRefused):
        read_file("page.mht", data)


def framed(page: str) -> str:
    return f'<iframe sandbox srcdoc="{escape(f"<html><body>{page}</body></html>")}"></iframe>'


def test_what_a_frame_in_the_page_holds_is_left_out_and_reported():
    document = read_html(f"{PAGE}{framed('<p>立即訂閱本報</p>')}<p>完。</p>")

    assert document.dropped == ("立即訂閱本報",)
    assert document.ledger == ()


def test_a_text_that_stands_whole_in_a_frame_is_read():
    document = read_html(f"<p>Reader view</p>{framed(PAGE)}")

    pair = document.sections[0].paragraphs[0]
    assert (pair.chinese, pair.english) == ("受害人可求助。", "Victims may ask.")
    assert document.ledger == ()
