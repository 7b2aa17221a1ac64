"""What a reading page offers below its text: related briefings, the one before and after."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import publishing
from briefings.models.published.related import RelatedChoice
from briefings.public.further_reading import FurtherReading
from briefings.text.texts import Texts
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db
REASON = Texts("理由。", "A reason.")
NOTHING = FurtherReading((), (), None, None)
LAW = pair("《個人資料保護法》規定如下。", "Law No. 8/2005 says as follows.")


def public(noon, day, *pairs, title="", **changes):
    text = {"zh-hant": f"{title}號文", "en": f"Text {title}"}
    briefing = make_briefing(
        title=text, date=day, sections=[section(*(pairs or (pair("內容。", "Text."),)))], **changes
    )
    publish_now(briefing, at=noon)
    return briefing


def page_of(client, briefing, language="en"):
    return client.get(f"/{language}/briefings/{briefing.reference}/", follow=True)


def html_of(client, briefing, language="en"):
    return page_of(client, briefing, language).text


def link(briefing, language="en"):
    return f'href="/{language}/briefings/{briefing.reference}/'


def test_a_page_leads_to_the_one_before_and_the_one_after_it_by_date(client, noon):
    first = public(noon, "2025-01-02", title="A")
    second = public(noon, "2025-02-02", title="B")
    third = public(noon, "2025-03-02", title="C")

    shown = page_of(client, second).context["further"]

    assert shown.older.reference == first.reference
    assert shown.newer.reference == third.reference
    assert page_of(client, first).context["further"].older is None
    assert page_of(client, third).context["further"].newer is None


def test_briefings_of_one_day_follow_one_another(client, noon):
    rows = [public(noon, "2025-02-02", title=name) for name in "ABC"]

    shown = page_of(client, rows[1]).context["further"]

    assert (shown.older.reference, shown.newer.reference) == (
        rows[0].reference,
        rows[2].reference,
    )


def test_a_lone_briefing_offers_nothing(client, edition):
    html = html_of(client, edition.briefing)

    assert 'class="further"' not in html
    assert 'class="around by-date"' not in html


@pytest.mark.parametrize(
    ("language", "title", "heading"),
    [
        ("en", "Text A", "Related briefings"),
        ("zh-hant", "A號文", "相關簡報"),
        ("zh-hans", "A号文", "相关简报"),
    ],
)
def test_related_briefings_are_named_in_the_readers_language(
    client, noon, language, title, heading
):
    public(noon, "2025-01-02", LAW, title="A")
    new = public(noon, "2025-01-03", LAW, title="B")

    html = html_of(client, new, language)

    assert heading in html
    assert title in html.split(heading, 1)[1]


def test_a_withdrawn_briefing_is_offered_nowhere(client, noon, lawyer):
    gone = public(noon, "2025-01-02", LAW, title="Secretgone")
    kept = public(noon, "2025-01-03", LAW, title="B")
    RelatedChoice.objects.create(briefing=kept, other=gone, is_pinned=True)
    assert "Secretgone" in html_of(client, kept)

    publishing.withdraw(briefing=gone, by=lawyer, at=noon, reason=REASON)

    assert "Secretgone" not in html_of(client, kept)


def test_a_neighbours_new_title_gives_the_page_another_etag(client, noon):
    old = public(noon, "2025-01-02", LAW, title="A")
    new = public(noon, "2025-01-03", LAW, title="B")
    before = page_of(client, new)

    old.title_en = "Renamed"
    old.save()
    publish_now(old, at=noon + timedelta(days=1))
    after = page_of(client, new)

    assert "Renamed" in after.text
    assert before["ETag"] != after["ETag"]


def test_the_firm_pins_and_removes(client, noon):
    public_rows = [public(noon, f"2025-01-0{day}", LAW, title=f"{day}") for day in range(1, 5)]
    pinned = public(noon, "2024-01-01", title="Pinned")
    here = public(noon, "2025-02-01", LAW, title="Here")
    RelatedChoice.objects.create(briefing=here, other=pinned, is_pinned=True)
    RelatedChoice.objects.create(briefing=here, other=public_rows[2], is_pinned=False)

    shown = [card.reference for card in page_of(client, here).context["further"].related]

    assert shown[0] == pinned.reference
    assert public_rows[2].reference not in shown
    assert len(shown) == 4


def test_withdrawn_texts_and_past_editions_offer_nothing(client, noon, lawyer):
    public(noon, "2025-01-02", LAW, title="A")
    kept = public(noon, "2025-01-03", LAW, title="B")
    kept.title_en = "Renamed"
    kept.save()
    publish_now(kept, at=noon)

    past = client.get(f"/en/briefings/{kept.reference}/editions/1/")
    assert past.context["further"] == NOTHING

    publishing.withdraw(briefing=kept, by=lawyer, at=noon, reason=REASON, keeps_text=True)
    assert page_of(client, kept).context["further"] == NOTHING


def test_a_page_asks_the_database_as_often_with_many_neighbours(client, noon):
    alone = public(noon, "2025-01-02", LAW, title="A")
    html_of(client, alone)
    with CaptureQueriesContext(connection) as few:
        html_of(client, alone)
    for day in range(3, 12):
        public(noon, f"2025-01-{day:02}", LAW, title=f"{day}")
    html_of(client, alone)

    with CaptureQueriesContext(connection) as many:
        html = html_of(client, alone)

    assert html.count('class="further"') == 1
    assert len(many) == len(few)


def test_the_preview_of_a_draft_shows_what_readers_will_find(admin_client, noon):
    old = public(noon, "2025-01-02", LAW, title="A")
    draft = make_briefing(date="2025-01-03", sections=[section(LAW)])

    html = admin_client.get(f"/admin/briefings/briefing/{draft.pk}/preview/en/").text

    assert link(old) in html.split('id="related"', 1)[1].split("</nav>")[0]
    assert link(old) in html.split('class="around by-date"', 1)[1]
