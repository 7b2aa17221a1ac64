import json

import pytest
from django.urls import reverse

from briefings import drafting
from briefings.models.draft.briefing import Briefing
from tests.support.factories import make_briefing, pair, section, unmarked

pytestmark = pytest.mark.django_db


def address(briefing) -> str:
    return reverse("admin:briefings_briefing_text", args=[briefing.pk])


def save(client, briefing, text, revision=None, **more):
    revision = briefing.revision if revision is None else revision
    data = {"text": text, "revision": revision} | more
    return client.post(address(briefing), data, content_type="application/json")


def long_briefing() -> Briefing:
    """150 pairs in 12 sections."""
    sections = [
        section(*[pair(f"第{n}段" * 20, f"paragraph {n} " * 20) for n in range(12 + (part < 6))])
        for part in range(12)
    ]
    return make_briefing(sections=sections)


@pytest.mark.one_database
def test_the_page_carries_the_whole_text_as_data(admin, briefing):
    page = admin.get(address(briefing))

    assert page.status_code == 200
    assert "Macau has revised its trade mark law." in page.text
    assert 'id="editor-text" type="application/json"' in page.text


@pytest.mark.one_database
def test_text_that_looks_like_a_script_stays_text(admin):
    briefing = make_briefing(sections=[section(pair("</script><script>alert(1)</script>"))])

    page = admin.get(address(briefing))

    assert "<script>alert" not in page.text


def test_saving_answers_with_the_new_revision_and_every_id(admin, briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"].append(pair("新的一段。", "A new paragraph."))

    answer = save(admin, briefing, text)

    saved = drafting.text_of(briefing)
    rows = [row["id"] for part in saved["sections"] for row in (part, *part["paragraphs"])]
    assert answer.status_code == 200
    assert answer.json()["ids"] == rows
    assert answer.json()["revision"] == briefing.revision + 1
    assert answer.json()["said"].startswith("Saved at")
    assert saved["sections"][0]["paragraphs"][1]["en"] == "A new paragraph."


def test_whoever_saved_last_is_named(admin, lawyer, briefing):
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Changed."

    save(admin, briefing, text)

    assert Briefing.objects.get().changed_by == lawyer


def test_a_stale_copy_is_refused_in_words(admin, briefing):
    mine, theirs = drafting.text_of(briefing), drafting.text_of(briefing)
    theirs["sections"][0]["paragraphs"][0]["en"] = "Theirs."
    mine["sections"][0]["paragraphs"][0]["en"] = "Mine."
    save(admin, briefing, theirs)

    answer = save(admin, briefing, mine)

    assert answer.status_code == 409
    assert "Nothing was overwritten" in answer.json()["error"]
    assert answer.json()["clashes"][0]["theirs"] == "Theirs."
    assert answer.json()["clashes"][0]["mine"] == "Mine."
    assert unmarked(drafting.text_of(briefing)) == theirs


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (lambda opened, ids: {"opened": opened, "shown": ids[:1]}, "zh-hant"),
        (lambda opened, ids: {"opened": opened, "shown": ids}, ""),
        (lambda opened, ids: None, ""),
        (lambda opened, ids: {"opened": "x", "shown": 7}, ""),
    ],
)
def test_what_came_along_unread_after_a_clash_is_not_taken_as_compared(
    admin, briefing, told, behind
):
    mine, theirs, opened = drafting.text_of(briefing), drafting.text_of(briefing), briefing.revision
    ids = [section["paragraphs"][0]["id"] for section in mine["sections"]]
    for text, name in ((theirs, "Theirs"), (mine, "Mine")):
        text["sections"][0]["paragraphs"][0]["en"] = name
    theirs["sections"][1]["paragraphs"][0]["en"] = "Theirs, too."
    save(admin, briefing, theirs)
    briefing.refresh_from_db()
    settled = drafting.text_of(briefing)
    settled["sections"][0]["paragraphs"][0]["en"] = "Mine"
    settled["sections"][1]["paragraphs"][0]["zh-hant"] = "我改了。"

    answer = save(admin, briefing, settled, clash=told(opened, ids))

    assert answer.status_code == 200
    second = drafting.text_of(briefing)["sections"][1]["paragraphs"][0]
    assert second.get("behind", "") == behind


def test_two_languages_written_at_once_are_both_kept(admin, briefing):
    chinese, english = drafting.text_of(briefing), drafting.text_of(briefing)
    chinese["sections"][0]["paragraphs"][0]["zh-hant"] = "改了中文。"
    english["sections"][0]["paragraphs"][0]["en"] = "English changed."
    save(admin, briefing, chinese)

    answer = save(admin, briefing, english)

    both = drafting.text_of(briefing)["sections"][0]["paragraphs"][0]
    assert (both["zh-hant"], both["en"]) == ("改了中文。", "English changed.")
    assert answer.json()["text"] == drafting.text_of(briefing)


