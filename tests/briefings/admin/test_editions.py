import pytest
from django.urls import reverse

from briefings import publishing
from briefings.models.published.edition import Edition, Withdrawal
from briefings.text.texts import Texts
from tests.support.factories import change_side, publish_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawal(edition, noon) -> Withdrawal:
    reason = Texts("內容有誤。", "It was wrong.")
    return publishing.withdraw(briefing=edition.briefing, by=None, at=noon, reason=reason)


def test_an_edition_is_read_pair_by_pair(admin, edition):
    page = admin.get(reverse("admin:briefings_edition_change", args=[edition.pk]))

    assert '<div lang="zh-Hant-HK">申請費減半。</div><div lang="en">Application fees' in page.text
    assert edition.digest in page.text


def test_an_edition_shows_its_change_note_or_that_of_a_correction(admin, edition, noon):
    briefing = edition.briefing
    change_side(briefing, "en", "Application fees are halved now.", by=None)
    changed = publish_now(briefing, at=noon, note=("更新。", "Brought up to date."))
    change_side(briefing, "en", "Application fees are halved.", by=None)
    corrected = publishing.publish(
        briefing=briefing,
        by=None,
        at=noon,
        choices=publishing.Choices(
            Texts("更正錯字。", "A typing error."),
            with_behind=True,
            minor_reason="A test says so.",
            is_minor=True,
        ),
    )

    pages = {
        one.number: admin.get(reverse("admin:briefings_edition_change", args=[one.pk])).text
        for one in (edition, changed, corrected)
    }

    assert '<div lang="en">Brought up to date.</div>' in pages[2]
    assert '<div lang="en">A typing error.</div>' in pages[3]
    assert ["Minor correction" in pages[n] for n in (1, 2, 3)] == [False, False, True]


@pytest.mark.parametrize("name", ["edition", "withdrawal"])
def test_nothing_is_added_changed_or_deleted(admin, withdrawal, name):
    row = {"edition": withdrawal.edition, "withdrawal": withdrawal}[name]
    pages = [
        (reverse(f"admin:briefings_{name}_add"), {}),
        (reverse(f"admin:briefings_{name}_change", args=[row.pk]), {"number": 5}),
        (reverse(f"admin:briefings_{name}_delete", args=[row.pk]), {"post": "yes"}),
    ]

    codes = {admin.post(address, data).status_code for address, data in pages}

    assert codes == {403}
    assert Edition.objects.get().number == 1


def test_lists_open(admin, withdrawal):
    for name in ("edition", "withdrawal"):
        page = admin.get(reverse(f"admin:briefings_{name}_changelist"))

        assert "2025-1, edition 1" in page.text
