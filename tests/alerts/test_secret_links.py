"""How long the links in mails to followers are valid."""

from datetime import timedelta

import pytest
from django.test import Client

from alerts import secret_links
from alerts.models import Consent, Follower, FollowRequest
from briefings.models import clock
from operations.worker import erase_expired
from tests.alerts.conftest import link_in
from tests.support.factories import deliver_due

pytestmark = pytest.mark.django_db


def path_of(url: str) -> str:
    return url.partition("127.0.0.1:8000")[2]


@pytest.mark.parametrize(("days", "status", "followers"), [(6, 302, 1), (8, 404, 0)])
def test_a_confirmation_is_valid_for_a_week_even_if_nothing_was_erased_meanwhile(
    ask, postbox, noon, client, days, status, followers
):
    ask()
    deliver_due(noon)
    path = link_in(postbox.mails[0], "confirm")
    FollowRequest.objects.update(asked_at=clock.now() - timedelta(days=days))

    answer = client.post(path, {"topics": ["everything"], "view": "en", "rhythm": "at_once"})

    assert answer.status_code == status
    assert Follower.objects.count() == followers


@pytest.mark.parametrize("days", [31, 4000])
def test_the_link_to_leave_outlives_what_is_erased_and_the_record_stays(follow, noon, days):
    path = path_of(secret_links.leave(follow()))
    erase_expired.erase_expired(at=noon + timedelta(days=days))

    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not Follower.objects.exists()
    erase_expired.erase_expired(at=clock.now() + timedelta(days=31))
    assert Consent.objects.get().ended_by == "one_click"


def test_the_link_to_leave_outlives_a_change_of_the_secret_key(follow, settings):
    path = path_of(secret_links.leave(follow()))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next one, of forty characters or more"

    Client().post(path, {"List-Unsubscribe": "One-Click"})

    assert not Follower.objects.exists()
