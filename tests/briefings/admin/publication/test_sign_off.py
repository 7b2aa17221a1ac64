"""The page “Review & publish” and its steps."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from briefings import publishing
from briefings.models.draft.approval import Approval, Override, Schedule
from briefings.models.published.edition import Edition
from tests.briefings.admin.conftest import ENGLISH
from tests.support.factories import approve, change_side, make_person, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def client_of(person) -> Client:
    client = Client(headers=ENGLISH)
    client.force_login(person)
    return client


@pytest.fixture
def author(db):
    return make_person("author")


@pytest.fixture
def partner(db):
    return make_person("publisher", "partner")


@pytest.fixture
def colleague(db):
    return make_person("editor", "colleague")


@pytest.fixture
def draft(briefing, author):
    """A draft that the author made and wrote."""
    briefing.created_by = author
    briefing.save()
    change_side(briefing, "zh-hant", "作者改過。", by=author)
    change_side(briefing, "en", "Changed by the author.", by=author)
    return briefing


def at(name: str, briefing, *more) -> str:
    return reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk, *more])


def shown(person, briefing) -> str:
    return client_of(person).get(at("publish", briefing)).text


def test_an_author_sends_to_review_and_the_page_says_what_is_missing(draft, author):
    before = shown(author, draft)

    client_of(author).post(at("submit", draft))

    assert "Not in review yet; neither language is approved." in before
    after = shown(author, draft)
    assert "In review: both languages wait for approval." in after
    assert "Sent to review by author" in after
    assert "You made the last change to the English; someone else must approve it." in after
    assert "Approve the English" not in after


def test_each_side_tells_who_wrote_it_and_who_approved_it(draft, partner, author):
    change_side(draft, "zh-hant", "合夥人改過。", by=partner)
    approve(draft, "en", by=partner, at=timezone.now())

    page = shown(partner, draft)

    assert "In review" not in page
    assert "Not in review yet; the Chinese is not approved." in page
    assert "You made the last change to the Chinese; someone else must approve it." in page
    assert page.count("Approved by") == 1


def test_both_languages_are_approved_with_one_button(draft, colleague):
    page = shown(colleague, draft)

    data = {"revision": draft.revision, "language": ["zh-hant", "en"]}
    client_of(colleague).post(at("approve", draft), data)

    assert "Approve both languages" in page
    assert Approval.objects.count() == 2
    assert "Approved in both languages: ready to be published." in shown(colleague, draft)


def test_what_was_not_looked_at_is_not_approved(draft, author, colleague):
    opened = draft.revision
    change_side(draft, "en", "Slipped in.", by=author)

    answer = client_of(colleague).post(
        at("approve", draft), {"revision": opened, "language": "en"}, follow=True
    )

    assert "The draft has changed since you opened this page. Look at it again." in answer.text
    assert not Approval.objects.exists()


def test_a_void_approval_is_shown_as_that(draft, author, colleague):
    approve(draft, by=colleague, at=timezone.now())
    change_side(draft, "en", "Once more.", by=author)

    page = shown(colleague, draft)

    assert page.count("Changed since it was approved") == 1
    assert "Earlier text approved by" in page


def test_a_note_sends_it_back_to_its_author(draft, author, colleague):
    client_of(author).post(at("submit", draft))

    client_of(colleague).post(at("send_back", draft), {"note": "Article 6, not 9."})

    page = shown(author, draft)
    assert "Sent back by colleague" in page
    assert "Article 6, not 9." in page
    assert "Send to review" in page


def test_a_note_that_is_refused_is_kept(draft, colleague):
    answer = client_of(colleague).post(at("send_back", draft), {"note": "Keep this note."})

    assert answer.status_code == 400
    assert "The draft is not in review." in answer.text
    assert "Keep this note." in answer.text


def test_who_publishes_alone_is_told_that_it_takes_a_reason(draft, partner):
    page = shown(partner, draft)
    refused = client_of(partner).post(
        at("publish", draft), {"revision": draft.revision, "with_behind": "on"}
    )
    done = client_of(partner).post(
        at("publish", draft),
        {"revision": draft.revision, "with_behind": "on", "override": "Midnight."},
    )

    assert "In an emergency: publish without approval" in page
    assert refused.status_code == 400
    assert "The current English has not been approved by anyone else." in refused.text
    assert done.status_code == 302
    assert Override.objects.count() == 2


def published_alone(draft, partner) -> Edition:
    choices = publishing.Choices(with_behind=True, override="Midnight.")
    return publishing.publish(briefing=draft, by=partner, at=timezone.now(), choices=choices)


@pytest.mark.parametrize("name", ["publish", "editions"])
def test_what_was_published_alone_stays_marked_until_somebody_else_approves(
    draft, partner, colleague, name
):
    edition = published_alone(draft, partner)
    listed = reverse("admin:briefings_briefing_changelist")
    row = reverse("admin:briefings_edition_change", args=[edition.pk])
    theirs = client_of(colleague)

    before = [theirs.get(page).text for page in (at(name, draft), listed, row)]
    own = client_of(partner).get(at(name, draft)).text
    for language in ("zh-hant", "en"):
        theirs.post(at("approve_edition", draft, 1), {"language": language})
    after = [theirs.get(page).text for page in (at(name, draft), listed, row)]

    assert "was published without approval: Chinese · English" in before[0]
    assert 'class="state state-overridden"' in before[1]
    assert "published without approval" in before[2]
    assert "Still to be reviewed by someone else who may approve it." in own
    assert all("was published without approval:" not in text for text in after)
    assert 'class="state state-overridden"' not in after[1]
    assert "(afterwards)" in after[2]


def test_the_editions_say_who_approved_which_language(draft, partner, colleague):
    approve(draft, "zh-hant", by=partner, at=timezone.now())
    approve(draft, "en", by=colleague, at=timezone.now())
    publishing.publish(
        briefing=draft,
        by=partner,
        at=timezone.now(),
        choices=publishing.Choices(with_behind=True),
    )

    page = client_of(partner).get(at("editions", draft)).text
    row = client_of(partner).get(
        reverse("admin:briefings_edition_change", args=[Edition.objects.get().pk])
    )

    for text in (page, row.text):
        signatures = text.split('class="signatures"')[1].split("</ul>")[0]
        assert "Chinese</strong>\n        partner" in signatures
        assert "English</strong>\n        colleague" in signatures


def plan(person, briefing, moment: str, **data):
    said = {"revision": briefing.revision, "with_behind": "on", "plan": "plan", "due_at": moment}
    return client_of(person).post(at("publish", briefing), said | data)


def test_a_publication_is_planned_in_the_firms_own_time(draft, partner):
    approve(draft, by=partner, at=timezone.now())

    plan(partner, draft, "2999-05-02T09:00")

    assert Schedule.objects.get().due_at.isoformat() == "2999-05-02T01:00:00+00:00"
    page = shown(partner, draft)
    assert "Planned: it will be published by itself." in page
    assert "2 May 2999, 09:00" in page
    assert "Asia/Macau (UTC+08:00)" in page
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("moment", "reason"),
    [
        ("2001-01-01T09:00", "The moment has passed already."),
        ("", "Say when it is to be published."),
        ("tomorrow", "Enter a valid date/time."),
    ],
)
def test_a_moment_that_makes_no_sense_is_refused(draft, partner, moment, reason):
    approve(draft, by=partner, at=timezone.now())

    answer = plan(partner, draft, moment)

    assert answer.status_code == 400
    assert reason in answer.text
    assert not Schedule.objects.exists()


def test_a_plan_shows_the_change_note_that_readers_will_get(draft, author, partner):
    publish_now(draft, at=timezone.now())
    change_side(draft, "en", "Changed after all.", by=author)
    approve(draft, by=partner, at=timezone.now())

    plan(
        partner, draft, "2999-05-02T09:00", kind="major", zh_hant="更正一處。", en="One correction."
    )

    planned = shown(partner, draft).split('class="planned"')[1].split("</section>")[0]
    assert "更正一處。" in planned
    assert "One correction." in planned


def test_a_plan_is_taken_back(draft, partner):
    approve(draft, by=partner, at=timezone.now())
    plan(partner, draft, "2999-05-02T09:00")

    client_of(partner).post(at("unplan", draft))

    assert not Schedule.objects.exists()


def test_what_was_missed_says_why_on_the_page_and_in_the_list(draft, author, partner):
    approve(draft, by=partner, at=timezone.now())
    plan(partner, draft, "2999-05-02T09:00")
    change_side(draft, "en", "Changed after all.", by=author)
    publishing.publish_due(at=Schedule.objects.get().due_at + timedelta(seconds=1))

    page = shown(partner, draft)

    assert "Planned, but as things stand it will not be published." in page
    assert "The draft has changed since it was planned." in page
    assert "The current English has not been approved by anyone else." in page
    listed = client_of(partner).get(reverse("admin:briefings_briefing_changelist")).text
    assert "Planned, but held up · 2 May 2999, 09:00" in listed


def approve_and_publish(person, briefing, **data):
    said = {"revision": briefing.revision, "with_behind": "on", "approves": "on"}
    return client_of(person).post(at("publish", briefing), said | data)


def test_a_publisher_who_did_not_write_it_approves_and_publishes_in_one_step(
    draft, author, partner
):
    publishing.submit(briefing=draft, by=author, at=timezone.now())

    offered = shown(partner, draft)
    done = approve_and_publish(partner, draft)

    assert "Approve and publish now" in offered
    assert "publish without approval" not in offered
    assert done.status_code == 302
    assert [one["by"] for one in Edition.objects.get().approvals] == ["partner", "partner"]
    assert not Override.objects.exists()


def test_the_one_step_is_not_offered_before_review_nor_to_who_wrote_a_language(
    draft, author, partner
):
    in_writing = shown(partner, draft)
    publishing.submit(briefing=draft, by=author, at=timezone.now())
    change_side(draft, "en", "The partner's own words.", by=partner)

    refused = approve_and_publish(partner, draft)

    assert "Approve and publish now" not in in_writing + shown(partner, draft)
    assert refused.status_code == 400
    assert "You made the last change to the English; someone else must approve it." in refused.text
    assert not Approval.objects.exists()
    assert not Edition.objects.exists()


def test_the_one_step_leaves_no_approval_if_publishing_is_refused(draft, author, partner):
    publishing.submit(briefing=draft, by=author, at=timezone.now())
    draft.bylines.all().delete()

    refused = approve_and_publish(partner, draft)

    assert refused.status_code == 400
    assert "The briefing names no author." in refused.text
    assert not Approval.objects.exists()
