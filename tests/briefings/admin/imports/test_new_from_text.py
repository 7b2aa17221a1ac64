import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from briefings.models.draft.history import Import
from briefings.models.people import Author
from tests.briefings.importing import word
from tests.support.factories import make_author, make_briefing, make_person, pair, section

pytestmark = pytest.mark.django_db
PASTE = "/admin/briefings/briefing/import/"
IMPORTS = "/admin/briefings/briefing/imports/"
JSON = {"Accept": "application/json", "Accept-Language": "en"}
TEXT = """商標法修訂
Trade Mark Law Revised

澳門修訂商標法，新法於下月生效。

Macau has revised its trade mark law; it takes effect next month.

申請費減半。

Application fees are halved, and renewal costs MOP 500.

本所將繼續關注法律的修訂及其實施情況。

top of page
"""
FRONT = {
    "title_zh_hant": "商標法",
    "title_en": "Marks",
    "authors": "Ana Lei, 鮑",
    "date": "2025-05-01",
}


@pytest.fixture
def arrived(admin) -> Import:
    admin.post(PASTE, {"source": TEXT})
    return Import.objects.get()


def at(arrived: Import, into: Briefing | None = None) -> str:
    address = reverse("admin:briefings_briefing_review", args=[arrived.pk])
    return address + (f"?into={into.pk}" if into else "")


def accept(client, address: str, *sections: dict, revision: int = 0, **front):
    data = {"front": FRONT | front, "text": {"sections": list(sections)}, "revision": revision}
    return client.post(address, data, content_type="application/json")


def test_what_is_pasted_is_kept_and_waits_for_its_review(admin, lawyer):
    answer = admin.post(PASTE, {"source": TEXT})

    kept = Import.objects.get()
    assert answer["Location"] == at(kept)
    assert (kept.source, kept.imported_by, kept.briefing) == (TEXT, lawyer, None)
    assert not Briefing.objects.exists()


@pytest.mark.one_database
def test_the_review_shows_why_to_look_and_what_was_left_out(admin, arrived):
    page = admin.get(at(arrived))

    rows = page.context["text"]["rows"]
    assert ["missing-en"] in [row["codes"] for row in rows]
    assert page.context["settings"]["words"]["reasons"]["missing-en"] == "The English is missing."
    assert [item["en"] for row in rows for item in row["left"]] == ["top of page"]
    assert not Briefing.objects.exists()


def test_accepting_makes_the_draft_as_it_was_put_right(admin, arrived):
    answer = accept(admin, at(arrived), section(pair("一", "One")))

    briefing = Briefing.objects.get()
    assert answer.json() == {"address": f"/admin/briefings/briefing/{briefing.pk}/text/"}
    assert (briefing.title_en, str(briefing.date)) == ("Marks", "2025-05-01")
    assert [str(byline.author) for byline in briefing.bylines.all()] == ["Ana Lei", "鮑"]
    assert drafting.text_of(briefing)["sections"][0]["paragraphs"][0]["en"] == "One"
    assert Import.objects.get().briefing == briefing


@pytest.mark.one_database
def test_the_review_offers_whom_a_name_means_and_takes_who_is_chosen(admin, lawyer):
    known = make_author("chan", name_zh_hant="陳美儀", name_en="Chan Mei I")
    other = make_author("bo", name_en="Bo Chan")
    byline = "作者：陳美儀律師 / By Chan Mei I"
    admin.post(PASTE, {"source": TEXT.replace("Revised\n", f"Revised\n\n{byline}\n", 1)})
    kept = Import.objects.get()

    page = admin.get(at(kept))
    rows = page.context["front"]["authors"]
    accept(
        admin,
        at(kept),
        section(pair("一", "One")),
        authors=[
            {"zh-hant": "", "en": "", "person": rows[0].chosen},
            {"zh-hant": "何東", "en": "Ho Tong", "person": "new"},
            {"zh-hant": "", "en": "", "person": f"author:{other.pk}"},
            {"zh-hant": "", "en": "", "person": "new"},
        ],
    )

    assert [(row.chinese, row.english, row.chosen) for row in rows] == [
        ("陳美儀", "Chan Mei I", f"author:{known.pk}")
    ]
    assert "Ho Tong" not in page.text
    authors = [str(byline) for byline in Briefing.objects.get().bylines.all()]
    assert authors == [str(known), "何東 Ho Tong", str(other)]
    assert not Author.objects.get(name_en="Ho Tong").is_public


