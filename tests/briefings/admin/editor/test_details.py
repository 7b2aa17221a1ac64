"""Title and details are edited on the text page and saved with it."""

import pytest
from django.urls import reverse

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.people import Author
from tests.support.factories import change_side, make_area, make_author

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def at(name: str, briefing) -> str:
    return reverse(f"admin:briefings_briefing_{name}", args=[briefing.pk])


def save(client, briefing, **changes):
    briefing.refresh_from_db()
    data = {
        "fields": {
            "opened": str(briefing.revision),
            "title_zh_hant": briefing.title_zh_hant,
            "title_en": briefing.title_en,
            "standfirst_zh_hant": briefing.standfirst_zh_hant,
            "standfirst_en": briefing.standfirst_en,
            "date": "2025-04-24",
        }
        | changes.pop("fields", {}),
        "areas": [],
        "authors": [],
        "sources": [],
    }
    return client.post(at("details", briefing), data | changes, content_type="application/json")


def test_the_text_page_shows_them_and_says_what_is_missing(admin, briefing):
    briefing.bylines.all().delete()

    page = admin.get(at("text", briefing)).text

    shown = page.split('id="details"')[1].split("</details>")[0]
    assert "Trade Mark Law Revised" in shown
    assert "Missing: authors</span>" in shown
    assert 'value="https://www.io.gov.mo/"' in shown


def test_everything_is_saved_as_one_version_and_the_text_stays(admin, briefing, lawyer):
    area, ana = make_area(), make_author()
    text = drafting.text_of(briefing)

    answer = save(
        admin,
        briefing,
        fields={"title_en": "Marks", "key_points_en": "One.", "law_as_at": "2025-04-20"},
        areas=[str(area.pk)],
        authors=[
            {"person": "new", "zh-hant": "何東", "en": "Ho Tong"},
            {"person": f"author:{ana.pk}"},
            {"person": f"author:{ana.pk}"},
        ],
        sources=[{"label_en": "Gazette", "url": "https://www.io.gov.mo/bo", "accessed": ""}, {}],
    ).json()

    before, briefing = briefing.revision, Briefing.objects.get(pk=briefing.pk)
    assert (
        (answer["before"], answer["revision"])
        == (before, before + 1)
        == (before, briefing.revision)
    )
    assert (briefing.title_en, briefing.key_points_en) == ("Marks", "One.")
    assert str(briefing.law_as_at) == "2025-04-20"
    assert [str(one) for one in briefing.bylines.all()] == ["何東 Ho Tong", str(ana)]
    assert not Author.objects.get(name_en="Ho Tong").is_public
    assert [one.url for one in briefing.sources.all()] == ["https://www.io.gov.mo/bo"]
    assert list(briefing.areas.all()) == [area]
    assert drafting.text_of(briefing) == text
    assert briefing.versions.latest("revision").saved_by == lawyer


def test_fields_that_the_page_does_not_show_stay(admin, briefing):
    save(admin, briefing, fields={"contact_email": "x@evil.example", "year": "1999"})

    briefing.refresh_from_db()
    assert briefing.contact_email == "ana@firm.example"
    assert briefing.year == 2025


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"fields": {"date": "soon"}}, "date: "),
        ({"fields": {"title_zh_hant": "", "title_en": ""}}, ""),
        ({"sources": [{"url": "ftp://x"}]}, "http"),
        ({"sources": [{"url": "https://x.mo", "accessed": "soon"}]}, "is not a date"),
        ({"sources": ["x"]}, "not the text of a briefing"),
        ({"authors": [{"person": "author:999"}]}, "no longer exists"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_nothing_changes(
    admin, briefing, changes, reason
):
    before = drafting.front_of(briefing)

    answer = save(admin, briefing, **changes)

    assert answer.status_code == 400
    assert reason.lower() in answer.json()["error"].lower()
    assert drafting.front_of(Briefing.objects.get(pk=briefing.pk)) == before


def test_others_details_are_not_overwritten_unnoticed_but_their_text_may_change(admin, briefing):
    opened = str(briefing.revision)
    change_side(briefing, "en", "A colleague's words.", by=None)
    assert save(admin, briefing, fields={"opened": opened, "title_en": "Mine"}).status_code == 200

    refused = save(admin, briefing, fields={"opened": opened, "title_en": "Theirs"})
    again = save(admin, briefing, fields={"opened": refused.json()["opened"], "title_en": "Theirs"})

    assert refused.status_code == 400
    assert "Someone else has saved these details" in refused.json()["error"]
    assert again.status_code == 200


def test_who_may_only_read_sees_no_fields_and_saves_nothing(signed_in, briefing):
    reader = signed_in("view_briefing", "see_all_briefings")

    assert 'id="details"' not in reader.get(at("text", briefing)).text
    assert save(reader, briefing).status_code == 403
