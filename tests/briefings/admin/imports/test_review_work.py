"""The work on a review is saved with its import."""

import json

import pytest
from django.urls import reverse

from briefings import drafting
from briefings.drafting.recycle_bin import erase
from briefings.models.draft.history import Import
from tests.support.factories import make_briefing, pair, section

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
TEXT = """商標法修訂
Trade Mark Law Revised

澳門修訂商標法，新法於下月生效。

Macau has revised its trade mark law; it takes effect next month.

本所將繼續關注法律的修訂及其實施情況。

top of page
"""
SECTION = section(pair("一", "One"), pair("二", "Two"))


@pytest.fixture
def arrived(admin) -> Import:
    admin.post("/admin/briefings/briefing/import/", {"source": TEXT})
    return Import.objects.get()


def at(arrived: Import, name: str = "kept_review", into=None) -> str:
    address = reverse(f"admin:briefings_briefing_{name}", args=[arrived.pk])
    return address + (f"?into={into.pk}" if into else "")


def work(**changes) -> dict:
    rows = [{}, {"seen": True, "codes": ["length"], "noted": ["formula"]}, {"left": []}]
    front = {"title_en": "My title", "authors": [{"zh-hant": "何東", "en": "", "person": "new"}]}
    return {
        "way": "text",
        "revision": 0,
        "sections": [SECTION],
        "rows": rows,
        "front": front,
    } | changes


def keep(client, address: str, **changes):
    return client.post(address, work(**changes), content_type="application/json")


def shown(client, address: str) -> dict:
    return client.get(address).context


def test_what_was_saved_is_there_when_the_lawyer_comes_back(admin, arrived, lawyer):
    answer = keep(admin, at(arrived))

    context = shown(admin, at(arrived, "review"))
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert context["text"]["sections"][0]["paragraphs"][1]["en"] == "Two"
    assert [row.get("seen") for row in context["text"]["rows"]] == [False, True, False]
    assert context["text"]["rows"][1]["noted"] == ["formula"]
    titles = {side["language"]: side["text"] for side in context["front"]["title"]}
    assert titles == {"zh-hant": "", "en": "My title"}
    assert [row.chinese for row in context["front"]["authors"]] == ["何東"]
    assert Import.objects.get().reviewed_by == lawyer


def test_two_windows_do_not_overwrite_each_other(admin, arrived):
    keep(admin, at(arrived), sections=[section(pair("一", "Theirs"))], rows=[{}, {}])

    answer = keep(admin, at(arrived))

    said = answer.json()
    assert answer.status_code == 409
    assert said["work"]["sections"][0]["paragraphs"][0]["en"] == "Theirs"
    assert "saved this review at" in said["error"]
    assert keep(admin, at(arrived), revision=said["revision"]).status_code == 200
    assert Import.objects.get().review_revision == 2


