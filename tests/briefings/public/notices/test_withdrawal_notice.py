"""A withdrawn text is gone or stays readable below the reason, as chosen."""

import pytest

from briefings import publishing
from briefings.models.audit import AuditEntry
from briefings.models.published.edition import Withdrawal
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, publish_now

REASON = Texts("法律已修改。", "The law has changed.")
PAGES = (
    "/en/briefings/{ref}/trade-mark-law-revised/",
    "/zh-hant/briefings/{ref}/trade-mark-law-revised/",
    "/zh-hans/briefings/{ref}/trade-mark-law-revised/",
    "/en/briefings/{ref}/parallel/",
    "/en/briefings/{ref}/editions/",
    "/en/briefings/{ref}/editions/1/",
    "/en/briefings/{ref}/editions/1/parallel/",
    "/en/briefings/{ref}.txt",
    "/en/briefings/{ref}.md",
)


@pytest.fixture
def other(db, noon):
    """Another public briefing, which may supersede the first."""
    newer = make_briefing(title={"zh-hant": "新商標法", "en": "The New Trade Mark Law"})
    publish_now(newer, at=noon)
    return newer


def withdraw(edition, noon, **changes) -> Withdrawal:
    return publishing.withdraw(
        briefing=edition.briefing, by=None, at=noon, reason=REASON, **changes
    )


@pytest.mark.one_database
@pytest.mark.parametrize("page", PAGES)
def test_a_kept_text_is_read_under_the_reason_in_both_languages(client, edition, noon, page):
    address = page.format(ref=edition.briefing.reference)
    withdraw(edition, noon, keeps_text=True)

    answer = client.get(address)

    assert answer.status_code == 200, answer.headers.get("Location")
    assert "法律已修改。" in answer.text
    assert "The law has changed." in answer.text
    assert "noindex" in answer.headers.get("X-Robots-Tag", "") or "noindex" in answer.text


@pytest.mark.one_database
def test_a_kept_text_has_a_pdf_that_says_so_and_is_another_file_than_before(client, edition, noon):
    address = f"/en/briefings/{edition.briefing.reference}/pdf/"
    before = client.get(address)
    withdraw(edition, noon, keeps_text=True)

    after = client.get(address)

    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert after.content != before.content


def test_a_kept_text_is_in_no_list_search_feed_or_sitemap(client, edition, noon):
    withdraw(edition, noon, keeps_text=True)

    for place in (
        "/en/",
        "/en/briefings/",
        "/en/briefings/?q=trade",
        "/en/feed/",
        "/en/feed/json/",
        "/sitemap.xml",
        "/llms.txt",
    ):
        assert f"briefings/{edition.briefing.reference}" not in client.get(place).text, place


@pytest.mark.one_database
@pytest.mark.parametrize("page", PAGES)
def test_a_text_that_is_gone_leaves_only_the_reason(client, edition, noon, page):
    withdraw(edition, noon, keeps_text=False)

    answer = client.get(page.format(ref=edition.briefing.reference))

    assert answer.status_code == 410
    assert "法律已修改。" in answer.text
    assert "Application fees" not in answer.text


@pytest.mark.parametrize("keeps_text", [True, False])
def test_readers_are_led_to_what_supersedes_and_told_there_what_it_supersedes(
    client, edition, other, noon, keeps_text
):
    slug = "trade-mark-law-revised"
    withdraw(edition, noon, keeps_text=keeps_text, successor=other)

    old = client.get(f"/en/briefings/{edition.briefing.reference}/{slug}/").text
    new = client.get(f"/en/briefings/{other.reference}/the-new-trade-mark-law/").text

    assert f"/en/briefings/{other.reference}/" in old
    assert "The New Trade Mark Law" in old
    assert "This briefing supersedes" in new
    assert f"/en/briefings/{edition.briefing.reference}/" in new


def test_what_came_back_is_not_said_to_be_superseded_any_more(client, edition, other, noon):
    withdraw(edition, noon, successor=other)
    publish_now(edition.briefing, at=noon)

    new = client.get(f"/en/briefings/{other.reference}/the-new-trade-mark-law/")

    assert "supersedes" not in new.text


@pytest.mark.one_database
def test_an_earlier_withdrawn_edition_can_be_read_beside_the_current_if_it_was_kept(
    client, edition, noon
):
    withdraw(edition, noon, keeps_text=True)
    publish_now(edition.briefing, at=noon)

    answer = client.get(f"/en/briefings/{edition.briefing.reference}/editions/1/")

    assert answer.status_code == 200
    assert "The law has changed." in answer.text


@pytest.mark.one_database
def test_a_kept_page_has_another_tag_than_the_page_before(client, edition, noon):
    address = f"/en/briefings/{edition.briefing.reference}/trade-mark-law-revised/"
    tag = client.get(address)["ETag"]
    withdraw(edition, noon, keeps_text=True)

    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_copy_of_a_kept_text_is_verified_as_withdrawn_and_can_be_read(client, edition, noon):
    withdraw(edition, noon, keeps_text=True)

    answer = client.get(f"/en/verify/{edition.digest}/")

    assert answer.status_code == 200
    assert "The law has changed." in answer.text
    assert f"/en/briefings/{edition.briefing.reference}/editions/1/" in answer.text


def test_nothing_supersedes_itself_or_is_superseded_by_a_draft(edition, noon, db):
    draft = make_briefing()

    for successor in (edition.briefing, draft):
        with pytest.raises(publishing.NotPublishable):
            withdraw(edition, noon, successor=successor)

    assert not Withdrawal.objects.exists()


def test_a_withdrawal_is_in_the_audit_trail_with_its_reason(edition, noon, other):
    withdraw(edition, noon, keeps_text=True, successor=other)

    entry = AuditEntry.objects.get(action="withdrawn")

    assert entry.briefing == edition.briefing
    assert entry.detail["reason_en"] == "The law has changed."
    assert entry.detail["keeps_text"] is True
    assert entry.detail["successor"] == other.reference
