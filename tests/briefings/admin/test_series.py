"""Series in the admin: parts are chosen by reference and put in order."""

import pytest

from briefings.models.published.generation import Generation
from briefings.models.series import Series, SeriesPart
from tests.support.factories import make_briefing, make_person, publish_now

pytestmark = pytest.mark.django_db
ADD = "/admin/briefings/series/add/"


def form(*parts, **changes):
    data = {
        "name_zh_hant": "系列",
        "name_en": "A series",
        "slug": "a-series",
        "position": "0",
        "description_zh_hant": "",
        "description_en": "",
        "parts-TOTAL_FORMS": str(len(parts)),
        "parts-INITIAL_FORMS": "0",
    }
    for place, part in enumerate(parts):
        data |= {f"parts-{place}-briefing": part, f"parts-{place}-position": str(place)}
    return data | changes


def test_parts_are_chosen_by_a_line_a_reference_or_a_title(admin_client, noon):
    one, other, third = (
        make_briefing(title={"zh-hant": f"文 {name}", "en": f"Text {name}"}) for name in "ABC"
    )
    for briefing in (one, other):
        publish_now(briefing, at=noon)
    stamp = Generation.objects.get().stamp

    answer = admin_client.post(ADD, form(f"{one.reference} 文 A Text A", "Text B", third.reference))

    assert answer.status_code == 302, answer.context["errors"]
    chosen = SeriesPart.objects.order_by("position").values_list("briefing_id", flat=True)
    assert list(chosen) == [one.pk, other.pk, third.pk]
    assert Generation.objects.get().stamp != stamp


def test_a_stored_part_is_shown_as_its_line_and_kept(admin_client, noon):
    briefing = make_briefing(title={"zh-hant": "文 A", "en": "Text A"})
    admin_client.post(ADD, form(briefing.reference))
    series, part = Series.objects.get(), SeriesPart.objects.get()
    address = f"/admin/briefings/series/{series.pk}/change/"

    assert f"{briefing.reference} 文 A" in admin_client.get(address).text
    kept = {"parts-INITIAL_FORMS": "1", "parts-0-id": str(part.pk), "parts-0-series": series.pk}
    answer = admin_client.post(address, form(f"{briefing.reference} 文 A", **kept))

    assert answer.status_code == 302
    assert SeriesPart.objects.get() == part


def test_what_is_no_briefing_is_refused_with_what_was_typed(admin_client):
    answer = admin_client.post(ADD, form("No such thing"))

    assert answer.status_code == 200
    assert "No such thing" in answer.text
    assert not Series.objects.exists()


def test_publishers_keep_series_and_authors_do_not(client):
    client.force_login(make_person("author"))
    assert client.get(ADD).status_code == 403

    client.force_login(make_person("publisher"))
    assert client.get(ADD).status_code == 200
