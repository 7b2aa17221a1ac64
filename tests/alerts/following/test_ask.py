"""Requests to follow that arrive at the same time."""

import threading
import time

import pytest
from django.db import connection

from alerts.following import throttling
from alerts.models import Attempt, FollowRequest
from mail.models import Message

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("second", ["chan@client.example", "chan+x@client.example"])
def test_a_mailbox_that_is_asked_for_twice_at_once_gets_one_mail(ask, monkeypatch, second):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time.")
    was_mailed_today = throttling.was_mailed_today
    statuses: list[int] = []

    def look_slowly(**about) -> bool:
        found = was_mailed_today(**about)
        time.sleep(0.3)
        return found

    def send(email: str) -> None:
        try:
            statuses.append(ask(email).status_code)
        finally:
            connection.close()

    monkeypatch.setattr(throttling, "was_mailed_today", look_slowly)
    people = [
        threading.Thread(target=send, args=[each]) for each in ("chan@client.example", second)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert statuses == [302, 302]
    assert Message.objects.count() == 1
    assert Attempt.objects.filter(mailed=True).count() == 1
    assert FollowRequest.objects.count() == (1 if second == "chan@client.example" else 2)