@pytest.mark.one_database
@pytest.mark.parametrize(
    "authors", [[{"en": "T\ud800"}], [5], [{"person": "author:999"}], [{"person": {}, "en": []}]]
)
def test_authors_that_make_no_sense_are_refused_in_words(admin, arrived, authors):
    answer = accept(admin, at(arrived), section(pair("一", "One")), authors=authors)

    assert (answer.status_code, bool(answer.json().get("error"))) in {(400, True), (200, False)}
    assert not Author.objects.exists()


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ({"title_en": "T\ud800"}, "cannot be stored"),
        ({"authors": "Ana\x00"}, "cannot be stored"),
        ({"title_zh_hant": "", "title_en": ""}, "Give the title"),
        ({"title_en": "x" * 301}, "at most 300"),
        ({"date": "tomorrow"}, "not a date"),
        ({"authors": "x" * 201}, "at most 200"),
    ],
)
def test_a_front_that_cannot_be_kept_is_refused_in_words(admin, arrived, front, reason):
    answer = accept(admin, at(arrived), section(pair("一", "One")), **front)

    assert answer.status_code == 400
    assert reason in answer.json()["error"]
    assert not Briefing.objects.exists()


@pytest.mark.one_database
def test_importing_into_a_briefing_adds_after_its_text(admin, arrived, briefing):
    before = drafting.text_of(briefing)

    answer = accept(
        admin,
        at(arrived, briefing),
        section(pair("新", "New")),
        revision=briefing.revision,
        how="add",
    )

    sections = drafting.text_of(briefing)["sections"]
    assert answer.status_code == 200
    assert sections[:-1] == before["sections"]
    assert sections[-1]["paragraphs"][0]["en"] == "New"


def test_replacing_keeps_the_addresses_of_what_stays(admin, arrived, briefing):
    page = admin.get(at(arrived, briefing))
    before = drafting.text_of(briefing)
    kept = before["sections"][1]["paragraphs"][0]

    accept(
        admin,
        at(arrived, briefing),
        section(kept, pair("新", "New")),
        revision=briefing.revision,
        how="replace",
    )

    after = drafting.text_of(briefing)["sections"]
    assert "0 paragraphs stay, 1 change, 2 are new, 2 go" in page.text
    assert after[0]["paragraphs"][0]["id"] == kept["id"]
    assert drafting.text_at(briefing, briefing.revision) == before


def test_a_briefing_saved_meanwhile_is_not_overwritten(admin, arrived, briefing):
    opened = briefing.revision
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."
    drafting.save_text(briefing=briefing, text=text, by=None, revision=opened)

    answer = accept(
        admin, at(arrived, briefing), section(pair("新", "New")), revision=opened, how="replace"
    )

    rows = [row["en"] for row in drafting.text_of(briefing)["sections"][0]["paragraphs"]]
    assert answer.status_code == 200
    assert set(rows) == {"New", "Changed."}


@pytest.mark.one_database
def test_an_import_is_its_importers(signed_in, arrived):
    other = signed_in("add_briefing", "view_briefing", "change_briefing")

    assert other.get(at(arrived)).status_code == 403
    assert accept(other, at(arrived), section(pair("一", "One"))).status_code == 403


@pytest.mark.one_database
def test_whoever_may_not_change_a_briefing_imports_nothing_into_it(signed_in, briefing):
    writer = signed_in("add_briefing", "view_briefing")

    answer = writer.post(f"{PASTE}?into={briefing.pk}", {"source": TEXT})

    assert answer.status_code == 403
    assert not Import.objects.exists()


