"""Who of the staff is notified of what happens to a briefing."""

from datetime import timedelta

import pytest

from briefings import publishing
from briefings.models.draft.briefing import Briefing
from briefings.publishing.stated_choices import NO_CHOICES
from briefings.sharing import preview_links
from briefings.workflow import reminders
from notifications.models import Notification
from tests.support.factories import approve, change_side, make_author, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def author(briefing):
    person = make_person("author")
    make_author("ana-lei", user=person)
    return person


@pytest.fixture
def editor():
    return make_person("editor")


@pytest.fixture
def publisher():
    return make_person("publisher")


def told(kind: str) -> set[str]:
    return {one.user.username for one in Notification.objects.filter(kind=kind)}


def test_those_who_may_approve_are_told_of_a_draft_in_review(
    briefing, author, editor, publisher, noon
):
    make_person("administrator")

    publishing.submit(briefing=briefing, by=author, at=noon)

    assert told("submitted") == {"editor", "publisher"}


def test_the_only_writer_is_not_asked_to_approve_their_own_text(briefing, author, editor, noon):
    for language in ("zh-hant", "en"):
        change_side(briefing, language, "New words.", by=editor)

    publishing.submit(briefing=briefing, by=author, at=noon)

    assert told("submitted") == set()


def test_nobody_is_told_of_what_they_did_themselves(briefing, editor, noon):
    publishing.submit(briefing=briefing, by=editor, at=noon)

    assert told("submitted") == set()


def test_a_colleague_who_has_left_is_not_told(briefing, author, editor, noon):
    editor.is_active = False
    editor.save()

    publishing.submit(briefing=briefing, by=author, at=noon)

    assert told("submitted") == set()


def test_the_author_gets_the_note_of_what_is_sent_back(briefing, author, editor, noon):
    publishing.submit(briefing=briefing, by=author, at=noon)

    publishing.send_back(briefing=briefing, by=editor, at=noon, note="Name the article.")

    [one] = Notification.objects.filter(kind="returned")
    assert (one.user, one.detail) == (author, {"note": "Name the article."})


def test_publishers_are_told_once_everything_is_approved(briefing, author, editor, publisher, noon):
    approve(briefing, "en", by=editor, at=noon)
    assert told("approved") == {"author"}

    approve(briefing, "zh-hant", by=editor, at=noon)
    assert told("approved") == {"author", "publisher"}


def test_a_change_after_approval_is_told_once_to_author_and_approver(
    briefing, author, editor, publisher, noon
):
    approve(briefing, by=editor, at=noon)

    for words in ("New words.", "Newer words."):
        change_side(briefing, "en", words, by=publisher)

    found = Notification.objects.filter(kind="voided")
    assert {one.user.username for one in found} == {"author", "editor"}
    assert [one.detail for one in found] == [{"languages": ["en"]}] * 2


def test_a_change_after_publication_voids_nothing(briefing, author, editor, publisher, noon):
    approve(briefing, by=editor, at=noon)
    choices = publishing.Choices(with_behind=True)
    publishing.publish(briefing=briefing, by=publisher, at=noon, choices=choices)

    change_side(briefing, "en", "New words.", by=publisher)

    assert told("voided") == set()
    assert told("published") == {"author"}


def test_a_change_after_planning_is_told_once_to_those_who_publish(
    briefing, author, editor, publisher, noon
):
    approve(briefing, by=editor, at=noon)
    due = noon + timedelta(days=1)
    briefing.refresh_from_db()
    publishing.plan(
        briefing=briefing,
        by=publisher,
        at=noon,
        due_at=due,
        revision=briefing.revision,
        choices=NO_CHOICES,
    )

    for words in ("New words.", "Newer words."):
        change_side(briefing, "en", words, by=author)
    assert [one.user for one in Notification.objects.filter(kind="held")] == [publisher]

    publishing.publish_due(at=due)
    for _each in range(2):
        reminders.report_failed_publications(at=due)

    held = Notification.objects.filter(kind="held")
    assert [one.user for one in held] == [publisher, publisher]
    assert "has changed" in held.latest("pk").detail["reasons"]["en"]


def test_comments_of_outsiders_are_told_once_until_somebody_looks(briefing, author, editor, noon):
    link, _token = preview_links.share(
        briefing=briefing, by=editor, at=noon, label="A client", days=7, takes_comments=True
    )
    said = {"link": link, "paragraph": "p", "name": "A client", "text": "Why?", "at": noon}
    for _each in range(3):
        preview_links.comment(**said)
    assert Notification.objects.count() == 2
    assert told("comment") == {"author", "editor"}
    assert all(not one.detail for one in Notification.objects.all())

    Notification.objects.update(read_at=noon)
    preview_links.comment(**said)

    assert Notification.objects.count() == 4


def test_an_author_with_an_account_is_notified_of_the_day_to_look_again(briefing, author, noon):
    author.email = "ana@firm.example"
    author.save()
    Briefing.objects.update(review_on=noon.date())

    reminders.remind(at=noon)

    assert told("recheck") == {"author"}
