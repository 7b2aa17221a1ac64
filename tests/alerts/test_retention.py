"""What is kept of followers, and for how long."""

from datetime import timedelta

import pytest

from alerts.models import Attempt, Consent, FollowRequest, Suppression
from operations.worker import erase_expired

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "field", "days"),
    [(FollowRequest, "asked_at", 7), (Attempt, "at", 1), (Consent, "ended_at", 3 * 365)],
)
def test_each_kind_of_row_has_its_time(follow, noon, model, field, days):
    follow()
    ended = {"ended_by": "left"} if model is Consent else {}
    for age, left in ((days - 1, 1), (days, 0)):
        model.objects.update(**{field: noon - timedelta(days=age)}, **ended)

        erase_expired.erase_expired(at=noon)

        assert model.objects.count() == left


def test_a_consent_that_holds_is_kept_as_long_as_it_holds(follow, noon):
    follow()

    erase_expired.erase_expired(at=noon + timedelta(days=4000))

    assert Consent.objects.exists()
    assert not Suppression.objects.exists()