@pytest.mark.one_database
def test_a_file_is_read_and_kept_as_it_came(admin):
    file = SimpleUploadedFile("draft.txt", TEXT.encode())

    admin.post(PASTE, {"file": file})

    kept = Import.objects.get()
    assert (kept.name, bytes(kept.file), kept.kind) == ("draft.txt", TEXT.encode(), "text")


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("x.docx", b"PK\x03\x04broken"),
        ("a.pdf", b"%"),
    ],
)
def test_a_file_that_cannot_be_read_loses_nothing_typed(admin, name, data):
    file = SimpleUploadedFile(name, data)

    page = admin.post(PASTE, {"file": file, "source": "Typed beside it"})
    answer = admin.post(PASTE, {"file": io.BytesIO(data), "source": "x"}, headers=JSON)

    assert page.status_code == 400
    assert "Typed beside it" in page.text
    assert answer.json()["error"]
    assert not Import.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["draft.txt", "draft.html"])
def test_a_file_with_a_character_that_cannot_be_stored_is_refused_and_told_where(admin, name):
    text = '\ufeff<p>甲乙丙 <a href="https://a.mo/\0">Party A</a></p>'

    answer = admin.post(PASTE, {"file": SimpleUploadedFile(name, text.encode())}, headers=JSON)

    assert answer.status_code == 400
    assert "cannot be stored" in answer.json()["error"]
    assert not Import.objects.exists()


@pytest.mark.one_database
def test_what_is_pasted_with_a_character_that_cannot_be_stored_is_refused(admin):
    answer = admin.post(PASTE, {"source": "甲\0乙", "html": "<p>甲\0乙</p>"}, headers=JSON)

    assert answer.status_code == 400
    assert not Import.objects.exists()


@pytest.mark.one_database
@pytest.mark.parametrize("digits", ["1", "x1"])
def test_a_reference_of_thousands_of_digits_is_read_as_no_character(admin, digits):
    html = f"<p>甲 &#{digits}{'1' * 5_000}; 乙</p>"

    answer = admin.post(PASTE, {"source": "甲", "html": html}, headers=JSON)

    assert answer.status_code == 200


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("name", "data"),
    [("empty.txt", b" \n"), ("empty.html", b"<p></p>"), ("empty.docx", word.word_file())],
)
def test_a_file_without_text_is_not_imported(admin, name, data):
    answer = admin.post(PASTE, {"file": SimpleUploadedFile(name, data)}, headers=JSON)

    assert answer.status_code == 400
    assert answer.json() == {"error": "It contains no text to import."}


@pytest.mark.one_database
def test_nothing_is_not_imported(admin):
    answer = admin.post(PASTE, {"source": "  "}, headers=JSON)

    assert answer.json() == {"error": "Paste a text or choose a file."}


@pytest.mark.one_database
def test_house_style_is_suggested_in_the_browsers_units(admin):
    rows = [{"key": "a", "zh-hant": "𠮷新法,生效", "en": "decision - making"}]

    answer = admin.post(
        reverse("admin:briefings_briefing_style"), {"rows": rows}, content_type="application/json"
    )

    first, second = answer.json()["suggestions"]
    assert (first["start"], first["end"], first["was"], first["replacement"]) == (4, 5, ",", "，")
    assert (second["side"], second["replacement"]) == ("en", "-")


def test_past_imports_can_be_opened_again_and_say_what_became_of_them(admin, arrived, briefing):
    waiting = admin.get(IMPORTS, headers={"Accept-Language": "en"}).content.decode()
    Import.objects.update(briefing=briefing)

    taken = admin.get(f"{IMPORTS}?into={briefing.pk}", headers={"Accept-Language": "en"})

    assert at(arrived) in waiting
    assert "Waits for its review" in waiting
    assert briefing.reference in taken.content.decode()
    assert admin.get(at(arrived)).status_code == 200


def test_who_may_not_see_imports_sees_own_ones_only(signed_in, arrived):
    other = signed_in("add_briefing", "view_briefing", "change_briefing")
    other.post(PASTE, {"source": "乙方\n\nParty B"})

    found = other.get(IMPORTS).context["imports"]

    assert [one.imported_by_id for one in found] != [arrived.imported_by_id]
    assert len(found) == 1


