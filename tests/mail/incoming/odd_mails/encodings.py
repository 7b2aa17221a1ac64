"""Charsets and transfer encodings: named wrongly, oddly, twice or not at all."""

import base64
import quopri

from tests.mail.incoming.odd_mails.mail import YES, OddMail, lines

HANT = "請問租約的續期為十年嗎？業主要求加租，我們應該如何處理？"
HANS = "请问租约的续期为十年吗？业主要求加租，我们应该如何处理？"
CANTONESE = "業主話唔續租，佢哋嘅律師喺邊度？我哋想問吓。"
PORTUGUESE = "Não recebi a notificação; o prazo já começou? São 30 dias úteis."
_8BIT = "Content-Transfer-Encoding: 8bit"


def _said(charset: str, text: str, codec: str, *, expected: str = "", subtype="plain") -> OddMail:
    """Return a mail that says its text is in `charset` and writes it with `codec`."""
    kind = f"Content-Type: text/{subtype}" + (f"; charset={charset}" if charset else "")
    return OddMail(lines(kind, _8BIT, "", text.encode(codec)), text=expected or text)


def _base64(charset: str, text: bytes, expected: str, *, lie: str = "base64") -> OddMail:
    kind = f"Content-Type: text/plain; charset={charset}"
    body = base64.encodebytes(text)
    return OddMail(
        lines(kind, f"Content-Transfer-Encoding: {lie}", "", body.replace(b"\n", b"\r\n")),
        text=expected,
    )


def _transfer(encoding: str, body: str | bytes, text: str = YES) -> OddMail:
    kind = "Content-Type: text/plain; charset=utf-8"
    return OddMail(lines(kind, f"Content-Transfer-Encoding: {encoding}", "", body), text=text)


def _titled(*subject: str | bytes, said: str) -> OddMail:
    return OddMail(lines(*subject, "", YES), subject=said)


_WORD_IN_TWO = base64.b64encode("查詢".encode()[:4]), base64.b64encode("查詢".encode()[4:])

