"""Find and replace: in the rows of a page, and over all drafts by editors."""

import html
import re

import pytest
from django.urls import reverse

from briefings import drafting
from tests.support.factories import change_side, make_briefing, make_person, pair, section

pytestmark = pytest.mark.django_db
FIND = "/admin/briefings/briefing/find/"
PLACES = "/admin/briefings/briefing/places/"
LIST = "/admin/briefings/briefing/"


@pytest.fixture
def draft(db):
    sections = [section(pair("商標註冊。", "A 𠀀 trade mark."))]
    return make_briefing(title={"zh-hant": "題目", "en": "A title"}, sections=sections)


def chosen(page: str) -> list[str]:
    return re.findall(r'name="place" value="([^"]+)"', page)


def english(briefing) -> str:
    return drafting.text_of(briefing)["sections"][0]["paragraphs"][0]["en"]


def test_the_rows_of_a_page_are_searched_as_they_stand_there(admin):
    rows = [{"key": "k1", "zh-hant": "商標", "en": "A 𠀀 Mark"}, {"key": "k2", "en": 5}, "x"]

    answer = admin.post(PLACES, {"rows": rows, "words": "mark"}, content_type="application/json")

    assert answer.json()["places"] == [
        {
            "key": "k1",
            "side": "en",
            "start": 5,
            "end": 9,
            "was": "Mark",
            "before": "A 𠀀 ",
            "read": "Mark",
            "after": "",
        }
    ]


def test_of_very_many_places_the_first_are_listed_and_all_on_request(admin):
    sent = {"rows": [{"key": "k", "zh-hant": "", "en": "a " * 700}], "words": "a"}

    first, every = (
        admin.post(PLACES, sent | {"all": all_}, content_type="application/json").json()
        for all_ in (False, True)
    )

    assert [(one["count"], len(one["places"])) for one in (first, every)] == [
        (700, 500),
        (700, 700),
    ]


@pytest.mark.parametrize("sent", [{"rows": 1, "words": "a"}, {"rows": [], "words": "a" * 201}, {}])
def test_a_question_that_makes_no_sense_is_refused(admin, sent):
    assert admin.post(PLACES, sent, content_type="application/json").status_code == 400


def test_places_are_listed_first_and_the_chosen_ones_replaced_as_a_version(admin, draft):
    listed = admin.get(FIND, {"words": "Trade Mark"}).text
    said = {"words": "Trade Mark", "replacement": "trademark", "place": chosen(listed)}
    answer = admin.post(f"{FIND}?words=Trade+Mark", said, follow=True)

    assert "<mark>trade mark</mark>" in listed
    assert draft.reference in listed
    assert "<h2>1 place in 1 draft</h2>" in listed
    assert english(draft) == "A 𠀀 trademark."
    assert f"Replaced in 1 place: {draft.reference}" in answer.text
    assert "No draft has these words." in answer.text


def test_places_and_drafts_are_counted_each_for_itself(admin, draft):
    change_side(draft, "en", "A trade mark, a trade mark.", by=None)

    assert "<h2>2 places in 1 draft</h2>" in admin.get(FIND, {"words": "trade mark"}).text


def test_what_changed_since_it_was_listed_is_left_and_said(admin, draft):
    listed = admin.get(FIND, {"words": "trade mark"}).text
    change_side(draft, "en", "A trade mark, reworded.", by=None)

    said = {"words": "trade mark", "replacement": "x", "place": chosen(listed)}
    answer = admin.post(FIND, said, follow=True)

    assert english(draft) == "A trade mark, reworded."
    assert "1 place was left" in html.unescape(answer.text)


def test_only_editors_search_all_drafts(client, draft):
    author, editor = make_person("author"), make_person("editor")

    client.force_login(author)
    assert client.get(FIND, {"words": "mark"}).status_code == 403
    assert client.post(FIND, {"words": "mark", "place": "x"}).status_code == 403
    assert FIND not in client.get(LIST).text
    client.force_login(editor)
    assert client.get(FIND, {"words": "mark"}).status_code == 200
    assert FIND in client.get(LIST).text


def test_drafts_in_the_bin_are_not_searched(admin, draft):
    admin.post(reverse("admin:briefings_briefing_delete", args=[draft.pk]), {"post": "yes"})

    assert chosen(admin.get(FIND, {"words": "mark"}).text) == []


def test_words_are_not_deleted_everywhere_by_an_empty_replacement(admin, draft):
    listed = admin.get(FIND, {"words": "trade mark"}).text

    answer = admin.post(FIND, {"words": "trade mark", "replacement": "", "place": chosen(listed)})

    assert answer.status_code == 400
    assert "Write what takes the place of the words." in answer.text
    assert chosen(answer.text) == chosen(listed)
    assert english(draft) == "A 𠀀 trade mark."


def test_a_replacement_is_undone_where_nobody_has_changed_the_draft_since(admin):
    drafts = [
        make_briefing(
            title={"zh-hant": "題目", "en": "A mark"}, sections=[section(pair("甲。", "A mark."))]
        )
        for _each in range(2)
    ]
    found = f"{FIND}?words=mark"
    places = chosen(admin.get(found).text)
    assert len(places) == 4
    admin.post(found, {"words": "mark", "replacement": "sign", "place": places})
    assert [english(one) for one in drafts] == ["A sign.", "A sign."]
    text = drafting.text_of(drafts[1])
    text["sections"][0]["paragraphs"][0]["zh-hant"] = "乙。"
    drafts[1].refresh_from_db()
    drafting.save_text(briefing=drafts[1], text=text, by=None, revision=drafts[1].revision)
    assert "Undo this replacement" in admin.get(found).text

    page = admin.post(found, {"undo": "yes"}, follow=True).text

    assert f"As before again: {drafts[0].reference}" in page
    assert f"Left, because they have changed since: {drafts[1].reference}" in page
    assert "Undo this replacement" not in page
    for draft in drafts:
        draft.refresh_from_db()
    assert [english(one) for one in drafts] == ["A mark.", "A sign."]
    assert [one.title_en for one in drafts] == ["A mark", "A sign"]
    assert "behind" not in drafting.text_of(drafts[0])["sections"][0]["paragraphs"][0]


def test_undoing_without_a_replacement_does_nothing(admin, draft):
    assert admin.post(FIND, {"undo": "yes"}, follow=True).status_code == 200