def test_imports_of_briefings_that_one_may_not_see_are_not_listed(signed_in, arrived, briefing):
    Import.objects.update(briefing=briefing)
    reader = signed_in("view_briefing", "change_briefing", "view_import")

    assert list(reader.get(IMPORTS).context["imports"]) == []
    assert reader.get(at(arrived)).status_code == 403


@pytest.mark.one_database
def test_who_may_write_nothing_has_no_list_of_imports(signed_in):
    assert signed_in("view_briefing").get(IMPORTS).status_code == 403


@pytest.mark.one_database
def test_a_file_in_each_language_is_one_import(admin):
    chinese = SimpleUploadedFile("法例.txt", "商標法修訂\n\n新法於下月生效。".encode())
    english = SimpleUploadedFile("law.txt", b"Trade mark law\n\nThe new law starts next month.")

    answer = admin.post(PASTE, {"file": english, "other_file": chinese}, headers=JSON)

    kept = Import.objects.get()
    assert answer.json() == {"address": at(kept)}
    assert (kept.name, kept.other_name) == ("law.txt", "法例.txt")
    assert bytes(kept.other_file).decode().startswith("商標法修訂")
    assert kept.result["sections"][0]["paragraphs"] == [
        {"zh-hant": "新法於下月生效。", "en": "The new law starts next month."}
    ]


@pytest.mark.one_database
def test_two_files_in_one_language_are_refused_in_words(admin):
    files = [SimpleUploadedFile(name, b"Trade mark law.") for name in ("one.txt", "two.txt")]

    answer = admin.post(PASTE, {"file": files[0], "other_file": files[1]}, headers=JSON)

    assert "not one Chinese and one English text" in answer.json()["error"]
    assert not Import.objects.exists()


@pytest.mark.one_database
def test_a_file_put_into_the_second_field_only_is_the_file(admin):
    admin.post(PASTE, {"other_file": SimpleUploadedFile("text.txt", TEXT.encode())})

    assert Import.objects.get().name == "text.txt"


def test_lists_and_reviews_of_imports_do_not_load_the_files(admin, django_assert_max_num_queries):
    files = [
        SimpleUploadedFile("法例.txt", "商標法修訂\n\n新法於下月生效。".encode()),
        SimpleUploadedFile("law.txt", b"Trade mark law\n\nThe new law starts next month."),
    ]
    admin.post(PASTE, {"file": files[0], "other_file": files[1]})

    with django_assert_max_num_queries(100) as queries:
        page = admin.get(IMPORTS).content.decode()
        admin.get(at(Import.objects.only("pk").get()))

    assert "法例.txt · law.txt" in page
    assert not [
        sql for query in queries.captured_queries if '"other_file"' in (sql := query["sql"])
    ]


ENGLISH_ONLY = """Trade Mark Law Revised

Application fees are halved, and renewal costs MOP 500.

The law takes effect on 1 July 2026.
"""


@pytest.fixture
def chinese_briefing() -> Briefing:
    rows = section(pair("申請費減半，續期費為澳門元 500 元。"), pair("法律於2026年7月1日生效。"))
    return make_briefing(title={"zh-hant": "商標法修訂", "en": ""}, sections=[rows])


@pytest.mark.one_database
def test_a_text_in_the_language_that_is_missing_is_set_beside_the_rows(admin, chinese_briefing):
    admin.post(f"{PASTE}?into={chinese_briefing.pk}", {"source": ENGLISH_ONLY})
    kept = Import.objects.get()

    answer = admin.get(at(kept, chinese_briefing), headers={"Accept-Language": "en"})

    [shown] = answer.context["text"]["sections"]
    assert [row["en"] for row in shown["paragraphs"]] == [
        "Application fees are halved, and renewal costs MOP 500.",
        "The law takes effect on 1 July 2026.",
    ]
    assert "It is set beside the paragraphs that are there" in answer.content.decode()


