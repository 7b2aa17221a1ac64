"""The page of related briefings: why, pin, remove, and who may."""

import pytest

from briefings.models.audit import AuditEntry
from briefings.models.published.generation import Generation
from briefings.models.published.related import RelatedChoice
from tests.support.factories import make_briefing, make_person, pair, publish_now, section

pytestmark = pytest.mark.django_db
LAW = pair("《個人資料保護法》規定如下。", "Law No. 8/2005 says as follows.")


@pytest.fixture
def old(noon):
    briefing = make_briefing(
        title={"zh-hant": "題目", "en": "The old one"}, sections=[section(LAW)]
    )
    publish_now(briefing, at=noon)
    return briefing


@pytest.fixture
def new(old, noon):
    briefing = make_briefing(
        title={"zh-hant": "題目", "en": "The new one"}, sections=[section(LAW)]
    )
    publish_now(briefing, at=noon)
    return briefing


def address(briefing):
    return f"/admin/briefings/briefing/{briefing.pk}/related/"


def choose(client, briefing, what, other):
    return client.post(address(briefing), {"what": what, "other": other}, follow=True)


def test_it_says_what_both_have_in_common(admin_client, new):
    page = admin_client.get(address(new))
    html = page.text

    assert not page.context["form"].errors
    assert "The old one" in html
    assert "個人資料保護法" in html
    assert "8/2005" in html


def test_the_field_is_described_by_its_help(admin_client, new):
    html = admin_client.get(address(new)).text

    assert 'aria-describedby="id_other_helptext"' in html
    assert 'id="id_other_helptext"' in html


def test_a_publisher_pins_removes_and_undoes(admin_client, old, new):
    stamp = Generation.objects.get().stamp

    page = choose(admin_client, new, "pin", "The old one")
    assert [row.reference for row in page.context["pinned"]] == [old.reference]
    assert Generation.objects.get().stamp != stamp

    page = choose(admin_client, new, "remove", old.reference)
    assert [row.reference for row in page.context["removed"]] == [old.reference]
    assert page.context["related"] == []

    page = choose(admin_client, new, "undo", old.reference)
    assert [row.reference for row in page.context["related"]] == [old.reference]
    assert not RelatedChoice.objects.exists()
    trail = AuditEntry.objects.filter(action="related").order_by("pk")
    assert [entry.detail["choice"] for entry in trail] == ["pin", "remove", "undo"]


def test_choosing_the_same_again_changes_nothing(admin_client, old, new):
    choose(admin_client, new, "pin", old.reference)
    stamp = Generation.objects.get().stamp

    choose(admin_client, new, "pin", old.reference)

    assert Generation.objects.get().stamp == stamp
    assert RelatedChoice.objects.count() == 1


def test_a_draft_cannot_be_pinned_and_its_title_is_not_shown(admin_client, new):
    draft = make_briefing(title={"zh-hant": "題目", "en": "Confidential draft"})

    page = choose(admin_client, new, "pin", draft.reference)

    assert page.status_code == 400
    assert "other" in page.context["form"].errors
    assert "Confidential draft" not in page.text


def test_who_may_not_publish_may_only_look(client, old, new):
    client.force_login(make_person("editor"))

    page = choose(client, new, "pin", old.reference)

    assert page.status_code == 200
    assert 'name="what" value=' not in page.text
    assert not RelatedChoice.objects.exists()


def test_a_draft_lists_what_its_readers_would_see(admin_client, old):
    draft = make_briefing(sections=[section(LAW)])

    page = admin_client.get(address(draft))

    assert [row.reference for row in page.context["related"]] == [old.reference]
