"""Parts: nested, signed, encrypted, without their boundary, with files of every name."""

import base64

from tests.contacts.files import samples
from tests.mail.incoming.odd_mails.mail import YES, OddMail, lines

_PDF = base64.encodebytes(samples.PDF).decode().replace("\n", "\r\n")
_PLAIN = ("Content-Type: text/plain; charset=utf-8", "", YES)
_HTML = ("Content-Type: text/html; charset=utf-8", "", "<p>Other words.</p>")
_DATA = ("Content-Transfer-Encoding: base64", "")


def _many(kind: str, *parts: tuple[str, ...], boundary: str = "b") -> tuple[str, ...]:
    """Return the lines of a multipart, as one part of another or as a whole mail."""
    inside = [line for part in parts for line in (f"--{boundary}", *part)]
    return (
        f'Content-Type: multipart/{kind}; boundary="{boundary}"',
        "",
        *inside,
        f"--{boundary}--",
    )


def _mail(*written: str | bytes, **expected) -> OddMail:
    return OddMail(lines(*written), **expected)


def _pdf(*headers: str) -> tuple[str, ...]:
    return (*headers, *_DATA, _PDF)


def _named(disposition: str, *names: str, kind: str = "application/pdf") -> OddMail:
    """Return a mail with a PDF, whose name is kept as one of these."""
    part = _pdf(f"Content-Type: {kind}", f"Content-Disposition: {disposition}")
    return _mail(*_many("mixed", _PLAIN, part), files=names)


def _beside(kind: str, *body: str, **expected) -> OddMail:
    """Return a mail with another part beside its text."""
    return _mail(
        *_many("mixed", _PLAIN, (f"Content-Type: {kind}", *(body or ("", "x")))), **expected
    )


_ATTACHED = _pdf('Content-Type: application/pdf; name="a.pdf"', "Content-Disposition: attachment")
_SIGNATURE = ("Content-Type: application/pgp-signature; name=signature.asc", "", "-----BEGIN")
_SMIME = ("Content-Type: application/pkcs7-signature; name=smime.p7s", *_DATA, "MIIB")