@pytest.mark.one_database
def test_what_was_filled_in_is_saved_with_its_rows_and_the_title(admin, chinese_briefing):
    before = drafting.text_of(chinese_briefing)
    admin.post(f"{PASTE}?into={chinese_briefing.pk}", {"source": ENGLISH_ONLY})
    address = at(Import.objects.get(), chinese_briefing)
    shown = admin.get(address).context["text"]["sections"]

    answer = accept(
        admin, address, *shown, revision=chinese_briefing.revision, how="fill",
        title_zh_hant="", title_en="Trade Mark Law Revised",
    )  # fmt: skip

    assert answer.status_code == 200
    chinese_briefing.refresh_from_db()
    after = drafting.text_of(chinese_briefing)
    ids = [[row["id"] for row in text["sections"][0]["paragraphs"]] for text in (before, after)]
    assert ids[0] == ids[1]
    assert [row["en"] for row in after["sections"][0]["paragraphs"]][1].startswith("The law")
    assert not any("behind" in row for row in after["sections"][0]["paragraphs"])
    assert chinese_briefing.title_en == "Trade Mark Law Revised"
    assert chinese_briefing.title_zh_hant


@pytest.mark.one_database
def test_it_can_be_taken_as_a_text_of_its_own_instead(admin, chinese_briefing):
    admin.post(f"{PASTE}?into={chinese_briefing.pk}", {"source": ENGLISH_ONLY})

    answer = admin.get(at(Import.objects.get(), chinese_briefing) + "&how=text")

    assert "fills" not in answer.context
    assert answer.context["comparison"].added == 2


@pytest.mark.one_database
def test_what_the_browser_saw_of_a_pasted_page_and_no_row_holds_is_shown(admin):
    page = "<p>澳門修訂商標法，新法於下月生效。</p><p>Macau has revised its trade mark law.</p>"
    plain = "澳門修訂商標法，新法於下月生效。\nMacau has revised its trade mark law.\nAnnex nine"

    admin.post(PASTE, {"source": plain, "html": page})
    shown = admin.get(at(Import.objects.get()), headers={"Accept-Language": "en"}).content.decode()

    assert '<span class="line">Annex nine</span>' in shown
    assert "9 letters, near “its trade mark law.”, are in no row." in shown
    assert 'href="#ledger"' in shown


@pytest.mark.one_database
def test_an_import_that_agrees_with_its_source_says_nothing_of_it(admin, arrived):
    assert 'id="ledger"' not in admin.get(at(arrived)).content.decode()


def test_the_same_text_again_is_recognised_before_it_becomes_a_second_briefing(admin, arrived):
    accept(admin, at(arrived), section(pair("一", "One")))
    first = Briefing.objects.get()
    admin.post(PASTE, {"source": TEXT.replace("\n\n", "\n\n\n")})
    again = Import.objects.latest("pk")

    page = admin.get(at(again)).text
    accept(admin, at(again), section(pair("一", "One")))

    assert "This text was imported before and became a briefing:" in page
    assert f'href="/admin/briefings/briefing/{first.pk}/text/">{first.reference}' in page
    assert Briefing.objects.count() == 2


def test_a_text_that_is_new_or_a_colleagues_is_not_called_imported_before(admin, arrived, client):
    accept(admin, at(arrived), section(pair("一", "One")))
    admin.post(PASTE, {"source": TEXT.replace("申請費", "續期費")})
    client.force_login(make_person("author"))
    client.post(PASTE, {"source": TEXT})

    other, colleagues = Import.objects.order_by("pk")[1:]

    assert "made-before" not in admin.get(at(other)).text
    assert "made-before" not in client.get(at(colleagues)).text


@pytest.mark.one_database
def test_a_clean_text_is_created_and_sent_to_review_in_one_step(admin, lawyer, arrived):
    data = {"front": FRONT, "text": {"sections": [section(pair("一", "One"))]}, "submits": True}

    answer = admin.post(at(arrived), data, content_type="application/json")

    briefing = Briefing.objects.get()
    assert answer.json()["address"] == f"/admin/briefings/briefing/{briefing.pk}/publish/"
    assert briefing.submitted_by == lawyer
