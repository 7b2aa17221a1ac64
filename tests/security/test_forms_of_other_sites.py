"""Every form that a stranger may send, sent from another site's page."""

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from briefings import publishing
from briefings.sharing import preview_links
from contacts import secret_links
from tests.security.probing import addresses
from tests.support.factories import make_enquiry, publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TYPED = {
    "name": "陳大文",
    "email": "chan@client.example",
    "message": "Hello",
    "consent": "on",
    "text": "Hello",
    "language": "en",
    "next": "/",
    "other_parties": "Hello",
    "login": "lawyer",
    "username": "lawyer",
    "password": "correct horse battery",
}
FROM_ELSEWHERE = [
    {"Origin": "https://stranger.example"},
    {"Origin": "null"},
    {"Origin": "https://stranger.example", "Sec-Fetch-Site": "cross-site"},
]


@pytest.fixture
def open_doors(briefing, lawyer, noon) -> list[str]:
    """Every public address, and those that somebody was given a secret for."""
    publish_now(briefing, at=noon)
    enquiry = make_enquiry(at=noon)
    now = timezone.now()
    _link, token = preview_links.share(
        briefing=briefing, by=lawyer, at=now, label="x", days=7, takes_comments=True
    )
    return [
        *addresses.every(),
        f"/preview/{token}/",
        *(f"/en/contact/{page}/{secret_links.token(enquiry)}/" for page in ("details", "status")),
    ]


def rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@pytest.mark.parametrize("headers", FROM_ELSEWHERE, ids=str)
def test_no_form_of_another_site_is_taken(open_doors, briefing, headers):
    stranger = Client(enforce_csrf_checks=True)
    pair = next(publishing.freeze(briefing).pairs()).id
    before = rows()

    taken = [
        (path, answer.status_code)
        for path in open_doors
        if (answer := stranger.post(path, TYPED | {"paragraph": pair}, headers=headers)).status_code
        not in (301, 302, 403, 404, 405, 410)
    ]

    assert taken == []
    assert rows() == before
    assert "_auth_user_id" not in stranger.session
