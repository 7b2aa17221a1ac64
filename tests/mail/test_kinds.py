"""A new mail is one function and its three templates, whichever app registers it."""

import pytest

from mail import kinds
from mail.kinds import Content, Kind
from mail.models import Message
from mail.outgoing import outbox
from tests.support.factories import deliver_due

pytestmark = pytest.mark.django_db

TEMPLATES = {
    "mail/tests/holiday/subject.txt": "{% load i18n %}{% translate 'Enquiries' %} · {{ day }}",
    "mail/tests/holiday/body.txt": (
        "{% load i18n %}{% autoescape off %}{% translate 'Name: ' %}{{ about.name }}{% endautoescape %}"
    ),
    "mail/tests/holiday/body.html": (
        '{% extends "mail/_frame.html" %}{% load i18n %}'
        "{% block message %}<p>{% translate 'Name: ' %}{{ about.name }}</p>{% endblock %}"
    ),
}


@pytest.fixture
def holiday(settings, tmp_path, monkeypatch) -> Kind:
    """All that an app adds for a mail of its own."""
    for name, words in TEMPLATES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words, encoding="utf-8")
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"DIRS": [*engine["DIRS"], tmp_path]}]
    monkeypatch.setattr(kinds, "REGISTERED", kinds.REGISTERED)
    monkeypatch.setitem(kinds.REGISTERED, "holiday", None)
    del kinds.REGISTERED["holiday"]

    @kinds.register("the office is closed")
    def holiday(message: Message) -> Content:
        return Content(to=message.about["to"], context={"day": "2025-05-02"})

    return holiday


@pytest.mark.parametrize(
    ("language", "subject", "words", "tag"),
    [
        ("en", "Enquiries · 2025-05-02", "Name: <Chan & Co>", "en"),
        ("zh-hant", "查詢 · 2025-05-02", "姓名：<Chan & Co>", "zh-Hant-HK"),
    ],
)
def test_a_new_mail_arrives_in_the_language_of_its_reader(
    holiday, postbox, noon, language, subject, words, tag
):
    outbox.enqueue_to(
        "chan@client.example", holiday, key="1", at=noon, language=language, name="<Chan & Co>"
    )

    assert deliver_due(noon) == 1
    [mail] = postbox.mails
    html = mail.get_body(("html",)).get_content()
    assert postbox.recipients == ["chan@client.example"]
    assert mail["Subject"] == subject
    assert mail["Auto-Submitted"] == "auto-generated"
    assert words in mail.get_body(("plain",)).get_content()
    assert "&lt;Chan &amp; Co&gt;" in html
    assert f'<html lang="{tag}">' in html


def test_staff_see_a_new_mail_under_its_own_name(holiday, noon, admin_client):
    outbox.enqueue_to("chan@client.example", holiday, key="1", at=noon)

    page = admin_client.get("/admin/mail/message/").content.decode()
    chosen = admin_client.get("/admin/mail/message/?kind__exact=security").content.decode()

    assert Message.objects.get().get_kind_display() == "the office is closed"
    assert "the office is closed" in page
    assert Message.objects.get().message_id not in chosen


def test_the_same_mail_is_stored_once_for_a_key_and_an_address(holiday, noon):
    for to in ("a@client.example", "a@client.example", "b@client.example"):
        outbox.enqueue_to(to, holiday, key="1", at=noon)
    outbox.enqueue_to("a@client.example", holiday, key="2", at=noon)

    assert Message.objects.count() == 3


def test_a_mail_that_only_the_next_release_knows_is_left_to_it(postbox, noon):
    Message.objects.create(kind="of-another-release", created_at=noon, message_id="<a@b>")

    assert deliver_due(noon) == 0
    assert Message.objects.get().state == "waiting"


@pytest.mark.parametrize("name", ["firm", "a_name_that_is_too_long_to_be_stored"])
def test_a_name_that_is_taken_or_too_long_is_refused(name):
    def content(message: Message) -> Content:
        return Content(to="")

    content.__name__ = name

    with pytest.raises(ValueError, match=name):
        kinds.register("x")(content)
