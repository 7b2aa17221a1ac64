import pytest
from django.urls import reverse

from briefings import drafting, publishing
from briefings.admin.drafts.model_admin import BriefingAdmin
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.last_edit import last_edits
from briefings.models.people import Author
from briefings.text.texts import Texts
from tests.support.factories import (
    make_area,
    make_author,
    make_briefing,
    make_person,
    pair,
    publish_now,
    section,
    unmarked,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/briefings/briefing/"


def form_data(briefing=None, **changes) -> dict:
    """What a browser would post for the form of a briefing."""
    data = {
        "title_zh_hant": "新法",
        "title_en": "New law",
        "standfirst_zh_hant": "",
        "standfirst_en": "",
        "date": "2025-05-01",
        "law_as_at": "",
        "jurisdiction_zh_hant": "",
        "jurisdiction_en": "",
        "contact_heading_zh_hant": "",
        "contact_heading_en": "",
        "contact_text_zh_hant": "",
        "contact_text_en": "",
        "contact_email": "",
        "opened": briefing.revision if briefing else "",
    }
    for prefix, rows in (("bylines", 0), ("sources", 0)):
        data |= {f"{prefix}-TOTAL_FORMS": rows, f"{prefix}-INITIAL_FORMS": rows}
    return data | changes


def with_authors(data: dict, briefing: Briefing, *authors: Author) -> dict:
    data |= {"bylines-TOTAL_FORMS": len(authors)}
    for place, author in enumerate(authors):
        data |= {
            f"bylines-{place}-author": author.pk,
            f"bylines-{place}-position": place,
            f"bylines-{place}-briefing": briefing.pk,
        }
    return data


def test_days_are_plain_date_fields_that_speak_of_no_time_zone(admin, briefing):
    page = admin.get(change(briefing)).text

    for name in ("date", "law_as_at", "review_on", "sources-__prefix__-accessed"):
        field = page.split(f'name="{name}"')[0].rsplit("<input", 1)[1]
        assert 'type="date"' in field
    assert "vDateField" not in page


def change(briefing: Briefing) -> str:
    return reverse("admin:briefings_briefing_change", args=[briefing.pk])


def state_of(admin, briefing: Briefing) -> str:
    cell = admin.get(LIST).text.split(f">{briefing.reference}<")[1].split('class="state ')[1]
    return cell.split(">")[1].split("<")[0]


def test_a_new_briefing_gets_the_next_reference_of_its_year(admin, briefing):
    answer = admin.post(reverse("admin:briefings_briefing_add"), form_data())

    made = Briefing.objects.latest("pk")
    assert made.reference == "2025-2"
    assert answer["Location"] == reverse("admin:briefings_briefing_text", args=[made.pk])
    assert drafting.front_at(made, made.revision)["title"]["en"] == "New law"


def test_a_title_is_needed_in_one_language(admin):
    data = form_data(title_zh_hant="", title_en="")

    answer = admin.post(reverse("admin:briefings_briefing_add"), data)

    assert answer.status_code == 200
    assert "Give the title in at least one language." in answer.text
    assert not Briefing.objects.exists()


def test_the_reference_cannot_be_set_by_hand(admin, briefing):
    admin.post(change(briefing), form_data(briefing, year="1999", number="7", revision="50"))

    briefing.refresh_from_db()
    assert (briefing.reference, briefing.title_en) == ("2025-1", "New law")


def test_authors_keep_their_order(admin, briefing):
    briefing.bylines.all().delete()
    drafting.keep_front(briefing, by=None)
    briefing.refresh_from_db()
    ana = Author.objects.create(slug="ana", name_en="Ana")
    bao = Author.objects.create(slug="bao", name_zh_hant="鮑")

    admin.post(change(briefing), with_authors(form_data(briefing), briefing, bao, ana))

    assert [byline.author for byline in briefing.bylines.all()] == [bao, ana]
    assert publishing.freeze(briefing).authors[0].slug == "bao"


def test_saving_details_is_a_revision_and_saving_nothing_new_is_none(admin, briefing):
    before = briefing.revision

    admin.post(change(briefing), form_data(briefing))
    briefing.refresh_from_db()
    once = briefing.revision
    admin.post(change(briefing), form_data(briefing))
    briefing.refresh_from_db()

    assert (once, briefing.revision) == (before + 1, before + 1)


def test_details_that_somebody_else_changed_are_not_overwritten_unasked(admin, briefing):
    opened = form_data(briefing, title_en="Mine")
    briefing.title_en = "Theirs"
    briefing.save()
    drafting.keep_front(briefing, by=None)

    first = admin.post(change(briefing), opened)
    briefing.refresh_from_db()
    kept = briefing.title_en
    again = admin.post(change(briefing), opened | {"opened": briefing.revision})
    briefing.refresh_from_db()

    assert "Someone else has saved these details" in first.text
    assert "Mine" in first.text
    assert f'name="opened" value="{briefing.revision - 1}"' in first.text
    assert kept == "Theirs"
    assert (again.status_code, briefing.title_en) == (302, "Mine")


def test_text_saved_in_the_same_instant_as_the_details_is_kept(admin, briefing, monkeypatch):
    save_form = BriefingAdmin.save_form

    def after_a_colleague(self, *args, **more):
        text = drafting.text_of(briefing)
        text["sections"][0]["paragraphs"][0]["en"] = "Changed."
        drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
        return save_form(self, *args, **more)

    monkeypatch.setattr(BriefingAdmin, "save_form", after_a_colleague)

    answer = admin.post(change(briefing), form_data(briefing, title_zh_hant="改"))

    assert answer.status_code == 302
    revisions = list(briefing.versions.order_by("revision").values_list("revision", flat=True))
    assert revisions[-2:] == [briefing.revision + 1, briefing.revision + 2]
    assert last_edits(briefing)["zh-hant"].revision == briefing.revision + 2


def test_text_saved_meanwhile_does_not_stop_the_details(admin, briefing):
    opened = form_data(briefing)
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    answer = admin.post(change(briefing), opened)

    assert answer.status_code == 302
    assert unmarked(drafting.text_of(briefing)) == text


def test_labels_are_in_the_language_of_the_admin(admin, briefing):
    english = admin.get(change(briefing)).text
    chinese = admin.get(change(briefing), headers={"Accept-Language": "zh-HK"}).text

    assert "Title · Chinese" in english
    assert "標題 · 中文" in chinese
    assert "[zh-hant]" not in chinese + english
    assert 'lang="zh-Hant-HK"' in english


def test_the_list_tells_the_state_of_each(admin, briefing, noon):
    draft = state_of(admin, briefing)
    publish_now(briefing, at=noon)
    public = state_of(admin, briefing)
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)
    changed = state_of(admin, briefing)
    reason = Texts("有誤", "Wrong")
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=reason)

    assert [draft, public, changed, state_of(admin, briefing)] == [
        "Draft",
        "Public: edition 1",
        "Changed since edition 1",
        "Withdrawn",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=2025-2", ["2025-2"]),
        ("q=9999-1", []),
        ("q=商標", ["2025-1", "2025-3"]),
        ("q=Ana Lei", ["2025-1", "2025-2", "2025-3"]),
        ("gaps=some", ["2025-2"]),
        ("gaps=none", ["2025-1", "2025-3"]),
        ("state=public", ["2025-3"]),
        ("state=draft", ["2025-1", "2025-2"]),
        ("year=2025", ["2025-1", "2025-2", "2025-3"]),
        ("areas__id__exact=1", ["2025-3"]),
    ],
)
def test_the_list_is_searched_and_filtered(admin, noon, query, found):
    make_briefing()
    make_briefing(
        title={"zh-hant": "公司法", "en": "Companies"}, sections=[section(pair("只有中文。"))]
    )
    third = make_briefing()
    area = make_area()
    third.areas.add(area)
    publish_now(third, at=noon)
    query = query.replace("exact=1", f"exact={area.pk}")

    page = admin.get(f"{LIST}?{query}")

    shown = [row.reference for row in page.context["cl"].result_list]
    assert sorted(shown) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("商标法", ["2025-1", "2025-2"]),
        ("how do I register a trade mark", ["2025-1"]),
        ("trademark", ["2025-1", "2025-2"]),
        ("renewl", ["2025-1"]),
        ("李安娜律師", ["2025-1", "2025-2"]),
        ("hippopotamus", []),
    ],
)
def test_what_a_client_would_type_finds_public_briefings_by_their_text_and_drafts_by_their_front(
    admin, noon, query, found
):
    make_author()
    text = section(
        pair("申請註冊商標，續期十年。", "To register a trade mark; renewal in ten years.")
    )
    publish_now(make_briefing(sections=[text]), at=noon)
    make_briefing()
    make_briefing(
        title={"zh-hant": "稅", "en": "Tax"}, standfirst={"zh-hant": "", "en": ""}, authors=[]
    )

    page = admin.get(LIST, {"q": query})

    assert sorted(row.reference for row in page.context["cl"].result_list) == found


