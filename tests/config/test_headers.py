"""The headers of responses: which pages need Trusted Types."""

import pytest
from django.urls import reverse

REQUIRED = "require-trusted-types-for 'script'"
pytestmark = [pytest.mark.one_database, pytest.mark.django_db]


def policy(client, address: str) -> str:
    return client.get(address).headers["Content-Security-Policy"]


def test_pages_of_readers_and_the_text_page_take_no_html_from_scripts(client, lawyer, briefing):
    assert REQUIRED in policy(client, "/en/")
    assert REQUIRED in policy(client, "/nowhere/")
    client.force_login(lawyer)
    for name in ("text", "publish", "share"):
        address = reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk])
        assert REQUIRED in policy(client, address)


def test_forms_with_jquery_have_all_of_the_policy_but_that(client, lawyer, briefing):
    client.force_login(lawyer)
    for name in ("changelist", "add"):
        said = policy(client, reverse(f"admin:briefings_term_{name}"))
        assert REQUIRED not in said
        assert "script-src 'self'" in said