def test_a_save_whose_answer_was_lost_can_be_repeated(admin, arrived):
    keep(admin, at(arrived))

    answer = keep(admin, at(arrived))

    assert (answer.status_code, answer.json()["revision"]) == (200, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sections": 5},
        {"rows": [{}]},
        {"rows": [5, 5, 5]},
        {"rows": [{"left": 5}] * 3},
        {"rows": [{"noted": 5}] * 3},
        {"front": 5},
        {"way": "fill-1"},
        {"way": None},
        {"sections": [section(pair("\x00", "One"), pair("二", "Two"))]},
        {"front": {"title_en": "T\ud800"}},
    ],
)
def test_what_makes_no_sense_is_refused_in_words(admin, arrived, wrong):
    answer = admin.post(at(arrived), json.dumps(work(**wrong)), content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["error"]
    assert Import.objects.get().review is None


def test_a_revision_that_is_no_number_is_a_conflict(admin, arrived):
    assert keep(admin, at(arrived), revision="1").status_code == 409


def test_only_who_may_see_the_import_may_work_on_it(signed_in, arrived):
    other = signed_in("add_briefing", "view_briefing", "change_briefing")

    assert keep(other, at(arrived)).status_code == 403
    assert Import.objects.get().review is None


def test_work_for_a_briefing_is_found_from_the_list_and_compared_with_it(admin, arrived):
    briefing = make_briefing(sections=[SECTION])
    keep(admin, at(arrived, into=briefing), front={"how": "replace"})

    page = admin.get(reverse("admin:briefings_briefing_imports"))
    context = shown(admin, at(arrived, "review", briefing))

    assert f'href="{at(arrived, "review", briefing)}"' in page.text
    held = drafting.text_of(briefing)["sections"][0]["paragraphs"]
    ids = [row["id"] for row in context["text"]["sections"][0]["paragraphs"]]
    assert ids == [row["id"] for row in held]
    assert context["comparison"].same == 2
    assert context["how"] == "replace"


def test_rows_set_beside_a_briefing_go_back_to_the_revision_they_were_taken_from(admin, arrived):
    """Saving then merges with what was changed in the briefing meanwhile."""
    briefing = make_briefing(sections=[section(pair("澳門修訂商標法，新法於下月生效。", ""))])
    admin.post("/admin/briefings/briefing/import/", {"source": "Macau has revised its law."})
    english = Import.objects.latest("pk")
    before = shown(admin, at(english, "review", briefing))["settings"]
    way = f"fill-{briefing.pk}"
    keep(admin, at(english, into=briefing), way=way, base=before["revision"])
    type(briefing).objects.filter(pk=briefing.pk).update(revision=7)

    after = shown(admin, at(english, "review", briefing))

    assert (before["way"], after["settings"]["way"]) == (way, way)
    assert after["settings"]["revision"] == before["revision"] != 7
    assert after["text"]["sections"][0]["paragraphs"][1]["en"] == "Two"


def test_the_list_shows_who_left_a_review_unfinished_and_can_show_only_those(admin, arrived):
    keep(admin, at(arrived))
    admin.post("/admin/briefings/briefing/import/", {"source": "Done already. 已完成。"})
    done = Import.objects.latest("pk")
    Import.objects.filter(pk=done.pk).update(briefing=make_briefing())

    page = admin.get(reverse("admin:briefings_briefing_imports"), {"unfinished": "1"})

    assert [row.pk for row in page.context["imports"]] == [arrived.pk]
    assert "Review begun" in page.text
    assert page.context["unfinished_count"] == 1


def test_the_import_page_leads_back_to_unfinished_reviews(admin, arrived):
    page = admin.get("/admin/briefings/briefing/import/")

    assert f'href="{at(arrived, "review")}"' in page.text


def test_what_was_left_out_is_shown_with_its_reason_where_it_stood(admin):
    text = "第一段文字，講商標法。\nThe first paragraph on marks.\n\nPrint this page\n\n"
    admin.post("/admin/briefings/briefing/import/", {"source": TEXT + text})

    rows = shown(admin, at(Import.objects.get(), "review"))["text"]["rows"]

    [(place, item)] = [
        (place, item)
        for place, row in enumerate(rows)
        for item in row["left"]
        if item["en"] == "top of page"
    ]
    assert item["reason"] == "page-furniture"
    assert place not in (0, len(rows) - 1)


def test_imports_of_earlier_releases_show_what_was_left_out_at_the_end(admin, arrived):
    result = arrived.result
    del result["left_out"]
    Import.objects.update(result=result)

    rows = shown(admin, at(arrived, "review"))["text"]["rows"]

    assert [item["en"] for item in rows[-1]["left"]] == ["top of page"]


def test_the_pages_of_a_review_take_few_queries(admin, arrived, django_assert_max_num_queries):
    keep(admin, at(arrived))
    with django_assert_max_num_queries(12):
        admin.get(at(arrived, "review"))
    with django_assert_max_num_queries(8):
        keep(admin, at(arrived), revision=1, sections=[section()], rows=[{}])


def test_what_was_read_at_first_can_be_had_again(admin, arrived):
    before = shown(admin, at(arrived, "review"))["text"]
    keep(admin, at(arrived))

    answer = admin.get(at(arrived, "review") + "?afresh=1", headers={"Accept": "application/json"})

    work = answer.json()["work"]
    assert (work["sections"], work["rows"]) == (before["sections"], before["rows"])
    assert work["front"]["title_en"] == "Trade Mark Law Revised"
    assert work["front"]["authors"] == []


def test_what_a_filled_in_language_left_out_stands_at_the_end(admin):
    """The rows are those of the briefing, so places in the import say nothing of them."""
    briefing = make_briefing(sections=[section(pair("澳門修訂商標法，新法於下月生效。", ""))])
    page = "<nav>Home</nav><p>Macau has revised its law; it takes effect next month.</p>"
    admin.post("/admin/briefings/briefing/import/", {"source": "Macau", "html": page})

    rows = shown(admin, at(Import.objects.get(), "review", briefing))["text"]["rows"]

    assert [[item["en"] for item in row["left"]] for row in rows][-1] == ["Home"]


def test_what_was_left_out_beside_a_title_alone_is_shown_too(admin):
    page = "<nav>Home</nav><h1>Trade Mark Law Revised</h1>"
    admin.post("/admin/briefings/briefing/import/", {"source": "Revised", "html": page})
    kept = Import.objects.get()
    Import.objects.update(result=kept.result | {"sections": [], "review": []})

    [row] = shown(admin, at(kept, "review"))["text"]["rows"]

    assert [item["en"] for item in row["left"]] == ["Home"]


def test_work_meant_for_a_briefing_in_the_recycle_bin_opens_as_a_text_of_its_own(
    admin, arrived, noon
):
    briefing = make_briefing(sections=[SECTION])
    keep(admin, at(arrived, into=briefing))
    type(briefing).objects.filter(pk=briefing.pk).update(deleted_at=noon)

    page = admin.get(reverse("admin:briefings_briefing_imports"))

    assert f'href="{at(arrived, "review")}"' in page.text


def test_the_text_of_a_deleted_briefing_leaves_every_review_and_other_work_stays(
    admin, arrived, noon
):
    briefing = make_briefing(sections=[SECTION])
    keep(admin, at(arrived, into=briefing))
    beside = Import.work_beside(briefing.pk)
    kept = Import.objects.get()
    Import.objects.update(review=kept.review | {beside: {"sections": [SECTION]}})

    erase(briefing, at=noon)

    kept.refresh_from_db()
    assert beside not in kept.review
    assert kept.review
    assert kept.intended_for is None


def test_a_draft_cannot_be_asked_for_before_the_page_listens(admin, arrived):
    """A click on a button that no script hears yet would be lost."""
    said = admin.get(at(arrived, "review")).text

    assert 'data-part="create" disabled>' in said
    assert 'data-part="create-and-send" disabled>' in said