@pytest.mark.one_database
@pytest.mark.parametrize(
    "body",
    ["", "[]", "null", "{", '{"revision": 1}', '{"text": {}}', "[" * 100_000, '"\\ud800"'],
)
def test_what_is_not_a_text_is_refused_in_words(admin, briefing, body):
    before = drafting.text_of(briefing)

    answer = admin.post(address(briefing), body, content_type="application/json")

    assert answer.status_code in (400, 415)
    assert answer.json()["error"].endswith(".")
    assert drafting.text_of(briefing) == before


@pytest.mark.one_database
def test_too_large_a_text_is_refused_in_words(admin, briefing):
    body = json.dumps({"revision": 1, "text": "x" * (5 * 1024 * 1024)})

    answer = admin.post(address(briefing), body, content_type="application/json")

    assert answer.status_code == 413
    assert "5.0" in answer.json()["error"]


@pytest.mark.one_database
def test_a_form_post_is_refused_in_words(admin, briefing):
    answer = admin.post(address(briefing), {"text": "x"})

    assert answer.status_code == 415
    assert answer.json()["error"]


@pytest.mark.one_database
def test_whoever_may_only_look_cannot_save(signed_in, briefing):
    reader = signed_in("view_briefing", "see_all_briefings")
    text = drafting.text_of(briefing)

    page, answer = reader.get(address(briefing)), save(reader, briefing, {"sections": []})

    assert '"readonly": true' in page.text
    assert 'data-action="save"' not in page.text
    assert answer.status_code == 403
    assert drafting.text_of(briefing) == text


@pytest.mark.one_database
def test_a_new_token_is_given_after_signing_in_again(admin, briefing):
    answer = admin.get(address(briefing), headers={"Accept": "application/json"})

    assert answer.json()["revision"] == briefing.revision
    assert answer.json()["token"]


def test_opening_costs_the_same_queries_however_long_the_text(
    admin, briefing, django_assert_num_queries
):
    long = long_briefing()

    for opened in (briefing, long):
        with django_assert_num_queries(12):  # half of them for the details above the text
            admin.get(address(opened))


def test_saving_costs_the_same_queries_however_much_has_changed(
    admin, django_assert_max_num_queries
):
    long = long_briefing()
    text = drafting.text_of(long)
    text["sections"].reverse()
    for part in text["sections"]:
        part["heading"]["en"] = "Changed"
        part["paragraphs"].append(pair("新", "New"))
        for row in part["paragraphs"]:
            row["en"] += " changed"

    with django_assert_max_num_queries(16):
        answer = save(admin, long, text)

    assert answer.status_code == 200


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><p class=MsoNormal
style='margin:0'><b><span lang=ZH-TW>《商標法》</span></b> applies.<o:p></o:p></p>
<ul><li>one</li><li>two</li></ul><script>alert(1)</script></body></html>"""


@pytest.mark.one_database
def test_pasted_word_text_keeps_its_marks_and_nothing_else(admin):
    answer = admin.post(
        reverse("admin:briefings_briefing_paste"), {"html": WORD}, content_type="application/json"
    )

    assert answer.json() == {"text": "**《商標法》** applies.\n\n- one\n- two", "said": ""}


@pytest.mark.one_database
def test_a_table_pasted_among_text_stays_a_table(admin):
    html = (
        "<p>The fees are:</p><table><tr><th>Item</th><th>Fee</th></tr>"
        "<tr><td>Filing</td><td>1,000</td></tr><tr><td>Renewal</td><td>2,500</td></tr></table>"
        "<p>They are paid at once.</p>"
    )
    answer = admin.post(
        reverse("admin:briefings_briefing_paste"), {"html": html}, content_type="application/json"
    )

    table = "| Item | Fee |\n| --- | --- |\n| Filing | 1,000 |\n| Renewal | 2,500 |"
    assert answer.json()["text"] == f"The fees are:\n\n{table}\n\nThey are paid at once."


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("source", "said"), [("data:image/png;base64,aGk=", "one by one"), ("file:///a.png", "linked")]
)
def test_pictures_among_pasted_text_are_not_lost_in_silence(admin, source, said):
    html = f"<p>Text <img src='{source}'></p>"

    answer = admin.post(
        reverse("admin:briefings_briefing_paste"), {"html": html}, content_type="application/json"
    )

    assert answer.json()["text"] == "Text"
    assert said in answer.json()["said"]


@pytest.mark.one_database
@pytest.mark.parametrize("data", [{}, {"html": 5}, {"html": "x" * 2_000_001}])
def test_what_cannot_be_pasted_is_refused_in_words(admin, data):
    answer = admin.post(
        reverse("admin:briefings_briefing_paste"), data, content_type="application/json"
    )

    assert answer.status_code == 400
    assert answer.json()["error"]