MAILS: dict[str, OddMail] = {
    "two alternatives": _mail(*_many("alternative", _PLAIN, _HTML)),
    "two alternatives the wrong way round": _mail(*_many("alternative", _HTML, _PLAIN)),
    "an alternative without words": _mail(
        *_many("alternative", ("", " "), _HTML), text="Other words."
    ),
    "a file within the other alternative": _mail(
        *_many("alternative", _PLAIN, _many("mixed", _HTML, _ATTACHED, boundary="c")),
        files=("a.pdf",),
    ),
    "a file within a related part of the other alternative": _mail(
        *_many("alternative", _PLAIN, _many("related", _HTML, _ATTACHED, boundary="c")),
        files=("a.pdf",),
    ),
    "an invitation as an alternative": _mail(
        *_many(
            "alternative",
            _PLAIN,
            _HTML,
            ("Content-Type: text/calendar; method=REPLY", "", "BEGIN:VCALENDAR"),
        )
    ),
    "mixed, related, alternative": _mail(
        *_many(
            "mixed",
            _many("related", _many("alternative", _PLAIN, _HTML, boundary="d"), boundary="c"),
            _ATTACHED,
        ),
        files=("a.pdf",),
    ),
    "words before and after a file": _mail(
        *_many("mixed", _PLAIN, _ATTACHED, ("", "From my phone.")),
        text=f"{YES}\n\nFrom my phone.",
        files=("a.pdf",),
    ),
    "a list's footer": _mail(
        *_many("mixed", _PLAIN, ("", "-- \r\nList")), text=f"{YES}\n\n-- \nList"
    ),
    "signed by S/MIME": _mail(*_many("signed", _PLAIN, _SMIME), files=()),
    "signed by PGP": _mail(*_many("signed", _PLAIN, _SIGNATURE), files=()),
    "signed with a file": _mail(
        *_many("signed", _many("mixed", _PLAIN, _ATTACHED, boundary="c"), _SIGNATURE),
        files=("a.pdf",),
    ),
    "signed within its text": _mail(
        "",
        "-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nYes, please.\r\n"
        "-----BEGIN PGP SIGNATURE-----\r\n\r\niQ==\r\n-----END PGP SIGNATURE-----",
        text="-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes, please.\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----",
    ),
    "encrypted by PGP": _mail(
        *_many(
            "encrypted",
            ("Content-Type: application/pgp-encrypted", "", "Version: 1"),
            ("Content-Type: application/octet-stream; name=encrypted.asc", "", "-----BEGIN PGP"),
        ),
        text="",
        files=None,
    ),
    "encrypted by S/MIME": _mail(
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
        *_DATA,
        "MIIB",
        text="",
        files=None,
    ),
    "Outlook's rich text": _beside(
        "application/ms-tnef; name=winmail.dat", "", "x\x9f\x3e\x22", files=None
    ),
    "only Outlook's rich text": _mail(
        "Content-Type: application/ms-tnef; name=winmail.dat", *_DATA, "eJ8+", text="", files=None
    ),
    "an answer to an invitation": _mail(
        "Content-Type: text/calendar; method=REPLY", "", "BEGIN:VCALENDAR", text="", files=None
    ),
    "a visiting card": _beside("text/x-vcard; name=chan.vcf", "", "BEGIN:VCARD", files=None),
    "a forwarded mail as a part": _beside(
        "message/rfc822", "", "Subject: old", "", "Old words.", files=None
    ),
    "a mail in pieces": _beside("message/partial; id=x; number=1", "", "words", files=None),
    "a mail kept elsewhere": _beside(
        "message/external-body; access-type=URL; URL=https://x.example/", "", "", files=None
    ),
    "a digest": _mail(
        *_many("mixed", _PLAIN, _many("digest", ("", "Subject: a", "", "b"), boundary="c")),
        files=None,
    ),
    "an unknown kind of several parts": _mail(*_many("x-odd", _PLAIN)),
    "an unknown kind of text": _mail("Content-Type: text/x-odd", "", YES, text=YES, files=None),
    "Markdown": _mail("Content-Type: text/markdown; charset=utf-8", "", YES, files=None),
    "a kind without its half": _mail("Content-Type: text", "", YES),
    "a kind that is a word": _mail("Content-Type: plain", "", YES),
    "an empty kind": _mail("Content-Type:", "", YES),
    "two kinds": _mail("Content-Type: text/plain", "Content-Type: text/html", "", YES),
    "no boundary": _mail("Content-Type: multipart/mixed", "", YES),
    "another boundary than the one said": _mail(
        'Content-Type: multipart/mixed; boundary="a"', "", YES, text=YES
    ),
    "a boundary within quotes and blanks": _mail(*_many("mixed", _PLAIN, boundary="a b'c(d)")),
    "a boundary of 200 characters": _mail(*_many("mixed", _PLAIN, boundary="x" * 200)),
    "a boundary that is a regular expression": _mail(*_many("mixed", _PLAIN, boundary=".*+")),
    "a boundary that the text has, too": _mail(
        *_many("mixed", ("", "Yes, please.", "-- b", "--bb")), text="Yes, please.\n-- b\n--bb"
    ),
    "no last boundary": _mail(*_many("mixed", _PLAIN)[:-1]),
    "words before and after the parts": _mail(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "For old programs.",
        "--b",
        *_PLAIN,
        "--b--",
        "Footer.",
    ),
    "no parts": _mail("Content-Type: multipart/mixed; boundary=b", "", "--b--", text=""),
    "parts in base64": _mail(
        "Content-Type: multipart/mixed; boundary=b",
        "Content-Transfer-Encoding: base64",
        "",
        "--b",
        *_PLAIN,
        "--b--",
    ),
    "lines without carriage returns": OddMail(
        lines(*_many("mixed", _PLAIN, _ATTACHED)).replace(b"\r\n", b"\n"), files=("a.pdf",)
    ),
    "a file as the whole mail": _mail(
        'Content-Type: application/pdf; name="a.pdf"', *_DATA, _PDF, text="", files=("a.pdf",)
    ),
    "a page that is a file": _beside(
        "text/html; name=lease.html",
        "Content-Disposition: attachment",
        "",
        "<p>x</p>",
        files=("lease.html",),
    ),
    "a text that is a file beside the words": _beside(
        "text/plain; charset=utf-8; name=lease.txt",
        "Content-Disposition: inline; filename=lease.txt",
        "",
        "The lease.",
        files=("lease.txt",),
    ),
    "a text with a name that is the words": _mail(
        "Content-Type: text/plain; name=body.txt", "Content-Disposition: inline", "", YES
    ),
    "a photograph among the words": _beside(
        "image/jpeg; name=IMG_1.jpeg",
        "Content-Disposition: inline; filename=IMG_1.jpeg",
        "Content-ID: <x>",
        *_DATA,
        base64.b64encode(b"\xff\xd8" + b"x" * 40_000).decode(),
        files=("IMG_1.jpeg",),
    ),
    "an RFC 2231 name": _named("attachment; filename*=UTF-8''%E7%A7%9F%E7%B4%84.pdf", "租約.pdf"),
    "an RFC 2231 name in pieces": _named(
        "attachment; filename*0*=UTF-8''%E7%A7%9F; filename*1*=%E7%B4%84; filename*2=.pdf",
        "租約.pdf",
    ),
    "an RFC 2231 name cut within a character": _named(
        "attachment; filename*0*=UTF-8''%E7%A7%9F%E7; filename*1*=%B4%84.pdf", "租約.pdf"
    ),
    "an RFC 2231 name in Big5": _named("attachment; filename*=big5''%AF%B2%AC%F9.pdf", "租約.pdf"),
    "an RFC 2231 name with a language": _named(
        "attachment; filename*=utf-8'zh-hk'%E7%A7%9F.pdf", "租.pdf"
    ),
    "both names": _named("attachment; filename=a.pdf; filename*=UTF-8''%E7%A7%9F.pdf", "租.pdf"),
    "an RFC 2231 name on a line of its own": _named(
        "attachment;\r\n filename*=UTF-8''%E7%A7%9F%E7%B4%84.pdf", "租約.pdf"
    ),
    "an RFC 2231 name in pieces on lines of their own": _named(
        "attachment;\r\n\tfilename*0*=UTF-8''%E7%A7%9F;\r\n\tfilename*1*=%E7%B4%84.pdf", "租約.pdf"
    ),
    "both names on lines of their own": _named(
        "attachment;\r\n filename=a.pdf;\r\n filename*=UTF-8''%E7%A7%9F.pdf", "租.pdf"
    ),
    "a name as an encoded word": _named(
        'attachment; filename="=?utf-8?B?56ef57SELnBkZg==?="', "租約.pdf"
    ),
    "a name as two encoded words": _named(
        'attachment; filename="=?utf-8?B?56ef?=\r\n =?utf-8?B?57SELnBkZg==?="', "租約.pdf"
    ),
    "a name as an encoded word in Big5": _named(
        'attachment; filename="=?big5?B?r7Ks+S5wZGY=?="', "租約.pdf"
    ),
    "a name in UTF-8 as it is": _named('attachment; filename="租約.pdf"', "租約.pdf"),
    "a name only with the kind": _named(
        "attachment", "租約.pdf", kind='application/pdf; name="=?utf-8?B?56ef57SELnBkZg==?="'
    ),
    "a name with a path": _named(
        'attachment; filename="../../etc/passwd.pdf"', "../../etc/passwd.pdf"
    ),
    "a name with quotes": _named('attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'),
    "a name of 3,000 characters": _named(
        f'attachment; filename="{"x" * 3_000}.pdf"', "x" * 3_000 + ".pdf"
    ),
    "a name given twice": _named("attachment; filename=a.pdf; filename=b.pdf", "a.pdf"),
    "no name": _named("attachment", ""),
    "an empty name": _named('attachment; filename=""', ""),
    "a disposition that is unknown": _named("odd; filename=a.pdf", "a.pdf"),
}
