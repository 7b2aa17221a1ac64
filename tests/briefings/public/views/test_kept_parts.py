"""What pages keep of their parts, and what they must not."""

import pytest
from django.core.cache import caches

from briefings import drafting, publishing
from briefings.models.firm import Firm
from briefings.text.texts import Texts
from tests.support.factories import publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["template_fragments"].clear()


def page_of(briefing) -> str:
    return f"/en/briefings/{briefing.reference}/parallel/"


def test_another_address_of_the_same_page_is_made_of_kept_parts(
    client, briefing, edition, monkeypatch
):
    first = client.get(page_of(briefing)).text
    monkeypatch.setattr("briefings.public.page_layout.page", None)

    again = client.get(f"{page_of(briefing)}?from=timeline").text

    assert "<h1>" in again
    assert again.replace("?from=timeline", "") == first


def test_the_day_that_was_asked_for_is_said_on_that_page_alone(client, briefing, edition, noon):
    listing = client.get(page_of(briefing)).text
    by_day = client.get(f"/en/briefings/{briefing.reference}/editions/1/?on={noon.date()}").text

    assert "This is how the briefing stood" not in listing
    assert "This is how the briefing stood" in by_day
    undated = client.get(f"/en/briefings/{briefing.reference}/editions/1/").text
    assert "This is how the briefing stood" not in undated


def test_a_correction_and_a_withdrawal_show_on_pages_that_were_kept(
    client, briefing, edition, noon, lawyer
):
    assert "It was amended." not in client.get(page_of(briefing)).text
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "It was amended."
    drafting.save_text(briefing=briefing, text=text, by=lawyer, revision=briefing.revision)
    assert "It was amended." not in client.get(page_of(briefing)).text

    publish_now(briefing, at=noon)
    assert "It was amended." in client.get(page_of(briefing)).text

    publishing.withdraw(briefing=briefing, by=lawyer, at=noon, reason=Texts("有誤。", "Wrong."))
    gone = client.get(page_of(briefing))
    assert (gone.status_code, "It was amended." in gone.text) == (410, False)


def test_the_firms_disclaimer_stands_below_lists_and_not_below_briefings(client, briefing, edition):
    firm = Firm.load()
    firm.disclaimer_en = "Words of today."
    firm.save()

    below = {
        path: "Words of today." in client.get(path).text
        for path in ("/en/briefings/", page_of(briefing), "/en/areas/", page_of(briefing))
    }

    assert below == {"/en/briefings/": True, page_of(briefing): False, "/en/areas/": True}


def test_a_preview_of_a_draft_is_never_kept(client, admin_client, briefing, edition):
    before = len(caches["template_fragments"]._cache)
    shown = admin_client.get(f"/admin/briefings/briefing/{briefing.pk}/publish/?view=parallel")
    kept = [key for key in caches["template_fragments"]._cache if "article" in key]

    assert shown.status_code in (200, 302)
    assert (before, kept) == (0, [])
