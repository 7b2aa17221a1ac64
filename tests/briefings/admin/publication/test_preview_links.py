"""The Share page: links are made, shown once, ended; comments are read and marked done."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from briefings import publishing
from briefings.models.draft.preview import PreviewComment, PreviewLink
from briefings.sharing import preview_links
from tests.support.factories import make_briefing

DAY = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def page(briefing) -> str:
    return reverse("admin:briefings_briefing_share", args=[briefing.pk])


def make(admin, page, **changes):
    said = {"label": "Ms Chan", "days": "7", "takes_comments": "on", "key": key_of(admin, page)}
    return admin.post(page, said | changes)


def key_of(admin, page) -> str:
    return re.search(r'name="key" value="(\w+)"', admin.get(page).text)[1]


@pytest.mark.one_database
def test_a_new_link_is_shown_once_and_opens_the_draft(admin, page, client):
    made = make(admin, page).text
    address = re.search(r"/preview/[\w-]{32}/", made)[0]

    assert client.get(address).status_code == 200
    assert address not in admin.get(page).text
    assert "Ms Chan" in admin.get(page).text


@pytest.mark.one_database
@pytest.mark.parametrize("wrong", [{"days": "3650"}, {"label": ""}])
def test_a_link_for_nobody_or_for_years_is_refused(admin, page, wrong):
    assert make(admin, page, **wrong).status_code == 400
    assert not PreviewLink.objects.exists()


@pytest.mark.one_database
def test_a_link_is_ended_at_once(admin, page, client):
    address = re.search(r"/preview/[\w-]{32}/", make(admin, page).text)[0]
    link = PreviewLink.objects.get()

    admin.post(reverse("admin:briefings_briefing_share_end", args=[link.briefing_id, link.pk]))

    assert client.get(address).status_code == 404


@pytest.mark.one_database
def test_comments_stand_at_their_paragraph_and_are_marked_done(admin, page, briefing, lawyer):
    pair = list(publishing.freeze(briefing).pairs())[1]
    link, _token = preview_links.share(
        briefing=briefing, by=lawyer, at=timezone.now(), label="x", days=1, takes_comments=True
    )
    said = preview_links.comment(
        link=link, paragraph=pair.id, name="Chan", text="<i>No</i>", at=timezone.now()
    )

    shown = admin.get(page).text
    admin.post(reverse("admin:briefings_briefing_share_done", args=[briefing.pk, said.pk]))

    assert "&lt;i&gt;No&lt;/i&gt;" in shown
    assert f"/text/#p-{pair.id}" in shown
    assert PreviewComment.objects.get().done_at


@pytest.mark.one_database
def test_who_may_not_change_a_briefing_may_not_share_it(signed_in, page):
    assert signed_in("view_briefing", "see_all_briefings").get(page).status_code == 403


@pytest.mark.one_database
def test_another_briefings_link_cannot_be_ended_from_this_one(admin, briefing, lawyer, edition):
    link, _token = preview_links.share(
        briefing=make_briefing(),
        by=lawyer,
        at=timezone.now(),
        label="x",
        days=1,
        takes_comments=False,
    )
    address = reverse("admin:briefings_briefing_share_end", args=[briefing.pk, link.pk])

    assert admin.post(address).status_code == 404


@pytest.mark.one_database
def test_sending_the_form_again_shows_the_same_link_and_makes_no_second_one(admin, page):
    key = key_of(admin, page)
    first, second = (make(admin, page, key=key).text for _time in range(2))
    for_another = make(admin, page, key=key, label="Mr Wong").text

    address = re.search(r"/preview/[\w-]{32}/", first)[0]
    assert address in second
    assert address not in for_another
    assert PreviewLink.objects.count() == 2


@pytest.mark.one_database
@pytest.mark.parametrize("over", [{"revoked_at": DAY}, {"expires_at": DAY}])
def test_sending_the_form_of_a_link_that_is_over_says_so_and_shows_no_address(admin, page, over):
    key = key_of(admin, page)
    make(admin, page, key=key)
    PreviewLink.objects.update(**over)

    again = make(admin, page, key=key).text

    assert "The link that this form made has ended. Make a new one." in again
    assert not re.search(r"/preview/[\w-]{32}/", again)
    assert 'value="Ms Chan"' in again
    assert PreviewLink.objects.count() == 1
    # The form that is shown makes another.
    new_key = re.search(r'name="key" value="(\w+)"', again)[1]
    assert re.search(r"/preview/[\w-]{32}/", make(admin, page, key=new_key).text)


@pytest.mark.one_database
def test_the_page_of_title_and_details_leads_to_sharing(admin, page, briefing):
    details = admin.get(reverse("admin:briefings_briefing_change", args=[briefing.pk]))

    assert f'href="{page}"' in details.text
