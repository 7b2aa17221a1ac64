from datetime import timedelta

import pytest

from briefings import drafting, publishing
from briefings.models.audit import AuditEntry
from briefings.models.base.immutable import ImmutableError
from briefings.models.draft.approval import Approval, Override
from briefings.models.draft.briefing import Briefing
from briefings.models.firm import Firm
from tests.support.factories import (
    TODAY,
    approve,
    change_side,
    document,
    make_author,
    make_briefing,
    make_person,
    publish_now,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(db):
    return make_person("author")


@pytest.fixture
def partner(db):
    return make_person("publisher", "partner")


@pytest.fixture
def colleague(db):
    return make_person("publisher", "colleague")


@pytest.fixture
def draft(briefing, author) -> Briefing:
    """A draft whose both languages the author changed last."""
    change_side(briefing, "zh-hant", "作者改過。", by=author)
    change_side(briefing, "en", "Changed by the author.", by=author)
    return briefing


def approved(briefing: Briefing) -> set[str]:
    briefing.refresh_from_db()
    return set(publishing.approvals_of(briefing, publishing.freeze(briefing)))


def publish(briefing: Briefing, *, by, at, **said):
    choices = publishing.Choices(with_behind=True, **said)
    return publishing.publish(briefing=briefing, by=by, at=at, choices=choices)


def actions(briefing: Briefing) -> list[str]:
    return list(briefing.audit.order_by("pk").values_list("action", flat=True))


def test_what_two_people_have_seen_is_published_and_says_so(draft, partner, noon):
    approve(draft, by=partner, at=noon)

    edition = publish(draft, by=partner, at=noon)

    assert [(one["language"], one["by"]) for one in edition.approvals] == [
        ("zh-hant", "partner"),
        ("en", "partner"),
    ]
    assert not Override.objects.exists()


def test_without_approval_nobody_publishes(draft, partner, noon):
    with pytest.raises(publishing.NotPublishable) as refusal:
        publish(draft, by=partner, at=noon)

    assert len(refusal.value.reasons) == 2


@pytest.mark.parametrize(("language", "other"), [("zh-hant", "en"), ("en", "zh-hant")])
def test_an_edit_of_a_language_voids_its_approval_and_not_the_others(
    draft, author, partner, noon, language, other
):
    approve(draft, by=partner, at=noon)

    change_side(draft, language, "Something else. 別的。", by=author)

    assert approved(draft) == {other}
    with pytest.raises(publishing.NotPublishable):
        publish(draft, by=partner, at=noon)


def test_even_an_edit_that_is_taken_back_needs_approval_again(draft, author, partner, noon):
    approve(draft, by=partner, at=noon)
    change_side(draft, "en", "Away.", by=author)

    change_side(draft, "en", "Changed by the author.", by=author)

    assert approved(draft) == {"zh-hant"}


def test_a_date_belongs_to_both_languages(draft, partner, noon):
    approve(draft, by=partner, at=noon)

    Briefing.objects.filter(pk=draft.pk).update(date="2025-05-01")

    assert approved(draft) == set()


def test_the_firms_own_pages_void_nothing(draft, partner, noon):
    approve(draft, by=partner, at=noon)
    make_author(name_en="Ana Maria Lei")

    Firm.objects.update(disclaimer_en="Not advice.", name_en="Lei & Co")

    assert approved(draft) == {"zh-hant", "en"}


def test_who_changed_a_language_last_does_not_approve_it(draft, partner, noon):
    change_side(draft, "en", "The partner's own words.", by=partner)

    with pytest.raises(publishing.NotApprovable, match=r"English|英文"):
        approve(draft, "en", by=partner, at=noon)
    approve(draft, "zh-hant", by=partner, at=noon)

    assert approved(draft) == {"zh-hant"}


def test_not_even_a_superuser_approves_their_own_words(draft, lawyer, noon):
    change_side(draft, "en", "My own words.", by=lawyer)

    with pytest.raises(publishing.NotApprovable):
        approve(draft, "en", by=lawyer, at=noon)


def test_a_text_that_changed_since_it_was_looked_at_is_not_approved(draft, author, partner, noon):
    seen = draft.revision
    change_side(draft, "en", "Slipped in.", by=author)

    with pytest.raises(publishing.NotApprovable):
        publishing.approve(briefing=draft, language="en", by=partner, at=noon, revision=seen)

    assert not Approval.objects.exists()


def test_the_same_person_approves_a_text_once(draft, partner, noon):
    approve(draft, "en", by=partner, at=noon)

    with pytest.raises(publishing.NotApprovable):
        approve(draft, "en", by=partner, at=noon)


def test_an_approval_is_never_changed(draft, partner, noon):
    approve(draft, "en", by=partner, at=noon)

    with pytest.raises(ImmutableError):
        Approval.objects.update(digest="x")


def test_a_draft_is_sent_to_review_once_and_sent_back_with_a_note(draft, author, partner, noon):
    publishing.submit(briefing=draft, by=author, at=noon)
    with pytest.raises(publishing.NotApprovable):
        publishing.submit(briefing=draft, by=author, at=noon)
    with pytest.raises(publishing.NotApprovable):
        publishing.send_back(briefing=draft, by=partner, at=noon, note="  ")

    publishing.send_back(briefing=draft, by=partner, at=noon, note="Article 6, not 9.")

    draft.refresh_from_db()
    assert draft.submitted_at is None
    assert draft.audit.latest("pk").detail["note"] == "Article 6, not 9."
    assert actions(draft)[-2:] == ["submitted", "returned"]


def test_what_is_public_as_it_stands_is_not_sent_to_review(briefing, edition, author, noon):
    with pytest.raises(publishing.NotApprovable, match="1"):
        publishing.submit(briefing=briefing, by=author, at=noon)


def test_sending_to_review_does_not_change_the_draft(draft, author, noon):
    before = (draft.revision, draft.changed_at)

    publishing.submit(briefing=draft, by=author, at=noon)

    draft.refresh_from_db()
    assert (draft.revision, draft.changed_at) == before


def test_publishing_ends_the_review(draft, author, partner, noon):
    publishing.submit(briefing=draft, by=author, at=noon)
    approve(draft, by=partner, at=noon)

    publish(draft, by=partner, at=noon)

    draft.refresh_from_db()
    assert draft.submitted_at is None
    assert actions(draft)[-4:] == ["submitted", "approved", "approved", "published"]


def test_an_emergency_needs_a_reason_and_is_kept(draft, partner, noon):
    approve(draft, "zh-hant", by=partner, at=noon)
    with pytest.raises(publishing.NotPublishable):
        publish(draft, by=partner, at=noon, override="   ")

    edition = publish(draft, by=partner, at=noon, override="The law changes at midnight.")

    override = Override.objects.get()
    assert (override.language, override.reason) == ("en", "The law changes at midnight.")
    assert [one["language"] for one in edition.approvals] == ["zh-hant"]
    assert actions(draft)[-2:] == ["published", "overridden"]
    with pytest.raises(ImmutableError):
        override.delete()


def test_only_a_publisher_publishes_even_with_a_reason(draft, noon):
    editor = make_person("editor")

    with pytest.raises(publishing.NotPublishable, match=r"publisher|發佈人"):
        publish(draft, by=editor, at=noon, override="I want to.")


def test_somebody_who_was_switched_off_publishes_nothing(draft, partner, noon):
    approve(draft, by=make_person("editor"), at=noon)
    partner.is_active = False

    with pytest.raises(publishing.NotPublishable):
        publish(draft, by=partner, at=noon)


def test_an_override_stays_open_until_somebody_else_approves(
    draft, author, partner, colleague, noon
):
    edition = publish(draft, by=partner, at=noon, override="Urgent.")
    for person in (partner, author):
        with pytest.raises(publishing.NotApprovable):
            publishing.approve_edition(edition=edition, language="en", by=person, at=noon)
    assert Override.objects.unresolved().count() == 2

    for language in ("zh-hant", "en"):
        publishing.approve_edition(edition=edition, language=language, by=colleague, at=noon)

    assert not Override.objects.unresolved().exists()
    with pytest.raises(publishing.NotApprovable):
        publishing.approve_edition(edition=edition, language="en", by=colleague, at=noon)


def test_who_wrote_it_then_does_not_approve_it_after_others_went_on_writing(
    draft, partner, colleague, noon
):
    change_side(draft, "en", "The colleague's words.", by=colleague)
    edition = publish(draft, by=partner, at=noon, override="Urgent.")
    change_side(draft, "en", "Somebody went on.", by=partner)

    with pytest.raises(publishing.NotApprovable):
        publishing.approve_edition(edition=edition, language="en", by=colleague, at=noon)


def test_approving_the_unchanged_draft_settles_the_override_as_well(
    draft, partner, colleague, noon
):
    publish(draft, by=partner, at=noon, override="Urgent.")

    approve(draft, by=colleague, at=noon + timedelta(hours=1))

    assert not Override.objects.unresolved().exists()


def test_the_firms_commands_publish_without_asking(noon):
    edition = publish_now(make_briefing(), at=noon)

    assert edition.approvals is None
    assert not Override.objects.exists()
    assert AuditEntry.objects.get(action="published").by is None


def test_who_makes_a_draft_is_kept_and_does_not_approve_it(partner, noon):
    made = drafting.create(document=document(), by=partner, today=TODAY)

    assert made.created_by == partner
    assert AuditEntry.objects.get(action="created", briefing=made).by == partner
    with pytest.raises(publishing.NotApprovable):
        approve(made, "en", by=partner, at=noon)
