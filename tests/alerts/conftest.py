"""A reader who follows, as they do it: by the form and the link in the mail."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from alerts.models import Follower
from tests.support.factories import deliver_due


@pytest.fixture
def ask(postbox) -> Callable:
    """Send the form of following; return the answer."""

    def send(email="chan@client.example", about="everything", language="en", **changes):
        client = Client()
        address = f"/{language}/follow/"
        page = client.get(address, {"about": about}).text
        typed = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        return client.post(
            address, typed | {"email": email, "view": language, "about": about} | changes
        )

    return send


@pytest.fixture
def follow(ask, postbox, noon) -> Callable:
    """Ask, open the link of the mail, press the button; return the follower."""

    def confirmed(email="chan@client.example", about="everything", **wishes) -> Follower:
        view = wishes.pop("view", "en")
        assert ask(email, about, view=view).status_code == 302
        deliver_due(noon)
        path = link_in(postbox.mails.pop(), "confirm")
        typed = {"topics": [about], "view": view, "rhythm": "at_once"} | wishes
        assert Client().post(path, typed).status_code == 302
        return Follower.objects.get(email_key=email.lower())

    return confirmed


def link_in(mail, page: str) -> str:
    """Return the path of the secret link to a page in a mail."""
    text = mail.get_body(("plain",)).get_content()
    return re.search(rf"https?://[^/]+(/[a-z-]+/follow/{page}/[^/\s]+/)", text)[1]