MAILS: dict[str, OddMail] = {
    "Big5": _said("big5", HANT, "big5"),
    "Big5 with Cantonese characters": _said("big5", CANTONESE, "big5hkscs"),
    "Big5-HKSCS": _said("Big5-HKSCS", CANTONESE, "big5hkscs"),
    "Big5 under a name of old programs": _said("x-x-big5", HANT, "big5"),
    "Big5 under its Windows name": _said("cp950", HANT, "big5"),
    "GB2312": _said("gb2312", HANS, "gb2312"),
    "GB2312 with a character of GBK": _said("gb2312", HANS + "陳鎔", "gbk"),
    "GBK under its Windows name": _said("cp936", HANS, "gbk"),
    "GBK under a name of old programs": _said("x-gbk", HANS, "gbk"),
    "GB18030 with a character of four bytes": _said("gb18030", HANS + "㐂", "gb18030"),
    "GB2312-80 in full": _said("gb_2312-80", HANS, "gb2312"),
    "HZ": _said("hz-gb-2312", HANS, "hz"),
    "UTF-8 said to be Latin": _said("iso-8859-1", HANT, "utf-8"),
    "UTF-8 said to be Windows Latin": _said("windows-1252", PORTUGUESE, "utf-8"),
    "UTF-8 said to be ASCII": _said("us-ascii", HANT, "utf-8"),
    "UTF-8 said to be Big5": _said("big5", HANT, "utf-8"),
    "UTF-8 said to be GB2312": _said("gb2312", HANS, "utf-8"),
    "Big5 said to be UTF-8": _said("utf-8", HANT, "big5"),
    "Big5 said to be ASCII": _said("us-ascii", HANT, "big5"),
    "Big5 said to be Latin": _said("iso-8859-1", HANT, "big5"),
    "GBK said to be UTF-8": _said("utf-8", HANS, "gbk"),
    "GBK said to be Latin": _said("iso-8859-1", HANS, "gbk"),
    "Latin said to be UTF-8": _said("utf-8", PORTUGUESE, "latin-1"),
    "Big5 without a charset": _said("", HANT, "big5"),
    "GBK without a charset": _said("", HANS, "gbk"),
    "UTF-8 without a charset": _said("", HANT, "utf-8"),
    "Latin without a charset": _said("", PORTUGUESE, "latin-1"),
    "a short line in Big5 without a charset": _said("", "收到，謝謝。", "big5"),
    "a short line in GBK without a charset": _said("", "收到，谢谢。", "gbk"),
    "Latin": _said("iso-8859-1", PORTUGUESE, "latin-1"),
    "Latin with the marks of Windows": _said("iso-8859-1", "“Sim” – 30 €", "cp1252"),
    "Latin 9": _said("iso-8859-15", "São 30 €", "iso-8859-15"),
    "Latin Windows": _said("Windows-1252", PORTUGUESE, "cp1252"),
    "Russian": _said("koi8-r", "Договор аренды", "koi8-r"),
    "Japanese in JIS": _said("iso-2022-jp", "契約の更新", "iso2022_jp"),
    "Japanese in Shift JIS": _said("shift_jis", "契約の更新", "shift_jis"),
    "Korean": _said("ks_c_5601-1987", "계약 갱신", "euc_kr"),
    "UTF-16 with a mark": _base64("utf-16", HANT.encode("utf-16"), HANT),
    "UTF-16 big-endian": _base64("utf-16be", HANT.encode("utf-16-be"), HANT),
    "UTF-8 with a mark of its beginning": _base64("utf-8", b"\xef\xbb\xbfYes, please.", YES),
    "UTF-7": _said("utf-7", HANT, "utf-7"),
    "a charset in quotes": _said('"UTF-8"', HANT, "utf-8"),
    "a charset in single quotes": _said("'utf-8'", HANT, "utf-8"),
    "a charset without a hyphen": _said("utf8", HANT, "utf-8"),
    "a charset of capitals with a blank": _said("UTF-8 ", HANT, "utf-8"),
    "a charset that is unknown": _said("unknown-8bit", HANT, "utf-8"),
    "a charset that is a variable": _said("$charset", HANT, "utf-8"),
    "a charset given twice": _said("big5; charset=utf-8", HANT, "utf-8"),
    "a charset with a language": _said("utf-8; reply-type=original", HANT, "utf-8"),
    "base64 without padding": _transfer("base64", "WWVzLCBwbGVhc2Uu"[:-2] + "Uu"),
    "base64 cut in its last group": _transfer("base64", "WWVzLCBwbGVhc2UuIA", YES),
    "base64 in one line": _transfer("base64", base64.b64encode(HANT.encode() * 30), HANT * 30),
    "base64 with blanks and tabs": _transfer("base64", "WWVz LCBw\tbGVh  c2Uu"),
    "base64 in capitals": _transfer("BASE64", "WWVzLCBwbGVhc2Uu"),
    "base64 with a footer of a gateway": _transfer(
        "base64", "WWVzLCBwbGVhc2Uu\r\n\r\n-- \r\nChecked.", "Yes, please.\n-- \nChecked."
    ),
    "base64 that is quoted in its name": _transfer('"base64"', "WWVzLCBwbGVhc2Uu"),
    "said to be base64 but plain": _transfer("base64", "請問租約何時屆滿？", "請問租約何時屆滿？"),
    "quoted-printable in Chinese": _transfer(
        "quoted-printable", quopri.encodestring(HANT.encode()).replace(b"\n", b"\r\n"), HANT
    ),
    "quoted-printable in small letters": _transfer("quoted-printable", "S=c3=a3o", "São"),
    "quoted-printable with a bare sign": _transfer("quoted-printable", "a = b, =XY", "a = b, =XY"),
    "quoted-printable with blanks at the end": _transfer(
        "quoted-printable", "Yes, =  \r\nplease.", YES
    ),
    "quoted-printable that is not": _transfer("quoted-printable", YES),
    "binary": _transfer("binary", YES),
    "7bit with eight bits": _transfer("7bit", HANT.encode(), HANT),
    "an encoding with a comment": _transfer("7bit (really)", YES),
    "an encoding given twice": _transfer("7bit\r\nContent-Transfer-Encoding: 7bit", YES),
    "HTML that names Big5 itself": _said(
        "", f'<meta charset="big5"><p>{HANT}</p>', "big5", expected=HANT, subtype="html"
    ),
    "HTML that names GB2312 itself": _said(
        "",
        f'<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>{HANS}</p>',
        "gbk",
        expected=HANS,
        subtype="html",
    ),
    "HTML that names another charset than its mail": _said(
        "utf-8", f'<meta charset="big5"><p>{HANT}</p>', "utf-8", expected=HANT, subtype="html"
    ),
    "a subject in UTF-8 as it is": _titled("Subject: 查詢租約", said="查詢租約"),
    "a subject in Big5 as it is": _titled(
        "Subject: 查詢租約的事".encode("big5"), said="查詢租約的事"
    ),
    "a subject in GBK as it is": _titled(
        "Subject: 查询租约的事".encode("gbk"), said="查询租约的事"
    ),
    "a subject in Big5": _titled(
        b"Subject: =?big5?B?" + base64.b64encode("查詢".encode("big5")) + b"?=", said="查詢"
    ),
    "a subject in GB2312 that is GBK": _titled(
        b"Subject: =?gb2312?B?" + base64.b64encode("陳鎔".encode("gbk")) + b"?=", said="陳鎔"
    ),
    "a subject cut within a character": _titled(
        *(
            b"%s=?utf-8?b?%s?=" % each
            for each in zip((b"Subject: ", b" "), _WORD_IN_TWO, strict=True)
        ),
        said="查詢",
    ),
    "a subject in quoted words": _titled(
        "Subject: =?utf-8?Q?S=C3=A3o_30_dias?=", said="São 30 dias"
    ),
    "a subject in words without a blank between": _titled(
        "Subject: =?utf-8?q?a?==?utf-8?q?b?=", said="ab"
    ),
    "a subject with a language": _titled("Subject: =?utf-8*zh?b?5p+l6Kmi?=", said="查詢"),
    "a subject over three lines": _titled("Subject: a\r\n b\r\n\tc", said="a b c"),
    "no subject": _titled("X-Empty: 1", said=""),
    "two subjects": _titled("Subject: a", "Subject: b", said="a b"),
}