def test_the_search_shows_nobody_a_draft_that_is_hidden_from_them(client, noon):
    make_briefing()
    client.force_login(make_person("author"))

    assert not client.get(LIST, {"q": "商标法"}).context["cl"].result_list


def test_the_list_costs_the_same_queries_however_long(admin, noon, django_assert_max_num_queries):
    for _ in range(3):
        publish_now(make_briefing(), at=noon)
    with django_assert_max_num_queries(20) as few:
        admin.get(LIST)
    for _ in range(9):
        publish_now(make_briefing(), at=noon)

    with django_assert_max_num_queries(len(few)):
        admin.get(LIST)


def test_the_rows_of_the_list_are_read_without_looking_through_all(
    admin, noon, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as asked:
        assert admin.get("/admin/briefings/briefing/").status_code == 200

    (rows,) = [one["sql"] for one in asked if 'AS "gaps"' in one["sql"]]
    assert "UNION" not in rows  # of all that have gaps or are behind
    assert ' IN (SELECT "U0"."id" AS "pk" FROM "briefings_briefing"' not in rows


def test_the_form_costs_the_same_queries_however_many_authors(
    admin, briefing, django_assert_max_num_queries
):
    for n in range(8):
        Author.objects.create(slug=f"a{n}", name_en=f"Author {n}")
    with django_assert_max_num_queries(20) as few:
        admin.get(change(briefing))
    for place, author in enumerate(Author.objects.exclude(briefings=briefing)):
        briefing.bylines.create(author=author, position=place)

    with django_assert_max_num_queries(len(few)):
        admin.get(change(briefing))


def test_a_published_briefing_is_not_deleted(admin, edition):
    address = reverse("admin:briefings_briefing_delete", args=[edition.briefing_id])

    admin.post(address, {"post": "yes"})

    assert Briefing.objects.count() == 1


def test_what_is_typed_is_shown_and_never_run(admin):
    briefing = make_briefing(title={"zh-hant": "<script>alert(1)</script>", "en": "<b>x</b>"})

    pages = [
        LIST,
        change(briefing),
        reverse("admin:briefings_briefing_history", args=[briefing.pk]),
    ]

    assert not any("<script>alert" in admin.get(page).text for page in pages)


def test_the_list_counts_where_a_side_is_behind_and_filters_by_it(admin, briefing):
    other = make_briefing(title={"zh-hant": "別的", "en": "Something else"})
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."
    text["sections"][1]["heading"]["zh-hant"] = "改了"
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    whole, some, none = (
        admin.get(reverse("admin:briefings_briefing_changelist"), query).text
        for query in ({}, {"behind": "some"}, {"behind": "none"})
    )

    assert '<span class="gaps gaps-some">2</span></td>' in whole
    assert (briefing.title_en in some, other.title_en in some) == (True, False)
    assert (briefing.title_en in none, other.title_en in none) == (False, True)
