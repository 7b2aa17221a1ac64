import pytest
from django.urls import reverse

from briefings import publishing
from briefings.models.published.edition import Edition, Withdrawal
from briefings.text.texts import Texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawal(edition, noon) -> Withdrawal:
    reason = Texts("內容有誤。", "It was wrong.")
    return publishing.withdraw(briefing=edition.briefing, by=None, at=noon, reason=reason)


def test_an_edition_is_read_pair_by_pair(admin, edition):
    page = admin.get(reverse("admin:briefings_edition_change", args=[edition.pk]))

    assert '<div lang="zh-Hant-HK">申請費減半。</div><div lang="en">Application fees' in page.text
    assert edition.digest in page.text


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
