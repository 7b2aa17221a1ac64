"""A mail of any making is read within limits; what cannot be read is said to be so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.incoming import received_mail
from mail.incoming.mime import LONGEST_TEXT
from tests.mail.incoming import hostile_mails

pytestmark = pytest.mark.one_database


def read(
    *lines: str, text: str = "Yes.", encoding: str = "utf-8", **envelope
) -> received_mail.Incoming:
    raw = "\r\n".join([*lines, "", text]).encode(encoding)
    return received_mail.read(raw, **envelope)


@pytest.mark.parametrize("name", hostile_mails.BODIES)
def test_a_hostile_mail_is_read_without_an_error_into_texts_that_can_be_stored(name):
    found = received_mail.read(hostile_mails.mail(name))

    texts = (found.text, found.quoted, found.subject, found.sender, found.recipients)
    for text in texts:
        assert "\x00" not in text
        assert text.encode("utf-8").decode() == text
    assert len(found.text) + len(found.quoted) <= LONGEST_TEXT
    assert "\n" not in found.subject


@settings(max_examples=40)
@given(st.binary(max_size=2000))
def test_bytes_of_any_kind_are_read(raw):
    assert received_mail.read(raw).key


def test_the_plain_text_is_taken_and_not_its_html():
    found = read(
        "Content-Type: multipart/alternative; boundary=b",
        text="--b\r\nContent-Type: text/html\r\n\r\n<p>html\r\n--b\r\n\r\nplain\r\n--b--",
    )

    assert found.text == "plain"


def test_a_mail_in_html_only_becomes_lines_without_its_scripts():
    found = read(
        "Content-Type: text/html; charset=utf-8",
        text="<style>p{}</style><p>One  <b>two</b></p><p>三<br>四</p><script>x()</script>",
    )

    assert found.text == "One two\n\n三\n四"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("gb2312", "gb18030"), ("big5", "big5hkscs"), ("none", "utf-8"), ("us-ascii", "utf-8")],
)
def test_chinese_is_read_in_the_encodings_that_are_in_use(charset, codec):
    found = read(f"Content-Type: text/plain; charset={charset}", text="續期為十年", encoding=codec)

    assert found.text == "續期為十年"


def test_attachments_are_counted_and_handed_over_as_they_are():
    found = read(
        "Content-Type: multipart/mixed; boundary=b",
        text="--b\r\n\r\nSee.\r\n--b\r\nContent-Type: text/plain\r\n"
        "Content-Disposition: attachment\r\n\r\nfile\r\n"
        "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--",
    )

    assert (found.text, found.left_out) == ("See.", 2)
    assert found.files == (("", b"file"), ("", b"x"))


def test_logos_and_enclosed_mails_are_no_files_and_a_hostile_name_loses_its_file_only():
    found = read(
        "Content-Type: multipart/mixed; boundary=b",
        text="--b\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\n\r\nx\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: y\r\n\r\nz\r\n"
        "--b\r\nContent-Type: application/pdf\r\n"
        "Content-Disposition: attachment; filename*=nonsense''%ff%\r\n\r\npdf\r\n--b--",
    )

    assert found.is_readable
    assert found.left_out == 3
    assert [data for _name, data in found.files] in ([], [b"pdf"])


def test_the_sender_is_the_address_and_never_what_the_name_says():
    assert read("From: =?utf-8?q?victim=40a.example?= <Me@B.example>").sender == "me@b.example"
    assert read('From: "victim@a.example" <me@b.example>').sender == "me@b.example"
    assert read("From: a@a.example, b@b.example").sender == ""
    assert read("Subject: x").sender == ""


@pytest.mark.parametrize(
    "line",
    [
        "Auto-Submitted: auto-replied (vacation)",
        "Precedence: bulk",
        "X-Autoreply: yes",
        "Return-Path: <>",
        "From: MAILER-DAEMON@mx.example",
        'Content-Type: multipart/report; boundary="b"',
    ],
)
def test_what_no_person_wrote_is_told_apart(line):
    assert read(line).is_automatic


def test_a_person_is_not_taken_for_a_program():
    assert not read("Auto-Submitted: no", "Return-Path: <chan@client.example>").is_automatic
    assert read("From: chan@client.example", sender="").is_automatic
    assert not read("From: chan@client.example", sender="chan@client.example").is_automatic


def test_a_report_names_the_mail_that_came_back():
    report = read(
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        text="--b\r\n\r\nFailed.\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        "Message-ID: <one@firm.example>\r\n\r\n--b--",
    )

    assert report.references == ("<one@firm.example>",)
    assert report.is_report


def test_more_than_can_be_read_is_cut_and_said():
    found = read("Subject: x", text="十" * (LONGEST_TEXT + 1))

    assert found.is_cut
    assert len(found.text) == LONGEST_TEXT


def test_the_same_mail_has_the_same_key_and_another_text_another():
    first = read("Message-ID: <a@b>", "Received: one")

    assert first.key == read("Message-ID: <a@b>", "Received: two").key
    assert first.key != read("Message-ID: <a@b>", text="No.").key
    assert first.key != read("Message-ID: <a@b>", "From: x@y.example").key
