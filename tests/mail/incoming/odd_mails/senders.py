"""Who writes: programs that answer by themselves, reports, and headers that pretend."""

from tests.mail.incoming.odd_mails.mail import YES, OddMail, lines, plain

_REPORT = (
    "Content-Type: multipart/report; report-type={kind}; boundary=b",
    "",
    "--b",
    "",
    "{words}",
    "--b",
    "Content-Type: message/{kind}",
    "",
    "Final-Recipient: rfc822; chan@client.example",
    "",
    "--b--",
)


def _report(kind: str, words: str) -> OddMail:
    rest = lines(*(line.format(kind=kind, words=words) for line in _REPORT))
    return OddMail(rest, text=words, is_automatic=True, files=None)


def _automatic(*headers: str) -> OddMail:
    return plain("I am away.", *headers, text="I am away.", is_automatic=True)


def _from(*sender: bytes) -> OddMail:
    return OddMail(lines("", YES), sender=b"\r\n".join(sender))


MAILS: dict[str, OddMail] = {
    "an absence by Gmail": _automatic("Auto-Submitted: auto-replied", "Precedence: bulk"),
    "an absence by Exchange": _automatic(
        "Subject: Automatic reply: x",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
    ),
    "an absence by Exchange in Chinese": _automatic(
        "Subject: =?utf-8?b?6Ieq5YuV5Zue6KaG?=: x",
        "X-Auto-Response-Suppress: All",
        "Auto-Submitted: auto-generated",
    ),
    "an absence by an old program": _automatic("X-Autoreply: yes"),
    "an absence by another old program": _automatic("X-Autorespond: x"),
    "an absence with a comment": _automatic("Auto-Submitted: (for now) auto-replied"),
    "an absence in capitals": _automatic("AUTO-SUBMITTED: AUTO-REPLIED"),
    "an absence by its precedence": _automatic("Precedence: auto_reply"),
    "an empty envelope": _automatic("Return-Path: <>"),
    "what a person wrote, said so": plain(YES, "Auto-Submitted: no"),
    "what a person wrote, with a comment": plain(YES, "Auto-Submitted: no (a person)"),
    "a person who suppresses answers": plain(YES, "X-Auto-Response-Suppress: OOF"),
    "a person writing about absence": plain(YES, "Subject: Automatic reply?"),
    "a person whose subject is that of a bounce": plain(
        YES, "Subject: Undelivered Mail Returned to Sender"
    ),
    "a person whose words are those of a bounce": plain(
        "This is the mail system at host mx.\nI could not deliver.",
        text="This is the mail system at host mx.\nI could not deliver.",
    ),
    "a failure to deliver": _report("delivery-status", "It could not be delivered."),
    "a receipt that it was read": _report("disposition-notification", "It was displayed."),
    "a report of abuse": _report("feedback-report", "Complaint."),
    "headers in any case": plain(
        YES, "CONTENT-TYPE: TEXT/PLAIN; CHARSET=UTF-8", "mime-version: 1.0"
    ),
    "a header that is cut": plain(
        YES, "X-Odd", "Subject: x", text="X-Odd\nSubject: x\n\nYes, please."
    ),
    "an empty header name": plain(YES, ": x"),
    "a header with a blank before its colon": plain(
        YES, "Subject : x", text="Subject : x\n\nYes, please."
    ),
    "a header of 300,000 characters": plain(YES, "X-Spam-Report: " + "x" * 300_000),
    "3,000 headers of relays": plain(
        YES, *["Received: from a by b; Fri, 2 May 2025 12:00:00 +0800"] * 3_000
    ),
    "a header folded a thousand times": plain(YES, "X-Odd: a" + "\r\n b" * 1_000),
    "a reference without brackets": plain(YES, "In-Reply-To: somebody@client.example"),
    "references with comments and dates": plain(
        YES, 'In-Reply-To: Message of "Fri, 2 May 2025" <x@y.example> from Ana (Lei)'
    ),
    "references cut in the middle": plain(YES, "References: <a@b.example> <c@d.exam"),
    "references without blanks": plain(YES, "References: <a@b.example><c@d.example>"),
    "references to nothing": plain(YES, "In-Reply-To: <>", "References: <> <@> <a>"),
    "references with wildcards": plain(YES, "References: <%@firm.example> <_%' OR 1=1@x>"),
    "references in Chinese": plain(YES, "References: <查詢@firm.example>"),
    "a thread of Outlook": plain(YES, "Thread-Topic: x", "Thread-Index: AdU=="),
    "a name in quotes": _from(b'From: "Chan, Tai Man" <chan@client.example>'),
    "a name in Chinese as it is": _from("From: 陳大文 <chan@client.example>".encode()),
    "a name in Big5 as it is": _from("From: 陳大文 <chan@client.example>".encode("big5")),
    "a name of an encoded word in quotes": _from(b'From: "=?utf-8?b?6Zmz?=" <chan@client.example>'),
    "a name that is another address": _from(b'From: "boss@firm.example" <chan@client.example>'),
    "an address with a comment": _from(b"From: chan@client.example (Chan)"),
    "an address in capitals": _from(b"From: CHAN@CLIENT.EXAMPLE"),
    "an address alone in brackets": _from(b"From: <chan@client.example>"),
    "an address over two lines": _from(b"From: Chan\r\n <chan@client.example>"),
    "a sender beside": _from(b"From: chan@client.example", b"Sender: gateway@other.example"),
    "an answer elsewhere": _from(b"From: chan@client.example", b"Reply-To: other@other.example"),
    "on behalf of": _from(
        b"From: chan@client.example", b"Return-Path: <bounce+chan@relay.example>"
    ),
    "a date in the future": plain(YES, "Date: Fri, 2 May 2098 12:00:00 +0800"),
    "a date in Chinese": plain(YES, "Date: 2025年5月2日"),
    "urgent": plain(
        YES, "X-Priority: 1 (Highest)", "Importance: high", "Sensitivity: Company-Confidential"
    ),
}
