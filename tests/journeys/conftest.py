"""A real browser, as the security tests start it, and a short way to sign in."""

import pytest
from django.test import Client

from tests.security.conftest import browser_type_launch_args, complaints

__all__ = ["browser_type_launch_args", "complaints"]


# Somebody who prefers the marks of Markdown to rich sides; the page remembers that in the browser.
_WITH_MARKS = "try { localStorage.setItem('editor-plain', 'yes'); } catch {}"
# A request that outlives its page would pass by a route.
_KEEPS_NO_DRAFT = """
const ask = window.fetch.bind(window);
window.fetch = (url, options) =>
  String(url).endsWith("/draft/") ? Promise.resolve(new Response("{}")) : ask(url, options);
"""


@pytest.fixture
def sign_in(live_server, settings):
    """Puts somebody's session into the browser; the sign-in itself has its own tests.

    The text page's heartbeats reach the server only where a test is about them (`seen`): one that
    outlives its page would meet a database that is being emptied. Sides are text areas unless a
    test is about rich ones (`rich`). Working copies and drafts of
    replies are for tests about them (`keeps`).
    """

    def enter(page, person, *, seen=False, rich=False, keeps=False) -> None:
        if not rich:
            page.context.add_init_script(_WITH_MARKS)
        if not seen:
            page.context.route("**/presence/", lambda route: route.fulfill(json={"others": []}))
        if not keeps:
            page.context.route("**/working-copy/", lambda route: route.fulfill(json={"said": ""}))
            page.context.add_init_script(_KEEPS_NO_DRAFT)
        client = Client()
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])

    return enter
