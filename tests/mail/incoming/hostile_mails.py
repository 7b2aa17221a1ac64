"""Mails as no mail program writes them, by name."""

import base64

HEAD = b"From: chan@client.example\r\nTo: %(to)s\r\nMessage-ID: <%(id)s@client.example>\r\n"


def _nested(depth: int, kind: str) -> bytes:
    if kind == "enclosed":
        return b"Content-Type: message/rfc822\r\n\r\n" * depth + b"Subject: end\r\n\r\nend"
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(depth)
    )
    return opened + b"Content-Type: text/plain\r\n\r\nend\r\n"


def _plain(charset: bytes, text: bytes, encoding: bytes = b"8bit") -> bytes:
    return b"Content-Type: text/plain; charset=%s\r\nContent-Transfer-Encoding: %s\r\n\r\n%s" % (
        charset,
        encoding,
        text,
    )


BODIES: dict[str, bytes] = {
    "no body": b"",
    "no blank line": b"Subject: x",
    "NUL in the text": b"\r\na\x00b\x00",
    "NUL in a header": b"Subject: a\x00b\r\nX\x00: y\r\n\r\ntext",
    "a lone surrogate": _plain(b"utf-8", b"\xed\xa0\x80 text"),
    "bytes that are no text": b"\r\n" + bytes(range(256)) * 20,
    "an encoding that does not exist": _plain(b"x-none", "十年".encode()),
    "an encoding that is no encoding of texts": _plain(b"zip", b"text"),
    "an encoding that takes long": _plain(b"punycode", b"a-" + b"9" * 5000),
    "idna": _plain(b"idna", b"xn--" + b"a" * 3000),
    "undefined": _plain(b"undefined", b"text"),
    "NUL in the encoding's name": _plain(b'"utf\x00-8"', b"text"),
    "utf-7": _plain(b"utf-7", b"+ADw-script+AD4-"),
    "utf-16 with half a sign": _plain(b"utf-16", b"\xff\xfea\x00b"),
    "Big5 that is none": _plain(b"big5", b"\xff\xfe\xfd"),
    "base64 that is none": _plain(b"utf-8", b"!!!=A===", b"base64"),
    "quoted-printable that is none": _plain(b"utf-8", b"=ZZ=\r\n=", b"quoted-printable"),
    "uuencode that is none": _plain(b"utf-8", b"begin 6 x\r\nM\xff\r\n", b"x-uuencode"),
    "an unknown transfer encoding": _plain(b"utf-8", b"text", b"x-none"),
    "a multipart without a boundary": b"Content-Type: multipart/mixed\r\n\r\ntext",
    "a multipart with an empty boundary": b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n',
    "a multipart that never ends": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx",
    "a multipart in base64": b"Content-Type: multipart/mixed; boundary=b\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"--b\r\n\r\nx\r\n--b--"),
    "a boundary within itself": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 20,
    "four hundred parts": b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nx\r\n" * 400,
    "forty levels of parts": _nested(40, "parts"),
    "five thousand levels of parts": _nested(5000, "parts"),
    "two thousand enclosed mails": _nested(2000, "enclosed"),
    "many lines within many levels": _nested(60, "parts") + b"\r\n" * 400_000,
    "half a megabyte of one header": b"Subject: " + b"x" * 500_000 + b"\r\n\r\ntext",
    "a thousand brackets in From": b"From: " + b"(" * 1000 + b"\r\n\r\ntext",
    "thousands of addresses": b"Cc: " + b"a@b.example, " * 20_000 + b"\r\n\r\ntext",
    "thousands of headers": b"X-A: b\r\n" * 5000 + b"\r\ntext",
    "thousands of references": b"References: " + b"<a@b> " * 20_000 + b"\r\n\r\ntext",
    "an encoded word that does not end": b"Subject: =?utf-8?b?5Y2B\r\n\r\ntext",
    "an encoded word in no encoding": b"Subject: =?x-none?q?a?=\r\n\r\ntext",
    "an encoded word that is no base64": b"Subject: =?utf-8?b?!?=\r\n\r\ntext",
    "an encoded word with a line end": b"Subject: =?utf-8?q?a=0ABcc=3A_x=40y?=\r\n\r\ntext",
    "a type that is none": b"Content-Type: ;;;=;\r\n\r\ntext",
    "a type of numbers": b"Content-Type: 1/2; charset*0*=utf-8''%ff; charset*x=\r\n\r\ntext",
    "a charset in pieces": b"Content-Type: text/plain; charset*0=ut; charset*99=f\r\n\r\ntext",
    "a disposition that is none": b'Content-Disposition: =;;"\r\n\r\ntext',
    "HTML that is none": b"Content-Type: text/html\r\n\r\n<<<&#0;&#xD800;<p <b>text",
    "HTML of nothing": b"Content-Type: text/html\r\n\r\n<!-- -->",
    "HTML in deep levels": b"Content-Type: text/html\r\n\r\n" + b"<div>" * 20_000 + b"text",
    "HTML that names entities": b"Content-Type: text/html\r\n\r\n<!DOCTYPE x [<!ENTITY a 'aa'>"
    b"<!ENTITY b '&a;&a;&a;'>]><p>&b;</p>",
    "only an attachment": b"Content-Type: application/zip\r\n\r\nPK",
    "a date that is none": b"Date: Fri, 99 Foo 99999999 99:99:99 +9999\r\n\r\ntext",
    "lines that end in CR": b"\r\na\rb\rc",
    "a megabyte in one line": b"\r\n" + b"x" * 1_000_000,
    "a line that quotes without end": b"\r\n" + b"> " * 200_000,
    "direction marks": _plain(b"utf-8", "\u202e\u2066text\u200f".encode()),
}


def mail(name: str, *, to: str = "reply@firm.example") -> bytes:
    """Return the mail of this name, from the client to an address, with an id of its own."""
    number = str(list(BODIES).index(name))
    head = HEAD % {b"to": to.encode(), b"id": number.encode()}
    return head + BODIES[name]
