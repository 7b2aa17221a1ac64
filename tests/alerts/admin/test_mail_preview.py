"""Staff see the mail to followers before publication, and may send themselves a test of it."""

import pytest
from django.test import Client

from alerts.distribution import fan_out
from briefings import publishing
from briefings.models import clock
from briefings.text.texts import Texts
from mail.models import Message
from tests.support.factories import change_side, deliver_due, make_briefing, make_person

pytestmark = pytest.mark.django_db


def enter(person) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


def address(briefing, rest="") -> str:
    return f"/admin/alerts/fanout/preview/{briefing.pk}/{rest}"


def test_an_editor_sees_the_mail_in_each_language_before_publication(briefing):
    editor = enter(make_person("editor"))

    for view, shown, hidden in (
        ("en", briefing.title_en, briefing.title_zh_hant),
        ("zh-hant", briefing.title_zh_hant, briefing.title_en),
    ):
        page = editor.get(address(briefing, "mail/"), {"view": view}).text
        assert shown in page
        assert hidden not in page
    both = editor.get(address(briefing, "mail/"), {"view": "parallel"}).text
    assert briefing.title_en in both
    assert briefing.title_zh_hant in both
    assert "New briefing: " in editor.get(address(briefing), {"view": "en"}).text
    assert editor.get(address(briefing), {"view": "fr"}).status_code == 404
    assert not Message.objects.exists()


def test_the_preview_of_a_correction_shows_what_changed(edition):
    change_side(edition.briefing, "en", "The term is ten years.", by=None)

    page = enter(make_person("editor")).get(address(edition.briefing, "mail/")).text

    assert "<ins" in page
    assert "ten years" in page
    assert "[The change note that you give on publication]" in page


def test_the_frame_can_run_and_load_nothing_and_stands_only_in_this_site(briefing):
    editor = enter(make_person("editor"))

    page, mail = editor.get(address(briefing)), editor.get(address(briefing, "mail/"))

    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert 'sandbox=""' in page.text
    policy = mail.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'self'" in policy
    assert mail.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_an_editor_sends_a_test_to_themselves_alone(briefing, postbox, follow):
    follow("reader@client.example")
    postbox.recipients.clear()
    postbox.mails.clear()
    person = make_person("editor")
    person.email = "editor@firm.example"
    person.save()

    answer = enter(person).post(address(briefing) + "?view=en", follow=True)
    deliver_due(clock.now())

    assert "A test is on its way to editor@firm.example." in answer.text
    assert postbox.recipients == ["editor@firm.example"]
    [mail] = postbox.mails
    assert mail["Subject"] == f"[Test] New briefing: {briefing.title_en}"
    assert mail["List-Unsubscribe"] is None
    assert "/follow/leave/" not in mail.get_body(("html",)).get_content()


def test_a_test_is_not_sent_to_someone_who_may_no_longer_see_the_draft(briefing, postbox):
    person = make_person("editor")
    person.email = "editor@firm.example"
    person.save()
    enter(person).post(address(briefing) + "?view=en")

    person.groups.clear()
    deliver_due(clock.now())

    assert postbox.mails == []


def test_an_author_sees_the_mail_of_their_own_drafts_only_and_sends_no_test():
    author = make_person("author")
    own, others = make_briefing(), make_briefing()
    own.created_by = author
    own.save()
    client = enter(author)

    assert client.get(address(own)).status_code == 200
    assert client.post(address(own)).status_code == 403
    for rest in ("", "mail/"):
        assert client.get(address(others, rest)).status_code == 404


def test_the_withdrawal_page_says_how_many_followers_will_be_notified(follow, edition, lawyer):
    follow(about=f"briefing:{edition.briefing.reference}")

    page = enter(lawyer).get(f"/admin/briefings/briefing/{edition.briefing.pk}/withdraw/").text

    assert "1 follower will be notified by e-mail." in page


def test_the_mail_of_a_withdrawal_is_shown_and_tested_before_it(edition, postbox, follow):
    briefing = edition.briefing
    person = make_person("editor")
    person.email = "editor@firm.example"
    person.save()
    editor = enter(person)

    mail = editor.get(address(briefing, "mail/"), {"of": "withdrawal", "view": "en"}).text
    editor.post(address(briefing) + "?of=withdrawal&view=en")
    follow(about=f"briefing:{briefing.reference}")
    reason = Texts("法律已修訂。", "The law has changed.")
    publishing.withdraw(briefing=briefing, by=None, at=clock.now(), reason=reason)
    fan_out.fan_out_all(at=clock.now())
    deliver_due(clock.now())

    assert "[The reason that you give on withdrawal]" in mail
    assert briefing.title_en in mail
    [tested] = [each for each in postbox.mails if each["To"] == "editor@firm.example"]
    assert tested["Subject"] == f"[Test] Withdrawn: {briefing.title_en}"
    [told] = [each for each in postbox.mails if each["List-Unsubscribe"]]
    assert "The law has changed." in told.get_body(("plain",)).get_content()
    # It is withdrawn now: there is nothing to preview.
    assert editor.get(address(briefing), {"of": "withdrawal"}).status_code == 404
    assert editor.get(address(briefing), {"of": "nothing"}).status_code == 404
